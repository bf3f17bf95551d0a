"""Sockets and the cables between them: glued where something is connected, dots where it is only asked for."""

from __future__ import annotations

from builder.actors import base
from builder.actors.model import Placed
from builder.geometry import Box, PathData, Point, cable, ellipse
from builder.layout.spread import along, length
from builder.layout.stage import Stage
from builder.scene.items import Connector, Group, Item, Paint, Path, Shape, Stroke

SOCKET = 56.0  # natural width of the socket drawing
_DOTS, _DOTS_KEYLINED = 1.78, 2.15  # pitch of a dotted cable in cable widths (art direction §5)


def socket(at: Point, stage: Stage, *, name: str, side: str, width: float = SOCKET) -> Placed:
    """A socket `width` u wide whose cable comes in at `at`, from the "top", "bottom", "left" or "right"."""
    box = base.natural("socket", side=side)
    k = width / min(SOCKET, max(box.w, box.h))
    dx, dy = {"top": (0, 0.5), "bottom": (0, -0.5), "left": (0.5, 0), "right": (-0.5, 0)}[side]
    centre = (at[0] + dx * box.w * k, at[1] + dy * box.h * k)
    return base.place("socket", id=name, theme=stage.theme, centre=centre, scale=k, side=side, alt="")


def plug(start: Placed, end: Placed, stage: Stage, *, name: str, paint: Paint, width: float) -> tuple[Item, ...]:
    """A cable hanging from the bottom of one socket to the top of another; under it the ink keyline."""
    ends = (start.ports["cable"], end.ports["cable"])
    glued = {"start": ends[0][0], "end": ends[1][0], "points": (ends[0][1], ends[1][1])}
    made = Connector(id=name, stroke=Stroke(paint, width), **glued)  # type: ignore[arg-type]
    if not stage.theme.keyline:
        return (made,)
    under = Stroke(Paint("ink"), width + stage.theme.keyline)
    return (Connector(id=f"{name}/keyline", stroke=under, **glued), made)  # type: ignore[arg-type]


def dotted(start: Point, end: Point, stage: Stage, *, name: str, paint: Paint, width: float) -> Item:
    """The same course as round dots: not yet connected."""
    course = cable(start, end)
    pitch = width * (_DOTS_KEYLINED if stage.theme.keyline else _DOTS)
    clear = width * 0.5 + stage.theme.keyline / 2 + 3
    total = length(course)
    count = max(3, round((total - 2 * clear) / pitch) + 1)
    dots: PathData = ()
    for x, y in along(course, count, clear):
        dots += ellipse(Box(x - width / 2, y - width / 2, width, width))
    body = Path(id=f"{name}/dots", d=dots, fill=paint)
    if not stage.theme.keyline:
        return Group(id=name, items=(body,), decorative=True)
    ink = Paint("ink")
    under = Path(id=f"{name}/keyline", d=dots, fill=ink, stroke=Stroke(ink, stage.theme.keyline))
    return Group(id=name, items=(under, body), decorative=True)


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
