"""The sides of a contrast: read again on their own, kept as slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.cast import figures
from builder.cast.bill import PLACES
from builder.cast.listing import listed, thing
from builder.grammars import base
from builder.language.lexicon import key, lexicon
from builder.language.model import Figure, Reading
from builder.language.read import read
from builder.storyboard.context import Context
from builder.text.wrap import shortened

#: Scenes that are not drawn inside another.
_ALONE = ("compare", "text", "title", "closing", "meme")
#: What an author may say of a side; one with a scene has that scene's slots, too.
KEYS = frozenset(("title", "scene", "slots", "actors", "on", "loads", "marks", "number", "notes"))
_SURE = 0.6
_LONGEST = 48  # characters of a side's title
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_WORDS = 4  # of one item in a side's list
#: The slots of the sides, in reading order.
NAMES = ("left", "right", "third", "fourth")
_ON = ("inside", "on", "over", "share", "draw")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side, settled: `scene` with `slots` is a grammar's; else `actors` (`on` what carries them) stand there.

    `loads`: those of them that another one has with it; `marks`: (figure, mark) pairs; `number`: a measured
    value, a block of its own where nothing else stands there; `notes`: literals printed as tags.
    """

    title: str
    scene: str = ""
    slots: Mapping[str, Any]
    actors: tuple[Figure, ...] = ()
    on: Figure | None = None
    loads: tuple[Figure, ...] = ()
    marks: tuple[tuple[Figure | None, str], ...] = ()
    number: str = ""
    notes: tuple[str, ...] = ()


def slots_of(title: str, text: str, context: Context) -> dict[str, Any]:
    """A side's slots: its title, what stands there, and the scene another grammar makes of it."""
    reading = read(text, nouns=context.nouns, cast=context.cast)
    on = _carrier(reading)
    actors = tuple(f for f in reading.figures if f is not on) if on and len(reading.figures) > 1 else reading.figures
    marks = tuple((m.target, m.name) for m in reading.marks if m.target is not None)
    number = reading.numbers[0].text if reading.numbers else ""
    notes = tuple(dict.fromkeys(q.text for q in reading.literals))
    out: dict[str, Any] = {"title": title, **nested(reading, context)}
    unsaid = not {s for f in actors for s in key(f.words)} & set(key(reading.carrier_words))
    if "scene" not in out and reading.carrier and unsaid and actors == reading.figures:
        actors = (Figure(kind="", words=_ARTICLE.sub("", reading.carrier_words)), *actors)
    whole = "scene" in out or ((actors or number) and len(listed(text)) <= max(1, len(actors)))
    actors = actors if whole else spelled(text) or actors
    out |= {"actors": actors} if actors else {}
    loads = tuple(r.object for r in reading.relations if r.name == "with" and r.object in actors)
    for name, value in (("on", on if on and len(reading.figures) > 1 else None), ("loads", loads), ("marks", marks),
                        ("number", number), ("notes", notes)):  # fmt: skip
        if value:
            out[name] = value
    return out


def spelled(text: str) -> tuple[Figure, ...]:
    """What a side says where the reader finds nothing in it: the parts of a list, or its own few words."""
    parts = listed(text)
    if len(parts) > 1 and all(len(p.split()) <= _WORDS for p in parts):
        return tuple(thing(p) for p in parts)
    words = text.strip(" \"“”`'")
    return (Figure(kind="", words=words),) if 0 < len(words.split()) <= 2 * _WORDS else ()


def _carrier(reading: Reading) -> Figure | None:
    """What the side's things are in or on."""
    for link in reading.relations:
        if link.name == "with" and link.subject is not None and link.subject.kind in PLACES:
            return next((f for f in reading.figures if f is link.subject), None)
        if link.name in _ON and link.object is not None and link.subject is not None and link.object != link.subject:
            return next((f for f in reading.figures if f is link.object), None)
    return None


def nested(reading: Reading, context: Context) -> dict[str, Any]:
    """The scene and slots of the surest grammar that takes a side; {} when none does."""
    alone = replace(context, previous=None, previous_reading=None)
    offers = []
    for one in base.grammars():
        if one.name in _ALONE:
            continue
        match = one.match(reading, alone)
        if match is not None and match.confidence >= _SURE:
            offers.append((-match.confidence, -one.rank, one.name, match))
    if not offers:
        return {}
    best = min(offers, key=lambda o: o[:3])[3]
    return {"scene": best.grammar, "slots": dict(best.slots)}


def settled(value: object) -> Side:
    """A side from its slot: a mapping as the reader or the author writes it, or just the things on it."""
    if not isinstance(value, Mapping):
        things = figures(value)
        return Side(title="", slots={}, actors=things)
    given = dict(value)
    title, scene = str(given.pop("title", "")), str(given.pop("scene", ""))
    on, marks = figures(given.pop("on", None)), given.pop("marks", ())
    loads = figures(given.pop("loads", None))
    own = given.pop("slots", None)
    actors, number, notes = given.pop("actors", None), given.pop("number", ""), given.pop("notes", ())
    return Side(
        title=shortened(title, _LONGEST), scene=scene, slots=own if isinstance(own, Mapping) else given,
        actors=figures(actors), on=on[0] if on else None, loads=loads, marks=tuple(_marks(marks)), number=str(number),
        notes=(notes,) if isinstance(notes, str) else tuple(str(n) for n in notes),
    )  # fmt: skip


def _marks(value: object) -> Iterator[tuple[Figure | None, str]]:
    if not isinstance(value, tuple):
        return
    for one in value:
        if isinstance(one, tuple) and len(one) == 2 and (one[0] is None or isinstance(one[0], Figure)):
            yield one[0], str(one[1])


def same(words: str, title: str) -> bool:
    """Whether a title only repeats a thing's own words (articles and number apart)."""
    small = lexicon().groups["determiners"]
    a, b = (tuple(s for s in key(w) if s not in small) for w in (words, title))
    return a == b
