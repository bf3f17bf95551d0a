"""A row on its own as a slide: what every grammar's examples are tried with."""

from __future__ import annotations

from builder.cast import nouns
from builder.compose import SLIDE, compose
from builder.diagnostics import Collector, Span
from builder.grammars.base import Grammar, grammars
from builder.language.model import Reading
from builder.language.read import read
from builder.scene.model import Canvas, Scene
from builder.script.model import Episode, Sentence
from builder.social import surfaces
from builder.storyboard.context import Context
from builder.storyboard.model import Match, Shot, Storyboard, plain
from builder.theme import Theme

Row = tuple[str, str]
_CAPTIONED = frozenset(s.canvas.name for s in surfaces.every() if s.caption)


def canvases() -> tuple[Canvas, ...]:
    """The slide and every social surface."""
    return (SLIDE, *(s.canvas for s in surfaces.every()))


def reading(row: Row) -> Reading:
    return read(row[1], row[0], row[0], nouns=nouns())


def offers(row: Row) -> list[tuple[Grammar, Match]]:
    """What all grammars make of a row, best first, by the storyboard's rule."""
    context = Context(title="", row=1, rows=1, said=row[0], nouns=nouns())
    found = [(g, m) for g in grammars() if (m := g.match(reading(row), context)) is not None]
    return sorted(found, key=lambda gm: (-gm[1].confidence, -gm[0].rank, gm[0].name))


def scene(row: Row, match: Match, canvas: Canvas, theme: Theme) -> Scene:
    """The row as the second of fourteen slides."""
    said = Sentence(text=row[0], paragraph=0, span=Span(""))
    shot = Shot(
        id="row", kind="cue", number=2, slug="row", row=1, cue=row[0], visual=row[1], match=match, step=2,
        caption=("The words that are spoken", "while this picture is on"),
        headline=plain(row[0][:1].upper() + row[0][1:]), notes=(((row[0], False),),), alt=row[1], span=Span(""),
    )  # fmt: skip
    episode = Episode(number="001", slug="row", title="Row", narration=(said,), fences=(), cues=(), memes=(), tables=())
    board = Storyboard(episode=episode, shots=(shot,) * 14, cast={}, diagnostics=Collector())
    return compose(shot, board, canvas, theme, caption=canvas.name in _CAPTIONED)
