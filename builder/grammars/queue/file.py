"""File: a line one behind the other with somebody at its head: who cut in over all heads, or who holds them all up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.actors.model import Placed
from builder.cast import Member
from builder.cast.arch import arch
from builder.cast.ground import floor_of, foot_line
from builder.cast.plated import plated
from builder.cast.stand import block
from builder.cast.words import chip
from builder.geometry import Box
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Shape, Stroke

_MOST = {True: 5, False: 3}  # of the others that are drawn, by whether the canvas is wide
_HEAD = 1.35  # width of the one at the head, in places
_GONE = 0.8  # width of the place it left, in places


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """`head` stands first, at the right; the `others` behind it, `more` beyond those drawn; `jumps`: it cut in."""

    head: Member
    others: tuple[Member, ...]
    more: int = 0
    jumps: bool = False


def compose(file: File, stage: Stage) -> Composition:
    """Everybody on the floor, looking at the one in front; an arch from the end of the line to its head."""
    box, foot = stage.box, foot_line(stage)
    shown = _shown(file, stage)
    more = file.more + len(file.others) - len(shown)
    vacated = file.jumps and stage.wide  # narrow canvases need the room for words
    places = len(shown) + _HEAD + (0.5 if more else 0.0) + (_GONE if vacated else 0.0)
    cell = min(box.w / places, 0.42 * box.w)
    left = box.x + (box.w - cell * places) / 2
    high = foot - box.y
    tall = min((0.7 if file.jumps else 0.86) * high, 1.5 * cell)
    front = (left + cell * (places - _HEAD / 2), foot)
    items: list[Item] = []
    if more:
        size = max(stage.scale.least, 0.2 * cell)
        items.append(chip(f"+{more}", (left + 0.22 * cell, foot - 8), name="more", size=size))
        left += 0.5 * cell
    start = left
    left += _GONE * cell if vacated else 0.0
    head, plates = plated(file.head, stage, foot=front, room=(0.94 * _HEAD * cell, tall))
    made = []
    for i, member in enumerate(reversed(shown)):
        at = (left + (i + 0.5) * cell, foot)
        one, own = plated(member, stage, foot=at, room=(0.86 * cell, 0.8 * tall), look=(front[0], head.box.cy))
        made.append(one)
        items += [*own, one.item]
    items += [*plates, head.item]
    effects = [Effect(target=head.item.id, name="enter", duration_ms=320)]
    if file.jumps and made:
        left_at = Box(start + 0.1 * cell, made[0].box.bottom - 0.5 * tall, 0.6 * cell, 0.5 * tall)
        items = [*_way(made, head, left_at if vacated else None, stage), *items]
        draw = Effect(target="way", name="draw", duration_ms=700)
        effects = [draw, Effect(target=head.item.id, name="enter", start_ms=600, duration_ms=320)]
    beats = (Beat(id="cut-in" if file.jumps else "hold-up", cue=stage.cue, effects=tuple(effects)),)
    return Composition(items=tuple(items), floor=floor_of(stage, foot), hero=head.item.id, beats=beats)


def _way(made: Sequence[Placed], head: Placed, gone: Box | None, stage: Stage) -> Iterator[Item]:
    """The way over all heads, from the place its taker left (`gone`, dashed) or from over the last in line."""
    width = max(14.0, 22 * min(stage.canvas.width, stage.canvas.height) / 1080)
    high = 0.12 * (foot_line(stage) - stage.box.y)
    roof = max(stage.box.y + width, min([m.box.y for m in made] + [head.box.y - 40]) - high)
    start = gone or made[0].box
    yield arch("way", (start.cx, start.y), (head.box.cx, head.box.y), roof, width)
    if gone is not None:
        line = Stroke(Paint("line_2"), 5.0, (2.0, 1.6))
        yield Shape(id="place-left", kind="rect", box=gone, radius=0.16 * min(gone.w, gone.h), stroke=line)


def _shown(file: File, stage: Stage) -> tuple[Member, ...]:
    """As many of the others as have room for the words on their blocks."""
    for count in range(min(len(file.others), _MOST[stage.wide]), 1, -1):
        some = file.others[:count]
        cell = stage.box.w / (count + _HEAD + 0.5)
        blocks = [block(m, stage.scale.least)[0] for m in some if m.kind == "object"]
        if max(blocks, default=0.0) <= 0.84 * cell:
            return some
    return file.others[:1]
