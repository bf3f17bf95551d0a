"""Letters or digits, each as large as can be on a key of its own, its name below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.text.wrap import balance, wrap

_CAP = 0.66  # capitals of the headline face by its size
_LIP = 26.0
_GAP = 0.06  # between keys, by their pitch


def compose(glyphs: Sequence[str], names: Sequence[str], stage: Stage) -> Composition:
    """A row on the floor; on a tall stage with names a key a line, its name beside it."""
    ground, box = foot_line(stage), stage.box
    if names and not stage.broad:
        made = tuple(_lines(glyphs, names, Box(box.x, box.y, box.w, ground - box.y), stage))
    else:
        made = tuple(_row(glyphs, names, Box(box.x, box.y, box.w, ground - box.y), stage))
    effects = tuple(Effect(target=g.id, name="stamp", start_ms=420 * n, duration_ms=280) for n, g in enumerate(made))
    beats = (Beat(id="spell", cue=stage.cue, effects=effects),)
    return Composition(items=made, floor=even(floor_of(stage, ground)), hero=made[0].id, beats=beats)


def _row(glyphs: Sequence[str], names: Sequence[str], room: Box, stage: Stage) -> Iterator[Group]:
    size = even(max(stage.scale.least, stage.scale.label))
    pitch = min(room.w / len(glyphs), 0.9 * room.h if len(glyphs) < 3 else room.w)
    wide = (1 - _GAP) * pitch
    said = [balance(n, "text-bold", size, wide - 0.6 * size, 2) or wrap(n, "text-bold", size, wide)[:2] for n in names]
    below = (max(map(len, said), default=0) * 1.28 + 0.8) * size if said else 0.0
    tall = min(room.h - _LIP - 8, 1.25 * wide + below)
    letters = min(_letters(glyphs, wide, tall - below, stage), even(0.96 * (tall - below)) if said else 999.0)
    left = room.cx - pitch * len(glyphs) / 2
    places = spread(len(glyphs), left, left + pitch * len(glyphs))
    for n, (glyph, x) in enumerate(zip(glyphs, places, strict=True)):
        key = Box(x - wide / 2, room.bottom - _LIP - tall, wide, tall)
        face = Box(key.x, key.y, key.w, key.h - below)
        words: tuple[Item, ...] = ()
        if said:
            first = face.bottom + 0.8 * size
            words = (text(f"glyph-{n + 1}/name", "\n".join(said[n]), x, first, face="text-bold", size=size,
                          paint="hardware_label", align="center"),)  # fmt: skip
        yield _key(n, glyph, key, face, letters, words)


def _lines(glyphs: Sequence[str], names: Sequence[str], room: Box, stage: Stage) -> Iterator[Group]:
    pitch = room.h / len(glyphs)
    tall = min((1 - _GAP) * pitch - _LIP, 0.46 * room.w)
    wide = min(1.1 * tall, 0.36 * room.w)
    letters = _letters(glyphs, wide, tall, stage)
    width = room.w - wide - 0.12 * room.w
    size = even(1.9 * stage.scale.label)
    while size > stage.scale.least and not all(balance(n, "display", size, width, 2) for n in names):
        size -= 2
    top = room.bottom - (tall + _LIP) * len(glyphs) - (len(glyphs) - 1) * _GAP * pitch
    for n, (glyph, name) in enumerate(zip(glyphs, names, strict=True)):
        y = top + n * (tall + _LIP + _GAP * pitch)
        key = Box(room.x, y, room.w, tall)
        face = Box(room.x, y, wide + 0.06 * room.w, tall)
        said = balance(name, "display", size, width, 2) or (name,)
        first = y + tall / 2 + 0.33 * size - (len(said) - 1) * size / 2
        words = (text(f"glyph-{n + 1}/name", "\n".join(said), face.right, first, face="display", size=size,
                      paint="hardware_label"),)  # fmt: skip
        yield _key(n, glyph, key, face, letters, words)


def _letters(glyphs: Sequence[str], wide: float, tall: float, stage: Stage) -> float:
    most = even(0.86 * tall / _CAP)
    return min(fit(g, "display", 0.8 * wide, (stage.scale.least, most)) for g in glyphs)


def _key(n: int, glyph: str, key: Box, face: Box, size: float, words: tuple[Item, ...]) -> Group:
    """A keycap that stands on its lip, the glyph in the middle of `face`."""
    name = f"glyph-{n + 1}"
    shade = Box(key.x - 0.01 * key.w, key.bottom + _LIP - 14, 1.02 * key.w, 26)
    gloss = Box(key.x + 12, key.y + 10, key.w - 24, 0.06 * key.h)
    letter = text(f"{name}/glyph", glyph, face.cx, face.cy + _CAP * size / 2, face="display", size=size,
                  paint="hardware_label", align="center")  # fmt: skip
    items: tuple[Item, ...] = (
        Shape(id=f"{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Shape(id=f"{name}/lip", kind="rect", box=key.moved(0, _LIP), radius=36, fill=Paint("hardware_lip")),
        Shape(id=f"{name}/body", kind="rect", box=key, radius=36, fill=Paint("hardware")),
        Shape(id=f"{name}/gloss", kind="rect", box=gloss, radius=gloss.h / 2, fill=Paint("hardware_gloss")),
        letter,
        *words,
    )
    return Group(id=name, items=items, alt=" ".join((glyph, *(w.string for w in words if isinstance(w, Text)))))
