"""A crowd that waits at a gate, all of it, and those who go past it: the crowd left in ranks, the gate right."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.forms import filled
from builder.actors.link import link_head
from builder.cast import Member, aspect, stand
from builder.cast.bill import said
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption, caption_size, clear
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke

_CROWD, _BY = 0.42, 0.24  # shares of the width: the crowd, those who pass; way and gate have the rest
_WAY = 0.13  # of the width between those who pass and the gate


def compose(waiting: Sequence[Member], passing: Sequence[Member], gate: Member, stage: Stage) -> Composition:
    """Ranks of the crowd on steps, before it those who pass, a way from them to the gate."""
    size = even(stage.scale.label)
    low = foot_line(stage) - 1.6 * size
    box = Box(stage.box.x, stage.box.y, stage.box.w, low - stage.box.y)
    crowd, top = _ranks(waiting, Box(box.x, box.y, _CROWD * box.w, box.h))
    left = box.x + (_CROWD + 0.03) * box.w
    middle = Box(left, box.y, _BY * box.w, box.h)
    cell = middle.w / len(passing)
    high = min(0.4 * box.h, min(0.94 * cell / aspect(m) for m in passing))
    items: list[Item] = []
    for y, wide in top:
        items.append(plank(Box(box.x, y, wide, 22), name=f"step-{int(y)}"))
    items += [stand(m, stage, foot=foot, height=tall, look=(box.right, low - tall)).item for m, foot, tall in crowd]
    made = [stand(m, stage, foot=(middle.x + (n + 0.5) * cell, low), height=high) for n, m in enumerate(passing)]
    room = box.right - middle.right - _WAY * box.w
    tall = min(0.86 * box.h, room / aspect(gate)) if gate.kind != "object" else min(0.5 * box.h, 0.8 * room)
    door = stand(gate, stage, foot=(box.right - room / 2, low), height=tall, width=room)
    way = _way((middle.right + 10, low - 0.5 * high), door.box.x - 12, stage)
    items = [way, *items, door.item, *(m.item for m in made)]
    items += _names(
        ((said(waiting[0].figure), box.x + _CROWD * box.w / 2, _CROWD * box.w),
         (said(passing[0].figure), middle.cx, middle.w + 60), (gate.caption, door.box.cx, room)), low, size, stage,
    )  # fmt: skip
    effects = [Effect(target="way", name="draw", duration_ms=700)]
    effects += [Effect(target=m.item.id, name="enter", start_ms=600 + 120 * n) for n, m in enumerate(made)]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, low)), hero=made[0].item.id,
        beats=(Beat(id="pass", cue=stage.cue, effects=tuple(effects)),),
    )  # fmt: skip


def _way(start: Point, tip: float, stage: Stage) -> Group:
    """A straight way from those who pass to the gate."""
    width = max(12.0, 20 * stage.canvas.width / 1920)
    head = link_head((tip - 0.5 * width, start[1]), 0.0, width)
    line = (("M", start), ("L", (tip - 2.4 * width, start[1])))
    parts = (Path(id="way/line", d=line, stroke=Stroke(Paint("ok"), width)), filled("way/head", head, Paint("ok")))
    return Group(id="way", items=parts, decorative=True)


_Placed = tuple[Member, tuple[float, float], float]


def _ranks(members: Sequence[Member], area: Box) -> tuple[list[_Placed], list[tuple[float, float]]]:
    """Everybody in as few ranks as keep them large: foot and height of each, and the steps of the upper ranks."""
    shape = max(aspect(m) for m in members)
    tiers = max(
        (rows(len(members), most) for most in range(1, len(members) + 1)),
        key=lambda t: min(area.h / len(t), area.w / max(t) / shape),
    )
    pitch, cell = area.h / len(tiers), area.w / max(tiers)
    high = min(0.84 * pitch, 0.92 * cell / shape)
    out: list[_Placed] = []
    steps: list[tuple[float, float]] = []
    for row, many in enumerate(tiers, 1):
        foot = area.bottom - (len(tiers) - row) * min(pitch, 1.22 * high)
        if row < len(tiers):
            steps.append((foot - 3, area.w))
        first = len(out)
        out += [
            (m, (area.x + (n + 0.5) * area.w / many, foot), high) for n, m in enumerate(members[first : first + many])
        ]
    return out, steps


def _names(words: Sequence[tuple[str, float, float]], low: float, size: float, stage: Stage) -> list[Item]:
    """What each group is, on one baseline; none where one has no room."""
    sizes = [caption_size([text], stage, room) for text, _, room in words if text]
    if not sizes or not all(sizes):
        return []
    least = min(*sizes, size)
    return [
        caption(text, (clear(text, x, least, stage), low + 1.35 * size), name=f"label-{n}", size=least)
        for n, (text, x, _) in enumerate(words, 1)
        if text
    ]
