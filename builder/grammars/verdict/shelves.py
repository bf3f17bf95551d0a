"""Judged things on shelves: one to a shelf with a large label, or several with their labels on the boards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.cast.ground import floor_of, foot_line, podium
from builder.cast.stand import SINK, letters
from builder.cast.words import caption_size, clear
from builder.grammars.verdict.model import Judged
from builder.grammars.verdict.parts import BADGE, beats, label, machine, machine_width, mark, worker
from builder.layout.spread import rows, spread
from builder.layout.stage import Composition, Stage
from builder.scene.items import Item


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Grid:
    """Height of a machine, how many stand on a shelf, size of the labels on the boards, their thickness, u."""

    machine: float
    columns: int
    label: float
    board: float


NO_GRID = Grid(machine=0, columns=1, label=0, board=0)


def _widest(items: Sequence[Judged], stage: Stage) -> float:
    """The widest machine at height 1."""
    return max(machine_width(item, 1.0, stage) if item.member.kind != "object" else 1.25 for item in items)


def column_size(items: Sequence[Judged], stage: Stage) -> float:
    """Height of a machine when each has a shelf of its own."""
    pitch = (foot_line(stage) - stage.box.y) / len(items)
    return min(pitch * 0.72, 0.5 * stage.box.w / _widest(items, stage))


def column(items: Sequence[Judged], stage: Stage, height: float) -> Composition:
    """Each on its own shelf, its label large beside it."""
    box, bottom = stage.box, foot_line(stage)
    pitch = (bottom - box.y) / len(items)
    left = box.x + max(machine_width(item, height, stage) for item in items) + 0.24 * height
    size = caption_size([item.label for item in items], stage, box.right - left, most=stage.scale.label * 1.5)
    words = letters((item.member for item in items), (1.25 * height, height), stage)
    out: list[Item] = []
    for index, item in enumerate(items, 1):
        foot = box.y + pitch * index
        width = machine_width(item, height, stage)
        if index < len(items):
            last = bottom if index == len(items) - 1 else 0.0
            out.append(podium(stage, foot - SINK, max(20.0, 0.07 * height), last, name=f"shelf-{index}"))
        placed = machine(
            item, (box.x + width / 2 + 0.04 * height, foot), stage, (width, height), (box.cx, foot), size=words
        )
        out += [placed.item, *worker(item, placed, stage, height, (box.right, foot))]
        out += mark(item, placed, stage, height)
        if size and item.label:
            out.append(label(item, (left, foot - height * 0.42 + size * 0.36), size, "left"))
    return _composition(items, out, stage, bottom)


def grid_size(items: Sequence[Judged], stage: Stage, columns: int) -> Grid:
    """The largest machines with at most `columns` on a shelf."""
    box, tiers = stage.box, rows(len(items), columns)
    size = caption_size([item.label for item in items], stage, box.w / max(tiers) - 16, most=44)
    board = max(20.0, size * 1.6)
    pitch = (foot_line(stage) - box.y) / len(tiers)
    height = min((pitch - board) / (1 + BADGE * 0.6), 0.8 * box.w / max(tiers) / _widest(items, stage))
    return Grid(machine=height, columns=columns, label=size, board=board)


def grid(items: Sequence[Judged], stage: Stage, sizes: Grid) -> Composition:
    """Several shelves, labels on their boards."""
    box, bottom = stage.box, foot_line(stage)
    tiers = rows(len(items), sizes.columns)
    pitch = (bottom - box.y) / len(tiers)
    words = letters((item.member for item in items), (1.25 * sizes.machine, sizes.machine), stage)
    out: list[Item] = []
    first = 0
    for tier, count in enumerate(tiers, 1):
        foot = box.y + pitch * tier - sizes.board
        out.append(podium(stage, foot - SINK, sizes.board, name=f"shelf-{tier}"))
        for item, x in zip(items[first : first + count], spread(count, box.x, box.right), strict=True):
            size = (machine_width(item, sizes.machine, stage), sizes.machine)
            placed = machine(item, (x, foot), stage, size, (box.cx, foot), size=words)
            out += [placed.item, *mark(item, placed, stage, sizes.machine)]
            if sizes.label and item.label:
                at = (clear(item.label, x, sizes.label, stage), foot + sizes.board * 0.4 + sizes.label * 0.36)
                out.append(label(item, at, sizes.label, board=True))
        first += count
    return _composition(items, out, stage, bottom)


def _composition(items: Sequence[Judged], out: list[Item], stage: Stage, bottom: float) -> Composition:
    return Composition(
        items=tuple(out), floor=floor_of(stage, bottom), hero=items[0].member.id,
        beats=beats(items, stage),
    )  # fmt: skip
