"""The headline of a cue slide, from cue and narration (art direction §8): candidates, scored; the best stands.

The Visual cell lends only what it states in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.language.lexicon import lexicon, stem
from builder.storyboard import phrases, sound
from builder.storyboard.accents import coloured
from builder.storyboard.model import Headline
from builder.storyboard.phrases import MOST, low
from builder.storyboard.typeset import bare, capital, one_for_single, set_type
from builder.storyboard.words import Word, words_in

#: A sub-line is at most this many words.
SUB_MOST = 8
#: A headline of more characters than this does not fit two lines.
LONGEST = 58
LONGEST_SUB = 58
_NO_SUB = frozenset({"and", "or", "but", "is", "are", "it", "of", "each", "to"})
#: "… and it uses AI": a second sentence has begun.
_NO_WHOLE = frozenset({"it", "they", "them", "to", "is", "are"})
_IS = frozenset(
    {"is", "are", "was", "has", "have", "can", "could", "will", "would", "does", "makes", "gives", "lets", "means"}
)
_CONJUNCTION = re.compile(r"(?:and|but|so)\s+", re.IGNORECASE)
_RUNS_ON = re.compile(r"\s(?:and|but|so|or)\s(?:it|they|we|you|he|she|there)\b", re.IGNORECASE)
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
    names: frozenset[str] = frozenset()

    def finish(self, text: str) -> str:
        """Set a phrase of this script as a headline."""
        return finish(text, self.names)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """`most`: the words it may have."""

    text: str
    score: float
    rest: str = ""
    most: int = MOST


def headline(said: Said) -> tuple[Headline, str]:
    """The headline and its sub-line ("" without)."""
    options = [c for c in _candidates(said) if _fit(c, said)]
    best = max(options, key=lambda c: c.score, default=None)
    text = best.text if best else _fallback(said)
    sub = _sub(best.rest, text, said) if best else ""
    return coloured(text, said.cue), sub


def _fallback(said: Said) -> str:
    """The cue, or the whole sentence where the cue would repeat what stands elsewhere."""
    options = [said.finish(said.cue), said.finish(said.sentence)]
    fresh = [o for o in options if o and _fit(_Candidate(o, 0.0), said)]
    return next(iter(fresh or [o for o in options if o]), said.title)


def finish(text: str, names: frozenset[str] = frozenset()) -> str:
    """Set a phrase as a headline; `names` are words that keep their small first letter."""
    return capital(set_type(one_for_single(bare(text))), names)


def _fit(candidate: _Candidate, said: Said) -> bool:
    words = list(words_in(candidate.text))
    if not words or len(words) > candidate.most or len(candidate.text) > max(LONGEST, len(said.cue)):
        return False
    return not any(_same(candidate.text, other) for other in (*said.taken, said.title))


def _same(a: str, b: str) -> bool:
    return bool(a) and [w.stem for w in words_in(a)] == [w.stem for w in words_in(b)]


def _candidates(said: Said) -> Iterator[_Candidate]:
    yield _Candidate(said.finish(said.cue), _cue_score(said.cue))
    if not said.sentence or said.end <= said.start:
        return
    yield from _contrast(said)
    yield from _question(said)
    yield from _whole(said)
    yield from _clauses(said)
    yield from _with_object(said)


def _cue_score(cue: str) -> float:
    """The cue alone: always possible, better the more it says; a list in it is the author's own summary."""
    words = list(words_in(cue))
    score = {0: -9.0, 1: -2.5, 2: 0.2, 3: 1.2}.get(len(words), 1.6)
    if "," in cue and len(words) >= 3:
        score = 4.2
    if not phrases.ends_well(words) or not phrases.starts_well(words):
        score -= 1.5
    return score


def _contrast(said: Said) -> Iterator[_Candidate]:
    """ "Great for isolation, terrible for utilization" -> "Great isolation, terrible utilization"."""
    whole = bare(said.sentence)
    pair = _PAIR.match(whole)
    if pair:
        first, _, one, second, other = pair.groups()
        yield _Candidate(said.finish(f"{first} {one}, {second} {other}"), 8.0)


def _whole(said: Said) -> Iterator[_Candidate]:
    """The sentence as it was said, where it is short, or where its "not" would be lost."""
    left, right = said.limits
    if left or said.sentence[right:].strip(" .!?…"):
        return
    asked = said.sentence.rstrip().endswith("?")
    cut = phrases.opener_length(said.sentence)
    if asked and len(list(words_in(said.sentence[:cut]))) < 3:  # "Which …?", "Want to …?" ask; "Did you know" does not
        conjunction = _CONJUNCTION.match(said.sentence)
        cut = conjunction.end() if conjunction else 0
    text = said.sentence[cut:]
    text = text.rstrip(" ?") if asked and cut > 4 else text  # "What if I told you …?" was the question
    words = list(words_in(text))
    if len(words) < 2 or low(words[0]) in _NO_WHOLE or sound.finite(words[0]) or '"' in text:
        return
    count = len(text.split())
    most = MOST + 1 + len(words) - count  # "32,000" is one word to read
    refused = sound.denied(said.sentence) and not sound.denied(said.cue)
    if count <= MOST + 1:
        yield _Candidate(said.finish(text), 4.6 if count <= 4 else 4.4 if count <= MOST else 3.6, most=most)
    elif count <= MOST + 2 and refused:
        yield _Candidate(said.finish(text), 4.0, most=most + 1)


