"""The swarm in two blocks of rows with a lane between them, in which something goes through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.cast import Roll, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.grid.cells import Many, covered, fitted, full, looks, swarm_of, tags
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_LANE, _AIR = 0.36, 26.0  # least height of the lane by what is there for it and the blocks; between them
_RIDERS, _ROWS = 4, 2  # who goes through; rows of a block where nobody counts them
_LEAST = 44.0  # height of the smallest rider


def compose(many: Many, stage: Stage) -> Composition:
    """Half of them over the lane, half under it; those who go through stand in a line on it."""
    box, low = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    head = 1.5 * size
    high = low - box.y - head - 2 * _AIR
    least = 0.021 * max(stage.canvas.width, stage.canvas.height)
    room = Box(box.x, 0, box.w, high * (1 - _LANE) / 2)
    counts = (many.of.count - many.of.count // 2, many.of.count // 2)
    exact = many.of.quantity == "exact"
    halves = [fitted(n, many.shape, room, least=least) if exact else full(many.shape, room, _ROWS) for n in counts]
    lane = Box(box.x, box.y + head + halves[0].box[1] + _AIR, box.w, high - sum(half.box[1] for half in halves))
    items: list[Item] = [text("name", many.name, box.x, box.y + 0.8 * size, face="display", size=size, paint="text")]
    for n, (cells, y) in enumerate(zip(halves, (box.y + head, lane.bottom + _AIR), strict=True), 1):
        corner = Box(box.cx - cells.box[0] / 2, y, 0, 0)
        chips = tags(many, cells, corner, box, stage, (0, 1) if n == 1 else (2,))
        letters = looks(many, cells, spare=covered(cells, corner, chips, stage))
        items += [swarm_of(many, cells, corner, stage, letters, f"block-{n}").item, *(chip.item for chip in chips)]
    riders = _riders(many, lane, stage)
    items += [_lane(lane), *riders]
    moves = tuple(
        Effect(target=r.id, name="move", start_ms=120 * i, duration_ms=900, params=(("dx", -0.4 * lane.w), ("dy", 0.0)))
        for i, r in enumerate(riders)
        if r.id.startswith("through-")
    )
    beats = (Beat(id="through", cue=stage.cue, effects=moves),)
    return Composition(items=tuple(items), floor=even(floor_of(stage, low)), hero=riders[0].id, beats=beats)


def _lane(lane: Box) -> Group:
    """A flat track across the stage with the way marked."""
    y = lane.bottom - 16
    dash = Path(
        id="lane/way", d=(("M", (lane.x + 40, y)), ("L", (lane.right - 40, y))),
        stroke=Stroke(Paint("line_2"), 6, (3.0, 3.0)),
    )  # fmt: skip
    face = Shape(id="lane/face", kind="rect", box=lane, radius=min(30.0, 0.2 * lane.h), fill=Paint("panel_2"))
    return Group(id="lane", items=(face, dash), decorative=True)


def _riders(many: Many, lane: Box, stage: Stage) -> list[Item]:
    """Those who go through, evenly in the lane, an arrow's head before them; their name where they do not show it."""
    assert many.flow is not None
    count = _RIDERS if stage.wide else 3
    members = Roll().take(replace(many.flow, count=count))
    size = even(stage.scale.least) if members[0].caption else 0.0
    tall = max(_LEAST, lane.h - 46 - 1.5 * size)
    places = spread(count, lane.x + 0.02 * lane.w, lane.right - 0.06 * lane.w)
    out: list[Item] = []
    if members[0].kind == "object":
        return [*_parcels(lane, places), _name(members[0].words, lane, stage), _tip(lane)]
    for n, (x, member) in enumerate(zip(places, members, strict=True), 1):
        wide = 0.86 * lane.w / (count + 0.4)
        out.append(stand(member, stage, foot=(x, lane.bottom - 26), height=tall, width=wide, name=f"through-{n}").item)
    out.append(_tip(lane))
    if size:
        out.append(
            caption(
                members[0].caption, (lane.x + 30, lane.y + 1.1 * size), name="label-through", size=size, align="left"
            )
        )
    return out


def _tip(lane: Box) -> Path:
    """The head of an arrow at the lane's end."""
    tip = Box(lane.right - 0.056 * lane.w, lane.cy - 0.16 * lane.h, 0.03 * lane.w, 0.32 * lane.h)
    head = (("M", (tip.x, tip.y)), ("L", (tip.right, tip.cy)), ("L", (tip.x, tip.bottom)))
    return Path(id="way", d=head, stroke=Stroke(Paint("ok"), 14))


def _parcels(lane: Box, places: Sequence[float]) -> list[Item]:
    """What has no drawing goes through as drops: a large one and three small ones after it, over and over."""
    out: list[Item] = []
    for n, x in enumerate(places, 1):
        parts = []
        for i, share in enumerate((0.3, 0.2, 0.15, 0.11)):
            r = share * lane.h * 0.8
            at = Box(x - i * 0.34 * lane.h - r, lane.cy - r, 2 * r, 2 * r)
            parts += [Shape(id=f"through-{n}/lip-{i}", kind="ellipse", box=at.moved(0, 0.16 * r), fill=Paint("ok_lip")),
                      Shape(id=f"through-{n}/drop-{i}", kind="ellipse", box=at, fill=Paint("ok"))]  # fmt: skip
        out.append(Group(id=f"through-{n}", items=tuple(parts), decorative=True))
    return out


def _name(words: str, lane: Box, stage: Stage) -> Item:
    size = even(stage.scale.least)
    return caption(words, (lane.x + 30, lane.y + 1.1 * size), name="label-through", size=size, align="left")
