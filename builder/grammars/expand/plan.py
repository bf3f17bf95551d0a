"""Where source, fan and copies stand: side by side on wide canvases, one above the other on tall ones."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.geometry import Box, Point
from builder.grammars.expand.spread import Spread
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Stage
from builder.text.measure import advance
from builder.text.wrap import balance

_CAP = 0.73  # capitals by the size of a label
_FAN = 0.15  # least width of the fan by the panel's
PLANK = 26.0  # depth of a shelf under solid copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Final places. `near`, `far`: the fan's edges; labels as (words with breaks, anchor of the first baseline)."""

    panel: Box
    source: Box
    cells: tuple[Box, ...]
    near: tuple[Point, Point]
    far: tuple[Point, Point]
    times: Point
    times_size: float
    source_label: tuple[str, Point]
    copies_label: tuple[str, Point]
    size: float
    chip: Point | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The labels of both sides broken to their room, and what height they take."""

    source: str
    copies: str
    size: float
    chip: float
    wide: tuple[float, float]

    @property
    def under(self) -> float:
        """From the figures to the foot of the lowest label."""
        lines = 1 + max(self.source.count("\n"), self.copies.count("\n"))
        return self.size * (0.62 + _CAP + 1.28 * (lines - 1)) + self.chip

    def beside(self, spread: Spread, width: float, stage: Stage) -> tuple[float, float] | None:
        """Where the copies' label and the chip stand in one row, from its middle; None where they do not fit."""
        if not spread.chip or "\n" in self.copies:
            return None
        letters = chip_size(stage)
        plate = advance(spread.chip, "mono-bold", letters) + letters
        label = advance(self.copies, "text-bold", self.size)
        total = label + self.size + plate
        return ((label - total) / 2, (total - plate) / 2) if total <= width else None


def name_size(stage: Stage) -> float:
    return even(max(stage.scale.least, stage.scale.label * 0.74))


def chip_size(stage: Stage) -> float:
    return even(max(stage.scale.least, stage.scale.label * 0.92))


def planned(spread: Spread, stage: Stage) -> Plan:
    """Stacked on square cards and wherever there is height for it."""
    stacked = stage.square or stage.box.h > 0.8 * stage.box.w
    return _stacked(spread, stage) if stacked else _abreast(spread, stage)


def _pad(stage: Stage) -> float:
    return 0.028 * max(stage.canvas.width, 1080)


def _words(spread: Spread, stage: Stage, left: float, right: float) -> Words:
    """Labels in at most two lines each, of one size, smaller where they must."""
    size = even(stage.scale.label * 0.96)
    while True:
        broken = [
            balance(words, "text-bold", size, room, 2) or (not words and ("",))
            for words, room in ((spread.source_words, left), (spread.copies_words, right))
        ]
        if all(broken) or size <= stage.scale.least:
            break
        size -= 2
    one, many = ("\n".join(b or (w,)) for b, w in zip(broken, (spread.source_words, spread.copies_words), strict=True))
    left_w, right_w = (max(advance(line, "text-bold", size) for line in said.split("\n")) for said in (one, many))
    if spread.chip:
        letters = chip_size(stage)
        right_w = max(right_w, advance(spread.chip, "mono-bold", letters) + 1.1 * letters)
    chip = 2.5 * stage.scale.label if spread.chip else 0.0
    return Words(source=one, copies=many, size=size, chip=chip, wide=(left_w, right_w))


