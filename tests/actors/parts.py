"""What the tests of Python actors ask of any placed actor."""

from __future__ import annotations

from collections.abc import Iterator

from builder.actors.base import place
from builder.actors.model import Placed, Value
from builder.geometry import Box, path_bounds, union
from builder.scene.items import Group, Item, Path, Shape, Text
from builder.scene.walk import bounds, walk
from builder.theme import load

WORDS = "".join(chr(c) for c in range(0x20, 0x7F)) + "éüß–—’“”…×→°€"


def put(kind: str, *, theme: str = "dark", **params: Value) -> Placed:
    return place(kind, id="x", theme=load(theme), corner=(0.0, 0.0), **params)


def items(placed: Placed) -> list[Item]:
    return list(walk([placed.item]))


def find(placed: Placed, name: str) -> Item:
    return next(item for item in items(placed) if item.id == f"x/{name}")


def shape_box(placed: Placed, name: str) -> Box:
    """The outline's bounds of a shape or path, without its stroke."""
    item = find(placed, name)
    assert isinstance(item, Shape | Path)
    return item.box if isinstance(item, Shape) else path_bounds(item.d)


def texts(placed: Placed) -> Iterator[Text]:
    for item in items(placed):
        if isinstance(item, Text):
            yield item


def sound(placed: Placed) -> None:
    """Ids unique, letters even, strokes and alphas drawable, the box around everything solid (shadows apart)."""
    every = items(placed)
    ids = [item.id for item in every]
    assert len(ids) == len(set(ids))
    assert all(item.id == "x" or item.id.startswith("x/") for item in every)
    for item in every:
        if isinstance(item, Text):
            assert item.size % 2 == 0
            assert item.size > 0
            assert item.widths
            assert all(width >= 0 for width in item.widths)
        if isinstance(item, Shape | Path):
            assert item.fill is not None or item.stroke is not None
            if item.fill is not None and item.stroke is not None:
                assert item.fill.alpha == item.stroke.paint.alpha == 100
    for port, (x, y) in placed.ports.values():
        body = next(item for item in every if item.id == port.item)
        assert bounds(body).inset(-1).contains(Box(x, y, 0, 0))


def painted(placed: Placed) -> Box:
    """Everything painted, contact shadow and keyline apart."""
    kept = [
        item
        for item in items(placed)
        if not isinstance(item, Group) and "/keyline" not in item.id and not item.id.endswith(("/shadow", "/shade"))
    ]
    return union(bounds(item) for item in kept)
