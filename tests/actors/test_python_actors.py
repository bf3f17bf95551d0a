"""What holds for every Python actor of the stage, in both themes and mirrored."""

from __future__ import annotations

import pytest

from builder.actors.base import info, kinds, natural, place
from builder.theme import load

from .parts import put, sound

FAMILIES = (
    "gauge", "tank", "wheel", "lanes", "code-card", "terminal-card", "sign", "chip", "ticket", "tag", "price-tag",
    "callout", "caption", "bar-chart", "line-chart", "rail", "arrow", "wedge",
)  # fmt: skip


@pytest.mark.parametrize("kind", FAMILIES)
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_each_family_draws_with_its_defaults(kind: str, theme: str) -> None:
    assert kind in kinds()
    placed = put(kind, theme=theme)
    sound(placed)
    assert placed.box.w > 0
    assert placed.box.h > 0
    assert set(placed.ports) >= {"top", "left", "bottom", "right"}


@pytest.mark.parametrize("kind", FAMILIES)
def test_scaling_scales_the_box_and_keeps_letters_whole(kind: str) -> None:
    box = natural(kind)
    placed = put(kind, scale=0.5)
    sound(placed)
    assert placed.box.w == pytest.approx(box.w / 2)
    assert placed.box.h == pytest.approx(box.h / 2)


@pytest.mark.parametrize("kind", FAMILIES)
def test_the_stage_may_change_under_an_actor(kind: str) -> None:
    hot = load("dark").variant("hot")
    assert place(kind, id="x", theme=hot).item.items


@pytest.mark.parametrize("kind", FAMILIES)
def test_every_actor_has_words_of_its_own_to_be_found_by(kind: str) -> None:
    words = set(info(kind).words)
    assert words
    for other in kinds():
        if other != kind:
            assert not words & set(info(other).words)
