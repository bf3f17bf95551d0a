"""Partition: one whole cut into walled parts, each with its name, its size and whoever lives in it."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from builder.cast import figure
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.partition import block, iceberg, label, pie, rooms
from builder.grammars.partition.reads import cut
from builder.grammars.partition.whole import settled
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Partition(Grammar):
    """`of` is cut into `parts` of these `sizes`; `owners` live in them; `shape` says how the whole looks."""

    name = "partition"
    rank = 77
    title = "One whole in walled parts"
    keys = ("of", "parts", "sizes", "shape", "owners", "special", "noun", "on")
    needs = (("parts",),)
    forms: ClassVar[Forms] = {
        "of": "one",
        "shape": ("pie", "rooms", "floors", "block", "iceberg", "label"),
        "owners": "one",
        "special": "one",
        "noun": "one",
        "on": "one",
    }
    EXAMPLES = (
        ("hard walls", "Accelerator partitioned into 3 isolated slices: training, inference, dev"),
        ("one network, three worlds", "Network cut into walled slices for video, voice and sensors"),
        ("a floor each", "Building with 5 floors, one tenant per floor"),
        ("by user", "Table sharded into 4 shards by user ID: A-F, G-L, M-R, S-Z"),
        ("where the budget goes", "Error budget pie: 60% deploys, 25% incidents, 15% experiments"),
        ("public and private", "VPC carved into public subnet, private subnet and database subnet"),
        ("everyone takes a slice", "Processor core being divided into fractions, pods taking small slices"),
        ("one side is safe", "Disk split into two partitions, one encrypted"),
        ("a working day", "A day divided into 8 hours of work, 8 hours of sleep, 8 hours of rest"),
        ("who may use what", "Storage split into 50% for logs, 30% for images, 20% for backups"),
        ("bulkheads", "Thread pool divided into 4 compartments, each with its own service"),
        ("what you see", "Iceberg: interface above the water, twenty years of scripts below"),
        ("the small part", 'Iceberg with 5% "salary" above the waterline and 95% "everything else" beneath it'),
        ("train, then test", "Data set sliced 80/20 into training and test"),
        ("layer cake", "Pie: half rent, a quarter food, a quarter savings"),
        ("kept apart", "Ring-fenced corner of the warehouse for medicine"),
        ("one floor each", "Hotel: ground floor kitchen, first floor guests, top floor offices"),
        ("in three", "Log sawn into three: A-H, I-P, Q-Z"),
        ("two halves", "Half the garden planted with beans, half with roses"),
        ("one for you", "Farm divided into 6 plots, one plot handed to a chef"),
        ("nobody looked", "Milk carton on the shelf, half the label says FRESH and half SOUR"),
        ("one drawer each", "One huge folder breaking into taxes, photos, letters, each in its own drawer"),
        ("seven from one", "One card sliced into 7 instances"),
    )
    NOT = (
        ("fan out", "One queue splitting into 3 worker pods"),
        ("copies", "Node view: 1 physical GPU icon expanding into 4 virtual GPU icons"),
        ("who takes it all", "GPU memory bar, 4 pods drawing from same pool, one greedy pod expanding"),
        ("try it on a few", "Visitors split 95/5 between old page and new page"),
        ("half and half", "Pie chart: 50% tea, 50% coffee"),
        ("no knife", "A solid block that cannot be cut into pieces"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row in which one thing is cut, or stands there in named parts."""
        found = cut(reading)
        if found is None:
            return None
        slots: dict[str, Any] = {"of": found.of, "parts": found.parts}
        for name in ("sizes", "shape", "owners", "special", "noun", "on"):
            if value := getattr(found, name):
                slots[name] = value
        return Match(
            grammar=self.name, confidence=found.sure, slots=slots, why=(found.why,), assumed=found.assumed,
        )  # fmt: skip

    def objection(self, slots: Slots) -> tuple[str, str, str] | None:
        parts, sizes = slots.get("parts"), slots.get("sizes")
        if sizes and isinstance(parts, tuple | list) and isinstance(sizes, tuple | list) and len(parts) != len(sizes):
            return "sizes", f"{len(sizes)} sizes for {len(parts)} parts", "give every part a size, or none"
        return None

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        whole = settled(_told(slots, stage))
        if whole.shape == "pie":
            return pie.compose(whole, stage)
        if whole.shape == "label" and len(whole.parts) == 2:
            return label.compose(whole, stage)
        if whole.shape == "iceberg" and len(whole.parts) == 2:
            return iceberg.compose(whole, stage)
        return block.compose(whole, stage) if whole.shape == "block" else rooms.compose(whole, stage)


def _told(slots: Slots, stage: Stage) -> dict[str, Any]:
    """The slots as this grammar reads them: a number of parts is so many without names."""
    parts = slots.get("parts") or ()
    if not isinstance(parts, tuple | list):
        text = str(parts)
        number = re.fullmatch(r"\s*(\d{1,2})(?:\s+\w+)?\s*", text)
        parts = ("",) * int(number[1]) if number else tuple(p.strip() for p in text.split(","))
    sizes = slots.get("sizes") or ()
    sizes = sizes if isinstance(sizes, tuple | list) else re.split(r"\s*[,/]\s*", str(sizes))
    return {
        "of": stage.labels.get("of") or str(getattr(slots.get("of"), "words", slots.get("of") or "")),
        "parts": tuple(str(getattr(p, "words", p)) for p in parts),
        "sizes": tuple(str(s) for s in sizes),
        "shape": str(slots.get("shape") or ""),
        "owners": figure(slots["owners"]) if slots.get("owners") else None,
        "special": str(slots.get("special") or ""),
        "noun": str(slots.get("noun") or ""),
        "on": figure(slots["on"]) if slots.get("on") else None,
    }
