"""What a bar shows, settled: owners, their shares and colours, who grows, whether all is taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.cast import Member, Roll, figures
from builder.cast.member import ORDER
from builder.grammars.base import Slots
from builder.language.model import Figure
from builder.layout.labels import stock
from builder.layout.stage import Stage

MOST = 12  # more owners than this would be slivers
_PERCENT = re.compile(r"\s*(?:to|at|with|:)?\s*\(?\b(\d+(?:\.\d+)?)\s*%\)?\s*")
_MEMORY = frozenset(("memory", "ram", "vram", "heap", "mem", "buffer"))  # what running out of is called OOM
_ALONE = 0.72  # share of a single owner whose size nobody gave: the rest is seen to be free


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The slots, settled: owners from left to right, who grows (-1 nobody), whether all is taken.

    `name` stands under the bar, `pool` is what it is of. `tones` are the segments' colours; `said` the
    shares the author gave ("40%"), "" for the others.
    """

    name: str
    pool: str
    owners: tuple[Member, ...]
    tones: tuple[str, ...]
    shares: tuple[float, ...]
    said: tuple[str, ...]
    grower: int
    full: bool
    tag: str

    @property
    def big(self) -> Member | None:
        return self.owners[self.grower] if self.grower >= 0 else None

    @property
    def small(self) -> tuple[tuple[int, ...], ...]:
        """Those who do not grow, as runs of neighbours."""
        left = tuple(i for i in range(len(self.owners)) if i < self.grower or self.grower < 0)
        right = tuple(i for i in range(len(self.owners)) if i > self.grower >= 0)
        return tuple(run for run in (left, right) if run)

    @property
    def alike(self) -> bool:
        """Whether the owners are blocks of the same words: they go by letters, as pods do."""
        return len({m.words for m in self.owners}) < len(self.owners) and all(m.kind == "object" for m in self.owners)

    def letter(self, index: int) -> str:
        """The mark an owner goes by."""
        return self.owners[index].letter or chr(ord("A") + index)

    @property
    def free(self) -> float:
        return max(0.0, 1.0 - sum(self.shares))


def settled(slots: Slots, stage: Stage) -> Bar:
    given = slots.get("parts") or (Figure(kind="pod", words="pod", count=4, quantity="plural"),)
    parts = given if isinstance(given, Sequence) and not isinstance(given, str) else (given,)
    roll = Roll()
    owners: list[Member] = []
    said: list[float] = []
    for part in parts:
        words, share = _share(part)
        for figure in figures(words):
            taken = roll.take(figure)
            owners += taken
            said += [share / len(taken) if share else 0.0] * len(taken)
    owners, said = owners[:MOST], said[:MOST]
    who, to = _share(slots.get("grow"))
    grower = _grower(str(who or ""), owners, full=bool(slots.get("full")))
    if grower >= 0 and to:
        said[grower] = to
    pool, full = _sentence(str(slots.get("of") or stock("memory"))), bool(slots.get("full"))
    state = f"{pool} {stock('full')}" if full and grower < 0 else pool
    shares = _shares(said, grower, 0.5, full=full)
    lost = stock("oom" if _MEMORY & set(pool.lower().split()) else "failed")
    return Bar(
        name=stage.labels.get("name") or state, pool=pool, owners=tuple(owners), tones=_tones(owners),
        shares=shares, said=tuple(f"{100 * s:g}%" if s else "" for s in said), grower=grower, full=full,
        tag=str(slots.get("tag") or lost),
    )  # fmt: skip


def _share(value: object) -> tuple[object, float]:
    """ "pod D to 70%" as ("pod D", 0.7); anything else as it is, with 0."""
    found = _PERCENT.search(value) if isinstance(value, str) else None
    if found is None or not isinstance(value, str):
        return value, 0.0
    return (value[: found.start()] + value[found.end() :]).strip(), min(1.0, float(found[1]) / 100)


def _sentence(words: str) -> str:
    """A capital first, unless the word has its own ways ("nvidia.com/gpu")."""
    first = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if first.isalpha() and first.islower() else words


def _grower(named: str, owners: Sequence[Member], *, full: bool) -> int:
    """Whom the row calls greedy or names as growing; the last owner when it only says that one grows."""
    greedy = next((i for i, m in enumerate(owners) if m.figure.state == "greedy"), -1)
    named = named.lower()
    if not named:
        return greedy
    names = ({m.letter.lower(), m.who, f"pod {m.letter}".lower(), m.id, m.words.lower()} for m in owners)
    known = (i for i, own in enumerate(names) if named in own)
    return next(known, greedy if greedy >= 0 else len(owners) - 1)


def _shares(said: Sequence[float], grower: int, big: float, *, full: bool) -> tuple[float, ...]:
    """What the author said; the rest equal, but for a grower, which holds `big` of what is left (less where many
    others still need room)."""
    count, open_ = len(said), [i for i, share in enumerate(said) if not share]
    given = sum(said)
    if count == 1 and open_ and not full:
        return (_ALONE,)
    shares = list(said)
    if grower in open_ and count > 1:
        shares[grower] = max(0.0, (1 - given) * max(0.34, big - 0.032 * max(0, count - 4)))
        open_.remove(grower)
    left = max(0.0, 1 - sum(shares))
    for i in open_:
        shares[i] = left / len(open_)
    total = sum(shares)
    return tuple(share / max(1.0, total) for share in shares)


def _tones(owners: Sequence[Member]) -> tuple[str, ...]:
    return tuple(m.who or ORDER[i % len(ORDER)] for i, m in enumerate(owners))
