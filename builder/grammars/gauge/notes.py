"""Money that flies away: banknotes with wings along one rising curve, each larger than the last."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import accumulate, pairwise

from builder.actors.base import natural, place
from builder.actors.model import Placed
from builder.geometry import Box, Point
from builder.grammars.gauge.dial import Places
from builder.layout.stage import Stage

_LARGEST = 0.152  # width of the last note by the canvas's, on wide canvases; a larger share on narrow ones
_SMALLEST, _LEAST_NOTE = 0.6, 0.071  # the first note by the last; not narrower than this by the canvas
#: Where the notes come from: the side of the source that is nearer to the dial, its left end, over whoever is on it.
_STARTS = ("beside", "over", "above")
#: Sizes of the notes by the largest, the smaller ones only where no number of the larger ones fits.
_SIZES, _LEAST = (1.0, 0.93, 0.86, 0.8, 0.74, 0.66, 0.58), (0.74, 0.58)
_TURN = math.radians(82)  # how far the curve turns from upright to flat
_FINE = 200  # points by which the curve is measured
_TILT = (-9.0, 7.0, -8.0, 6.0, -7.0)


def notes(source: Box, rider: Placed | None, places: Places, stage: Stage) -> tuple[Placed, ...]:
    """Three to five notes from `source` to the upper right corner, clear of the dial, the rider and of all words."""
    full = _LARGEST * stage.canvas.width * (1.0 if stage.wide else 1.36)
    above = rider.box if rider else source
    courses = [
        (start, count, share)
        for least in _LEAST
        for count in ((5, 4, 3) if stage.wide else (4, 3))
        for share in _SIZES
        for start in _STARTS
        if share >= least
    ]
    for start, count, share in courses:
        found = tuple(_course(_begin(start, source, above, _first(full * share, stage)), full * share, count, stage))
        if _free(found, above, places, stage):
            break
    return tuple(_put(i, box, stage) for i, box in enumerate(found))


def _first(largest: float, stage: Stage) -> float:
    """Width of the first note: its sign can still be read."""
    return min(0.9 * largest, max(_SMALLEST * largest, _LEAST_NOTE * stage.canvas.width))


def _begin(start: str, source: Box, above: Box, w: float) -> Point:
    """The middle of the first note, `w` u wide."""
    h = w * natural("banknote").h / natural("banknote").w
    if start == "beside":
        return (source.x - 0.1 * w, source.y - 0.5 * h - 26)
    if start == "over":
        return (source.x + 0.6 * w, source.y - 0.5 * h - 26)
    return (above.cx - 0.3 * w, above.y - 0.5 * h - 30)


def _course(start: Point, largest: float, count: int, stage: Stage) -> Iterator[Box]:
    """The notes' boxes along a quarter of an ellipse, steep at first."""
    shape = natural("banknote").h / natural("banknote").w
    first = _first(largest, stage)
    sizes = [first + (largest - first) * i / (count - 1) for i in range(count)]
    right = stage.box.right - 0.07 * largest
    top = stage.ceiling(right - largest, right, gap=26)
    end: Point = (right - largest / 2, top + largest * shape * 0.62)
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
        x = start[0] + (end[0] - start[0]) * (1 - math.cos(angle)) / (1 - math.cos(_TURN))
        y = start[1] + (end[1] - start[1]) * math.sin(angle) / math.sin(_TURN)
        line.append((x, y))
    lengths = [0.0, *accumulate(math.dist(a, b) for a, b in pairwise(line))]
    return next((p for p, length in zip(line, lengths, strict=True) if length >= share * lengths[-1] - 1e-6), end)


def _free(boxes: tuple[Box, ...], above: Box, places: Places, stage: Stage) -> bool:
    apart = not any(a.inset(-5).overlaps(b.inset(-5)) for a, b in pairwise(boxes))
    under = all(box.y >= stage.ceiling(box.x, box.right, gap=22) for box in boxes)
    x, y = places.hub
    reach = places.radius + 18
    clear = all(math.dist((x, y), (min(max(x, b.x), b.right), min(max(y, b.y), b.bottom))) >= reach for b in boxes)
    return apart and under and clear and not any(b.inset(-20).overlaps(above) for b in boxes)


def _put(index: int, box: Box, stage: Stage) -> Placed:
    tilt = _TILT[index % len(_TILT)]
    return place(
        "banknote", id=f"note-{index + 1}", theme=stage.theme, centre=box.centre, width=box.w, tilt=tilt, shadow=0
    )
