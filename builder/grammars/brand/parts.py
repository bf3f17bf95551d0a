"""One name and what it is made of, or what goes into it: the large key, and a smaller one for each part."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.arrow import dart
from builder.actors.forms import block, tone
from builder.actors.link import link
from builder.actors.model import Placed
from builder.cast import Roll, stand
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, PathData
from builder.grammars.brand.cards import Card, Hand, hand, put, shown
from builder.grammars.brand.keyboard import LIP
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke

_WIDE, _TALL = 0.4, 0.34  # the large key's share of the room on a wide and on a tall canvas
_REACH = 0.11  # of the room, for the links


def compose(name: str | Figure, parts: Sequence[str], stage: Stage, *, into: bool) -> Composition:
    """Parts right of the hub, or below it where the canvas is tall; `into`: before it, plugged into its side."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - LIP - stage.box.y)
    first, second = _halves(room, stage, into=into)
    hero_box, rest = (second, first) if into else (first, second)
    key = _hub(name, hero_box, stage)
    made, placed = _parts(parts, rest, stage)
    level = stage.broad and len({part.box.x for part in placed}) == 1
    links: list[Item] = []
    for n, (part, card) in enumerate(zip(placed, made.cards, strict=True), 1):
        if level and isinstance(name, str):
            links.append(_straight(n, key.box, part.box, card, into=into))
        else:
            links.append(_link(n, key, part, stage, into=into))
    draw = tuple(Effect(target=one.id, name="draw", duration_ms=420, easing="in-out", start_ms=120 * i)
                 for i, one in enumerate(links))  # fmt: skip
    beats = [
        Beat(id="show", cue=stage.cue, effects=(Effect(target=key.item.id, name="enter"),)),
        shown(made.cards, stage, "parts"),
        Beat(id="join", cue=stage.cue, effects=draw, trigger="auto"),
    ]
    items: list[Item] = [key.item, *(part.item for part in placed), *links]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=key.item.id,
        beats=tuple([beats[1], beats[0], beats[2]] if into else beats),
    )  # fmt: skip


def _hub(name: str | Figure, box: Box, stage: Stage) -> Placed:
    """The large card as high as its box, or the actor."""
    if isinstance(name, Figure):
        member = Roll().one(name)
        return stand(member, stage, foot=(box.cx, box.bottom), height=box.h, width=box.w)
    tall = box.h + LIP if stage.broad else min(box.h, 0.72 * box.w)
    hub = hand((name,), stage, width=even(box.w), height=even(tall), most=280, prefix="hub")
    return put(hub.cards[0], hub, stage, (box.cx, box.bottom + (LIP if stage.broad else 0)), shadow=True)


def _straight(n: int, hub: Box, part: Box, card: Card, *, into: bool) -> Item:
    """A level cable in the part's colour with a plug in the hub's side, or an arrow out of it."""
    own, y = tone(card.emblem.accent), part.cy
    if not into:
        way = Path(id=f"link-{n}/way", d=dart((hub.right + 4, y), (part.x - 12, y), 16), fill=Paint("line_2"))
        mouth = block(f"link-{n}/slot", Box(hub.right - 12, y - 26, 22, 52), 8, Paint("fan"))
        return Group(id=f"link-{n}", items=(way, mouth), alt=f"{card.name} is part of it")
    plug, slot = Box(hub.x - 62, y - 24, 58, 48), Box(hub.x - 10, y - 34, 24, 68)
    line: PathData = (("M", (part.right, y)), ("L", (plug.x + 8, y)))
    return Group(
        id=f"link-{n}",
        items=(
            Path(id=f"link-{n}/line", d=line, stroke=Stroke(own.lip, 16)),
            block(f"link-{n}/slot", slot, 8, Paint("fan")),
            block(f"link-{n}/under", plug.moved(0, 7), 12, own.lip),
            block(f"link-{n}/plug", plug, 12, own.base),
        ),
        alt=f"{card.name} plugged in",
    )


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
