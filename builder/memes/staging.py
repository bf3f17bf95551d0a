"""A setting played: grounds, props and players at their places, in painting order.

Shares of a panel become u; every player stands on a visible support: a floor, a podium, a card.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.actors import base
from builder.actors.model import Placed
from builder.geometry import Box, Point
from builder.layout.spread import packed
from builder.memes.model import Entry, Setting
from builder.memes.players import PLATE, Player, Pose, stand
from builder.memes.seat import chair, grounded
from builder.memes.stack import stack
from builder.scene.items import Group, Item, Paint, Shape
from builder.theme import Theme

_SINK = 3.0  # feet stand this far below the top edge of what carries them (art direction §4)
_EDGE = "edge"  # contact on top of something that is seen from the front
_GAP, _PERCHED = 0.1, 0.24  # between neighbours, and between those on one thing, in heights
_TOP = (0.075, 0.96)  # of a card's width, where the feet on its top edge keep clear of the bracket and the corners
#: Height of the step a rear rank stands on, in heights: it looks out between those in front; straight behind them a
#: pod's letter would be hidden; blocks stand on each other.
_STEP, _CLEAR, _STACKED = 0.72, 1.0, 0.97
_FLAT = 2.0  # things wider than this by their height are piled up
_LED = 4  # of more than these nobody is larger than the others
_APART = 0.075  # between two who stand on their own, of the distance from one to the next
_WIDE = 1.07  # of the height of who stands on it with it: a thing is at most so wide
_LETTERED = 140.0  # u: a block under somebody's feet is this high where it can, for large words
_COLUMN = 3  # so many blocks make one pile, more make two
_LEAST = 0.6  # of what the widest of flexible roles gets: nobody is dwarfed
_CENTRED = 0.04  # of its width: somebody's feet stand this near the middle of the room for it, at least
_MARGIN = 0.04  # of a panel, beside flexible roles
_FRONT, _BACK = 52.0, -50.0  # where on the ring the first and the last of a side stand, degrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """Everything a setting needs. `players` by role; `moods` the bullet asks for; `least`: smallest letters, u;
    `keep`: where words may stand.
    """

    setting: Setting
    panels: Mapping[str, Box]
    players: Mapping[str, tuple[Player, ...]]
    moods: Mapping[str, str]
    theme: Theme
    least: float
    keep: Box

    def panel(self, entry: Entry) -> Box:
        return self.panels[entry.panel]

    def share(self, entry: Entry) -> tuple[float, float]:
        """Left end and width of a flexible role's part of its panel, as shares."""
        needs = [(n, _need(self.players[n])) for n in self.setting.flex if self.players.get(n)]
        least = _LEAST * max(need for _, need in needs)
        needs = [(n, max(least, need)) for n, need in needs]
        total = sum(need for _, need in needs)
        before = sum(need for name, need in needs[: [n for n, _ in needs].index(entry.name)])
        own = next(need for name, need in needs if name == entry.name)
        return (_MARGIN + (1 - 2 * _MARGIN) * before / total, (1 - 2 * _MARGIN) * own / total)

    def point(self, entry: Entry) -> Point:
        if entry.kind == "role" and entry.name in self.setting.flex:
            left, width = self.share(entry)
            entry = replace(entry, at=(left + width / 2, entry.at[1]))
        box = self.panel(entry)
        return (box.x + entry.at[0] * box.w, box.y + entry.at[1] * box.h)

    def room(self, entry: Entry) -> tuple[float, float]:
        box = self.panel(entry)
        if entry.kind == "role" and entry.name in self.setting.flex:
            return (self.share(entry)[1] * box.w * 0.94, entry.size[1] * box.h)
        return (entry.size[0] * box.w, entry.size[1] * box.h)


def _need(cast: Sequence[Player]) -> float:
    """The share of the width a role wants: blocks and flat things in piles, others in two ranks, one not too small."""
    if all(p.plain for p in cast):
        wide = cast[0].aspect * (1 if len(cast) == 1 else 1.3 if len(cast) <= _COLUMN else 2.6)
    elif _piled(cast):
        wide = max(p.aspect for p in cast)
    else:
        wide = sum(p.aspect for p in cast) / (2 if len(cast) > 2 else 1)
    return math.pow(max(0.8, wide), 0.8)


def _piled(cast: Sequence[Player]) -> bool:
    return 1 < len(cast) <= _LED and all(p.aspect > _FLAT and not p.face for p in cast)


