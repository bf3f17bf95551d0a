"""A swarm told apart by number: a band for each part of it, its count and word before the cells."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.grid.cells import SHAPES, Cells, Many, actors_of, differing, drawn, swarm_of
from builder.grammars.grid.frame import LIP, panel
from builder.language.lexicon import lexicon
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance

_GAP, _BAND = 0.18, 0.55  # between cells and between bands, by a cell's height
_LEFT = 0.27  # of the frame's width, for the words
_LARGE = 2.6  # of a number beside a short word, by a label
_PLAIN = "ndfc"
_QUIET = re.compile(r"\b(?:idle|gr[ae]y|dark|off|claimed|empty|unused|asleep|gone|cold|free|old|expired)\b", re.I)
_WAITS = re.compile(r"\b(?:pending|waiting|queued|overdue|late|maintenance|draining|warn\w*|amber|orange)\b", re.I)
_GOOD = re.compile(r"\b(?:green|healthy|running|ready|busy|active|up|done|open|used|lit|live)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A part: how many, what is said of them, the look of their cells."""

    count: int
    words: str
    letter: str


def bands(parts: Sequence[str], many: Many) -> tuple[Band, ...]:
    """The parts as bands; whoever is left of an exact number comes last, without words."""
    out: list[Band] = []
    for part in parts:
        number, _, words = part.partition(" ")
        count = int(number) if number.isdigit() else lexicon().numbers.get(number.lower(), 0)
        if count > 0:
            out.append(Band(count=count, words=words, letter=_letter(words, len(out), many)))
    left = many.of.count - sum(b.count for b in out)
    if out and left > 0 and many.of.quantity == "exact":
        out.append(Band(count=left, words="", letter="n"))
    return tuple(out)


def _letter(words: str, index: int, many: Many) -> str:
    said = differing(replace(many, odd=words))
    if said != "l":
        return said
    if _WAITS.search(words):
        return "w"
    if _QUIET.search(words):
        return "g"
    return "l" if _GOOD.search(words) else _PLAIN[index % len(_PLAIN)] if many.shape != "sheet" else "n"


def compose(many: Many, stage: Stage) -> Composition:
    """The bands one under the other in one frame, all cells of one size."""
    low = foot_line(stage)
    frame = Box(stage.box.x, stage.box.y, stage.box.w, low - stage.box.y)
    pad = max(26.0, 0.05 * min(frame.w, frame.h))
    parts = bands(many.groups, many)
    tall = stage.tall and not stage.broad
    size = even(stage.scale.label)
    left = 0.0 if tall else _LEFT * frame.w
    head = 1.6 * size if tall else 0.0
    room = Box(frame.x + pad + left, frame.y + pad, frame.w - 2 * pad - left, frame.h - LIP - 2 * pad)
    columns, h = _fitted(parts, SHAPES[many.shape], room, head)
    items: list[Item] = [panel(frame)]
    used = sum(math.ceil(b.count / columns) * h * (1 + _GAP) - _GAP * h + head for b in parts)
    air = min(0.9 * h, max(_BAND * h * 0.6, (room.h - used) / max(1, len(parts) - 1)))
    y = room.y + max(0.0, room.h - used - air * (len(parts) - 1)) / 2
    names = []
    side = left - 30 if left else room.w
    large = min((_figures(b, head or _cells(b, columns, h, SHAPES[many.shape]).box[1], side, stage) for b in parts
                 if b.words), default=0.0)  # fmt: skip
    for n, band in enumerate(parts, 1):
        cells = _cells(band, columns, h, SHAPES[many.shape])
        high = cells.box[1]
        items += _words(n, band, Box(frame.x + pad, y, side, head or high), large, stage)
        items.append(_block(many, band, cells, Box(room.x, y + head, 0, 0), stage, n))
        names.append(f"part-{n}")
        y += head + high + air
    effects = tuple(Effect(target=name, name="enter", start_ms=260 * i) for i, name in enumerate(names))
    beats = (Beat(id="parts", cue=stage.cue, effects=effects),)
    return Composition(items=tuple(items), floor=even(floor_of(stage, low)), hero="part-1", beats=beats)


def _fitted(parts: Sequence[Band], ratio: float, room: Box, head: float) -> tuple[int, float]:
    """Columns and height of the largest cells with which all bands fit."""
    best = (1, 0.0)
    for columns in range(1, max(b.count for b in parts) + 1):
        rows = sum(math.ceil(b.count / columns) for b in parts)
        inner = rows * (1 + _GAP) - _GAP * len(parts) + 0.6 * _BAND * (len(parts) - 1)
        h = min(room.w / (columns * (ratio + _GAP) - _GAP), (room.h - head * len(parts)) / inner)
        if h > best[1]:
            best = (columns, h)
    return best[0], min(best[1], 0.42 * room.h)


def _cells(band: Band, columns: int, h: float, ratio: float) -> Cells:
    wide = min(columns, band.count)
    return Cells(
        count=band.count, columns=wide, rows=math.ceil(band.count / wide), w=h * ratio, h=h, gap=_GAP * h, drop=_GAP * h
    )


def _block(many: Many, band: Band, cells: Cells, corner: Box, stage: Stage, n: int) -> Item:
    letters, one = band.letter * band.count, drawn(replace(many, of=replace(many.of, count=band.count)))
    if one is not None:
        return replace(actors_of(many, one, cells, corner, stage, letters), id=f"part-{n}", alt=_said(band, many))
    made = swarm_of(many, cells, corner, stage, letters, f"part-{n}").item
    return replace(made, alt=_said(band, many))


def _said(band: Band, many: Many) -> str:
    return f"{band.count} {band.words}".strip() if band.words else f"{band.count} more {many.of.words}"


def _words(n: int, band: Band, box: Box, large: float, stage: Stage) -> list[Item]:
    """The number large, the word after it; in one line over the cells where the canvas is tall."""
    least, figures = stage.scale.least, str(band.count)
    paint = {"x": "warn_text", "w": "warn_text", "l": "highlight_text"}.get(band.letter, "text")
    if not band.words:
        return []
    wide = fit(figures, "display", box.w, (least, even(max(least, large))))
    number = text(f"count-{n}", figures, box.x, box.cy + 0.36 * wide, face="display", size=wide, paint=paint)
    left = box.x + number.widths[0] + 0.3 * wide
    room = max(60.0, box.right - left)
    small = fit(band.words, "text-bold", room, (least, even(max(least, min(wide, max(stage.scale.label, 0.6 * wide))))))
    return [number, text(f"word-{n}", band.words, left, box.cy + 0.36 * small, face="text-bold", size=small,
                         paint="text")]  # fmt: skip


def _figures(band: Band, high: float, wide: float, stage: Stage) -> float:
    """The size of a number in a band of that height: larger where the word after it is short."""
    label = stage.scale.label
    digits = max(_LARGE * advance(str(n), "display", label) for n in (band.count, 10))
    roomy = digits + advance(band.words, "text-bold", 1.5 * label) + 0.8 * label < wide
    left = wide - advance(band.words, "text-bold", stage.scale.least)
    most = left / (advance(str(band.count), "display", 100) / 100 + 0.3)
    return min(0.9 * high, most, (_LARGE if roomy else 1.7) * label)
