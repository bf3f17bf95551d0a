"""Colours as theme slots: right today, and following the theme tomorrow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import color
from builder.scene.items import Paint
from builder.surfaces.pptx.palette import FAR, Palette, apply, solve
from builder.theme import load

BYTE = st.integers(0, 255)
RGB = st.tuples(BYTE, BYTE, BYTE)
MIXES = [("", 0.0), ("panel", 0.28), ("#6F8087", 0.72), ("ink", 0.5)]


@given(RGB, RGB)
def test_solved_modifiers_give_the_colour(base: color.Rgb, target: color.Rgb) -> None:
    modifiers = solve(base, target)
    if modifiers is not None:
        assert color.delta_e(apply(base, modifiers), target) <= FAR
        hue = color.hsl(base)[0] + sum(value / 60_000 for name, value in modifiers if name == "hueOff")
        assert -0.01 <= hue <= 360.01, "LibreOffice does not carry a hue past red"


@given(RGB)
def test_a_slot_is_itself_without_modifiers(base: color.Rgb) -> None:
    assert solve(base, base) == ()


def test_a_grey_slot_cannot_give_a_colour() -> None:
    assert solve((128, 128, 128), (255, 0, 0)) is None


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize(("pod", "slot"), [*zip("abcd", range(1, 5), strict=True), ("t", 5), ("e", 5)])
@pytest.mark.parametrize("mix", MIXES, ids=lambda mix: mix[0] or "pure")
def test_every_tone_of_a_pod_is_its_accent(name: str, pod: str, slot: int, mix: tuple[str, float]) -> None:
    palette = Palette(load(name))
    for part in ("base", "lip", "gloss"):
        assert f'<a:schemeClr val="accent{slot}"' in palette.fill(Paint(f"pod_{pod}.{part}", *mix))


@pytest.mark.parametrize("name", ["dark", "light"])
@pytest.mark.parametrize("role", ["bg", "stage", "panel", "panel_2", "line", "line_2", "text", "text_muted", "shadow"])
def test_ground_and_text_are_slots(name: str, role: str) -> None:
    fill = Palette(load(name)).fill(Paint(role))
    assert any(f'schemeClr val="{slot}"' in fill for slot in ("bg1", "bg2", "tx1", "tx2"))


@pytest.mark.parametrize(
    "role", ["hardware", "metal", "gold", "fail", "warn", "paper", "ink", "code_bg", "hot_bg", "pod_f.base"]
)
def test_fixed_materials_stay_what_they_are(role: str) -> None:
    theme = load("dark")
    assert Palette(theme).fill(Paint(role)) == f'<a:solidFill><a:srgbClr val="{theme.hex(role)[1:]}"/></a:solidFill>'


def test_what_the_catastrophe_stage_changes_is_fixed_and_pods_still_follow_the_theme() -> None:
    palette = Palette(load("light"), "hot")
    assert palette.fill(Paint("bg")) == '<a:solidFill><a:srgbClr val="260A10"/></a:solidFill>'
    assert palette.fill(Paint("text")) == '<a:solidFill><a:srgbClr val="FFF4DF"/></a:solidFill>'
    assert "accent2" in palette.fill(Paint("pod_b.base"))


def test_good_and_emphasis_follow_the_sixth_accent_where_they_are_near_it() -> None:
    assert "accent6" in Palette(load("dark")).fill(Paint("highlight_text"))
    assert "hlink" in Palette(load("light")).fill(Paint("highlight_text"))
    assert "accent6" in Palette(load("light")).fill(Paint("ok"))


def test_a_mixture_belongs_to_the_pod_that_has_most_of_it() -> None:
    palette = Palette(load("dark"))
    assert "accent2" in palette.fill(Paint("ink", "pod_b.base", 0.6))
    assert "srgbClr" in palette.fill(Paint("ink", "pod_b.base", 0.3))


def test_alpha_is_whole_per_cents() -> None:
    fill = Palette(load("dark")).fill(Paint("shadow", alpha=50))
    assert '<a:alpha val="50000"/>' in fill


def test_an_unknown_role_is_an_error() -> None:
    with pytest.raises(KeyError):
        Palette(load("dark")).fill(Paint("no-such-role"))
