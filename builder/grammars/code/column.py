"""The column beside a code card: plain words at the height of the line, an arrow, and the actor it is about."""

from __future__ import annotations

from dataclasses import dataclass

from builder import cast
from builder import code as library
from builder.actors.arrow import dart
from builder.actors.base import Placed, info, place
from builder.actors.forms import block, centred, keycap, tone
from builder.actors.model import Value
from builder.cast.words import caption
from builder.geometry import Box, Point, path_bounds
from builder.grammars.base import Slots
from builder.grammars.code.listing import member as about
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import fit
from builder.scene.items import Group, Item, Paint
from builder.text.measure import advance
from builder.text.wrap import balance

_LENGTH = 96.0  # least length of the arrow on a slide
_LIP, _SINK = 11.0, 3.0  # lip of the plate, and how far behind its edge a foot is, on a slide
_ROOM = 190.0  # least height in which an actor is still worth drawing on a slide


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What stands in the left column: the chip at the line's height, the actor on it or on the floor."""

    items: tuple[Item, ...]
    floor: float
    arrow: bool


def column(slots: Slots, listing: library.Listing, card: Placed, stage: Stage) -> Column:
    """Set the chip at the height of the line with its arrow; the actor on the chip, or on the floor below it."""
    unit = unit_of(stage)
    top, bottom = stage.headline.bottom + 40 * unit, stage.box.bottom
    chip, member = _chip(slots, card, stage, top), about(slots, listing)
    if chip and member and chip.box.y - top >= max(_ROOM * unit, bottom - chip.box.bottom):
        return _on_plate(slots, member, chip, card, stage, top)
    items: list[Item] = [chip.item, _arrow(chip.box, card, stage).item] if chip else []
    zone = Box(stage.canvas.keep.x, top, 0, bottom - top)
    if chip and chip.box.y - top > bottom - chip.box.bottom:
        zone = Box(zone.x, top, 0, chip.box.y - 40 * unit - top)
    elif chip:
        zone = Box(zone.x, chip.box.bottom + 44 * unit, 0, bottom - chip.box.bottom - 44 * unit)
    if not member or zone.h < _ROOM * unit:
        return Column(items=tuple(items), floor=stage.floor, arrow=chip is not None)
    height = _height(member, Box(zone.x, zone.y, 0.9 * (stage.box.x - 64 * unit - zone.x), zone.h), stage)
    named = member.caption if slots.get("link") and not chip else ""
    under = 1.5 * stage.scale.label if named else 0.0
    height = min(height, zone.h - under)
    foot = min(zone.bottom - 6 * unit, max(stage.floor + 36 * unit, zone.y + height + under)) - under
    actor = leftmost(member, stage, (foot, height), card.anchors.get("line", card.box.centre))
    if slots.get("link") and not chip:
        items.append(_link(card, actor, stage))
    if named:
        size = fit(named, "text-bold", stage.box.x - zone.x, (stage.scale.least, stage.scale.label))
        at = (zone.x, foot + 1.1 * size)
        items.append(caption(named, at, name=f"label-{member.id}", size=size, align="left"))
    return Column(items=(actor.item, *items), floor=even(foot - 30 * unit), arrow=chip is not None)


def _link(card: Placed, actor: Placed, stage: Stage) -> Item:
    """An arrow from the line's edge of the card to what the listing makes or finds."""
    unit = unit_of(stage)
    y = card.anchors.get("line", card.box.centre)[1]
    start = (card.box.x - 14 * unit, y)
    low, high = actor.box.bottom - 0.2 * actor.box.h, actor.box.y + 0.3 * actor.box.h
    tip = (actor.box.right + 24 * unit, max(high, min(y, low)))
    box = path_bounds(dart(start, tip, 16 * unit))
    made = place(
        "arrow", id="arrow", theme=stage.theme, corner=(box.x, box.y), start=start, end=tip, stroke=16 * unit, role="ok"
    )
    return made.item


def _height(member: cast.Member, room: Box, stage: Stage) -> float:
    """How tall the actor is in a room: a drawn one up to 540 u, a labelled block up to 290."""
    most = (540 if member.figure.kind else 290) * unit_of(stage)
    return min(room.h, room.w / _ratio(member), most)


def _ratio(member: cast.Member) -> float:
    return cast.aspect(member) if member.figure.kind else min(2.2, cast.aspect(member))


