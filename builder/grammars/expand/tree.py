"""One becomes several different things: the source above and they below it, or a list of them at a trunk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.actors.arrow import dart
from builder.actors.base import Placed, place
from builder.cast import Member, Roll, aspect, stand
from builder.cast.bill import Bill, bill, said
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import block
from builder.cast.troupe import Troupe, assemble
from builder.cast.words import caption
from builder.geometry import Box, Point, path_bounds, union
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Path, Stroke
from builder.text.wrap import balance

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
    return _tree(growth, stage) if stage.box.w > 1.05 * stage.box.h else _list(growth, stage)


def _tree(growth: Growth, stage: Stage) -> Composition:
    """The source on a shelf in the middle above, a dart to each part on the floor."""
    box, low = stage.box, foot_line(stage)
    cast = bill(growth.parts, roll=Roll())
    top = _above(growth, stage, Box(box.x, box.y, box.w, 0.4 * (low - box.y)))
    gap = 0.14 * box.h
    first = Box(box.x, top.bottom + gap, box.w, box.bottom - top.bottom - gap)
    most = 0.36 * min(stage.canvas.width, stage.canvas.height)
    made = assemble(cast, first, stage, ground=low, most=most)
    ground = low
    if made.captioned:
        ground = min(low, box.bottom - (0.3 + 1.2 * made.lines) * stage.scale.label)
        made = assemble(cast, first, stage, ground=ground, most=most)
    items: list[Item] = [*top.items, *made.items]
    darts = list(_darts(_tops(cast, made), Box(top.cx - top.w / 2, 0, top.w, top.bottom), stage))
    items[:0] = [d.item for d in darts]
    floor = even(floor_of(stage, ground))
    return Composition(items=tuple(items), floor=floor, hero="from", beats=_beats([d.item.id for d in darts], stage))


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
    placed = _stood(member, Box(area.cx - 0.2 * area.w, area.bottom - tall, 0.4 * area.w, tall), stage)
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
    """The name of the source right of it, in at most two lines."""
    size = even(stage.scale.label)
    room = area.right - placed.box.right - 48
    lines = balance(words, "text-bold", size, room, 2) or (words,)
    y = placed.box.cy - (len(lines) - 1) * 0.64 * size + 0.36 * size
    yield caption("\n".join(lines), (placed.box.right + 36, y), name="label-from", size=size, align="left")


def _maker(by: Figure, placed: Placed, stage: Stage, tall: float) -> Iterator[Item]:
    """Who opens or makes it, smaller, on a shelf of its own left of it."""
    member = replace(Roll().one(by), id="by")
    room = Box(placed.box.x - 1.2 * tall - 60, placed.foot[1] - 0.8 * tall, 1.2 * tall, 0.8 * tall)
    made = stand(member, stage, foot=(room.cx, room.bottom), height=room.h, width=room.w, look=placed.foot)
    yield plank(Box(made.box.x - 16, made.foot[1] - _SINK, made.box.w + 32, 20), name="shelf-by")
    yield made.item
    if member.kind != "object":
        size = even(stage.scale.least)
        at = (made.box.x - 24, made.box.cy + 0.36 * size)
        yield caption(said(by), at, name="label-by", size=size, align="right")


def _tops(cast: Bill, made: Troupe) -> Iterator[Point]:
    """The middle of each party's upper edge."""
    at = 0
    for _, members in cast.parties:
        solid = union([a.box for a in made.actors[at : at + len(members)]])
        at += len(members)
        yield solid.cx, solid.y


def _darts(ends: Iterator[Point], source: Box, stage: Stage) -> Iterator[Placed]:
    """A dart from under the source's shelf to over each part."""
    points = list(ends)
    stroke = 14 * (stage.canvas.height / 1080 if stage.wide else 1.0)
    near = min(0.34 * source.w, 0.08 * stage.box.w)
    for i, (x, y) in enumerate(points, 1):
        share = (i - 0.5) / len(points) - 0.5
        start, end = (source.cx + 2 * near * share, source.bottom + 16), (x, y - 56)
        box = path_bounds(dart(start, end, stroke))
        yield place(
            "arrow", id=f"dart-{i}", theme=stage.theme, corner=(box.x, box.y), start=start, end=end, stroke=stroke,
            role="ok",
        )  # fmt: skip


def _list(growth: Growth, stage: Stage) -> Composition:
    """The source above, a trunk down from it, a branch to each part with its words beside it."""
    box, count = stage.box, len(growth.parts)
    low = foot_line(stage)
    top = _above(growth, stage, Box(box.x, box.y, box.w, 0.26 * (low - box.y)))
    pitch = (low - top.bottom - 24) / count
    roll, items = Roll(), list(top.items)
    trunk = box.x + 0.07 * box.w
    levels = []
    for i, part in enumerate(growth.parts):
        row = Box(box.x + 0.18 * box.w, top.bottom + 24 + i * pitch, 0.82 * box.w, pitch)
        items += _row(part, row, stage, roll, i, last=i == count - 1)
        levels.append(row.bottom - 0.42 * pitch)
    ids = [f"branch-{i}" for i in range(1, count + 1)]
    branches = list(_branches(trunk, top, levels, box.x + 0.155 * box.w, stage))
    return Composition(
        items=(*branches, *items), floor=even(floor_of(stage, low)), hero="from", beats=_beats(ids, stage)
    )


def _row(part: Figure, row: Box, stage: Stage, roll: Roll, which: int, *, last: bool) -> Iterator[Item]:
    """A part on its shelf, several side by side, its words right of it."""
    members = roll.take(part, count=min(_DRAWN, max(1, part.count)))
    left = Box(row.x, row.y + 0.14 * row.h, 0.4 * row.w, 0.82 * row.h)
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
        size, x = even(1.1 * stage.scale.label), row.x + left.w + 28
        lines = balance(said(part), "text-bold", size, row.right - x, 2) or (said(part),)
        y = left.bottom - 0.4 * left.h - (len(lines) - 1) * 0.64 * size + 0.2 * size
        yield caption("\n".join(lines), (x, y), name=f"label-{which + 1}", size=size, align="left")


def _branches(x: float, top: _Top, levels: Sequence[float], end: float, stage: Stage) -> Iterator[Item]:
    """The trunk from the source and a branch to each level."""
    stroke = Stroke(Paint("ok"), max(8.0, 0.009 * stage.canvas.width))
    start = top.bottom + 4
    knee = start + 22
    for i, y in enumerate(levels, 1):
        course = (("M", (top.cx, start)), ("L", (top.cx, knee)), ("L", (x, knee)), ("L", (x, y)), ("L", (end, y)))
        down = (("M", (x, levels[i - 2])), ("L", (x, y)), ("L", (end, y))) if i > 1 else course
        yield Path(id=f"branch-{i}", d=down, stroke=stroke)


def _beats(ids: Sequence[str], stage: Stage) -> tuple[Beat, ...]:
    drawn = tuple(Effect(target=name, name="draw", start_ms=160 * i, duration_ms=320) for i, name in enumerate(ids))
    return (Beat(id="expand", cue=stage.cue, effects=drawn),)
