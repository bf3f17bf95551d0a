"""An author's own marks: brands/<name>.svg beside the scripts, read as plain shapes so that they stay native.

A safe subset of SVG: groups and outlines with plain colours. What could run, load, or look different
in the deck (scripts, pictures, links, live text, gradients, filters, style sheets) is an error at its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path as FilePath
from xml.parsers import expat

from builder.actors import paths
from builder.actors.remap import extents, remap
from builder.errors import BuildError
from builder.geometry import Affine, Box, polygon
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

#: A mark is a drawing of a few outlines; more is a picture (bytes, shapes).
LARGEST, MOST = 262_144, 400
_SHAPES = ("path", "rect", "circle", "ellipse", "line", "polygon", "polyline")
_SILENT = ("title", "desc", "metadata", "defs")
_INHERITED = ("fill", "stroke", "stroke-width", "stroke-linecap", "color", "fill-opacity", "stroke-opacity")
_LENGTH = re.compile(r"^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(?:px)?\s*$")
_RGB = re.compile(r"^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$")
#: The sixteen colour names of CSS 1 (and orange); others are written as numbers.
_NAMES = {
    "black": "000000", "silver": "C0C0C0", "gray": "808080", "grey": "808080", "white": "FFFFFF", "maroon": "800000",
    "red": "FF0000", "purple": "800080", "fuchsia": "FF00FF", "green": "008000", "lime": "00FF00", "olive": "808000",
    "yellow": "FFFF00", "navy": "000080", "blue": "0000FF", "teal": "008080", "aqua": "00FFFF", "orange": "FFA500",
}  # fmt: skip

_folder: FilePath | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Shapes in the mark's own units, and the box round them."""

    items: tuple[Item, ...]
    box: Box


def use_folder(folder: FilePath | None) -> None:
    """From now on marks come from the SVG files in `folder` (brands/ beside the scripts; None: there are none)."""
    global _folder
    _folder = folder


def files() -> tuple[FilePath, ...]:
    """The marks there are, sorted by name."""
    return tuple(sorted(_folder.glob("*.svg"))) if _folder is not None and _folder.is_dir() else ()


def find(name: str) -> Mark | None:
    """The author's mark for a name, whatever its capitals, spaces and hyphens; None without a readable one."""
    wanted = _key(name)
    path = next((p for p in files() if _key(p.stem) == wanted), None) if wanted else None
    if path is None:
        return None
    try:
        return read(path)
    except BuildError:
        return None  # `problems` tells; the name alone stands on the card


def problems() -> Iterator[tuple[FilePath, int, str]]:
    """Every mark that cannot be drawn: its file, the line and what is wrong there."""
    for path in files():
        try:
            read(path)
        except UnfitError as exc:
            yield path, exc.line, exc.what


def drawn(mark: Mark, room: Box, name: str) -> Group:
    """The mark as large as `room` allows, in its middle, as a group of this id."""
    k = min(room.w / mark.box.w, room.h / mark.box.h)
    m = Affine.scaled(k).then(Affine.translate(room.cx - k * mark.box.cx, room.cy - k * mark.box.cy))
    return Group(id=name, items=tuple(remap(item, m, f"{name}/") for item in mark.items))


class UnfitError(BuildError):
    """A file that is no mark: the line and what is wrong there."""

    def __init__(self, path: FilePath, line: int, what: str) -> None:
        super().__init__(f"{path}:{line}: {what}")
        self.line, self.what = line, what


@cache
def _read(path: FilePath, stamp: tuple[int, int]) -> Mark:
    return _Reader(path).run(path.read_bytes())


def read(path: FilePath) -> Mark:
    """One mark; BuildError naming file and line for what is not of the subset."""
    try:
        stat = path.stat()
        if stat.st_size > LARGEST:
            raise UnfitError(path, 1, f"a mark has at most {LARGEST // 1024} KiB; simplify its outlines")
        return _read(path, (stat.st_mtime_ns, stat.st_size))
    except OSError as exc:
        raise UnfitError(path, 1, f"cannot be read: {exc.strerror}") from exc


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


