"""Sockets on a stage, the cables between them, and the shelf they hang from."""

from __future__ import annotations

from builder.actors import base, link
from builder.actors.model import Placed
from builder.geometry import Box, Point
from builder.layout.stage import Stage
from builder.scene.items import Group, Paint, Shape

SOCKET = 56.0  # natural width of the socket drawing


def socket(at: Point, stage: Stage, *, name: str, side: str, width: float = SOCKET) -> Placed:
    """A socket `width` u wide whose cable comes in at `at`, from the "top", "bottom", "left" or "right"."""
    box = base.natural("socket", side=side)
    k = width / min(SOCKET, max(box.w, box.h))
    dx, dy = {"top": (0, 0.5), "bottom": (0, -0.5), "left": (0.5, 0), "right": (-0.5, 0)}[side]
    centre = (at[0] + dx * box.w * k, at[1] + dy * box.h * k)
    return base.place("socket", id=name, theme=stage.theme, centre=centre, scale=k, side=side, alt="")


def plug(
    start: Placed,
    end: Placed,
    stage: Stage,
    *,
    name: str,
    paint: Paint,
    width: float,
    vertical: bool = True,
    dotted: bool = False,
) -> Group:
    """A cable from one socket to another; `dotted` while it is only asked for."""
    ends = (start.ports["cable"], end.ports["cable"])
    return link.cable(
        name, *ends, paint.role, theme=stage.theme, width=width, dotted=dotted, vertical=vertical
    )


def plank(box: Box, *, name: str) -> Group:
    """A shelf: a flat tonal board with a lip, wide enough for a row to stand on."""
    lip = min(14.0, max(6.0, box.h * 0.28))
    radius = min(18.0, box.h / 2)
    face = Box(box.x, box.y, box.w, box.h - lip)
    items = (
        Shape(id=f"{name}/lip", kind="rect", box=box, radius=radius, fill=Paint("panel_2", "ink", 0.3)),
        Shape(id=f"{name}/top", kind="rect", box=face, radius=radius, fill=Paint("panel_2")),
    )
    return Group(id=name, items=items, decorative=True)
