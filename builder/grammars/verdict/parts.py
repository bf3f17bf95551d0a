"""A judged thing on the stage: the machine, who works on it, its badge and its label."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.cast import aspect, stand
from builder.cast.stand import block
from builder.cast.words import caption, clear, fitting
from builder.geometry import Point, union
from builder.grammars.relate.shelf import working_place
from builder.grammars.verdict.model import BADGES, Judged
from builder.grammars.verdict.ranked import GONE
from builder.layout.stage import Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Stroke

WORKER = 0.5  # height of who works on a machine, in machine heights
BADGE = 0.36
_LEAST = 0.12  # of the short side: a mark is never smaller


def machine_width(item: Judged, height: float, stage: Stage) -> float:
    """Width of a judged thing `height` u tall; a block is never narrower than its words."""
    if item.crowd:
        across = math.ceil(len(item.crowd) / item.rows)
        return across * height / item.rows * max(0.6, aspect(item.member)) * 1.06
    if item.member.kind == "object":
        return max(height * 1.25, block(item.member, stage.scale.least)[0])
    return height * aspect(item.member)


def machine(item: Judged, foot: Point, stage: Stage, room: Point, eyes: Point, *, size: float = 0.0) -> Placed:
    """The thing itself in `room` (width, height); `size` of a block's letters."""
    if item.crowd:
        return _crowd(item, foot, stage, room, eyes)
    placed = stand(item.member, stage, foot=foot, height=room[1], width=room[0], look=eyes, size=size)
    return _outlined(item, placed) if item.member.figure.state == GONE else placed


def _outlined(item: Judged, placed: Placed) -> Placed:
    """Where one stood that is gone."""
    line = Stroke(Paint("text_muted"), 5, dash=(1.6, 1.6))
    box = placed.box
    trace = Shape(id=f"{item.member.id}/trace", kind="rect", box=box, radius=0.12 * min(box.w, box.h), stroke=line)
    return replace(placed, item=Group(id=placed.item.id, items=(trace,), alt=f"{item.member.words}, gone"))


def _crowd(item: Judged, foot: Point, stage: Stage, room: Point, eyes: Point) -> Placed:
    """Several of a kind as one, in one or two rows; the row behind stands higher."""
    across, high = math.ceil(len(item.crowd) / item.rows), room[1] / item.rows
    step = room[0] / across
    placed = []
    for row in range(item.rows - 1, -1, -1):
        mine = item.crowd[row * across : (row + 1) * across]
        for i, member in enumerate(mine):
            x = foot[0] + (i - (across - 1) / 2) * step
            at = (x, foot[1] - row * high)
            placed.append(stand(member, stage, foot=at, height=0.96 * high, width=0.98 * step, look=eyes,
                                name=f"{member.id}-of-{len(item.crowd)}"))  # fmt: skip
    box = union(p.box for p in placed)
    whole = Group(id=item.member.id, items=tuple(p.item for p in placed), alt=item.label or item.member.words)
    return replace(placed[0], item=whole, box=box, foot=foot, anchors={"shoulder": (box.right - 0.2 * high, box.y)})


def worker(item: Judged, placed: Placed, stage: Stage, height: float, eyes: Point) -> list[Item]:
    """The pod at work: on top of a machine, or on a laptop's deck in front of its screen."""
    if item.worker is None:
        return []
    foot = working_place(placed)
    shadow: dict[str, Value] = {"shadow": "edge"} if foot[1] < placed.box.cy else {}
    look = None if item.worker.mood == "paused" else eyes
    return [stand(item.worker, stage, foot=foot, height=height * WORKER, look=look, extra=shadow).item]


def mark(item: Judged, placed: Placed, stage: Stage, height: float) -> list[Item]:
    """The badge, stamped on the upper right corner of what is judged."""
    if not item.mark:
        return []
    size = min(0.45 * height, max(height * BADGE, _LEAST * min(stage.canvas.width, stage.canvas.height)))
    x, y = placed.anchors["shoulder"]
    x, y = min(x + 0.15 * size, placed.box.right), max(y, placed.box.y) - 0.1 * size
    at = (min(x, stage.canvas.keep.right - size / 2), y)
    kind, name = BADGES[item.mark], f"badge-{item.member.id}"
    return [base.place("badge", id=name, theme=stage.theme, centre=at, height=size, kind=kind).item]


def label(item: Judged, at: Point, size: float, align: str = "center", *, board: bool = False) -> Item:
    """The words under or beside it; muted for what is not approved, unless they stand on a board."""
    paint = "text" if item.good or board else "text_muted"
    return caption(item.label, at, name=f"label-{item.member.id}", size=size, paint=paint, align=align)


def captions(items: Sequence[Judged], centres: Sequence[float], stage: Stage, foot: float, most: float) -> list[Item]:
    """Under the things standing at `foot`: one baseline, one size at which they keep apart, at most `most`."""
    size = fitting([(item.label, x) for item, x in zip(items, centres, strict=True)], stage, most)
    if not size:
        return []
    y = foot + most * 1.5
    return [
        label(item, (clear(item.label, x, size, stage), y), size)
        for item, x in zip(items, centres, strict=True)
        if item.label
    ]


def beats(items: Sequence[Judged], stage: Stage) -> tuple[Beat, ...]:
    """The badges stamp one after the other."""
    marked = [item for item in items if item.mark]
    stamps = tuple(
        Effect(target=f"badge-{item.member.id}", name="stamp", start_ms=320 * i, duration_ms=240)
        for i, item in enumerate(marked)
    )
    return (Beat(id="judge", cue=stage.cue, effects=stamps),) if stamps else ()
