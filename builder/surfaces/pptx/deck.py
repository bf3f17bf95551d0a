"""Slides, a theme and the document's properties to the bytes of a .pptx."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from builder.scene.items import Item, Table, Text
from builder.scene.walk import walk
from builder.surfaces.pptx.eot import eot
from builder.surfaces.pptx.layouts import LAYOUTS
from builder.surfaces.pptx.model import DeckInfo, Slide
from builder.surfaces.pptx.notes import notes_page
from builder.surfaces.pptx.palette import Palette
from builder.surfaces.pptx.sections import sections
from builder.surfaces.pptx.slide import slide_xml
from builder.surfaces.pptx.template import template
from builder.text import fonts
from builder.text.measure import segments
from builder.theme import Theme

if TYPE_CHECKING:
    from builder.surfaces.pptx.package import Embedded


def deck(slides: Sequence[Slide], theme: Theme, info: DeckInfo, *, embed_fonts: bool = False) -> bytes:
    """Write a deck; the same input gives the same bytes.

    Colours follow `theme`; a scene's own palette is looked up in it. With `embed_fonts` the faces the
    slides use travel in the file (PowerPoint for Windows and Mac read them, LibreOffice 7.4 does not).
    SceneError names a scene that cannot be a slide; BuildError a font that may not be embedded.
    """
    from builder.surfaces.pptx.package import Package

    package = Package(template(theme, info, len(slides)), info.language)
    palettes = {name: Palette(theme, name) for name in sorted({slide.scene.palette for slide in slides})}
    for slide in slides:
        scene = slide.scene
        layout = LAYOUTS.get(scene.layout, LAYOUTS["content"])
        draw = partial(slide_xml, scene, layout, palettes[scene.palette], info)
        package.add_slide(layout.name, draw, notes_page(slide, info.language))
    package.add_extension(sections([slide.section for slide in slides], package.slide_ids))
    if embed_fonts:
        package.embed(_font_files(slides))
    return package.to_bytes()


def _font_files(slides: Sequence[Slide]) -> Embedded:
    """The theme's families and every other one a slide uses, each with all its styles so that text stays editable."""
    used = {fonts.face("display").family, fonts.face("text").family}
    for slide in slides:
        for item in walk(slide.scene.items):
            for words in _texts(item):
                runs = (run for line in words.lines for run in line)
                used |= {fonts.face(name).family for run in runs for _, name in segments(run.text, words.face)}
    found: Embedded = {}
    for face in fonts.FACES:
        if face.family in used:
            data = eot(fonts.read(fonts.font_path(face.name)), face.file)
            found.setdefault(face.family, []).append(("bold" if face.bold else "regular", data))
    return found


def _texts(item: Item) -> tuple[Text, ...]:
    if isinstance(item, Table):
        return tuple(cell for row in item.cells for cell in row)
    return (item,) if isinstance(item, Text) else ()
