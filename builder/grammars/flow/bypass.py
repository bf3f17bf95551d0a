"""Bypass: the old way through somebody in the middle is dim and dashed, the new one leads straight past it."""

from __future__ import annotations

from collections.abc import Iterator

from builder.actors import link
from builder.actors.arrow import chevrons
from builder.actors.base import Placed
from builder.actors.forms import filled
from builder.cast import Roll
from builder.cast.ground import floor_of, foot_line
from builder.cast.plated import plated
from builder.geometry import PathData
from builder.grammars.flow.stages import Line, token
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke

_ARCH = 0.3  # height of the way past, by the room


def compose(line: Line, skipped: Figure, stage: Stage) -> Composition:
    """From the first to the last in an arch over the one that is left out."""
    box, roll = stage.box, Roll()
    foot = even(foot_line(stage))
    ends = line.steps if len(line.steps) > 1 else ((line.of or Figure(kind="", words="")), *line.steps)
    first, last, middle = roll.one(ends[0]), roll.one(ends[-1]), roll.one(skipped)
    high = foot - box.y
    cell = min(0.27 * box.w, 0.62 * high)
    stands = (
        plated(first, stage, foot=(box.x + cell / 2, foot), room=(cell, (1 - _ARCH) * high)),
        plated(middle, stage, foot=(box.cx, foot), room=(0.86 * cell, 0.62 * (1 - _ARCH) * high)),
        plated(last, stage, foot=(box.right - cell / 2, foot), room=(cell, (1 - _ARCH) * high)),
    )
    made = [placed for placed, _ in stands]
    width = max(14.0, 24 * min(stage.canvas.width, stage.canvas.height) / 1080)
    roof = max(box.y + 1.6 * width, min(m.box.y for m in made) - 0.5 * _ARCH * high)
    way = _arch(made[0], made[2], roof, width)
    old = [*_old(made, width)]
    tall = min(0.5 * _ARCH * high, 110.0)
    riding = line.of is not None and len(line.steps) > 1
    tokens = [token(line, 1, (box.cx, roof - 0.5 * width + 3), tall, stage)] if riding else []
    plates = [item for _, own in stands for item in own]
    items: tuple[Item, ...] = (*old, *way, *plates, *(m.item for m in made), *(t.item for t in tokens))
    beats = (Beat(id="bypass", cue=stage.cue, effects=(Effect(target="way", name="draw", duration_ms=900),)),)
    return Composition(items=items, floor=floor_of(stage, foot), hero=made[2].item.id, beats=beats)


def _arch(one: Placed, other: Placed, roof: float, width: float) -> Iterator[Item]:
    """Up from the top of the one, level along `roof`, down onto the other."""
    x0, x1 = one.box.cx, other.box.cx
    y0, y1 = one.box.y - 14, other.box.y - 14 - 1.6 * width
    r = min(60.0, 0.4 * (x1 - x0), max(10.0, y0 - roof))
    d: PathData = (
        ("M", (x0, y0)), ("L", (x0, roof + r)), ("C", (x0, roof + r / 2, x0 + r / 2, roof, x0 + r, roof)),
        ("L", (x1 - r, roof)), ("C", (x1 - r / 2, roof, x1, roof + r / 2, x1, roof + r)), ("L", (x1, y1)),
    )  # fmt: skip
    head = link.link_head((x1, y1 + 1.1 * width), 90.0, 0.9 * width)
    mid = (x0 + x1) / 2 - 4 * width
    marks = chevrons(3, mid, roof, size=0.44 * width, step=width, left=False)
    ways = (
        Path(id="way/line", d=d, stroke=Stroke(Paint("ok"), width)),
        filled("way/head", head, Paint("ok")),
        Path(id="way/chevrons", d=marks, stroke=Stroke(Paint("ok", "ink", 0.4), 0.2 * width)),
    )
    yield Group(id="way", items=ways, decorative=True)


def _old(made: list[Placed], width: float) -> Iterator[Item]:
    """The way nobody takes any more, dashed along the floor through the middle one."""
    for i, (a, b) in enumerate(((made[0], made[1]), (made[1], made[2])), 1):
        y = min(max(a.box.cy, b.box.cy), a.box.bottom - 30, b.box.bottom - 30)
        d: PathData = (("M", (a.box.right + 20, y)), ("L", (b.box.x - 20, y)))
        if b.box.x - a.box.right > 80:
            yield Path(id=f"old-{i}", d=d, stroke=Stroke(Paint("line_2"), 0.4 * width, dash=(1.6, 2.2)))
