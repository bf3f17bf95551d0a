"""Names as the keys of one board: equal large keys in as few rows as let the letters be large, blank ones between."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.actors.base import place
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.brand.cards import Hand, hand, put, shown
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.scene.walk import bounds

LIP = 16.0  # what shows of a board's shade under it
_GAP, _RIM = 0.035, 0.05  # between keys and round them, by the board's shorter side
_LONG = 0.72  # height of a key by its width, at most
_FLATTEST = 4.4  # width of a key by its height, from which it looks like a plank
_FILLER = 0.16  # a blank key by the width of a named one, where rows would stand like a wall
_STRIP = 0.1  # height of a row of blank keys by the board's, at least


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The keys dealt out: `tiers` names a row; `gap` u between keys; `box` of the tray."""

    made: Hand
    tiers: tuple[int, ...]
    box: Box
    gap: float


def compose(names: Sequence[str], stage: Stage, *, lined: bool = False, badge: str = "") -> Composition:
    """One board on the floor with every name a key; `lined`: in one row where it can be read; a `badge` on each."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - LIP - stage.box.y)
    items, hero = keys(names, room, stage, lined=lined)
    cards = hand(names, stage, width=400, height=200).cards
    marks = _badges(badge, items, tuple(c.id for c in cards), stage) if badge else []
    stamps = tuple(Effect(target=m.id, name="stamp", start_ms=140 * i, duration_ms=240) for i, m in enumerate(marks))
    beats = [
        shown(cards, stage),
        *([Beat(id="judge", cue=stage.cue, effects=stamps, trigger="auto")] if stamps else []),
    ]
    return Composition(
        items=(*items, *marks), floor=even(floor_of(stage, ground)), hero=hero, beats=tuple(beats)
    )  # fmt: skip


def _badges(kind: str, items: Sequence[Item], cards: Sequence[str], stage: Stage) -> list[Group]:
    """A badge on the shoulder of every named key."""
    out = []
    for item in items:
        if item.id in cards:
            key = bounds(item)
            high = min(130.0, 0.34 * key.h + 16)
            at = (key.right - 0.42 * high, key.y + 0.12 * high)
            out.append(place("badge", id=f"badge-{item.id}", theme=stage.theme, centre=at, kind=kind, height=high,
                             shadow=0).item)  # fmt: skip
    return out


def keys(names: Sequence[str], room: Box, stage: Stage, *, lined: bool = False) -> tuple[tuple[Item, ...], str]:
    """The board filling `room` u, and the id of its first key; a single name is a large key among blank ones."""
    if len(names) == 1:
        return _lone(names[0], room, stage)
    board = _best(names, room, stage, lined=lined)
    blanks: list[Box] = []
    named: list[Item] = []
    free = room.h - board.box.h
    strip = (free - 2 * board.gap) / 2 if free > 2 * (_STRIP * room.h + board.gap) else 0.0
    box = room if strip else board.box
    inner = box.inset(_rim(room))
    y, first = inner.y + (strip + board.gap if strip else 0.0), 0
    if strip:
        blanks += [
            *_strip(inner, inner.y, strip, board.gap),
            *_strip(inner, inner.bottom - strip, strip, board.gap, space=True),
        ]
    for n, count in enumerate(board.tiers):
        foot = y + board.made.height
        spare, middles = _row(board, n, count)
        blanks += [Box(b.x, y, b.w, board.made.height) for b in spare]
        for card, x in zip(board.made.cards[first : first + count], middles, strict=True):
            named.append(put(card, board.made, stage, (x, foot)).item)
        first, y = first + count, foot + board.gap
    return (case(box), *_blanks(blanks, stage), *named), board.made.cards[0].id


def case(box: Box, *, name: str = "board") -> Group:
    """What keys sit in: a flat tray; its shade shows LIP u below it."""
    radius = min(56.0, 0.1 * box.h)
    items = (
        Shape(id=f"{name}/under", kind="rect", box=box.moved(0, LIP), radius=radius, fill=Paint("shadow", alpha=50)),
        Shape(id=f"{name}/tray", kind="rect", box=box, radius=radius, fill=Paint("panel")),
    )
    return Group(id=name, items=items, decorative=True)


def _rim(box: Box) -> float:
    return _RIM * min(box.w, box.h) + 8


def _blanks(boxes: Sequence[Box], stage: Stage) -> Iterator[Item]:
    for n, box in enumerate(boxes, 1):
        yield place(
            "brick", id=f"blank-{n}", theme=stage.theme, foot=(box.cx, box.bottom), scale=1, width=box.w, height=box.h,
            tone="panel", shadow=0, alt="",
        ).item  # fmt: skip


def _best(names: Sequence[str], room: Box, stage: Stage, *, lined: bool) -> Board:
    """The number of rows with the largest letters, then the largest keys."""
    choices = dict.fromkeys(rows(len(names), most) for most in range(1, len(names) + 1))
    found = [_dealt(names, tiers, room, stage) for tiers in choices if len(tiers) <= 6]
    row = next(b for b in found if len(b.tiers) == 1)
    if lined and row.made.size >= 1.25 * stage.scale.least:
        return row
    return max(found, key=lambda b: b.made.size * (b.made.width * b.made.height * len(names)) ** 0.25 * _set(b))


def _set(board: Board) -> float:
    """Rows of one length read as a set; a lone key in a row of its own does not, nor do planks as keys."""
    whole = 1.0 if board.made.whole else 0.2
    flat = whole * min(1.0, _FLATTEST * board.made.height / board.made.width)
    return flat * (1.0 if len(set(board.tiers)) == 1 else 0.82 if min(board.tiers) == 1 else 0.92)


def _dealt(names: Sequence[str], tiers: tuple[int, ...], room: Box, stage: Stage) -> Board:
    most, deep, gap = max(tiers), len(tiers), _GAP * min(room.w, room.h)
    rim = _rim(room)
    extra = _FILLER if deep > 1 and most > 1 else 0.0
    width = (room.w - 2 * rim - gap * (most - 1 + (1 if extra else 0))) / (most + extra)
    height = (room.h - 2 * rim - gap * (deep - 1)) / deep
    height = max(
        min(height, (1.02 if deep == 1 and most == 3 else _LONG) * width), min(height, 2.2 * stage.scale.least)
    )
    made = hand(names, stage, width=even(width), height=even(height))
    tall = deep * made.height + gap * (deep - 1) + 2 * rim
    return Board(made=made, tiers=tiers, box=Box(room.x, room.bottom - tall, room.w, tall), gap=gap)


def _row(board: Board, n: int, count: int) -> tuple[list[Box], list[float]]:
    """Blank keys and the middles of the named ones in row `n`: blanks take turns at the ends."""
    rim, gap, width = (board.box.w - _inner(board)) / 2, board.gap, board.made.width
    left, right = board.box.x + rim, board.box.right - rim
    spare = right - left - count * width - (count - 1) * gap
    if spare <= 0.06 * width or len(board.tiers) == 1:
        start = left + max(0.0, spare) / 2
        return [], [start + width / 2 + i * (width + gap) for i in range(count)]
    short = _FILLER * width
    lone = spare < 2.6 * short + 2 * gap
    front = (spare - gap if n % 2 else 0.0) if lone else (0.62 if n % 2 else 0.38) * (spare - 2 * gap)
    back = spare - (front + gap if front else 0.0) - gap
    start = left + (front + gap if front else 0.0)
    blanks = ([Box(left, 0, front, 0)] if front else []) + ([Box(right - back, 0, back, 0)] if back > 4 else [])
    return blanks, [start + width / 2 + i * (width + gap) for i in range(count)]


def _inner(board: Board) -> float:
    """Width of the keys' area: the widest row and, with several rows, the blank one at its end."""
    most, extra = max(board.tiers), _FILLER if len(board.tiers) > 1 and max(board.tiers) > 1 else 0.0
    return board.made.width * (most + extra) + board.gap * (most - 1 + (1 if extra else 0))


