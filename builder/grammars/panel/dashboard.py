"""A dashboard: a monitor with a tile for every metric the row names; several titles make several monitors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.base import place
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.panel.screen import Screen, cut, screen
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance

_READING = re.compile(
    r"[~<>≈≤≥]?[$€£]?\d[\d.,]*\s?(?:%|°C?|[a-zµ]+/s|ms|µs|ns|s|min|h|[KMGT]i?B(?:/s)?|rps|qps|x|×|k|M)?(?![\w])"
)
_KIND = re.compile(
    r"\b(?:(?P<gauge>gauges?|meters?|dials?|speedometers?)|(?P<bars>bar charts?|bars?|histograms?|columns)"
    r"|(?P<line>line charts?|graphs?|charts?|curves?|lines?|sparklines?|plots?|trends?)"
    r"|(?P<number>numbers?|counters?|tiles?|totals?))\b",
    re.I,
)
_PART = re.compile(r"\b(?:panels?|widgets?|cards?|boxes)\b", re.I)
_SHAPES = (
    ("spike", re.compile(r"\b(?:spik\w+|peak\w*|burst\w*|jump\w*)\b", re.I)),
    ("up", re.compile(r"\b(?:ris\w+|grow\w*|climb\w*|increas\w+|up|improv\w+|going up)\b", re.I)),
    ("down", re.compile(r"\b(?:fall\w*|drop\w*|declin\w+|decreas\w+|down|shrink\w*|converg\w+|loss)\b", re.I)),
    ("flat", re.compile(r"\b(?:flat|steady|stable|constant|idle)\b", re.I)),
)
_BAD = re.compile(r"\b(?:errors?|fail\w*|down|red|spik\w+|crash\w*|critical|outage|full)\b", re.I)
_GOOD = re.compile(r"\b(?:green|healthy|improv\w+|ok|good|accuracy|passing)\b", re.I)
_SHARE = re.compile(
    r"\b(?:usage|utili[sz]ation|cpu|gpu|memory|disk|capacity|load|saturation|quota|battery|progress)\b", re.I
)
_COUNTED = re.compile(
    r"\b(?:count|requests?|errors?|costs?|users?|orders?|comparisons?|per \w+|by \w+|distribution|importance)\b", re.I
)
_CYCLE = ("line", "bars", "line")


@dataclass(frozen=True, slots=True, kw_only=True)
class Widget:
    """One tile: its label, the reading as written, how it is drawn."""

    label: str
    reading: str
    value: float
    form: str
    shape: str
    state: str


def widget(words: str, n: int) -> Widget:
    """What a metric's words say: "memory 45%" is a gauge of 45, "error rate spiking" a red line with a spike."""
    found = _READING.search(words)
    reading = found[0].strip() if found else ""
    label = words.replace(found[0], " ") if found else words
    named = _KIND.search(label)
    label = _PART.sub("", _KIND.sub("", label))
    shape = next((name for name, pattern in _SHAPES if pattern.search(words)), ("wave", "up", "flat", "down")[n % 4])
    label = re.sub(r"^\s*(?:of|for|with)\s+", "", label)
    label = re.sub(r"\s*(?:[:=]|\bat\b|\bis\b|\bof\b)?\s*$", "", " ".join(label.split()))
    value = float(re.sub(r"[^\d.]", "", reading).strip(".") or 0) if "%" in reading else -1.0
    form = named.lastgroup if named and named.lastgroup else ""
    if not form:
        form = "gauge" if "%" in reading or (not reading and _SHARE.search(words)) else ""
        form = form or ("bars" if _COUNTED.search(words) and not reading else "" if not reading else "number")
    state = "fail" if _BAD.search(words) else "ok" if _GOOD.search(words) else "plain"
    if value >= 0 and state == "plain":
        state = "fail" if value >= 85 else "ok"
    named_so = bool(re.search(r"[_:.]\w", label))  # a metric's own name keeps its letters
    label = label if named_so else label[:1].upper() + label[1:]
    return Widget(label=label, reading=reading, value=value, form=form or _CYCLE[n % 3],
                  shape=shape, state=state)  # fmt: skip


