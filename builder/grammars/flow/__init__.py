"""Flow: things going through stages on a belt or a track, or one stream that divides."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.cast import figure, figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.flow import belt, bypass, ladder, split, track
from builder.grammars.flow.course import course
from builder.grammars.flow.stages import Line
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Flow(Grammar):
    """`of` goes through `steps`, again and again with `loop`; or it divides into `to` with `shares`."""

    name = "flow"
    rank = 66
    title = "Things in motion"
    keys = ("of", "steps", "loop", "to", "shares", "skips")
    needs = (("steps",), ("to",))
    forms: ClassVar[Forms] = {"of": "one", "loop": "flag", "skips": "one"}
    EXAMPLES = (
        ("from farm to shelf", "Pipeline: Harvest -> Wash -> Pack -> Ship"),
        ("again and again", "Workflow: Plan -> Build -> Test -> Release, repeat"),
        ("try it on a few", "Visitors split 95/5 between old page and new page"),
        ("how a parcel travels", "Parcels moving from warehouse through sorting centre to front door"),
        ("clean before use", "Water flowing through filter, tank and tap"),
        ("one write", "Client -> API -> log -> disk"),
        ("cut out the middle man", "Packets skipping the CPU, going straight from network card to GPU memory"),
        ("by language", "Router sending English mail to team A and German mail to team B"),
        ("one news, three channels", "Message fanned out to email, SMS and push"),
        ("from text to program", "Source code => compiler => machine code"),
        ("nobody notices", "Letters stamped, sorted, then carried to the post office"),
        ("many hands", "Video being cut into many chunks, sent to encoders, results merged"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("twice the size", "Database growing from 10 GB to 20 GB"),
        ("fan out", "One queue splitting into 3 worker pods"),
        ("half and half", "Pie chart: 50% tea, 50% coffee"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row in which something passes stages in order, or is divided among destinations."""
        found = course(reading)
        if found is None:
            return None
        slots: dict[str, Any] = {"of": found.of} if found.of else {}
        slots |= {"to": found.to} if found.to else {"steps": found.steps}
        slots |= {"shares": found.shares} if found.shares else {}
        slots |= {"loop": "yes"} if found.loop else {}
        slots |= {"skips": found.skips} if found.skips else {}
        return Match(grammar=self.name, confidence=found.sure, slots=slots, why=(found.why,))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        line = _line(slots, stage)
        if line.shares or slots.get("to"):
            return split.compose(line, stage)
        if slots.get("skips") and line.steps:
            return bypass.compose(line, figure(slots["skips"]), stage)
        if stage.box.h > max(0.82, 0.15 * len(line.steps)) * stage.box.w:
            return ladder.compose(line, stage)
        roomy = stage.box.w > 2.0 * stage.box.h
        if line.loop or len(line.steps) > (5 if roomy else 3) or not belt.suits(line, stage):
            return track.compose(line, stage)
        return belt.compose(line, stage)


def _line(slots: Slots, stage: Stage) -> Line:
    given = slots.get("of")
    of: Figure | None = None
    if given:
        of = figure(given) if not isinstance(given, str) else figure(stage.labels.get("of") or given)
    shares = slots.get("shares") or ()
    return Line(
        of=of,
        steps=figures(slots.get("to") or slots.get("steps"))[:8],
        shares=tuple(str(s) for s in (shares if isinstance(shares, tuple) else str(shares).split("/"))),
        loop=bool(slots.get("loop")),
    )
