"""A reading on a dial beside the thing it measures, and what the reading costs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.actors.base import info, natural, place
from builder.actors.gauge import STATES, state_of
from builder.actors.model import Placed
from builder.cast import Member, Roll, aspect, figures, stand
from builder.geometry import Point
from builder.grammars.base import Grammar, Slots, grammar
from builder.language.model import Figure, Reading
from builder.layout.labels import stock
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Text
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Heads of a row that a dial answers to.
CARRIERS = ("meter", "progress", "thermometer", "slider", "counter")
_NOTES = (3, 4)  # winged notes on small and on large canvases
_DIAL_FOOT = 1.14  # height of a dial with its reading, by its width


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """The slots, settled. `reading` is printed; `value` is 0..100; `money`: notes fly away."""

    value: float
    reading: str
    unit: str
    subject: Member | None
    money: bool


@grammar
class Gauge(Grammar):
    """A dial, its number large in the open foot; what it measures stands beside it on the same floor."""

    name = "gauge"
    rank = 80
    title = "Gauge or meter"
    keys = ("value", "unit", "of", "money")
    EXAMPLES = (
        ("terrible for utilization", "GPU meter showing 20% usage, money flying away"),
        ("almost full", "Disk usage gauge at 92%"),
        ("half idle", "CPU utilization meter showing 45%"),
    )
    NOT = (("share", "Single GPU with multiple pods connected to it"),)

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row about one measured share: a meter, or a percentage with nothing else happening."""
        share = next((n for n in reading.numbers if n.unit == "%"), None)
        if share is None or not (reading.carrier in CARRIERS or not reading.figures):
            return None
        slots: dict[str, Any] = {"value": share.text}
        if share.of:
            slots["unit"] = share.of
        subject = _measured(reading, context)
        if subject is not None:
            slots["of"] = subject
        if "money-fly" in reading.effects:
            slots["money"] = "yes"
        why = f"{reading.carrier_words or 'a number'} at {share.text}"
        return Match(grammar=self.name, confidence=0.9 if reading.carrier in CARRIERS else 0.6, slots=slots, why=(why,))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        meter = _meter(slots, stage)
        places = _wide(meter, stage) if stage.box.w > 1.3 * stage.box.h else _tall(meter, stage)
        dial = _dial(meter, places, stage)
        subject = _subject(meter, places, stage)
        notes = tuple(_notes(subject, places, stage)) if meter.money and subject else ()
        unit = _unit(meter, dial, stage)
        items: tuple[Item, ...] = (dial.item, unit, *((subject.item,) if subject else ()), *(n.item for n in notes))
        floor = None if places.floor is None else min(places.floor, unit.y - unit.size - 14)
        return Composition(items=items, floor=floor, hero="gauge", beats=_beats(notes, stage))


