"""What a review is made of: slides as facts, pairs of slides, what became of them; plain values, nothing drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from builder.errors import BuildError
from builder.geometry import Box

if TYPE_CHECKING:
    from builder.review.pixels import Difference
    from builder.surfaces.parallel import Job

#: What can become of a slide, in the order a reader wants them.
STATES = ("changed", "added", "removed", "moved", "same")
NO_COLOURS: Mapping[str, str] = MappingProxyType({})


class IncomparableError(BuildError):
    """Two sides that cannot be compared: a revision that is not there, a folder that holds no build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An actor, or a named group that is none. `kind` "" for a group; `said`: its description for screen readers."""

    key: str
    kind: str = ""
    label: str = ""
    state: str = ""
    colour: str = ""
    said: str = ""
    box: Box = field(default_factory=lambda: Box(0, 0, 0, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words set on the slide; `owner`: the key of the actor they stand on, or ""."""

    key: str
    text: str
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of the build: its name and what happens, one line a behaviour."""

    name: str
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a slide says, in words: the same for a scene and for a slide of a deck.

    `accent`: the coloured words of the headline; `links`: (key, from, to); `roles`: the colour roles in use.
    """

    headline: str = ""
    accent: str = ""
    sub: str = ""
    notes: str = ""
    alt: str = ""
    grammar: str = ""
    stage: str = ""
    things: tuple[Thing, ...] = ()
    words: tuple[Words, ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    pictures: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide of one side. `key` is its identity; slides of one `digest` look and say the same, of one `look`
    they look the same ("": not known).

    `source`: what its picture is drawn from (a job), where it is (a PNG), or None where there is no picture.
    `quiet`: px boxes of what tells only the slide's place in the deck.
    """

    key: str
    number: int
    kind: str = "cue"
    row: int = 0
    line: int = 0
    cue: str = ""
    visual: str = ""
    facts: Facts
    digest: str = ""
    look: str = ""
    source: Job | Path | None = None
    quiet: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """One deck of one side; `trouble` says why there are no slides. `path`: its script as the caller knows it."""

    name: str
    title: str = ""
    path: str = ""
    slides: tuple[Slide, ...] = ()
    theme: str = ""
    colours: Mapping[str, str] = field(default_factory=lambda: NO_COLOURS)
    project: Path | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """All decks of one side and what to call it ("main, 1a2b3c4", "the working tree")."""

    label: str
    commit: str = ""
    episodes: tuple[Episode, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in meaning. `sign` "+", "−" or "~"; `subject` what it is about; before and after in words."""

    kind: str
    sign: str
    subject: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A slide before and after, and what became of it. `moved`: also where nothing else changed.

    `pixels` None where the pictures were not compared; `pictures`: PNG before and after, b"" for none; `vector`: the
    slide as SVG where it only moved.
    """

    state: str
    before: Slide | None
    after: Slide | None
    moved: bool = False
    changes: tuple[Change, ...] = ()
    pixels: Difference | None = None
    pictures: tuple[bytes, bytes] = (b"", b"")
    vector: str = ""

    @property
    def slide(self) -> Slide:
        """The slide as it is now, or as it was."""
        slide = self.after or self.before
        assert slide is not None
        return slide

    @property
    def number(self) -> int:
        return self.slide.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """An episode before and after. `trouble`: why one side could not be built, in words; `colours`: theme changes."""

    name: str
    title: str
    path: str = ""
    renamed: str = ""
    pairs: tuple[Pair, ...] = ()
    colours: tuple[Change, ...] = ()
    trouble: tuple[str, ...] = ()
    whole: str = ""  # "added" or "removed" where the episode is on one side only

    @property
    def differs(self) -> bool:
        return bool(self.colours or self.trouble or self.whole or self.renamed) or any(
            pair.state != "same" for pair in self.pairs
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Everything a report tells. `trouble`: why nothing could be compared at all, "" where it could.

    `files`: what differs of all that scripts are built from; `untouched`: scripts none of whose files do.
    """

    before: Side
    after: Side
    decks: tuple[Deck, ...] = ()
    trouble: str = ""
    files: tuple[str, ...] = ()
    untouched: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many slides are in each state, every state told."""
        pairs = [pair for deck in self.decks for pair in deck.pairs]
        return {state: sum(pair.state == state for pair in pairs) for state in STATES}

    @property
    def differs(self) -> bool:
        return any(deck.differs for deck in self.decks)

    @property
    def broken(self) -> bool:
        """Whether something could not be compared."""
        return bool(self.trouble) or any(deck.trouble for deck in self.decks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """When pictures differ: over `threshold` (0..1, YIQ) a pixel, in more than `pixels` px and `share` of them all.

    `ignore`: px boxes left out of every slide.
    """

    threshold: float = 0.1
    pixels: int = 24
    share: float = 0.0
    ignore: tuple[Box, ...] = ()

    def passed(self, found: Difference) -> bool:
        """Whether this much difference counts."""
        return found.count > self.pixels and found.share > self.share
