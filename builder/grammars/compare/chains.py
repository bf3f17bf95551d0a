"""Ways of the same shape against each other: on every side the stations in one row, an arrow to each next one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from builder.actors import base
from builder.actors.arrow import dart
from builder.actors.base import Placed
from builder.cast import Member, Roll, aspect, stand
from builder.cast.bill import said
from builder.cast.stand import SINK
from builder.cast.words import caption, caption_size, clear
from builder.geometry import path_bounds
from builder.grammars.compare.plan import Half, Plan
from builder.grammars.compare.sides import Side
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Text
from builder.scene.walk import walk

_MOST = 4  # stations that a half holds in one row
_ARROW = 0.24  # of a station's share of the width, between two


def fill(sides: tuple[Side, ...], made: Plan, stage: Stage) -> tuple[Composition, ...] | None:
    """A scene for each half, all to one scale; None where a side is no way of a few stations."""
    if not all(2 <= len(s.chain) <= _MOST for s in sides):
        return None
    casts = [[roll.one(f) for f in s.chain] for s, roll in ((s, Roll()) for s in sides)]
    size = stage.scale.label
    grounds = [h.area.bottom - 1.8 * size for h in made.halves]
    tall = min(_tall(cast, half, ground) for cast, half, ground in zip(casts, made.halves, grounds, strict=True))
    top = max(h.area.y for h in made.halves)
    lift = 0.0 if made.stacked else max(0.0, 0.36 * (grounds[0] - tall - top))
    letters = min((_letters(c, h, stage) for c, h in zip(casts, made.halves, strict=True)), default=0.0)
    return tuple(
        _row(cast, half, ground - lift, tall, letters, stage)
        for cast, half, ground in zip(casts, made.halves, grounds, strict=True)
    )


def _share(cast: Sequence[Member], half: Half) -> float:
    return half.area.w / len(cast)


def _tall(cast: Sequence[Member], half: Half, ground: float) -> float:
    """The height at which the widest station leaves room for an arrow."""
    wide = (1 - _ARROW) * _share(cast, half)
    shapes = [1.35 if m.kind == "object" else max(aspect(m), 0.6) for m in cast]
    return min(0.9 * (ground - half.area.y), *(wide / s for s in shapes))


def _letters(cast: Sequence[Member], half: Half, stage: Stage) -> float:
    return caption_size([said(m.figure) for m in cast if m.kind != "object"], stage, 0.96 * _share(cast, half))


def _row(cast: Sequence[Member], half: Half, ground: float, tall: float, letters: float, stage: Stage) -> Composition:
    """Everybody on one ground with names below, arrows at the height of their middles."""
    xs = spread(len(cast), half.area.x, half.area.right)
    wide = (1 - _ARROW) * _share(cast, half)
    made = [
        stand(m, stage, foot=(x, ground + SINK), height=tall, width=wide, name=f"{half.name}/{m.id}")
        for m, x in zip(cast, xs, strict=True)
    ]
    y = ground - 0.42 * min(p.box.h for p in made)
    items: list[Item] = [p.item for p in made]
    items += [_link(a, b, y, n, half, stage) for n, (a, b) in enumerate(pairwise(made), 1)]
    for member, placed, x in zip(cast, made, xs, strict=True):
        printed = {i.string for i in walk((placed.item,)) if isinstance(i, Text)}
        words = said(member.figure)
        if letters and member.kind != "object" and words not in printed:
            at = (clear(words, x, letters, stage), ground + 1.25 * letters)
            items.append(caption(words, at, name=f"{half.name}/{member.id}-label", size=even(letters)))
    floor = even(ground - 0.06 * min(stage.canvas.width, stage.canvas.height))
    shown = tuple(Effect(target=p.item.id, name="enter", start_ms=200 * n) for n, p in enumerate(made))
    return Composition(items=tuple(items), floor=floor, beats=(Beat(id=half.name, cue=stage.cue, effects=shown),))


def _link(one: Placed, other: Placed, y: float, n: int, half: Half, stage: Stage) -> Item:
    """An arrow over the free ground between two stations."""
    left, right = one.box.right, other.box.x
    gap = right - left
    stroke = min(16.0, 0.2 * gap) * (stage.canvas.height / 1080 if stage.wide else 1.0)
    ends = ((left + 0.14 * gap, y), (right - 0.12 * gap, y))
    box = path_bounds(dart(*ends, stroke))
    return base.place(
        "arrow", id=f"{half.name}/arrow-{n}", theme=stage.theme, corner=(box.x, box.y), start=ends[0], end=ends[1],
        stroke=stroke, role="ok",
    ).item  # fmt: skip
