"""State: one hero, how it is and what that does to everything round it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, ClassVar

from builder.cast import figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.state import apart, hero, moods
from builder.grammars.state.acts import Act, act, nothings
from builder.grammars.state.each import One, each
from builder.grammars.state.effects import EFFECTS
from builder.language.lexicon import Table, key, lexicon, raw, table
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: States that a face or a sign can show on their own.
_FELT = ("angry", "sad", "confused", "tired", "shocked", "happy", "smug", "sweating", "dead", "error", "paused", "oom")
#: Links that make a row a matter between two, not a state of one.
_BETWEEN = (
    "connect", "point", "draw", "share", "send", "manage", "block", "trigger", "around", "outside", "inside", "watch",
)  # fmt: skip
#: Changes that are a scene of their own.
_MOVING = ("move", "swap", "switch", "flow", "expand", "fill", "grow", "shrink", "cut", "merge", "reorder", "scan")
_WHEN = re.compile(r"^\d{1,2}(?::\d\d)?\s*(?:am|pm|o'clock)?$", re.IGNORECASE)
_DISASTER = ("fire", "explosion", "skull")
_CARRIERS = ("", "view", "alert", "sign")


@grammar
class State(Grammar):
    """`actor` in a `state`, with `effects` ("fire", "alarm", "sleep", …) and `marks` round it; `beside`: onlookers.

    `others`: more of its kind that are otherwise, on both sides of it. `each`: several of a kind, each in a state
    of its own, with the effects `round` it ("fire + smoke", "-" for none) and its load ("95%").
    """

    name = "state"
    rank = 44
    title = "A hero in a state"
    keys = ("actor", "state", "effects", "marks", "beside", "others", "each", "round", "loads")
    needs = (("actor",), ("each",))
    forms: ClassVar[Forms] = {
        "actor": "one", "state": "one", "marks": "marks", "others": "one", "round": "lines", "loads": "lines",
    }  # fmt: skip
    EXAMPLES = (
        ("at three in the morning", "Server on fire, alarm ringing"),
        ("nobody knows", "Question marks over a database"),
        ("the weekend", "Laptop asleep"),
        ("it shipped", "Pod celebrating with confetti"),
        ("out of breath", "Exhausted laptop"),
        ("one bad apple", "One robot on fire, the others calmly sleeping"),
        ("at three", "Phone ringing loudly"),
        ("no idea", "Developer shrugging in front of a blank wall"),
        ("friday night", "The whole team celebrating, balloons everywhere"),
        ("only that one", "5 replicas, one explodes, the others keep running"),
        ("so uneven", "Three servers: one overloaded, one bored, one sleeping"),
        ("hot spots", "Disk 2 at 95% load, sweat drops; disks 1 and 3 at 4%, zzz"),
        ("it was too much", "Laptop exploding in the manager's face"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it, question marks turning to checkmarks"),
        ("terrible for utilization", "GPU meter showing 20% usage, money flying away"),
        ("who talks", "Browser connected to a tired server"),
        ("before and after", "Before: server on fire; After: server asleep"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row about how one thing is: on fire, asleep, confused, full of question marks."""
        alone = each(reading) if reading.carrier in _CARRIERS and not reading.steps else ()
        if alone:
            return self._apart(alone)
        things = tuple(f for f in _things(reading) if key(f.words) not in nothings() and not _WHEN.search(f.words))
        acted = act(reading, things)
        if acted is not None and reading.carrier in _CARRIERS and not (reading.sides or reading.steps):
            offer = self._acted(acted, things, reading)
            if offer is not None:
                return offer
        joined = any(r.name in _BETWEEN and r.subject in things and r.object in things for r in reading.relations)
        busy = joined or reading.sides or reading.steps or reading.transition(*_MOVING)
        if reading.carrier not in _CARRIERS or busy:
            return None
        marks = _marks(reading)
        effects = tuple(dict.fromkeys((*reading.effects, *_worded(reading))))
        if not things or len(things) > 3 or reading.numbers:
            return None
        actor = next((f for f in things if f.state in _FELT), things[0])
        felt = actor.state if actor.state in _FELT else ""
        if not (effects or marks or felt) or (len(things) > 2 and not effects and not felt):
            return None
        if reading.carrier == "sign" and "money-fly" not in effects:
            return None
        slots: dict[str, Any] = {"actor": _plain(actor) if felt else actor}
        slots |= {k: v for k, v in (("state", felt), ("effects", effects), ("marks", marks)) if v}
        beside = tuple(f for f in things if f is not actor)
        slots |= {"beside": beside} if beside else {}
        sure = 0.72 if effects else 0.66 if marks else 0.63
        why = f"{actor.words} {', '.join((felt, *effects, *marks)).strip(', ')}"
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(why,))

    def _apart(self, ones: tuple[One, ...]) -> Match:
        """The row as several of a kind, each as it is."""
        slots: dict[str, Any] = {
            "each": tuple(o.figure for o in ones),
            "round": tuple(" + ".join(o.effects) or "-" for o in ones),
            "loads": tuple(f"{o.share}%" if o.share >= 0 else "-" for o in ones),
        }
        slots = {name: value for name, value in slots.items() if any(v != "-" for v in value)}
        why = ", ".join(o.figure.state or "as ever" for o in ones)
        return Match(grammar=self.name, confidence=0.9, slots=slots, why=(f"each in its own state: {why}",))

    def _acted(self, acted: Act, things: tuple[Figure, ...], reading: Reading) -> Match | None:
        """The row as somebody who does something that shows how they are."""
        beside = () if acted.others else tuple(f for f in things if f is not acted.actor)
        if len(beside) > 2:
            return None
        effects = tuple(dict.fromkeys((*acted.effects, *reading.effects)))
        effects = tuple(e for e in effects if e in EFFECTS)
        slots: dict[str, Any] = {"actor": _plain(acted.actor)}
        named = (("state", acted.state), ("effects", effects), ("others", acted.others), ("beside", beside))
        slots |= {k: v for k, v in named if v}
        moving = reading.transition(*_MOVING) or any(r.name in _BETWEEN for r in reading.relations)
        sure = 0.82 if acted.others or not (beside or reading.transitions) else 0.69 if moving else 0.74
        why = f"{acted.actor.words}: {', '.join((acted.state, *effects)).strip(', ')}"
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(why,))

    def palette(self, slots: Slots) -> str:
        if slots.get("each"):
            return ""
        return "hot" if any(e in _DISASTER for e in _texts(slots.get("effects"))) else ""

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        ones = _each(slots)
        if ones:
            return moods.compose(ones, stage)
        actor = figures(slots.get("actor"))
        state = stage.labels.get("state") or str(slots.get("state", ""))
        first = replace(actor[0], state=state or actor[0].state) if actor else Figure(kind="", words=state)
        mood = hero.Mood(
            actor=first, effects=_texts(slots.get("effects")), marks=_texts(slots.get("marks")),
            beside=figures(slots.get("beside")),
        )  # fmt: skip
        others = figures(slots.get("others"))
        return apart.compose(mood, others[0], stage) if others else hero.compose(mood, stage)


