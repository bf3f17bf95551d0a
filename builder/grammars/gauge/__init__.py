"""A reading on a dial beside the thing it measures, and what the reading costs."""

from __future__ import annotations

from typing import ClassVar

from builder.actors.model import Placed
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.gauge import counter, row
from builder.grammars.gauge.case import case
from builder.grammars.gauge.dial import dial, placed, rider, subject, words
from builder.grammars.gauge.forms import made
from builder.grammars.gauge.meter import FORMS, Meter, settled
from builder.grammars.gauge.notes import notes
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Gauge(Grammar):
    """A dial, its number large in the open foot; what it measures stands beside it on the same floor."""

    name = "gauge"
    rank = 80
    title = "Gauge or meter"
    keys = ("value", "unit", "of", "using", "money", "limit", "form", "was", "stops", "good", "clock")
    needs = (("value",),)
    forms: ClassVar[Forms] = {
        "value": "number", "unit": "one", "of": "one", "money": "flag", "limit": "number", "form": FORMS,
        "was": "one", "good": "flag", "clock": "one",
    }  # fmt: skip
    EXAMPLES = (
        ("terrible for utilization", "GPU meter showing 20% usage, money flying away"),
        ("almost full", "Disk usage gauge at 92%"),
        ("half idle", "CPU utilization meter showing 45%"),
        ("nearly there", "Progress bar at 70%"),
        ("running hot", "Server thermometer at 85°C"),
        ("running out of room", "Storage bar filling up to 90%"),
        ("every single time", "Counter ticking up to 10,000 requests"),
        ("time to go", 'Flip clock showing "SAT 07:30"'),
        ("still waiting", "Stopwatch stuck at 47 seconds"),
        ("a slow line", "Speedometer stuck at 10 Mb/s"),
        ("quicker now", "Response time meter dropping from 800 ms to 120 ms"),
        ("step by step", "Slider moving from 5% to 40% to 100% new checkout"),
        ("all for nothing", "Export progress bar at 80%, server explodes, progress drops to 0%"),
        ("seats left", "Meter at 8 of 10 licences"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("one eats all", "GPU memory bar, 4 pods drawing from same pool, one greedy pod expanding"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row about one measured share: a meter, or a percentage with nothing else happening."""
        found = row.slots(reading, context)
        if not found:
            return None
        sure = 0.9 if row.form_of(reading) else 0.6
        why = f"{reading.carrier_words or 'a number'} at {found['value']}"
        return Match(grammar=self.name, confidence=sure, slots=found, why=(why,))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        meter = settled(slots, stage)
        if meter.form == "counter":
            return counter.compose(meter, stage)
        if meter.form != "dial":
            return _formed(meter, stage)
        places = placed(meter, stage)
        face, said = dial(meter, places, stage), words(meter, places, stage)
        on = subject(meter, places, stage)
        top = rider(meter, on, stage)
        money = notes((on or face).box, top, places, stage) if meter.money else ()
        wide = 0.0 if places.outside else max(max(w.widths) for w in said)
        items: tuple[Item, ...] = (
            case(places.hub, places.scale, places.radius, places.ground, wide, stage),
            face.item,
            *said,
            *((on.item,) if on else ()),
            *((top.item,) if top else ()),
            *(n.item for n in money),
        )
        return Composition(items=items, floor=places.floor, hero="gauge", beats=_beats(money, stage))


def _formed(meter: Meter, stage: Stage) -> Composition:
    """A bar or a thermometer with its words and what it measures."""
    shown = made(meter, stage)
    items = (*shown.behind, shown.meter.item, *((shown.subject.item,) if shown.subject else ()), *shown.words)
    return Composition(items=items, floor=shown.floor, hero="gauge", beats=_beats((), stage))


def _beats(notes: tuple[Placed, ...], stage: Stage) -> tuple[Beat, ...]:
    fill = Effect(target="gauge", name="draw", duration_ms=700, easing="out-cubic")
    beats = [Beat(id="read", cue=stage.cue, effects=(fill,))]
    if notes:
        lost = tuple(Effect(target=n.item.id, name="enter", start_ms=90 * i) for i, n in enumerate(notes))
        beats.append(Beat(id="lose", cue=stage.cue, effects=lost))
    return tuple(beats)