def _question(said: Said) -> Iterator[_Candidate]:
    """ "Question? Answer." when the cue is asked about in one breath and answered in the next."""
    asks = said.sentence.rstrip().endswith("?")
    first = next(iter(words_in(said.sentence)), None)
    named = (
        first is not None and low(first) in phrases.rules().interrogatives
    )  # "How does …": the cue is not the question
    if asks and not named and (said.literals or said.after):
        topic = said.finish(said.cue).rstrip("?!.")
        content = {w.stem for w in words_in(said.after)}
        for literal in said.literals:
            heavy = [w for w in words_in(literal) if low(w) not in lexicon().closed]
            if heavy and any(w.stem in content for w in heavy):
                yield _Candidate(f"{topic}? {said.finish(literal)}.", 7.5)
        answer = said.finish(phrases.cut_openers(said.after))
        yield _Candidate(f"{topic}? {answer}.", 4.5 if phrases.starts_well(list(words_in(answer))) else -5)
    if not asks and said.before.rstrip().endswith("?"):
        question, answer = said.before.strip(), said.finish(said.sentence)
        if len(list(words_in(question))) <= 4:
            yield _Candidate(f"{capital(set_type(question))} {answer}.", 5.0)


def _clauses(said: Said) -> Iterator[_Candidate]:
    """Stretches of the cue's own part of the sentence, from a good start to a good end."""
    for begin, start_score in _starts(said):
        for end, end_score in _ends(said):
            text = said.sentence[begin:end]
            words = list(words_in(text))
            if begin > said.start or end < said.end or not _stands(text, words, own=begin == said.start):
                continue
            if end_score < 1 and low(words[-1]).endswith("ing") and words[-1].end > said.end - begin:
                continue  # "… the plugin running": the participle leans on what was cut
            shown = _unfilled(bare(text), len(words))
            score = start_score + end_score + _length_score(len(list(words_in(shown))))
            score -= 1.5 if end_score < 2 and _RUNS_ON.search(text) else 0.0
            score -= sound.flaws(said.sentence, begin, end, (said.start, said.end))
            asked = said.finish(shown) + ("?" if _asks(said, begin, end) else "")
            rest = said.sentence[end : said.limits[1]]
            yield _Candidate(asked, score, rest)
            if who := sound.subject(said.sentence, begin):
                yield _Candidate(said.finish(f"{who} {shown}"), score + 0.5, rest)
            tight = _tightened(text, said, begin)
            if tight:
                yield _Candidate(said.finish(tight), score + 0.3, rest)


def _stands(text: str, words: list[Word], *, own: bool) -> bool:
    """Whether both ends hold; the cue's own first word may be anything (`own`)."""
    quotes = text.count('"') % 2 == 0 and text.count("“") == text.count("”")
    return quotes and phrases.ends_well(words) and (own or phrases.starts_well(words)) and not phrases.dangling(words)


def _length_score(n: int) -> float:
    return {1: -3.0, 2: -0.8}.get(n, 1.0 if n < MOST else 0.6)


def _asks(said: Said, begin: int, end: int) -> bool:
    """Whether what is kept is still a question: its first word asks, or nothing was cut before it."""
    if not said.sentence.rstrip().endswith("?"):
        return False
    first = words_in(said.sentence[begin:end])[0]
    return low(first) in phrases.rules().interrogatives or (begin == 0 and not said.sentence[end:].strip(" ?"))


def _tightened(text: str, said: Said, begin: int) -> str:
    """The cue's own shorter wording in the place of its span, where it only leaves nouns and adjectives out."""
    span = said.sentence[said.start : said.end]
    asked, have = [w.stem for w in words_in(said.cue)], list(words_in(span))
    left = iter(asked)
    want = next(left, None)
    dropped = []
    for word in have:
        if word.stem == want:
            want = next(left, None)
        else:
            dropped.append(word)
    small = lexicon().closed | lexicon().groups["adverbs"]
    if want is not None or not dropped or any(low(w) in small or w.stem in lexicon().verbs for w in dropped):
        return ""
    at = said.start - begin
    return text[:at] + said.cue + text[at + len(span) :]


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
    begin = max(begin, left)
    if left == 0:
        yield min(phrases.opener_length(text[left:right]), said.start), 2.2
    own = min(begin + phrases.opener_length(text[begin : said.start] + "x"), said.start)
    yield own, 2.0
    yield from _past_subject(text, own, said)
    for tail in phrases.tail_starts(text[begin : said.start]):
        at = begin + tail + phrases.opener_length(text[begin + tail : said.start] + "x")
        yield min(at, said.start), 1.6
    for m in re.finditer(r"\b(?:and|or|but)\s+", text[begin : said.start], flags=re.IGNORECASE):
        near = len(list(words_in(text[begin + m.end() : said.start]))) < 3
        listed = text[: begin + m.start()].rstrip().endswith(",") and "," in text[: begin + m.start() - 2]
        yield begin + m.end(), 0.9 if near and not listed else 0.2
    yield _phrase_start(text, said, begin), 0.8
    yield said.start, 0.4


