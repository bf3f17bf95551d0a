"""Not this, that, where the two differ in kind: a step to the better one."""

from __future__ import annotations

from builder.actors import base
from builder.actors.model import Placed
from builder.cast import Member, stand
from builder.cast.ground import floor_of, foot_line, podium
from builder.cast.stand import block
from builder.cast.words import caption, caption_size, clear
from builder.grammars.verdict.model import Swap, stamps
from builder.grammars.verdict.parts import machine_width
from builder.layout.stage import Composition, Stage
from builder.scene.items import Item


def step(swap: Swap, stage: Stage) -> Composition:
    """Two things of different kind: the smaller one crossed out, an arrow, the larger one with its check."""
    box, bottom = stage.box, foot_line(stage)
    stacked = box.w < 1.15 * box.h
    better = _better(swap)
    size = caption_size((swap.item.label,), stage, box.w * 0.4)
    foot = bottom - size * 1.62
    pitch = (foot - box.y) / (2 if stacked else 1)
    tall = min(pitch * (0.72 if stacked else 0.84), 0.4 * stage.canvas.height)
    while tall > 60 and not stacked and _step_width(swap, better, tall, stage) > box.w:
        tall -= 4
    old_h, old_w = tall * 0.68, machine_width(swap.item, tall * 0.68, stage)
    new_w, new_h = _better_size(better, tall, box.w * (0.94 if stacked else 0.5), stage)
    feet = (box.y + pitch - 10, foot) if stacked else (foot, foot)
    xs = (box.x + old_w / 2 + 0.03 * box.w, box.right - new_w / 2 - 0.03 * box.w)
    eyes = (xs[1], foot - new_h / 2)
    old = stand(swap.item.member, stage, foot=(xs[0], feet[0]), height=old_h, width=old_w, look=eyes)
    new = stand(better, stage, foot=(xs[1], feet[1]), height=new_h, width=new_w)
    items: list[Item] = [podium(stage, feet[0] - 3, 24, foot, name="shelf")] if stacked else []
    items += [old.item, new.item, *_step_marks(old, new, stage), _arrow(old, new, stage, stacked=stacked)]
    if size and swap.item.label:
        at = (clear(swap.item.label, xs[0], size, stage), feet[0] + size * 1.5)
        if stacked:
            at = (old.box.right + 40, feet[0] - old_h * 0.4)
        align = "left" if stacked else "center"
        items.append(caption(swap.item.label, at, name="label-left", size=size, paint="text_muted", align=align))
    return Composition(items=tuple(items), floor=floor_of(stage, foot), hero=better.id, beats=stamps(stage))


def _better_size(better: Member, tall: float, room: float, stage: Stage) -> tuple[float, float]:
    width = min(room, max(block(better, stage.scale.least)[0], tall * 1.5))
    return width, min(tall, 0.66 * width)


def _step_width(swap: Swap, better: Member, tall: float, stage: Stage) -> float:
    """Width of both and the arrow between them."""
    arrow = 0.16 * stage.canvas.width
    return machine_width(swap.item, tall * 0.68, stage) + _better_size(better, tall, 9e9, stage)[0] + arrow


def _better(swap: Swap) -> Member:
    figure = swap.item.member.figure
    return Member(
        id="instead", kind="object", words=swap.instead, figure=figure, params={"words": swap.instead, "light": "ok"}
    )


def _step_marks(old: Placed, new: Placed, stage: Stage) -> list[Item]:
    out: list[Item] = []
    for kind, placed, share in (("cross", old, 0.3), ("check", new, 0.32)):
        size = max(64.0 * stage.canvas.width / 1920, min(placed.box.h * share, 0.16 * stage.canvas.height))
        x = min(placed.box.right - size * 0.16, stage.canvas.keep.right - size / 2)
        at = (x, placed.box.y + size * 0.04)
        out.append(base.place("badge", id=f"badge-{kind}", theme=stage.theme, centre=at, height=size, kind=kind).item)
    return out


def _arrow(old: Placed, new: Placed, stage: Stage, *, stacked: bool) -> Item:
    """The emphasis arrow between the two."""
    if stacked:
        start = (old.box.cx, old.box.bottom + 40)
        end = (max(old.box.cx, new.box.x + 0.2 * new.box.w), new.box.y - 24)
    else:
        y = min(old.box.cy, new.box.cy) + 0.1 * old.box.h
        start, end = (old.box.right + 44, y), (new.box.x - 32, y)
    return base.place(
        "arrow", id="arrow", theme=stage.theme, scale=1, corner=(min(start[0], end[0]), min(start[1], end[1])),
        start=start, end=end, stroke=max(12.0, 18 * stage.canvas.width / 1920),
    ).item  # fmt: skip
