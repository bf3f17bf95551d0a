from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.actors.wheel import hand_angle
from builder.scene.items import Path

from .parts import find, items, put, shape_box, sound, texts

LETTERS = "abcdeft"


@given(st.integers(1, 12), st.integers(0, 11), st.floats(-1, 2, allow_nan=False))
def test_hand_is_inside_its_sector(count: int, active: int, share: float) -> None:
    active %= count
    span = 360 / count
    passed = (hand_angle(count, active, share) + 90) / span - active
    assert 0 < passed < 1


@pytest.mark.parametrize("count", range(1, 9))
def test_sectors_are_equal_and_lettered(count: int) -> None:
    sectors = tuple((LETTERS[i % 7], LETTERS[i % 7].upper()) for i in range(count))
    placed = put("wheel", sectors=sectors, active=count - 1)
    sound(placed)
    assert [text.string for text in texts(placed)] == [letter for _, letter in sectors]
    cx, cy = placed.anchors["centre"]
    for i, text in enumerate(texts(placed)):
        middle = math.degrees(math.atan2(text.y - 0.33 * text.size - cy, text.x - cx))
        share = ((middle + 90) / (360 / count) - i) % count
        assert 0.3 < share < 0.7
        assert math.dist((text.x, text.y), (cx, cy)) + text.widths[0] / 2 < 158 + 10


def test_only_the_running_sector_is_bright() -> None:
    placed = put("wheel", active=1)
    for i in range(4):
        part = find(placed, f"sector-{i + 1}/part")
        assert isinstance(part, Path)
        assert part.fill is not None
        assert (part.fill.mix == "") is (i == 1)


def test_no_active_sector_means_no_hand() -> None:
    assert not [item for item in items(put("wheel", active=-1)) if "/hand" in item.id or "/motion" in item.id]


def test_motion_stays_clear_of_the_buttons_and_the_ground() -> None:
    for active in range(4):
        placed = put("wheel", active=active)
        motion = [item for item in items(placed) if item.id == "x/motion"]
        assert bool(motion) is (active in (1, 3))


def test_it_stands_on_its_lip() -> None:
    placed = put("wheel")
    assert placed.foot[1] == pytest.approx(shape_box(placed, "case/lip").bottom)


@pytest.mark.parametrize("count", [2, 3, 4, 6, 12])
def test_ghosts_stay_in_the_sector_the_hand_has_left(count: int) -> None:
    span = 360 / count
    for active in range(count):
        placed = put("wheel", sectors=tuple("abcdef"[i % 6] for i in range(count)), active=active)
        cx, cy = placed.anchors["centre"]
        ghosts = [item for item in items(placed) if "/ghost-" in item.id]
        assert ghosts
        for ghost in ghosts:
            assert isinstance(ghost, Path)
            for _, v in ghost.d:
                for x, y in zip(v[::2], v[1::2], strict=True):
                    behind = (-90 + span * active - math.degrees(math.atan2(y - cy, x - cx))) % 360
                    assert 0 < behind < span


def test_narrow_sectors_have_one_ghost() -> None:
    many = put("wheel", sectors=tuple("abcdefabcdef"), ghosts=2)
    assert len([item for item in items(many) if "/ghost-" in item.id]) == 1
    assert len([item for item in items(put("wheel", ghosts=2)) if "/ghost-" in item.id]) == 2
