"""Bars on the floor, two lanes of a race, or a line across the stage."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from builder.actors.base import Placed, place
from builder.actors.forms import keycap, tone
from builder.cast import Roll, aspect, number, stand
from builder.geometry import Box
from builder.grammars.chart.data import Data, Datum, measure, way
from builder.language.lexicon import stem
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.text.measure import advance
from builder.text.wrap import balance

#: Ways of a line that leave no corner empty.
_FULL = ("saw", "wave", "dip", "dips")


def compose(data: Data, stage: Stage) -> Composition:
    """A line where a trend is told, a race for a ratio on wide canvases, else bars."""
    if data.trend or not data.series:
        return _line(data, stage)
    if data.ratio and len(data.series) == 2 and stage.box.w > 1.35 * stage.box.h:
        return _race(data, stage)
    return _bars(data, stage)


def _bars(data: Data, stage: Stage) -> Composition:
    """Bars standing on the floor band, values over them, names under them; a large ratio in the free sky."""
    box, scale = stage.box, stage.scale
    count = len(data.series)
    wide = min(box.w, count * (0.5 if stage.wide else 0.62) * min(box.w, 1.3 * box.h))
    if stage.wide:
        wide = (0.8 if count == 2 else 0.94) * box.w
    marks = tuple((d.name, d.value, d.words) for d in data.series)
    big = even(min(2.4 * scale.label, 0.16 * box.h))
    extra = {**_limit(data), **_whole(data)}
    named = data.of if _adds(data) else ""
    roof = box.y + (1.3 * scale.label if named and not data.ratio else 0)
    best = data.winner if data.winner >= 0 else _named_by(data, stage.cue)
    chart = place(
        "bar-chart", id="chart", theme=stage.theme, corner=(box.x + (box.w - wide) / 2, roof), scale=1, w=wide,
        h=box.bottom - roof, marks=marks, winner=best, label_size=even(1.05 * scale.label), value_size=big,
        least=scale.least, **extra,
    )  # fmt: skip
    base = chart.anchors["foot-1"][1]
    items: list[Item] = [chart.item]
    if named:
        items.append(_named(named, (box.x, box.y + scale.label * 0.8), stage))
    floor = even(min(base - 14, stage.floor + 60) if stage.wide else base - 14)
    effects = tuple(
        Effect(target=f"chart/bar-{i + 1}/bar", name="grow", start_ms=160 * i, duration_ms=700, easing="out-cubic")
        for i in range(count)
    )
    return Composition(
        items=tuple(items), floor=floor, hero="chart", beats=(Beat(id="grow", cue=stage.cue, effects=effects),)
    )


def _named_by(data: Data, cue: str) -> int:
    """The one bar of whose value and name the cue says most, -1 for none or several."""
    said = _tokens(cue)
    hits = [len(said & _tokens(f"{d.name} {d.words}")) for d in data.series]
    most = max(hits, default=0)
    return hits.index(most) if most and hits.count(most) == 1 else -1


def _tokens(words: str) -> set[str]:
    return {stem(w) for w in re.findall(r"\d[\d.,]*|[a-z]{3,}", words.lower())}


def _limit(data: Data) -> dict[str, Any]:
    """A limit line at its number, or, without one, between the bars it divides."""
    digits = number(data.limit)
    if not data.limit or not data.series:
        return {}
    values = sorted(d.value for d in data.series)
    between = (values[-1] + values[-2]) / 2 if len(values) > 1 else 0.8 * values[-1]
    at = between if digits is None else digits
    return {"limit": at, "limit_label": data.limit}


def _whole(data: Data) -> dict[str, Any]:
    """All there is, where every value is a share of it."""
    shares = all(d.words.rstrip().endswith("%") and 0 <= d.value <= 100 for d in data.series)
    return {"whole": 100.0} if shares and data.series and not data.limit else {}


def _adds(data: Data) -> bool:
    """Whether the measure's name is not said by a bar already."""
    return bool(data.of) and all(data.of.lower() not in d.name.lower() for d in data.series)


def _named(words: str, at: tuple[float, float], stage: Stage) -> Text:
    size = even(stage.scale.label)
    return text("label-of", words, *at, face="text-bold", size=size, paint="text_muted")


