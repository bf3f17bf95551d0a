"""Points, boxes, affine maps and path data: the plane every scene lives in.

One unit everywhere: 1 u = 1 px of a 1920-wide slide = 6,350 EMU = 0.5 pt. y grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
#: One absolute segment: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",).
Segment: TypeAlias = tuple[str, tuple[float, ...]]
PathData: TypeAlias = tuple[Segment, ...]

KAPPA = 0.5522847498  # control distance of a cubic quarter circle of radius 1


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle in u: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def cx(self) -> float:
        return self.x + self.w / 2

    @property
    def cy(self) -> float:
        return self.y + self.h / 2

    @property
    def centre(self) -> Point:
        return (self.cx, self.cy)

    def inset(self, dx: float, dy: float | None = None) -> Box:
        """Shrink by dx left and right and dy (default dx) top and bottom; negative grows."""
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)

    def moved(self, dx: float, dy: float) -> Box:
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def union(self, other: Box) -> Box:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def overlaps(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the two share more than `slack` u in both directions."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.bottom, other.bottom) - max(self.y, other.y) > slack
        )

    def contains(self, other: Box, slack: float = 0.0) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


def union(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of `boxes`; ValueError when there are none."""
    found = list(boxes)
    if not found:
        raise ValueError("no boxes to unite")
    x, y = min(b.x for b in found), min(b.y for b in found)
    return Box(x, y, max(b.right for b in found) - x, max(b.bottom for b in found) - y)


@dataclass(frozen=True, slots=True)
class Affine:
    """A map (x, y) -> (a x + c y + e, b x + d y + f), as in SVG's matrix()."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def __call__(self, x: float, y: float) -> Point:
        return (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def then(self, outer: Affine) -> Affine:
        """This map first, `outer` after it."""
        return Affine(
            outer.a * self.a + outer.c * self.b,
            outer.b * self.a + outer.d * self.b,
            outer.a * self.c + outer.c * self.d,
            outer.b * self.c + outer.d * self.d,
            outer.a * self.e + outer.c * self.f + outer.e,
            outer.b * self.e + outer.d * self.f + outer.f,
        )

    @property
    def scale(self) -> float:
        """The length a unit takes on; exact for uniform scales (the only ones allowed)."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    @staticmethod
    def translate(dx: float, dy: float) -> Affine:
        return Affine(1, 0, 0, 1, dx, dy)

    @staticmethod
    def scaled(k: float, kx: float | None = None) -> Affine:
        """Uniform scale k; kx = -k mirrors left to right."""
        return Affine(k if kx is None else kx, 0, 0, k, 0, 0)

    @staticmethod
    def rotate(degrees: float, cx: float = 0.0, cy: float = 0.0) -> Affine:
        """Clockwise rotation by `degrees` about (cx, cy)."""
        t = math.radians(degrees)
        cos, sin = math.cos(t), math.sin(t)
        return Affine(cos, sin, -sin, cos, cx - cos * cx + sin * cy, cy - sin * cx - cos * cy)


def transform(path: PathData, m: Affine) -> PathData:
    """The same path seen through `m`."""
    return tuple((op, tuple(v for i in range(0, len(args), 2) for v in m(args[i], args[i + 1]))) for op, args in path)


def _cubic_extremes(p0: float, p1: float, p2: float, p3: float) -> Iterable[float]:
    a, b, c = -p0 + 3 * p1 - 3 * p2 + p3, 2 * (p0 - 2 * p1 + p2), p1 - p0
    if abs(a) < 1e-9:
        roots = [-c / b] if abs(b) > 1e-9 else []
    else:
        disc = b * b - 4 * a * c
        roots = [(-b + s * math.sqrt(disc)) / (2 * a) for s in (1, -1)] if disc >= 0 else []
    for t in roots:
        if 0 < t < 1:
            u = 1 - t
            yield u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3


