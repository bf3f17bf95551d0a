"""The headline of a cue slide, from cue and narration (art direction §8): candidates, scored; the best stands.

The Visual cell lends only what it states in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.language.lexicon import lexicon, stem
from builder.storyboard import phrases
from builder.storyboard.accents import coloured
from builder.storyboard.model import Headline
from builder.storyboard.phrases import MOST, low
from builder.storyboard.typeset import bare, capital, one_for_single, set_type
from builder.storyboard.words import words_in

#: A sub-line is at most this many words.
SUB_MOST = 8
_PAIR = re.compile(r"^(\w+) (for|at|in|on|with) ([\w-]+), (?:but |and )?(\w+) \2 ([\w-]+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a headline is made from.

    `start`, `end`: the cue in `sentence` (both 0 where it was not found). `limits`: the part of the
    sentence this cue has to itself; `before`, `after`: the sentences around it in the same paragraph.
    `name`: what "it" stands for; `literals`: quoted words of the Visual cell.
    """

    cue: str
    sentence: str = ""
    start: int = 0
    end: int = 0
    limits: tuple[int, int] = (0, 0)
    before: str = ""
    after: str = ""
    name: str = ""
    title: str = ""
    literals: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    score: float
    rest: str = ""
    why: str = ""
    words: int = field(default=0)


def headline(said: Said) -> tuple[Headline, str]:
    """The headline and its sub-line ("" without)."""
    options = [c for c in _candidates(said) if _fit(c, said)]
    best = max(options, key=lambda c: c.score, default=None)
    text = best.text if best else _fallback(said)
    sub = _sub(best.rest, text, said) if best else ""
    if _same(text, said.title):
        sub = ""
    elif not sub and _same(said.cue, said.title) and not _same(text, said.title):
        sub = ""
    return coloured(text, said.cue), sub


def _fallback(said: Said) -> str:
    return finish(said.cue) or finish(said.sentence) or said.title


def finish(text: str) -> str:
    """Set a phrase as a headline."""
    return capital(set_type(one_for_single(bare(text))))


def _fit(candidate: _Candidate, said: Said) -> bool:
    words = list(words_in(candidate.text))
    if not words or len(words) > MOST:
        return False
    return not any(_same(candidate.text, other) for other in (*said.taken, said.title))


def _same(a: str, b: str) -> bool:
    return bool(a) and [w.stem for w in words_in(a)] == [w.stem for w in words_in(b)]


def _candidates(said: Said) -> Iterator[_Candidate]:
    yield _Candidate(finish(said.cue), _cue_score(said.cue))
    if not said.sentence or said.end <= said.start:
        return
    yield from _contrast(said)
    yield from _question(said)
    yield from _clauses(said)
    yield from _with_object(said)


def _cue_score(cue: str) -> float:
    """The cue alone: always possible, better the more it says."""
    words = list(words_in(cue))
    score = {0: -9.0, 1: -2.5, 2: 0.2, 3: 1.2}.get(len(words), 1.6)
    if not phrases.ends_well(words) or not phrases.starts_well(words):
        score -= 1.5
    return score


def _contrast(said: Said) -> Iterator[_Candidate]:
    """"Great for isolation, terrible for utilization" -> "Great isolation, terrible utilization"."""
    whole = bare(said.sentence)
    pair = _PAIR.match(whole)
    if pair:
        first, _, one, second, other = pair.groups()
        yield _Candidate(finish(f"{first} {one}, {second} {other}"), 8.0)


def _question(said: Said) -> Iterator[_Candidate]:
    """"Question? Answer." when the cue is asked about in one breath and answered in the next."""
    asks = said.sentence.rstrip().endswith("?")
    if asks and (said.literals or said.after):
        topic = finish(said.cue).rstrip("?!.")
        content = {w.stem for w in words_in(said.after)}
        for literal in said.literals:
            heavy = [w for w in words_in(literal) if low(w) not in lexicon().closed]
            if heavy and any(w.stem in content for w in heavy):
                yield _Candidate(f"{topic}? {finish(literal)}.", 7.5)
        answer = finish(phrases.cut_openers(said.after))
        yield _Candidate(f"{topic}? {answer}.", 4.5 if phrases.starts_well(list(words_in(answer))) else -5)
    if not asks and said.before.rstrip().endswith("?"):
        question, answer = said.before.strip(), finish(said.sentence)
        if len(list(words_in(question))) <= 4:
            yield _Candidate(f"{capital(set_type(question))} {answer}.", 5.0)


