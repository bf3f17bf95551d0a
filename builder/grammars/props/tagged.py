"""A thing with tags on strings: one large with all of them, or each of a row with its own."""

from __future__ import annotations

from collections.abc import Sequence

from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import block
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.props.hang import cut, hole, string, tag
from builder.grammars.props.reads import plain
from builder.grammars.props.stagecraft import machine, named
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item


def compose(actor: Figure, labels: Sequence[str], stage: Stage) -> Composition:
    """Tags right of the actor, below it on tall canvases; several actors wear one each."""
    if actor.count > 1:
        return _each(actor, labels, stage)
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    words = list(labels) or [""]
    member = Roll().one(machine(plain(actor)))
    name = named(actor, member, stage)
    below = 1.7 * stage.scale.label if name else 0.0
    high = (0.92 if stage.wide else 0.46) * room.h - below
    high = min(high, (0.4 if stage.wide else 0.74) * room.w / _wide(member, stage))
    wide = high * _wide(member, stage)
    foot = (room.x + wide / 2, room.bottom - below) if stage.wide else (room.cx, room.y + high)
    made = stand(member, stage, foot=foot, height=high, width=wide, name="thing")
    area = _area(room, made.box, below, stage)
    sheet = cut(words, (area.w, min(190.0, area.h / len(words) - 18)), stage, most=92 if len(words) == 1 else 72)
    pitch = min(area.h / len(words), 1.5 * sheet.height)
    top = area.cy - pitch * len(words) / 2
    left = area.x if stage.wide else max(area.x, area.cx - sheet.width / 2)
    items: list[Item] = []
    for n, given in enumerate(sheet.lines, 1):
        lines = given if labels else ()
        corner = (left, top + (n - 0.5) * pitch - sheet.height / 2)
        share = n / (len(words) + 1)
        start = (made.box.right - 0.1 * made.box.w, made.box.y + (0.2 + 0.6 * share) * made.box.h)
        if not stage.wide:
            start = (made.box.x + 0.16 * made.box.w, made.box.bottom - 0.14 * made.box.h)
        items += [
            string(f"string-{n}", start, hole(sheet, corner), down=not stage.wide),
            tag(f"tag-{n}", lines, sheet, corner, stage),
        ]
    items += _name(name, made.box, stage)
    return Composition(
        items=(made.item, *items),
        floor=even(floor_of(stage, room.bottom - below if stage.wide else ground)),
        hero="thing",
        beats=_beats(len(words), stage),
    )


def _name(words: str, thing: Box, stage: Stage) -> list[Item]:
    at = (thing.cx, thing.bottom + 1.25 * stage.scale.label)
    return [caption(words, at, name="label-thing", size=stage.scale.label)] if words else []


def _wide(member: Member, stage: Stage) -> float:
    if member.kind == "object":
        w, h = block(member, stage.scale.least)
        return max(1.2, min(1.8, w / h))
    return aspect(member)


def _area(room: Box, thing: Box, below: float, stage: Stage) -> Box:
    """Where the tags hang."""
    if stage.wide:
        left = thing.right + 0.07 * room.w
        return Box(left, room.y, room.right - left, room.h - 0.5 * below)
    top = thing.bottom + below + 40
    return Box(room.x + 40, top, room.w - 40, room.bottom - top)


def _each(actor: Figure, labels: Sequence[str], stage: Stage) -> Composition:
    """A row of actors, a tag before each: the labels in turn, ruled strokes where there are none."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    count = min(actor.count, 4 if stage.wide else 3 if stage.square else 2 if stage.tall and labels else 3)
    members = Roll().take(machine(actor), count=count)
    rows = 1 if stage.wide or count < 3 else 2 if stage.tall else 1
    per = -(-count // rows)
    cell_w, cell_h = room.w / per, room.h / rows
    words = [labels[n % len(labels)] if labels else "" for n in range(count)]
    sheet = cut(words, (cell_w - 30, 0.24 * cell_h), stage, most=56)
    items: list[Item] = []
    for n, member in enumerate(members):
        x = room.x + (n % per + 0.5) * cell_w
        low = room.y + (n // per + 1) * cell_h
        high = min(0.74 * cell_h, 0.86 * cell_w / aspect(member))
        made = stand(member, stage, foot=(x, low - 0.55 * sheet.height), height=high)
        corner = (max(room.x, min(x - sheet.width / 2, room.right - sheet.width)), low - sheet.height)
        start = (made.box.x + 0.12 * made.box.w, made.box.y + 0.3 * made.box.h)
        lines = sheet.lines[n] if labels else ()
        items += [
            made.item,
            string(f"string-{n + 1}", start, hole(sheet, corner), down=True),
            tag(f"tag-{n + 1}", lines, sheet, corner, stage),
        ]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=members[0].id, beats=_beats(count, stage)
    )


def _beats(count: int, stage: Stage) -> tuple[Beat, ...]:
    hung = tuple(Effect(target=f"tag-{n}", name="enter", start_ms=160 * n) for n in range(1, count + 1))
    tied = tuple(
        Effect(target=f"string-{n}", name="draw", start_ms=160 * n, duration_ms=420, easing="in-out")
        for n in range(1, count + 1)
    )
    return (Beat(id="hang", cue=stage.cue, effects=(*hung, *tied)),)
