"""Which scripts a call means, and which of them get in each other's way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from builder.diagnostics import Diagnostic, Span
from builder.errors import BuildError

_NUMBERED = re.compile(r"^(\d{1,6})[-_. ].*\.md$")


def scripts(given: Iterable[Path]) -> tuple[Path, ...]:
    """The scripts given, folders opened; without any, those in content/. BuildError when there is nothing to build."""
    named = tuple(given)
    out: dict[Path, None] = {}
    for path in named or (Path("content"),):
        for script in _inside(path) if path.is_dir() else (path,):
            out.setdefault(script)
    if not out:
        where = ", ".join(str(path) for path in named) if named else "content/"
        raise BuildError(f'no scripts in {where}; a script is called 001-its-title.md (build-deck new "Its title")')
    if not named and not Path("content").is_dir():
        raise BuildError('there is no folder content/ here; name a script, or start one with build-deck new "Title"')
    return tuple(out)


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if _NUMBERED.match(path.name) and path.is_file())
    except OSError as exc:
        raise BuildError(f"{folder}: {(exc.strerror or str(exc)).lower()}") from exc


def clashes(paths: Iterable[Path]) -> dict[Path, Diagnostic]:
    """Scripts that share their number with another given one or with a neighbour in their folder."""
    named = tuple(paths)
    nearby = {p for path in named if path.parent.is_dir() for p in _inside(path.parent)}
    by_number: dict[int, dict[Path, Path]] = {}
    for path in (*named, *sorted(nearby)):
        if found := _NUMBERED.match(path.name):
            by_number.setdefault(int(found.group(1)), {}).setdefault(path.resolve(), path)
    out = {}
    for path in named:
        found = _NUMBERED.match(path.name)
        twins = by_number[int(found.group(1))] if found else {}
        others = [str(p) for resolved, p in twins.items() if resolved != path.resolve()]
        if found and others:
            message = f"two scripts have the number {found.group(1)}: {path} and {', '.join(others)}"
            out[path] = Diagnostic("duplicate-number", "error", message, Span(str(path), 1, 1), "rename one of them")
    return out