def _lone(name: str, room: Box, stage: Stage) -> tuple[tuple[Item, ...], str]:
    """One large key in the middle of a board of blank ones."""
    gap = 0.028 * min(room.w, room.h) + 6
    inner = room.inset(_rim(room))
    wide = (0.66 if inner.w > 1.6 * inner.h else 0.84) * inner.w
    tall = min(0.56 * inner.h, 0.7 * wide)
    row = (inner.h - tall - 2 * gap) / 2
    made = hand((name,), stage, width=even(wide), height=even(tall), most=320)
    side = (inner.w - made.width - 2 * gap) / 2
    y = inner.y + row + gap
    ends = [Box(inner.x, y, side, tall), Box(inner.right - side, y, side, tall)]
    above, below = _strip(inner, inner.y, row, gap), _strip(inner, inner.bottom - row, row, gap, space=True)
    hero = put(made.cards[0], made, stage, (inner.cx, y + made.height))
    return (case(room), *_blanks([*above, *ends, *below], stage), hero.item), made.cards[0].id


def _strip(inner: Box, y: float, height: float, gap: float, *, space: bool = False) -> Iterator[Box]:
    """A row of blank keys: equal ones after half a one, or (`space`) short ones either side of a long one."""
    if space:
        end = 0.17 * inner.w
        widths = [end, 0.6 * end, inner.w - 3.2 * end - 4 * gap, 0.6 * end, end]
    else:
        count = max(3, math.floor(inner.w / max(1.25 * height, 130.0)))
        width = (inner.w - count * gap) / (count + 0.5)
        widths = [0.5 * width, *([width] * count)]
    x = inner.x
    for width in widths:
        yield Box(x, y, width, height)
        x += width + gap
