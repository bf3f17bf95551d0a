"""A page of three slides."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from builder.diagnostics import Collector, Diagnostic, Span
from builder.manifest import File
from builder.script.model import Episode, Sentence
from builder.site.page import Picture, Shelf, render
from builder.storyboard.model import Match, Shot, Storyboard, numbered, plain

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 9"><rect width="16" height="9"/></svg>'
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
HOSTILE = 'A <b>"bold"</b> & </script> title'


def shot(name: str, kind: str, headline: str, **more: Any) -> Shot:
    values: dict[str, Any] = {"row": 0, "cue": "", "visual": "", "slug": name, "alt": f"Alt of {name}."}
    return Shot(
        id=name, kind=kind, number=0, headline=plain(headline), match=Match(grammar="relate"),
        span=Span("009-x.md", 1), **{**values, **more},
    )  # fmt: skip


@pytest.fixture(scope="session")
def board() -> Storyboard:
    span = Span("009-x.md", 3)
    shots = numbered(
        (
            shot("start", "title", HOSTILE),
            shot(
                "two-share", "cue", "Two share one", row=1, cue="two share", visual="Two boxes on one line",
                notes=((("Then ", False), ("two share", True), (" a line.", False)),), duration_ms=3800,
            ),
            shot("joke", "meme", "A joke"),
            shot("end", "closing", "That is all"),
        )
    )  # fmt: skip
    said = (Sentence(text="What if two could share?", paragraph=0, span=span),)
    episode = Episode(number="009", slug="x", title=HOSTILE, narration=said, fences=(), cues=(), memes=(), tables=())
    return Storyboard(episode=episode, shots=shots, cast={}, diagnostics=Collector())


@pytest.fixture(scope="session")
def page(board: Storyboard) -> str:
    def picture(path: str, mime: str, data: bytes) -> Picture:
        return Picture(path=path, data=data, mime=mime, width=160, height=90, alt="What a card shows")

    paths = [
        "009-x.pptx",
        "slides/02-two-share.png",
        "diagrams/dark/02-two-share.svg",
        "social/square/02-two-share.png",
    ]
    html = render(
        board,
        slides=[picture(f"slides/{s.number:02d}-{s.slug}.png", "image/svg+xml", SVG) for s in board.shots],
        memes=[picture("memes/03-joke.png", "image/png", PNG)],
        shelves=[
            Shelf(name="square", title="Square feeds", size="1080 × 1080", post="Hook\n\nTakeaway",
                  cards=tuple(picture(f"social/square/0{n}.png", "image/png", PNG) for n in range(1, 9))),
            Shelf(name="x-card", title="X", size="1600 × 900", post="Hook",
                  cards=(picture("social/x-card/01.png", "image/png", PNG),)),
        ],
        files=[File(path=p, part=p.split("/")[0], sha256="0" * 64, size=1234) for p in paths],
        diagnostics=[Diagnostic("cue-not-found", "warning", "this cue is not spoken", Span("009-x.md", 7), "check it")],
    )  # fmt: skip
    return html.decode()
