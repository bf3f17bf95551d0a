"""What all flows are made of: stages as blocks or actors with their names, links with heads, tokens under way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.actors import link
from builder.actors.base import Placed, place
from builder.actors.object import setting, wanted
from builder.cast import Member, Roll, aspect, stand
from builder.cast.troupe import legible
from builder.cast.words import caption
from builder.geometry import Box, Point
from builder.grammars.flow.doings import apart, drawn, spoken
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.scene.items import Item, Paint, Path, Port, Shape, Stroke
from builder.text.measure import advance
from builder.text.wrap import balance

#: Token colour of a thing no actor answers to: the one bright thing on a belt.
BRIGHT = "ok"
_CLEAR = 11.0  # between the tip of an arrow and what it points at, u


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The slots, settled: what flows, the stages or destinations, their shares, whether it starts again."""

    of: Figure | None
    steps: tuple[Figure, ...]
    shares: tuple[str, ...] = ()
    loop: bool = False
    title: str = ""
    meanwhile: str = ""
    load: Figure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stage on the scene: what links plug into, and its items (the name set apart is among them)."""

    placed: Placed
    items: tuple[Item, ...]


def cast_steps(line: Line) -> tuple[Member, ...]:
    """One member for every stage; ids by its words. The words stand beside an actor, not on it."""
    roll = Roll()
    members = [drawn(_unlabelled(roll.one(step))) for step in line.steps]
    kinds = [m.kind for m in members]
    return tuple(apart(m) if m.kind != "object" and kinds.count(m.kind) > 1 else m for m in members)


def _unlabelled(member: Member) -> Member:
    return replace(member, params={**member.params, "label": ""}) if member.params.get("label") else member


def piece(member: Member, cell: Box, stage: Stage, *, size: float, tone: str = "", look: Point | None = None) -> Piece:
    """A stage filling `cell`: a block with its words, or its actor over its name (letters `size` u)."""
    if member.kind == "object":
        extra: dict[str, Any] = {**member.params, **({"tone": tone} if tone else {})}
        least = stage.scale.least
        placed = place(
            "object", id=member.id, theme=stage.theme, foot=(cell.cx, cell.bottom), scale=1, width=cell.w,
            height=cell.h, least=least, **extra,
        )  # fmt: skip
        return Piece(placed=placed, items=(placed.item,))
    words = name_of(member)
    lines = balance(words, "text-bold", size, cell.w * 1.15, 2) or (words,) if words else ()
    low = cell.bottom - (len(lines) * 1.24 * size + 8 if lines else 0)
    tall = min(low - cell.y, cell.w / aspect(member))
    placed = stand(member, stage, foot=(cell.cx, low), height=tall, width=cell.w, look=look, extra=spoken(member))
    at = (cell.cx, low + 1.2 * size)
    text = (caption("\n".join(lines), at, name=f"label-{member.id}", size=size),) if lines else ()
    return Piece(placed=placed, items=(placed.item, *text))


def machine(member: Member, box: Box, stage: Stage, *, size: float, plaque: bool = False) -> Piece:
    """A stage as a block with its name, whoever plays it, letters `size` u; `plaque`: as its name on a low plate."""
    words = plate(member)
    if plaque:
        return _plaque(member, words, box, stage)
    plain = Member(
        id=f"stage-{member.id}" if member.kind != "object" else member.id, kind="object", words=words,
        figure=Figure(kind="", words=words), params={"words": words, "tone": "hardware", "size": size},
    )  # fmt: skip
    return piece(plain, box, stage, size=size)


def _plaque(member: Member, words: str, box: Box, stage: Stage) -> Piece:
    """The name alone on a low plate: where there is no room for a block."""
    name = f"stage-{member.id}" if member.kind != "object" else member.id
    size = even(stage.scale.least)
    made = place("chip", id=name, theme=stage.theme, centre=box.centre, words=words, face="text-bold", size=size)
    at = (box.cx, box.bottom - made.box.h / 2)
    made = place("chip", id=name, theme=stage.theme, centre=at, words=words, face="text-bold", size=size)
    return Piece(placed=made, items=(made.item,))


def fits(member: Member, room: tuple[float, float], stage: Stage) -> bool:
    """Whether a stage's name fits a block of `room` (width, height) u at the canvas's smallest letters."""
    lines, size = setting(plate(member), room, least=stage.scale.least)
    wide, tall = wanted("\n".join(lines), size)
    return wide <= room[0] + 1 and tall <= room[1] + 1


def rider(member: Member, under: Piece, roof: float, stage: Stage, *, look: Point | None = None) -> Placed:
    """A stage's actor on top of its machine, as large as the room up to y `roof` allows."""
    top = under.placed.box
    wide = max(0.9 * top.w, 1.6 * top.h)
    tall = min(top.y - roof, wide / aspect(member), 2.2 * max(top.h, 0.6 * top.w))
    return legible(stand(member, stage, foot=(top.cx, top.y + 5), height=tall, width=wide, look=look), stage)


def plate(member: Member) -> str:
    """What stands on a stage's block."""
    return name_of(member) or member.figure.label or member.words


