"""The bed: a shared thing as the ground everybody else stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.actors import base
from builder.actors.model import Placed
from builder.cast import Member
from builder.cast.ground import foot_line, lifted
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Item

_EDGE = 24.0  # y of the card drawing's upper edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """The ground: its left end and width, and where on it one may stand."""

    x: float
    width: float
    left: float
    right: float
    name: float = 0.0  # from the upper edge to the foot of the name on it
    top: float = 0.0  # y of the upper edge; 0 where it has no height yet

    def pitch(self, count: int) -> float:
        return (self.right - self.left) / count


def bed_of(hub: Member, stage: Stage, share: float = 0.45) -> Bed:
    """As wide as the stage; on 9:16 whole and above the spoken words, `share` of the stage's height."""
    keep, box = stage.canvas.keep, stage.box
    x, width, top = box.x, box.w, 0.0
    natural = base.natural("gpu")
    if lifted(stage):
        high = share * box.h
        top = foot_line(stage) - high
        if hub.kind == "gpu":
            width = min(width, natural.w * high / (natural.bottom - _EDGE))
            top = foot_line(stage) - (natural.bottom - _EDGE) * width / natural.w
        x = box.cx - width / 2
    left, right, name = x + 40, x + width - 40, 0.0
    if hub.kind == "gpu":
        k = width / natural.w
        left, right, name = x + (30 - natural.x) * k, x + (624 - natural.x) * k, 129 * k
    return Bed(x=x, width=width, left=max(left, keep.x), right=min(right, keep.right), name=name, top=top)


def ground_of(hub: Member, members: tuple[Member, ...], stage: Stage, surface: float, bed: Bed, **extra: Any) -> Placed:
    """The hub with its top edge at the surface; its foot is below the canvas where it reaches."""
    canvas, box = stage.canvas, stage.box
    if hub.kind != "gpu":
        height = canvas.height - surface + 60 if stage.wide else 0.45 * bed.width
        if bed.top:
            height = foot_line(stage) - surface
        foot = (bed.x + bed.width / 2, surface + height)
        size: dict[str, Any] = {"width": bed.width, "height": height}
        return base.place("object", id=hub.id, theme=stage.theme, scale=1, foot=foot, words="", alt=hub.words, **size)
    natural = base.natural("gpu")
    k = bed.width / natural.w
    if "lights" not in extra and any(m.who for m in members):
        lights = tuple(m.who or "off" for m in members[:4])
        extra["lights"] = lights + ("off",) * (4 - len(lights))
    if surface + bed.name > min(canvas.keep.bottom, box.bottom + 30) - 4:
        extra["name"] = ""
    corner = (bed.x, surface - (_EDGE - natural.y) * k)
    return base.place("gpu", id=hub.id, theme=stage.theme, scale=k, corner=corner, **extra)


def title_of(hub: Member, stage: Stage, surface: float) -> tuple[Item, ...]:
    """The name of a ground that is no card, set in the middle of what is seen of it."""
    if hub.kind == "gpu":
        return ()
    box = stage.box
    seen = min(stage.canvas.keep.bottom, max(box.bottom, surface + 60)) - surface
    size = even(min(stage.scale.headline[0], seen * 0.4))
    if size < stage.scale.least or seen < 90:
        return ()
    at = surface + seen / 2 + size * 0.34
    face, centre = "display", box.cx if stage.wide else stage.canvas.width / 2
    return (
        text(f"label-{hub.id}", hub.words, centre, at, face=face, size=size, paint="hardware_label", align="center"),
    )
