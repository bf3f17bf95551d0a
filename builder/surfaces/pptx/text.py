"""Live text: boxes placed by the baseline, placeholders for headline and sub-line, cells of tables.

Nothing here measures: lines are broken already. With the house faces the first baseline of a box is one em
below its top for a single line, pitch minus 0.2 em with exact spacing; zero insets, no wrap, no autofit,
and 12 % more width than the advance so that a substituted face still fits.
"""

from __future__ import annotations

import unicodedata
from itertools import repeat

from builder.geometry import Box
from builder.scene.items import Run, Text
from builder.surfaces.pptx.pen import Pen, frame
from builder.surfaces.pptx.xml import emu
from builder.surfaces.pptx.xml import text as escaped
from builder.text.fonts import face as face_of
from builder.text.measure import segments

SLACK = 1.12
_ALIGN = {"left": "l", "center": "ctr", "right": "r"}
_BODY = '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t" rtlCol="0"><a:noAutofit/></a:bodyPr>'


def text(item: Text, pen: Pen, *, placeholder: str = "") -> tuple[str, Box]:
    """A text box, or the layout's placeholder (`placeholder` = the attributes of p:ph) in its own place."""
    box = text_frame(item)
    kind = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' if placeholder else '<p:cNvSpPr txBox="1"/>'
    nature = f"<p:nvPr><p:ph {placeholder}/></p:nvPr>" if placeholder else "<p:nvPr/>"
    properties = pen.properties(item.id, link=pen.links.get(item.string.strip(), ""))
    xml = (
        f"<p:sp><p:nvSpPr>{properties}{kind}{nature}</p:nvSpPr>"
        f'<p:spPr>{frame(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
        f"<p:txBody>{_BODY}<a:lstStyle/>{paragraphs(item, pen)}</p:txBody></p:sp>"
    )
    return xml, box


def text_frame(item: Text) -> Box:
    """The box whose first baseline is the item's."""
    own = item.box.w
    width = own * SLACK
    left = item.box.x - {"left": 0.0, "center": (width - own) / 2, "right": width - own}[item.align]
    if len(item.lines) < 2:
        return Box(left, item.y - item.size, width, 1.2 * item.size)
    return Box(left, item.y - item.pitch + 0.2 * item.size, width, item.pitch * len(item.lines))


def paragraphs(item: Text, pen: Pen) -> str:
    """One paragraph per line, with exact spacing when there are several."""
    spacing = f'<a:lnSpc><a:spcPts val="{round(item.pitch * 50)}"/></a:lnSpc>' if len(item.lines) > 1 else ""
    out = []
    for line, indent in zip(item.lines, item.indents or repeat(0.0), strict=False):
        attributes = "" if item.align == "left" else f' algn="{_ALIGN[item.align]}"'
        if item.indents:  # said of every line: LibreOffice hands a missing one on from the line before (measured)
            attributes = f' marL="{emu(indent)}" indent="0"'
        if _right_to_left(line):
            attributes += ' rtl="1"'
        properties = f"<a:pPr{attributes}>{spacing}</a:pPr>" if attributes or spacing else ""
        runs = "".join(_runs(run, item, pen) for run in line)
        out.append(f"<a:p>{properties}{runs or _empty(item, pen)}</a:p>")
    return "".join(out)


def _runs(run: Run, item: Text, pen: Pen) -> str:
    """One a:r for each stretch of text its face, or a fallback, has the glyphs for."""
    fill = pen.palette.fill(run.paint)
    return "".join(
        f"<a:r><a:rPr {_character(name, item, pen)}>{fill}{_faces(name, item.face)}</a:rPr>"
        f"<a:t>{escaped(part)}</a:t></a:r>"
        for part, name in segments(run.text, item.face)
    )


def _character(face: str, item: Text, pen: Pen) -> str:
    bold = 1 if face_of(face).bold else 0
    proof = ' noProof="1"' if item.face.startswith("mono") else ""
    return f'lang="{pen.language}" sz="{round(item.size * 50)}" b="{bold}"{proof}'


def _faces(face: str, asked: str) -> str:
    """The typeface; for a fallback and for code also as the face of other scripts, where arrows and marks may count."""
    name = face_of(face).typeface
    latin = f'<a:latin typeface="{name}"/>'
    if face == asked and name.startswith("+"):
        return latin
    return f'{latin}<a:ea typeface="{name}"/><a:cs typeface="{name}"/>'


def _empty(item: Text, pen: Pen) -> str:
    return f"<a:endParaRPr {_character(item.face, item, pen)}/>"


def _right_to_left(line: tuple[Run, ...]) -> bool:
    """Whether the first strong character of a line is Hebrew, Arabic or their like."""
    words = "".join(run.text for run in line)
    if words.isascii():
        return False
    strong = next((kind for kind in map(unicodedata.bidirectional, words) if kind in ("L", "R", "AL")), "L")
    return strong != "L"
