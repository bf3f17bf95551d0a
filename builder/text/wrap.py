"""Where lines break: greedily for running text, balanced for headlines.

Only breakable space is taken away, at a break and at the ends; every other character comes back
unchanged and in order. A no-break space (U+00A0, U+2007, U+202F) holds names together. Widths are in u.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.text.measure import advance, clusters

_CHUNK = re.compile(r"[^ \t\r\u2000-\u2006\u2008-\u200a\u3000]+")
#: Where a word too wide for its line may be broken: behind these, before a letter or digit.
_SEAM = re.compile(r"(?<=[-/_.:=@,\u2010\u2013\u2014])(?=\w)")
#: Signs that stand alone between words and stay with the word before them.
_TRAILING = frozenset("-\u2013\u2014/&+=\u00d7%:;?!\u00bb")
_CLOSERS = "\"')]}\u2019\u201d\u00bb"
_NUMBER = re.compile(r"[~<>\u2248\u2264\u2265\u00d7$\u20ac\u00a3#]?\d[\d.,]*")

#: Words that point at what follows them, so that a line should not end with one.
_WEAK_WORDS = """
    a an the this that these those my your our their its his her every each no not never any some all
    and or nor but so as if than then when while because of to in on at by for from with without into onto
    over under per via vs about between is are was were be been am do does did can can\u2019t can't cannot
    will won\u2019t won't may might must don\u2019t don't isn\u2019t isn't doesn\u2019t doesn't has have had
    one two three four more most less too very who which what it you they we i
