"""Cables, sockets and links: who uses what, who talks to whom. Paint what these return before the bodies they join."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from builder.actors.forms import block, filled, rounded
from builder.geometry import Affine, Box, PathData, Point, ellipse, transform
from builder.geometry import cable as course
from builder.scene.items import Connector, Group, Item, Paint, Path, Port, Shape, Stroke
from builder.theme import Theme

#: Where a cable starts or ends: the port it is glued to and the point of the port.
End = tuple[Port, Point]

CABLE, LINK = 22.0, 12.0
#: Distance of the dots of a cable not yet connected, in cable widths; wider apart where they wear a keyline.
_DOTS, _DOTS_KEYLINED = 1.75, 2.15
SOCKET_LONG, SOCKET_DEEP = 56.0, 42.0
_NEUTRAL = ("text", "text_muted", "line", "line_2", "ink")


@dataclass(frozen=True, slots=True)
class Socket:
    """A socket's drawing and the port a cable is glued to."""

    item: Group
    end: End


@dataclass(frozen=True, slots=True)
class Plugged:
    """A cable with a socket at both ends. Paint `cable`, then `sockets`, then the bodies they sit on."""

    cable: Group
    sockets: tuple[Group, Group]


def cable(
    id: str,  # noqa: A002 - the word of every item
    start: End,
    end: End,
    role: str,
    *,
    theme: Theme,
    width: float = CABLE,
    dotted: bool = False,
    vertical: bool = True,
) -> Group:
    """A cable between two ports in a colour role ("pod_a.base"); `dotted` while it is not yet connected.

    `vertical`: it leaves and arrives along the y axis, else along x. Widths in u. Solid cables are glued
    connectors with an ink twin behind them where the theme has keylines; dots are one outline.
    """
    if dotted:
        return Group(id=id, items=_dots(id, start[1], end[1], role, theme=theme, width=width, vertical=vertical))
    layers = [(f"{id}/keyline", Paint("ink"), width + theme.rim(width))] if theme.keyline else []
    layers.append((f"{id}/line", Paint(role), width))
    return Group(
        id=id,
        items=tuple(
            Connector(
                id=name,
                start=start[0],
                end=end[0],
                points=(start[1], end[1]),
                stroke=Stroke(paint, thick),
                vertical=vertical,
            )
            for name, paint, thick in layers
        ),
    )


def socket(id: str, at: Point, facing: str, *, theme: Theme, scale: float = 1.0) -> Socket:  # noqa: A002
    """A socket whose outer edge has its middle at `at`; `facing` is where the cable comes from ("top" ... "right").

    The rest of it, 42 u deep at scale 1, lies towards the body, which hides about half.
    """
    long, deep = SOCKET_LONG * scale, SOCKET_DEEP * scale
    upright = facing in ("top", "bottom")
    w, h = (long, deep) if upright else (deep, long)
    corner = {
        "top": (at[0] - w / 2, at[1]),
        "bottom": (at[0] - w / 2, at[1] - h),
        "left": (at[0], at[1] - h / 2),
        "right": (at[0] - w, at[1] - h / 2),
    }[facing]
    box, soft = Box(*corner, w, h), 10 * scale
    lip = block(f"{id}/lip", box, soft, Paint("metal_lip"))
    items: list[Item] = [
        lip,
        block(f"{id}/body", Box(box.x, box.y, w, h - 7 * scale), soft, Paint("metal")),
        block(f"{id}/slot", _slot(box, facing, scale), 4 * scale, Paint("fan")),
    ]
    if theme.keyline:
        edge = Stroke(Paint("ink"), theme.rim(deep))
        items.insert(0, Shape(id=f"{id}/keyline", kind="rect", box=box, radius=soft, fill=Paint("ink"), stroke=edge))
    return Socket(Group(id=id, items=tuple(items)), (Port(lip.id, facing), at))


def plugged(
    id: str,  # noqa: A002
    start: Point,
    end: Point,
    sides: tuple[str, str],
    role: str,
    *,
    theme: Theme,
    width: float = CABLE,
    dotted: bool = False,
    reach: tuple[float, float] = (34.0, 34.0),
) -> Plugged:
    """A cable with sockets on two bodies: `start` and `end` lie on the bodies' edges, `sides` say which edges.

    `reach`: how far each socket stands out of its body, in u. The cable leaves along the axis of the first side.
    """
    ends = []
    for i, (point, side) in enumerate(zip((start, end), sides, strict=True)):
        dx, dy = {"top": (0, -1), "bottom": (0, 1), "left": (-1, 0), "right": (1, 0)}[side]
        out = (point[0] + dx * reach[i], point[1] + dy * reach[i])
        ends.append(socket(f"{id}/socket-{'ab'[i]}", out, side, theme=theme))
    vertical = sides[0] in ("top", "bottom")
    joined = cable(
        f"{id}/cable", ends[0].end, ends[1].end, role, theme=theme, width=width, dotted=dotted, vertical=vertical
    )
    return Plugged(joined, (ends[0].item, ends[1].item))


