"""Which rows are staged as a scene of daily life: who does what on, in, at or with what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from builder.actors import base
from builder.cast.daily import PEOPLE, everyday
from builder.cast.play import Part, play
from builder.grammars.state.effects import EFFECTS
from builder.language.lexicon import key, singular
from builder.language.model import Reading

#: Ways that tell: somebody does something, or is somewhere nobody of the trade would be.
_TELLING = (
    "on",
    "in",
    "over",
    "under",
    "behind",
    "throw",
    "give",
    "stop",
    "push",
    "hit",
    "chase",
    "fall",
    "held",
    "to",
)
_DOING = ("throw", "stop", "push", "hit", "chase", "fall", "in")
_MOST = 6
#: Nouns of daily life that are as much of the trade.
_AMBIGUOUS = frozenset((
    "queue", "queues", "relay", "race", "key", "keys", "bridge", "tunnel", "chain", "lock", "locks", "box", "boxes",
    "ring", "tree", "cloud", "root", "branch", "leaf", "leaves", "table", "tables", "letter", "letters", "net", "shelf",
    "office", "stamp", "parcel", "meter",
))  # fmt: skip
#: Creatures of tales: whoever has one on the stage means it as a likeness.
_TALES = ("ghost",)
#: Words of a row that counts, compares or lists.
_NOT = re.compile(r"\b(?:each|from \d|logos?|letters|icons?|\d+ ?%)(?!\w)", re.IGNORECASE)
#: Actors with a scene of their own; a row about them is staged only where daily life plays the larger part.
_OWN = ("code-card", "terminal-card", "bar-chart", "line-chart", "node-panel", "boundary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """The slots of a row staged, how sure that is, whether all of it is on the stage."""

    slots: Mapping[str, object]
    sure: float
    whole: bool
    unused: tuple[str, ...]
    why: str


def staged(reading: Reading, said: str) -> Staged | None:
    """The scene of a row whose parts are of daily life; None where none is, or the row is more than a scene."""
    if (
        reading.sides
        or reading.steps
        or len(reading.messages) > 1
        or reading.carrier in ("code", "terminal", "table", "chart")
    ):
        return None
    parts = play(reading)
    if not 2 <= len(parts) <= _MOST or any(p.figure.kind in _OWN for p in parts):
        return None
    if reading.numbers or any(f.kind == "brand" for f in reading.figures) or _NOT.search(reading.text):
        return None
    daily = [p for p in parts if _daily(p)]
    told = [p for p in parts if p.way in _TELLING]
    if not daily or not told or not any(_touches(p, parts) for p in told):
        return None
    acting = any(_alive(parts[p.of]) or _strange(p, parts[p.of]) for p in told if p.of >= 0)
    alone = all(_daily(p) or _alive(p) for p in parts)
    sure = (
        0.55
        if not acting
        else 0.88
        if alone and any(p.way in _DOING for p in told)
        else 0.84
        if alone
        else 0.79
        if 2 * len(daily) >= len(parts)
        else 0.68
    )
    left = unused(reading, parts)
    return Staged(
        slots=slots(parts, reading), sure=sure - 0.04 * len(left), whole=len(left) < 2, unused=left,
        why="a scene: " + ", ".join(" ".join((*p.figure.attributes, p.figure.words)) for p in parts),
    )  # fmt: skip


def slots(parts: Sequence[Part], reading: Reading) -> dict[str, object]:
    """The parts as the slots an author sets: figures, and for each how it stands to which of them."""
    taken = {p.figure.label for p in parts}
    chips = tuple(q.text for q in reading.literals if q.text not in taken)[:3]
    notes = any(p.figure.kind == "banknote" for p in parts)
    effects = tuple(e for e in reading.effects if e in EFFECTS and not (e == "money-fly" and notes))
    held: dict[str, object] = {
        "object": tuple(p.figure for p in parts),
        "staged": tuple(f"{p.way} {p.of + 1}" if p.of >= 0 else "apart" for p in parts),
    }
    return held | {name: value for name, value in (("chips", chips), ("effects", effects)) if value}


def _daily(part: Part) -> bool:
    """Whether a part is of daily life: a person, an animal, a thing of the house or the street."""
    kind = part.figure.kind
    person = bool(kind) and kind in base.kinds() and "hair" in base.info(kind).params
    if part.figure.words.split()[-1].lower() in _AMBIGUOUS:
        return False
    return kind in _TALES or everyday(part.figure.words) or (person and part.figure.kind == "person")


def _alive(part: Part) -> bool:
    """Whether a part acts by itself: whoever has a face, a card, an animal, somebody of daily life."""
    kind = part.figure.kind
    faced = bool(kind) and kind in base.kinds() and "mood" in base.info(kind).params
    return faced or kind in ("gpu", "elephant", "snail", "bird") or singular(part.figure.words.lower()) in PEOPLE


def _strange(part: Part, other: Part) -> bool:
    """Whether one of two is a thing of the trade and the other one of daily life: a likeness by itself."""
    return _daily(part) != _daily(other) and bool((other if _daily(part) else part).figure.kind)


def _touches(part: Part, parts: Sequence[Part]) -> bool:
    """Whether a way joins something of daily life to another part."""
    return _daily(part) or (part.of >= 0 and _daily(parts[part.of]))


def unused(reading: Reading, parts: Sequence[Part]) -> tuple[str, ...]:
    """Figures of the row that are no part of the play."""
    shown = {stem for p in parts for stem in key(" ".join((*p.figure.attributes, p.figure.words, p.figure.label)))}
    return tuple(f.words for f in reading.figures if f.kind and f.words and not set(key(f.words)) & shown)
