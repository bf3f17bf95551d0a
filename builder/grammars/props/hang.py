"""Luggage tags: paper with a hole and a string, words in mono, keys muted before their values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.forms import PAPER_LIP, disc, filled, rounded
from builder.geometry import Box, PathData, Point
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import rich
from builder.scene.items import Group, Item, Paint, Path, Run, Stroke
from builder.text.measure import advance
from builder.text.wrap import wrap

_NOSE, _SIDE = 0.62, 0.6  # the pointed end and the pad after the words, by the letter size
_BLANK = "x" * 7  # what a tag without words has room for
_SPLIT = re.compile(r"^(?P<key>[^=:]+)(?P<sign>\s*[=:]\s*)(?P<value>\S.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How a set of tags is cut: letter size, lines of each, width and height all share."""

    size: float
    lines: tuple[tuple[str, ...], ...]
    width: float
    height: float


def cut(labels: Sequence[str], room: tuple[float, float], stage: Stage, *, most: float) -> Cut:
    """The largest letters up to `most` at which every label fits a tag of `room` u in two lines, at worst three."""
    least = even(stage.scale.least)
    labels = [label or _BLANK for label in labels]
    size = even(most)
    while size > least:
        lines = _lines(labels, size, room[0])
        if max(len(found) for found in lines) <= 2 and _tall(lines, size) <= room[1]:
            break
        size -= 2
    lines = _lines(labels, size, room[0])
    wide = max(advance(line, "mono-bold", size) for found in lines for line in found) + _around(size)
    return Cut(size=size, lines=lines, width=wide, height=_tall(lines, size))


def tag(name: str, lines: Sequence[str], made: Cut, corner: Point, stage: Stage) -> Group:
    """One tag with its top left at `corner`; without lines ruled strokes stand for its words."""
    x, y = corner
    w, h, nose = made.width, made.height, 1.5 * _NOSE * made.size
    outline = ((x + nose, y), (x + w, y), (x + w, y + h - 10), (x + nose, y + h - 10), (x, y + (h - 10) / 2))
    radii = (12.0, 20.0, 20.0, 12.0, 10.0)
    under = tuple((px, py + 10) for px, py in outline)
    parts: list[Item] = []
    if stage.theme.keyline:
        rim = Stroke(Paint("ink"), stage.theme.keyline)
        parts += [
            Path(id=f"{name}/keyline-1", d=rounded(under, radii), fill=Paint("ink"), stroke=rim),
            Path(id=f"{name}/keyline-2", d=rounded(outline, radii), fill=Paint("ink"), stroke=rim),
        ]
    parts += [
        filled(f"{name}/lip", rounded(under, radii), PAPER_LIP),
        filled(f"{name}/paper", rounded(outline, radii), Paint("paper")),
        disc(f"{name}/hole", *hole(made, corner), 0.2 * made.size, Paint("ink")),
    ]
    left = x + nose + 0.5 * made.size
    if not lines:
        for i, share in enumerate((0.9, 0.6), 1):
            line = Box(left, y + i * (h - 10) / 3 - 6, share * (w - nose - 1.1 * made.size), 12)
            parts.append(
                filled(
                    f"{name}/line-{i}",
                    rounded(
                        ((line.x, line.y), (line.right, line.y), (line.right, line.bottom), (line.x, line.bottom)), 6
                    ),
                    PAPER_LIP,
                )
            )
        return Group(id=name, items=tuple(parts), alt="a tag")
    pitch = even(1.24 * made.size)
    first = y + (h - 10) / 2 - pitch * (len(lines) - 1) / 2 + 0.36 * made.size
    runs = _runs(lines)
    parts.append(rich(f"{name}/words", runs, left, first, face="mono-bold", size=made.size, leading=1.24))
    return Group(id=name, items=tuple(parts), alt=" ".join(lines))


def hole(made: Cut, corner: Point) -> Point:
    """Where a tag's string is tied."""
    return corner[0] + 1.05 * _NOSE * made.size, corner[1] + (made.height - 10) / 2


def string(name: str, start: Point, end: Point, *, down: bool) -> Path:
    """A string that leaves sideways, or `down` along the left of other tags, and reaches the hole from the left."""
    (x0, y0), (x1, y1) = start, end
    if down:
        side = x1 - 44
        drop = min(0.5 * (y1 - y0), 90.0)
        d: PathData = (
            ("M", start),
            ("C", (x0, y0 + 0.7 * drop, side, y0 + 0.4 * drop, side, y0 + drop)),
            ("L", (side, y1 - min(40.0, 0.4 * drop))),
            ("C", (side, y1 - 8, x1 - 30, y1, x1, y1)),
        )
    else:
        mid = (x0 + x1) / 2
        d = (("M", start), ("C", (mid, y0, mid, y1, x1, y1)))
    return Path(id=name, d=d, stroke=Stroke(Paint("gold"), 7))


def eyelet(name: str, at: Point) -> Group:
    """The ring a thing's strings are tied to."""
    items = (disc(f"{name}/ring", *at, 17, Paint("metal")), disc(f"{name}/hole", *at, 8, Paint("gold")))
    return Group(id=name, items=items, decorative=True)


def _runs(lines: Sequence[str]) -> list[list[Run]]:
    """Keys a little muted, values in ink."""
    found = _SPLIT.match("".join(lines)) if len(lines) == 1 else None
    if not found:
        return [[Run(line, Paint("ink"))] for line in lines]
    muted = Paint("ink", "paper", 0.36)
    return [[Run(found["key"] + found["sign"], muted), Run(found["value"], Paint("ink"))]]


def _around(size: float) -> float:
    return (1.5 * _NOSE + 0.5 + _SIDE) * size


def _lines(labels: Sequence[str], size: float, width: float) -> tuple[tuple[str, ...], ...]:
    room = width - _around(size)
    return tuple(wrap(label, "mono-bold", size, room) for label in labels)


def _tall(lines: Sequence[Sequence[str]], size: float) -> float:
    deep = max(1, *(len(found) for found in lines)) if lines else 1
    return size * (1.9 + 1.24 * (deep - 1)) + 10
