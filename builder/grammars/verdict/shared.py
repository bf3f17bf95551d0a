"""Good for, on one card: the judged machines large, the card they share small between them, under them or above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from builder.actors import base
from builder.actors.model import Placed
from builder.cast import Member, aspect, stand
from builder.cast.cable import plank, plug, socket
from builder.cast.ground import floor_of, foot_line, lifted
from builder.cast.stand import SINK
from builder.cast.words import caption, caption_size
from builder.geometry import Box, Point
from builder.grammars.relate import share
from builder.grammars.relate.bed import bed_of, ground_of
from builder.grammars.relate.shelf import Party
from builder.grammars.verdict.model import Judged
from builder.grammars.verdict.parts import BADGE, WORKER, beats, captions, machine, machine_width, mark, worker
from builder.layout.stage import Composition, Stage
from builder.scene.items import Group, Item, Paint, Shape

_CARD = 0.36  # height of the card between two machines, in machine heights
_GAP = 0.29  # from a machine to the card, the same
_WATCH, _BLOCK = 0.5, 0.4  # of the watch and of the block under the card, the same
_GROUND = 0.48  # of the stage's height for a card that is the ground
_TRAY = 18.0  # under machines on the card, of whose make they are: it parts them
_ABOVE = 0.8  # of a worker stands above its machine
_INLET = 222.0  # y of a socket at the side of the card drawing: under the slots of its bracket
_PLUG = 0.095  # width of a socket, in machine heights


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sizes:
    """u: height of a machine, size of the labels (0 = none), y of the feet, height of the block."""

    machine: float
    label: float
    foot: float
    block: float

    @property
    def plug(self) -> float:
        return max(20.0, _PLUG * self.machine)


def compose(items: Sequence[Judged], card: Member, turns: Member | None, stage: Stage) -> Composition:
    """Two machines with the card between them on a wide canvas; else a row on the card, or on a shelf above it."""
    if lifted(stage) and card.kind == "gpu":
        return _on_card(items, card, stage)
    if len(items) != 2 or not stage.wide:
        return share.compose(card, _party(items), stage)
    return _between(items, card, turns, stage)


def _party(items: Sequence[Judged]) -> Party:
    """The machines as a shelf above the card they share."""
    return Party(
        members=tuple(item.member for item in items), after=items[0].mark if items else "",
        labels=tuple(item.label for item in items), riders=tuple(item.worker for item in items),
    )  # fmt: skip


def lit(items: Sequence[Judged], card: Member) -> dict[str, Any]:
    """Who has a place on the card, and whose turn it is."""
    workers = [item.worker for item in items if item.worker]
    if card.kind != "gpu" or not workers:
        return {}
    lights = tuple(w.who for w in workers)[:4]
    return {"lights": lights + ("off",) * (4 - len(lights)), "owner": workers[0].who}


def _on_card(items: Sequence[Judged], card: Member, stage: Stage) -> Composition:
    """Everybody on the card itself, which is the ground (9:16)."""
    box, bed = stage.box, bed_of(card, stage, _GROUND)
    surface = bed.top - _TRAY
    over = 1 + max(WORKER * _ABOVE if any(item.worker for item in items) else 0.0, BADGE * 0.5)
    height = (surface - box.y) / over
    room = bed.right - bed.left
    while height > 40 and sum(machine_width(item, height, stage) for item in items) * 1.08 > room:
        height -= 2
    widths = [machine_width(item, height, stage) for item in items]
    gap = (room - sum(widths)) / (len(items) + 0.5)
    ground = ground_of(card, (), stage, bed.top, bed, **lit(items, card))
    x = bed.left + 0.75 * gap
    tray = Box(x - 14, surface, sum(widths) + (len(items) - 1) * gap + 28, _TRAY + SINK)
    out: list[Item] = [ground.item, plank(tray, name="tray")]
    for item, width in zip(items, widths, strict=True):
        eyes = (box.cx, surface)
        placed = machine(item, (x + width / 2, surface + SINK), stage, (width, height), eyes)
        out += [placed.item, *worker(item, placed, stage, height, eyes), *mark(item, placed, stage, height)]
        x += width + gap
    low = floor_of(stage, ground.foot[1])
    return Composition(items=tuple(out), floor=low, hero=items[0].member.id, beats=beats(items, stage))


def _sizes(items: Sequence[Judged], card: Member, stage: Stage) -> _Sizes:
    box = stage.box
    size = caption_size([item.label for item in items], stage, box.w / 3 - 20)
    foot = foot_line(stage) - (size * 1.62 if size else 0.0)
    over = 1 + (WORKER if any(item.worker for item in items) else BADGE * 0.5)
    height = min((foot - box.y) / over, 0.46 * stage.canvas.height)
    per = sum(machine_width(item, 1.0, stage) for item in items) + _CARD * aspect(card) + 2 * _GAP
    height = min(height, box.w / per)
    return _Sizes(machine=height, label=size, foot=foot, block=_BLOCK * height)


def _between(items: Sequence[Judged], card: Member, turns: Member | None, stage: Stage) -> Composition:
    box, sizes = stage.box, _sizes(items, card, stage)
    height = sizes.machine
    widths = [machine_width(item, height, stage) for item in items]
    card_w = height * _CARD * aspect(card)
    gap = (box.w - sum(widths) - card_w) / 2
    xs = (box.x + widths[0] / 2, box.right - widths[1] / 2)
    middle = box.x + widths[0] + gap + card_w / 2
    top = sizes.foot - sizes.block - 0.6 * height * _CARD
    machines = [
        machine(item, (x, sizes.foot), stage, (w, height), (middle, top))
        for item, x, w in zip(items, xs, widths, strict=True)
    ]
    placed = stand(
        card, stage, foot=(middle, sizes.foot - sizes.block + SINK), height=height * _CARD,
        extra={**lit(items, card), "shadow": "edge"},
    )  # fmt: skip
    block = Box(placed.box.x - 0.06 * card_w, sizes.foot - sizes.block, 1.12 * card_w, sizes.block)
    out: list[Item] = []
    for item, body in zip(items, machines, strict=True):
        out += _cable(item, body, placed, stage, sizes)
    words = stage.labels.get("shared", "")
    on_block = caption_size((words,), stage, 0.88 * block.w, most=min(sizes.label or 99, 0.4 * block.h))
    out += [_block(block), placed.item]
    if turns:
        out += _watch(items, placed, stage, sizes)
    for item, body in zip(items, machines, strict=True):
        out += [body.item, *worker(item, body, stage, height, (middle, top))]
    for item, body in zip(items, machines, strict=True):
        out += mark(item, body, stage, height)
    if on_block:
        at = (block.cx, block.y + (block.h - 14) / 2 + 0.36 * on_block)
        out.append(caption(words, at, name=f"label-{card.id}", size=on_block))
    out += captions(items, [m.box.cx for m in machines], stage, sizes.foot, sizes.label)
    return Composition(
        items=tuple(out), floor=floor_of(stage, sizes.foot), hero=items[0].member.id, beats=beats(items, stage)
    )


def _block(box: Box) -> Group:
    """What the card stands on."""
    face = Box(box.x, box.y, box.w, box.h - 18)
    under = Box(box.cx - 0.46 * box.w, box.bottom - 0.03 * box.w, 0.92 * box.w, 0.08 * box.w)
    items = (
        Shape(id="block/shadow", kind="ellipse", box=under, fill=Paint("shadow", alpha=50)),
        Shape(id="block/lip", kind="rect", box=box, radius=20, fill=Paint("panel_2", "ink", 0.3)),
        Shape(id="block/face", kind="rect", box=face, radius=20, fill=Paint("panel_2")),
    )
    return Group(id="block", items=items, decorative=True)


def _watch(items: Sequence[Judged], card: Placed, stage: Stage, sizes: _Sizes) -> list[Item]:
    """How the card is shared, on top of it: the hand in the part of whoever runs."""
    workers = [item.worker for item in items if item.worker]
    sectors = tuple((w.who, w.letter) for w in workers) or (("a", "A"), ("b", "B"))
    x, y = card.anchors["surface"]
    k = _WATCH * sizes.machine / base.natural("wheel", sectors=sectors).h
    return [
        base.place(
            "wheel", id="turns", theme=stage.theme, foot=(x, y + SINK), scale=k, sectors=sectors, ghosts=0, motion="no",
            shadow="edge",
        ).item
    ]  # fmt: skip


def _inlet(card: Placed, side: str) -> Point:
    """Where a cable reaches the card: at its end, on the card drawing under the slots of the bracket."""
    box = card.box
    share_ = (_INLET - 10) / 276 if "name" in card.anchors else 0.6
    return (box.x if side == "left" else box.right, box.y + share_ * box.h)


def _cable(item: Judged, body: Placed, card: Placed, stage: Stage, sizes: _Sizes) -> list[Item]:
    """From the machine's side facing the card to the card's side facing it, sockets half hidden by both."""
    right = body.box.cx < card.box.cx
    mine, its = ("right", "left") if right else ("left", "right")
    width, sign = sizes.plug, 1 if right else -1
    at = body.anchors.get(f"socket-{mine}") or (
        body.box.right if right else body.box.x, body.box.bottom - 0.3 * body.box.h,
    )  # fmt: skip
    reach = 0.38 * width * sign
    out = socket((at[0] + reach, at[1]), stage, name=f"socket-{item.member.id}", side=mine, width=width)
    x, y = _inlet(card, its)
    into = socket((x - reach, y), stage, name=f"socket-card-{item.member.id}", side=its, width=width)
    thick, paint = min(22.0, 0.42 * width), item.worker.cable if item.worker else Paint("line_2")
    joined = plug(out, into, stage, name=f"cable-{item.member.id}", paint=paint, width=thick, vertical=False)
    return [joined, out.item, into.item]
