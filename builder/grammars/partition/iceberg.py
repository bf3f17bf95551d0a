"""The whole as an iceberg: the small part over the water that everybody sees, the large one under it."""

from __future__ import annotations

from builder.cast.ground import foot_line
from builder.geometry import Box, PathData, Point, polygon
from builder.grammars.partition.whole import Part, Whole
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.measure import advance
from builder.text.wrap import balance

#: Outlines in shares of the box of each part, y down.
_TIP = (
    (0.0, 1.0),
    (0.1, 0.62),
    (0.24, 0.56),
    (0.36, 0.12),
    (0.5, 0.0),
    (0.62, 0.2),
    (0.72, 0.24),
    (0.88, 0.66),
    (1.0, 1.0),
)
_LIT = ((0.36, 0.12), (0.5, 0.0), (0.58, 0.36), (0.5, 0.7), (0.56, 1.0), (0.12, 1.0), (0.22, 0.74), (0.24, 0.56))
_BULK = (
    (0.06, 0.0), (0.94, 0.0), (1.0, 0.2), (0.95, 0.42), (0.84, 0.5), (0.74, 0.8), (0.58, 0.86), (0.5, 1.0),
    (0.34, 0.84), (0.22, 0.8), (0.1, 0.46), (0.0, 0.3),
)  # fmt: skip
_SHADE = (
    (0.94, 0.0),
    (1.0, 0.2),
    (0.95, 0.42),
    (0.84, 0.5),
    (0.74, 0.8),
    (0.58, 0.86),
    (0.5, 1.0),
    (0.56, 0.62),
    (0.8, 0.3),
)


def compose(whole: Whole, stage: Stage) -> Composition:
    """The tip a quarter of the height, the sea as the floor band; each part's words in it or beside it."""
    box, low = stage.box, foot_line(stage)
    high = low - box.y
    line = even(box.y + (0.3 if stage.wide else 0.32) * high)
    wide = min(0.98 * box.w, (1.9 if stage.wide else 1.3) * (low - line))
    bulk = Box(box.cx - wide / 2, line, wide, low - line)
    tip = Box(bulk.cx - 0.24 * wide, box.y, 0.44 * wide, line - box.y)
    over, under = whole.parts
    items: list[Item] = [
        _ice("part-1", tip, _TIP, _LIT, over, Paint("white"), Paint("metal", "white", 0.55)),
        _ice(
            "part-2", bulk, _BULK, _SHADE, under, Paint("pod_b.base", "white", 0.55), Paint("pod_b.base", "white", 0.35)
        ),
        _water(line, stage),
    ]
    items += _inside(under, Box(bulk.x + 0.14 * wide, line + 0.1 * bulk.h, 0.68 * wide, 0.46 * bulk.h), stage)
    items += _beside(over, tip, line, stage)
    return Composition(items=tuple(items), floor=line, hero="part-2", beats=_beats(stage))


def _ice(
    name: str, box: Box, outline: tuple[Point, ...], side: tuple[Point, ...], part: Part, face: Paint, other: Paint
) -> Group:
    """One part: its outline, and the side of it that is turned away or towards the light."""

    def at(points: tuple[Point, ...]) -> PathData:
        return polygon((box.x + x * box.w, box.y + y * box.h) for x, y in points)

    parts = (
        Path(id=f"{name}/body", d=at(outline), fill=face, stroke=Stroke(Paint("line_2"), 3)),
        Path(id=f"{name}/side", d=at(side), fill=other),
    )
    return Group(id=name, items=parts, alt=" ".join(w for w in (part.reading, part.label) if w))


def _water(line: float, stage: Stage) -> Group:
    """The waterline: a band over the whole canvas with short waves under it."""
    wide = stage.canvas.width
    band = Shape(id="water/line", kind="rect", box=Box(-20, line - 5, wide + 40, 10), fill=Paint("pod_b.gloss"))
    waves = []
    for n, (x, y, share) in enumerate(((0.06, 40, 0.08), (0.16, 74, 0.05), (0.84, 40, 0.07), (0.92, 78, 0.05)), 1):
        start = x * wide
        waves.append(
            Path(id=f"water/wave-{n}", d=(("M", (start, line + y)), ("L", (start + share * wide, line + y))),
                 stroke=Stroke(Paint("line_2"), 7))
        )  # fmt: skip
    return Group(id="water", items=(band, *waves), decorative=True)


def _inside(part: Part, box: Box, stage: Stage) -> list[Item]:
    """Size and name in the bulk, as large as they fit."""
    out: list[Item] = []
    y = box.y
    if part.reading:
        size = even(min(0.52 * box.h, 3.2 * stage.scale.label))
        y += size
        out.append(text("size-2", part.reading, box.cx, y, face="display", size=size, paint="ink", align="center"))
    if part.label:
        size = fit(
            part.label, "display", box.w, (stage.scale.least, (1.4 if part.reading else 2.4) * stage.scale.label)
        )
        lines = balance(part.label, "display", size, box.w, 2) or (part.label,)
        y = y + 1.25 * size if part.reading else box.cy + (0.35 - 0.55 * (len(lines) - 1)) * size
        out.append(text("name-2", "\n".join(lines), box.cx, y, face="display", size=size, paint="ink", align="center"))
    return out


def _beside(part: Part, tip: Box, line: float, stage: Stage) -> list[Item]:
    """Size and name right of the tip, over the water."""
    left, right = tip.right + 0.02 * stage.box.w, stage.box.right
    words = part.label
    size = fit(words or part.reading, "display", right - left, (stage.scale.least, 1.5 * stage.scale.label))
    lines = balance(words, "display", size, right - left, 2) or (words,)
    out: list[Item] = []
    y = line - 0.5 * size - (len(lines) - 1) * size
    if words:
        out.append(text("name-1", "\n".join(lines), left, y, face="display", size=size, paint="text"))
    if part.reading:
        big = even(min(2.2 * stage.scale.label, max(size, 0.5 * (line - tip.y))))
        big = big if advance(part.reading, "display", big) < right - left else size
        at = y - 1.2 * size if words else line - 0.5 * size
        out.append(text("size-1", part.reading, left, at, face="display", size=big, paint="text"))
    return out


def _beats(stage: Stage) -> tuple[Beat, ...]:
    see = Beat(id="see", cue=stage.cue, effects=(Effect(target="part-1", name="enter"),))
    rest = Effect(target="part-2", name="fade", start_ms=200)
    return (see, Beat(id="below", cue=stage.cue, effects=(rest,), trigger="auto"))
