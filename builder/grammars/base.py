"""What a grammar is: it says whether a row is its kind of sentence, and draws it on any canvas.

One file, one grammar; the registry finds it by name. `EXAMPLES` are rows it must win, `NOT` rows it
must leave alone; the suite tries both, composes every example on every canvas in every theme and
runs the scene checks. A new grammar brings no test file.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar

from builder.diagnostics import did_you_mean
from builder.errors import BuildError
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.model import Match

Slots = Mapping[str, Any]
Forms = Mapping[str, str | tuple[str, ...] | frozenset[str]]


class Grammar:
    """Base of all grammars; `rank` breaks ties (higher wins). `keys`: the slots an author may set.

    `forms` says of a slot that it takes "one" value, a long "text" or "lines" of it, one value with a "number", one
    of these (a tuple), "marks" (tick, cross, …), a "flag" (true, false or a word) or a mapping of these keys (a
    frozenset; then also a value or a list); all others take a value or a list of values. `needs`: the sets of slots
    of which one must be full for the scene to be drawn; an author who fills one of them sets the row's others aside.
    """

    name: ClassVar[str]
    rank: ClassVar[int] = 50
    title: ClassVar[str] = ""
    keys: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[tuple[tuple[str, ...], ...]] = ()
    forms: ClassVar[Forms] = {}
    EXAMPLES: ClassVar[tuple[tuple[str, str], ...]] = ()  # (cue, visual)
    NOT: ClassVar[tuple[tuple[str, str], ...]] = ()

    def match(self, reading: Any, context: Any) -> Match | None:
        """The row as this grammar's slots, or None when it is another kind of sentence."""
        raise NotImplementedError

    def objection(self, slots: Slots) -> tuple[str, str, str] | None:
        """A value of an author's that cannot be drawn: its key, what is wrong, what to do."""
        return None

    def palette(self, slots: Slots) -> str:
        """ "" or "hot": the catastrophe stage, for when everything is lost."""
        return ""

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        """How headline and scene share this canvas."""
        return Frame()

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        """The scene on this stage: a new composition for every canvas, never a scaled one."""
        raise NotImplementedError


_FOUND: dict[str, Grammar] = {}


def grammar(cls: type[Grammar]) -> type[Grammar]:
    """Register a grammar; a second one of the same name is a mistake in our code."""
    if cls.name in _FOUND:
        raise ValueError(f"two grammars named {cls.name!r}")
    _FOUND[cls.name] = cls()
    return cls


@cache
def _scan() -> None:
    import builder.grammars as package

    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        importlib.import_module(f"builder.grammars.{module}")


def grammars() -> tuple[Grammar, ...]:
    """All grammars, best rank first, then by name."""
    _scan()
    return tuple(sorted(_FOUND.values(), key=lambda g: (-g.rank, g.name)))


def get(name: str) -> Grammar:
    """One grammar by name; BuildError with the nearest name otherwise."""
    _scan()
    if name not in _FOUND:
        raise BuildError(f"unknown scene {name!r}; {did_you_mean(name, sorted(_FOUND))}")
    return _FOUND[name]
