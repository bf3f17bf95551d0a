"""The monitor on the floor, who looks at it, and the area of its picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.base import place
from builder.actors.panel import BEZEL
from builder.cast import Roll, aspect, stand
from builder.geometry import Box
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import fit
from builder.scene.items import Item
from builder.text.measure import advance
from builder.text.wrap import shortened

_MOST, _FEW = 6, 3  # viewers drawn where their number is the author's, and where it is ours
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
    roll = Roll()
    members = [m for f in viewers for m in roll.take(f, count=min(f.count, _FEW if f.assumed else _MOST))][:_MOST]
    tall = (_VIEWER if stage.broad else 0.3) * room.h
    gap = 18.0
    if members:
        tall = min(
            tall, ((0.46 if stage.broad else 0.8) * room.w - gap * len(members)) / sum(aspect(m) for m in members)
        )
    widths = [tall * aspect(m) for m in members]
    side = sum(widths) + gap * len(widths)
    box = Box(room.x, room.y, room.w - side, room.h) if stage.broad else room
    if members and not stage.broad:
        box = Box(room.x, room.y, room.w, room.h - 0.62 * tall)
    size = even(max(stage.scale.least, 0.8 * stage.scale.label))
    made = place(
        "monitor-frame",
        id=name,
        theme=stage.theme,
        foot=(box.cx, box.bottom),
        width=box.w,
        height=box.h,
        title=cut(title, box.w - 2 * BEZEL - 190, size),
        size=size,
    )
    (x0, y0), (x1, y1) = made.anchors["inside"], made.anchors["inside-end"]
    front: list[Item] = []
    x = room.right - side + gap if stage.broad else room.cx - (side - gap) / 2
    for member, width in zip(members, widths, strict=True):
        foot = (x + width / 2, room.bottom)
        front.append(stand(member, stage, foot=foot, height=tall, look=(box.cx, box.cy)).item)
        x += width + gap
    return Screen(items=(made.item,), front=tuple(front), area=Box(x0, y0, x1 - x0, y1 - y0), id=made.item.id)


def cut(words: str, room: float, size: float, *, face: str = "text-bold") -> str:
    """Words shortened to what fits `room` u on one line; "" where next to nothing does."""
    most = len(words)
    while most > 3 and advance(shortened(words, most), face, size) > room:
        most -= 1
    return shortened(words, most) if most > 3 or advance(words, face, size) <= room else ""


def lined(
    labels: Sequence[str], room: float, sizes: tuple[float, float], *, face: str = "display"
) -> tuple[tuple[str, ...], float]:
    """Each label on one line of `room` u, at one size for all: the largest that fits, else shortened."""
    longest = max(labels, key=lambda words: advance(words, face, 100), default="")
    size = fit(longest, face, room, (sizes[0], max(sizes)))
    return tuple(cut(words, room, size, face=face) or words[:1] for words in labels), size
