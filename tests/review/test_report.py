"""The report for people and programs: within a comment's limits, whatever an author writes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from builder.errors import BuildError
from builder.geometry import Box
from builder.review import call, markdown, page, record, write
from builder.review.model import Change, Deck, Facts, Limits, Pair, Review, Side, Slide
from builder.review.pixels import Difference
from builder.review.report import headline, outlines
from builder.surfaces.base import Frame
from builder.surfaces.png import encode

HOSTILE = "</td> @everyone <img src=x onerror=alert(1)> | `code` **bold** [link](http://x) $x$ #1"
PNG = encode(Frame(16, 9, "RGB", bytes(16 * 9 * 3)))


def pair(n: int = 1, state: str = "changed", *, words: str = "a headline", **more: Any) -> Pair:
    slide = Slide(key=f"slide-{n}", number=n, row=n, cue=words, visual=words, facts=Facts(headline=words, notes=words))
    sides = {"before": None if state == "added" else slide, "after": None if state == "removed" else slide}
    return Pair(state=state, **{**sides, **more})


def reviewed(*pairs: Pair, **more: Any) -> Review:
    deck = Deck(name="001-x", title="X", path="content/001-x.md", pairs=pairs, **more)
    return Review(before=Side(label="main"), after=Side(label="work"), decks=(deck,))


def comment(review: Review, **more: Any) -> str:
    return markdown.render(review, **more).decode()


def test_the_headline_counts_every_state() -> None:
    every = [pair(1), pair(2, moved=True), pair(3, "added"), pair(4, "removed"), pair(5, "moved", moved=True)]
    assert headline(reviewed(*every)) == "2 slides changed (1 moved too), 1 added, 1 removed, 1 moved"
    assert headline(reviewed(pair(1, "added"))) == "1 slide added"
    assert headline(reviewed(pair(1, "same"))) == "No slide changed"


def test_a_comment_begins_with_its_marker_and_names_nobody() -> None:
    changes = (Change("label", "~", "label", HOSTILE, HOSTILE + "!"), Change("notes", "~", "notes", HOSTILE, "x"))
    text = comment(reviewed(pair(words=HOSTILE, changes=changes)))
    assert text.startswith(markdown.MARKER)
    assert "<img src=x" not in text
    assert not re.search(r"@everyone", text)
    assert not re.search(r"(?<!\\)`code", text)
    for row in (line for line in text.splitlines() if line.startswith("| 1 |")):
        assert len(re.findall(r"(?<!\\)\|", row)) == 4


def test_a_comment_of_many_changes_fits_and_says_what_is_missing() -> None:
    long = "words and more words " * 60
    pairs = [
        pair(n, words=f"{n} {long}", changes=(Change("notes", "~", "notes", long, long[::-1]),)) for n in range(150)
    ]
    data = markdown.render(reviewed(*pairs), page="https://example.org/report")
    assert len(data) <= 65_536
    assert b"No room here for slides" in data
    assert b"[the full report](https://example.org/report)" in data
    assert len(data.decode()) <= 65_536


def test_pictures_are_capped_and_stand_where_the_caller_says() -> None:
    pairs = [pair(n, pictures=(PNG, PNG[:-1] + b"x")) for n in range(1, 40)]
    text = comment(reviewed(*pairs), at="https://example.org/raw/")
    assert text.count("<img") == 2 * markdown.PICTURES
    assert '<img src="https://example.org/raw/slides/001-x/01-slide-1-before.png"' in text
    assert 'src="https://example.org/slides/001-x/01-slide-1-after.png?raw=true"' in comment(
        reviewed(*pairs), at="https://example.org/{}?raw=true"
    )


def test_kinds_of_scene_are_told_by_their_titles() -> None:
    change = Change("scene", "~", "drawn as", "gauge", "no-such")
    text = comment(reviewed(pair(changes=(change,))))
    assert "drawn as ~~Gauge or meter~~ → **no-such**" in text
    assert '"before": "gauge"' in record.render(reviewed(pair(changes=(change,))), Limits()).decode()


def test_what_could_not_be_built_is_said_first() -> None:
    text = comment(reviewed(trouble=("before it cannot be built: line 3: no rows",)))
    assert text.index("> [!WARNING]") < 200
    assert "line 3: no rows" in text
    whole = Review(before=Side(label="x"), after=Side(label="y"), trouble="there is no revision 'x' here")
    assert "Could not be compared" in comment(whole)
    assert "unchanged" not in comment(whole)


def test_small_boxes_side_by_side_are_drawn_as_one() -> None:
    boxes = (Box(0, 0, 10, 10), Box(35, 0, 10, 10), Box(60, 0, 10, 10), Box(300, 300, 5, 5))
    found = outlines(pair(pixels=Difference(400, 400, count=9, boxes=boxes)))
    assert found == [Box(-10, -10, 90, 30), Box(290, 290, 25, 25)]


def test_a_page_of_many_slides_has_smaller_pictures() -> None:
    def size(count: int) -> int:
        pairs = (pair(n, pictures=(PNG, PNG)) for n in range(count))
        return page.render(reviewed(*pairs)).count(b'width="8" height="5"')

    assert (size(40), size(41)) == (0, 41)


def test_limits_decide_what_counts() -> None:
    some = Difference(1920, 1080, count=25)
    assert Limits().passed(some)
    assert not Limits().passed(Difference(1920, 1080, count=24))
    assert Limits(pixels=0).passed(Difference(1920, 1080, count=1))
    assert not Limits(share=0.01).passed(some)


def test_the_record_tells_everything(tmp_path: Path) -> None:
    import json

    change = Change("label", "~", "label", "a", "b")
    review = reviewed(pair(1, changes=(change,), pictures=(PNG, PNG)), pair(2, "same"))
    raw = json.loads(record.render(review, Limits()))
    assert (raw["schema"], raw["differs"], raw["counts"]["changed"]) == (1, True, 1)
    first, second = raw["decks"][0]["slides"]
    assert first["changes"] == [{"kind": "label", "sign": "~", "subject": "label", "before": "a", "after": "b"}]
    assert second["state"] == "same"


def test_a_report_replaces_a_report_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "report"
    write.write(reviewed(pair(1, "added", pictures=(b"", PNG))), out, limits=Limits())
    assert (out / "slides/001-x/01-slide-1-after.png").is_file()
    write.write(reviewed(pair(1, "same")), out, limits=Limits())
    assert sorted(p.name for p in out.rglob("*") if p.is_file()) == ["index.html", "review.json", "review.md"]
    (out / "mine.txt").write_text("mine")
    with pytest.raises(BuildError, match="holds other things"):
        write.write(reviewed(), out, limits=Limits())


def test_a_region_is_four_numbers() -> None:
    done = call.outcome(
        paths=(), base="", head="", out=Path("x"), theme=None, threshold=0.1, pixels=1, share=0.0, ignore=("1,2,3",),
        pictures="", page="", exit_code=False,
    )  # fmt: skip
    assert (done.code, done.error) == (2, True)
    assert "X,Y,WIDTH,HEIGHT" in done.text


def test_a_mistake_of_ours_is_no_difference(history: Any, review: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "render", lambda review: 1 / 0)
    found = review("--exit-code")
    assert found.code == 3
    assert "a mistake of ours" in found.text


def test_the_same_review_is_the_same_bytes(history: Any, review: Any, tmp_path: Path) -> None:
    history.edit("95% usage", "40% usage")
    first = {p.name: p.read_bytes() for p in review("--base", "HEAD").folder.rglob("*") if p.is_file()}
    second = {p.name: p.read_bytes() for p in review("--base", "HEAD").folder.rglob("*") if p.is_file()}
    assert first == second
    told = first["index.html"] + first["review.md"] + first["review.json"]
    assert str(tmp_path).encode() not in told
