"""Timeline: turns on a clock, run and pause lanes, or steps along a rail."""

from __future__ import annotations

from typing import Any

from builder.grammars.base import Grammar, Slots, grammar
from builder.grammars.timeline import wheel
from builder.grammars.timeline.turns import turns
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.model import Match


@grammar
class Timeline(Grammar):
    """Time as a picture."""

    name = "timeline"
    rank = 60
    title = "Turns, lanes and steps"
    keys = ("steps", "loop", "form", "actors", "on", "current")

    def match(self, reading: Any, context: Any) -> Match | None:
        return None

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame(sub=canvas.name not in ("shorts", "open-graph"))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        turn = turns(slots.get("actors"), slots.get("on"))
        return wheel.compose(turn, stage)
