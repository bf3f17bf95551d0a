"""One becomes many: the real thing, a fan of arrows, and its copies."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.actors.base import place
from builder.actors.model import Placed
from builder.cast import figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.expand import draw, tree, zoom
from builder.grammars.expand.abreast import abreast
from builder.grammars.expand.reads import expansion
from builder.grammars.expand.spread import settled
from builder.grammars.expand.stacked import stacked
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_MOST = 8  # different things drawn of one


@grammar
class Expand(Grammar):
    """The solid source, N copies, joined by a fan; `to` a list: a line to each; `zoom`: they are in it."""

    name = "expand"
    rank = 75
    title = "One becomes many"
    keys = ("from", "to", "inside", "chip", "by", "zoom")
    needs = (("from", "to"),)
    forms: ClassVar[Forms] = {"from": "one", "inside": "one", "chip": "one", "by": "one", "zoom": "flag"}
    EXAMPLES = (
        ("advertise 4 GPUs instead of 1", "Node view: 1 physical GPU icon expanding into 4 virtual GPU icons"),
        ("fan out", "One queue splitting into 3 worker pods"),
        ("all from one file", "Recipe unfolding into starter, main course and dessert"),
        ("the kit", "Moving van opens and out come a desk, a lamp and a plant"),
        ("one script does it", "Install script creating a server, two databases and a load balancer automatically"),
        ("the octopus", "One waiter becomes five robots"),
        ("in parallel", "Build job fans out into 6 test jobs"),
        ("from the seed", "A seed growing into a forest of 40 trees"),
        ("what is in it", "Zoom into the node: kubelet, container runtime and network driver"),
        ("a fresh project", "New project appearing, database and bucket created inside it"),
        ("everywhere", "One chart unfolding into dev, test and production clusters"),
        ("carbon copies", "Letter copied to six mailboxes"),
    )

    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("at work", "Developer creating a pull request and a branch"),
        ("four seasons", "Year divided into 4 walled seasons"),
        ("it grows up", "Caterpillar turning into a butterfly"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row in which one thing turns into several."""
        found = expansion(reading)
        if found is None:
            return None
        several = len(found.parts) > 1
        slots: dict[str, Any] = {"from": found.source, "to": found.parts if several else found.parts[0]}
        inside = _scene_of(reading, context)
        if inside is not None:
            slots["inside"] = inside
        if found.by is not None:
            slots["by"] = found.by
        if found.opened:
            slots["zoom"] = "yes"
        why = f"{found.source.words} becomes {', '.join(p.words for p in found.parts)}"
        return Match(grammar=self.name, confidence=found.sure, slots=slots, why=(why,))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        parts = figures(slots.get("to"))
        if len(parts) > 1:
            root = next(iter(figures(slots.get("from"))), Figure(kind="", words="one"))
            if slots.get("zoom"):
                return zoom.compose(root, parts[:_MOST], stage)
            by = next(iter(figures(slots.get("by"))), None)
            return tree.compose(tree.Growth(source=root, parts=parts[:_MOST], by=by), stage)
        spread = settled(slots, stage)
        column = stage.square or stage.box.h > 0.8 * stage.box.w
        plan = stacked(spread, stage) if column else abreast(spread, stage)
        source = draw.source(spread, plan, stage)
        copies = tuple(draw.copies(spread, plan, stage))
        items: tuple[Item, ...] = (
            draw.panel(spread, plan, stage),
            place("wedge", id="fan", theme=stage.theme, **draw.fan(plan)).item,
            *draw.shelves(spread, plan),
            source.item,
            *(c.item for c in copies),
            *draw.words(spread, plan, stage),
        )
        return Composition(items=items, hero=source.item.id, beats=_beats(copies, stage))


def _scene_of(reading: Reading, context: Context) -> Figure | None:
    """The place a view is of: "Node view" is of a node."""
    if reading.carrier != "view" or not reading.carrier_words:
        return None
    word = reading.carrier_words.split()[0]
    kind = context.nouns.get(word.lower(), "")
    return Figure(kind=kind, words=word.lower(), count=1) if kind else None


def _beats(copies: tuple[Placed, ...], stage: Stage) -> tuple[Beat, ...]:
    fan = Effect(target="fan", name="draw", duration_ms=420, easing="in-out-cubic")
    enter = tuple(
        Effect(target=c.item.id, name="move", start_ms=300 + 100 * i, params=(("from", "source"),))
        for i, c in enumerate(copies)
    )
    return (Beat(id="expand", cue=stage.cue, effects=(fan, *enter)),)
