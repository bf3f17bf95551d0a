"""What a meme is made of: the idea in a bullet, a format (data), and both brought together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from builder.geometry import Point
from builder.language.model import Figure

NOBODY: Mapping[str, tuple[Figure, ...]] = MappingProxyType({})
NO_WORDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea:
    """A bullet taken apart. `quotes`: what stands in quotation marks, typeset; `name`: what stands before "meme".

    `parts`: who is named where ("subject" looks at "object"; "speaker" after the dash; "cast" after with;
    "reveal" after pointing to; "left" and "right" of a versus; "said" inside the quotes). `words`: the same
    phrases as written. `pairs`: lines with a verdict, as (True for a tick, line). `rest`: the bullet without
    quotes and without the words about making memes.
    """

    text: str
    quotes: tuple[str, ...] = ()
    name: str = ""
    rest: str = ""
    parts: Mapping[str, tuple[Figure, ...]] = field(default_factory=lambda: NOBODY)
    words: Mapping[str, str] = field(default_factory=lambda: NO_WORDS)
    pairs: tuple[tuple[bool, str], ...] = ()
    mood: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A part to be played. `sources`: parts of the idea, the first that is not empty.

    `default`: in the author's notation, or "=role": whoever plays that one. `most`: how many play it
    where the number is ours. `faces`: machines and blocks get eyes and a mouth.
    """

    name: str
    sources: tuple[str, ...] = ()
    default: str = ""
    mood: str = ""
    most: int = 4
    required: bool = False
    faces: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a set, in painting order; all numbers are shares of the panel it stands in.

    `kind`: "floor", "disc", "podium", "role", "prop". `at`: middle and foot line; `size`: the room (width, height).
    For a role: `arrange` "row" or "ring" (about `at`); `lead`: which member is large (from 1, 0 = all alike), the
    others `rest` of it, in the mood `crowd`; `upon`: "shared" (all on one thing), "own" (each on its own); `look`: a
    role, or a point.
    `name`: the role, or the prop's actor; `params` for the actor. `needs`: a role without which it is left out.
    """

    kind: str
    name: str = ""
    panel: str = ""
    at: Point = (0.5, 1.0)
    size: tuple[float, float] = (1.0, 1.0)
    arrange: str = "row"
    lead: int = 0
    rest: float = 0.5
    upon: str = ""
    look: str | Point = ""
    mood: str = ""
    crowd: str = ""
    paint: str = ""
    needs: str = ""
    params: Mapping[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One way to stage a format on one shape of canvas; taken when all roles in `needs` are played.

    `upto`: role -> how many of it there is room for; with more the next staging is taken.
    `layout`: how words and picture share the canvas (builder.memes.layouts). `wall`: the role behind everything.
    `share`: of the canvas for the words, where the layout asks for it (0 = as they need). `flex`: roles that divide
    the width of their panel by what they need, in this order from the left.
    """

    layout: str
    entries: tuple[Entry, ...]
    needs: tuple[str, ...] = ()
    upto: Mapping[str, int] = field(default_factory=dict)
    wall: str = "panel"
    share: float = 0.0
    flex: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A format's test of itself: a bullet, its captions, and how many play each role."""

    bullet: str
    captions: Mapping[str, str]
    cast: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A meme format. `words`: said in the bullet; `wordings`: of the caption (`*` any words, `|` where it is cut).

    `parts`: parts of the idea it cannot do without. `captions`: slot -> sources, the first that gives words.
    `settings`: "square" and "wide" -> stagings, the first whose roles are all played.
    `others`: bullets it leaves alone.
    """

    slug: str
    title: str
    words: tuple[str, ...] = ()
    wordings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    ends: str = ""
    captions: Mapping[str, tuple[str, ...]]
    roles: tuple[Role, ...]
    settings: Mapping[str, tuple[Setting, ...]]
    alt: str
    examples: tuple[Example, ...]
    others: tuple[str, ...] = ()
    fallback: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meme:
    """A format with a bullet in it: captions by slot, figures by role, `mood` the bullet asks of its hero."""

    format: Format
    idea: Idea
    captions: Mapping[str, str]
    cast: Mapping[str, tuple[Figure, ...]]

    @property
    def title(self) -> str:
        """All captions in reading order."""
        return " ".join(self.captions[slot] for slot in self.format.captions if self.captions.get(slot))
