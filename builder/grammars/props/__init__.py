"""Props: a thing with words hung on it, or somebody with what they carry about."""

from __future__ import annotations

from typing import ClassVar

from builder.cast import figure, figures, texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.props import callouts, gear, pasted, reads, row, spelled, tagged, worn
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Props(Grammar):
    """`actor` with `labels` as callouts or tags; equipment `around` it; things `on`, `above`, `beside` it."""

    name = "props"
    rank = 42
    title = "A thing with its labels"
    keys = ("actor", "labels", "style", "around", "on", "above", "beside")
    needs = tuple(("actor", what) for what in ("labels", "around", "style", "on", "above", "beside"))
    forms: ClassVar[Forms] = {"actor": "one", "style": ("callouts", "tags", "paper", "parts")}
    EXAMPLES = (
        ("not more than that", "Build job with limits attached: 2 CPUs, 10 minutes"),
        ("what it can do", "Phone with feature badges: GPS, camera, NFC"),
        ("how servers are marked", "Server with tags: rack=4, zone=b, owner=payments"),
        ("the parts", "Database with callouts: index, write-ahead log, buffer cache and checkpoints"),
        ("how we find them", "Labels being attached to servers like tags"),
        ("its label", "Label text appearing on server: `topology.kubernetes.io/zone=eu-1a`"),
        ("the card", "Disk labels showing: type=nvme, size=2TB, wear=4%"),
        ("the new job", "Developer with a laptop, a clipboard and a key"),
        ("what they cost", "Four databases, each with a price tag and a padlock"),
        ("what is in it", "Crate with a food label on its side: sugar 40 g, salt 2 g, may contain nuts"),
        ("just an address", "`https://shop.example/cart/42` with parts labeled: host, page, item"),
        ("one long name", "`eu-west-1a` with its segments marked: area, side, zone"),
        ("sold", 'House with a "FOR SALE" tag, question mark on top'),
        ("kept for a while", "Sticky note on the router, hourglass next to it"),
        ("the facts", "Cache card with details: engine=redis, memory=16GB, ttl=60s"),
        ("all in one", "Security engineer surrounded by a shield, a padlock and a magnet"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("who talks", "Browser connected to a web server"),
        ("nobody knows", "Question marks over a database"),
        ("one object", "An elephant"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        return reads.match(reading, context)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        actor, labels = figure(slots["actor"]), texts(slots.get("labels"))[:8]
        if slots.get("around"):
            return gear.compose(actor, figures(slots["around"]), stage)
        if worn_by := {k: figures(slots[k]) for k in ("on", "above", "beside") if slots.get(k)}:
            return worn.compose(actor, worn.Kit(**worn_by), stage)
        if actor.count > 1:
            return row.compose(actor, labels, stage)
        if slots.get("style") == "parts" and spelled.parts(actor.words, labels):
            return spelled.compose(actor.words, labels, stage)
        if slots.get("style") == "paper" and labels and pasted.legible(actor, labels, stage):
            return pasted.compose(actor, labels, stage)
        if slots.get("style") == "tags" or not labels:
            return tagged.compose(actor, labels, stage)
        return callouts.compose(actor, labels, stage)
