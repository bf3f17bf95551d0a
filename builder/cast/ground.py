"""Where things stand: the foot line, the floor band that carries it, the podium behind it."""

from __future__ import annotations

from builder.geometry import Box, PathData
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_SHALLOW = 0.085  # how far behind the feet the floor begins, in short sides of the canvas

_PEDESTALS = 4  # under a raised floor


def foot_line(stage: Stage) -> float:
    """Where things on the floor stand: near the front of the floor band, inside the stage, u."""
    if lifted(stage):
        return stage.box.bottom - 10
    return min(stage.box.bottom - 10, stage.floor + 0.7 * (stage.canvas.height - stage.floor))


def floor_of(stage: Stage, foot: float) -> float:
    """Top edge of the floor band for things standing at `foot`, u."""
    return min(stage.floor, foot - _SHALLOW * min(stage.canvas.width, stage.canvas.height))


def lifted(stage: Stage) -> bool:
    """Whether the keep-in box ends far above the canvas (9:16)."""
    return stage.canvas.keep.bottom < 0.8 * stage.canvas.height


def podium(stage: Stage, top: float, thick: float, foot: float = 0.0, *, name: str) -> Group:
    """A ledge as wide as the canvas, its upper edge at `top`; with `foot` a front down to the floor of those there."""
    left, wide, lip = -60.0, stage.canvas.width + 120.0, min(14.0, 0.32 * thick)
    ground = floor_of(stage, foot) if foot else 0.0
    items = [
        Shape(id=f"{name}/lip", kind="rect", box=Box(left, top, wide, thick), fill=Paint("panel_2", "ink", 0.3)),
        Shape(id=f"{name}/top", kind="rect", box=Box(left, top, wide, thick - lip), fill=Paint("panel_2")),
    ]
    if ground > top + thick:
        front = Box(left, top + thick / 2, wide, ground - top - thick / 2)
        items.insert(0, Shape(id=f"{name}/front", kind="rect", box=front, fill=Paint("panel", "bg", 0.35)))
    return Group(id=name, items=tuple(items), decorative=True)


def underfloor(below: Box, *, top: float) -> tuple[Item, ...]:
    """A raised floor seen from the front: its surface from `top` on, its edge, and under it pedestals and cables.

    `below`: from the floor's edge to the foot of the canvas; all of it tonal, so that it stays scenery.
    """
    edge, ground = 0.085 * below.h, below.y + 0.78 * below.h
    surface = Box(below.x, top, below.w, below.y - top)
    slab = Box(below.x - 60, below.y, below.w + 120, edge)
    items: list[Item] = [
        _plain("void", Box(below.x, below.y, below.w, below.h), Paint("bg", "panel", 0.35)),
        _plain("ground", Box(below.x, ground, below.w, below.bottom - ground), Paint("stage")),
        *_tray(below, ground),
        *(part for i in range(_PEDESTALS) for part in _pedestal(i + 1, below, below.y + edge, ground)),
        _plain("surface", surface, Paint("stage")),
        _plain("slab-lip", slab, Paint("panel_2", "ink", 0.3)),
        _plain("slab", Box(slab.x, slab.y, slab.w, 0.62 * edge), Paint("panel_2")),
    ]
    return tuple(items)


def _plain(name: str, box: Box, fill: Paint, radius: float = 0.0) -> Shape:
    return Shape(id=f"underfloor/{name}", kind="rect", box=box, radius=radius, fill=fill)


def _pedestal(number: int, below: Box, top: float, ground: float) -> tuple[Item, ...]:
    """A post with a head under the slab and a foot plate on the ground."""
    x, name = below.x + below.w * (number - 0.5) / _PEDESTALS, f"pedestal-{number}"
    foot, thick = ground + 0.055 * below.h, 0.022 * below.w
    shade = Box(x - 3.4 * thick, foot - 0.6 * thick, 6.8 * thick, 1.2 * thick)
    return (
        Shape(id=f"underfloor/{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        _plain(f"{name}/post", Box(x - thick / 2, top, thick, foot - top), Paint("panel")),
        _plain(f"{name}/head", Box(x - 2 * thick, top - 8, 4 * thick, 8 + 0.9 * thick), Paint("panel"), 6),
        _plain(f"{name}/plate", Box(x - 2.4 * thick, foot - 0.9 * thick, 4.8 * thick, 0.9 * thick), Paint("panel"), 6),
    )


def _tray(below: Box, ground: float) -> tuple[Item, ...]:
    """A tray along the pedestals with cables lying on it, and one that comes down to it through the floor."""
    y, thick = below.y + 0.62 * (ground - below.y), 0.021 * below.w
    left, right = below.x - 60, below.right + 60
    drop, low = (below.x + 0.5 * below.w, below.y), (below.x + 0.66 * below.w, y - 1.5 * thick)
    half = (drop[1] + low[1]) / 2
    down: PathData = (
        ("M", drop), ("C", (drop[0], half, drop[0], low[1], low[0], low[1])), ("L", (right, low[1])),
    )  # fmt: skip
    lying: PathData = (("M", (left, y - 0.5 * thick)), ("L", (right, y - 0.5 * thick)))
    return (
        Path(id="underfloor/cable-1", d=lying, stroke=Stroke(Paint("panel_2", "line", 0.3), thick)),
        Path(id="underfloor/cable-2", d=down, stroke=Stroke(Paint("panel_2"), thick)),
        _plain("tray", Box(left, y, right - left, 0.8 * thick), Paint("panel")),
    )
