"""What a scene says against what its row said: pure functions over scene, reading and match."""

from __future__ import annotations

from collections.abc import Callable

from builder.checks import cast, motion, words
from builder.checks.seen import Finding, Seen, see
from builder.language.model import Reading
from builder.scene.model import Scene
from builder.storyboard.model import Match
from builder.theme import Theme

__all__ = ["CHECKS", "Finding", "findings", "hard"]

Check = Callable[[Seen, Reading, Match], "list[str]"]
#: name -> (whether a scene that fails it is a lie, severity, the check); in the order they are told.
_ALL: dict[str, tuple[bool, str, Check]] = {
    "literal": (True, "warning", words.literals),
    "count": (True, "warning", cast.counts),
    "negated": (True, "warning", cast.negated),
    "brand": (False, "warning", words.brands),
    "titles": (False, "warning", words.titles),
    "order": (False, "warning", words.order),
    "listed": (False, "note", words.listed),
    "name": (False, "note", words.names),
    "colour": (False, "note", cast.colours),
    "drawn": (False, "note", cast.drawn),
    "still": (False, "note", motion.still),
}
CHECKS = tuple(_ALL)


def findings(scene: Scene, reading: Reading, match: Match, *, theme: Theme) -> tuple[Finding, ...]:
    """Everything the row says and the scene does not keep; `theme` is the one the scene was composed in."""
    seen = see(scene, theme)
    return tuple(
        Finding(check=name, hard=lie, severity=severity, message=message)
        for name, (lie, severity, check) in _ALL.items()
        for message in check(seen, reading, match)
    )


def hard(found: tuple[Finding, ...]) -> bool:
    """Whether the scene says what is not so."""
    return any(finding.hard for finding in found)
