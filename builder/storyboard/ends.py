"""The slides without a row: title, closing takeaway, memes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.cast.ensemble import star
from builder.cast.notation import nouns
from builder.diagnostics import Collector, did_you_mean
from builder.language.brands import covered
from builder.language.lexicon import key, nouns_table
from builder.language.model import Figure, Reading
from builder.script.model import Episode, MemeIdea
from builder.script.sidefile import Override
from builder.storyboard import phrases
from builder.storyboard import slots as authors
from builder.storyboard.accents import coloured, runs
from builder.storyboard.choose import Grammar
from builder.storyboard.headline import finish
from builder.storyboard.ladder import LAST
from builder.storyboard.model import Headline, Match, frozen
from builder.storyboard.typeset import sentence_case, set_type
from builder.storyboard.words import Word, words_in

_TITLED = 3  # mentions in rows that one in the title is worth
_FRONT = re.compile(r"\s*[:,–—]\s*|\s+(?:for|on|in|with|and|of|to|vs|versus|the|a|without|at|is|are)\s+", re.IGNORECASE)
_QUOTE = re.compile(r"\"([^\"\n]{2,200})\"|“([^”\n]{2,200})”")


@dataclass(frozen=True, slots=True)
class Casting:
    """Who the episode is about: kinds by how often the rows name them, how many of each, whether they take turns.

    `name`: of a product the title begins with, which then leads.
    """

    kinds: tuple[str, ...]
    counts: Mapping[str, int]
    turns: bool = False
    name: str = ""

    @property
    def many(self) -> str:
        """The kind most named of which there are several, and which can lead a slide."""
        return next((k for k in self.kinds if self.counts.get(k, 1) > 1 and star(k)), "")

    @property
    def hero(self) -> str:
        """The kind most named of which there is one, and which can lead a slide."""
        return next((k for k in self.kinds if k != self.many and star(k)), "")

    def slots(self) -> dict[str, object]:
        """`hero`: the first thing there is one of; `cast`: the set that works with it."""
        many, hero = self.many, self.hero
        out: dict[str, object] = {}
        if self.name:
            out["hero"] = Figure(kind="emblem", words=self.name)
        elif hero:
            out["hero"] = Figure(kind=star(hero), words=hero.replace("-", " "))
        if many:
            count = self.counts[many]
            out["cast"] = Figure(kind=star(many), words=many.replace("-", " "), count=count, quantity="exact")
        if many and self.turns:
            out["turns"] = True
        return out


def casting(readings: Sequence[Reading], title: str = "") -> Casting:
    """Count the actors of all rows, the title first; a set's size is the first exact number given over one."""
    front = _subject(title)
    often = dict.fromkeys(_kinds(title), _TITLED)
    counts: dict[str, int] = {}
    for reading in readings:
        for figure in reading.figures:
            name = figure.kind or figure.words.lower()
            if figure.kind:
                often[name] = often.get(name, 0) + 1
            virtual = "virtual" in (figure.state, *figure.attributes)
            if figure.quantity == "exact" and 2 <= figure.count <= 12 and not figure.colours and not virtual:
                counts.setdefault(name, figure.count)
    ordered = sorted(often, key=lambda k: -often[k])
    leads = bool(front) and covered(front.split(), doubtful=True) and not _kinds(front)
    turns = any(r.transition("switch") for r in readings)
    return Casting(kinds=tuple(ordered), counts=counts, turns=turns, name=front if leads else "")


def _subject(title: str) -> str:
    """The title's first noun phrase: up to a colon, a preposition or a conjunction."""
    return _FRONT.split(title.strip(), maxsplit=1)[0]


def _kinds(text: str) -> tuple[str, ...]:
    """The actors a text names, in its order."""
    table, stems = nouns_table(nouns()), key(text)
    found, at = list[str](), 0
    while at < len(stems):
        kind, used = table.longest(stems, at)
        found += [kind] if kind else []
        at += max(1, used)
    return tuple(dict.fromkeys(found))


def title_headline(episode: Episode) -> Headline:
    """The title in sentence case; the part a cue names, or the word before its preposition, is coloured."""
    text = set_type(sentence_case(episode.title, "\n".join(s.text for s in episode.narration)))
    words = list(words_in(text))
    if len(words) < 2:
        return runs(text, [(w.start, w.end, "good") for w in words])
    stems = [w.stem for w in words]
    for cue in sorted(episode.cues, key=lambda c: (-len(c.cue), c.row)):
        want = [w.stem for w in words_in(cue.cue)]
        for i in range(len(stems) - len(want) + 1):
            if want and len(want) < len(stems) and stems[i : i + len(want)] == want:
                return runs(text, [(words[i].start, words[i + len(want) - 1].end, "good")])
    return runs(text, [(*_before_preposition(words), "good")])


def _before_preposition(words: Sequence[Word]) -> tuple[int, int]:
    """Where the title's first noun phrase ends: the noun, with an acronym that stands before it."""
    stops = phrases.rules().adjuncts | frozenset(phrases.rules().tails)
    end = next((i for i, w in enumerate(words) if i and phrases.low(w) in stops), len(words))
    start = end - 1
    if start > 1 and words[start - 1].text.isupper():
        start -= 1
    return words[start].start, words[end - 1].end


