"""Which rows are about somebody who is served and others who wait, and with what slots."""

from __future__ import annotations

from dataclasses import replace

from builder.grammars.queue import lines
from builder.language.model import Figure, Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_OTHERS = frozenset(("code", "terminal", "meter", "chart", "table", "checklist", "dashboard", "levels", "code"))
#: Things of a waiting line that are no party to it.
_SCENERY = ("queue-rope", "sign", "badge", "arrow", "tag")
_CROWD = frozenset(("people", "crowd", "everyone", "everybody", "others", "rest", "folk", "folks", "public"))


def match(reading: Reading, context: Context) -> Match | None:
    """Waiters are required, and something they wait for that is not one of them."""
    if reading.steps or reading.sides:
        return None
    told = lines.lined(reading)
    if told is not None or reading.carrier in _OTHERS:
        return told
    parties = [f for f in reading.figures if f.kind not in _SCENERY and f.words]
    waiting = next((f for f in parties if _waits(f, reading)), None)
    if waiting is None:
        return None
    waiting = _counted(waiting)
    others = [f for f in parties if not _same(f, waiting)]
    server = _server(others, waiting, reading)
    lined = reading.carrier == "queue" or any(f.kind == "queue-rope" for f in reading.figures)
    if server is None or not (waiting.count > 1 or reading.signs or lined):
        return None
    slots: dict[str, object] = {"server": server, "waiting": (waiting,)}
    apart = [f for f in others if f is not server]
    using = next((f for f in apart if (f.kind and f.kind == waiting.kind) or _with(f, reading)), None)
    if using is not None:
        slots["using"] = (using,)
    if reading.signs:
        slots["sign"] = reading.signs[0]
    sure = 0.9 if reading.signs or lined or _outside(waiting, reading) else 0.78
    return Match(grammar="queue", confidence=sure, slots=slots, why=(f"{waiting.words} waiting for {server.words}",))


def _waits(figure: Figure, reading: Reading) -> bool:
    return (figure.state == "waiting" and figure.kind != "gpu") or _outside(figure, reading)


def _outside(figure: Figure, reading: Reading) -> bool:
    return any(r.name == "outside" and r.subject is not None and _same(r.subject, figure) for r in reading.relations)


def _same(one: Figure, other: Figure) -> bool:
    return one.words == other.words and one.clause == other.clause and one.pick == other.pick


def _counted(figure: Figure) -> Figure:
    """A crowd named in the singular is more than one."""
    if figure.count == 1 and figure.words.lower() in _CROWD:
        return replace(figure, count=3, quantity="plural")
    return figure


def _server(others: list[Figure], waiting: Figure, reading: Reading) -> Figure | None:
    """What is waited for: the first single thing of another kind than the waiters."""
    apart = [f for f in others if f.count == 1 and (f.kind != waiting.kind or not f.kind) and f.words != waiting.words]
    return apart[0] if apart else None


def _with(figure: Figure, reading: Reading) -> bool:
    """Whether the row says that this one is at, on or with the server."""
    return any(
        r.name in ("with", "connect", "hold", "on", "inside") and figure in (r.subject, r.object)
        for r in reading.relations
    )
