"""Scene to pixels: drawn straight with libcairo, or from the SVG by resvg where libcairo is missing."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path as File
from typing import TYPE_CHECKING, Any

from builder.errors import BuildError
from builder.geometry import Affine, Box, PathData
from builder.scene.items import Connector, Group, Image, Item, Paint, Path, Shape, Stroke, Table, Text
from builder.scene.model import Scene
from builder.surfaces import cairo
from builder.surfaces.base import FAULTS, Colours, Frame, children, course, fault, outline, pruned, runs
from builder.text import fonts, measure

if TYPE_CHECKING:
    from builder.theme import Theme

#: What to say where nothing can draw.
NOTHING = (
    "there is neither libcairo nor resvg-py to draw pictures with "
    "(Debian/Ubuntu: apt install libcairo2; macOS: brew install cairo; anywhere: python -m pip install resvg-py)"
)
#: One line for the reader of a build log when the pictures come from the second engine.
NOTICE = (
    "libcairo is missing: pictures are drawn by resvg, which is slower "
    "(Debian/Ubuntu: apt install libcairo2; macOS: brew install cairo)"
)
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3  # malloc.h
MITER = 8.0  # limit of mitred joins, as DrawingML's lim="800000"


class Rasteriser:
    """Draws scenes into one reused buffer. One per process: it is not for two threads at once.

    `engine`: "cairo", "resvg" or "" for cairo where libcairo is found. `notice`: a line to show once, or "".
    """

    def __init__(self, engine: str = "") -> None:
        if engine not in ("", "cairo", "resvg"):
            raise BuildError(f"unknown rasteriser {engine!r}; known: cairo, resvg")
        self.notice = ""
        self.engine = engine or "cairo"
        if self.engine == "cairo":
            try:
                cairo.binding()
            except OSError as exc:
                if engine:
                    raise BuildError(str(exc)) from exc
                self.engine, self.notice = "resvg", NOTICE
        if self.engine == "resvg" and not _resvg_here():
            raise BuildError(NOTHING)
        self._buffer = ctypes.create_string_buffer(0)
        _hold_memory()

    @property
    def version(self) -> str:
        """Engine and version, for the manifest: pixels are the same for the same version."""
        if self.engine == "cairo":
            return f"cairo {cairo.version()}"
        import resvg_py

        return f"resvg {resvg_py.__resvg_version__}"

    def pixels(
        self,
        scene: Scene,
        theme: Theme,
        *,
        scale: float = 1.0,
        crop: Box | None = None,
        transparent: bool = False,
        only: tuple[str, ...] | None = None,
        keep: bool = True,
    ) -> Frame:
        """Draw a scene, or the part of it in `crop` (u), at `scale` pixels per u.

        `transparent` leaves the ground out; `only` draws just the items with these ids (and what they hold).
        keep=False lends the buffer instead of copying it: the frame is good until the next call.
        SceneError names the scene and item that cannot be drawn.
        """
        box = crop or scene.canvas.box
        width, height = max(1, round(box.w * scale)), max(1, round(box.h * scale))
        if self.engine == "resvg":
            from builder.surfaces.svg import svg

            text = svg(scene, theme, crop=crop, transparent=transparent, only=only, size=(width, height))
            return _resvg(text, transparent)
        size = width * height * 4
        if len(self._buffer) < size:
            self._buffer = ctypes.create_string_buffer(size)
        view = Affine.translate(-box.x, -box.y).then(Affine.scaled(scale))
        with cairo.context(self._buffer, width, height) as cr:
            brush = _Brush(cr, Colours(theme, scene.palette), view, scene=scene.id)
            brush.ground(None if transparent else scene.background)
            brush.items(pruned(scene.items, only))
        data = memoryview(self._buffer).cast("B")[:size]
        return Frame(width, height, "BGRa" if transparent else "BGRX", bytes(data) if keep else data)


@cache
def _resvg_here() -> bool:
    try:
        import resvg_py  # noqa: F401
    except (ImportError, OSError):
        return False
    return True


@cache
def _hold_memory() -> None:
    """Let glibc keep freed frame buffers: giving 8 MB back and taking it again cost 14 ms a picture in page faults."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        if hasattr(libc, "mallopt"):
            libc.mallopt(_M_MMAP_THRESHOLD, 32 << 20)
            libc.mallopt(_M_TRIM_THRESHOLD, 64 << 20)


def _resvg(text: str, transparent: bool) -> Frame:
    import io

    import resvg_py
    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True)))) as picture:
        return Frame.of(picture if transparent else picture.convert("RGB"))


