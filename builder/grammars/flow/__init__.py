"""Flow: things going through stages on a belt or a track, or one stream that divides."""

from __future__ import annotations

from typing import Any, ClassVar

from builder.cast import figure, figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.flow import bypass, ladder, split, stations, through, track
from builder.grammars.flow.course import course
from builder.grammars.flow.stages import Line
from builder.grammars.flow.works import staged
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Flow(Grammar):
    """`of` goes through `steps`, again and again with `loop`, past `skips`, or it divides into `to` with `shares`.

    `title`: what the whole is called. `load`: what goes along the branches.
    `was`, `got`: how `of` goes into the only step and comes out of it. `meanwhile`: what goes on all the while.
    """

    name = "flow"
    rank = 66
    title = "Things in motion"
    keys = ("of", "title", "steps", "loop", "to", "shares", "load", "skips", "was", "got", "meanwhile")
    needs = (("steps",), ("to",))
    forms: ClassVar[Forms] = {
        "of": "one", "title": "text", "loop": "flag", "skips": "one", "load": "one", "was": "text", "got": "text",
    }  # fmt: skip
    EXAMPLES = (
        ("from farm to shelf", "Pipeline: Harvest -> Wash -> Pack -> Ship"),
        ("again and again", "Workflow: Plan -> Build -> Test -> Release, repeat"),
        ("try it on a few", "Visitors split 95/5 between old page and new page"),
        ("how a parcel travels", "Parcels moving from warehouse through sorting centre to front door"),
        ("clean before use", "Water flowing through filter, tank and tap"),
        ("all by one road", "Letters, parcels, magazines moving through the depot into the van"),
        ("word by word", "A -> small -> boat, slowly"),
        ("one write", "Client -> API -> log -> disk"),
        ("nobody waits", "Pipeline: wash -> dry -> fold, shop keeps selling"),
        ("cut out the middle man", "Packets skipping the CPU, going straight from network card to GPU memory"),
        ("by language", "Router sending English mail to team A and German mail to team B"),
        ("one news, three channels", "Message fanned out to email, SMS and push"),
        ("it fixes things", "Parcel going into customs without a stamp, coming out with `checked`"),
        ("the middle man", "Same road but the broker crossed out, direct arrow from farm to table"),
        ("who gets what", 'Questions split: "opening hours?" to the bot, "my parcel is lost" to a person'),
        ("every night", "Alarm rings, backup starts, disk fills up, engineer wakes up"),
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
        slots |= {"to": found.to} if found.to else {"steps": found.acts or staged(found.steps, reading)}
        slots |= {"shares": found.shares} if found.shares else {}
        slots |= {"loop": "yes"} if found.loop else {}
        own = {"skips": found.skips, "was": found.was, "got": found.got, "title": found.title, "load": found.load}
        own["meanwhile"] = found.meanwhile
        slots |= {name: words for name, words in own.items() if words}
        return Match(grammar=self.name, confidence=found.sure, slots=slots, why=(found.why,))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        line = _line(slots, stage)
        if line.shares or slots.get("to"):
            return split.compose(line, stage)
        if slots.get("skips") and line.steps:
            return bypass.compose(line, figure(slots["skips"]), stage)
        if slots.get("got") and line.steps:
            return through.compose(line, str(slots.get("was") or ""), str(slots["got"]), stage)
        if stage.box.h > max(0.82, 0.15 * len(line.steps)) * stage.box.w:
            return ladder.compose(line, stage)
        roomy = stage.box.w > 2.0 * stage.box.h
        plan = stations.planned(line, stage) if len(line.steps) <= (7 if roomy else 4) else None
        return stations.compose(line, plan, stage) if plan else track.compose(line, stage)


def _line(slots: Slots, stage: Stage) -> Line:
    given = slots.get("of")
    of: Figure | None = None
    if given:
        of = figure(given) if not isinstance(given, str) else figure(stage.labels.get("of") or given)
    shares = slots.get("shares") or ()
    return Line(
        of=of,
        steps=figures(slots.get("to") or slots.get("steps"))[:8],
        load=figure(slots["load"]) if slots.get("load") else None,
        title=str(slots.get("title") or ""),
        meanwhile=str(slots.get("meanwhile") or ""),
        shares=tuple(str(s) for s in (shares if isinstance(shares, tuple) else str(shares).split("/"))),
        loop=bool(slots.get("loop")),
    )
