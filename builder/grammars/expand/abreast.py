"""Side by side: the source left, the fan in the middle, the copies right."""

from __future__ import annotations

import math
from dataclasses import replace

from builder.geometry import Box, Point
from builder.grammars.expand.plan import CAP, PLANK, Grid, Plan, Words, cell_width, grid, labels, name_size, padding
from builder.grammars.expand.spread import Spread
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.text.measure import advance

_FAN = 0.15  # least width of the fan by the panel's


def abreast(spread: Spread, stage: Stage) -> Plan:
    """Both labels on one baseline, all centred in the panel."""
    panel, pad = stage.box, padding(stage)
    head = name_size(stage) * 0.94 if spread.inside else 0.0
    inner = Box(panel.x + pad, panel.y + pad + head, panel.w - 2 * pad, panel.h - 1.8 * pad - head)
    if inner.w < 900:
        spread = replace(spread, chip="")  # secondary words go first
    words = labels(spread, stage, inner.w * 0.42, inner.w * 0.46)
    room = inner.h - words.under - (0.0 if spread.ghosts else PLANK)
    shape = spread.source_shape(0.42 * inner.w, stage.scale.least)
    wide, columns, cell = _shared(spread, inner.w, room, shape, stage)
    block = grid(spread, columns, cell, room)
    tall = max(wide / shape, block.h)
    top = inner.y + max(0.0, (inner.h - tall - words.under) / 2)
    left_w, right_w = max(wide, words.wide[0]), max(block.w, words.wide[1])
    source = Box(inner.x + (left_w - wide) / 2, top + tall / 2 - wide / shape / 2, wide, wide / shape)
    area = Box(inner.right - (right_w + block.w) / 2, top + tall / 2 - block.h / 2, block.w, block.h)
    return _plan(spread, stage, words, source, area, block)


def _plan(spread: Spread, stage: Stage, words: Words, source: Box, area: Box, block: Grid) -> Plan:
    """Fan, number and labels round source and copies."""
    panel, middle, tall = stage.box, source.cy, max(source.h, area.h)
    x1, x2 = source.right - 0.03 * source.w, area.x - max(18.0, 0.015 * panel.w)
    near_h, far_h = source.h * (0.5 if source.w > 1.2 * source.h else 0.3), min(area.h, 1.35 * tall)
    near = ((x1, middle - near_h / 2), (x1, middle + near_h / 2))
    far = ((x2, middle - far_h / 2), (x2, middle + far_h / 2))
    plank = 0.0 if spread.ghosts else PLANK
    base = max(source.bottom, area.bottom + plank) + words.size * (0.62 + CAP)
    size, times = _above(near[0], far[0], f"×{spread.total}", panel.y + 20, stage)
    below = words.copies.count("\n") * 1.28 * words.size
    return Plan(
        panel=panel, source=source, cells=block.cells(area.cx, area.y), near=near, far=far, size=words.size,
        times=times, times_size=size,
        source_label=(words.source, (source.cx, base)), copies_label=(words.copies, (area.cx, base)),
        chip=(area.cx, base + below + 0.45 * words.size + words.chip / 2) if spread.chip else None,
    )  # fmt: skip


def _above(a: Point, b: Point, words: str, roof: float, stage: Stage) -> tuple[float, Point]:
    """Size, middle and baseline of the number over the fan's upper edge: clear of the edge and under `roof`."""
    least = stage.scale.least
    size = even(min(stage.scale.label * 1.9, max(least, 0.6 * (b[0] - a[0]))))
    while True:
        half = advance(words, "display", size) / 2
        x = a[0] + (b[0] - a[0]) * 0.44
        share = (x + half + 6 - a[0]) / max(1.0, b[0] - a[0])
        edge = min(a[1], a[1] + (b[1] - a[1]) * min(1.0, share))
        if edge - 0.9 * size >= roof or size <= least:
            return size, (x, edge - 0.22 * size)
        size -= 2


def _shared(spread: Spread, width: float, height: float, shape: float, stage: Stage) -> tuple[float, int, float]:
    """Width of the source, columns and width of the copies that make both as large as they can be."""
    count = len(spread.copies)
    fan = max(_FAN * width, 140.0)
    best = (0.0, width * 0.36, 1, 100.0)
    for columns in range(1, min(count, 6) + 1):
        lines = math.ceil(count / columns)
        for step in range(30, 55, 2):
            one = min(width * step / 100, height * 0.9 * shape, 0.44 * stage.canvas.width)
            many = cell_width(spread, width - one - fan, height, columns, lines)
            many = min(many, 0.8 * one if shape > 1 else 9e9)
            ragged = 0.97 if count % columns else 1.0
            score = (min(one, 1.8 * many) + 0.2 * many) * ragged
            if score > best[0] + 1e-6:
                best = (score, one, columns, many)
    return best[1:]
