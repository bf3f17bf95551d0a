"""Where things stand: the foot line, the floor band that carries it, the podium behind it."""

from __future__ import annotations

from builder.geometry import Box
from builder.layout.stage import Stage
from builder.scene.items import Group, Paint, Shape

_SHALLOW = 0.085  # how far behind the feet the floor begins, in short sides of the canvas


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
