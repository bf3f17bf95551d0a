"""The dial in its case on the floor, what it measures beside it or before it, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.actors.base import info, natural, place
from builder.actors.gauge import STATES, state_of
from builder.actors.model import Placed
from builder.cast import Member, aspect, stand
from builder.cast.stand import SINK, smallest_pod
from builder.geometry import Point
from builder.grammars.gauge.case import LIP, RIM, TOP, WIDER
from builder.grammars.gauge.meter import Meter
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import fit, text
from builder.scene.items import Text
from builder.text.measure import advance

_NATURAL = 645.0  # height of a dial with its number inside
_CAP = 0.73  # capitals by the size of the words
_AIR = 0.62  # over and under the words on the foot by their size
_OUTSIDE = 1.8  # a number too wide for the face stands on the foot, so many times the unit's size
#: Width of the face by the scene's; most width of the subject by the face's, beside a face that is wide or not.
_SHARE = {"wide": 0.445, "square": 0.56, "tall": 0.62}
_LESSER = (0.8, 1.1)
_LOWER = (0.74, 0.9)  # most height of the subject by the face's: under money that flies, and without
_RIDER = 0.8  # height of who is on the subject by the subject's


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Hub and scale of the dial, radius of its face, the ground its foot stands on; foot point, room of the subject;
    the floor's edge.

    `outside`: the number stands beside the dial; `stacked`: the subject stands before the dial.
    """

    hub: Point
    scale: float
    radius: float
    ground: float
    foot: Point
    room: tuple[float, float]
    floor: float
    outside: bool = False
    stacked: bool = False


def placed(meter: Meter, stage: Stage) -> Places:
    if meter.subject is None and stage.box.w > 1.3 * stage.box.h:
        return _poster(meter, stage)
    if meter.subject is None or stage.box.h > 0.85 * stage.box.w:
        return _stacked(meter, stage)
    return _abreast(meter, stage)


def on_foot(meter: Meter) -> bool:
    """Whether the number is too wide for the face."""
    return natural("gauge", value=meter.value, reading=meter.reading).h - _NATURAL > 50


def _rim(meter: Meter) -> float:
    return WIDER if meter.limit >= 0 else RIM


def _top(meter: Meter) -> float:
    """Upper edge of the foot below the hub."""
    return TOP + _rim(meter) - RIM


def _unit_size(stage: Stage, k: float) -> float:
    return even(max(stage.scale.label * 0.96, 50 * k))


def _foot_height(meter: Meter, stage: Stage, k: float) -> float:
    """Height of the foot round its words, lip included."""
    size = _unit_size(stage, k)
    number = size * (_OUTSIDE * _CAP + _AIR) if on_foot(meter) else 0.0
    return (_CAP + 2 * _AIR) * size + number + LIP * k


def _scale(meter: Meter, stage: Stage, height: float, width: float) -> float:
    """The largest scale at which the case is no higher and its face no wider."""
    k = width / (2 * _rim(meter))
    while k * (_rim(meter) + _top(meter)) + _foot_height(meter, stage, k) > height:
        k *= 0.985
    return k


def _hub_y(meter: Meter, stage: Stage, k: float, ground: float) -> float:
    return ground - _foot_height(meter, stage, k) - _top(meter) * k


def _margin(stage: Stage) -> float:
    return 14 if stage.canvas.height > 700 else 8


def _abreast(meter: Meter, stage: Stage) -> Places:
    """Dial left, subject right on the same floor; what is left over goes mostly between them."""
    box, subject = stage.box, meter.subject
    assert subject is not None
    ground = box.bottom - _margin(stage)
    k = _scale(meter, stage, ground - box.y - 4, _SHARE["wide" if stage.wide else "square"] * box.w)
    face = 2 * _rim(meter) * k
    shape = aspect(subject)
    rest = box.w - face - 0.045 * box.w
    rider = 1 + _RIDER if meter.rider else 1.0
    broad = face > 0.36 * box.w
    lesser = _LESSER[0 if broad and meter.money else 1] * face / shape
    tall = min(rest / shape, _LOWER[0 if meter.money else 1] * face / rider, lesser)
    free = box.w - face - tall * shape
    x = box.x + 6 + ((0.06 if broad else 0.2) * free if stage.wide else 0) + face / 2
    right = box.right - (0.16 * free if stage.wide else 0)
    return Places(
        hub=(x, _hub_y(meter, stage, k, ground)), scale=k, radius=_rim(meter) * k, ground=ground,
        foot=(right - tall * shape / 2, ground), room=(tall * shape, tall), floor=_edge(ground, meter, stage, k),
    )  # fmt: skip


def _stacked(meter: Meter, stage: Stage) -> Places:
    """Dial at the back of a deep floor, the subject before it at the right."""
    box, subject = stage.box, meter.subject
    front = box.bottom - _margin(stage)
    shape = aspect(subject) if subject else 1.0
    tall = min((0.26 if meter.money or shape < 1 else 0.25) * box.h, 0.58 * box.w / shape) if subject else 0.0
    ground = front - (tall + 0.032 * stage.canvas.height if subject else 0.0)
    share = 0.9 if subject is None else _SHARE["tall"] if meter.money or meter.rider else 0.8
    k = _scale(meter, stage, ground - box.y - 4, share * box.w)
    hub_y = _hub_y(meter, stage, k, ground)
    ground -= 0.4 * (hub_y - _rim(meter) * k - box.y) if subject is None else 0.0
    beside = subject and (meter.money or meter.rider)
    x = box.x + _rim(meter) * k + 6 if beside else box.cx
    foot = (box.right - 0.02 * box.w - tall * shape / 2 if beside else box.cx, front)
    return Places(
        hub=(x, _hub_y(meter, stage, k, ground)), scale=k, radius=_rim(meter) * k, ground=ground, foot=foot,
        room=(tall * shape, tall), floor=_edge(ground, meter, stage, k), stacked=True,
    )  # fmt: skip


