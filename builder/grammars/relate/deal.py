"""Deal: parties large side by side, level lanes from socket to socket, and what goes along each lane on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.actors import link
from builder.actors.base import place
from builder.actors.forms import filled
from builder.actors.model import Placed, Value
from builder.cast import Member, aspect, stand
from builder.cast.cable import plank, posts, socket
from builder.cast.ground import floor_of, foot_line, podium
from builder.cast.node import name_of
from builder.cast.plated import plated
from builder.cast.stand import letters
from builder.cast.troupe import legible
from builder.cast.words import caption
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.spread import packed
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Port
from builder.text.wrap import balance, shortened

_OVER = 0.22  # of the lower body's height: how far down a lane lies that goes over somebody's head
_HOUSED = 0.8  # of its cell that a party takes which is in something
_REACH = 0.62  # of its width by which a socket sticks out of a body
_BESIDE = 0.17  # of the lower body's height: from its middle to each of two lanes
_ROOMS = {2: (0.29, 0.42), 3: (0.235, 0.1475), 4: (0.19, 0.08)}  # a party's and a gap's share of the width
_NARROW = {2: (0.3, 0.4), 3: (0.265, 0.1025), 4: (0.205, 0.06)}  # on a canvas with little width
_BLOCK = 0.74  # height of a labelled block by its width
_APART = 130.0  # u of a lane that a load wants
_LOADS = 3  # of one kind that are drawn on a lane


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """From party `a` to a neighbour `b`; on it `loads` that are drawn, or `words`. `heads`: 0, 1 or 2 of them."""

    a: int
    b: int
    words: str = ""
    loads: tuple[Member, ...] = ()
    heads: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """Two to four `parties` in a row; `passed`: who stands under the first lane, which goes over its head.

    `house`: what each of them is in, by name; "" for nothing.
    """

    parties: tuple[Member, ...]
    lanes: tuple[Lane, ...]
    passed: Member | None = None
    house: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    """Who stands where: bodies, and what is under and beside them."""

    bodies: tuple[Placed, ...]
    under: tuple[Item, ...]
    floor: float


def suits(stage: Stage) -> bool:
    """Whether four have the width, or the height; fewer always do."""
    return stage.wide or _high(stage)


def _high(stage: Stage) -> bool:
    """Whether parties have more room one under the other."""
    return not stage.wide and stage.box.h > 0.95 * stage.box.w


def compose(deal: Deal, stage: Stage) -> Composition:
    """Side by side where the stage is wide, one under the other on tall canvases."""
    down = _high(stage)
    scene = _stacked(deal, stage) if down else _row(deal, stage)
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    items: list[Item] = [*scene.under]
    drawn = [_lane(deal, i, scene.bodies, stage, unit, down=down) for i in range(len(deal.lanes))]
    items += [part for lane, _ in drawn for part in lane]
    items += _skipped(deal, scene.bodies, stage, down=down)
    items += [p.item for p in scene.bodies]
    items += [part for _, loads in drawn for part in loads]
    effects: list[Effect] = []
    for i, (lane, loads) in enumerate(drawn):
        start = 420 * i
        effects.append(Effect(target=lane[-1].id, name="draw", start_ms=start, duration_ms=420, easing="in-out-cubic"))
        effects += [Effect(target=p.id, name="enter", start_ms=start + 240) for p in loads]
    beats = (Beat(id="deal", cue=stage.cue, effects=tuple(effects)),) if effects else ()
    return Composition(items=tuple(items), floor=scene.floor, hero=deal.parties[-1].id, beats=beats)


def _row(deal: Deal, stage: Stage) -> _Set:
    """All on one counter, which is as high as leaves them in the middle of the stage."""
    box, foot, count = stage.box, even(foot_line(stage)), len(deal.parties)
    cell, gap = (share * box.w for share in (_ROOMS if stage.wide else _NARROW)[count])
    high = foot - box.y
    xs = packed([cell] * count, gap, box.cx)
    whole, cell = cell, cell * (_HOUSED if deal.house else 1.0)
    tall = min((0.74 if deal.house else 0.92) * high, 1.12 * cell)
    tries = _stood(deal, xs, foot, (cell, tall), stage)
    lift = 0.5 * (high - max(foot - p.box.y for p, _ in tries))
    raised = lift > 0.1 * high
    ground = foot - lift if raised else foot
    made = _stood(deal, xs, ground, (cell, tall), stage) if raised else tries
    under: list[Item] = []
    if raised:
        board = Box(box.x, ground - 3, box.w, min(40.0, 0.05 * high))
        under = [posts(board, foot, inset=0.06 * box.w, thick=18), plank(board, name="counter")]
    if deal.house:
        top = min(p.box.y for p, _ in made)
        under += [
            _house(deal.house, i, Box(x - whole / 2, top, whole, ground - top), stage) for i, x in enumerate(xs, 1)
        ]
    under += [plate for _, plates in made for plate in plates]
    return _Set(bodies=tuple(p for p, _ in made), under=tuple(under), floor=floor_of(stage, foot))


def _house(name: str, number: int, held: Box, stage: Stage) -> Item:
    """The panel a party is in, its name over the party's head."""
    k = max(1.0, (stage.scale.least + 1) / 34.0)
    head = 96.0 * k
    size: dict[str, Any] = {"width": held.w / k, "height": (held.h + head) / k}
    corner = (held.x, held.y - head)
    return place("node-panel", id=f"house-{number}", theme=stage.theme, scale=k, corner=corner, label=name, **size).item


