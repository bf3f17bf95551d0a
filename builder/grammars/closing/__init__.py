"""The closing slide: two halves that differ in one thing, or one takeaway with the whole cast at rest."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.closing import halves, takeaway
from builder.grammars.closing.sides import KEYS, SIDES, parted, recap, side
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.model import Match


@grammar
class Closing(Grammar):
    """An episode's last slide.

    Two parts in the headline (a line break or two sentences) and `left` and `right` make a split: each side is a
    mapping of `figure` (who carries it; without it the `hero`), `with` (who works there; left: the `cast`), `tenants`
    (who is in each walled part of a partitioned card), `sign` (words standing on it), `items` or `ticks` (what it
    is good for), `title` (its words, else its part of the headline), `turns` (whether those there take turns).
    One sentence with `good` and `bad` (what the rows ticked and crossed) stands over both halves: the `hero` with
    those it is good for, and the same hero as the sentence wants it for the others. Anything else is a takeaway:
    the sentence, `hero` and `cast` at rest, `handle` and `link`.
    """

    name = "closing"
    rank = 0
    title = "Closing takeaway"
    keys = ("left", "right", "hero", "cast", "turns", "good", "bad", "handle", "link", "speaker", "event")
    forms: ClassVar[Forms] = dict.fromkeys(("hero", "handle", "link", "speaker", "event"), "one") | {
        "left": KEYS, "right": KEYS, "turns": "flag",
    }  # fmt: skip

    def match(self, reading: Any, context: Any) -> Match | None:
        """No row is a closing."""
        return None

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame(kind="bare")

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        parts = parted(stage.words)
        signature = " · ".join(str(slots[k]) for k in ("handle", "link") if slots.get(k))
        if parts and any(slots.get(name) for name in SIDES):
            return halves.compose([side(slots, i, parts[i]) for i in (0, 1)], signature, stage)
        roomy = stage.canvas.name not in ("shorts", "open-graph")
        if roomy and slots.get("good") and slots.get("bad") and slots.get("hero"):
            return halves.compose(recap(slots, stage.words), signature, stage, over=stage.words)
        return takeaway.compose(slots, signature, stage)
