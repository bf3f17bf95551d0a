"""Scripts planned and composed beside their gold, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder import pipeline
from builder import theme as themes
from builder.diagnostics import Collector, Diagnostic, Span
from builder.errors import BuildError
from builder.options import Options
from builder.scene.model import Scene
from builder.settle import settled
from builder.storyboard.model import Account
from tools.evaluate import gold as golds
from tools.evaluate import measure
from tools.evaluate.gold import Gold
from tools.evaluate.measure import Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One set measured; `problems`: what stopped rows or scripts from being measured."""

    name: str
    rows: tuple[Measured, ...]
    problems: tuple[Diagnostic, ...]


def evaluate(gold: Path, folder: Path, *, compose: bool = True) -> Outcome:
    """Measure the scripts of a folder against a gold file; BuildError when that cannot be opened."""
    found = Collector()
    rows = golds.load(gold, found)
    if found.errors:
        return Outcome(name=str(gold), rows=(), problems=tuple(found))
    files = scripts(folder)
    measured: list[Measured] = []
    for name in dict.fromkeys(row.script for row in rows):
        mine = [row for row in rows if row.script == name]
        path = files.get(_key(name))
        if path is None:
            message = f"no script {name} in {folder}; {len(mine)} rows are not measured"
            found.error("no-script", message, Span(str(gold)))
            continue
        measured += _script(path, mine, found, compose=compose)
    return Outcome(name=str(gold), rows=tuple(measured), problems=tuple(found))


def scripts(folder: Path) -> dict[str, Path]:
    """The scripts of a folder by their stem and by their number."""
    files = sorted(folder.glob("*.md"))
    return {_key(p.stem.partition("-")[0]): p for p in reversed(files)} | {_key(p.stem): p for p in files}


def _key(name: str) -> str:
    return str(int(name)) if name.isdigit() else name


def _script(path: Path, rows: list[Gold], found: Collector, *, compose: bool) -> Iterator[Measured]:
    told = Collector()
    try:
        plan = pipeline.planned(path, Options(), told)
    except BuildError as exc:
        found.error("cannot-plan", str(exc), Span(str(path)))
        return
    found.found += told.errors
    board = plan.board
    failing = len(board.diagnostics.found)
    scenes: dict[int, Scene] = {}
    if compose:
        cues = tuple(shot for shot in board.shots if shot.kind == "cue")
        shown = settled(replace(board, shots=cues), themes.load("dark"))
        board = shown.board
        scenes = {shot.row: scene for shot, scene in zip(board.shots, shown.scenes, strict=True)}
    failed = {d.span: d.message for d in board.diagnostics.found[failing:] if d.code == "scene-failed"}
    for row in rows:
        account = _account(row, board.accounts)
        if account is None:
            found.error("no-row", f"row {row.id} is not in {path.name}", Span(str(path)))
            continue
        measured = measure.grammar(row, account)
        scene = scenes.get(account.cue.row)
        yield measured if scene is None else measure.composed(measured, scene, failed.get(account.cue.span, ""))


def _account(row: Gold, accounts: Sequence[Account]) -> Account | None:
    """The row of that number; where its cue is another, the row of that cue."""
    named = next((a for a in accounts if a.cue.cue == row.cue), None)
    numbered = next((a for a in accounts if a.cue.row == row.row), None)
    return numbered if numbered is not None and (not row.cue or numbered.cue.cue == row.cue) else named or numbered
