"""Words to post: the author's, in order, and never longer than the surface takes."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from builder.diagnostics import Collector, Span
from builder.script.model import Episode, Sentence
from builder.social import posts, surfaces
from builder.storyboard.model import Shot, Storyboard, numbered, plain

HOOK = "What if two could share one?"
TAKEAWAY = "Share for dev."
SERIES = MappingProxyType({"speaker": "Ada", "handle": "@ada", "link": "example.org"})


def board(hook: str = HOOK, title: str = "Sharing") -> Storyboard:
    span = Span("001-x.md", 1)
    shots = numbered(
        Shot(id=kind, kind=kind, number=0, slug=kind, row=0, cue="", visual="", headline=plain(words),
             alt=f"{kind}\nalt", span=span)
        for kind, words in (("title", title), ("cue", "Two share"), ("closing", TAKEAWAY))
    )  # fmt: skip
    said = (Sentence(text=hook, paragraph=0, span=span), Sentence(text="Yes.", paragraph=1, span=span))
    episode = Episode(number="001", slug="x", title=title, narration=said, fences=(), cues=(), memes=(), tables=())
    return Storyboard(episode=episode, shots=shots, cast={}, diagnostics=Collector())


def test_hook_takeaway_and_signature_in_this_order() -> None:
    text = posts.suggestion(board(), SERIES, surfaces.load("square"))
    assert text == f"{HOOK}\n\n{TAKEAWAY}\n\n@ada · example.org"


@pytest.mark.parametrize("name", surfaces.names())
@pytest.mark.parametrize("hook", [HOOK, "A long sentence goes on. " * 12, "word " * 2000, "x" * 9000])
def test_the_limit_holds_whatever_is_said(name: str, hook: str) -> None:
    surface = surfaces.load(name)
    text = posts.suggestion(board(hook, title=f"T {hook}"), SERIES, surface)
    assert len(text) <= surface.post_limit
    assert bool(text) == bool(surface.post_limit)


def test_what_must_go_goes_from_the_middle_so_that_hook_and_signature_stay() -> None:
    tight = replace(surfaces.load("x-card"), post_limit=101)
    hook = "h" * 70
    assert posts.suggestion(board(hook), SERIES, tight) == f"{hook}\n\n@ada · example.org"


def test_the_file_lists_every_card_with_its_alternative_text_on_one_line() -> None:
    made = board()
    square = surfaces.load("square")
    text = posts.render(made, SERIES, [square], {"square": [("01-title.png", made.shots[0])]}).decode()
    assert text.startswith("# 001 · Sharing: words to post\n")
    assert "`square/`, 1080×1080" in text
    assert "- `square/01-title.png`: title alt" in text
    assert f"```text\n{HOOK}\n" in text
