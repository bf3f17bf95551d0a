"""Casting: from the figures a row names to the actors that play them, with letters, colours and moods."""

from __future__ import annotations

from builder.cast.member import Member, Roll, title_of
from builder.cast.notation import figure, figures, nouns, number, same, texts, written
from builder.cast.stand import aspect, badge, stand

__all__ = [
    "Member",
    "Roll",
    "aspect",
    "badge",
    "figure",
    "figures",
    "nouns",
    "number",
    "same",
    "stand",
    "texts",
    "title_of",
    "written",
]
