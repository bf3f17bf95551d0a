"""One becomes several different things: the source above and they below it, or they in a list beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.actors.arrow import dart
from builder.actors.base import Placed, place
from builder.cast import Member, Roll, aspect, stand
from builder.cast.bill import said
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import block
from builder.cast.words import caption
from builder.geometry import Box, Point, path_bounds, union
from builder.grammars.expand.row import branches, siblings
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.scene.walk import bounds
from builder.text.wrap import balance, wrap

_SINK = 3.0  # u a foot reaches below the edge of its shelf
_DRAWN = 3  # of a part that comes in some number, drawn in a list


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The slots, settled: what it was, what comes of it, who does it."""

    source: Figure
    parts: tuple[Figure, ...]
    by: Figure | None = None


def compose(growth: Growth, stage: Stage) -> Composition:
    """A tree on wide and square canvases, a list on tall ones."""
    return _tree(growth, stage) if stage.wide or stage.square else _list(growth, stage)


def _tree(growth: Growth, stage: Stage) -> Composition:
    """The source on a shelf in the middle above, a line from it to each part on the floor."""
    box, low = stage.box, foot_line(stage)
    top = _above(growth, stage, Box(box.x, box.y, box.w, 0.34 * (low - box.y)))
    first = top.bottom + max(0.13 * box.h, 96.0)
    row = siblings(growth.parts, Box(box.x, first, box.w, box.bottom - first - 10), stage)
    if row is None:
        return _list(growth, stage)  # no room for their names
    made, middles, edge = row
    lines = branches((top.cx, top.bottom - 4), middles, edge - 14, stage)
    ground = bounds(made[0]).bottom
    floor = even(floor_of(stage, min(low, ground)))
    items = (*lines, *top.items, *made)
    return Composition(items=items, floor=floor, hero="from", beats=_beats([g.id for g in lines], stage))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Top:
    """The source and who opens it, on their shelf: x of the source's middle, its width, the shelf's lower edge."""

    items: tuple[Item, ...]
    cx: float
    w: float
    bottom: float


def _above(growth: Growth, stage: Stage, area: Box) -> _Top:
    """The source in the upper middle, its words beside it, who does it on its left."""
    member = replace(Roll().one(growth.source), id="from")
    tall = 0.9 * area.h
    aside = 0.1 * area.w if growth.by is not None else 0.0
    placed = _stood(member, Box(area.cx + aside - 0.2 * area.w, area.bottom - tall, 0.4 * area.w, tall), stage)
    over = min(36.0, 0.12 * placed.box.w)
    shelf = Box(placed.box.x - over, area.bottom - _SINK, placed.box.w + 2 * over, 24)
    items: list[Item] = [plank(shelf, name="shelf"), placed.item]
    if member.kind != "object":
        items += _beside(said(growth.source), placed, stage, area)
    if growth.by is not None:
        items += _maker(growth.by, placed, stage, tall)
    return _Top(items=tuple(items), cx=placed.box.cx, w=placed.box.w, bottom=shelf.bottom)


def _stood(member: Member, room: Box, stage: Stage) -> Placed:
    """A thing on the lower edge of its room, as large as that holds; a block as wide as its words need."""
    if member.kind == "object":
        w, h = block(member, 1.5 * stage.scale.label, room.w)
        tall = min(room.h, max(1.15 * h, 0.72 * room.h))
        wide = min(room.w, max(1.2 * w, 1.6 * tall))
        return stand(member, stage, foot=(room.cx, room.bottom), height=tall, width=wide)
    tall = min(room.h, room.w / aspect(member))
    made = stand(member, stage, foot=(room.cx, room.bottom), height=tall)
    off = room.cx - made.box.cx
    return stand(member, stage, foot=(room.cx + off, room.bottom), height=tall) if abs(off) > 1 else made


def _beside(words: str, placed: Placed, stage: Stage, area: Box) -> Iterator[Item]:
    """The name of the source right of it."""
    lines, size = _fitted(words, area.right - placed.box.right - 48, stage)
    y = placed.box.cy - (len(lines) - 1) * 0.64 * size + 0.36 * size
    yield caption("\n".join(lines), (placed.box.right + 36, y), name="label-from", size=size, align="left")


def _fitted(words: str, room: float, stage: Stage) -> tuple[tuple[str, ...], float]:
    """Words in at most three lines, as large as labels are or smaller, and their size."""
    size = even(stage.scale.label)
    while size > stage.scale.least and not balance(words, "text-bold", size, room, 3):
        size -= 2
    return tuple(balance(words, "text-bold", size, room, 3) or wrap(words, "text-bold", size, room)), size


def _maker(by: Figure, placed: Placed, stage: Stage, tall: float) -> Iterator[Item]:
    """Who opens or makes it, smaller, on a shelf of its own left of it, its name over it."""
    room = Box(placed.box.x - 1.0 * tall - 70, placed.foot[1] - 0.66 * tall, tall, 0.66 * tall)
    yield from _worker(by, room, stage, look=placed.foot)


