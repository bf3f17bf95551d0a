"""Axis: events at their times: flags on a line true to the clock, or a rail downwards with times at its left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.actors.base import place
from builder.actors.forms import disc, fitted, keycap, tone
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.text.wrap import balance, shortened

MOST = 7
_LEAST_GAP = 0.66  # of an even share of the axis: nearer than this two events are moved apart
_SCALES = {
    "ms": 1.0, "s": 1e3, "sec": 1e3, "second": 1e3, "min": 6e4, "minute": 6e4, "h": 3.6e6, "hour": 3.6e6, "day": 8.64e7,
    "week": 6.048e8, "month": 2.592e9, "year": 3.1536e10,
}  # fmt: skip
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happens and when, both as written ("" no time)."""

    words: str
    at: str = ""


def compose(events: Sequence[Event], stage: Stage) -> Composition:
    """Across where the stage is broad, downwards where it is tall."""
    shown = in_order(events[:MOST])
    return _across(shown, stage) if stage.broad and stage.box.w > 900 else _down(shown, stage)


def moment(words: str) -> tuple[str, float] | None:
    """(kind, value) of a time as written, so that times of one kind can be compared; None for others."""
    low = words.lower().strip()
    if clock := re.match(r"^(\d{1,2}):(\d{2})(?:\s?([ap])m)?$", low):
        hour = int(clock[1]) % 12 + 12 * (clock[3] == "p") if clock[3] else int(clock[1])
        return "clock", hour * 60 + int(clock[2])
    if re.match(r"^(?:19|20)\d\d$", low):
        return "year", float(low)
    if count := re.match(r"^(day|week|month|year)\s(\d+)$", low):
        return count[1], float(count[2])
    if low[:3] in _DAYS:
        return "weekday", float(_DAYS.index(low[:3]))
    if long := re.match(r"^(\d[\d,]*(?:\.\d+)?)\s?([a-z]+?)s?$", low):
        unit = long[2] if long[2] in _SCALES else "s" if low.endswith("s") and long[2] == "" else long[2]
        return ("length", float(long[1].replace(",", "")) * _SCALES[unit]) if unit in _SCALES else None
    return None


