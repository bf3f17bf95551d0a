"""The whole and its parts, settled: names, shares, colours, who lives where, how it is drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.cast import Member, Roll
from builder.cast.case import case_for
from builder.cast.phrase import phrase
from builder.grammars.partition.reads import tenant
from builder.language.lexicon import key, lexicon
from builder.language.model import Figure

MOST = 8
_BAD = re.compile(
    r"\b(?:flood|leak|burn|on fire|broken|break|infect|fail|crash|full|dead|lost|breach|compromis|hack|empty|"
    r"ruin|rotten|sour|spoil|corrupt|bad|unsafe|wrong|"
    r"overload)",
    re.I,
)
#: "One slice handed to a tenant": somebody has it.
_HANDED = re.compile(
    r"\b(?:hand|giv|assign|go|lend|lent|pass|sold|sell|rent|allocat|reserv|attach)\w*\s+(?:over\s+|out\s+)?(?:to|for)\s+"
    r"(?:an?|the|one)?\s*(?P<who>[\w-]+(?:\s[\w-]+)?)$",
    re.I,
)
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
#: Parts in which workloads live, and drawings of what each of them may be given.
_PLACES = frozenset(("namespace", "instance", "tenant"))
_FITTED = {"memory": "memory-module", "disk": "hard-disk", "storage": "hard-disk", "network": "network-card"}
_DRUM = re.compile(r"\b(?:cylinder|drum|barrel|keg|tin|can)$", re.I)
_TONES = (*"abcdeft", "gold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part: its label ("" none), its share of the whole 0..1, how that is written, its colour, who is in it."""

    label: str
    share: float
    reading: str
    tone: str
    who: Member | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """The slots, settled. `named`: parts that are names only; `owned`: the same kind of owner in each.

    `case`: the outline of every piece; `on`: what a label sticks on; `held`: what everybody in a room has there.
    """

    name: str
    parts: tuple[Part, ...]
    shape: str
    owned: bool
    case: str = ""
    on: Member | None = None
    held: Member | None = None

    @property
    def sized(self) -> bool:
        return any(p.reading for p in self.parts)


def bad(words: str) -> bool:
    """Whether words say that something is not well."""
    return bool(_BAD.search(words)) or lexicon().states.longest(key(words))[0] in ("dead", "error", "broken")


def settled(slots: Mapping[str, Any]) -> Whole:
    labels: tuple[str, ...] = slots["parts"][:MOST] or ("", "", "")
    given, held = _tenants(slots["owners"], slots.get("noun") or "", labels)
    sizes: tuple[str, ...] = slots["sizes"] if len(slots["sizes"]) == len(labels) else ()
    shares = _shares(sizes, len(labels))
    owners = _owners(given, labels)
    special = slots["special"]
    holder = _holder(special)
    parts = []
    for i, (label, share) in enumerate(zip(labels, shares, strict=True)):
        who = owners[i]
        tone = who.who if who is not None and who.who else _TONES[i % len(_TONES)]
        if special:
            tone, who = ("fail" if _BAD.search(special) else "ok", _sealed(special)) if i == 0 else ("", who)
            label = special if i == 0 and holder is None else label
            if i == 0 and holder is not None:
                tone, who = holder.who or "ok", holder
        reading = sizes[i] if sizes else ""
        parts.append(Part(label=label, share=share, reading=reading, tone=tone, who=who))
    named = bool(given) and slots["owners"] is None and len(labels) <= 4
    parts = [replace(p, label=f"{slots['noun']} {n}") if named else p for n, p in enumerate(parts, 1)]
    shape = slots["shape"] or ("block" if holder else "rooms" if special else _shape(sizes, owners, labels))
    owned = slots["owners"] is not None or (holder is not None and shape == "block")
    case = (
        "drum"
        if not (any(owners) or any(sizes)) and (_DRUM.search(slots["of"]) or case_for(slots["of"]) == "drum")
        else ""
    )
    shape = "block" if case else shape
    on = Roll().one(replace(slots["on"], count=1)) if slots.get("on") else None
    return Whole(name=_capital(slots["of"]), parts=tuple(parts), shape=shape, owned=owned, case=case, on=on, held=held)


def _tenants(given: Figure | None, noun: str, labels: Sequence[str]) -> tuple[Figure | None, Member | None]:
    """Who lives in parts without names where the parts are places of workloads; what else each is said to have."""
    if any(labels) or noun not in _PLACES:
        return given, None
    if given is None or not given.kind:
        kind = _FITTED.get(given.words.lower().split()[-1], "") if given is not None else ""
        held = Roll().one(Figure(kind=kind, words=given.words)) if given is not None and kind else None
        return (Figure(kind="pod", words="pod"), held) if given is None or kind else (given, None)
    return given, None


def _holder(special: str) -> Member | None:
    """Who the one part is handed to; None where that is not said of it."""
    found = _HANDED.search(special)
    figure = phrase(found["who"]) if found else None
    return Roll().one(replace(figure, count=1), mood="happy") if figure is not None and figure.kind else None


def _owners(given: Figure | None, labels: Sequence[str]) -> tuple[Member | None, ...]:
    """Who lives in each part: the owners in turn, else the actors the parts' names answer to."""
    roll = Roll()
    if given is not None:
        one = replace(given, count=len(labels), quantity="exact")
        return roll.take(one, mood="happy")
    found = [tenant(label) for label in labels]
    if sum(f is not None for f in found) * 2 < len(labels):
        return (None,) * len(labels)
    return tuple(roll.one(f) if f is not None else None for f in found)


def _sealed(special: str) -> Member | None:
    """What shows that one part is not like the others: a padlock where it is locked."""
    locked = "locked" in {lexicon().states.longest(key(special))[0]}
    return Roll().one(phrase("padlock")) if locked else None


def _shares(sizes: Sequence[str], count: int) -> tuple[float, ...]:
    """The parts' shares of their sum: from per cent, fractions or amounts; even where nobody says."""
    values = [v for s in sizes if (v := _value(s)) > 0]
    if len(values) != count:
        return (1 / count,) * count
    return tuple(v / sum(values) for v in values)


def _value(size: str) -> float:
    if m := re.search(r"(\d+)\s*/\s*(\d+)", size):
        return int(m[1]) / max(1, int(m[2]))
    found = re.search(r"\d+(?:\.\d+)?", size)
    if found:
        return float(found[0])
    words = size.lower().split()
    many = {"two": 2, "three": 3}.get(words[0], 1) if words else 0
    return next((many / n for word, n in _FRACTIONS.items() if words and words[-1].startswith(word)), 0.0)


def _shape(sizes: Sequence[str], owners: Sequence[Member | None], labels: Sequence[str]) -> str:
    if sizes or (len(labels) > 3 and labels[0] and len(set(labels)) == 1):
        return "block"
    return "rooms" if any(owners) or any(labels) else "block"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:] if words[1:2].islower() or len(words) == 1 else words
