"""Names round a centre: the hub in the middle of a round table, the others on the ring about it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from builder.actors.forms import width_of
from builder.cast import Roll, figure, stand, title_of
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, Point, ellipse
from builder.grammars.brand import keyboard
from builder.grammars.brand.cards import Hand, hand, put, shown
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import packed, rows
from builder.layout.stage import Composition, Stage
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_CLEAR = 30.0  # between the hub and the cards, u
_APART = 26.0  # between cards on the ring, u


def compose(names: Sequence[str], center: str | Figure, stage: Stage) -> Composition:
    """A ring as large as the stage; the cards as large as keep them apart, the hub as large as they leave room."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    hub_words = "" if isinstance(center, Figure) else center
    made, middles = _round(names, hub_words, room, stage) if stage.broad else _rows(names, room, stage)
    free = _free(room, made, middles)
    if free.h < 2.2 * stage.scale.least or not made.whole:
        return keyboard.compose((hub_words or title_of(figure(center)), *names), stage)
    ring = Box(room.x + made.width / 2, room.y + made.height / 2, room.w - made.width, room.h - made.height)
    if not stage.broad:
        ring = Box(room.x + 0.04 * room.w, room.y + made.height / 2, 0.92 * room.w, room.h - made.height)
    hub, name = _hub(center, free, stage)
    items: list[Item] = [_table(ring), hub]
    for card, (x, y) in zip(made.cards, middles, strict=True):
        items.append(put(card, made, stage, (x, y + made.height / 2), tone="panel").item)
    return Composition(
        items=tuple(items),
        floor=even(floor_of(stage, ground)),
        hero=name,
        beats=(shown(made.cards, stage, "orbit"),),
    )


def _round(names: Sequence[str], hub: str, room: Box, stage: Stage) -> tuple[Hand, list[Point]]:
    """The largest cards that keep apart on the ring, and their middles; rows where there are none."""
    least = width_of(hub, "display", stage.scale.least) + 80
    for share in (0.3, 0.28, 0.26, 0.24, 0.22, 0.2, 0.18, 0.16, 0.14):
        width = even(share * room.w * (1 if stage.wide else 1.25))
        for ratio in (0.46, 0.4, 0.34):
            made = hand(names, stage, width=width, height=even(max(ratio * width, 1.9 * stage.scale.least)))
            if made.height > 0.27 * room.h or not made.whole:
                continue
            middles = _middles(len(names), room, made)
            if _apart(made, middles) and _free(room, made, middles).w >= least:
                return made, middles
    return _rows(names, room, stage)


def _rows(names: Sequence[str], room: Box, stage: Stage) -> tuple[Hand, list[Point]]:
    """Half of the cards in rows above the hub, half below it."""
    per = next((n for n in (4, 3, 2) if len(names) > 2 * n - 2 and _spelt(names, n, room, stage)), 2)
    upper = len(names) // 2
    tiers = [rows(part, per) if part else () for part in (upper, len(names) - upper)]
    gap = 20.0
    width = even((room.w - gap * (per - 1)) / per)
    height = even(min(0.42 * width, 0.7 * room.h / max(1, sum(len(t) for t in tiers) + 1) - gap))
    made = hand(names, stage, width=width, height=max(height, 1.9 * stage.scale.least))
    out: list[Point] = []
    for part, top in zip(tiers, (room.y, room.bottom - len(tiers[1]) * (made.height + gap) + gap), strict=True):
        for row, count in enumerate(part):
            y = top + row * (made.height + gap) + made.height / 2
            out += [(x, y) for x in packed([width] * count, gap, room.cx)]
    return made, out


def _spelt(names: Sequence[str], per: int, room: Box, stage: Stage) -> bool:
    """Whether `per` cards in a row hold the names whole."""
    return hand(names, stage, width=room.w / per - 20, height=1.9 * stage.scale.least).whole


def _middles(count: int, room: Box, made: Hand) -> list[Point]:
    """Evenly along the ring from its top; two and three stand level."""
    rx, ry = (room.w - made.width) / 2, (room.h - made.height) / 2
    steps = 720
    points = [_at(room, rx, ry, 360 * i / steps - 90) for i in range(steps + 1)]
    far = [0.0]
    for (x0, y0), (x1, y1) in pairwise(points):
        far.append(far[-1] + math.hypot(x1 - x0, 1.7 * (y1 - y0)))
    start = 0.5 if count % 2 == 0 else 0.0
    out = []
    for n in range(count):
        want = far[-1] * ((n + start) % count) / count
        out.append(points[min(range(steps + 1), key=lambda i: abs(far[i] - want))])
    return out


def _at(room: Box, rx: float, ry: float, degrees: float) -> Point:
    t = math.radians(degrees)
    return room.cx + rx * math.cos(t), room.cy + ry * math.sin(t)


def _apart(made: Hand, middles: Sequence[Point]) -> bool:
    boxes = [
        Box(x - made.width / 2, y - made.height / 2, made.width, made.height).inset(-_APART / 2) for x, y in middles
    ]
    return not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def _free(room: Box, made: Hand, middles: Sequence[Point]) -> Box:
    """Where the hub may stand: clear of the cards above and below it, and of those at the sides."""
    half_w, half_h = made.width / 2, made.height / 2
    level = [x for x, y in middles if abs(y - room.cy) < 1.2 * made.height]
    reach = min((abs(x - room.cx) - half_w for x in level), default=0.42 * room.w)
    over = [abs(y - room.cy) - half_h for x, y in middles if abs(y - room.cy) >= 1.2 * made.height]
    rise = min(over, default=0.42 * room.h)
    wide, tall = 2 * max(0.14 * room.w, reach - _CLEAR), 2 * max(0.0, rise - _CLEAR)
    return Box(room.cx - wide / 2, room.cy - tall / 2, wide, tall)


def _hub(center: str | Figure, room: Box, stage: Stage) -> tuple[Item, str]:
    """The hub: an actor that has a drawing, else the large bright key."""
    member = Roll().one(center) if isinstance(center, Figure) else None
    if member is not None and member.kind != "object":
        made = stand(member, stage, foot=(room.cx, room.bottom), height=room.h, width=room.w)
        return made.item, made.item.id
    words = center if isinstance(center, str) else center.label or center.words
    wide = min(room.w, 0.5 * stage.box.w)
    key = hand((words,), stage, width=even(wide), height=even(min(room.h, 0.62 * wide)), prefix="hub")
    item = put(key.cards[0], key, stage, (room.cx, room.cy + key.height / 2)).item
    return item, item.id


def _table(ring: Box) -> Group:
    """The round table everything stands on, its ring in dots."""
    top = ring.inset(-26)
    line = Stroke(Paint("line_2"), 7, (0.1, 2.6))
    parts = (
        Shape(id="table/under", kind="ellipse", box=top.moved(0, 16), fill=Paint("shadow", alpha=50)),
        Shape(id="table/top", kind="ellipse", box=top, fill=Paint("panel")),
        Path(id="table/ring", d=ellipse(ring), stroke=line),
    )
    return Group(id="table", items=parts, decorative=True)
