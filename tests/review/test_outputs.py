"""Two builds, and two decks by their shapes; the deck as text for git."""

from __future__ import annotations

import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from builder.cli import program
from builder.review import deckfile
from builder.review.model import IncomparableError


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory, script: str) -> tuple[Path, Path]:
    """A script built, edited (a row's number, a row more) and built again: decks and slides."""
    folder = tmp_path_factory.mktemp("builds")
    more = '| "each takes a share" | 3 servers sharing one queue |\n| "the cache'
    for name, text in (
        ("old", script),
        ("new", script.replace("95% usage", "40% usage").replace('| "the cache', more)),
    ):
        (folder / "007-load-balancing.md").write_text(text)
        arguments = ["build", "007-load-balancing.md", "-o", name, "--only", "deck,slides", "-q"]
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            assert CliRunner().invoke(program, arguments).exit_code == 0
    return folder / "old", folder / "new"


def deck_of(folder: Path) -> Path:
    return folder / "007-load-balancing" / "007-load-balancing.pptx"


def test_two_builds(builds: tuple[Path, Path], review: Any) -> None:
    found = review(*builds, "--exit-code")
    assert found.code == 1
    states = found.states
    assert states["sits-at-95-cpu"] == "changed"
    assert states["each-takes-a-share"] == "added"
    meter = next(slide for slide in found.slides if slide["id"] == "sits-at-95-cpu")
    assert {"kind": "label", "sign": "~", "subject": "label on gauge", "before": "“95%”", "after": "“40%”"} in meter[
        "changes"
    ]
    assert meter["pixels"]["boxes"]
    assert states.get("the-cache-answers", "same") == "same"  # its place in the deck is no change
    assert (found.folder / meter["pictures"]["overlay"]).is_file()


def test_a_build_is_like_itself(builds: tuple[Path, Path], review: Any, tmp_path: Path) -> None:
    shutil.copytree(builds[0], tmp_path / "copy")
    assert review(builds[0], tmp_path / "copy", "--exit-code").code == 0
    one = review(builds[0] / "007-load-balancing", tmp_path / "copy" / "007-load-balancing", "--exit-code")
    assert one.code == 0


def test_builds_in_two_themes(builds: tuple[Path, Path], review: Any, tmp_path: Path, script: str) -> None:
    (tmp_path / "007-load-balancing.md").write_text(script)
    arguments = ["build", str(tmp_path / "007-load-balancing.md"), "-o", str(tmp_path / "light"), "--theme", "light",
                 "--only", "deck,slides", "-q"]  # fmt: skip
    assert CliRunner().invoke(program, arguments).exit_code == 0
    found = review(builds[0], tmp_path / "light")
    assert set(found.states.values()) == {"changed"}
    assert {c["subject"] for c in found.record["decks"][0]["colours"]} >= {
        "theme", "theme colour dk1", "theme colour lt1",
    }  # fmt: skip
    assert "theme dark → light" in found.comment
    assert "It looks different and says the same" in found.comment


def test_one_pixel_is_found_when_asked_for(builds: tuple[Path, Path], review: Any, tmp_path: Path) -> None:
    from PIL import Image

    shutil.copytree(builds[0], tmp_path / "copy")
    path = next((tmp_path / "copy").glob("*/slides/02-*.png"))
    with Image.open(path) as opened:
        picture = opened.convert("RGB")
    picture.putpixel((700, 500), tuple(255 - v for v in picture.getpixel((700, 500))))
    picture.save(path)
    assert review(builds[0], tmp_path / "copy", "--exit-code").code == 0
    strict = review(builds[0], tmp_path / "copy", "--exit-code", "--threshold", "0", "--pixels", "0")
    assert (strict.code, list(strict.states.values())) == (1, ["changed"])
    assert strict.slides[1]["pixels"]["count"] == 1
    ignored = ("--threshold", "0", "--pixels", "0", "--ignore", "690,490,20,20")
    assert review(builds[0], tmp_path / "copy", "--exit-code", *ignored).code == 0


def test_two_decks_by_their_shapes(builds: tuple[Path, Path], review: Any) -> None:
    found = review(deck_of(builds[0]), deck_of(builds[1]), "--exit-code")
    assert found.code == 1
    assert "label on gauge ~~“95%”~~ → **“40%”**" in found.comment
    assert "added" in found.states.values()
    assert "removed" not in found.states.values()
    assert review(deck_of(builds[0]), deck_of(builds[0]), "--exit-code").code == 0