def _on_plate(slots: Slots, member: cast.Member, chip: Placed, card: Placed, stage: Stage, top: float) -> Column:
    """The actor on the plain words, as on its plinth, and from there the arrow: one thing that points at the line."""
    unit, x = unit_of(stage), chip.box.x
    rim = stage.theme.keyline / 2
    most = card.box.x - x - (_LENGTH + 22) * unit - rim
    inset, lip, look = 24 * unit, _LIP * unit, card.anchors["line"]
    height = _height(member, Box(x, top, most - 2 * inset, chip.box.y - top), stage)
    wide = max(chip.box.w, min(most, height * _ratio(member) + 2 * inset))
    y = min(look[1] - (chip.box.h - lip) / 2, stage.box.bottom - chip.box.h - rim)
    plate = Box(x + rim, y, wide - 2 * rim, chip.box.h)
    extra = {**_ready(member), "shadow": 0}
    made = cast.stand(member, stage, foot=(plate.cx, plate.y), height=height, look=look, extra=extra)
    sunk = _SINK + made.foot[1] - made.ports["bottom"][1][1]  # so that its body, not a part of it, touches the plate
    foot = (made.foot[0] + plate.cx - made.box.cx, plate.y + sunk)
    actor = cast.stand(member, stage, foot=foot, height=height, look=look, extra=extra)
    items = (actor.item, _plate(slots, plate, stage), _arrow(plate, card, stage).item)
    return Column(items=items, floor=even(plate.y - 56 * unit), arrow=True)


def _plate(slots: Slots, box: Box, stage: Stage) -> Group:
    """The chip's words on a key as long as what stands on it."""
    words, unit = chip_words(slots, stage), unit_of(stage)
    lip, radius = _LIP * unit, 18 * unit
    size = _letters(words, box.w - 0.84 * stage.scale.label, stage)
    parts: list[Item] = [*keycap("chip", box, radius, lip, tone("ok"))]
    if stage.theme.keyline:
        edge = box.inset(-stage.theme.keyline / 2)
        parts.insert(0, block("chip/keyline", edge, radius + stage.theme.keyline / 2, Paint("ink")))
    at = (box.cx, box.cy - lip / 2)
    parts.append(centred("chip/words", words, *at, face="display", size=size, paint=Paint("ink")))
    return Group(id="chip", items=tuple(parts), alt=words.replace("\n", " "))


def _ready(member: cast.Member) -> dict[str, Value]:
    """Nobody's turn yet: a card about which a file speaks is lit by nobody."""
    return {"owner": "off"} if "owner" in info(member.kind).params else {}


def leftmost(member: cast.Member, stage: Stage, at: tuple[float, float], look: Point) -> Placed:
    """Stand the actor so that it starts on the margin, whatever its foot point; `at`: its foot line and height."""
    foot, height = at
    x, extra = stage.canvas.keep.x, _ready(member)
    made = cast.stand(member, stage, foot=(x, foot), height=height, look=look, extra=extra)
    return cast.stand(member, stage, foot=(2 * x - made.box.x, foot), height=height, look=look, extra=extra)


def chip_words(slots: Slots, stage: Stage) -> str:
    """Give the plain words for the line: the author's label, else the row's."""
    return stage.labels.get("chip") or str(slots.get("chip", ""))


def _letters(words: str, room: float, stage: Stage) -> float:
    """Size of the chip's words on a line of `room` u."""
    return fit(words, "display", room, (even(0.8 * stage.scale.label), even(1.1 * stage.scale.label)))


def _chip(slots: Slots, card: Placed, stage: Stage, top: float) -> Placed | None:
    words, line = chip_words(slots, stage), card.anchors.get("line")
    if not words or line is None:
        return None
    unit, x = unit_of(stage), stage.canvas.keep.x
    room = card.box.x - x - (_LENGTH + 24) * unit - 0.84 * stage.scale.label
    size = _letters(words, room, stage)
    if advance(words, "display", size) > room:
        words = "\n".join(balance(words, "display", size, room, 2) or (words,))
    chip = place("chip", id="chip", theme=stage.theme, corner=(x, 0), words=words, tone="volt", size=size)
    y = max(top, min(line[1] - chip.box.h / 2, stage.box.bottom - chip.box.h))
    return place("chip", id="chip", theme=stage.theme, corner=(x, y), words=words, tone="volt", size=size)


def _arrow(chip: Box, card: Placed, stage: Stage) -> Placed:
    """A straight arrow from the chip at the height of the line, its tip on the card's edge."""
    unit, rim = unit_of(stage), stage.theme.keyline / 2
    y = max(chip.y + 20 * unit, min(card.anchors["line"][1], chip.bottom - 20 * unit))
    return pointer((chip.right + 22 * unit + rim, y), (card.box.x - rim, y), stage)


def pointer(start: Point, tip: Point, stage: Stage) -> Placed:
    """Draw the arrow so that its soft point ends exactly at `tip`; it runs to the right or up."""
    stroke = 16 * unit_of(stage)
    short = path_bounds(dart(start, tip, stroke))  # its soft point ends before the tip
    tip = (tip[0] + tip[0] - short.right, tip[1]) if tip[1] == start[1] else (tip[0], tip[1] + tip[1] - short.y)
    box = path_bounds(dart(start, tip, stroke))
    return place(
        "arrow", id="arrow", theme=stage.theme, corner=(box.x, box.y), start=start, end=tip, stroke=stroke, role="ok"
    )


def unit_of(stage: Stage) -> float:
    """Give the u of this canvas that one u of a slide is worth (of a 1080 wide card on the others)."""
    return min(stage.canvas.width / 1920, stage.canvas.height / 1080) if stage.wide else stage.canvas.width / 1080
