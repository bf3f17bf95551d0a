"""Side by side: the source on its shelf left, the fan in the middle, the copies right."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from builder.geometry import Box, Point
from builder.grammars.expand.plan import (
    CAP,
    PLANK,
    SINK,
    Grid,
    Plan,
    Words,
    cell_width,
    chip_box,
    chip_size,
    grid,
    labels,
    name_base,
    name_size,
    padding,
)
from builder.grammars.expand.spread import Spread
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.text.measure import advance

_FAN, _BROAD = 0.15, 0.25  # least width of the fan by the panel's; on canvases that are not wide
_LINED = 4  # so many copies stand in one column, each at the end of a line of its own,
_BLOCK = 0.36  # most width of a labelled block by the room
_SEEN = 100.0  # u: on a phone nothing smaller is made out
_SLIM = 0.0715  # unless that makes them smaller than a square of this side by the canvas's width


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    """The spread with the words there is room for; room for all; width of the source; the grid of copies."""

    spread: Spread
    inner: Box
    words: Words
    wide: float
    shape: float
    block: Grid
    rise: float = 0.0  # how far the column of copies reaches up beside the panel's name


def abreast(spread: Spread, stage: Stage) -> Plan:
    """The panel's name and the chip at its head, both labels on one baseline, all else in the middle."""
    tries = [(spread, True), (replace(spread, chip=""), True), (spread, False)]
    if not _chip_fits(spread, stage):
        tries = [(replace(spread, chip=""), lined) for lined in (True, False)]
    lined = len(spread.copies) <= _LINED
    sizes = [_sized(one, stage, lined=column) for one, column in tries if lined or not column]
    least = max(_SLIM * stage.canvas.width, _SEEN) ** 2
    return _plan(next((s for s in sizes if s.block.cell**2 / s.block.shape >= least), sizes[-1]), stage)


def _chip_fits(spread: Spread, stage: Stage) -> bool:
    """Whether the chip may stand beside the panel's name; secondary words go first."""
    room = stage.box.w - 2 * padding(stage)
    named = advance(spread.inside, "mono", name_size(stage)) + 2 * padding(stage) if spread.inside else 0.0
    return bool(spread.chip) and room >= max(900.0, named + chip_box(spread, stage).w)


def _sized(spread: Spread, stage: Stage, *, lined: bool) -> _Sizes:
    panel, pad = stage.box, padding(stage)
    head = 2.2 * name_size(stage) if spread.inside else 0.0
    if spread.chip:
        head = max(head, chip_box(spread, stage).h + 0.9 * pad)
    inner = Box(panel.x + pad, panel.y + 0.5 * pad + head, panel.w - 2 * pad, panel.h - 1.3 * pad - head)
    words = labels(replace(spread, chip=""), stage, inner.w * 0.42, inner.w * 0.46)
    shape = spread.source_shape(0.42 * inner.w, stage.scale.least)
    room = inner.h - words.under - PLANK
    rise = max(0.0, head - 0.5 * pad) if lined and not stage.wide and not spread.chip else 0.0
    high = room + rise + (PLANK if rise and spread.ghosts else 0.0)
    wide, columns, cell = _shared(spread, (inner.w, room, high), shape, stage, lined=lined)
    beyond = max(0.0, words.wide[1] - grid(spread, columns, cell, high).w) / 2
    if beyond and not stage.wide:
        wide, columns, cell = _shared(spread, (inner.w - beyond, room, high), shape, stage, lined=lined)
    block = grid(spread, columns, cell, high)
    return _Sizes(spread=spread, inner=inner, words=words, wide=wide, shape=shape, block=block, rise=rise)


def _overhang(wide: float) -> float:
    """How far a shelf reaches beyond what stands on it."""
    return min(36.0, 0.06 * wide)


