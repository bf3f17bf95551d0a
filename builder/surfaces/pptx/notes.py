"""Speaker notes: paragraphs with the cue phrase in bold and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from builder.surfaces.pptx.model import Paragraph, Slide
from builder.surfaces.pptx.xml import text


def paragraphs(notes: Sequence[Paragraph], language: str) -> str:
    """The a:p elements of a notes body; blank paragraphs are left out."""
    return "".join(f"<a:p>{_runs(paragraph, language)}</a:p>" for paragraph in notes if _words(paragraph))


def spoken(slide: Slide) -> Sequence[Paragraph]:
    """What the notes of a slide say: its own notes, else the scene's, else its title; never nothing."""
    if any(_words(paragraph) for paragraph in slide.notes):
        return slide.notes
    words = slide.scene.notes.strip() or slide.scene.title.strip() or slide.scene.id
    return tuple(((line, False),) for line in words.split("\n"))


def _words(paragraph: Paragraph) -> str:
    return "".join(words for words, _ in paragraph).strip()


def _runs(paragraph: Paragraph, language: str) -> str:
    return "".join(
        f'<a:r><a:rPr lang="{language}"{_CUE if cue else ""}/><a:t>{text(words)}</a:t></a:r>'
        for words, cue in paragraph
        if words
    )


_CUE = ' b="1" u="sng"'