def _stood(
    deal: Deal, xs: Sequence[float], foot: float, room: Point, stage: Stage
) -> list[tuple[Placed, tuple[Item, ...]]]:
    near = [xs[1] if i == 0 else xs[i - 1] for i in range(len(xs))]
    eyes, size = foot - 0.5 * room[1], letters(deal.parties, (room[0], _BLOCK * room[0]), stage)
    out: list[tuple[Placed, tuple[Item, ...]]] = []
    for m, x, look in zip(deal.parties, xs, near, strict=True):
        if m.kind == "object":
            high = min(room[1], _BLOCK * room[0])
            out.append((stand(m, stage, foot=(x, foot), height=high, width=room[0], look=(look, eyes), size=size), ()))
        elif not name_of(m):
            out.append((stand(m, stage, foot=(x, foot), height=room[1], width=room[0], look=(look, eyes)), ()))
        else:
            out.append(plated(m, stage, foot=(x, foot), room=room, look=(look, eyes)))
    return out


def _stacked(deal: Deal, stage: Stage) -> _Set:
    """From shelf to shelf, each name on its plate."""
    box, bottom, count = stage.box, foot_line(stage), len(deal.parties)
    share = 0.6 if count < 3 else 0.62
    pitch = (bottom - box.y) / (count - (1 - share))
    bodies: list[Placed] = []
    under: list[Item] = []
    for i, member in enumerate(deal.parties):
        foot = bottom - (count - 1 - i) * pitch
        if i < count - 1:
            under.append(podium(stage, foot - 3, 20, bottom if i == count - 2 else 0.0, name=f"shelf-{i + 1}"))
        room, look = (0.62 * box.w, share * pitch), (box.cx, bottom)
        if member.kind == "object" or not name_of(member):
            made, plates = plated(member, stage, foot=(box.cx, foot), room=room, look=look)
        else:  # its name beside it, clear of the lanes
            high = min(room[1], 0.4 * box.w / aspect(member))
            made = stand(member, stage, foot=(box.cx, foot), height=high, look=look)
            plates = _beside(member, made, stage)
        bodies.append(made)
        under += plates
    return _Set(bodies=tuple(bodies), under=tuple(under), floor=floor_of(stage, bottom))


