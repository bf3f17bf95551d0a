"""Through: something before a machine as it was, the same thing behind it with what it got."""

from __future__ import annotations

from dataclasses import replace

from builder.actors.base import Placed, place
from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import chip
from builder.geometry import Box
from builder.grammars.flow.doings import drawn, shown, spoken
from builder.grammars.flow.stages import Line, join, name_of
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Port, Shape
from builder.text.measure import advance

_MACHINE = 0.36  # of the stage's width


def compose(line: Line, was: str, got: str, stage: Stage) -> Composition:
    """The machine large in the middle, the thing on its way in at the left and changed at the right."""
    box, roll, foot = stage.box, Roll(), even(foot_line(stage))
    high = foot - box.y
    thing = drawn(roll.one(line.of or line.steps[0]))
    machine = drawn(roll.one(line.steps[0]))
    wide = _MACHINE * box.w
    side = (box.w - wide) / 2
    tall = min(0.94 * high, 1.25 * wide)
    body = _machine(machine, Box(box.cx - wide / 2, foot - tall, wide, tall), stage)
    size = even(min(1.15 * stage.scale.label, *(_fit(words, 0.98 * side, stage) for words in (was, got) if words)))
    room = (0.7 * side, min(0.6 * high, high - 3.2 * size))
    level = foot
    before = _thing(thing, (box.x + 0.4 * side, level), room, stage, "before")
    after = _thing(thing, (box.right - 0.4 * side, level), room, stage, "after")
    width = max(12.0, 20 * stage.canvas.width / 1920)
    body = _mouth(_mouth(body, before, "left"), after, "right")
    links = [
        join("in", before, ("right", "left"), body, stage, width=width),
        join("out", body, ("right", "left"), after, stage, width=width),
    ]
    tags = [*_tag(was, before, size, stage, bright=False), *_tag(got, after, size, stage, bright=True)]
    names = _name(thing, before, stage) if not was else ()
    spot = 0.56 * min(tall, wide)
    disc = Box(box.cx - spot, foot - tall / 2 - spot, 2 * spot, 2 * spot)
    effects = (Effect(target="out", name="draw", duration_ms=500), Effect(target="after", name="fade", start_ms=300))
    return Composition(
        items=(*links, body.item, before.item, after.item, *tags, *names), floor=floor_of(stage, foot),
        backdrop=(Shape(id="spot", kind="ellipse", box=disc, fill=Paint("stage")),), hero=body.item.id,
        beats=(Beat(id="through", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _fit(words: str, room: float, stage: Stage) -> float:
    return max(stage.scale.least, (room - 40) / max(1.0, advance(words, "display", 1.0)))


def _machine(member: Member, cell: Box, stage: Stage) -> Placed:
    """The machine: its drawing over its name, or a great key with it."""
    if not shown(member):
        tall = min(cell.h, 1.0 * cell.w)
        return place(
            "object", id=member.id, theme=stage.theme, foot=(cell.cx, cell.bottom), scale=1, width=cell.w, height=tall,
            words=member.figure.label or member.words, tone="ok", least=stage.scale.least, mood="happy",
        )  # fmt: skip
    tall = min(cell.h, cell.w / aspect(member))
    return stand(member, stage, foot=(cell.cx, cell.bottom), height=tall, width=cell.w, extra=spoken(member))


def _thing(member: Member, foot: tuple[float, float], room: tuple[float, float], stage: Stage, name: str) -> Placed:
    """The thing under way; a key with its name where nothing is drawn for it."""
    tall = min(room[1], room[0] / aspect(member))
    named = replace(member, id=name)
    return stand(named, stage, foot=foot, height=tall, width=room[0], extra=spoken(member) if shown(member) else None)


def _mouth(body: Placed, thing: Placed, side: str) -> Placed:
    """The machine with its port on the thing's level."""
    y = thing.ports["right" if side == "left" else "left"][1][1]
    x = body.box.x if side == "left" else body.box.right
    name = f"{body.item.id}/mouth-{side}"
    slot = Box(x - (0 if side == "left" else 12), y - 34, 12, 68)
    pin = Shape(id=name, kind="rect", box=slot, radius=6, fill=Paint("fan"))
    item = replace(body.item, items=(*body.item.items, pin))
    return replace(body, item=item, ports={**body.ports, side: (Port(name, side), (x, y))})


def _tag(words: str, under: Placed, size: float, stage: Stage, *, bright: bool) -> tuple[Group, ...]:
    """What the thing wears, over its head."""
    if not words:
        return ()
    name = "tag-after" if bright else "tag-absent" if words.startswith("no ") else "tag-before"
    made = place(
        "chip", id=name, theme=stage.theme, words=words, size=size,
        tone="volt" if bright else "quiet", foot=(under.box.cx, under.box.y - 0.4 * size),
    )  # fmt: skip
    off = max(0.0, stage.box.x - made.box.x) - max(0.0, made.box.right - stage.box.right)
    made = place(
        "chip", id=name, theme=stage.theme, words=words, size=size, tone="volt" if bright else "quiet",
        foot=(under.box.cx + off, under.box.y - 0.4 * size),
    )  # fmt: skip
    return (made.item,)


def _name(member: Member, placed: Placed, stage: Stage) -> tuple[Item, ...]:
    words = name_of(member) if shown(member) else ""
    if not words or words.lower() == "pod":
        return ()
    size = even(stage.scale.label)
    return (chip(words, (placed.box.cx, placed.box.y - 0.9 * size), name="name-before", size=size),)
