"""The only ruler: widths, glyphs and outlines of text in the bundled faces.

HarfBuzz shapes with kerning on and ligatures and contextual forms off, as PowerPoint does by default;
LibreOffice finds none to apply because the faces have none. Tracking is in the faces. Text is one line,
left to right; sizes and results are in u, y grows downwards from the baseline. Every coloured run is
measured on its own (`line_width`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, TypeAlias

from builder.errors import BuildError
from builder.geometry import Box, PathData, Point, Segment, path_bounds, union
from builder.text import fonts

#: Drawn in pictures for what no bundled face has.
MARK = "\u25a1"

_FEATURES = {"kern": True, "liga": False, "calt": False, "clig": False}
#: (glyph number, x, y): positions in u from the start of the line, y down.
PlacedGlyph: TypeAlias = tuple[int, float, float]


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face; draw each `glyph_outline(face, number)` scaled by the size at its place."""

    face: str
    glyphs: tuple[PlacedGlyph, ...]


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A face ready to shape: HarfBuzz font, units per em, the characters it has."""

    font: Any
    upem: int
    chars: frozenset[int]


def advance(text: str, face: str, size: float) -> float:
    """How far the pen moves for `text`, in u at `size` u."""
    return _em_advance(text, face, fonts.project()) * size


def line_width(runs: Sequence[str], face: str, size: float) -> float:
    """The width in u of a line of coloured runs: each is shaped alone, so no kerning crosses a colour."""
    return sum(advance(text, face, size) for text in runs)


def segments(text: str, face: str) -> tuple[tuple[str, str], ...]:
    """Split `text` into (part, face name): the face itself or the fallback that has the characters.

    What no face has stays with the face asked for; its text is unchanged.
    """
    parts = ((part, chosen or face) for part, chosen in _choose(text, face, fonts.project()))
    return tuple(_joined(parts))


def missing(text: str, face: str) -> tuple[str, ...]:
    """The characters (with their marks) that no bundled face has, in order, each once."""
    return tuple(dict.fromkeys(part for part, chosen in _choose(text, face, fonts.project()) if chosen is None))


def glyphs(text: str, face: str, size: float) -> tuple[GlyphRun, ...]:
    """The positioned glyphs of `text`, one run per face used."""
    return tuple(
        GlyphRun(run.face, tuple((g, x * size, y * size) for g, x, y in run.glyphs))
        for run in _em_glyphs(text, face, fonts.project())
    )


def glyph_outline(face: str, glyph: int) -> PathData:
    """The outline of one glyph at size 1 (em), y down, cubics; () when it has no ink."""
    return _glyph_outline(face, glyph, fonts.project())


def outline(text: str, face: str, size: float, x: float = 0.0, y: float = 0.0) -> PathData:
    """The outline of `text` with its baseline starting at (x, y): absolute M, L, C and Z."""
    out: list[Segment] = []
    project = fonts.project()
    for run in _em_glyphs(text, face, project):
        for glyph, gx, gy in run.glyphs:
            dx, dy = x + gx * size, y + gy * size
            for op, args in _glyph_outline(run.face, glyph, project):
                if len(args) == 6:
                    a, b, c, d, e, f = args
                    out.append(
                        (op, (a * size + dx, b * size + dy, c * size + dx, d * size + dy, e * size + dx, f * size + dy))
                    )
                elif args:
                    out.append((op, (args[0] * size + dx, args[1] * size + dy)))
                else:
                    out.append((op, ()))
    return tuple(out)


def ink(text: str, face: str, size: float) -> Box:
    """The exact box of the ink, from the start of the baseline; Box(0, 0, 0, 0) for blank text."""
    box = _em_ink(text, face, fonts.project())
    return Box(box.x * size, box.y * size, box.w * size, box.h * size)


def cap_height(face: str) -> float:
    """Height of a capital H in em."""
    return -_em_ink("H", face, fonts.project()).y


def x_height(face: str) -> float:
    """Height of a small x in em."""
    return -_em_ink("x", face, fonts.project()).y


@cache
def _load(path: Path) -> _Loaded:
    import uharfbuzz

    try:
        face = uharfbuzz.Face(fonts.read(path))
        chars = frozenset(face.unicodes)
    except (ValueError, RuntimeError, MemoryError) as exc:
        raise BuildError(f"font file {path} cannot be used: {exc}") from exc
    if not chars or not face.glyph_count:
        raise BuildError(f"font file {path} cannot be used: it maps no characters; replace it with a whole font")
    return _Loaded(uharfbuzz.Font(face), face.upem, chars)


@cache
def _loaded(face: str, project: Path | None) -> _Loaded:
    return _load(fonts.font_path(face))


def clusters(text: str) -> Iterator[str]:
    """Characters with the marks, selectors and joiners that belong to them."""
    start = 0
    for i in range(1, len(text) + 1):
        if i < len(text) and (
            unicodedata.category(text[i]) in ("Mn", "Me", "Mc")
            or text[i] == "\u200d"
            or text[i - 1] == "\u200d"
            or "\U0001f3fb" <= text[i] <= "\U0001f3ff"
        ):
            continue
        yield text[start:i]
        start = i


def _ignorable(char: str) -> bool:
    """Whether a character shows nothing of its own, so that no face needs to have it."""
    return unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") or "\ufe00" <= char <= "\ufe0f"


def _covers(loaded: _Loaded, cluster: str) -> bool:
    if all(ord(ch) in loaded.chars or _ignorable(ch) for ch in cluster):
        return True
    return len(cluster) > 1 and all(ord(ch) in loaded.chars for ch in unicodedata.normalize("NFC", cluster))


@lru_cache(maxsize=8192)
def _choose(text: str, face: str, project: Path | None) -> tuple[tuple[str, str | None], ...]:
    """Clusters with the face that has them; None where none has. A wholly covered text is one part."""
    first = _loaded(face, project)
    if all(ord(ch) in first.chars for ch in text):
        return ((text, face),) if text else ()
    chain = (face, *fonts.face(face).fallback)
    found = []
    for cluster in clusters(text):
        chosen = next((name for name in chain if _covers(_loaded(name, project), cluster)), None)
        found.append((cluster, chosen))
    return tuple(found)


def _joined(parts: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Neighbours of the same face put together."""
    held, name = "", ""
    for part, chosen in parts:
        if chosen != name and held:
            yield held, name
            held = ""
        held, name = held + part, chosen
    if held:
        yield held, name


