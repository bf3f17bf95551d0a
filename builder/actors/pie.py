"""A pie cut into walled slices: every one apart from its neighbours, its share and its name on it or beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.forms import Tone, centred, filled, polar, tone, width_of
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Affine, Box, PathData, Point, arc, transform
from builder.layout.scale import even
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint
from builder.text.wrap import balance
from builder.theme import Theme

_APART = 0.045  # how far a slice is pulled out, by the radius
_DEEP = 0.1  # thickness of the pie
_MIDDLES = (0.6, 0.54, 0.66, 0.48)  # where words may stand on a slice, by the radius, best first


@dataclass(frozen=True, slots=True)
class Slice:
    """One part: owner, where it begins and how far it goes in degrees, its label and reading."""

    who: str
    start: float
    span: float
    label: str
    reading: str

    @property
    def middle(self) -> float:
        return self.start + self.span / 2


@actor(
    "pie",
    title="Cut pie",
    words=(),
    params={
        "radius": ("number", 300),
        "slices": ("list", (("a", 0.5, "web", "50%"), ("b", 0.3, "batch", "30%"), ("c", 0.2, "tests", "20%"))),
        "size": ("number", 46),
        "least": ("number", 34),
        "room": ("number", 420),
        "plate": (("", "yes"), "yes"),
        "outside": (("", "yes"), ""),
    },
)
def pie(theme: Theme, params: Params) -> Drawing:
    """Slices (owner, share, label, reading) clockwise from twelve o'clock; shares of their sum.

    What fits on its slice stands there, other labels beside it in at most `room` u. Anchors "part-1" ... are
    the middles of the slices, "rim-1" ... of their rims. With `outside` the slices carry no words.
    """
    r = params.number("radius")
    slices = _slices(params.list("slices"))
    deep, off = _DEEP * r, _APART * r if len(slices) > 1 else 0.0
    items: list[Item] = []
    if params.text("plate"):
        items += _plate(r, deep)
    anchors: dict[str, Point] = {}
    for n, part in enumerate(slices, 1):
        anchors[f"part-{n}"] = polar(0.62 * r + off, part.middle)
        anchors[f"rim-{n}"] = polar(0.86 * r + off, part.middle)
        items.append(Group(id=f"part-{n}", items=tuple(_slice(f"part-{n}", part, r, off, deep, params))))
    wide = r * 1.16 if params.text("plate") else r + off
    return Drawing(
        items=tuple(items),
        box=Box(-wide, -wide, 2 * wide, 2 * wide + deep),
        foot=(0, wide + deep),
        body="part-1/face",
        anchors=anchors,
        contact=0,
        alt="Cut into: " + ", ".join(" ".join(w for w in (s.reading, s.label) if w) or s.who for s in slices),
    )


def _slices(given: Sequence[object]) -> tuple[Slice, ...]:
    rows = [(str(r[0]), float(str(r[1])), str(r[2]), str(r[3])) for r in given if isinstance(r, tuple) and len(r) == 4]
    total, at = sum(row[1] for row in rows) or 1.0, -90.0
    out = []
    for who, share, label, reading in rows:
        span = 360 * share / total
        out.append(Slice(who, at, span, label, reading))
        at += span
    return tuple(out)


def _plate(r: float, deep: float) -> tuple[Item, ...]:
    rim, well = 1.16 * r, 1.08 * r

    def disc(name: str, radius: float, y: float, paint: Paint) -> Item:
        return filled(name, (*arc(0, y, radius, 0, 360), ("Z", ())), paint)

    return (
        disc("plate/lip", rim, deep, Paint("panel_2", "ink", 0.35)),
        disc("plate/rim", rim, 0.35 * deep, Paint("panel_2")),
        disc("plate/well", well, 0.35 * deep, Paint("panel")),
    )


def _slice(name: str, part: Slice, r: float, off: float, deep: float, params: Params) -> list[Item]:
    own = tone(part.who)
    away = Affine.translate(*polar(off, part.middle))
    face = transform(_sector(r, part), away)
    under = transform(face, Affine.translate(0, deep))
    items: list[Item] = [filled(f"{name}/lip", under, own.lip), filled(f"{name}/face", face, own.base)]
    return items + _words(name, part, own, r, off, params)


def _sector(r: float, part: Slice) -> PathData:
    if part.span >= 359.9:
        return (*arc(0, 0, r, -90, 270), ("Z", ()))
    rim = arc(0, 0, r, part.start, part.start + part.span)
    return (("M", (0.0, 0.0)), ("L", rim[0][1]), *rim[1:], ("Z", ()))


def holds(said: Sequence[str], start: float, span: float, r: float, least: float) -> bool:
    """Whether lines in letters of `least` u fit a slice from `start` degrees on; else they stand beside the pie."""
    return not said or _middle(said, (least,) * len(said), start, span, r) > 0


def _middle(lines: Sequence[str], sizes: Sequence[float], start: float, span: float, r: float) -> float:
    """How far out, by the radius, centred lines of these sizes keep clear of the slice's edges; 0 where nowhere."""
    return next((far for far in _MIDDLES if _clear(lines, sizes, far, start, span, r)), 0.0)


