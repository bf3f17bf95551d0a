"""A plinth with the new one on it, the old one leaving it."""

from __future__ import annotations

from builder.actors import base
from builder.actors.arrow import dart
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import SINK
from builder.geometry import Box, path_bounds
from builder.grammars.swap.pair import Pair, captioned, coming, going, names, shape
from builder.grammars.swap.token import token
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape


def compose(pair: Pair, stage: Stage) -> Composition:
    """The new one large right of the middle; the old one at its left on the floor, marks of motion behind it."""
    box, low = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    ground = low - (1.6 * size if captioned(pair) else 0.04 * (low - box.y))
    high = ground - box.y
    step = 0.2 * high
    wide = 0.54 * box.w
    top = Box(box.right - wide, ground - step, wide, step)
    over = 0.26 * (high - step) if pair.token else 0.0
    tall = min(high - step - over, 0.84 * wide / shape(pair.into))
    left = top.x - box.x
    gone = min(0.62 * high, 0.74 * left / shape(pair.out))
    gone_w = min(0.76 * left, gone * shape(pair.out))
    new = coming(pair, stage, (top.cx, top.y + SINK), tall, 0.86 * wide)
    old = going(pair, stage, (box.x + 0.5 * gone_w, ground + SINK), gone, 0.76 * left)
    aside = new.box.y + (
        0.36 * tall if pair.token and pair.into.kind != "object" else 30
    )  # clear of what is on its head
    mark = base.place(
        "badge", id="badge-in", theme=stage.theme, centre=(min(new.box.right, box.right - 60), aside),
        height=min(120.0, 0.3 * tall), kind="warning" if pair.worse else "check",
    )  # fmt: skip
    items: list[Item] = [
        _plinth(top), *_way(old.box, top, stage), old.item, new.item, *token(pair, new.box, over, wide, stage),
        mark.item,
        *names(pair, (old.box.cx, new.box.cx), ground + 1.2 * size, stage),
    ]  # fmt: skip
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=new.item.id, beats=_beats(stage, left)
    )


def _plinth(box: Box) -> Group:
    """A low block wider than who stands on it."""
    shade = Box(box.x - 10, box.bottom - 14, box.w + 20, 28)
    face = Box(box.x, box.y, box.w, box.h - 18)
    items = (
        Shape(id="plinth/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Shape(id="plinth/lip", kind="rect", box=face.moved(0, 18), radius=26, fill=Paint("panel_2", "ink", 0.3)),
        Shape(id="plinth/face", kind="rect", box=face, radius=26, fill=Paint("panel_2")),
        Shape(
            id="plinth/edge", kind="rect", box=Box(box.x + 26, box.y + 9, box.w - 52, 7), radius=3.5, fill=Paint("line")
        ),
    )
    return Group(id="plinth", items=items, decorative=True)


def _way(old: Box, top: Box, stage: Stage) -> list[Item]:
    """An arrow from the old one to the one that stands there now."""
    room = top.x - old.right
    if room < 90:
        return []
    y = old.cy
    ends = ((old.right + 0.14 * room, y), (top.x - 0.12 * room, y))
    stroke = 18 * (stage.canvas.height / 1080 if stage.wide else 1.0)
    box = path_bounds(dart(*ends, stroke))
    way = base.place(
        "arrow", id="way", theme=stage.theme, corner=(box.x, box.y), start=ends[0], end=ends[1], stroke=stroke,
        role="ok",
    )  # fmt: skip
    return [way.item]


def _beats(stage: Stage, left: float) -> tuple[Beat, ...]:
    out = Effect(target="out", name="move", duration_ms=700, easing="in-out-cubic", params=(("dx", left), ("dy", 0.0)))
    into = Effect(target="in", name="enter", start_ms=300)
    stamp = Effect(target="badge-in", name="stamp", start_ms=700, duration_ms=240)
    return (Beat(id="swap", cue=stage.cue, effects=(out, into, stamp)),)
