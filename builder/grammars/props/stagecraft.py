"""What the scenes of props share: the machine that stands for a place, the name a thing needs below it."""

from __future__ import annotations

from dataclasses import replace

from builder.actors import base
from builder.cast import Member
from builder.cast.bill import said
from builder.language.model import Figure
from builder.layout.stage import Stage
from builder.text.measure import advance

_MACHINES = {"node-panel": "server", "boundary": "cluster"}


def machine(actor: Figure) -> Figure:
    """A place as the machine that stands for it; everything else as it is."""
    kind = _MACHINES.get(actor.kind, actor.kind)
    return replace(actor, kind=kind) if kind in base.kinds() else actor


def named(actor: Figure, member: Member, stage: Stage) -> str:
    """The words to set below a drawn thing; "" where it says them itself or has no room."""
    if member.kind == "object" or not member.caption:
        return ""
    words = said(actor)
    return words if advance(words, "text-bold", stage.scale.label) < 0.42 * stage.box.w else ""
