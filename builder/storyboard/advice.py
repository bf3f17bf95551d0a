"""What of a script's length and rhythm its author may want to know."""

from __future__ import annotations

from collections.abc import Sequence

from builder.diagnostics import Collector
from builder.script.model import Cue, Episode, MemeIdea
from builder.storyboard.tempo import Slot, at_ms, length_ms

#: The note of a row that is on for less than a slide needs; `check` makes it a warning.
SHORT = "short-row"


def length(episode: Episode, words: int, wpm: int, collector: Collector) -> None:
    """Warn where the narration takes longer than the front matter's `target:`."""
    if "target" not in episode.meta:
        return
    place, said = episode.places["target"][1], str(episode.meta["target"])
    target, takes = length_ms(said), at_ms(words, wpm)
    if target is None:
        collector.warn("bad-setting", f"target: {said[:60]!r} is not a length", place, "write 45s, 1m30s or 1:30")
    elif takes > target:
        over = round((takes - target) * wpm / 60_000)
        message = f"{words} words take {_seconds(takes)} at {wpm} words a minute; the target is {_seconds(target)}"
        collector.warn("over-target", message, place, f"leave out about {max(1, over)} words, or raise target:")


def short(cue: Cue, slot: Slot, collector: Collector) -> None:
    """Note a row that the next one comes too soon after."""
    if slot.short:
        message = f"{cue.cue[:60]!r} is on for {slot.duration_ms / 1000:.1f} s only; in a video it joins its neighbour"
        collector.note(SHORT, message, cue.cue_span)


def homeless(memes: Sequence[MemeIdea], places: Sequence[int | None], collector: Collector) -> None:
    """Warn of memes that share no word with any slide: they play before the closing."""
    for meme, place in zip(memes, places, strict=True):
        if place is None:
            message = f"{meme.text[:60]!r} shares no word with any slide; it plays before the closing"
            hint = "use words of the row it follows"
            collector.warn("meme-without-place", message, meme.span, hint)


def _seconds(ms: int) -> str:
    minutes, seconds = divmod(round(ms / 1000), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
