"""Split: one stream divides into ribbons as thick as their shares, each to a destination of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.actors.arrow import chevrons
from builder.actors.base import Placed
from builder.cast import Member, Roll, number
from builder.cast.cable import plank
from builder.cast.ground import floor_of
from builder.geometry import Box, PathData
from builder.grammars.flow.doings import drawn
from builder.grammars.flow.stages import Line, Piece, beside, cast_steps, name_size, piece, token
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.text.measure import advance

_MEASURE = re.compile(r"^\d+(?:\.\d+)?\s?%?$")  # a share; anything else on a branch is what goes there


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """One branch: its thickness, its place at the source and at its end (u along the edge), its rank."""

    thick: float
    start: float
    end: float
    first: bool


def compose(line: Line, stage: Stage) -> Composition:
    """Source at the left and destinations on shelves at the right; on tall and square canvases from top to bottom."""
    return _across(line, stage) if stage.box.w > 1.35 * stage.box.h else _down(line, stage)


def shares(line: Line) -> tuple[float, ...]:
    """Each destination's share of 1; equal ones where the author gives none."""
    values = [number(s) or 0.0 for s in line.shares if _MEASURE.match(s)]
    count = len(line.steps)
    if len(values) != count or sum(values) <= 0:
        return tuple(1 / count for _ in range(count))
    return tuple(v / sum(values) for v in values)


def _source(line: Line) -> Member:
    return drawn(Roll().one(line.of or Figure(kind="", words="")))


def _ribbons(line: Line, total: float, middle: float, ends: Sequence[float]) -> tuple[Ribbon, ...]:
    parts = shares(line)
    best = max(parts)
    level = all(p == best for p in parts)
    at, out = middle - total / 2, []
    for part, end in zip(parts, ends, strict=True):
        out.append(
            Ribbon(
                thick=max(10.0, part * total), start=at + part * total / 2, end=end, first=part == best and not level
            )
        )
        at += part * total
    return tuple(out)


def _across(line: Line, stage: Stage) -> Composition:
    box, members = stage.box, cast_steps(line)
    unit = min(stage.canvas.width / 1920, stage.canvas.height / 1080)
    count = len(members)
    ground = even(box.bottom - 8)
    board = 26 * unit
    pitch = (ground - box.y) / count
    size = stage.scale.label
    big = even(min(2.0 * size, 0.5 * pitch))
    wide = min((0.34 if stage.wide else 0.4) * box.w, 2.4 * pitch)
    high = min(pitch - board - 30 * unit, wide * 0.8)
    names = name_size(members, stage, wide)
    cells = [Box(box.right - wide - 24, box.y + (i + 1) * pitch - high - board, wide, high) for i in range(count)]
    pieces = [beside(m, c, stage) for m, c in zip(members, cells, strict=True)]
    tall = min(0.58 * (ground - box.y), 0.8 * wide)
    middle = box.y + 0.5 * (ground - box.y)
    source = piece(_source(line), Box(box.x, middle - tall / 2, wide * 0.8, tall), stage, size=names)
    stand_at = Box(source.placed.box.x - 20, source.placed.box.bottom - 3, source.placed.box.w + 40, board)
    total = min(0.5 * source.placed.box.h, 0.3 * (ground - box.y))
    x0, x1 = source.placed.box.right, cells[0].x
    ribbons = _ribbons(line, total, source.placed.box.cy, [c.bottom - 0.42 * c.h for c in cells])
    bands = [_band(r, i, (x0 - 20, x1 + 12), upright=False, fork=0.62) for i, r in enumerate(ribbons, 1)]
    shelves = [plank(Box(c.x - 24, c.bottom - 3, c.w + 48, board), name=f"shelf-{i}") for i, c in enumerate(cells, 1)]
    level = all(_MEASURE.match(said) for said in line.shares)
    big = _fitted(line, big, (0.34 if level else 0.84) * (x1 - x0), stage)
    words = list(_across_words(line, ribbons, x1 - 22 * unit, big))
    words += [t.item for t in _loads(line, ribbons, (x0, x1), big, stage)]
    items: list[Item] = [*bands, plank(stand_at, name="shelf-source"), *shelves, *source.items]
    for made in pieces:
        items += made.items
    floor = floor_of(stage, ground)
    return Composition(
        items=(*items, *words), floor=even(floor), hero=_hero(pieces, ribbons), beats=_beats(bands, stage)
    )


def _fitted(line: Line, size: float, room: float, stage: Stage) -> float:
    """One size for all that stands on the branches: as large as the longest of them allows."""
    widest = max((advance(said, "display", 100.0) for said in line.shares), default=1.0)
    return even(max(stage.scale.least, min(size, 100.0 * room / widest)))


