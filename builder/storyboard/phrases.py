"""Spoken sentences cut down to phrases: openers and tails off, clauses found, ends checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder.language.lexicon import raw
from builder.storyboard.words import Word, words_in

MOST = 7
_PRONOUNS = frozenset({"it", "this", "that", "these", "those", "they", "them", "itself", "one"})
_BREAK = re.compile(
    r"(?<!\d)[,:]|[,:](?!\d)|[;—–()]|\s-\s|[.?!…](?=\s|$)|\s(?:and|but|so|or)(?=\s(?:it|they|we|you|he|she|there)\b)|\s(?=[\"“])"
)


@dataclass(frozen=True, slots=True)
class Rules:
    """The word lists of headline.yml."""

    openers: tuple[str, ...]
    fillers: frozenset[str]
    tails: tuple[str, ...]
    adjuncts: frozenset[str]
    bad_end: frozenset[str]
    leans: frozenset[str]
    bad_start: frozenset[str]
    judging: Mapping[str, frozenset[str]]
    keep_you: frozenset[str]
    interrogatives: frozenset[str]


@cache
def rules() -> Rules:
    """The headline rules, read once."""
    data: Any = raw("headline")
    return Rules(
        openers=tuple(sorted(data["openers"], key=lambda o: (-len(o), o))),
        fillers=frozenset(data["fillers"]),
        tails=tuple(data["tails"]),
        adjuncts=frozenset(data["adjuncts"]),
        bad_end=frozenset(data["bad_end"]),
        leans=frozenset(data["leans"]),
        bad_start=frozenset(data["bad_start"]),
        keep_you=frozenset(data["keep_you"]),
        interrogatives=frozenset(data["interrogatives"]),
        judging={name: frozenset(words) for name, words in data["judging"].items()},
    )


def low(word: Word) -> str:
    return word.text.lower().replace("’", "'")


def cut_openers(text: str) -> str:
    """Take "But here's the tradeoff:", "What if I told you", "You can" … off the front, as often as needed."""
    while True:
        bare = text.lstrip(" ,;:—–-")
        front = bare.lower().replace("’", "'")
        hit = next((o for o in rules().openers if front.startswith(o) and _ends_word(front, len(o))), None)
        if hit is None or not bare[len(hit) :].strip(" ,;:.?!—–-"):
            return bare
        text = bare[len(hit) :]


def opener_length(text: str) -> int:
    """How many characters of `text` are openers."""
    return len(text) - len(cut_openers(text))


def _ends_word(text: str, at: int) -> bool:
    return at >= len(text) or not (text[at].isalnum() or text[at] in "'-")


def breaks(text: str) -> list[int]:
    """Offsets of commas, colons, dashes and stops: where clauses end."""
    return [m.start() for m in _BREAK.finditer(text)]


def clause_range(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause of `text` that holds the characters [start, end): between the nearest breaks outside it."""
    left = max((b + 1 for b in breaks(text) if b < start), default=0)
    right = min((b for b in breaks(text) if b >= end), default=len(text))
    return left, right


def ends_well(words: list[Word]) -> bool:
    """Whether the phrase's last word can end a headline."""
    return bool(words) and low(words[-1]) not in rules().bad_end


def starts_well(words: list[Word]) -> bool:
    """Whether the phrase's first word can begin one."""
    return bool(words) and low(words[0]) not in rules().bad_start


def dangling(words: list[Word]) -> bool:
    """Whether a phrase ends leaning on something said before."""
    return bool(words) and low(words[-1]) in _PRONOUNS


def tail_starts(text: str) -> list[int]:
    """Offsets where a relative tail or a subordinate clause begins ("that tells …", "even though …")."""
    lowered = text.lower()
    found = [m.start() for tail in rules().tails for m in re.finditer(rf"\b{re.escape(tail)}\b", lowered)]
    return sorted(found)


def adjunct_starts(text: str) -> list[int]:
    """Offsets of prepositions, where a phrase may be cut short."""
    return [w.start for w in words_in(text) if low(w) in rules().adjuncts]


def polarity(text: str) -> str:
    """ "risk" when a word of cost, danger or negation stands in the text, "good" when one of praise, else ""."""
    judged = [judge(w) for w in words_in(text)]
    return "risk" if "risk" in judged else "good" if "good" in judged else ""


def judge(word: Word) -> str:
    """What one word says: "risk", "good" or ""."""
    word_low = low(word)
    if word_low.endswith("n't"):
        return "risk"
    return next((name for name, words in rules().judging.items() if word_low in words), "")
