"""Panel, fan, source, copies and words as items."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from builder.actors.base import info, place
from builder.actors.model import Placed
from builder.cast import Member, stand
from builder.cast.cable import plank
from builder.cast.stand import block
from builder.geometry import Box, Point
from builder.grammars.expand.plan import PLANK, SINK, Plan, chip_size, name_size, padding
from builder.grammars.expand.spread import Spread
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Shape, Text

_ARROWS = 6  # more lines than this would be a rake
_SHORT = 0.965  # share of its way at which a line of the fan ends
_PLAIN = 20.0  # u of letters a block without words makes room for
_ROOMY = 190.0  # u a block is wide at its full size
_FEW = 150.0  # cards narrower than this carry less detail


def panel(spread: Spread, plan: Plan, stage: Stage) -> Group:
    """The place it happens in: a flat panel, with its name where it has one."""
    box, size = plan.panel, name_size(stage)
    items: list[Item] = [
        Shape(id="place/shade", kind="rect", box=box.moved(0, 12), radius=40, fill=Paint("shadow", alpha=50)),
        Shape(id="place/face", kind="rect", box=box, radius=40, fill=Paint("panel")),
    ]
    if spread.inside:
        x = box.x + padding(stage)
        items.append(text("place/name", spread.inside, x, plan.name, face="mono", size=size, paint="text_muted"))
    return Group(id="place", items=tuple(items), alt=spread.inside, decorative=not spread.inside)


def fan(plan: Plan) -> dict[str, Any]:
    """The fan's parameters: a thin line towards the middle of each copy that stands next to it."""
    points = (*plan.near, *plan.far)
    corner = (min(p[0] for p in points), min(p[1] for p in points))
    tips = _tips(plan)
    pitch = math.dist(*plan.far) / len(tips)
    return {"corner": corner, "start": plan.near, "end": plan.far, "count": len(tips), "tips": tips,
            "backdrop": "panel", "stroke": round(min(8.0, max(5.0, 0.06 * pitch)), 1)}  # fmt: skip


def _tips(plan: Plan) -> tuple[Point, ...]:
    """Where the lines go on the far edge, so that each ends level with a copy next to the fan."""
    (ax, ay), (bx, by) = plan.far
    down = abs(bx - ax) > abs(by - ay)
    if down:
        levels = [c.cx for c in plan.cells if abs(c.y - plan.cells[0].y) < 1]
    else:
        levels = [next(iter(row)).cy for _, row in groupby(plan.cells, key=lambda c: round(c.y))]
    if len(levels) > _ARROWS:
        low, high = (ax, bx) if down else (ay, by)
        levels = [low + (high - low) * (i + 0.5) / _ARROWS for i in range(_ARROWS)]
    first, last = (p[0 if down else 1] for p in plan.near)
    starts = [first + (last - first) * (i + 0.5) / len(levels) for i in range(len(levels))]
    ends = [a + (b - a) / _SHORT for a, b in zip(starts, levels, strict=True)]
    return tuple((e, ay) if down else (ax, e) for e in ends)


def source(spread: Spread, plan: Plan, stage: Stage) -> Placed:
    box = plan.source
    look = ((plan.far[0][0] + plan.far[1][0]) / 2, (plan.far[0][1] + plan.far[1][1]) / 2)
    if spread.source.kind == "object":
        return _block(spread.source, box, str(spread.source.params["words"]), stage.scale.least, stage)
    return _stood(spread.source, box, stage, look=look, extra={"shadow": "edge"})


def copies(spread: Spread, plan: Plan, stage: Stage) -> Iterator[Placed]:
    named = all(_holds(m, c, stage) for m, c in zip(spread.copies, plan.cells, strict=True))
    for i, (member, cell) in enumerate(zip(spread.copies, plan.cells, strict=True), 1):
        if member.kind == "object":  # small ones stay plain: their words stand below
            words = str(member.params["words"]) if named else ""
            yield _block(member, cell, words, stage.scale.least if words else _PLAIN, stage)
            continue
        extra: dict[str, Any] = {"shadow": 0 if spread.ghosts else "edge"}
        known = info(member.kind).params
        if spread.ghosts and "number" in known:
            extra |= _ghost(i, cell, known)
        yield _stood(member, cell, stage, extra=extra)


