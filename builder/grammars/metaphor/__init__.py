"""Metaphor: one object as the hero of the slide, on a plinth with its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

from builder.cast import figures, texts
from builder.cast.daily import everyday as is_everyday
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.metaphor import balance, chain, contest, played, plinth, scenes, staging, tableau
from builder.grammars.metaphor.everyday import story
from builder.grammars.metaphor.reads import likeness
from builder.language.lexicon import key, lexicon
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Literals that are words on the object, not code.
_WORDS = ("quote",)
_INSIDE = re.compile(r"\b(?:inside|in it|within)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:title|titled|labell?ed|called|named|marked|reading|saying|label|words?|caption|inscription)\b", re.I
)
_SCENES: Mapping[str, Callable[[played.Played, Stage], Composition]] = {
    "race": contest.race, "rope": contest.rope, "brigade": chain.brigade, "beads": chain.beads, "burden": chain.burden,
}  # fmt: skip


@grammar
class Metaphor(Grammar):
    """`object` stands for something else; `title` on its plinth; `with`: what it has with it.

    `staged`: for each object how it stands to another ("on 1", "stop 2", "apart" by itself), with `chips` over them and
    `effects` round the first. `weighed`: the two on the ends of a see-saw, the one that is `down`. `played`: one of the
    scenes that whatever plays them carries, with `notes` on each and `how` it stands.
    """

    name = "metaphor"
    rank = 30
    title = "An object as hero"
    keys = ("object", "title", "with", "story", "staged", "chips", "effects", "weighed", "down", "played",
            "notes", "how")  # fmt: skip
    needs = (("object",),)
    forms: ClassVar[Forms] = {
        "title": "one", "story": "lines", "staged": "lines", "weighed": ("see-saw", "scales"),
        "down": ("left", "right"), "played": played.SCENES, "notes": "lines", "how": played.HOW,
    }  # fmt: skip
    EXAMPLES = (
        ("one tool for all", 'A Swiss army knife with the title "one tool"'),
        ("it never forgets", "An elephant"),
        ("keep it closed", "Icon of a medieval castle with a moat"),
        ("the tip", 'Iceberg labelled "what users see"'),
        ("imagine a lighthouse", "Lighthouse blinking above the rocks"),
        ("serve it stale", "Baker sells yesterday's bread while the apprentice is still kneading"),
        ("who is first", "Turtle crosses the line while the rabbit still ties his shoes"),
        ("like a referee", "A referee blowing a whistle"),
        ("once more", "Robot pushing a boulder up a hill"),
        ("no way in", "Doorman at a hotel door stopping a guest"),
        ("what matters more", "See-saw: comfort on one side, price on the other"),
        ("round it goes", "Server running in a hamster wheel"),
        ("who is faster", "Bicycle (12 min) racing a bus (40 min) to the same finish line"),
        ("bound", 'Two sledges named "front" and "back", tied together, the rope snaps'),
        ("hand over hand", "A crate with the ashes passed from hand to hand down the line"),
        ("one by one", "String of beads 1 to 5: bead 3 turns green, bead 5 takes the red of bead 1"),
        ("all on him", "Donkey buckling under a pile of carpets, pans, chairs and a piano"),
        ("here you are", "Librarian tossing books around like confetti"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("at three in the morning", "Server on fire, alarm ringing"),
        ("rent or own", "Cloud = rented bicycle, data centre = own garage"),
        ("who has keys", "Three keys, two doors and a guard"),
        ("one becomes many", "One queue splitting into 3 worker pods"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row that is one thing's name and what it has with it, or a thing that what is said is likened to."""
        staged = self._weighed(reading) or self._played(reading) or self._staged(reading, context)
        return staged or self._alone(reading) or self._likened(reading, context) or self._told(reading)

    def _weighed(self, reading: Reading) -> Match | None:
        """A see-saw or scales with something on each end."""
        found = balance.ends(reading)
        if found is None:
            return None
        slots = {"object": (found.left, found.right), "down": ("left", "", "right")[found.down + 1]}
        slots = {name: value for name, value in slots.items() if value} | {"weighed": found.on}
        why = f"{found.left.words} against {found.right.words}"
        return Match(grammar=self.name, confidence=0.88, slots=slots, why=(why,))

    def _played(self, reading: Reading) -> Match | None:
        """A race, a rope, a chain of hands, beads or a burden."""
        found = played.played(reading)
        if found is None:
            return None
        slots: dict[str, Any] = {"object": found.things, "played": found.name, "notes": found.notes, "how": found.how}
        slots = {name: value for name, value in slots.items() if value}
        return Match(grammar=self.name, confidence=0.91, slots=slots, why=(f"a scene: {found.name}",))

    def _staged(self, reading: Reading, context: Context) -> Match | None:
        """A scene of daily life with somebody of the matter in it: each on, in, at or with something."""
        found = staging.staged(reading, context.said)
        if found is None:
            return None
        return Match(
            grammar=self.name, confidence=found.sure, level="L1" if found.whole else "L2", slots=found.slots,
            unused=found.unused, why=(found.why,),
        )  # fmt: skip

    def _alone(self, reading: Reading) -> Match | None:
        things = tuple(f for f in reading.figures if not _TITLE.fullmatch(f.words) and not _colour(f))
        if (
            reading.carrier not in ("", "view")
            or _elsewhere(reading)
            or not things
            or len(things) > 2
            or _INSIDE.search(reading.text)
            or things[0].count > 1
        ):
            return None
        company = things[1:]
        if company and not any(r.name == "with" and r.object == company[0] for r in reading.relations):
            return None
        quotes = [q.text for q in reading.literals if q.kind in _WORDS]
        slots: dict[str, Any] = {"object": things[0]}
        slots |= {"title": quotes[0]} if quotes else {}
        slots |= {"with": company} if company else {}
        sure = 0.6 if quotes and _TITLE.search(reading.text) else 0.5
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(f"one thing: {things[0].words}",))

    def _told(self, reading: Reading) -> Match | None:
        """A row of daily life and nothing else: the likeness goes without saying."""
        told = story(reading)
        if not told:
            return None
        slots: dict[str, Any] = {"object": tuple(s.thing for s in told)}
        slots |= {"story": tuple(s.words for s in told)} if len(told) > 1 else {}
        return Match(grammar=self.name, level="L2", confidence=0.56, slots=slots, why=("a scene of daily life",))

    def _likened(self, reading: Reading, context: Context) -> Match | None:
        found = likeness(reading, context.said)
        if found is None:
            return None
        slots: dict[str, Any] = {"object": found.thing, "with": found.company, "title": found.words}
        slots = {name: value for name, value in slots.items() if value}
        sure = 0.83 if found.plain and is_everyday(found.thing.words) else 0.62
        return Match(
            grammar=self.name, confidence=sure, level="L1" if found.words else "L2", slots=slots, why=(found.why,)
        )

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        thing = figures(slots.get("object"))
        if slots.get("weighed") and len(thing) > 1:
            down = {"left": -1, "right": 1}.get(str(slots.get("down", "")), 0)
            return balance.compose(
                balance.Ends(left=thing[0], right=thing[1], down=down, on=str(slots.get("weighed"))), stage
            )
        scene = str(slots.get("played", ""))
        if thing and scene in _SCENES and len(thing) >= (1 if scene in ("brigade", "beads") else 2):
            how, notes = str(slots.get("how", "")), texts(slots.get("notes"))
            return _SCENES[scene](played.Played(name=scene, things=thing, notes=notes, how=how), stage)
        staged = texts(slots.get("staged"))
        if staged and thing:
            parts = tableau.parts(thing, staged)
            return tableau.compose(
                tableau.Tableau(parts=parts, chips=texts(slots.get("chips")), effects=texts(slots.get("effects"))),
                stage,
            )
        told = texts(slots.get("story"))
        if len(thing) > 1 and told:
            return scenes.compose(tuple(zip(thing[:3], (*told, "", "", "")[: len(thing[:3])], strict=True)), stage)
        shown = thing[0] if thing else Figure(kind="", words=str(slots.get("title", "")))
        title = stage.labels.get("title") or str(slots.get("title", ""))
        if title and shown.label == title:
            shown = replace(shown, label="")
        return plinth.compose(shown, figures(slots.get("with")), title, stage)


def _colour(figure: Figure) -> bool:
    """Whether the reader took a colour for a thing ("big red")."""
    last = key(figure.words)[-1:]
    return not figure.kind and bool(lexicon().colours.longest(last)[0])


def _elsewhere(reading: Reading) -> bool:
    """Whether something happens, is measured, joined or judged: then it is no lone object."""
    joined = any(r.name not in ("with", "") for r in reading.relations)
    happens = reading.transitions or reading.steps or reading.sides or reading.marks or reading.effects
    listed = len([c for c in reading.clauses if c.figures]) > 1 or any(f.carries for f in reading.figures)
    told = any(c.kind == "beat" for c in reading.clauses) and not _TITLE.search(reading.text)
    code = any(q.kind not in _WORDS for q in reading.literals)
    return bool(joined or happens or reading.numbers or told or listed or code or reading.negated or reading.signs)
