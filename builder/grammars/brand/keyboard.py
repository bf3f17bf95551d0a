"""Names as the cards of one tray: equal large ones in as few rows as let the letters be large; one on a plinth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The keys dealt out: `tiers` names a row; `gap` u between keys; `box` of the tray."""

    made: Hand
    tiers: tuple[int, ...]
    box: Box
    gap: float


def compose(
    names: Sequence[str], stage: Stage, *, lined: bool = False, badge: str = "", under: Sequence[str] = ()
) -> Composition:
    """One tray on the floor with every name a card; `lined`: in one row where it can be read; a `badge` on each;
    `under`: a word for each, on a plate at its foot."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - LIP - stage.box.y)
    low = 2.0 * stage.scale.label if under else 0.0
    items, hero = keys(names, replace(room, h=room.h - low), stage, lined=lined or bool(under))
    cards = hand(names, stage, width=400, height=200).cards
    marks = _badges(badge, items, tuple(c.id for c in cards), stage) if badge else []
    stamps = tuple(Effect(target=m.id, name="stamp", start_ms=140 * i, duration_ms=240) for i, m in enumerate(marks))
    beats = [
        shown(cards, stage),
        *([Beat(id="judge", cue=stage.cue, effects=stamps, trigger="auto")] if stamps else []),
    ]
    cards_at = [bounds(item) for item in items if item.id in {c.id for c in cards}]
    plates = [
        place("chip", id=f"under-{n}", theme=stage.theme, centre=(at.cx, room.bottom - 0.5 * low + LIP), words=word,
              size=stage.scale.label, tone="neutral").item
        for n, (word, at) in enumerate(zip(under, cards_at, strict=False), 1)
    ]  # fmt: skip
    return Composition(
        items=(*items, *marks, *plates), floor=even(floor_of(stage, ground)), hero=hero, beats=tuple(beats)
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
    """The cards in `room` u, and the id of the first: one alone on a plinth, more in rows in a tray."""
    if len(names) == 1:
        return lone(names[0], room, stage)
    board = _best(names, room, stage, lined=lined)
    inner = board.box.inset(_rim(room))
    y, first = inner.y, 0
    named: list[Item] = []
    for count in board.tiers:
        foot = y + board.made.height
        wide = count * board.made.width + (count - 1) * board.gap
        for n, card in enumerate(board.made.cards[first : first + count]):
            x = inner.cx - wide / 2 + board.made.width / 2 + n * (board.made.width + board.gap)
            named.append(put(card, board.made, stage, (x, foot)).item)
        first, y = first + count, foot + board.gap
    return (case(board.box), *named), board.made.cards[0].id


def lone(name: str, room: Box, stage: Stage) -> tuple[tuple[Item, ...], str]:
    """One card as large as `room` lets it be, on a plinth at its foot."""
    base = max(40.0, 0.13 * room.h)
    wide = min(room.w / 1.1, 1.5 * (room.h - base))
    tall = min(room.h - base, max(0.56 * wide, min(0.86 * wide, 0.7 * room.h)))
    made = hand((name,), stage, width=even(wide), height=even(tall), most=320)
    top = room.bottom - base
    block = plinth(Box(room.cx - 0.52 * wide, top, 1.04 * wide, room.bottom + LIP - top), "plinth")
    return (block, put(made.cards[0], made, stage, (room.cx, top + 3)).item), made.cards[0].id


def plinth(box: Box, name: str) -> Group:
    """A block with a ledge."""
    thick = min(30.0, 0.4 * box.h)
    ledge = Box(box.x - 0.02 * box.w, box.y, 1.04 * box.w, thick)
    shade = Box(box.x - 0.03 * box.w, box.bottom - 14, 1.06 * box.w, 28)
    parts = (
        Shape(id=f"{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=60)),
        Shape(id=f"{name}/body", kind="rect", box=Box(box.x, box.y + 12, box.w, box.h - 12), radius=14,
              fill=Paint("panel")),
        Shape(id=f"{name}/lip", kind="rect", box=ledge.moved(0, 10), radius=thick / 2,
              fill=Paint("panel_2", "ink", 0.35)),
        Shape(id=f"{name}/ledge", kind="rect", box=ledge, radius=thick / 2, fill=Paint("panel_2")),
    )  # fmt: skip
    return Group(id=name, items=parts, decorative=True)


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
    flat = whole * min(1.0, _FLATTEST * board.made.height / board.made.width) * (1.0 if board.made.marked else 0.5)
    return flat * (1.0 if len(set(board.tiers)) == 1 else 0.82 if min(board.tiers) == 1 else 0.92)


def _dealt(names: Sequence[str], tiers: tuple[int, ...], room: Box, stage: Stage) -> Board:
    most, deep, gap = max(tiers), len(tiers), _GAP * min(room.w, room.h)
    rim = _rim(room)
    width = (room.w - 2 * rim - gap * (most - 1)) / most
    height = (room.h - 2 * rim - gap * (deep - 1)) / deep
    height = max(min(height, (1.3 if most > 2 else _LONG) * width), min(height, 2.2 * stage.scale.least))
    made = hand(names, stage, width=even(width), height=even(height))
    tall = deep * made.height + gap * (deep - 1) + 2 * rim
    return Board(made=made, tiers=tiers, box=Box(room.x, room.bottom - tall, room.w, tall), gap=gap)
