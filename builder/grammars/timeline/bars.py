"""Bars: jobs of different lengths in lanes; whoever is done waits for the longest, or the next one starts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from builder.actors.base import place
from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.troupe import legible
from builder.cast.words import caption
from builder.geometry import Box, PathData
from builder.language.lexicon import lexicon
from builder.language.model import Figure, Reading
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.storyboard.model import Match

#: Lengths of jobs by the longest, lane by lane: one each, or one after the other until the end.
_ALONE = ((0.52,), (0.34,), (1.0,), (0.66,), (0.45,), (0.8,))
_ROWS = ((0.44, 0.34, 0.22), (0.28, 0.46, 0.26), (0.62, 0.38), (0.36, 0.24, 0.4), (0.5, 0.5), (0.3, 0.4, 0.3))
_TONES = "abcdef"
_RAGGED = re.compile(
    r"\b(?:bars?|jobs?|tasks?|lanes|stripes|requests)\b.*?\b(?:of|with|in|have)\s+(?:very\s+)?(?:different|varying|various|unequal|mixed|uneven)"
    r"\s+(?:lengths?|durations?|sizes?|times?)", re.IGNORECASE,
)  # fmt: skip
_IDLE = re.compile(
    r"\b(?P<idle>idle|idling|wait(?:s|ing)?|sit(?:s|ting)? (?:idle|empty|around)|empty|gaps?)\b", re.IGNORECASE
)
_NEXT = re.compile(
    r"\b(?:every|each|any|a|the|one)?\s*(?:finished|completed|done|ended|free)\s+(?P<what>[a-z]+)?\s*(?:\w+\s+){0,2}?"
    r"(?:replaced|followed|swapped|refilled|taken|filled)\b.*?\bnext\b", re.IGNORECASE,
)  # fmt: skip
_COUNT = re.compile(r"\b(?P<n>\d|two|three|four|five|six)\s+(?P<what>[a-z]+s)\b", re.IGNORECASE)
_LANES = 4


def barred(reading: Reading) -> Match | None:
    """ "4 requests as bars of different lengths, short ones idle": lanes of jobs; None for other rows."""
    if reading.steps or len(reading.sides) > 1:
        return None
    ragged, follow = _RAGGED.search(reading.text), _NEXT.search(reading.text)
    if not ragged and not follow:
        return None
    idle = _IDLE.search(reading.text)
    counted = _COUNT.search(reading.text)
    if not follow and not idle and not counted:
        return None
    count = _LANES
    if counted:
        said = counted["n"].lower()
        count = int(said) if said.isdigit() else lexicon().numbers.get(said, _LANES)
    known = next((f for f in reading.figures if f.kind and f.kind not in ("bar-chart", "queue-rope")), None)
    slots: dict[str, Any] = {"form": "bars", "lanes": str(max(2, min(6, count)))}
    if known is not None:
        slots["actors"] = (known,)
    else:
        slots["actors"] = (counted["what"] if counted else "job",)
    if follow:
        slots["refill"] = "next"
    elif idle:
        slots["idle"] = idle["idle"].lower()
    return Match(grammar="timeline", confidence=0.9, slots=slots, why=("jobs of different lengths",))


def compose(who: Figure | None, count: int, idle: str, refill: str, stage: Stage) -> Composition:
    """A lane a job, who it is at its head; a line where the longest ends."""
    box, foot = stage.box, even(foot_line(stage))
    head = min(0.13 * box.w, 0.8 * (foot - box.y) / count)
    pitch = (foot - box.y) / count
    tall = even(0.68 * pitch)
    track = Box(
        box.x + head + 0.02 * box.w, box.y, box.w - head - 0.02 * box.w - (0 if refill else 0.03 * box.w), pitch
    )
    items: list[Item] = []
    bars: list[str] = []
    members = Roll().take(_many(who, count)) if who is not None else ()
    for i in range(count):
        bottom = box.y + (i + 1) * pitch - 0.1 * pitch
        lane = Box(track.x, bottom - tall, track.w, tall)
        items += _lane((i, count), lane, idle, refill, stage)
        bars.append(f"job-{i + 1}-1")
        items += _head(members[i] if i < len(members) else None, i, Box(box.x, lane.y, head, tall), stage)
    if not refill:
        items.append(_end(track.right + 22, box.y, foot))
    longest = max(range(count), key=lambda i: _ALONE[i][0])
    effects = tuple(
        Effect(target=name, name="grow", start_ms=120 * i, duration_ms=700, easing="out-cubic")
        for i, name in enumerate(bars)
    )
    return Composition(
        items=tuple(items), floor=floor_of(stage, foot), hero=f"job-{longest + 1}-1",
        beats=(Beat(id="run", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _many(who: Figure, count: int) -> Figure:
    return Figure(kind=who.kind, words=who.words, count=count, quantity="exact", attributes=who.attributes)


def _lane(at: tuple[int, int], lane: Box, idle: str, refill: str, stage: Stage) -> Iterator[Item]:
    """The lane's jobs, each with its letter where they follow one another, and what is left of it."""
    (index, count), x = at, lane.x
    order = _order(count) if refill else {}
    for n, share in enumerate(_ROWS[index] if refill else _ALONE[index], 1):
        wide = share * lane.w - 6
        later = bool(refill) and n > 1
        which = order.get((index, n), index)
        tone = _TONES[which % len(_TONES)]
        made = place(
            "brick", id=f"job-{index + 1}-{n}", theme=stage.theme, foot=(x + wide / 2, lane.bottom), width=wide,
            height=lane.h, tone=tone, shadow=0, alt="the next one" if later else "job",
        )  # fmt: skip
        yield made.item
        if lane.h > 1.2 * stage.scale.least:
            size = even(max(stage.scale.least, min(1.2 * stage.scale.label, 0.42 * lane.h)))
            letter = chr(ord("A") + which)
            said = f"{refill} {letter}" if later and n == 2 and wide > 5 * size else letter
            name = f"job-{index + 1}-{n}-words"
            yield text(
                name, said, x + wide / 2, lane.cy + 0.28 * size, face="display", size=size, paint="ink", align="center"
            )
        x += share * lane.w
    if not refill and lane.right - x > 0.12 * lane.w:
        yield from _idle(index, Box(x + 6, lane.y, lane.right - x - 12, lane.h), idle, stage)


