"""The parsed script: narration, cues, memes, tables and front matter, each with its place in the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from builder.diagnostics import Span

#: What an override or a front matter value may be once read.
Value = object
NO_META: Mapping[str, Value] = MappingProxyType({})
NO_PLACES: Mapping[str, tuple[Span, Span]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Literal:
    """Words the author set apart: `kind` is "code" for backticks, "quote" for quotation marks.

    `start` and `end` are offsets in the text the literal stands in (marks not counted).
    """

    text: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One spoken sentence, markup taken off; `paragraph` counts from 0."""

    text: str
    paragraph: int
    span: Span
    literals: tuple[Literal, ...] = ()

    @property
    def words(self) -> int:
        """How many words are spoken."""
        return sum(1 for w in self.text.split() if any(c.isalnum() for c in w))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A block of code, not spoken. `after` is the number of sentences before it (0 outside the narration)."""

    lang: str
    text: str
    after: int
    section: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One row of the visuals table. `row` counts from 1; `scene` is the raw third column ("" without)."""

    row: int
    cue: str
    visual: str
    scene: str
    span: Span
    cue_span: Span
    visual_span: Span
    scene_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MemeIdea:
    """One bullet of the meme section; `number` counts from 1."""

    number: int
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A further table of the script: data for scenes."""

    section: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A whole script. `number` is as written ("013", "" without); `slug` is the file's, without the number.

    `meta`: the front matter; `places`: where each of its keys and values stands.
    """

    number: str
    slug: str
    title: str
    narration: tuple[Sentence, ...]
    fences: tuple[Fence, ...]
    cues: tuple[Cue, ...]
    memes: tuple[MemeIdea, ...]
    tables: tuple[Table, ...]
    meta: Mapping[str, Value] = field(default_factory=lambda: NO_META)
    places: Mapping[str, tuple[Span, Span]] = field(default_factory=lambda: NO_PLACES)
    path: str = ""
    text: str = ""

    @property
    def name(self) -> str:
        """The file's stem: "013-gpu-time-slicing"."""
        return f"{self.number}-{self.slug}" if self.number else self.slug
