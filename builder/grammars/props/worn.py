"""A thing, or several alike, with what they have where it belongs: tags on strings, signs above, tools at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.base import place
from builder.actors.model import Placed
from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.machine import machine
from builder.cast.stand import block
from builder.cast.words import caption, caption_size
from builder.geometry import Box
from builder.grammars.props.hang import Cut, cut, eyelet, hole, string, tag
from builder.grammars.props.row import cells
from builder.grammars.props.titles import named
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item

_MOST = 8
_ABOVE, _BESIDE = 0.26, 0.56  # heights of what is above and beside by the room and the thing

_OVER = 0.2  # of its width a thing is covered by its tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What each thing has, by place."""

    on: tuple[Figure, ...] = ()
    above: tuple[Figure, ...] = ()
    beside: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """Where one thing stands with all it has: its box, its number ("" alone)."""

    box: Box
    suffix: str
    captioned: bool


def compose(actor: Figure, kit: Kit, stage: Stage) -> Composition:
    """One fills the stage; several stand in as few rows as keep them large."""
    count = min(actor.count, _MOST)
    low = even(foot_line(stage))
    under = 1.7 * stage.scale.label if count == 1 else 0.0
    ground = low - under
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    roll = Roll()
    members = roll.take(machine(actor), count=count)
    shape = max(_shape(m, stage) for m in members) * (1.15 if kit.beside else 1.0)
    shelves, boxes = cells(count, shape, room)
    items: list[Item] = list(shelves)
    for n, (member, box) in enumerate(zip(members, boxes, strict=True), 1):
        cell = _Cell(box=box, suffix=f"-{n}" if count > 1 else "", captioned=count == 1)
        items += _one(member, kit, cell, stage, roll)
    if count == 1 and (words := named(actor, members[0], stage)):
        hero = next(i for i in items if i.id == members[0].id)
        items.append(_name(words, hero, items, ground, stage))
    tags = [i.id for i in items if i.id.startswith(("tag", "has", "over"))]
    effects = tuple(Effect(target=name, name="enter", start_ms=140 * n) for n, name in enumerate(tags))
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=members[0].id,
        beats=(Beat(id="has", cue=stage.cue, effects=effects),) if effects else (),
    )  # fmt: skip


def _name(words: str, hero: Item, items: Sequence[Item], ground: float, stage: Stage) -> Item:
    from builder.scene.walk import bounds

    size = even(stage.scale.label)
    return caption(words, (bounds(hero).cx, ground + 1.35 * size), name="label-thing", size=size)


def _shape(member: Member, stage: Stage) -> float:
    if member.kind == "object":
        w, h = block(member, stage.scale.least)
        return max(1.1, min(1.8, w / h))
    return aspect(member)


def _one(member: Member, kit: Kit, cell: _Cell, stage: Stage, roll: Roll) -> list[Item]:
    """A thing in its cell: above it its signs, right of its upper half its tags, at its foot its tools."""
    box, shape = cell.box, _shape(member, stage)
    top = _ABOVE * box.h if kit.above else 0.0
    wide = box.w * (0.5 if kit.beside or kit.on else 0.86)
    high = min((box.h - top) * (1.0 if cell.captioned else 0.94), wide / shape)
    wide = high * shape
    sheet = _sheet(kit.on, (box.w - 0.8 * wide, (0.36 if kit.beside else 0.5) * high), cell, stage)
    tools = _tools(kit.beside, roll, _BESIDE * high, (box.w - wide) / max(1, len(kit.beside)) - 24, stage)
    gap = min(50.0, 0.05 * box.w)
    left = tools[1::2] if stage.broad and cell.captioned else []
    right = [t for t in tools if t not in left]
    before = sum(w + gap for _, w, _ in left)
    beyond = max(sum(gap + w for _, w, _ in right), sheet.width - _OVER * wide if sheet else 0.0)
    x = box.cx - (before + wide + beyond) / 2 + before
    made = stand(member, stage, foot=(x + wide / 2, box.bottom), height=high, width=wide)
    out: list[Item] = [made.item]
    strip = Box(box.x, box.y, box.w, made.box.y - box.y)
    out += _signs(kit.above, made.box, strip, cell, stage, roll)
    at = x - before
    for tool in left:
        out += _stood(tool, at, box.bottom, cell, stage)
        at += tool[1] + gap
    at = x + wide + gap
    for tool in right:
        out += _stood(tool, at, box.bottom, cell, stage)
        at += tool[1] + gap
    return out + (_hung(sheet, made, cell, stage) if sheet else [])


