"""Outlines and colours the Python actors share: rounded polygons, slabs, rings, centred words, owners' tones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.bake import CAP
from builder.geometry import KAPPA, Box, PathData, Point, Segment, arc
from builder.layout.scale import even
from builder.layout.type import fit, text
from builder.scene.items import Paint, Path, Shape, Text
from builder.text.measure import advance
from builder.text.wrap import balance, wrap

#: The lip of paper plates: the same in every theme, as paper is.
PAPER_LIP = Paint("#C4B08A")
#: Pods by letter; other owners are material roles with a lip.
PODS = "abcdeft"
_MATERIAL = {"ok": "ok", "warn": "warn", "fail": "fail", "gold": "gold", "metal": "metal", "hardware": "hardware"}


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of one owner: body, lip, gloss and the letters set on it."""

    base: Paint
    lip: Paint
    gloss: Paint
    letter: Paint


def tone(who: str) -> Tone:
    """The tone of a pod letter ("a" or "pod-a"), a material ("ok", "fail", "gold" ...) or else a neutral slab."""
    key = who.lower().removeprefix("pod-").removeprefix("pod_")
    if key in tuple(PODS):
        return Tone(Paint(f"pod_{key}.base"), Paint(f"pod_{key}.lip"), Paint(f"pod_{key}.gloss"), Paint("ink"))
    if key in _MATERIAL:
        role = _MATERIAL[key]
        letter = {"fail": "white", "hardware": "hardware_label"}.get(key, "ink")
        return Tone(Paint(role), Paint(f"{role}_lip"), Paint(role, "paper", 0.45), Paint(letter))
    return Tone(Paint("panel_2"), Paint("panel_2", "shadow", 0.5), Paint("panel_2", "text", 0.2), Paint("text"))


def rounded(points: Sequence[Point], radius: float | Sequence[float]) -> PathData:
    """A closed polygon with soft corners, one radius for all or one per corner.

    A corner starts `radius` along each edge (at most half of it), as on the boards.
    """
    radii = [radius] * len(points) if isinstance(radius, int | float) else list(radius)
    out: list[Segment] = []
    for i, corner in enumerate(points):
        before, after = points[i - 1], points[(i + 1) % len(points)]
        start, end = _along(corner, before, radii[i]), _along(corner, after, radii[i])
        out.append(("M" if i == 0 else "L", start))
        if radii[i] > 0:
            c1, c2 = _mix(start, corner, 2 / 3), _mix(end, corner, 2 / 3)
            out.append(("C", (*c1, *c2, *end)))
    return (*out, ("Z", ()))


def slab(box: Box, left: float, right: float) -> PathData:
    """A rectangle whose left and right corners have their own radius: a piece of a bar."""
    x, y, r, b = box.x, box.y, box.right, box.bottom
    lr, rr = min(left, box.w / 2, box.h / 2), min(right, box.w / 2, box.h / 2)
    out: list[Segment] = [("M", (x, y + lr))]
    corners = (
        ((x, y), (x + lr, y), lr),
        ((r, y), (r, y + rr), rr),
        ((r, b), (r - rr, b), rr),
        ((x, b), (x, b - lr), lr),
    )
    starts = ((x, y + lr), (r - rr, y), (r, b - rr), (x + lr, b))
    for (corner, end, radius), start in zip(corners, starts, strict=True):
        if out[-1][1][-2:] != start:
            out.append(("L", start))
        if radius > 0:
            out.append(("C", (*_mix(start, corner, KAPPA), *_mix(end, corner, KAPPA), *end)))
    return (*out, ("Z", ()))


def ring(r: float, width: float, start: float, end: float, *, round_end: bool) -> PathData:
    """A thick arc about (0, 0) as one filled outline: round at `start` (degrees), flat or round at `end`."""
    outer, inner, half = r + width / 2, r - width / 2, width / 2
    s, e = math.radians(start), math.radians(end)
    out = list(arc(0, 0, outer, start, end))
    if round_end:
        out += arc(r * math.cos(e), r * math.sin(e), half, end, end + 180)[1:]
    else:
        out.append(("L", (inner * math.cos(e), inner * math.sin(e))))
    out += arc(0, 0, inner, end, start)[1:]
    out += arc(r * math.cos(s), r * math.sin(s), half, start + 180, start + 360)[1:]
    return (*out, ("Z", ()))