class _Brush:
    """Items of one scene onto one context; `_m` maps the current group's units to pixels."""

    def __init__(self, cr: cairo.Context, colours: Colours, view: Affine, *, scene: str) -> None:
        self._cr, self._lib, self._colours, self._m = cr, cr.lib, colours, view
        self._scene = scene
        self._draw: dict[type, Callable[[Any], None]] = {
            Shape: self._shape,
            Path: self._free,
            Text: self._text,
            Connector: self._link,
            Image: self._image,
            Group: self._group,
            Table: self._group,
        }
        self._lib.cairo_set_miter_limit(cr.cr, MITER)
        cr.matrix(view)

    def ground(self, paint: Paint | None) -> None:
        """Wipe the buffer: to a colour, or to nothing."""
        lib, cr = self._lib, self._cr.cr
        lib.cairo_set_operator(cr, cairo.OPERATOR_SOURCE if paint else cairo.OPERATOR_CLEAR)
        if paint:
            self._cr.source(self._colours[paint][0], 1.0)
        lib.cairo_paint(cr)
        lib.cairo_set_operator(cr, cairo.OPERATOR_OVER)

    def items(self, items: Iterable[Item]) -> None:
        for item in items:
            try:
                self._draw[type(item)](item)
            except FAULTS as exc:
                raise fault(self._scene, item, exc) from exc

    def _shape(self, item: Shape) -> None:
        if item.fill or item.stroke:
            self._paint(cairo.packed(outline(item)), item.fill, item.stroke)

    def _free(self, item: Path) -> None:
        if item.d and (item.fill or item.stroke):
            self._paint(cairo.packed(item.d), item.fill, item.stroke)

    def _link(self, item: Connector) -> None:
        self._paint(cairo.packed(course(item)), None, item.stroke)

    def _paint(self, data: bytes, fill: Paint | None, stroke: Stroke | None) -> None:
        lib, cr = self._lib, self._cr.cr
        self._cr.append(data)
        if fill:
            self._cr.source(*self._colours[fill])
            (lib.cairo_fill_preserve if stroke else lib.cairo_fill)(cr)
        if stroke:
            self._cr.source(*self._colours[stroke.paint])
            dash = tuple(part * stroke.width for part in stroke.dash)
            self._cr.pen(stroke.width, round_caps=stroke.cap == "round", dash=dash)
            lib.cairo_stroke(cr)

    def _text(self, item: Text) -> None:
        size, cr = item.size, self._cr
        for run, x, y in runs(item):
            for part in measure.glyphs(run.text, item.face, size):
                for glyph, gx, gy in part.glyphs:
                    if data := _glyph(part.face, glyph, fonts.project()):
                        cr.matrix(Affine(size, 0, 0, size, x + gx, y + gy).then(self._m))
                        cr.append(data)
            cr.source(*self._colours[run.paint])
            self._lib.cairo_fill(cr.cr)
        cr.matrix(self._m)

    def _group(self, item: Group | Table) -> None:
        if isinstance(item, Table) or not item.angle:
            self.items(children(item))
            return
        outer = self._m
        self._m = Affine.rotate(item.angle, *item.pivot).then(outer)
        self._cr.matrix(self._m)
        self.items(item.items)
        self._m = outer
        self._cr.matrix(outer)

    def _image(self, item: Image) -> None:
        width, height, data = _bitmap(item.png)
        lib, cr = self._lib, self._cr.cr
        box = item.box
        fit = Affine(box.w / width, 0, 0, box.h / height, box.x, box.y)
        with cairo.surface(data, width, height) as source:
            self._cr.append(cairo.packed(outline(Shape(id=item.id, kind="rect", box=box))))
            self._cr.matrix(fit.then(self._m))
            lib.cairo_set_source_surface(cr, source, 0.0, 0.0)
            pattern = lib.cairo_get_source(cr)
            lib.cairo_pattern_set_filter(pattern, cairo.FILTER_BEST)
            lib.cairo_pattern_set_extend(pattern, cairo.EXTEND_PAD)
            lib.cairo_fill(cr)
            self._cr.source((0, 0, 0), 1.0)  # lets go of the surface before its pixels go
        self._cr.matrix(self._m)


@cache
def _glyph(face: str, glyph: int, project: File | None) -> bytes:
    d: PathData = measure.glyph_outline(face, glyph)
    return cairo.packed(d) if d else b""


@lru_cache(maxsize=8)
def _bitmap(png: bytes) -> tuple[int, int, ctypes.Array[ctypes.c_char]]:
    """Width, height and premultiplied pixels of a PNG."""
    import io

    from PIL import Image as Pillow

    with Pillow.open(io.BytesIO(png)) as picture:
        data = picture.convert("RGBA").convert("RGBa").tobytes("raw", "BGRa")
        return picture.width, picture.height, ctypes.create_string_buffer(data, len(data))