def _poster(meter: Meter, stage: Stage) -> Places:
    """Nothing to stand beside it: the dial as large as the stage, its number out at the right."""
    box, rim = stage.box, _rim(meter)
    ground = box.bottom - _margin(stage)
    k = min((ground - box.y - 4) / (2 * rim + 2 * LIP), 0.5 * box.w / (2 * rim))
    hub = (box.x + 0.03 * box.w + rim * k, ground - (rim + 2 * LIP) * k)
    left = hub[0] + rim * k + 0.04 * box.w
    return Places(
        hub=hub, scale=k, radius=rim * k, ground=ground, foot=((left + box.right) / 2, ground),
        room=(box.right - left, 0.0), floor=even(ground - 0.05 * stage.canvas.height), outside=True,
    )  # fmt: skip


def _edge(ground: float, meter: Meter, stage: Stage, k: float) -> float:
    """The floor begins behind the foot."""
    return even(ground - 0.62 * _foot_height(meter, stage, k))


def dial(meter: Meter, places: Places, stage: Stage) -> Placed:
    hidden = places.outside or on_foot(meter)
    made: dict[str, Any] = {
        "value": meter.value, "reading": " " if hidden else meter.reading, "threshold": meter.limit,
        "state": "ok" if meter.good else "auto",
    }  # fmt: skip
    alt = f"A gauge at {meter.reading} {meter.unit}".strip()
    x, y = places.hub
    foot = (x, y + natural("gauge", **made).bottom * places.scale)
    return place("gauge", id="gauge", theme=stage.theme, foot=foot, scale=places.scale, alt=alt, **made)


def words(meter: Meter, places: Places, stage: Stage) -> tuple[Text, ...]:
    """The unit on the foot, under a number that does not fit the face; where the number stands outside, both there."""
    if places.outside:
        return _poster_words(meter, places, stage)
    k, x = places.scale, places.hub[0]
    size, most = _unit_size(stage, k), 2 * places.radius - 60 * k
    if advance(meter.unit, "text-bold", size) > most:
        size = fit(meter.unit, "text-bold", most, (stage.scale.least, size))
    base = places.ground - LIP * k - _AIR * _unit_size(stage, k)
    out = [text("unit", meter.unit, x, base, face="text-bold", size=size, paint="text", align="center")]
    if on_foot(meter):
        big = fit(meter.reading, "display", most, (stage.scale.least, even(_OUTSIDE * _unit_size(stage, k))))
        y = base - (_CAP + _AIR) * _unit_size(stage, k)
        out.append(text("reading", meter.reading, x, y, face="display", size=big, paint="text", align="center"))
    return tuple(out)


def _poster_words(meter: Meter, places: Places, stage: Stage) -> tuple[Text, ...]:
    x, room = places.foot[0], places.room[0]
    state = STATES["ok" if meter.good else state_of(meter.value)][1]
    size = fit(meter.reading, "display", room, (stage.scale.least, 0.36 * stage.canvas.height))
    unit = fit(meter.unit, "text-bold", room, (stage.scale.least, even(0.066 * stage.canvas.height)))
    y = places.floor - 0.42 * unit
    return (
        text("reading", meter.reading, x, y - 1.35 * unit, face="display", size=size, paint=state, align="center"),
        text("unit", meter.unit, x, y, face="text-bold", size=unit, paint="text", align="center"),
    )


def subject(meter: Meter, places: Places, stage: Stage) -> Placed | None:
    """What is measured; it wears the colour of whoever is on it, its lights tell the share where they can."""
    if meter.subject is None:
        return None
    extra: dict[str, Any] = {}
    if "owner" in (info(meter.subject.kind).params if meter.subject.kind != "object" else {}):
        owner = f"pod_{meter.rider.who}.base" if meter.rider else "metal"
        lit = owner if meter.rider else STATES[state_of(meter.value)][0]
        extra = {"owner": owner, "lights": lights(meter.value, lit)}
    width, height = places.room
    return stand(meter.subject, stage, foot=places.foot, height=height, width=width, look=places.hub, extra=extra)


def lights(value: float, lit: str) -> tuple[str, ...]:
    """As many of four as the value has quarters; none where that would not be exact."""
    quarters, rest = divmod(value, 25)
    return tuple(lit if not rest and i < quarters else "off" for i in range(4))


def rider(meter: Meter, under: Placed | None, stage: Stage) -> Placed | None:
    """Whoever has the subject stands on it, at its right; not where its letter would be too small to read."""
    who = meter.rider
    if under is None or not isinstance(who, Member):
        return None
    height = _RIDER * under.box.h
    if who.kind == "pod" and height < smallest_pod(stage):
        return None
    left, right = under.anchors["surface-left"], under.anchors["surface-right"]
    x = right[0] - min(0.5 * (right[0] - left[0]), 0.42 * aspect(who) * height + 0.04 * under.box.w)
    foot = (x, under.anchors["surface"][1] + SINK)
    return stand(who, stage, foot=foot, height=height, look=None, extra={"shadow": "edge"})
