"""Who is drawn: counts, actors, what the row denies, colours."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from builder import color
from builder.checks.seen import Seen
from builder.language.lexicon import key
from builder.language.model import Figure, Reading
from builder.storyboard.model import Match

_MOST = 12  # what can be counted at a glance
_SETS = 6  # figures of one kind whose sums are tried
_CROSSED = re.compile(r"(?:^|[-/])(?:cross|strike|struck|ghost|absent|no-entry|slash)(?:$|[-/])")
#: Grammars that say of what they show that it is not, or no longer, so.
_DENYING = ("verdict", "compare", "swap", "checklist", "table")
#: Kinds that scenes draw in their own way: links, cards, charts.
_SAID = ("arrow", "-card", "-chart", "label", "callout", "node-panel", "boundary")
#: Colour word -> hues (degrees, from and to), or the lightest and darkest of the greys.
_HUES: Mapping[str, tuple[float, float]] = {
    "red": (340, 18), "orange": (14, 44), "amber": (28, 52), "yellow": (38, 70), "green": (66, 175),
    "teal": (150, 200), "cyan": (170, 205), "blue": (188, 256), "purple": (245, 310), "pink": (295, 350),
    "gold": (34, 60),
}  # fmt: skip
_VIVID = 0.22


def counts(seen: Seen, reading: Reading, match: Match) -> list[str]:
    """Numbers of things up to 12 that are drawn in another number and not written either."""
    return [
        f"{figure.count} {figure.words} are named, {drawn} are drawn"
        for figure in reading.figures
        if figure.quantity == "exact" and 1 < figure.count <= _MOST
        if (drawn := _miscounted(figure, seen, reading))
        if not any(str(figure.count) in a for a in match.assumed)
    ]


def _miscounted(figure: Figure, seen: Seen, reading: Reading) -> int:
    """How many are drawn where that is wrong, else 0; what is not drawn at all is no wrong number."""
    drawn = {n for parts in (seen.parts, seen.stay) if (n := _number(figure, parts))}
    if not drawn or drawn & _right(figure, reading) or _written(figure.count, seen):
        return 0
    return max(drawn)


def _number(figure: Figure, parts: Sequence[object]) -> int:
    kinds = [str(getattr(p, "kind", "")) for p in parts]
    if figure.kind:
        return sum(kind == figure.kind for kind in kinds)
    stems = set(key(figure.words))
    return sum(stems <= set(key(str(getattr(p, "label", "")))) for p in parts) if stems else 0


def _right(figure: Figure, reading: Reading) -> set[int]:
    """The numbers that may be drawn: this figure with any others of its kind, and as many for each of another."""
    others = [f.count for f in reading.figures if f is not figure and _id(f) == _id(figure)][:_SETS]
    sums = {sum(some) for n in range(len(others) + 1) for some in combinations(others, n)}
    right = {figure.count + more for more in sums} | {max([figure.count, *others])}
    return right | {figure.count * f.count for f in reading.figures if f is not figure}


def _id(figure: Figure) -> str:
    return figure.kind or figure.words


def _written(number: int, seen: Seen) -> bool:
    return any(re.search(rf"(?<![\w.]){number}(?![\w.])", t.string.replace("×", " ")) for t in seen.texts if not t.role)


def drawn(seen: Seen, reading: Reading, match: Match) -> list[str]:
    """Things an actor answers to that are neither drawn nor written nor reported as unused."""
    unused = {stem for words in match.unused for stem in key(words)}
    told = {stem for t in seen.texts for stem in key(t.string)} | {stem for alt in seen.alts for stem in key(alt)}
    out = [
        f.words
        for f in reading.figures
        if f.kind and f.words and not f.kind.endswith(_SAID) and not any(p.kind == f.kind for p in seen.parts)
        if not set(key(f.words)) & (unused | told)
    ]
    return [f"{words} is not drawn" for words in dict.fromkeys(out)]


def negated(seen: Seen, reading: Reading, match: Match) -> list[str]:
    """What the row denies, drawn as if it were there: neither struck nor crossed out."""
    if match.grammar in _DENYING or any(_CROSSED.search(name) for name in seen.ids):
        return []
    if any(p.kind == "badge" and p.state in ("cross", "strike") for p in seen.parts):
        return []
    named = {p for f in reading.figures for p in key(f.words)}
    out = []
    for words in reading.negated:
        stems = [s for s in key(words) if s not in named]
        if stems and any(stems[-1] in key(f"{p.kind.replace('-', ' ')} {p.label}") for p in seen.stay):
            out.append(f"“{words}” is drawn as if it were there")
    return out


def colours(seen: Seen, reading: Reading, _match: Match) -> list[str]:
    """Colours the row names and nothing wears."""
    worn = {p.colour for p in seen.parts}
    vivid = [(h, s) for h, s, _ in map(color.hsl, seen.paints) if s >= _VIVID]
    return [
        f"nothing in the picture is {name}"
        for name in reading.colours
        if name in _HUES and name not in worn and not any(_between(h, *_HUES[name]) for h, _ in vivid)
    ]


def _between(hue: float, low: float, high: float) -> bool:
    return low <= hue <= high if low <= high else hue >= low or hue <= high
