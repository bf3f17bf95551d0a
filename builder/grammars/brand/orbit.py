"""Names round a centre: the hub in the middle of a round table, the others as marks on the ring about it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.actors.base import place
from builder.actors.emblem import Emblem, emblems
from builder.actors.forms import set_in, width_of
from builder.cast import Roll, stand, title_of
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, Point, Segment
from builder.grammars.brand import keyboard
from builder.grammars.brand.cards import ids
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_APART = 16.0  # between tokens on the ring, u
_SIDES = (0.27, 0.25, 0.23, 0.21, 0.19, 0.17, 0.15, 0.13, 0.11)  # of the room's shorter side, a mark's size
_CLEAR = 12.0  # between the dots of the ring and a mark, u
_CORE = 0.36  # of the room's shorter side, the least a hub wants


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A mark `side` u high with its name, in `lines`, under it: `w` x `h` u in all."""

    lines: str
    side: float
    size: float
    w: float
    h: float

    def about(self, centre: Point) -> Box:
        """With the middle of the mark at `centre`."""
        return Box(centre[0] - self.w / 2, centre[1] - self.side / 2, self.w, self.h)


def compose(names: Sequence[str], center: str | Figure, stage: Stage) -> Composition:
    """A ring as large as the stage, marks as large as keep them apart, the hub as large as they leave room."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    found = _found(names, room, even(stage.scale.least))
    if found is None:
        return keyboard.compose((title_of(center) if isinstance(center, Figure) else center, *names), stage)
    tokens, middles = found
    boxes = [t.about(at) for t, at in zip(tokens, middles, strict=True)]
    hub, name = _hub(center, _free(room, boxes), stage)
    marks = [
        _drawn(t, n, e, stage, box, i)
        for t, n, e, box, i in zip(tokens, names, emblems(names), boxes, ids(names, "card"), strict=True)
    ]
    ring = _track(room, tokens)
    effects = tuple(Effect(target=m.id, name="enter", start_ms=140 * i) for i, m in enumerate(marks))
    return Composition(
        items=(_table(ring, boxes), *hub, *marks), floor=even(floor_of(stage, ground)), hero=name,
        beats=(Beat(id="orbit", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _found(names: Sequence[str], room: Box, size: float) -> tuple[list[Token], list[Point]] | None:
    """The largest marks that keep apart on the ring and leave a hub its room."""
    short = min(room.w, room.h)
    lines = [set_in((n,), "text-bold", 0.3 * room.w, (size, size))[0][0] for n in names]
    for share in _SIDES:
        side = even(share * short)
        tokens = [_token(words, side, size) for words in lines]
        middles = _middles(len(names), _track(room, tokens))
        boxes = [t.about(at).inset(-_APART / 2) for t, at in zip(tokens, middles, strict=True)]
        if any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :]):
            continue
        free = _free(room, boxes)
        if min(free.w, free.h) >= _CORE * short:
            return tokens, middles
    return None


def _track(room: Box, tokens: Sequence[Token]) -> Box:
    """Where the middles of the marks go round: names hang below them, and reach as far as the room."""
    side, wide, low = tokens[0].side, max(t.w for t in tokens), max(t.h - t.side for t in tokens)
    return Box(room.x + wide / 2, room.y + side / 2, room.w - wide, room.h - side - low)


def _token(lines: str, side: float, size: float) -> Token:
    rows = lines.count("\n") + 1
    return Token(
        lines=lines, side=side, size=size, w=max(side, width_of(lines, "text-bold", size)),
        h=side + 0.4 * size + 1.28 * size * rows,
    )  # fmt: skip


def _drawn(token: Token, name: str, own: Emblem, stage: Stage, box: Box, key: str) -> Group:
    """The mark with its name under it."""
    made = place(
        "emblem", id=f"{key}/mark", theme=stage.theme, foot=(box.cx, box.y + token.side), scale=1, size=token.side,
        name=name, plate=own.plate, motif=own.motif, accent=own.accent, shadow=0,
    )  # fmt: skip
    words = text(f"{key}/name", token.lines, box.cx, box.y + token.side + 1.2 * token.size, face="text-bold",
                 size=token.size, paint="text", align="center")  # fmt: skip
    return Group(id=key, items=(made.item, words), alt=name)


def _middles(count: int, ring: Box) -> list[Point]:
    """At equal ways along the ring from its top; an even number leaves the top free."""
    points = _round(ring)
    far = [0.0]
    for (x0, y0), (x1, y1) in pairwise(points):
        far.append(far[-1] + math.hypot(x1 - x0, y1 - y0))
    start = 0.5 if count % 2 == 0 else 0.0
    wanted = (far[-1] * ((n + start) % count) / count for n in range(count))
    return [points[min(range(len(points)), key=lambda i: abs(far[i] - want))] for want in wanted]


def _round(ring: Box) -> list[Point]:
    """The ring's points, from its top clockwise to its top."""
    turns = (math.radians(i / 2 - 90) for i in range(721))
    return [(ring.cx + ring.w / 2 * math.cos(t), ring.cy + ring.h / 2 * math.sin(t)) for t in turns]


