"""The name a thing needs beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.actors import base
from builder.actors.forms import width_of
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
    if member.params.get("label") and member.params["label"] in actor.attributes:
        return ""
    return words if advance(words, "text-bold", stage.scale.label) < 0.42 * stage.box.w else ""


def titled(actor: Figure) -> Figure:
    """The thing with a short adjective printed on it where its drawing has a place for words ("CPU chip")."""
    short = next((a for a in actor.attributes if a.isupper() and len(a) < 5), "")
    if actor.label or not short or actor.kind not in base.kinds() or "label" not in base.info(actor.kind).params:
        return actor
    return replace(actor, label=short)


def unbroken(labels: Sequence[str], room: float, stage: Stage) -> bool:
    """Whether no word of a label is broken in a column of this width."""
    words = max((word for label in labels for word in label.split()), key=len, default="")
    return width_of(words, "display", stage.scale.least) <= room
