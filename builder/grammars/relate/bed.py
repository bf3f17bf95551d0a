"""The bed: a shared thing as the ground everybody else stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.actors import base
from builder.actors.model import Placed
from builder.cast import Member
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.layout.type import text
from builder.scene.items import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class Bed:
    """The ground before it has a height: its left end and width, and where on it one may stand."""

    x: float
    width: float
    left: float
    right: float
    name: float = 0.0  # from the upper edge to the foot of the name on it

    def pitch(self, count: int) -> float:
        return (self.right - self.left) / count


def bed_of(hub: Member, stage: Stage) -> Bed:
    """As wide as the stage; on 9:16 it bleeds off both sides, the standing room stays in the core box."""
    canvas, keep = stage.canvas, stage.canvas.keep
    x, width = stage.box.x, stage.box.w
    if keep.bottom < 0.8 * canvas.height:
        x, width = -0.09 * canvas.width, 1.18 * canvas.width
    left, right, name = x + 40, x + width - 40, 0.0
    if hub.kind == "gpu":
        natural = base.natural("gpu")
        k = width / natural.w
        left, right, name = x + (30 - natural.x) * k, x + (624 - natural.x) * k, 129 * k
    return Bed(x=x, width=width, left=max(left, keep.x), right=min(right, keep.right), name=name)


def ground_of(hub: Member, members: tuple[Member, ...], stage: Stage, surface: float, bed: Bed, **extra: Any) -> Placed:
    """The hub with its top edge at the surface; its foot is below the canvas where it reaches."""
    canvas, box = stage.canvas, stage.box
    if hub.kind != "gpu":
        height = canvas.height - surface + 60 if stage.wide else 0.45 * bed.width
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
    corner = (bed.x, surface - (24 - natural.y) * k)
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
