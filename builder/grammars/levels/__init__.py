"""A bar of memory or quota: who holds how much, who grows, and what happens when it is full."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from builder.actors.base import place
from builder.actors.model import Placed
from builder.cast import Member, Roll, figures, stand
from builder.geometry import Point
from builder.grammars.base import Grammar, Slots, grammar
from builder.language.model import Figure, Reading, Transition
from builder.layout.labels import stock
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_MOST = 6  # more owners than this would be slivers
_TILT = (-10.0, 8.0, -9.0, 11.0, -8.0)
_BIG = 0.565  # share of the bar a grower holds
_WIDE = 0.205  # height of the bar by the slide's height: the same under one headline line and under two
_TALL = (0.27, 0.13, 0.2)  # on cards: by the room left, but between these shares of the width (boards 10)
_SEAT = 0.6  # a grower sits right of the middle of its segment, clear of two headline lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The slots, settled: owners from left to right, who grows (-1 nobody), whether all is taken."""

    name: str
    owners: tuple[Member, ...]
    shares: tuple[float, ...]
    grower: int
    full: bool
    tag: str

    @property
    def big(self) -> Member | None:
        return self.owners[self.grower] if self.grower >= 0 else None


@grammar
class Levels(Grammar):
    """Owners on their own segments of one bar; growth squeezes the others; a full bar takes everyone down."""

    name = "levels"
    rank = 70
    title = "Memory or quota bar"
    keys = ("of", "parts", "grow", "full", "tag")
    EXAMPLES = (
        ("no memory isolation", "GPU memory bar, 4 pods drawing from same pool, one greedy pod expanding"),
        ("everyone crashes", "One pod expands to fill memory, other pods show OOM errors, skull icons"),
        ("the disk fills up", "Disk usage bar shared by 3 services, one service growing to fill the disk"),
    )
    NOT = (("low usage", "CPU meter showing 20% usage"), ("share one", "One database with 3 services connected to it"))

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row about who holds how much of one pool, or about somebody filling it."""
        fills = reading.transition("fill")
        grows = reading.transition("grow", "fill")
        owners = _holders(reading, context)
        if not owners or not (reading.carrier == "levels" or fills or _pooled(reading, grows is not None)):
            return None
        slots: dict[str, Any] = {"of": _pool(reading, context, fills), "parts": (owners,)}
        if grows or any(f.state == "greedy" for f in reading.figures):
            slots["grow"] = "last"
        if fills and ("skull" in reading.effects or _lost(reading)):
            slots["full"] = "yes"
        why = reading.carrier_words or (grows.verb if grows else "a pool")
        return Match(
            grammar=self.name, confidence=0.92 if reading.carrier == "levels" else 0.85, slots=slots, why=(why,)
        )

    def palette(self, slots: Slots) -> str:
        return "hot" if slots.get("full") else ""

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        bar = _bar(slots, stage)
        tank = _tank(bar, stage)
        seated = tuple(_owners(bar, tank, stage))
        tags = tuple(_tags(bar, seated, stage)) if bar.full else ()
        hero = bar.big.id if bar.big else "bar"
        items: tuple[Item, ...] = (tank.item, *(p.item for p in seated), *tags)
        return Composition(items=items, hero=hero, beats=_beats(bar, stage))


#: What fills up and is shared, when the row has no bar as its head.
_POOLS = ("memory", "disk", "storage", "pool", "quota", "vram", "ram", "capacity", "budget", "buffer", "space")
_LOSSES = ("oom", "crash", "killed", "evicted", "error", "dead", "die")


def _holders(reading: Reading, context: Context) -> Figure | None:
    """Everyone with a part, as one figure: the largest group, the ones split off it counted in."""
    named = [f for f in reading.figures if f.kind and f.kind != "tank"]
    if not named:
        return None
    most = max(named, key=lambda f: f.count)
    same = [f for f in named if f.kind == most.kind]
    apart = sum(f.count for f in same if f is not most and f.pick in ("one", "other"))
    count = (
        most.count + apart
        if most.pick == "other"
        else max(most.count, context.cast.get(most.kind, 0) if most.assumed else 0)
    )
    return replace(most, count=max(1, count), pick="", state="", clause=0) if count > 1 else None


def _pooled(reading: Reading, grows: bool) -> bool:
    return grows and any(f.words.lower().split()[-1] in _POOLS for f in reading.figures if f.words)


def _pool(reading: Reading, context: Context, fills: Transition | None) -> str:
    """The pool's name: the carrier's own words without "bar"; the fuller name of the row before where it ends the same."""
    name = " ".join(w for w in reading.carrier_words.split() if w.lower() not in ("bar", "tank", "meter"))
    if not name and fills and isinstance(fills.after, Figure):
        name = fills.after.words
    before = (
        str(context.previous.slots.get("of", "")) if context.previous and context.previous.grammar == "levels" else ""
    )
    return before if before and (not name or before.lower().endswith(name.lower())) else name or stock("memory")


def _lost(reading: Reading) -> bool:
    return any(word in reading.text.lower() for word in _LOSSES)


def _bar(slots: Slots, stage: Stage) -> Bar:
    roll = Roll()
    parts = figures(slots.get("parts")) or (Figure(kind="pod", words="pod", count=4, quantity="plural"),)
    owners = tuple(m for f in parts for m in roll.take(f))[:_MOST]
    return Bar(
        name=stage.labels.get("name") or str(slots.get("of") or stock("memory")),
        owners=owners,
        shares=_shares(len(owners), grower := _grower_index(slots, owners)),
        grower=grower,
        full=bool(slots.get("full")),
        tag=str(slots.get("tag") or ""),
    )


def _grower_index(slots: Slots, owners: tuple[Member, ...]) -> int:
    """Whom the row calls greedy or names as growing; the last owner when it only says that one grows."""
    greedy = next((i for i, m in enumerate(owners) if m.figure.state == "greedy"), -1)
    named = str(slots.get("grow") or "").lower()
    if not named and not slots.get("full"):
        return greedy
    known = (i for i, m in enumerate(owners) if named in (m.letter.lower(), m.who, f"pod {m.letter}".lower(), m.id))
    return next(known, greedy if greedy >= 0 else len(owners) - 1)


def _shares(count: int, grower: int) -> tuple[float, ...]:
    """Equal parts, or a grower with more than half and the rest ever tighter the nearer they stand to it."""
    if grower < 0 or count == 1:
        return (1 / count,) * count
    weights = [1.0 + 0.1 * (abs(i - grower) - 1) for i in range(count) if i != grower]
    rest = iter(w / sum(weights) * (1 - _BIG) for w in weights)
    return tuple(_BIG if i == grower else next(rest) for i in range(count))


def _tank(bar: Bar, stage: Stage) -> Placed:
    box, scale = stage.box, stage.scale
    part, least, most = _TALL
    short = min(stage.canvas.width, stage.canvas.height)
    height = even(_WIDE * short if stage.wide else min(most * short, max(least * short, part * box.h)))
    size = even(scale.label * 0.94)
    top = even(box.bottom - height - size * 1.42)
    big = bar.big
    segments: tuple[object, ...] = tuple(
        (m.who or m.id, share, m.letter or m.words) for m, share in zip(bar.owners, bar.shares, strict=True)
    )
    growing: dict[str, Any] = {}
    if big and bar.full:
        segments = ((big.who or big.id, 1.0, stage.labels.get("full") or f"{bar.name} {stock('full')}"),)
    elif big:
        growing = {"grow": big.who or big.id, "grow_label": stage.labels.get("grow") or big.letter or big.words}
    return place(
        "tank", id="bar", theme=stage.theme, corner=(box.x, top), w=box.w, h=height, name=bar.name, name_size=size,
        segments=segments, full="yes" if bar.full else "", reading="100%" if bar.full else "", **growing,
    )  # fmt: skip


def _seats(bar: Bar, tank: Placed) -> Iterator[tuple[Member, float, float]]:
    """Each owner with the middle and the width of its segment: the same places before and after the crash."""
    room, x = tank.box.w - 28, tank.box.x + 14
    for member, share in zip(bar.owners, bar.shares, strict=True):
        yield member, x + share * room * (_SEAT if member is bar.big else 0.5), share * room
        x += share * room


def _owners(bar: Bar, tank: Placed, stage: Stage) -> Iterator[Placed]:
    line = tank.box.y + 3
    seats = list(_seats(bar, tank))
    room = min(width for m, _, width in seats if m is not bar.big)
    height = min(room * 0.9, 0.2 * min(stage.canvas.width, stage.canvas.height) + 60) * (1.16 if bar.big else 1.0)
    eyes = next(((x, line - 300.0) for m, x, _ in seats if m is bar.big), None)
    for i, (member, x, width) in enumerate(seats):
        if member is bar.big:
            yield _grower(bar, member, (x, line), width, stage)
            continue
        tilt = _TILT[i % len(_TILT)] if bar.full else -3.0 - 1.2 * i if bar.big else 0.0
        posed = _mood(member, "dead" if bar.full else "sweat" if bar.big else "happy")
        yield stand(
            posed, stage, foot=(x, line), height=height, width=room * 0.9, look=eyes, extra={"tilt": tilt, "shadow": 0}
        )


def _mood(member: Member, mood: str) -> Member:
    if "mood" not in member.params:
        return member
    return replace(member, mood=mood, params={**member.params, "mood": mood})


def _grower(bar: Bar, member: Member, foot: Point, width: float, stage: Stage) -> Placed:
    """As large as its segment and the free sky above it allow."""
    x, line = foot
    height = min(width * 0.86, 0.5 * stage.canvas.height)
    while height > 120 and line - height * 1.04 < stage.ceiling(x - height * 0.46, x + height * 0.46, gap=28):
        height -= 4
    posed = _mood(member, "crashed" if bar.full else "greedy")
    return stand(posed, stage, foot=foot, height=height, extra={"tilt": 4.0 if bar.full else 0.0, "shadow": 0})


def _tags(bar: Bar, seated: tuple[Placed, ...], stage: Stage) -> Iterator[Item]:
    """A skull and the error on a red tag: over the small ones, beside the shoulder of the big one."""
    words = bar.tag or stock("oom")
    small = min(p.box.w for p in seated)
    spacing = min((b.box.cx - a.box.cx for a, b in pairwise(seated)), default=0.0)
    for i, (member, placed) in enumerate(zip(bar.owners, seated, strict=True)):
        big = member is bar.big
        size = even(max(stage.scale.least, min(54.0, small * 0.22) * (1.2 if big else 0.94)))
        tag = place("tag", id=f"tag-{member.id}", theme=stage.theme, corner=(0, 0), words=words, size=size)
        w, h = tag.box.w, tag.box.h
        lift = 1.16 * h if w * 1.04 > spacing and i % 2 else 0.0
        x, y = placed.box.cx, placed.box.y - h * 0.78 - lift
        if big:
            x = min(placed.box.right + w * 0.24, stage.canvas.keep.right - w / 2)
            y = placed.box.y + placed.box.h * 0.16
        yield place("tag", id=f"tag-{member.id}", theme=stage.theme, centre=(x, y), words=words, size=size).item


def _beats(bar: Bar, stage: Stage) -> tuple[Beat, ...]:
    if bar.big is None:
        return ()
    grow = Effect(target="bar", name="grow", duration_ms=1100, easing="in-cubic")
    rise = Effect(target=bar.big.id, name="pulse", duration_ms=1100, easing="in-cubic")
    return (Beat(id="grow", cue=stage.cue, effects=(grow, rise)),)
