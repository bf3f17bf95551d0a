"""What the deck surface is given besides scenes and a theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from builder.scene.model import Scene

#: A paragraph of speaker notes: (words, whether they are the cue phrase).
Paragraph: TypeAlias = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide: a 1920 x 1080 scene, the section it belongs to, what the speaker says."""

    scene: Scene
    section: str
    notes: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckInfo:
    """The document's properties. `language` is a BCP 47 tag for every run of text.

    `links`: (words, address) pairs; a text on a slide that says exactly these words opens the address.
    """

    title: str
    author: str
    subject: str = ""
    keywords: str = ""
    language: str = "en-US"
    links: tuple[tuple[str, str], ...] = ()
