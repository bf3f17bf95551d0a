"""Notes pages: what the speaker says, with the cue phrase in bold and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from builder.surfaces.pptx.model import Paragraph, Slide
from builder.surfaces.pptx.slide import ROOT, slide_number_field
from builder.surfaces.pptx.xml import DECLARED, attribute, text

_CUE = ' b="1" u="sng"'


def notes_page(slide: Slide, language: str) -> str:
    """A whole p:notes: the slide's picture, the words, the slide's number, all placed by the notes master."""
    tag = attribute(language)
    words = "".join(f"<a:p>{_runs(paragraph, tag)}</a:p>" for paragraph in _spoken(slide) if _words(paragraph))
    picture = _placeholder(2, "Slide image", 'type="sldImg"', "", ' noRot="1" noChangeAspect="1"')
    body = _placeholder(3, "Notes", 'type="body" sz="quarter" idx="3"', f"<a:bodyPr/><a:lstStyle/>{words}")
    number = _placeholder(4, "Slide number", 'type="sldNum" sz="quarter" idx="5"', slide_number_field(tag))
    return (
        f"<p:notes {DECLARED}><p:cSld><p:spTree>{ROOT}{picture}{body}{number}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _placeholder(number: int, name: str, kind: str, body: str, locks: str = "") -> str:
    words = f"<p:txBody>{body}</p:txBody>" if body else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/>{words}</p:sp>"
    )


def _spoken(slide: Slide) -> Sequence[Paragraph]:
    """The slide's notes, else the scene's, else its title: a notes page is never empty."""
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
