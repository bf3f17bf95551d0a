"""index.html: slides with cue, narration and notes, memes, cards, words to post and every file, in one page.

Slides are inlined as SVG (sharp at any size), cards as small PNGs; each links to the full file beside the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import Template
from urllib.parse import quote

from builder import __version__
from builder.diagnostics import Diagnostic
from builder.manifest import File
from builder.site.shell import faces, quoted, template, tokens, uri
from builder.storyboard.model import Note, Shot, Storyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture on the page: the file it links to, what stands in the page (bytes, MIME type), its size and words."""

    path: str
    data: bytes
    mime: str
    width: int
    height: int
    alt: str

    def tag(self, *, lazy: bool = True) -> str:
        wait = ' loading="lazy" decoding="async"' if lazy else ""
        size = f'width="{self.width}" height="{self.height}"'
        return f'<img src="{uri(self.data, self.mime)}" {size} alt="{quoted(self.alt)}"{wait}>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """One surface on the page: its name and size, its cards, the words to post."""

    name: str
    title: str
    size: str
    cards: tuple[Picture, ...]
    post: str


def render(
    board: Storyboard,
    *,
    slides: Sequence[Picture],
    memes: Sequence[Picture],
    shelves: Sequence[Shelf],
    files: Sequence[File],
    diagnostics: Iterable[Diagnostic],
    look: str = "dark",
) -> bytes:
    """The page as UTF-8 HTML. `slides`: one for every shot, in order; `look`: the theme it opens in."""
    paths = [f.path for f in files]
    sections = [
        ("slides", "Slides", _slides(board, slides, paths)),
        ("memes", "Memes", _memes(memes)),
        ("cards", "Cards", _cards(shelves)),
        ("files", "Files", _files(files, tuple(diagnostics))),
    ]
    shown = [(name, title, body) for name, title, body in sections if body]
    page = Template(template("page.html")).substitute(
        lang=quoted(str(board.episode.meta.get("lang", "en"))),
        title=quoted(board.episode.title),
        number=quoted(board.episode.number),
        nav="".join(f'<a href="#{name}">{title}</a>' for name, title, _ in shown),
        deck=_deck(paths),
        style=tokens(look) + faces() + template("style.css"),
        main="\n".join(f'<section id="{name}" aria-label="{title}">{body}</section>' for name, title, body in shown),
        version=__version__,
        script=template("look.js") + "\n" + template("script.js"),
    )
    return page.replace("<html ", f'<html data-look="{quoted(look)}" ', 1).encode()


def _deck(paths: Sequence[str]) -> str:
    deck = next((p for p in paths if p.endswith(".pptx")), "")
    return (
        f'<a class="key" href="{quote(deck)}" download><span>Deck<span class="long"> for PowerPoint</span></span></a>'
        if deck
        else ""
    )


def _slides(board: Storyboard, pictures: Sequence[Picture], paths: Sequence[str]) -> str:
    parts = (_slide(shot, picture, len(pictures), paths) for shot, picture in zip(board.shots, pictures, strict=True))
    return (
        f'<h1 class="hidden">{quoted(board.episode.title)}</h1><div class="show">{"".join(parts)}</div>'
        '<div class="steps"><button class="round back" type="button" aria-label="Previous slide"></button>'
        '<div class="squares" role="group" aria-label="Slides"></div><span class="count" aria-hidden="true"></span>'
        '<button class="round on" type="button" aria-label="Next slide"></button></div>'
        '<ol class="film" aria-label="All slides"></ol>'
    )


def _slide(shot: Shot, picture: Picture, total: int, paths: Sequence[str]) -> str:
    number = f"{shot.number:02d}"
    name = f"{number}-{shot.slug}."
    own = [p for p in paths if p.rsplit("/", 1)[-1].startswith(name) and not p.startswith("social/")]
    gets = sorted(own, key=lambda p: (not p.startswith("slides/"), p.startswith("diagrams/light"), p.endswith("png")))
    state = " · ".join(filter(None, (shot.match.grammar if shot.match else "", _seconds(shot))))
    cue = f'<p class="cue">{quoted(shot.cue)}</p>' if shot.cue else ""
    facts = [("In the script", shot.visual), ("What it shows", shot.alt)]
    about = "".join(f"<div><dt>{name}</dt><dd>{quoted(value)}</dd></div>" for name, value in facts if value)
    return (
        f'<article class="slide" id="slide-{number}" data-title="{quoted(shot.headline.text)}">'
        f'<div class="picture">{picture.tag(lazy=False)}</div><div class="words">'
        f'<p class="where"><span>{number} of {total}</span><span class="state">{quoted(state)}</span></p>'
        f'<h3>{quoted(shot.headline.text)}</h3>{cue}<div class="said">{_said(shot.notes)}</div><dl>{about}</dl>'
        f'<p class="gets">{"".join(map(_get, gets))}</p></div></article>'
    )


