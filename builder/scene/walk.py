"""Walking a scene: every item with its group path, and the bounds of anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
