"""When a row is a likeness: the words say so, or the sentence says that something *is* what the row shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.cast.daily import everyday, person
from builder.language.lexicon import stem
from builder.language.model import Figure, Reading

_LIKE = re.compile(
    r"\b(?:(?:is|are|was|it's|that's|works?|behaves?|acts?|looks?|feels?|much|exactly|just|more|a bit|sort of|kind of)"
    r" (?:just |exactly |more |a bit |a lot |very much )?like|like (?:an?|the|your)|think of|imagine"
    r"|picture (?:it|this|an?)|as if|is the \S+ of|are the \S+ of|compare (?:it|this|that) to|metaphor|analogy"
    r"|basically an?)\b",
    re.IGNORECASE,
)
_IS = re.compile(r"(?:\b(?:is|are|was|were|become|becomes)|['’](?:s|re)) (?:an?|the|your|our|just an?|nothing but an?) (?P<what>[^.,;:!?]+)", re.IGNORECASE)  # fmt: skip  # noqa: E501
_AS = re.compile(r"^(?P<what>.+?) (?:shown |drawn |pictured |depicted |dressed |disguised )?as (?:an? |the )(?P<like>[^,;:]+)", re.IGNORECASE)  # fmt: skip  # noqa: E501
_LONGEST = 8  # words of a title
#: Actors that a homograph calls up beside a thing of daily life: a card of a house of cards is no accelerator.
_TECHNICAL = frozenset({"gpu", "pod", "message-queue", "queue-rope", "node-panel", "cluster", "tank", "rail"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """`thing` stands for what is said; `company` is with it; `words`: what happens, in the author's words.

    `plain`: the sentence itself says that something is, or is like, this very thing.
    """

    thing: Figure
    company: tuple[Figure, ...] = ()
    words: str = ""
    why: str = ""
    plain: bool = False


def likeness(reading: Reading, said: str) -> Likeness | None:
    """The likeness a row draws, None where it shows the matter itself."""
    if reading.sides or len(reading.steps) > 1 or reading.marks or not reading.figures:
        return None
    meant = _AS.match(reading.text)
    hero = _hero(reading, meant["like"]) if meant else None
    if meant and hero is not None and not hero.kind.startswith("pod"):
        return Likeness(thing=hero, words=_short(meant["what"]), why=f"{meant['what']} as {meant['like']}")
    first = reading.figures[0]
    spoken = " ".join((reading.cue, said or reading.sentence))
    why = _LIKE.search(spoken) or _LIKE.search(reading.text)
    if first.count > 1 or (why is None and not any(_same(f, spoken) for f in reading.figures)):
        return None
    own = first.kind in _TECHNICAL or not everyday(first.words)
    others = tuple(
        f for f in reading.figures[1:]
        if f.kind and f.words.lower() != first.words.lower() and (own or f.kind not in _TECHNICAL)
    )[:2]  # fmt: skip
    return Likeness(
        thing=person(first),
        company=others,
        plain=_same(first, spoken) or _like(first, spoken),
        why=f"a likeness: {why[0] if why else 'it is what the row shows'}",
    )


def _same(thing: Figure, spoken: str) -> bool:
    """Whether the sentence says that something is this thing: "a cluster is an apartment building"."""
    words = {stem(w) for w in re.findall(r"[a-z]{3,}", " ".join((*thing.attributes, thing.words)).lower())}
    return any(words & {stem(w) for w in re.findall(r"[a-z]{3,}", m["what"].lower())} for m in _IS.finditer(spoken))


def _like(thing: Figure, spoken: str) -> bool:
    """Whether the sentence likens something to this thing: "like a librarian"."""
    last = stem(thing.words.lower().split()[-1]) if thing.words else ""
    return any(
        last in {stem(w) for w in m["what"].lower().split()}
        for m in re.finditer(r"\b(?:like|imagine|think of|as) (?:an?|the|your) (?P<what>\w+(?: \w+)?)", spoken, re.I)
    )


def _hero(reading: Reading, words: str) -> Figure | None:
    low = words.lower()
    return next((f for f in reading.figures if f.words.lower() in low), None)


def _short(words: str) -> str:
    return words if len(words.split()) <= _LONGEST else ""
