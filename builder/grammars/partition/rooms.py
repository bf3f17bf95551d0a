"""The whole as a body opened into rooms, side by side or floor over floor, with who lives there."""

from __future__ import annotations

from collections.abc import Iterator

from builder.actors import base
from builder.actors.base import Placed
from builder.actors.rooms import roof_height
from builder.cast import aspect, stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import SINK, smallest_pod
from builder.geometry import Box
from builder.grammars.partition.whole import Part, Whole
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance

_RIM = 112.0  # round the words of a block
_LOWEST = 3.6  # of a room with a block in it, by the size of labels

_WITH = 0.68  # of a room's width that its owner takes beside what it has there


def compose(whole: Whole, stage: Stage) -> Composition:
    """The body over the stage, as a house where it has floors; a part that is only a name is a block in its room."""
    low, box = foot_line(stage), stage.box
    floors = whole.shape == "floors"
    down = floors or _low(whole, stage)
    wide, high = box.w, low - box.y
    sign = _sign(whole, stage, low) if floors and stage.wide and whole.name else None
    if floors:
        wide = min(box.w if sign is None else box.w - 2 * sign.box.w - 80, 1.75 * high)
        high -= roof_height(wide)
    elif not down:
        high = min(high, (0.98 if stage.tall else 0.66) * box.w)
    plain = down and high / len(whole.parts) < _LOWEST * stage.scale.label
    body = base.place(
        "rooms", id="whole", theme=stage.theme, foot=(box.cx, low), w=wide, h=high,
        rooms=tuple((p.tone, p.share, _label(p, plain=plain)) for p in whole.parts),
        direction="down" if down else "across", name="" if sign else whole.name,
        size=even(stage.scale.label * (1.0 if down else 1.15)),
        least=stage.scale.least, roof="yes" if floors else "",
    )  # fmt: skip
    people = list(_people(whole, body, stage, down=down, plain=plain))
    items: tuple[Item, ...] = (
        body.item,
        *_ledges(whole, people, body),
        *(p.item for p in people),
        *((sign.item,) if sign else ()),
    )
    return Composition(items=items, floor=even(floor_of(stage, low)), hero="whole", beats=_beats(whole, people, stage))


def _sign(whole: Whole, stage: Stage, low: float) -> Placed:
    """The house's name on a sign before its wall."""
    size, most = even(stage.scale.label), 0.2 * stage.box.w
    box = base.natural("sign", words=whole.name, tone="plain", size=size, most=most)
    at = (stage.box.x + box.w / 2, low)
    return base.place(
        "sign", id="name", theme=stage.theme, foot=at, words=whole.name, tone="plain", size=size, most=most
    )


def _low(whole: Whole, stage: Stage) -> bool:
    """Whether rooms side by side would be shafts, or too narrow for a word: then they lie over one another."""
    least = stage.scale.least
    words = [w for p in whole.parts for w in _block(p).split() if p.who is None or p.who.kind == "object"]
    widest = max((advance(w, "display", least) for w in words), default=0.0)
    return (not stage.wide and len(whole.parts) > 2) or widest + _RIM > 0.76 * stage.box.w / len(whole.parts)


def _label(part: Part, *, plain: bool = False) -> str:
    """The words a room shows: none where a block in it says them; `plain`: there is no block."""
    words = _block(part) if plain else " ".join(w for w in (part.reading, part.label) if w)
    if plain and (part.who is None or part.who.kind == "object"):
        return words
    return words if part.who is not None and part.who.kind != "object" else ""


