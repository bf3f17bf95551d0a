"""Through the machine: all of them ride on a belt, the one that is found is seen through on the machine's screen."""

from __future__ import annotations

from builder.actors.base import info
from builder.actors.forms import block, disc
from builder.actors.model import Value
from builder.cast import stand
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.scan.field import Field, mark, prize, shape, tag, target
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Stroke

_BELT = 0.11  # height of the belt by the stage's
_WIDE = 2.0  # the machine's width by the room of one thing
_SHOWN = 3  # things on the belt where it is narrow


def compose(field: Field, stage: Stage) -> Composition:
    """The belt from side to side, the machine over the one that is found, the others before and behind it."""
    box, low = stage.box, foot_line(stage)
    first = min(max(0, field.at - 1), max(0, len(field.targets) - _SHOWN)) if not stage.broad else 0
    shown = field.targets[first : first + _SHOWN] if not stage.broad else field.targets
    at = field.at - first
    high = low - box.y
    level = low - _BELT * high
    cell = box.w / (len(shown) - 1 + _WIDE)
    tall = min(level - box.y, 1.3 * _WIDE * cell)
    wide = min(_WIDE * cell, max(1.4 * tall, 0.4 * box.w))
    case = Box(box.x + (at + _WIDE / 2) * cell - wide / 2, level - tall, wide, tall)
    items: list[Item] = [_belt(Box(box.x, level, box.w, low - level))]
    ratio = max(shape(t.member) for t in shown)
    size = min(0.5 * tall, 0.8 * cell / ratio)
    for n, item in enumerate(shown):
        if n != at:
            x = box.x + (n + 0.5) * cell + ((_WIDE - 1) * cell if n > at else 0.0)
            name = f"thing-{n + 1}"
            items.append(target(item, stage, (x, level + 3), size, 0.86 * cell, name=name, lit=True, bad=False).item)
    items += _machine(field, case, stage)
    effects = tuple(Effect(target=i.id, name="enter", start_ms=90 * n) for n, i in enumerate(items[1 : len(shown)]))
    last = Effect(target="mark", name="stamp", start_ms=600, duration_ms=240)
    found = (last,) if field.find else ()
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, low)), hero="machine",
        beats=(Beat(id="scan", cue=stage.cue, effects=(*effects, *found)),),
    )  # fmt: skip


def _belt(box: Box) -> Group:
    """A belt with its rollers on two feet."""
    thick = 0.52 * box.h
    feet = [
        block(f"belt/foot-{n}", Box(box.x + share * box.w - 24, box.y + 0.5 * thick, 48, box.h - 0.5 * thick), 8,
              Paint("metal_lip"))
        for n, share in enumerate((0.08, 0.92), 1)
    ]  # fmt: skip
    many = max(4, round(box.w / 110))
    rollers = [
        disc(f"belt/roller-{n + 1}", box.x + (n + 0.5) * box.w / many, box.y + thick / 2, 0.26 * thick, Paint("metal"))
        for n in range(many)
    ]
    band = block("belt/band", Box(box.x, box.y, box.w, thick), thick / 2, Paint("fan"))
    edge = Shape(
        id="belt/edge", kind="rect", box=Box(box.x, box.y, box.w, thick).inset(3), radius=thick / 2 - 3,
        stroke=Stroke(Paint("metal_lip"), 6),
    )  # fmt: skip
    return Group(id="belt", items=(*feet, band, *rollers, edge), decorative=True)


def _machine(field: Field, case: Box, stage: Stage) -> list[Item]:
    """The case with its name on top and a dark screen; on it the thing seen through and what is in it."""
    size = (
        even(fit(field.name, "display", 0.84 * case.w, (stage.scale.least, max(stage.scale.least, 0.1 * case.h))))
        if field.name
        else 0.0
    )
    head = 1.9 * size if size else 0.1 * case.h
    screen = Box(case.x + 0.08 * case.w, case.y + head, 0.84 * case.w, 0.93 * case.h - head)
    parts: list[Item] = [
        block("machine/lip", case.moved(0, 12), 34, Paint("hardware_lip")),
        block("machine/body", case, 34, Paint("hardware")),
        block("machine/screen", screen, 20, Paint("fan")),
    ]
    if size and size >= stage.scale.least:
        parts.append(
            text("machine/name", field.name, case.cx, case.y + 1.35 * size, face="display", size=size, paint="bg",
                 align="center")
        )  # fmt: skip
    shown = field.targets[field.at]
    tall = min(0.72 * screen.h, 0.76 * screen.w / shape(shown.member))
    extra: dict[str, Value] = {"dim": ("fan", 0.5)} if shown.member.kind != "object" else {"tone": "panel"}
    if "label" in info(shown.member.kind).params:
        extra["label"] = ""
    foot = (screen.cx, screen.bottom - 0.12 * screen.h)
    seen = stand(shown.member, stage, foot=foot, height=tall, width=0.76 * screen.w, name="seen", extra=extra)
    out: list[Item] = [Group(id="machine", items=tuple(parts)), seen.item]
    inside = prize(seen, field, stage, name="prize")
    out += inside
    if field.find:
        out.append(mark(seen, field, stage, name="mark", size=0.26 * tall))
    if field.find.strip("?") and not inside:
        out.append(tag(field.find, (screen.cx, screen.bottom - 14), field, stage, name="found", room=screen.w - 20))
    return out
