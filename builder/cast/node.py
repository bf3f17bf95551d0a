"""A node of a diagram: a key with its words, or an actor over a plate with its name, in a cell of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.actors.base import info, place
from builder.actors.model import Placed, Value
from builder.cast.member import Member
from builder.cast.stand import aspect, stand
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Item, Paint, Port, Shape, Text
from builder.text.wrap import balance, shortened, wrap

_LARGEST = 84.0
_PAD = 20.0  # between the words of a key and its edge
_LIP = 0.1  # of a key's height
_TRIM = (56.0, 0.8)  # what the outline of a page, a tag, a drum … takes off the width, u, and leaves of the height


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A placed node: `body` what links plug into at the sides, `below` what they leave from downwards."""

    member: Member
    body: Placed
    below: Placed
    items: tuple[Item, ...]

    @property
    def pin(self) -> tuple[Port, Point]:
        """The middle of the body: where links end that come from anywhere, hidden behind it."""
        box = self.body.box
        return Port(f"{self.member.id}/pin", "top"), (box.cx, box.cy)

    def port(self, side: str) -> tuple[Port, Point]:
        """Where a link plugs in."""
        return (self.below if side == "bottom" else self.body).ports[side]

    @property
    def box(self) -> Box:
        return self.body.box.union(self.below.box)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How the nodes of one diagram are set, all alike: letters of keys and of plates, u.

    `plain`: everybody is a key, as there is no room for an actor over its name. `whole`: no word is broken.
    """

    key: float
    plate: float
    plain: bool = False
    whole: bool = True


def name_of(member: Member) -> str:
    """The words a node goes by; "" for an actor that shows them itself."""
    if not (member.figure.words or member.figure.label):
        return ""
    if member.kind == "object":
        return str(member.params["words"])
    if member.kind == "pod" and member.words.lower() in ("pod", f"pod {member.letter.lower()}"):
        return ""
    shown = str(member.params.get("label") or member.params.get("name") or "")
    words = member.figure.label or member.words
    return "" if shown.lower() == words.lower() or (member.kind == "gpu" and words == "GPU") else words


def setting_of(members: Sequence[Member], room: Point, stage: Stage, *, key: Point | None = None) -> Setting:
    """The sizes at which every node's words fit cells of `room` (width, height) u; `key`: the room of a key."""
    least, key = stage.scale.least, key or room
    names = [name_of(m) for m in members if m.kind != "object"]
    plate = even(stage.scale.label)
    while plate > least and not _plated(names, room, plate):
        plate -= 2
    plain = not _plated(names, room, plate)
    words = [(name_of(m), _inside(m, key)) for m in members if plain or m.kind == "object"]
    size = min((_letters(w, inner, stage) for w, inner in words), default=even(_LARGEST))
    return Setting(key=size, plate=plate, plain=plain, whole=all(_lines(w, inner, size) for w, inner in words if w))


def _case(member: Member, tone: str = "") -> str:
    """The outline of a key: a thing's class, unless its colour says something else."""
    tone = tone or str(member.params.get("tone") or "hardware")
    return str(member.params.get("case") or "key") if member.kind == "object" and tone == "hardware" else "key"


def _inside(member: Member, room: Point) -> Point:
    """What the outline of a member's key leaves of `room` (width, height) for its words."""
    return room if _case(member) == "key" else (room[0] - _TRIM[0], room[1] * _TRIM[1])


def _plated(names: Sequence[str], room: Point, size: float) -> bool:
    """Whether every name fits its plate and leaves an actor room above it."""
    lines = [balance(n, "text-bold", size, room[0] - 0.9 * size, 2) for n in names if n]
    deep = max((len(found or ()) for found in lines), default=0)
    return all(lines) and room[1] > 2.1 * size * (1.75 + 1.1 * max(0, deep - 1)) * bool(lines)


def _letters(words: str, room: Point, stage: Stage) -> float:
    size = even(_LARGEST)
    while size > stage.scale.least and not _lines(words, room, size):
        size -= 2
    return size


def _lines(words: str, room: Point, size: float) -> tuple[str, ...]:
    """The words of a key on the lines it has; () where they do not fit."""
    most = min(3, int(((1 - _LIP) * room[1] - 0.2 * size) / size))
    return balance(words, "display", size, room[0] - 2 * _PAD, most) or () if most > 0 else ()


def _squeezed(words: str, room: Point, size: float) -> tuple[str, ...]:
    """The words broken and, as a last resort, shortened until they fit."""
    most = min(3, max(1, int(((1 - _LIP) * room[1] - 0.2 * size) / size)))
    kept = words
    while len(lines := wrap(kept, "display", size, max(size, room[0] - 2 * _PAD))) > most and len(kept) > 2:
        kept = shortened(words, len(kept) - 1)
    return lines[:most]


