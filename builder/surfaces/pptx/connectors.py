"""Connectors as p:cxnSp, glued at both ends.

PowerPoint draws the stored geometry and re-routes only when an end moves; LibreOffice re-routes at once.
So position, rotation and flips are written as PowerPoint itself would have left them.
"""

from __future__ import annotations

from builder.errors import SceneError
from builder.geometry import Box
from builder.scene.items import Connector, Path, Port, Shape
from builder.surfaces.pptx.pen import Pen, frame
from builder.surfaces.pptx.shapes import ELLIPSE_SITES, SITES, line

_CURVE = '<a:prstGeom prst="curvedConnector3"><a:avLst><a:gd name="adj1" fmla="val 50000"/></a:avLst></a:prstGeom>'
_STRAIGHT = '<a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>'


def connector(item: Connector, pen: Pen, *, decorative: bool) -> tuple[str, Box]:
    """A link from port to port: S-curve or straight line. SceneError for an end that cannot be glued."""
    (x1, y1), (x2, y2) = item.points
    box = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
    curved = item.route == "curve"
    place = _turned(item, box) if curved and item.vertical else frame(box, attributes=_flips(x2 < x1, y2 < y1))
    ends = _end("stCxn", item.start, item, pen) + _end("endCxn", item.end, item, pen)
    xml = (
        f"<p:cxnSp><p:nvCxnSpPr>{pen.properties(item.id, decorative=decorative)}"
        f"<p:cNvCxnSpPr>{ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{place}{_CURVE if curved else _STRAIGHT}{line(item.stroke, pen)}</p:spPr></p:cxnSp>"
    )
    return xml, box


def _turned(item: Connector, box: Box) -> str:
    """The frame of a curve that leaves vertically: the horizontal preset turned by a quarter about its centre."""
    (x1, y1), (x2, y2) = item.points
    down, right = y2 >= y1, x2 > x1
    lying = Box(box.cx - box.h / 2, box.cy - box.w / 2, box.h, box.w)
    flip = right if down else x2 < x1
    return frame(lying, attributes=f' rot="{5400000 if down else 16200000}"{_flips(False, flip)}')


def _flips(horizontal: bool, vertical: bool) -> str:
    return (' flipH="1"' if horizontal else "") + (' flipV="1"' if vertical else "")


def _end(tag: str, port: Port, item: Connector, pen: Pen) -> str:
    target = pen.items.get(port.item)
    if not isinstance(target, Shape | Path):
        raise SceneError(f"scene {pen.scene!r}, {item.id!r}: {port.item!r} is no shape or path to be glued to")
    sites = ELLIPSE_SITES if isinstance(target, Shape) and target.kind == "ellipse" else SITES
    return f'<a:{tag} id="{pen.number(port.item)}" idx="{sites[port.side]}"/>'
