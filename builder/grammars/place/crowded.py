"""All in one place while the others stay empty; or too big for every one of them."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.arrow import dart
from builder.actors.base import Placed
from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.machine import machine
from builder.cast.stand import letters
from builder.geometry import Box
from builder.grammars.place import bays
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_MOST = 12
_TALL, _ASIDE = 0.9, 0.3  # a machine slimmer than that stands beside its things, on this share of the width
_UNDER = 0.5  # of a full place's height what its machine stands in


def pack(slot: Figure, lit: int, item: Figure, stage: Stage, *, moved: bool) -> Composition:
    """The first `lit` bays hold everything; the others are empty, `moved` says that it came from them."""
    ground = even(foot_line(stage))
    low = 1.9 * stage.scale.label
    room = Box(stage.box.x, stage.box.y + 40, stage.box.w, ground - stage.box.y - 40 - low)
    boxes = _boxes(min(slot.count, 6), lit, room, stage)
    members = Roll().take(
        item, count=min(item.count * (2 if item.quantity == "plural" and moved else 1), _MOST), mood="happy"
    )
    items: list[Item] = []
    shares = [members[n::lit] for n in range(lit)]
    for n, box in enumerate(boxes):
        on = n < lit
        items += _bay(slot, box, n, stage, on=on)
        if on:
            items += _crowd(shares[n], len(shares[0]), _room(slot, box, n, stage), stage)
        elif moved:
            items.append(_leaves(box, boxes[lit - 1], n, stage))
    for n, box in enumerate(boxes[:lit], 1):
        items.append(bays.tick(box, stage, name="chosen" if n == 1 else f"chosen-{n}"))
    names = [m.id for m in members]
    effects = tuple(Effect(target=name, name="enter", start_ms=120 * n) for n, name in enumerate(names))
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero="slot-1",
        beats=(Beat(id="pack", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _boxes(count: int, lit: int, room: Box, stage: Stage) -> list[Box]:
    """The full ones wide, the empty ones narrow; under one another where the room is tall."""
    gap = 30.0
    if stage.broad:
        unit = (room.w - gap * (count - 1)) / (1.7 * lit + count - lit)
        widths = [1.7 * unit if n < lit else unit for n in range(count)]
        lefts = [room.x + sum(widths[:n]) + gap * n for n in range(count)]
        return [Box(x, room.y if n < lit else room.y + 0.2 * room.h, w, room.h if n < lit else 0.8 * room.h)
                for n, (x, w) in enumerate(zip(lefts, widths, strict=True))]  # fmt: skip
    high = 0.62 * room.h / lit
    top = [Box(room.x, room.y + n * high, room.w, high - gap) for n in range(lit)]
    rest, under = count - lit, room.y + lit * high
    wide = (room.w - gap * (rest - 1)) / max(1, rest)
    return top + [Box(room.x + n * (wide + gap), under, wide, room.bottom - under) for n in range(rest)]


def _bay(slot: Figure, box: Box, n: int, stage: Stage, *, on: bool) -> list[Item]:
    """A place with its machine at the foot, dim and with a broken rim where nothing is in it."""
    made: list[Item] = [bays.bay(box, f"slot-{n + 1}", on=on)]
    if not on:
        rim = Stroke(Paint("line_2"), 6, (3.0, 2.4))
        made.append(Shape(id=f"rim-{n + 1}", kind="rect", box=box.inset(3), radius=min(40.0, 0.12 * box.w), stroke=rim))
    if slot.kind:
        part = _machine(slot, box) if on else box
        made.append(bays.standing(slot, part, f"inside-{n + 1}", stage, on=on, alone=True).item)
    made += bays.words_under(slot.words, box, stage, name=f"label-{n + 1}", tone="volt" if on else "neutral")
    return made


def _slim(slot: Figure) -> bool:
    return aspect(Roll().one(machine(slot))) < _TALL


def _machine(slot: Figure, box: Box) -> Box:
    """The part of a full place its machine stands in: a tall one at the right, others at the foot."""
    if _slim(slot):
        return Box(box.right - _ASIDE * box.w - 20, box.y, _ASIDE * box.w, box.h)
    return Box(box.x, box.bottom - _UNDER * box.h, box.w, _UNDER * box.h)


def _room(slot: Figure, box: Box, n: int, stage: Stage) -> Box:
    """Where things in a full place stand: on or beside its machine, or on its floor."""
    if not slot.kind or _slim(slot):
        return Box(box.x, box.y, box.w * (1 - _ASIDE if slot.kind else 1), bays.floor(box) - box.y)
    top = bays.standing(slot, _machine(slot, box), f"inside-{n + 1}", stage, on=True, alone=True).box.y + 4
    return Box(box.x, box.y, box.w, top - box.y)


def _crowd(members: Sequence[Member], most: int, box: Box, stage: Stage) -> list[Item]:
    """Everybody on the box's lower edge in as few rows as keep `most` of them large."""
    inner = Box(box.x + 40, box.y + 56, box.w - 80, box.h - 56)
    shape = max(aspect(m) for m in members)
    tiers = max(
        (rows(most, each) for each in range(1, most + 1)),
        key=lambda t: min(inner.h / len(t), 0.94 * inner.w / max(t) / shape),
    )
    pitch, wide = inner.h / len(tiers), inner.w / max(tiers)
    high = min(0.94 * pitch, 0.92 * wide / shape)
    tiers = rows(len(members), max(tiers))
    size = letters(members, (0.9 * wide, high), stage)
    out: list[Item] = []
    first = 0
    for row, many in enumerate(tiers, 1):
        foot = inner.bottom - (len(tiers) - row) * min(pitch, 1.06 * high)
        for n, member in enumerate(members[first : first + many]):
            x = inner.cx + (n - (many - 1) / 2) * wide
            out.append(stand(member, stage, foot=(x, foot), height=high, width=0.92 * wide, size=size).item)
        first += many
    return out


