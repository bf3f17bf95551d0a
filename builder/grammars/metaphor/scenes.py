"""A small story: everyone in it on a plinth of their own, what they do written on its face."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.geometry import Box
from builder.grammars.metaphor import plinth
from builder.language.model import Figure
from builder.layout.nest import inner_stage, nested
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat
from builder.scene.items import Item

_GAP = 0.03  # between scenes, by the stage's width


def compose(things: Sequence[tuple[Figure, str]], stage: Stage) -> Composition:
    """Side by side where the stage is broad, else one above the other; the first is the hero."""
    box, count = stage.box, len(things)
    items: list[Item] = []
    beats: list[Beat] = []
    floor, hero = None, ""
    for n, (thing, words) in enumerate(things):
        area = _area(n, count, stage)
        region = Box(area.x, 0, area.w, stage.canvas.height) if stage.broad else _band(n, count, stage)
        inner = replace(inner_stage(stage, region, area), floor=stage.floor) if stage.broad else inner_stage(
            stage, region, area
        )  # fmt: skip
        made = nested(plinth.compose(thing, (), words, inner), region, f"scene-{n + 1}")
        items += made.items
        beats += made.beats
        floor = made.floor if n == count - 1 else floor
        hero = hero or made.hero
    return Composition(items=tuple(items), floor=floor if stage.broad else box.bottom, hero=hero, beats=tuple(beats))


def _area(n: int, count: int, stage: Stage) -> Box:
    box, gap = stage.box, _GAP * stage.box.w
    if stage.broad:
        wide = (box.w - gap * (count - 1)) / count
        return Box(box.x + n * (wide + gap), box.y, wide, box.h)
    tall = (box.h - gap * (count - 1)) / count
    return Box(box.x, box.y + n * (tall + gap), box.w, tall)


def _band(n: int, count: int, stage: Stage) -> Box:
    area = _area(n, count, stage)
    return Box(0, area.y, stage.canvas.width, area.h)
