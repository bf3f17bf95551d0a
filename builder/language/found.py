"""What the interpreter has found of a row so far: still mutable, not yet a Reading."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.language.model import Number, Quoted
from builder.language.phrases import Noun


@dataclass(slots=True)
class Link:
    """A relation or change between nouns still being built."""

    name: str
    verb: str
    subject: Noun | None
    object: Noun | None = None
    before: Noun | None = None
    item: Noun | None = None
    more: list[Noun] = field(default_factory=list)
    label: str = ""
    amount: str = ""
    clause: int = 0


@dataclass(slots=True)
class Judged:
    """A mark and what it judges."""

    name: str
    target: Noun | None = None
    label: str = ""
    clause: int = 0


@dataclass(slots=True)
class Found:
    """Everything one row yields, still mutable."""

    nouns: list[Noun] = field(default_factory=list)
    relations: list[Link] = field(default_factory=list)
    transitions: list[Link] = field(default_factory=list)
    marks: list[Judged] = field(default_factory=list)
    effects: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    literals: list[Quoted] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    negated: list[str] = field(default_factory=list)
    clauses: list[tuple[str, str, Noun | None, list[Noun]]] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
