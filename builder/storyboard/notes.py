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
#: Words before which a phrase ends and after which no line does.
_JOIN = re.compile(
    r"\b(?:and|or|but|that(?=\s(?:\w+s|are|can|need|want|have|will|must|do|run)\b)|which|who|whose|where|when|while"
    r"|because|even though|although|so that|if|unless|until|than|giving|using|instead of)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:no|not|each)$", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:a|an|the|to|of|in|on|at|by|for|with|from|and|or|but|is|are|each|no|not)$", re.IGNORECASE)


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

    A whole phrase where one fits: to where a clause or a phrase ends, with as many of the cue's words as can be, from
    the sentence, a clause or a joining word rather than from within. Else as many words as fit, and an ellipsis.
    """
    text, cue = set_type(said), set_type(cue)
    begin = max(text.find(cue) if cue else -1, 0)
    joins = [m.start() for m in _JOIN.finditer(text)]
    clauses = [0, *(b + 1 for b in breaks(text) if b < begin)]
    ends = sorted({len(text), *(b for b in breaks(text) if not text[b + 1 : b + 3].strip().isdigit()), *joins})
    whole = _phrase(text, cue, {*clauses, *joins, begin}, ends)
    if whole:
        return whole
    later = [m.start() for m in re.finditer(r"\S+", text) if clauses[-1] < m.start() <= begin]
    for start in (*clauses, *later):
        lines, rest = _lines(text[start:].lstrip(" ,;:—–"))
        if cue in " ".join(lines) or start == begin:
            return _closed(lines, rest)
    return _closed(*_lines(text))


def _phrase(text: str, cue: str, whole: set[int], ends: Sequence[int]) -> tuple[str, ...]:
    """The best phrase that fits and holds words of the cue; `whole`: where clauses and phrases begin."""
    wanted = {w.lower() for w in re.findall(r"\w+", cue) if not _SMALL.fullmatch(w)}
    best: tuple[tuple[int, bool, int, int], tuple[str, ...]] = ((0, False, 0, 0), ())
    for start in sorted({*whole, *(m.start() for m in re.finditer(r"\S+", text))}):
        for end in (e for e in ends if e > start):
            phrase = text[start:end].strip(" ,;:—–")
            held = len(wanted & {w.lower() for w in re.findall(r"\w+", phrase)}) if wanted else 1
            key = (held + 100 * (bool(cue) and cue in phrase), start in whole, -start, end)
            if held and key > best[0] and (lines := _halves(phrase)):
                best = (key, lines)
    return best[1]


def _halves(phrase: str) -> tuple[str, ...]:
    """A phrase on one line, or on two about as long that do not part a small word from what follows; () if too long."""
    if len(phrase) <= LINE:
        return (phrase,)
    cuts = [m.start() for m in re.finditer(" ", phrase) if max(m.start(), len(phrase) - m.start() - 1) <= LINE]
    if not cuts:
        return ()
    cut = min(cuts, key=lambda c: (_poor(phrase[:c], phrase[c + 1 :]), abs(2 * c - len(phrase))))
    return phrase[:cut], phrase[cut + 1 :]


def _poor(first: str, second: str) -> int:
    """How badly two lines are parted: after an article or a preposition 2, with one word left alone 1."""
    if _NEGATION.search(first):
        return 0
    return 2 * bool(_SMALL.search(first)) + (" " not in second)


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
