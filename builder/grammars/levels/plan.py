"""Where bar, owners and tags stand: sizes are tried from the largest until all are clear of the headline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from builder.actors.base import natural
from builder.actors.tank import inset
from builder.cast import Member, aspect
from builder.geometry import Box, Point
from builder.grammars.levels.bar import Bar
from builder.grammars.levels.pool import axis, drop
from builder.layout.scale import even
from builder.layout.stage import Stage

SINK = 3.0  # feet stand this far below the bar's top edge
_WIDE = 0.205  # height of the bar by the slide's height: the same under one headline line and under two
_TALL = (0.27, 0.13, 0.2)  # on cards: by the room left, but between these shares of the width (boards 10)
_DEEP = 0.32  # where owners leave room on a card the bar grows to this share of the width
_BIGGEST = (0.47, 0.46)  # height of a grower by the short side: on wide canvases, on tall ones
_DWARF = 0.58  # beside a grower nobody is taller than this share of it
_BLOCK = 0.3  # the same for a block of words
_GAP = 24.0  # between two tags
_LIFT = (16.0, 30.0)  # air between a tag and who is under it: on small owners, on large ones
_FLOOR = 0.62  # share of the bar's height that stands over the edge of the floor
#: A pod's outline as (up to this share of its height, this far each side): topper, head, body.
_POD = ((1.0, 0.19), (0.82, 0.25), (0.71, 0.34), (0.58, 0.42))
#: Room for the small ones: (the name stays, share of their full size, small tags), in order of preference.
_TRIES = (
    (True, 1.0, False), (True, 1.0, True), (False, 1.0, True), (True, 0.84, True), (False, 0.84, True),
    (True, 0.7, True), (False, 0.7, True), (False, 0.56, True),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag over the owners `over` (indices): middle, letter size, least width of the plate."""

    over: tuple[int, ...]
    centre: Point
    size: float
    width: float
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """Where the grower stands and how tall; the middle of its tag and the tag's letter size."""

    x: float
    height: float
    tag: Point | None
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The bar, its name's size (0: none), middle and width of each seat, size of the small, tags, grower."""

    bar: Box
    name_size: float
    seats: tuple[tuple[float, float], ...]
    small: float
    tags: tuple[Tag, ...]
    big: Stance | None

    @property
    def line(self) -> float:
        return self.bar.y + SINK

    @property
    def floor(self) -> float:
        return even(self.bar.y + _FLOOR * self.bar.h)


def planned(bar: Bar, stage: Stage) -> Plan:
    said = bar.full and bar.big is not None and bar.name == bar.pool  # the bar itself says what is full
    for named, share, tight in _TRIES:
        plan = _tried(bar, stage, share, named=named or not said, tight=tight)
        if _clear(bar, plan, stage):
            break
    return plan


def _tried(bar: Bar, stage: Stage, share: float, *, named: bool, tight: bool) -> Plan:
    box = _box(bar, stage, named=named)
    seats = tuple(_seats(bar, box))
    line = box.y + SINK
    middle = axis(bar, box, seats[bar.grower][0], stage) if bar.big else 0.0
    alone = _stance(bar, seats, line, (), middle, stage)
    small = share * min(_small(bar, seats, stage), _DWARF * alone.height if alone else 9e9)
    tags = tuple(_tags(bar, seats, small, line, stage, tight=tight)) if bar.full else ()
    size = _name_size(stage) if named else 0.0
    big = _stance(bar, seats, line, tags, middle, stage)
    if not tight and big and big.tag and any(tag.size > big.size for tag in tags):
        return _tried(bar, stage, share, named=named, tight=True)  # one size for all who say the same
    return Plan(bar=box, name_size=size, seats=seats, small=small, tags=tags, big=big)


def _name_size(stage: Stage) -> float:
    return even(max(stage.scale.least, stage.scale.label * 0.94))


