"""A closed thing with one label on it that is parted down the middle: two words, each in its own tone."""

from __future__ import annotations

from builder.actors import base
from builder.actors.base import Placed
from builder.cast import Member, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import SINK
from builder.geometry import Box, polygon
from builder.grammars.partition.whole import Part, Whole, bad
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape

_WIDE, _HIGH = 0.8, 0.4  # the label by the thing it sticks on


def compose(whole: Whole, stage: Stage) -> Composition:
    """The thing as large as the stage, in its middle; the label over its front, as wide as the words need."""
    box, low = stage.box, foot_line(stage)
    items: list[Item] = []
    front = Box(box.x, box.y, box.w, low - box.y)
    if whole.on is not None:
        made = _thing(whole.on, Box(box.x, box.y, box.w, low - box.y), stage)
        items.append(made.item)
        front = made.box
    wide = min(max(_WIDE * front.w, 9.0 * stage.scale.label), box.w)
    high = min(_HIGH * front.h, 0.5 * wide)
    paper = Box(front.cx - wide / 2, front.y + 0.62 * front.h - high / 2, wide, high)
    items.append(_paper(whole.parts, paper, stage))
    shown = Effect(target="label", name="enter", start_ms=300)
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, low)), hero="label",
        beats=(Beat(id="cut", cue=stage.cue, effects=(shown,)),),
    )  # fmt: skip


def _thing(on: Member, room: Box, stage: Stage) -> Placed:
    """What the label sticks on; a box is shut, its lid taped."""
    foot = (room.cx, room.bottom + SINK)
    if on.kind != "box":
        return stand(on, stage, foot=foot, height=min(room.h, 0.8 * room.w / aspect(on)), name="whole")
    tall = min(0.96 * room.h, 0.66 * room.w)
    return base.place(
        "object", id="whole", theme=stage.theme, foot=foot, words="", alt=on.words, case="carton",
        width=min(1.35 * tall, 0.9 * room.w), height=tall, least=stage.scale.least,
    )  # fmt: skip


def _paper(parts: tuple[Part, ...], box: Box, stage: Stage) -> Group:
    """Two halves of one paper, torn between them."""
    one, other = parts
    tear = [box.y + box.h * k / 6 for k in range(7)]
    jag = [box.cx + (14 if k % 2 else -14) for k in range(7)]
    left = polygon([(box.x, box.y), *zip(jag, tear, strict=True), (box.x, box.bottom)])
    right = polygon([*((x + 12, y) for x, y in zip(jag, tear, strict=True)), (box.right, box.bottom),
                     (box.right, box.y)])  # fmt: skip
    room = box.w / 2 - 84
    size = min(fit(p.label, "display", room, (stage.scale.least, even(0.36 * box.h))) for p in parts)
    items: list[Item] = [
        Shape(id="label/shade", kind="rect", box=box.moved(0, 12), radius=6, fill=Paint("shadow", alpha=70)),
    ]
    for name, part, d, x in (("one", one, left, box.x), ("other", other, right, box.cx)):
        worse = bad(part.label)
        mid = x + box.w / 4
        y = box.cy + 0.36 * size + 0.1 * box.h
        paint = "ink"
        items.append(Path(id=f"label/{name}", d=d, fill=Paint("fail", "paper", 0.35) if worse else Paint("paper")))
        items.append(text(f"label/{name}-words", part.label, mid, y, face="display", size=size, paint=paint,
                          align="center"))  # fmt: skip
        mark = base.place(
            "badge", id=f"label/{name}-mark", theme=stage.theme, centre=(mid, box.y + 0.24 * box.h),
            height=min(0.3 * box.h, 96.0), kind="cross" if worse else "check",
        )  # fmt: skip
        if worse or bad(other.label if part is one else one.label):
            items.append(mark.item)
    return Group(id="label", items=tuple(items), alt=f"label, half {one.label}, half {other.label}")
