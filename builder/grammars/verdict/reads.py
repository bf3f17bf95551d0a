"""Which rows judge things, and with what slots."""

from __future__ import annotations

import re

from builder.language.model import Figure, Mark, Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_INSTEAD = re.compile(r"(?:^|\b)(?:use|try|take|pick|choose|prefer)\s+(.+?)\s+instead\b", re.IGNORECASE)


def match(reading: Reading, context: Context) -> Match | None:
    """Marks on things or on words; a tick that a question turns into is no verdict."""
    if not reading.marks or reading.transition("turn"):
        return None
    targets = [(m, m.target) for m in reading.marks if m.target is not None and m.target.words]
    if targets:
        return Match(grammar="verdict", confidence=0.88, slots=_things(targets, reading, context), why=_why(reading))
    words = tuple(q.text for q in reading.literals)
    if not words:
        return None
    slots: dict[str, object] = {"text": words, "marks": tuple(m.name for m in reading.marks)}
    return Match(grammar="verdict", confidence=0.8, slots=slots, why=_why(reading))


def _things(targets: list[tuple[Mark, Figure]], reading: Reading, context: Context) -> dict[str, object]:
    slots: dict[str, object] = {
        "items": tuple(figure for _, figure in targets),
        "marks": tuple(mark.name for mark, _ in targets),
    }
    other = next((found.group(1) for q in reading.literals if (found := _INSTEAD.search(q.text))), "")
    if other and targets[0][0].name in ("cross", "strike"):
        slots["instead"] = other
        return slots
    shared = _shared(context)
    if shared is not None and len(targets) > 1 and all(mark.name == "tick" for mark, _ in targets):
        slots["shared"] = shared
    return slots


def _shared(context: Context) -> Figure | None:
    """The one thing an episode's several share: the first of which it has just one while it has many of another."""
    kind = next((kind for kind, count in context.cast.items() if count == 1), "")
    words = next((word for word, actor in context.nouns.items() if actor == kind), kind)
    many = any(count > 1 for count in context.cast.values())
    return Figure(kind=kind, words=words) if kind and many else None


def _why(reading: Reading) -> tuple[str, ...]:
    return (f"marks: {', '.join(m.name for m in reading.marks)}",)
