"""Share: everybody on one shelf, a cable each, down into sockets on the one thing they have in common."""

from __future__ import annotations

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.cast import Member, aspect, stand
from builder.cast.cable import socket
from builder.cast.ground import floor_of, foot_line, lifted
from builder.cast.stand import SINK
from builder.cast.words import caption, caption_size
from builder.grammars.relate.bed import bed_of, ground_of
from builder.grammars.relate.shelf import BADGES, STICK, Party, Sizes, shelf, sizes_of
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item


def compose(hub: Member, party: Party, stage: Stage) -> Composition:
    """Shelf above, hub on the floor, cables by the preset law between them; on 9:16 the hub is the ground."""
    bed = bed_of(hub, stage) if lifted(stage) and hub.kind == "gpu" else None
    foot = stage.box.bottom - 0.05 * stage.box.h if bed else foot_line(stage)
    sizes = sizes_of(party, 0.0 if bed else aspect(hub), stage, foot)
    if bed:
        users = tuple(party.rider(i) or m for i, m in enumerate(party.members))
        placed = ground_of(hub, users, stage, foot, bed, **_lit(hub, party))
        room = stage.box.inset(0.12 * stage.box.w, 0)
        span = (room.x, room.right)
    else:
        placed = stand(hub, stage, foot=(stage.box.cx, foot), height=sizes.hub, extra=_lit(hub, party))
        span = _span(hub, placed)
    order = sizes.order(stage.box)
    sockets = _sockets(hub, placed, party, stage, sizes, span)
    ground = foot + SINK if bed else foot - 0.02 * stage.canvas.height
    shelves = shelf(party, stage, sizes, (stage.box.cx, foot), sockets, ground)
    items: list[Item] = [shelves.legs, *shelves.cables, *(sockets[i].item for i in order), placed.item]
    items += () if bed else _hub_caption(hub, placed, stage)
    items += [*shelves.boards, *shelves.actors]
    if bed:
        items.remove(shelves.legs)
        items.insert(len(items) - len(shelves.boards) - len(shelves.actors), shelves.legs)
        low = floor_of(stage, max(stage.floor, min(placed.foot[1], stage.canvas.height)))
    else:
        low = floor_of(stage, foot)
    return Composition(items=tuple(items), floor=low, hero=hub.id, beats=_beats(party, stage))


def _span(hub: Member, placed: Placed) -> tuple[float, float]:
    """From where to where on the hub's top edge sockets may sit."""
    if hub.kind == "object":
        return placed.box.x + 0.1 * placed.box.w, placed.box.right - 0.1 * placed.box.w
    return placed.anchors["surface-left"][0], placed.anchors["surface-right"][0]


def _lit(hub: Member, party: Party) -> dict[str, Value]:
    """The card's slot lights: the first four who are in, the asker's still dark."""
    users = [party.rider(i) or m for i, m in enumerate(party.members)]
    if hub.kind == "object" or "lights" not in base.info(hub.kind).params or not any(m.who for m in users):
        return {}
    lights = ["off" if i == party.asking or not m.who else m.who for i, m in enumerate(users[:4])]
    shown: dict[str, Value] = {"lights": tuple(lights + ["off"] * (4 - len(lights)))}
    running = [u.who for u in users if u.mood == "running"]
    if len(running) == 1:
        shown["owner"] = running[0]
    return shown


def _sockets(
    hub: Member, placed: Placed, party: Party, stage: Stage, sizes: Sizes, span: tuple[float, float]
) -> dict[int, Placed]:
    """One socket each along the hub's top edge, from left to right in the order their cables come down."""
    order = sizes.order(stage.box)
    n = len(order)
    width = min(sizes.socket, (span[1] - span[0]) / n * 0.8)
    y = placed.anchors["surface"][1] - width * STICK
    return {
        index: socket((x, y), stage, name=f"socket-{hub.id}-{party.tag(index)}", side="top", width=width)
        for x, index in zip(spread(n, *span), order, strict=True)
    }


def _hub_caption(hub: Member, placed: Placed, stage: Stage) -> tuple[Item, ...]:
    """What the hub is, to its right, where it does not say so itself and there is room."""
    room = stage.box.right - placed.box.right - 48
    size = caption_size((hub.caption,), stage, room)
    if not size:
        return ()
    at = (placed.box.right + 40, placed.box.cy + size * 0.36)
    return (caption(hub.caption, at, name=f"label-{hub.id}", size=size, align="left"),)


def _beats(party: Party, stage: Stage) -> tuple[Beat, ...]:
    count = len(party.members)
    draws = tuple(
        Effect(target=f"cable-{party.tag(i)}", name="draw", start_ms=60 * i, duration_ms=420, easing="in-out-cubic")
        for i in range(count)
    )
    beats = [Beat(id="connect", cue=stage.cue, effects=draws)]
    if party.before and party.after:
        change = (("of", BADGES[party.before]), ("by", BADGES[party.after]))
        wave = tuple(
            Effect(target=f"badge-{party.tag(i)}", name="replace", start_ms=240 * i, duration_ms=240, params=change)
            for i in range(count)
            if i != party.asking
        )
        beats.append(Beat(id="answer", cue=stage.cue, effects=wave, trigger="auto"))
    return tuple(beats)