def link(
    id: str,  # noqa: A002
    start: End,
    end: End,
    *,
    theme: Theme,
    role: str = "line_2",
    width: float = LINK,
    head: bool = False,
    route: str = "curve",
    vertical: bool = False,
    dashed: bool = False,
) -> Group:
    """A thin link glued at both ends; `head` draws one dart whose round tip lies on the end of the line.

    `route`: "curve" (along the axis told by `vertical`) or "straight". `dashed`: asynchronous or optional.
    Links in an actor's colour wear a keyline where the theme has one, neutral ones do not.
    """
    layers = [(f"{id}/line", Paint(role), width)]
    if theme.keyline and role not in _NEUTRAL and not dashed:
        layers.insert(0, (f"{id}/keyline", Paint("ink"), width + theme.rim(width)))
    dash = (1.6, 2.2) if dashed else ()
    items: list[Item] = [
        Connector(
            id=name, start=start[0], end=end[0], points=(start[1], end[1]), stroke=Stroke(paint, thick, dash=dash),
            route=route, vertical=vertical,
        )
        for name, paint, thick in layers
    ]  # fmt: skip
    if head:
        d = link_head(end[1], arrival(start[1], end[1], route, vertical=vertical), width)
        if len(layers) > 1:
            rim = Stroke(Paint("ink"), theme.rim(width))
            items.insert(1, Path(id=f"{id}/head-keyline", d=d, fill=Paint("ink"), stroke=rim))
        items.append(filled(f"{id}/head", d, Paint(role)))
    return Group(id=id, items=tuple(items))


def arrival(start: Point, end: Point, route: str, *, vertical: bool) -> float:
    """The direction in degrees in which a link reaches its end."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    if route == "straight":
        return math.degrees(math.atan2(dy, dx))
    if vertical:
        return 90.0 if dy >= 0 else -90.0
    return 0.0 if dx >= 0 else 180.0


def link_head(tip: Point, angle: float, width: float) -> PathData:
    """A small dart at `tip`, pointing along `angle` degrees.

    Its tip is as round as the line's own end, so that the line runs all the way to the port and nothing of it
    shows beside the head.
    """
    length, half, soft = 3.1 * width, 1.8 * width, width / 2
    points: tuple[Point, ...] = ((soft, -soft), (soft, soft), (-length, half), (-0.74 * length, 0), (-length, -half))
    flat = rounded(points, (soft, soft, 0.4 * width, 0, 0.4 * width))
    return transform(flat, Affine.rotate(angle).then(Affine.translate(*tip)))


def dots_along(start: Point, end: Point, pitch: float, *, vertical: bool) -> tuple[Point, ...]:
    """Points evenly apart on the cable's course, about `pitch` u, half a pitch clear of both ends."""
    samples = _samples(course(start, end, vertical=vertical))
    total = samples[-1][0]
    count = max(1, round(total / pitch))
    return tuple(_at(samples, total * (i + 0.5) / count) for i in range(count))


def _dots(
    name: str, start: Point, end: Point, role: str, *, theme: Theme, width: float, vertical: bool
) -> tuple[Item, ...]:
    pitch = width * (_DOTS_KEYLINED if theme.keyline else _DOTS)
    points = dots_along(start, end, pitch, vertical=vertical)
    layers = [(f"{name}/keyline", Paint("ink"), (width + theme.rim(width)) / 2)] if theme.keyline else []
    layers.append((f"{name}/dots", Paint(role), width / 2))
    return tuple(
        Path(
            id=part,
            d=tuple(seg for x, y in points for seg in ellipse(Box(x - r, y - r, 2 * r, 2 * r))),
            fill=paint,
        )
        for part, paint, r in layers
    )


def _slot(box: Box, facing: str, scale: float) -> Box:
    """The dark slot near the outer edge, clear of the lip."""
    long, thin = 32 * scale, 8 * scale
    if facing in ("top", "bottom"):
        y = box.y + 10 * scale if facing == "top" else box.bottom - 20 * scale
        return Box(box.cx - long / 2, y, long, thin)
    x = box.x + 9 * scale if facing == "left" else box.right - 17 * scale
    return Box(x, box.y + 10 * scale, thin, long)


def _samples(d: PathData, steps: int = 40) -> list[tuple[float, Point]]:
    """(length so far, point) along a path of curves."""
    at = (d[0][1][0], d[0][1][1])
    out = [(0.0, at)]
    for _, (x1, y1, x2, y2, x3, y3) in d[1:]:
        x0, y0 = at
        for i in range(1, steps + 1):
            t = i / steps
            a, b, c, e = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            point = (a * x0 + b * x1 + c * x2 + e * x3, a * y0 + b * y1 + c * y2 + e * y3)
            out.append((out[-1][0] + math.dist(out[-1][1], point), point))
        at = (x3, y3)
    return out


def _at(samples: list[tuple[float, Point]], length: float) -> Point:
    for (l0, p0), (l1, p1) in pairwise(samples):
        if l1 >= length:
            t = (length - l0) / (l1 - l0) if l1 > l0 else 0.0
            return (p0[0] + (p1[0] - p0[0]) * t, p0[1] + (p1[1] - p0[1]) * t)
    return samples[-1][1]
