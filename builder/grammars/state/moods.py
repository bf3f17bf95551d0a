"""Several of a kind side by side, each in its own state: awake, asleep, dead, on fire, nearly full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from builder.actors import base
from builder.actors.base import Placed
from builder.cast import Member, Roll, aspect, badge, stand
from builder.cast.ensemble import player
from builder.cast.ground import floor_of, foot_line, lifted, podium
from builder.cast.member import MOODS
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.state.each import One
from builder.grammars.state.effects import BEHIND, drawn
from builder.layout.nest import shifted
from builder.layout.scale import even
from builder.layout.spread import rows, spread
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape

_FAILED = ("dead", "oom", "error", "corrupt", "missing", "expired")
_DIM = {"dead": 0.45, "oom": 0.45, "missing": 0.6, "paused": 0.3, "expired": 0.45, "cold": 0.3}
#: Effects that show a state on something without a face.
_SIGNS = {"paused": "sleep", "sweating": "sweat", "hot": "fire", "angry": "steam"}
_HIGH = 80  # per cent from which a load is a risk


def compose(ones: Sequence[One], stage: Stage) -> Composition:
    """All on one floor where the stage is broad, else in two tiers; names and loads under each."""
    roll = Roll()
    members = [roll.one(replace(o.figure, kind=player(o.figure.kind) or o.figure.kind, label=_mark(o))) for o in ones]
    low = foot_line(stage)
    size = even(stage.scale.label)
    below = (1.9 if any(o.figure.label for o in ones) else 0.2) * size + (2.0 * size if _loaded(ones) else 0.0)
    count = _rows(members, Box(stage.box.x, stage.box.y, stage.box.w, low - stage.box.y), below)
    high = (low - stage.box.y) / len(count)
    items: list[Item] = []
    effects: list[Effect] = []
    at, hero = 0, ""
    for n, many in enumerate(count):
        foot = stage.box.y + high * (n + 1) - below
        mine = slice(at, at + many)
        room = Box(stage.box.x, stage.box.y + high * n, stage.box.w, high - below)
        made, parts = _row(members[mine], ones[mine], room, foot, stage)
        items += [podium(stage, foot - 4, 26, name=f"ledge-{n + 1}")] if n < len(count) - 1 else []
        items += parts
        items += _under(ones[mine], made, foot, size, stage)
        effects += [Effect(target=p.item.id, name="enter", start_ms=120 * (at + i)) for i, p in enumerate(made)]
        hero = hero or next((p.item.id for p, o in zip(made, ones[mine], strict=True) if _odd(o, ones)), "")
        at += many
    if hero:
        effects.append(Effect(target=hero, name="pulse", start_ms=900, duration_ms=400))
    floor = even(floor_of(stage, low - below))
    beat = Beat(id="state", cue=stage.cue, effects=tuple(effects))
    return Composition(items=tuple(items), floor=floor, hero=hero or members[0].id, beats=(beat,))


def _rows(members: Sequence[Member], room: Box, below: float) -> tuple[int, ...]:
    """In how many rows they become largest; one is as good where it is nearly so."""
    wide = max(aspect(m) for m in members)
    best: tuple[float, tuple[int, ...]] = (0.0, (len(members),))
    for lines in (1, 2, 3):
        found = rows(len(members), -(-len(members) // lines))
        tall = min(0.8 * (room.h / len(found) - below), 0.84 * room.w / max(found) / wide)
        if tall > best[0] * 1.15:
            best = (tall, found)
    return best[1]


def _mark(one: One) -> str:
    """The words on a thing that says its own: a letter of a pod."""
    label = one.figure.label
    last = label.split()[-1] if label else ""
    return last if one.figure.kind == "pod" and len(last) == 1 else label


def _loaded(ones: Sequence[One]) -> bool:
    return any(o.share >= 0 for o in ones)


def _odd(one: One, ones: Sequence[One]) -> bool:
    """Whether it is in a state that most of the others are not in."""
    return sum(o.figure.state == one.figure.state for o in ones) <= len(ones) / 2


def _row(
    members: Sequence[Member], ones: Sequence[One], room: Box, foot: float, stage: Stage
) -> tuple[list[Placed], list[Item]]:
    """One row, all of one size, with what is round each."""
    slot = room.w / len(members)
    wide = max(aspect(m) for m in members)
    fill = 0.94 if lifted(stage) else 0.89 if stage.tall else 0.8 if stage.square else 0.84
    tall = min(0.8 * (foot - room.y), fill * slot / wide)
    made: list[Placed] = []
    items: list[Item] = []
    for x, member, one in zip(spread(len(members), room.x, room.right), members, ones, strict=True):
        placed = _stood(member, x, foot, tall, fill * slot, stage, _dress(member, one))
        near = replace(stage, box=Box(x - 0.49 * slot, room.y, 0.98 * slot, foot - room.y))
        wild = replace(near, box=Box(x - 0.8 * slot, room.y, 1.6 * slot, foot - room.y))
        around = [
            (e, _round(e, placed, foot, wild if e in ("fire", "explosion") else near, member))
            for e in _effects(member, one)
        ]
        items += [i for e, them in around if e in BEHIND for i in them]
        items.append(placed.item)
        items += [i for e, them in around if e not in BEHIND for i in them]
        if one.figure.state in _FAILED and not _faced(member):
            size = 0.36 * min(placed.box.w, placed.box.h)
            items.append(badge(placed, "cross", stage, name=f"sign-{member.id}", size=size).item)
        made.append(placed)
    return made, items


def _stood(
    member: Member, x: float, foot: float, tall: float, wide: float, stage: Stage, extra: dict[str, Any]
) -> Placed:
    made = stand(member, stage, foot=(x, foot), height=tall, width=wide, extra=extra)
    off = x - made.box.cx
    return made if abs(off) < 1 else stand(
        member, stage, foot=(made.foot[0] + off, foot), height=tall, width=wide, extra=extra
    )  # fmt: skip


def _faced(member: Member) -> bool:
    return member.kind != "object" and "mood" in base.info(member.kind).params


def _dress(member: Member, one: One) -> dict[str, Any]:
    """Parameters that show the state: a mood, a machine's own state, less colour."""
    known = base.info(member.kind).params if member.kind != "object" else {}
    out: dict[str, Any] = {}
    moods = known.get("mood", ((), ""))[0]
    mood = MOODS.get(one.figure.state, "")
    if isinstance(moods, tuple) and mood in moods:
        out["mood"] = mood
    states = known.get("state", ((), ""))[0]
    off = {"paused": "off", "dead": "failed", "error": "failed"}.get(one.figure.state, "")
    if isinstance(states, tuple) and off in states:
        out["state"] = off
    if one.figure.state in _DIM:
        out["dim"] = _DIM[one.figure.state]
    return out