def _holds(member: Member, cell: Box, stage: Stage) -> bool:
    """Whether a block has room for its words in letters that are read."""
    if member.kind != "object":
        return False
    wide, tall = block(member, stage.scale.least, cell.w)
    return wide <= cell.w and tall <= cell.h


def _stood(member: Member, box: Box, stage: Stage, **how: Any) -> Placed:
    """In the middle of a box: drawings need not be centred on their foot."""
    made = stand(member, stage, foot=(box.cx, box.bottom), height=box.h, width=box.w, **how)
    aside = box.cx - made.box.cx
    if abs(aside) < 1:
        return made
    return stand(member, stage, foot=(box.cx + aside, box.bottom), height=box.h, width=box.w, **how)


def _block(member: Member, box: Box, said: str, least: float, stage: Stage) -> Placed:
    by = 1.0 if said else min(1.0, box.w / _ROOMY)  # a block without words may be drawn smaller as a whole
    return place(
        "object", id=member.id, theme=stage.theme, foot=(box.cx, box.bottom), width=box.w / by, height=box.h / by,
        scale=by, least=least, words=said, tone=member.params.get("tone", "hardware"), shadow="edge",
    )  # fmt: skip


def _ghost(number: int, cell: Box, known: Any) -> dict[str, Any]:
    """Dashes 4 to 7 u wide at final size, whatever the card's scale."""
    wide = min(7.0, max(4.0, 0.0185 * cell.w))
    few = {"detail": "few"} if cell.w < _FEW and "detail" in known else {}
    return {"number": str(number), "stroke": round(wide * 634 / cell.w, 1), **few}


def shelves(spread: Spread, plan: Plan) -> tuple[Item, ...]:
    """The source stands on a shelf; so do solid copies, a row on each."""
    made: list[Item] = [*_brackets(plan.shelf), plank(plan.shelf, name="shelf")]
    if spread.ghosts:
        return tuple(made)
    for n, (_, row) in enumerate(groupby(plan.cells, key=lambda c: round(c.bottom)), 1):
        cells = list(row)
        left, right, pad = cells[0].x, cells[-1].right, min(24.0, 0.12 * cells[0].w)
        box = Box(left - pad, cells[0].bottom - SINK, right - left + 2 * pad, PLANK)
        made.append(plank(box, name=f"shelf-{n}"))
    return tuple(made)


def _brackets(shelf: Box) -> Iterator[Item]:
    """What holds a shelf to the wall of the panel."""
    for side, x in (("left", shelf.x + 0.14 * shelf.w), ("right", shelf.right - 0.14 * shelf.w)):
        box = Box(x - 0.9 * shelf.h, shelf.cy, 1.8 * shelf.h, 1.2 * shelf.h)
        fill = Paint("panel_2", "ink", 0.3)
        yield Shape(id=f"shelf/bracket-{side}", kind="rect", box=box, radius=0.3 * shelf.h, fill=fill)


def words(spread: Spread, plan: Plan, stage: Stage) -> Iterator[Item]:
    if spread.total > 1:
        yield text(
            "times", f"×{spread.total}", *plan.times, face="display", size=plan.times_size, paint="highlight_text",
            align="center",
        )  # fmt: skip
    for name, (said, at) in (("label-from", plan.source_label), ("label-to", plan.copies_label)):
        if said:
            yield _label(name, said, at, plan.size)
    if plan.chip and spread.chip:
        made = place("chip", id="chip", theme=stage.theme, centre=plan.chip, words=spread.chip, tone="volt",
                     face="mono-bold", size=chip_size(stage))  # fmt: skip
        yield made.item


def _label(name: str, said: str, at: tuple[float, float], size: float) -> Text:
    made = text(name, said, *at, face="text-bold", size=size, paint="text", align="center")
    return replace(made, pitch=even(1.28 * size)) if made.pitch else made