def play(show: Show) -> tuple[Item, ...]:
    """The set of a meme, back to front."""
    out: list[Item] = []
    seen: list[tuple[str, str]] = []
    for i, entry in enumerate(show.setting.entries):
        if entry.needs and not show.players.get(entry.needs):
            continue
        if entry.kind == "role":
            again = seen.count((entry.name, entry.arrange))
            seen.append((entry.name, entry.arrange))
            out += _role(entry, show, f"-{again + 1}" if again else "")
        elif entry.kind == "prop":
            out += _prop(entry, show, i)
        else:
            out += _ground(entry, show, i)
    return tuple(sorted(out, key=lambda item: item.id.endswith(PLATE)))  # nobody stands before a name


def _ground(entry: Entry, show: Show, i: int) -> Iterator[Item]:
    """Floor, disc and podium: flat tonal places."""
    box, (x, y) = show.panel(entry), show.point(entry)
    if entry.kind == "floor":
        strip = Box(box.x, y, box.w, box.bottom - y)
        yield Shape(id=f"floor-{i}", kind="rect", box=strip, fill=Paint(entry.paint or "stage"))
    elif entry.kind == "disc":
        r = entry.size[0] * min(box.w, box.h)
        yield Shape(
            id=f"disc-{i}", kind="ellipse", box=Box(x - r, y - r, 2 * r, 2 * r), fill=Paint(entry.paint or "panel_2")
        )
    else:
        yield _podium(f"podium-{i}", entry, box, (x, y))


def _podium(name: str, entry: Entry, box: Box, at: Point) -> Group:
    """A block with a lighter top; it stands on the floor where the entry gives it a height, else runs off the panel."""
    (x, y), (w, h) = at, entry.size
    right = box.right if entry.at[0] + w >= 0.995 else x + w * box.w
    bottom = y + h * box.h if h else box.bottom
    edge = min(34.0, 0.05 * box.h)
    front = Box(x, y + edge, right - x, bottom - y - edge)
    items = (
        Shape(id=f"{name}/front", kind="rect", box=front, fill=Paint("panel_2", "line", 0.25)),
        Shape(id=f"{name}/top", kind="rect", box=Box(x, y, right - x, edge), fill=Paint("line", "line_2", 0.12)),
    )
    return Group(id=name, items=items, decorative=True)


def _prop(entry: Entry, show: Show, i: int) -> Iterator[Item]:
    w, h = show.room(entry)
    params: dict[str, Any] = dict(entry.params)
    natural = base.natural(entry.name, **{k: v for k, v in params.items() if k != "tilt"})
    scale = min(w / natural.w, h / natural.h)
    yield base.place(
        entry.name, id=f"{entry.name}-{i}", theme=show.theme, foot=show.point(entry), alt="", scale=scale, **params
    ).item


def _gaze(entry: Entry, show: Show) -> Point | None:
    """The point a role looks at: a point of the panel, or the middle of where another role stands."""
    if isinstance(entry.look, tuple):
        return show.point(replace(entry, at=entry.look))
    for other in show.setting.entries:
        if other.kind == "role" and other.name == entry.look and show.players.get(other.name):
            x, y = show.point(other)
            return (x, y - 0.5 * show.room(other)[1] if not other.arrange.startswith("ring") else y)
    return None


def _facing(entry: Entry, room: Box, cast: Sequence[Player]) -> Point | None:
    """Where everybody looks who is given nothing to look at: two look at each other."""
    return (room.cx, room.bottom - 0.5 * room.h) if len(cast) == 2 and not entry.look else None


def _role(entry: Entry, show: Show, again: str) -> Iterator[Item]:
    """Everybody of a role at their places; `again` is added to ids where a role appears a second time."""
    cast = tuple(replace(p, id=p.id + again) for p in show.players.get(entry.name, ()))
    if not cast:
        return
    if entry.arrange.startswith("ring"):
        yield from _ring(entry, show, cast)
    elif entry.arrange == "chair":
        yield from chair(cast[0], show.point(entry), show.room(entry), show.theme, show.least)
    elif entry.upon == "shared" and show.players.get("thing"):
        yield from _shared(entry, show, cast)
    elif entry.upon == "own" and show.players.get("thing"):
        yield from _own(entry, show, cast)
    else:
        x, y = show.point(entry)
        w, h = show.room(entry)
        yield from _row(entry, show, cast, Box(x - w / 2, y - h, w, h))