def _past_subject(text: str, own: int, said: Said) -> Iterator[tuple[int, float]]:
    """Past an empty subject: "You configure …", "It sends …", "<the title> works …"."""
    words = list(words_in(text[own : said.end]))
    if len(words) < 2 or own + words[1].start > said.start:
        return
    second = own + words[1].start
    if low(words[0]) in ("you", "we") and low(words[1]) not in phrases.rules().keep_you:
        yield second, 2.5
    elif low(words[0]) in ("it", "this", "they") and low(words[1]) not in phrases.rules().bad_start:
        yield second, 1.9
    title = {w.stem for w in words_in(said.title)}
    works = low(words[1]) in ("is", "are", "works", "work")
    if works and words[0].stem in title and len(words) > 2 and own + words[2].start <= said.start:
        yield own + words[2].start, 2.3


def _phrase_start(text: str, said: Said, begin: int) -> int:
    """The cue with the adjectives before it: back to the nearest small word."""
    at = said.start
    for word in reversed(list(words_in(text[begin : said.start]))):
        if low(word) in lexicon().closed or low(word).endswith("ing") or begin + word.end < at - 1:
            break
        at = begin + word.start
    return at


def _ends(said: Said) -> Iterator[tuple[int, float]]:
    """Where a headline may end, with how good an end that is."""
    text = said.sentence
    _, right = said.limits
    full = right >= len(text.rstrip(" .!?…"))
    yield right, 2.2 if full else -0.5
    rest = text[said.end : right]
    yield from ((said.end + b, 1.9) for b in phrases.breaks(rest))
    yield from ((said.end + b, 1.4) for b in phrases.tail_starts(rest))
    yield from ((said.end + b, 0.9) for b in phrases.adjunct_starts(rest))
    yield from ((said.end + m.start(), 1.3) for m in re.finditer(r"(?<=\S)\s+\w{3,}ing\b", rest[:14]))
    for m in re.finditer(r"\s(?:and|or|but)\s", rest):
        yield said.end + m.start(), 1.0
    yield said.end, 0.5


def _with_object(said: Said) -> Iterator[_Candidate]:
    """The cue's own words and the object that follows: "4 pods can share" + "one card"."""
    after = said.sentence[said.end : said.limits[1]]
    stop = min([*(b for b in phrases.breaks(after)), *(t for t in phrases.tail_starts(after) if t > 1), len(after)])
    words = list(words_in(after[:stop]))
    skipped = said.sentence[said.start : said.end]
    if len(list(words_in(skipped))) < len(list(words_in(said.cue))) + 3:
        return  # hardly anything was left out: the sentence's own words read better
    same_end = list(words_in(skipped))[-1].stem == list(words_in(said.cue))[-1].stem
    if words and len(words) <= 4 and phrases.ends_well(words) and same_end and low(words[0]) not in _NO_WHOLE:
        yield _Candidate(said.finish(f"{said.cue} {after[:stop].strip()}"), 5.2, after[stop:])


def _sub(rest: str, text: str, said: Said) -> str:
    """The rest of the clause as a sub-line, where it stands on its own."""
    cleaned = bare(rest.split(".")[0]) if "." in rest else bare(rest)
    words = list(words_in(cleaned))
    if (
        not 3 <= len(words) <= SUB_MOST
        or len(cleaned) > LONGEST_SUB
        or not phrases.ends_well(words)
        or phrases.dangling(words)
    ):
        return ""
    if low(words[0]) in _NO_SUB or low(words[0]) in phrases.rules().tails:
        return ""
    if {w.stem for w in words} <= {w.stem for w in words_in(text)}:
        return ""
    if low(words[0]) in phrases.rules().adjuncts or low(words[0]).endswith("ing"):
        return set_type(cleaned)  # it goes on where the headline stopped
    return capital(set_type(cleaned)) if rest.lstrip()[:1] in ",;:—–" else ""


def clauses_name(sentence: str, title: str) -> str:
    """The proper name a sentence begins with, if the title knows it: what a later "It" stands for."""
    words = list(words_in(sentence))
    run = []
    for word in words:
        if not any(c.isupper() for c in word.text):
            break
        run.append(word)
    known = {stem(w.text.lower()) for w in words_in(title)}
    follows = words[len(run)] if len(run) < len(words) else None
    says = follows is not None and (sound.finite(follows) or low(follows) in _IS or low(follows).endswith("n't"))
    if run and len(run) <= 3 and says and any(w.stem in known for w in run):
        return sentence[run[0].start : run[-1].end]
    return ""


def named(sentence: str, name: str) -> tuple[str, int]:
    """The sentence with a leading "It" replaced by its name, and how far the rest moved."""
    m = re.match(r"^It(?=\s+\w+s\b)", sentence)
    if not m or not name:
        return sentence, 0
    return name + sentence[m.end() :], len(name) - m.end()
