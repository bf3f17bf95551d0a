"""Somebody walks along a row with a torch; the light lies on the one that is found."""

from __future__ import annotations

import math

from builder.actors.base import Placed, info
from builder.actors.instruments import beam
from builder.cast import stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import SINK
from builder.cast.words import caption, caption_size, clear
from builder.geometry import Box, Point
from builder.grammars.scan.field import Field, counted, light, lines, mark, prize, shape, tag, target
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.text.measure import advance

_WALKER = 0.23  # width of who looks by the stage's
_LINE = 6  # so many stand in one row with who looks among them


def compose(field: Field, stage: Stage) -> Composition:
    """Who looks before the one the light falls on, in the row where there is width for it, else left of all."""
    assert field.walker is not None
    box = stage.box
    size = even(stage.scale.label)
    low = foot_line(stage) - 1.6 * size
    high = low - box.y
    beside = stage.broad and len(field.targets) <= _LINE
    share = _WALKER if stage.wide else 0.32
    if beside:
        feet, tall, cell = _line(field, box, low)
        shelves: list[float] = []
        x = box.x + field.at * cell + 0.46 * share * box.w
    else:
        feet, tall, cell, shelves = _places(field, Box(box.x + share * box.w, box.y, (1 - share) * box.w, high), low)
        x = box.x + 0.46 * share * box.w
    at = feet[field.at]
    look = (at[0], at[1] - tall / 2)
    most = 0.72 * high if stage.wide else 0.5 * high
    who = stand(field.walker, stage, foot=(x, low), height=most, width=0.9 * share * box.w, look=look, name="looks")
    torch, start = _torch(who, look)
    reach = min(0.48 * cell, 0.52 * tall * shape(field.targets[field.at].member), box.right - at[0])
    end = ((at[0] + reach, at[1] - 1.06 * tall), (at[0] + reach, at[1] + 10))
    items: list[Item] = [
        plank(Box(box.x + share * box.w, y, (1 - share) * box.w, 26), name=f"shelf-{n}")
        for n, y in enumerate(shelves, 1)
    ]
    handed = field.walker.kind != "object" and "mood" in info(field.walker.kind).params
    things, tags = _things(field, stage, feet, tall, cell, low, size, _said_to(field, who, size, stage))
    ray = beam("beam", start, 16, end, light(field))
    items += [who.item, *things, ray, *([torch] if handed else []), *tags]
    items += counted(
        field, (box.right if beside else who.box.cx, box.y + 2.2 * size if beside else who.box.y - 24), stage
    )
    if field.walker.caption:
        words = _capped(field)
        items.append(
            caption(words, (clear(words, who.box.cx, size, stage), low + 1.3 * size), name="label-looks", size=size)
        )
    return Composition(items=tuple(items), floor=even(floor_of(stage, low)), hero="looks", beats=_beats(field, stage))


def _line(field: Field, box: Box, low: float) -> tuple[list[Point], float, float]:
    """Feet, height and room of each in one row, a gap for who looks before the one the light falls on."""
    share = _WALKER * box.w
    cell = (box.w - share) / len(field.targets)
    ratio = max(shape(t.member) for t in field.targets)
    tall = min(0.9 * cell / ratio, 0.74 * (low - box.y))
    feet = [(box.x + (n + 0.5) * cell + (share if n >= field.at else 0.0), low) for n in range(len(field.targets))]
    return feet, tall, cell


def _said_to(field: Field, who: Placed, size: float, stage: Stage) -> float:
    """Where the words under who looks end."""
    words = _capped(field)
    return clear(words, who.box.cx, size, stage) + advance(words, "text-bold", size) / 2


def _capped(field: Field) -> str:
    assert field.walker is not None
    return field.walker.caption


