"""Wall: one cannot get to the other: a link that ends at a wall of bricks, and the other behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.actors import link
from builder.actors.base import Placed, place
from builder.actors.forms import filled, keycap, tone
from builder.cast import Member
from builder.cast.ground import floor_of, foot_line
from builder.cast.plated import plated
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.scene.walk import bounds

_BOND = 0.5  # every second course starts half a brick in


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """Who wants to get there, who is behind the wall, what the wall is called."""

    one: Member
    other: Member
    name: str


def compose(wall: Wall, stage: Stage) -> Composition:
    """Left and right of an upright wall; on tall canvases above and below a lying one."""
    return _upright(wall, stage) if stage.broad else _lying(wall, stage)


def _upright(wall: Wall, stage: Stage) -> Composition:
    box = stage.box
    foot = even(foot_line(stage))
    thick = 0.15 * box.w
    bricks = Box(box.cx - thick / 2, box.y + 0.02 * box.h, thick, foot - box.y - 0.02 * box.h)
    cell = (box.w - thick) / 2 * (0.7 if stage.wide else 0.78)
    sides = (box.x + cell / 2, box.right - cell / 2)
    tall = 0.86 * (foot - box.y)
    room, eyes = (cell, tall), foot - 0.5 * tall
    one, under_one = plated(wall.one, stage, foot=(sides[0], foot), room=room, look=(sides[1], eyes))
    other, under_other = plated(wall.other, stage, foot=(sides[1], foot), room=room, look=(sides[0], eyes))
    y = max(one.box.cy, other.box.cy)
    return _made(wall, stage, bricks, (one, other), (under_one, under_other), y=y, foot=foot)


def _lying(wall: Wall, stage: Stage) -> Composition:
    """The one on a shelf above, the wall across the middle, the other on the floor."""
    box = stage.box
    foot = even(foot_line(stage))
    thick = 0.15 * box.h
    bricks = Box(box.x, box.cy - 0.45 * thick, box.w, thick)
    room = (0.6 * box.w, 0.72 * (bricks.y - box.y))
    ledge = box.y + room[1] + 4
    one, under_one = plated(wall.one, stage, foot=(box.cx, ledge), room=room, look=(box.cx, foot))
    below = (0.6 * box.w, 0.82 * (foot - bricks.bottom))
    other, under_other = plated(wall.other, stage, foot=(box.cx, foot), room=below, look=(box.cx, box.y))
    return _made(wall, stage, bricks, (one, other), (under_one, under_other), y=0.0, foot=foot)


def _made(
    wall: Wall, stage: Stage, bricks: Box, ends: tuple[Placed, Placed], plates: tuple[tuple[Item, ...], ...], *,
    y: float, foot: float,
) -> Composition:  # fmt: skip
    width = max(10.0, 14 * min(stage.canvas.width, stage.canvas.height) / 1080)
    made = _bricks(bricks, upright=bool(y))
    hit: Point = (bricks.x - 0.3 * width, y) if y else (bricks.cx, bricks.y - 0.3 * width)
    start: Point = (ends[0].box.right + 20, y) if y else (bricks.cx, max(ends[0].box.bottom, _low(plates[0])) + 20)
    head = link.link_head(hit, 0.0 if y else 90.0, width)
    line = Path(id="way/line", d=(("M", start), ("L", hit)), stroke=Stroke(Paint("warn"), width))
    way = Group(id="way", items=(line, filled("way/head", head, Paint("warn"))), decorative=True)
    size = 0.34 * min(bricks.w, bricks.h) if not y else 0.6 * bricks.w
    at = (bricks.cx, y) if y else (bricks.cx, bricks.cy)
    cross = place("badge", id="blocked", theme=stage.theme, centre=at, height=max(72.0, size), kind="cross")
    sign = _named(wall.name, bricks, stage, upright=bool(y))
    items = (way, made, *sign, cross.item, *plates[0], *plates[1], ends[0].item, ends[1].item)
    effects = (
        Effect(target="way", name="draw", duration_ms=500, easing="in-cubic"),
        Effect(target="blocked", name="stamp", start_ms=520, duration_ms=240),
    )
    beats = (Beat(id="block", cue=stage.cue, effects=effects),)
    return Composition(items=items, floor=floor_of(stage, foot), hero="wall", beats=beats)


def _low(plates: tuple[Item, ...]) -> float:
    return max((bounds(item).bottom for item in plates), default=0.0)


def _named(words: str, bricks: Box, stage: Stage, *, upright: bool) -> tuple[Item, ...]:
    """What the wall is, on a chip over its upper part or at its left end."""
    if not words or words.lower() == "wall":
        return ()
    size = even(max(stage.scale.least, 0.9 * stage.scale.label))
    at = (bricks.cx, bricks.y + 0.12 * bricks.h) if upright else (bricks.x + 0.24 * bricks.w, bricks.cy)
    said = words[:1].upper() + words[1:]
    return (place("chip", id="wall-name", theme=stage.theme, centre=at, words=said, size=size, tone="paper").item,)


def _bricks(box: Box, *, upright: bool) -> Group:
    """A wall in running bond: whole bricks, halves at the ends of every second course."""
    rows = max(4, round(box.h / (0.36 * box.w))) if upright else 4
    high = box.h / rows
    per = 2 if upright else max(4, round(box.w / (2.4 * high)))
    wide, gap = box.w / per, 6.0
    items: list[Item] = []
    colours = tone("fail")
    bed = Shape(id="wall/mortar", kind="rect", box=box, radius=10, fill=Paint("fail_lip", "ink", 0.35))
    for row in range(rows):
        for left, right in _course(per, row):
            x, y = box.x + left * wide, box.y + row * high
            one = Box(x + gap / 2, y + gap / 2, (right - left) * wide - gap, high - gap)
            items += keycap(f"wall/brick-{row + 1}-{len(items)}", one, 8, min(8.0, 0.14 * high), colours)
    return Group(id="wall", items=(bed, *items), alt="a wall")


def _course(per: int, row: int) -> Iterator[tuple[float, float]]:
    """Where the bricks of one course begin and end, in bricks."""
    if row % 2 == 0:
        yield from ((float(i), i + 1.0) for i in range(per))
        return
    yield (0.0, _BOND)
    yield from ((i + _BOND, i + 1 + _BOND) for i in range(per - 1))
    yield (per - _BOND, float(per))
