"""Even places along a line."""

from __future__ import annotations

import math
from collections.abc import Sequence


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
