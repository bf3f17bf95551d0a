"""Cards of one set: equal keys, names at one letter size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.actors.base import place
from builder.actors.forms import set_in, width_of
from builder.actors.model import Placed
from builder.cast.member import slug
from builder.geometry import Point
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.scene.beats import Beat, Effect

LARGEST = 220.0
_PAD = 36.0  # least between a key's side and its words
_LEADING = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One name as a card: `id` of its item, the name broken into lines."""

    id: str
    name: str
    lines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Cards of one size: `width` x `height` u each, letters of `size` u."""

    cards: tuple[Card, ...]
    width: float
    height: float
    size: float

    @property
    def whole(self) -> bool:
        """Whether every name fits its card with none of its words broken."""
        room = self.width - 2 * 24
        spelt = all(" ".join(card.lines.split()) == " ".join(card.name.split()) for card in self.cards)
        return spelt and all(width_of(card.lines, "display", self.size) <= room for card in self.cards)


def hand(
    names: Sequence[str], stage: Stage, *, width: float, height: float, most: float = LARGEST, prefix: str = "card"
) -> Hand:
    """The names on cards of `width` x `height` u, at the largest letters that fit them all; ids begin with `prefix`."""
    least = stage.scale.least
    room = width - 2 * max(_PAD, min(0.09 * width, 0.2 * height))
    top = min(most, max(least, 0.46 * height))
    lines, size = set_in(names, "display", room, (least, top))
    while size > least and _tall(lines, size) > 0.66 * height:
        top = even(size - 2)
        lines, size = set_in(names, "display", room, (least, top))
    cards = (Card(id=i, name=n, lines=w) for i, n, w in zip(ids(names, prefix), names, lines, strict=True))
    return Hand(cards=tuple(cards), width=width, height=height, size=size)


def put(card: Card, given: Hand, stage: Stage, foot: Point, *, tone: str = "hardware", shadow: bool = False) -> Placed:
    """One card with the middle of its lower edge at `foot`."""
    return place(
        "wordmark", id=card.id, theme=stage.theme, foot=foot, scale=1, words=card.lines, width=given.width,
        height=given.height, size=given.size, least=stage.scale.least, tone=tone, mark=card.name,
        shadow=None if shadow else 0,
    )  # fmt: skip


def shown(cards: Sequence[Card], stage: Stage, name: str = "show") -> Beat:
    """The cards come on one after the other."""
    effects = tuple(Effect(target=card.id, name="enter", start_ms=140 * i) for i, card in enumerate(cards))
    return Beat(id=name, cue=stage.cue, effects=effects)


def ids(names: Sequence[str], prefix: str) -> Iterator[str]:
    """An id for each name, unique among them."""
    seen: dict[str, int] = {}
    for name in names:
        base = f"{prefix}-{slug(name) or 'name'}"
        seen[base] = seen.get(base, 0) + 1
        yield base if seen[base] == 1 else f"{base}-{seen[base]}"


def _tall(lines: Sequence[str], size: float) -> float:
    return size * (0.7 + _LEADING * max(words.count("\n") for words in lines))
