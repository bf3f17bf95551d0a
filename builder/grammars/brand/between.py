"""A name between two things, or names that follow one another: the largest in the middle, arrows from left to right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from builder.actors.arrow import dart
from builder.actors.model import Placed
from builder.cast import Roll, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption, caption_size, clear
from builder.geometry import Box
from builder.grammars.brand.cards import hand, put, shown
from builder.grammars.brand.keyboard import plinth
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Path


def compose(name: str, sides: Sequence[Any], stage: Stage) -> Composition:
    """The name as a large card on a plinth, what it stands between either side of it."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    tall = stage.tall and not stage.broad
    middle, ends = _areas(room, tall=tall)
    base = 0.12 * middle.h
    made = hand((name,), stage, width=even(middle.w), height=even(min(middle.h - base, 0.9 * middle.w)), most=200)
    foot = (middle.cx, middle.bottom - base)
    key = put(made.cards[0], made, stage, foot)
    roll = Roll()
    placed = [_end(side, box, roll, stage, n) for n, (side, box) in enumerate(zip(sides, ends, strict=False), 1)]
    block = plinth(Box(foot[0] - 0.53 * made.width, foot[1] - 3, 1.06 * made.width, base + 3), "plinth")
    items: list[Item] = []
    row = [placed[0][0], key, placed[1][0]]
    for n, (a, b) in enumerate(pairwise(row), 1):
        items.append(_way(n, a, b, stage, upright=tall))
    items += [block, key.item, *(i for one in placed for i in (one[0].item, *one[1]))]
    draw = tuple(Effect(target=f"way-{n}", name="draw", start_ms=260 * n, duration_ms=420) for n in (1, 2))
    beats = (shown(made.cards, stage), Beat(id="pass", cue=stage.cue, effects=draw, trigger="auto"))
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero=key.item.id, beats=beats)


def chain(names: Sequence[str], stage: Stage) -> Composition:
    """The cards in a row (or a column), each handing on to the next."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    count = len(names)
    if stage.broad:
        gap = 0.075 * room.w
        wide = (room.w - gap * (count - 1)) / count
        made = hand(names, stage, width=even(wide), height=even(min(0.86 * room.h, 1.25 * wide)))
        feet = [(x, ground) for x in spread(count, room.x, room.right)]
    else:
        gap = 0.075 * room.h
        tall = (room.h - gap * (count - 1)) / count
        made = hand(names, stage, width=even(min(room.w, 2.6 * tall)), height=even(tall))
        feet = [(room.cx, room.y + (n + 1) * made.height + n * gap) for n in range(count)]
    cards = [put(card, made, stage, foot, shadow=True) for card, foot in zip(made.cards, feet, strict=True)]
    ways = [_way(n, a, b, stage, upright=not stage.broad) for n, (a, b) in enumerate(pairwise(cards), 1)]
    draw = tuple(Effect(target=w.id, name="draw", start_ms=240 * n, duration_ms=360) for n, w in enumerate(ways))
    beats = (shown(made.cards, stage), Beat(id="pass", cue=stage.cue, effects=draw, trigger="auto"))
    return Composition(items=(*ways, *(c.item for c in cards)), floor=even(floor_of(stage, ground)),
                       hero=made.cards[0].id, beats=beats)  # fmt: skip


def _areas(room: Box, *, tall: bool) -> tuple[Box, tuple[Box, Box]]:
    """The middle's box and those of the ends."""
    if tall:
        high = 0.26 * room.h
        ends = (Box(room.x, room.y, room.w, high), Box(room.x, room.bottom - high, room.w, high))
        return Box(room.x + 0.16 * room.w, room.y + 0.34 * room.h, 0.68 * room.w, 0.34 * room.h), ends
    wide, side = 0.36 * room.w, 0.23 * room.w
    ends = (Box(room.x, room.y, side, room.h), Box(room.right - side, room.y, side, room.h))
    return Box(room.cx - wide / 2, room.y, wide, room.h), ends


def _end(side: Any, box: Box, roll: Roll, stage: Stage, n: int) -> tuple[Placed, tuple[Item, ...]]:
    """A thing on the floor with its caption under it, a name as a smaller card."""
    if not isinstance(side, Figure):
        made = hand(
            (str(side),), stage, width=even(box.w), height=even(min(0.6 * box.h, 0.8 * box.w)), prefix=f"end-{n}"
        )
        return put(made.cards[0], made, stage, (box.cx, box.bottom), shadow=True), ()
    member = roll.one(side)
    size = caption_size((member.caption,), stage, box.w) if member.caption else 0.0
    low = 1.6 * size if size else 0.0
    placed = stand(member, stage, foot=(box.cx, box.bottom - low), height=min(0.62 * box.h, box.h - low), width=box.w)
    if not size:
        return placed, ()
    at = (clear(member.caption, box.cx, size, stage), box.bottom - 0.2 * size)
    return placed, (caption(member.caption, at, name=f"end-{n}-label", size=size),)


def _way(n: int, a: Placed, b: Placed, stage: Stage, *, upright: bool) -> Item:
    """An arrow at one height from side to side."""
    if upright:
        x = (a.box.cx + b.box.cx) / 2
        ends = (x, a.box.bottom + 14), (x, b.box.y - 14)
    else:
        y = max(a.box.cy, b.box.cy)
        ends = (a.box.right + 14, y), (b.box.x - 14, y)
    thick = min(18.0, 0.1 * math.dist(*ends) + 8)
    return Path(id=f"way-{n}", d=dart(*ends, thick), fill=Paint("ok"))