def _seconds(shot: Shot) -> str:
    return f"{shot.duration_ms / 1000:.1f} s" if shot.duration_ms else ""


def _said(notes: Sequence[Note]) -> str:
    """The notes as paragraphs, the cue phrase marked."""
    return "".join(
        "<p>" + "".join(f"<mark>{quoted(words)}</mark>" if cue else quoted(words) for words, cue in note) + "</p>"
        for note in notes
    )


def _get(path: str) -> str:
    """A link to one file: "Slide PNG", "Dark SVG" (a diagram; a screen reader says so)."""
    folder, _, rest = path.partition("/")
    kind = path.rsplit(".", 1)[-1].upper()
    if folder == "diagrams":
        look = rest.partition("/")[0]
        name, words = f' aria-label="Diagram, {look}, {kind}"', f"{look.capitalize()} {kind}"
    else:
        name, words = "", f"{folder.removesuffix('s').capitalize()} {kind}"
    return f'<a class="chip" href="{quote(path)}"{name} download>{words}</a>'


def _memes(pictures: Sequence[Picture]) -> str:
    if not pictures:
        return ""
    shown = "".join(
        f'<figure><a href="{quote(p.path)}">{p.tag()}</a><figcaption>{quoted(p.alt)}</figcaption></figure>'
        for p in pictures
    )
    lead = "Square pictures to post; each is an editable slide of the deck too."
    return f'<h2>Memes</h2><p class="lead">{lead}</p><div class="memes">{shown}</div>'


def _cards(shelves: Sequence[Shelf]) -> str:
    if not shelves:
        return ""
    lead = "Every cue composed anew for each surface, inside the area its buttons and crops leave free."
    rows = "".join(_shelf(s) for s in shelves if len(s.cards) > 1)
    covers = "".join(_shelf(s) for s in shelves if len(s.cards) == 1)
    grid = f'<div class="covers">{covers}</div>' if covers else ""
    return f'<h2>Cards</h2><p class="lead">{lead}</p>{rows}{grid}'


def _shelf(shelf: Shelf) -> str:
    cards = "".join(f'<li><a href="{quote(p.path)}">{p.tag()}</a></li>' for p in shelf.cards)
    words = f"post-{shelf.name}"
    post = (
        f'<div class="post"><pre id="{words}">{quoted(shelf.post)}</pre>'
        f'<button class="chip" type="button" data-copy="{words}">Copy text</button></div>'
    )
    return (
        f'<article class="surface"><header><h3>{quoted(shelf.title)}</h3><p>{quoted(shelf.size)}</p></header>'
        f'<ul class="row" tabindex="0" aria-label="Cards: {quoted(shelf.title)}">{cards}</ul>'
        f"{post if shelf.post else ''}</article>"
    )


def _files(files: Sequence[File], diagnostics: Sequence[Diagnostic]) -> str:
    names = {"deck": "Deck and fonts", "slides": "Slides", "diagrams": "Diagrams", "memes": "Memes", "social": "Cards"}
    groups = [(names[part], [f for f in files if f.part == part]) for part in names]
    body = "".join(_group(name, found) for name, found in groups if found)
    lead = "Install the faces in fonts/ on every machine that shows the deck."
    return f'<h2>Files</h2><p class="lead">{lead}</p>{_notes(diagnostics)}{body}'


def _group(name: str, files: Sequence[File]) -> str:
    rows = "".join(
        f'<li><a href="{quote(f.path)}">{quoted(f.path)}</a><span>{_size(f.size)}</span></li>' for f in files
    )
    told = f"{len(files)} files, {_size(sum(f.size for f in files))}"
    return f'<details><summary>{name}<span>{told}</span></summary><ul class="files">{rows}</ul></details>'


def _notes(diagnostics: Sequence[Diagnostic]) -> str:
    told = [d for d in diagnostics if d.severity != "note"]
    if not told:
        return ""
    rows = "".join(f"<li><b>Line {d.span.line}</b> {quoted(d.message)} {quoted(d.hint)}</li>" for d in told)
    return f'<details open><summary>Warnings<span>{len(told)}</span></summary><ul class="notes">{rows}</ul></details>'


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(1, round(size / 1e3))} KB"
