"""A few of one kind on the floor, each with the same thing before it."""

from __future__ import annotations

from dataclasses import replace

from builder.actors import base
from builder.cast import Roll, figure, stand
from builder.cast.ground import floor_of, foot_line
from builder.grammars.grid.cells import Many
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item

MOST = 6  # in one row


def few(many: Many, stage: Stage) -> bool:
    """Whether they have a drawing and all have room in one row."""
    return (
        Roll().one(replace(many.of, count=1)).kind != "object"
        and many.every
        and bool(many.tags)
        and many.of.count <= MOST
        and stage.broad
    )


def compose(many: Many, stage: Stage) -> Composition:
    """As tall as the stage lets them be; what each has stands before its right foot, or hangs on it as a tag."""
    ground, count = foot_line(stage), many.of.count
    roll = Roll()
    members = roll.take(many.of, count=count)
    pitch = stage.box.w / count
    tall = min(0.9 * (ground - stage.box.y), 1.5 * pitch)
    thing = replace(figure(many.tags[0]), count=1)
    items: list[Item] = []
    for n, (member, x) in enumerate(zip(members, spread(count, stage.box.x, stage.box.right), strict=True), 1):
        one = stand(member, stage, foot=(x - 0.06 * pitch, ground), height=tall, width=0.8 * pitch, name=f"one-{n}")
        items.append(one.item)
        held = roll.one(thing)
        if held.kind != "object":
            at = (x + 0.24 * pitch, ground + 8)
            items.append(stand(held, stage, foot=at, height=0.34 * tall, width=0.4 * pitch, name=f"has-{n}").item)
            continue
        place = (one.box.cx, one.box.bottom - 0.16 * one.box.h)
        items.append(base.place("chip", id=f"has-{n}", theme=stage.theme, centre=place, words=many.tags[0],
                                size=even(stage.scale.least), tone="volt").item)  # fmt: skip
    effects = tuple(Effect(target=i.id, name="enter", start_ms=90 * n) for n, i in enumerate(items))
    beats = (Beat(id="each", cue=stage.cue, effects=effects),)
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero="one-1", beats=beats)
