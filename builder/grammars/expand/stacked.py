"""One above the other: the source, the fan pointing down, the copies."""

from __future__ import annotations

import math
from dataclasses import dataclass

from builder.geometry import Box
from builder.grammars.expand.plan import (
    CAP,
    PLANK,
    SINK,
    Grid,
    Plan,
    Words,
    cell_width,
    grid,
    labels,
    name_base,
    name_size,
    padding,
)
from builder.grammars.expand.spread import Spread
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import fit
from builder.text.measure import advance

_LINED, _ROW = 4, 1.9  # so many copies stand in one row, unless that makes them that much smaller
_NEAR, _FAR = 14.0, 26.0  # air between the fan and the source, and the copies


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """Sizes from top to bottom: the label over the source with the panel's name, source, fan, copies, what is under."""

    inner: Box
    over: float
    label: float
    source: tuple[float, float]
    fan: float
    block: Grid
    row: tuple[float, float] | None
    spare: float


def stacked(spread: Spread, stage: Stage) -> Plan:
    """The source with its label over it, the copies with theirs under them."""
    pad = padding(stage)
    inner = stage.box.inset(pad * 1.1, pad)
    words = labels(spread, stage, inner.w * 0.9, inner.w * 0.9)
    return _plan(spread, stage, words, _column(spread, stage, words, inner))


def _column(spread: Spread, stage: Stage, words: Words, inner: Box) -> _Column:
    label = words.size * (0.75 + 1.28 * words.source.count("\n"))
    over = label + CAP * words.size if words.source else 0.2 * words.size
    over += _head(spread, words, inner, stage)
    row = words.beside(spread, inner.w, stage)
    under = words.size * (0.6 + CAP + 1.28 * words.copies.count("\n")) + (0.9 * words.size if row else words.chip)
    room = inner.h - over - under - PLANK - _NEAR - _FAR
    fan = max(104.0, 0.2 * room)
    shape = spread.source_shape(0.56 * inner.w, stage.scale.least)
    tall, columns, cell = _split(spread, inner.w, room - fan, shape, stage)
    block = grid(spread, columns, cell, room - fan - tall)
    fan += min(0.55 * max(0.0, room - fan - tall - block.h), 0.5 * fan)
    return _Column(
        inner=inner, over=over, label=label, source=(tall * shape, tall), fan=fan, block=block, row=row,
        spare=max(0.0, room - fan - tall - block.h),
    )  # fmt: skip


def _plan(spread: Spread, stage: Stage, words: Words, column: _Column) -> Plan:
    inner, block, row = column.inner, column.block, column.row
    (w, h), cx = column.source, column.inner.cx
    source = Box(cx - w / 2, inner.y + column.over + column.spare / 2, w, h)
    over = min(36.0, 0.06 * w)
    shelf = Box(source.x - over, source.bottom - SINK, w + 2 * over, PLANK)
    y1 = shelf.bottom + _NEAR
    y2 = y1 + column.fan
    top = y2 + _FAR
    near, far = min(0.17 * w, 0.2 * block.w), 0.46 * block.w
    plank = 0.0 if spread.ghosts else PLANK
    base = top + block.h + plank + words.size * (0.6 + CAP + (0.36 if row else 0.0))
    times, beyond = f"×{spread.total}", cx + (near + max(block.w, w) / 2) / 2 + 0.06 * inner.w
    largest = even(min(stage.scale.label * 1.9, 0.8 * column.fan))
    size = fit(times, "display", inner.right - beyond, (stage.scale.least, largest))
    half = advance(times, "display", size) / 2
    aside = min(inner.right - half, beyond + half)
    below = base + words.copies.count("\n") * 1.28 * words.size + 0.45 * words.size + words.chip / 2
    label = source.y + 0.2 * words.size - column.label
    alone = _head(spread, words, inner, stage) or words.source.count("\n") or not words.source
    return Plan(
        panel=stage.box, name=name_base(stage) if alone else label, source=source, shelf=shelf,
        cells=block.cells(cx, top), size=words.size,
        near=((cx - near, y1), (cx + near, y1)), far=((cx - far, y2), (cx + far, y2)),
        times=(aside, (y1 + y2) / 2 + 0.1 * size), times_size=size,
        source_label=(words.source, (cx, label)),
        copies_label=(words.copies, (cx + (row[0] if row else 0), base)),
        chip=(cx + row[1], base - 0.36 * words.size) if row else (cx, below),
    )  # fmt: skip


def _split(spread: Spread, width: float, height: float, shape: float, stage: Stage) -> tuple[float, int, float]:
    """Height of the source, columns and width of the copies that make both as large as they can be."""
    best = (0.0, 0.4 * height, 1, 100.0)
    for step in range(34, 66, 2):
        one = min(height * step / 100, 0.62 * width / shape)
        one = max(one, spread.least_height(one * shape, stage.scale.least))
        columns, many = _best(spread, width, height - one)
        many = min(many, 0.8 * one * shape if shape > 1 else 9e9)
        alone = columns == len(spread.copies)
        score = min(one * shape, (2.6 if alone else 1.8) * many) + 0.2 * many
        if score > best[0] + 1e-6:
            best = (score, one, columns, many)
    return best[1:]


def _head(spread: Spread, words: Words, inner: Box, stage: Stage) -> float:
    """Height the panel's name takes: none where the source's label can stand beside it."""
    if not spread.inside:
        return 0.0
    size = name_size(stage)
    half = max(advance(line, "text-bold", words.size) for line in words.source.split("\n")) / 2
    clear = inner.x + advance(spread.inside, "mono", size) + 36 < inner.cx - half
    return 0.0 if clear else size * 1.5


def _best(spread: Spread, width: float, height: float) -> tuple[int, float]:
    """Columns and width of copies as large as the area allows."""
    count = len(spread.copies)
    tried = [(cell_width(spread, width, height, c, math.ceil(count / c)), c) for c in range(1, count + 1)]
    row = _ROW if count <= _LINED else 1.0  # each at the end of an arrow of its own
    cell, columns = max(tried, key=lambda t: (t[0] * (row if t[1] == count else 0.95 if count % t[1] else 1.0), t[1]))
    return columns, cell
