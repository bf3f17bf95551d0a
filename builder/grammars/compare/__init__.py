"""Compare: two to four scenes side by side on one camera, each under its title."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.compare import halves
from builder.grammars.compare.contrast import contrast
from builder.grammars.compare.sides import KEYS, NAMES, Side, settled, slots_of
from builder.language.model import Reading
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Heads of a row under which a contrast is only the content of something else.
_CONTENT = ("chart", "table", "sequence", "topology")
#: Heads that say of what both sides are a view: their "=" is a title's.
_VIEWS = ("levels", "view")


@grammar
class Compare(Grammar):
    """Sides with a title each: `left`, `right`, `third`, `fourth` hold a scene of their own or what stands there."""

    name = "compare"
    rank = 78
    title = "Sides of one thing"
    keys = ("left", "right", "third", "fourth", "op", "titles")
    needs = (("left", "right"),)
    forms: ClassVar[Forms] = {
        **dict.fromkeys(NAMES, KEYS), "op": ("versus", "before-after", "equals", "same", "beside"),
    }  # fmt: skip
    EXAMPLES = (
        ("one at a time", "Split screen: bicycle courier with one parcel vs truck with 6 parcels"),
        ("after the clean-up", "Before: 3 servers, 2 of them idle; After: 1 busy server"),
        ("rent or own", "Cloud = rented bicycle, data centre = own garage"),
        ("two ways to store", "Comparison graphic: block storage vs object storage"),
        ("three ways home", "Bus = the night train, taxi = the private jet, bicycle = the lonely pod"),
        ("two kitchens", "On one side a tired cook, on the other a sleeping cook with a happy robot"),
        ("the same parcel", "Two phones side by side: one ringing, the other asleep"),
        ("who waits", "Left: a queue of customers; right: an empty counter"),
        ("two ways to store", "Memory view: contiguous = large fixed blocks; paged = small dynamic pages"),
        ("the same idea", "Side by side: Interface -> Class, Protocol -> Struct"),
        ("cheaper heating", "Heating bill before and after: $2,400 -> $800"),
        ("the short way", "Side by side: first visit: shop -> warehouse, 9 days; next visit: shop -> shelf, 2 minutes"),
        ("how long it takes", "Without cache: 8 minutes; with cache: 20 seconds"),
        (
            "what to pack",
            "By train: two suitcases, one sleepless night. By plane: hand luggage only, liquids left behind",
        ),
        ("a small crowd", "Village fair (12 balloons) vs world fair (12,000 balloons)"),
        ("two boats", "Tiny rowing boat icon next to giant container ship icon"),
        ("nobody can tell", "Side by side: hand copy and printed copy, same letter, equals sign between"),
        ("sent or fetched", "Push versus pull: courier throwing parcels / customer collecting parcels"),
    )
    NOT = (
        ("versions", "Traffic split between two versions, 80% and 20%"),
        ("which is quicker", "Bar chart: HTTP/1.1 vs HTTP/2 page load"),
        ("the joke", 'Big sign: "cats vs dogs"'),
        ("the rules", "Do: short passwords. Don't: long meetings"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row that sets one thing against another."""
        found = contrast(reading)
        if found is None:
            return None
        alike = found.op == "equals" and reading.carrier in _VIEWS
        slots: dict[str, Any] = {"op": "versus" if alike else found.op}
        slots |= {name: slots_of(*side, context) for name, side in zip(NAMES, found.sides, strict=False)}
        sides = [settled(slots[name]) for name in NAMES if name in slots]
        if not all(side.scene or side.actors or side.number for side in sides):
            return None
        if reading.carrier in _CONTENT and not any(side.scene for side in sides):
            return None
        sure = 0.95 if reading.carrier == "compare" else 0.6 if reading.carrier in _CONTENT else found.sure
        drawn = sum(bool(side.scene) or any(f.kind for f in side.actors) for side in sides)
        if slots["op"] == "equals" and 2 * drawn >= len(sides):
            sure = max(sure, 0.9)  # pictures of things, not a table of words
        why = " against ".join(title or "one side" for title, _ in found.sides)
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(why,))

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame(kind="bare", sub=False)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        sides = _sides(slots, stage)
        op = str(slots.get("op", "versus"))
        return halves.compose(sides, stage, op=op)


def _sides(slots: Slots, stage: Stage) -> tuple[Side, ...]:
    """The sides with the author's titles over the row's."""
    given = slots.get("titles")
    titles = [str(t) for t in given] if isinstance(given, tuple) else []
    out = []
    for i, name in enumerate(NAMES):
        value = slots.get(name) or {}
        if not value and i > 1:
            continue
        own = stage.labels.get(name) or (titles[i] if i < len(titles) else "")
        if own:
            value = {**value, "title": own} if isinstance(value, Mapping) else {"title": own, "actors": value}
        out.append(settled(value))
    return tuple(out)
