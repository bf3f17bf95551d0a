"""One card: an actor, a name and its values, upright or flat."""

from __future__ import annotations

from dataclasses import dataclass

from builder.actors.base import place
from builder.actors.forms import Tone, tone
from builder.actors.model import Value
from builder.cast import Member, aspect, stand
from builder.geometry import Box
from builder.grammars.table.model import mark_of
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Shape, Stroke
from builder.text.wrap import balance, shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A row of the table on its card; `sizes` of the letters of names and of values; `lit`: highlighted."""

    index: int
    row: tuple[str, ...]
    header: tuple[str, ...]
    member: Member | None
    box: Box
    sizes: tuple[float, float]
    lit: bool

    @property
    def name(self) -> str:
        return f"card-{self.index + 1}"

    @property
    def colours(self) -> Tone:
        return tone("ok" if self.lit else "hardware")

    @property
    def face(self) -> Box:
        """The top of the key, without its lip."""
        return Box(self.box.x, self.box.y, self.box.w, self.box.h - min(18.0, 0.1 * self.box.h))

    @property
    def alt(self) -> str:
        return ", ".join(c for c in self.row if c)


def tall_card(card: Card, stage: Stage) -> list[Item]:
    """An upright card: its actor, its name, then its values with their column's name over each."""
    box, size, values = card.box, card.sizes[0], card.row[1:]
    lines = _set(card.row[0], size, box.w - 60, 2)
    items: list[Item] = [_shadow(card), *_plate(card, stage)]
    others: list[Item] = []
    y = box.y + 46
    if card.member is not None:
        high = min((0.4 if values else 0.62) * box.h, 0.8 * box.w / aspect(card.member))
        others.append(_actor(card, card.member, (box.cx, y + high), high, 0.8 * box.w, stage))
        y += high + 34
    elif values:
        band = Box(box.x + 22, box.y + 28, box.w - 44, size * len(lines) + 44)
        shade = Paint(card.colours.base.role, "ink", 0.12)
        items.append(Shape(id=f"{card.name}/band", kind="rect", box=band, radius=20, fill=shade))
        y = band.cy - 0.5 * size * len(lines)
    else:
        y = card.face.cy - 0.5 * size * len(lines)
    items.append(_said(f"{card.name}/name", lines, box.cx, y + 0.82 * size, size, card.colours.letter))
    y += size * len(lines) + 30
    items += _values(card, Box(box.x, y, box.w, box.bottom - 40 - y), stage)
    return [Group(id=card.name, items=tuple(items), alt=card.alt), *others]


def _values(card: Card, box: Box, stage: Stage) -> list[Item]:
    out: list[Item] = []
    pitch = box.h / max(1, len(card.row) - 1)
    for i, cell in enumerate(card.row[1:], 1):
        head = card.header[i] if card.header else ""
        cy = box.y + (i - 0.5) * pitch
        if head:
            small = stage.scale.least
            words = _set(head, small, box.w - 60, 1)
            quiet = Paint(card.colours.letter.role, card.colours.base.role, 0.25)
            out.append(_said(f"{card.name}/head-{i}", words[:1], box.cx, cy - 0.35 * card.sizes[1], small, quiet))
            cy += 0.6 * small
        out += _value(card, i, cell, Box(box.x, cy - pitch / 2, box.w, pitch), stage)
    return out


def _value(card: Card, index: int, cell: str, box: Box, stage: Stage) -> list[Item]:
    """A cell's words, or its badge, in the middle of a box."""
    size = card.sizes[1]
    if kind := mark_of(cell):
        high = min(0.6 * box.h, 130.0)
        name = f"{card.name}/mark-{index}"
        return [place("badge", id=name, theme=stage.theme, centre=box.centre, height=high, kind=kind).item]
    if not cell:
        return []
    lines = _set(cell, size, box.w - 60, 2)
    y = box.cy + 0.33 * size - 0.5 * size * (len(lines) - 1)
    return [_said(f"{card.name}/value-{index}", lines, box.cx, y, size, card.colours.letter)]


