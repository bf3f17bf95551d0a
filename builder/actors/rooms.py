"""One body opened into walled rooms: framed, dark, a floor and a light in its owner's colour in each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from builder.actors.forms import Tone, block, centred, fitted, tone
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box, PathData, Point, rounded_rect
from builder.layout.scale import even
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.wrap import balance
from builder.theme import Theme

FRAME = 9.0
_LIP = 22.0
_SKIRTING = 0.16  # height of a room's floor by the room's, at most 40 u
_SMALLEST = 0.5  # least share of a room by an even one's


@actor(
    "rooms",
    title="Walled rooms",
    words=(),
    params={
        "w": ("number", 1500),
        "h": ("number", 520),
        "rooms": ("list", (("a", 1.0, "web"), ("b", 1.0, "batch"), ("c", 1.0, "tests"))),
        "direction": (("across", "down"), "across"),
        "name": ("text", ""),
        "size": ("number", 46),
        "least": ("number", 34),
        "roof": (("", "yes"), ""),
    },
)
def rooms(theme: Theme, params: Params) -> Drawing:
    """A body `w` x `h` u; `rooms` are (owner, share, label) from the left, or from the top with "down".

    An owner "" leaves a room neutral. `name` stands over the rooms, a `roof` covers them. Anchors "floor-1" ... are
    the middles of the rooms' floors, "room-1" ... their corners and "end-1" ... the opposite ones.
    """
    w, h = params.number("w"), params.number("h")
    down, roofed = params.text("direction") == "down", params.text("roof") == "yes"
    head = even(1.7 * params.number("size")) if params.text("name") and not roofed else 0.0
    wall = max(18.0, (0.02 if down else 0.03) * min(w, h))
    rows = [(str(r[0]), float(str(r[1])), str(r[2])) for r in params.list("rooms") if isinstance(r, tuple)]
    inner = Box(wall, wall + head * 0.86, w - 2 * wall, h - _LIP - 2 * wall - head * 0.86)
    boxes = divided(inner, [share for _, share, _ in rows], wall, down=down)
    items: list[Item] = [_roof(w)] if roofed else []
    items += [*_body(w, h), *_name(wall, head, params)]
    for n, ((who, _, label), box) in enumerate(zip(rows, boxes, strict=True), 1):
        items.append(Group(id=f"room-{n}", items=_room(f"room-{n}", who, label, box, params, down=down)))
    top = -roof_height(w) if roofed else 0.0
    return Drawing(
        items=tuple(items),
        box=Box(0, top, w, h - top),
        foot=(w / 2, h),
        body="body",
        anchors=_anchors(boxes),
        keyline=("lip", "body"),
        contact=(0.9 * w, 30),
        alt=f"{params.text('name') or 'One whole'}, walled: " + ", ".join(label or who for who, _, label in rows),
    )


def _body(w: float, h: float) -> tuple[Item, ...]:
    radius = min(44.0, 0.07 * min(w, h) + 14)
    face = Box(0, 0, w, h - _LIP)
    return (
        block("lip", face.moved(0, _LIP), radius, Paint("hardware_lip")),
        block("body", face, radius, Paint("hardware")),
        block("gloss", Box(radius, 9, w - 2 * radius, 7), 3.5, Paint("hardware_gloss")),
    )


def _name(wall: float, head: float, params: Params) -> tuple[Item, ...]:
    """The whole's name over the rooms."""
    if not head:
        return ()
    words, least = params.text("name"), params.number("least")
    room = params.number("w") - 2 * wall - 20
    size = fitted(words, "display", room, (least, params.number("size"))) or least
    y = wall + 0.62 * head
    return (text("name", words, wall + 10, y, face="display", size=size, paint="hardware_label"),)


