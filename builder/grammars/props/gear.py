"""Somebody with equipment: the person in the middle, what belongs to them at both sides on the floor."""

from __future__ import annotations

from collections.abc import Sequence

from builder.cast import Roll, aspect, stand
from builder.cast.bill import bill
from builder.cast.ground import floor_of, foot_line
from builder.cast.troupe import Troupe, assemble
from builder.geometry import Box
from builder.grammars.props.reads import plain
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item


def compose(actor: Figure, around: Sequence[Figure], stage: Stage) -> Composition:
    """Things in reading order, left then right; below the person on tall canvases."""
    ground = even(foot_line(stage)) - 1.6 * stage.scale.label
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    member = Roll().one(plain(actor))
    items: list[Item] = []
    names: list[str] = []
    half = (len(around) + 1) // 2 if stage.broad else len(around)
    if stage.broad:
        high = min(room.h, 0.28 * room.w / aspect(member))
        foot, side = (room.cx, ground), (room.w - high * aspect(member)) / 2 - 30
    else:
        high = min(0.56 * room.h, 0.8 * room.w / aspect(member))
        foot, side = (room.cx, room.y + high), room.w
    areas = [(around[:half], room.x), (around[half:], room.right - side)]
    top, roll = foot[1] + 60, Roll()
    drafts = [_stood(things, x, side, top, ground, stage, 0.56 * room.h, roll) for things, x in areas if things]
    tall, roll = min(made.tall for made in drafts), Roll()
    for things, x in areas:
        if things:
            made = _stood(things, x, side, top, ground, stage, tall, roll)
            items += made.items
            names += [a.item.id for a in made.actors]
    hero = stand(member, stage, foot=foot, height=high, name="somebody")
    effects = tuple(Effect(target=name, name="enter", start_ms=160 * n) for n, name in enumerate(names))
    return Composition(
        items=(hero.item, *items),
        floor=even(floor_of(stage, ground)),
        hero="somebody",
        beats=(Beat(id="gear", cue=stage.cue, effects=effects),),
    )


def _stood(
    things: Sequence[Figure], x: float, wide: float, top: float, ground: float, stage: Stage, most: float, roll: Roll
) -> Troupe:
    """Things on the floor from `x` on, at most `most` u tall; their captions below the ground."""
    high = stage.box.y if stage.broad else top
    box = Box(x, high, wide, ground + 1.6 * stage.scale.label - high)
    return assemble(bill(things, roll=roll), box, stage, ground=ground, most=min(most, ground - high))