def _places(field: Field, area: Box, low: float) -> tuple[list[Point], float, float, list[float]]:
    """Feet, height and room of each, and the shelves under rows above the floor."""
    count = len(field.targets)
    ratio = max(shape(t.member) for t in field.targets)
    many = min(3, lines(count, (area.w, 0.86 * area.h), ratio))
    shares = rows(count, math.ceil(count / many))
    cell = area.w / max(shares)
    pitch = 0.9 * area.h / len(shares)
    tall = min(0.86 * cell / ratio, (pitch - 30) * 0.86, 0.74 * area.h)
    feet: list[Point] = []
    shelves = []
    for n, share in enumerate(shares):
        y = low - (len(shares) - 1 - n) * pitch
        left = area.cx - share * cell / 2
        feet += [(left + (i + 0.5) * cell, y) for i in range(share)]
        if n < len(shares) - 1:
            shelves.append(y - SINK)
    return feet, tall, cell, shelves


def _torch(who: Placed, look: Point) -> tuple[Item, Point]:
    """A torch in front of who looks, and where its light leaves."""
    w = 0.3 * who.box.w
    x, y = who.box.right - 0.5 * w, who.box.y + 0.62 * who.box.h
    turn = math.degrees(math.atan2(look[1] - y, look[0] - x))
    parts = (
        Shape(
            id="torch/grip",
            kind="rect",
            box=Box(x - 0.5 * w, y - 0.15 * w, 0.8 * w, 0.3 * w),
            radius=0.1 * w,
            fill=Paint("metal_lip"),
        ),
        Shape(
            id="torch/head",
            kind="rect",
            box=Box(x + 0.2 * w, y - 0.26 * w, 0.3 * w, 0.52 * w),
            radius=0.08 * w,
            fill=Paint("metal"),
        ),
        Shape(
            id="torch/light",
            kind="rect",
            box=Box(x + 0.46 * w, y - 0.2 * w, 0.08 * w, 0.4 * w),
            radius=0.04 * w,
            fill=Paint("ok"),
        ),
    )
    t = math.radians(turn)
    return Group(id="torch", items=parts, angle=turn, pivot=(x, y)), (
        x + 0.52 * w * math.cos(t),
        y + 0.52 * w * math.sin(t),
    )


def _things(
    field: Field,
    stage: Stage,
    feet: list[Point],
    tall: float,
    cell: float,
    low: float,
    size: float,
    named_to: float,
) -> tuple[list[Item], list[Item]]:
    """Everybody on their places, and their signs; what is found is said under them, or over them where words are."""
    out: list[Item] = []
    tags: list[Item] = []
    said = False
    names = [t.member.caption for t in field.targets]
    named = len(set(names)) > 1 and all(foot[1] == low for foot in feet)
    letters = caption_size([n for n in names if n], stage, 0.94 * cell) if named else 0.0
    for n, (item, foot) in enumerate(zip(field.targets, feet, strict=True), 1):
        lit = field.bad or item.found or n - 1 == field.at or (not field.find and n - 1 < field.at)
        placed = target(item, stage, foot, tall, 0.88 * cell, name=f"thing-{n}", lit=lit, bad=field.bad)
        out.append(placed.item)
        if names[n - 1] and letters:
            out.append(caption(names[n - 1], (foot[0], low + 1.3 * size), name=f"label-{n}", size=letters))
        if not item.found:
            continue
        tags += prize(placed, field, stage, name=f"prize-{n}")
        tags.append(mark(placed, field, stage, name=f"mark-{n}", size=max(62.0, 0.28 * tall)))
        if item.label and not said:
            said = True
            free = (
                foot[1] == low and not letters and foot[0] - advance(item.label, "display", size) / 2 > named_to + size
            )
            y = low + 1.75 * size if free else placed.box.y - 12
            tags.append(tag(item.label, (foot[0], y), field, stage, name="found", room=2.2 * cell))
    return out, tags


def _beats(field: Field, stage: Stage) -> tuple[Beat, ...]:
    marks = [
        Effect(target=f"mark-{n}", name="stamp", start_ms=500 + 90 * n, duration_ms=240)
        for n, t in enumerate(field.targets, 1)
        if t.found
    ]
    return (Beat(id="scan", cue=stage.cue, effects=(Effect(target="beam", name="fade", duration_ms=400), *marks)),)
