"""The sides of a contrast: read again on their own, kept as slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.cast import figures, texts
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
KEYS = frozenset(("title", "scene", "slots", "actors", "on", "loads", "marks", "number", "notes", "items", "chain"))
_SURE = 0.6
_LONGEST = 48  # characters of a side's title
_MOST_ITEMS = 5  # in a side's list
_GROUPED = re.compile(r"\b\d{1,3}(?:,\d{3})+\b(?=\s+[a-z])", re.IGNORECASE)
_ANYBODY = frozenset(("anyone", "anybody", "everyone", "everybody", "someone", "somebody", "people"))
#: "A letter anybody can read" is a letter, and somebody who reads it.
_WHO_CAN = re.compile(r"(?<!that)(?<!which)\s+((?:any|every|some)(?:body|one)\s+can\b)", re.IGNORECASE)
_ORDER = re.compile(r"^(?:then|finally|first|afterwards)\s+|\s+(?:first|then)$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_WORDS = 4  # of one item in a side's list
#: The slots of the sides, in reading order.
NAMES = ("left", "right", "third", "fourth")
_ON = ("inside", "on", "over", "share", "draw")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side, settled: `scene` with `slots` is a grammar's; else `actors` (`on` what carries them) stand there.

    `loads`: those of them that another one has with it; `marks`: (figure, mark) pairs; `number`: a measured
    value, a block of its own where nothing else stands there; `notes`: literals printed as tags; `items`: the
    side's list as written where it is words more than things; `chain`: stations that arrows lead through.
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
    items: tuple[str, ...] = ()
    chain: tuple[Figure, ...] = ()


def slots_of(title: str, text: str, context: Context) -> dict[str, Any]:
    """A side's slots: its title, what stands there, and the scene another grammar makes of it."""
    text = _WHO_CAN.sub(r" that \1", _GROUPED.sub(lambda m: m[0].replace(",", ""), text))
    reading = read(text, nouns=context.nouns, cast=context.cast)
    on = _carrier(reading)
    actors = tuple(f for f in reading.figures if f is not on) if on and len(reading.figures) > 1 else reading.figures
    actors = tuple(_somebody(f) for f in actors)
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
    given = {
        "on": on if on and len(reading.figures) > 1 else None, "loads": loads, "marks": marks, "number": number,
        "notes": notes, "items": wordy(text), "chain": tuple(thing(s) for s in reading.steps),
    }  # fmt: skip
    return out | {name: value for name, value in given.items() if value}


def _somebody(figure: Figure) -> Figure:
    """ "Everyone" and "anybody" are people."""
    if figure.kind or figure.words.lower() not in _ANYBODY:
        return figure
    many = 3 if figure.words.lower().startswith(("every", "people")) else 1
    return replace(figure, kind="person", words="people" if many > 1 else "somebody", count=many, quantity="")


def wordy(text: str) -> tuple[str, ...]:
    """The parts of a side's list where one of them at least is more than a thing with a drawing; () else."""
    parts = tuple(_ORDER.sub("", p) for p in listed(text))
    if not 2 <= len(parts) <= _MOST_ITEMS or any(len(p.split()) > _WORDS + 1 for p in parts):
        return ()
    return () if all(_drawn(p) for p in parts) else parts


def _drawn(part: str) -> bool:
    """Whether a part is one thing with a drawing, and nothing is said of it but its number, size or state."""
    made, words = thing(part), key(part)
    small = lexicon().groups["determiners"]
    left = [w for w in words if w not in small and w not in key(" ".join((made.words, *made.attributes)))]
    return bool(made.kind) and not any(w not in lexicon().numbers and not w.isdigit() for w in left)


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
    items = texts(given.pop("items", None))
    return Side(
        title=shortened(title, _LONGEST), scene=scene, slots=own if isinstance(own, Mapping) else given,
        actors=figures(actors), on=on[0] if on else None, loads=loads, marks=tuple(_marks(marks)), number=str(number),
        notes=(notes,) if isinstance(notes, str) else tuple(str(n) for n in notes), items=items,
        chain=figures(given.pop("chain", None)),
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