def compose(title: str, given: Sequence[str], viewers: tuple[Figure, ...], stage: Stage) -> Composition:
    """One monitor with all tiles; without any named three that say nothing in particular."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    made = screen(title, room, stage, viewers=viewers)
    metrics = _metrics(given, title)
    tiles = list(_tiles(metrics, made.area, stage, ""))
    return _composed([made], tiles, ground, stage)


def compare(titles: Sequence[str], of: str, stage: Stage) -> Composition:
    """A monitor a title, each with tiles of the same metrics: side by side, or one above the other on tall canvases."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    count, gap = len(titles), 36.0
    made: list[Screen] = []
    tiles: list[Item] = []
    for n, title in enumerate(titles):
        if stage.broad:
            wide = (room.w - gap * (count - 1)) / count
            box = Box(room.x + n * (wide + gap), room.y, wide, room.h)
        else:
            tall = (room.h - 0.4 * gap * (count - 1)) / count
            box = Box(room.x, room.y + n * (tall + 0.4 * gap), room.w, tall)
        made.append(screen(title, box, stage, name=f"screen-{n + 1}"))
        metrics = (
            [widget(f"{of} line", 2 * n), widget("bars", 2 * n + 1)]
            if stage.wide or not stage.broad
            else [widget(f"{of} line", n)]
        )
        tiles += _tiles(metrics, made[-1].area, stage, f"-{n + 1}")
    return _composed(made, tiles, ground, stage)


def _metrics(given: Sequence[str], title: str) -> list[Widget]:
    named = [widget(words, n) for n, words in enumerate(given)]
    if len(named) == 1 and not named[0].label:
        named = [widget(given[0], n) for n in range(3)]
    return named or [widget(words, n) for n, words in enumerate(("line", "gauge", "bars", "line trend"))]


def _tiles(metrics: Sequence[Widget], area: Box, stage: Stage, tail: str) -> list[Item]:
    """The tiles in rows of even length, labels at one size."""
    pad = 22.0
    inner = area.inset(pad)
    tiers = max(_choices(len(metrics)), key=lambda t: _worth(t, inner, metrics, stage))
    wide = (inner.w - pad * (max(tiers) - 1)) / max(tiers)
    tall = (inner.h - pad * (len(tiers) - 1)) / len(tiers)
    least = stage.scale.least
    longest = max((m.label for m in metrics), key=lambda words: advance(words, "text-bold", 100))
    out: list[Item] = []
    y, first = inner.y, 0
    for count in tiers:
        own = (inner.w - pad * (count - 1)) / count
        size = fit(longest, "text-bold", wide - 52, (least, 1.1 * stage.scale.label))
        for n, metric in enumerate(metrics[first : first + count]):
            label = cut(metric.label, own - 52, size)
            made = place(
                "dashboard-tile", id=f"tile-{first + n + 1}{tail}", theme=stage.theme, width=own, height=tall,
                corner=(inner.x + n * (own + pad), y), form=metric.form, label=label, reading=metric.reading,
                value=metric.value, shape=metric.shape, state=metric.state, size=size, least=least,
            )  # fmt: skip
            out.append(made.item)
        first, y = first + count, y + tall + pad
    return out


def _choices(count: int) -> list[tuple[int, ...]]:
    return list(dict.fromkeys(tuple(reversed(rows(count, most))) for most in range(1, count + 1)))


def _worth(tiers: tuple[int, ...], inner: Box, metrics: Sequence[Widget], stage: Stage) -> float:
    """Tiles about three by two that hold their labels."""
    wide, tall = inner.w / max(tiers) - 22, inner.h / len(tiers) - 22
    longest = max(advance(m.label, "text-bold", stage.scale.least) for m in metrics) + 52
    shape = min(wide / tall / 1.5, 1.5 * tall / wide) if tall > 0 and wide > 0 else 0.0
    return shape * min(1.0, wide / longest) ** 2


def _composed(screens: Sequence[Screen], tiles: Sequence[Item], ground: float, stage: Stage) -> Composition:
    grow = tuple(Effect(target=one.id, name="fade", start_ms=160 * i) for i, one in enumerate(tiles))
    beats = (
        Beat(id="screen", cue=stage.cue, effects=tuple(Effect(target=s.id, name="enter") for s in screens)),
        Beat(id="metrics", cue=stage.cue, effects=grow, trigger="auto"),
    )
    items = [*(i for s in screens for i in s.items), *tiles, *(i for s in screens for i in s.front)]
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero=screens[0].id, beats=beats)
