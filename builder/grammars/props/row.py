"""Several things, each with a tag of its own tied to its top."""

from __future__ import annotations

from collections.abc import Sequence

from builder.cast import Member, Roll, aspect, stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.machine import machine
from builder.geometry import Box
from builder.grammars.props.hang import Cut, cut, hole, string, tag
from builder.grammars.props.tagged import beats
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.scene.items import Item

_MOST, _BOARD = 12, 24.0


def compose(actor: Figure, labels: Sequence[str], stage: Stage) -> Composition:
    """In as few rows as keep them large; the labels in turn, ruled strokes where there are none."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    members = Roll().take(machine(actor), count=min(actor.count, _MOST))
    shape = max(aspect(m) for m in members)
    choices = dict.fromkeys(rows(len(members), most) for most in range(1, len(members) + 1))
    tiers = max(choices, key=lambda t: _worth(t, room, shape))
    cell_w, cell_h = room.w / max(tiers), room.h / len(tiers)
    words = [labels[n % len(labels)] if labels else "" for n in range(len(members))]
    sheet = cut(words, (0.92 * cell_w, 0.26 * cell_h), stage, most=64 if labels else 44)
    items: list[Item] = []
    first = 0
    for row, count in enumerate(tiers, 1):
        low = room.y + row * cell_h - (_BOARD + 6 if row < len(tiers) else 0)
        if row < len(tiers):
            items.append(plank(Box(room.x, low, room.w, _BOARD), name=f"shelf-{row}"))
        for n, member in enumerate(members[first : first + count]):
            x = room.cx + (n - (count - 1) / 2) * cell_w
            cell = Box(x - cell_w / 2, low - cell_h + 30, cell_w, cell_h - 30)
            lines = sheet.lines[first + n] if labels else ()
            items += _tagged(member, first + n + 1, lines, sheet, cell, stage)
        first += count
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=members[0].id, beats=beats(len(members), stage)
    )


def _worth(tiers: tuple[int, ...], room: Box, shape: float) -> float:
    """The height things come to, softened by how much of the room their rows fill."""
    high = min(0.82 * room.w / max(tiers) / shape, 0.84 * room.h / len(tiers))
    return float(high * (high * len(tiers) / room.h) ** 0.5)


def _tagged(member: Member, n: int, lines: Sequence[str], sheet: Cut, cell: Box, stage: Stage) -> list[Item]:
    """One thing on the cell's floor, its tag hanging before its lower half."""
    high = min(0.9 * cell.h, 0.82 * cell.w / aspect(member))
    made = stand(member, stage, foot=(cell.cx, cell.bottom), height=high)
    left = min(max(made.box.x + 0.3 * made.box.w, cell.x), cell.right - sheet.width - 4)
    corner = (left, made.box.bottom - 0.2 * made.box.h - sheet.height)
    start = (made.box.x + 0.14 * made.box.w, made.box.y + 0.12 * made.box.h)
    return [made.item, string(f"string-{n}", start, hole(sheet, corner), down=True),
            tag(f"tag-{n}", lines, sheet, corner, stage)]  # fmt: skip
