"""The dial on the floor, what it measures beside it or before it, and the words under the number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.actors.base import info, natural, place
from builder.actors.gauge import RADIUS, STATES, TRACK, state_of
from builder.actors.model import Placed
from builder.cast import aspect, stand
from builder.geometry import Point
from builder.grammars.gauge.meter import Meter
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import fit, text
from builder.scene.items import Text
from builder.text.measure import advance

REACH = RADIUS + TRACK / 2  # radius of the dial at scale 1
_READING = 228.0  # baseline of the number below the hub at scale 1
_NATURAL = 645.0  # height of a dial with its number inside
_ENDS = 176.0  # how far below the hub the track ends
_UNIT_GAP = 34.0  # between the number and the capitals of the unit at scale 1
#: Width of the dial by the scene's, and of the subject by the dial's: (wide, square, tall).
_SHARE = {"wide": 0.41, "square": 0.56, "tall": 0.6}
_MOST_SUBJECT = 0.7  # height of a subject by the dial's, as it is the lesser of the two


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Hub and scale of the dial, baseline of the unit; foot, room and mirror side of the subject; the floor's edge."""

    hub: Point
    scale: float
    base: float
    foot: Point
    room: tuple[float, float]
    floor: float
    stacked: bool = False


def placed(meter: Meter, stage: Stage) -> Places:
    if meter.subject is None and stage.box.w > 1.3 * stage.box.h:
        return _poster(stage)
    if meter.subject is None or stage.box.h > 0.85 * stage.box.w:
        return _stacked(meter, stage)
    return _abreast(meter, stage)


def drop(meter: Meter) -> float:
    """How far the number stands lower than usual, at scale 1."""
    return natural("gauge", value=meter.value, reading=meter.reading).h - _NATURAL


def _unit_size(stage: Stage, k: float = 1.0) -> float:
    return even(max(stage.scale.label * 0.96, 50 * k))


def _scale(meter: Meter, stage: Stage, height: float, width: float) -> float:
    """The largest scale at which dial, number and unit are no higher and the dial no wider."""
    grows = REACH + _READING + drop(meter) + _UNIT_GAP
    k = height / (grows + 0.73 * 50)
    if 50 * k < _unit_size(stage):
        k = (height - 0.73 * _unit_size(stage)) / grows
    return min(k, width / (2 * REACH))


def _hub_y(meter: Meter, stage: Stage, k: float, base: float) -> float:
    """Where the hub is when the unit's baseline is at `base`."""
    return base - 0.73 * _unit_size(stage, k) - (_READING + drop(meter) + _UNIT_GAP) * k


def _abreast(meter: Meter, stage: Stage) -> Places:
    """Dial left, subject right on the same floor; what is left over goes mostly between them."""
    box, subject = stage.box, meter.subject
    assert subject is not None
    base = box.bottom - (22 if stage.canvas.height > 700 else 10)
    share = _SHARE["wide" if stage.wide else "square"] + (0 if meter.money or not stage.wide else 0.02)
    k = _scale(meter, stage, base - box.y, share * box.w)
    dial = 2 * REACH * k
    rest = box.w - dial - 0.045 * box.w
    shape = aspect(subject)
    tall = min(rest / shape, _MOST_SUBJECT * 560 * k, 1.05 * dial / shape)
    free = box.w - dial - tall * shape
    x = box.x + 0.18 * free + dial / 2 if stage.wide else box.x + dial / 2 + 4
    right = box.right - (0.24 * free if stage.wide else 0)
    return Places(
        hub=(x, _hub_y(meter, stage, k, base)), scale=k, base=base, foot=(right - tall * shape / 2, base + 2),
        room=(tall * shape, tall), floor=_edge(base, stage, k),
    )  # fmt: skip