def _effects(member: Member, one: One) -> tuple[str, ...]:
    sign = "" if _faced(member) and one.figure.state != "paused" else _SIGNS.get(one.figure.state, "")
    found = [*one.effects, *([sign] if sign else [])]
    drop = "sweat" if _faced(member) and MOODS.get(one.figure.state) == "sweat" else ""
    return tuple(e for e in dict.fromkeys(found) if e != drop)


def _round(name: str, placed: Placed, foot: float, near: Stage, member: Member) -> tuple[Item, ...]:
    """An effect close round one of them, with ids of its own; one skull over the one it belongs to."""
    box = placed.box
    if name == "skull":
        size = min(0.4 * box.h, 0.8 * (box.y - near.box.y) + 0.2 * box.h)
        at = (box.cx, max(near.box.y + size / 2, box.y - 0.1 * size))
        return (base.place("skull", id=f"skull-{member.id}", theme=near.theme, centre=at, height=size, shadow=0).item,)
    box = box.inset(0.16 * box.w, 0) if name == "sweat" else box
    box = Box(box.x, box.y - 0.5 * box.h, box.w, 1.5 * box.h) if name == "fire" else box
    return tuple(shifted(drawn(name, box, foot, near), 0, 0, prefix=f"{member.id}-"))


def _under(ones: Sequence[One], made: Sequence[Placed], foot: float, size: float, stage: Stage) -> Iterator[Item]:
    """Names on one line under them, below these a bar and the number of each one's load."""
    y = foot + 1.5 * size
    for one, placed in zip(ones, made, strict=True):
        words = one.figure.label
        if words and one.figure.kind != "pod" and placed.item.part and placed.item.part.kind != "object":
            yield caption(words, (placed.box.cx, y), name=f"label-{placed.item.id}", size=size)
        if one.share >= 0:
            yield from _bar(one.share, placed, foot + (2.0 if words else 0.5) * size, size, stage)


def _bar(share: int, placed: Placed, top: float, size: float, stage: Stage) -> Iterator[Item]:
    """A trough with the load in it and the number right of it."""
    wide, name = max(0.72 * placed.box.w, 3.2 * size), f"load-{placed.item.id}"
    trough = Box(placed.box.cx - wide / 2 - 1.2 * size, top, wide, 0.8 * size)
    fill = Box(trough.x, trough.y, max(trough.h, wide * min(share, 100) / 100), trough.h)
    role = "fail" if share >= _HIGH else "ok"
    items = (
        Shape(id=f"{name}/trough", kind="rect", box=trough, radius=trough.h / 2, fill=Paint("panel_2")),
        Shape(id=f"{name}/fill", kind="rect", box=fill, radius=trough.h / 2, fill=Paint(role)),
    )
    yield Group(id=name, items=items, alt=f"{share} %")
    at = (trough.right + 0.4 * size, trough.y + 0.76 * size)
    yield text(f"{name}-value", f"{share}%", *at, face="display", size=size, paint="text")
