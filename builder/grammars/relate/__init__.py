"""Relate: actors and what joins them: a shared hub, the ground they stand on, a chain, a container."""

from __future__ import annotations

from typing import ClassVar

from builder.cast import Member, Roll, figure, figures, title_of
from builder.diagnostics import did_you_mean
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.relate import chain, inside, reads, share, stand
from builder.grammars.relate.shelf import Party
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Relate(Grammar):
    """Actors and links: hub, ground, chain, pair, inside."""

    name = "relate"
    rank = 40
    title = "Actors and what joins them"
    keys = ("center", "around", "link", "marks", "chain", "label", "inside", "holds", "layout")
    needs = (("center", "around"), ("chain",), ("inside", "holds"))
    forms: ClassVar[Forms] = dict.fromkeys(("center", "link", "marks", "label", "inside", "layout"), "one")
    EXAMPLES = (
        (
            "multiple pods CAN share",
            "Single GPU with multiple pods connected to it, question marks turning to checkmarks",
        ),
        ("4 pods can share", "4 pods each with nvidia.com/gpu: 1, all pointing to same physical GPU"),
        ("one broker for all", "Three services connected to one message queue"),
        ("the cache answers", "Single Redis cache with several web servers connected to it"),
        ("half a core each", "3 pods each with cpu: 500m, all pointing to the same node"),
        ("two developers, one database", "Two laptops connected to one database"),
        ("how a request travels", "Browser -> load balancer -> web server"),
        ("the hook calls home", 'Arrow from webhook to build server, showing "POST /hooks" request'),
        ("keep data private", "Model running locally, data staying in the cluster"),
        ("what runs on a node", "Node with 2 GPU cards and a container"),
    )
    NOT = (
        ("switching fast", "GPU switching rapidly between 4 workloads"),
        ("no memory isolation", "GPU memory bar, 4 pods drawing from same pool, one greedy pod expanding"),
        ("advertise 4", "Node view: 1 physical GPU icon expanding into 4 virtual GPU icons"),
        ("exclusive access", 'One GPU, one pod, "RESERVED" sign, other pods waiting outside'),
        (
            "rapidly switches",
            "Animation showing context switching: Pod A runs -> pause -> Pod B runs -> pause -> repeat",
        ),
        ("production training", 'X mark next to training job icon with "use MIG instead"'),
        ("usage", "GPU meter showing 20% usage, money flying away"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        return reads.match(reading, context)

    def objection(self, slots: Slots) -> tuple[str, str, str] | None:
        """A mark nobody knows."""
        parts = [part.strip().lower() for part in str(slots.get("marks", "")).replace("→", "->").split("->")]
        wrong = next((part for part in parts if part and part not in _MARKS), "")
        return ("marks", f"unknown mark {wrong[:60]!r}", did_you_mean(wrong, list(_MARKS))) if wrong else None

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        roll = Roll()
        if slots.get("chain"):
            steps = tuple(roll.take(f) for f in figures(slots["chain"]))
            directed = str(slots.get("link", "->")).strip() not in ("--", "-")
            label = str(slots.get("label") or "")
            return chain.compose(chain.Chain(steps=steps, label=label, directed=directed), stage)
        if slots.get("inside"):
            room = figure(slots["inside"])
            walls = room.kind if room.kind in ("node-panel", "boundary") else "boundary"
            members = tuple(m for f in figures(slots.get("holds")) for m in roll.take(f))
            return inside.compose(inside.Inside(room=room.label or title_of(room), walls=walls, members=members), stage)
        return self._hub(slots, stage, roll)

    def _hub(self, slots: Slots, stage: Stage, roll: Roll) -> Composition:
        hub = roll.one(figure(slots["center"]))
        around = tuple(m for f in figures(slots["around"]) for m in roll.take(f))
        if _carried(around) and str(slots.get("layout", "")) != "share":
            return stand.compose(hub, around, stage)
        before, after = marks(slots.get("marks", ""))
        return share.compose(hub, Party(members=around, before=before, after=after), stage)


def _carried(members: tuple[Member, ...]) -> bool:
    """Whether everybody brings words of their own."""
    return bool(members) and all(m.carries for m in members)


_MARKS = {"?": "question", "question": "question", "tick": "tick", "check": "tick", "cross": "cross", "x": "cross",
          "warning": "warning", "!": "warning"}  # fmt: skip


def marks(value: object) -> tuple[str, str]:
    """ "? -> tick" as (before, after); a single mark as ("", mark)."""
    parts = [part.strip().lower() for part in str(value or "").replace("→", "->").split("->")]
    named = [_MARKS[part] for part in parts if part in _MARKS]
    return ("", "") if not named else (named[0], named[1]) if len(named) > 1 else ("", named[0])