def divided(inner: Box, shares: Sequence[float], wall: float, *, down: bool) -> tuple[Box, ...]:
    """The rooms side by side, or one under the other; no room smaller than half of an even one."""
    even_share = sum(shares) / max(1, len(shares))
    held = [max(_SMALLEST * even_share, share) for share in shares]
    long = (inner.h if down else inner.w) - wall * (len(held) - 1)
    sizes = [long * share / sum(held) for share in held]
    starts = list(accumulate((size + wall for size in sizes), initial=inner.y if down else inner.x))
    if down:
        return tuple(Box(inner.x, at, inner.w, size) for at, size in zip(starts, sizes, strict=False))
    return tuple(Box(at, inner.y, size, inner.h) for at, size in zip(starts, sizes, strict=False))


def _room(name: str, who: str, label: str, box: Box, params: Params, *, down: bool) -> tuple[Item, ...]:
    """Frame, dark, floor and light of one room, and its label at the top, or at the left where rooms are low."""
    own = tone(who) if who else Tone(Paint("metal"), Paint("metal_lip"), Paint("metal"), Paint("ink"))
    radius = min(26.0, 0.16 * min(box.w, box.h))
    inner = box.inset(FRAME / 2)
    tall = min(40.0, _SKIRTING * box.h)
    items: list[Item] = [
        block(f"{name}/dark", box, radius, Paint("fan")),
        Path(id=f"{name}/floor", d=_floor(inner, radius - FRAME / 2, tall), fill=Paint("fan", own.base.role, 0.32)),
        Shape(id=f"{name}/frame", kind="rect", box=inner, radius=radius - FRAME / 2, stroke=Stroke(own.base, FRAME)),
    ]
    if label:
        items.append(_label(name, label, own, box, params, down=down))
    return tuple(items)


def _label(name: str, label: str, own: Tone, box: Box, params: Params, *, down: bool) -> Item:
    least, size = params.number("least"), params.number("size")
    room = box.w * (0.5 if down else 1.0) - 2 * FRAME - 24
    lines: tuple[str, ...] | None = None
    while lines is None and size >= least:
        found = balance(label, "display", even(size), room, 2)
        lines = tuple(found) if found else None
        size -= 0 if lines else 2
    lines = lines or (label,)
    words, size = "\n".join(lines), even(max(size, least))
    paint = Paint(own.base.role, "paper", 0.45)
    if down:
        made = centred(f"{name}/label", words, 0, box.cy, face="display", size=size, paint=paint)
        return text(f"{name}/label", words, box.x + 34, made.y, face="display", size=size, paint=paint)
    y = box.y + 0.9 * size + 22
    return text(f"{name}/label", words, box.cx, y, face="display", size=size, paint=paint, align="center")


def _floor(room: Box, radius: float, tall: float) -> PathData:
    """The lower part of a room, its corners the room's."""
    top = room.bottom - max(tall, radius)
    corners = rounded_rect(room, radius)[4:8]
    return (("M", (room.x, top)), ("L", (room.right, top)), *corners, ("Z", ()))


def roof_height(w: float) -> float:
    """How far a roof reaches above a body `w` u wide."""
    return 0.06 * w


def _roof(w: float) -> Group:
    """A flat roof with a lift house and a mast."""
    tall = roof_height(w)
    slab = Box(-0.02 * w, -20, 1.04 * w, 40)
    house = Box(0.16 * w, -tall, 0.2 * w, tall)
    mast = Box(0.78 * w, -tall, 10, tall)
    return Group(
        id="roof",
        items=(
            block("roof/house", house, 10, Paint("hardware_lip")),
            block("roof/mast", mast, 4, Paint("metal_lip")),
            block("roof/lamp", Box(mast.x - 7, mast.y, 24, 24), 12, Paint("ok")),
            block("roof/lip", slab.moved(0, 10), 12, Paint("metal_lip")),
            block("roof/slab", slab, 12, Paint("metal")),
        ),
    )


def _anchors(boxes: Sequence[Box]) -> dict[str, Point]:
    out: dict[str, Point] = {}
    for n, box in enumerate(boxes, 1):
        out[f"floor-{n}"] = (box.cx, box.bottom - FRAME - 0.4 * min(40.0, _SKIRTING * box.h))
        out[f"room-{n}"] = (box.x, box.y)
        out[f"end-{n}"] = (box.right, box.bottom)
    return out