def _leaves(box: Box, to: Box, n: int, stage: Stage) -> Item:
    """From an emptied place to the full one, over its rim."""
    if not stage.broad:
        start, end = (box.cx, box.y + 0.3 * box.h), (box.cx, to.bottom - 60)
        return Group(id=f"way-{n + 1}", items=(Path(id=f"way-{n + 1}/dart", d=dart(start, end, 12), fill=Paint("ok")),))
    y = box.y + 0.16 * box.h
    start, end = (box.cx, y), (box.x - 24, y)
    return Group(id=f"way-{n + 1}", items=(Path(id=f"way-{n + 1}/dart", d=dart(start, end, 14), fill=Paint("ok")),))


def none(slot: Figure, names: Sequence[str], item: Figure, stage: Stage) -> Composition:
    """What fits nowhere large at one side, the places beside it growing, each with a cross."""
    ground = even(foot_line(stage))
    count = min(max(slot.count, len(names)), 6)
    low = 1.9 * stage.scale.label
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    big = Roll().one(machine(item), mood="waiting")
    shape = aspect(big)
    if stage.broad:
        tall = min(0.94 * room.h, 0.36 * room.w / shape)
        left = room.x + tall * shape + 0.05 * room.w
        area = Box(left, room.y + 0.14 * room.h, room.right - left, 0.86 * room.h - low)
        foot = (room.x + tall * shape / 2, ground)
    else:
        tall = min(0.46 * room.h, 0.8 * room.w / shape)
        foot, top = (room.cx, room.y + tall), room.y + tall + 90
        area = Box(room.x, top, room.w, ground - top - low)
    gap = 26.0
    wide = (area.w - gap * (count - 1)) / count
    made = stand(big, stage, foot=foot, height=tall, width=tall * shape, look=(area.cx, area.cy))
    items: list[Item] = []
    for n in range(count):
        share = 0.6 + 0.4 * (n + 1) / count if names else 0.9
        high = min(share * area.h, 2.4 * wide * share)
        box = Box(area.x + n * (wide + gap), area.bottom - high, wide, high)
        items += _closed(slot, names[n] if n < len(names) else "", box, n, stage)
    effects = tuple(
        Effect(target=f"mark-{n + 1}", name="stamp", start_ms=260 * n, duration_ms=240) for n in range(count)
    )
    return Composition(
        items=(*items, made.item), floor=even(floor_of(stage, ground)), hero=made.item.id,
        beats=(Beat(id="try", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _closed(slot: Figure, name: str, box: Box, n: int, stage: Stage) -> list[Item]:
    out: list[Item] = [bays.bay(box, f"slot-{n + 1}", on=False)]
    inside: Placed | None = None
    if slot.kind:
        inside = bays.standing(slot, box, f"inside-{n + 1}", stage, on=True, alone=True)
        out.append(inside.item)
    out += bays.words_under(name or ("" if inside else slot.words), box, stage, name=f"label-{n + 1}", tone="neutral")
    return [*out, bays.tick(box, stage, name=f"mark-{n + 1}", kind="cross")]
