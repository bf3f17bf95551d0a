"""Items to DrawingML: one function per kind, groups by recursion.

Every function returns the element and its frame in u, so that a group knows its bounds without a second walk.
"""

from __future__ import annotations

from builder.errors import SceneError
from builder.geometry import Affine, Box, path_bounds, polygon, transform, union
from builder.scene.items import Connector, Group, Image, Item, Path, Shape, Table, Text
from builder.scene.walk import walk
from builder.surfaces.pptx.connectors import connector
from builder.surfaces.pptx.pen import Pen
from builder.surfaces.pptx.shapes import image, path, shape
from builder.surfaces.pptx.tables import table
from builder.surfaces.pptx.text import text
from builder.surfaces.pptx.xml import emu


def draw(item: Item, pen: Pen, *, covered: bool = False) -> tuple[str, Box]:
    """An item as an element and its frame. `covered`: a group around it speaks for it to a screen reader."""
    match item:
        case Shape():
            return shape(item, pen, decorative=not covered)
        case Path():
            return path(item, pen, decorative=not covered)
        case Text():
            return text(item, pen)
        case Connector():
            return connector(item, pen, decorative=not covered)
        case Image():
            return image(item, pen, covered=covered)
        case Table():
            return table(item, pen, covered=covered)
        case Group():
            return group(item, pen, covered=covered)


def group(item: Group, pen: Pen, *, covered: bool) -> tuple[str, Box]:
    """A p:grpSp at scale 1; rotation is the group's own, its children stay upright."""
    if not item.items:
        raise SceneError(f"scene {pen.scene!r}: group {item.id!r} holds nothing")
    alt, decorative = (item.alt, item.decorative and not item.alt) if covered else _said(item)
    drawn = [draw(child, pen, covered=True) for child in item.items]
    inner = union(box for _, box in drawn)
    outer, turned = inner, inner
    rotation = ""
    if item.angle:
        turn = Affine.rotate(item.angle, *item.pivot)
        cx, cy = turn(*inner.centre)
        turned = Box(cx - inner.w / 2, cy - inner.h / 2, inner.w, inner.h)
        outer = _bounds(inner, turn)
        rotation = f' rot="{round(item.angle * 60_000) % 21_600_000}"'
    size = f'cx="{emu(inner.w)}" cy="{emu(inner.h)}"'
    xml = (
        f"<p:grpSp><p:nvGrpSpPr>{pen.properties(item.id, alt=alt, decorative=decorative)}"
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm{rotation}>"
        f'<a:off x="{emu(turned.x)}" y="{emu(turned.y)}"/><a:ext {size}/>'
        f'<a:chOff x="{emu(inner.x)}" y="{emu(inner.y)}"/><a:chExt {size}/></a:xfrm></p:grpSpPr>'
        f"{''.join(xml for xml, _ in drawn)}</p:grpSp>"
    )
    return xml, outer


def _said(item: Group) -> tuple[str, bool]:
    """(description, decorative): a group that says nothing of itself is described by its words, else scenery."""
    if item.alt or item.decorative:
        return item.alt, item.decorative and not item.alt
    words = "; ".join(child.string.replace("\n", " ") for child in walk(item.items) if isinstance(child, Text))
    return words, not words


def _bounds(box: Box, turn: Affine) -> Box:
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return path_bounds(transform(polygon(corners), turn))
