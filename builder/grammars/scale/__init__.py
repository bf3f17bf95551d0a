"""Scale: as many as there were, as many as there are then, and what made it so."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.cast import figure, figures, texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.scale import cause as why
from builder.grammars.scale import grow, series
from builder.grammars.scale.change import Change
from builder.grammars.scale.reads import read_scaling
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Scale(Grammar):
    """The same set before and after, at one scale, an arrow between, the trigger above it."""

    name = "scale"
    rank = 70
    title = "More or fewer of the same"
    keys = ("of", "from", "to", "after", "added", "trigger", "by", "then", "rival")
    needs = (("of",),)
    forms: ClassVar[Forms] = {
        "of": "one",
        "from": "number",
        "to": "number",
        "trigger": "one",
        "then": "one",
        "rival": "one",
    }
    EXAMPLES = (
        ("more hands at noon", "Web servers scaling from 2 to 6 as lunch orders arrive"),
        ("nobody at night", "Worker pods scaled down to zero when the shop is closed"),
        ("the queue decides", "Queue length triggering more checkout workers"),
        ("one click", "Deployment scaling: 1 pod -> 5 pods"),
        ("quiet night", "At night the fleet shrinks from 12 to 2 robots"),
        ("two more hands", "Two more cashiers join the three that are already there"),
        ("it fixes itself", "Chef changes the ovens from 2 to 6, manager puts it back to 2"),
        ("closing time", "Barista robots: 6, then 3, then 0 after midnight"),
        ("asleep by night", "Shop robots disappearing when it is dark, reappearing when customers come"),
        ("by hand", "Chef cranks ovens from 2 up to 6, manager shakes his head, back to 2"),
        ("no hurry", "Fleet growing from 2 to 5 trucks, painfully slowly"),
        ("just one more", "Autoscaler adds a third node because pods are pending"),
    )
    NOT = (
        ("fan out", "One queue splitting into 3 worker pods"),
        ("petabytes", "Data lake at massive scale"),
        ("latency", "Latency from 900 ms to 120 ms"),
        ("the trip", "Train going from Paris to Lyon"),
        ("weigh it", "A kitchen scale with two bowls"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row in which the number of one thing changes."""
        found = read_scaling(reading)
        if found is None:
            return None
        slots: dict[str, Any] = {"of": found.of}
        known = found.last >= 0 or found.added > 0
        assumed = () if found.first >= 0 and known else ("how many there are",)
        slots |= {k: str(n) for k, n in (("from", found.first), ("to", found.last)) if n >= 0}
        slots |= {"after": tuple(str(n) for n in found.after)} if found.after else {}
        slots |= {"added": str(found.added)} if found.added else {}
        slots |= {"by": found.by} if found.by else {}
        slots |= {"after": ("again",)} if found.again else {}
        slots |= {name: value for name in ("then", "rival") if (value := getattr(found, name))}
        if found.trigger:
            slots["trigger"] = found.trigger
        sure = 0.9 if known else 0.8
        reason = f"{found.of.words} scale" + (f" to {found.last}" if found.last >= 0 else "")
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(reason,), assumed=assumed)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        of = figures(slots.get("of"))[0] if slots.get("of") else figure("pod")
        first, last, added = (_count(slots.get(key)) for key in ("from", "to", "added"))
        if first < 0:
            first = 3 if last == 0 else 1
        if last < 0:
            last = first + added if added > 0 else 4
        said = (slots.get("from") is not None, slots.get("to") is not None)
        trigger = stage.labels.get("trigger") or str(slots.get("trigger", ""))
        back = texts(slots.get("after")) == ("again",)
        after = (first,) if back else tuple(_count(n) for n in texts(slots.get("after")))
        then, rival = (stage.labels.get(name) or str(slots.get(name) or "") for name in ("then", "rival"))
        by = _agents(figures(slots.get("by"))[:2], trigger, then)
        told = (trigger if not by[0] else "", then if not by[1] else "")
        change = Change(
            of=of, counts=(first, last, *(n for n in after if n >= 0))[:4], said=said, trigger=told[0],
            by=by if any(by) else (), added=max(0, added), again=back, then=told[1],
            rival=why.cause(rival) if by[0] else None, asleep=why.asleep(trigger),
        )  # fmt: skip
        return series.compose(change, stage) if len(change.counts) > 2 else grow.compose(change, stage)


def _agents(given: tuple[Figure, ...], trigger: str, then: str) -> tuple[Figure | None, Figure | None]:
    """Who or what makes the first change and the second: the author's, else what their reasons can be drawn as."""
    first = given[0] if given else why.cause(trigger)
    return first, given[1] if len(given) > 1 else why.actor(then) or why.cause(then)


def _count(value: object) -> int:
    digits = "".join(c for c in str(value if value is not None else "") if c.isdigit())
    return min(int(digits), 999) if digits else -1