def _worker(by: Figure, room: Box, stage: Stage, *, look: Point) -> Iterator[Item]:
    member = replace(Roll().one(by), id="by")
    size = even(stage.scale.least)
    made = stand(member, stage, foot=(room.cx, room.bottom), height=room.h, width=room.w, look=look)
    yield plank(Box(made.box.x - 16, room.bottom - _SINK, made.box.w + 32, 20), name="shelf-by")
    yield made.item
    if member.kind != "object":
        yield caption(said(by), (made.box.cx, made.box.y - 0.5 * size), name="label-by", size=size)


def _list(growth: Growth, stage: Stage) -> Composition:
    """The source large at the left, a dart to each part, its words beside it."""
    box, count, low = stage.box, len(growth.parts), foot_line(stage)
    pitch = (low - box.y) / count
    roll, left = Roll(), Box(box.x, box.y, 0.34 * box.w, low - box.y)
    member = replace(Roll().one(growth.source), id="from")
    size = even(stage.scale.label)
    words = said(growth.source)
    lines = balance(words, "text-bold", size, left.w, 3) or (words,)
    named = member.kind != "object"
    under = (0.6 + 1.28 * len(lines)) * size if named else 0.0
    over = 0.34 * left.h if growth.by is not None else 0.0
    tall = min(0.62 * left.h, left.h - under - over)
    ground = even(left.y + over + (left.h - over - under + tall) / 2)
    placed = _stood(member, Box(left.x, ground - tall, left.w, tall), stage)
    items: list[Item] = [plank(Box(left.x, ground - _SINK, left.w, 22), name="shelf"), placed.item]
    if named:
        at = (left.cx, ground + 1.5 * size)
        items.append(caption("\n".join(lines), at, name="label-from", size=size))
    if growth.by is not None:
        items += _worker(growth.by, Box(left.x, left.y + 0.07 * left.h, left.w, 0.22 * left.h), stage, look=placed.foot)
    start = (left.right + 0.02 * box.w, placed.box.cy)
    ends = []
    for i, part in enumerate(growth.parts):
        row = Box(box.x + 0.49 * box.w, box.y + i * pitch, 0.51 * box.w, pitch)
        items += _row(part, row, stage, roll, i, last=i == count - 1)
        ends.append((row.x - 0.025 * box.w, row.bottom - 0.45 * pitch))
    darts = list(_spread(start, ends, stage))
    floor = even(floor_of(stage, low))
    beats = _beats([d.item.id for d in darts], stage)
    return Composition(items=(*(d.item for d in darts), *items), floor=floor, hero="from", beats=beats)


def _spread(start: Point, ends: Sequence[Point], stage: Stage) -> Iterator[Placed]:
    """Darts from one side to each level."""
    for i, end in enumerate(ends, 1):
        first = (start[0], start[1] + 0.12 * (end[1] - start[1]))
        yield _arrow(f"dart-{i}", (first, end), stage, 12.0)


def _arrow(name: str, ends: tuple[Point, Point], stage: Stage, stroke: float) -> Placed:
    start, end = ends
    box = path_bounds(dart(start, end, stroke))
    return place(
        "arrow", id=name, theme=stage.theme, corner=(box.x, box.y), start=start, end=end, stroke=stroke, role="ok"
    )


def _row(part: Figure, row: Box, stage: Stage, roll: Roll, which: int, *, last: bool) -> Iterator[Item]:
    """A part on its shelf, several side by side, its words right of it."""
    members = roll.take(part, count=min(_DRAWN, max(1, part.count)))
    left = Box(row.x, row.y + 0.14 * row.h, 0.38 * row.w, 0.82 * row.h)
    wide = left.w / len(members)
    spare = members[0].kind == "object" and len(members) == 1
    made = []
    for i, member in enumerate(members):
        room = Box(row.x + i * wide, left.y, 0.94 * (row.w if spare else wide), left.h)
        made.append(_stood(member, room, stage))
    if spare:  # a block says itself what it is
        made = [stand(members[0], stage, foot=(row.x + made[0].box.w / 2, left.bottom), height=made[0].box.h,
                      width=made[0].box.w)]  # fmt: skip
    if not last:
        solid = union([m.box for m in made])
        yield plank(Box(row.x - 8, left.bottom - _SINK, max(solid.w, 0.9 * row.w) + 16, 20), name=f"shelf-{which + 1}")
    yield from (m.item for m in made)
    if not spare:
        x = row.x + left.w + 18
        lines, size = _fitted(said(part), row.right - x, stage)
        y = left.bottom - 0.4 * left.h - (len(lines) - 1) * 0.64 * size + 0.2 * size
        yield caption("\n".join(lines), (x, y), name=f"label-{which + 1}", size=size, align="left")


def _beats(ids: Sequence[str], stage: Stage) -> tuple[Beat, ...]:
    drawn = tuple(Effect(target=name, name="draw", start_ms=160 * i, duration_ms=320) for i, name in enumerate(ids))
    return (Beat(id="expand", cue=stage.cue, effects=drawn),)
