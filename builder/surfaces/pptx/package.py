"""The package of a deck: python-pptx for parts, relationships, layouts, notes pages and pictures.

This is the only module that knows python-pptx; importing it costs 0.1 s, so it is imported only when a
deck is really written.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from builder.geometry import Box
from builder.surfaces.pptx.archive import archive
from builder.surfaces.pptx.pen import frame
from builder.surfaces.pptx.slide import Relations, slide_number_field
from builder.surfaces.pptx.template import ROOT, relationships
from builder.surfaces.pptx.xml import DECLARED, attribute

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_BY_EXTENSION = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "fntdata": "application/x-fontdata",
}
_NOTES_PICTURE = Box(108, 180, 864, 486)  # 16:9 on python-pptx's 4:3 notes page, u
#: Family -> [(slot of p:embeddedFont: "regular" or "bold", EOT bytes)].
Embedded: TypeAlias = dict[str, list[tuple[str, bytes]]]


class Package:
    """A deck being put together: made from a template, given slides, then turned into bytes."""

    def __init__(self, template: bytes, language: str) -> None:
        self._deck = Presentation(io.BytesIO(template))
        self._root: Any = self._deck.part._element  # there is no public way to the root of presentation.xml
        self._language = language
        self._layouts = {layout.name: layout for layout in self._deck.slide_layouts}
        self._add_notes_master()

    def add_slide(self, layout: str, draw: Callable[[Relations], str], notes: str) -> None:
        """Add a slide: `draw` relates pictures and addresses and returns p:sld; `notes` are a:p elements."""
        slide = self._deck.slides.add_slide(self._layouts[layout])
        part = slide.part
        drawn = draw(
            Relations(
                image=lambda png: str(part.get_or_add_image_part(io.BytesIO(png))[1]),
                link=lambda address: str(part.relate_to(address, RT.HYPERLINK, is_external=True)),
            )
        )
        _replace_children(slide.element, drawn)
        self._add_notes(slide.notes_slide, notes)

    @property
    def slide_ids(self) -> list[int]:
        """The number of every slide so far (p:sldId)."""
        return [slide.slide_id for slide in self._deck.slides]

    def add_extension(self, xml: str) -> None:
        """Add a p:ext to presentation.xml."""
        self._root.append(_parsed(f"<p:extLst {DECLARED}>{xml}</p:extLst>"))

    def embed(self, fonts: Embedded) -> None:
        """Embed font files; every family is listed once (PowerPoint refuses doubles)."""
        listed, package, count = "", self._deck.part.package, 0
        for family, files in fonts.items():
            slots = ""
            for slot, data in files:
                count += 1
                part = Part(PackURI(f"/ppt/fonts/font{count}.fntdata"), _BY_EXTENSION["fntdata"], package, data)
                slots += f'<p:{slot} r:id="{self._deck.part.relate_to(part, RT.FONT)}"/>'
            listed += f'<p:embeddedFont><p:font typeface="{attribute(family)}"/>{slots}</p:embeddedFont>'
        self._root.find("{*}notesSz").addnext(_parsed(f"<p:embeddedFontLst {DECLARED}>{listed}</p:embeddedFontLst>"))
        self._root.set("embedTrueTypeFonts", "1")

    def to_bytes(self) -> bytes:
        """The finished file."""
        parts = list(self._deck.part.package.iter_parts())
        entries = {"_rels/.rels": relationships(ROOT).encode()}
        for part in parts:
            entries[part.partname.membername] = part.blob
            if len(part.rels):
                entries[part.partname.rels_uri.membername] = part.rels.xml
        return archive({"[Content_Types].xml": _content_types(parts).encode(), **entries})

    def _add_notes_master(self) -> None:
        """python-pptx's own notes master (born in PowerPoint), listed in presentation.xml, its picture made 16:9."""
        master: Any = self._deck.notes_master
        rel = self._deck.part.relate_to(master.part, RT.NOTES_MASTER)
        listed = f'<p:notesMasterIdLst {DECLARED}><p:notesMasterId r:id="{rel}"/></p:notesMasterIdLst>'
        self._root.find("{*}sldMasterIdLst").addnext(_parsed(listed))
        for run in master.element.iter("{*}rPr", "{*}endParaRPr"):
            run.set("lang", self._language)
        picture = next(shape for shape in master.placeholders if shape.element.ph_type.name == "SLIDE_IMAGE")
        old = picture.element.spPr.find("{*}xfrm")
        old.getparent().replace(old, _parsed(f"<p:x {DECLARED}>{frame(_NOTES_PICTURE)}</p:x>")[0])

    def _add_notes(self, notes: Any, paragraphs: str) -> None:
        spoken = notes.notes_placeholder.element.txBody
        for old in spoken.findall("{*}p"):
            spoken.remove(old)
        spoken.extend(list(_parsed(f"<p:txBody {DECLARED}>{paragraphs}</p:txBody>")))
        for shape in notes.placeholders:
            if shape.element.ph_type.name == "SLIDE_NUMBER":
                field = slide_number_field(self._language)
                shape.element.append(_parsed(f"<p:txBody {DECLARED}>{field}</p:txBody>"))


def _parsed(xml: str) -> Any:
    return parse_xml(xml)


def _replace_children(element: Any, xml: str) -> None:
    for child in list(element):
        element.remove(child)
    element.extend(list(_parsed(xml)))


def _content_types(parts: Iterable[Part]) -> str:
    """[Content_Types].xml: a Default for plain media, an Override for every part with a type of its own."""
    used, overrides = {"rels", "xml"}, ""
    for part in sorted(parts, key=lambda each: str(each.partname)):
        if _BY_EXTENSION.get(part.partname.ext) == part.content_type:
            used.add(part.partname.ext)
        else:
            overrides += f'<Override PartName="{part.partname}" ContentType="{part.content_type}"/>'
    defaults = "".join(f'<Default Extension="{ext}" ContentType="{_BY_EXTENSION[ext]}"/>' for ext in sorted(used))
    return f'<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'
