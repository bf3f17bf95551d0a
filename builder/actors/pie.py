"""A pie cut into walled slices: every one apart from its neighbours, its share and its name on it or beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.forms import Tone, centred, filled, fitted, polar, tone, width_of
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Affine, Box, PathData, Point, arc, transform
from builder.layout.scale import even
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint
from builder.text.wrap import balance
from builder.theme import Theme

_APART = 0.045  # how far a slice is pulled out, by the radius
_DEEP = 0.1  # thickness of the pie


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
    },
)
def pie(theme: Theme, params: Params) -> Drawing:
    """Slices (owner, share, label, reading) clockwise from twelve o'clock; shares of their sum.

    What fits on its slice stands there, other labels beside it in at most `room` u. Anchors "part-1" ... are
    the middles of the slices.
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


def holds(said: Sequence[str], span: float, r: float, least: float) -> bool:
    """Whether words in letters of `least` u fit a slice of `span` degrees; else its label stands beside the pie."""
    room = _chord(span, r)
    return all(width_of(w, "display", least) <= room for w in said) and room * 0.62 > 1.1 * least * len(said)


def _chord(span: float, r: float) -> float:
    """Width of a slice where its words stand."""
    return 1.24 * r * math.sin(math.radians(min(span, 170) / 2))


def _words(name: str, part: Slice, own: Tone, r: float, off: float, params: Params) -> list[Item]:
    """Reading large on the slice, the label under it where both fit, else the label outside at its side."""
    least, size = params.number("least"), params.number("size")
    room = _chord(part.span, r)
    x, y = polar(0.64 * r + off, part.middle)
    said = [w for w in (part.reading, part.label) if w]
    items: list[Item] = []
    if said and holds(said, part.span, r, least):
        most = 1.7 * size if len(said) == 1 or part.reading else size
        big = fitted(said[0], "display", room, (least, max(least, min(most, 0.8 * room / len(said)))))
        low = fitted(said[-1], "display", room, (least, min(size, big))) if len(said) > 1 else 0.0
        items.append(centred(f"{name}/words", said[0], x, y - 0.62 * low, face="display", size=big, paint=own.letter))
        if low:
            at = y + 0.55 * big
            items.append(centred(f"{name}/label", said[1], x, at, face="display", size=low, paint=own.letter))
        return items
    if part.reading and width_of(part.reading, "display", least) <= room:
        big = fitted(part.reading, "display", room, (least, 1.3 * size))
        items.append(centred(f"{name}/words", part.reading, x, y, face="display", size=big, paint=own.letter))
        said = [part.label] if part.label else []
    if said:
        items.append(_beside(name, " ".join(said), part, r * 1.2 + off, params))
    return items


def _beside(name: str, words: str, part: Slice, far: float, params: Params) -> Item:
    """A label outside the pie, level with the middle of its slice."""
    size = even(params.number("size"))
    x, y = polar(far + 0.3 * size, part.middle)
    side = "left" if x >= 0 else "right"
    lines = balance(words, "text-bold", size, params.number("room"), 2) or (words,)
    rise = 0.64 * size * (len(lines) - 1)
    return text(f"{name}/label", "\n".join(lines), x, y + 0.36 * size - rise, face="text-bold", size=size, paint="text",
                align=side)  # fmt: skip
