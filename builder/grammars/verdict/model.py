"""What is judged: items with their marks, labels, who works on them, and what they share."""

from __future__ import annotations

from dataclasses import dataclass

from builder.cast import Member

BADGES = {"tick": "check", "cross": "cross", "strike": "cross", "question": "question", "warning": "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One thing and what is said of it. `worker`: a pod at work on it; `sign`: words on a sign before it."""

    member: Member
    mark: str
    label: str = ""
    worker: Member | None = None
    sign: str = ""

    @property
    def good(self) -> bool:
        return self.mark == "tick"
