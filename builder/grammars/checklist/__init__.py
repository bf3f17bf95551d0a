"""Checklist: items ticked one by one, on a clipboard or up a flight of steps."""

from __future__ import annotations

from typing import ClassVar

from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.checklist import clipboard, reads, stairs
from builder.grammars.checklist.model import listing_of
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Checklist(Grammar):
    """`items` with their `marks`, or how many are `done`; the `current` one is lit, `actor` ticks; a `form`."""

    name = "checklist"
    rank = 57
    title = "Ticked one by one"
    keys = ("items", "done", "marks", "current", "actor", "form")
    needs = (("items",),)
    forms: ClassVar[Forms] = {
        "done": "one", "marks": "marks", "current": "one", "actor": "one", "form": ("board", "stairs"),
    }  # fmt: skip
    EXAMPLES = (
        ("before you ship", "Release checklist: tests pass, changelog written, version bumped, tag pushed"),
        ("nearly there", "Checklist with backups, alerts, runbook and rollback plan, last item still open"),
        ("what we agreed", "To-do list: rotate keys ✓, patch servers ✓, close port 22"),
        ("pack your bag", "Passport, charger and tickets being ticked off one by one"),
        ("ready to go", "Preflight checks: fuel, flaps, doors, all ticked"),
        ("step by step", "Checklist of steps: clone, build, test, deploy, two done"),
        ("nothing yet", "Empty checklist: logging, metrics, traces"),
        ("the data scientist signs off", "Data scientist ticking off bias, drift and accuracy"),
        ("DNS, TLS and CDN", "Checklist appearing on screen"),
        ("up we go", "Checklist climbing a staircase: laptop, staging, canary, production"),
    )  # fmt: skip
    NOT = (
        ("inference and development", "Checkmark next to inference server icon, checkmark next to laptop/dev icon"),
        ("from farm to shelf", "Pipeline: Harvest -> Wash -> Pack -> Ship"),
        ("pin your images", 'Red cross over "latest" tag, green check on "v1.2.3"'),
        ("three plans", "Table with plans Free, Team and Pro"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row that names a list to tick or whose things are ticked off."""
        return reads.match(reading, context)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        listing = listing_of(slots)
        if str(slots.get("form") or "") == "stairs" and stairs.suits(listing, stage):
            return stairs.compose(listing, stage)
        return clipboard.compose(listing, stage)