def _race(data: Data, stage: Stage) -> Composition:
    """Two lanes of one length on the floor, each party's run as long as its value; the ratio at the winner's end."""
    box, scale = stage.box, stage.scale
    high = box.h / 2
    peak = max(d.value for d in data.series)
    items: list[Item] = []
    words = even(1.15 * scale.label)
    thick = min(0.42 * high, 0.17 * stage.canvas.height)
    effects = []
    for i, datum in enumerate(data.series):
        foot = box.y + (i + 1) * high - (0.1 * high if i == 0 else 0.16 * high)
        lane = Box(box.x, foot - thick, box.w, thick)
        items += _lane(datum, i, lane, datum.value / peak, words, stage, wins=i == data.winner, ratio=data.ratio)
        effects.append(Effect(target=f"run-{i + 1}", name="grow", start_ms=0, duration_ms=900, easing="out-cubic"))
    floor = even(min(stage.floor, box.bottom - 0.16 * high - 0.4 * thick))
    beats = (Beat(id="race", cue=stage.cue, effects=tuple(effects)),)
    return Composition(items=tuple(items), floor=floor, hero=f"run-{data.winner + 1}", beats=beats)


def _lane(
    datum: Datum, index: int, lane: Box, share: float, size: float, stage: Stage, *, wins: bool, ratio: str
) -> Iterator[Item]:
    radius = 0.24 * lane.h
    name = f"lane-{index + 1}"
    bed = (
        Shape(
            id=f"{name}/shade",
            kind="rect",
            box=lane.moved(0, 0.09 * lane.h),
            radius=radius,
            fill=Paint("shadow", alpha=50),
        ),
        Shape(id=f"{name}/bed", kind="rect", box=lane, radius=radius, fill=Paint("panel")),
    )
    yield Group(id=name, items=bed, decorative=True)
    wide = max(lane.h * 0.5, share * lane.w)
    run = Box(lane.x, lane.y, wide, lane.h)
    colours = tone("ok" if wins else "metal")
    yield Group(
        id=f"run-{index + 1}", items=keycap(f"run-{index + 1}", run, radius, 0.1 * lane.h, colours), alt=datum.name
    )
    fitted = fit(datum.name, "display", lane.w, (stage.scale.least, size))
    paint = "text" if wins else "text_muted"
    yield text(
        f"label-{index + 1}", datum.name, lane.x, lane.y - 0.42 * fitted, face="display", size=fitted, paint=paint
    )
    if datum.words or wins:
        yield _times(datum.words or ratio, run, lane, index, stage)


def _times(words: str, run: Box, lane: Box, index: int, stage: Stage) -> Text:
    """How many times, at the end of its run: inside where there is room, else behind it."""
    size = even(0.78 * lane.h)
    wide = advance(words, "display", size)
    y = lane.cy + 0.33 * size - 0.03 * lane.h
    if run.w > wide + 80:
        return text(
            f"times-{index + 1}", words, run.right - 36, y, face="display", size=size, paint="ink", align="right"
        )
    return text(f"times-{index + 1}", words, run.right + 28, y, face="display", size=size, paint="highlight_text")


def _line(data: Data, stage: Stage) -> Composition:
    """One line over the whole stage, its measure named at its beginning; values only where the script gives them."""
    box, scale = stage.box, stage.scale
    named = 1.4 * scale.label if data.of else 0.0
    bottom = min(box.bottom, stage.floor + 0.03 * stage.canvas.height)
    over = 3.6 * scale.label if data.flags else named * (1.2 if data.trend in _FULL else 0.4)
    chart = _plot(data, stage, Box(box.x, box.y + over, box.w, bottom - box.y - over))
    base = chart.ports["bottom"][1][1]
    items: list[Item] = [chart.item]
    if data.of:
        items.append(_of(data, chart, stage))
    items += [*_flags(data, chart, stage), *(p.item for p in _asleep(data, chart, stage))]
    floor = even(base - 8)
    effect = Effect(target="chart/line", name="draw", duration_ms=900, easing="in-out-cubic")
    return Composition(
        items=tuple(items), floor=floor, hero="chart", beats=(Beat(id="draw", cue=stage.cue, effects=(effect,)),)
    )


def _asleep(data: Data, chart: Placed, stage: Stage) -> Iterator[Placed]:
    """Whoever has nothing to do while the line is down: one in every dip."""
    if data.who is None:
        return
    heights = way(data.trend)
    lows = [(i,) for i in range(len(heights)) if heights[i] < 1.3 and (i == 0 or heights[i - 1] > 2)]
    xs = [(chart.anchors[f"mark-{i + 1}"], chart.anchors[f"mark-{min(i + 2, len(heights))}"]) for (i,) in lows]
    members = Roll().take(replace(data.who, count=len(xs), quantity="exact"))
    pitch = stage.box.w / (len(heights) - 1)
    wide = pitch * (1.3 if data.trend == "dips" else 0.8)
    for member, (a, b) in zip(members, xs, strict=True):
        x, y = (a[0] + (b[0] if data.trend == "dips" else a[0])) / 2, max(a[1], b[1]) if data.trend == "dips" else a[1]
        tall = min(0.55 * chart.box.h, wide / aspect(member))
        yield stand(member, stage, foot=(x, y - 22), height=tall, width=wide)


