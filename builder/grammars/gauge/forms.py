"""Other faces of a measured share: a bar that fills, a thermometer; the number stands beside them, large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.actors.base import natural, place
from builder.actors.gauge import STATES
from builder.actors.model import Placed
from builder.cast import aspect, number, stand
from builder.geometry import Box, PathData, Point
from builder.grammars.gauge.meter import Meter
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import fit, text
from builder.scene.items import Item, Paint, Path, Stroke

_CAP = 0.66  # capitals of the headline face by its size
_SINK = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A meter with its words, what it is on, and the floor's edge (None: the bar itself carries the scene)."""

    meter: Placed
    words: tuple[Item, ...]
    subject: Placed | None
    floor: float | None
    behind: tuple[Item, ...] = ()


def made(meter: Meter, stage: Stage) -> Made:
    return _bar(meter, stage) if meter.form == "bar" else _thermometer(meter, stage)


def _bar(meter: Meter, stage: Stage) -> Made:
    """The bar across the stage; the number stands on its left end, what is measured on its right."""
    box, scale, short = stage.box, stage.scale, min(stage.canvas.width, stage.canvas.height)
    size = even(max(scale.least, scale.label * 0.94))
    drop = natural("tank", h=100.0, name=meter.unit, name_size=size).h - 100.0 if meter.unit else 8.0
    height = even(min(0.26 * box.h, 0.21 * short))
    line = box.bottom - drop - height
    share = meter.value / 100
    tone = STATES[meter.state][0]
    bar = place(
        "tank", id="gauge", theme=stage.theme, corner=(box.x, line), w=box.w, h=height, name=meter.unit, name_size=size,
        segments=((tone, share, ""), ("", 1 - share, "")), limit=meter.limit / 100 if meter.limit >= 0 else -1,
        alt=f"A bar at {meter.reading} {meter.unit}".strip(),
    )  # fmt: skip
    subject, left = None, box.w
    if meter.subject:
        shape = aspect(meter.subject)
        tall = min(0.9 * (line - box.y), 0.4 * box.w / shape, 0.46 * short)
        foot = (box.right - 0.04 * box.w - tall * shape / 2, line + _SINK)
        subject = stand(meter.subject, stage, foot=foot, height=tall, width=tall * shape, extra={"shadow": 0})
        left = subject.box.x - box.x - 40
    elif meter.clock:
        subject = _clock(meter, Box(box.x, box.y, box.w, line - box.y), stage)
        left = subject.box.x - box.x - 40
    bang = _bang(meter, subject, stage)
    gap = 0.05 * short
    most = min((line - box.y - gap) / _CAP, 0.36 * short * (1.3 if stage.tall else 1.0))
    letters = fit(meter.reading, "display", left, (scale.least, even(most)))
    big = text(
        "reading", meter.reading, box.x + 4, line - gap, face="display", size=letters, paint=STATES[meter.state][1]
    )
    words = (
        *((big,) if meter.reading else ()),
        *_before(meter, Box(box.x, line, box.w, height), stage),
        *_stops(meter, Box(box.x, line, box.w, height), stage),
    )
    return Made(meter=bar, words=words, subject=subject, floor=None, behind=bang)


def _clock(meter: Meter, room: Box, stage: Stage) -> Placed:
    """A time on a board at the right, on the bar."""
    tall = min(0.62 * room.h, 0.24 * room.w)
    return place(
        "object", id="clock", theme=stage.theme, foot=(room.right - 0.9 * tall - 0.03 * room.w, room.bottom + _SINK),
        scale=1, width=1.8 * tall, height=tall, words=meter.clock, tone="hardware",
        size=even(0.42 * tall), shadow=0,
    )  # fmt: skip


def _bang(meter: Meter, subject: Placed | None, stage: Stage) -> tuple[Item, ...]:
    """The burst behind whoever blows up."""
    if subject is None or meter.subject is None or meter.subject.figure.state != "dead" or not meter.was:
        return ()
    shape = natural("explosion")
    tall = min(1.5 * subject.box.w * shape.h / shape.w, 2 * (subject.box.cy - stage.box.y))
    burst = place("explosion", id="burst", theme=stage.theme, centre=subject.box.centre, height=tall, shadow=0, alt="")
    return (burst.item,)


