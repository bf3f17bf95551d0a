"""The slots of a change of number, settled."""

from __future__ import annotations

from dataclasses import dataclass

from builder.language.model import Figure

MOST = 12  # of one set drawn; more are said by the number


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """`counts`: how many there are, one after the other; `said`: whether the first two are the author's.

    `trigger`: why, in words; `by`: who or what does it, one for each change, with their own
    words; `added`: how many come (0 unsaid). `again`: whether the last is as the first, `then`: why it is so.
    `rival`: what is said not to do it; `asleep`: whether those of the first set have nothing to do.
    """

    of: Figure
    counts: tuple[int, ...]
    said: tuple[bool, bool]
    trigger: str = ""
    by: tuple[Figure | None, ...] = ()
    rival: Figure | None = None
    asleep: bool = False
    added: int = 0
    again: bool = False
    then: str = ""

    @property
    def first(self) -> int:
        return self.counts[0]

    @property
    def last(self) -> int:
        return self.counts[1]

    def agent(self, which: int) -> Figure | None:
        """Who makes the change `which` (from 0)."""
        return self.by[which] if which < len(self.by) else None

    def number(self, which: int) -> str:
        """The number to print for a set: the author's, or how many more; "" where nobody said one."""
        if which > 1 and self.again:
            return self.number(0)
        if which > 1 or self.said[which]:
            return str(self.counts[which])
        return f"+{self.added}" if which == 1 and self.added else ""
