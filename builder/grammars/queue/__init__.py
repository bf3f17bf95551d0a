"""Queue: exclusive use with waiters, a waiting line, lanes."""

from __future__ import annotations

from typing import ClassVar

from builder.cast import Roll, figure, figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.queue import line, reads
from builder.grammars.queue.sizes import MOST, Line
from builder.language.model import Reading
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Queue(Grammar):
    """One is served, the others wait."""

    name = "queue"
    rank = 60
    title = "Exclusive use and a waiting line"
    keys = ("server", "using", "waiting", "sign", "rope")
    needs = (("waiting",), ("using",))
    forms: ClassVar[Forms] = {"server": "one", "sign": "one", "rope": "flag"}
    EXAMPLES = (
        ("exclusive access", 'One GPU, one pod, "RESERVED" sign, other pods waiting outside'),
        ("the pool is full", "Database with 3 clients connected, 50 requests waiting in line"),
        ("closed for lunch", 'Ticket desk with a "CLOSED" sign, people waiting'),
        ("one at a time", "Pods lined up behind a velvet rope, one GPU"),
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
        server = roll.one(figure(slots.get("server") or "counter"))
        using = tuple(m for f in figures(slots.get("using")) for m in roll.take(f, mood="smug"))
        asked = figures(slots.get("waiting"))
        total = sum(f.count for f in asked)
        waiting = tuple(m for f in asked for m in roll.take(f, mood="waiting"))[:MOST]
        sign = str(slots.get("sign") or "")
        rope = str(slots.get("rope", "yes")) not in ("no", "none", "False", "")
        made = Line(
            server=server, using=using, waiting=waiting, sign=sign, rope=rope, more=max(0, total - len(waiting))
        )
        return line.compose(made, stage)
