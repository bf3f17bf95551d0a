"""The storyboard: what each slide says, shows and leaves to the voice, before anything has a place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from builder.diagnostics import Collector, Span
from builder.language.model import Reading
from builder.script.model import Cue, Episode

#: A paragraph of speaker notes: runs of words, True where they are the cue phrase.
Note = tuple[tuple[str, bool], ...]
EMPTY: Mapping[str, object] = MappingProxyType({})
NO_LABELS: Mapping[str, str] = MappingProxyType({})


def frozen(values: Mapping[str, object]) -> Mapping[str, object]:
    """A read-only copy."""
    return MappingProxyType(dict(values))


@dataclass(frozen=True, slots=True)
class HeadRun:
    """Words of a headline in one colour: `accent` "" (text), "good" (volt) or "risk" (amber, salmon when hot)."""

    text: str
    accent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline; runs join without a space, an author's own line breaks stand as "\\n" in the text."""

    runs: tuple[HeadRun, ...]

    @property
    def text(self) -> str:
        """The words on one line."""
        return " ".join("".join(r.text for r in self.runs).split())

    @property
    def words(self) -> int:
        return sum(1 for w in self.text.split() if any(c.isalnum() for c in w))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A grammar that takes a row, and with what.

    `level` "L0" (author) to "L5" (typographic); `confidence` 0 to 1. `slots` hold `language.Figure`
    values, plain strings, numbers, and tuples of these; their names are the keys the side file uses
    for that scene, so an override simply replaces a slot.
    """

    grammar: str
    level: str = "L1"
    confidence: float = 1.0
    slots: Mapping[str, object] = field(default_factory=lambda: EMPTY)
    why: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    runner_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One slide. `kind`: "title", "cue", "closing" or "meme"; `number` is the slide's, from 1.

    `id` comes from the cue's words, so that rows may be inserted without renaming others.
    `row` is the cue's row or the meme's bullet, 0 for title and closing; `visual` is the row's Visual
    cell or the meme's bullet. `step`: position among the story slides (memes are left out) for the
    furniture, 0 for memes. `labels`: the side file's words for inside the scene.
    `caption`: the narration's words for the caption band, at most 2 lines of 26 characters.
    """

    id: str
    kind: str
    number: int
    slug: str
    row: int
    cue: str
    visual: str
    headline: Headline
    sub: str = ""
    match: Match | None = None
    notes: tuple[Note, ...] = ()
    alt: str = ""
    caption: tuple[str, ...] = ()
    start_ms: int = 0
    duration_ms: int = 0
    step: int = 0
    labels: Mapping[str, str] = field(default_factory=lambda: NO_LABELS)
    span: Span

    @property
    def note_text(self) -> str:
        """The notes as plain paragraphs."""
        return "\n".join("".join(words for words, _ in note) for note in self.notes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """Where a row's cue stands in the narration: its sentence there, and the words found ("" where none were).

    `line` of the file, from 1; `kind` "exact", "order", "window", "fence", "time" or "between" (not found: placed
    between its neighbours); `score` 0 to 100.
    """

    line: int
    sentence: str
    text: str
    kind: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """How a row became what it is, for those who ask: also of rows that are skipped and have no shot.

    `others`: the ways it would be shown if `match` were not, best first; () where the author decided.
    """

    cue: Cue
    anchor: Anchored
    reading: Reading
    match: Match
    others: tuple[Match, ...] = ()
    start_ms: int
    duration_ms: int


@dataclass(slots=True)
class Storyboard:
    """All shots of an episode in slide order; `cast` maps a pod's letter to the words it goes by.

    `accounts`: one of each row of the script, in order.
    """

    episode: Episode
    shots: tuple[Shot, ...]
    cast: Mapping[str, str]
    diagnostics: Collector
    accounts: tuple[Account, ...] = ()

    @property
    def story(self) -> tuple[Shot, ...]:
        """The shots the furniture counts: all but the memes."""
        return tuple(s for s in self.shots if s.kind != "meme")


def plain(text: str) -> Headline:
    """A headline of one uncoloured run."""
    return Headline(runs=(HeadRun(text),))


def numbered(shots: Iterable[Shot]) -> tuple[Shot, ...]:
    """The same shots with slide numbers from 1 and story steps from 1 (0 for memes)."""
    out: list[Shot] = []
    step = 0
    for number, shot in enumerate(shots, 1):
        step += shot.kind != "meme"
        out.append(replace(shot, number=number, step=0 if shot.kind == "meme" else step))
    return tuple(out)
