"""What is spoken over each slide: speaker notes with the cue marked, and captions for short videos."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.script.model import Episode
from builder.storyboard.align import Anchor
from builder.storyboard.model import Note
from builder.storyboard.phrases import breaks
from builder.storyboard.typeset import set_type
from builder.storyboard.words import Word

LINE = 26
LINES = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the narration: sentence and offset."""

    sentence: int
    offset: int

    def before(self, other: Place) -> bool:
        return (self.sentence, self.offset) < (other.sentence, other.offset)


def starts(episode: Episode, words: Sequence[Word], anchors: Sequence[Anchor]) -> list[Place]:
    """Where each cue's share of the narration begins: its sentence, or its clause if another cue comes before in it."""
    out: list[Place] = []
    for i, anchor in enumerate(anchors):
        if not words:
            out.append(Place(0, 0))
            continue
        first = words[anchor.first]
        floor = out[-1] if out else Place(0, 0)
        before = words[anchors[i - 1].last] if i else None
        if before is None or before.sentence < first.sentence:
            place = Place(first.sentence, 0)
        else:
            text = episode.narration[first.sentence].text
            cut = [b + 1 for b in breaks(text) if before.end <= b < first.start]
            place = Place(first.sentence, cut[-1] if cut else max(first.start, before.end))
        out.append(place if floor.before(place) or i == 0 else floor)
    return out


def between(episode: Episode, start: Place, stop: Place, cue: tuple[Place, Place] | None = None) -> tuple[Note, ...]:
    """The narration from `start` to `stop` by paragraphs, the cue's words marked."""
    notes: list[Note] = []
    runs: list[tuple[str, bool]] = []
    paragraph = -1
    for i in range(start.sentence, min(stop.sentence + 1, len(episode.narration))):
        sentence = episode.narration[i]
        begin = start.offset if i == start.sentence else 0
        end = stop.offset if i == stop.sentence else len(sentence.text)
        if end <= begin or not sentence.text[begin:end].strip():
            continue
        if sentence.paragraph != paragraph and runs:
            notes.append(_tidy(runs))
            runs = []
        elif runs:
            runs.append((" ", False))
        paragraph = sentence.paragraph
        runs += _marked(sentence.text, i, begin, end, cue)
    return (*notes, _tidy(runs)) if runs else tuple(notes)


def _marked(text: str, index: int, begin: int, end: int, cue: tuple[Place, Place] | None) -> list[tuple[str, bool]]:
    if cue is None or cue[0].sentence != index:
        return [(text[begin:end], False)]
    first, last = max(begin, cue[0].offset), min(end, cue[1].offset)
    if last <= first:
        return [(text[begin:end], False)]
    return [(text[begin:first], False), (text[first:last], True), (text[last:end], False)]


def _tidy(runs: Sequence[tuple[str, bool]]) -> Note:
    """Runs without empties, the first without the space a cut left in front."""
    kept = [(words, mark) for words, mark in runs if words]
    while kept and not kept[0][0].strip(" ,;:—–"):
        kept = kept[1:]
    if not kept:
        return ()
    first = kept[0][0].lstrip(" ,;:—–")
    return (
        ((first, kept[0][1]), *kept[1:-1], (kept[-1][0].rstrip(), kept[-1][1]))
        if len(kept) > 1
        else ((first.rstrip(), kept[0][1]),)
    )


def cue_places(words: Sequence[Word], anchor: Anchor) -> tuple[Place, Place] | None:
    """The places a cue's words stand at, None where it was not found."""
    if anchor.kind in ("between", "time") or not words:
        return None
    first, last = words[anchor.first], words[anchor.last]
    return Place(first.sentence, first.start), Place(last.sentence, last.end)


def caption(said: str, cue: str) -> tuple[str, ...]:
    """Spoken words for the caption band: at most 2 lines of 26 characters, with the cue's words among them.

    They start at the sentence, else at the clause, else at the first word from which the cue still fits.
    """
    text, cue = set_type(said), set_type(cue)
    begin = text.find(cue) if cue else -1
    begin = max(begin, 0)
    clauses = [0, *(b + 1 for b in breaks(text) if b < begin)]
    later = [m.start() for m in re.finditer(r"\S+", text) if clauses[-1] < m.start() <= begin]
    for start in (*clauses, *later):
        lines, rest = _lines(text[start:].lstrip(" ,;:—–"))
        if cue in " ".join(lines) or start == begin:
            return _closed(lines, rest)
    return _closed(*_lines(text))


def _lines(text: str) -> tuple[list[str], str]:
    """As many words as two lines hold, and what is left."""
    lines: list[str] = [""]
    words = text.split()
    for i, word in enumerate(words):
        longer = f"{lines[-1]} {word}".strip()
        goes_on = len(lines) == LINES and i + 1 < len(words)
        if len(longer) <= LINE - goes_on:
            lines[-1] = longer
        elif len(lines) < LINES and len(word) < LINE:
            lines.append(word)
        else:
            return lines, " ".join(words[i:])
        if len(lines) == LINES and word[-1] in ".?!":
            return lines, " ".join(words[i + 1 :])
    return lines, ""


def _closed(lines: list[str], rest: str) -> tuple[str, ...]:
    """An ellipsis where the sentence goes on."""
    kept = [line for line in lines if line]
    if not kept:
        return ()
    if rest and kept[-1][-1] not in ".?!":
        kept[-1] = kept[-1].rstrip(",;:—–") + "…"
    return tuple(kept)
