"""Lanes: several lines one above the other, each with its name and whoever stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.forms import fitted, keycap, tone
from builder.actors.link import link_head
from builder.cast import Member, aspect, stand
from builder.cast.ground import floor_of
from builder.cast.stand import block
from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.measure import advance

_MOST = 6
_EDGE = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One line: its name and its members, the first one in front."""

    name: str
    members: tuple[Member, ...]


def compose(lanes: Sequence[Lane], stage: Stage) -> Composition:
    """Roads across the whole stage; names at their beginning, arrows at their end."""
    box = stage.box
    pitch = box.h / len(lanes)
    road = min(0.26 * pitch, 0.09 * stage.canvas.height)
    sizes = (stage.scale.least, max(stage.scale.least, even(min(1.3 * stage.scale.label, 0.3 * pitch))))
    size = min((fitted(lane.name, "display", 0.9 * box.w, sizes) or stage.scale.least) for lane in lanes)
    items: list[Item] = []
    effects: list[Effect] = []
    for i, lane in enumerate(lanes):
        top = box.y + i * pitch
        foot = even(top + pitch - road - 6)
        items += _road(i, Box(box.x, foot, box.w, road), stage)
        at = (box.x + 8, top + 1.1 * size)
        items.append(text(f"name-{i + 1}", lane.name, *at, face="display", size=size, paint="text"))
        tall = pitch - road - 0.3 * size - 10
        left = box.x + advance(lane.name, "display", size) + 0.8 * size
        wide = max((_width(m, tall, stage) for m in lane.members), default=1.0)
        for n, member in enumerate(lane.members[: max(1, min(_MOST, int((0.93 * box.right - left) / (wide + 18))))]):
            x = box.right - 0.07 * box.w - (n + 0.5) * (wide + 18)
            made = stand(member, stage, foot=(x, foot + 4), height=tall, width=wide, look=(box.right, foot - tall))
            items.append(made.item)
            effects.append(Effect(target=made.item.id, name="enter", start_ms=80 * len(effects)))
    draws = tuple(Effect(target=f"lane-{i + 1}", name="draw", duration_ms=420) for i in range(len(lanes)))
    beats = (Beat(id="lanes", cue=stage.cue, effects=(*draws, *effects)),)
    return Composition(items=tuple(items), floor=floor_of(stage, box.bottom - 0.5 * road), hero="lane-1", beats=beats)


def _width(member: Member, tall: float, stage: Stage) -> float:
    least = block(member, stage.scale.least)[0] if member.kind == "object" else 0.0
    return max(least, min(stage.box.w / (_MOST + 0.6), tall * max(1.0, aspect(member))))


def _road(i: int, box: Box, stage: Stage) -> tuple[Item, ...]:
    name, width = f"lane-{i + 1}", max(8.0, 0.1 * box.h)
    colours = tone("ok" if i == 0 else "metal")
    body = keycap(name, box, min(_EDGE, box.h / 2), 0.14 * box.h, colours)
    y, end = box.y + 0.43 * box.h, box.right - 0.03 * box.w
    line = (("M", (box.x + 0.03 * box.w, y)), ("L", (end - 3 * width, y)))
    marks = Path(id=f"{name}/marks", d=line, stroke=Stroke(Paint("ink", alpha=120), width, dash=(3.0, 3.0)))
    head = Path(id=f"{name}/head", d=link_head((end, y), 0.0, width), fill=Paint("ink", alpha=160))
    shade = Shape(id=f"{name}/shade", kind="rect", box=box.moved(0, 8), radius=_EDGE, fill=Paint("shadow", alpha=50))
    return (Group(id=name, items=(shade, *body, marks, head), alt=f"lane {i + 1}"),)
