"""What both layouts of a change of number are made of: the sets, who is gone, arrows, the trigger, who does it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.actors.arrow import dart
from builder.actors.base import Placed, place
from builder.cast import Roll, aspect, stand
from builder.cast.bill import bill, said
from builder.cast.member import slug
from builder.cast.troupe import Troupe, assemble
from builder.geometry import Box, Point, path_bounds
from builder.grammars.scale.change import MOST, Change
from builder.language.model import Figure
from builder.layout.nest import shifted
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Shape, Stroke
from builder.text.measure import advance
from builder.text.wrap import balance


def crowd(change: Change, which: int, area: Box, stage: Stage, most: float = 0.0) -> Troupe:
    """One of the sets; an empty one is planned as large as the first, for its outlines."""
    count = change.counts[which] or max(1, change.counts[which - 1] if which else 1)
    plain = replace(change.of, count=min(MOST, count), quantity="plural", pick="", attributes=())
    limit = most or 0.42 * min(stage.canvas.width, stage.canvas.height)
    cast = bill((plain,), roll=Roll())
    return assemble(cast, area, stage, ground=area.bottom, most=limit, look=(stage.box.cx, area.y), quiet=True)


def remaining(made: Troupe, count: int, name: str) -> Iterator[Item]:
    """The first `count` of a set at their places, outlines of the others."""
    if count <= 0:
        yield from ghosts(made, name)
        return
    order = made.actors
    if order and order[0].item.id.startswith("pod-"):  # who has a letter leaves in the order of the letters
        order = tuple(sorted(order, key=lambda a: (round(a.foot[1]), a.foot[0])))
    gone = {a.item.id for a in order[count:]}
    yield from shifted([i for i in made.items if i.id not in gone], 0, 0, prefix=f"{name}/")
    yield from ghosts(replace(made, actors=order), name, after=count)


def ghosts(made: Troupe, name: str, *, after: int = 0) -> Iterator[Item]:
    """Dashed outlines where somebody would stand, of all but the first `after`."""
    tall = min((a.box.h for a in made.actors), default=0.0)
    for actor in made.actors[after:]:
        own = Box(actor.box.x, actor.box.bottom - tall, actor.box.w, tall)
        box = own.inset(0.06 * own.w, 0.04 * own.h)
        line = Stroke(Paint("line_2"), max(6.0, 0.03 * box.w), (1.4, 1.6))
        shape = Shape(
            id=f"{name}/{actor.item.id}/gone", kind="rect", box=box, radius=0.24 * min(box.w, box.h), stroke=line
        )
        yield Group(id=f"{name}/{actor.item.id}", items=(shape,), alt=f"{actor.item.alt}, gone")


def arrow(name: str, ends: tuple[Point, Point], stage: Stage) -> Placed:
    """From one set to the next."""
    start, end = ends
    stroke = 18 * (stage.canvas.height / 1080 if stage.wide else 1.0)
    box = path_bounds(dart(start, end, stroke))
    return place(
        "arrow", id=name, theme=stage.theme, corner=(box.x, box.y), start=start, end=end, stroke=stroke, role="ok"
    )


def plate(words: str, at: Point, room: float, stage: Stage, *, beside: bool) -> Iterator[Item]:
    """What made it so, on a plate in at most three lines: its foot at `at`, or its middle where it stands `beside`."""
    if not words:
        return
    size = even(stage.scale.label)
    while size > stage.scale.least and not balance(words, "text-bold", size, room - size, 3):
        size -= 2
    lines = balance(words, "text-bold", size, room - size, 3) or (words,)
    wide = max(advance(line, "text-bold", size) for line in lines) + size
    high = 1.22 * size * len(lines) + 0.7 * size
    y = max(stage.box.y, at[1] - (high / 2 if beside else high))
    box = Box(at[0] - wide / 2, y, wide, high)
    first = box.y + 0.35 * size + 0.86 * size
    said_so = text(
        "trigger/words", "\n".join(lines), box.cx, first, face="text-bold", size=size, paint="text", align="center"
    )
    radius = min(24.0, 0.3 * high)
    shapes = (
        Shape(id="trigger/lip", kind="rect", box=box.moved(0, 8), radius=radius, fill=Paint("panel_2", "ink", 0.35)),
        Shape(id="trigger/plate", kind="rect", box=box, radius=radius, fill=Paint("panel_2")),
    )
    yield Group(id="trigger", items=(*shapes, said_so), alt=words)


def agent(who: Figure, box: Box, stage: Stage, *, name: str) -> Placed:
    """Whoever changes the number, as large as `box` holds, its feet on the box's lower edge."""
    member = replace(Roll().one(who), id=name)
    tall = min(box.h, box.w / aspect(member))
    return stand(member, stage, foot=(box.cx, box.bottom), height=tall, look=(stage.box.right, box.cy))


def name_under(who: Figure, at: Point, room: float, size: float) -> Iterator[Item]:
    """What whoever changes the number is called, in at most two lines from the baseline `at`; nothing too long."""
    words = who.label or who.words
    lines = balance(words, "text-bold", size, room, 2)
    if lines:
        said_so = "\n".join(lines)
        yield text(f"label-{slug(words)}", said_so, *at, face="text-bold", size=size, paint="text", align="center")


def noun(change: Change, which: int) -> str:
    """What a set is of, in its number."""
    return said(replace(change.of, count=change.counts[which] or 2, quantity="plural", pick="", attributes=()))