def foreign(path: Path, *, words: str, note: str, shape: bool = False, order: tuple[int, ...] = (0, 1)) -> Path:
    """A deck of another program: no names to go by but what it gives all its shapes."""
    from pptx import Presentation
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Inches

    deck = Presentation()
    for n in order:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = ("First", "Second")[n]
        for text in ("same", words) if n == 0 else ("other",):
            slide.shapes.add_textbox(0, 0, Inches(2), Inches(1)).text_frame.text = text
        if shape and n == 0:
            slide.shapes.add_shape(MSO_SHAPE.RIGHT_ARROW, 0, 0, Inches(1), Inches(1))
        slide.notes_slide.notes_text_frame.text = note
    deck.save(str(path))
    return path


def test_decks_of_other_programs(review: Any, tmp_path: Path) -> None:
    old = foreign(tmp_path / "old.pptx", words="four pods", note="said")
    new = foreign(tmp_path / "new.pptx", words="six pods", note="said anew", shape=True)
    first, second = review(old, new).slides
    assert {(c["sign"], c["subject"], c["before"], c["after"]) for c in first["changes"]} == {
        ("+", "1 right arrow", "", ""),
        ("~", "label", "“four pods”", "“six pods”"),
        ("~", "notes", "said", "said anew"),
    }
    assert [c["kind"] for c in second["changes"]] == ["notes"]
    turned = review(old, foreign(tmp_path / "turned.pptx", words="four pods", note="said", order=(1, 0)))
    assert sorted(turned.states.values()) == ["moved"]
    assert "No picture" in (turned.folder / "index.html").read_text()


def test_a_folder_without_a_build_is_told(builds: tuple[Path, Path], review: Any, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found = review(builds[0], tmp_path / "empty")
    assert found.code == 3
    assert "holds no build" in found.text
    (tmp_path / "empty" / "x.pptx").write_bytes(b"no zip")
    assert "no presentation" in review(builds[0], tmp_path / "empty").text


def test_a_manifest_of_another_version_is_told(builds: tuple[Path, Path], review: Any, tmp_path: Path) -> None:
    shutil.copytree(builds[0], tmp_path / "copy")
    path = next((tmp_path / "copy").glob("*/manifest.json"))
    path.write_text(path.read_text().replace('"schema": 1', '"schema": 99'))
    found = review(builds[0], tmp_path / "copy")
    assert (found.code, "another version" in found.text) == (3, True)


def test_a_deck_as_text(builds: tuple[Path, Path]) -> None:
    result = CliRunner().invoke(program, ["text", str(deck_of(builds[0]))])
    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert next(line for line in lines if line.startswith("# ")).startswith("# 1. ")
    assert any(line.startswith("  [gauge] A gauge at 95%") for line in lines)
    assert "  “95%”" in lines
    assert not any("‹#›" in line for line in lines)
    assert any(line.startswith("  > Without help, one server sits at 95% CPU") for line in lines)


def test_git_diff_shows_a_deck_through_it(builds: tuple[Path, Path], history: Any) -> None:

    shutil.copy(deck_of(builds[0]), history.folder / "deck.pptx")
    history.write("*.pptx diff=pptx\n", ".gitattributes")
    history.git("config", "diff.pptx.textconv", f"{sys.executable} -m builder text")
    history.commit()
    shutil.copy(deck_of(builds[1]), history.folder / "deck.pptx")
    lines = history.git("diff", "--", "deck.pptx").splitlines()
    assert "-  “95%”" in lines
    assert "+  “40%”" in lines


def test_what_is_no_deck_is_told(tmp_path: Path) -> None:
    with pytest.raises(IncomparableError, match="no presentation"):
        deckfile.outline(tmp_path / "none.pptx")
    with zipfile.ZipFile(tmp_path / "other.pptx", "w") as empty:
        empty.writestr("a", "b")
    with pytest.raises(IncomparableError, match="no presentation"):
        deckfile.outline(tmp_path / "other.pptx")
    result = CliRunner().invoke(program, ["text", str(tmp_path / "other.pptx")])
    assert result.exit_code == 1
    assert "no presentation" in result.output
