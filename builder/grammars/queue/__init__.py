"""Queue: exclusive use with waiters, a waiting line, lanes."""

from __future__ import annotations

from typing import ClassVar

from builder.cast import Roll, figure, figures
from builder.cast.listing import things
from builder.cast.notation import texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.queue import file, lanes, line, past, reads
from builder.grammars.queue.sizes import MOST, Line
from builder.language.model import Reading
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_TAKEN = ("full", "busy", "occupied", "closed", "locked", "taken", "overloaded", "broken")
_CROWD = 12  # of those at a gate who are drawn


@grammar
class Queue(Grammar):
    """One is served, the others wait."""

    name = "queue"
    rank = 60
    title = "Exclusive use and a waiting line"
    keys = ("server", "using", "waiting", "sign", "rope", "jump", "head", "lanes")
    needs = (("waiting",), ("using",), ("lanes",))
    forms: ClassVar[Forms] = {
        "server": "one", "sign": "one", "rope": "flag", "jump": "one", "head": "one",
    }  # fmt: skip
    EXAMPLES = (
        ("exclusive access", 'One GPU, one pod, "RESERVED" sign, other pods waiting outside'),
        ("the pool is full", "Database with 3 clients connected, 50 requests waiting in line"),
        ("closed for lunch", 'Ticket desk with a "CLOSED" sign, people waiting'),
        ("one at a time", "Pods lined up behind a velvet rope, one GPU"),
        ("what's left to do", "Tickets piling up in front of one support engineer"),
        ("important things first", "VIP request jumping the queue, others stepping back"),
        ("no room left", "Visitors waiting in line in front of a full lift"),
        ("stuck", "One huge packet at the head of the line, small packets stuck behind it"),
        ("fast and slow", "Express lane and slow lane at a checkout, small jobs in the express lane"),
        ("the paper tray", "Printer with 7 documents waiting"),
        ("the small ones first", "Coach party of 6 guests waiting at the door, one guest walking past"),
        ("nobody gets by", "A lorry labelled SAND has stopped, honking behind it: post, milk, bread"),
        ("the build is busy", "One build server, one pod running, other pods waiting outside"),
    )
    NOT = (
        ("multiple pods can share", "Single GPU with multiple pods connected to it"),
        (
            "rapidly switches",
            "Animation showing context switching: Pod A runs -> pause -> Pod B runs -> pause -> repeat",
        ),
        ("idle hardware", "GPU meter at 5%, waiting for work"),
        ("inference and development", "Checkmark next to inference server icon, checkmark next to laptop/dev icon"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        return reads.match(reading, context)

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame(sub=canvas.aspect > 0.7)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        roll = Roll()
        if slots.get("lanes"):
            return lanes.compose(_lanes(slots, roll), stage)
        first = slots.get("jump") or slots.get("head")
        if first and slots.get("waiting"):
            if slots.get("jump") and slots.get("server"):
                return _passed(slots, roll, stage)
            return file.compose(_file(first, slots, roll), stage)
        server = roll.one(figure(slots.get("server") or "counter"))
        using = tuple(m for f in figures(slots.get("using")) for m in roll.take(f, mood="smug"))
        asked = figures(slots.get("waiting"))
        total = sum(f.count for f in asked)
        waiting = tuple(m for f in asked for m in roll.take(f, mood="waiting"))[:MOST]
        sign = str(slots.get("sign") or ("" if using else _shut(slots.get("server"))))
        rope = str(slots.get("rope", "yes")) not in ("no", "none", "False", "")
        made = Line(
            server=server, using=using, waiting=waiting, sign=sign, rope=rope, more=max(0, total - len(waiting))
        )
        return line.compose(made, stage)


def _shut(server: object) -> str:
    """Why nobody else is served, where the row says it of the server: it is full."""
    made = figure(server) if server else None
    words = (*made.attributes, *made.words.split()[:-1], made.state) if made else ()
    return next((word.upper() for word in words if word.lower() in _TAKEN), "")


def _passed(slots: Slots, roll: Roll, stage: Stage) -> Composition:
    """A crowd at a gate and those who go past it."""
    waiting = tuple(m for f in figures(slots["waiting"]) for m in roll.take(f, mood="waiting"))[:_CROWD]
    front = figure(slots["jump"])
    passing = roll.take(front, count=max(1, min(front.count, 3)), mood="running")
    return past.compose(waiting, passing, roll.one(figure(slots["server"])), stage)


def _file(first: object, slots: Slots, roll: Roll) -> file.File:
    """A line with somebody at its head; the others' number is kept beyond those that are drawn."""
    head = roll.one(figure(first), mood="running" if slots.get("jump") else "sweat")
    asked = figures(slots["waiting"])
    others = tuple(m for f in asked for m in roll.take(f, mood="waiting"))[:MOST]
    more = max(0, sum(f.count for f in asked) - len(others))
    return file.File(head=head, others=others, more=more, jumps=bool(slots.get("jump")))


def _lanes(slots: Slots, roll: Roll) -> list[lanes.Lane]:
    """ "express lane: 3 small jobs" as a lane and those in it."""
    out = []
    for lane in texts(slots["lanes"])[:4]:
        name, _, who = lane.partition(":")
        members = tuple(m for f in (things(who) if who.strip() else ()) for m in roll.take(f))
        out.append(lanes.Lane(name=name.strip()[:1].upper() + name.strip()[1:], members=members))
    return out
