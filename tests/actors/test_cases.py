"""Blocks in the outline of their class."""

from __future__ import annotations

import pytest

from builder import theme as themes
from builder.actors import base, cases
from builder.geometry import Box
from builder.scene.items import Text
from builder.text.measure import advance


@pytest.mark.parametrize("kind", cases.kinds())
@pytest.mark.parametrize("size", [(240.0, 130.0), (420.0, 130.0), (300.0, 320.0)])
def test_words_stay_inside_and_the_block_keeps_its_size(kind: str, size: tuple[float, float]) -> None:
    made = base.drawn(
        "object", themes.load("dark"), {"words": "index", "width": size[0], "height": size[1], "case": kind}
    )
    assert (made.box.w, made.box.h) == size
    (words,) = [item for item in made.items if isinstance(item, Text)]
    wide, tall = advance("index", words.face, words.size), 0.7 * words.size
    x, y = words.box.cx, words.box.cy
    shown = Box(x - wide / 2, y - tall / 2, wide, tall)
    assert made.box.x < shown.x
    assert shown.right < made.box.right
    assert made.box.y < shown.y
    assert shown.bottom < made.box.bottom


def test_another_tone_or_a_face_stays_a_keycap() -> None:
    theme = themes.load("dark")
    plain = base.drawn("object", theme, {"words": "log", "tone": "ok"})
    assert base.drawn("object", theme, {"words": "log", "tone": "ok", "case": "page"}).items == plain.items