def _abreast(spread: Spread, stage: Stage) -> Plan:
    """Source left, fan in the middle, copies right, both labels on one baseline, all centred in the panel."""
    panel, pad = stage.box, _pad(stage)
    head = name_size(stage) * 1.7 if spread.inside else 0.0
    inner = Box(panel.x + pad, panel.y + pad + head * 0.55, panel.w - 2 * pad, panel.h - 1.8 * pad - head * 0.55)
    if inner.w < 900:
        spread = replace(spread, chip="")  # secondary words go first
    words = _words(spread, stage, inner.w * 0.42, inner.w * 0.46)
    room = inner.h - words.under - (0.0 if spread.ghosts else PLANK)
    shape = spread.source_shape(0.42 * inner.w, stage.scale.least)
    source_w, columns, cell = _shared(spread, inner.w, room, shape, stage)
    lines = rows(len(spread.copies), columns)
    gap, drop = _gaps(cell, lines, room, spread)
    block_w = columns * cell + (columns - 1) * gap
    block_h = len(lines) * cell / spread.shape + (len(lines) - 1) * drop
    source_h = source_w / shape
    tall = max(source_h, block_h)
    top = inner.y + max(0.0, (inner.h - tall - words.under) / 2)
    middle = top + tall / 2
    left_w, right_w = max(source_w, words.wide[0]), max(block_w, words.wide[1])
    source = Box(inner.x + (left_w - source_w) / 2, middle - source_h / 2, source_w, source_h)
    area = Box(inner.right - (right_w + block_w) / 2, middle - block_h / 2, block_w, block_h)
    cells = tuple(_cells(area, lines, cell, spread.shape, gap, drop))
    x1, x2 = source.right - 0.03 * source_w, area.x - max(18.0, 0.015 * inner.w)
    near_h, far_h = source_h * (0.5 if shape > 1.2 else 0.3), min(block_h, 1.35 * tall)
    near = ((x1, middle - near_h / 2), (x1, middle + near_h / 2))
    far = ((x2, middle - far_h / 2), (x2, middle + far_h / 2))
    plank = 0.0 if spread.ghosts else PLANK
    base = top + max(tall, (tall + block_h) / 2 + plank) + words.size * (0.62 + _CAP)
    size, times = _above(near[0], far[0], f"×{spread.total}", panel.y + 20, stage)
    below = words.copies.count("\n") * 1.28 * words.size
    return Plan(
        panel=panel, source=source, cells=cells, near=near, far=far, size=words.size,
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
            many = _cell(spread, width - one - fan, height, columns, lines)
            many = min(many, 0.8 * one if shape > 1 else 9e9)
            ragged = 0.97 if count % columns else 1.0
            score = (min(one, 1.8 * many) + 0.2 * many) * ragged
            if score > best[0] + 1e-6:
                best = (score, one, columns, many)
    return best[1:]


def _cell(spread: Spread, width: float, height: float, columns: int, lines: int) -> float:
    """The width of copies in so many columns and lines of an area."""
    plank = 0.0 if spread.ghosts else PLANK + 10
    gap = 0.012 * width + 14
    across = (width - gap * (columns - 1)) / columns
    down = (height - (gap + plank) * (lines - 1) - plank) / lines * spread.shape
    return max(40.0, min(across, down))


def _gaps(cell: float, lines: tuple[int, ...], height: float, spread: Spread) -> tuple[float, float]:
    """Gaps across and down: rows may stand a little further apart where there is room."""
    gap = max(16.0, 0.08 * cell)
    plank = 0.0 if spread.ghosts else PLANK + 10
    if len(lines) < 2:
        return gap, gap
    spare = (height - len(lines) * cell / spread.shape) / (len(lines) - 1)
    return gap, max(plank + 10, min(spare, plank + 0.34 * cell / spread.shape + 6))


def _cells(area: Box, lines: tuple[int, ...], w: float, shape: float, gap: float, drop: float) -> Iterator[Box]:
    h, y = w / shape, area.y
    for here in lines:
        left = area.cx - (here * w + (here - 1) * gap) / 2
        for i in range(here):
            yield Box(left + i * (w + gap), y, w, h)
        y += h + drop


def _stacked(spread: Spread, stage: Stage) -> Plan:
    """Source above with its label over it, the fan pointing down, copies below with theirs under them."""
    panel, pad = stage.box, _pad(stage)
    inner = panel.inset(pad * 1.1, pad)
    words = _words(spread, stage, inner.w * 0.9, inner.w * 0.9)
    label_h = words.size * (0.75 + 1.28 * words.source.count("\n"))
    over = label_h + _CAP * words.size if words.source else 0.2 * words.size
    head = _head(spread, words, inner, stage)
    row = words.beside(spread, inner.w, stage) if inner.h < 0.75 * inner.w else None
    under = words.size * (0.6 + _CAP + 1.28 * words.copies.count("\n")) + (0.9 * words.size if row else words.chip)
    room = inner.h - head - over - under
    fan = max(104.0, 0.2 * room)
    gap_source, gap_copies = 14.0, 26.0
    left = room - fan - gap_source - gap_copies
    shape = spread.source_shape(0.56 * inner.w, stage.scale.least)
    source_h, columns, cell = _split(spread, inner.w, left, shape, stage)
    lines = rows(len(spread.copies), columns)
    gap, drop = _gaps(cell, lines, left - source_h, spread)
    block_h = len(lines) * cell / spread.shape + (len(lines) - 1) * drop
    spare = max(0.0, left - source_h - block_h)
    fan += min(0.55 * spare, 0.5 * fan)
    spare = max(0.0, room - gap_source - gap_copies - source_h - block_h - fan)
    y = inner.y + head + over + spare / 2
    w = source_h * shape
    source = Box(inner.cx - w / 2, y, w, source_h)
    top = source.bottom + gap_source + fan + gap_copies
    block_w = lines[-1] * cell + (lines[-1] - 1) * gap
    area = Box(inner.cx - block_w / 2, top, block_w, block_h)
    side, y1, y2 = min(0.34 * w, 0.4 * block_w), source.bottom + gap_source, top - gap_copies
    plank = 0.0 if spread.ghosts else PLANK
    base = area.bottom + plank + words.size * (0.6 + _CAP + (0.36 if row else 0.0))
    size = even(min(stage.scale.label * 1.9, 0.8 * fan))
    reach = max(block_w / 2, w / 2)
    below = words.copies.count("\n") * 1.28 * words.size
    return Plan(
        panel=panel, source=source, cells=tuple(_cells(area, lines, cell, spread.shape, gap, drop)),
        near=((inner.cx - side / 2, y1), (inner.cx + side / 2, y1)),
        far=((area.x + 0.04 * block_w, y2), (area.right - 0.04 * block_w, y2)), size=words.size,
        times=(_beside(inner, side, reach, size, spread), (y1 + y2) / 2 + 0.1 * size), times_size=size,
        source_label=(words.source, (inner.cx, source.y + 0.2 * words.size - label_h)),
        copies_label=(words.copies, (inner.cx + (row[0] if row else 0), base)),
        chip=(inner.cx + row[1], base - 0.36 * words.size) if row else
             (inner.cx, base + below + 0.45 * words.size + words.chip / 2),
    )  # fmt: skip


def _split(spread: Spread, width: float, height: float, shape: float, stage: Stage) -> tuple[float, int, float]:
    """Height of the source, columns and width of the copies that make both as large as they can be."""
    best = (0.0, 0.4 * height, 1, 100.0)
    for step in range(34, 66, 2):
        one = min(height * step / 100, 0.62 * width / shape)
        one = max(one, spread.least_height(one * shape, stage.scale.least))
        columns, many = _best(spread, width, height - one)
        many = min(many, 0.8 * one * shape if shape > 1 else 9e9)
        score = min(one * shape, 1.8 * many) + 0.2 * many
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


def _beside(inner: Box, side: float, reach: float, size: float, spread: Spread) -> float:
    """Middle of the number at the right of a fan that points down, at half its height."""
    half = advance(f"×{spread.total}", "display", size) / 2
    return min(inner.right - half, inner.cx + (side / 2 + reach) / 2 + half + 0.06 * inner.w)


def _best(spread: Spread, width: float, height: float) -> tuple[int, float]:
    """Columns and width of copies as large as the area allows."""
    count = len(spread.copies)
    tried = [(_cell(spread, width, height, c, math.ceil(count / c)), c) for c in range(1, count + 1)]
    cell, columns = max(tried, key=lambda t: (t[0] * (0.95 if count % t[1] else 1.0), t[1]))
    return columns, cell