def _order(count: int) -> dict[tuple[int, int], int]:
    """The number of every job, (lane from 0, place from 1), by when it starts."""
    starts = [(sum(row[: n - 1]), i, n) for i, row in enumerate(_ROWS[:count]) for n in range(1, len(row) + 1)]
    return {(i, n): number for number, (_, i, n) in enumerate(sorted(starts))}


def _idle(index: int, gap: Box, idle: str, stage: Stage) -> Iterator[Item]:
    """What is left until the longest is done: an outline and the row's word for it."""
    dash = Stroke(Paint("warn"), 5.0, dash=(2.0, 1.8))
    yield Shape(id=f"idle-{index + 1}", kind="rect", box=gap.inset(4, 6), radius=0.18 * gap.h, stroke=dash)
    size = even(max(stage.scale.least, min(1.2 * stage.scale.label, 0.42 * gap.h)))
    if idle:
        at = (gap.cx, gap.cy + 0.34 * size)
        yield text(f"idle-{index + 1}-words", idle, *at, face="display", size=size, paint="warn_text", align="center")


def _head(member: Member | None, index: int, cell: Box, stage: Stage) -> Iterator[Item]:
    """Who runs in the lane: its drawing, else its number."""
    if member is not None and member.kind != "object":
        tall = min(0.94 * cell.h, 0.9 * cell.w / aspect(member))
        foot, still = (cell.cx, cell.cy + tall / 2), {"shadow": 0}
        yield legible(stand(member, stage, foot=foot, height=tall, width=cell.w, extra=still), stage).item
        return
    size = even(min(1.6 * stage.scale.label, 0.6 * cell.h))
    yield caption(str(index + 1), (cell.cx, cell.cy + 0.36 * size), name=f"label-{index + 1}", size=size)


def _end(x: float, top: float, foot: float) -> Group:
    """The moment at which the longest is done."""
    d: PathData = (("M", (x, top)), ("L", (x, foot)))
    line = Path(id="end/line", d=d, stroke=Stroke(Paint("line_2"), 6.0, dash=(2.2, 1.8)))
    return Group(id="end", items=(line,), decorative=True)