def _row(entry: Entry, show: Show, cast: Sequence[Player], room: Box, *, shadow: str | None = None) -> Iterator[Item]:
    """Side by side on the lower edge of `room`; where that makes them small, in two ranks.

    The rear rank stands on a step, blocks on each other.
    """
    if len(cast) > 1 and all(p.plain for p in cast):
        yield from stack(cast, room, show.theme, show.least)
        return
    cast = _one_plate(cast, entry.lead or len(cast) // 2 + 1)
    if _piled(cast):
        yield from _pile(entry, show, cast, room, shadow)
        return
    flat = _tall(cast, [1.0] * len(cast), _GAP, room)
    stacked = all(p.kind == "object" for p in cast)
    rear, front = cast[: len(cast) // 2], cast[len(cast) // 2 :]
    over = _STACKED if stacked else _STEP if cast[0].kind != "pod" or len(front) > len(rear) else _CLEAR
    ranked = Box(room.x, room.y, room.w, room.h / (1 + over))
    tall = min(_tall(part, [1.0] * len(part), _GAP, ranked) for part in (rear, front)) if rear else 0.0
    led = entry.lead and len(cast) <= _LED
    if led or (entry.upon and len(cast) <= _LED) or len(cast) < 3 or tall < 1.12 * flat:
        yield from _rank(entry, show, cast, room, shadow)
        return
    rise = over * tall
    wide = sum(p.aspect * tall for p in front) + _GAP * tall * len(front)
    step = Box(room.cx - wide / 2, room.bottom - rise, wide, rise - 0.12 * tall)
    if not stacked:
        yield _step(f"step-{entry.name}", step)
    entry = replace(entry, lead=0)
    yield from _rank(entry, show, rear, Box(room.x, step.y + _SINK - tall, room.w, tall), _EDGE)
    yield from _rank(entry, show, front, Box(room.x, room.bottom - tall, room.w, tall), shadow)


def _pile(entry: Entry, show: Show, cast: Sequence[Player], room: Box, shadow: str | None) -> Iterator[Item]:
    """Flat things lie on each other."""
    tall = min(room.h / len(cast), *(room.w / p.aspect for p in cast))
    for level, one in enumerate(cast):
        shelf = Box(room.x, room.bottom - (level + 1) * tall, room.w, tall)
        yield from _rank(entry, show, (one,), shelf, shadow if level == 0 else _EDGE)


def _tall(cast: Sequence[Player], shares: Sequence[float], gap: float, room: Box) -> float:
    """How tall the tallest of a rank can be."""
    total = sum(s * p.aspect for s, p in zip(shares, cast, strict=True))
    return min(room.h, room.w / (total + gap * (len(cast) - 1)))


def _step(name: str, box: Box) -> Group:
    """A step for the rear rank: a slab with a lighter top edge, as the podium."""
    edge = min(24.0, 0.16 * box.h)
    items = (
        Shape(id=f"{name}/front", kind="rect", box=box, radius=min(14.0, edge), fill=Paint("panel_2", "line", 0.25)),
        Shape(
            id=f"{name}/top",
            kind="rect",
            box=Box(box.x, box.y, box.w, edge),
            radius=min(12.0, edge / 2),
            fill=Paint("line", "line_2", 0.12),
        ),
    )
    return Group(id=name, items=items, decorative=True)


def _rank(entry: Entry, show: Show, cast: Sequence[Player], room: Box, shadow: str | None) -> Iterator[Item]:
    lead = entry.lead if 1 < len(cast) <= _LED else 0
    shares = [1.0 if not lead or i == min(lead, len(cast)) - 1 else entry.rest for i in range(len(cast))]
    gap = (_PERCHED if entry.upon == "shared" and len(cast) <= _LED else _GAP) * (min(shares) if lead else 1.0)
    tall = _tall(cast, shares, gap, room)
    widths = [s * p.aspect * tall for s, p in zip(shares, cast, strict=True)]
    look = _gaze(entry, show) or _facing(entry, room, cast)
    later: list[Item] = []
    asked, fixed = show.moods.get(entry.name, ""), _changes(entry, show)
    for one, x, width, share in zip(cast, packed(widths, gap * tall, room.cx), widths, shares, strict=True):
        usual = (entry.crowd if share < 1 else "") or entry.mood
        mood = usual if fixed else (one.mood if len(cast) > 1 else asked) or asked or one.mood or usual
        pose = Pose(
            foot=(x, room.bottom), height=share * tall, mood=mood, look=look, least=show.least,
            keep=show.keep, width=width + gap * tall * 0.6,
        )  # fmt: skip
        placed, plates = stand(_shaded(one, shadow), pose, show.theme)
        aside = x - placed.box.cx
        if abs(aside) > _CENTRED * width and not shadow:  # an elephant's trunk: who reaches out to one side
            pose = replace(pose, foot=(x + aside, room.bottom))
            placed, plates = stand(_shaded(one, shadow), pose, show.theme)
        yield placed.item
        later += plates
    yield from later


def _changes(entry: Entry, show: Show) -> bool:
    """Whether the joke is that somebody's mood changes from one panel to the other."""
    return len({e.mood for e in show.setting.entries if e.kind == "role" and e.name == entry.name}) > 1


def _one_plate(cast: Sequence[Player], bearer: int) -> tuple[Player, ...]:
    """A name plate that several would wear alike is worn by one: the bearer (from 1), else the last of them."""
    out: list[Player] = []
    for i, one in enumerate(cast):
        alike = [j for j, other in enumerate(cast) if other.words == one.words]
        wears = bearer - 1 if bearer - 1 in alike else alike[-1]
        out.append(one if one.plain or len(alike) == 1 or i == wears else replace(one, words=""))
    return tuple(out)


def _shaded(one: Player, shadow: str | None) -> Player:
    """With the shadow of what it stands on: a floor's (None), or a top edge's."""
    return replace(one, params={**one.params, "shadow": shadow}) if shadow else one


def _support(name: str, thing: Player, foot: Point, width: float, show: Show, owners: Sequence[str]) -> Placed:
    """The thing under somebody's feet: a card with its owners' lights, else a block with its words."""
    if thing.kind == "gpu":
        lights = tuple(owners[:4]) if len(owners) > 1 else None
        owner = owners[min(1, len(owners) - 1)] if owners and owners[0] else "off"
        k = width / 616
        shown = "" if 74 * k < 26 else "GPU"
        return base.place(
            "gpu", id=name, theme=show.theme, foot=foot, width=width, owner=owner, lights=lights, name=shown
        )
    height = min(0.4 * width, max(0.3 * width, _LETTERED))
    return base.place(
        "object", id=name, theme=show.theme, foot=foot, scale=1, words=thing.words or thing.kind, width=width,
        height=height, least=show.least,
    )  # fmt: skip


def _shared(entry: Entry, show: Show, cast: Sequence[Player]) -> Iterator[Item]:
    """Everybody on one thing."""
    x, y = show.point(entry)
    w, h = show.room(entry)
    thing = show.players["thing"][0]
    carrier = _support("shared", thing, (x, y), w, show, [p.who for p in cast])
    yield carrier.item
    top = carrier.anchors["surface"][1] + _SINK
    left, right = (carrier.box.x + share * carrier.box.w for share in _TOP)
    yield from _row(entry, show, cast, Box(left, y - h, right - left, top - y + h), shadow=_EDGE)


def _own(entry: Entry, show: Show, cast: Sequence[Player]) -> Iterator[Item]:
    """Everybody on one of their own."""
    x, y = show.point(entry)
    w, h = show.room(entry)
    pitch = w / (len(cast) - _APART)
    width = min(pitch * (1 - _APART), _WIDE * h)
    thing = show.players["thing"][0]
    for i, one in enumerate(cast):
        foot = (x + pitch * (i - (len(cast) - 1) / 2), y)
        carrier = _support(f"own-{i + 1}", thing, foot, width, show, [one.who])
        yield carrier.item
        top = carrier.anchors["surface"][1] + _SINK
        middle = carrier.anchors["surface"][0]
        room = Box(middle - width / 2, y - h, width * 0.98, top - y + h)
        yield from _rank(entry, show, (one,), room, _EDGE)


def _ring(entry: Entry, show: Show, cast: Sequence[Player]) -> Iterator[Item]:
    """Round a middle, left and right of it in turn, front to back; drawn in two goes, "ring-back" and "ring-front"."""
    cx, cy = show.point(entry)
    rx, ry = show.room(entry)
    box = show.panel(entry)
    tall = min(float(entry.params.get("height", 0.24)) * box.h, 0.25 * box.w) * max(
        0.58, min(1.0, 3.2 / len(cast) + 0.12)
    )
    front = _FRONT + 4.0 * max(0, len(cast) - 5)
    look = _gaze(entry, show)
    poses: list[tuple[float, Player, Pose]] = []
    for i, one in enumerate(cast):
        side, rank, ranks = (-1 if i % 2 == 0 else 1), i // 2, (len(cast) + (1 if i % 2 == 0 else 0)) // 2
        turn = math.radians(front + (_BACK - front) * rank / (ranks - 1) if ranks > 1 else 8.0)
        depth = 1 - (1 - entry.rest) * (1 - math.sin(turn)) / 2
        edge = max(0.095 * box.w, 0.55 * tall * depth * one.aspect + 24)
        reach = min(rx * math.cos(turn), box.w / 2 - edge)
        foot = (cx + side * reach, min(cy + ry * math.sin(turn), box.y + 0.945 * box.h))
        mood = show.moods.get(entry.name, "") or entry.mood
        width = tall * depth * one.aspect * 1.2
        poses.append(
            (turn, one, Pose(foot=foot, height=tall * depth, mood=mood, look=look, least=show.least, keep=show.keep,
                             width=width))
        )  # fmt: skip
    behind, alike = entry.arrange == "ring-back", len({p.words for p in cast}) == 1
    for _, one, pose in sorted((p for p in poses if (p[0] < 0) == behind), key=lambda p: p[0]):
        made = stand(replace(one, words="") if alike or not one.block else one, pose, show.theme)[0].item
        yield grounded(made)
