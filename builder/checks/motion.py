"""What happens while the sentence is spoken."""

from __future__ import annotations

from builder.checks.seen import Seen
from builder.language.model import Reading
from builder.storyboard.model import Match


def still(seen: Seen, _reading: Reading, _match: Match) -> list[str]:
    """First and last frame are the same: nothing enters, leaves, grows or moves."""
    return [] if any(name != "pulse" for name in seen.effects) else ["nothing happens: first and last frame are alike"]
