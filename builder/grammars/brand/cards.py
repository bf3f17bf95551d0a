"""Cards of one set: equal keys, a mark of its own and a name on each, all names at one letter size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.actors.base import place
from builder.actors.emblem import Emblem, emblems
from builder.actors.forms import set_in, width_of
from builder.actors.model import Placed
from builder.actors.wordmark import areas
from builder.cast.member import slug
from builder.geometry import Point
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.scene.beats import Beat, Effect

LARGEST = 220.0
FACE = "display"  # of every name
_LEADING = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One name as a card: `id` of its item, the name broken into lines, and its mark."""

    id: str
    name: str
    lines: str
    emblem: Emblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Cards of one size: `width` x `height` u each, letters of `size` u; `marked`: with marks."""

    cards: tuple[Card, ...]
    width: float
    height: float
    size: float
    marked: bool = True

    @property
    def whole(self) -> bool:
        """Whether every name fits its card with none of its words broken."""
        room = self.width - 2 * 24 if not self.marked else areas(self.width, self.height)[1].w
        spelt = all(" ".join(card.lines.split()) == " ".join(card.name.split()) for card in self.cards)
        return spelt and all(width_of(card.lines, FACE, self.size) <= room + 1 for card in self.cards)


def hand(
    names: Sequence[str], stage: Stage, *, width: float, height: float, most: float = LARGEST, prefix: str = "card"
) -> Hand:
    """The names on cards of `width` x `height` u, at the largest letters that fit them all; ids begin with `prefix`.

    Cards so small that a mark would break a name have none.
    """
    made = _set(names, stage, width=width, height=height, most=most, prefix=prefix, marked=True)
    if made.whole:
        return made
    return _set(names, stage, width=width, height=height, most=most, prefix=prefix, marked=False)


def _set(
    names: Sequence[str], stage: Stage, *, width: float, height: float, most: float, prefix: str, marked: bool
) -> Hand:
    room = areas(width, height, alone=not marked)[1]
    least = stage.scale.least
    size = max(least, even(min(most, 0.46 * height)))
    while True:
        lines, size = _broken(names, 0.94 * room.w, (least, size))
        if size <= least or all(1.3 * _tall(words, size) <= room.h for words in lines):
            break
        size = even(size - 2)
    own = emblems(names)
    cards = (
        Card(id=i, name=n, lines=w, emblem=e) for i, n, w, e in zip(ids(names, prefix), names, lines, own, strict=True)
    )
    return Hand(cards=tuple(cards), width=width, height=height, size=size, marked=marked)


def _broken(names: Sequence[str], width: float, sizes: tuple[float, float]) -> tuple[list[str], float]:
    """Each name in lines, all at the one size that they allow."""
    size = min(set_in((name,), FACE, width, sizes)[1] for name in names)
    return [set_in((name,), FACE, width, (size, size))[0][0] for name in names], size


def put(card: Card, given: Hand, stage: Stage, foot: Point, *, tone: str = "hardware", shadow: bool = False) -> Placed:
    """One card with the middle of its lower edge at `foot`."""
    own = card.emblem
    return place(
        "wordmark", id=card.id, theme=stage.theme, foot=foot, scale=1, words=card.lines, width=given.width,
        height=given.height, size=given.size, least=stage.scale.least, tone=tone, face=FACE,
        mark=card.name if given.marked else "", plate=own.plate,
        motif=own.motif if given.marked else "none", accent=own.accent, shadow=None if shadow else 0,
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


def _tall(words: str, size: float) -> float:
    return size * (0.7 + _LEADING * words.count("\n"))
