"""An arched way over heads: up from one, level along a roof, down onto another."""

from __future__ import annotations

from builder.actors import link
from builder.actors.arrow import chevrons
from builder.actors.forms import filled
from builder.geometry import PathData, Point
from builder.scene.items import Group, Paint, Path, Stroke

_AIR = 14.0  # between a head and the way


def arch(name: str, start: Point, end: Point, roof: float, width: float, *, role: str = "ok") -> Group:
    """A way `width` u thick from over `start` to a head over `end`, level at y `roof`; chevrons show its direction."""
    x0, x1 = start[0], end[0]
    y0, y1 = start[1] - _AIR, end[1] - _AIR - 1.6 * width
    sign = 1.0 if x1 > x0 else -1.0
    r = min(60.0, 0.4 * abs(x1 - x0), max(10.0, y0 - roof), max(10.0, y1 - roof))
    s = sign * r
    d: PathData = (
        ("M", (x0, y0)), ("L", (x0, roof + r)), ("C", (x0, roof + r / 2, x0 + s / 2, roof, x0 + s, roof)),
        ("L", (x1 - s, roof)), ("C", (x1 - s / 2, roof, x1, roof + r / 2, x1, roof + r)), ("L", (x1, y1)),
    )  # fmt: skip
    head = link.link_head((x1, y1 + 1.1 * width), 90.0, 0.9 * width)
    mid = (x0 + x1) / 2 - sign * width
    marks = chevrons(3, mid, roof, size=0.44 * width, step=width, left=sign < 0)
    ways = (
        Path(id=f"{name}/line", d=d, stroke=Stroke(Paint(role), width)),
        filled(f"{name}/head", head, Paint(role)),
        Path(id=f"{name}/chevrons", d=marks, stroke=Stroke(Paint(role, "ink", 0.4), 0.2 * width)),
    )
    return Group(id=name, items=ways, decorative=True)
