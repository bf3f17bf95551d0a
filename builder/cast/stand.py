"""Putting members on the stage: on a foot line or in a box, eyes on a point, a badge at the shoulder."""

from __future__ import annotations

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.actors.object import wanted
from builder.cast.member import Member
from builder.geometry import Box, Point
from builder.layout.stage import Stage

#: A member whose feet touch a surface stands this far below its top edge (art direction §4, Contact).
SINK = 3.0
_CARD_NAME = 62.0  # size of the card's own name at scale 1
_POD = Box(20, 5, 200, 241)


def aspect(member: Member) -> float:
    """Width by height of a member as it would like to be."""
    if member.kind == "object":
        w, h = _block(member, 40.0)
        return w / h
    box = reference(member)
    return box.w / box.h


def reference(member: Member) -> Box:
    """The extents sizes refer to: a member's own, but one and the same for all pods, whatever they wear on top."""
    if member.kind == "pod":
        return _POD
    return base.natural(member.kind, **member.params)


def stand(
    member: Member,
    stage: Stage,
    *,
    foot: Point,
    height: float,
    width: float | None = None,
    look: Point | None = None,
    id: str = "",
    **extra: Value,
) -> Placed:
    """Place a member `height` u tall (and at most `width` wide) with its foot on a point.

    `look`: the point its pupils turn to. Blocks keep their letters at the canvas's smallest size or above.
    """
    params: dict[str, Value] = {**member.params, **extra}
    name = id or member.id
    if member.kind == "object":
        return _object(member, stage, name, foot, (width or height * aspect(member), height), params)
    known = base.info(member.kind).params
    tall = height if width is None else min(height, width / aspect(member))
    size = tall / reference(member).h
    if look:
        params["look_at"] = look
    if member.kind == "gpu" and _CARD_NAME * size < stage.scale.least:
        params.setdefault("name", "")
    if "mood" in known and "mood" not in params and member.mood:
        params["mood"] = member.mood
    return base.place(member.kind, id=name, theme=stage.theme, foot=foot, scale=size, **params)


def badge(placed: Placed, kind: str, stage: Stage, *, id: str, size: float, dx: float = 0.0, dy: float = 0.0) -> Placed:
    """A badge ("check", "cross", "question", "warning") `size` u tall, its centre `dx`, `dy` from an actor's shoulder."""
    x, y = placed.anchors["shoulder"]
    return base.place("badge", id=id, theme=stage.theme, centre=(x + dx, y + dy), height=size, kind=kind)


def _block(member: Member, size: float) -> tuple[float, float]:
    from builder.actors.object import setting

    lines, set_at = setting(str(member.params["words"]), 0, 0, size)
    return wanted("\n".join(lines), set_at)


def _object(
    member: Member, stage: Stage, name: str, foot: Point, room: tuple[float, float], params: dict[str, Value]
) -> Placed:
    least = stage.scale.least
    w, h = room
    natural = _block(member, least)
    return base.place(
        "object", id=name, theme=stage.theme, foot=foot, scale=1,
        **{**params, "width": max(w, min(natural[0], w * 1.15)), "height": max(h, natural[1])},
    )  # fmt: skip
