"""Which rows are about things and what joins them, and with what slots."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.cast.listing import listed
from builder.grammars.relate import spots, ties, ways
from builder.language.model import Figure, Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Head nouns and changes whose rows other grammars draw.
_OTHERS = frozenset(
    ("code", "terminal", "meter", "levels", "chart", "table", "checklist", "timeline", "dashboard", "queue", "compare",
     "chat", "alert", "form", "grid", "formula", "clock", "timer", "flow", "topology", "counter", "progress",
     "thermometer", "slider")
)  # fmt: skip
_CHANGES = ("expand", "cut", "swap", "fill", "grow", "shrink", "crash", "switch", "fly", "merge", "reorder", "move")
#: Relations that join the many to the one, and those that lead from one thing to another.
_JOINS = ("connect", "point", "share", "draw", "send", "hold")
_LEADS = ("connect", "point", "send", "draw")
_RULES = ("manage", "watch")
_PLACES = ("boundary", "node-panel")
_PROPS = ("arrow", "badge", "queue-rope", "sign", "tag", "socket", "callout")
_MARKERS = frozenset(("label", "tag", "annotation", "sticker", "taint"))
_SWARM = 12  # more of one kind are a swarm, which is another picture
_NAMES = {"question": "?", "tick": "tick", "cross": "cross", "warning": "!"}
_FROM_TO = re.compile(r"\barrows?\b.*\bfrom\b.+\bto\b", re.IGNORECASE)


def match(reading: Reading, context: Context) -> Match | None:
    """A hub with its users, a chain, or a container; at least two different parties and what joins them."""
    if not reading.sides and not reading.steps and (crewed := spots.aboard(reading.text)) is not None:
        return crewed
    if reading.sides or reading.carrier in _OTHERS:
        return None
    shaped = None
    if not reading.steps:
        tries = (ties.ring, spots.found, ways.found, ways.within, ties.shaped)
        shaped = next((made for read in tries if (made := read(reading)) is not None), None)
    if shaped is not None:
        return shaped
    changes = [c for c in _CHANGES if reading.transition(c)]
    if changes:
        pair = _tied(reading) if set(changes) <= {"switch", "move"} else None
        return pair if pair is not None and all(f.count == 1 for f in reading.figures[:2]) else None
    if any(m.name in ("cross", "strike") for m in reading.marks) or any(f.count > _SWARM for f in reading.figures):
        return None
    found = [m for m in (_hub(reading) or _chain(reading) or _inside(reading), _tied(reading), ways.same(reading)) if m]
    return max(found, key=lambda m: m.confidence, default=None)


def _tied(reading: Reading) -> Match | None:
    return ties.tied(reading) if not reading.steps else None


def _parties(figures: Sequence[Figure | None]) -> list[Figure]:
    return [f for f in figures if f is not None and f.words and _party(f)]


def _party(figure: Figure) -> bool:
    return (figure.kind not in _PROPS or bool(figure.attributes)) and figure.words.lower() not in _MARKERS


def _hub(reading: Reading) -> Match | None:
    """One thing that several of another kind are joined to."""
    joined = reading.relation(*_JOINS, *_RULES)
    if joined is None or reading.steps or _headed(reading):
        return None
    known = _parties((joined.subject, joined.object))
    known += [f for f in _parties(reading.figures) if f.kind and f not in known]
    places = () if joined.name in _JOINS else _PLACES
    many = next((f for f in known if f.count > 1 and f.kind not in places), None)
    one = next((f for f in known if f.count == 1 and many is not None and _other(f, many)), None)
    if many is None or one is None or one.kind in places:
        return None
    if not one.kind and one not in (joined.subject, joined.object):
        return None
    first = [f for f in _parties(reading.figures) if f not in (one, many) and _appears(f, reading)]
    if first:
        slots: dict[str, object] = {"chain": (*first[:2], one, many)}
        return Match(grammar="relate", confidence=0.74, slots=slots, why=(f"{one.words} {joined.verb} {many.words}",))
    slots = {"center": one, "around": (many,)}
    change = reading.transition("turn")
    if change is not None and str(change.before) in _NAMES and str(change.after) in _NAMES:
        slots["marks"] = f"{_NAMES[str(change.before)]} -> {_NAMES[str(change.after)]}"
    elif reading.marks:
        slots["marks"] = _NAMES.get(reading.marks[0].name, "tick")
    sure = 0.85 if "marks" in slots or many.carries else 0.8
    why = (f"{many.count} {many.words} {joined.verb} one {one.words}",)
    return Match(grammar="relate", confidence=sure, slots=slots, why=why)


def _headed(reading: Reading) -> bool:
    """Whether a colon parts the row: what joins is then said of its head or of one part only."""
    text = reading.text
    for literal in reading.literals:
        text = text.replace(literal.text, "")
    return ": " in text


def _other(one: Figure, many: Figure) -> bool:
    return one.words != many.words


def _chain(reading: Reading) -> Match | None:
    """Steps between things, an arrow from one to another, or a relation of two single things."""
    label = next((q.text for q in reading.literals if q.kind == "quote"), "")
    if reading.steps:
        fan = _fan(reading)
        if fan is not None:
            return fan
        parties = _parties(reading.figures)
        if len(parties) < len(reading.steps) or reading.loop or _acts(reading):
            return None
        slots: dict[str, object] = {"chain": tuple(parties[: len(reading.steps)])}
        return Match(grammar="relate", confidence=0.72, slots=slots, why=("arrows between things",))
    if _FROM_TO.search(reading.text):
        ends = _parties(reading.figures)[:2]
        if len(ends) == 2:
            slots = {"chain": tuple(ends), "label": label} if label else {"chain": tuple(ends)}
            return Match(grammar="relate", confidence=0.8, slots=slots, why=("an arrow from one to the other",))
    joined = reading.relation(*_LEADS)
    ends = _parties((joined.subject, joined.object)) if joined else []
    if joined is None or len(ends) < 2 or not _other(ends[0], ends[1]) or not (ends[0].kind or ends[1].kind):
        return None
    before = [f for f in _parties(reading.figures) if f not in ends and _appears(f, reading)]
    slots = {"chain": (*before[:2], *ends), "link": "--" if joined.name == "connect" else "->"}
    why = (f"{ends[0].words} {joined.verb} {ends[1].words}",)
    return Match(grammar="relate", confidence=0.72, slots=slots, why=why)


def _fan(reading: Reading) -> Match | None:
    """Arrows of which a step is a list: "app -> collector -> metrics, logs and traces"."""
    steps = [listed(step) for step in reading.steps]
    several = [names for names in steps if len(names) > 1]
    inner = any(len(names) > 1 for names in steps[1:-1])  # several chains, one after the other
    long = any(len(n.split()) > 3 or len(names) > 4 for names in steps for n in names)
    if reading.loop or not several or inner or long:
        return None
    if any(names[-1].split()[0].lower() in ("with", "then", "which", "where") for names in several):
        return None
    chain = tuple(" + ".join(names) for names in steps)
    why = ("arrows between things, some in a list",)
    return Match(grammar="relate", confidence=0.9, slots={"chain": chain}, why=why)


def _acts(reading: Reading) -> bool:
    """Steps that are doings, not things: those are a timeline."""
    return any(reading.transition(name) for name in ("run", "pause", "move"))


def _appears(figure: Figure, reading: Reading) -> bool:
    """A thing named before the two, in the same breath ("Service and Ingress appearing, connecting to pods")."""
    return reading.transition("appear") is not None and figure.count == 1


def _inside(reading: Reading) -> Match | None:
    """A container with things in it."""
    joined = reading.relation("inside")
    room = joined.object if joined else next((f for f in reading.figures if f.kind in _PLACES), None)
    if joined is None and room is not None:
        joined = next((r for r in reading.relations if r.name == "with" and r.subject is room), None)
        joined = joined or reading.relation(*_RULES)
    if joined is None or room is None or not room.words or room.count > 1:
        return None
    holds = [f for f in _parties(reading.figures) if f is not room and f.kind not in _PLACES]
    if not holds or (joined.name == "with" and (not any(f.kind for f in holds) or reading.transition("flow"))):
        return None
    slots: dict[str, object] = {"inside": room, "holds": tuple(holds[:4])}
    sure = 0.76 if room.kind in _PLACES else 0.66
    return Match(grammar="relate", confidence=sure, slots=slots, why=(f"{holds[0].words} in {room.words}",))