def _beside(member: Member, made: Placed, stage: Stage) -> tuple[Item, ...]:
    """The name right of a body."""
    left = made.box.right + 0.8 * stage.scale.least
    lines, size = _lines(name_of(member), stage.box.right - left, stage)
    y = made.box.cy + 0.36 * size - 0.6 * size * lines.count("\n")
    return (caption(lines, (left, y), name=f"name-{member.id}", size=size, align="left"),)


def _pairs(deal: Deal, index: int) -> tuple[int, int]:
    """How many lanes join the two of this one, and which of them it is."""
    mine = {deal.lanes[index].a, deal.lanes[index].b}
    same = [i for i, lane in enumerate(deal.lanes) if {lane.a, lane.b} == mine]
    return len(same), same.index(index)


def _ends(deal: Deal, index: int, bodies: Sequence[Placed], stage: Stage, *, down: bool) -> tuple[Point, Point]:
    """Where a lane leaves and arrives, on the edges of the bodies: level, or upright."""
    lane, (many, turn) = deal.lanes[index], _pairs(deal, index)
    a, b = bodies[lane.a].box, bodies[lane.b].box
    off = 0.0 if many == 1 else (turn - 0.5) * 2 * _BESIDE
    if down:
        x = stage.box.cx + (off * 1.5) * min(a.w, b.w)
        upper, lower = (a, b) if a.y < b.y else (b, a)
        ends = ((x, upper.bottom), (x, lower.y))
        return ends if a.y < b.y else (ends[1], ends[0])
    low = min((p.box for p in bodies), key=lambda box: box.h)
    mids = [p.box.cy for p in bodies]
    y = (min(mids) + max(mids)) / 2
    y = min(max(y, *(p.box.y + 0.3 * p.box.h for p in bodies)), *(p.box.bottom - 0.3 * p.box.h for p in bodies))
    y = max(p.box.y for p in bodies) + _OVER * low.h if deal.passed is not None else y
    y += off * low.h
    left, right = (bodies[lane.a], bodies[lane.b]) if a.cx < b.cx else (bodies[lane.b], bodies[lane.a])
    ends = ((left.ports["right"][1][0], y), (right.ports["left"][1][0], y))
    return ends if a.cx < b.cx else (ends[1], ends[0])


