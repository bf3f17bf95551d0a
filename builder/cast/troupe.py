"""A troupe: the things a phrase names, standing together on one ground, in one another or on one another.

What grammars fall back on where a phrase names things and says no more of them: counts, sizes, what carries
or holds what, states and marks are shown; every thing is named once.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.cast.bill import MOST, Bill, is_place, part_of, said
from builder.cast.cable import plank
from builder.cast.member import Member, Roll
from builder.cast.stand import SINK, aspect, badge, block, stand
from builder.cast.words import caption
from builder.geometry import Box, Point, union
from builder.layout.scale import even
from builder.layout.spread import packed, rows
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Text
from builder.scene.walk import walk
from builder.text.wrap import balance

_SIZES = {"large": 1.0, "small": 0.5}
_USUAL = 0.82  # height of a thing of no particular size beside a large one
_LOAD = 0.46  # height of what another thing has with it
_TINY = 12.0  # where there is no room for anybody: the scene checks tell
_SHELF, _PILE = 40.0, 6.0  # between rows: of whoever has a face, of everything else


@dataclass(frozen=True, slots=True, kw_only=True)
class Troupe:
    """`items` in painting order; `actors` in reading order; `box`: round all solid parts.

    `tall`: the height a thing of no particular size came to, u; `lines`: of the captions wanted below the ground.
    """

    items: tuple[Item, ...]
    actors: tuple[Placed, ...]
    box: Box
    tall: float = 0.0
    lines: int = 0

    @property
    def captioned(self) -> bool:
        return self.lines > 0

    @property
    def hero(self) -> str:
        """The id of the largest actor."""
        return max(self.actors, key=lambda a: a.box.w * a.box.h).item.id


def assemble(
    cast: Bill, box: Box, stage: Stage, *, ground: float, look: Point | None = None, most: float = 0.0,
    hush: Sequence[str] = (), extra: Mapping[str, Mapping[str, Value]] | None = None, quiet: bool = False,
) -> Troupe:  # fmt: skip
    """Stand everybody in `box` with feet at y `ground`; captions go between ground and the box's bottom.

    `most`: the tallest an actor may be, u (0 = the box's height); `hush`: words already on the stage, not
    repeated as captions; `extra`: parameters by member id; `quiet`: leave all captions to the caller.
    """
    heard = tuple(h.lower() for h in hush)
    return _Director(cast, box, stage, ground, look, most, heard, extra or {}, quiet).run()


@dataclass(frozen=True, slots=True)
class _Pile:
    """One party's rows, top one first, the height of its members and how wide the pile is."""

    party: int
    rows: tuple[int, ...]
    tall: float
    gap: float
    width: float


@dataclass(slots=True)
class _Director:
    cast: Bill
    box: Box
    stage: Stage
    ground: float
    look: Point | None
    most: float
    hush: tuple[str, ...]
    extra: Mapping[str, Mapping[str, Value]]
    quiet: bool
    deep: int = 0  # lines of the captions wanted

    def run(self) -> Troupe:
        items: list[Item] = []
        actors: list[Placed] = []
        area, foot = Box(self.box.x, self.box.y, self.box.w, self.ground - self.box.y), self.ground
        carrier = self.cast.carrier
        under: Placed | None = None
        if carrier is not None and is_place(carrier) and carrier.figure.count > 1:
            return self._rooms(carrier, area)
        if carrier is not None and is_place(carrier):
            area, foot, parts = self._panel(carrier, area)
            items += parts
        elif carrier is not None:
            under = self._under(carrier, area)
            foot = _surface(under)
            room = min(area.w, 1.02 * under.box.w)
            area = Box(under.box.cx - room / 2, area.y, room, foot - area.y)
            items.append(under.item)
            actors.append(under)
        tall, piles = self._piles(area)
        middle = under.box.cx if under else area.cx
        spans: dict[int, Box] = {}
        for x, pile in zip(packed([p.width for p in piles], self._between(tall), middle), piles, strict=True):
            made = list(self._pile(pile, x, foot))
            items += [part for _, parts in made for part in parts]
            actors += [placed for placed, _ in made if placed is not None]
            spans[pile.party] = union([placed.box for placed, _ in made if placed is not None])
        items += self._words(spans, piles, under)
        solid = union([a.box for a in actors] or [self.box])
        return Troupe(items=tuple(items), actors=tuple(actors), box=solid, tall=tall, lines=self.deep)

    def _rooms(self, place: Member, area: Box) -> Troupe:
        """Several places side by side, everybody shared out among them in reading order."""
        count = min(4, place.figure.count)
        gap = 20.0
        wide = (area.w - (count - 1) * gap) / count
        alone = replace(place.figure, count=1, quantity="", pick="")
        roll = Roll()
        made: list[Troupe] = []
        for n in range(count):
            shared = tuple(part_of(f, n, count) for f, _ in self.cast.parties)
            parties = tuple((f, roll.take(f, count=min(f.count, MOST))) for f in shared if f is not None)
            room = Box(area.x + n * (wide + gap), self.box.y, wide, self.box.h)
            carrier = replace(place, id=f"{place.id}-{n + 1}", figure=alone)
            cast = Bill(parties=parties, carrier=carrier, marks=self.cast.marks)
            made.append(
                _Director(
                    cast, room, self.stage, self.ground, self.look, self.most, self.hush, self.extra, self.quiet
                ).run()
            )
        items = tuple(item for troupe in made for item in troupe.items)
        actors = tuple(actor for troupe in made for actor in troupe.actors)
        return Troupe(items=items, actors=actors, box=area, tall=min(t.tall for t in made))

    def _panel(self, place: Member, area: Box) -> tuple[Box, float, list[Item]]:
        size = even(max(self.stage.scale.least, self.stage.scale.label * 0.8))
        made = base.place(
            "node-panel", id=place.id, theme=self.stage.theme, corner=(area.x, area.y), width=area.w, height=area.h,
            fill="panel_2",
        )  # fmt: skip
        at = (area.x + 28, area.y + 26 + size * 0.8)
        name = caption(said(place.figure), at, name=f"label-{place.id}", size=size, align="left")
        top = area.y + 40 + size
        inner = Box(area.x + 32, top, area.w - 64, area.bottom - 26 - top)
        return inner, inner.bottom, [made.item, name]

    def _under(self, carrier: Member, area: Box) -> Placed:
        """What the others stand on: as wide as the area allows, less than half its height."""
        tall, wide = min(0.46 * area.h, 0.96 * area.w / aspect(carrier)), 0.96 * area.w
        placed = stand(carrier, self.stage, foot=(area.cx, self.ground + SINK), height=tall, width=wide)
        off = area.cx - placed.box.cx
        foot = (placed.foot[0] + off, self.ground + SINK)
        return stand(carrier, self.stage, foot=foot, height=tall, width=wide)

    def _between(self, tall: float) -> float:
        return max(24.0, 0.14 * tall)

    def _shares(self) -> list[float]:
        """Height of each party's members by the tallest: what is said to be small is half, a load less."""
        shares = [
            _LOAD if i in self.cast.loads else _SIZES.get(f.state, _USUAL) for i, (f, _) in enumerate(self.cast.parties)
        ]
        return [s / max(shares) for s in shares] if shares else []

    def _piles(self, area: Box) -> tuple[float, tuple[_Pile, ...]]:
        """Every party a pile, all side by side, at the largest scale at which they fit the area."""
        if not self.cast.parties:
            return 0.0, ()
        choices = [range(1, 1 + min(5, _most_rows(len(members)))) for _, members in self.cast.parties]
        best: tuple[float, tuple[int, ...]] = (0.0, tuple(1 for _ in choices))
        for counts in product(*choices):
            tall = self._scale(counts, area)
            if tall > best[0] * 1.06:
                best = (tall, counts)
        tall = min(max(best[0], _TINY), self.most or 9e9)
        return tall, tuple(self._grown(self._piled(i, n, tall), area) for i, n in enumerate(best[1]))

    def _grown(self, pile: _Pile, area: Box) -> _Pile:
        """A single block that its width keeps low may be taller: its words then break."""
        members = self.cast.parties[pile.party][1]
        if len(members) > 1 or members[0].kind != "object":
            return pile
        tall = min(area.h - self._over(pile.party), pile.width / 1.35, max(pile.tall, self.most or 9e9))
        return replace(pile, tall=max(pile.tall, tall))

    def _scale(self, counts: Sequence[int], area: Box) -> float:
        """The height of a full-size member when the parties have so many rows."""
        wide = sum(self._piled(i, n, 1.0).width for i, n in enumerate(counts))
        wide += 0.14 * (len(counts) - 1)
        tall = area.w / wide
        for i, n in enumerate(counts):
            fixed = (n - 1) * self._row_gap(i) + self._over(i)
            tall = min(tall, (area.h - fixed) / (n * self._shares()[i]))
        return tall

    def _piled(self, party: int, count: int, tall: float) -> _Pile:
        members = self.cast.parties[party][1]
        height = tall * self._shares()[party]
        share = rows(len(members), math.ceil(len(members) / count))
        gap = height * (0.1 if self._faces(party) else 0.04)
        width = max(share) * height * _shape(members[0]) + (max(share) - 1) * gap
        return _Pile(party=party, rows=share, tall=height, gap=gap, width=width)

    def _faces(self, party: int) -> bool:
        kind = self.cast.parties[party][1][0].kind
        return kind != "object" and "mood" in base.info(kind).params

    def _row_gap(self, party: int) -> float:
        return _SHELF if self._faces(party) else _PILE

    def _over(self, party: int) -> float:
        """Room over a row for what its members wear or are judged by."""
        return 46.0 if self._faces(party) or party in self.cast.marks else 6.0

    def _pile(self, pile: _Pile, centre: float, foot: float) -> Iterator[tuple[Placed | None, list[Item]]]:
        """Rows from the ground up; whoever has a face stands on a shelf above the first row."""
        members = list(self.cast.parties[pile.party][1])
        blank = self._blank(pile)
        at, y = len(members), foot
        for n, count in enumerate(reversed(pile.rows)):
            row, at = members[at - count : at], at - count
            wide = self._wide(pile)
            xs = packed([wide] * count, pile.gap, centre)
            if n and self._faces(pile.party):
                board = Box(xs[0] - wide / 2 - 24, y, xs[-1] - xs[0] + wide + 48, _SHELF - 14)
                yield None, [plank(board, name=f"shelf-{row[0].id}")]
            for x, member in zip(xs, row, strict=True):
                yield self._member(
                    member, pile, (x, y + (SINK if not n or self._faces(pile.party) else 0)), wide, blank
                )
            y -= pile.tall + self._row_gap(pile.party)

    def _member(self, member: Member, pile: _Pile, foot: Point, wide: float, blank: bool) -> tuple[Placed, list[Item]]:
        extra: dict[str, Any] = dict(self.extra.get(member.id, {}))
        if foot[1] < self.ground - pile.tall / 2 and not self._faces(pile.party):
            extra["shadow"] = 0
        if member.kind == "object" and blank:
            look: dict[str, Any] = {"mood": member.face, "words": ""} if member.face else {}
            placed = base.place(
                "object" if look else "brick", id=member.id, theme=self.stage.theme, foot=foot, scale=1,
                alt=member.words, width=wide, height=pile.tall, tone=str(member.params.get("tone") or ""),
                **look, **extra,
            )  # fmt: skip
        else:
            tall = pile.tall
            placed = stand(member, self.stage, foot=foot, height=tall, width=wide, look=self.look, extra=extra)
            off = foot[0] - placed.box.cx
            if abs(off) > 1:
                there = (placed.foot[0] + off, foot[1])
                placed = stand(member, self.stage, foot=there, height=tall, width=wide, look=self.look, extra=extra)
        placed = legible(placed, self.stage)
        parts: list[Item] = [placed.item]
        if pile.party in self.cast.marks and pile.tall > 90:
            size_of = max(70.0, pile.tall * 0.36)
            kind = self.cast.marks[pile.party]
            parts.append(badge(placed, kind, self.stage, name=f"badge-{member.id}", size=size_of).item)
        return placed, parts

    def _wide(self, pile: _Pile) -> float:
        count = max(pile.rows)
        return (pile.width - (count - 1) * pile.gap) / count

    def _blank(self, pile: _Pile) -> bool:
        """Whether blocks are too small for their words at the smallest size of letters."""
        first = self.cast.parties[pile.party][1][0]
        if first.kind != "object":
            return False
        wide = self._wide(pile)
        need = block(first, self.stage.scale.least, wide)
        return need[0] > wide + 1 or need[1] > pile.tall + 1

    def _words(self, spans: Mapping[int, Box], piles: Sequence[_Pile], under: Placed | None) -> Iterator[Item]:
        """The captions: each under its party, or all of them in one line under what carries everybody."""
        wanted = {p.party: words for p in piles if (words := self._caption(p))}
        if under is None:
            yield from self._apart(wanted, spans)
            return
        carrier = self.cast.carrier
        listed = [w for _, w in sorted(wanted.items())]
        if carrier is not None and carrier.kind != "object" and self._speaks(carrier):
            listed.append(said(carrier.figure))
        yield from self._apart({-1: " · ".join(listed)} if listed else {}, {-1: under.box})

    def _caption(self, pile: _Pile) -> str:
        figure, members = self.cast.parties[pile.party]
        words, first = said(figure), members[0]
        if first.kind == "object":
            return words if self._blank(pile) else ""
        if self._speaks(first) or (figure.count > 1 and first.kind not in ("pod", "gpu")):
            return words if words.lower() not in self.hush else ""
        return ""

    def _speaks(self, member: Member) -> bool:
        """Whether an actor needs its name: it neither shows it nor has it said elsewhere."""
        own = str(member.params.get("label") or member.params.get("name") or "")
        words = member.caption
        return bool(words) and words.lower() not in self.hush and own.lower() != words.lower()

    def _apart(self, captions: Mapping[int, str], spans: Mapping[int, Box]) -> Iterator[Item]:
        """Captions on one line below the ground, each under the middle of its party, at one size."""
        if not captions:
            return
        room = {i: self._width_for(i, spans, captions) for i in captions}
        size, words = self._set(captions, room)
        deep = max((w.count("\n") for w in words.values()), default=0)
        self.deep = deep + 1
        if not size or self.quiet:
            return
        below = self.box.bottom - self.ground
        first = self.ground + 0.55 * below + 0.36 * size - deep * size * 0.64
        for i, lines in words.items():
            name = self.cast.parties[i][1][0].id if i >= 0 else "all"
            x = min(max(spans[i].cx, self.box.x + 20), self.box.right - 20)
            yield caption(lines, (x, first), name=f"label-{name}", size=size)

    def _width_for(self, party: int, spans: Mapping[int, Box], captions: Mapping[int, str]) -> float:
        own = spans[party]
        left = max((spans[i].cx for i in captions if spans[i].cx < own.cx), default=2 * self.box.x - own.cx)
        right = min((spans[i].cx for i in captions if spans[i].cx > own.cx), default=2 * self.box.right - own.cx)
        return min(own.cx - left, right - own.cx) - 24

    def _set(self, captions: Mapping[int, str], room: Mapping[int, float]) -> tuple[float, dict[int, str]]:
        """The largest size at which every caption fits on one line, else two, else three."""
        for lines in (1, 2, 3):
            size = self.stage.scale.label
            while size >= self.stage.scale.least:
                found = {i: balance(w, "text-bold", even(size), room[i], lines) for i, w in captions.items()}
                if all(found.values()):
                    return even(size), {i: "\n".join(f or ()) for i, f in found.items()}
                size -= 2
        return 0.0, {}


def legible(placed: Placed, stage: Stage) -> Placed:
    """The actor without letters too small to be marks of identity on this canvas (art direction §2)."""
    least = 20 * stage.canvas.width / 1920
    small = {t.id for t in walk([placed.item]) if isinstance(t, Text) and t.size < least}
    return replace(placed, item=_without(placed.item, small)) if small else placed


def _without(group: Group, ids: set[str]) -> Group:
    items = tuple(_without(i, ids) if isinstance(i, Group) else i for i in group.items if i.id not in ids)
    return replace(group, items=items)


def _most_rows(count: int) -> int:
    return 1 if count <= 2 else 2 if count <= 4 else math.ceil(math.sqrt(count)) + 1


def _shape(member: Member) -> float:
    """Width by height on the stage."""
    return max(1.35, min(2.2, aspect(member))) if member.kind == "object" else aspect(member)


def _surface(placed: Placed) -> float:
    return placed.anchors["surface"][1]
