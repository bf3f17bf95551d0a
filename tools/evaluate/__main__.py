"""`python -m tools.evaluate [GOLD SCRIPTS]`: measure the sets of this repository, or any gold file and folder."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from builder.diagnostics import render
from builder.errors import BuildError
from tools.evaluate import report
from tools.evaluate.run import Outcome, evaluate

ROOT = Path(__file__).resolve().parents[2]
#: What is measured where nothing is named: gold file and scripts, as far as they are there.
SETS = (
    (ROOT / "tests/eval/cues.yaml", ROOT / "tests/eval/scripts"),
    (ROOT.parent / "shared/episodes/cues-dev.yaml", ROOT.parent / "shared/episodes"),
)


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; 1 when a set could not be measured whole, 2 when the call makes no sense."""
    asked = _parser().parse_args(arguments)
    sets = [(asked.gold, asked.scripts or asked.gold.parent)] if asked.gold else [s for s in SETS if s[0].is_file()]
    try:
        outcomes = [evaluate(gold, folder, compose=asked.only != "grammar") for gold, folder in sets]
    except BuildError as exc:
        print(f"error: {exc}", file=sys.stderr)
        return 2
    _tell(outcomes, asked)
    return int(not outcomes or any(d.severity == "error" for o in outcomes for d in o.problems))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.evaluate", description=__doc__)
    parser.add_argument("gold", nargs="?", type=Path, help="a gold file (default: the sets of this repository)")
    parser.add_argument("scripts", nargs="?", type=Path, help="the folder of its scripts (default: the gold file's)")
    parser.add_argument("--rows", action="store_true", help="also list every row that has a fault")
    parser.add_argument("--only", choices=("grammar",), help="grammar and anchors alone: nothing is composed")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser


def _tell(outcomes: list[Outcome], asked: argparse.Namespace) -> None:
    for outcome in outcomes:
        for problem in outcome.problems:
            print(render(problem), file=sys.stderr)
    if asked.json:
        print(json.dumps([report.figures(outcome) for outcome in outcomes], ensure_ascii=False, indent=1))
        return
    if not outcomes:
        print("no gold file here: name one, and the folder of its scripts", file=sys.stderr)
    print("\n\n".join("\n".join(report.lines(outcome, rows=asked.rows)) for outcome in outcomes if outcome.rows))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:  # whoever reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