def _plot(data: Data, stage: Stage, box: Box) -> Placed:
    heights = way(data.trend or "up")
    ends = (data.series[0], data.series[-1]) if len(data.series) > 1 else None
    if ends:
        low, high = heights[0], heights[-1]
        span = (ends[1].value - ends[0].value) / ((high - low) or 1)
        heights = tuple(ends[0].value + (h - low) * span for h in heights)
    words = [ends[0].words, *[""] * (len(heights) - 2), ends[1].words] if ends else [""] * len(heights)
    marks = tuple(("", h, w) for h, w in zip(heights, words, strict=True))
    peak = max(heights)
    limit: dict[str, Any] = {"limit": 0.62 * peak, "limit_label": data.limit} if data.limit else {}
    sense = measure(data.of)[1]
    rises = data.trend in ("up", "steep", "spike", "saturate", "late-rise")
    falls = data.trend in ("down", "dip", "dips", "late-fall")
    worse = bool(sense) and ((sense == "low" and rises) or (sense == "high" and falls))
    return place(
        "line-chart", id="chart", theme=stage.theme, corner=(box.x, box.y), scale=1, w=box.w, h=box.h, marks=marks,
        smooth="no" if data.trend == "saw" else "yes",
        role="warn" if worse or (data.limit and not sense) else "ok", label_size=stage.scale.label,
        value_size=even(1.4 * stage.scale.label), least=stage.scale.least, **limit,
    )  # fmt: skip


def _flagged(data: Data, heights: Sequence[float]) -> list[str]:
    """The flags' words on the line: the first on its peak, the last far on, one between them midway."""
    words = [""] * len(heights)
    peak = max(range(len(heights)), key=lambda i: heights[i])
    end = len(heights) - 1 if peak < len(heights) - 1 else peak
    for flag, at in zip(data.flags, (peak, end, (peak + end) // 2), strict=False):
        words[at] = words[at] or flag
    if len(data.flags) > 2:
        words[end], words[(peak + end) // 2] = data.flags[2], data.flags[1]
    return words


def _flags(data: Data, chart: Placed, stage: Stage) -> Iterator[Item]:
    """What is marked on the line: a pole planted in it, its words on a plate at the top."""
    if len(data.series) > 1:
        return
    tall = max(1.6 * stage.scale.label, 0.2 * chart.box.h)
    for i, words in enumerate(_flagged(data, way(data.trend or "up")), 1):
        if not words:
            continue
        x, y = chart.anchors[f"mark-{i}"]
        roof = max(stage.box.y + 1.6 * stage.scale.label, y - tall)
        pole = Box(x - 5, roof, 10, y - roof)
        size = even(1.2 * stage.scale.label)
        made = place(
            "chip", id=f"flag-{i}", theme=stage.theme, foot=(x, roof + 6), words=words, face="display", size=size
        )
        off = max(0.0, stage.box.x - made.box.x) - max(0.0, made.box.right - stage.box.right)
        made = place(
            "chip", id=f"flag-{i}", theme=stage.theme, foot=(x + off, roof + 6), words=words, face="display", size=size,
        )  # fmt: skip
        yield Shape(id=f"pole-{i}", kind="rect", box=pole, radius=5, fill=Paint("metal"))
        yield made.item


def _of(data: Data, chart: Placed, stage: Stage) -> Text:
    """The measure's name in the empty corner: over a low beginning, else over a low end."""
    rising = data.trend not in ("down", "flat", "dip", "valley", "late-fall", "tail", "hump")
    size = even(1.25 * stage.scale.label)
    lines = balance(data.of, "display", size, 0.44 * stage.box.w, 2) or (data.of,)
    size = min(size, min(fit(line, "display", 0.48 * stage.box.w, (stage.scale.least, size)) for line in lines))
    first = chart.anchors["mark-1"]
    y = (chart.box.y + first[1]) / 2 if rising and not data.limit else chart.box.y + size * 0.9
    if data.trend in _FULL:  # no corner is empty: over the line
        y = stage.box.y + 0.8 * size
    x, align = (stage.box.x, "left") if rising else (stage.box.right, "right")
    return text("label-of", "\n".join(lines), x, y, face="display", size=size, paint="text", align=align)
