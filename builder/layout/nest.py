"""A scene inside a scene: the half stage it is composed on, and its items moved and named into the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from builder.geometry import Affine, Box, transform
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat
from builder.scene.items import Connector, Group, Item, Path, Port, Table, Text


def inner_stage(stage: Stage, region: Box, area: Box) -> Stage:
    """A stage whose canvas is `region` of this one, its scene box `area`; both in u of the outer canvas.

    The inner canvas keeps the name, hence the type scale; its origin is the region's corner.
    """
    dx, dy = -region.x, -region.y
    keep = stage.canvas.keep.moved(dx, dy)
    near = Box(max(keep.x, 0), max(keep.y, 0), 0, 0)
    far = (min(keep.right, region.w), min(keep.bottom, region.h))
    canvas = replace(
        stage.canvas, width=round(region.w), height=round(region.h),
        keep=Box(near.x, near.y, far[0] - near.x, far[1] - near.y),
    )  # fmt: skip
    floor = area.bottom + dy - 0.03 * region.h
    box = area.moved(dx, dy)
    return replace(
        stage, canvas=canvas, box=box, headline=Box(box.x, 0, 0, max(0.0, box.y - 24)), lines=(), floor=floor,
        labels={}, words=(), sub="",
    )  # fmt: skip


def nested(made: Composition, region: Box, name: str) -> Composition:
    """What was composed on an inner stage, at its place in the outer canvas; `name` goes before every id."""
    floor = None if made.floor is None else made.floor + region.y
    return Composition(
        items=tuple(shifted(made.items, region.x, region.y, prefix=f"{name}/")),
        floor=floor,
        hero=f"{name}/{made.hero}" if made.hero else "",
        beats=renamed(made.beats, f"{name}/"),
    )


def renamed(beats: Iterable[Beat], prefix: str) -> tuple[Beat, ...]:
    """The beats with `prefix` before their own ids and their targets'."""
    return tuple(
        replace(b, id=prefix + b.id, effects=tuple(replace(e, target=prefix + e.target) for e in b.effects))
        for b in beats
    )


def shifted(items: Iterable[Item], dx: float, dy: float, *, prefix: str = "") -> Iterable[Item]:
    """The items moved by (dx, dy) u with `prefix` before their ids and the ids their ports name."""
    for item in items:
        yield _shifted(item, dx, dy, prefix)


def _shifted(item: Item, dx: float, dy: float, prefix: str) -> Item:
    name = prefix + item.id
    if isinstance(item, Group):
        inner = tuple(shifted(item.items, dx, dy, prefix=prefix))
        return replace(item, id=name, items=inner, pivot=(item.pivot[0] + dx, item.pivot[1] + dy))
    if isinstance(item, Text):
        return replace(item, id=name, x=item.x + dx, y=item.y + dy)
    if isinstance(item, Path):
        return replace(item, id=name, d=transform(item.d, Affine.translate(dx, dy)))
    if isinstance(item, Connector):
        (x0, y0), (x1, y1) = item.points
        ends = (Port(prefix + item.start.item, item.start.side), Port(prefix + item.end.item, item.end.side))
        return replace(item, id=name, start=ends[0], end=ends[1], points=((x0 + dx, y0 + dy), (x1 + dx, y1 + dy)))
    if isinstance(item, Table):
        cells = tuple(tuple(replace(c, id=prefix + c.id, x=c.x + dx, y=c.y + dy) for c in row) for row in item.cells)
        return replace(item, id=name, box=item.box.moved(dx, dy), cells=cells)
    return replace(item, id=name, box=item.box.moved(dx, dy))
