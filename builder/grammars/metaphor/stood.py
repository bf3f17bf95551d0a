"""One column of a staged scene on its place: who stands there, what is under, round, before and in their hands."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.actors import base
from builder.actors.model import Placed
from builder.cast import aspect, badge, stand
from builder.cast.columns import Column, encloses, hung, support, wheel, width
from builder.cast.member import Member
from builder.cast.stand import SINK
from builder.cast.troupe import legible
from builder.geometry import Box, Point, arc, ellipse, union
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Stroke

__all__ = ["Placed", "Stood", "centred", "stand_column"]
_BADGES = {"dead": "cross", "error": "warning", "oom": "cross", "confused": "question"}
_TILT = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """A column as placed: its painting order, the box of its main members, the line they stand on."""

    index: int
    id: str
    order: int
    items: tuple[Item, ...]
    box: Box
    foot: float
    placed: tuple[Placed, ...] = ()


def stand_column(
    column: Column, centre: float, ground: float, unit: float, stage: Stage, *, order: int, look: Point
) -> Stood:
    """Place everything of a column about x `centre` on `ground`; `unit`: a grown-up's height, u."""
    if column.flies:
        return _flying(column, centre, ground, unit, stage, order)
    before: list[Item] = []
    after: list[Item] = []
    foot = ground
    high = column.high * unit
    if column.under is not None:
        deep = support(column.under, column.wide) * unit
        beneath = centred(column.under, (centre, ground), deep, stage, look)
        before.append(beneath.item)
        foot = beneath.anchors.get("surface", (0.0, beneath.box.y))[1] + SINK - column.apart * unit
    if column.inside is not None:
        foot = _inside(column, centre, ground, unit, stage, before, after)
    fallen = column.way == "fall"
    foot -= 0.34 * unit if fallen else 0.0
    lean = -0.15 * unit if len(column.held) == 1 else 0.0
    members = list(_crowd(column, centre + lean, foot, high, stage, look, fallen=fallen))
    if column.front is not None:
        after.append(centred(column.front, (centre, ground + 8), 0.5 * unit, stage, look).item)
    carried = _held(column, members[-1], unit, stage)
    signs = (sign(m, p, stage) for m, p in zip(_painted(column), members, strict=True))
    judged = [made.item for made in signs if made is not None]
    items = (*before, *(m.item for m in members), *carried, *after, *judged)
    return Stood(
        index=column.main, id=members[0].item.id, order=order, items=items, box=union(m.box for m in members),
        foot=foot, placed=tuple(members),
    )  # fmt: skip


def centred(member: Member, foot: Point, high: float, stage: Stage, look: Point | None, **extra: Any) -> Placed:
    """A member with the middle of its box over the foot."""
    room = max(width(member, high), 60.0)
    made = stand(member, stage, foot=foot, height=high, width=room, look=look, extra=extra)
    off = foot[0] - made.box.cx
    if abs(off) > 1 and not extra.get("tilt"):
        made = stand(member, stage, foot=(made.foot[0] + off, foot[1]), height=high, width=room, look=look, extra=extra)
    return legible(made, stage)


def _crowd(
    column: Column, centre: float, foot: float, high: float, stage: Stage, look: Point, *, fallen: bool
) -> Iterator[Placed]:
    """The main members: in rows, those behind higher and painted first."""
    across, count = column.across, len(column.members)
    step = width(column.members[0], high) * 1.08
    for row in range(column.rows - 1, -1, -1):
        mine = column.members[row * across : min(count, (row + 1) * across)]
        blocks = column.members[0].kind == "object"
        shift = 0.5 * step if row % 2 and len(mine) == across and column.rows > 1 and not blocks else 0.0
        start = centre - step * (len(mine) - 1) / 2 + shift * 0.5
        for i, member in enumerate(mine):
            extra: dict[str, Any] = {"tilt": _TILT, "shadow": 0} if fallen else {}
            if (column.under is not None and column.apart) or (column.inside is not None):
                extra["shadow"] = 0
            off = (1.05 if member.kind == "object" else 0.42) * high * row
            if row:
                extra["shadow"] = 0
            yield centred(member, (start + step * i, foot - off), high, stage, look, **extra)


def _painted(column: Column) -> list[Member]:
    """The main members in painting order: the last row first."""
    n = column.across
    return [m for row in range(column.rows - 1, -1, -1) for m in column.members[row * n : (row + 1) * n]]


