"""The parts of a play as columns side by side: who stands on what, in what, with what in the hand, and how tall.

Lengths are shares of a grown-up's height until a stage gives them a scale.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from builder.actors import base
from builder.cast.daily import everyday
from builder.cast.member import Member, Roll
from builder.cast.play import Part
from builder.cast.stand import aspect
from builder.language.lexicon import key, listed, raw
from builder.language.model import Figure

#: Ways in which one acts on another who stands apart, and the room between them.
LINKS: Mapping[str, float] = {
    "to": 0.8, "give": 0.55, "stop": 0.62, "hit": 0.5, "push": 0.04, "chase": 0.5, "look": 0.34, "at": 0.1, "": 0.24,
    "throw": 0.0, "fall": 0.0,
}  # fmt: skip
FLYING = ("throw", "give")
_CROWD = 12
_IN_BEHIND = frozenset(["house", "cluster", "rack", "door", "cloud", "globe", "factory", "server-room"])
_SIZES = {"small": 0.44, "large": 1.12, "usual": 0.74}
_ROWS = (1.0, 0.74, 0.56)  # a member's height where a crowd stands in so many rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """`main` of the parts on the floor or on `under`, in `inside`, behind `front`, `held` in its hands.

    `way`: how the part of column `of` acts on it. `high`: its own height; `wide` and `tall` of the whole column.
    """

    main: int
    members: tuple[Member, ...]
    way: str = ""
    of: int = -1
    under: Member | None = None
    inside: Member | None = None
    front: Member | None = None
    apart: float = 0.0  # air between it and what is under it
    deep: float = 0.0  # height of what they are in
    at: bool = False  # only before what is "inside", on the floor
    held: tuple[Member, ...] = ()
    names: tuple[Figure, ...] = ()
    high: float = 1.0
    wide: float = 1.0
    tall: float = 1.0

    @property
    def rows(self) -> int:
        return rows(self.members)

    @property
    def flies(self) -> bool:
        return self.way in FLYING

    @property
    def across(self) -> int:
        """Members in the fullest row."""
        return math.ceil(len(self.members) / self.rows)


def rows(members: Sequence[Member]) -> int:
    """Rows in which so many stand; blocks are broad."""
    count = len(members) * (2 if members[0].kind == "object" else 1)
    return 1 if count <= 4 else 2 if count <= 8 else 3


def size(member: Member) -> float:
    """How tall a thing is beside people."""
    if member.kind == "object":
        own = key(member.figure.words)[-1:]
        return 0.4 if own in _nouns("small-nouns") else 0.5
    known = base.info(member.kind).params
    if "mood" in known and member.kind != "pod":
        return 1.0
    name = next((n for n in ("small", "large") if member.kind in listed(raw("staging")[n])), "usual")
    wanted = {"small": 0.74, "large": 1.25}.get(member.figure.state, 1.0) * _SIZES[name]
    return min(wanted, 1.7 / aspect(member))


def width(member: Member, high: float) -> float:
    """How wide it is at that height."""
    own = max(1.35, min(2.2, aspect(member))) if member.kind == "object" else aspect(member)
    return own * high


def named(figure: Figure, member: Member) -> bool:
    """Whether a figure's words have to be written: its drawing does not say them."""
    if member.kind == "object":
        return False
    return bool(figure.label) if member.kind in ("pod", "gpu") else bool(figure.label) or not everyday(figure.words)


def encloses(member: Member) -> bool:
    """Whether whoever is in it is seen before it, not over its edge."""
    return member.kind in _IN_BEHIND or wheel(member) or hung(member)


def _upright(figure: Figure) -> bool:
    """Whether what is on a thing hangs on its face: a wall, a door, a board."""
    return figure.kind in ("brick-wall", "door") or key(figure.words)[-1:] in _nouns("upright-nouns")


def hung(member: Member) -> bool:
    """Whether whoever is "in" it hangs on its face."""
    return _upright(member.figure)


def wheel(member: Member) -> bool:
    return key(member.figure.words)[-1:] == key("wheel")


@cache
def _nouns(group: str) -> frozenset[tuple[str, ...]]:
    return frozenset(key(word) for word in listed(raw("staging")[group]))


@dataclass(slots=True)
class _Draft:
    main: int
    way: str = ""
    of: int = -1
    under: int = -1
    inside: int = -1
    front: int = -1
    apart: float = 0.0
    held: list[int] = field(default_factory=list)


def columns(parts: Sequence[Part], roll: Roll) -> tuple[Column, ...]:
    """Everybody's column in the order they stand, left to right."""
    drafts: dict[int, _Draft] = {}
    aimed = {p.of for p in parts if p.way == "to"}
    for i, part in enumerate(parts):
        if part.way == "give" and part.of not in aimed:
            part = replace(part, way="held" if part.figure.count <= 3 else "throw")
        of = part.of if part.of in drafts else next((d.main for d in drafts.values() if part.of in _all(d)), -1)
        mine = drafts.get(of)
        if mine is None or not _joined(mine, i, part, parts):
            drafts[i] = _Draft(main=i, way=part.way if part.way in LINKS else "at", of=of)
    cast = {i: roll.take(p.figure, count=min(p.figure.count, _CROWD)) for i, p in enumerate(parts)}
    made = [_column(d, parts, cast) for d in drafts.values()]
    return _ordered(made)


def _all(draft: _Draft) -> tuple[int, ...]:
    return (draft.main, draft.under, draft.inside, draft.front, *draft.held)


