"""Spans: stretches of one course below each other, each from where it starts: a waterfall, or one inside the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.actors.forms import centred, fitted, keycap, tone
from builder.geometry import Box
from builder.grammars.chart.data import Data, Datum
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.text.measure import advance

_MOST = 7
_LEAST = 0.035  # width of the shortest span by the room's


def compose(data: Data, stage: Stage) -> Composition:
    """Names at the left where there is width for them, over their spans on narrow canvases; the telling one bright."""
    series, box = data.series[:_MOST], stage.box
    size = _letters(series, stage)
    column = max(advance(d.name, "text-bold", size) for d in series) + 0.9 * size
    beside = stage.wide and column < 0.34 * box.w
    said = max((advance(d.words, "display", size) for d in series), default=0.0) + 0.8 * size
    room = Box(box.x + (column if beside else 0), box.y, box.w - (column if beside else 0), box.h)
    pitch = room.h / len(series)
    thick = min((0.72 if beside else 0.5) * pitch, 0.15 * stage.canvas.height)
    telling = _telling(data, series)
    items: list[Item] = [_track(room, i, pitch) for i in range(1, len(series))]
    for i, (start, long) in enumerate(_stretches(data, series, room.w, said)):
        mid = room.y + (i + (0.5 if beside else 0.64)) * pitch
        bar = Box(room.x + start, mid - thick / 2, long, thick)
        items.append(_span(series[i], i, bar, hot=i == telling))
        items.append(_value(series[i], i, bar, room, size))
        at = (box.x, mid + 0.36 * size) if beside else (box.x, bar.y - 0.4 * size)
        paint = "text" if i == telling else "text_muted"
        items.append(text(f"name-{i + 1}", series[i].name, *at, face="text-bold", size=size, paint=paint))
    grow = tuple(
        Effect(target=f"span-{i + 1}", name="grow", start_ms=220 * i, duration_ms=500, easing="out-cubic")
        for i in range(len(series))
    )
    beats = (Beat(id="grow", cue=stage.cue, effects=grow),)
    return Composition(items=tuple(items), hero=f"span-{telling + 1}", beats=beats)


def _letters(series: Sequence[Datum], stage: Stage) -> float:
    room = 0.32 * stage.box.w if stage.wide else stage.box.w
    sizes = (stage.scale.least, even(1.2 * stage.scale.label))
    return min(fitted(d.name, "text-bold", room, sizes) or stage.scale.least for d in series)


def _telling(data: Data, series: Sequence[Datum]) -> int:
    """The innermost of nested spans, the longest of others."""
    if data.form == "nested":
        return len(series) - 1
    return max(range(len(series)), key=lambda i: series[i].value)


def _stretches(data: Data, series: Sequence[Datum], width: float, said: float) -> Iterator[tuple[float, float]]:
    """Where each span starts and how long it is, u: true to scale, one after the other or one within the other."""
    values = [max(d.value, 1e-9) for d in series]
    if data.form == "nested":
        scale, start, before = (width - said) / max(values), 0.0, width - said
        for i, value in enumerate(values):
            long = max(_LEAST * width, min(scale * value, before))
            start += 0.55 * (before - long) if i else 0.0
            yield start, long
            before = long
        return
    whole, start = width - said, 0.0
    least = _LEAST * whole
    scale = whole / sum(values)
    longs = [max(least, scale * v) for v in values]
    over = sum(longs) - whole
    longs = [long - over if long == max(longs) else long for long in longs]
    for long in longs:
        yield start, long
        start += long


def _track(room: Box, i: int, pitch: float) -> Shape:
    """A thin line between two rows."""
    box = Box(room.x, room.y + i * pitch - 2, room.w, 4)
    return Shape(id=f"row-{i}", kind="rect", box=box, radius=2, fill=Paint("panel"))


def _span(datum: Datum, i: int, bar: Box, *, hot: bool) -> Group:
    radius = min(0.24 * bar.h, bar.w / 2)
    parts = keycap(f"span-{i + 1}", bar, radius, 0.1 * bar.h, tone("warn" if hot else "metal"))
    return Group(id=f"span-{i + 1}", items=parts, alt=f"{datum.name} {datum.words}".strip())


def _value(datum: Datum, i: int, bar: Box, room: Box, size: float) -> Text:
    """The value behind its span, inside where the span takes the room."""
    wide = advance(datum.words, "display", size)
    if bar.right + 0.4 * size + wide <= room.right + 1:
        y = bar.cy + 0.36 * size
        return text(f"value-{i + 1}", datum.words, bar.right + 0.4 * size, y, face="display", size=size, paint="text")
    return centred(f"value-{i + 1}", datum.words, bar.cx, bar.cy, face="display", size=size, paint=Paint("ink"))
