"""What makes a phrase cut out of a sentence sound broken: counted as points off a headline."""

from __future__ import annotations

import re

from builder.language.lexicon import lexicon
from builder.storyboard import phrases
from builder.storyboard.phrases import low
from builder.storyboard.words import Word, words_in

_OBJECT = re.compile(r"^\s+(?:it|them|him|her|us|me|that|this|itself|one|all)\b", re.IGNORECASE)
_NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|hardly)\b|n['’]t\b", re.IGNORECASE
)
_SECOND = re.compile(r"^(?!\w+\s+(?:that|which|who)\b)[^,;:]*\w\s+(?:they|we|you|he|she)\s+\w", re.IGNORECASE)
_RELATIVE = re.compile(r",\s+(?:which|who|whose|where)\b", re.IGNORECASE)
_BEFORE_LISTED = re.compile(r"\b(?:with|for|in|on|at|by|as|to|from|under|like)\s+$", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|or)\s+(\w+)")
_SPOKEN_ON = re.compile(r",\s+(?:and\s+|but\s+)?(\w+)$")


def flaws(sentence: str, begin: int, end: int, cue: tuple[int, int]) -> float:
    """Points a stretch [begin, end) of a sentence loses; `cue`: the characters of its cue.

    0 for a stretch that could have been said alone.
    """
    text, after = sentence[begin:end], sentence[end:]
    words = words_in(text)
    if not words:
        return 0.0
    whole = not after.strip(" .!?…")
    lost = 0.0
    if not whole and (low(words[-1]) in phrases.rules().leans or _OBJECT.match(after)):
        lost += 4.0
    if not whole and (found := _SPOKEN_ON.search(text)) and low(words_in(found[1])[0]) not in ("more", "others"):
        lost += 2.0
    if denied(sentence[:begin]) and not denied(text) and begin:
        lost += 4.0 if denied(_clause_before(sentence, begin)) else 0.0
    return lost + _start_flaws(sentence, begin, end, cue)


def _start_flaws(sentence: str, begin: int, end: int, cue: tuple[int, int]) -> float:
    text, before = sentence[begin:end], sentence[:begin]
    lost = 2.0 if _RELATIVE.search(text) else 0.0
    if begin and begin == phrases.opener_length(sentence) and finite(words_in(text)[0]):
        lost += 4.0  # "Next comes …": the verb lost what stood before it
    if "," in text and _BEFORE_LISTED.search(before):
        lost += 2.5
    if (
        sentence.rstrip().endswith("?")
        and before.strip()
        and begin < cue[0]
        and not before.rstrip().endswith((",", ":"))
    ):
        lost += 3.0
    if re.search(r"\b(?:when|if|once|until)\s+$", before, re.IGNORECASE) and _SECOND.match(text):
        lost += 4.0
    mid = _BEFORE_LISTED.search(before)
    joined = _JOINED.search(sentence[max(begin, cue[1]) : end])
    if mid and begin >= cue[0] and joined and words_in(joined[1])[0].stem in lexicon().verbs:
        lost += 2.0
    return lost


def denied(text: str) -> bool:
    """Whether a text says no."""
    return bool(_NEGATION.search(text))


def _clause_before(sentence: str, begin: int) -> str:
    """What stands before `begin` in its own clause."""
    left = max((b + 1 for b in phrases.breaks(sentence) if b < begin), default=0)
    inner = [t for t in phrases.tail_starts(sentence[left:begin]) if t]
    return sentence[left + max(inner, default=0) : begin]


def subject(sentence: str, begin: int) -> str:
    """Who does what a stretch that begins with a bare verb says, if the sentence named it: at most three words."""
    words = words_in(sentence[:begin])
    rest = words_in(sentence[begin:])
    if not words or not rest or not finite(rest[0]):
        return ""
    if not re.search(r"(?:,|\band|\bbut|\bor|\bthen)\s+(?:then\s+)?$", sentence[:begin], re.IGNORECASE):
        return ""
    verb = next((i for i, w in enumerate(words) if finite(w)), None)
    named = words[:verb] if verb is not None and 1 <= verb <= 3 else ()
    if not named or low(named[0]) in phrases.rules().bad_start or any(low(w) in _NO_SUBJECT for w in named):
        return ""
    return sentence[named[0].start : named[-1].end]


_NO_SUBJECT = frozenset(
    {"it", "you", "we", "they", "i", "if", "when", "while", "because", "after", "before", "once", "to", "then"}
)


def finite(word: Word) -> bool:
    """Whether a word is a verb with a third-person ending ("takes", "watches")."""
    said = low(word)
    return said.endswith("s") and not said.endswith("ss") and word.text.islower() and word.stem in lexicon().verbs