def _each(slots: Slots) -> tuple[One, ...]:
    """Those of a kind as an author or a row gives them."""
    round_, loads = _lines(slots.get("round")), _lines(slots.get("loads"))
    out = []
    for i, figure in enumerate(figures(slots.get("each"))):
        effects = tuple(e.strip() for e in round_[i].split("+")) if i < len(round_) else ()
        digits = "".join(c for c in loads[i] if c.isdigit()) if i < len(loads) else ""
        known = tuple(e for e in effects if e in EFFECTS)
        out.append(One(figure=figure, effects=known, share=min(100, int(digits[:3])) if digits else -1))
    return tuple(out)


def _lines(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, tuple | list) else tuple(str(value or "").splitlines())


def _plain(figure: Figure) -> Figure:
    """The figure without the words of its state, which the scene shows."""
    said = lexicon().states
    rest = tuple(a for a in figure.attributes if not said.longest(key(a))[1])
    return replace(figure, state="", attributes=rest)


@cache
def _air() -> Table:
    """Words for what is in the air round a thing ("chaos") -> the effect that shows it."""
    return table(raw("atmosphere"))


def _things(reading: Reading) -> tuple[Figure, ...]:
    """The figures that are things and not the effect said in other words ("alarm ringing")."""
    lex = lexicon()
    out = []
    for figure in reading.figures:
        stems = key(figure.words)
        mark = any(lex.marks.longest(stems, i)[1] for i in range(len(stems)))
        effect = any(lex.effects.longest(stems, i)[1] for i in range(len(stems)))
        air = any(_air().longest(stems, i)[1] for i in range(len(stems))) and not figure.kind
        mood = lex.states.longest(stems)[1] == len(stems) and not figure.kind
        if not (mark or effect or air or mood or figure.words.lower().endswith("ing")):
            out.append(figure)
    return tuple(out)


def _worded(reading: Reading) -> tuple[str, ...]:
    """Effects the reader leaves among the nouns: "fire, chaos", "alarm ringing"."""
    lex, found = lexicon(), []
    stems = key(reading.text)
    for i in range(len(stems)):
        name = lex.effects.longest(stems, i)[0]
        needed: Mapping[str, frozenset[str]] = lex.effect_verbs
        if name and (not needed[name] or needed[name] & set(stems)):
            found.append(name)
    found += [name for i in range(len(stems)) if (name := _air().longest(stems, i)[0])]
    return tuple(found)


def _marks(reading: Reading) -> tuple[str, ...]:
    """Signs all of one kind about the thing itself; verdicts (tick, cross) are another scene's."""
    names = {m.name for m in reading.marks}
    return tuple(sorted(names)) if names and names <= {"question", "warning"} else ()


def _texts(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    return tuple(str(v) for v in value) if isinstance(value, tuple) else tuple(s.strip() for s in str(value).split(","))