"""
WEAK = frozenset(_WEAK_WORDS.split())

# Weights against the squared share by which a line misses the mean width: 0.08 for a 60:40 pair of
# lines, 0.32 for 70:30. What reads badly outweighs all else; a sentence's end is worth a 70:30 break.
_BAD = 50.0
_WEAK_END, _WIDOW, _NUMBER_END, _NAME_SPLIT = 120.0, 100.0, 80.0, 0.12
_SENTENCE, _CLAUSE = -0.35, -0.15
_WIDOW_SHARE = 0.4


def wrap(text: str, face: str, size: float, width: float) -> tuple[str, ...]:
    """Fill lines one after the other; newlines in `text` stay breaks; () for no text.

    A word wider than `width` is broken behind a hyphen, slash, dot or the like, else between characters;
    only a single character may be wider than `width`.
    """
    return tuple(line for part in text.split("\n") for line in _filled(part, face, size, width)) if text else ()


def balance(
    text: str, face: str, size: float, width: float, max_lines: int, *, strict: bool = False
) -> tuple[str, ...] | None:
    """Break into as few lines as read well, as even as possible; None when `max_lines` are not enough.

    A lone short word on the last line, or an article, preposition, number or the like at the end of a line,
    reads badly: a further line is used to avoid it; where none helps, `strict` gives None and otherwise the
    fewest lines are taken. Prefers to break after a sentence, then after a clause. Never breaks inside a
    word. Newlines are the author's own breaks and stay.
    """
    parts = text.split("\n")
    lines: list[str] = []
    for i, part in enumerate(parts):
        left = max_lines - len(lines) - (len(parts) - 1 - i)
        broken = _paragraph(part, face, size, width, left, strict=strict)
        if broken is None:
            return None
        lines.extend(broken)
    return tuple(lines)


def shortened(text: str, most: int) -> str:
    """At most `most` characters, up to the end of a word where that keeps half of them, with an ellipsis."""
    if len(text) <= most:
        return text
    front = text[: most - 1]
    whole = front if text[most - 1].isspace() else front.rpartition(" ")[0]
    return (whole if len(whole) > most // 2 else front).rstrip(" ,;:\u2013\u2014-") + "\u2026"


def _chunks(text: str) -> list[tuple[int, int]]:
    """Start and end of what must not be broken: words, with signs standing alone behind them."""
    found: list[tuple[int, int]] = []
    for match in _CHUNK.finditer(text):
        if found and match.group() in _TRAILING:
            found[-1] = (found[-1][0], match.end())
        else:
            found.append(match.span())
    return found


def _filled(text: str, face: str, size: float, width: float) -> Iterator[str]:
    """The lines of one paragraph, at least one."""
    start = end = -1
    for begin, stop in _chunks(text):
        if start >= 0 and advance(text[start:stop], face, size) <= width:
            end = stop
            continue
        if start >= 0:
            yield text[start:end]
        start, end = begin, stop
        for cut in _cuts(text[start:end], face, size, width):
            yield text[start : begin + cut].strip(" ")
            start = begin + cut
    yield text[start:end].strip(" ") if start >= 0 else ""


def _cuts(word: str, face: str, size: float, width: float) -> Iterator[int]:
    """Where a word too wide for a line is broken."""
    seams = [match.start() for match in _SEAM.finditer(word)]
    at = 0
    while advance(word[at:], face, size) > width:
        cut = at
        for place in seams:
            if place > at and advance(word[at:place], face, size) <= width:
                cut = place
        if cut == at:
            cut = at + _prefix(word[at:], face, size, width)
        if cut >= len(word):
            return
        yield cut
        at = cut


def _prefix(word: str, face: str, size: float, width: float) -> int:
    """How many characters from the start fit: whole clusters, at least one of them."""
    length = 0
    for cluster in clusters(word):
        if length and advance(word[: length + len(cluster)], face, size) > width:
            break
        length += len(cluster)
    return length


def _paragraph(
    text: str, face: str, size: float, width: float, max_lines: int, *, strict: bool
) -> tuple[str, ...] | None:
    chunks = _chunks(text)
    if max_lines < 1:
        return None
    whole = text[chunks[0][0] : chunks[-1][1]] if chunks else ""
    total = advance(whole, face, size)
    if total <= width:
        return (whole,)
    if width <= 0:
        return None
    first = None
    for count in range(2, min(max_lines, len(chunks)) + 1):
        found = _Breaker(text, chunks, face, size, width, total / count).best(count)
        if found is None:
            continue
        cost, ends = found
        lines = tuple(text[chunks[a][0] : chunks[b - 1][1]] for a, b in zip((0, *ends[:-1]), ends, strict=True))
        if cost < _BAD:
            return lines
        first = first or lines
    return None if strict else first


@dataclass(frozen=True, slots=True)
class _Breaker:
    """Finds the cheapest division of `chunks` into a number of lines; `mean`: the width an even line has."""

    text: str
    chunks: Sequence[tuple[int, int]]
    face: str
    size: float
    width: float
    mean: float

    def best(self, count: int) -> tuple[float, tuple[int, ...]] | None:
        """Cost and the chunk index behind each of `count` lines; None when none fits."""
        reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for number in range(count):
            last = number == count - 1
            following: dict[int, tuple[float, tuple[int, ...]]] = {}
            for start, (cost, ends) in reached.items():
                for end, extra in self._lines(start, last=last):
                    total = cost + extra
                    if end not in following or total < following[end][0] - 1e-9:
                        following[end] = (total, (*ends, end))
            reached = following
        return reached.get(len(self.chunks))

    def _lines(self, start: int, *, last: bool) -> Iterator[tuple[int, float]]:
        """Every line from chunk `start` that fits, as (end, cost); as last line only the one that ends the text."""
        for end in range(start + 1, len(self.chunks) + 1):
            width = advance(self.text[self.chunks[start][0] : self.chunks[end - 1][1]], self.face, self.size)
            if width > self.width:
                return
            done = end == len(self.chunks)
            if done != last:
                continue
            ragged = ((width - self.mean) / self.mean) ** 2
            if last:
                lone = end - start == 1 and width < _WIDOW_SHARE * self.mean
                yield end, ragged + (_WIDOW if lone else 0.0)
            else:
                yield end, ragged + _break_cost(self._word(end - 1), self._word(end))

    def _word(self, index: int) -> str:
        start, end = self.chunks[index]
        return self.text[start:end]


def _break_cost(word: str, following: str) -> float:
    """What it costs to end a line with `word` before `following`; negative where a break is welcome."""
    bare = word.rstrip(_CLOSERS)
    if bare.endswith((".", "!", "?", "\u2026")) and not following[:1].islower():
        return _SENTENCE
    if bare.endswith((",", ";", ":", "\u2013", "\u2014")):
        return _CLAUSE
    core = bare.lstrip("\"'([{\u2018\u201c\u00ab")
    if core.lower() in WEAK or (len(core) <= 2 and core.isalpha() and core.islower()):
        return _WEAK_END
    if _NUMBER.fullmatch(core) and following[:1].isalpha():
        return _NUMBER_END
    return _NAME_SPLIT if core[:1].isupper() and following[:1].isupper() else 0.0
