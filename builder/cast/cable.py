"""Sockets on a stage, the cables between them, and the shelf they hang from."""

from __future__ import annotations

import math
from bisect import bisect
from itertools import accumulate, pairwise

from builder.actors import base, link
from builder.actors.model import Placed
from builder.geometry import Box, Point, ellipse
from builder.geometry import cable as course
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Shape

_DOTS = 1.8  # from dot to dot, in their diameters
_STEPS = 40  # samples of each half of a cable's course
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
    if dotted:
        return _dotted(name, (ends[0][1], ends[1][1]), paint, width, stage, vertical=vertical)
    return link.cable(name, *ends, paint.role, theme=stage.theme, width=width, vertical=vertical)


def _dotted(name: str, ends: tuple[Point, Point], paint: Paint, width: float, stage: Stage, *, vertical: bool) -> Group:
    """Evenly spaced dots, the first and the last right at the sockets and on their axes."""
    keyline = stage.theme.rim(width)
    off = 0.5 * width + keyline / 2
    way = off if (ends[1][1] > ends[0][1] if vertical else ends[1][0] > ends[0][0]) else -off
    dx, dy = (0.0, way) if vertical else (way, 0.0)
    (x1, y1), (x2, y2) = ends
    points = _evenly((x1 + dx, y1 + dy), (x2 - dx, y2 - dy), _DOTS * width + 0.4 * keyline, vertical=vertical)
    layers = [(f"{name}/keyline", Paint("ink"), (width + keyline) / 2)] if keyline else []
    layers.append((f"{name}/dots", paint, width / 2))
    items: list[Item] = []
    for part, fill, r in layers:
        d = tuple(segment for x, y in points for segment in ellipse(Box(x - r, y - r, 2 * r, 2 * r)))
        items.append(Path(id=part, d=d, fill=fill))
    return Group(id=name, items=tuple(items))


def _evenly(start: Point, end: Point, pitch: float, *, vertical: bool) -> list[Point]:
    """Points about `pitch` u apart along a cable's course, both ends included."""
    track, at = [start], start
    for _, (x1, y1, x2, y2, x3, y3) in course(start, end, vertical=vertical)[1:]:
        for i in range(1, _STEPS + 1):
            t = i / _STEPS
            a, b, c, e = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
            track.append((a * at[0] + b * x1 + c * x2 + e * x3, a * at[1] + b * y1 + c * y2 + e * y3))
        at = (x3, y3)
    far = list(accumulate((math.dist(a, b) for a, b in pairwise(track)), initial=0.0))
    count = max(1, round(far[-1] / pitch))
    out = [start]
    for n in range(1, count):
        want = far[-1] * n / count
        i = min(bisect(far, want), len(track) - 1)
        (xa, ya), (xb, yb) = track[i - 1], track[i]
        t = (want - far[i - 1]) / ((far[i] - far[i - 1]) or 1.0)
        out.append((xa + (xb - xa) * t, ya + (yb - ya) * t))
    return [*out, end]


def posts(board: Box, bottom: float, *, inset: float, thick: float) -> Group:
    """Two uprights under a shelf, `inset` u from its ends, on feet at `bottom`."""
    items: list[Item] = []
    for n, x in enumerate((board.x + inset, board.right - inset), 1):
        stem = Box(x - thick / 2, board.cy, thick, bottom - board.cy)
        foot = Box(x - 1.35 * thick, bottom - 0.72 * thick, 2.7 * thick, 0.72 * thick)
        lit = Box(stem.x, stem.y, 0.66 * thick, stem.h - 0.4 * thick)
        top = Box(foot.x, foot.y, foot.w, 0.62 * foot.h)
        under = Paint("panel_2", "ink", 0.3)
        shade = Box(x - 1.55 * thick, bottom - 0.25 * thick, 3.1 * thick, 0.6 * thick)
        items += [
            Shape(id=f"posts/{n}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
            Shape(id=f"posts/{n}/lip", kind="rect", box=stem, radius=3, fill=under),
            Shape(id=f"posts/{n}/stem", kind="rect", box=lit, radius=3, fill=Paint("panel_2")),
            Shape(id=f"posts/{n}/foot-lip", kind="rect", box=foot, radius=0.3 * thick, fill=under),
            Shape(id=f"posts/{n}/foot", kind="rect", box=top, radius=0.3 * thick, fill=Paint("panel_2")),
        ]
    return Group(id="posts", items=tuple(items), decorative=True)


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
