"""Shapes and free paths as p:sp, pictures as p:pic.

Presets keep their handles in PowerPoint. A path becomes custom geometry in its exact bounds, with four
connection sites in the order presets have them, so that a connector can be glued to it.
"""

from __future__ import annotations

from builder.errors import SceneError
from builder.geometry import Box, path_bounds
from builder.scene.items import Image, Path, Shape, Stroke
from builder.surfaces.pptx.pen import Pen, frame
from builder.surfaces.pptx.xml import emu

#: Side of a shape -> number of its connection site.
SITES = {"top": 0, "left": 1, "bottom": 2, "right": 3}
ELLIPSE_SITES = {"top": 0, "left": 2, "bottom": 4, "right": 6}

_NO_TEXT = "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody>"
_CUSTOM = (
    "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>"
    '<a:cxn ang="16200000"><a:pos x="hc" y="t"/></a:cxn><a:cxn ang="10800000"><a:pos x="l" y="vc"/></a:cxn>'
    '<a:cxn ang="5400000"><a:pos x="hc" y="b"/></a:cxn><a:cxn ang="0"><a:pos x="r" y="vc"/></a:cxn></a:cxnLst>'
    '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
)
_POINT = '<a:pt x="%d" y="%d"/>'
_MOVE, _LINE = f"<a:moveTo>{_POINT}</a:moveTo>", f"<a:lnTo>{_POINT}</a:lnTo>"
_CURVE = f"<a:cubicBezTo>{_POINT * 3}</a:cubicBezTo>"
_PNG = b"\x89PNG\r\n\x1a\n"
_FINE = 100  # path units per u
_THIN = 1.0  # u a flat path's box is given, because a path box of no height is scaled differently by readers


def shape(item: Shape, pen: Pen, *, decorative: bool) -> tuple[str, Box]:
    """A rectangle, rounded rectangle or ellipse."""
    return _sp(item, item.box, _preset(item), pen, decorative), item.box


def path(item: Path, pen: Pen, *, decorative: bool) -> tuple[str, Box]:
    """Custom geometry; an unfilled path is marked so, because readers fill open paths."""
    box = _roomy(path_bounds(item.d))
    open_ = ' fill="none"' if item.fill is None else ""
    geometry = (
        f'{_CUSTOM}<a:path w="{round(box.w * _FINE)}" h="{round(box.h * _FINE)}"{open_}>'
        f"{_segments(item, box)}</a:path></a:pathLst></a:custGeom>"
    )
    return _sp(item, box, geometry, pen, decorative), box


def image(item: Image, pen: Pen, *, covered: bool) -> tuple[str, Box]:
    """A picture by content; SceneError when it is no PNG (a wrong type makes PowerPoint repair the file)."""
    if not item.png.startswith(_PNG):
        raise SceneError(f"scene {pen.scene!r}: {item.id!r} is not a PNG picture")
    properties = pen.properties(item.id, alt=item.alt, decorative=not (item.alt or covered))
    xml = (
        f'<p:pic><p:nvPicPr>{properties}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="{pen.relate_image(item.png)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{frame(item.box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )
    return xml, item.box


def line(stroke: Stroke | None, pen: Pen) -> str:
    """a:ln with fill, dashes, cap and join always written: readers differ in what they assume."""
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    cap, join = ("rnd", "<a:round/>") if stroke.cap == "round" else ("flat", '<a:miter lim="800000"/>')
    return f'<a:ln w="{emu(stroke.width)}" cap="{cap}">{pen.palette.fill(stroke.paint)}{_dashes(stroke)}{join}</a:ln>'


def _dashes(stroke: Stroke) -> str:
    """Round caps lie inside a DrawingML dash, outside the dash a scene names (its straight part)."""
    if not stroke.dash:
        return ""
    on, off = stroke.dash
    inside = 1 if stroke.cap == "round" else 0
    on, off = round((on + inside) * 100), round((off - inside) * 100)
    return f'<a:custDash><a:ds d="{on * 1000}" sp="{off * 1000}"/></a:custDash>'


def _sp(item: Shape | Path, box: Box, geometry: str, pen: Pen, decorative: bool) -> str:
    fill = pen.palette.fill(item.fill) if item.fill else "<a:noFill/>"
    return (
        f"<p:sp><p:nvSpPr>{pen.properties(item.id, decorative=decorative)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{frame(box)}{geometry}{fill}{line(item.stroke, pen)}</p:spPr>{_NO_TEXT}</p:sp>"
    )


def _preset(item: Shape) -> str:
    if item.kind == "ellipse":
        return '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    short = min(item.box.w, item.box.h)
    if item.radius <= 0 or short <= 0:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    adjust = round(100_000 * min(item.radius, short / 2) / short)
    return f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {adjust}"/></a:avLst></a:prstGeom>'


def _roomy(box: Box) -> Box:
    dx, dy = max(0.0, _THIN - box.w) / 2, max(0.0, _THIN - box.h) / 2
    return box.inset(-dx, -dy) if dx or dy else box


def _segments(item: Path, box: Box) -> str:
    x, y = box.x, box.y
    out = []
    for op, args in item.d:
        if len(args) == 6:
            a, b, c, d, e, f = args
            at = (a - x, b - y, c - x, d - y, e - x, f - y)
            out.append(_CURVE % tuple([round(v * _FINE) for v in at]))
        elif args:
            template = _MOVE if op == "M" else _LINE
            out.append(template % (round((args[0] - x) * _FINE), round((args[1] - y) * _FINE)))
        else:
            out.append("<a:close/>")
    return "".join(out)
