"""Who appears: the figures of a phrase cast as parties, what carries them, their marks and loads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.cast.member import Member, Roll
from builder.language.model import Figure
from builder.language.stems import is_plural, plural

MOST = 24
#: Places: flat panels others stand in.
PLACES = ("node-panel", "boundary")
_MASS = ("people", "data", "staff", "traffic", "software", "hardware", "news")  # nouns without a plural
_BADGES = {"tick": "check", "cross": "cross", "question": "question", "warning": "warning", "strike": "cross"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """Who appears: `parties` each with its figure, `carrier` what the others are on or in."""

    parties: tuple[tuple[Figure, tuple[Member, ...]], ...]
    carrier: Member | None = None
    marks: Mapping[int, str] = field(default_factory=dict)  # party index -> badge
    loads: frozenset[int] = frozenset()  # indices of parties that another one has with it

    @property
    def members(self) -> tuple[Member, ...]:
        return tuple(m for _, members in self.parties for m in members)


def bill(
    figures: Sequence[Figure], *, roll: Roll | None = None, carrier: Figure | None = None,
    marks: Sequence[tuple[Figure | None, str]] = (), loads: Sequence[Figure] = (),
) -> Bill:  # fmt: skip
    """Cast the figures; `carrier` is one that the others stand on or in, `loads` are what others have with them."""
    roll = roll or Roll()
    ground = roll.one(carrier) if carrier else None
    shown = [f for f in figures if f is not carrier]
    parties = tuple((f, roll.take(f, count=min(f.count, MOST))) for f in shown)
    judged = {i: _BADGES[m] for i, f in enumerate(shown) for target, m in marks if target == f and m in _BADGES}
    if ground and not parties:
        return Bill(parties=((carrier, (ground,)),) if carrier else (), marks=judged)
    carried = frozenset(i for i, f in enumerate(shown) if f in loads) if len(loads) < len(shown) else frozenset()
    return Bill(parties=parties, carrier=ground, marks=judged, loads=carried)


def said(figure: Figure) -> str:
    """A figure in words: its number where the author gave one, adjectives, noun."""
    noun = figure.label or figure.words or figure.kind.replace("-", " ")
    many = figure.count > 1 and figure.quantity
    several = plural(noun) if many and not is_plural(noun) and not noun.endswith(_MASS) and not figure.label else noun
    number = [str(figure.count)] if figure.quantity == "exact" and figure.count > 1 else []
    rest = [a for a in figure.attributes if a.lower() not in noun.lower()]
    return " ".join([*number, *rest, several])


def is_place(member: Member) -> bool:
    return member.figure.kind in PLACES


def part_of(figure: Figure, which: int, rooms: int) -> Figure | None:
    """A room's share of a set; what there is fewer of than rooms stands in each."""
    if figure.count < rooms:
        return figure
    share = figure.count // rooms + (which < figure.count % rooms)
    return replace(figure, count=share, quantity="exact" if share > 1 else "")
