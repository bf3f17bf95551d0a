"""Walking a scene: every item with its group path, and the bounds of anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.geometry import Affine, Box, cable, path_bounds, polygon, transform, union
from builder.scene.items import Connector, Group, Image, Item, Part, Path, Shape, Table, Text


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item, groups before their children, in painting order."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


def texts(items: Iterable[Item]) -> Iterator[Text]:
    """Everything that is set as words, cells of tables included, in painting order."""
    for item in walk(items):
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Table):
            yield from (cell for row in item.cells for cell in row)


def actors(items: Iterable[Item]) -> Iterator[tuple[Group, Part]]:
    """Every actor that plays a part, with its part, in painting order."""
    for item in walk(items):
        if isinstance(item, Group) and item.part is not None:
            yield item, item.part


def named_apart(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The same items, each with an id of its own: whatever takes one that is taken gets a number behind it.

    Scenes inside scenes and authors' words may arrive at one name twice; links and beats mean the first.
    """
    ids = [item.id for item in walk(items)]
    if len(ids) == len(set(ids)):
        return items
    taken: set[str] = set()
    return tuple(_apart(item, taken, frozenset(ids)) for item in items)


def _apart(item: Item, taken: set[str], known: frozenset[str]) -> Item:
    name, n = item.id, 1
    while name in taken or (n > 1 and name in known):
        n += 1
        name = f"{item.id}-{n}"
    taken.add(name)
    if isinstance(item, Group):
        return replace(item, id=name, items=tuple(_apart(child, taken, known) for child in item.items))
    return item if name == item.id else replace(item, id=name)


def bounds(item: Item) -> Box:
    """The box around an item as painted (strokes by half their width; rotated groups by their rotated box)."""
    if isinstance(item, Group):
        inner = union(bounds(child) for child in item.items)
        if not item.angle:
            return inner
        turn = Affine.rotate(item.angle, *item.pivot)
        corners = ((inner.x, inner.y), (inner.right, inner.y), (inner.right, inner.bottom), (inner.x, inner.bottom))
        return path_bounds(transform(polygon(corners), turn))
    if isinstance(item, Text | Image | Table | Shape):
        box = item.box
    elif isinstance(item, Connector):
        box = path_bounds(cable(*item.points, vertical=item.vertical))
    else:
        box = path_bounds(item.d)
    stroke = item.stroke if isinstance(item, Shape | Path | Connector) else None
    return box.inset(-stroke.width / 2) if stroke else box
