"""Words on something of their own: cut into a slab, written on a sheet, alone on a dark card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, PathData, polygon
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke, Text
from builder.text.wrap import balance

_LEADING = 1.02
_CAP = 0.66  # capitals of the headline face by its size
_SHARE = {"stone": 0.7, "paper": 0.62, "card": 1.0}  # of a wide stage's width
_INK = {"stone": "hardware_label", "paper": "ink", "card": "code_value"}
_MOST = 5  # lines


def compose(words: str, on: str, chips: Sequence[str], stage: Stage) -> Composition:
    """The surface on the floor (a card hangs free of it), the words as large as it lets them be."""
    ground, box = foot_line(stage), stage.box
    long = on == "paper" and words.count("\n") > 1
    wide = (0.8 if long else _SHARE[on]) * box.w if stage.wide else (1.0 if on == "card" or long else 0.94) * box.w
    low = ground if on != "card" else min(ground, box.bottom)
    face = Box(box.cx - wide / 2, box.y + 8, wide, low - box.y - 8)
    pad = 0.09 * min(face.w, 1.6 * face.h)
    said = tuple(chips)[:2]
    under = (1.9 * stage.scale.label) * len(said)
    lines, size = _set(words, face.w - 2 * pad, face.h - 1.5 * pad - under, stage)
    tall = size * (_CAP + _LEADING * (len(lines) - 1)) + under
    face = _hugged(face, tall + (2.6 if on == "card" else 2.2) * pad)
    title = _words(lines, size, face, tall, on)
    body = {"stone": _slab, "paper": _sheet, "card": _card}[on](face, stage.theme.keyline)
    group = Group(id="sheet", items=(*body, title, *_under(said, face, tall, on, stage)), alt=" ".join(words.split()))
    beats = (Beat(id="read", cue=stage.cue, effects=(Effect(target="sheet", name="enter"),)),)
    return Composition(items=(group,), floor=even(floor_of(stage, ground)), hero="sheet", beats=beats)


def _set(words: str, width: float, room: float, stage: Stage) -> tuple[tuple[str, ...], float]:
    """The lines, and the largest size at which they have room; an author's own lines stay."""
    low, high = stage.scale.least * 1.2, 1.25 * stage.scale.title[1]
    best: tuple[float, tuple[str, ...]] = (low, (words,))
    for count in range(max(1, words.count("\n") + 1), _MOST + 1):
        size = even(high)
        while size > best[0]:
            fits = size * (_CAP + _LEADING * (count - 1) + 0.2) <= room
            found = balance(words, "display", size, width, count, strict=count < 3) if fits else None
            if found:
                best = (size, tuple(found))
                break
            size -= 4
    size, lines = best
    return (balance(words, "display", size, width, 2 * _MOST) or lines) if lines == (words,) else lines, even(size)


def _hugged(face: Box, wanted: float) -> Box:
    """No taller than the words want, but no strip."""
    tall = min(face.h, max(wanted, 0.46 * face.w, 0.72 * face.h))
    return Box(face.x, face.bottom - tall, face.w, tall)


def _words(lines: Sequence[str], size: float, face: Box, tall: float, on: str) -> Text:
    top = face.y + (face.h - tall) / 2
    return text("sheet/words", "\n".join(lines), face.cx, top + _CAP * size, face="display", size=size,
                paint=_INK[on], align="center")  # fmt: skip


def _under(said: Sequence[str], face: Box, tall: float, on: str, stage: Stage) -> Iterator[Item]:
    """Further words, smaller, under the first."""
    size = even(max(stage.scale.least, 0.94 * stage.scale.label))
    bottom = face.y + (face.h + tall) / 2
    for n, words in enumerate(reversed(said)):
        fitting = balance(words, "text-bold", size, 0.86 * face.w, 1)
        if fitting:
            yield text(f"sheet/more-{len(said) - n}", words, face.cx, bottom - 1.7 * size * n, face="text-bold",
                       size=size, paint=_INK[on], align="center")  # fmt: skip


def _slab(face: Box, line: float) -> tuple[Item, ...]:
    """A stone with a bevelled head, standing on the floor."""
    cut = 0.07 * min(face.w, face.h)
    outline = _bevelled(face, cut)
    gloss = Box(face.x + 0.03 * face.w, face.y + 0.02 * face.h, 0.94 * face.w, 0.96 * face.h)
    shade = Box(face.x - 0.02 * face.w, face.bottom - 16, 1.04 * face.w, 34)
    return (
        Shape(id="sheet/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Path(id="sheet/side", d=_bevelled(face.moved(16, 10), cut), fill=Paint("hardware_lip", "ink", 0.3)),
        Path(id="sheet/stone", d=outline, fill=Paint("hardware_lip"), stroke=_keyline(line)),
        Path(id="sheet/front", d=_bevelled(gloss, 0.9 * cut), fill=Paint("hardware")),
    )


def _keyline(width: float) -> Stroke | None:
    return Stroke(Paint("ink"), width) if width else None


def _bevelled(box: Box, cut: float) -> PathData:
    return polygon((
        (box.x, box.bottom), (box.x, box.y + cut), (box.x + cut, box.y), (box.right - cut, box.y),
        (box.right, box.y + cut), (box.right, box.bottom),
    ))  # fmt: skip


def _sheet(face: Box, line: float) -> tuple[Item, ...]:
    """A sheet of paper with a turned-down corner, another behind it."""
    fold = 0.11 * min(face.w, face.h)
    points = ((face.x, face.y), (face.right - fold, face.y), (face.right, face.y + fold), (face.right, face.bottom),
              (face.x, face.bottom))  # fmt: skip
    corner = ((face.right - fold, face.y), (face.right, face.y + fold), (face.right - fold, face.y + fold))
    shade = Box(face.x - 0.01 * face.w, face.bottom - 14, 1.02 * face.w, 30)
    back = face.moved(18, 0)
    behind = ((back.x, back.y + 26), (back.right, back.y + 26 + fold), (back.right, back.bottom), (back.x, back.bottom))
    return (
        Shape(id="sheet/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Path(id="sheet/back", d=polygon(behind), fill=Paint("paper", "ink", 0.16), stroke=_keyline(line)),
        Path(id="sheet/paper", d=polygon(points), fill=Paint("paper"), stroke=_keyline(line)),
        Path(id="sheet/fold", d=polygon(corner), fill=Paint("paper", "ink", 0.22), stroke=_keyline(line)),
    )  # fmt: skip


def _card(face: Box, line: float) -> tuple[Item, ...]:
    """A dark card, free of all furniture."""
    return (Shape(id="sheet/card", kind="rect", box=face, radius=36, fill=Paint("code_bg"), stroke=_keyline(line)),)