def _measured(reading: Reading, context: Context) -> Figure | None:
    """What the meter is on: a noun in the carrier's own words ("GPU meter"), else the first actor named."""
    words = reading.carrier_words.lower().split()
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            phrase = " ".join(words[start : start + length])
            kind = context.nouns.get(phrase, "")
            if kind and kind != "gauge":
                return Figure(kind=kind, words=reading.carrier_words.split()[start], count=1)
    return next((f for f in reading.figures if f.kind and f.kind != "gauge"), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Foot and height of the dial, foot and room of the subject, where notes end, the floor's edge."""

    dial: Point
    dial_height: float
    subject: Point
    room: tuple[float, float]
    notes_to: Point
    floor: float | None


def _meter(slots: Slots, stage: Stage) -> Meter:
    raw = str(slots.get("value", 50))
    number = float("".join(ch for ch in raw if ch.isdigit() or ch == ".") or 50)
    of = figures(slots.get("of"))
    reading = raw if not raw.replace(".", "").isdigit() else f"{raw}%"
    return Meter(
        value=min(100.0, number),
        reading=reading,
        unit=stage.labels.get("unit") or str(slots.get("unit") or stock("usage")),
        subject=Roll().one(of[0]) if of else None,
        money=bool(slots.get("money")),
    )


def _wide(meter: Meter, stage: Stage) -> Places:
    """Dial left under the headline, subject right; the notes rise into the free sky at the right."""
    box = stage.box
    foot = box.bottom - 4 - max(0.0, stage.scale.label * 0.4)
    height = min(foot - box.y - 4, box.w * 0.5 * _DIAL_FOOT)
    width = height / _DIAL_FOOT
    x = box.x + width / 2 + 0.04 * box.w if meter.subject else box.cx
    left = x + width / 2 + 0.08 * box.w
    ground = foot - 4 if stage.tall else stage.floor + 0.42 * (stage.canvas.height - stage.floor)
    room = (box.right - left, (0.36 if meter.money else 0.5) * stage.canvas.height)
    return Places(
        dial=(x, foot), dial_height=height, subject=((left + box.right) / 2, ground), room=room,
        notes_to=(box.right, stage.ceiling(box.right - 0.17 * box.w, box.right, gap=12)),
        floor=None if stage.tall else stage.floor + 40,
    )  # fmt: skip


def _tall(meter: Meter, stage: Stage) -> Places:
    """Dial above, subject below it on the floor; the notes rise at the right of the dial."""
    box = stage.box
    share = 0.6 if meter.subject else 1.0
    height = min(box.h * share, box.w * (0.72 if meter.money else 0.9) * _DIAL_FOOT)
    x = box.x + height / _DIAL_FOOT / 2 + (0 if meter.money else (box.w - height / _DIAL_FOOT) / 2)
    ground = box.bottom - 16
    rest = ground - (box.y + height) - 0.045 * stage.canvas.height
    return Places(
        dial=(x, box.y + height), dial_height=height, subject=(box.cx, ground), room=(box.w * 0.86, rest),
        notes_to=(box.right, box.y), floor=ground - 0.03 * stage.canvas.height,
    )  # fmt: skip


def _dial(meter: Meter, places: Places, stage: Stage) -> Placed:
    params: dict[str, Any] = {"value": meter.value, "reading": meter.reading}
    return place("gauge", id="gauge", theme=stage.theme, foot=places.dial, height=places.dial_height, **params)


def _unit(meter: Meter, dial: Placed, stage: Stage) -> Text:
    """The word under the number, never under the canvas's smallest size."""
    size = even(max(stage.scale.label * 0.96, 50 * dial.scale))
    y = dial.box.bottom - 30 * dial.scale + 0.8 * max(0.0, size - 50 * dial.scale)
    return text("unit", meter.unit, dial.box.cx, y, face="text-bold", size=size, paint="text", align="center")


def _subject(meter: Meter, places: Places, stage: Stage) -> Placed | None:
    if meter.subject is None:
        return None
    width, height = places.room
    tall = min(height, width / aspect(meter.subject))
    extra: dict[str, Any] = {}
    known = info(meter.subject.kind).params
    if "owner" in known:
        state = STATES[state_of(meter.value)][0]
        lit = max(1, round(meter.value / 25))
        extra = {"owner": state, "lights": (*((state,) * lit), *(("off",) * (4 - lit)))}
    return stand(meter.subject, stage, foot=places.subject, height=tall, extra=extra)


def _notes(subject: Placed, places: Places, stage: Stage) -> Iterator[Placed]:
    """Banknotes with wings along one rising curve, each larger than the last."""
    count = _NOTES[1] if stage.canvas.width >= 1600 or stage.tall else _NOTES[0]
    natural_box = natural("banknote")
    largest = (0.165 if stage.wide else 0.24) * min(stage.canvas.width, stage.canvas.height * 1.4)
    end = (places.notes_to[0] - largest / 2, places.notes_to[1] + largest * natural_box.h / natural_box.w / 2)
    x0 = subject.box.x + subject.box.w * (0.2 if stage.wide else 0.86)
    start = (x0, subject.box.y - largest * 0.36)
    for i in range(count):
        t = i / (count - 1)
        x = start[0] + (end[0] - start[0]) * t
        y = start[1] + (end[1] - start[1]) * (t**1.25 if stage.wide else t)
        width = largest * (0.52 + 0.48 * t)
        tilt = 8.0 * math.cos(math.pi * i) * (1 if i else -1.1)
        yield place("banknote", id=f"note-{i + 1}", theme=stage.theme, centre=(x, y), width=width, tilt=tilt, shadow=0)


def _beats(notes: tuple[Placed, ...], stage: Stage) -> tuple[Beat, ...]:
    fill = Effect(target="gauge", name="draw", duration_ms=700, easing="out-cubic")
    beats = [Beat(id="read", cue=stage.cue, effects=(fill,))]
    if notes:
        lost = tuple(Effect(target=n.item.id, name="enter", start_ms=90 * i) for i, n in enumerate(notes))
        beats.append(Beat(id="lose", cue=stage.cue, effects=lost))
    return tuple(beats)
