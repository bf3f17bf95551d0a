"""Scenes to an editable PowerPoint deck."""

from __future__ import annotations

from builder.surfaces.pptx.deck import deck
from builder.surfaces.pptx.model import DeckInfo, Paragraph, Slide

__all__ = ["DeckInfo", "Paragraph", "Slide", "deck"]