def _people(whole: Whole, body: Placed, stage: Stage, *, down: bool, plain: bool) -> Iterator[Placed]:
    """Everybody on the floor of their room at one height, as large as the tightest room lets them; else a block."""
    rooms = [_inside(body, n) for n in range(1, len(whole.parts) + 1)]
    size = stage.scale.label
    fits = [9e9]
    for part, room in zip(whole.parts, rooms, strict=True):
        if part.who is None or part.who.kind == "object":
            continue
        head = 0.0 if down or not _label(part) else 1.7 * size
        share = 0.44 if down and _label(part) else 0.84
        share *= _WITH if whole.held and not _shaft(room) else 1.0
        fits.append(min((room.h - head) * 0.84, share * room.w / aspect(part.who)))
    if min(fits) < smallest_pod(stage):
        return
    for n, (part, room) in enumerate(zip(whole.parts, rooms, strict=True), 1):
        foot = (room.cx, body.anchors[f"floor-{n}"][1])
        if part.who is not None and part.who.kind != "object":
            at = (room.x + 0.74 * room.w, foot[1]) if down and _label(part) else foot
            at = (at[0] - 0.16 * room.w, at[1]) if whole.held and not _shaft(room) else at
            made = stand(part.who, stage, foot=at, height=min(fits), width=0.86 * room.w, name=f"in-{n}")
            yield made
            yield from _held(whole, made, room, n, stage)
        elif (words := _block(part)) and not plain:
            wide = (0.62 if down else 0.84) * room.w
            yield base.place(
                "object", id=f"in-{n}", theme=stage.theme, foot=foot, words=words, width=wide, tone=part.tone,
                height=min(0.8 * room.h, 1.1 * wide), least=stage.scale.least, shadow=0,
            )  # fmt: skip


def _shaft(room: Box) -> bool:
    """Whether a room is so narrow that what its owner has there is over the owner's head."""
    return room.h > 1.7 * room.w


def _held(whole: Whole, owner: Placed, room: Box, n: int, stage: Stage) -> Iterator[Placed]:
    """What everybody has in their room: at their side, or on a ledge over their heads."""
    if whole.held is None:
        return
    if _shaft(room):
        foot = (room.cx, _ledge(room).y + SINK)
        yield stand(whole.held, stage, foot=foot, height=0.5 * room.w, width=0.72 * room.w, name=f"held-{n}")
        return
    left = owner.box.right + 0.03 * room.w
    wide = room.right - 0.05 * room.w - left
    tall = min(0.6 * owner.box.h, wide / aspect(whole.held))
    yield stand(whole.held, stage, foot=(left + wide / 2, owner.foot[1]), height=tall, name=f"held-{n}")


def _ledge(room: Box) -> Box:
    """A board over the heads of who lives in a shaft."""
    return Box(room.x + 7, room.y + 0.36 * room.h, room.w - 14, 20)


def _ledges(whole: Whole, people: list[Placed], body: Placed) -> Iterator[Item]:
    """The ledges of rooms that are shafts."""
    owners = {p.item.id for p in people}
    for n in range(1, len(whole.parts) + 1):
        room = _inside(body, n)
        if whole.held is not None and f"in-{n}" in owners and _shaft(room):
            yield plank(_ledge(room), name=f"ledge-{n}")


def _inside(body: Placed, n: int) -> Box:
    (x, y), (right, bottom) = body.anchors[f"room-{n}"], body.anchors[f"end-{n}"]
    return Box(x, y, right - x, bottom - y)


def _block(part: Part) -> str:
    """A part that is a name and nothing else, as the words of a block; "" where the room has no name either."""
    who = part.who.words if part.who is not None else ""
    who = "" if part.label and who.lower() in part.label.lower() else who
    return " ".join(w for w in (part.reading, part.label, who) if w)


def _beats(whole: Whole, people: list[Placed], stage: Stage) -> tuple[Beat, ...]:
    cut = [Effect(target=f"whole/room-{n}", name="fade", start_ms=120 * n) for n in range(1, len(whole.parts) + 1)]
    move = [Effect(target=p.item.id, name="enter", start_ms=400 + 100 * n) for n, p in enumerate(people)]
    return (Beat(id="cut", cue=stage.cue, effects=(*cut, *move)),)