@dataclass(slots=True)
class _Reader:
    """One reading: a stack of what surrounding elements say, the shapes found so far."""

    path: FilePath
    items: list[Item] = field(default_factory=list)
    stack: list[tuple[Affine, Mapping[str, str]]] = field(default_factory=list)
    skipped: int = 0
    line: int = 1

    def run(self, data: bytes) -> Mark:
        parser = expat.ParserCreate(namespace_separator=" ")

        def start(tag: str, given: Mapping[str, str]) -> None:
            self.line = parser.CurrentLineNumber
            self.open(tag.rpartition(" ")[2], given)

        def doctype(*_: object) -> None:
            raise UnfitError(self.path, parser.CurrentLineNumber, "a document type is not for marks; delete that line")

        parser.StartElementHandler = start
        parser.EndElementHandler = self.close
        parser.StartDoctypeDeclHandler = doctype
        try:
            parser.Parse(data, True)
        except expat.ExpatError as exc:
            raise UnfitError(self.path, exc.lineno, f"not an SVG file: {expat.ErrorString(exc.code)}") from exc
        except (ValueError, TypeError) as exc:
            raise UnfitError(self.path, self.line, str(exc)) from exc
        box = extents(tuple(self.items)) if self.items else Box(0, 0, 0, 0)
        if box.w <= 0 or box.h <= 0:
            raise UnfitError(self.path, 1, "nothing is drawn in it")
        return Mark(tuple(self.items), box)

    def open(self, tag: str, given: Mapping[str, str]) -> None:
        if self.skipped or tag in _SILENT:
            self.skipped += 1
            return
        if tag not in ("svg", "g", *_SHAPES) or (tag == "svg" and self.stack):
            raise ValueError(f"<{tag}> is not for marks: draw it with paths, rectangles, circles and polygons")
        if not self.stack and tag != "svg":
            raise ValueError(f"a mark begins with <svg>, not <{tag}>")
        own = {**given, **_styles(given.get("style", ""))}
        outer, around = self.stack[-1] if self.stack else (Affine(), {"fill": "black"})
        m = paths.transform(own.get("transform", "")).then(outer)
        said = {**around, **{k: v for k, v in own.items() if k in _INHERITED}}
        if "opacity" in own:
            said["opacity"] = f"{_share(own['opacity']) * _share(around.get('opacity', '1')):g}"
        self.stack.append((m, said))
        refused = next((k for k in ("filter", "mask", "clip-path", "href", "class") if own.get(k)), "")
        if refused or any(k.lower().startswith("on") for k in own):
            raise ValueError(f"{refused or 'an event handler'} is not for marks; write plain fill and stroke colours")
        if tag in _SHAPES and own.get("display") != "none":
            self.shape(tag, own, m, said)

    def close(self, _tag: str) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            self.stack.pop()

    def shape(self, tag: str, own: Mapping[str, str], m: Affine, said: Mapping[str, str]) -> None:
        fill, stroke = _paint(said, "fill"), _paint(said, "stroke")
        line = Stroke(stroke, _length(said.get("stroke-width", "1")), cap=_cap(said)) if stroke else None
        if tag == "line":
            fill = None
        if not (fill or line):
            return
        if len(self.items) >= MOST:
            raise ValueError(f"a mark has at most {MOST} shapes; simplify it")
        n = len(self.items) + 1
        parts = [(f"part-{n}", fill, line)]
        if fill and line and (fill.alpha < 100 or (stroke is not None and stroke.alpha < 100)):
            parts = [(f"part-{n}", fill, None), (f"part-{n}-line", None, line)]
        for name, paint, edge in parts:
            item = _drawn(tag, own, name, paint, edge)
            if item is not None:
                self.items.append(remap(item, m))


def _drawn(tag: str, own: Mapping[str, str], name: str, fill: Paint | None, line: Stroke | None) -> Item | None:
    """One element as an item in its own coordinates; None where it has no extent."""

    def num(key: str, default: float = 0.0) -> float:
        return _length(own[key]) if key in own else default

    if tag == "path":
        d = paths.parse(own.get("d", ""))
        return Path(id=name, d=d, fill=fill, stroke=line) if d else None
    if tag in ("polygon", "polyline", "line"):
        given = own.get("points", "") if tag != "line" else " ".join(own.get(k, "0") for k in ("x1", "y1", "x2", "y2"))
        values = [float(v) for v in given.replace(",", " ").split()]
        closed = tag == "polygon" or (tag == "polyline" and fill is not None)
        return Path(id=name, d=polygon(zip(values[::2], values[1::2], strict=True), closed=closed),
                    fill=fill, stroke=line) if values else None  # fmt: skip
    if tag == "rect":
        box = Box(num("x"), num("y"), num("width"), num("height"))
        radius = min(num("rx", num("ry")), box.w / 2, box.h / 2)
        made = Shape(id=name, kind="rect", box=box, radius=radius, fill=fill, stroke=line)
    else:
        rx, ry = (num("r"), num("r")) if tag == "circle" else (num("rx"), num("ry"))
        box = Box(num("cx") - rx, num("cy") - ry, 2 * rx, 2 * ry)
        made = Shape(id=name, kind="ellipse", box=box, fill=fill, stroke=line)
    return made if box.w > 0 and box.h > 0 else None


def _styles(text: str) -> dict[str, str]:
    """The declarations of a style attribute."""
    pairs = (part.split(":", 1) for part in text.split(";") if ":" in part)
    return {name.strip(): value.strip() for name, value in pairs}


def _length(text: str) -> float:
    found = _LENGTH.match(text)
    if not found:
        raise ValueError(f"{text!r} is no length; write plain numbers")
    return float(found[1])


def _share(text: str) -> float:
    return min(1.0, max(0.0, _length(text)))


def _cap(said: Mapping[str, str]) -> str:
    return "round" if said.get("stroke-linecap") == "round" else "flat"


def _paint(said: Mapping[str, str], key: str) -> Paint | None:
    """The colour of `fill` or `stroke`; None for none. ValueError for what is no plain colour."""
    given = said.get(key, "none").strip()
    if given in ("currentColor", "currentcolor"):
        given = said.get("color", "black").strip()
    if given in ("none", "transparent"):
        return None
    alpha = round(100 * _share(said.get(f"{key}-opacity", "1")) * _share(said.get("opacity", "1")))
    return Paint(f"#{_hex(given)}", alpha=alpha) if alpha else None


def _hex(given: str) -> str:
    digits = given.removeprefix("#")
    if given.startswith("#") and re.fullmatch(r"[0-9a-fA-F]{3}|[0-9a-fA-F]{6}", digits):
        return (digits if len(digits) == 6 else "".join(c * 2 for c in digits)).upper()
    if (rgb := _RGB.match(given)) is not None:
        return "".join(f"{min(255, int(v)):02X}" for v in rgb.groups())
    if given.lower() in _NAMES:
        return _NAMES[given.lower()]
    raise ValueError(f"{given!r} is no plain colour; write it as #RRGGBB")
