"""A head on a rail goes along over the rows; its light has come to the one that is found."""

from __future__ import annotations

import math
from dataclasses import dataclass

from builder.actors.base import place
from builder.actors.instruments import beam
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import SINK
from builder.cast.words import caption, caption_size, clear
from builder.geometry import Box, Point
from builder.grammars.scan.field import Field, counted, light, lines, mark, prize, role, shape, tag, target
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape

_RAIL = 18.0
_HEAD = 0.16  # height of rail and head by the stage's


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The rail's line, the feet of all, their height and the width of a place, the shelves' tops."""

    rail: float
    feet: tuple[Point, ...]
    tall: float
    cell: float
    shelves: tuple[float, ...]
    words: float


def compose(field: Field, stage: Stage) -> Composition:
    """Rail, light, shelves, things; what the light has passed is clear, what is to come is dim."""
    plan = _planned(field, stage)
    box, low = stage.box, plan.feet[-1][1]
    x, foot = plan.feet[field.at]
    ratio = shape(field.targets[field.at].member)
    half = min(0.5 * plan.cell, 0.62 * plan.tall * ratio, x - box.x, box.right - x)
    wide = min(230.0 * stage.canvas.width / 1920, 0.9 * plan.cell, 0.3 * box.w)
    wide = max(wide, 130.0)
    head = place(
        "scan-head", id="scanner", theme=stage.theme, foot=(x, plan.rail + 0.8 * wide), width=wide, look=(0.0, 0.8)
    )
    start = head.anchors["light"]
    ray = beam("beam", start, 0.4 * wide, ((x - half, foot + 8), (x + half, foot + 8)), light(field))
    pool = Shape(
        id="pool", kind="ellipse", box=Box(x - half, foot - 10, 2 * half, 36), fill=Paint("panel_2", role(field), 0.62)
    )
    items: list[Item] = [_rail(box, plan.rail), pool]
    items += [plank(Box(box.x, y, box.w, 26), name=f"shelf-{n}") for n, y in enumerate(plan.shelves, 1)]
    things, tags = _things(field, plan, stage)
    items += [*things, ray, head.item, *tags]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, low)), hero="scanner", beats=_beats(field, stage, x)
    )


def _planned(field: Field, stage: Stage) -> Plan:
    box = stage.box
    names = _names(field)
    tagged = any(t.found and t.label for t in field.targets)
    size = even(stage.scale.label) if any(names) or tagged else 0.0
    low = foot_line(stage) - (1.6 * size)
    high = low - box.y
    top = box.y + _HEAD * high + 0.05 * high
    count = len(field.targets)
    ratio = max(shape(t.member) for t in field.targets)
    over = 0.1 * high
    many = lines(count, (box.w, low - top - over), ratio)
    shares = rows(count, math.ceil(count / many))
    pitch = (low - top) / len(shares)
    cell = min(box.w / max(shares), 0.5 * box.w)
    tall = min((pitch - 26) * (0.8 if len(shares) > 1 else 0.84) - over * 0.5, 0.82 * cell / ratio)
    feet: list[Point] = []
    for n, share in enumerate(shares):
        y = low if n == len(shares) - 1 else top + (n + 1) * pitch - 26
        left = box.cx - share * cell / 2
        feet += [(left + (i + 0.5) * cell, y) for i in range(share)]
    shelves = tuple(top + (n + 1) * pitch - 26 - SINK for n in range(len(shares) - 1))
    return Plan(rail=box.y + 10, feet=tuple(feet), tall=tall, cell=cell, shelves=shelves, words=size)


def _names(field: Field) -> tuple[str, ...]:
    """What each is called where it does not show it, once where all are alike."""
    captions = tuple(t.member.caption for t in field.targets)
    return captions if len(set(captions)) > 1 else tuple("" for _ in captions)


def _rail(box: Box, y: float) -> Group:
    """The rail the head runs on."""
    items = (
        Shape(id="rail/lip", kind="rect", box=Box(box.x, y + 6, box.w, _RAIL), radius=9, fill=Paint("metal_lip")),
        Shape(id="rail/bar", kind="rect", box=Box(box.x, y, box.w, _RAIL), radius=9, fill=Paint("metal")),
    )
    return Group(id="rail", items=items, decorative=True)


def _things(field: Field, plan: Plan, stage: Stage) -> tuple[list[Item], list[Item]]:
    """Everybody on their places; the signs and tags of those found."""
    out: list[Item] = []
    tags: list[Item] = []
    names = _names(field)
    size = caption_size([n for n in names if n], stage, 0.94 * plan.cell) if any(names) and not plan.shelves else 0.0
    said = False
    for n, (item, foot) in enumerate(zip(field.targets, plan.feet, strict=True), 1):
        lit = item.found or (field.at >= n - 1 and not field.find) or n - 1 == field.at
        placed = target(item, stage, foot, plan.tall, 0.84 * plan.cell, name=f"thing-{n}", lit=lit, bad=field.bad)
        out.append(placed.item)
        if item.found:
            tags += prize(placed, field, stage, name=f"prize-{n}")
            tags.append(mark(placed, field, stage, name=f"mark-{n}", size=max(62.0, 0.3 * plan.tall)))
        if names[n - 1] and size:
            y = foot[1] + 1.35 * size
            words = names[n - 1]
            out.append(caption(words, (clear(words, foot[0], size, stage), y), name=f"label-{n}", size=size))
        if item.found and item.label and not said:
            said = True
            above = any(names)
            at = (foot[0], placed.box.y - 14 if above else plan.feet[-1][1] + 1.9 * even(stage.scale.label))
            tags.append(tag(item.label, at, field, stage, name="found", room=2.2 * plan.cell))
    if field.counter:
        aside = stage.box.x if plan.feet[field.at][0] > stage.box.cx else stage.box.right
        tags += counted(field, (aside, plan.rail + _RAIL + 2.6 * even(stage.scale.label)), stage)
    elif field.name:
        tags.append(_title(field, plan, stage))
    return out, tags


def _title(field: Field, plan: Plan, stage: Stage) -> Item:
    """What looks, at the end of the rail that is further from the head."""
    x = plan.feet[field.at][0]
    size = even(stage.scale.label)
    y = plan.rail + _RAIL + 1.5 * size
    if x > stage.box.cx:
        return caption(field.name, (stage.box.x, y), name="scanner-name", size=size, align="left", paint="text_muted")
    return caption(field.name, (stage.box.right, y), name="scanner-name", size=size, align="right", paint="text_muted")


def _beats(field: Field, stage: Stage, x: float) -> tuple[Beat, ...]:
    """Head and light come along the rail; what they find is stamped."""
    away = (("dx", stage.box.x - x), ("dy", 0.0))
    moves = [
        Effect(target=t, name="move", duration_ms=1200, easing="in-out-cubic", params=away)
        for t in ("scanner", "beam", "pool")
    ]
    marks = [
        Effect(target=f"mark-{n}", name="stamp", start_ms=1200 + 90 * n, duration_ms=240)
        for n, t in enumerate(field.targets, 1)
        if t.found
    ]
    return (Beat(id="scan", cue=stage.cue, effects=(*moves, *marks)),)