def _clauses(said: Said) -> Iterator[_Candidate]:
    """Stretches of the cue's own part of the sentence, from a good start to a good end."""
    for begin, start_score in _starts(said):
        for end, end_score in _ends(said):
            if begin > said.start or end < said.end or end <= begin:
                continue
            text = said.sentence[begin:end]
            words = list(words_in(text))
            if not phrases.ends_well(words) or not phrases.starts_well(words) or phrases.dangling(words):
                continue
            asks = said.sentence[end : end + 1] == "?" and end_score >= 2
            shown = _unfilled(bare(text), len(words))
            n = len(list(words_in(shown)))
            length = {1: -3.0, 2: -0.8}.get(n, 1.0 if n < MOST else 0.6)
            exact = 0.4 if said.sentence[said.start : said.end].lower() in text.lower() else 0.0
            score = start_score + end_score + length + exact
            yield _Candidate(finish(shown) + ("?" if asks else ""), score, said.sentence[end:])


def _unfilled(text: str, count: int) -> str:
    """Drop "also", "really" … where the phrase is a word too long."""
    if count <= MOST:
        return text
    return " ".join(w for w in text.split() if w.lower().strip(",") not in phrases.rules().fillers)


def _starts(said: Said) -> Iterator[tuple[int, float]]:
    """Where a headline may begin, with how good a beginning that is."""
    left, right = said.limits
    text = said.sentence
    begin, _ = phrases.clause_range(text, said.start, said.end)
    whole = left + phrases.opener_length(text[left:right])
    if left == 0:
        yield from _named(text, whole, said)
    own = max(begin, left)
    own += phrases.opener_length(text[own : said.start] + "x")
    yield min(own, said.start), 2.0
    for m in re.finditer(r"\b(?:and|or|but|you|we|you can|can|to)\s+", text[left : said.start], flags=re.IGNORECASE):
        yield left + m.end(), 0.9 if m.group().strip().lower() in ("and", "or", "but") else 0.5
    yield said.start, 0.4


def _named(text: str, begin: int, said: Said) -> Iterator[tuple[int, float]]:
    yield begin, 2.2


def _ends(said: Said) -> Iterator[tuple[int, float]]:
    """Where a headline may end, with how good an end that is."""
    text = said.sentence
    _, right = said.limits
    stops = [b for b in phrases.breaks(text) if said.end <= b <= right]
    full = right >= len(text.rstrip(" .!?…"))
    yield right, 2.2 if full else 0.8
    yield from ((b, 1.9) for b in stops)
    yield from ((said.end + b, 1.4) for b in phrases.tail_starts(text[said.end : right]))
    yield from ((said.end + b, 0.9) for b in phrases.adjunct_starts(text[said.end : right]))
    for m in re.finditer(r"\s(?:and|or|but)\s", text[said.end : right]):
        yield said.end + m.start(), 1.0
    yield said.end, 0.5


def _with_object(said: Said) -> Iterator[_Candidate]:
    """The cue's own words and the object that follows: "4 pods can share" + "one card"."""
    after = said.sentence[said.end : said.limits[1]]
    stop = min([*(b for b in phrases.breaks(after)), *(t for t in phrases.tail_starts(after) if t > 1), len(after)])
    words = list(words_in(after[:stop]))
    skipped = said.sentence[said.start : said.end]
    if len(list(words_in(skipped))) == len(list(words_in(said.cue))):
        return  # nothing was left out: _clauses has this one
    if words and len(words) <= 4 and phrases.ends_well(words):
        yield _Candidate(finish(f"{said.cue} {after[:stop].strip()}"), 5.2, after[stop:])


def _sub(rest: str, text: str, said: Said) -> str:
    """The rest of the clause as a sub-line, where it stands on its own."""
    cleaned = bare(rest.split(".")[0]) if "." in rest else bare(rest)
    words = list(words_in(cleaned))
    if not 3 <= len(words) <= SUB_MOST or not phrases.ends_well(words) or phrases.dangling(words):
        return ""
    if low(words[0]) in ("and", "or", "but", "that", "which", "is", "are", "it", "of", "as", "each", "to"):
        return ""
    if {w.stem for w in words} <= {w.stem for w in words_in(text)}:
        return ""
    prep = low(words[0]) in phrases.rules().adjuncts or low(words[0]).endswith("ing") or rest.lstrip()[:1] in ",;:—–"
    return capital(set_type(cleaned)) if prep else ""


def clauses_name(sentence: str, title: str) -> str:
    """The proper name a sentence begins with, if the title knows it: what a later "It" stands for."""
    words = list(words_in(sentence))
    run = []
    for word in words:
        if not any(c.isupper() for c in word.text):
            break
        run.append(word)
    known = {stem(w.text.lower()) for w in words_in(title)}
    if run and len(run) <= 3 and len(run) < len(words) and any(w.stem in known for w in run):
        return sentence[run[0].start : run[-1].end]
    return ""


def named(sentence: str, name: str) -> tuple[str, int]:
    """The sentence with a leading "It" replaced by its name, and how far the rest moved."""
    m = re.match(r"^(It|This)(?=\s+\w+s\b)", sentence)
    if not m or not name:
        return sentence, 0
    return name + sentence[m.end() :], len(name) - m.end()


def taken_texts(headlines: Sequence[Headline]) -> tuple[str, ...]:
    return tuple(h.text for h in headlines)
