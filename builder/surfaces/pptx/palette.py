"""Paints as DrawingML colours: theme slots with modifiers wherever a slot stands behind the colour.

A deck recolours from PowerPoint's own theme menu because a pod's base, lip, gloss and faded tones are all
its accent with hueOff, satMod, lumMod and lumOff, solved here so that today's theme gives today's colours.
"""

from __future__ import annotations

import colorsys
from functools import lru_cache
from typing import TypeAlias

from builder import color
from builder.scene.items import Paint
from builder.theme import Theme

#: (element, value): hueOff in 60000ths of a degree, the others in 1000ths of a per cent.
Modifier: TypeAlias = tuple[str, int]
NEAR = 1.0  # ΔE below which simpler modifiers are good enough; tokens must be met within 2
FAR = 2.0

#: Roles that share an accent with the family a slot names.
_KIN = {"pod_e": "pod_t", "ok_lip": "ok", "highlight_text": "ok"}
_GROUND = ("bg", "stage", "panel", "panel_2", "line", "line_2", "text", "text_muted", "shadow")
_GROUND_SLOTS = ("bg1", "bg2", "tx2", "tx1")


def apply(base: color.Rgb, modifiers: tuple[Modifier, ...]) -> color.Rgb:
    """The colour a reader makes of `base`: ECMA-376 20.1.2.3, in HSL, each step clamped."""
    hue, light, sat = colorsys.rgb_to_hls(*(c / 255 for c in base))
    for name, value in modifiers:
        if name == "hueOff":
            hue = (hue + value / 21_600_000) % 1
        elif name == "satMod":
            sat = min(1.0, sat * value / 100_000)
        elif name == "lumMod":
            light = min(1.0, light * value / 100_000)
        else:
            light = min(1.0, light + value / 100_000)
    r, g, b = (round(c * 255) for c in colorsys.hls_to_rgb(hue, light, sat))
    return r, g, b


@lru_cache(maxsize=4096)
def solve(base: color.Rgb, target: color.Rgb) -> tuple[Modifier, ...] | None:
    """The fewest modifiers that turn `base` into `target`; None when none come within ΔE 2."""
    h0, s0, l0 = color.hsl(base)
    h1, s1, l1 = color.hsl(target)
    light = _lightness(l0, l1)
    tone: tuple[Modifier, ...] = (("satMod", round(s1 / s0 * 100_000)),) if s0 > 0 else ()
    turn = (h1 - h0 + 180) % 360 - 180
    # LibreOffice does not carry a hue past red: stop there if that is near enough, else go the long way round.
    hues = (min(max(turn, -h0), 360 - h0), h1 - h0)
    simple = [(NEAR, each) for each in ((), light, tone + light)]
    turned = [(FAR, (("hueOff", round(hue * 60_000)), *tone, *light)) for hue in hues]
    tries: list[tuple[float, tuple[Modifier, ...]]] = [*simple, *turned]
    return next((each for limit, each in tries if color.delta_e(apply(base, each), target) <= limit), None)


def _lightness(base: float, target: float) -> tuple[Modifier, ...]:
    """Darker: a share of the slot's lightness. Lighter: a share of the way to white (PowerPoint's own tints)."""
    if target <= base:
        return (("lumMod", round(target / base * 100_000)),) if base > 0 else ()
    keep = (1 - target) / (1 - base)
    share = round(keep * 100_000)
    return ("lumMod", share), ("lumOff", 100_000 - share)


class Palette:
    """The colours of one scene in one deck: `theme` is the deck's, `palette` the scene's ("" or "hot")."""

    def __init__(self, theme: Theme, palette: str = "") -> None:
        self._theme = theme
        self._scene = theme.variant(palette)
        names = {slot: name for name, slot in theme.slide_map.items()}
        slots = {names.get(slot, slot): color.parse(theme.hex(role)) for slot, role in theme.scheme.items()}
        self._slots = slots
        self._accents: dict[str, str] = {}
        for slot, role in theme.scheme.items():
            if slot.startswith("accent"):
                self._accents.setdefault(_family(role), slot)
        self._known: dict[Paint, str] = {}

    def rgb(self, paint: Paint) -> color.Rgb:
        """The colour the paint stands for, its alpha aside."""
        return self._scene.rgb(paint)

    def fill(self, paint: Paint) -> str:
        """a:solidFill for a paint; KeyError for an unknown role."""
        found = self._known.get(paint)
        if found is None:
            found = self._known[paint] = f"<a:solidFill>{self._colour(paint)}</a:solidFill>"
        return found

    def _colour(self, paint: Paint) -> str:
        target = self.rgb(paint)
        alpha = f'<a:alpha val="{paint.alpha * 1000}"/>' if paint.alpha < 100 else ""
        slot, modifiers = self._slot(paint, target)
        if not slot:
            return _element("srgbClr", "{:02X}{:02X}{:02X}".format(*target), alpha)
        inner = "".join(f'<a:{name} val="{value}"/>' for name, value in modifiers)
        return _element("schemeClr", slot, inner + alpha)

    def _slot(self, paint: Paint, target: color.Rgb) -> tuple[str, tuple[Modifier, ...]]:
        """The slot that gives the colour with the least bending, or "" for a fixed material."""
        found = ((slot, solve(self._slots[slot], target)) for slot in self._candidates(paint) if slot in self._slots)
        usable = [(slot, modifiers) for slot, modifiers in found if modifiers is not None]
        return min(usable, key=lambda each: _bending(each[1]), default=("", ()))

    def _candidates(self, paint: Paint) -> tuple[str, ...]:
        own, mixed = self._accent(paint.role), self._accent(paint.mix) if paint.amount >= 0.5 else ""
        if own or mixed:
            return (own or mixed, "hlink") if paint.role == "highlight_text" else (own or mixed,)
        fixed = paint.role not in _GROUND or paint.role in self._scene.remapped
        return () if fixed else _GROUND_SLOTS

    def _accent(self, role: str) -> str:
        if role in self._scene.remapped:
            return ""
        family = _family(role)
        return self._accents.get(family) or self._accents.get(_KIN.get(family, ""), "")


def _family(role: str) -> str:
    return role.partition(".")[0]


def _bending(modifiers: tuple[Modifier, ...]) -> float:
    """How far a colour is from its slot; hue weighs most, because it means least after a change of theme."""
    weight = {"hueOff": 1 / 600_000, "satMod": 1 / 50_000, "lumMod": 1 / 100_000, "lumOff": 0.0}
    return sum(weight[n] * abs(v - (100_000 if n.endswith("Mod") else 0)) for n, v in modifiers)


def _element(name: str, value: str, inner: str) -> str:
    return f'<a:{name} val="{value}">{inner}</a:{name}>' if inner else f'<a:{name} val="{value}"/>'