def _clear(lines: Sequence[str], sizes: Sequence[float], far: float, start: float, span: float, r: float) -> bool:
    x, y = polar(far * r, start + span / 2)
    top = y - sum(sizes) * 1.08 / 2
    for words, size in zip(lines, sizes, strict=True):
        half = width_of(words, "display", size) / 2
        corners = [(x + side * half, top + at * size) for side in (-1, 1) for at in (0.16, 0.9)]
        top += 1.08 * size
        if not all(_inside(px, py, start, span, r) for px, py in corners):
            return False
    return True


def _inside(x: float, y: float, start: float, span: float, r: float) -> bool:
    far = math.hypot(x, y)
    if not 0.08 * r < far < 0.95 * r:
        return False
    air = math.degrees(math.atan2(0.045 * r, far))
    return air <= (math.degrees(math.atan2(y, x)) - start) % 360 <= span - air


def _words(name: str, part: Slice, own: Tone, r: float, off: float, params: Params) -> list[Item]:
    """Reading and label on the slice as large as they fit, else beside it."""
    least = params.number("least")
    said = [w for w in (part.reading, part.label) if w]
    if not said:
        return []
    if params.text("outside") or not holds(said, part.start, part.span, r, least):
        mark = [part.reading] if part.label and part.reading and not params.text("outside") else []
        if mark and holds(mark, part.start, part.span, r, least):
            return [
                *_lines(name, mark, part, own, r, off, params),
                _beside(name, part.label, part, r * 1.2 + off, params),
            ]
        return [] if params.text("outside") else [_beside(name, " ".join(said), part, r * 1.2 + off, params)]
    return _lines(name, said, part, own, r, off, params)


def _lines(name: str, said: Sequence[str], part: Slice, own: Tone, r: float, off: float, params: Params) -> list[Item]:
    """One or two lines about the middle of the slice, the first one larger."""
    least, most = params.number("least"), 1.8 * params.number("size")
    big = most
    while big > least and not _middle(said, _sizes(big, len(said), least), part.start, part.span, r):
        big -= 2
    sizes = _sizes(max(big, least), len(said), least)
    far = _middle(said, sizes, part.start, part.span, r) or _MIDDLES[0]
    x, y = polar(far * r + off, part.middle)
    top, items = y - sum(sizes) * 1.08 / 2, []
    for n, (words, size) in enumerate(zip(said, sizes, strict=True)):
        at = top + 0.54 * size
        items.append(
            centred(f"{name}/{('words', 'label')[n]}", words, x, at, face="display", size=size, paint=own.letter)
        )
        top += 1.08 * size
    return list(items)


def _sizes(big: float, lines: int, least: float) -> tuple[float, ...]:
    return (big,) if lines == 1 else (big, max(least, 0.62 * big))


def _beside(name: str, words: str, part: Slice, far: float, params: Params) -> Item:
    """A label outside the pie, level with the middle of its slice."""
    size = even(params.number("size"))
    x, y = polar(far + 0.3 * size, part.middle)
    side = "left" if x >= 0 else "right"
    lines = balance(words, "text-bold", size, params.number("room"), 2) or (words,)
    rise = 0.64 * size * (len(lines) - 1)
    return text(f"{name}/label", "\n".join(lines), x, y + 0.36 * size - rise, face="text-bold", size=size, paint="text",
                align=side)  # fmt: skip
