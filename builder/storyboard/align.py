"""Where each cue phrase stands in the narration: exact, in order, or nearly, and always in row order.

Candidates for every cue are found first; one order-preserving dynamic program then picks the best
set. Of several equal places the first after the previous cue is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from builder.diagnostics import Collector
from builder.language.lexicon import lexicon, stem
from builder.script.model import Cue, Episode
from builder.storyboard.words import Word, spoken, words_in

#: Under this a likeness is no find (of 100).
LEAST = 45
#: Beyond this many words only exact finds are looked for; no talk is that long.
LONGEST = 20_000
_META = frozenset(
    {"yaml", "snippet", "spec", "manifest", "code", "config", "file", "flag", "example", "listing", "json"}
)
_CLOCK = re.compile(r"^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:\s*[-–—].*)?$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a cue stands: words [first, last] of the narration; `kind` exact, order, window, fence, time, between."""

    first: int
    last: int
    kind: str
    score: float


def align(episode: Episode, collector: Collector, *, wpm: int = 160) -> tuple[tuple[Word, ...], tuple[Anchor, ...]]:
    """The narration's words and one anchor a cue, in row order; what is not found is reported."""
    words = spoken(episode.narration)
    if not words:
        return words, tuple(Anchor(0, 0, "between", 0.0) for _ in episode.cues)
    options = [_certain(cue, words, wpm) for cue in episode.cues]
    for i, cue in enumerate(episode.cues):
        options[i] = options[i] or _likely(cue, episode, words)
    chosen = _best_order(options, len(words))
    missed = [i for i, found in enumerate(chosen) if found is None and options[i]]
    if missed:  # its exact places all lie on the wrong side of a neighbour
        for i in missed:
            options[i] = _likely(episode.cues[i], episode, words)
        chosen = _best_order(options, len(words))
    return words, _between(episode.cues, chosen, len(words), collector)


def _certain(cue: Cue, words: Sequence[Word], wpm: int) -> list[Anchor]:
    """Where a cue stands beyond doubt: the time it names, or its very words."""
    clock = _CLOCK.match(cue.cue)
    if clock:
        seconds = int(clock.group(1) or 0) * 3600 + int(clock.group(2)) * 60 + int(clock.group(3))
        at = min(len(words) - 1, round(seconds * wpm / 60))
        return [Anchor(at, at, "time", 100.0)]
    typed = words_in(cue.cue)
    return list(_exact([w.stem for w in typed], typed, words)) if typed else []


def _likely(cue: Cue, episode: Episode, words: Sequence[Word]) -> list[Anchor]:
    """Every place that may be meant, the exact ones included, in order."""
    typed = words_in(cue.cue)
    asked = [w.stem for w in typed]
    if not asked or len(words) > LONGEST:
        return list(_exact(asked, typed, words)) if asked else []
    found: dict[tuple[int, int], Anchor] = {}
    near = (*_in_order(cue.cue, words), *_windows(asked, words), *_fences(asked, episode, words))
    for anchor in (*_exact(asked, typed, words), *near):
        held = found.get((anchor.first, anchor.last))
        if held is None or held.score < anchor.score:
            found[(anchor.first, anchor.last)] = anchor
    return sorted(found.values(), key=lambda a: (a.first, a.last))


def _exact(asked: Sequence[str], typed: Sequence[Word], words: Sequence[Word]) -> Iterator[Anchor]:
    """Every place where the stems stand side by side; the very words are worth a little more than inflected ones."""
    n = len(asked)
    for i in range(len(words) - n + 1):
        if words[i].stem != asked[0] or words[i].sentence != words[i + n - 1].sentence:
            continue
        if all(words[i + k].stem == asked[k] for k in range(1, n)):
            same = all(words[i + k].text.lower() == typed[k].text.lower() for k in range(n))
            yield Anchor(i, i + n - 1, "exact", 100.0 if same else 95.0)


def _content(phrase: str) -> list[Word]:
    """The words of a cue that must be found: small words and words about code left out if others remain."""
    lex = lexicon()
    all_words = list(words_in(phrase))
    small = lex.groups["determiners"] | lex.groups["prepositions"] | lex.groups["pronouns"] | {"and", "or"}
    kept = [w for w in all_words if w.text.lower() not in small and w.stem not in _META]
    return kept or all_words


def _in_order(phrase: str, words: Sequence[Word]) -> Iterator[Anchor]:
    """The cue's words in order inside one sentence, others between them; acronyms find their long form."""
    asked = _content(phrase)
    for start, stop in _sentences(words):
        for first in range(start, stop):
            if not _fits(asked[0], words, first, stop):
                continue
            at, last, fits = first, first, True
            for want in asked:
                hit = next((j for j in range(at, stop) if _fits(want, words, j, stop)), None)
                if hit is None:
                    fits = False
                    break
                last = hit + _fits(want, words, hit, stop) - 1
                at = last + 1
            if fits:
                gaps = (last - first + 1) - len(asked)
                yield Anchor(first, last, "order", max(60.0, (92.0 if len(asked) > 1 else 80.0) - 2 * gaps))


