"""Grid: a swarm of one kind, as a wall of cells, as a crowd, or in blocks with something going through."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from builder.cast import figure, number, texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.grid import blocks, crowd, each, groups, served, wall
from builder.grammars.grid.cells import Many, crowded
from builder.grammars.grid.reads import swarm
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Grid(Grammar):
    """Many `of` a kind, counted by `label`: one (or `odds`) is `odd`, a `wave` turns them, a `flow` goes through, some
    or `every` one wear `labels`, or kinds are `mixed`."""

    name = "grid"
    rank = 62
    title = "A swarm of one kind"
    keys = ("of", "count", "label", "layout", "odd", "wave", "flow", "by", "labels", "mixed", "odds", "every",
            "groups", "counter", "scatter", "hero", "source", "answers", "desks", "board")  # fmt: skip
    needs = (("of",),)
    forms: ClassVar[Forms] = {
        "of": "one", "count": "number", "label": "one", "layout": ("wall", "crowd"), "odd": "one",
        "wave": ("on", "off"), "flow": "one", "by": "one", "mixed": "flag", "odds": "number", "every": "flag",
        "counter": "one", "scatter": "one", "hero": "one", "source": "one", "answers": "flag", "desks": "number",
        "board": "one",
    }  # fmt: skip
    EXAMPLES = (
        ("a thousand ears", "Wall of 1000 sensors, one blinking red"),
        ("the fleet wakes up", "Fleet of 200 edge devices lighting up one by one"),
        ("lights out", "Wall of 24 servers going dark one by one"),
        ("so many clients", "Hundreds of phones"),
        ("the weakest link", "48 disks, one of them failed"),
        ("opening day", "Crowd of customers, one angry"),
        ("no shortage of them", "Swarm of containers filling the screen"),
        ("patch day", "A wave of updates passing over 60 edge boxes"),
        ("rush hour", "Grid of many routers, packets flowing through"),
        ("find the needle", "Field of dozens of microservices, one of them broken"),
        ("spread it out", "Large database grid with a backup job distributed across all"),
        ("all sorts", "Warehouse with mixed robot types, all properly labelled and sorted in rows"),
        ("lights out", "Office tower at night, windows going dark floor by floor"),
        ("everywhere", "Copies of one recipe lying on every table"),
        ("a flood", "Flood of 300 letters"),
        ("each its own", "Five fridges, a lemon in each"),
        ("two are down", "Grid of 30 shards, two red, the rest green"),
        ("as far as you see", "Endless aisles of racks"),
        ("it adds up", "Grid of 40 tickets: 12 open, 20 closed, 8 overdue"),
        ("room to spare", "Ward with 30 beds, 18 taken (blue), 12 free (gray)"),
        ("night shift", "Wall of dashboards, random ones turning red, counter showing 37"),
        ("too many windows", "Same browser tab multiplying until 60 of them fill the screen"),
        ("alone with it", "Wall of cluster icons filling the screen, one developer sweating"),
        ("who is on which", "Grid of 40 models, some with version badges"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("scale up", "Web servers scaling from 2 to 6 as lunch orders arrive"),
        ("the pool is full", "Database with 3 clients connected, 50 requests waiting in line"),
        ("latency", "Latency from 900 ms to 120 ms"),
        ("fan out", "One queue splitting into 3 worker pods"),
        ("a firewall", "Fire wall between two networks"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row about more of one kind than anyone counts."""
        found = swarm(reading)
        if found is None:
            return None
        slots: dict[str, Any] = {"of": found.of}
        for name in ("label", "layout", "odd", "wave", "flow", "by", "groups", "counter", "scatter", "hero"):
            if value := getattr(found, name):
                slots[name] = value
        if found.odds > 1:
            slots["odds"] = str(found.odds)
        if found.every:
            slots["every"] = "yes"
        if found.mixed:
            slots["mixed"] = "yes"
        if found.tags:
            slots["labels"] = found.tags
        slots |= served.slots_of(reading, found.of)
        assumed = () if found.label else ("how many there are",)
        return Match(grammar=self.name, confidence=found.sure, slots=slots, why=(found.why,), assumed=assumed)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        many = _settled(slots, stage)
        if len(groups.bands(many.groups, many)) > 1:
            return groups.compose(many, stage)
        if each.few(many, stage):
            return each.compose(many, stage)
        if many.flow is not None:
            return blocks.compose(many, stage)
        if many.source is not None or many.desks or many.board:
            return served.compose(many, stage)
        return crowd.compose(many, stage) if crowded(many) else wall.compose(many, stage)


def _settled(slots: Slots, stage: Stage) -> Many:
    of = figure(slots.get("of") or "thing")
    given = "".join(c for c in str(slots.get("count") or "") if c.isdigit())
    if given:
        of = replace(of, count=max(1, int(given)), quantity="exact")
    label = stage.labels.get("label") or str(slots.get("label") or "")
    tags = slots.get("labels") or ()
    return Many(
        of=of if of.count > 1 else replace(of, count=24, quantity="many"),
        label=label,
        layout=str(slots.get("layout") or ""),
        odd=stage.labels.get("odd") or str(slots.get("odd") or ""),
        wave=str(slots.get("wave") or ""),
        flow=_one(slots.get("flow")),
        by=_one(slots.get("by")),
        mixed=bool(slots.get("mixed")),
        odds=int(max(0.0, min(float(of.count), number(slots.get("odds")) or 0.0))),
        every=bool(slots.get("every")),
        groups=tuple(texts(slots.get("groups")))[:6],
        counter=str(slots.get("counter") or "")[:8],
        scatter=str(slots.get("scatter") or ""),
        hero=_one(slots.get("hero")),
        source=_one(slots.get("source")),
        answers=bool(slots.get("answers")),
        desks=str(slots.get("desks") or ""),
        board=str(slots.get("board") or "")[:40],
        tags=tuple(str(t) for t in (tags if isinstance(tags, tuple | list) else (tags,)))[:3],
    )


def _one(value: object) -> Figure | None:
    return figure(value) if value else None
