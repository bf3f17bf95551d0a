"""Colour arithmetic: hex, mixing in sRGB, HSL, relative luminance, contrast (WCAG 2.2), CIELAB."""

from __future__ import annotations

import colorsys
from typing import TypeAlias

Rgb: TypeAlias = tuple[int, int, int]


def parse(value: str) -> Rgb:
    """ "#RRGGBB" to three bytes; ValueError otherwise."""
    if len(value) != 7 or value[0] != "#":
        raise ValueError(f"not a colour: {value!r} (write #RRGGBB)")
    return int(value[1:3], 16), int(value[3:5], 16), int(value[5:7], 16)


def hexa(rgb: Rgb) -> str:
    """Three bytes to "#RRGGBB"."""
    return "#{:02X}{:02X}{:02X}".format(*rgb)


def mix(a: Rgb, b: Rgb, amount: float) -> Rgb:
    """`a` with the share `amount` (0..1) of `b`, per channel."""
    r, g, bl = (round(x + (y - x) * amount) for x, y in zip(a, b, strict=True))
    return r, g, bl


def hsl(rgb: Rgb) -> tuple[float, float, float]:
    """Hue in degrees, saturation and lightness 0..1, as DrawingML's colour transforms use them."""
    h, light, s = colorsys.rgb_to_hls(*(c / 255 for c in rgb))
    return h * 360, s, light


def luminance(rgb: Rgb) -> float:
    """Relative luminance (WCAG 2.2)."""
    lin = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb)]
    return 0.2126 * lin[0] + 0.7152 * lin[1] + 0.0722 * lin[2]


def contrast(a: Rgb, b: Rgb) -> float:
    """Contrast ratio 1..21 (WCAG 2.2)."""
    hi, lo = sorted((luminance(a), luminance(b)), reverse=True)
    return (hi + 0.05) / (lo + 0.05)


def lab(rgb: Rgb) -> tuple[float, float, float]:
    """CIELAB, D65."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in rgb))
    xyz = (
        (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047,
        0.2126729 * r + 0.7151522 * g + 0.0721750 * b,
        (0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883,
    )
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def delta_e(a: Rgb, b: Rgb) -> float:
    """CIELAB difference ΔE76."""
    return float(sum((x - y) ** 2 for x, y in zip(lab(a), lab(b), strict=True)) ** 0.5)