def _lane(
    deal: Deal, index: int, bodies: Sequence[Placed], stage: Stage, unit: float, *, down: bool
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Sockets and the line between them, then what is on it."""
    lane, name = deal.lanes[index], f"lane-{index + 1}"
    a, b = _ends(deal, index, bodies, stage, down=down)
    forth = (b[1] > a[1]) if down else (b[0] > a[0])
    sides = ("bottom", "top") if down else ("right", "left")
    sides = sides if forth else (sides[1], sides[0])
    wide = max(36.0, 52 * unit)
    step = _REACH * wide * 0.5 * (1 if forth else -1)
    starts = (a[0], a[1] + step) if down else (a[0] + step, a[1])
    stops = (b[0], b[1] - step) if down else (b[0] - step, b[1])
    plugs = tuple(
        socket(at, stage, name=f"{name}-{end}", side=side, width=wide)
        for at, end, side in ((starts, "out", sides[0]), (stops, "in", sides[1]))
    )
    width = max(9.0, 15 * unit)
    role = "ok" if index == 0 and lane.heads == 1 else _colour(deal.parties[lane.a])
    ports: tuple[tuple[Port, Point], ...] = tuple(p.ports["cable"] for p in plugs)
    line = link.link(name, *ports, theme=stage.theme, role=role, width=width, head=lane.heads > 0, route="straight")
    if lane.heads > 1:
        head = link.link_head(ports[0][1], (-90.0 if forth else 90.0) if down else (180.0 if forth else 0.0), width)
        line = replace(line, items=(*line.items, filled(f"{name}/head-back", head, Paint(role))))
    sockets = tuple(p.item for p in plugs)
    return (*sockets, line), _load(deal, name, (ports[0][1], ports[1][1]), stage, index, _pairs(deal, index), down=down)


def _colour(member: Member) -> str:
    return f"pod_{member.who}.base" if member.who else "line_2"


def _load(
    deal: Deal, name: str, ends: tuple[Point, Point], stage: Stage, index: int, turn: tuple[int, int], *, down: bool
) -> tuple[Item, ...]:
    """What goes along a lane: drawn where there are drawings, else its words on a plate."""
    lane = deal.lanes[index]
    (x1, y1), (x2, y2) = ends
    middle = ((x1 + x2) / 2, (y1 + y2) / 2)
    length = abs(y2 - y1) if down else abs(x2 - x1)
    if lane.loads and lane.loads[0].kind != "object" and deal.passed is None:
        return _drawn(lane, name, middle, length, stage, turn[0], down=down)
    if not lane.words or (deal.passed is not None and not stage.wide):
        return ()
    room = (0.9 / turn[0] * stage.box.w if down else length) - 3.2 * stage.scale.least
    lines, size = _lines(lane.words, room, stage)
    if "…" in lines and not stage.wide and "…" not in lane.words:
        return ()  # the voice says it
    tone = "volt" if index == 0 or not lane.heads else "quiet"
    if "\n" not in lines and lane.words == "?":
        mark = place("badge", id=f"{name}-mark", theme=stage.theme, centre=middle, height=2.4 * size, kind="question")
        return (mark.item,)
    back = -1 if (x2 < x1 or y2 < y1) else 1
    at = middle if down else (middle[0] - back * 0.35 * stage.scale.least, middle[1])
    made = place(
        "chip", id=f"{name}-words", theme=stage.theme, centre=at, words=lines, face="text-bold", size=size, tone=tone
    )
    return (made.item,)


def _lines(words: str, room: float, stage: Stage) -> tuple[str, float]:
    """The words on at most three lines, as large as a label where they fit."""
    size = even(1.15 * stage.scale.label)
    while size > stage.scale.least:
        found = balance(words, "text-bold", size, room, 2)
        if found:
            return "\n".join(found), size
        size -= 2
    kept = words
    while not (found := balance(kept, "text-bold", size, max(room, 3 * size), 3)) and len(kept) > 3:
        kept = shortened(words, len(kept) - 1)
    return "\n".join(found or (kept,)), size


def _drawn(
    lane: Lane, name: str, middle: Point, length: float, stage: Stage, lanes: int, *, down: bool
) -> tuple[Item, ...]:
    """The loads in a row on their lane."""
    few = max(1, int(length / _APART)) if lane.loads[0].figure.quantity != "exact" else _LOADS
    loads = lane.loads[: min(few, _LOADS)]
    high = min(0.3 * stage.box.h if lanes == 1 else 0.17 * stage.box.h, 0.6 * length)
    across = (0.3 if lanes == 1 else 0.2) * stage.box.w if down else 0.62 * length
    widths = [aspect(m) for m in loads]
    tall = min(high, across / (sum(widths) + 0.2 * (len(loads) - 1)))
    xs = packed([w * tall for w in widths], 0.2 * tall, middle[0])
    foot = middle[1] + 0.5 * tall
    extra: dict[str, Value] = {"shadow": 0}
    return tuple(
        legible(stand(m, stage, foot=(x, foot), height=tall, name=f"{name}-{m.id}", extra=extra), stage).item
        for m, x in zip(loads, xs, strict=True)
    )


def _skipped(deal: Deal, bodies: Sequence[Placed], stage: Stage, *, down: bool) -> tuple[Item, ...]:
    """Who the first lane goes past: under it, or beside it on a tall canvas, small and quiet."""
    if deal.passed is None:
        return ()
    a, b = bodies[0].box, bodies[1].box
    if down:
        return ()
    foot = max(a.bottom, b.bottom)
    room = (0.6 * (b.x - a.right), (1 - _OVER) * min(a.h, b.h) - 1.1 * stage.scale.least)
    made, plates = plated(deal.passed, stage, foot=((a.right + b.x) / 2, foot), room=room)
    return (*plates, legible(made, stage).item)
