"""Several things, each with a tag of its own tied to its top."""

from __future__ import annotations

from collections.abc import Sequence

from builder.cast import Member, Roll, aspect, stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.machine import machine
from builder.geometry import Box
from builder.grammars.props.hang import Cut, cut, eyelet, hole, string, tag
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
    shelves, boxes = cells(len(members), max(aspect(m) for m in members), room)
    words = [labels[n % len(labels)] if labels else "" for n in range(len(members))]
    sheet = cut(words, (0.84 * boxes[0].w, 0.26 * boxes[0].h), stage, most=64 if labels else 44)
    items: list[Item] = list(shelves)
    for n, (member, cell) in enumerate(zip(members, boxes, strict=True)):
        items += _tagged(member, n + 1, sheet.lines[n] if labels else (), sheet, cell, stage)
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=members[0].id, beats=beats(len(members), stage)
    )


def cells(count: int, shape: float, room: Box) -> tuple[list[Item], list[Box]]:
    """Shelves under all rows but the last, and a cell for each of `count` things of this shape, on its row's floor."""
    choices = dict.fromkeys(rows(count, most) for most in range(1, count + 1))
    tiers = max(choices, key=lambda t: _worth(t, room, shape))
    wide, high = room.w / max(tiers), room.h / len(tiers)
    shelves: list[Item] = []
    boxes: list[Box] = []
    head = 30.0 if len(tiers) > 1 else 0.0
    for row, many in enumerate(tiers, 1):
        low = room.y + row * high - (_BOARD + 6 if row < len(tiers) else 0)
        if row < len(tiers):
            shelves.append(plank(Box(room.x, low, room.w, _BOARD), name=f"shelf-{row}"))
        left = room.cx - many * wide / 2
        boxes += [Box(left + n * wide, low - high + head, wide, high - head) for n in range(many)]
    return shelves, boxes


def _worth(tiers: tuple[int, ...], room: Box, shape: float) -> float:
    """The height things come to, softened by how much of the room their rows fill."""
    high = min(0.82 * room.w / max(tiers) / shape, 0.84 * room.h / len(tiers))
    return float(high * (high * len(tiers) / room.h) ** 0.5)


def _tagged(member: Member, n: int, lines: Sequence[str], sheet: Cut, cell: Box, stage: Stage) -> list[Item]:
    """One thing on the cell's floor, its tag hanging at its right shoulder."""
    high = min(0.9 * cell.h, (cell.w - 0.6 * sheet.width) / (0.8 * aspect(member)), 0.76 * cell.w / aspect(member))
    wide = high * aspect(member)
    beyond = max(0.0, sheet.width - 0.2 * wide)
    made = stand(member, stage, foot=(cell.cx - 0.4 * beyond, cell.bottom), height=high)
    corner = (min(made.box.right - 0.2 * wide, cell.right - sheet.width - 4), made.box.y + 0.3 * made.box.h)
    ring = (made.box.right - 0.3 * wide, made.box.y + 0.08 * made.box.h)
    return [made.item, tag(f"tag-{n}", lines, sheet, corner, stage),
            string(f"string-{n}", ring, hole(sheet, corner), down=False), eyelet(f"eyelet-{n}", ring)]  # fmt: skip
