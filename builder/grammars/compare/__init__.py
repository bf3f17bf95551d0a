"""Compare: two scenes side by side on one camera, or two equations one above the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.compare import equals, halves
from builder.grammars.compare.sides import KEYS, Side, contrast, settled, slots_of
from builder.language.model import Reading
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Heads of a row under which a contrast is only the content of something else.
_CONTENT = ("chart", "table", "sequence", "topology")


@grammar
class Compare(Grammar):
    """Two sides with a title each: `left` and `right` hold a scene of their own or the things that stand there."""

    name = "compare"
    rank = 78
    title = "Two sides"
    keys = ("left", "right", "op", "titles")
    needs = (("left", "right"),)
    forms: ClassVar[Forms] = {"left": KEYS, "right": KEYS, "op": ("versus", "before-after", "equals")}
    EXAMPLES = (
        ("one at a time", "Split screen: bicycle courier with one parcel vs truck with 6 parcels"),
        ("after the clean-up", "Before: 3 servers, 2 of them idle; After: 1 busy server"),
        ("rent or own", "Cloud = rented bicycle, data centre = own garage"),
        ("two ways to store", "Comparison graphic: block storage vs object storage"),
    )
    NOT = (
        ("versions", "Traffic split between two versions, 80% and 20%"),
        ("which is quicker", "Bar chart: HTTP/1.1 vs HTTP/2 page load"),
        ("the joke", 'Big sign: "cats vs dogs"'),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row that sets one thing against another."""
        found = contrast(reading)
        if found is None:
            return None
        slots: dict[str, Any] = {
            "op": found.op, "left": slots_of(*found.left, context), "right": slots_of(*found.right, context),
        }  # fmt: skip
        sides = [settled(slots["left"]), settled(slots["right"])]
        if not all(side.scene or side.actors or side.number for side in sides):
            return None
        if reading.carrier in _CONTENT and not any(side.scene for side in sides):
            return None
        sure = 0.95 if reading.carrier == "compare" else 0.6 if reading.carrier in _CONTENT else 0.88
        why = f"{found.left[0]} against {found.right[0]}"
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(why,))

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame(kind="bare", sub=False)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        left, right = _sides(slots, stage)
        if str(slots.get("op", "")) == "equals" and not left.scene and not right.scene:
            return equals.compose(left, right, stage)
        return halves.compose(left, right, stage, op=str(slots.get("op", "versus")))


def _sides(slots: Slots, stage: Stage) -> tuple[Side, Side]:
    """Both sides with the author's titles over the row's."""
    given = slots.get("titles")
    titles = [str(t) for t in given] if isinstance(given, tuple) else []
    out = []
    for i, name in enumerate(("left", "right")):
        value = slots.get(name) or {}
        own = stage.labels.get(name) or (titles[i] if i < len(titles) else "")
        if own:
            value = {**value, "title": own} if isinstance(value, Mapping) else {"title": own, "actors": value}
        out.append(settled(value))
    return out[0], out[1]
