"""Equals: two equations one above the other, each the thing, a sign and what it stands for."""

from __future__ import annotations

from collections.abc import Iterator

from builder.cast import Roll, figure
from builder.cast.bill import bill
from builder.cast.troupe import assemble
from builder.geometry import Box
from builder.grammars.compare.sides import Side
from builder.language.model import Figure
from builder.layout.headline import headline
from builder.layout.nest import shifted
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Shape

_TONES = (("stage", "panel"), ("panel", "panel_2"))


def compose(left: Side, right: Side, stage: Stage) -> Composition:
    """The first side is the upper equation; both signs stand in one column."""
    keep, scale = stage.canvas.keep, stage.scale
    over = headline(stage.words, keep.x, keep.w, scale, tall=not stage.wide) if stage.words else None
    top = even(over.box.bottom + 0.028 * stage.canvas.height if over else keep.y)
    bottom = stage.box.bottom
    high = (bottom - top) / 2
    items: list[Item] = [over] if over else []
    backdrop: list[Item] = []
    effects: list[Effect] = []
    for i, (side, name) in enumerate(((left, "left"), (right, "right"))):
        end = stage.canvas.height if i else top + high
        region = Box(0, top + i * high, stage.canvas.width, end - top - i * high)
        row = Box(keep.x, region.y, keep.w, high)
        shown, floor = _row(side, row, stage, name)
        ground, strip = _TONES[i]
        backdrop += [
            Shape(id=f"{name}/ground", kind="rect", box=region, fill=Paint(ground)),
            Shape(
                id=f"{name}/floor", kind="rect", box=Box(0, floor, region.w, region.bottom - floor), fill=Paint(strip)
            ),
        ]
        items += shown
        effects.append(Effect(target=f"{name}/equals", name="stamp", start_ms=400 * i, duration_ms=240))
    beats = (Beat(id="equals", cue=stage.cue, effects=tuple(effects)),)
    return Composition(items=tuple(items), backdrop=tuple(backdrop), beats=beats)


def _row(side: Side, row: Box, stage: Stage, name: str) -> tuple[tuple[Item, ...], float]:
    """One equation: both ends on one ground, and the y of its floor."""
    pad = 0.06 * row.h
    sign = min(1.6 * stage.scale.label, 0.4 * row.h)
    words = 1.45 * stage.scale.label
    ground = row.bottom - words
    wide = (row.w - 2.2 * sign) / 2
    first = Box(row.x, row.y + pad, wide * 0.86, row.h - pad)
    second = Box(row.right - wide * 1.1, row.y + pad, wide * 1.1, row.h - pad)
    one = Figure(kind="", words=side.title)
    known = figure(side.title)
    left = bill((known if known.kind else one,), roll=Roll())
    right = bill(
        side.actors or (Figure(kind="", words=side.number or side.title),),
        roll=Roll(),
        carrier=side.on,
        marks=side.marks,
    )
    most = ground - first.y
    ends = (
        assemble(left, first, stage, ground=ground, most=most),
        assemble(right, second, stage, ground=ground, most=most),
    )
    size = even(2.0 * sign)
    x, y = (first.right + second.x) / 2, ground - 0.46 * most + 0.3 * size
    mark = text(f"{name}/equals", "=", x, y, face="display", size=size, paint="highlight_text", align="center")
    items = (*_named(ends[0].items, f"{name}/what/"), mark, *_named(ends[1].items, f"{name}/is/"))
    return items, even(ground - min(0.16 * row.h, 0.07 * stage.canvas.height))


def _named(items: tuple[Item, ...], prefix: str) -> Iterator[Item]:
    yield from shifted(items, 0, 0, prefix=prefix)
