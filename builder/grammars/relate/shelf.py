"""The shelf of a shared thing: a row of actors (two where one would be too small), their badges and cables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.actors import link
from builder.actors.model import Placed, Value
from builder.cast import Member, aspect, badge, stand
from builder.cast.cable import SOCKET, plank, plug, posts, socket
from builder.cast.stand import block, letters, smallest_pod
from builder.cast.troupe import legible
from builder.cast.words import caption, caption_size
from builder.geometry import Box, Point
from builder.layout.spread import spread
from builder.layout.stage import Stage
from builder.scene.items import Item, Paint, Path
from builder.text.measure import advance

BADGES = {"tick": "check", "cross": "cross", "question": "question", "warning": "warning"}
RIDER = 0.46  # height of who works on a member, in member heights
_ATOP = 0.86  # the same where nothing else is on the member
_END = 0.035  # of the stage's width: from the end of the shelf to the first seat
STICK = 0.4  # share of its width by which a socket sticks out of what holds it


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who is connected, and the mark each bears: `before` turns into `after`.

    `labels` replace the captions; `riders`: who is at work on a member (None for nobody); `load`: what goes along
    every cable, `loads` along each its own, `both` ways. `tied`: who alone has a cable; () for everybody.
    """

    members: tuple[Member, ...]
    before: str = ""
    after: str = ""
    labels: tuple[str, ...] = ()
    riders: tuple[Member | None, ...] = ()
    load: str = ""
    loads: tuple[str, ...] = ()
    both: bool = False
    tied: tuple[int, ...] = ()

    @property
    def linked(self) -> tuple[int, ...]:
        """Who has a cable."""
        return self.tied or tuple(range(len(self.members)))

    @property
    def asking(self) -> int:
        """Index of the one still asking in the poster (mid-wave), -1 when nobody does."""
        return len(self.members) - 1 if self.before == "question" and self.after else -1

    def mark(self, index: int) -> str:
        return self.before if index == self.asking else self.after or self.before

    def caption(self, index: int) -> str:
        return self.labels[index] if index < len(self.labels) else self.members[index].caption

    def rider(self, index: int) -> Member | None:
        return self.riders[index] if index < len(self.riders) else None

    def cable(self, index: int) -> Paint:
        """The colour of a cable: its user's."""
        return (self.rider(index) or self.members[index]).cable

    def tag(self, index: int) -> str:
        """What ids of this member's parts end in: its letter, else its own name."""
        member = self.members[index]
        return member.letter.lower() if member.kind == "pod" else member.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """The measures of one canvas, u.

    `tiers`: how many stand on each shelf, the upper one first; `seat`: the width each has there; `bench`: the
    shelf's length; `post`: thickness of its legs.
    """

    actor: float
    shelf: float
    socket: float
    drop: float
    hub: float
    tiers: tuple[int, ...]
    seat: float
    bench: float
    post: float
    caption: float = 0.0

    @property
    def reach(self) -> float:
        return self.socket * STICK

    def board(self, box: Box, y: float) -> Box:
        return Box(box.cx - self.bench / 2, y, self.bench, self.shelf)

    def places(self, box: Box) -> tuple[float, ...]:
        """x of every member; those of an upper shelf stand above the gaps of the lower one."""
        width = max(self.tiers) * self.seat
        low = spread(self.tiers[-1], box.cx - width / 2, box.cx + width / 2)
        if len(self.tiers) == 1:
            return low
        gaps = [(a + b) / 2 for a, b in pairwise(low)]
        spare = len(gaps) - self.tiers[0]
        return (*gaps[spare // 2 : spare // 2 + self.tiers[0]], *low)

    def order(self, box: Box) -> tuple[int, ...]:
        """Members by x: the order of their sockets on the hub, so that no cables cross."""
        places = self.places(box)
        return tuple(sorted(range(len(places)), key=lambda i: places[i]))


def sizes_of(party: Party, hub_aspect: float, stage: Stage, foot: float) -> Sizes:
    """Divide the height down to `foot` between hub, cables and actors; one shelf while its actors stay large enough."""
    high, box = foot - stage.box.y, stage.box
    least = min(stage.canvas.width, stage.canvas.height)
    tiers = _tiers(party.members, stage, high)
    room = box.w * (1 - 2 * _END)
    pitch = room / max(tiers)
    widest = 0.86 * box.w / hub_aspect
    hub = min(_hub_share(party, high < 0.48 * box.w, len(tiers)) * high, widest)
    label = caption_size([party.caption(i) for i in range(len(party.members))], stage, pitch - 40, most=44)
    over = 1.06 + (_riding(party) * 0.9 if party.riders else 0.0)
    drop = 0.1 * least
    left = high - hub - drop - 1.5 * SOCKET * STICK - max(44.0, label * 1.6) * len(tiers)
    broadest = max(0.83 if m.who else 1.35 if m.kind == "object" else aspect(m) for m in party.members)
    wide = (0.86 if broadest > 0.9 else 0.64 if stage.wide else 0.74) * pitch / broadest
    blocks = [block(m, stage.scale.least, pitch * 0.88)[1] for m in party.members if m.kind == "object"]
    actor = max(smallest_pod(stage), *blocks, min(left / over / len(tiers), wide, 0.3 * stage.canvas.height))
    shelf = max(18.0, min(44.0, actor * 0.165), label * 1.6)
    plug_w = max(22.0, min(SOCKET, actor * 0.22))
    step = actor * over + shelf + plug_w * STICK
    left = high - hub - step * len(tiers) - plug_w * STICK
    drop = min(left, (0.2 if stage.wide else 0.16) * least)
    hub = min(hub + max(0.0, left - drop), widest)
    seat = min(pitch, _seat(party, stage, actor, label)) if stage.box.w < 1.5 * high else pitch
    post = max(9.0, min(18.0, 0.5 * shelf))
    bench = max(max(tiers) * seat + 2 * _END * box.w, hub * hub_aspect + 8 * post + 40)
    return Sizes(
        actor=actor, shelf=shelf, socket=plug_w, drop=drop, hub=hub, tiers=tiers, seat=seat, caption=label,
        bench=min(box.w, bench), post=post,
    )  # fmt: skip


def _riding(party: Party) -> float:
    """Height of who works on a member, in member heights; more where no badge stands beside it."""
    return RIDER if party.before or party.after else _ATOP


def _hub_share(party: Party, flat: bool, tiers: int) -> float:
    """Of the height; less where machines with somebody at work on them are what counts."""
    return (0.45 if flat else 0.4) * (0.72 if party.riders else 1.0) * (1.0 if tiers == 1 else 0.86)


def _seat(party: Party, stage: Stage, actor: float, label: float) -> float:
    """The width a member wants on the shelf: itself, its words, and air."""
    words = (advance(party.caption(i), "text-bold", label) + 1.2 * label for i in range(len(party.members)) if label)
    blocks = (block(m, stage.scale.least)[0] * 1.16 for m in party.members if m.kind == "object")
    own = (actor * aspect(m) * 1.35 for m in party.members if m.kind != "object" and not m.who)
    return max(actor * 1.9, 0.12 * stage.box.w, *words, *blocks, *own)


def _tiers(members: tuple[Member, ...], stage: Stage, high: float) -> tuple[int, ...]:
    least = min(stage.canvas.width, stage.canvas.height)
    widest = max(block(m, stage.scale.least)[0] if m.kind == "object" else 0.115 * least for m in members)
    count = len(members)
    if count * widest <= stage.box.w or count < 3 or high < 0.3 * stage.box.w:
        return (count,)
    return (count // 2 if count % 2 else count // 2 - 1, count // 2 + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Items by painting layer: legs, cables with their sockets behind the boards, actors before them."""

    legs: Item
    cables: tuple[Item, ...]
    boards: tuple[Item, ...]
    actors: tuple[Item, ...]


def shelf(party: Party, stage: Stage, sizes: Sizes, eyes: Point, hub: Mapping[int, Placed], ground: float) -> Shelf:
    """All shelves with their rows on legs down to `ground`; `hub`: the socket each member's cable leads to."""
    top_of_hub = min(p.box.y for p in hub.values())
    low = top_of_hub - sizes.drop - sizes.reach - sizes.shelf
    step = sizes.actor * 1.14 + sizes.shelf + sizes.reach
    levels = [low - step * (len(sizes.tiers) - 1 - t) for t in range(len(sizes.tiers))]
    places = sizes.places(stage.box)
    cables: list[Item] = []
    actors: list[Item] = []
    for index, x in enumerate(places):
        tier = 0 if index < sizes.tiers[0] else 1
        board = sizes.board(stage.box, levels[tier])
        placed = _actor(party, stage, sizes, index, (x, board.y + 3), eyes)
        actors += [placed.item, *_rider(party, stage, placed, index, sizes, eyes)]
        actors += _words(party, index, x, board, sizes)
        actors += _mark(party, stage, placed, index, sizes)
        last = sizes.board(stage.box, levels[-1])
        if index not in hub:
            continue
        if last.y > board.y:
            cables += _through(party, stage, sizes, index, x, (board, last))
        out = _out(party, stage, sizes, index, (x, last), "socket")
        cables += [*_link(party, stage, index, (out, hub[index]), sizes), out.item]
    planks = [
        plank(sizes.board(stage.box, y), name=f"shelf-{i}" if len(levels) > 1 else "shelf")
        for i, y in enumerate(levels, 1)
    ]
    legs = posts(sizes.board(stage.box, levels[0]), ground, inset=1.6 * sizes.post, thick=sizes.post)
    return Shelf(legs=legs, cables=tuple(cables), boards=tuple(planks), actors=tuple(actors))


def _out(party: Party, stage: Stage, sizes: Sizes, index: int, at: tuple[float, Box], name: str) -> Placed:
    x, board = at
    return socket(
        (x, board.bottom + sizes.reach), stage, name=f"{name}-{party.tag(index)}", side="bottom", width=sizes.socket
    )


def _through(
    party: Party, stage: Stage, sizes: Sizes, index: int, x: float, boards: tuple[Box, Box]
) -> tuple[Item, ...]:
    """From an upper shelf straight down through the gap of the row below to its board."""
    tag, paint = party.tag(index), party.cable(index)
    upper = _out(party, stage, sizes, index, (x, boards[0]), "socket-upper")
    inlet = socket((x, boards[1].y - sizes.reach), stage, name=f"inlet-{tag}", side="top", width=sizes.socket)
    line = plug(upper, inlet, stage, name=f"riser-{tag}", paint=paint, width=_width(sizes, upper))
    return (line, upper.item, inlet.item)


def _width(sizes: Sizes, end: Placed) -> float:
    return min(22.0, sizes.socket * 0.38, end.box.w * 0.42)


def _actor(party: Party, stage: Stage, sizes: Sizes, index: int, foot: Point, eyes: Point) -> Placed:
    member = party.members[index]
    extra: dict[str, Value] = {"mood": "ask"} if index == party.asking and member.kind == "pod" else {}
    wide = sizes.seat * 0.88
    size = letters(party.members, (min(wide, 2.2 * sizes.actor), sizes.actor), stage)
    return stand(member, stage, foot=foot, height=sizes.actor, width=wide, look=eyes, extra=extra, size=size)


def _rider(party: Party, stage: Stage, placed: Placed, index: int, sizes: Sizes, eyes: Point) -> tuple[Item, ...]:
    """Who is at work: on top of a machine, or on a laptop's deck in front of its screen."""
    rider = party.rider(index)
    if rider is None:
        return ()
    foot = working_place(placed)
    deck = foot[1] > placed.box.y + 0.3 * placed.box.h
    if not deck and not party.mark(index):  # nothing beside it: over the middle, as large as what it works on
        foot = (placed.box.cx, foot[1])
    height = placed.box.h * (RIDER if deck else _riding(party))
    made = stand(rider, stage, foot=foot, height=height, look=eyes, extra={"mood": rider.mood or "running"})
    return (legible(made, stage).item,)


def working_place(placed: Placed) -> Point:
    """Where a pod stands that works on a machine, left of its middle so that a badge has its corner."""
    left, right = placed.anchors["surface-left"], placed.anchors["surface-right"]
    deck = left[1] > placed.box.y + 0.3 * placed.box.h
    return (left[0] + (0.0 if deck else 0.16) * (right[0] - left[0]), left[1] + 3)


def _words(party: Party, index: int, x: float, board: Box, sizes: Sizes) -> tuple[Item, ...]:
    words = party.caption(index)
    if not sizes.caption or not words:
        return ()
    at = (x, board.y + board.h * 0.44 + sizes.caption * 0.36)
    return (caption(words, at, name=f"label-{party.members[index].id}", size=sizes.caption),)


def _mark(party: Party, stage: Stage, placed: Placed, index: int, sizes: Sizes) -> tuple[Item, ...]:
    mark = party.mark(index)
    if not mark:
        return ()
    size = sizes.actor * (0.46 if sizes.seat > 1.5 * sizes.actor or party.members[index].kind != "pod" else 0.4)
    at = (0.1 * size, -0.1 * size) if party.members[index].kind == "pod" else (-0.1 * size, 0.1 * size)
    return (badge(placed, BADGES[mark], stage, name=f"badge-{party.tag(index)}", size=size, at=at).item,)


def _link(party: Party, stage: Stage, index: int, ends: tuple[Placed, Placed], sizes: Sizes) -> tuple[Item, ...]:
    name, width = f"cable-{party.tag(index)}", _width(sizes, ends[1])
    asking = index == party.asking
    paint = party.cable(index)
    line = plug(*ends, stage, name=name, paint=paint, width=width, dotted=asking)
    if not party.load and not party.loads:
        return (line,)
    tips = [(ends[1].ports["cable"][1], 90.0), *([(ends[0].ports["cable"][1], -90.0)] if party.both else [])]
    heads = [
        Path(id=f"{name}/head-{n}", d=link.link_head(at, angle, 0.7 * width), fill=paint)
        for n, (at, angle) in enumerate(tips, 1)
    ]
    return (replace(line, items=(*line.items, *heads)),)
