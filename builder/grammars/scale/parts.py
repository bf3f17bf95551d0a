"""What both layouts of a change of number are made of: arrows, the reason, who does it, names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.actors import base
from builder.actors.arrow import dart
from builder.actors.base import Placed, place
from builder.cast import Roll, aspect, stand
from builder.cast.bill import said
from builder.cast.member import slug
from builder.geometry import Box, Point, path_bounds
from builder.grammars.scale.change import Change
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Shape
from builder.text.measure import advance
from builder.text.wrap import balance

_SKY = frozenset(("moon", "sun", "cloud", "rain-cloud"))  # what hangs over the ground


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
    """Whoever or whatever changes the number, as large as `box` holds, its feet on the box's lower edge."""
    if who.kind == "gauge":
        return _meter(box, stage, name)
    plain = replace(who, words="", label="") if who.kind in ("message-queue", "envelope", "moon") else who
    member = replace(Roll().one(plain), id=name)
    tall = min(box.h, box.w / aspect(member))
    foot = (box.cx, box.bottom - (box.h - tall if who.kind in _SKY else 0))
    return stand(member, stage, foot=foot, height=tall, look=(stage.box.right, box.cy))


def _meter(box: Box, stage: Stage, name: str) -> Placed:
    """A dial on a board with feet, its needle past the mark."""
    wide = min(box.w, 0.92 * box.h)
    board = Box(box.cx - wide / 2, box.bottom - wide, wide, 0.9 * wide)
    whole = base.natural("gauge", reading=" ", value=84, threshold=62, state="fail")
    scale = 0.84 * board.h / whole.h
    dial = base.place(
        "gauge", id=f"{name}/dial", theme=stage.theme, foot=(board.cx, board.bottom - 0.02 * board.h), scale=scale,
        value=84, reading=" ", threshold=62, state="fail",
    )  # fmt: skip
    legs = [Box(board.cx + side * 0.3 * wide - 10, board.bottom - 20, 20, box.bottom - board.bottom + 20)
            for side in (-1, 1)]  # fmt: skip
    parts: tuple[Item, ...] = (
        *(Shape(id=f"{name}/leg-{n}", kind="rect", box=leg, radius=6, fill=Paint("panel_2", "ink", 0.3))
          for n, leg in enumerate(legs, 1)),
        Shape(id=f"{name}/lip", kind="rect", box=board.moved(0, 10), radius=28, fill=Paint("panel_2", "ink", 0.3)),
        Shape(id=f"{name}/board", kind="rect", box=board, radius=28, fill=Paint("panel_2")),
        dial.item,
    )  # fmt: skip
    return replace(dial, item=Group(id=name, items=parts, alt="meter past its mark"), box=board)


def over(ends: tuple[Point, Point], who: Box, stage: Stage) -> tuple[Point, Point]:
    """A level arrow right over whoever stands between its sets."""
    y = who.y - 0.045 * stage.canvas.height
    return (ends[0][0], y), (ends[1][0], y)


def name_under(who: Figure, at: Point, room: float, size: float) -> Iterator[Item]:
    """What whoever changes the number is called, in at most three lines from the baseline `at`; nothing too long."""
    words = who.label or who.words
    lines = balance(words, "text-bold", size, room, 2) or balance(words, "text-bold", size, room, 3)
    if lines:
        said_so = "\n".join(lines)
        yield text(f"label-{slug(words)}", said_so, *at, face="text-bold", size=size, paint="text", align="center")


def names(change: Change) -> tuple[str, ...]:
    """What those of a set are called, beside what they are: a name of its own, "vLLM"."""
    return tuple(a for a in change.of.attributes if a != a.lower())


def noun(change: Change, which: int) -> str:
    """What a set is of, in its number."""
    many = change.counts[which] or 2
    return said(replace(change.of, count=many, quantity="plural", pick="", attributes=names(change)))
