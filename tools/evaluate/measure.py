"""One row of a script beside its row of gold: what is right, what is missing, what should not be there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.cast import nouns
from builder.language.lexicon import key
from builder.language.stems import plural
from builder.scene.items import Part
from builder.scene.model import Scene
from builder.scene.walk import actors, texts
from builder.storyboard.model import Account
from builder.text.typeset import typeset
from tools.evaluate import wanted
from tools.evaluate.gold import Gold

#: Levels at which no grammar took the row; what stands there is never a grammar's success.
FALLBACK = ("L3", "L4", "L5")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of what was asked for is there, and what is not."""

    asked: int = 0
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One row measured. `anchored`: None where the row has no real place; scene figures None without a scene."""

    gold: Gold
    account: Account
    right: bool
    best: bool
    anchored: bool | None
    literals: Share | None = None
    counts: Share | None = None
    lists: Share | None = None
    drawn: tuple[str, ...] = ()
    failed: str = ""


def grammar(gold: Gold, account: Account) -> Measured:
    """Grammar and anchor, for which nothing has to be drawn."""
    ours = account.match.grammar if account.match.level not in FALLBACK else ""
    return Measured(
        gold=gold, account=account, right=ours in gold.grammars, best=ours == gold.grammars[0],
        anchored=_anchored(gold, account),
    )  # fmt: skip


def composed(row: Measured, scene: Scene, failed: str = "") -> Measured:
    """The same row with what its scene shows."""
    gold, account = row.gold, row.account
    named = tuple((group.id, part) for group, part in actors(scene.items))
    parts = tuple(part for _, part in named)
    said = tuple(text.string for text in texts(scene.items))
    visual = account.cue.visual
    return Measured(
        gold=gold, account=account, right=row.right and not failed, best=row.best and not failed,
        anchored=row.anchored, literals=_literals(wanted.literals(visual), said),
        counts=_counts(wanted.counts(visual, gold.parameters, nouns()), named, said),
        lists=_lists(wanted.lists(visual, account.cue.cue, gold.parameters), said, parts),
        drawn=tuple(_drawn(gold.forbidden, said, parts)), failed=failed,
    )  # fmt: skip


def _anchored(gold: Gold, account: Account) -> bool | None:
    """Whether the sentence chosen has the words it should; with a "?" there is no right one."""
    if gold.at.startswith("?"):
        return None
    here = f" {wanted.plain(account.anchor.sentence)} "
    return any(f" {wanted.plain(words)} " in here for words in (gold.at, gold.cue or account.cue.cue) if words)


def _literals(asked: Sequence[str], said: Sequence[str]) -> Share:
    """A literal stands in one text, or runs on from one to the next (a listing's lines).

    The case of its first letter, a full stop at its end and house punctuation are free.
    """
    stage = "\n".join((_folded(" ".join(said)), *("".join(text.split()) for text in said)))
    return Share(asked=len(asked), missing=tuple(words for words in asked if not _stands(_folded(words), stage)))


def _stands(words: str, stage: str) -> bool:
    return any(first + words[1:] in stage for first in (words[:1].lower(), words[:1].upper()))


def _folded(words: str) -> str:
    """Words in house punctuation on one line, quotation marks straight, without a full stop at the end."""
    return " ".join(typeset(words).translate(_STRAIGHT).split()).rstrip(".")


def _counts(asked: Sequence[tuple[str, int]], drawn: Sequence[tuple[str, Part]], said: Sequence[str]) -> Share:
    """A number is shown when that many are drawn: in all, with the row's other numbers, or in one set; or in words."""
    words = f" {wanted.plain(' . '.join(said))} "
    missing = []
    for kind, count in asked:
        total = sum(n for k, n in asked if k == kind)
        same = [(name, part) for name, part in drawn if part.kind == kind or _called(part, kind)]
        sets = Counter(_stem(name) for name, _ in same)
        states = Counter(part.state for _, part in same)
        written = any(f" {count} {noun} " in words for noun in (kind.replace("-", " "), plural(kind.replace("-", " "))))
        right = len(same) in (count, total, 2 * count) or count in (*sets.values(), *states.values())
        if not right and not written:
            missing.append(f"{count} {kind} (drawn: {len(same)})")
    return Share(asked=len(asked), missing=tuple(missing))


def _called(part: Part, noun: str) -> bool:
    """Whether an actor's words end in a noun."""
    return key(part.label)[-1:] == key(noun)


def _stem(name: str) -> str:
    """An item's id without what tells it from its siblings: "left/pod-b" -> "left/pod"."""
    return re.sub(r"-(?:[a-z]|\d+)$", "", name)


def _lists(asked: Sequence[str], said: Sequence[str], parts: Sequence[Part]) -> Share:
    words = f" {wanted.plain(' . '.join(said))} "
    kinds = {part.kind for part in parts}
    return Share(asked=len(asked), missing=tuple(a for a in asked if not _shown(a, words, kinds, nouns())))


def _shown(name: str, words: str, kinds: set[str], known: Mapping[str, str]) -> bool:
    """As words, or as an actor that answers to them."""
    if f" {wanted.plain(name)} " in words:
        return True
    asked = key(name.replace("-", " "))
    return any(key(noun) == asked and kind in kinds for noun, kind in known.items())


def _drawn(forbidden: Sequence[str], said: Sequence[str], parts: Sequence[Part]) -> Iterator[str]:
    """What a row forbids and the scene has: as an actor of that kind, or as words."""
    words = f" {wanted.plain(' . '.join(said))} "
    kinds = {part.kind for part in parts}
    for name in forbidden:
        if _shown(name, words, kinds, nouns()):
            yield name
