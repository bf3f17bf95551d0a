"""A list of things to do: what is done, what is next, who ticks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.cast import Member, Roll, figures
from builder.grammars.base import Slots

MOST = 9
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item: its words, and "tick", "cross" or "" for open."""

    words: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Entries in order; `current`: index of the one at hand, -1 for none; `actor`: who ticks."""

    entries: tuple[Entry, ...]
    current: int
    actor: Member | None = None


def listing_of(slots: Slots) -> Listing:
    """The list of a row or of an author; where nobody says what is done, all but the last."""
    words = _lines(slots.get("items"))[:MOST] or [""] * 4
    named = str(slots.get("current") or "").lower()
    at = next((i for i, w in enumerate(words) if named and named in w.lower()), -1)
    marks = _marks(slots, len(words)) if at < 0 or _told(slots) else ["tick"] * at + [""] * (len(words) - at)
    entries = tuple(Entry(words=w, mark=m) for w, m in zip(words, marks, strict=True))
    if at < 0:
        at = next((i for i, m in enumerate(marks) if not m), -1)
    cast = figures(slots.get("actor"))
    return Listing(entries=entries, current=at, actor=Roll().one(cast[0]) if cast else None)


def _told(slots: Slots) -> bool:
    """Whether the author or the row says what is done."""
    return bool(slots.get("marks")) or slots.get("done") is not None


def _lines(given: object) -> list[str]:
    if not given:
        return []
    return [str(line) for line in given] if isinstance(given, (tuple, list)) else [str(given)]


def _marks(slots: Slots, count: int) -> list[str]:
    """A mark for each entry: the author's, else as many ticks as are said to be done."""
    given = [str(m).replace("open", "") for m in _lines(slots.get("marks"))]
    if given:
        return [given[i] if i < len(given) else "" for i in range(count)]
    done = str(slots.get("done") if slots.get("done") is not None else "")
    if done == "all":
        return ["tick"] * count
    found = _NUMBER.search(done)
    ticked = int(found[0]) if found else 0 if done == "none" else count - 1
    return ["tick" if i < ticked else "" for i in range(count)]
