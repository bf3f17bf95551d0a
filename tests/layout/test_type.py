"""Words to measured text: the ink of every line on one edge."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builder.compose import SLIDE
from builder.layout.headline import headline, sub_line
from builder.layout.scale import scale_of
from builder.layout.type import flush, text
from builder.surfaces.base import runs
from builder.text.measure import ink

SCALE = scale_of(SLIDE)


@pytest.mark.parametrize("words", ["GPU\ntime-slicing", "It’s just\na ConfigMap", "“You”\nWho\nfor prod."])
def test_the_ink_of_every_line_starts_on_the_edge(words: str) -> None:
    made = flush(text("headline", words, 96, 200, face="display", size=200, paint="text"))
    starts: dict[float, float] = {}
    for run, x, y in runs(made):
        starts.setdefault(y, x + ink(run.text, made.face, made.size).x)
    assert len(starts) == words.count("\n") + 1
    assert all(abs(x - 96) < 0.1 for x in starts.values())
    assert made.box.x <= 96


@pytest.mark.parametrize("words", ["No", "Each pod gets a slice of time"])
def test_a_sub_line_is_clear_of_the_descenders(words: str) -> None:
    title = headline([(words, "")], 96, 1728, SCALE)
    sub = sub_line(title, ["The default", "of a second line"], 96, SCALE.sub)
    depth = ink(words, "display", title.size).bottom
    assert sub.y + ink("The default", "text", sub.size).y >= title.y + depth + 28
    assert len(sub.lines) == 2
    assert all(a <= b for a, b in pairwise((title.y, sub.y)))
