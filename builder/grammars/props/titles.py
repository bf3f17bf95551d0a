"""The name a thing needs beside it."""

from __future__ import annotations

from builder.cast import Member
from builder.cast.bill import said
from builder.language.model import Figure
from builder.layout.stage import Stage
from builder.text.measure import advance


def named(actor: Figure, member: Member, stage: Stage) -> str:
    """The words to set below a drawn thing; "" where it says them itself or has no room."""
    if member.kind == "object" or not member.caption:
        return ""
    words = said(actor)
    return words if advance(words, "text-bold", stage.scale.label) < 0.42 * stage.box.w else ""
