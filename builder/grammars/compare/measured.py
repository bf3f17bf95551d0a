"""Values of one unit against each other: towers, or the things themselves, of true proportion under large numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.actors import base
from builder.actors.base import Placed
from builder.cast import Member, Roll, aspect, stand
from builder.cast.bill import said
from builder.cast.member import PROPS
from builder.cast.stand import SINK
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.compare.plan import Half, Plan
from builder.grammars.compare.sides import Side, same
from builder.language.lexicon import key
from builder.language.model import Figure
from builder.layout.nest import shifted
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Text
from builder.scene.walk import walk

_VALUE = re.compile(r"^[~≈<>]?\s*(?P<money>[$€£])?\s*(?P<n>\d[\d.,]*)\s*(?P<unit>%|[A-Za-zµ]*)", re.IGNORECASE)
#: One unit of each measure, and how many of it each name is.
_UNITS: Mapping[str, tuple[str, float]] = {
    **{u: ("time", f) for names, f in (
        ("ns nanosecond", 1e-9), ("µs us microsecond", 1e-6), ("ms millisecond", 1e-3), ("s sec second", 1.0),
        ("min minute m", 60.0), ("h hr hour", 3600.0), ("d day", 86400.0), ("week", 604800.0), ("month", 2629800.0),
        ("year", 31557600.0),
    ) for u in names.split()},
    **{u: ("size", f) for names, f in (
        ("b byte", 1.0), ("kb kib", 1e3), ("mb mib", 1e6), ("gb gib", 1e9), ("tb tib", 1e12),
    ) for u in names.split()},
    "%": ("share", 1.0), "percent": ("share", 1.0),
}  # fmt: skip
#: Measures of which less is better.
_COSTS = ("time", "size", "money")
_LEAST, _SLIM = 14.0, 0.42  # height of the lowest tower, u; width of one by its half's
_SMALLEST = 0.16  # of a thing by the largest's


def quantity(number: str) -> tuple[str, float] | None:
    """Measure and size of a value as written; None where it is no measured one."""
    found = _VALUE.match(number.strip())
    if found is None:
        return None
    digits = found["n"].replace(",", "").rstrip(".")
    try:
        value = float(digits)
    except ValueError:
        return None
    unit = found["unit"].lower()
    if found["money"]:
        return "money", value * {"k": 1e3, "m": 1e6}.get(unit, 1.0)
    kind = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s"))
    return (kind[0], value * kind[1]) if kind else (unit, value) if unit else None


def fill(sides: tuple[Side, ...], made: Plan, stage: Stage, op: str) -> tuple[Composition, ...] | None:
    """A scene for each half, all to one scale; None where the sides do not measure the same."""
    found = [quantity(s.number) if s.number else None for s in sides]
    if not all(found) or len({f[0] for f in found if f}) > 1:
        return None
    values = [f[1] for f in found if f]
    if max(values) <= 0 or len(set(values)) == 1 or (made.stacked and len(sides) > 2):
        return None
    measure = next(f[0] for f in found if f)
    things = _things(sides)
    if things is None and any(_played(s) for s in sides):
        return None
    best = _best(values, measure, op)
    shares = [v / max(values) for v in values]
    tight = [(side, half, share) for side, half, share in zip(sides, made.halves, shares, strict=True)]
    if things is not None:
        return tuple(
            _thing(*one, who, stage, lit=i == best) for i, (one, who) in enumerate(zip(tight, things, strict=True))
        )
    return tuple(_tower(*one, stage, lit=i == best) for i, one in enumerate(tight))


def _best(values: Sequence[float], measure: str, op: str) -> int:
    """The side that wins, -1 where nobody says: afterwards it is better, and less time, room or money is."""
    if op == "before-after":
        return len(values) - 1
    return values.index(min(values)) if measure in _COSTS and values.count(min(values)) == 1 else -1


def _played(side: Side) -> bool:
    """Whether somebody stands on a side who is more than its title."""
    shown = [f for f in side.actors if f.kind and f.kind not in PROPS and f.kind in base.kinds()]
    return any(not set(key(f.words)) <= set(key(side.title)) for f in shown)


def _things(sides: Sequence[Side]) -> tuple[Member, ...] | None:
    """The thing measured on every side where it is the same, as somebody to place."""
    first = [s.actors[0] if s.actors else None for s in sides]
    kinds = {f.kind if f else "" for f in first}
    if len(kinds) != 1 or not (kind := kinds.pop()) or kind not in base.kinds() or kind in PROPS:
        return None
    return tuple(Roll().one(replace(f, count=1)) for f in first if f)


def _number(side: Side, half: Half, stage: Stage, foot: float, *, lit: bool) -> tuple[Item, float]:
    """The value in poster letters with its baseline at `foot`, and the y of its upper edge."""
    most = even(min(3.6 * stage.scale.label, 0.3 * half.area.h))
    size = fit(side.number, "display", 0.8 * half.area.w, (stage.scale.label, most))
    paint = "highlight_text" if lit else "text"
    words = text(
        f"{half.name}/number", side.number, half.area.cx, foot, face="display", size=size, paint=paint, align="center"
    )
    return words, foot - size


def _tower(side: Side, half: Half, share: float, stage: Stage, *, lit: bool) -> Composition:
    """A keycap column as high as the value, the number over it."""
    area = half.area
    ground = area.bottom - 0.05 * min(stage.canvas.width, stage.canvas.height)
    over = min(4.2 * stage.scale.label, 0.38 * area.h)
    full = ground - area.y - over
    wide = max(_SLIM * area.w, 150.0 * stage.canvas.width / 1920)
    who = _subject(side)
    x = area.cx - (0.16 * area.w if who else 0.0)
    column = base.place(
        "brick", id=f"{half.name}/column", theme=stage.theme, foot=(x, ground + SINK), scale=1, alt=side.number,
        width=wide, height=max(_LEAST, share * full), tone="ok" if lit else "hardware",
    )  # fmt: skip
    words, _ = _number(
        side, replace(half, area=area.moved(x - area.cx, 0)), stage, column.box.y - 0.66 * stage.scale.label, lit=lit
    )
    items: list[Item] = [column.item, words]
    if who is not None:
        room = area.right - column.box.right - 30
        items.append(stand(who, stage, foot=(column.box.right + 30 + room / 2, ground + SINK), height=0.4 * full,
                           width=room, name=f"{half.name}/{who.id}").item)  # fmt: skip
    return _made(half, stage, ground, tuple(items), (column.item.id,))


def _subject(side: Side) -> Member | None:
    """Whose value it is, where a meter of the side says so and a drawing answers to it."""
    of = side.slots.get("of")
    if not isinstance(of, Figure) or of.kind not in base.kinds() or of.kind in PROPS:
        return None
    return Roll().one(replace(of, count=1))


def _thing(side: Side, half: Half, share: float, who: Member, stage: Stage, *, lit: bool) -> Composition:
    """The thing itself, its area as large as the value; what comes with it stands beside it under its name."""
    area = half.area
    size = stage.scale.label
    more = side.actors[1:]
    ground = area.bottom - 1.5 * size
    over = min(3.9 * size, 0.36 * area.h)
    room = Box(area.x, area.y + over, area.w * (0.6 if more else 0.9), ground - area.y - over)
    full = min(room.h, room.w / aspect(who))
    tall = full * max(_SMALLEST, share**0.5)
    at = room.cx if more else area.cx
    placed = stand(who, stage, foot=(at, ground + SINK), height=tall, name=f"{half.name}/{who.id}")
    top = placed.box.y - 0.6 * size
    words, _ = _number(side, replace(half, area=Box(room.x, area.y, room.w, area.h) if more else area), stage, top,
                       lit=lit)  # fmt: skip
    label = said(replace(side.actors[0], attributes=()))
    printed = {i.string for i in walk((placed.item,)) if isinstance(i, Text)}
    shown = [] if same(label, side.title) or label in printed else [
        caption(label, (at, ground + 1.15 * size), name=f"{half.name}/label", size=even(0.9 * size))
    ]  # fmt: skip
    beside = _beside(more, Box(room.right, area.y, area.right - room.right, ground - area.y), stage, half)
    items = (placed.item, *(p.item for p in beside), words, *shown)
    return _made(half, stage, ground, items, (placed.item.id, *(p.item.id for p in beside)))


def _beside(figures: Sequence[Figure], room: Box, stage: Stage, half: Half) -> list[Placed]:
    """Keycaps or actors one on another at the thing's side."""
    shown = [Roll().one(_one(f)) for f in figures[:3]]
    foot, out = room.bottom + SINK, []
    for n, member in enumerate(shown, 1):
        tall = min(room.h / (len(shown) + 1), 0.9 * room.w / max(1.35, aspect(member)))
        made = stand(
            member, stage, foot=(room.cx, foot), height=tall, width=room.w, name=f"{half.name}/with-{n}",
            extra={"shadow": 0} if n > 1 and member.kind == "object" else {},
        )  # fmt: skip
        out.append(made)
        foot = made.box.y - 4
    return out


def _one(figure: Figure) -> Figure:
    """A set as one thing that bears its plural."""
    return replace(figure, label=said(figure), count=1, quantity="") if not figure.kind else replace(figure, count=1)


def _made(half: Half, stage: Stage, ground: float, items: tuple[Item, ...], moved: tuple[str, ...]) -> Composition:
    floor = even(ground - 0.05 * min(stage.canvas.width, stage.canvas.height))
    effects = tuple(Effect(target=i, name="enter", start_ms=90 * n) for n, i in enumerate(moved))
    kept = tuple(shifted(items, 0, 0))
    return Composition(items=kept, floor=floor, beats=(Beat(id=half.name, cue=stage.cue, effects=effects),))
