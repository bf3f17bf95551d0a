"""Names round a centre: the hub in the middle of a round table, the others on the ring about it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from builder.cast import Roll, stand
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, Point, ellipse
from builder.grammars.brand.cards import Hand, hand, put, shown
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_APART = 14.0  # between cards on the ring, u


def compose(names: Sequence[str], center: str | Figure, stage: Stage) -> Composition:
    """A ring as large as the stage; the cards as large as keep them apart, the hub as large as they leave room."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    made, middles = _round(names, room, stage)
    ring = Box(room.x + made.width / 2, room.y + made.height / 2, room.w - made.width, room.h - made.height)
    hub, name = _hub(center, _free(ring, made), stage)
    items: list[Item] = [_table(room, ring), hub]
    for card, (x, y) in zip(made.cards, middles, strict=True):
        items.append(put(card, made, stage, (x, y + made.height / 2), tone="panel").item)
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=name, beats=(shown(made.cards, stage, "orbit"),)
    )


def _round(names: Sequence[str], room: Box, stage: Stage) -> tuple[Hand, list[Point]]:
    """The largest cards that keep apart on the ring, and their middles."""
    least = hand(names, stage, width=even(0.2 * room.w), height=even(2.3 * stage.scale.least))
    best = least, _middles(len(names), room, least)
    for share in (0.34, 0.31, 0.28, 0.26, 0.24, 0.22, 0.2, 0.18, 0.16, 0.14):
        width = even(share * room.w * (1 if stage.wide else 1.25))
        for ratio in (0.46, 0.4, 0.34):
            made = hand(names, stage, width=width, height=even(max(ratio * width, 1.9 * stage.scale.least)))
            if made.height > 0.27 * room.h or not _set_well(made):
                continue
            middles = _middles(len(names), room, made)
            if _apart(made, middles):
                return made, middles
    return best


def _set_well(made: Hand) -> bool:
    """Whether every name fits its card."""
    from builder.actors.forms import width_of

    return all(width_of(card.lines, "display", made.size) <= made.width - 2 * 30 for card in made.cards)


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


def _free(ring: Box, made: Hand) -> Box:
    """Where the hub may stand: between the cards above and below, and those at the sides."""
    tall = max(0.42 * ring.h, ring.h - made.height - 2 * 34)
    wide = max(0.36 * ring.w, ring.w - made.width - 2 * 40)
    return Box(ring.cx - wide / 2, ring.cy - tall / 2, wide, tall)


def _hub(center: str | Figure, room: Box, stage: Stage) -> tuple[Item, str]:
    """The hub: an actor that has a drawing, else the large bright key."""
    member = Roll().one(center) if isinstance(center, Figure) else None
    if member is not None and member.kind != "object":
        made = stand(member, stage, foot=(room.cx, room.bottom), height=room.h, width=room.w)
        return made.item, made.item.id
    words = center if isinstance(center, str) else center.label or center.words
    wide = min(room.w, 0.5 * stage.box.w if stage.wide else room.w)
    key = hand((words,), stage, width=even(wide), height=even(min(room.h, 0.62 * wide)), prefix="hub")
    item = put(key.cards[0], key, stage, (room.cx, room.cy + key.height / 2)).item
    return item, item.id


def _table(room: Box, ring: Box) -> Group:
    """The round table everything stands on, its ring in dots."""
    top = Box(ring.x - 30, ring.y - 30, ring.w + 60, ring.h + 60)
    line = Stroke(Paint("line_2"), 7, (0.1, 2.6))
    parts = (
        Shape(id="table/under", kind="ellipse", box=top.moved(0, 16), fill=Paint("shadow", alpha=50)),
        Shape(id="table/top", kind="ellipse", box=top, fill=Paint("panel")),
        Path(id="table/ring", d=ellipse(ring), stroke=line),
    )
    return Group(id="table", items=parts, decorative=True)
