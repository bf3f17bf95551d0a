from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.diagnostics import Collector, Span
from builder.script.model import Episode
from builder.storyboard.model import Match, Shot, Storyboard, frozen, plain

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "agreement"))

from readers import office  # noqa: F401 - a fixture

Shoot = Callable[..., tuple[Shot, Storyboard]]


@pytest.fixture(scope="session")
def shoot() -> Shoot:
    """A bullet as the shot and the storyboard the composer gets; `pods`: how many the episode has."""

    def make(
        bullet: str, *, pods: int = 0, headline: str = "", sub: str = "", **slots: object
    ) -> tuple[Shot, Storyboard]:
        level = "L0" if slots or headline or sub else "L1"
        match = Match(grammar="text", level=level, slots=frozen({"bullet": bullet, **slots}))
        shot = Shot(
            id="meme", kind="meme", number=1, slug="meme", row=1, cue="", visual=bullet,
            headline=plain(headline or bullet), sub=sub, match=match, notes=(((bullet, False),),),
            alt=bullet, span=Span("x.md", 1, 1),
        )  # fmt: skip
        episode = Episode(number="1", slug="x", title="X", narration=(), fences=(), cues=(), memes=(), tables=())
        cast = {chr(ord("A") + i): "pod" for i in range(pods)}
        return shot, Storyboard(episode=episode, shots=(shot,), cast=cast, diagnostics=Collector())

    return make
