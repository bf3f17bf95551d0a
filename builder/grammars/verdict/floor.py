"""Good for: big machines on one floor in the script's order, tops, badges and labels aligned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import letters
from builder.cast.words import caption_size
from builder.grammars.verdict import shelves
from builder.grammars.verdict.model import Judged
from builder.grammars.verdict.parts import BADGE, beats, captions, machine, machine_width, mark
from builder.layout.stage import Composition, Stage
from builder.scene.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    """u: height of a machine, size of the labels (0 = none), y of the feet."""

    machine: float
    label: float
    foot: float


def compose(items: Sequence[Judged], stage: Stage) -> Composition:
    """Side by side on the floor, or on shelves where that shows them larger."""
    row = _sizes(items, stage)
    if len(items) > 1:
        column = shelves.column_size(items, stage)
        grid = max((shelves.grid_size(items, stage, c) for c in range(2, len(items))), default=shelves.NO_GRID)
        if grid.machine > max(column, row.machine * (1.2 if stage.wide else 1.0)):
            return shelves.grid(items, stage, grid)
        if column > row.machine * (1.08 if stage.wide or stage.box.h < 0.6 * stage.box.w else 0.7):
            return shelves.column(items, stage, column)
    return _row(items, stage, row)


def _sizes(items: Sequence[Judged], stage: Stage) -> _Sizes:
    box = stage.box
    label = caption_size([item.label for item in items], stage, box.w / len(items) - 20)
    foot = foot_line(stage) - (label * 1.62 if label else 0.0)
    height = (foot - box.y) / (1 + BADGE * 0.5)
    while height > 40 and _total(items, height, stage) > box.w:
        height -= 2
    if stage.square:
        height *= 0.94  # more air between them than on a narrow stage
    return _Sizes(machine=min(height, (0.46 if stage.wide else 0.5) * stage.canvas.height), label=label, foot=foot)


def _total(items: Sequence[Judged], height: float, stage: Stage) -> float:
    """Width of everything side by side, gaps included."""
    return sum(machine_width(item, height, stage) for item in items) + 0.28 * height * (len(items) - 1)


def _row(items: Sequence[Judged], stage: Stage, sizes: _Sizes) -> Composition:
    box, height = stage.box, sizes.machine
    widths = [machine_width(item, height, stage) for item in items]
    spare = box.w - sum(widths)
    edge = {1: 0.5, 2: 0.22}.get(len(widths), 0.0) * spare
    gap = (spare - 2 * edge) / max(1, len(widths) - 1)
    x, centres = box.x + edge, []
    for part in widths:
        centres.append(x + part / 2)
        x += part + gap
    eyes = (box.cx, sizes.foot - height * 0.3)
    size = letters((item.member for item in items), (1.25 * height, height), stage)
    machines = [
        machine(item, (c, sizes.foot), stage, (w, height), eyes, size=size)
        for item, c, w in zip(items, centres, widths, strict=True)
    ]
    out: list[Item] = [placed.item for placed in machines]
    for item, placed in zip(items, machines, strict=True):
        out += mark(item, placed, stage, height)
    out += captions(items, [m.box.cx for m in machines], stage, sizes.foot, sizes.label)
    return Composition(
        items=tuple(out), floor=floor_of(stage, sizes.foot), hero=items[0].member.id, beats=beats(items, stage)
    )
