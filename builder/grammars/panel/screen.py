"""The monitor on the floor, who looks at it, and the area of its picture."""

from __future__ import annotations

from dataclasses import dataclass

from builder.actors.base import place
from builder.actors.panel import BAR, BEZEL, STAND
from builder.cast import Roll, aspect, stand
from builder.geometry import Box
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.scene.items import Item
from builder.text.measure import advance
from builder.text.wrap import shortened

_VIEWER = 0.56  # height of whoever looks at the screen, by the room


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """`items` in painting order (viewers in front), the picture's `area`, the monitor's id."""

    items: tuple[Item, ...]
    front: tuple[Item, ...]
    area: Box
    id: str


def screen(title: str, room: Box, stage: Stage, *, viewers: tuple[Figure, ...] = (), name: str = "screen") -> Screen:
    """A monitor filling `room`; viewers stand beside it or, on tall canvases, before it."""
    members = [m for f in viewers for m in Roll().take(f, count=min(f.count, 3))][:3]
    tall = _VIEWER * room.h if stage.broad else 0.3 * room.h
    widths = [tall * aspect(m) for m in members]
    box = room
    if members and stage.broad:
        side = sum(widths) + 30 * len(widths)
        box = Box(room.x, room.y, room.w - 0.86 * side, room.h)
    elif members:
        box = Box(room.x, room.y, room.w, room.h - 0.62 * tall)
    size = even(max(stage.scale.least, 0.8 * stage.scale.label))
    words = title
    while words and advance(words, "text-bold", size) > box.w - 2 * BEZEL - 190:
        words = shortened(words, len(words) - 2)
    made = place(
        "monitor-frame",
        id=name,
        theme=stage.theme,
        foot=(box.cx, box.bottom),
        width=box.w,
        height=box.h,
        title=words,
        size=size,
    )
    (x0, y0), (x1, y1) = made.anchors["inside"], made.anchors["inside-end"]
    front: list[Item] = []
    x = (
        room.right - sum(widths) - 30 * (len(widths) - 1)
        if stage.broad
        else room.cx - (sum(widths) + 30 * (len(widths) - 1)) / 2
    )
    for member, width in zip(members, widths, strict=True):
        foot = (x + width / 2, room.bottom)
        front.append(stand(member, stage, foot=foot, height=tall, look=(box.cx, box.cy)).item)
        x += width + 30
    return Screen(items=(made.item,), front=tuple(front), area=Box(x0, y0, x1 - x0, y1 - y0), id=made.item.id)


__all__ = ["BAR", "STAND", "Screen", "screen"]
