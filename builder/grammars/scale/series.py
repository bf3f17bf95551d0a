"""Three numbers and more: the sets one after the other, an arrow to each next one, who does it at the arrow."""

from __future__ import annotations

from dataclasses import dataclass

from builder.cast.cable import plank
from builder.cast.ground import floor_of
from builder.geometry import Box, Point
from builder.grammars.scale.change import MOST, Change
from builder.grammars.scale.parts import agent, arrow, name_under, over, plate
from builder.grammars.scale.sets import crowd, ghosts
from builder.layout.nest import shifted
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.scene.walk import bounds

_LAST = 3.0  # u a foot sinks into a shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Where each set stands (its bottom the ground), its number (baseline), and between two: arrow and agent."""

    areas: tuple[Box, ...]
    numbers: tuple[Point, ...]
    arrows: tuple[tuple[Point, Point], ...]
    agents: tuple[Box, ...]
    upright: bool


def compose(change: Change, stage: Stage) -> Composition:
    """Side by side on wide and square canvases, one above the other on tall ones."""
    upright = stage.box.w <= 1.3 * stage.box.h
    size = even(2.0 * stage.scale.label)
    plan = _down(change, stage, size) if upright else _across(change, stage, size)
    drafts = [crowd(change, i, area, stage) for i, area in enumerate(plan.areas)]
    tall = min(d.tall for d in drafts)
    items: list[Item] = []
    effects: list[Effect] = []
    for i, (area, at) in enumerate(zip(plan.areas, plan.numbers, strict=True)):
        name, made = f"set-{i + 1}", crowd(change, i, area, stage, tall)
        if plan.upright and i + 1 < len(plan.areas):
            board = Box(made.box.x - 30, area.bottom - _LAST, made.box.w + 60, 24)
            items.append(plank(board, name=f"shelf-{i + 1}"))
        items += shifted(made.items, 0, 0, prefix=f"{name}/") if change.counts[i] else ghosts(made, name)
        words = change.number(i)
        if words:
            paint = "highlight_text" if i else "text_muted"
            align = "start" if plan.upright else "center"
            items.append(_number(f"number-{i + 1}", words, at, size, paint, centred=align == "center"))
    for i, ends in enumerate(plan.arrows, 1):
        effects.append(Effect(target=f"arrow-{i}", name="draw", start_ms=500 * (i - 1), duration_ms=420))
        own = change.agent(i - 1)
        if own is not None:
            box = plan.agents[i - 1]
            who = agent(own, box, stage, name=f"agent-{i}")
            if plan.upright:
                items.append(plank(Box(who.box.x - 16, box.bottom - _LAST, who.box.w + 32, 18), name=f"ledge-{i}"))
            items.append(who.item)
            ends = ends if plan.upright else over(ends, who.box, stage)
            if not plan.upright:
                small = even(max(stage.scale.least, 0.8 * stage.scale.label))
                items += name_under(own, (box.cx, box.bottom + 1.5 * small), 1.3 * box.w, small)
        items.append(arrow(f"arrow-{i}", ends, stage).item)
    items += _trigger(change, plan, stage, items)
    beats = (Beat(id="scale", cue=stage.cue, effects=tuple(effects)),)
    return Composition(items=tuple(items), floor=even(floor_of(stage, plan.areas[-1].bottom)), hero="", beats=beats)


def _number(name: str, words: str, at: Point, size: float, paint: str, *, centred: bool) -> Item:
    align = "center" if centred else "left"
    return text(name, words, at[0], at[1], face="display", size=size, paint=paint, align=align)


def _trigger(change: Change, plan: _Plan, stage: Stage, items: list[Item]) -> list[Item]:
    """The reasons over their arrows; a single one over everything, where there is room for it."""
    if change.then and not change.by:
        said = [(change.trigger, plan.arrows[0]), (change.then, plan.arrows[1])]
        made: list[Item] = []
        for n, (words, ((x0, y0), (x1, y1))) in enumerate((w for w in said if w[0]), 1):
            at = (
                (x0 + x1) / 2 + (0.36 * stage.box.w if plan.upright else 0),
                (y0 + y1) / 2 - (0 if plan.upright else 30),
            )
            room = 0.5 * stage.box.w if plan.upright else 1.5 * (x1 - x0) + 60
            made += shifted(plate(words, at, room, stage, beside=plan.upright), 0, 0, prefix=f"why-{n}/")
        return made
    top = min(bounds(item).y for item in items)
    if not change.trigger or plan.upright or top - stage.box.y < 2.4 * stage.scale.label:
        return []
    return list(plate(change.trigger, (stage.box.cx, top - 24), 0.6 * stage.box.w, stage, beside=False))


def _across(change: Change, stage: Stage, size: float) -> _Plan:
    box, count = stage.box, len(change.counts)
    ground = even(box.bottom - 1.24 * size)
    gap = (0.16 if change.by or change.then else 0.1) * box.w
    shown = [n or change.counts[i - 1] for i, n in enumerate(change.counts)]  # outlines where nobody is left
    shares = [max(1, min(MOST, n)) ** 0.6 for n in shown]
    wide = [(box.w - (count - 1) * gap) * share / sum(shares) for share in shares]
    lefts = [box.x + sum(wide[:i]) + i * gap for i in range(count)]
    areas = [Box(x, box.y, w, ground - box.y) for x, w in zip(lefts, wide, strict=True)]
    high = ground - box.y
    y = ground - (0.6 if change.by else 0.3) * high
    between = [area.right for area in areas[:-1]]
    return _Plan(
        areas=tuple(areas), numbers=tuple((area.cx, ground + 0.88 * size) for area in areas),
        arrows=tuple(((x + 0.14 * gap, y), (x + 0.86 * gap, y)) for x in between),
        agents=tuple(Box(x + 0.1 * gap, ground - 0.46 * high, 0.8 * gap, 0.46 * high) for x in between), upright=False,
    )  # fmt: skip


def _down(change: Change, stage: Stage, size: float) -> _Plan:
    box, count = stage.box, len(change.counts)
    side, gap = 1.4 * size, (0.13 if change.by else 0.1) * box.h
    high = (box.h - 12 - (count - 1) * gap) / count
    areas = [Box(box.x + side, box.y + i * (high + gap), box.w - side, high) for i in range(count)]
    x = box.x + side + 0.06 * box.w
    under = [area.bottom for area in areas[:-1]]
    return _Plan(
        areas=tuple(areas), numbers=tuple((box.x, area.bottom - 0.1 * size) for area in areas),
        arrows=tuple(((x, y + 0.3 * gap), (x, y + 0.92 * gap)) for y in under),
        agents=tuple(Box(x + 0.14 * box.w, y + 0.28 * gap, 0.24 * box.w, 0.68 * gap) for y in under), upright=True,
    )  # fmt: skip
