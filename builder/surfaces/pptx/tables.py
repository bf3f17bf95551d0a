"""Tables as native ones: fills by theme colour, words placed by their baseline through the cells' margins."""

from __future__ import annotations

from builder.geometry import Box
from builder.scene.items import Table, Text
from builder.surfaces.pptx.pen import Pen, frame
from builder.surfaces.pptx.text import paragraphs, text_frame
from builder.surfaces.pptx.xml import emu

_URI = "http://schemas.openxmlformats.org/drawingml/2006/table"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "No Style, No Grid"


def table(item: Table, pen: Pen, *, covered: bool) -> tuple[str, Box]:
    """A p:graphicFrame; its first row is marked as the header."""
    properties = pen.properties(item.id, alt=item.alt, decorative=not (item.alt or covered))
    grid = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in item.columns)
    rows, top = "", item.box.y
    for r, height in enumerate(item.rows):
        rows += f'<a:tr h="{emu(height)}">{_row(item, r, top, pen)}</a:tr>'
        top += height
    xml = (
        f"<p:graphicFrame><p:nvGraphicFramePr>{properties}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{frame(item.box, tag="p:xfrm")}<a:graphic><a:graphicData uri="{_URI}"><a:tbl>'
        f'<a:tblPr firstRow="1"><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    return xml, item.box


def _row(item: Table, r: int, top: float, pen: Pen) -> str:
    cells, left = "", item.box.x
    for c, width in enumerate(item.columns):
        words, fill = item.cells[r][c], item.fills[r][c]
        paint = pen.palette.fill(fill) if fill else "<a:noFill/>"
        body = f"<a:bodyPr/><a:lstStyle/>{paragraphs(words, pen)}"
        margins = _margins(words, Box(left, top, width, item.rows[r]))
        cells += f"<a:tc><a:txBody>{body}</a:txBody><a:tcPr {margins}>{paint}</a:tcPr></a:tc>"
        left += width
    return cells


def _margins(words: Text, cell: Box) -> str:
    """Margins that put the first baseline where it belongs; the side away from the text stays free."""
    left = right = 0.0
    if words.align == "left":
        left = words.x - cell.x
    elif words.align == "right":
        right = cell.right - words.x
    else:
        left, right = max(0.0, 2 * (words.x - cell.cx)), max(0.0, 2 * (cell.cx - words.x))
    top = text_frame(words).y - cell.y
    return f'marL="{emu(left)}" marR="{emu(right)}" marT="{emu(max(0.0, top))}" marB="0" anchor="t"'