def _free(room: Box, boxes: Sequence[Box]) -> Box:
    """The largest of a few boxes about the middle that no token touches."""
    best = Box(room.cx, room.cy, 0, 0)
    for wide in (0.5, 0.44, 0.38, 0.32, 0.26, 0.2):
        for tall in (0.66, 0.58, 0.5, 0.42, 0.34):
            w, h = wide * room.w, tall * room.h
            trial = Box(room.cx - w / 2, room.cy - h / 2, w, h)
            if min(w, h) > min(best.w, best.h) and not any(trial.overlaps(b) for b in boxes):
                best = trial
    return best


def _hub(center: str | Figure, room: Box, stage: Stage) -> tuple[list[Item], str]:
    """The hub: an actor that has a drawing, else its own mark, the largest, with the name under it."""
    spot = 0.6 * min(room.w, room.h)
    disc = Box(room.cx - spot, room.cy - spot, 2 * spot, 2 * spot)
    light = Shape(id="spot", kind="ellipse", box=disc, fill=Paint("panel_2"))
    member = Roll().one(center) if isinstance(center, Figure) else None
    if member is not None and member.kind != "object":
        made = stand(member, stage, foot=(room.cx, room.bottom), height=room.h, width=room.w)
        return [light, made.item], made.item.id
    words = center if isinstance(center, str) else center.label or center.words
    size = even(1.3 * stage.scale.least)
    lines, size = set_in((words,), "display", max(room.w, 0.3 * stage.box.w), (stage.scale.least, size))
    token = Token(lines=lines[0], side=room.h - 1.9 * size, size=size, w=room.w, h=room.h)
    return [light, _drawn(token, words, emblems((words,))[0], stage, room, next(ids((words,), "hub")))], next(
        ids((words,), "hub")
    )


def _table(ring: Box, boxes: Sequence[Box]) -> Group:
    """The ring they stand on, in dots wherever nothing stands."""
    line = Stroke(Paint("line_2"), 7, (0.1, 2.6))
    top = ring.inset(-0.05 * ring.h)
    taken = [box.inset(-_CLEAR) for box in boxes]
    d: list[Segment] = []
    on = False
    for point in _round(ring):
        free = not any(box.x < point[0] < box.right and box.y < point[1] < box.bottom for box in taken)
        if free:
            d.append(("L" if on else "M", point))
        on = free
    parts: list[Item] = [Shape(id="table/top", kind="ellipse", box=top, fill=Paint("panel", "bg", 0.3))]
    if d:
        parts.append(Path(id="table/ring", d=tuple(d), stroke=line))
    return Group(id="table", items=tuple(parts), decorative=True)
