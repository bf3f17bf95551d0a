"""The registry: drawings in templates/actors, a project's own actors/ folder, Python actors beside this file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from builder import resources
from builder.actors.model import REGISTERED, Actor, Drawing, Params, Value
from builder.actors.svg import load
from builder.diagnostics import did_you_mean
from builder.errors import SceneError
from builder.theme import Theme

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
        return load(path, drawn)
    if kind in _python():
        return _python()[kind]
    raise SceneError(f"unknown actor {kind!r}; {did_you_mean(kind, kinds())}")


def drawn(kind: str, theme: Theme, params: Mapping[str, Value]) -> Drawing:
    """The drawing of an actor at scale 1, unplaced; SceneError for an unknown kind, parameter or value."""
    found = get(kind)
    return found.draw(theme, checked(found, params))


def checked(found: Actor, given: Mapping[str, Value]) -> Params:
    """Defaults filled in, names and words checked; SceneError with the nearest known one."""
    known = found.info.params
    for name, value in given.items():
        if name not in known:
            hint = did_you_mean(name, sorted(known))
            raise SceneError(f"actor {found.info.kind!r} has no parameter {name!r}; {hint}")
        takes = known[name][0]
        if isinstance(takes, tuple) and value is not None and str(value) not in takes:
            raise SceneError(f"actor {found.info.kind!r}, {name}={value!r}: {did_you_mean(str(value), takes)}")
    filled = {name: default if given.get(name) is None else given[name] for name, (_, default) in known.items()}
    return Params({name: tuple(value) if isinstance(value, list) else value for name, value in filled.items()})
