"""Scripts planned and composed beside their gold, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder import pictures, pipeline
from builder import theme as themes
from builder.compose import SLIDE
from builder.diagnostics import Collector, Diagnostic, Span
from builder.errors import BuildError
from builder.options import Options
from builder.pipeline import Plan
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
    accounts = {account.cue.row: account for account in plan.board.accounts}
    named = {account.cue.cue: account for account in plan.board.accounts}
    for row in rows:
        account = accounts.get(row.row)
        if account is None or (row.cue and account.cue.cue != row.cue and row.cue in named):
            account = named.get(row.cue)
        if account is None:
            found.error("no-row", f"row {row.id} is not in {path.name}", Span(str(path)))
            continue
        measured = measure.grammar(row, account)
        yield _composed(measured, plan) if compose else measured


def _composed(row: Measured, plan: Plan) -> Measured:
    """The row with its scene measured; one that fails is told as such."""
    board = plan.board
    shot = next((s for s in board.shots if s.kind == "cue" and s.row == row.account.cue.row), None)
    if shot is None:
        return row
    before = len(board.diagnostics.found)
    scene = pictures.composed(shot, board, SLIDE, themes.load("dark"))
    failed = [d.message for d in board.diagnostics.found[before:] if d.code == "scene-failed"]
    return measure.composed(row, scene, failed[0] if failed else "")
