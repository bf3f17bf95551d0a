"""Drawings: one SVG file per family of actors, its groups moods and variants, its fills roles.

The format is described in templates/actors/README.md. A file is read once; what a set of parameters
shows of it is worked out per call.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from builder.actors import paths
from builder.actors.metadata import Meta, read_meta
from builder.actors.model import Actor, Drawing, Params, Value
from builder.actors.remap import extents, remap
from builder.actors.words import fill, holds, names, number, paint, point, value_of
from builder.errors import BuildError, SceneError
from builder.geometry import Affine, Box, PathData, polygon
from builder.scene.items import Group, Item, Paint, Path, Run, Shape, Stroke, Text
from builder.scene.walk import walk
from builder.theme import Theme

SVG = "{http://www.w3.org/2000/svg}"
#: Height of a capital in em of every face, near enough to keep shrunk words centred.
_CAP = 0.68
#: How many readings of one file are remembered: the same pod stands on every canvas of an episode.
_KEPT = 400


#: Draws an actor by kind and parameters: how a drawing comes by the others it holds (`use href="pod"`).
Draw = Callable[[str, Theme, Mapping[str, Value]], Drawing]


@cache
def load(path: FilePath, others: Draw) -> Actor:
    """The actor drawn in a file, `others` drawing those inside it; BuildError for what is not such a drawing."""
    try:
        root = ET.parse(path).getroot()
        meta = read_meta(path.stem, root.findtext(f"{SVG}metadata") or "")
    except (ET.ParseError, OSError, ValueError) as exc:
        raise BuildError(f"{path}: not an actor drawing: {exc}") from exc
    by_id = {e.get("id", ""): e for e in root.iter() if e.get("id")}

    made: dict[object, Drawing] = {}

    def draw(theme: Theme, params: Params) -> Drawing:
        key = (theme.name, theme.palette, tuple(params.values.items()))
        if key not in made:
            if len(made) >= _KEPT:
                made.clear()
            try:
                made[key] = _Reader(meta, by_id, theme, names(meta, params), others).drawing(root)
            except (ValueError, KeyError) as exc:
                raise SceneError(f"{path}: {exc}") from exc
        return made[key]

    return Actor(meta.info, draw)


@dataclass(frozen=True, slots=True)
class _Inner:
    """An actor used inside another: its drawing and where it stands."""

    drawing: Drawing
    m: Affine


@dataclass(slots=True)
class _Reader:
    """One reading of a drawing: `names` holds the parameters and what the metadata chose from them."""

    meta: Meta
    by_id: dict[str, ET.Element]
    theme: Theme
    names: dict[str, Value]
    others: Draw

    def drawing(self, root: ET.Element) -> Drawing:
        embedded: dict[str, _Inner] = {}
        items = tuple(self.inside(root, Affine(), "", embedded))
        box = Box(*(number(v, self.names) for v in self.meta.box)) if self.meta.box else extents(items)
        known = {item.id for item in walk(items)}
        ports = {name: self.port(given) for name, given in self.meta.ports.items()}
        return Drawing(
            items=items,
            box=box,
            foot=self.pair(self.meta.foot) if self.meta.foot else (box.cx, box.bottom),
            body=fill(self.meta.body, self.names),
            ports={name: port for name, port in ports.items() if port[0] in known},
            anchors={
                **{
                    f"{name}/{at}": inner.m(*xy)
                    for name, inner in embedded.items()
                    for at, xy in inner.drawing.anchors.items()
                },
                **{at: self.pair(xy) for at, xy in self.meta.anchors.items()},
            },
            keyline=tuple(_layers(self.meta.keyline, embedded)),
            contact=self.contact(),
            alt=" ".join(fill(self.meta.alt, self.names).split()),
        )

    def pair(self, given: list[Any]) -> tuple[float, float]:
        return number(given[0], self.names), number(given[1], self.names)

    def port(self, given: str) -> tuple[str, str]:
        item, side = fill(given, self.names).split()
        return item, side

    def contact(self) -> tuple[float, float] | float | None:
        given = self.meta.contact
        if isinstance(given, list):
            return self.pair(given)
        return None if given is None else number(given, self.names)

    def inside(self, element: ET.Element, m: Affine, prefix: str, embedded: dict[str, _Inner]) -> Iterator[Item]:
        """The items of an element's children, in painting order; a group without id dissolves into its parent."""
        counts: dict[str, int] = {}
        for child in element:
            tag = child.tag.removeprefix(SVG)
            counts[tag] = counts.get(tag, 0) + 1
            if tag in ("metadata", "defs", "title", "desc") or not holds(child.get("data-when", ""), self.names):
                continue
            name = prefix + fill(child.get("id", ""), self.names)
            own = self.map(child).then(m)
            if tag == "use":
                yield from self.use(child, own, name, embedded)
            elif tag != "g":
                yield from self.leaf(child, tag, own, name if child.get("id") else f"{prefix}{tag}-{counts[tag]}")
            elif child.get("id"):
                yield from self.group(child, m, own, name, embedded)
            else:
                yield from self.inside(child, own, prefix, embedded)

    def map(self, element: ET.Element) -> Affine:
        m = paths.transform(fill(element.get("transform", ""), self.names))
        shift = element.get("data-shift")
        if not shift:
            return m
        name, reach_x, reach_y = shift.split()
        dx, dy = point(self.names[name])
        return m.then(Affine.translate(dx * float(reach_x), dy * float(reach_y)))

    def group(
        self, element: ET.Element, outer: Affine, own: Affine, name: str, embedded: dict[str, _Inner]
    ) -> Iterator[Item]:
        items = tuple(self.inside(element, own, f"{name}/", embedded))
        turn = fill(element.get("data-turn", ""), self.names).split()
        angle = float(turn[0]) if turn else 0.0
        if items and angle:
            yield Group(id=name, items=items, angle=angle, pivot=outer(float(turn[1]), float(turn[2])))
        elif items:
            yield Group(id=name, items=items)

    def use(self, element: ET.Element, m: Affine, name: str, embedded: dict[str, _Inner]) -> Iterator[Item]:
        """Another element of this file (href="#id") or a whole other actor (href="pod")."""
        href = fill(element.get("href", ""), self.names)
        if not href.startswith("#"):
            drawing = self.other(href, element.get("data-params", ""))
            embedded[name] = _Inner(drawing, m)
            yield Group(id=name, items=tuple(remap(item, m, f"{name}/") for item in drawing.items))
            return
        target = self.by_id[href[1:]]
        copy = ET.Element(target.tag, {**target.attrib, "id": element.get("id") or href[1:]})
        copy.text = target.text
        copy.extend(target)
        wrapper = ET.Element(f"{SVG}g")
        wrapper.append(copy)
        yield from self.inside(wrapper, m, name.rsplit("/", 1)[0] + "/" if "/" in name else "", embedded)

    def other(self, kind: str, given: str) -> Drawing:
        pairs = (part.split("=", 1) for part in given.split())
        return self.others(kind, self.theme, {name: value_of(text, self.names) for name, text in pairs})

    def leaf(self, e: ET.Element, tag: str, m: Affine, name: str) -> Iterator[Item]:
        if tag == "text":
            item: Item | None = self.text(e, name)
        elif tag in ("rect", "circle", "ellipse"):
            item = self.shape(e, tag, name)
        elif tag in ("path", "line", "polygon"):
            item = Path(id=name, d=self.outline(e, tag), fill=self.filling(e), stroke=self.stroke(e))
        else:
            raise ValueError(f"<{tag}> is not for drawings")
        if item:
            yield remap(item, m)

    def num(self, e: ET.Element, key: str, default: float = 0.0) -> float:
        value = e.get(key)
        return default if value is None else number(value, self.names)

    def shape(self, e: ET.Element, tag: str, name: str) -> Shape:
        if tag == "rect":
            box = Box(self.num(e, "x"), self.num(e, "y"), self.num(e, "width"), self.num(e, "height"))
            kind, radius = "rect", min(self.num(e, "rx"), box.w / 2, box.h / 2)
        else:
            rx, ry = (self.num(e, k) for k in (("r", "r") if tag == "circle" else ("rx", "ry")))
            box = Box(self.num(e, "cx") - rx, self.num(e, "cy") - ry, 2 * rx, 2 * ry)
            kind, radius = "ellipse", 0.0
        return Shape(id=name, kind=kind, box=box, radius=radius, fill=self.filling(e), stroke=self.stroke(e))

    def outline(self, e: ET.Element, tag: str) -> PathData:
        if tag == "line":
            ends = ((self.num(e, "x1"), self.num(e, "y1")), (self.num(e, "x2"), self.num(e, "y2")))
            return polygon(ends, closed=False)
        if tag == "polygon":
            v = [float(n) for n in fill(e.get("points", ""), self.names).replace(",", " ").split()]
            return polygon(zip(v[::2], v[1::2], strict=True))
        return paths.parse(fill(e.get("d", ""), self.names))

    def filling(self, e: ET.Element) -> Paint | None:
        if e.get("fill") not in (None, "none"):
            raise ValueError("fills are roles: write data-fill")
        given = e.get("data-fill")
        return paint(given, self.names, self.alpha(e, "fill-opacity")) if given else None

    def alpha(self, e: ET.Element, key: str) -> int:
        return round(100 * self.num(e, key, self.num(e, "opacity", 1.0)))

    def stroke(self, e: ET.Element) -> Stroke | None:
        given = e.get("data-stroke")
        if not given:
            return None
        width = self.num(e, "stroke-width", 1.0)
        pattern = [round(number(v, self.names), 2) for v in e.get("stroke-dasharray", "").split()]
        dash: tuple[float, float] | tuple[()] = (pattern[0], pattern[1]) if pattern else ()
        cap = "flat" if e.get("stroke-linecap") == "butt" else "round"
        return Stroke(paint(given, self.names, self.alpha(e, "stroke-opacity")), width, dash, cap)

    def text(self, e: ET.Element, name: str) -> Text | None:
        """Words centred by default; `data-fit` is the width they shrink to."""
        from builder.text.measure import advance

        lines = fill(e.text or "", self.names).strip().split("\\n")
        if not any(lines):
            return None
        face, size, y = e.get("data-face", "display"), self.num(e, "font-size"), self.num(e, "y")
        room = self.num(e, "data-fit", 0.0)
        widest = max(advance(line, face, size) for line in lines)
        if room and widest > room:
            smaller = size * room / widest
            size, y = smaller, y - _CAP * (size - smaller) / 2
        colour = paint(e.get("data-fill", "text"), self.names, 100)
        return Text(
            id=name,
            x=self.num(e, "x"),
            y=y,
            face=face,
            size=size,
            lines=tuple((Run(line, colour),) for line in lines),
            widths=(),
            pitch=1.15 * size if len(lines) > 1 else 0.0,
            align={"start": "left", "end": "right"}.get(e.get("text-anchor", "middle"), "center"),
        )


def _layers(given: list[Any], embedded: dict[str, _Inner]) -> Iterator[str | tuple[str, ...]]:
    """The keyline entries, an embedded actor's name standing for its own silhouette."""
    for entry in given:
        flat: list[str] = []
        for name in entry if isinstance(entry, list) else [entry]:
            inner = embedded.get(name)
            flat += _flat(inner.drawing, name) if inner else [name]
        if isinstance(entry, list):
            yield tuple(flat)
        else:
            yield from flat


def _flat(inner: Drawing, name: str) -> list[str]:
    found = [part for entry in inner.keyline for part in ((entry,) if isinstance(entry, str) else entry)]
    return [f"{name}/{part}" for part in found]
