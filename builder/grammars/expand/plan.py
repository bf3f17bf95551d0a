"""The plan of a scene in which one becomes many, and what both its layouts share: labels, grid of copies."""

from __future__ import annotations

from dataclasses import dataclass

from builder.actors.base import natural
from builder.geometry import Box, Point
from builder.grammars.expand.spread import Spread
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Stage
from builder.text.measure import advance
from builder.text.wrap import balance

CAP = 0.73  # capitals by the size of a label
PLANK = 26.0  # depth of a shelf
SINK = 3.0  # how far what stands on it reaches below its upper edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Final places. `name`: baseline of the panel's name; `shelf`: under the source; `near`, `far`: the fan's edges;
    labels as (words with breaks, anchor of the first baseline)."""

    panel: Box
    name: float
    source: Box
    shelf: Box
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
        return self.size * (0.62 + CAP + 1.28 * (lines - 1)) + self.chip

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


def name_base(stage: Stage) -> float:
    """Baseline of the panel's name where nothing stands beside it."""
    return stage.box.y + 1.72 * name_size(stage)


def chip_size(stage: Stage) -> float:
    return even(max(stage.scale.least, stage.scale.label * 0.92))


def chip_box(spread: Spread, stage: Stage) -> Box:
    return natural("chip", words=spread.chip, face="mono-bold", size=chip_size(stage))


def padding(stage: Stage) -> float:
    return 0.028 * max(stage.canvas.width, 1080)


def labels(spread: Spread, stage: Stage, left: float, right: float) -> Words:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Copies `cell` u wide in rows of these numbers, so far apart."""

    lines: tuple[int, ...]
    cell: float
    shape: float
    gap: float
    drop: float

    @property
    def w(self) -> float:
        return max(self.lines) * self.cell + (max(self.lines) - 1) * self.gap

    @property
    def h(self) -> float:
        return len(self.lines) * self.cell / self.shape + (len(self.lines) - 1) * self.drop

    def cells(self, cx: float, top: float) -> tuple[Box, ...]:
        """The copies' boxes, each row centred on `cx`."""
        h, out = self.cell / self.shape, []
        for n, here in enumerate(self.lines):
            left = cx - (here * self.cell + (here - 1) * self.gap) / 2
            row = (left + i * (self.cell + self.gap) for i in range(here))
            out += [Box(x, top + n * (h + self.drop), self.cell, h) for x in row]
        return tuple(out)


def grid(spread: Spread, columns: int, cell: float, height: float) -> Grid:
    """The rows of copies; they stand a little further apart where `height` leaves room."""
    lines = rows(len(spread.copies), columns)
    gap = drop = max(16.0, 0.08 * cell)
    plank = 0.0 if spread.ghosts else PLANK + 10
    if len(lines) > 1:
        spare = (height - len(lines) * cell / spread.shape) / (len(lines) - 1)
        drop = max(plank + 10, min(spare, plank + 0.34 * cell / spread.shape + 6))
    return Grid(lines=lines, cell=cell, shape=spread.shape, gap=gap, drop=drop)


def cell_width(spread: Spread, width: float, height: float, columns: int, lines: int) -> float:
    """The width of copies in so many columns and lines of an area."""
    plank = 0.0 if spread.ghosts else PLANK + 10
    gap = 0.012 * width + 14
    across = (width - gap * (columns - 1)) / columns
    down = (height - (gap + plank) * (lines - 1) - plank) / lines * spread.shape
    return max(40.0, min(across, down))
