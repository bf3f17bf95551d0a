"""Inside: a container with what is in it standing on its floor; whoever watches or works from outside beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.actors import base
from builder.actors.model import Placed
from builder.cast import Member, aspect, stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import block, letters
from builder.cast.words import caption, caption_size, chip
from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.spread import packed, rows
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.scene.walk import bounds
from builder.text.measure import advance

_NAME = 34.0  # size of the letters on a container's name
_ROOMS = ("boundary", "node-panel")  # whoever is one of these is drawn as one
_TAB = 30.0  # how far a boundary's name tab rises above its outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """`room`: the container's words, `walls` the actor that draws it ("boundary", "node-panel").

    `numbers`: on plates over the last members; who is before those stands on a shelf of their own.
    """

    room: str
    walls: str
    members: tuple[Member, ...]
    numbers: tuple[str, ...] = ()


def compose(inside: Inside, stage: Stage) -> Composition:
    """One container as large as the stage, its members in as few rows as keep them large."""
    box, bottom = stage.box, foot_line(stage)
    panel = Box(box.x, box.y + _TAB, box.w, bottom - box.y - _TAB)
    walls = _walls(inside, panel, stage)
    head = 104.0 if inside.walls == "node-panel" and inside.room else 56.0
    inner = Box(panel.x + 40, panel.y + head, panel.w - 80, panel.h - head - 40)
    choices, others = _choices(inside.members), len(inside.members) - len(inside.numbers)
    if inside.numbers and others:
        choices = [(others, len(inside.numbers))]
    tiers = max(choices, key=lambda t: _height(inside.members, t, inner, stage))
    height = _height(inside.members, tiers, inner, stage)
    items: list[Item] = [walls.item]
    pitch = inner.h / len(tiers)
    first = 0
    words = letters(inside.members, (1.5 * height, height), stage)
    for index, count in enumerate(tiers, 1):
        group = inside.members[first : first + count]
        size = caption_size([m.caption for m in group], stage, inner.w / count - 12)
        foot = inner.y + pitch * index - size * 1.5
        board = Box(inner.x - 8, foot - 3, inner.w + 16, max(22.0, size * 1.6))
        items.append(plank(board, name=f"shelf-{index}"))
        items += _row(group, foot, height, inner, stage, (words, size))
        numbers = inside.numbers[max(0, first - others) :] if first >= others else ()
        items += _numbered(numbers, items, group, stage)
        first += count
    return Composition(
        items=tuple(items), floor=floor_of(stage, bottom), hero=walls.item.id,
        beats=_beats(inside.members, stage),
    )  # fmt: skip


def _walls(inside: Inside, panel: Box, stage: Stage) -> Placed:
    k = max(1.0, (stage.scale.least + 1) / _NAME)
    size: dict[str, Any] = {"width": panel.w / k, "height": panel.h / k}
    top = panel.y - (_TAB * k - 1 if inside.walls == "boundary" and inside.room else 0)
    return base.place(
        inside.walls, id="room", theme=stage.theme, scale=k, corner=(panel.x, top), label=inside.room, **size
    )


def _nested(member: Member, box: Box, stage: Stage) -> Item:
    """A room in the room."""
    k = max(1.0, (stage.scale.least + 1) / _NAME)
    rise = _TAB * k if member.figure.kind == "boundary" else 0.0
    size: dict[str, Any] = {"width": box.w / k, "height": (box.h - rise) / k}
    at, label = (box.x, box.y), member.words
    return base.place(member.figure.kind, id=member.id, theme=stage.theme, scale=k, corner=at, label=label, **size).item


def _choices(members: Sequence[Member]) -> list[tuple[int, ...]]:
    return [rows(len(members), most) for most in range(1, len(members) + 1)]


def _wide(member: Member, height: float, stage: Stage) -> float:
    if member.figure.kind in _ROOMS:
        return max(1.7 * height, advance(member.words, "text-bold", stage.scale.least) + 80)
    if member.kind == "object":
        return max(1.4 * height, block(member, stage.scale.least)[0])
    words = advance(member.caption, "text-bold", stage.scale.least) + 0.8 * stage.scale.least if member.caption else 0.0
    return max(height * aspect(member), words)


def _height(members: Sequence[Member], tiers: tuple[int, ...], inner: Box, stage: Stage) -> float:
    """The height at which every row fits, u."""
    label = stage.scale.least * 1.6 if any(m.caption for m in members) else 0.0
    high = min((inner.h / len(tiers) - label - 24) * 0.94, 0.46 * stage.canvas.height)
    first, fits = 0, high
    for count in tiers:
        group = members[first : first + count]
        first += count
        while fits > 10 and sum(_wide(m, fits, stage) for m in group) + 0.26 * fits * (count - 1) > inner.w:
            fits -= 3
    return fits


def _row(
    group: Sequence[Member], foot: float, height: float, inner: Box, stage: Stage, sizes: tuple[float, float]
) -> list[Item]:
    words, label = sizes
    widths = [_wide(m, height, stage) for m in group]
    spare = inner.w - sum(widths)
    xs = packed(widths, min(spare / len(group), 0.9 * height) if len(group) > 1 else 0.0, inner.cx)
    out: list[Item] = []
    for member, x, width in zip(group, xs, widths, strict=True):
        look = (inner.cx, foot)
        if member.figure.kind in _ROOMS:
            out.append(_nested(member, Box(x - width / 2, foot - height, width, height + 2), stage))
            continue
        out.append(stand(member, stage, foot=(x, foot), height=height, width=width, look=look, size=words).item)
        if label and member.caption and member.kind != "object":
            half = advance(member.caption, "text-bold", label) / 2
            at = (min(max(x, inner.x + half), inner.right - half), foot + label * 1.06)
            out.append(caption(member.caption, at, name=f"label-{member.id}", size=label))
    return out


def _numbered(numbers: Sequence[str], items: Sequence[Item], group: Sequence[Member], stage: Stage) -> list[Item]:
    """Numbers over the first of a row."""
    boxes = {item.id: bounds(item) for item in items}
    size = even(1.4 * stage.scale.label)
    out: list[Item] = []
    for words, m in zip(numbers, group, strict=False):
        box = boxes[m.id]
        foot = box.cy + 0.9 * size if m.figure.kind in _ROOMS else box.y - 0.3 * size
        made = chip(words, (box.cx, foot), name=f"number-{m.id}", size=size)
        out.append(replace(made, alt=words if words.isdigit() else f"badge {words}"))
    return out


def _beats(members: Sequence[Member], stage: Stage) -> tuple[Beat, ...]:
    drops = tuple(Effect(target=m.id, name="enter", start_ms=60 * i) for i, m in enumerate(members))
    return (Beat(id="fill", cue=stage.cue, effects=drops),) if drops else ()
