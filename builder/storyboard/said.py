"""What a cue's headline may draw on: its sentence, its share of it, the sentences around."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.language.lexicon import lexicon
from builder.script.model import Episode
from builder.storyboard.align import Anchor
from builder.storyboard.headline import Said, clauses_name, named
from builder.storyboard.words import Word

_BACK = 12  # sentences a pronoun may reach back
_QUOTED = re.compile(r"\"([^\"\n]{1,120})\"|“([^”\n]{1,120})”")


def said_of(
    episode: Episode, words: Sequence[Word], anchors: Sequence[Anchor], row: int, taken: tuple[str, ...] = ()
) -> Said:
    """Gather the words for the cue at index `row`."""
    cue = episode.cues[row]
    literals = tuple(a or b for a, b in _QUOTED.findall(cue.visual))
    anchor = anchors[row]
    blank = Said(cue=cue.cue, title=episode.title, literals=literals, taken=taken, names=own_shapes(episode))
    if anchor.kind in ("between", "fence", "time") or not words:
        return blank
    first, last = words[anchor.first], words[anchor.last]
    sentence = episode.narration[first.sentence]
    left, right = _limits(words, anchors, row, sentence.text)
    name = _name_before(episode, first.sentence) if sentence.text.startswith(("It ", "This ")) else ""
    text, moved = named(sentence.text, name) if left == 0 else (sentence.text, 0)
    start = 0 if first.start == 0 else first.start + moved
    around = [_near(episode, first.sentence, step) for step in (-1, 1)]
    return Said(
        cue=cue.cue, sentence=text, start=start, end=last.end + moved, limits=(left, right + moved),
        before=around[0], after=around[1], name=name, title=episode.title, literals=literals, taken=taken,
        names=blank.names,
    )  # fmt: skip


def _limits(words: Sequence[Word], anchors: Sequence[Anchor], row: int, text: str) -> tuple[int, int]:
    """The part of a sentence between the cues before and after in the same sentence."""
    here = words[anchors[row].first].sentence
    left, right = 0, len(text.rstrip(" .!?…"))
    for other in anchors[:row]:
        if words[other.last].sentence == here and other.kind != "between" and other.last < anchors[row].first:
            left = max(left, words[other.last].end)
    for other in anchors[row + 1 :]:
        if words[other.first].sentence == here and other.kind != "between" and other.first > anchors[row].last:
            right = min(right, words[other.first].start)
    return left, max(right, words[anchors[row].last].end)


def _near(episode: Episode, index: int, step: int) -> str:
    at = index + step
    if not 0 <= at < len(episode.narration):
        return ""
    same = episode.narration[at].paragraph == episode.narration[index].paragraph
    return episode.narration[at].text if same else ""


def _name_before(episode: Episode, index: int) -> str:
    """What "It" most likely stands for: the last proper name a sentence before began with."""
    for sentence in reversed(episode.narration[max(0, index - _BACK) : index]):
        name = clauses_name(sentence.text, episode.title)
        if name:
            return name
    return ""


def own_shapes(episode: Episode) -> frozenset[str]:
    """Words that never take a capital: what begins a sentence or a literal of the script in lower case.

    In a script that begins most sentences in lower case this says nothing of a word.
    """
    firsts = [s.text.split()[0] for s in episode.narration]
    small = [w for w in firsts if w[:1].islower()]
    careful = len(small) * 3 <= len(firsts)
    code = [
        lit.text.split()[0] for s in episode.narration for lit in s.literals if lit.kind == "code" and lit.text.strip()
    ]
    named = [w.strip(",.:;!?") for w in (*(small if careful else ()), *code) if w[:1].islower()]
    return frozenset(w for w in named if w not in lexicon().closed)
