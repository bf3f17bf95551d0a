"""A chain of hands, a string of beads, and who is bent under a load."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from builder.actors.arrow import dart
from builder.actors.base import COLOURS, Placed, place
from builder.cast import Roll, aspect
from builder.cast.bill import said
from builder.cast.columns import width
from builder.cast.daily import everyday
from builder.cast.ground import floor_of, foot_line
from builder.cast.member import Member
from builder.cast.words import caption
from builder.geometry import Box, PathData, Point
from builder.grammars.metaphor.played import Played
from builder.grammars.metaphor.stood import centred
from builder.grammars.state.effects import drawn
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_ROLES = {colour: f"pod_{who}" for who, colour in COLOURS.items()}
_HANDS = 4  # in a chain, 3 on a narrow canvas


def brigade(scene: Played, stage: Stage) -> Composition:
    """A row of people, the thing in the hands between two of them, an arrow over them the way it goes."""
    box, foot = stage.box, foot_line(stage)
    count = _HANDS if stage.wide else _HANDS - 1
    step = box.w / count
    roll = Roll()
    people = roll.take(Figure(kind="person", words="hand", count=count), count=count)
    item = roll.one(scene.things[0])
    high = min(0.72 * (foot - box.y), 1.02 * step)
    placed = [
        centred(m, (box.x + (i + 0.5) * step, foot), high, stage, (box.cx, foot - 0.4 * high))
        for i, m in enumerate(people)
    ]
    back = scene.how == "back"
    between = 1 if back else count - 2
    at = (box.x + (between + 1 if count > 2 else between) * step, foot - 0.2 * high)
    tall = min(0.44 * high, 0.62 * step / aspect(item))
    made = centred(item, at, tall, stage, None, shadow=0)
    trail = [
        _ghost((box.x + (i + 1) * step, foot - 0.2 * high - 0.5 * tall), 0.16 * tall, f"passed-{i + 1}")
        for i in range(count - 1)
        if i != between
    ]
    y = foot - 1.16 * high
    start, end = (box.x + 0.4 * step, box.right - 0.4 * step)[:: -1 if back else 1]
    way = Path(id="way", d=dart((start, y), (end, y), max(24.0, 0.07 * high)), fill=Paint("ok"))
    items: list[Item] = [*(p.item for p in placed), *trail, made.item, way]
    if scene.notes:
        size = even(max(stage.scale.least, 0.9 * stage.scale.label))
        tag = place("chip", id="note", centre=(made.box.cx, made.box.bottom - 0.9 * size), words=scene.notes[0],
                    tone="volt", size=size, theme=stage.theme)  # fmt: skip
        items.append(tag.item)
    effects = [Effect(target=p.item.id, name="enter", start_ms=120 * i) for i, p in enumerate(placed)]
    effects.append(Effect(target=made.item.id, name="enter", start_ms=500))
    effects.append(Effect(target="way", name="fade", start_ms=700))
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, foot)), hero=made.item.id,
        beats=(Beat(id="pass", cue=stage.cue, effects=tuple(effects)),),
    )  # fmt: skip


def _ghost(at: Point, r: float, name: str) -> Item:
    """Where it was, or is to be: a dot between two hands."""
    return Shape(id=name, kind="ellipse", box=Box(at[0] - r, at[1] - r, 2 * r, 2 * r), fill=Paint("ok"))


def beads(scene: Played, stage: Stage) -> Composition:
    """A string across the stage, its beads numbered, each in the colour that is said of it."""
    count = max(2, scene.things[0].count)
    r, places, line = _strung(count, stage)
    items: list[Item] = [Path(id="string", d=line, stroke=Stroke(Paint("metal"), max(8.0, 0.1 * r)))]
    notes = [scene.notes[i] if i < len(scene.notes) else "" for i in range(count)]
    items += [
        _bead(i + 1, p, r, note.strip("- "), stage) for i, (p, note) in enumerate(zip(places, notes, strict=True))
    ]
    told = [i + 1 for i, n in enumerate(notes) if n.strip("- ")]
    effects = [Effect(target=f"bead-{i + 1}", name="enter", start_ms=90 * i) for i in range(count)]
    effects += [Effect(target=f"bead-{n}", name="pulse", start_ms=1000 + 300 * k) for k, n in enumerate(told)]
    return Composition(
        items=tuple(items), floor=None, hero=f"bead-{told[-1] if told else count}",
        beats=(Beat(id="string", cue=stage.cue, effects=tuple(effects)),),
    )  # fmt: skip


def _strung(count: int, stage: Stage) -> tuple[float, list[Point], PathData]:
    """Radius and centres of the beads and the string: one bow, there and back where the canvas is no slide."""
    box = stage.box
    if not stage.wide and count > 3:
        across = math.ceil(count / 2)
        r = min(0.42 * box.w / across, 0.2 * box.h)
        step, rows = box.w / across, (box.y + 0.28 * box.h, box.y + 0.72 * box.h)
        there = [(box.x + (i + 0.5) * step, rows[0]) for i in range(across)]
        back = [(box.right - (i + 0.5) * step, rows[1]) for i in range(count - across)]
        bend = box.right - 0.5 * step + 0.6 * r
        turn = ("C", (bend + 1.1 * r, rows[0], bend + 1.1 * r, rows[1], bend - 0.6 * r, rows[1]))
        ends = (there[0][0] - 1.05 * r, rows[0]), (back[-1][0] - 1.4 * r, rows[1])
        return r, [*there, *back], (("M", ends[0]), ("L", there[-1]), turn, ("L", ends[1]))
    span = 0.94 * box.w
    r = min(0.44 * span / count, 0.26 * box.h)
    deep = min(0.16 * box.h, 0.6 * r) if count > 2 else 0.0
    y = box.y + 0.5 * box.h - deep / 2
    places = [_hung(box, span, deep, y, (i + 0.5) / count) for i in range(count)]
    first, last = (_hung(box, span, deep, y, t) for t in (-0.06, 1.06))
    return r, places, (("M", first), *(("L", p) for p in (*places, last)))


def _hung(box: Box, span: float, deep: float, y: float, t: float) -> Point:
    return box.cx + (t - 0.5) * span, y + deep * math.sin(math.pi * min(1.0, max(0.0, t)))


def _bead(number: int, at: Point, r: float, colour: str, stage: Stage) -> Group:
    name, role = f"bead-{number}", _ROLES.get(colour, "")
    base, lip = (Paint(f"{role}.base"), Paint(f"{role}.lip")) if role else (Paint("hardware"), Paint("hardware_lip"))
    full = Box(at[0] - r, at[1] - r, 2 * r, 2 * r)
    gloss = Box(at[0] - 0.62 * r, at[1] - 0.72 * r, 0.42 * r, 0.3 * r)
    size = even(max(stage.scale.least, 0.9 * r))
    items = (
        Shape(id=f"{name}/lip", kind="ellipse", box=full.moved(0, 0.09 * r), fill=lip),
        Shape(id=f"{name}/body", kind="ellipse", box=full, fill=base),
        Shape(id=f"{name}/gloss", kind="ellipse", box=gloss, fill=Paint("white", alpha=40)),
        text(f"{name}/number", str(number), at[0], at[1] + 0.35 * size, face="display", size=size,
             paint="ink" if role else "hardware_label", align="center"),
    )  # fmt: skip
    return Group(id=name, items=items, alt=f"Bead {number}")


def burden(scene: Played, stage: Stage) -> Composition:
    """Who bears it below, on its head everything it bears, each heavier than looks safe."""
    box, foot = stage.box, foot_line(stage)
    roll = Roll()
    bearer = roll.one(scene.things[0], mood="stressed")
    loads = [roll.one(_shown(thing)) for thing in scene.things[1:]]
    size = even(stage.scale.label)
    ground = foot - 1.7 * size
    rows = _rows(loads, stage)
    whole = ground - box.y
    low = min(0.4 * whole, 0.4 * box.w / max(0.5, aspect(bearer)))
    made = centred(bearer, (box.cx, ground), low, stage, None)
    high = (whole - low) / len(rows)
    y = made.anchors.get("surface", (0.0, made.box.y))[1]
    plank = Box(box.cx - 0.3 * box.w, y - 0.05 * whole, 0.6 * box.w, 0.05 * whole)
    items: list[Item] = [made.item, *drawn("sweat", made.box, ground, stage)]
    items.append(Shape(id="board/lip", kind="rect", box=plank.moved(0, 8), radius=plank.h / 2, fill=Paint("metal_lip")))
    items.append(Shape(id="board", kind="rect", box=plank, radius=plank.h / 2, fill=Paint("metal")))
    effects = [Effect(target=made.item.id, name="enter")]
    top = plank.y
    for n, row in enumerate(rows):
        tall = (top - box.y) / (len(rows) - n) if n else min(high, (top - box.y) / len(rows))
        tall *= 0.98
        room = min(0.6 * box.w / len(row), 0.3 * box.w)
        shift = (0.0, 0.02, -0.02)[n % 3] * box.w
        for i, member in enumerate(row):
            x = box.cx + shift + (i - (len(row) - 1) / 2) * room
            one = _load(member, (x, top), tall, room, stage)
            items += one[1]
            effects.append(Effect(target=one[0].item.id, name="enter", start_ms=300 + 200 * len(effects)))
        top -= tall
    words = said(scene.things[0])
    if bearer.kind != "object":
        items.append(caption(words, (box.cx, foot), name="label-bearer", size=size))
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=made.item.id,
        beats=(Beat(id="bear", cue=stage.cue, effects=tuple(effects)),),
    )  # fmt: skip


def _shown(thing: Figure) -> Figure:
    """A load as it is drawn: a thing of daily life as itself, any other as a crate with its name."""
    return thing if thing.kind and everyday(thing.words) else replace(thing, kind="", label=thing.label or said(thing))


def _rows(loads: Sequence[Member], stage: Stage) -> list[list[Member]]:
    """What is borne, two or three to a row, the fuller rows below."""
    across = 2 if len(loads) <= 4 or not stage.wide else 3
    cut = list(loads)
    return [cut[i : i + across] for i in range(0, len(cut), across)]


def _load(member: Member, foot: Point, tall: float, room: float, stage: Stage) -> tuple[Placed, list[Item]]:
    """A load on its place with its name on it or on a tag before it."""
    if member.kind == "object":
        made = centred(member, foot, min(tall, 0.5 * room), stage, None, shadow=0)
        return made, [made.item]
    high = min(0.96 * tall, 0.9 * room / width(member, 1.0))
    made = centred(member, foot, high, stage, None, shadow=0)
    return made, [made.item]