def in_order(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events by their times where all are of one kind, else as written."""
    found = [moment(e.at) for e in events]
    kinds = {m[0] if m else "" for m in found}
    if len(kinds) != 1 or "" in kinds:
        return tuple(events)
    values = [m[1] for m in found if m]
    return tuple(events[i] for i in sorted(range(len(events)), key=lambda i: (values[i], i)))


def _places(events: Sequence[Event]) -> list[float]:
    """Where each stands from 0 to 1: by its time, but never on top of another."""
    count = len(events)
    found = [moment(e.at) for e in events]
    values = [m[1] for m in found if m]
    evenly = [i / max(1, count - 1) for i in range(count)]
    if len(values) < count or len({m[0] for m in found if m}) > 1 or values[-1] <= values[0]:
        return evenly
    raw = [(v - values[0]) / (values[-1] - values[0]) for v in values]
    gap = _LEAST_GAP / max(1, count - 1)
    out = [raw[0]]
    for value in raw[1:]:
        out.append(max(value, out[-1] + gap))
    for i in range(count - 1, -1, -1):
        out[i] = min(out[i], 1 - (count - 1 - i) * gap)
    return out


def _across(events: Sequence[Event], stage: Stage) -> Composition:
    box, foot, count = stage.box, foot_line(stage), len(events)
    unit = stage.canvas.height / 1080
    size = even(1.5 * stage.scale.label)
    axis_y = even(foot - 1.8 * size)
    side = 0.11 * box.w
    xs = [box.x + side + place_ * (box.w - 2 * side) for place_ in _places(events)]
    track = Box(box.x, axis_y - 20 * unit, box.w, 40 * unit)
    items: list[Item] = [_track(track)]
    gap = min((b - a for a, b in pairwise(xs)), default=box.w)
    room = min(2 * gap if count > 2 else gap, 2 * side + 0.2 * box.w) - 40
    said = _letters(events, room, stage)
    cards = [_card(e, room, said) for e in events]
    tall = max(deep for _, deep in cards)
    levels = (axis_y - 0.62 * (axis_y - box.y - tall) - 0.3 * tall, axis_y - 0.2 * (axis_y - box.y - tall) - 40 * unit)
    if levels[1] - tall < levels[0] + 10:
        levels = (box.y + tall, levels[1])
    for i, (x, event) in enumerate(zip(xs, events, strict=True)):
        low = levels[i % 2] if count > 1 else levels[0]
        items += _flag(event, i, (x, axis_y), low, cards[i][0], said, stage, last=i == count - 1)
        when = fitted(event.at, "display", gap - 16, (stage.scale.least, size)) or stage.scale.least
        if event.at:
            paint = "highlight_text" if i == count - 1 else "text"
            y = axis_y + 36 * unit + 0.95 * when
            items.append(text(f"when-{i + 1}", event.at, x, y, face="display", size=when, paint=paint, align="center"))
    return Composition(
        items=tuple(items), floor=floor_of(stage, foot), hero=f"event-{count}", beats=_beats(count, stage)
    )


def _track(box: Box) -> Group:
    shade = Shape(id="axis/shade", kind="rect", box=box.moved(0, 8), radius=box.h / 2, fill=Paint("shadow", alpha=50))
    parts = keycap("axis", box, box.h / 2, 0.22 * box.h, tone("metal"))
    return Group(id="axis", items=(shade, *parts), alt="a line of time")


def _letters(events: Sequence[Event], room: float, stage: Stage) -> float:
    """The one size of all cards: as large as every event's words allow on two lines."""
    size = even((2.2 if len(events) < 5 else 1.6) * stage.scale.label)
    while size > stage.scale.least and not all(balance(e.words, "display", size, room - size, 2) for e in events):
        size -= 2
    return size


def _card(event: Event, room: float, size: float) -> tuple[tuple[str, ...], float]:
    """The lines of an event's card, and how deep it is."""
    lines, kept = balance(event.words, "display", size, room - size, 3), event.words
    while lines is None and len(kept) > 3:
        kept = shortened(event.words, len(kept) - 1)
        lines = balance(kept, "display", size, room - size, 3)
    found = lines or (event.words,)
    return found, (0.9 + 1.1 * len(found)) * size


def _flag(
    event: Event, i: int, at: tuple[float, float], low: float, lines: Sequence[str], size: float, stage: Stage, *,
    last: bool,
) -> Iterator[Item]:  # fmt: skip
    """A pole from the axis up to the event's card."""
    unit = stage.canvas.height / 1080
    pole = Box(at[0] - 7 * unit, low - 10, 14 * unit, at[1] - low + 10)
    yield Shape(id=f"pole-{i + 1}", kind="rect", box=pole, radius=4, fill=Paint("line_2"))
    yield disc(f"node-{i + 1}/rim", *at, 36 * unit, Paint("bg"))
    yield disc(f"node-{i + 1}", *at, 27 * unit, Paint("ok" if last else "metal"))
    made = place(
        "chip", id=f"event-{i + 1}", theme=stage.theme, foot=(at[0], low), words="\n".join(lines), face="display",
        size=size, tone="volt" if last else "neutral",
    )  # fmt: skip
    off = max(stage.box.x - made.box.x, 0.0) - max(made.box.right - stage.box.right, 0.0)
    if off:
        made = place(
            "chip", id=f"event-{i + 1}", theme=stage.theme, foot=(at[0] + off, low), words="\n".join(lines),
            face="display", size=size, tone="volt" if last else "neutral",
        )  # fmt: skip
    yield made.item


def _down(events: Sequence[Event], stage: Stage) -> Composition:
    """Times at the left of a rail, what happens at its right."""
    box, count = stage.box, len(events)
    pitch = box.h / count
    most = even(min(1.5 * stage.scale.label, 0.5 * pitch))
    sizes = (stage.scale.least, max(stage.scale.least, most))
    size = min((fitted(e.at, "display", 0.36 * box.w, sizes) or stage.scale.least for e in events if e.at), default=0.0)
    x = box.x + (0.4 * box.w if size else 0.08 * box.w)
    left, room = x + 50, box.right - x - 50
    items: list[Item] = [_track_down(Box(x - 11, box.y + 0.2 * pitch, 22, box.h - 0.4 * pitch))]
    words = even(min(1.3 * stage.scale.label, 0.42 * pitch))
    for i, event in enumerate(events):
        y, last = box.y + (i + 0.5) * pitch, i == count - 1
        items.append(disc(f"node-{i + 1}/rim", x, y, 28, Paint("bg")))
        items.append(disc(f"node-{i + 1}", x, y, 20, Paint("ok" if last else "metal")))
        if event.at:
            paint = "highlight_text" if last else "text"
            at = (x - 50, y + 0.34 * size)
            items.append(text(f"when-{i + 1}", event.at, *at, face="display", size=size, paint=paint, align="right"))
        own = max(stage.scale.least, words)
        lines = balance(event.words, "text-bold", own, room, 2) or balance(
            event.words, "text-bold", stage.scale.least, room, 3
        ) or (shortened(event.words, 24),)  # fmt: skip
        own = own if balance(event.words, "text-bold", own, room, 2) else stage.scale.least
        rise = 0.61 * own * (len(lines) - 1)
        at = (left, y + 0.36 * own - rise)
        items.append(text(f"event-{i + 1}", "\n".join(lines), *at, face="text-bold", size=own, paint="text"))
    return Composition(items=tuple(items), hero=f"event-{count}", beats=_beats(count, stage))


def _track_down(box: Box) -> Group:
    parts = (Shape(id="axis/line", kind="rect", box=box, radius=box.w / 2, fill=Paint("line_2")),)
    return Group(id="axis", items=parts, alt="a line of time")


def _beats(count: int, stage: Stage) -> tuple[Beat, ...]:
    effects = tuple(
        Effect(target=f"event-{i + 1}", name="enter", start_ms=300 * i, duration_ms=320) for i in range(count)
    )
    return (Beat(id="time", cue=stage.cue, effects=effects),)
