"""Share: everybody on one shelf, a cable each, down into sockets on the one thing they have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from builder.actors import base, link
from builder.actors.model import Placed, Value
from builder.cast import Member, aspect, stand
from builder.cast.cable import socket
from builder.cast.ground import floor_of, foot_line
from builder.cast.plated import plated
from builder.cast.words import caption, caption_size
from builder.geometry import Point
from builder.grammars.relate.shelf import BADGES, STICK, Party, Sizes, shelf, sizes_of
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Connector, Group, Item, Paint, Path, Stroke
from builder.scene.walk import walk

_LINE = re.compile(r"cable-.+/line$")
_BEND = 0.9  # least way a cable goes aside, in the height it comes down


def compose(hub: Member, party: Party, stage: Stage, *, leaver: Member | None = None) -> Composition:
    """Shelf above, hub on the floor, cables by the preset law between them; beside the hub a `leaver`."""
    foot = foot_line(stage)
    sizes = sizes_of(party, aspect(hub), stage, foot)
    placed = stand(hub, stage, foot=(stage.box.cx, foot), height=sizes.hub, extra=_lit(hub, party))
    order = [i for i in sizes.order(stage.box) if i in party.linked]
    sockets = _sockets(hub, placed, party, stage, sizes, _span(hub, placed))
    ground = foot - 0.02 * stage.canvas.height
    shelves = shelf(party, stage, sizes, (stage.box.cx, foot), sockets, ground)
    items: list[Item] = [shelves.legs, *shelves.cables, *(sockets[i].item for i in order), placed.item]
    items += _loads(party, shelves.cables, stage)
    items += [
        *_hub_caption(hub, placed, stage),
        *shelves.boards,
        *shelves.actors,
        *_leaving(leaver, placed, stage, foot),
    ]
    return Composition(items=tuple(items), floor=floor_of(stage, foot), hero=hub.id, beats=_beats(party, stage))


def _loads(party: Party, cables: Sequence[Item], stage: Stage) -> list[Item]:
    """What goes along every cable, on a plate at its middle, or near who sends it where the middles are too close."""
    courses = sorted(i.points for i in walk(cables) if isinstance(i, Connector) and _LINE.match(i.id))
    words = (*party.loads, *([""] * len(courses))) if party.loads else (party.load,) * len(courses)
    if not any(words) or not courses:
        return []
    size = even(stage.scale.least)
    middles = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in courses]
    made = _plates(words, middles, stage, size)
    if any(a.box.right + size > b.box.x for a, b in pairwise(made)):
        made = _plates(words, [(a[0], a[1] + 1.1 * size) for a, _ in courses], stage, size)
    apart = all(a.box.right + 8 <= b.box.x for a, b in pairwise(made))
    return [p.item for p in made] if apart and all(stage.canvas.keep.contains(p.box) for p in made) else []


def _leaving(leaver: Member | None, hub: Placed, stage: Stage, foot: float) -> list[Item]:
    """Who would be gone: on the floor beside the hub, an arrow before it that leads out of the picture."""
    inset = 0.06 * stage.box.w
    room = hub.box.x - stage.box.x - 2 * inset
    if leaver is None or room < 2.4 * stage.scale.least:
        return []
    wide = min(0.66 * room, 1.1 * hub.box.h)
    x = hub.box.x - 0.3 * inset - wide / 2
    made, plates = plated(leaver, stage, foot=(x, foot), room=(wide, 0.94 * hub.box.h), look=(stage.box.x, foot))
    width = max(9.0, 14.0 * min(stage.canvas.width, stage.canvas.height) / 1080)
    start = (made.box.x - 0.12 * room, made.box.cy)
    tip = (max(stage.box.x, start[0] - 0.34 * room), start[1])
    line = Path(
        id="way-out/line", d=(("M", start), ("L", (tip[0] + 2 * width, tip[1]))), stroke=Stroke(Paint("line_2"), width)
    )
    head = Path(id="way-out/head", d=link.link_head(tip, 180.0, width), fill=Paint("line_2"))
    return [Group(id="way-out", items=(line, head)), *plates, made.item]


def _plates(words: Sequence[str], centres: Sequence[Point], stage: Stage, size: float) -> list[Placed]:
    return [
        base.place(
            "chip", id=f"load-{i}", theme=stage.theme, centre=at, words=said, face="text-bold", size=size, tone="volt"
        )
        for i, (said, at) in enumerate(zip(words, centres, strict=False), 1)
        if said
    ]


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
    order, places = [i for i in sizes.order(stage.box) if i in party.linked], sizes.places(stage.box)
    width = min(sizes.socket, (span[1] - span[0]) / len(order) * 0.8)
    xs = landings([places[i] for i in order], span, width, sizes.drop)
    y = placed.anchors["surface"][1] - width * STICK
    return {
        index: socket((x, y), stage, name=f"socket-{hub.id}-{party.tag(index)}", side="top", width=width)
        for x, index in zip(xs, order, strict=True)
    }


def landings(xs: Sequence[float], span: Point, width: float, drop: float) -> tuple[float, ...]:
    """Where cables from `xs`, left to right, come down on a span with sockets `width` u wide.

    Straight down where they can; those from beyond an end share what is left there, far enough in that a cable
    bends softly over its `drop`. Evenly where that leaves too little room.
    """
    left, right = span[0] + width / 2, span[1] - width / 2
    inside = [x for x in xs if left <= x <= right]
    before, after = sum(x < left for x in xs), sum(x > right for x in xs)
    pitch = 1.5 * width
    ends = (inside[0] - pitch, inside[-1] + pitch) if inside else ((left + right) / 2,) * 2
    if min(ends[0] - left, right - ends[1]) < pitch * (max(before, after) - 1) or not inside:
        return spread(len(xs), *span)
    out = list(inside)
    for n in range(before):  # from the middle outwards, as even as the room allows
        step = min((ends[0] - left) / max(1, before - 1), 3 * pitch) if before > 1 else 0.0
        out.insert(0, max(left, min(ends[0], max(left, xs[before - 1 - n] + _BEND * drop)) - n * step))
    for n in range(after):
        step = min((right - ends[1]) / max(1, after - 1), 3 * pitch) if after > 1 else 0.0
        out.append(min(right, max(ends[1], min(right, xs[len(xs) - after + n] - _BEND * drop)) + n * step))
    return tuple(out)


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
        if i in party.linked
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
