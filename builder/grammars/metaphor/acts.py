"""What passes between those who stand apart: arrows, things on their way, a stop, a blow, the wind of a chase."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from builder.actors.arrow import dart
from builder.actors.base import place
from builder.cast.columns import Column
from builder.geometry import Box, Point, polygon
from builder.grammars.metaphor.stood import Stood
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Stroke


def between(tier: Sequence[Column], stood: Sequence[Stood], ground: float, unit: float, stage: Stage) -> Iterator[Item]:
    """The signs of what each column's way says, painted over everybody."""
    met: set[int] = set()
    for column, mine in zip(tier, stood, strict=True):
        other = next((s for s in stood if s.index == column.of), None)
        if column.way == "fall":
            yield from _wind(mine, unit, name=f"fall-{mine.id}", down=True)
        if column.way == "throw" and other is not None:
            yield _swing(other.box, mine.box, unit, name=f"throw-{mine.id}")
        if other is None:
            continue
        if column.way == "push":
            yield from _wind(other, unit, name=f"push-{mine.id}", down=False)
        elif column.way == "chase":
            yield from _wind(mine, unit, name=f"chase-{mine.id}", down=False)
            yield from _wind(other, unit, name=f"chase-{other.id}", down=False)
        elif column.way in ("to", "stop", "hit") and mine.box.x > other.box.x and other.index not in met:
            met.add(other.index)  # the nearest stands for all it is done to
            yield from _met(column.way, other.box, mine.box, ground, unit, stage, name=f"{column.way}-{mine.id}")


def _met(way: str, left: Box, right: Box, ground: float, unit: float, stage: Stage, *, name: str) -> Iterator[Item]:
    """An arrow from one to the other, a stop sign or the burst of a blow between them."""
    y = ground - 0.42 * min(unit, left.h, right.h * 1.6)
    gap = right.x - left.right
    if gap < 36:
        return
    if way == "to":
        pad = min(0.12 * unit, 0.18 * gap)
        thick = max(12.0, min(0.05 * unit, 26.0))
        d = dart((left.right + pad, y), (right.x - pad, y), thick)
        yield Path(id=name, d=d, fill=Paint("line_2"))
        return
    size = min(0.86 * gap, 0.42 * unit)
    at = ((left.right + right.x) / 2, y - 0.16 * unit)
    if way == "stop":
        yield place("badge", id=name, theme=stage.theme, centre=at, height=size, kind="cross").item
    else:
        yield _burst(at, size / 2, name)


def _burst(at: Point, r: float, name: str) -> Item:
    """Where a blow lands: two stars."""
    parts: list[Item] = []
    for part, role, k in (("outer", "warn", 1.0), ("inner", "paper", 0.55)):
        tips = [(k * r * (1.0 if j % 2 == 0 else 0.56), math.radians(j * 20 - 90)) for j in range(18)]
        d = polygon((at[0] + far * math.cos(a), at[1] + far * math.sin(a)) for far, a in tips)
        parts.append(Path(id=f"{name}/{part}", d=d, fill=Paint(role)))
    return Group(id=name, items=tuple(parts), decorative=True)


def _wind(mine: Stood, unit: float, *, name: str, down: bool) -> Iterator[Item]:
    """Three strokes behind whoever moves: on its left, or over it where it falls."""
    lines: list[Item] = []
    for i, (share, long) in enumerate(((0.25, 0.16), (0.5, 0.24), (0.75, 0.16)), 1):
        if down:
            x, y = mine.box.x + share * mine.box.w, mine.box.y - 0.05 * unit
            a, b = (x, y), (x - 0.25 * long * unit, y - long * unit)
        else:
            x, y = mine.box.x - 0.04 * unit, mine.box.y + share * mine.box.h
            a, b = (x, y), (x - long * unit, y)
        stroke = Stroke(Paint("text_muted"), max(8.0, 0.022 * unit))
        lines.append(Path(id=f"{name}/{i}", d=(("M", a), ("L", b)), stroke=stroke))
    yield Group(id=name, items=tuple(lines), decorative=True)


def _swing(hand: Box, things: Box, unit: float, *, name: str) -> Item:
    """The line of a throw: from the hand up to the first thing."""
    start = (hand.right - 0.02 * hand.w, hand.cy)
    end = (things.x - 0.02 * unit, max(things.y + 0.3 * things.h, things.y))
    d = (
        ("M", start),
        ("C", (start[0] + 0.1 * unit, start[1] - 0.3 * unit, end[0] - 0.1 * unit, end[1], end[0], end[1])),
    )
    return Path(id=name, d=d, stroke=Stroke(Paint("text_muted"), max(8.0, 0.02 * unit), dash=(0.1, 2.2)))
