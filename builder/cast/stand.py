"""Putting members on the stage: on a foot line or in a box, eyes on a point, a badge at the shoulder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.cast.member import Member
from builder.geometry import Box, Point
from builder.layout.stage import Stage
from builder.scene.items import Text
from builder.scene.walk import walk

#: A member whose feet touch a surface stands this far below its top edge (art direction §4, Contact).
SINK = 3.0
_CARD_NAME = 62.0  # size of the card's own name at scale 1
_POD = Box(20, 5, 200, 241)


def aspect(member: Member) -> float:
    """Width by height of a member as it would like to be."""
    if member.kind == "object":
        w, h = block(member, 40.0)
        return w / h
    box = reference(member)
    return box.w / box.h


def reference(member: Member) -> Box:
    """The extents sizes refer to: a member's own, but one and the same for all pods, whatever they wear on top."""
    if member.kind == "pod":
        return _POD
    return base.natural(member.kind, **member.params)


def smallest_pod(stage: Stage) -> float:
    """Height of the smallest pod whose letter is still a mark that can be read, u."""
    return _POD.h / 44 * (20 * stage.canvas.width / 1920 + 2)


def stand(
    member: Member,
    stage: Stage,
    *,
    foot: Point,
    height: float,
    width: float | None = None,
    look: Point | None = None,
    name: str = "",
    extra: Mapping[str, Value] | None = None,
    size: float = 0.0,
) -> Placed:
    """Place a member `height` u tall (and at most `width` wide) with its foot on a point.

    `look`: the point its pupils turn to. `size`: of a block's letters (0 = as large as fits, never under the
    canvas's smallest).
    """
    params: dict[str, Any] = {**member.params, **(extra or {})}
    name = name or member.id
    if member.kind == "object":
        wide = min(width or 9e9, height * max(1.35, min(2.2, aspect(member))))
        return _object(member, stage, name, foot, (wide, height), {**params, "size": size}, look)
    known = base.info(member.kind).params
    tall = height if width is None else min(height, width / aspect(member))
    scale = tall / reference(member).h
    if look:
        params["look_at"] = look
    if member.kind == "gpu" and _CARD_NAME * scale < stage.scale.least:
        params.setdefault("name", "")
    if "stand" in known:  # a foot for what would balance on its tip
        params.setdefault("stand", "yes")
    if "mood" in known and "mood" not in params and member.mood in known["mood"][0]:
        params["mood"] = member.mood
    placed = base.place(member.kind, id=name, theme=stage.theme, foot=foot, scale=scale, **params)
    if params.get("label") and "label" in known and not _legible(placed, stage):
        placed = base.place(member.kind, id=name, theme=stage.theme, foot=foot, scale=scale, **{**params, "label": ""})
    return placed


def _legible(placed: Placed, stage: Stage) -> bool:
    """Whether the words on an actor can be read where it stands; a few letters are a mark and may be smaller."""
    words = (item for item in walk((placed.item,)) if isinstance(item, Text))
    return all(len(item.string) <= 3 or item.size >= stage.scale.least for item in words)


def badge(placed: Placed, kind: str, stage: Stage, *, name: str, size: float, at: Point = (0.0, 0.0)) -> Placed:
    """A badge ("check", "cross", "question", "warning") `size` u tall, its centre `at` from an actor's shoulder."""
    x, y = placed.anchors["shoulder"]
    return base.place("badge", id=name, theme=stage.theme, centre=(x + at[0], y + at[1]), height=size, kind=kind)


def block(member: Member, size: float, width: float = 0.0) -> tuple[float, float]:
    """Width and height of a labelled block whose letters are `size` u, broken to `width` (0 = as reads best)."""
    from builder.actors.object import setting, wanted

    lines, set_at = setting(str(member.params["words"]), (width, 0), size=size)
    return wanted("\n".join(lines), set_at, face=bool(member.face))


def letters(members: Iterable[Member], room: Point, stage: Stage) -> float:
    """The one letter size at which the words of every labelled block fit `room` (width, height); 0 without blocks."""
    from builder.actors.object import setting

    least = stage.scale.least
    blocks = [m for m in members if m.kind == "object"]
    sizes = [setting(str(m.params["words"]), room, least=least, face=bool(m.face))[1] for m in blocks]
    return min(sizes, default=0.0)


def _object(
    member: Member, stage: Stage, name: str, foot: Point, room: tuple[float, float], params: dict[str, Any],
    look: Point | None,
) -> Placed:  # fmt: skip
    least = stage.scale.least
    natural = block(member, least, room[0])
    fitted = {"width": max(room[0], natural[0]), "height": max(room[1], natural[1]), "least": least}
    if member.face:
        params = {"mood": member.face, **params} | ({"look_at": look} if look else {})
    return base.place("object", id=name, theme=stage.theme, foot=foot, scale=1, **{**params, **fitted})