def _fits(want: Word, words: Sequence[Word], at: int, stop: int) -> int:
    """How many words at `at` answer to `want`: 1 for the word itself, more for an acronym spelt out, else 0."""
    if words[at].stem == want.stem:
        return 1
    letters = want.text
    n = len(letters)
    spelt = 2 <= n <= 6 and letters.isupper() and letters.isalpha() and at + n <= stop
    return n if spelt and "".join(w.text[0] for w in words[at : at + n]) == letters else 0


def _sentences(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(1, len(words) + 1):
        if i == len(words) or words[i].sentence != words[start].sentence:
            yield start, i
            start = i


def _windows(asked: Sequence[str], words: Sequence[Word]) -> Iterator[Anchor]:
    """Windows of about the cue's length, scored 0.6 × shared stems + 0.4 × likeness of the sorted words."""
    want = set(asked)
    groups = lexicon().groups
    small = {
        stem(w) for g in ("determiners", "prepositions", "pronouns", "auxiliaries", "conjunctions") for w in groups[g]
    }
    heavy = (want - small) or want
    plain = " ".join(sorted(asked))
    for start, stop in _sentences(words):
        if not heavy & {w.stem for w in words[start:stop]}:
            continue
        for first in range(start, stop):
            if words[first].stem not in want:
                continue
            for n in range(max(1, len(asked) - 1), min(2 * len(asked) + 2, stop - first) + 1):
                have = [w.stem for w in words[first : first + n]]
                shared = len(heavy & set(have)) / len(heavy)
                if not shared or have[-1] not in want:
                    continue
                ratio = SequenceMatcher(None, plain, " ".join(sorted(have)), autojunk=False).ratio()
                score = 100 * (0.6 * shared + 0.4 * ratio)
                if score >= LEAST:
                    yield Anchor(first, first + n - 1, "window", min(90.0, score))


def _fences(asked: Sequence[str], episode: Episode, words: Sequence[Word]) -> Iterator[Anchor]:
    """ "pod spec", "YAML snippet": the sentence that leads to a fence."""
    if not any(s in _META or s == stem("snippet") for s in asked):
        return
    for fence in episode.fences:
        leading = [i for i, w in enumerate(words) if w.sentence == fence.after - 1]
        if leading:
            yield Anchor(leading[-1], leading[-1], "fence", 85.0)


def _best_order(options: Sequence[Sequence[Anchor]], size: int) -> list[Anchor | None]:
    """One candidate or none for each cue, starts strictly rising, with the greatest sum of scores."""
    best = [0.0] * (size + 1)  # best[p]: greatest sum with every start < p
    back: list[dict[int, tuple[Anchor, int]]] = []
    for anchors in options:
        ends: dict[int, tuple[float, Anchor]] = {}
        for anchor in anchors:
            total = best[anchor.first] + anchor.score
            if anchor.first not in ends or total > ends[anchor.first][0]:
                ends[anchor.first] = (total, anchor)
        chosen: dict[int, tuple[Anchor, int]] = {}
        fresh = best[:]
        top: tuple[float, int] = (-1.0, -1)
        for p in range(1, size + 1):
            if p - 1 in ends and ends[p - 1][0] > top[0]:
                top = (ends[p - 1][0], p - 1)
            if top[0] > best[p]:
                fresh[p] = top[0]
                chosen[p] = (ends[top[1]][1], top[1])
        back.append(chosen)
        best = fresh
    out: list[Anchor | None] = []
    p = size
    for chosen in reversed(back):
        hit = chosen.get(p)
        out.append(hit[0] if hit else None)
        p = hit[1] if hit else p
    return out[::-1]


def _between(
    cues: Sequence[Cue], chosen: Sequence[Anchor | None], size: int, collector: Collector
) -> tuple[Anchor, ...]:
    """Give cues that were not found a place between their neighbours, by word count."""
    out: list[Anchor] = []
    i = 0
    while i < len(chosen):
        found = chosen[i]
        if found is not None:
            out.append(found)
            i += 1
            continue
        j = i
        while j < len(chosen) and chosen[j] is None:
            j += 1
        after = chosen[j] if j < len(chosen) else None
        low = out[-1].last + 1 if out else 0
        high = after.first if after is not None else size
        for k in range(i, j):
            at = low + (high - low) * (k - i + 1) // (j - i + 1)
            at = max(0, min(size - 1, at))
            out.append(Anchor(at, at, "between", 0.0))
            collector.warn(
                "cue-not-found",
                f"{cues[k].cue[:80]!r} is not in the narration; its slide is placed between its neighbours",
                cues[k].cue_span,
                "use words that are spoken, or set `at:` in the side file",
            )
        i = j
    return tuple(out)
