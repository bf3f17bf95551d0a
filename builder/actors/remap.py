"""Seeing unplaced items through a map: what placing an actor and putting one inside another share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.errors import SceneError
from builder.geometry import Affine, Box, PathData, ellipse, path_bounds, rounded_rect, transform, union
from builder.scene.items import Group, Item, Path, Shape, Stroke, Text

FLIP = {"left": "right", "right": "left"}


def remap(item: Item, m: Affine, prefix: str = "") -> Item:
    """One item and all in it through `m` (uniform), coordinates, widths and letters alike; `prefix` goes before ids."""
    name = prefix + item.id
    if isinstance(item, Group):
        return _group(item, m, prefix)
    if isinstance(item, Text):
        return _text(item, m, name)
    if isinstance(item, Path):
        return replace(item, id=name, d=transform(item.d, m), stroke=_stroke(item.stroke, m))
    if isinstance(item, Shape):
        if abs(m.b) < 1e-9 and abs(m.c) < 1e-9:
            box, radius = map_box(item.box, m), item.radius * m.scale
            return replace(item, id=name, box=box, radius=radius, stroke=_stroke(item.stroke, m))
        return Path(id=name, d=transform(outline(item), m), fill=item.fill, stroke=_stroke(item.stroke, m))
    raise SceneError(f"{name}: an actor is made of shapes, paths, text and groups, not {type(item).__name__}")


def _group(item: Group, m: Affine, prefix: str) -> Group:
    items = tuple(remap(child, m, prefix) for child in item.items)
    angle = -item.angle if mirrors(m) else item.angle
    return replace(item, id=prefix + item.id, items=items, angle=angle, pivot=m(*item.pivot))


def _text(item: Text, m: Affine, name: str) -> Text:
    if abs(m.b) > 1e-9 or abs(m.c) > 1e-9:
        raise SceneError(f"{name}: turn letters by a group (data-turn), not by a transform")
    x, y = m(item.x, item.y)
    align = FLIP.get(item.align, item.align) if mirrors(m) else item.align
    return replace(item, id=name, x=x, y=y, size=item.size * m.scale, pitch=item.pitch * m.scale, align=align)


def _stroke(stroke: Stroke | None, m: Affine) -> Stroke | None:
    return replace(stroke, width=stroke.width * m.scale) if stroke else None


def mirrors(m: Affine) -> bool:
    return m.a * m.d - m.b * m.c < 0


def map_box(box: Box, m: Affine) -> Box:
    """The box around `box` seen through a map without rotation."""
    x0, y0 = m(box.x, box.y)
    x1, y1 = m(box.right, box.bottom)
    return Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def outline(item: Shape | Path) -> PathData:
    """The outline of a shape or path as path data."""
    if isinstance(item, Path):
        return item.d
    return ellipse(item.box) if item.kind == "ellipse" else rounded_rect(item.box, item.radius)


def outlines(items: Iterable[Item], turn: Affine | None = None) -> Iterator[tuple[PathData, float]]:
    """Everything painted but letters: outline as it stands, turned groups turned, and half its stroke width."""
    for item in items:
        if isinstance(item, Group):
            inner = Affine.rotate(item.angle, *item.pivot) if item.angle else None
            yield from outlines(item.items, inner.then(turn) if inner and turn else inner or turn)
        elif isinstance(item, Shape | Path) and (item.fill or item.stroke):
            d = outline(item)
            yield transform(d, turn) if turn else d, item.stroke.width / 2 if item.stroke else 0.0


def extents(items: Iterable[Item], turn: Affine | None = None) -> Box:
    """The exact solid extents: everything painted, strokes included, letters left out."""
    return union(path_bounds(d).inset(-half) for d, half in outlines(items, turn))
