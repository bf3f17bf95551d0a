"""Captions of actors: one baseline for all siblings, dropped together where one of them finds no room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Group, Paint, Shape, Text
from builder.text.measure import advance


def caption_size(words: Sequence[str], stage: Stage, room: float, *, most: float = 0.0) -> float:
    """The one size at which every caption fits `room` u on one line; 0 where the canvas's least does not."""
    longest = max((advance(w, "text-bold", 100) for w in words if w), default=0.0)
    if not longest:
        return 0.0
    size = even(min(most or stage.scale.label, 100 * room / longest))
    if advance(max(words, key=len), "text-bold", size) > room:
        size -= 2
    return size if size >= stage.scale.least else 0.0


def caption(words: str, at: Point, *, name: str, size: float, paint: str = "text", align: str = "center") -> Text:
    """A part's label with its baseline at `at`."""
    return text(name, words, at[0], at[1], face="text-bold", size=size, paint=paint, align=align)


def clear(words: str, x: float, size: float, stage: Stage) -> float:
    """x of centred words of `size` u, moved so that they stay inside the keep-in box."""
    half, keep = advance(words, "text-bold", size) / 2, stage.canvas.keep
    return min(max(x, keep.x + half), keep.right - half)


def fitting(labels: Sequence[tuple[str, float]], stage: Stage, size: float) -> float:
    """`size` or the largest smaller one at which captions about these middles keep apart; 0 where none does."""
    while size >= stage.scale.least:
        spans = sorted(
            (clear(words, x, size, stage), advance(words, "text-bold", size) / 2 + 0.25 * size)
            for words, x in labels
            if words
        )
        if all(a + wide <= b - other for (a, wide), (b, other) in pairwise(spans)):
            return size
        size -= 2
    return 0.0


def chip(words: str, at: Point, *, name: str, size: float) -> Group:
    """A neutral plate with a number or a word on it, its foot's middle at `at`: "+45"."""
    size = even(size)
    w, h = advance(words, "display", size) + 0.9 * size, 1.6 * size
    plate = Box(at[0] - w / 2, at[1] - h, w, h)
    letters = text(
        f"{name}/words", words, at[0], plate.cy + 0.33 * size, face="display", size=size, paint="text", align="center"
    )
    body = Shape(id=f"{name}/plate", kind="rect", box=plate, radius=0.32 * h, fill=Paint("panel_2"))
    under = Paint("panel_2", "ink", 0.3)
    lip = Shape(id=f"{name}/lip", kind="rect", box=plate.moved(0, 8), radius=0.32 * h, fill=under)
    return Group(id=name, items=(lip, body, letters), alt=words)
