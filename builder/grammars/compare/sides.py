"""The two sides of a contrast: found in a row, read again on their own, kept as slots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from builder.cast import figures
from builder.cast.bill import PLACES
from builder.grammars import base
from builder.language.lexicon import key, lexicon, raw
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
_ON = ("inside", "on", "over", "share", "draw")
_VERSUS = re.compile(r"\bvs\.?\b|\bversus\b|\bcompared (?:to|with)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_TITLED = re.compile(r"^\s*(?:on (?:the )?)?([\w][\w -]{0,20}?)\s*[:=]\s+(\S.*)$", re.DOTALL)


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


@dataclass(frozen=True, slots=True)
class Contrast:
    """How a row sets two texts against each other: `op` "versus", "before-after" or "equals"."""

    op: str
    left: tuple[str, str]
    right: tuple[str, str]


@cache
def _pairs() -> Mapping[tuple[tuple[str, ...], tuple[str, ...]], str]:
    return {(key(a), key(b)): name for name, pairs in raw("contrasts").items() for a, b in pairs}


def _known(left: str, right: str) -> str:
    """What a known pair of titles is about, words that both share left out ("without cache", "with cache"); "" else."""
    a, b = key(left), key(right)
    while len(a) > 1 and len(b) > 1 and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    while len(a) > 1 and len(b) > 1 and a[0] == b[0]:
        a, b = a[1:], b[1:]
    return _pairs().get((a, b), "")


def contrast(reading: Reading) -> Contrast | None:
    """The contrast of a row: two titled texts, "X vs Y", a known pair of titles, or a split screen of two things."""
    if any(_VERSUS.search(q.text) for q in reading.literals):
        return None
    if len(reading.sides) == 2:
        left, right = (_titled(*_inner(*side)) for side in reading.sides)
        return Contrast(_op(reading.text, left[0], right[0]), left, right)
    parts = [c.text for c in reading.clauses if c.text.strip(" .")]
    named = [m for p in _parts(reading.text) if (m := _TITLED.match(p))]
    if len(named) == 2 and (op := _known(named[0][1], named[1][1])):
        return Contrast(op, _titled(named[0][1], named[0][2]), _titled(named[1][1], named[1][2]))
    own = reading.carrier == "compare" and bool(parts) and key(reading.carrier_words)[-1:] != key(parts[0])[-1:]
    if own and len(parts) == 2 and all(c.figures for c in reading.clauses):
        return Contrast(_op(reading.text, *parts), _titled(parts[0], parts[0]), _titled(parts[1], parts[1]))
    return _framed(parts)


def _inner(title: str, text: str) -> tuple[str, str]:
    """ "Memory layout: old = big blocks": the title next to the text is the side's, the one before heads the row."""
    deeper = _TITLED.match(text) if "=" in text else None
    return (deeper[1], deeper[2]) if deeper else (title, text)


def _parts(text: str) -> list[str]:
    """The text after a header, cut at commas and semicolons outside quotes."""
    return [p.strip() for p in re.split(r"[;,](?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", text) if p.strip()]


def _framed(parts: list[str]) -> Contrast | None:
    """ "messy desk before, tidy desk after": the last words of two clauses are a known pair."""
    if len(parts) != 2:
        return None
    for (a, b), op in _pairs().items():
        ends = [key(p) for p in parts]
        if op == "before-after" and ends[0][-len(a) :] == a and ends[1][-len(b) :] == b and len(ends[0]) > len(a) + 1:
            cut = [" ".join(p.split()[: -len(t)]).rstrip(" :,") for p, t in zip(parts, (a, b), strict=True)]
            titles = [" ".join(p.split()[-len(t) :]) for p, t in zip(parts, (a, b), strict=True)]
            return Contrast(op, _titled(titles[0], cut[0]), _titled(titles[1], cut[1]))
    return None


def _titled(title: str, text: str) -> tuple[str, str]:
    shown = _ARTICLE.sub("", title.strip(" .,:;"))
    shown = re.sub(r"\s+(?:shown|drawn|pictured|depicted|illustrated)$", "", shown)
    first = shown.split(" ")[0]
    return (shown[:1].upper() + shown[1:] if first.islower() else shown), text.strip(" .,;")


def _op(text: str, left: str, right: str) -> str:
    known = _known(left, right)
    if known:
        return known
    return "equals" if "=" in text and not _VERSUS.search(text) else "versus"


def slots_of(title: str, text: str, context: Context) -> dict[str, Any]:
    """A side's slots: its title, what stands there, and the scene another grammar makes of it."""
    reading = read(text, nouns=context.nouns, cast=context.cast)
    on = _carrier(reading)
    actors = tuple(f for f in reading.figures if f is not on) if on and len(reading.figures) > 1 else reading.figures
    marks = tuple((m.target, m.name) for m in reading.marks if m.target is not None)
    number = reading.numbers[0].text if reading.numbers else ""
    notes = tuple(dict.fromkeys(q.text for q in reading.literals))
    out: dict[str, Any] = {"title": title, **nested(reading, context)}
    out |= {"actors": actors} if actors else {}
    loads = tuple(r.object for r in reading.relations if r.name == "with" and r.object in actors)
    for name, value in (("on", on if on and len(reading.figures) > 1 else None), ("loads", loads), ("marks", marks),
                        ("number", number), ("notes", notes)):  # fmt: skip
        if value:
            out[name] = value
    return out


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
