"""Bypass: the old way through somebody in the middle is dim and dashed, the new one leads straight past it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.actors.base import Placed
from builder.cast import Roll
from builder.cast.arch import arch
from builder.cast.ground import floor_of, foot_line
from builder.cast.plated import plated
from builder.geometry import PathData, Point
from builder.grammars.flow.stages import Line, token
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Path, Stroke

_ARCH = 0.3  # height of the way past, by the room


def compose(line: Line, skipped: Figure, stage: Stage) -> Composition:
    """From the first to the last in an arch over the one that is left out."""
    box, roll = stage.box, Roll()
    foot = even(foot_line(stage))
    ends = line.steps if len(line.steps) > 1 else ((line.of or Figure(kind="", words="")), *line.steps)
    first, last, middle = roll.one(ends[0]), roll.one(ends[-1]), roll.one(skipped)
    middle = replace(middle, params={**middle.params, "dim": 0.62})  # nobody comes by any more
    high = foot - box.y
    cell = min(0.27 * box.w, 0.62 * high)
    stands = (
        plated(first, stage, foot=(box.x + cell / 2, foot), room=(cell, (1 - _ARCH) * high)),
        plated(middle, stage, foot=(box.cx, foot), room=(0.86 * cell, 0.62 * (1 - _ARCH) * high)),
        plated(last, stage, foot=(box.right - cell / 2, foot), room=(cell, (1 - _ARCH) * high)),
    )
    made = [placed for placed, _ in stands]
    width = max(14.0, 24 * min(stage.canvas.width, stage.canvas.height) / 1080)
    roof = max(box.y + 1.6 * width, min(m.box.y for m in made) - 0.85 * _ARCH * high)
    way = arch("way", _crown(made[0]), _crown(made[2]), roof, width)
    old = [*_old(made, width)]
    tall = min(0.5 * _ARCH * high, 110.0)
    riding = line.of is not None and len(line.steps) > 1
    tokens = [token(line, 1, (box.cx, roof - 0.5 * width + 3), tall, stage)] if riding else []
    plates = [item for _, own in stands for item in own]
    items: tuple[Item, ...] = (*old, way, *plates, *(m.item for m in made), *(t.item for t in tokens))
    beats = (Beat(id="bypass", cue=stage.cue, effects=(Effect(target="way", name="draw", duration_ms=900),)),)
    return Composition(items=items, floor=floor_of(stage, foot), hero=made[2].item.id, beats=beats)


def _crown(placed: Placed) -> Point:
    """Where the way leaves somebody and comes down on somebody: over the middle of the top."""
    port = placed.ports.get("top")
    return port[1] if port else (placed.box.cx, placed.box.y)


def _old(made: list[Placed], width: float) -> Iterator[Item]:
    """The way nobody takes any more, dashed along the floor through the middle one."""
    for i, (a, b) in enumerate(((made[0], made[1]), (made[1], made[2])), 1):
        y = min(max(a.box.cy, b.box.cy), a.box.bottom - 30, b.box.bottom - 30)
        d: PathData = (("M", (a.box.right + 20, y)), ("L", (b.box.x - 20, y)))
        if b.box.x - a.box.right > 80:
            yield Path(id=f"old-{i}", d=d, stroke=Stroke(Paint("line_2"), 0.4 * width, dash=(1.6, 2.2)))
