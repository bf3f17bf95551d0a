"""Scene to SVG: presentation attributes only, the small subset that cairo-based and resvg-based readers draw alike.

No filters, masks, markers, patterns, styles or nested coordinate systems; text as outlines by default.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from builder import color
from builder.geometry import Box
from builder.scene.items import Connector, Group, Image, Item, Paint, Path, Shape, Stroke, Table, Text
from builder.scene.model import Scene
from builder.surfaces.base import FAULTS, Colours, children, course, diagram_box, fault, num, outline, pruned, runs
from builder.surfaces.pathdata import data, words
from builder.text import fonts

if TYPE_CHECKING:
    from builder.theme import Theme


# What XML 1.0 cannot hold.
_DROPPED = dict.fromkeys([*(c for c in range(0x20) if chr(c) not in "\t\n"), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])


def svg(
    scene: Scene,
    theme: Theme,
    *,
    crop: Box | None = None,
    transparent: bool = False,
    only: tuple[str, ...] | None = None,
    text: str = "outlines",
    size: tuple[int, int] | None = None,
) -> str:
    """The scene, or the part in `crop` (u), as one self-contained document; 1 u = 1 px unless `size` (px) says else.

    `transparent` leaves the ground out; `only` keeps the items with these ids. `text`: "outlines" looks the
    same everywhere, "live" names the House faces and can be selected.
    """
    box = crop or scene.canvas.box
    pen = _Pen(Colours(theme, scene.palette), live=text == "live", scene=scene.id)
    ground = "" if transparent else pen.tag("rect", *_box(box), *pen.fill(scene.background))
    body = "".join((ground, *pen.items(pruned(scene.items, only))))
    view = " ".join(num(v) for v in (box.x, box.y, box.w, box.h))
    head = _attributes(
        (
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("width", num(size[0] if size else box.w)),
            ("height", num(size[1] if size else box.h)),
            ("viewBox", view),
            *((("preserveAspectRatio", "none"),) if size else ()),
            ("role", "img"),
            ("aria-label", scene.title or scene.id),
        )
    )
    title = _said("title", scene.title or scene.id)
    desc = _said("desc", scene.alt)
    return f"<svg{head}>{title}{desc}{body}</svg>\n"


def diagram(scene: Scene, theme: Theme, *, text: str = "outlines") -> str:
    """The diagram proper: no headline, furniture, floor or ground, cut out tightly on a transparent ground."""
    return svg(scene, theme, crop=diagram_box(scene), transparent=True, only=scene.diagram or None, text=text)


_Attribute = tuple[str, str]


class _Pen:
    """Writes the items of one scene; every method gives the finished text of its element."""

    def __init__(self, colours: Colours, *, live: bool, scene: str) -> None:
        self._colours, self._live, self._scene = colours, live, scene
        self._write: dict[type, Callable[[Any], str]] = {
            Shape: self._shape,
            Path: self._free,
            Text: self._text,
            Connector: self._link,
            Image: self._image,
            Group: self._group,
            Table: self._group,
        }

    def items(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            try:
                yield self._write[type(item)](item)
            except FAULTS as exc:
                raise fault(self._scene, item, exc) from exc

    def tag(self, name: str, *attributes: _Attribute) -> str:
        return f"<{name}{_attributes(attributes)}/>"

    def fill(self, paint: Paint | None) -> tuple[_Attribute, ...]:
        return self._paint("fill", paint) if paint else (("fill", "none"),)

    def _paint(self, what: str, paint: Paint) -> tuple[_Attribute, ...]:
        rgb, alpha = self._colours[paint]
        colour = (what, color.hexa(rgb))
        return (colour, (f"{what}-opacity", num(alpha))) if alpha < 1 else (colour,)

    def _stroke(self, stroke: Stroke | None) -> tuple[_Attribute, ...]:
        if stroke is None:
            return ()
        ends = (("linecap", "round"), ("linejoin", "round")) if stroke.cap == "round" else (("miterlimit", "8"),)
        dash = " ".join(num(part * stroke.width) for part in stroke.dash)
        return (
            *self._paint("stroke", stroke.paint),
            ("stroke-width", num(stroke.width)),
            *((f"stroke-{name}", value) for name, value in ends),
            *((("stroke-dasharray", dash),) if dash else ()),
        )

    def _shape(self, item: Shape) -> str:
        paint = (*self.fill(item.fill), *self._stroke(item.stroke))
        box, name = item.box, (("id", item.id),)
        if item.stroke and item.stroke.dash:
            return self.tag("path", *name, ("d", data(outline(item))), *paint)
        if item.kind == "ellipse":
            middle = (("cx", num(box.cx)), ("cy", num(box.cy)), ("rx", num(box.w / 2)), ("ry", num(box.h / 2)))
            return self.tag("ellipse", *name, *middle, *paint)
        radius = min(item.radius, box.w / 2, box.h / 2)
        corner = (("rx", num(radius)),) if radius > 0 else ()
        return self.tag("rect", *name, *_box(box), *corner, *paint)

    def _free(self, item: Path) -> str:
        return self.tag("path", ("id", item.id), ("d", data(item.d)), *self.fill(item.fill), *self._stroke(item.stroke))

    def _link(self, item: Connector) -> str:
        return self.tag(
            "path", ("id", item.id), ("d", data(course(item))), *self.fill(None), *self._stroke(item.stroke)
        )

    def _text(self, item: Text) -> str:
        face = fonts.face(item.face)
        parts = []
        for run, x, y in runs(item):
            paint = self.fill(run.paint)
            if self._live:
                place = (("x", num(x)), ("y", num(y)), ("xml:space", "preserve"))
                parts.append(f"<text{_attributes((*place, *paint))}>{escape(_clean(run.text))}</text>")
            else:
                d = words(run.text, item.face, item.size, x, y)
                parts.append(self.tag("path", ("data-text", run.text), ("d", d), *paint))
        font: tuple[_Attribute, ...] = ()
        if self._live:
            font = (("font-family", face.family), ("font-size", num(item.size)))
            font += (("font-weight", "700"),) if face.bold else ()
        label = (("id", item.id), ("role", "img"), ("aria-label", item.string.replace("\n", " ")))
        return f"<g{_attributes((*label, *font))}>{''.join(parts)}</g>"

    def _image(self, item: Image) -> str:
        link = "data:image/png;base64," + base64.b64encode(item.png).decode("ascii")
        label = (("aria-label", item.alt),) if item.alt else ()
        fit = ("preserveAspectRatio", "none")
        return self.tag("image", ("id", item.id), *_box(item.box), fit, *label, ("href", link))

    def _group(self, item: Group | Table) -> str:
        attributes: list[_Attribute] = [("id", item.id)]
        title = ""
        if item.alt:
            attributes += [("role", "img"), ("aria-label", item.alt)]
            title = _said("title", item.alt)
        if isinstance(item, Group):
            if item.decorative:
                attributes.append(("aria-hidden", "true"))
            if item.angle:
                about = " ".join(num(v) for v in (item.angle, *item.pivot))
                attributes.append(("transform", f"rotate({about})"))
        return f"<g{_attributes(attributes)}>{title}{''.join(self.items(children(item)))}</g>"


def _box(box: Box) -> tuple[_Attribute, ...]:
    return (("x", num(box.x)), ("y", num(box.y)), ("width", num(box.w)), ("height", num(box.h)))


def _attributes(pairs: Iterable[_Attribute]) -> str:
    return "".join(f" {name}={quoteattr(_clean(value))}" for name, value in pairs)


def _said(name: str, what: str) -> str:
    """An element of plain words; nothing when there are none."""
    return f"<{name}>{escape(_clean(what))}</{name}>" if what else ""


def _clean(text: str) -> str:
    return text.translate(_DROPPED)
