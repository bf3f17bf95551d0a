"""The chair of musical chairs: its seat is what everybody wants."""

from __future__ import annotations

from collections.abc import Iterator

from builder.actors import base
from builder.geometry import Box, Point
from builder.memes.players import Player
from builder.scene.items import Group, Item
from builder.theme import Theme

_SEAT = Box(5, 219, 404, 182)  # the card in the chair's own drawing


def chair(one: Player, foot: Point, room: tuple[float, float], theme: Theme, least: float) -> Iterator[Item]:
    """A chair in a room (width, height); a GPU is its own seat, any other thing a block with its words."""
    natural = base.natural("musical-chair")
    k = min(room[0] / natural.w, room[1] / natural.h)
    placed = base.place("musical-chair", id="chair", theme=theme, foot=foot, scale=k)
    if one.kind == "gpu":
        yield placed.item
        return
    parts = tuple(item for item in placed.item.items if not _is_seat(item))
    x, y = placed.box.x - natural.x * k, placed.box.y - natural.y * k
    seat = base.place(
        "object", id="chair/block", theme=theme, foot=(x + _SEAT.cx * k, y + _SEAT.bottom * k), scale=1, shadow=0,
        words=one.words or " ", width=_SEAT.w * k, height=_SEAT.h * k, least=least, alt="",
    )  # fmt: skip
    yield Group(id="chair", items=(*parts, seat.item), alt=f"A chair: {one.words}".rstrip(": "))


def _is_seat(item: Item) -> bool:
    """The card and, where it has one, its keyline."""
    if item.id.startswith("chair/seat"):
        return True
    return isinstance(item, Group) and "/keyline" in item.id and all("/seat/" in child.id for child in item.items)
