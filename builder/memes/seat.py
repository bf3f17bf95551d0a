"""The chair of musical chairs, whose seat is what everybody wants, and shadows on the rug it stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.actors import base
from builder.geometry import Box, Point
from builder.memes.players import Player
from builder.scene.items import Group, Item, Paint, Shape
from builder.theme import Theme

_SEAT = Box(5, 219, 404, 182)  # the card in the chair's own drawing

_ON_RUG = Paint("shadow", "ink", 0.85, 45)


def chair(one: Player, foot: Point, room: tuple[float, float], theme: Theme, least: float) -> Iterator[Item]:
    """A chair in a room (width, height); a GPU is its own seat, any other thing a block with its words."""
    natural = base.natural("musical-chair")
    k = min(room[0] / natural.w, room[1] / natural.h)
    placed = base.place("musical-chair", id="chair", theme=theme, foot=foot, scale=k)
    if one.kind == "gpu":
        yield grounded(placed.item)
        return
    parts = tuple(item for item in grounded(placed.item).items if not _is_seat(item))
    x, y = placed.box.x - natural.x * k, placed.box.y - natural.y * k
    seat = base.place(
        "object", id="chair/block", theme=theme, foot=(x + _SEAT.cx * k, y + _SEAT.bottom * k), scale=1, shadow=0,
        words=one.words or " ", width=_SEAT.w * k, height=_SEAT.h * k, least=least, alt="",
    )  # fmt: skip
    yield Group(id="chair", items=(*parts, seat.item), alt=f"A chair: {one.words}".rstrip(": "))


def grounded(actor: Group) -> Group:
    """The same actor with a shadow that darkens a rug in either theme, where a floor's would be paler than the rug."""
    items = tuple(
        replace(item, fill=_ON_RUG) if isinstance(item, Shape) and item.id == f"{actor.id}/shadow" else item
        for item in actor.items
    )
    return replace(actor, items=items)


def _is_seat(item: Item) -> bool:
    """The card and, where it has one, its keyline."""
    if item.id.startswith("chair/seat"):
        return True
    return isinstance(item, Group) and "/keyline" in item.id and all("/seat/" in child.id for child in item.items)
