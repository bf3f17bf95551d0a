"""Money that flies away: banknotes with wings along one rising curve, each larger than the last."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate, pairwise

from builder.actors.base import natural, place
from builder.actors.model import Placed
from builder.geometry import Box, Point
from builder.grammars.gauge.dial import REACH, Places
from builder.layout.stage import Stage

_LARGEST = 0.152  # width of the last note by the canvas's, on wide canvases; a larger share on narrow ones
_SMALLEST = 0.6  # the first note by the last
_TURN = math.radians(82)  # how far the curve turns from flat to upright
_FINE = 200  # points by which the curve is measured
_TILT = (-9.0, 7.0, -8.0, 6.0, -7.0)


def notes(source: Box, places: Places, stage: Stage) -> tuple[Placed, ...]:
    """Three to five notes from above `source` to the upper right corner, clear of the dial and of all words."""
    full = _LARGEST * stage.canvas.width * (1.0 if stage.wide else 1.36)
    for count in (5, 4, 3) if stage.wide or places.stacked else (3, 4):
        for share in (1.0, 0.93, 0.86, 0.8, 0.74):
            found = tuple(_course(source, full * share, count, places, stage))
            if _free(found, places, stage):
                return tuple(_put(i, box, stage) for i, box in enumerate(found))
    return tuple(_put(i, box, stage) for i, box in enumerate(_course(source, full * 0.7, 3, places, stage)))


def _course(source: Box, largest: float, count: int, places: Places, stage: Stage) -> Iterator[Box]:
    """The notes' boxes along a quarter of an ellipse: flat over the source, steep at the end."""
    shape = natural("banknote").h / natural("banknote").w
    sizes = [largest * (_SMALLEST + (1 - _SMALLEST) * i / (count - 1)) for i in range(count)]
    right = stage.box.right - 4
    top = stage.ceiling(right - largest, right, gap=26)
    end: Point = (right - largest / 2, top + largest * shape * 0.62)
    away = 0.2 if stage.wide else 0.56 if places.stacked else 0.0
    start: Point = (source.x + away * source.w + sizes[0] / 2, source.y - sizes[0] * shape * 0.5 - 26)
    steps = [0.0, *accumulate((a + b) / 2 for a, b in pairwise(sizes))]
    for size, step in zip(sizes, steps, strict=True):
        x, y = _along(start, end, step / steps[-1])
        h = size * shape * 1.16
        yield Box(x - size / 2, y - h / 2, size, h)


def _along(start: Point, end: Point, share: float) -> Point:
    """The point at a share of the curve's length."""
    line = []
    for i in range(_FINE + 1):
        angle = _TURN * i / _FINE
        x = start[0] + (end[0] - start[0]) * math.sin(angle) / math.sin(_TURN)
        y = start[1] + (end[1] - start[1]) * (1 - math.cos(angle)) / (1 - math.cos(_TURN))
        line.append((x, y))
    lengths = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(line))]
    return next((p for p, length in zip(line, lengths, strict=True) if length >= share * lengths[-1] - 1e-6), end)


def _free(boxes: tuple[Box, ...], places: Places, stage: Stage) -> bool:
    apart = not any(a.inset(-5).overlaps(b.inset(-5)) for a, b in pairwise(boxes))
    under = all(box.y >= stage.ceiling(box.x, box.right, gap=22) for box in boxes)
    x, y = places.hub
    reach = REACH * places.scale + 18
    clear = all(math.dist((x, y), (min(max(x, b.x), b.right), min(max(y, b.y), b.bottom))) >= reach for b in boxes)
    return apart and under and clear


def _put(index: int, box: Box, stage: Stage) -> Placed:
    tilt = _TILT[index % len(_TILT)]
    return place(
        "banknote", id=f"note-{index + 1}", theme=stage.theme, centre=box.centre, width=box.w, tilt=tilt, shadow=0
    )