def _box(bar: Bar, stage: Stage, *, named: bool) -> Box:
    """The bar itself; on tall canvases, and where nobody grows, as deep as the owners on it leave room."""
    box, short = stage.box, min(stage.canvas.width, stage.canvas.height)
    under = drop(_name_size(stage)) if named else 8.0
    height = _WIDE * short
    if not stage.wide:
        part, least, most = _TALL
        height = min(most * short, max(least * short, part * box.h))
    if not stage.wide or not bar.big:
        room = box.h - under - 56 - _tallest(bar, box, stage)
        height = max(height, min(_DEEP * short, room))
    height = even(height)
    return Box(box.x, even(box.bottom - height - under), box.w, height)


def _tallest(bar: Bar, box: Box, stage: Stage) -> float:
    """How high the owners will rise, tags included, before the headline has its say."""
    seats = tuple(_seats(bar, box))
    member, small = bar.big, _small(bar, seats, stage)
    tag = 1.4 * tag_box(bar.tag, stage.scale.least).h if bar.full else 0.0
    return max(small, _most(member, seats[bar.grower][1], stage) if member else 0.0) + tag


def _seats(bar: Bar, box: Box) -> Iterator[tuple[float, float]]:
    """Middle and width of each owner's segment: the same before and after the crash."""
    gap = inset(box.h)
    room, x = box.w - 2 * gap, box.x + gap
    for share in bar.shares:
        yield x + share * room / 2, share * room
        x += share * room


def _small(bar: Bar, seats: tuple[tuple[float, float], ...], stage: Stage) -> float:
    """Reference height of those who do not grow: as wide as the narrowest seat, lower where a giant is beside."""
    short = min(stage.canvas.width, stage.canvas.height)
    room = min((seats[i][1] for run in bar.small for i in run), default=0.0)
    most = 0.232 * short + 70 if bar.big else 0.38 * short
    shape = max(aspect(bar.owners[i]) for run in bar.small for i in run) if bar.small else 1.0
    if any(bar.owners[i].kind == "object" for run in bar.small for i in run):
        return min(0.82 * room / 1.35, most)
    return min(room * (0.87 if bar.big else 0.8) / min(shape, 1.4), most)


def _clear(bar: Bar, plan: Plan, stage: Stage) -> bool:
    """Whether small owners and their tags keep clear of the words above."""
    for run in bar.small:
        half = plan.small * 0.45
        left, right = plan.seats[run[0]][0] - half, plan.seats[run[-1]][0] + half
        if plan.line - plan.small < stage.ceiling(left, right, gap=24):
            return False
    return all(t.box.y >= stage.ceiling(t.box.x, t.box.right, gap=20) for t in plan.tags)


def tag_box(words: str, size: float, width: float = 0.0) -> Box:
    """Extents of a tag with its foot at the origin."""
    return natural("tag", words=words, size=size, width=width)


def _tags(
    bar: Bar, seats: tuple[tuple[float, float], ...], small: float, line: float, stage: Stage, *, tight: bool
) -> Iterator[Tag]:
    """One tag for each small owner where they fit side by side, else one that a run of neighbours shares."""
    least = stage.scale.least
    own = even(least if tight else max(least, min(50.0, 0.21 * small)))
    width = tag_box(bar.tag, own).w
    step = min((b - a for run in bar.small for a, b in pairwise(seats[i][0] for i in run)), default=9e9)
    air = max(_LIFT[0], min(_LIFT[1], 0.11 * small))
    for run in bar.small:
        runs = [(i,) for i in run] if width + _GAP <= step else [run]
        for over in runs:
            first, last = seats[over[0]][0], seats[over[-1]][0]
            span = last - first + max(0.8 * small, 2.2 * own) if len(over) > 1 else 0.0
            size = own if len(over) == 1 or tight else _shared_size(bar.tag, span, least)
            box = tag_box(bar.tag, size, span)
            lift = box.h * 0.2 if len(over) > 1 else 0.0
            cx = (first + last) / 2
            cx = max(cx, stage.box.x + box.w / 2)
            top = line - small - air - lift - box.h
            placed = Box(cx - box.w / 2, top, box.w, box.h)
            yield Tag(over=over, centre=placed.centre, size=size, width=span, box=placed)