def plate_size(members: Sequence[Member], room: tuple[float, float], stage: Stage) -> float:
    """The one letter size at which every name fits a block of `room` (width, height) u."""
    return min(setting(plate(m), room, least=stage.scale.least)[1] for m in members)


def beside(member: Member, cell: Box, stage: Stage) -> Piece:
    """A block, or an actor at the left of the cell with its name at its side."""
    if member.kind == "object":
        return piece(member, cell, stage, size=stage.scale.label)
    tall = min(cell.h, 0.5 * cell.w / aspect(member))
    own = spoken(member)
    placed = stand(member, stage, foot=(cell.x + 0.22 * cell.w, cell.bottom), height=tall, extra=own)
    foot = (placed.foot[0] + cell.x - placed.box.x, cell.bottom)
    placed = stand(member, stage, foot=foot, height=tall, extra=own)
    placed = legible(placed, stage)
    words, room = name_of(member), cell.right - placed.box.right - 24
    size = even(1.25 * stage.scale.label)
    while size > stage.scale.least and advance(words, "text-bold", size) > room:
        size -= 2
    lines = balance(words, "text-bold", size, room, 2) or (words,)
    at = (placed.box.right + 24, cell.bottom - 0.5 * tall + 0.36 * size - 0.62 * size * (len(lines) - 1))
    text = (caption("\n".join(lines), at, name=f"label-{member.id}", size=size, align="left"),) if words else ()
    return Piece(placed=placed, items=(placed.item, *text))


def around(name: str, one: Box, other: Box, x: float, width: float) -> tuple[Item, ...]:
    """A link out of one side of a body, along x, and back into the same side of another, with a head."""
    sign = 1.0 if x > one.cx else -1.0
    start, end = (one.right, other.right) if sign > 0 else (one.x, other.x)
    y1, y2 = one.cy, other.cy
    turn = 1.0 if y2 > y1 else -1.0
    r = min(40.0, abs(x - max(start * sign, end * sign) * sign), abs(y2 - y1) / 2)
    near, half, off = x - sign * r, r / 2, _CLEAR + width / 2
    d = (
        ("M", (start, y1)), ("L", (near, y1)), ("C", (x - sign * half, y1, x, y1 + turn * half, x, y1 + turn * r)),
        ("L", (x, y2 - turn * r)), ("C", (x, y2 - turn * half, x - sign * half, y2, near, y2)),
        ("L", (end + sign * (off + width), y2)),
    )  # fmt: skip
    tip = (end + sign * off, y2)
    return (
        Path(id=name, d=d, stroke=Stroke(Paint("line_2"), width)),
        Path(id=f"{name}-head", d=link.link_head(tip, 180.0 if sign > 0 else 0.0, width), fill=Paint("line_2")),
    )


def name_of(member: Member) -> str:
    """The words a stage goes by; none for an actor that shows them itself."""
    shown = str(member.params.get("label") or member.params.get("name") or "")
    words = member.figure.label or member.words
    return "" if shown.lower() == words.lower() else words


def name_size(members: tuple[Member, ...], stage: Stage, room: float) -> float:
    """One size for all names: the label's, smaller where a word would not fit."""
    words = [w for m in members for w in name_of(m).split()]
    widest = max((advance(w, "text-bold", 100) for w in words), default=1.0)
    return even(max(stage.scale.least, min(stage.scale.label, 100 * room / widest)))


def join(name: str, start: Placed, sides: tuple[str, str], end: Placed, stage: Stage, *, width: float) -> Item:
    """A link with a head from one body to the next, its tip clear of the body; straight where both ends are level."""
    a, (port, (x, y)) = start.ports[sides[0]], end.ports[sides[1]]
    upright = sides[0] in ("top", "bottom")
    level = abs(a[1][0] - x) < 2 if upright else abs(a[1][1] - y) < 2
    dx, dy = {"top": (0, -1), "bottom": (0, 1), "left": (-1, 0), "right": (1, 0)}[sides[1]]
    off = _CLEAR + width / 2  # a head's tip is as round as its line
    at = (x + dx * off, y + dy * off)
    dot = Box(at[0] - 3 * dx - 3, at[1] - 3 * dy - 3, 6, 6)
    pin = Shape(id=f"{name}-pin", kind="ellipse", box=dot, fill=Paint("line_2"))
    made = link.link(
        name, a, (Port(pin.id, port.side), at), theme=stage.theme, role="line_2", width=width, head=True,
        route="straight" if level else "curve", vertical=upright,
    )  # fmt: skip
    return replace(made, items=(pin, *made.items))


def token(line: Line, which: int, foot: Point, height: float, stage: Stage) -> Placed:
    """One of the things under way, its foot on a point: its actor, else a bright block."""
    if line.of is not None and line.of.kind:
        roll = Roll()
        member = roll.take(Figure(kind=line.of.kind, words=line.of.words, count=which))[which - 1]
        if member.kind != "object":
            made = stand(member, stage, foot=foot, height=height, name=f"token-{which}", extra={"shadow": 0})
            return legible(made, stage)
    return place(
        "brick", id=f"token-{which}", theme=stage.theme, foot=foot, scale=1, width=1.25 * height, height=height,
        tone=BRIGHT, shadow=0, alt=line.of.words if line.of else "",
    )  # fmt: skip