def _stacked(meter: Meter, stage: Stage) -> Places:
    """Dial at the back of a deep floor, the subject before it."""
    box, subject = stage.box, meter.subject
    ground = box.bottom - 12
    shape = aspect(subject) if subject else 1.0
    tall = min((0.3 if meter.money or shape < 1 else 0.25) * box.h, 0.62 * box.w / shape) if subject else 0.0
    gap = 0.045 * stage.canvas.height if subject else 0.0
    base = ground - tall - gap - (0 if subject else 10)
    share = 0.94 if subject is None else _SHARE["tall"] if meter.money else 0.8
    k = _scale(meter, stage, base - box.y, share * box.w)
    base -= 0.4 * (_hub_y(meter, stage, k, base) - REACH * k - box.y) if subject is None else 0.0
    x = box.x + REACH * k + 6 if meter.money and subject else box.cx
    return Places(
        hub=(x, _hub_y(meter, stage, k, base)), scale=k, base=base, foot=(box.cx, ground),
        room=(tall * shape, tall), floor=_edge(base, stage, k), stacked=True,
    )  # fmt: skip


def _poster(stage: Stage) -> Places:
    """Nothing to stand beside it: the dial as large as the stage, its number out at the right."""
    box = stage.box
    ground = box.bottom - 0.03 * stage.canvas.height
    k = min((ground - box.y) / (REACH + _ENDS), 0.56 * box.w / (2 * REACH))
    hub = (box.x + 0.03 * box.w + REACH * k, ground - _ENDS * k)
    left = hub[0] + REACH * k + 0.05 * box.w
    floor = ground - 0.05 * stage.canvas.height
    return Places(
        hub=hub, scale=k, base=ground, foot=((left + box.right) / 2, ground), room=(box.right - left, 0.0), floor=floor
    )


def _edge(base: float, stage: Stage, k: float) -> float:
    """The floor begins above the unit's ascenders."""
    return even(base - 0.73 * _unit_size(stage, k) - 16)


def dial(meter: Meter, places: Places, stage: Stage) -> Placed:
    outside = meter.subject is None and stage.box.w > 1.3 * stage.box.h
    made: dict[str, Any] = {
        "value": meter.value, "reading": " " if outside else meter.reading, "threshold": meter.limit,
    }  # fmt: skip
    alt = f"A gauge at {meter.reading} {meter.unit}".strip()
    foot = (places.hub[0], places.hub[1] + (_NATURAL - REACH + drop(meter) * (not outside)) * places.scale)
    if outside:
        foot = (places.hub[0], places.hub[1] + natural("gauge", **made).bottom * places.scale)
    return place("gauge", id="gauge", theme=stage.theme, foot=foot, scale=places.scale, alt=alt, **made)


def words(meter: Meter, places: Places, stage: Stage) -> tuple[Text, ...]:
    """The unit under the number; where the number stands outside the dial, both."""
    if meter.subject is None and stage.box.w > 1.3 * stage.box.h:
        return _poster_words(meter, places, stage)
    size = _unit_size(stage, places.scale)
    most = 2 * REACH * places.scale
    if advance(meter.unit, "text-bold", size) > most:
        size = fit(meter.unit, "text-bold", most, (stage.scale.least, size))
    x, y = places.hub[0], places.base
    return (text("unit", meter.unit, x, y, face="text-bold", size=size, paint="text", align="center"),)


def _poster_words(meter: Meter, places: Places, stage: Stage) -> tuple[Text, ...]:
    x, room = places.foot[0], places.room[0]
    state = STATES[state_of(meter.value)][1]
    size = fit(meter.reading, "display", room, (stage.scale.least, 0.36 * stage.canvas.height))
    unit = fit(meter.unit, "text-bold", room, (stage.scale.least, even(0.066 * stage.canvas.height)))
    y = places.floor - 0.42 * unit
    return (
        text("reading", meter.reading, x, y - 1.35 * unit, face="display", size=size, paint=state, align="center"),
        text("unit", meter.unit, x, y, face="text-bold", size=unit, paint="text", align="center"),
    )


def subject(meter: Meter, places: Places, stage: Stage) -> Placed | None:
    """What is measured, lit in the state's colour where it has lights."""
    if meter.subject is None:
        return None
    extra: dict[str, Any] = {}
    if "owner" in (info(meter.subject.kind).params if meter.subject.kind != "object" else {}):
        state = STATES[state_of(meter.value)][0]
        lit = max(1, round(meter.value / 25))
        extra = {"owner": state, "lights": (*((state,) * lit), *(("off",) * (4 - lit)))}
    width, height = places.room
    return stand(meter.subject, stage, foot=places.foot, height=height, width=width, look=places.hub, extra=extra)
