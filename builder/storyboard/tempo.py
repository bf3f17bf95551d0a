"""When each slide is on: words a minute, the least hold, and how early a slide may come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.storyboard.align import Anchor

WPM = 160
#: A slide is held at least this long, and may come this much before its word (ms).
LEAST_HOLD = 1600
LEAD = 600
#: How long the closing slide stands after the last word (ms).
CLOSING = 3000


@dataclass(frozen=True, slots=True)
class Slot:
    """When a slide comes and how long it stays, in ms of speech."""

    start_ms: int
    duration_ms: int

    @property
    def short(self) -> bool:
        return self.duration_ms < LEAST_HOLD


def at_ms(word: int, wpm: int) -> int:
    """When the word of that index is spoken."""
    return round(word * 60_000 / wpm)


def slots(anchors: Sequence[Anchor], words: int, *, wpm: int = WPM) -> tuple[Slot, ...]:
    """One slot for each anchor: from its word, up to LEAD earlier where the slide before has had its hold."""
    end = at_ms(words, wpm)
    said = [at_ms(a.first, wpm) for a in anchors]
    starts: list[int] = []
    for i, moment in enumerate(said):
        following = said[i + 1] if i + 1 < len(said) else end
        early = min(LEAD, max(0, LEAST_HOLD - (following - moment)))
        earliest = starts[-1] + min(LEAST_HOLD, moment - starts[-1]) if starts else 0
        starts.append(max(earliest, moment - early, 0))
    stops = [*starts[1:], max(end, starts[-1] + LEAST_HOLD)] if starts else []
    return tuple(Slot(a, b - a) for a, b in zip(starts, stops, strict=True))


def length_ms(text: str) -> int | None:
    """How long a script may be: `45s`, `1m30s`, `2 min` or `1:30` as ms; None when it is none of these."""
    m = re.fullmatch(
        r"\s*(?:(\d{1,3})\s*(?:m|min|minutes?)\s*)?(?:(\d{1,4}(?:\.\d{1,3})?)\s*(?:s|sec|seconds?)?)?\s*", text
    )
    clock = re.fullmatch(r"\s*(\d{1,3}):(\d{2})\s*", text)
    minutes, seconds = (clock or m).groups() if clock or m else (None, None)  # type: ignore[union-attr]  # one is there
    if minutes is None and seconds is None:
        return None
    return round((int(minutes or 0) * 60 + float(seconds or 0)) * 1000)


def hold_ms(text: str) -> int | None:
    """`4s`, `4.5 s`, `800ms` or `4` (seconds) as ms; None when it is none of these."""
    m = re.fullmatch(r"\s*(\d{1,4}(?:\.\d{1,3})?)\s*(ms|s|sec|seconds?)?\s*", text)
    if not m:
        return None
    return round(float(m.group(1)) * (1 if m.group(2) == "ms" else 1000))
