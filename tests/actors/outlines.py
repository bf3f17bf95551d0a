"""Flattened outlines and where they cross, for the tests of drawings."""

from __future__ import annotations

from itertools import combinations

from builder.geometry import PathData, Point

Ring = list[Point]


def rings(d: PathData, steps: int = 8) -> list[Ring]:
    """The sub-paths of `d` as polygons."""
    found: list[Ring] = []
    for op, v in d:
        if op == "M":
            found.append([(v[0], v[1])])
        elif op == "L":
            found[-1].append((v[0], v[1]))
        elif op == "C":
            x0, y0 = found[-1][-1]
            for i in range(1, steps + 1):
                t = i / steps
                u = 1 - t
                a, b, c, e = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                found[-1].append((a * x0 + b * v[0] + c * v[2] + e * v[4], a * y0 + b * v[1] + c * v[3] + e * v[5]))
    return [ring[:-1] if len(ring) > 1 and _near(ring[0], ring[-1]) else ring for ring in found]


def crossing(a: Ring, b: Ring) -> bool:
    """Whether two polygons' edges properly cross."""
    if not _boxes_meet(a, b):
        return False
    return any(_cross(*ea, *eb) for ea in _edges(a) for eb in _edges(b))


def crosses_itself(ring: Ring) -> bool:
    """Whether a polygon's own edges properly cross."""
    edges = _edges(ring)
    n = len(edges)
    pairs = ((i, j) for i, j in combinations(range(n), 2) if j - i > 1 and not (i == 0 and j == n - 1))
    return any(_cross(*edges[i], *edges[j]) for i, j in pairs)


def inside(point: Point, ring: Ring) -> bool:
    """Whether a point is inside a polygon (even-odd)."""
    x, y = point
    hit = False
    for (x1, y1), (x2, y2) in _edges(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            hit = not hit
    return hit


def area(ring: Ring) -> float:
    """Signed area: its sign is the winding."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _edges(ring)) / 2


def overlap(a: Ring, b: Ring) -> bool:
    """Whether two filled sub-paths overlap: they cross, or one holds the other without being wound against it."""
    if crossing(a, b):
        return True
    held = inside(a[0], b) or inside(b[0], a)
    return held and area(a) * area(b) > 0


def _edges(ring: Ring) -> list[tuple[Point, Point]]:
    return list(zip(ring, ring[1:] + ring[:1], strict=True))


def _near(a: Point, b: Point) -> bool:
    return abs(a[0] - b[0]) < 1e-6 and abs(a[1] - b[1]) < 1e-6


def _boxes_meet(a: Ring, b: Ring) -> bool:
    return all(
        min(p[i] for p in a) < max(p[i] for p in b) and min(p[i] for p in b) < max(p[i] for p in a) for i in (0, 1)
    )


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    slack = 1e-6
    d1, d2, d3, d4 = _side(c, d, a), _side(c, d, b), _side(a, b, c), _side(a, b, d)
    return d1 * d2 < -slack and d3 * d4 < -slack
