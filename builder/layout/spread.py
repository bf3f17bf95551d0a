"""Even places along a line, and the points of a cable by its length."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from builder.geometry import PathData, Point


def spread(count: int, left: float, right: float) -> tuple[float, ...]:
    """`count` places, each in the middle of its equal share of left … right."""
    pitch = (right - left) / max(count, 1)
    return tuple(left + pitch * (i + 0.5) for i in range(count))


def packed(widths: Sequence[float], gap: float, centre: float) -> tuple[float, ...]:
    """The middles of things of these widths standing side by side, `gap` apart, about `centre`."""
    total = sum(widths) + gap * (len(widths) - 1)
    at, out = centre - total / 2, []
    for width in widths:
        out.append(at + width / 2)
        at += width + gap
    return tuple(out)


def rows(count: int, most: int) -> tuple[int, ...]:
    """`count` things in as few rows as hold `most` each, as even as possible, fuller rows last."""
    if count <= 0:
        return ()
    lines = math.ceil(count / most)
    least, more = divmod(count, lines)
    return tuple(least + (1 if i >= lines - more else 0) for i in range(lines))


def along(path: PathData, count: int, ends: float) -> tuple[Point, ...]:
    """`count` points evenly along a curve, the first and the last `ends` u from its ends."""
    line = _flat(path)
    lengths = [0.0]
    for a, b in pairwise(line):
        lengths.append(lengths[-1] + math.dist(a, b))
    total = lengths[-1]
    return tuple(_at(line, lengths, ends + (total - 2 * ends) * i / max(count - 1, 1)) for i in range(count))


def length(path: PathData) -> float:
    """How long a curve is, u."""
    line = _flat(path)
    return sum(math.dist(a, b) for a, b in pairwise(line))


def _flat(path: PathData, steps: int = 40) -> list[Point]:
    out: list[Point] = []
    for op, args in path:
        if op == "C":
            x0, y0 = out[-1]
            x1, y1, x2, y2, x3, y3 = args
            for i in range(1, steps + 1):
                t = i / steps
                u = 1 - t
                a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
                out.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
        elif op != "Z":
            out.append((args[-2], args[-1]))
    return out


def _at(line: Sequence[Point], lengths: Sequence[float], want: float) -> Point:
    for i in range(1, len(line)):
        if lengths[i] >= want or i == len(line) - 1:
            step = lengths[i] - lengths[i - 1]
            t = (want - lengths[i - 1]) / step if step else 0.0
            (x0, y0), (x1, y1) = line[i - 1], line[i]
            return (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t)
    return line[-1]
