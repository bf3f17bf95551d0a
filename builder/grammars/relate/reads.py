"""Which rows are about one thing that several are joined to, and with what slots."""

from __future__ import annotations

from builder.language.model import Figure, Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Relations that join the many to the one.
_JOINS = ("connect", "point", "share", "draw", "send")
_NAMES = {"question": "?", "tick": "tick", "cross": "cross", "warning": "!"}


def match(reading: Reading, context: Context) -> Match | None:
    """A hub (one thing) and its around (several of another kind), joined by what the row says."""
    joined = reading.relation(*_JOINS)
    if joined is None or reading.sides or reading.steps:
        return None
    pair = _hub(reading, joined.subject, joined.object)
    if pair is None:
        return None
    hub, around = pair
    slots: dict[str, object] = {"center": hub, "around": (around,)}
    change = reading.transition("turn")
    if change is not None and str(change.before) in _NAMES and str(change.after) in _NAMES:
        slots["marks"] = f"{_NAMES[str(change.before)]} -> {_NAMES[str(change.after)]}"
    elif reading.marks:
        slots["marks"] = _NAMES.get(reading.marks[0].name, "tick")
    why = (f"{around.count} {around.words} {joined.verb} one {hub.words}",)
    return Match(grammar="relate", confidence=0.8, slots=slots, why=why)


def _hub(reading: Reading, *ends: Figure | None) -> tuple[Figure, Figure] | None:
    """(the one, the many) among the ends of the relation, else among all figures that answer to an actor."""
    known = [f for f in (*ends, *reading.figures) if f is not None and (f.kind or f in ends)]
    many = next((f for f in known if f.count > 1), None)
    one = next((f for f in known if f.count == 1 and many is not None and f.kind != many.kind and f.words), None)
    return (one, many) if one is not None and many is not None and (one.kind or many.kind) else None