def _sheet(things: Sequence[Figure], room: tuple[float, float], cell: _Cell, stage: Stage) -> Cut | None:
    """How the tags are cut."""
    if not things:
        return None
    high = room[1] / len(things) - 14
    return cut([printed(t) for t in things], (room[0], high), stage, most=110 if cell.captioned else 60)


_Tool = tuple[Member, float, float]  # who, width, height


def _tools(things: Sequence[Figure], roll: Roll, high: float, most: float, stage: Stage) -> list[_Tool]:
    """What stands beside with its size: alike in height, as wide as there is room."""
    out: list[_Tool] = []
    for one in things:
        member = roll.one(machine(one))
        shape = _shape(member, stage)
        tall = max(60.0, min(high, most / shape))
        if member.kind == "object":
            w, h = block(member, stage.scale.least)
            out.append((member, max(w, min(most, tall * shape)), max(h, tall)))
        else:
            out.append((member, tall * shape, tall))
    return out


def _stood(tool: _Tool, left: float, foot: float, cell: _Cell, stage: Stage) -> list[Item]:
    member, wide, high = tool
    placed = stand(member, stage, foot=(left + wide / 2, foot), height=high, width=wide, name=f"has-{member.id}")
    out: list[Item] = [placed.item]
    if member.carries:
        size = even(max(stage.scale.least, min(stage.scale.label, 0.3 * high)))
        out.append(place("chip", id=f"shows-{member.id}", theme=stage.theme, foot=(placed.box.cx, foot - 0.3 * high),
                         words=member.carries[0], size=size, tone="volt", face="mono-bold").item)  # fmt: skip
    said = member.caption if cell.captioned and member.kind != "object" else ""
    if size := caption_size([said], stage, max(wide, 120.0) + 40):
        at = (placed.box.cx, foot + 1.35 * stage.scale.label)
        out.append(caption(said, at, name=f"name-{member.id}", size=size))
    return out


def _signs(things: Sequence[Figure], thing: Box, strip: Box, cell: _Cell, stage: Stage, roll: Roll) -> list[Item]:
    """Marks and things above, standing on the thing or just over it."""
    out: list[Item] = []
    pitch = min(strip.w, max(thing.w, 200.0)) / max(1, len(things))
    for n, one in enumerate(things):
        x = thing.cx + (n - (len(things) - 1) / 2) * pitch
        high = min(0.94 * max(strip.h, 70.0), 0.9 * pitch, 240.0)
        name = f"over{cell.suffix}-{n + 1}"
        if one.kind == "badge":
            out.append(place("badge", id=name, theme=stage.theme, centre=(x, thing.y - 0.5 * high - 8), height=high,
                             kind=one.label, shadow=0).item)  # fmt: skip
            continue
        member = roll.one(machine(one))
        wide = None if member.kind == "object" else high * aspect(member)
        out.append(stand(member, stage, foot=(x, thing.y + 3), height=high, width=wide, name=name).item)
    return out


def _hung(sheet: Cut, made: Placed, cell: _Cell, stage: Stage) -> list[Item]:
    """Tags on strings from one eyelet at the thing's shoulder."""
    box = made.box
    left, top, step = box.right - _OVER * box.w, box.y + 0.16 * box.h, sheet.height + 14
    holes = [hole(sheet, (left, top + n * step)) for n in range(len(sheet.lines))]
    ring = (box.right - 0.42 * box.w, box.y + 0.18 * box.h)
    out: list[Item] = []
    for n, lines in enumerate(sheet.lines, 1):
        out.append(tag(f"tag{cell.suffix}-{n}", lines, sheet, (left, top + (n - 1) * step), stage))
        out.append(string(f"string{cell.suffix}-{n}", ring, holes[n - 1], down=False))
    return [*out, eyelet(f"eyelet{cell.suffix}", ring)]


def printed(one: Figure) -> str:
    """The words of a tag: its own, else what kind of tag it is."""
    if one.label:
        return one.label
    kind = " ".join(w for w in one.words.split() if w not in ("tag", "sticker", "badge", "label", "note", "sticky"))
    return kind or one.words
