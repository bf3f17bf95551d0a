"""An alert: the pager with its lamp lit, whoever is called beside it; further alerts as smaller pagers behind."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.forms import set_in
from builder.cast import Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, PathData, Point, arc
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Path, Stroke

_LAMP = 56.0


def compose(words: Sequence[str], button: str, people: tuple[Figure, ...], stage: Stage) -> Composition:
    """The pager as large as the room; whoever is called at its right, or before it on tall canvases."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    members = [m for f in people for m in Roll().take(f, count=1, mood="shock")][:1]
    tall = (0.8 if stage.broad else 0.34) * room.h
    side = tall * aspect(members[0]) if members else 0.0
    if members and stage.broad:
        box = Box(room.x, room.y, room.w - side - 60, room.h)
    elif members:
        box = Box(room.x, room.y, room.w, room.h - 0.86 * tall)
    else:
        box = room
    waves = 0.07 * box.w
    wide = min(box.w - 2 * waves, 2.5 * (box.h - _LAMP))
    high = min(box.h - _LAMP - 20, 0.72 * wide if stage.broad else 0.86 * wide)
    glass = high * 0.76 - 54
    lines, size = set_in(
        words, "display", wide - 200, (stage.scale.least, min(150.0, 0.5 * glass / max(1, len(words))))
    )
    flat = [line for one in lines for line in one.split("\n")]
    while len(flat) * size > 0.86 * glass and size > stage.scale.least:
        lines, size = set_in(words, "display", wide - 200, (stage.scale.least, size - 2))
        flat = [line for one in lines for line in one.split("\n")]
    made = place(
        "pager", id="pager", theme=stage.theme, foot=(box.cx, box.bottom), scale=1, width=even(wide), height=even(high),
        lines=tuple(flat), size=size, button=button, least=stage.scale.least,
    )  # fmt: skip
    items: list[Item] = [*_waves(Box(box.cx - wide / 2, box.bottom - high, wide, high), waves), made.item]
    for member in members:
        foot = (room.right - side / 2, room.bottom) if stage.broad else (room.cx, room.bottom)
        items.append(stand(member, stage, foot=foot, height=tall, look=made.anchors["lamp"]).item)
    effects = (Effect(target="pager", name="enter"), Effect(target="waves-left", name="pulse", start_ms=320),
               Effect(target="waves-right", name="pulse", start_ms=320))  # fmt: skip
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero="pager",
        beats=(Beat(id="ring", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _waves(body: Box, reach: float) -> list[Item]:
    """It buzzes: two arcs at either side, the outer ones longer."""
    out: list[Item] = []
    for name, sign in (("left", -1), ("right", 1)):
        x = body.x if sign < 0 else body.right
        d: PathData = ()
        for n in (1, 2):
            centre: Point = (x - sign * 60, body.cy)
            r = 60 + n * 0.36 * reach + 8
            start = -30 if sign > 0 else 150
            d += arc(*centre, r, start, start + 60)
        out.append(Path(id=f"waves-{name}", d=d, stroke=Stroke(Paint("warn"), max(9.0, 0.1 * reach))))
    return out
