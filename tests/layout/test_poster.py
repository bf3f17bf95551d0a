"""Words at poster size."""

from __future__ import annotations

import pytest

from builder.compose import SLIDE
from builder.geometry import Box
from builder.layout.poster import accented, poster, setting
from builder.layout.scale import scale_of
from builder.scene.items import Text

SCALE = scale_of(SLIDE)
AREA = Box(96, 120, 820, 720)


@pytest.mark.parametrize(
    "words", ["GPU time-slicing", "Node feature discovery", "AI tools that run on Kubernetes", "Internationalisation"]
)
def test_the_title_fits_its_area(words: str) -> None:
    made = poster([(words, "")], "One line below", AREA, SCALE, sizes=SCALE.title)
    title, sub = made.items
    assert isinstance(title, Text)
    assert isinstance(sub, Text)
    assert title.role == "title"
    assert title.string.replace("\n", " ") == words
    assert max(title.widths) <= AREA.w
    assert title.y - 0.75 * title.size >= AREA.y
    assert sub.y <= AREA.bottom
    assert sub.y - title.y - title.pitch * (len(title.lines) - 1) > title.size * 0.3


def test_the_authors_breaks_stay() -> None:
    lines, size = setting([("GPU\ntime-slicing", "")], (820, 600), SCALE.title, SCALE.least)
    assert lines == ("GPU", "time-slicing")
    assert size >= SCALE.title[0]


def test_no_line_is_one_small_word() -> None:
    lines, _ = setting([("GPU scheduling in Kubernetes", "")], (820, 700), SCALE.title, SCALE.least)
    assert "in" not in lines


def test_the_last_line_is_coloured_when_none_is() -> None:
    assert accented([("One two", "")], ("One", "two")) == [("One ", ""), ("two", "good")]
    given = [("One ", "risk"), ("two", "")]
    assert accented(given, ("One", "two")) == given
    assert accented([("One two", "")], ("One two",)) == [("One two", "")]
