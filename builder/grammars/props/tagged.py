"""A large thing with all its tags on strings."""

from __future__ import annotations

from collections.abc import Sequence

from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.machine import machine
from builder.cast.stand import block
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.props.hang import cut, eyelet, hole, string, tag
from builder.grammars.props.reads import plain
from builder.grammars.props.titles import named, titled
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance


def compose(actor: Figure, labels: Sequence[str], stage: Stage) -> Composition:
    """Tags right of the actor, below it where the room is tall."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    words = list(labels) or [""]
    member = Roll().one(titled(machine(plain(actor))))
    name = named(actor, member, stage)
    below = 1.7 * stage.scale.label if name and stage.broad else 0.0
    share, most = (0.92, 0.4) if stage.broad else (0.46, 0.74)
    high = min(share * room.h - below, most * room.w / _wide(member, stage))
    wide = high * _wide(member, stage)
    foot = (room.x + wide / 2, room.bottom - below) if stage.broad else (room.cx, room.y + high)
    thing = Box(foot[0] - wide / 2, foot[1] - high, wide, high)
    area = _area(room, thing, below, stage)
    sheet = cut(words, (area.w, min(230.0, area.h / len(words) - 22)), stage, most=120)
    if stage.broad:
        shift = max(0.0, (area.right - area.x - sheet.width) / 2)
        foot, area = (foot[0] + shift, foot[1]), area.moved(shift, 0)
    made = stand(member, stage, foot=foot, height=high, width=wide, name="thing")
    pitch = min(area.h / len(words), 1.6 * sheet.height)
    top = area.cy - pitch * len(words) / 2
    left = area.x if stage.broad else max(area.x, min(made.box.x + 20, room.right - sheet.width))
    ring = (made.box.right - 22, made.box.y + 0.34 * made.box.h)
    if not stage.broad:
        ring = (made.box.x + 0.12 * made.box.w, made.box.bottom - 0.14 * made.box.h)
    items: list[Item] = []
    for n, lines in enumerate(sheet.lines if labels else [()] * len(sheet.lines), 1):
        corner = (left, top + (n - 0.5) * pitch - sheet.height / 2)
        items += [
            tag(f"tag-{n}", lines, sheet, corner, stage),
            string(f"string-{n}", ring, hole(sheet, corner), down=not stage.broad),
        ]
    items.append(eyelet("eyelet", ring))
    items += name_of(name, made.box, stage, below=stage.broad)
    return Composition(
        items=(made.item, *items),
        floor=even(floor_of(stage, room.bottom - below if stage.broad else ground)),
        hero="thing",
        beats=beats(len(words), stage),
    )


def name_of(words: str, thing: Box, stage: Stage, *, below: bool) -> list[Item]:
    """The words for a thing: below it, or right of its foot where lines leave it downwards."""
    if not words:
        return []
    size, at = stage.scale.label, "label-thing"
    if below:
        return [caption(words, (thing.cx, thing.bottom + 1.25 * size), name=at, size=size)]
    room = stage.box.right - thing.right - 20
    if advance(words, "text-bold", size) > room:
        size = stage.scale.least
    if advance(words, "text-bold", size) > room:
        return []
    return [caption(words, (thing.right + 20, thing.bottom - 6), name=at, size=size, align="left")]


def _wide(member: Member, stage: Stage) -> float:
    if member.kind == "object":
        w, h = block(member, stage.scale.least)
        return max(1.2, min(1.8, w / h))
    return aspect(member)


def _area(room: Box, thing: Box, below: float, stage: Stage) -> Box:
    """Where the tags hang."""
    if stage.broad:
        left = thing.right + 0.07 * room.w
        return Box(left, room.y, room.right - left, room.h - 0.5 * below)
    top = thing.bottom + below + 40
    return Box(room.x + 40, top, room.w - 40, room.bottom - top)


def beats(count: int, stage: Stage) -> tuple[Beat, ...]:
    """The tags come on, then their strings."""
    hung = tuple(Effect(target=f"tag-{n}", name="enter", start_ms=160 * n) for n in range(1, count + 1))
    tied = tuple(
        Effect(target=f"string-{n}", name="draw", start_ms=160 * n, duration_ms=420, easing="in-out")
        for n in range(1, count + 1)
    )
    return (Beat(id="hang", cue=stage.cue, effects=(*hung, *tied)),)
