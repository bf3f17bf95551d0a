"""Paths and words as SVG path data, on a grid of 1/100 u, as short as the grid allows and without drift.

Steps are relative to the rounded point before, repeated letters are left out, and a cubic that is a raised
quadratic goes back to one: glyphs take a third of the room of absolute cubics.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from builder.geometry import Affine, PathData, transform
from builder.surfaces.base import num
from builder.text import fonts, measure

#: A path after its first point: the text, the first point and where the reader stands at its end (1/100 u).
_Tail = tuple[str, tuple[int, int], tuple[int, int]]


def data(d: PathData) -> str:
    """A path that begins with a move, as the value of `d`."""
    if not d:
        return ""
    text, first, _ = _tail(d)
    return _step("m", first) + text


def words(text: str, face: str, size: float, x: float, y: float) -> str:
    """The outline of a line of text that starts at (x, y); every glyph is worked out once and then copied."""
    out: list[str] = []
    ax = ay = 0  # where the reader stands, in 1/100 u
    for run in measure.glyphs(text, face, size):
        for glyph, gx, gy in run.glyphs:
            tail, (fx, fy), (ex, ey) = _glyph(run.face, glyph, size, fonts.project())
            if tail:
                ox, oy = round((x + gx) * 100), round((y + gy) * 100)
                out += (_step("m", (ox + fx - ax, oy + fy - ay)), tail)
                ax, ay = ox + ex, oy + ey
    return "".join(out)


@lru_cache(maxsize=4096)
def _glyph(face: str, glyph: int, size: float, project: Path | None) -> _Tail:
    d = transform(measure.glyph_outline(face, glyph), Affine.scaled(size))
    return _tail(d) if d else ("", (0, 0), (0, 0))


def _tail(d: PathData) -> _Tail:
    _, (px, py) = d[0]
    x, y = first = start = (round(px * 100), round(py * 100))
    out: list[str] = []
    last = "m"
    for op, args in d[1:]:
        if op == "Z":
            out.append("z")
            last, (x, y) = "z", start
            px, py = x / 100, y / 100
            continue
        letter, points = _simplest(op, args, px, py)
        grid = [round(v * 100) for v in points]
        steps = [v - (y if i % 2 else x) for i, v in enumerate(grid)]
        x, y = grid[-2:]
        px, py = args[-2:]
        if op == "M":
            start = (x, y)
        letter, steps = _straight(letter, steps)
        out.append(_step("" if letter == last != "m" else letter, steps))
        last = letter
    return "".join(out), first, (x, y)


def _simplest(op: str, args: tuple[float, ...], px: float, py: float) -> tuple[str, tuple[float, ...]]:
    if op == "C":
        x1, y1, x2, y2, x, y = args
        qx, qy = (3 * x1 - px) / 2, (3 * y1 - py) / 2
        if abs(qx - (3 * x2 - x) / 2) < 1e-4 and abs(qy - (3 * y2 - y) / 2) < 1e-4:
            return "q", (qx, qy, x, y)
    return op.lower(), args


def _straight(letter: str, steps: list[int]) -> tuple[str, list[int]]:
    if letter == "l" and steps[1] == 0:
        return "h", steps[:1]
    if letter == "l" and steps[0] == 0:
        return "v", steps[1:]
    return letter, steps


def _step(letter: str, steps: list[int] | tuple[int, int]) -> str:
    """Numbers after a letter; a minus sign parts them as well as a blank does."""
    text = " ".join(map(_hundredths, steps)).replace(" -", "-")
    return letter + text if letter or text[0] == "-" else f" {text}"


@lru_cache(maxsize=65536)
def _hundredths(value: int) -> str:
    return num(value / 100)
