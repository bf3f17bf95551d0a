"""The package of a deck: python-pptx for parts, relationships, pictures and the notes master.

This is the only module that knows python-pptx; importing it costs 0.1 s, so it is imported only when a deck
is really written. Slides and notes pages go in as finished XML: building them through its elements took
ten times as long.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from builder.geometry import Box
from builder.surfaces.pptx.archive import archive
from builder.surfaces.pptx.pen import frame
from builder.surfaces.pptx.slide import Relations
from builder.surfaces.pptx.template import ROOT, relationships
from builder.surfaces.pptx.xml import DECLARED, attribute

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_BY_EXTENSION = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "fntdata": "application/x-fontdata",
}
_FIRST_SLIDE_ID = 256  # ECMA-376 19.7.13
_NOTES_PICTURE = Box(108, 180, 864, 486)  # 16:9 on python-pptx's 4:3 notes page, u
#: Family -> [(slot of p:embeddedFont: "regular" or "bold", EOT bytes)].
Embedded: TypeAlias = dict[str, list[tuple[str, bytes]]]


class Package:
    """A deck being put together: made from a template, given slides, then turned into bytes."""

    def __init__(self, template: bytes, language: str) -> None:
        deck = Presentation(io.BytesIO(template))
        self._main: Any = deck.part
        self._root: Any = deck.part._element  # there is no public way to the root of presentation.xml
        self._layouts = {layout.name: layout.part for layout in deck.slide_layouts}
        self._notes_master = self._add_notes_master(deck.notes_master, language)
        self._slides: list[str] = []

    def add_slide(self, layout: str, draw: Callable[[Relations], str], notes: str) -> None:
        """Add a slide: `draw` relates pictures and addresses and returns p:sld; `notes` is its p:notes."""
        number = len(self._slides) + 1
        slide = self._part(f"slides/slide{number}.xml", CT.PML_SLIDE)
        slide.relate_to(self._layouts[layout], RT.SLIDE_LAYOUT)
        page = self._part(f"notesSlides/notesSlide{number}.xml", CT.PML_NOTES_SLIDE, notes)
        page.relate_to(self._notes_master, RT.NOTES_MASTER)
        page.relate_to(slide, RT.SLIDE)
        slide.relate_to(page, RT.NOTES_SLIDE)
        package = self._main.package
        relations = Relations(
            image=lambda png: slide.relate_to(package.get_or_add_image_part(io.BytesIO(png)), RT.IMAGE),
            link=lambda address: slide.relate_to(address, RT.HYPERLINK, is_external=True),
        )
        slide.blob = _document(draw(relations))
        self._slides.append(self._main.relate_to(slide, RT.SLIDE))

    @property
    def slide_ids(self) -> range:
        """The number of every slide so far (p:sldId)."""
        return range(_FIRST_SLIDE_ID, _FIRST_SLIDE_ID + len(self._slides))

    def add_extension(self, xml: str) -> None:
        """Add a p:ext to presentation.xml."""
        self._root.append(_parsed(f"<p:extLst {DECLARED}>{xml}</p:extLst>"))

    def embed(self, fonts: Embedded) -> None:
        """Embed font files; every family is listed once (PowerPoint refuses doubles)."""
        listed, count = "", 0
        for family, files in fonts.items():
            slots = ""
            for slot, data in files:
                count += 1
                part = self._part(f"fonts/font{count}.fntdata", _BY_EXTENSION["fntdata"])
                part.blob = data
                slots += f'<p:{slot} r:id="{self._main.relate_to(part, RT.FONT)}"/>'
            listed += f'<p:embeddedFont><p:font typeface="{attribute(family)}"/>{slots}</p:embeddedFont>'
        self._insert_after("notesSz", f"<p:embeddedFontLst {DECLARED}>{listed}</p:embeddedFontLst>")
        self._root.set("embedTrueTypeFonts", "1")

    def to_bytes(self) -> bytes:
        """The finished file."""
        ids = zip(self.slide_ids, self._slides, strict=True)
        listed = "".join(f'<p:sldId id="{number}" r:id="{rel}"/>' for number, rel in ids)
        self._insert_after("notesMasterIdLst", f"<p:sldIdLst {DECLARED}>{listed}</p:sldIdLst>")
        parts = list(self._main.package.iter_parts())
        entries = {"_rels/.rels": _document(relationships(ROOT))}
        for part in parts:
            entries[part.partname.membername] = part.blob
            if len(part.rels):
                entries[part.partname.rels_uri.membername] = part.rels.xml
        return archive({"[Content_Types].xml": _document(_content_types(parts)), **entries})

    def _part(self, name: str, kind: str, xml: str = "") -> Part:
        return Part(PackURI(f"/ppt/{name}"), kind, self._main.package, _document(xml) if xml else None)

    def _insert_after(self, name: str, xml: str) -> None:
        self._root.find(f"{{*}}{name}").addnext(_parsed(xml))

    def _add_notes_master(self, master: Any, language: str) -> Part:
        """python-pptx's own notes master (born in PowerPoint), listed in presentation.xml, its picture made 16:9."""
        rel = self._main.relate_to(master.part, RT.NOTES_MASTER)
        listed = f'<p:notesMasterIdLst {DECLARED}><p:notesMasterId r:id="{rel}"/></p:notesMasterIdLst>'
        self._insert_after("sldMasterIdLst", listed)
        for run in master.element.iter("{*}rPr", "{*}endParaRPr"):
            run.set("lang", language)
        picture = next(shape for shape in master.placeholders if shape.element.ph_type.name == "SLIDE_IMAGE")
        old = picture.element.spPr.find("{*}xfrm")
        old.getparent().replace(old, _parsed(f"<p:x {DECLARED}>{frame(_NOTES_PICTURE)}</p:x>")[0])
        part: Part = master.part
        return part


def _parsed(xml: str) -> Any:
    return parse_xml(xml)


def _document(xml: str) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml.encode("utf-8")


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
