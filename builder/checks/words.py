"""What is written: literals, list items, names, titles, and the order of steps."""

from __future__ import annotations

from itertools import pairwise

from builder.checks.seen import Seen, fold
from builder.language.lexicon import key, stem
from builder.language.model import Figure, Reading
from builder.scene.items import Text
from builder.storyboard.model import Match

_SET_APART = ("quote", "code")
_LINE = 12.0  # u by which a step may stand higher or further left and still come after


def literals(seen: Seen, reading: Reading, _match: Match) -> list[str]:
    """Quoted and backticked words that are not written."""
    return [
        f"“{q.text}” is not written in the picture"
        for q in reading.literals
        if q.kind in _SET_APART and not seen.says(q.text) and not _denied(q.text, reading)
    ]


def names(seen: Seen, reading: Reading, _match: Match) -> list[str]:
    """Resource names, versions and pairs that are not written; of a pair both halves may stand apart."""
    told = [q for q in reading.literals if q.kind not in _SET_APART and not _denied(q.text, reading)]
    return [
        f"{q.text} is not written in the picture"
        for q in told
        if not seen.says(q.text) and not (q.kind == "pair" and all(seen.says(p) for p in q.text.split(":")))
    ]


def _denied(words: str, reading: Reading) -> bool:
    return any(fold(words) in fold(said) for said in reading.negated)


def brands(seen: Seen, reading: Reading, match: Match) -> list[str]:
    """Names of products that are not written."""
    wanted = {f.label or f.words: f.kind for f in reading.figures if f.kind == "brand" and f.words}
    return [f"{name} is not in the picture" for name in wanted if _missing(name, "", seen, reading, match)]


def listed(seen: Seen, reading: Reading, match: Match) -> list[str]:
    """Items of a list that are neither written nor drawn."""
    kinds = {f.words: f.kind for f in reading.figures}
    return [
        f"{item} of the list is not in the picture"
        for item in reading.items
        if _missing(item, kinds.get(item, ""), seen, reading, match)
    ]


def _missing(item: str, kind: str, seen: Seen, reading: Reading, match: Match) -> bool:
    return not _shown(item, kind, seen, match) and not _denied(item, reading)


def _shown(item: str, kind: str, seen: Seen, match: Match) -> bool:
    if seen.says(item) or (kind and any(p.kind == kind for p in seen.parts)):
        return True
    stems = set(key(item))
    said = [set(key(" ".join(t.string.split()))) for t in seen.texts] + [set(key(alt)) for alt in seen.alts]
    return any(stems <= words for words in said) or any(stem(w) in stems for w in match.unused)


def titles(seen: Seen, reading: Reading, _match: Match) -> list[str]:
    """Sides of a contrast whose title is not written."""
    return [
        f"the side “{title}” has no title" for title, _ in reading.sides if title and not _titled(title, reading, seen)
    ]


def _titled(title: str, reading: Reading, seen: Seen) -> bool:
    """A title counts with another number or ending, too, and where an actor of its words stands for it."""
    stems = set(key(title))
    kinds = {f.kind for f in reading.figures if f.kind and _same(f, stems)}
    written = any(stems <= set(key(" ".join(t.string.split()))) for t in seen.texts)
    return seen.says(title) or written or any(p.kind in kinds for p in seen.parts)


def _same(figure: Figure, stems: set[str]) -> bool:
    return set(key(figure.words)) <= stems


def order(seen: Seen, reading: Reading, _match: Match) -> list[str]:
    """Steps joined by arrows that stand before the one they follow."""
    if reading.loop:
        return []
    places = [(step, place) for step in reading.steps if (place := _place(step, seen)) is not None]
    return [
        f"“{b}” follows “{a}” but stands before it"
        for (a, one), (b, other) in pairwise(places)
        if other.x < one.x - _LINE and other.y < one.y - _LINE
    ]


def _place(step: str, seen: Seen) -> Text | None:
    """Where a step is written, leaving headline and furniture alone."""
    return next((t for t in seen.texts if fold(t.string) == fold(step) and not t.role), None)