def _drawn(text: str, face: str, project: Path | None) -> Iterator[tuple[str, str]]:
    """The segments as pictures draw them: the mark for what is missing, spaces for control characters."""
    chain = (face, *fonts.face(face).fallback)
    holder = next((name for name in chain if ord(MARK) in _loaded(name, project).chars), face)
    parts = ((part, chosen) if chosen else (MARK, holder) for part, chosen in _choose(text, face, project))
    for part, name in _joined(parts):
        yield "".join(" " if unicodedata.category(ch) in ("Cc", "Zl", "Zp") else ch for ch in part), name


@lru_cache(maxsize=8192)
def _em_shape(text: str, face: str, project: Path | None) -> tuple[tuple[GlyphRun, ...], float]:
    """Glyph runs and advance of `text` in em."""
    import uharfbuzz

    pen, runs = 0.0, []
    for part, name in _drawn(text, face, project):
        loaded = _loaded(name, project)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(part)
        buffer.language = "en"  # set, because HarfBuzz would ask the locale
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        uharfbuzz.shape(loaded.font, buffer, _FEATURES)
        placed, units = [], 0
        for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x = pen + (units + at.x_offset) / loaded.upem
            placed.append((info.codepoint, x, -at.y_offset / loaded.upem))
            units += at.x_advance
        pen += units / loaded.upem
        runs.append(GlyphRun(name, tuple(placed)))
    return tuple(runs), pen


def _em_advance(text: str, face: str, project: Path | None) -> float:
    return _em_shape(text, face, project)[1]


def _em_glyphs(text: str, face: str, project: Path | None) -> tuple[GlyphRun, ...]:
    return _em_shape(text, face, project)[0]


@lru_cache(maxsize=8192)
def _em_ink(text: str, face: str, project: Path | None) -> Box:
    boxes = [
        _glyph_bounds(run.face, glyph, project).moved(x, y)
        for run in _em_glyphs(text, face, project)
        for glyph, x, y in run.glyphs
        if _glyph_outline(run.face, glyph, project)
    ]
    return union(boxes) if boxes else Box(0, 0, 0, 0)


@cache
def _glyph_bounds(face: str, glyph: int, project: Path | None) -> Box:
    return path_bounds(_glyph_outline(face, glyph, project))


@cache
def _glyph_outline(face: str, glyph: int, project: Path | None) -> PathData:
    loaded = _loaded(face, project)
    trace = _Trace(loaded.upem)
    loaded.font.draw_glyph(glyph, _draw_funcs(), trace)
    return tuple(trace.segments)


@dataclass(slots=True)
class _Trace:
    """Collects an outline in em, y down; raises quadratics to cubics."""

    upem: int
    segments: list[Segment] = field(default_factory=list)
    at: Point = (0.0, 0.0)

    def point(self, x: float, y: float) -> Point:
        return (x / self.upem, -y / self.upem)

    def move(self, x: float, y: float) -> None:
        self.at = self.point(x, y)
        self.segments.append(("M", self.at))

    def line(self, x: float, y: float) -> None:
        self.at = self.point(x, y)
        self.segments.append(("L", self.at))

    def cubic(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        self.at = self.point(x, y)
        self.segments.append(("C", (*self.point(x1, y1), *self.point(x2, y2), *self.at)))

    def quadratic(self, x1: float, y1: float, x: float, y: float) -> None:
        (x0, y0), (cx, cy), (ex, ey) = self.at, self.point(x1, y1), self.point(x, y)
        first = ((x0 + 2 * cx) / 3, (y0 + 2 * cy) / 3)
        second = ((ex + 2 * cx) / 3, (ey + 2 * cy) / 3)
        self.segments.append(("C", (*first, *second, ex, ey)))
        self.at = (ex, ey)

    def close(self) -> None:
        self.segments.append(("Z", ()))


@cache
def _draw_funcs() -> Any:
    import uharfbuzz

    funcs = uharfbuzz.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, trace: trace.move(x, y))
    funcs.set_line_to_func(lambda x, y, trace: trace.line(x, y))
    funcs.set_cubic_to_func(lambda *args: args[-1].cubic(*args[:-1]))
    funcs.set_quadratic_to_func(lambda *args: args[-1].quadratic(*args[:-1]))
    funcs.set_close_path_func(lambda trace: trace.close())
    return funcs