def takeaway(episode: Episode, taken: Sequence[str]) -> Headline:
    """The last thing said, cut to a line; the sentence before it when that line stands on a slide already."""
    last = [s.text for s in reversed(episode.narration[-3:])]
    for options in (*(_shortened(t) for t in last), *(_fronts(t) for t in last)):
        for text in options:
            line = finish(text)
            if line and not any(_alike(line, other) for other in taken):
                return coloured(line, line)
    whole = finish(last[0]) if last else episode.title
    return coloured(whole if len(words_in(whole)) <= 2 * phrases.MOST else episode.title, whole)


def _shortened(sentence: str) -> list[str]:
    """Ways to say a sentence in seven words: all of it, or one of its clauses, the last first."""
    whole = phrases.cut_openers(sentence).rstrip(" .!")
    parts = (phrases.cut_openers(p) for p in reversed(_clauses(whole)))
    options = (whole, *(p for p in parts if len(words_in(p)) > 2))
    said = sentence.rstrip(" .!") if len(words_in(whole)) == len(words_in(sentence)) else whole
    alone = [said] if 3 <= len(words_in(said)) <= phrases.MOST + 2 else []
    return alone + [o for o in options if _fits(o, final=whole.endswith(o))]


def _fronts(sentence: str) -> list[str]:
    """The fronts of its clauses, up to a tail or a preposition, the longest first."""
    out: list[str] = []
    for part in reversed(_clauses(phrases.cut_openers(sentence).rstrip(" .!"))):
        cuts = {c for c in (*phrases.tail_starts(part), *phrases.adjunct_starts(part)) if c}
        out += [part[:c] for c in sorted(cuts, reverse=True)]
    return [
        o
        for o in out
        if _fits(o) and len(words_in(o)) > 2 and phrases.low(words_in(o)[-1]) not in phrases.rules().leans
    ]


def _clauses(text: str) -> list[str]:
    edges = [0, *phrases.breaks(text), len(text)]
    parts = (text[a:b].strip(" ,;:—–") for a, b in pairwise(edges))
    return [p for p in parts if p]


def _fits(text: str, *, final: bool = False) -> bool:
    """Whether a phrase is short and whole; one the sentence ends with may end as it does (`final`)."""
    words = list(words_in(text))
    if not 2 <= len(words) <= phrases.MOST:
        return False
    closed = phrases.ends_well(words) or (final and len(words) > 2 and phrases.dangling(words))
    return closed and phrases.starts_well(words)


def _alike(a: str, b: str) -> bool:
    return [w.stem for w in words_in(a)] == [w.stem for w in words_in(b)]


def closing_slots(readings: Sequence[Reading]) -> dict[str, object]:
    """What the rows ticked and crossed: `good` and `bad` as figures, for a recap."""
    marks = [m for reading in readings for m in reading.marks if m.target is not None]
    good = tuple(m.target for m in marks if m.name == "tick")
    bad = tuple(m.target for m in marks if m.name == "cross")
    return {key: value for key, value in (("good", good), ("bad", bad)) if value}


def special(
    name: str,
    grammars: Sequence[Grammar],
    slots: dict[str, object],
    override: Override | None,
    collector: Collector,
    known: authors.Slotted | None = None,
) -> Match:
    """The match of a slide without a row; the last resort draws it where its own scene is not there.

    `known` says what an author may set where no grammar of that name does.
    """
    wanted = (override.scene if override else "") or name
    scenes = () if known else grammars
    grammar = next((g for g in scenes if g.name == wanted), None)
    judged = grammar or known
    if override is not None and override.scene and grammar is None and wanted != name:
        hint = did_you_mean(wanted, [g.name for g in scenes] or [name])
        collector.error("unknown-scene", f"unknown scene {wanted!r}", override.values["scene"].span, hint)
    if override is not None and judged is not None:
        slots = authors.settled(override, judged, slots, collector)
        authors.judge(override, judged, slots, collector, own=False)
    why = "the author's side file" if override else "a slide without a row"
    return Match(
        grammar=grammar.name if grammar else LAST, level="L0" if override else "L1", slots=frozen(slots), why=(why,)
    )


def meme_line(idea: MemeIdea) -> str:
    """What a meme says: the first quotation of more than one word, else the bullet itself."""
    found = [quote for a, b in _QUOTE.findall(idea.text) if len(words_in(quote := a or b)) > 1]
    return set_type(found[0] if found else idea.text)


def meme_places(memes: Sequence[str], slides: Sequence[str]) -> list[int | None]:
    """For every meme the index of the slide it follows: where rare words are shared most, one meme a slide.

    `slides`: the words of every cue slide (row and narration). Ties go to the later slide; None for a meme
    that shares nothing.
    """
    bags = [{w.stem for w in words_in(s)} for s in slides]
    weight: dict[str, float] = {}
    for bag in bags:
        for stem in sorted(bag):
            weight[stem] = weight.get(stem, 0.0) + 1.0
    small = {w.stem for w in words_in(" ".join(sorted(phrases.rules().bad_end | phrases.rules().adjuncts)))}
    out: list[int | None] = []
    for meme in memes:
        asked = {w.stem for w in words_in(meme)} - small
        scores = [sum(1 / weight[s] for s in sorted(asked & bag)) for bag in bags]
        free = [i for i in range(len(bags)) if i not in out] or list(range(len(bags)))
        best = max(free, key=lambda i: (round(scores[i], 6), i), default=-1)
        out.append(best if best >= 0 and scores[best] > 0 else None)
    return out
