"""Emphasis: a straight arrow as one freeform, the fan that makes many of one, chevrons."""

from __future__ import annotations

import math

from builder.actors.forms import filled, rounded
from builder.actors.model import Drawing, Params, actor
from builder.errors import SceneError
from builder.geometry import Affine, PathData, Point, path_bounds, polygon, transform
from builder.scene.items import Group, Item, Paint
from builder.theme import Theme


def dart(start: Point, end: Point, width: float) -> PathData:
    """An arrow from `start` to its tip at `end`, shaft `width` u wide: one outline, notched rounded head.

    The head is about 3.5 times the width long at 16 u and relatively larger on thin shafts, so it stays a dart.
    """
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    head = min(2.3 * width + 20, 0.7 * length)
    back, half, soft = length - head, 0.58 * head, width / 2
    notch, r = back + 0.24 * head, 0.2 * head
    points = (
        (0.0, -soft), (notch, -soft), (back, -half), (length, 0.0), (back, half), (notch, soft), (0.0, soft),
    )  # fmt: skip
    flat = rounded(points, (soft, 0, r, r, r, 0, soft))
    return transform(flat, Affine.rotate(math.degrees(math.atan2(dy, dx))).then(Affine.translate(*start)))


def chevrons(count: int, x: float, y: float, *, size: float, step: float, left: bool) -> PathData:
    """`count` open chevrons in a row from x, `size` u high about y, pointing left or right."""
    reach = 0.4 * size
    out: PathData = ()
    for i in range(count):
        tip, tail = (x + i * step, x + i * step + reach) if left else (x + i * step + reach, x + i * step)
        out += polygon(((tail, y - size / 2), (tip, y), (tail, y + size / 2)), closed=False)
    return out


@actor(
    "arrow",
    words=("arrow", "becomes arrow"),
    params={
        "start": ("point", (0.0, 0.0)),
        "end": ("point", (240.0, 0.0)),
        "stroke": ("number", 16),
        "role": ("role", "text"),
    },
)
def arrow(theme: Theme, params: Params) -> Drawing:
    """A straight emphasis arrow from `start` to the tip at `end`, in u of the drawing."""
    start, end = params.point("start") or (0.0, 0.0), params.point("end") or (240.0, 0.0)
    d = dart(start, end, params.number("stroke"))
    box = path_bounds(d)
    return Drawing(
        items=(filled("dart", d, Paint(params.text("role"))),),
        box=box,
        foot=(box.cx, box.bottom),
        body="dart",
        anchors={"start": start, "tip": end},
        keyline=("dart",) if params.text("role") == "ok" else (),
        contact=0,
        alt="",
    )


@actor(
    "wedge",
    title="Fan",
    words=("wedge", "fan-out"),
    params={
        "start": ("list", ((0.0, 82.0), (0.0, 270.0))),
        "end": ("list", ((268.0, 0.0), (268.0, 352.0))),
        "count": ("number", 4),
        "stroke": ("number", 9),
        "backdrop": ("role", "panel"),
        "tips": ("list", ()),
    },
)
def wedge(theme: Theme, params: Params) -> Drawing:
    """A tonal wedge from the edge `start` (two points) to the edge `end`, with `count` arrows fanning out of it.

    `tips`: the points the arrows aim at, one arrow each: the middles of what stands beyond the far edge, before
    which they end; () spreads them evenly.
    """
    a, b = _edge(params.list("start"))
    c, d = _edge(params.list("end"))
    count, width = max(1, round(params.number("count"))), params.number("stroke")
    tips = [_point(tip) for tip in params.list("tips")] or [_share(c, d, (i + 0.5) / count) for i in range(count)]
    items: list[Item] = [filled("fan", polygon((a, c, d, b)), Paint(params.text("backdrop"), "ok", 0.1))]
    role = "highlight_text" if theme.keyline else "ok"  # volt lines are too faint on paper
    darts, ends = [], []
    for i, tip in enumerate(tips):
        source = _share(a, b, (i + 0.5) / len(tips) if len(tips) > 1 else 0.5)
        end = _before(source, tip, (c, d))
        begin, stop = _share(source, end, 0.06), _share(source, end, 0.965)
        darts.append(filled(f"darts/{i + 1}", dart(begin, stop, width), Paint(role)))
        ends.append(stop)
    items.append(Group(id="darts", items=tuple(darts)))
    box = path_bounds(polygon((a, c, d, b)))
    return Drawing(
        items=tuple(items), box=box, foot=(box.cx, box.bottom), body="fan", contact=0,
        anchors={"above": (box.cx, (a[1] + c[1]) / 2), **{f"tip-{i + 1}": end for i, end in enumerate(ends)}},
    )  # fmt: skip


def _before(source: Point, aim: Point, edge: tuple[Point, Point]) -> Point:
    """Where the way from `source` to `aim` crosses the line of an edge; `aim` itself on this side of it."""
    (x, y), (ex, ey) = edge[0], (edge[1][0] - edge[0][0], edge[1][1] - edge[0][1])
    dx, dy = aim[0] - source[0], aim[1] - source[1]
    across = dx * ey - dy * ex
    t = ((x - source[0]) * ey - (y - source[1]) * ex) / across if across else 1.0
    return _share(source, aim, t) if 0 < t < 1 else aim


def _edge(given: tuple[object, ...]) -> tuple[Point, Point]:
    if len(given) != 2:
        raise SceneError(f"an edge is two points, not {given!r}")
    return _point(given[0]), _point(given[1])


def _point(given: object) -> Point:
    if not isinstance(given, tuple) or len(given) != 2:
        raise SceneError(f"a point is (x, y), not {given!r}")
    return float(given[0]), float(given[1])


def _share(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
