"""Who stands on each half of a closing, from the author's words or from what the rows ticked and crossed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder import cast as casting
from builder.actors.base import info
from builder.actors.model import Value
from builder.cast.ensemble import Ensemble, at_work, ensemble
from builder.grammars.base import Slots
from builder.language.model import Figure
from builder.layout.headline import Words

SIDES = ("left", "right")
#: What an author may say of a side.
KEYS = frozenset(("figure", "with", "cast", "tenants", "sign", "ticks", "items", "title", "turns", "running"))
_ALONE = frozenset({"dedicated", "dedicate", "exclusive", "exclusively", "own", "alone"})
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A verdict to recap: what it is of, and whether it was a tick or a cross."""

    words: str
    good: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One half: its words, who stands there, the hero's own parameters, a sign on it, what it is good for.

    `quiet`: the other half is the point.
    """

    name: str
    words: Words
    cast: Ensemble
    extra: Mapping[str, Value]
    sign: str
    ticks: tuple[Tick, ...]
    quiet: bool = False


def parted(words: Words) -> tuple[Words, Words] | None:
    """The two parts of a headline: two lines or two sentences; None for anything else."""
    string = "".join(t for t, _ in words).strip()
    cuts = list(_SENTENCE.finditer(string))
    if len(cuts) != 1:
        return None
    return _cut(words, 0, cuts[0].start()), _cut(words, cuts[0].end(), len(string))


def _cut(words: Words, start: int, end: int) -> Words:
    out: list[tuple[str, str]] = []
    at = 0
    for piece, accent in words:
        kept = piece[max(0, start - at) : max(0, end - at)]
        at += len(piece)
        if kept:
            out.append((kept, accent))
    return out


def side(slots: Slots, i: int, words: Words) -> Side:
    given = slots.get(SIDES[i])
    own: Mapping[str, Any] = given if isinstance(given, Mapping) else {"figure": given} if given else {}
    if own.get("title"):
        said = str(own["title"])
        accents = [accent for _, accent in words if accent]
        if _plain(said) != _plain("".join(t for t, _ in words)):
            words = [(said, accents[0] if accents else "")]
    named = casting.figures(own.get("figure") or slots.get("hero"))
    hero = named[0] if named and named[0].count == 1 else None
    tenants = tuple(_tenant(t) for t in _many(own.get("tenants")))
    crew = own.get("with") or own.get("cast")
    if named and hero is None:
        crew = crew or named
    elif crew is None and not tenants and not own.get("sign"):
        crew = slots.get("cast") if i == 0 else slots.get("bad")
    turns = own.get("turns", slots.get("turns", i == 0))
    ticks = own.get("ticks") or own.get("items") or ()
    return Side(
        name=SIDES[i], words=words, cast=ensemble(hero, crew, running=at_work(turns, own.get("running"))),
        extra=_walled(hero, tenants), sign=str(own.get("sign", "") or ""),
        ticks=tuple(Tick(words=_said(t)) for t in _many(ticks)), quiet=i == 0,
    )  # fmt: skip


def recap(slots: Slots, words: Words) -> tuple[Side, Side]:
    """What the rows ticked at the left; at the right what they crossed, as the sentence wants it.

    Alone where it speaks of something dedicated, else on the kind of hero it names.
    """
    string = "".join(t for t, _ in words).lower().split()
    alone = not _ALONE.isdisjoint(string)
    hero = casting.figure(slots["hero"])
    choices = info(hero.kind).params.get("variant", ((), None))[0] if hero.kind else ()
    kind = next((c for c in choices if c in string), "") if isinstance(choices, tuple) and not alone else ""
    bad = tuple(casting.figure(f) for f in _many(slots["bad"]))
    good = tuple(Tick(words=_said(f)) for f in _many(slots["good"]))[:2]
    tenants = tuple(_tenant(f) for f in bad)[:2]
    if kind == "mig" and slots.get("cast"):
        tenants = ("a", *tenants, "c")
    left = ensemble(hero, slots.get("cast"), running=at_work(slots.get("turns")))
    right = ensemble(hero, None if kind else bad)
    crossed = tuple(Tick(words=f.words, good=alone or bool(kind)) for f in bad)[:2]
    extra = _walled(hero, tenants) if kind else {}
    return (
        Side(name="left", words=(), cast=left, extra={}, sign="", ticks=good, quiet=True),
        Side(name="right", words=(), cast=right, extra=extra, sign=kind.upper(), ticks=crossed),
    )


def _walled(hero: Figure | None, tenants: tuple[str, ...]) -> Mapping[str, Value]:
    """A card with tenants is a partitioned one."""
    if not tenants or hero is None or not hero.kind:
        return {}
    takes = info(hero.kind).params
    variants = takes.get("variant", ((), None))[0]
    walled = {"variant": "mig"} if isinstance(variants, tuple) and "mig" in variants else {}
    return {**walled, "tenants": tenants} if "tenants" in takes else {}


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _many(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple | list) else () if value in (None, "") else (value,)


def _said(value: object) -> str:
    """What a thing is called: its label where the author gave one, else its words."""
    return (value.label or value.words) if isinstance(value, Figure) else str(value)


def _tenant(value: object) -> str:
    """A tenant of a partitioned card as the actor wants it: a pod's letter or another actor's name."""
    if isinstance(value, str) and len(value) == 1:
        return value.lower()
    member = casting.Roll().one(casting.figure(value))
    return member.letter.lower() if member.kind == "pod" and member.letter else member.kind