def flat_card(card: Card, stage: Stage) -> list[Item]:
    """A low card: its actor, its name at the left, its values at the right."""
    box, face, size = card.box, card.face, card.sizes[0]
    items, others, left = list(_plate(card, stage)), list[Item](), box.x + 36
    if card.member is not None:
        high = min(0.8 * box.h, 1.1 * box.h / aspect(card.member))
        others.append(_actor(card, card.member, (box.x + 0.62 * box.h, face.cy + 0.5 * high), high, box.h, stage))
        left = box.x + 1.22 * box.h
    places = _places(len(card.row), box, left)
    most = 2 if box.h > 2.5 * size else 1
    lines = _set(card.row[0], size, places[0][1] - places[0][0], most)
    y = face.cy + 0.33 * size - 0.5 * size * (len(lines) - 1)
    words = "\n".join(lines)
    items.append(text(f"{card.name}/name", words, left, y, face="display", size=size, paint=card.colours.letter))
    for c, cell in enumerate(card.row[1:], 1):
        items += _aside(card, c, cell, places[c], stage)
    return [Group(id=card.name, items=tuple(items), alt=card.alt), *others]


def _aside(card: Card, index: int, cell: str, place_: tuple[float, float], stage: Stage) -> list[Item]:
    """A value at the right of a low card."""
    (start, end), cy, high, size = place_, card.face.cy, card.box.h, card.sizes[1]
    if kind := mark_of(cell):
        at, name = (end - 0.45 * high, cy), f"{card.name}/mark-{index}"
        return [place("badge", id=name, theme=stage.theme, centre=at, height=0.66 * high, kind=kind).item]
    if not cell:
        return []
    lines = _set(cell, size, end - start - 20, 2 if high > 2.5 * size else 1)
    y = cy + 0.33 * size - 0.5 * size * (len(lines) - 1)
    paint, words = card.colours.letter, "\n".join(lines)
    name = f"{card.name}/value-{index}"
    return [text(name, words, end, y, face="display", size=size, paint=paint, align="right")]


def _places(width: int, box: Box, left: float) -> list[tuple[float, float]]:
    """Where the name and every value of a low card may stand, from x to x."""
    right = box.right - 36
    if width == 1:
        return [(left, right)]
    middle = left + 0.55 * (right - left)
    wide = (right - middle) / (width - 1)
    return [(left, middle - 16), *((middle + i * wide, middle + (i + 1) * wide) for i in range(width - 1))]


def _actor(card: Card, member: Member, foot: tuple[float, float], high: float, wide: float, stage: Stage) -> Item:
    quiet = {"label": ""} if member.params.get("label") else {}
    extra: dict[str, Value] = {**quiet, "shadow": 0}
    name = f"{card.name}-actor"
    made = stand(member, stage, foot=foot, height=high, width=wide, name=name, extra=extra)
    there = (made.foot[0] + foot[0] - made.box.cx, foot[1])
    return stand(member, stage, foot=there, height=high, width=wide, name=name, extra=extra).item


def _set(words: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """The words on at most so many lines, shortened where they do not fit."""
    kept = words
    while kept and not balance(kept, "display", size, room, lines) and len(kept) > 3:
        kept = shortened(words, len(kept) - 1)
    return balance(kept, "display", size, room, lines) or (kept,)


def _said(name: str, lines: tuple[str, ...], x: float, y: float, size: float, paint: Paint) -> Item:
    return text(name, "\n".join(lines), x, y, face="display", size=size, paint=paint, align="center")


def _plate(card: Card, stage: Stage) -> list[Item]:
    box, colours, radius = card.box, card.colours, min(34.0, 0.2 * card.box.h)
    shine = Box(box.x + radius, box.y + 9, box.w - 2 * radius, 6)
    items: list[Item] = [
        Shape(id=f"{card.name}/lip", kind="rect", box=box, radius=radius, fill=colours.lip),
        Shape(id=f"{card.name}/plate", kind="rect", box=card.face, radius=radius, fill=colours.base),
        Shape(id=f"{card.name}/gloss", kind="rect", box=shine, radius=3, fill=colours.gloss),
    ]
    if stage.theme.keyline:
        edge = Stroke(Paint("ink"), stage.theme.keyline)
        ink = Shape(id=f"{card.name}/keyline", kind="rect", box=box, radius=radius, fill=Paint("ink"), stroke=edge)
        items.insert(0, ink)
    return items


def _shadow(card: Card) -> Shape:
    box = card.box
    shade = Box(box.x + 0.04 * box.w, box.bottom - 14, 0.92 * box.w, 32)
    return Shape(id=f"{card.name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50))
