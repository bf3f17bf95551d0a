"""Place: one of several places is chosen and something lands there; or only what fits is kept."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.cast import figure, figures, texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.place import bays, reads, sift
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_MOST = 12


@grammar
class Place(Grammar):
    """`by` chooses `among` places the one that is a `match`, `item` lands there; mode filter: what to `keep`."""

    name = "place"
    rank = 46
    title = "One place is chosen"
    keys = ("among", "match", "item", "by", "mode", "keep")
    needs = (("among",),)
    forms: ClassVar[Forms] = {"among": "one", "match": "one", "item": "one", "by": "one", "mode": ("land", "filter")}
    EXAMPLES = (
        ("the load balancer picks", "Load balancer looking at 3 servers, one is idle (green), sends the request there"),
        ("the scheduler finds room", "Scheduler looking at 4 nodes, one has free memory, places pod there"),
        ("it goes where it fits", "Parcel lands on the empty shelf"),
        ("pinned", "Database replica scheduled onto the SSD node"),
        ("one by one", "Load balancer picks the healthy server among four, request goes there"),
        ("only the fast ones", "Filter visualization: only NVMe disks highlighted"),
        ("which servers have it", "Six servers, only the patched servers highlighted, others greyed out"),
        ("take what you need", "Cherry-picking features from a toolbox (just logging, just tracing)"),
        ("the right drawer", "The operator puts the backup on the right disk"),
        ("ship it", "Container dropped onto a cluster"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("how it flows", "Browser -> load balancer -> web server"),
        ("who waits", "One printer, three laptops waiting outside"),
        ("at three in the morning", "Server on fire, alarm ringing"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        return reads.match(reading, context)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        slot = figure(slots["among"])
        keep = texts(slots.get("keep"))
        if slots.get("mode") == "filter" and keep:
            return sift.compose(slot, min(slot.count, _MOST), keep, stage)
        count = min(max(slot.count, 1), _MOST)
        choice = bays.Choice(
            slot=slot, count=count, lit=_lit(count), label=str(slots.get("match", "")),
            item=_first(slots.get("item")), by=_first(slots.get("by")),
        )  # fmt: skip
        return bays.compose(choice, stage)


def _lit(count: int) -> int:
    """The chosen one: last of three, last but one of more, where there are two rows in the upper one."""
    return count - 1 if count < 4 else count - 2 if count < 6 else count // 2 - 2


def _first(value: Any) -> Figure | None:
    return next(iter(figures(value)), None)
