"""Verdict: items with tick, cross or strike; not this, that."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from builder.cast import Member, Roll, figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.verdict import floor, hero, plate, reads, shared, swap, twice
from builder.grammars.verdict.model import CROWD, Judged, Swap, same_set
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Verdict(Grammar):
    """Things that are judged."""

    name = "verdict"
    rank = 55
    title = "Tick, cross, strike"
    keys = ("items", "marks", "labels", "instead", "shared", "turns", "text", "sign", "stamp")
    needs = (("items",), ("text",))
    forms: ClassVar[Forms] = {
        "marks": "marks",
        "instead": "one",
        "shared": "one",
        "turns": "flag",
        "sign": "one",
        "stamp": "one",
    }
    EXAMPLES = (
        ("inference and development", "Checkmark next to inference server icon, checkmark next to laptop/dev icon"),
        ("production training", 'X mark next to training job icon with "use MIG instead"'),
        ("no half GPUs", 'Show "nvidia.com/gpu: 0.5" with a red X through it'),
        ("pin your images", 'Red cross over "latest" tag, green check on "v1.2.3"'),
        ("all or nothing", 'GPU block with a "NO SLICING" sign'),
        ("merge early", 'X mark next to long-lived branches with "use feature flags instead"'),
        ("no more passwords", "Login page crossed out"),
        ("safe to test", "Checkmark next to staging environment, X mark next to production database"),
        ("where parcels wait", "✗ parcels in the rain, ✓ parcels in the shed, ✓ letters in the box"),
        ("door policy", "Guests denied, staff allowed, couriers allowed"),
        ("house rules", "Do: closed windows. Don't: open doors at night"),
        ("too late", "Parcel stamped REJECTED"),
        ("nobody reads", "Fax machine, paper memo and notice board crossed out"),
        ("the inspection", "First two parcels get checkmarks, the third gets a red X, the fourth fades out"),
        (
            "four good homes",
            "Checkmark next to laptop, checkmark next to server, checkmark next to database, X mark next to GPU",
        ),
    )
    NOT = (
        (
            "multiple pods CAN share",
            "Single GPU with multiple pods connected to it, question marks turning to checkmarks",
        ),
        ("trouble everywhere", "Cluster with red warning icons, fire, chaos"),
        ("exclusive access", 'One GPU, one pod, "RESERVED" sign, other pods waiting outside'),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        return reads.match(reading, context)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        if slots.get("text"):
            return plate.compose(written(slots), stage)
        roll = Roll()
        items = judged(slots, stage, roll)
        instead = str(slots.get("instead") or "")
        if instead and items:
            both = [str(w) for w in slots.get("labels") or ("", "")]
            change = Swap(item=items[0], instead=instead, labels=(both[0], both[1] if len(both) > 1 else ""))
            same = same_set(items[0].member, instead)
            return twice.compose(change, stage) if same else swap.step(change, stage)
        if len(items) == 1:
            return hero.compose(
                replace(items[0], sign=str(slots.get("sign") or ""), stamp=str(slots.get("stamp") or "")), stage
            )
        common = figures(slots.get("shared"))
        hub = roll.one(common[0]) if common else None
        turns = roll.one(Figure(kind="wheel", words="turns")) if slots.get("turns") and hub else None
        if hub is None:
            return floor.compose(items, stage)
        return shared.compose(_at_work(items, roll, turns=turns is not None), hub, turns, stage)


def written(slots: Slots) -> tuple[tuple[str, str], ...]:
    """Words judged as words, with their marks."""
    given = slots["text"]
    lines = [str(w) for w in given] if isinstance(given, (tuple, list)) else [str(given)]
    marks = slots.get("marks", "cross")
    each = [str(m) for m in marks] if isinstance(marks, (tuple, list)) else [str(marks)] * len(lines)
    return tuple((words, each[min(i, len(each) - 1)]) for i, words in enumerate(lines))


def judged(slots: Slots, stage: Stage, roll: Roll) -> tuple[Judged, ...]:
    """The items with their marks; a single mark holds for all."""
    named = figures(slots.get("items"))
    given = slots.get("marks", "tick")
    marks = [str(m) for m in given] if isinstance(given, (tuple, list)) else [str(given)] * len(named)
    labels = [str(w) for w in slots.get("labels") or ()]
    out = []
    for i, thing in enumerate(named):
        many = thing.count if thing.quantity == "exact" and thing.count <= CROWD and len(named) > 1 else 1
        crowd = roll.take(thing, count=many)
        member = crowd[0]
        label = labels[i] if i < len(labels) else _label(member)
        out.append(Judged(member=member, mark=marks[i] if i < len(marks) else marks[-1], label=label,
                          crowd=crowd if many > 1 else ()))  # fmt: skip
    return tuple(out)


def _label(member: Member) -> str:
    """A pod or a machine goes by the author's words; a block says its own."""
    if member.kind in ("object", "pod", "gpu"):
        return ""
    return member.figure.label if len(member.figure.label) > 5 else member.words


def _at_work(items: tuple[Judged, ...], roll: Roll, *, turns: bool) -> tuple[Judged, ...]:
    """A pod on every machine that shares the card; where they take turns, the first one runs and the others look on."""
    pod, out, moods = Figure(kind="pod", words="pod"), [], iter(("running",))
    for item in items:
        if item.member.kind in ("pod", "object"):
            out.append(item)
            continue
        out.append(replace(item, worker=roll.one(pod, mood=next(moods, "happy" if turns else "running"))))
    return tuple(out)
