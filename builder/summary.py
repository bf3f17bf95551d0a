"""What a build tells its caller at the end: a few lines for people, plain values for programs."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from builder import __version__
from builder.manifest import as_plain

if TYPE_CHECKING:
    from builder.pipeline import Result


def of(result: Result, *, verbose: bool = False) -> str:
    """A finished episode in a few lines: what was made and where to find it."""
    folder = _near(result.folder)
    out = [f"{result.name}  {_counts(result)}"]
    paths = [f.path for f in result.files]
    for path in paths:
        if path.endswith(".pptx"):
            out.append(f"  deck   {folder / path}")
    if "index.html" in paths:
        out.append(f"  page   {folder / 'index.html'}")
    if any(path.startswith("fonts/") for path in paths):
        out.append(f"  fonts  {folder / 'fonts'}: install these on machines that show the deck")
    if result.notice:
        out.append(f"  note   {result.notice}")
    if verbose:
        out += [f"  {f.size:>9,}  {folder / f.path}" for f in result.files]
    return "\n".join(out)


def plain(results: Iterable[Result]) -> dict[str, object]:
    """The outcome of a call as plain values, for `--json`."""
    return {
        "schema": 1,
        "version": __version__,
        "ok": all(r.ok for r in results),
        "episodes": [
            {
                "script": r.script,
                "ok": r.ok,
                "folder": str(r.folder) if r.files else "",
                "files": [f.path for f in r.files],
                "diagnostics": [as_plain(d, path=d.span.path) for d in r.diagnostics],
            }
            for r in results
        ],
    }


def failed(reason: str) -> dict[str, object]:
    """The outcome of a call that could not begin or was broken off, for `--json`."""
    return {"schema": 1, "version": __version__, "ok": False, "error": reason, "episodes": []}


def _counts(result: Result) -> str:
    counts = Counter(_kind(f.path) for f in result.files)
    names = ("slide", "diagram", "meme", "card")
    return " · ".join(f"{counts[n]} {n}{'s' if counts[n] > 1 else ''}" for n in names if counts[n])


def _kind(path: str) -> str:
    top, _, rest = path.partition("/")
    if top == "diagrams":
        return "diagram" if rest.startswith("dark/") and rest.endswith(".svg") else ""
    kinds = {"slides": "slide", "memes": "meme", "social": "card"}
    return kinds.get(top, "") if path.endswith(".png") else ""


def _near(folder: Path) -> Path:
    """The folder as seen from here when it lies below, else in full."""
    relative = os.path.relpath(folder)
    return folder if relative.startswith("..") else Path(relative)
