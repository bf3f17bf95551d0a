"""What the attacks share: a script of one or more rows, its plan, and every scene of it on several canvases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from builder import pictures
from builder import theme as themes
from builder.diagnostics import Collector, Diagnostic
from builder.memes.authors import Slots
from builder.scene.model import Canvas, Scene
from builder.script import sidefile
from builder.script.parse import parse
from builder.social import surfaces
from builder.storyboard.model import Storyboard
from builder.storyboard.plan import plan

Rows = Sequence[tuple[str, str]]


def script(
    rows: Rows, *, title: str = "052 - Attack", memes: Sequence[str] = (), said: str = "", front: str = ""
) -> str:
    """The text of a script with these (cue, visual) rows; the narration holds every cue."""
    spoken = said or " ".join(f"Here comes {cue} for all of us." for cue, _ in rows)
    lines = [f"{front}# {title}", "", "## Script", "", spoken, "", "## Visuals", "", "| Cue | Visual |", "|---|---|"]
    lines += [f'| "{cue}" | {visual} |' for cue, visual in rows]
    lines += ["", "## Memes", *(f"- {meme}" for meme in memes)] if memes else []
    return "\n".join(lines) + "\n"


def planned(text: str, side: str = "", *, path: str = "052-attack.md") -> Storyboard:
    """The storyboard of a script and its side file; `diagnostics` hold what was wrong."""
    found = Collector()
    episode = parse(text, path, found)
    name = str(Path(path).with_suffix(".scenes.yaml"))
    own = sidefile.parse(side, name, episode, found) if side else None
    return plan(episode, {}, found, side=own, memes=Slots())


@cache
def canvases() -> tuple[Canvas, ...]:
    """One of every shape: wide, tall, square, small and wide."""
    known = {surface.name: surface.canvas for surface in surfaces.every()}
    return (pictures.SLIDE, known["shorts"], known["square"], known["open-graph"])


def scenes(board: Storyboard, theme: str = "dark") -> Iterator[Scene]:
    """Every shot on every canvas."""
    for shot in board.shots:
        for canvas in canvases():
            if shot.kind not in ("meme", "closing") or canvas.name in ("slide", "square"):
                yield pictures.composed(shot, board, canvas, themes.load(theme))


def ours(board: Storyboard) -> list[Diagnostic]:
    """Mistakes of ours that were passed over so that the deck could be built."""
    return [d for d in board.diagnostics if d.code in ("scene-failed", "internal")]