def _joined(mine: _Draft, i: int, part: Part, parts: Sequence[Part]) -> bool:
    """Whether the part finds its place in the column of the one it belongs to."""
    if part.way == "on" and mine.inside < 0 and mine.under < 0 and _upright(part.figure):
        mine.inside = i
    elif part.way in ("on", "over") and mine.under < 0 and mine.inside < 0:
        mine.under, mine.apart = i, 0.16 if part.way == "over" else 0.0
    elif part.way == "under" and mine.under < 0:
        mine.under, mine.main, mine.apart = mine.main, i, 0.14
    elif part.way == "in" and mine.inside < 0 and mine.under < 0:
        mine.inside = i
    elif part.way == "behind" and mine.front < 0:
        mine.front = i
    elif part.way == "held" and len(mine.held) < 2 and part.figure.count <= 3 and not _faced(part.figure):
        mine.held.append(i)
    else:
        return False
    return True


def _faced(figure: Figure) -> bool:
    return bool(figure.kind) and figure.kind in base.kinds() and "mood" in base.info(figure.kind).params


def _column(draft: _Draft, parts: Sequence[Part], cast: Mapping[int, tuple[Member, ...]]) -> Column:
    def one(index: int) -> Member | None:
        return cast[index][0] if index >= 0 else None

    members = cast[draft.main]
    high = size(members[0]) * _ROWS[rows(members) - 1]
    within = one(draft.inside)
    if within is not None and len(members) > 1 and not encloses(within):
        high *= 0.68
    held = tuple(m for i in draft.held for m in cast[i][: 1 if cast[i][0].kind == "object" else 2])[:2]
    shown = [i for i in _all(draft) if i >= 0]
    made = Column(
        main=draft.main, members=members, way=draft.way, of=draft.of, under=one(draft.under), inside=within,
        front=one(draft.front), apart=draft.apart, held=held, high=high,
        names=tuple(parts[i].figure for i in shown if named(parts[i].figure, cast[i][0])),
    )  # fmt: skip
    return _measured(made)


def _measured(made: Column) -> Column:
    """The column with its size."""
    if made.way == "throw":
        return replace(made, high=min(made.high, 0.4), wide=1.25, tall=1.1)
    if made.way == "give":
        return replace(made, high=min(made.high, 0.34), wide=0.0, tall=0.0)
    across = made.across
    wide = across * width(made.members[0], made.high) * 1.08
    tall = made.high * (1 + (1.05 if made.members[0].kind == "object" else 0.42) * (made.rows - 1))
    if made.under is not None:
        deep = support(made.under, wide)
        wide, tall = max(wide, width(made.under, deep)), tall + deep + made.apart
    inside = made.inside
    if inside is not None:
        box = container(inside, made.high)
        if len(made.members) > 1 and not encloses(inside):
            box = max(box, min(1.1, 0.8 * wide / aspect(inside)))  # they look over its edge together
        made = replace(made, deep=box)
        wide = max(wide, width(inside, box))
        sunk = 0.62 if len(made.members) > 1 else 0.3
        tall = max(box, tall + 0.2) if encloses(inside) else tall + sunk * box
    if made.front is not None:
        wide = max(wide, width(made.front, 0.5))
    wide += 0.3 * (1 if made.held else 0) + 0.3 * (len(made.held) > 1)
    tilted = 0.3 if made.way == "fall" else 0.0
    return replace(made, wide=wide + tilted, tall=max(tall, 1.0) if made.held else tall + tilted)


def support(member: Member, load: float) -> float:
    """The height of what others stand on: broad enough for them, half as tall as a person at most."""
    own = width(member, 1.0)
    return max(0.2, min(0.62, size(member), 1.15 * load / own if own > 1 else 0.62))


def container(member: Member, high: float) -> float:
    """The height of what somebody is in."""
    if wheel(member):
        return 1.75 * high + 0.1
    if hung(member):
        return max(1.0, 2.2 * high)
    return 1.5 * high if encloses(member) else max(0.5 * high, 0.4)


def _ordered(made: Sequence[Column]) -> tuple[Column, ...]:
    """What somebody merely stands at comes before them where they act on others; what one falls off, before them."""
    out: list[Column] = []
    busy = {c.of for c in made if c.way in LINKS and c.way not in ("at", "")}
    for column in made:
        at = next((n for n, c in enumerate(out) if c.main == column.of), -1)
        if at >= 0 and (column.way == "fall" or (column.way == "at" and column.of in busy)):
            out.insert(at, column)
        else:
            out.append(column)
    return tuple(_fallen(out))


def _fallen(columns_: Sequence[Column]) -> list[Column]:
    """Of one who falls off another: the other stands, it is the one in the air."""
    off = {c.of: c.main for c in columns_ if c.way == "fall"}
    out = []
    for c in columns_:
        if c.way == "fall":
            c = replace(_measured(replace(c, way="")), of=-1)
        elif c.main in off:
            c = _measured(replace(c, way="fall", of=off[c.main]))
        out.append(c)
    return out


def folded(made: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with doors, walls and houses that somebody stands at behind them: for a narrow stage."""
    behind = {
        c.of: c for c in made
        if c.way == "at" and len(c.members) == 1 and encloses(c.members[0]) and not (c.under or c.inside or c.held)
    }  # fmt: skip
    owners = {c.main for c in made if c.inside is None and c.under is None and len(c.members) == 1 and not c.flies}
    behind = {of: c for of, c in behind.items() if of in owners}
    gone = {c.main for c in behind.values()}
    out = []
    for c in made:
        if c.main in gone:
            continue
        back = behind.get(c.main)
        if back is not None:
            c = _measured(replace(c, inside=back.members[0], names=(*c.names, *back.names), at=True))
        out.append(c)
    return tuple(out)
