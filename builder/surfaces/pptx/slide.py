"""A scene to the XML of one slide: background, headline first, items in painting order, the slide number."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.errors import SceneError
from builder.geometry import Box
from builder.scene.items import Group, Item, Paint, Run, Text
from builder.scene.model import Scene
from builder.scene.walk import walk
from builder.surfaces.pptx.drawing import draw
from builder.surfaces.pptx.layouts import Layout
from builder.surfaces.pptx.model import DeckInfo
from builder.surfaces.pptx.palette import Palette
from builder.surfaces.pptx.pen import Pen
from builder.surfaces.pptx.text import text
from builder.surfaces.pptx.xml import DECLARED, attribute

WIDTH, HEIGHT = 1920, 1080
#: Namespace of every identifier a deck holds; any fixed UUID serves.
IDS = uuid.UUID("5b1d7a52-6d0f-5b0c-9f0e-2f6c1d3a7e44")

ROOT = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relations:
    """How a slide's pictures (PNG bytes) and addresses get their relationship ids."""

    image: Callable[[bytes], str]
    link: Callable[[str], str]


def guid(*words: str) -> str:
    """A GUID in braces made from words, the same in every build."""
    return f"{{{str(uuid.uuid5(IDS, '/'.join(words))).upper()}}}"


def slide_xml(scene: Scene, layout: Layout, palette: Palette, info: DeckInfo, relations: Relations) -> str:
    """A whole p:sld; SceneError when the scene cannot be a slide."""
    if (scene.canvas.width, scene.canvas.height) != (WIDTH, HEIGHT):
        size = f"{scene.canvas.width} x {scene.canvas.height}"
        raise SceneError(f"scene {scene.id!r}: a slide is {WIDTH} x {HEIGHT}, not {size}")
    items = _titled(_described(scene), scene)
    names = _named(items, scene)
    pen = Pen(
        scene=scene.id,
        palette=palette,
        language=attribute(info.language),
        numbers={name: number for number, name in enumerate(names, start=2)},
        items=names,
        links=dict(info.links),
        relate_image=relations.image,
        relate_link=relations.link,
    )
    tree = "".join(_ordered(items, layout, pen))
    number = _slide_number(len(names) + 2, names, pen.language)
    return (
        f"<p:sld {DECLARED}><p:cSld>{_background(scene, palette)}<p:spTree>{ROOT}{tree}{number}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
    )


def _named(items: tuple[Item, ...], scene: Scene) -> dict[str, Item]:
    """Every item by its id; shapes that share a number would break links and motion."""
    names: dict[str, Item] = {}
    for item in walk(items):
        if item.id in names:
            raise SceneError(f"scene {scene.id!r}: two items are called {item.id!r}")
        names[item.id] = item
    return names


def _background(scene: Scene, palette: Palette) -> str:
    """Nothing when the master's ground will do, so that it can be changed there."""
    if scene.background == Paint("bg") and not scene.palette:
        return ""
    return f"<p:bg><p:bgPr>{palette.fill(scene.background)}<a:effectLst/></p:bgPr></p:bg>"


def _described(scene: Scene) -> tuple[Item, ...]:
    """The items; where no group speaks for itself, the diagram's first one takes the scene's description."""
    groups = [item for item in scene.items if isinstance(item, Group)]
    if not scene.alt or any(group.alt for group in groups):
        return scene.items
    first = next((group.id for group in groups if group.id in scene.diagram), "")
    return tuple(
        replace(item, alt=scene.alt, decorative=False) if isinstance(item, Group) and item.id == first else item
        for item in scene.items
    )


def _titled(items: tuple[Item, ...], scene: Scene) -> tuple[Item, ...]:
    """The items; a scene without a headline gets its title just above the slide's edge, for outline and readers."""
    if any(isinstance(item, Text) and item.role == "title" for item in items):
        return items
    size = 48.0
    runs = (Run(scene.title or scene.id, Paint("text")),)
    id_, y = f"{scene.id}/title", -0.2 * size
    title = Text(id=id_, x=0.0, y=y, size=size, face="display", lines=(runs,), widths=(WIDTH,), role="title")
    return (title, *items)


def _ordered(items: Sequence[Item], layout: Layout, pen: Pen) -> Iterator[str]:
    """Elements in painting order, headline and sub-line as placeholders; the headline first unless it lies on art."""
    free = {"title": layout.title, "subtitle": layout.subtitle}
    under: list[Box] = []
    first, rest = "", []
    for item in items:
        role = item.role if isinstance(item, Text) else ""
        if isinstance(item, Text) and free.get(role):
            xml, box = text(item, pen, placeholder=free.pop(role))
            if role == "title" and not any(box.overlaps(each) for each in under):
                first = xml
                continue
        else:
            xml, box = draw(item, pen)
        under.append(box)
        rest.append(xml)
    yield first
    yield from rest


def _slide_number(number: int, names: Mapping[str, Item], language: str) -> str:
    """The field every slide carries, where the layout keeps it: below the picture's edge, out of the composition."""
    name = "slide-number"
    while name in names:
        name += "-field"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody>{slide_number_field(language)}</p:txBody></p:sp>"
    )


def slide_number_field(language: str) -> str:
    """The content of a text body that shows the slide's number."""
    return (
        f'<a:bodyPr/><a:lstStyle/><a:p><a:fld id="{guid("slide-number")}" type="slidenum">'
        f'<a:rPr lang="{language}"/><a:t>‹#›</a:t></a:fld></a:p>'
    )
