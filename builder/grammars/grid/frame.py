"""What a wall of cells hangs in, and the counter on its title line."""

from __future__ import annotations

from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Shape

LIP = 16.0


def panel(frame: Box) -> Group:
    """A flat board with a lip and a shadow."""
    radius = min(40.0, 0.06 * frame.h)
    face = Box(frame.x, frame.y, frame.w, frame.h - LIP)
    edge = Paint("panel_2", "ink", 0.3)
    shade = Box(frame.x + 0.04 * frame.w, frame.bottom - 12, 0.92 * frame.w, 24)
    items: tuple[Item, ...] = (
        Shape(id="wall/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Shape(id="wall/lip", kind="rect", box=face.moved(0, LIP), radius=radius, fill=edge),
        Shape(id="wall/face", kind="rect", box=face, radius=radius, fill=Paint("panel")),
    )
    return Group(id="wall", items=items, decorative=True)


def counter(words: str, right: float, top: float, height: float) -> Group:
    """Flip tiles with a figure or a comma each, their right end and upper edge at a point, `height` u high."""
    size, wide, gap = even(0.66 * height), 0.74 * height, 0.1 * height
    left = right - len(words) * (wide + gap) + gap
    items: list[Item] = []
    for n, letter in enumerate(words, 1):
        tile = Box(left + (n - 1) * (wide + gap), top, wide, height)
        items += [
            Shape(id=f"counter/tile-{n}", kind="rect", box=tile, radius=0.14 * height, fill=Paint("code_bg")),
            text(f"counter/figure-{n}", letter, tile.cx, tile.cy + 0.36 * size, face="display", size=size,
                 paint="#FFA62B", align="center"),
        ]  # fmt: skip
    return Group(id="counter", items=tuple(items), alt=f"counter at {words}")