def _across_words(line: Line, ribbons: Sequence[Ribbon], x: float, size: float) -> Iterator[Item]:
    for i, (said, ribbon) in enumerate(zip(line.shares, ribbons, strict=False), 1):
        paint = "highlight_text" if ribbon.first else "text"
        y = ribbon.end - ribbon.thick / 2 - 0.22 * size
        if (
            not said[:1].isdigit() and ribbon.end > ribbon.start + 1
        ):  # words are long: on the side the ribbon leaves free
            y = ribbon.end + ribbon.thick / 2 + 0.9 * size
        yield text(f"share-{i}", said, x, y, face="display", size=size, paint=paint, align="right")


def _loads(
    line: Line, ribbons: Sequence[Ribbon], reach: tuple[float, float], size: float, stage: Stage
) -> Iterator[Placed]:
    """What goes along the branches, one on each, where they are level."""
    if line.load is None:
        return
    laden = replace(line, of=line.load)
    x = reach[0] + 0.62 * (reach[1] - reach[0])
    for i, ribbon in enumerate(ribbons, 1):
        yield token(laden, i, (x, ribbon.end - ribbon.thick / 2 + 4), 0.9 * size, stage)


def _down(line: Line, stage: Stage) -> Composition:
    box, members = stage.box, cast_steps(line)
    unit = stage.canvas.width / 1080
    count = len(members)
    size = stage.scale.label
    big = _fitted(line, even(1.6 * size), 0.94 * box.w / count, stage) if line.shares else 0.0
    ground = even(box.bottom - 8 - (1.25 * big if big else 0))
    cell = box.w / count
    wide = 0.84 * cell
    high = min(0.3 * box.h, 0.78 * wide)
    names = name_size(members, stage, wide)
    pieces = [
        piece(m, Box(box.x + (i + 0.5) * cell - wide / 2, ground - high, wide, high), stage, size=names)
        for i, m in enumerate(members)
    ]
    tall = min(0.28 * box.h, 0.3 * box.w)
    source = piece(_source(line), Box(box.cx - 0.26 * box.w, box.y, 0.52 * box.w, tall), stage, size=names)
    total = 0.5 * source.placed.box.w
    y0, y1 = max(source.placed.box.bottom, box.y + tall), ground - high
    ribbons = _ribbons(line, total, source.placed.box.cx, [p.placed.box.cx for p in pieces])
    bands = [_band(r, i, (y0 - 20, y1 + 12), upright=True, fork=0.8) for i, r in enumerate(ribbons, 1)]
    items: list[Item] = [*bands, *source.items]
    for made in pieces:
        items += made.items
    for i, (said, ribbon) in enumerate(zip(line.shares, ribbons, strict=False), 1):
        paint = "highlight_text" if ribbon.first else "text"
        y = ground + 1.0 * big
        items.append(text(f"share-{i}", said, ribbon.end, y, face="display", size=big, paint=paint, align="center"))
    floor = min(floor_of(stage, ground), ground - 0.03 * stage.canvas.height * unit)
    return Composition(items=tuple(items), floor=even(floor), hero=_hero(pieces, ribbons), beats=_beats(bands, stage))


def _hero(pieces: Sequence[Piece], ribbons: Sequence[Ribbon]) -> str:
    best: Placed = max(zip(ribbons, pieces, strict=True), key=lambda rp: rp[0].thick)[1].placed
    return best.item.id


def _band(ribbon: Ribbon, index: int, reach: tuple[float, float], *, upright: bool, fork: float) -> Group:
    """A ribbon from the source to its end: an S-curve of even thickness, then straight; chevrons where it is broad."""
    a, b = reach
    bend = a + fork * (b - a)
    half = ribbon.thick / 2
    s, e = ribbon.start, ribbon.end
    mid = (a + bend) / 2
    steps = (
        ("M", (a, s - half)), ("C", (mid, s - half, mid, e - half, bend, e - half)), ("L", (b, e - half)),
        ("L", (b, e + half)), ("L", (bend, e + half)), ("C", (mid, e + half, mid, s + half, a, s + half)), ("Z", ()),
    )  # fmt: skip
    role = "ok" if ribbon.first else "line_2"
    items: list[Item] = [Path(id=f"ribbon-{index}/band", d=_turned(steps) if upright else steps, fill=Paint(role))]
    size = 0.42 * ribbon.thick
    if ribbon.thick >= 44 and b - bend > 3.4 * size:
        marks = chevrons(3, b - 0.25 * (b - bend) - 3 * size, e, size=size, step=0.9 * size, left=False)
        line = Stroke(Paint(role, "ink", 0.35), max(6.0, 0.12 * ribbon.thick))
        items.append(Path(id=f"ribbon-{index}/chevrons", d=_turned(marks) if upright else marks, stroke=line))
    return Group(id=f"ribbon-{index}", items=tuple(items), decorative=True)


def _turned(d: PathData) -> PathData:
    """The same path with x and y exchanged."""
    return tuple((op, tuple(v for i in range(0, len(p), 2) for v in (p[i + 1], p[i]))) for op, p in d)


def _beats(bands: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    effects = tuple(
        Effect(target=b.id, name="draw", start_ms=150 * i, duration_ms=600, easing="in-out-cubic")
        for i, b in enumerate(bands)
    )
    return (Beat(id="divide", cue=stage.cue, effects=effects),)
