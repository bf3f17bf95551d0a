"""Poles messages hang between, nameless parties, and the lock on what nobody else may read."""

from __future__ import annotations

from dataclasses import replace

from builder.actors import base
from builder.cast.member import Member
from builder.geometry import Box, Point
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Shape

_LOCKS = ("padlock", "lock")


def pole(name: str, x: float, top: float, foot: float, stage: Stage, *, thick: float = 0.0) -> Group:
    """An upright with a round top and a foot on the floor."""
    thick = thick or max(14.0, 22.0 * min(stage.canvas.width, stage.canvas.height) / 1080)
    stem = Box(x - thick / 2, top, thick, foot - top)
    lit = Box(stem.x, stem.y, 0.66 * thick, stem.h - 6)
    plate = Box(x - 1.7 * thick, foot - 0.8 * thick, 3.4 * thick, 0.8 * thick)
    shade = Box(x - 2.2 * thick, foot - 0.3 * thick, 4.4 * thick, 0.6 * thick)
    return Group(
        id=name,
        items=(
            Shape(id=f"{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
            Shape(id=f"{name}/lip", kind="rect", box=stem, radius=thick / 2, fill=Paint("metal_lip")),
            Shape(id=f"{name}/stem", kind="rect", box=lit, radius=0.33 * thick, fill=Paint("metal")),
            Shape(id=f"{name}/foot-lip", kind="rect", box=plate, radius=0.3 * thick, fill=Paint("metal_lip")),
            Shape(
                id=f"{name}/foot", kind="rect", box=Box(plate.x, plate.y, plate.w, 0.6 * plate.h), radius=0.3 * thick,
                fill=Paint("metal"),
            ),
        ),
        decorative=True,
    )  # fmt: skip


def quietly(member: Member) -> Member:
    """A party nobody named: drawn, not captioned."""
    known = base.info(member.kind).params
    params = {**member.params, **({"label": ""} if "label" in known else {})}
    return replace(member, params=params, figure=replace(member.figure, label="", words=""), words="")


def locks(name: str, centre: Point, size: float, stage: Stage) -> list[Item]:
    """A padlock where there is a drawing of one."""
    kind = next((k for k in _LOCKS if k in base.kinds()), "")
    if not kind:
        return []
    return [base.place(kind, id=name, theme=stage.theme, centre=centre, height=size, shadow=0).item]