def _inside(
    column: Column, centre: float, ground: float, unit: float, stage: Stage, before: list[Item], after: list[Item]
) -> float:
    """What they are in: behind them where it is a room or a wheel, else its front over their lower part."""
    member = column.inside
    assert member is not None
    tall = column.deep * unit
    if wheel(member):
        before.append(_ring(member, centre, ground, tall))
        return ground - 0.16 * tall
    if encloses(member):
        before.append(centred(member, (centre, ground), tall, stage, None).item)
        return ground - (0.36 if hung(member) and not column.at else 0.02) * tall
    after.append(centred(member, (centre, ground), tall, stage, None).item)
    return ground - (0.62 if len(column.members) > 1 else 0.3) * tall


def _ring(member: Member, centre: float, ground: float, tall: float) -> Group:
    """A wheel to run in: rim with rungs on a stand."""
    r, w = 0.45 * tall, 0.05 * tall
    cy = ground - 0.06 * tall - r
    name = member.id
    legs = ("M", (centre - 0.5 * r, ground)), ("L", (centre, cy)), ("L", (centre + 0.5 * r, ground))
    hoop = ellipse(Box(centre - r, cy - r, 2 * r, 2 * r))
    items: list[Item] = [
        Path(id=f"{name}/disc", d=hoop, fill=Paint("panel")),
        Path(id=f"{name}/rim", d=hoop, stroke=Stroke(Paint("metal"), w)),
    ]
    for i in range(12):
        a = math.radians(30 * i)
        inner, outer = 0.8 * r, r - w / 2
        line = (
            ("M", (centre + inner * math.cos(a), cy + inner * math.sin(a))),
            ("L", (centre + outer * math.cos(a), cy + outer * math.sin(a))),
        )
        items.append(Path(id=f"{name}/rung-{i + 1}", d=line, stroke=Stroke(Paint("metal_lip"), 0.4 * w)))
    for i, (start, end) in enumerate(((205, 250), (25, 70)), 1):
        items.append(
            Path(
                id=f"{name}/spin-{i}",
                d=arc(centre, cy, r + 1.5 * w, start, end),
                stroke=Stroke(Paint("text_muted"), 0.4 * w),
            )
        )
    return Group(id=name, items=(Path(id=f"{name}/stand", d=legs, stroke=Stroke(Paint("metal_lip"), 0.8 * w)), *items),
                 alt=member.words)  # fmt: skip


def _held(column: Column, owner: Placed, unit: float, stage: Stage) -> list[Item]:
    """What they have in their hands: beside the body at the height of a hand."""
    out: list[Item] = []
    for i, member in enumerate(column.held):
        right = i % 2 == 0
        hand = owner.anchors.get("hand-right" if right else "hand-left")
        size = min(0.42 if column.high > 0.6 else 0.34, 0.5 / aspect(member)) * unit
        if member.kind == "object":
            size = max(size, 0.2 * unit)
        x = owner.box.right + 0.06 * unit if right else owner.box.x - 0.06 * unit
        y = hand[1] if hand else owner.box.cy + 0.16 * owner.box.h
        made = centred(member, (x, min(y + 0.34 * size, owner.box.bottom)), size, stage, None, shadow=0)
        out.append(made.item)
    return out


def _flying(column: Column, centre: float, ground: float, unit: float, stage: Stage, order: int) -> Stood:
    """Things in the air: along an arc to the right, or one behind the other on their way."""
    placed: list[Placed] = []
    count = min(len(column.members), 6)
    high = column.high * unit
    for i, member in enumerate(column.members[:count]):
        t = (i + 0.5) / count
        if column.way == "give":
            x, y = centre + (i - (count - 1) / 2) * 0.3 * unit, ground - 0.62 * unit
        else:
            x = centre + (t - 0.5) * column.wide * unit
            y = ground - (0.62 + 0.42 * math.sin(math.pi * (0.25 + 0.75 * t)) - 0.42 * t) * unit
        extra: dict[str, Any] = {"shadow": 0}
        if member.kind != "object":
            extra["tilt"] = (-24, 18, -10, 28, -32, 12)[i]
        made = centred(member, (x, y + high / 2), high, stage, None, **extra)
        placed.append(made)
    return Stood(
        index=column.main, id=placed[0].item.id, order=order, items=tuple(p.item for p in placed),
        box=union(p.box for p in placed), foot=ground, placed=tuple(placed),
    )  # fmt: skip


def sign(member: Member, made: Placed, stage: Stage) -> Placed | None:
    """The badge of a state that a thing without a face is in."""
    if member.kind != "object" and "mood" in base.info(member.kind).params:
        return None
    kind = _BADGES.get(member.figure.state)
    size = 0.3 * min(made.box.w, made.box.h)
    return badge(made, kind, stage, name=f"badge-{member.id}", size=size) if kind and size > 30 else None
