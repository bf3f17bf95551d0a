"""Cells: a tray of equal places, the taken ones filled: so many of so many, or blocks with gaps between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.actors.forms import fitted, keycap, tone
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape

#: Which of the places are taken, by how the words describe them.
PATTERNS = {"gaps": "110100111010011000101101", "tight": "1" * 18 + "0" * 6, "empty": "111" + "0" * 21}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """`taken` place by place; `says`: "8 of 10 GPUs used", large over the tray; `of`: what it is of."""

    taken: tuple[bool, ...]
    of: str = ""
    says: str = ""


def compose(cells: Cells, stage: Stage) -> Composition:
    """One or more rows on a tray as wide as the stage, the words over it."""
    box, foot = stage.box, even(foot_line(stage))
    big = even(2.2 * stage.scale.label)
    said = cells.says or cells.of
    size = fitted(said, "display", box.w, (stage.scale.least, big)) or stage.scale.least
    roof = box.y + 1.5 * size
    columns = _columns(len(cells.taken), box.w / max(1.0, foot - roof))
    rows = -(-len(cells.taken) // columns)
    pad = 0.016 * box.w
    cell = min((box.w - 2 * pad) / columns, (foot - roof - 2 * pad - 20) / rows, 0.3 * stage.canvas.height)
    wide = min((box.w - 2 * pad) / columns, 1.5 * cell)
    tall = min((foot - roof - 2 * pad - 20) / rows, 1.7 * wide)
    across, deep = columns * wide + 2 * pad, rows * tall + 2 * pad
    tray = Box(box.cx - across / 2, foot - deep, across, deep)
    items: list[Item] = [*_tray(tray)]
    effects: list[Effect] = []
    for i, taken in enumerate(cells.taken):
        x, y = tray.x + pad + (i % columns) * wide, tray.y + pad + (i // columns) * tall
        items.append(_cell(i, Box(x, y, wide, tall).inset(0.06 * wide, 0.06 * tall), taken=taken))
        if taken:
            effects.append(Effect(target=f"cell-{i + 1}", name="enter", start_ms=60 * len(effects), duration_ms=240))
    y = max(box.y + 1.05 * size, tray.y - 0.7 * size) if tray.y - box.y > 2.4 * size else tray.y - 0.5 * size
    items.append(text("says", said, tray.x, y, face="display", size=size, paint="text"))
    beats = (Beat(id="fill", cue=stage.cue, effects=tuple(effects)),) if effects else ()
    return Composition(items=tuple(items), floor=min(floor_of(stage, foot), tray.bottom - 40), hero="tray", beats=beats)


def _columns(count: int, shape: float) -> int:
    """How many in a row: all of a few on a wide stage, else rows as even as may be."""
    if count <= 12 and shape > 2.2:
        return count
    ragged = 2.0 if count > 12 else 0.3  # how far a last row that is not full counts
    best = min(range(2, count + 1), key=lambda n: abs(n / -(-count // n) - shape) + ragged * (count % n > 0))
    return max(1, min(count, best))


def _tray(box: Box) -> Iterator[Item]:
    shade = Shape(id="tray/shade", kind="rect", box=box.moved(0, 12), radius=32, fill=Paint("shadow", alpha=60))
    wall = Shape(id="tray/wall", kind="rect", box=box, radius=32, fill=Paint("line_2"))
    bed = Shape(id="tray/bed", kind="rect", box=box.inset(7, 7), radius=26, fill=Paint("panel"))
    yield Group(id="tray", items=(shade, wall, bed), alt="a tray of equal places")


def _cell(i: int, box: Box, *, taken: bool) -> Group:
    name = f"cell-{i + 1}"
    radius = 0.16 * min(box.w, box.h)
    if taken:
        shine = Box(box.x + 0.14 * box.w, box.y + 0.08 * box.h, 0.72 * box.w, max(4.0, 0.04 * box.h))
        gloss = Shape(id=f"{name}/gloss", kind="rect", box=shine, radius=shine.h / 2, fill=tone("ok").gloss)
        return Group(id=name, items=(*keycap(name, box, radius, 0.1 * box.h, tone("ok")), gloss), alt="taken")
    hole = Shape(id=f"{name}/hole", kind="rect", box=box, radius=radius, fill=Paint("panel", "shadow", 0.35))
    return Group(id=name, items=(hole,), alt="free")
