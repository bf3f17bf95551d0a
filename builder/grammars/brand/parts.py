"""One name and what it is made of, or what goes into it: the large key, and a smaller one for each part."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.link import link
from builder.actors.model import Placed
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.brand.cards import Hand, hand, put, shown
from builder.grammars.brand.keyboard import LIP, case
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item

_WIDE, _TALL = 0.4, 0.34  # the large key's share of the room on a wide and on a tall canvas
_REACH = 0.11  # of the room, for the links


def compose(name: str, parts: Sequence[str], stage: Stage, *, into: bool) -> Composition:
    """Parts right of the key, or below it where the canvas is tall; `into`: before it, with heads towards it."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - LIP - stage.box.y)
    first, second = _halves(room, stage, into=into)
    hero_box, rest = (second, first) if into else (first, second)
    hub = hand(
        (name,), stage, width=even(hero_box.w - 60), height=even(min(hero_box.h - 60, 0.72 * hero_box.w)), most=280
    )
    board = Box(hero_box.x, hero_box.cy - hub.height / 2 - 30, hero_box.w, hub.height + 60)
    if stage.broad:
        board = Box(hero_box.x, hero_box.y, hero_box.w, hero_box.h)
    key = put(hub.cards[0], hub, stage, (board.cx, board.cy + hub.height / 2))
    made, placed = _parts(parts, rest, stage)
    links = [_link(n, key, part, stage, into=into) for n, part in enumerate(placed, 1)]
    draw = tuple(Effect(target=one.id, name="draw", duration_ms=420, easing="in-out", start_ms=120 * i)
                 for i, one in enumerate(links))  # fmt: skip
    beats = [
        shown(hub.cards, stage),
        shown(made.cards, stage, "parts"),
        Beat(id="join", cue=stage.cue, effects=draw, trigger="auto"),
    ]
    items: list[Item] = [case(board), *links, key.item, *(part.item for part in placed)]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=key.item.id,
        beats=tuple([beats[1], beats[0], beats[2]] if into else beats),
    )  # fmt: skip


def _halves(room: Box, stage: Stage, *, into: bool) -> tuple[Box, Box]:
    share = (1 - _WIDE - _REACH if into else _WIDE) if stage.broad else (1 - _TALL - _REACH if into else _TALL)
    if stage.broad:
        cut, reach = share * room.w, _REACH * room.w
        return Box(room.x, room.y, cut, room.h), Box(room.x + cut + reach, room.y, room.w - cut - reach, room.h)
    cut, reach = share * room.h, _REACH * room.h
    return Box(room.x, room.y, room.w, cut), Box(room.x, room.y + cut + reach, room.w, room.h - cut - reach)


def _parts(names: Sequence[str], room: Box, stage: Stage) -> tuple[Hand, list[Placed]]:
    """One column beside the key, or rows of two below it."""
    most = 1 if stage.broad and len(names) <= 5 else 2 if len(names) > 1 else 1
    tiers = rows(len(names), most)
    gap = min(30.0, 0.06 * room.h)
    width = (room.w - gap * (max(tiers) - 1)) / max(tiers)
    height = (room.h - gap * (len(tiers) - 1)) / len(tiers)
    made = hand(names, stage, width=even(width), height=even(min(height, 0.6 * width)), most=110, prefix="part")
    tall = len(tiers) * made.height + gap * (len(tiers) - 1)
    y, first = room.cy - tall / 2, 0
    out = []
    for count in tiers:
        left = room.cx - (count * made.width + gap * (count - 1)) / 2 + made.width / 2
        for n, card in enumerate(made.cards[first : first + count]):
            foot = (left + n * (made.width + gap), y + made.height)
            out.append(put(card, made, stage, foot, tone="panel"))
        first, y = first + count, y + made.height + gap
    return made, out


def _link(n: int, key: Placed, part: Placed, stage: Stage, *, into: bool) -> Item:
    """From the key to a part, or the other way with a head at the key."""
    sides = ("right", "left") if stage.broad else ("bottom", "top")
    ends = (part.ports[sides[0]], key.ports[sides[1]]) if into else (key.ports[sides[0]], part.ports[sides[1]])
    return link(f"link-{n}", ends[0], ends[1], theme=stage.theme, width=12, head=True, vertical=not stage.broad)
