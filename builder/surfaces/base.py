"""What the picture surfaces share: frames of pixels, printed numbers, and items reduced to what is painted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from builder import color
from builder.errors import SceneError
from builder.geometry import Affine, Box, PathData, cable, ellipse, path_bounds, polygon, rounded_rect, transform, union
from builder.scene.items import Connector, Group, Image, Item, Paint, Run, Shape, Stroke, Table, Text
from builder.scene.model import Scene
from builder.text import measure

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from builder.theme import Theme

#: What an item that is wrong in itself may raise while it is painted.
FAULTS = (KeyError, ValueError, IndexError, OSError)
DIAGRAM_MARGIN = 8.0  # u of air round a diagram cut out of its slide


@dataclass(frozen=True, slots=True)
class Frame:
    """Pixels, top row first, rows packed without padding.

    `mode`: "BGRX" or "BGRa" (four bytes as cairo leaves them; BGRa is premultiplied), "RGB" or "RGBA".
    """

    width: int
    height: int
    mode: str
    data: bytes | memoryview

    @property
    def transparent(self) -> bool:
        return self.mode in ("BGRa", "RGBA")

    def image(self) -> Picture:
        """The frame as a Pillow image, RGB or straight RGBA; its pixels are its own."""
        from PIL import Image as Pillow

        mode = "RGBA" if self.transparent else "RGB"
        return Pillow.frombytes(mode, (self.width, self.height), self.data, "raw", self.mode)

    @staticmethod
    def of(image: Picture) -> Frame:
        """A Pillow image as a frame: RGBA when it knows alpha, else RGB."""
        mode = "RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB"
        return Frame(image.width, image.height, mode, image.convert(mode).tobytes())


class Colours:
    """Paints of one scene, resolved once: role -> bytes and alpha, in the theme's variant for the scene's palette."""

    def __init__(self, theme: Theme, palette: str) -> None:
        self._theme = theme.variant(palette)
        self._known: dict[Paint, tuple[color.Rgb, float]] = {}

    def __getitem__(self, paint: Paint) -> tuple[color.Rgb, float]:
        """The colour and its alpha 0..1; KeyError for an unknown role."""
        found = self._known.get(paint)
        if found is None:
            found = self._known[paint] = (self._theme.rgb(paint), paint.alpha / 100)
        return found


def fault(scene: str, item: Item, error: Exception) -> SceneError:
    """What went wrong with one item, for an exception that says where."""
    reason = f"unknown colour role {error}" if isinstance(error, KeyError) else str(error)
    return SceneError(f"scene {scene!r}, item {item.id!r}: {reason}")


def num(value: float) -> str:
    """Print a coordinate: at most two decimals, no trailing zeros, no minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def outline(shape: Shape) -> PathData:
    """A preset as a path that starts where DrawingML starts its dashes."""
    box = shape.box
    if shape.kind == "ellipse":
        return ellipse(box)
    if shape.radius > 0:
        return rounded_rect(box, shape.radius)
    return polygon(((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)))


def course(link: Connector) -> PathData:
    """The line a connector takes."""
    if link.route == "curve":
        return cable(*link.points, vertical=link.vertical)
    return polygon(link.points, closed=False)


def expand(table: Table) -> tuple[Item, ...]:
    """A table as the items it paints: the filled cells, then their words."""
    ids = [[f"{table.id}/{r + 1}.{c + 1}" for c in range(len(table.columns))] for r in range(len(table.rows))]
    cells: list[Item] = []
    y = table.box.y
    for r, height in enumerate(table.rows):
        x = table.box.x
        for c, width in enumerate(table.columns):
            if fill := table.fills[r][c]:
                cells.append(Shape(id=ids[r][c], kind="rect", box=Box(x, y, width, height), fill=fill))
            x += width
        y += height
    words = [replace(text, id=f"{ids[r][c]}/text") for r, row in enumerate(table.cells) for c, text in enumerate(row)]
    return (*cells, *words)


def children(item: Group | Table) -> tuple[Item, ...]:
    return expand(item) if isinstance(item, Table) else item.items


def runs(text: Text) -> Iterator[tuple[Run, float, float]]:
    """Every run that shows something, with the start of its baseline."""
    for i, (line, (x, _)) in enumerate(zip(text.lines, text.spans, strict=True)):
        y = text.y + i * text.pitch
        for run in line:
            if run.text.strip():
                yield run, x, y
            x += measure.advance(run.text, text.face, text.size)


def pruned(items: Iterable[Item], only: tuple[str, ...] | None) -> tuple[Item, ...]:
    """The items named in `only` with all they hold, in their groups; everything when it is None."""
    if only is None:
        return tuple(items)
    kept: list[Item] = []
    for item in items:
        if item.id in only:
            kept.append(item)
        elif isinstance(item, Group) and (inner := pruned(item.items, only)):
            kept.append(replace(item, items=inner))
    return tuple(kept)


def ink(items: Iterable[Item], m: Affine = Affine()) -> Box | None:  # noqa: B008 - frozen value
    """The box of what is painted, strokes included and groups turned; None when nothing is.

    Exact for upright items; turned words and pictures count with the corners of their box.
    """
    found = [box for item in items if (box := _ink(item, m)) is not None]
    return union(found) if found else None


def _ink(item: Item, m: Affine) -> Box | None:
    if isinstance(item, Group):
        turned = Affine.rotate(item.angle, *item.pivot).then(m) if item.angle else m
        return ink(item.items, turned)
    if isinstance(item, Table):
        return ink(expand(item), m)
    if isinstance(item, Image):
        return _seen(item.box, m)
    if isinstance(item, Text):
        return _text_ink(item, m)
    if isinstance(item, Connector):
        return _stroked(course(item), item.stroke, m)
    if item.fill is None and item.stroke is None:
        return None
    return _stroked(outline(item) if isinstance(item, Shape) else item.d, item.stroke, m)


def _text_ink(item: Text, m: Affine) -> Box | None:
    found = [_seen(measure.ink(run.text, item.face, item.size).moved(x, y), m) for run, x, y in runs(item)]
    return union(found) if found else None


def _stroked(d: PathData, stroke: Stroke | None, m: Affine) -> Box:
    box = path_bounds(transform(d, m))
    return box.inset(-stroke.width / 2) if stroke else box


def _seen(box: Box, m: Affine) -> Box:
    corners = ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return path_bounds(transform(polygon(corners), m))


def diagram_box(scene: Scene, margin: float = DIAGRAM_MARGIN) -> Box:
    """The whole-unit box round the diagram's paint plus `margin`; the canvas when the scene names no diagram."""
    box = ink(pruned(scene.items, scene.diagram))
    if box is None:
        return scene.canvas.box
    x, y = math.floor(box.x - margin), math.floor(box.y - margin)
    return Box(x, y, math.ceil(box.right + margin) - x, math.ceil(box.bottom + margin) - y)
