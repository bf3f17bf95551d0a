"""Rooms: several places side by side, in each of them or in one alone somebody; links with a mark between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from builder.actors import link
from builder.actors.base import place
from builder.actors.model import Placed
from builder.cast import Member, stand
from builder.cast.cable import plank, socket
from builder.cast.ground import floor_of, foot_line
from builder.cast.plated import plated
from builder.geometry import Box, Point
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance

_NAME = 34.0  # size of the letters on a place's name
_TAB = 30.0  # how far a boundary's name tab rises above its outline
_HERO = 1.7  # width of the one place that counts, in widths of the others


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A place by its `name`, drawn by the actor `walls`; who is in it, if anybody."""

    name: str
    walls: str
    member: Member | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """Places in order; `joined`: whether each is linked to the next; `mark`: what sits on every link."""

    rooms: tuple[Room, ...]
    joined: bool = False
    mark: Member | None = None


def compose(rooms: Rooms, stage: Stage) -> Composition:
    """In a row where the stage is broad, one under the other where it is tall."""
    box, bottom = stage.box, foot_line(stage)
    area = Box(box.x, box.y + _TAB, box.w, bottom - box.y - _TAB)
    across = stage.broad
    cells = _cells(rooms, area, across=across)
    shown = tuple(_titled(room, cell, stage) for room, cell in zip(rooms.rooms, cells, strict=True))
    rooms = replace(rooms, rooms=shown)
    walls = [_walls(room, i, cell, stage) for i, (room, cell) in enumerate(zip(rooms.rooms, cells, strict=True), 1)]
    items: list[Item] = [w.item for w in walls]
    links = _links(rooms, cells, stage, across=across) if rooms.joined else []
    items += [part for parts, _ in links for part in parts]
    hero, entered = walls[0].item.id, []
    for room, cell in zip(rooms.rooms, cells, strict=True):
        if room.member is not None:
            made, item = _held(room, cell, stage)
            items += made
            hero = item
            entered.append(item)
    items += [part for _, marks in links for part in marks]
    drawn = [parts[-1].id for parts, _ in links]
    effects = [Effect(target=name, name="enter", start_ms=120 * i) for i, name in enumerate(entered)]
    effects += [Effect(target=n, name="draw", start_ms=400 + 300 * i, duration_ms=300) for i, n in enumerate(drawn)]
    beats = (Beat(id="rooms", cue=stage.cue, effects=tuple(effects)),) if effects else ()
    return Composition(items=tuple(items), floor=floor_of(stage, bottom), hero=hero, beats=beats)


def _cells(rooms: Rooms, area: Box, *, across: bool) -> list[Box]:
    """Equal cells, but for the one of several that has somebody: that is larger."""
    lone = sum(room.member is not None for room in rooms.rooms) == 1
    shares = [_HERO if lone and room.member is not None else 1.0 for room in rooms.rooms]
    length = area.w if across else area.h
    gap = ((0.11 if length > 1000 or not across else 0.07) if rooms.joined else 0.03) * length
    unit = (length - gap * (len(shares) - 1)) / sum(shares)
    out, at = [], 0.0
    for share in shares:
        own = share * unit
        tall = min(area.h, 1.2 * own) if not lone else area.h * (1.0 if share > 1 else 0.72)
        if across:
            out.append(Box(area.x + at, area.bottom - tall, own, tall))
        else:
            out.append(Box(area.x, area.y + at, area.w, own - (_TAB if len(out) < len(shares) - 1 else 0.0)))
        at += own + gap
    return out


def _titled(room: Room, cell: Box, stage: Stage) -> Room:
    """With its name where that fits."""
    k = max(1.0, (stage.scale.least + 1) / _NAME)
    face = "mono" if room.walls == "node-panel" else "text-bold"
    return room if advance(room.name, face, _NAME * k) + 110 * k <= cell.w else replace(room, name="")


def _walls(room: Room, number: int, cell: Box, stage: Stage) -> Placed:
    k = max(1.0, (stage.scale.least + 1) / _NAME)
    size: dict[str, Any] = {"width": cell.w / k, "height": cell.h / k}
    top = cell.y - (_TAB * k - 1 if room.walls == "boundary" and room.name else 0)
    return place(
        room.walls, id=f"room-{number}", theme=stage.theme, scale=k, corner=(cell.x, top), label=room.name, **size
    )


def _held(room: Room, cell: Box, stage: Stage) -> tuple[list[Item], str]:
    """Somebody on a shelf in the place."""
    assert room.member is not None
    head = (104.0 if room.walls == "node-panel" and room.name else 48.0) + 8
    foot = cell.bottom - 40
    board = Box(cell.x + 24, foot - 3, cell.w - 48, 24)
    made, plates = plated(
        room.member,
        stage,
        foot=(cell.cx, foot),
        room=((0.8 if cell.w > 300 else 0.96) * cell.w, max(60.0, foot - cell.y - head)),
    )
    return [plank(board, name=f"shelf-{room.member.id}"), *plates, made.item], made.item.id


def _links(
    rooms: Rooms, cells: Sequence[Box], stage: Stage, *, across: bool
) -> list[tuple[tuple[Item, ...], tuple[Item, ...]]]:
    """Sockets and a straight line from each place to the next, and the mark on it."""
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    wide = max(34.0, 46 * unit)
    out: list[tuple[tuple[Item, ...], tuple[Item, ...]]] = []
    for n, (a, b) in enumerate(pairwise(cells), 1):
        ends: tuple[Point, Point]
        if across:
            ends = ((a.right + 0.3 * wide, a.cy), (b.x - 0.3 * wide, a.cy))
        else:
            ends = ((a.cx, a.bottom + 0.3 * wide), (a.cx, b.y - 0.3 * wide))
        sides = ("right", "left") if across else ("bottom", "top")
        plugs = [
            socket(at, stage, name=f"link-{n}-{side}", side=side, width=wide)
            for at, side in zip(ends, sides, strict=True)
        ]
        ports = [p.ports["cable"] for p in plugs]
        line = link.link(
            f"link-{n}", ports[0], ports[1], theme=stage.theme, role="ok", width=max(9.0, 14 * unit), head=False,
            route="straight",
        )  # fmt: skip
        out.append(((*(p.item for p in plugs), line), _mark(rooms.mark, n, (a, b), stage, across=across)))
    return out


def _mark(
    mark: Member | None, number: int, between: tuple[Box, Box], stage: Stage, *, across: bool
) -> tuple[Item, ...]:
    if mark is None:
        return ()
    a, b = between
    high = min(0.62 * (b.x - a.right), 0.3 * a.h) if across else 0.9 * (b.y - a.bottom)
    high = max(56.0, high)
    at = ((a.right + b.x) / 2, a.cy + high / 2) if across else (a.cx, (a.bottom + b.y) / 2 + high / 2)
    made = stand(mark, stage, foot=at, height=high, name=f"mark-{number}", extra={"shadow": 0})
    return (made.item,)
