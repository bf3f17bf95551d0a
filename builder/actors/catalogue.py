"""The registry: drawings in templates/actors, a project's own actors/ folder, Python actors beside this file."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from builder import resources
from builder.actors.model import REGISTERED, Actor
from builder.diagnostics import did_you_mean
from builder.errors import SceneError

_folder: Path | None = None
_LISTED = re.compile(r"^ *words: \[([^\]\n\"'#]*)\] *$", re.MULTILINE)


def use_folder(folder: Path | None) -> None:
    """From now on look for drawings in `folder`, too, before the shipped ones (a project's actors/; None: shipped)."""
    global _folder
    _folder = folder


def folder() -> Path | None:
    """The folder in force; part of the key of everything that depends on which actors there are."""
    return _folder


@cache
def _python() -> dict[str, Actor]:
    package = import_module("builder.actors")
    for module in sorted(m.name for m in iter_modules(package.__path__)):
        import_module(f"builder.actors.{module}")
    return REGISTERED


@cache
def _files(own: Path | None) -> dict[str, Path]:
    places = [*([own] if own else []), resources.root() / "templates" / "actors"]
    found: dict[str, Path] = {}
    for place in places:
        for path in sorted(place.glob("*.svg")):
            found.setdefault(path.stem, path)
    return found


def kinds() -> tuple[str, ...]:
    """Every actor's name, sorted."""
    return tuple(sorted({*_python(), *_files(_folder)}))


def words(kind: str) -> tuple[str, ...]:
    """The nouns an actor answers to; a drawing's are read off its file without parsing the drawing (1 ms each)."""
    path = _files(_folder).get(kind)
    listed = _LISTED.search(path.read_text(encoding="utf-8").partition("</metadata>")[0]) if path else None
    if listed is None:
        return get(kind).info.words
    return tuple(word for part in listed[1].split(",") if (word := part.strip()))


def get(kind: str) -> Actor:
    """The actor of that name, a drawing before a Python one; SceneError names the nearest for an unknown one."""
    path = _files(_folder).get(kind)
    if path is not None:
        from builder.actors.svg import load

        return load(path)
    if kind in _python():
        return _python()[kind]
    raise SceneError(f"unknown actor {kind!r}; {did_you_mean(kind, kinds())}")
