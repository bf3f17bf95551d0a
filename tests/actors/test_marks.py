"""An author's own marks: plain SVG becomes native shapes, anything else is told at its line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path as File
from zipfile import ZipFile

import pytest

from builder.actors import marks
from builder.actors.base import place
from builder.errors import BuildError
from builder.geometry import Box
from builder.scene.items import Group, Paint, Path, Shape
from builder.scene.walk import walk
from builder.theme import load

PLAIN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
  <title>not drawn</title>
  <g transform="translate(2 2)" fill="#c04000">
    <circle cx="10" cy="10" r="8"/>
    <path d="M0 30h20v6H0z" style="fill: rgb(0, 64, 192); stroke: none"/>
    <line x1="0" y1="38" x2="20" y2="38" stroke="teal" stroke-width="2"/>
    <rect width="4" height="4" fill="none"/>
  </g>
</svg>
"""


@pytest.fixture
def brands(tmp_path: File) -> Iterator[File]:
    """A folder of marks in force."""
    folder = tmp_path / "brands"
    folder.mkdir()
    marks.use_folder(folder)
    yield folder
    marks.use_folder(None)


def svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{inside}\n</svg>'


def test_a_plain_drawing_becomes_shapes_in_its_own_colours(brands: File) -> None:
    (brands / "my-tool.svg").write_text(PLAIN, encoding="utf-8")
    mark = marks.find("My Tool")
    assert mark is not None
    assert [type(item) for item in mark.items] == [Shape, Path, Path]
    assert [item.fill for item in mark.items if isinstance(item, Shape | Path)] == [
        Paint("#C04000"), Paint("#0040C0"), None,
    ]  # fmt: skip
    drawn = marks.drawn(mark, Box(100, 100, 200, 80), "mark")
    boxes = [item for item in walk((drawn,)) if isinstance(item, Shape)]
    assert boxes[0].box.y >= 100 - 1
    assert boxes[0].box.bottom <= 180 + 1


def test_a_name_without_a_mark_stands_alone(brands: File) -> None:
    (brands / "other.svg").write_text(PLAIN, encoding="utf-8")
    assert marks.find("My Tool") is None
    assert marks.find("") is None


@pytest.mark.parametrize(
    ("inside", "line", "said"),
    [
        ("<script>alert(1)</script>", 2, "<script>"),
        ('<g>\n<image href="x.png" width="4" height="4"/></g>', 3, "<image>"),
        ('<text x="0" y="9">name</text>', 2, "<text>"),
        ('<rect width="9" height="9" fill="url(#paint)"/>', 2, "no plain colour"),
        ('<rect width="9" height="9" class="st0"/>', 2, "class"),
        ('<rect width="9" height="9" onclick="x()"/>', 2, "event handler"),
        ('<g transform="skewX(9)"><rect width="9" height="9"/></g>', 2, "skewX"),
        ('<rect width="50%" height="9"/>', 2, "no length"),
        ("<g></g>", 1, "nothing is drawn"),
        ("<g>", 3, "not an SVG file"),
    ],
)
def test_what_is_not_plain_is_told_at_its_line(brands: File, inside: str, line: int, said: str) -> None:
    (brands / "tool.svg").write_text(svg(inside), encoding="utf-8")
    found = list(marks.problems())
    assert [(path.name, at) for path, at, _ in found] == [("tool.svg", line)]
    assert said in found[0][2]
    assert marks.find("tool") is None, "the name alone stands on the card"


def test_entities_are_never_expanded(brands: File) -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>\n' + svg("<title>&a;</title>")
    (brands / "tool.svg").write_text(bomb, encoding="utf-8")
    with pytest.raises(BuildError, match=r"tool\.svg:1: a document type"):
        marks.read(brands / "tool.svg")


def test_the_card_shows_mark_and_name(brands: File) -> None:
    (brands / "tool.svg").write_text(PLAIN, encoding="utf-8")
    card = place("wordmark", id="card", theme=load("dark"), words="Tool", width=600, height=400, mark="Tool")
    names = {item.id for item in walk((card.item,))}
    assert {"card/mark", "card/words"} <= names
    group = next(item for item in walk((card.item,)) if item.id == "card/mark")
    assert isinstance(group, Group)
    assert len(group.items) == 3


ROWS = """# 900 - Marks

## Script
We use My Tool every day. It just works for us.

## Visuals & Animations
| Cue | Visual |
|---|---|
| My Tool | My Tool logo appearing |

## Meme Opportunity
- "It works"
"""


def build(folder: File, mark: str) -> subprocess.CompletedProcess[str]:
    (folder / "900-marks.md").write_text(ROWS, encoding="utf-8")
    (folder / "brands").mkdir()
    (folder / "brands" / "my-tool.svg").write_text(mark, encoding="utf-8")
    command = [sys.executable, "-m", "builder", "-q", "900-marks.md", "-o", "out", "--only", "deck,diagrams"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_mark_is_native_in_deck_and_diagrams(tmp_path: File) -> None:
    done = build(tmp_path, PLAIN)
    assert done.returncode == 0, done.stderr
    out = tmp_path / "out" / "900-marks"
    with ZipFile(out / "900-marks.pptx") as deck:
        slides = "".join(deck.read(n).decode("utf-8") for n in deck.namelist() if n.startswith("ppt/slides/slide"))
    assert "C04000" in slides
    assert "<p:pic>" not in slides
    drawings = "".join(path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.svg")))
    assert "C04000" in drawings.upper()
    assert "<image" not in drawings


def test_a_bad_mark_is_an_error_with_its_place(tmp_path: File) -> None:
    done = build(tmp_path, svg("<script>1</script>"))
    assert done.returncode != 0
    assert "my-tool.svg:2" in done.stderr + done.stdout