def _shared_size(words: str, span: float, least: float) -> float:
    """The largest letters whose tag is no wider than the run it stands over."""
    size = even(min(60.0, 1.2 * least))
    while size > least and tag_box(words, size).w > span:
        size -= 2
    return size


def outline(member: Member) -> tuple[tuple[float, float], ...]:
    """(up to this share of the height, this far each side) of an actor, from the top down."""
    return _POD if member.kind == "pod" else ((1.0, aspect(member) / 2),)


def _stance(
    bar: Bar, seats: tuple[tuple[float, float], ...], line: float, tags: tuple[Tag, ...], middle: float,
    stage: Stage,
) -> Stance | None:  # fmt: skip
    """The largest size at which grower and tag are clear of words and of the others' tags; best over `middle`."""
    member = bar.big
    if member is None:
        return None
    x, width = seats[bar.grower]
    height = most = _most(member, width, stage)
    body = 2 * max(half for _, half in outline(member))
    while height > 0.4 * most:
        for at in _stands(x, width, height * body, middle, stage):
            if not _under_words(member, at, line, height, stage):
                continue
            if not bar.full:
                return Stance(x=at, height=height, tag=None, size=0.0)
            own = even(max(stage.scale.least, min(60.0, 0.105 * height)))
            for size in dict.fromkeys((*(t.size for t in tags), own)):  # as large as the others' where it finds room
                tag = next(_tag_places(bar, at, line, height, size, tags, stage), None)
                if tag:
                    return Stance(x=at, height=height, tag=tag, size=size)
        height -= 4
    return Stance(x=x, height=height, tag=None, size=0.0)


def _most(member: Member, width: float, stage: Stage) -> float:
    """The height a grower would like, on a seat so wide."""
    short = min(stage.canvas.width, stage.canvas.height)
    share = _BLOCK if member.kind == "object" else _BIGGEST[0 if stage.wide else 1]
    return min(0.45 * width / max(half for _, half in outline(member)), share * short)


def _stands(x: float, width: float, body: float, middle: float, stage: Stage) -> tuple[float, ...]:
    """Where on its segment a grower may stand, best first: over the words on it."""
    slack = max(0.0, width / 2 - body / 2)
    best = max(x - slack, min(x + slack, middle))
    if stage.wide:
        return (best,)
    return tuple(dict.fromkeys((best, *(x + slack * i / 4 for i in range(4, -5, -1)))))


def _under_words(member: Member, x: float, line: float, height: float, stage: Stage) -> bool:
    return all(
        line - top * height >= stage.ceiling(x - half * height, x + half * height, gap=22)
        for top, half in outline(member)
    )


def _tag_places(
    bar: Bar, x: float, line: float, height: float, size: float, tags: tuple[Tag, ...], stage: Stage
) -> Iterator[Point]:
    """Middles of the grower's tag that are free: beyond its shoulder, beside its topper, over it."""
    member = bar.big
    assert member is not None
    box = tag_box(bar.tag, size)
    half, top = max(h for _, h in outline(member)), line - height
    over = (x, top - box.h * 0.5 - 14)
    spots = [over]
    if member.kind == "pod":  # it leans to the right when it is dead
        spots = [
            (x + half * height + box.w * 0.4, top + 0.2 * height),
            (x + 0.29 * height + box.w / 2, top + 0.06 * height),
            over,
            (x - 0.25 * height - box.w / 2, top + 0.1 * height),
        ]
    keep = stage.canvas.keep
    for cx, cy in spots:
        placed = Box(cx - box.w / 2, cy - box.h / 2, box.w, box.h)
        inside = placed.x >= keep.x and placed.right <= keep.right
        free = placed.y >= stage.ceiling(placed.x, placed.right, gap=28)
        if inside and free and not any(placed.inset(-12).overlaps(t.box) for t in tags):
            yield (cx, cy)
