"""Scripts planned, composed and explained once for all tests."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from builder import settle, theme
from builder.diagnostics import Collector
from builder.explain.model import Row
from builder.explain.rows import explained
from builder.options import Options
from builder.pipeline import planned
from builder.scene.model import Scene
from builder.script import parse, sidefile
from builder.storyboard.model import Shot
from builder.storyboard.plan import plan

ROOT = Path(__file__).resolve().parents[2]
EPISODE = ROOT / "content/013-gpu-time-slicing.md"
ALL = tuple(sorted((ROOT / "tests/eval/scripts").glob("*.md")))


@dataclass(frozen=True, slots=True)
class Told:
    """A script explained, with the shots and scenes of its rows by number, and the errors it was told of."""

    rows: tuple[Row, ...]
    slides: dict[int, tuple[Shot, Scene]]
    errors: tuple[str, ...]


@cache
def told(script: Path, side: str = "") -> Told:
    """A script with a side file of these words instead of its own; with its own where there are none."""
    found = Collector()
    dark = theme.load("dark")
    if side:
        episode = parse.read(script, found)
        board = plan(episode, {}, found, side=sidefile.parse(side, "side.yaml", episode, found))
    else:
        board = planned(script, Options(), found).board
    cues = replace(board, shots=tuple(s for s in board.shots if s.kind == "cue"))
    shown = settle.settled(cues, dark)
    slides = {s.row: (s, scene) for s, scene in zip(shown.board.shots, shown.scenes, strict=True)}
    return Told(explained(board, shown, dark), slides, tuple(d.message for d in found.errors))
