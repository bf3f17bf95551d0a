"""Good for: big machines on one floor in the script's order, tops, badges and labels aligned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from builder.actors import base
from builder.actors.model import Placed
from builder.cast import Member, aspect, stand
from builder.cast.cable import plug, socket
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import letters
from builder.cast.words import caption, caption_size, clear, fitting
from builder.grammars.relate import share
from builder.grammars.relate.shelf import Party
from builder.grammars.verdict import shelves
from builder.grammars.verdict.model import Judged
from builder.grammars.verdict.parts import (
    BADGE,
    WORKER,
    beats,
    label,
    machine,
    machine_width,
    mark,
    worker,
)
from builder.layout.stage import Composition, Stage
from builder.scene.items import Item, Paint

_CARD = 0.52  # height of the shared card


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    """u: height of a machine, size of the labels (0 = none), y of the feet."""

    machine: float
    label: float
    foot: float


def compose(items: Sequence[Judged], shared: Member | None, turns: Member | None, stage: Stage) -> Composition:
    """Side by side on the floor, or on shelves where that shows them larger."""
    if shared and stage.box.w < 1.7 * stage.box.h:
        return share.compose(shared, _party(items), stage)
    row = _sizes(items, shared, stage)
    if shared is None and len(items) > 1:
        column = shelves.column_size(items, stage)
        grid = max((shelves.grid_size(items, stage, c) for c in range(2, len(items))), default=shelves.NO_GRID)
        if grid.machine > max(column, row.machine * (1.2 if stage.wide else 1.0)):
            return shelves.grid(items, stage, grid)
        if column > row.machine * (1.08 if stage.wide or stage.box.h < 0.6 * stage.box.w else 0.7):
            return shelves.column(items, stage, column)
    return _row(items, shared, turns, stage, row)


def _party(items: Sequence[Judged]) -> Party:
    """The machines as a shelf above the card they share."""
    return Party(
        members=tuple(item.member for item in items), after=items[0].mark if items else "",
        labels=tuple(item.label for item in items), riders=tuple(item.worker for item in items),
    )  # fmt: skip


def _labels(items: Sequence[Judged], stage: Stage, room: float) -> float:
    return caption_size([item.label for item in items], stage, room)


def _total(items: Sequence[Judged], shared: Member | None, height: float, stage: Stage) -> float:
    """Width of everything side by side, gaps included."""
    widths = sum(machine_width(item, height, stage) for item in items)
    gaps = 0.2 * height * (len(items) - 1)
    if shared is None:
        return widths + gaps
    return widths + gaps + 0.16 * height + height * _CARD * aspect(shared)


def _sizes(items: Sequence[Judged], shared: Member | None, stage: Stage) -> _Sizes:
    box = stage.box
    label = _labels(items, stage, box.w / (len(items) + (1 if shared else 0)) - 20)
    foot = foot_line(stage) - (label * 1.62 if label else 0.0)
    over = WORKER * 1.02 if any(item.worker for item in items) else BADGE * 0.5
    height = (foot - box.y) / (1 + over)
    while height > 40 and _total(items, shared, height, stage) > box.w:
        height -= 2
    return _Sizes(machine=min(height, 0.46 * stage.canvas.height), label=label, foot=foot)


def _row(
    items: Sequence[Judged], shared: Member | None, turns: Member | None, stage: Stage, sizes: _Sizes
) -> Composition:
    box, height = stage.box, sizes.machine
    widths = [machine_width(item, height, stage) for item in items]
    card_w = height * _CARD * aspect(shared) if shared else 0.0
    middle = len(items) // 2
    widest = [*widths[:middle], card_w, *widths[middle:]] if shared else widths
    spare = box.w - sum(widest)
    edge = {1: 0.5, 2: 0.22}.get(len(widest), 0.0) * spare
    gap = (spare - 2 * edge) / max(1, len(widest) - 1)
    x, centres = box.x + edge, []
    for part in widest:
        centres.append(x + part / 2)
        x += part + gap
    at_card = centres.pop(middle) if shared else 0.0
    eyes = (at_card if shared else box.cx, sizes.foot - height * 0.3)
    size = letters((item.member for item in items), (1.25 * height, height), stage)
    machines = [
        machine(item, (c, sizes.foot), stage, (w, height), eyes, size=size)
        for item, c, w in zip(items, centres, widths, strict=True)
    ]
    out: list[Item] = []
    if shared:
        out += _card(items, shared, turns, stage, sizes, at_card, machines)
    for item, placed in zip(items, machines, strict=True):
        out += [placed.item, *worker(item, placed, stage, height, eyes)]
    top = min(m.box.y for m in machines)
    for item, placed in zip(items, machines, strict=True):
        out += mark(item, placed, stage, height, top)
    out += _captions(items, [m.box.cx for m in machines], stage, sizes)
    return Composition(
        items=tuple(out), floor=floor_of(stage, sizes.foot),
        hero=items[0].member.id, beats=beats(items, stage),
    )  # fmt: skip


def _captions(items: Sequence[Judged], centres: Sequence[float], stage: Stage, sizes: _Sizes) -> list[Item]:
    size = fitting([(item.label, x) for item, x in zip(items, centres, strict=True)], stage, sizes.label)
    if not size:
        return []
    y = sizes.foot + sizes.label * 1.5
    return [
        label(item, (clear(item.label, x, size, stage), y), size)
        for item, x in zip(items, centres, strict=True)
        if item.label
    ]


def _card(
    items: Sequence[Judged],
    shared: Member,
    turns: Member | None,
    stage: Stage,
    sizes: _Sizes,
    x: float,
    machines: Sequence[Placed],
) -> list[Item]:
    """The one card between the machines, cabled to both, and how it is shared on top of it."""
    workers = [item.worker for item in items if item.worker]
    extra: dict[str, Any] = {}
    if shared.kind == "gpu":
        lights = tuple(w.who for w in workers)[:4]
        extra = {"lights": lights + ("off",) * (4 - len(lights)), "owner": workers[0].who} if workers else {}
    card = stand(shared, stage, foot=(x, sizes.foot), height=sizes.machine * _CARD, extra=extra)
    out: list[Item] = []
    for item, placed in zip(items, machines, strict=True):
        paint = item.worker.cable if item.worker else Paint("line_2")
        out += _cable(item, placed, card, stage, sizes, paint)
    out += [card.item, *_card_label(shared, card, stage, sizes)]
    if turns:
        surface = card.anchors["surface"]
        room = card.box.y - stage.box.y - 0.02 * sizes.machine
        tall = min(0.78 * sizes.machine, room)
        sectors = tuple((w.who, w.letter) for w in workers) or (("a", "A"), ("b", "B"))
        natural = base.natural("wheel", sectors=sectors)
        k = tall / natural.h
        out.append(
            base.place(
                "wheel", id="turns", theme=stage.theme, foot=(surface[0], surface[1] + 4), scale=k, sectors=sectors
            ).item
        )
    return out


def _card_label(shared: Member, card: Placed, stage: Stage, sizes: _Sizes) -> list[Item]:
    """The author's words for what is shared."""
    words = stage.labels.get("shared", "")
    if not words or not sizes.label:
        return []
    at = (card.box.cx, sizes.foot + sizes.label * 1.5)
    return [caption(words, at, name=f"label-{shared.id}", size=sizes.label, paint="text_muted")]


def _cable(item: Judged, machine: Placed, card: Placed, stage: Stage, sizes: _Sizes, paint: Paint) -> list[Item]:
    """From the machine's side facing the card to the card's side facing it."""
    right = machine.box.cx < card.box.cx
    mine, its = ("right", "left") if right else ("left", "right")
    width = max(20.0, 0.13 * sizes.machine)
    low = sizes.foot - 0.2 * sizes.machine
    named = machine.anchors.get(f"socket-{mine}")
    at = named or (machine.box.right if right else machine.box.x, low)
    if abs(at[1] - card.box.cy) < 0.12 * machine.box.h:
        at = (at[0], card.box.cy)  # level: the cable runs straight
    reach = 0.3 * width * (1 if right else -1)
    out = socket((at[0] + reach, at[1]), stage, name=f"socket-{item.member.id}", side=mine, width=width)
    edge = card.box.x if right else card.box.right
    into = socket((edge - reach, card.box.cy), stage, name=f"socket-card-{item.member.id}", side=its, width=width)
    thick = min(22.0, 0.4 * width)
    joined = plug(out, into, stage, name=f"cable-{item.member.id}", paint=paint, width=thick, vertical=False)
    return [joined, out.item, into.item]
