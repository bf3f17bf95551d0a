"""Few and many, large and small: every side a frame of one size, filled with what there is of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.actors import base
from builder.cast import Member, Roll, aspect, stand
from builder.cast.bill import said
from builder.cast.words import caption, clear
from builder.geometry import Box
from builder.grammars.compare.plan import Half, Plan
from builder.grammars.compare.sides import Side
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape

_FRAME = 22.0  # of a frame's rim
_MANY = 60  # of one set drawn; more are said by the number
_LARGE, _SMALL = 4, 40  # blocks of a size where nobody says how many
_FAR = 2.4  # times as many on one side as on another


def fill(sides: tuple[Side, ...], made: Plan, stage: Stage) -> tuple[Composition, ...] | None:
    """A scene for each half; None where the sides do not differ in how many or how large."""
    only = [s.actors[0] for s in sides if len(s.actors) == 1 and s.on is None and not s.number]
    if len(only) < len(sides) or any(s.notes for s in sides):
        return None
    if all(f.quantity == "plural" for f in only) and sorted(f.state for f in only) == ["large", "small"]:
        return tuple(_frame(f, h, stage) for f, h in zip(only, made.halves, strict=True))
    counts = [f.count for f in only]
    same_kind = len({f.kind for f in only}) == 1 and only[0].kind
    numbered = all(f.count > 1 or f.quantity in ("exact", "") for f in only)
    if same_kind and numbered and max(counts) > 24 and max(counts) >= _FAR * min(counts):
        return _walls(only, made, stage)
    return None


def _frame(figure: Figure, half: Half, stage: Stage) -> Composition:
    """A body of a store, full of large blocks, or of small ones with room left."""
    size, words = stage.scale.label, said(figure)
    letters = fit(words, "text-bold", half.area.w, (stage.scale.least, size))
    ground = half.area.bottom - 1.7 * size
    box = Box(half.area.x, half.area.y + 0.03 * half.area.h, half.area.w, 0.0)
    box = replace(box, h=ground - box.y)
    inner = Box(box.x + _FRAME, box.y + _FRAME, box.w - 2 * _FRAME, box.h - 2 * _FRAME - 12)
    large = figure.state == "large"
    cells = _grid(_LARGE if large else _SMALL, inner, gap=14.0 if large else 9.0)
    taken = cells if large else cells[: round(0.85 * len(cells))]
    at = (clear(words, half.area.cx, letters, stage), ground + 1.15 * letters)
    items: list[Item] = [
        _tray(box, inner, half.name),
        *(
            base.place(
                "brick", id=f"{half.name}/block-{n}", theme=stage.theme, foot=(c.cx, c.bottom), scale=1, alt="",
                width=c.w, height=c.h, tone="hardware",
            ).item
            for n, c in enumerate(taken, 1)
        ),
        caption(words, at, name=f"{half.name}/label", size=letters),
    ]  # fmt: skip
    blocks = [i.id for i in items if "/block-" in i.id]
    effects = tuple(Effect(target=b, name="enter", start_ms=25 * n) for n, b in enumerate(blocks))
    beats = (Beat(id=half.name, cue=stage.cue, effects=effects),)
    return Composition(items=tuple(items), floor=even(ground - 0.06 * stage.canvas.height), beats=beats)


def _tray(box: Box, inner: Box, name: str) -> Group:
    """The frame both sides share: the same room, whatever it is filled with."""
    parts = (
        Shape(id=f"{name}/frame/lip", kind="rect", box=box.moved(0, 12), radius=30, fill=Paint("metal_lip")),
        Shape(id=f"{name}/frame/body", kind="rect", box=box, radius=30, fill=Paint("metal")),
        Shape(id=f"{name}/frame/inside", kind="rect", box=inner.inset(-8), radius=18, fill=Paint("bg")),
    )
    return Group(id=f"{name}/frame", items=parts, alt="")


def _grid(count: int, room: Box, *, gap: float) -> list[Box]:
    """Cells in reading order from the foot up, as square as the room lets them be."""
    best = min(
        range(1, count + 1),
        key=lambda c: abs(math.log((room.w / c) / (room.h / math.ceil(count / c)) / 1.35)) + 0.2 * (-count % c),
    )
    lines = math.ceil(count / best)
    wide, high = (room.w - (best - 1) * gap) / best, (room.h - (lines - 1) * gap) / lines
    return [
        Box(room.x + (n % best) * (wide + gap), room.bottom - high - (n // best) * (high + gap), wide, high)
        for n in range(count)
    ]


def _walls(only: Sequence[Figure], made: Plan, stage: Stage) -> tuple[Composition, ...]:
    """As many as there are, all of one size; where there are more than can be drawn they fill their half."""
    out = []
    size = stage.scale.label
    for figure, half in zip(only, made.halves, strict=True):
        area = half.area
        ground = area.bottom - 0.03 * stage.canvas.height
        most = even(min(3.2 * size, 0.24 * area.h))
        room = Box(area.x, area.y + 1.25 * most, area.w, ground - area.y - 1.25 * most)
        who = Roll().one(replace(figure, count=1, quantity=""))
        across = max(1, round(math.sqrt(_MANY * room.w / room.h / aspect(who))))
        wide = room.w / across
        tall = 0.92 * wide / aspect(who)
        lines = max(1, int(room.h / tall))
        shown = min(figure.count, across * lines)
        placed = list(_stood(shown, across, room, (wide, tall), who, half, stage))
        top = room.bottom - math.ceil(shown / across) * tall
        noun = said(replace(figure, count=2, quantity="plural", attributes=())) if figure.count > 1 else figure.words
        words = f"{figure.count:,} {noun}"
        letters = fit(words, "display", area.w, (size, most))
        number = text(
            f"{half.name}/number", words, area.cx, top - 0.4 * size, face="display", size=letters, paint="text",
            align="center",
        )  # fmt: skip
        effects = tuple(Effect(target=p.id, name="enter", start_ms=15 * n) for n, p in enumerate(placed))
        floor = even(ground - 0.05 * stage.canvas.height)
        beats = (Beat(id=half.name, cue=stage.cue, effects=effects),)
        out.append(Composition(items=(*placed, number), floor=floor, beats=beats))
    return tuple(out)


def _stood(
    count: int, across: int, room: Box, cell: tuple[float, float], who: Member, half: Half, stage: Stage,
) -> Iterator[Item]:  # fmt: skip
    """Rows from the ground up, each in the middle."""
    wide, tall = cell
    for n in range(count):
        line = n // across
        here = min(across, count - line * across)
        x = room.cx + (n % across - (here - 1) / 2) * wide
        made = stand(
            who, stage, foot=(x, room.bottom - line * tall), height=0.94 * tall, width=0.94 * wide,
            name=f"{half.name}/{who.id}-{n + 1}", extra={"shadow": 0} if line else {},
        )  # fmt: skip
        yield made.item
