"""A thing in the middle with chips at both sides, a line from each to the part it speaks of."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.forms import disc, set_in, width_of
from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.machine import machine
from builder.cast.stand import block
from builder.geometry import Box, PathData
from builder.grammars.props.reads import plain
from builder.grammars.props.tagged import name_of
from builder.grammars.props.titles import named, titled, unbroken
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke

_REACH, _INTO = 84.0, 0.14  # from the thing to its chips, u; how far lines reach into it, by its width


def compose(actor: Figure, labels: Sequence[str], stage: Stage) -> Composition:
    """Labels left and right in turn; on tall canvases above and below."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    member = Roll().one(titled(machine(plain(actor))))
    name = named(actor, member, stage)
    items: list[Item] = []
    broad = stage.broad and unbroken(labels, 0.29 * room.w - 130, stage)
    below = 1.7 * stage.scale.label if name and broad else 0.0
    if broad:
        thing = _thing(member, Box(room.x + 0.29 * room.w, room.y, 0.42 * room.w, room.h - below), stage)
        items += _sides(labels, thing, room, stage)
    else:
        upper = (len(labels) + 1) // 2 if len(labels) > 2 else 0
        rows = -(-upper // 2), -(-(len(labels) - upper) // 2)
        row = 0.13 * room.h
        top = rows[0] * row + (40 if rows[0] else 0)
        low = rows[1] * row + 40
        thing = _thing(
            member, Box(room.x + 0.14 * room.w, room.y + top, 0.72 * room.w, room.h - top - low - below), stage
        )
        areas = (
            Box(room.x, room.y, room.w, rows[0] * row),
            Box(room.x, room.bottom - rows[1] * row, room.w, rows[1] * row),
        )
        items += _ends(labels, upper, thing, areas, stage)
    made = stand(member, stage, foot=(thing.cx, thing.bottom), height=thing.h, width=thing.w, name="thing")
    lines = [i for i in items if i.id.startswith("leader")]
    chips = [i for i in items if not i.id.startswith("leader")]
    words = name_of(name, thing, stage, below=broad)
    effects = tuple(Effect(target=i.id, name="stamp", start_ms=200 * n, duration_ms=240) for n, i in enumerate(chips))
    return Composition(
        items=(made.item, *lines, *chips, *words),
        floor=even(floor_of(stage, thing.bottom if broad else ground)),
        hero="thing",
        beats=(Beat(id="point", cue=stage.cue, effects=effects),),
    )


def _thing(member: Member, room: Box, stage: Stage) -> Box:
    """The box of the thing, its foot on the room's lower edge."""
    if member.kind == "object":
        w, h = block(member, stage.scale.least)
        shape = max(1.2, min(1.8, w / h))
    else:
        shape = aspect(member)
    high = min(room.h, room.w / shape)
    return Box(room.cx - high * shape / 2, room.bottom - high, high * shape, high)


def _sides(labels: Sequence[str], thing: Box, room: Box, stage: Stage) -> list[Item]:
    """Chips in a column at each side, about its middle, a level line from each to the thing."""
    most = min(thing.x - room.x, room.right - thing.right) - _REACH
    words, size = set_in(labels, "display", most - 60, (stage.scale.least, 76))
    out: list[Item] = []
    for side in (0, 1):
        own = list(enumerate(words))[side::2]
        gap = min(1.75 * size + 1.1 * size * max(text.count("\n") for text in words) + 30, thing.h / max(1, len(own)))
        pitch = max(gap, 0.62 * thing.h / max(1, len(own)))
        for i, (n, text) in enumerate(own):
            y = thing.cy + (i - (len(own) - 1) / 2) * pitch
            inner = thing.x - _REACH if side == 0 else thing.right + _REACH
            half = _half(text, size)
            x = inner - half if side == 0 else inner + half
            high = size * (1.75 + 1.1 * text.count("\n"))
            made = place("chip", id=f"label-{n + 1}", theme=stage.theme, foot=(x, y + high / 2), words=text, size=size)
            end = (thing.x + _INTO * thing.w if side == 0 else thing.right - _INTO * thing.w, y)
            start = (made.box.right - 4 if side == 0 else made.box.x + 4, y)
            out += [_leader(f"leader-{n + 1}", start, end), made.item]
    return out


def _ends(labels: Sequence[str], upper: int, thing: Box, areas: tuple[Box, Box], stage: Stage) -> list[Item]:
    """Chips in rows of two above and below the thing."""
    cell = areas[0].w / 2 if len(labels) > 1 else areas[0].w
    words, size = set_in(labels, "display", cell - 70, (stage.scale.least, 60))
    out: list[Item] = []
    for part, area in ((range(upper), areas[0]), (range(upper, len(words)), areas[1])):
        rows = -(-len(part) // 2) or 1
        for i, n in enumerate(part):
            alone = i == len(part) - 1 and i % 2 == 0
            x = area.cx if alone else area.x + (i % 2 + 0.5) * cell
            y = area.y + (i // 2 + 0.5) * area.h / rows
            made = place("chip", id=f"label-{n + 1}", theme=stage.theme, centre=(x, y), words=words[n], size=size)
            above = area is areas[0]
            edge = thing.y + 0.16 * thing.h if above else thing.bottom - 0.16 * thing.h
            share = 0.5 if alone else 0.28 if i % 2 == 0 else 0.72
            start = (x, made.box.bottom - 4 if above else made.box.y + 4)
            out += [_leader(f"leader-{n + 1}", start, (thing.x + share * thing.w, edge)), made.item]
    return out


def _leader(name: str, start: tuple[float, float], end: tuple[float, float]) -> Group:
    """A line from a chip to a dot on the thing."""
    d: PathData = (("M", start), ("L", end))
    return Group(
        id=name,
        items=(
            Path(id=f"{name}/line", d=d, stroke=Stroke(Paint("line_2"), 7)),
            disc(f"{name}/ring", *end, 17, Paint("bg")),
            disc(f"{name}/dot", *end, 11, Paint("ok")),
        ),
        decorative=True,
    )


def _half(words: str, size: float) -> float:
    return width_of(words, "display", size) / 2 + 0.42 * size