def node(
    member: Member, cell: Box, stage: Stage, how: Setting, *, tone: str = "", look: Point | None = None,
    extra: Mapping[str, Value] | None = None, shadow: Value = 0, level: float | None = None,
) -> Node:  # fmt: skip
    """A member in its cell, its foot on the cell's bottom, or the middle of its body at `level`.

    `tone`: of a key; `extra`: an actor's further parameters.
    """
    if member.kind == "object" or (how.plain and name_of(member)):
        made = _pinned(_key(member, cell, stage, how.key, tone, extra or {}))
        return Node(member=member, body=made, below=made, items=(made.item,))
    words = name_of(member)
    if not words:
        made = _pinned(_actor(member, cell, stage, look, extra or {}, shadow))
        return Node(member=member, body=made, below=made, items=(made.item,))
    plate = plate_for(words, cell, stage, how.plate, name=f"name-{member.id}")
    upper = Box(cell.x, cell.y, cell.w, plate.box.y + 4 - cell.y)
    if level is not None:
        tall = min(upper.h, upper.w / aspect(member))
        upper = Box(cell.x, level - tall / 2, cell.w, tall)
        low = Box(cell.x, upper.y, cell.w, tall + plate.box.h - 4)
        plate = plate_for(words, low, stage, how.plate, name=f"name-{member.id}")
    made = _pinned(_actor(member, upper, stage, look, extra or {}, 0))  # who stands on a plate casts none
    return Node(member=member, body=made, below=plate, items=(made.item, plate.item))


def _pinned(made: Placed) -> Placed:
    """With a pin behind its middle that links can be glued to."""
    x, y = made.box.centre
    pin = Shape(id=f"{made.item.id}/pin", kind="ellipse", box=Box(x - 4, y, 8, 8), fill=Paint("line_2"))
    return replace(made, item=replace(made.item, items=(pin, *made.item.items)))


def plate_for(words: str, cell: Box, stage: Stage, size: float, *, name: str) -> Placed:
    """A name on a plate as wide as its words, on the cell's lower edge."""
    room = cell.w - 0.9 * size
    kept = words
    lines = balance(kept, "text-bold", size, room, 2)
    while lines is None and len(kept) > 3:
        kept = shortened(words, len(kept) - 1)
        lines = balance(kept, "text-bold", size, room, 2)
    return place(
        "chip", id=name, theme=stage.theme, foot=(cell.cx, cell.bottom), words="\n".join(lines or (kept,)),
        face="text-bold", size=size,
    )  # fmt: skip


def _actor(
    member: Member, cell: Box, stage: Stage, look: Point | None, extra: Mapping[str, Value], shadow: Value
) -> Placed:
    tall = min(cell.h, cell.w / aspect(member))
    own: dict[str, Value] = {"shadow": shadow, **extra}
    if "label" in info(member.kind).params and len(str(member.params.get("label") or "")) > 5:
        own["label"] = ""
    made = stand(member, stage, foot=(cell.cx, cell.bottom), height=tall, width=cell.w, look=look, extra=own)
    off = cell.cx - made.box.cx
    if abs(off) <= 1:
        return made
    return stand(member, stage, foot=(made.foot[0] + off, cell.bottom), height=tall, width=cell.w, look=look, extra=own)


def _key(member: Member, cell: Box, stage: Stage, size: float, tone: str, extra: Mapping[str, Value]) -> Placed:
    """A key with the words on it; a nameless one is blank."""
    own: dict[str, Any] = dict(extra) if member.kind == "object" else {}
    words, tone = name_of(member), tone or str(member.params.get("tone") or "hardware")
    tone = tone if words.strip() or tone in ("ok", "fail") else "panel"
    case = _case(member, tone) if words.strip() else "key"
    room = (cell.w, cell.h) if case == "key" else _inside(member, (cell.w, cell.h))
    lines = _lines(words, room, size) or _squeezed(words, room, size)
    look: dict[str, Any] = (
        {"tone": tone} if case == "key" else {"words": "", "case": case, "room": len(lines) * even(size)}
    )
    made = place(
        "brick" if case == "key" else "object", id=member.id, theme=stage.theme, foot=(cell.cx, cell.bottom),
        width=cell.w, height=cell.h, shadow=0, alt=words, **look, **own,
    )  # fmt: skip
    if not words.strip() or not lines:
        return made
    paint = {"fail": "white", "hardware": "hardware_label", "panel": "text", "": "text"}.get(tone, "ink")
    if case == "key":
        middle = (cell.cx, cell.y + (cell.h - min(22.0, max(4.0, _LIP * cell.h))) / 2)
    else:
        middle, paint = made.anchors["face"], "code_value" if case == "window" else "ink"
    letters = _centred(f"{member.id}/words", lines, middle, size, Paint(paint))
    return replace(made, item=replace(made.item, items=(*made.item.items, letters)))


def _centred(name: str, lines: Sequence[str], middle: Point, size: float, paint: Paint) -> Text:
    y = middle[1] + 0.34 * size - 0.5 * even(size) * (len(lines) - 1)
    return text(name, "\n".join(lines), middle[0], y, face="display", size=size, paint=paint, align="center")
