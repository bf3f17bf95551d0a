"""What is passed on with the place: a crown, or whatever the row names, on top of who has it now."""

from __future__ import annotations

from builder.cast import Roll, aspect, stand
from builder.cast.phrase import phrase
from builder.cast.stand import SINK
from builder.geometry import Box, polygon
from builder.grammars.swap.pair import Pair
from builder.language.model import Figure
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Shape

_CROWN = ((0.0, 0.28), (0.26, 0.6), (0.5, 0.0), (0.74, 0.6), (1.0, 0.28), (0.92, 1.0), (0.08, 1.0))

#: What makes somebody the leader.
CROWNS = ("crown", "leadership", "throne")


def token(pair: Pair, wearer: Box, high: float, wide: float, stage: Stage) -> tuple[Item, ...]:
    """The thing of height `high` (u) on the head of the wearer; nothing where none is passed on."""
    if not pair.token:
        return ()
    if pair.token in CROWNS:
        tall = min(0.9 * high, 0.4 * wearer.w)
        return (_crown(Box(wearer.cx - 0.7 * tall, wearer.y - 0.86 * tall, 1.4 * tall, tall)),)
    said = phrase(pair.token)
    member = Roll().one(said if said.kind else Figure(kind="", words=pair.token))
    shape = 2.2 if member.kind == "object" else aspect(member)
    tall = min(0.92 * high, 0.9 * wide / shape)
    made = stand(
        member, stage, foot=(wearer.cx, wearer.y + SINK), height=tall, width=0.9 * wide, name="token",
        extra={"shadow": "edge"} if member.kind != "object" else {},
    )  # fmt: skip
    return (made.item,)


def _crown(box: Box) -> Item:
    """Five points with balls on the three high ones, and a band with its lip."""
    points = [(box.x + x * box.w, box.y + y * 0.8 * box.h) for x, y in _CROWN]
    ball = 0.16 * box.h
    tips = [
        Shape(
            id=f"token/ball-{n}",
            kind="ellipse",
            box=Box(points[at][0] - ball / 2, points[at][1] - ball / 2, ball, ball),
            fill=Paint("gold"),
        )
        for n, at in enumerate((0, 2, 4), 1)
    ]
    d = polygon(points)
    band = Box(box.x + 0.08 * box.w, box.y + 0.72 * box.h, 0.84 * box.w, 0.2 * box.h)
    parts: list[Item] = [
        Path(id="token/points", d=d, fill=Paint("gold")),
        *tips,
        Shape(id="token/lip", kind="rect", box=band.moved(0, 0.07 * box.h), radius=8, fill=Paint("gold_lip")),
        Shape(id="token/band", kind="rect", box=band, radius=8, fill=Paint("gold")),
    ]
    return Group(id="token", items=tuple(parts), alt="Crown")