def polar(r: float, degrees: float, cx: float = 0.0, cy: float = 0.0) -> Point:
    """The point at `degrees` (0 = 3 o'clock, clockwise) on a circle."""
    t = math.radians(degrees)
    return (cx + r * math.cos(t), cy + r * math.sin(t))


def disc(name: str, cx: float, cy: float, r: float, fill: Paint) -> Shape:
    return Shape(id=name, kind="ellipse", box=Box(cx - r, cy - r, 2 * r, 2 * r), fill=fill)


def block(name: str, box: Box, radius: float, fill: Paint) -> Shape:
    return Shape(id=name, kind="rect", box=box, radius=radius, fill=fill)


def keycap(name: str, box: Box, radius: float, lip: float, colours: Tone) -> tuple[Shape, Shape]:
    """Lip and face of a key: `box` is the whole, `lip` u of it show under the face."""
    return (
        block(f"{name}/lip", box, radius, colours.lip),
        block(f"{name}/face", Box(box.x, box.y, box.w, box.h - lip), radius, colours.base),
    )


def filled(name: str, d: PathData, fill: Paint) -> Path:
    return Path(id=name, d=d, fill=fill)


def centred(name: str, words: str, cx: float, cy: float, *, face: str, size: float, paint: Paint) -> Text:
    """Words whose capitals stand with their middle at (cx, cy); several lines about the same middle."""
    size = even(size)
    made = text(name, words, cx, cy, face=face, size=size, paint=paint, align="center")
    rise = made.pitch * (len(made.lines) - 1) / 2
    return text(name, words, cx, cy + CAP[face] * size / 2 - rise, face=face, size=size, paint=paint, align="center")


def width_of(words: str, face: str, size: float) -> float:
    """The width of the widest line."""
    return max((advance(line, face, size) for line in words.split("\n")), default=0.0)


def fitted(words: str, face: str, width: float, sizes: tuple[float, float]) -> float:
    """The largest even size of the range at which `words` fit `width`; 0 when not even the smallest does."""
    longest = max(words.split("\n"), key=lambda line: advance(line, face, 100), default="")
    size = fit(longest, face, width, sizes)
    return size if advance(longest, face, size) <= width + 1e-6 else 0.0


def set_in(labels: Sequence[str], face: str, width: float, sizes: tuple[float, float]) -> tuple[tuple[str, ...], float]:
    """The labels broken to `width` at one size for all: the largest that needs two lines at most, else three."""
    smallest, largest = even(sizes[0]), even(sizes[1])
    for lines in (2, 3):
        size = largest
        while size >= smallest:
            found = [balance(label, face, size, width, lines) if label else ("",) for label in labels]
            if all(found):
                return tuple("\n".join(rows or ()) for rows in found), size
            size -= 2
    return tuple("\n".join(wrap(label, face, smallest, width)) for label in labels), smallest


def dashes(box: Box, radius: float, width: float, pattern: tuple[float, float]) -> tuple[float, float]:
    """The dash pattern nearest to `pattern` (dash and gap in stroke widths) that closes round a rounded rectangle."""
    r = min(radius, box.w / 2, box.h / 2)
    around = 2 * (box.w + box.h) - 8 * r + 2 * math.pi * r
    period = sum(pattern) * width
    stretch = around / max(1, round(around / period)) / period
    dash, gap = (round(part * stretch, 2) for part in pattern)
    return dash, gap


def _along(corner: Point, towards: Point, radius: float) -> Point:
    dx, dy = towards[0] - corner[0], towards[1] - corner[1]
    length = math.hypot(dx, dy) or 1.0
    t = min(radius, length / 2) / length
    return (corner[0] + dx * t, corner[1] + dy * t)


def _mix(a: Point, b: Point, t: float) -> Point:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
