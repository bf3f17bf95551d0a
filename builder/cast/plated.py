"""A member over a plate with its name, on a foot line: how the parties of a pair or a way stand."""

from __future__ import annotations

from builder.actors.model import Placed
from builder.cast.member import Member
from builder.cast.node import name_of, plate_for
from builder.cast.stand import aspect, letters, stand
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.scene.items import Item
from builder.text.measure import advance


def plated(
    member: Member, stage: Stage, *, foot: Point, room: Point, look: Point | None = None
) -> tuple[Placed, tuple[Item, ...]]:
    """The member and its plate, together at most `room` (width, height) u; a block says its name itself."""
    words = name_of(member)
    if member.kind == "object" or not words:
        tall = min(room[1], room[0] / max(1.2, aspect(member)), 0.62 * room[0])
        size = letters((member,), (room[0], tall), stage)
        return stand(member, stage, foot=foot, height=tall, width=room[0], look=look, size=size), ()
    most, least = 1.1 * stage.scale.label, stage.scale.least
    longest = max(words.split(), key=len)
    size = min(most, max(least, room[0] / (advance(longest, "text-bold", 1.0) + 1.0)))
    cell = Box(foot[0] - room[0] / 2, foot[1] - room[1], room[0], room[1])
    plate = plate_for(words, cell, stage, even(size - 1), name=f"name-{member.id}")
    tall = min(room[1] - plate.box.h, room[0] / aspect(member))
    at = (foot[0], plate.box.y + 4)
    made = stand(member, stage, foot=at, height=tall, width=room[0], look=look, extra={"shadow": 0})
    return made, (plate.item,)