def path_bounds(path: PathData) -> Box:
    """Exact bounds of the curve itself (derivative solved), not of its control points."""
    xs: list[float] = []
    ys: list[float] = []
    px = py = 0.0
    for op, args in path:
        if op == "Z":
            continue
        if op == "C":
            x1, y1, x2, y2, x, y = args
            xs.extend(_cubic_extremes(px, x1, x2, x))
            ys.extend(_cubic_extremes(py, y1, y2, y))
        px, py = args[-2], args[-1]
        xs.append(px)
        ys.append(py)
    if not xs:
        return Box(0, 0, 0, 0)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def polygon(points: Iterable[Point], *, closed: bool = True) -> PathData:
    """Straight lines through `points`."""
    segments: list[Segment] = [("M" if i == 0 else "L", p) for i, p in enumerate(points)]
    return (*segments, ("Z", ())) if closed else tuple(segments)


def arc(cx: float, cy: float, r: float, start: float, end: float) -> PathData:
    """An open circular arc from `start` to `end` degrees (0 = 3 o'clock, clockwise), in cubics."""
    steps = max(1, math.ceil(abs(end - start) / 90 - 1e-9))
    delta = math.radians((end - start) / steps)
    k = 4 / 3 * math.tan(delta / 4) * r
    out: list[Segment] = []
    for i in range(steps):
        t0 = math.radians(start) + i * delta
        t1 = t0 + delta
        p0 = (cx + r * math.cos(t0), cy + r * math.sin(t0))
        p1 = (cx + r * math.cos(t1), cy + r * math.sin(t1))
        if i == 0:
            out.append(("M", p0))
        c0 = (p0[0] - k * math.sin(t0), p0[1] + k * math.cos(t0))
        c1 = (p1[0] + k * math.sin(t1), p1[1] - k * math.cos(t1))
        out.append(("C", (*c0, *c1, *p1)))
    return tuple(out)


def cable(start: Point, end: Point, *, vertical: bool = True) -> PathData:
    """The S-curve PowerPoint draws for a curvedConnector3 with adj1 = 50 % (ECMA-376 preset law).

    It leaves `start` and reaches `end` along the y axis (`vertical`) or the x axis.
    """
    (x1, y1), (x2, y2) = start, end
    dx, dy = x2 - x1, y2 - y1
    if vertical:
        first = (x1, y1 + dy / 4, x1 + dx / 4, y1 + dy / 2, x1 + dx / 2, y1 + dy / 2)
        second = (x1 + 3 * dx / 4, y1 + dy / 2, x2, y1 + 3 * dy / 4, x2, y2)
    else:
        first = (x1 + dx / 4, y1, x1 + dx / 2, y1 + dy / 4, x1 + dx / 2, y1 + dy / 2)
        second = (x1 + dx / 2, y1 + 3 * dy / 4, x1 + 3 * dx / 4, y2, x2, y2)
    return (("M", start), ("C", first), ("C", second))


def rounded_rect(box: Box, radius: float) -> PathData:
    """A rounded rectangle from (x, y + r) clockwise: where DrawingML's roundRect starts its dashes."""
    r = max(0.0, min(radius, box.w / 2, box.h / 2))
    k = r * (1 - KAPPA)
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    return (
        ("M", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, bottom - r)),
        ("C", (right, bottom - k, right - k, bottom, right - r, bottom)),
        ("L", (x + r, bottom)),
        ("C", (x + k, bottom, x, bottom - k, x, bottom - r)),
        ("Z", ()),
    )


def ellipse(box: Box) -> PathData:
    """An ellipse from 9 o'clock clockwise: where DrawingML's ellipse starts its dashes."""
    cx, cy, rx, ry = box.cx, box.cy, box.w / 2, box.h / 2
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        ("M", (cx - rx, cy)),
        ("C", (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)),
        ("C", (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)),
        ("C", (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)),
        ("C", (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)),
        ("Z", ()),
    )
