"""Names with what the row shows beside them: a scene of its own, or the actors it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from builder.cast import Roll, figures
from builder.cast.bill import bill
from builder.cast.ground import floor_of, foot_line
from builder.cast.machine import machine
from builder.cast.troupe import assemble
from builder.errors import BuildError, SceneError
from builder.geometry import Box, union
from builder.grammars import base
from builder.grammars.brand.cards import hand, shown
from builder.grammars.brand.keyboard import LIP, keys
from builder.grammars.brand.podium import statue
from builder.layout.nest import inner_stage, nested
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.check import check
from builder.scene.items import Group, Paint
from builder.scene.model import Scene
from builder.scene.walk import bounds

_GAP = 44.0
_SHARE, _EVEN = 0.3, 0.44  # of the room for one name beside a scene, and beside a thing or two


def compose(names: Sequence[str], companion: object, stage: Stage, *, mood: str = "", pose: str = "") -> Composition:
    """The board left of its company on a wide canvas, above it on others."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    share = _SHARE if isinstance(companion, Mapping) or len(names) > 1 else _EVEN
    first, second = _halves(room, stage, len(names), share)
    if len(names) == 1:
        items, hero = statue(names[0], replace(first, h=first.h + LIP), stage, mood=mood, pose=pose)
    else:
        items, hero = keys(names, first, stage)
    beats: tuple[Beat, ...] = (shown(hand(names, stage, width=400, height=200).cards, stage),)
    scene = _scene(companion, second, stage) if isinstance(companion, Mapping) else None
    if scene is None:
        scene = _things(companion, second, ground, stage)
    return Composition(
        items=(*items, *scene.items), floor=even(floor_of(stage, ground)), hero=hero, beats=(*beats, *scene.beats)
    )


def _halves(room: Box, stage: Stage, count: int, share: float) -> tuple[Box, Box]:
    if stage.wide:
        wide = (share if count == 1 else 0.34) * room.w
        return Box(room.x, room.y, wide, room.h - LIP), Box(room.x + wide + _GAP, room.y, room.w - wide - _GAP, room.h)
    tall = (0.36 if count == 1 else 0.44) * room.h
    return Box(room.x, room.y, room.w, tall), Box(room.x, room.y + tall + _GAP, room.w, room.h - tall - _GAP)


def _scene(companion: Mapping[str, Any], area: Box, stage: Stage) -> Composition | None:
    """The company's own scene in its area; None where it has none or does not fit."""
    name, slots = str(companion.get("scene", "")), companion.get("slots")
    own = slots if isinstance(slots, Mapping) else {k: v for k, v in companion.items() if k not in ("scene", "slots")}
    region = Box(area.x - 20, area.y - 20, area.w + 40, stage.canvas.height - area.y + 20)
    inner = inner_stage(stage, region, area)
    try:
        grammar = base.get(name)
        if grammar.frame(own, inner.canvas).kind == "bare":
            return None
        made = nested(grammar.compose(own, inner), region, "beside")
    except (BuildError, SceneError, ValueError, KeyError, IndexError, ZeroDivisionError, TypeError):
        return None
    return replace(made, floor=None) if _fits(made, region, stage) else None


def _fits(made: Composition, region: Box, stage: Stage) -> bool:
    solid = [bounds(item) for item in made.items if not (isinstance(item, Group) and item.decorative)]
    if not solid or not region.contains(union(solid), 24):
        return False
    scene = Scene(
        id="beside", canvas=stage.canvas, background=Paint("bg"), items=made.items, diagram=(), title="beside",
        notes="beside", alt="beside",
    )  # fmt: skip
    return not [p for p in check(scene, stage.theme, least=stage.scale.least) if p.code != "contrast"]


def _things(companion: object, area: Box, ground: float, stage: Stage) -> Composition:
    """The actors on the floor."""
    given = companion
    if isinstance(companion, Mapping):
        slots = companion.get("slots", companion)
        values = slots.values() if isinstance(slots, Mapping) else ()
        given = tuple(f for v in values for f in (v if isinstance(v, tuple) else (v,)) if hasattr(f, "kind"))
    cast = tuple(machine(f) for f in figures(given))
    if not cast:
        return Composition(items=())
    rise = 1.7 * stage.scale.label
    made = assemble(bill(cast, roll=Roll()), area, stage, ground=ground - rise,
                    most=0.5 * min(stage.canvas.width, stage.canvas.height))  # fmt: skip
    effects = tuple(Effect(target=a.item.id, name="enter", start_ms=60 * i) for i, a in enumerate(made.actors))
    return Composition(items=made.items, beats=(Beat(id="company", cue=stage.cue, effects=effects, trigger="auto"),))