def _plan(sizes: _Sizes, stage: Stage) -> Plan:
    """Fan, number, shelf and labels round source and copies."""
    spread, inner, words, block, wide = sizes.spread, sizes.inner, sizes.words, sizes.block, sizes.wide
    panel, pad, high = stage.box, padding(stage), sizes.wide / sizes.shape
    over = _overhang(wide)
    left_w, right_w = max(wide + 2 * over, words.wide[0]), max(block.w, words.wide[1])
    middle = inner.y - sizes.rise + (inner.h + sizes.rise - words.under) / 2
    source = Box(inner.x + (left_w - wide) / 2, middle - (high + PLANK) / 2, wide, high)
    area = Box(inner.right - (right_w + block.w) / 2, middle - block.h / 2, block.w, block.h)
    x1, x2 = source.right - 0.03 * wide, area.x - max(18.0, 0.015 * panel.w)
    near_h, far_h = high * (0.5 if wide > 1.2 * high else 0.3), min(area.h, 1.35 * max(high, area.h))
    near = ((x1, source.cy - near_h / 2), (x1, source.cy + near_h / 2))
    far = ((x2, area.cy - far_h / 2), (x2, area.cy + far_h / 2))
    shelf = Box(source.x - over, source.bottom - SINK, wide + 2 * over, PLANK)
    base = max(shelf.bottom, area.bottom + (0.0 if spread.ghosts else PLANK)) + words.size * (0.62 + CAP)
    plate = chip_box(spread, stage) if spread.chip else Box(0, 0, 0, 0)
    chip = (panel.right - pad - plate.w / 2, panel.y + 0.75 * pad + plate.h / 2)
    beside = Box(chip[0] - plate.w / 2, panel.y, plate.w, chip[1] + plate.h / 2 - panel.y)
    name = chip[1] + 0.3 * chip_size(stage) if spread.chip else name_base(stage)
    size, times = _above(near[0], far[0], f"×{spread.total}", beside, stage)
    return Plan(
        panel=panel, name=name, source=source, shelf=shelf, cells=block.cells(area.cx, area.y), near=near, far=far,
        size=words.size, times=times, times_size=size, source_label=(words.source, (source.cx, base)),
        copies_label=(words.copies, (area.cx, base)), chip=chip if spread.chip else None,
    )  # fmt: skip


def _above(a: Point, b: Point, words: str, chip: Box, stage: Stage) -> tuple[float, Point]:
    """Size, middle and baseline of the number over the fan's upper edge: clear of the edge, the panel's and `chip`."""
    least = stage.scale.least
    size = even(min(stage.scale.label * 2.2, max(least, 0.6 * (b[0] - a[0]))))
    while True:
        half = advance(words, "display", size) / 2
        for along in (0.44, 0.36, 0.28, 0.2):
            x = a[0] + (b[0] - a[0]) * along
            share = (x + half + 6 - a[0]) / max(1.0, b[0] - a[0])
            edge = min(a[1], a[1] + (b[1] - a[1]) * min(1.0, share))
            roof = chip.bottom + 8 if chip.w and x + half > chip.x - 28 else stage.box.y + 20
            if edge - 0.9 * size >= roof:
                return size, (x, edge - 0.22 * size)
        if size <= least:
            return size, (x, edge - 0.22 * size)
        size -= 2


def _shared(
    spread: Spread, room: tuple[float, float, float], shape: float, stage: Stage, *, lined: bool
) -> tuple[float, int, float]:
    """Width of the source, columns and width of the copies that make both as large as they can be.

    `room`: width for both, height for the source, height for the copies.
    """
    width, height, high = room
    count = len(spread.copies)
    fan = max((_FAN if stage.wide else _BROAD) * width, 140.0)
    best = (0.0, width * 0.36, 1, 100.0)
    for columns in (1,) if lined else range(2, min(count, 6) + 1):
        lines = math.ceil(count / columns)
        for step in range(30, 55):
            share = min(step / 100, _BLOCK) if lined and spread.source.kind == "object" else step / 100
            one = min(width * share, height * 0.9 * shape, 0.44 * stage.canvas.width)
            many = cell_width(spread, width - one - fan, high, columns, lines)
            many = min(many, 0.8 * one if shape > 1 else 9e9)
            ragged = 0.97 if count % columns else 1.0
            score = (min(one, (3.2 if lined and stage.wide else 1.8) * many) + 0.2 * many) * ragged
            if score > best[0] + 1e-6:
                best = (score, one, columns, many)
    return best[1:]