def _before(meter: Meter, bar: Box, stage: Stage) -> Iterator[Item]:
    """What it was, at its mark inside the bar, where nothing is left of it."""
    if not meter.was or meter.limit < 20 or meter.value > meter.limit - 20 or meter.stops:
        return
    size = even(max(stage.scale.least, 0.3 * bar.h))
    at = (bar.x + bar.w * meter.limit / 100 - 0.5 * size, bar.cy + 0.34 * size)
    yield text("was", meter.was, *at, face="display", size=size, paint="text_muted", align="right")


def _stops(meter: Meter, bar: Box, stage: Stage) -> Iterator[Item]:
    """The stops on the way, each at its place inside the bar."""
    size = even(max(stage.scale.least, 0.26 * bar.h))
    for i, said in enumerate(meter.stops, 1):
        x = bar.x + bar.w * (number(said) or 0.0) / 100
        line: PathData = (("M", (x, bar.y + 0.18 * bar.h)), ("L", (x, bar.bottom - 0.18 * bar.h)))
        yield Path(id=f"stop-{i}", d=line, stroke=Stroke(Paint("ink", alpha=70), 8.0))
        at = (x + 0.4 * size, bar.cy + 0.34 * size)
        yield text(f"stop-{i}-words", said, *at, face="display", size=size, paint="ink")


def _thermometer(meter: Meter, stage: Stage) -> Made:
    """The thermometer stands left, number and unit beside it, what is measured at the right or under them."""
    box = stage.box
    ground = box.bottom - (14 if stage.canvas.height > 700 else 8)
    glass = natural("thermometer")
    tall = min(ground - box.y - 6, 0.42 * box.w * glass.h / glass.w)
    wide = tall * glass.w / glass.h
    x = box.x + 0.05 * box.w + wide / 2
    level = 0.06 + 0.9 * meter.value / 100
    rod = place(
        "thermometer", id="gauge", theme=stage.theme, foot=(x, ground), height=tall, level=level,
        colour=STATES[meter.state][0], alt=f"A thermometer at {meter.reading} {meter.unit}".strip(),
    )  # fmt: skip
    left = x + wide / 2 + 0.05 * box.w
    rest = Box(left, box.y, box.right - left, ground - box.y)
    beside = meter.subject is not None and rest.w > 1.1 * rest.h
    lower = meter.subject is not None and not beside
    words_room = Box(rest.x, rest.y, rest.w * (0.46 if beside else 1.0), rest.h * (0.46 if lower else 1.0))
    subject = None
    if meter.subject:
        shape = aspect(meter.subject)
        room = (rest.w * 0.5, 0.7 * rest.h) if beside else (rest.w, rest.h * 0.46)
        height = min(room[1], room[0] / shape)
        foot: Point = (rest.right - height * shape / 2, ground + 2) if beside else (rest.cx, ground + 2)
        subject = stand(meter.subject, stage, foot=foot, height=height, width=height * shape)
    floor = even(min(stage.floor, ground - 0.05 * stage.canvas.height))
    return Made(meter=rod, words=_column(meter, words_room, floor, stage), subject=subject, floor=floor)


def _column(meter: Meter, room: Box, floor: float, stage: Stage) -> tuple[Item, ...]:
    """Number and unit in the middle of a room, above the floor's edge."""
    least = stage.scale.least
    unit = fit(meter.unit, "text-bold", room.w, (least, even(0.05 * min(stage.canvas.width, stage.canvas.height))))
    size = fit(meter.reading, "display", room.w, (least, even(min(0.5 * room.h, 0.4 * stage.canvas.height))))
    down = 0.14 * size + 1.15 * unit
    tall = _CAP * size + down
    top = room.y + min(max(0.0, (room.h - tall) / 2), max(0.0, floor - 18 - room.y - tall))
    x, y = room.cx, top + _CAP * size
    out: list[Item] = []
    if meter.reading:
        state = STATES[meter.state][1]
        out.append(text("reading", meter.reading, x, y, face="display", size=size, paint=state, align="center"))
    if meter.unit:
        out.append(text("unit", meter.unit, x, y + down, face="text-bold", size=unit, paint="text", align="center"))
    return tuple(out)
