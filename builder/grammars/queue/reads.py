"""Which rows are about somebody who is served and others who wait, and with what slots."""

from __future__ import annotations

from builder.language.model import Figure, Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_WAITS = ("waiting", "queued", "pending", "blocked", "idle")


def match(reading: Reading, context: Context) -> Match | None:
    """Waiters are required, and something they wait for that is not one of them."""
    waiting = next((f for f in reading.figures if f.kind and (f.state in _WAITS or _outside(f, reading))), None)
    if waiting is None or reading.steps or reading.sides:
        return None
    others = [f for f in reading.figures if f is not waiting and f.kind]
    server = next((f for f in others if f.kind != waiting.kind), None)
    if server is None:
        return None
    slots: dict[str, object] = {"server": server, "waiting": (waiting,)}
    using = next((f for f in others if f.kind == waiting.kind and f.pick != "other"), None)
    if using is not None:
        slots["using"] = (using,)
    if reading.signs:
        slots["sign"] = reading.signs[0]
    why = (f"{waiting.words} waiting for {server.words}",)
    return Match(grammar="queue", confidence=0.88 if using else 0.75, slots=slots, why=why)


def _outside(figure: Figure, reading: Reading) -> bool:
    return any(r.name == "outside" and r.subject is figure for r in reading.relations)
