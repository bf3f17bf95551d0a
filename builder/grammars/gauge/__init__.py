"""A reading on a dial beside the thing it measures, and what the reading costs."""

from __future__ import annotations

from typing import Any

from builder.actors.model import Placed
from builder.grammars.base import Grammar, Slots, grammar
from builder.grammars.gauge.dial import dial, placed, subject, words
from builder.grammars.gauge.meter import settled
from builder.grammars.gauge.notes import notes
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Heads of a row that a dial answers to.
CARRIERS = ("meter", "progress", "thermometer", "slider", "counter")


@grammar
class Gauge(Grammar):
    """A dial, its number large in the open foot; what it measures stands beside it on the same floor."""

    name = "gauge"
    rank = 80
    title = "Gauge or meter"
    keys = ("value", "unit", "of", "money", "limit")
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
        meter = settled(slots, stage)
        places = placed(meter, stage)
        made = dial(meter, places, stage)
        on = subject(meter, places, stage)
        money = notes((on or made).box, places, stage) if meter.money else ()
        items: tuple[Item, ...] = (
            made.item,
            *words(meter, places, stage),
            *((on.item,) if on else ()),
            *(n.item for n in money),
        )
        return Composition(items=items, floor=places.floor, hero="gauge", beats=_beats(money, stage))


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


def _beats(notes: tuple[Placed, ...], stage: Stage) -> tuple[Beat, ...]:
    fill = Effect(target="gauge", name="draw", duration_ms=700, easing="out-cubic")
    beats = [Beat(id="read", cue=stage.cue, effects=(fill,))]
    if notes:
        lost = tuple(Effect(target=n.item.id, name="enter", start_ms=90 * i) for i, n in enumerate(notes))
        beats.append(Beat(id="lose", cue=stage.cue, effects=lost))
    return tuple(beats)
