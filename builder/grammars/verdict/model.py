"""What is judged: items with their marks, labels, who works on them, and what they share."""

from __future__ import annotations

from dataclasses import dataclass

from builder.cast import Member
from builder.layout.stage import Stage
from builder.scene.beats import Beat, Effect

BADGES = {"tick": "check", "cross": "cross", "strike": "cross", "question": "question", "warning": "warning"}
#: How many are drawn where a number of them is judged.
CROWD = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One thing and what is said of it: `worker` a pod at work on it, `sign` words on top of it, `stamp` across it.

    `crowd`: all of them where several are judged as one.
    """

    member: Member
    mark: str
    label: str = ""
    worker: Member | None = None
    sign: str = ""
    stamp: str = ""
    crowd: tuple[Member, ...] = ()

    @property
    def rows(self) -> int:
        """Rows in which a crowd stands."""
        return 1 if len(self.crowd) <= 3 else 2

    @property
    def good(self) -> bool:
        return self.mark == "tick"


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """`item` does not suit, `instead` (its words) does; `labels` under the two."""

    item: Judged
    instead: str
    labels: tuple[str, str] = ("", "")


def same_set(item: Member, instead: str) -> bool:
    """Whether both sides are one card cut two ways: a job that needs its own part of it, and MIG."""
    return instead.upper() == "MIG" and item.kind in ("training-job", "pod", "gpu")


def stamps(stage: Stage) -> tuple[Beat, ...]:
    """The octagon, then the check."""
    no = Effect(target="badge-cross", name="stamp", duration_ms=240)
    yes = Effect(target="badge-check", name="stamp", duration_ms=240)
    return (
        Beat(id="no", cue=stage.cue, effects=(no,)),
        Beat(id="instead", cue=stage.cue, effects=(yes,), trigger="auto"),
    )
