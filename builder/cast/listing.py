"""A list in a sentence: its parts as words, and as figures with their numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.cast.notation import figure
from builder.cast.phrase import phrase
from builder.language.model import Figure

_APART = re.compile(r"\s*(?:,\s*(?:and|or|plus|then|finally)\s+|,\s*|\s+(?:and|plus|or|&|\+)\s+)\s*", re.IGNORECASE)
_LETTERED = re.compile(r".+\s[A-Z]")
_LEADING = re.compile(r"^(?:an?|the|its|their|our|your|both|finally|then)\s+", re.IGNORECASE)


def listed(words: str) -> tuple[str, ...]:
    """The parts of "a, b and c" without their articles; commas inside quotes and brackets do not count."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found[0])
        return f"\x00{len(held) - 1}\x00"

    text = re.sub(r"[\"“][^\"”]*[\"”]|`[^`]*`|\([^)]*\)", hold, words)
    parts = (_LEADING.sub("", part.strip(" .:;")) for part in _APART.split(text))
    return tuple(re.sub(r"\x00(\d+)\x00", lambda m: held[int(m[1])], part).strip() for part in parts if part)


def thing(words: str) -> Figure:
    """One part as a figure; a last word with a capital is a name, no plural ("DNS", "Postgres"), a letter a label."""
    if _LETTERED.fullmatch(words):
        return figure(words)
    made = phrase(words)
    last = words.split()[-1] if words.split() else ""
    if made.quantity == "plural" and last != last.lower():
        return replace(figure(words), quantity="")
    return made


def things(words: str) -> tuple[Figure, ...]:
    """The parts of a list as figures."""
    return tuple(thing(part) for part in listed(words))
