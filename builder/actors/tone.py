"""Toning a whole actor: mixed towards a role (dim, tint), or turned into quiet scenery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from builder.actors.model import Value
from builder.color import hexa
from builder.scene.items import Paint
from builder.theme import Theme

#: dim="scenery": the actor as tonal furniture, a step off its ground (hardware turns to panels, all colours to hints).
SCENERY: Mapping[str, Paint] = {
    "hardware": Paint("panel_2"),
    "hardware_lip": Paint("panel"),
    "hardware_gloss": Paint("panel_2", "line", 0.4),
    "hardware_label": Paint("stage"),
    "fan": Paint("stage"),
    "fan_blade": Paint("panel", "panel_2", 0.3),
    "metal": Paint("panel_2", "line", 0.55),
    "metal_lip": Paint("panel", "panel_2", 0.5),
    "gold": Paint("panel_2", "gold", 0.3),
    "gold_lip": Paint("panel", "gold", 0.18),
    "paper": Paint("panel_2", "line", 0.6),
    "ink": Paint("stage"),
    "ok": Paint("panel_2", "line", 0.55),
}


def toned(given: Paint, tint: Value, dim: Value, theme: Theme) -> Paint:
    """`given` tinted (role, or (role, share)), then dimmed (share of bg, (role, share) or "scenery")."""
    if tint is not None:
        given = mixed(given, *_share(tint, "text", 0.35), theme)
    if dim == "scenery":
        return scenery(given, theme)
    return given if dim is None else mixed(given, *_share(dim, "bg", 0.5), theme)


def _share(value: Value, role: str, amount: float) -> tuple[str, float]:
    if isinstance(value, tuple):
        return str(value[0]), float(str(value[1]))
    return (value, amount) if isinstance(value, str) else (role, float(str(value)))


def mixed(given: Paint, role: str, amount: float, theme: Theme) -> Paint:
    """`given` with a share of `role`; a paint holds one mix, so a second, different one fixes the first as a colour."""
    if amount <= 0 or (given.role == role and not given.mix):
        return given
    if not given.mix:
        return replace(given, mix=role, amount=amount)
    if given.mix == role:
        return replace(given, amount=1 - (1 - given.amount) * (1 - amount))
    return Paint(hexa(theme.rgb(given)), role, amount, given.alpha)


def scenery(given: Paint, theme: Theme) -> Paint:
    """`given` as quiet scenery; a mix of two materials keeps its place between them."""
    if given.role == "shadow":
        return given  # it lies on the ground
    first = SCENERY.get(given.role)
    if first is None:
        return mixed(given, "panel", 0.7, theme)
    if given.mix not in SCENERY:
        return replace(first, alpha=given.alpha)
    second = hexa(theme.rgb(SCENERY[given.mix]))
    return Paint(hexa(theme.rgb(first)), second, given.amount, given.alpha)
