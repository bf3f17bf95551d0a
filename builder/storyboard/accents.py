"""Which words of a headline are coloured: the author's capitals, a number, the judging word, the cue's key noun."""

from __future__ import annotations

from collections.abc import Sequence

from builder.language.lexicon import lexicon
from builder.storyboard.model import Headline, HeadRun
from builder.storyboard.phrases import judge, low, polarity, rules
from builder.storyboard.words import Word, words_in

Span = tuple[int, int, str]


def coloured(text: str, cue: str) -> Headline:
    """The headline with one run coloured, two where the cue names a pair."""
    words = list(words_in(text))
    spans = (
        _answer(text)
        or _capitals(words)
        or _number(words, cue)
        or _judged(words, "risk")
        or _pair(words, cue)
        or _judged(words, "good")
        or _key(words, cue)
    )
    return runs(text, spans)


def runs(text: str, spans: Sequence[Span]) -> Headline:
    """Cut a text into runs at coloured spans (start, end, accent)."""
    out: list[HeadRun] = []
    at = 0
    for start, end, accent in sorted(spans):
        if start > at:
            out.append(HeadRun(text[at:start]))
        out.append(HeadRun(text[start:end], accent))
        at = end
    if at < len(text):
        out.append(HeadRun(text[at:]))
    return Headline(runs=tuple(r for r in out if r.text))


def _answer(text: str) -> list[Span]:
    """ "Question? Answer.": the answer, where it is short."""
    asked, mark, answer = text.partition("? ")
    if not mark or not 1 <= len(words_in(answer)) <= 4:
        return []
    return [(len(asked) + 2, len(text), "risk" if polarity(answer) == "risk" else "good")]


def _capitals(words: Sequence[Word]) -> list[Span]:
    """A word of the language the author shouts: CAN, NOT, ALL; acronyms are not shouted."""
    lex = lexicon()
    common = (
        lex.closed | lex.groups["adverbs"] | rules().bad_end | frozenset(w for v in rules().judging.values() for w in v)
    )
    for word in words:
        letters = word.text.replace("’", "'")
        if (
            len(letters) > 1
            and letters.isupper()
            and letters.isalpha()
            and low(word) in common | {"all", "every", "one"}
        ):
            return [(word.start, word.end, "risk" if judge(word) == "risk" else "good")]
    return []


def _number(words: Sequence[Word], cue: str) -> list[Span]:
    """The first number the cue names, with the noun it counts."""
    asked = {low(w) for w in words_in(cue)}
    for i, word in enumerate(words):
        if not word.text[0].isdigit() or not (low(word) in asked or low(word).rstrip("×") + "x" in asked):
            continue
        following = words[i + 1] if i + 1 < len(words) else None
        counts = (
            following is not None and low(following) not in rules().bad_end | rules().adjuncts and word.text.isdigit()
        )
        end = following.end if following is not None and counts else word.end
        return [(word.start, end, _accent(words))]
    return []


def _accent(words: Sequence[Word]) -> str:
    text = " ".join(w.text for w in words)
    return "risk" if polarity(text) == "risk" else "good"


def _judged(words: Sequence[Word], wanted: str) -> list[Span]:
    """The word that judges, with its noun where that ends the line."""
    for i, word in enumerate(words):
        if judge(word) == wanted:
            joined = i == len(words) - 2 and len(words) > 2 and low(word) not in lexicon().closed
            return [(word.start, words[i + 1].end if joined else word.end, wanted)]
    return []


def _pair(words: Sequence[Word], cue: str) -> list[Span]:
    """Both of a pair the cue names: "inference and development"."""
    parts = [p for p in _split_pair(cue) if p]
    if len(parts) != 2:
        return []
    spans = [_find(words, part) for part in parts]
    found = [s for s in spans if s]
    if len(found) != 2 or found[0][1] > found[1][0]:
        return []
    return [(s[0], s[1], _accent(words)) for s in found]


def _split_pair(cue: str) -> list[str]:
    for mark in (", ", " and ", " or ", " & "):
        if cue.count(mark) == 1:
            return [p.strip(" ,") for p in cue.split(mark)]
    return []


def _find(words: Sequence[Word], phrase: str) -> tuple[int, int] | None:
    want = [w.stem for w in words_in(phrase)]
    have = [w.stem for w in words]
    for i in range(len(have) - len(want) + 1):
        if want and have[i : i + len(want)] == want and len(want) <= 3:
            return words[i].start, words[i + len(want) - 1].end
    return None


def _key(words: Sequence[Word], cue: str) -> list[Span]:
    """The cue's words where they are few and not all of the line; else the last noun of the line."""
    found = _find(words, cue)
    if found and found != (words[0].start, words[-1].end):
        return [(*found, _accent(words))]
    asked = {w.stem for w in words_in(cue)}
    small = lexicon().closed | lexicon().groups["adverbs"]
    content = [w for w in words if low(w) not in small and w.stem in asked] or [w for w in words if low(w) not in small]
    if not content or len(words) == 1:
        return [(words[0].start, words[0].end, _accent(words))] if words else []
    return [(content[-1].start, content[-1].end, _accent(words))]
