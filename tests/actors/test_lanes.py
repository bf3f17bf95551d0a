from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.actors.lanes import window
from builder.errors import SceneError
from builder.scene.items import Paint, Path, Shape, Text

from .parts import find, items, put, shape_box, sound

turns = st.lists(st.sampled_from("abcd"), min_size=1, max_size=14)


@settings(deadline=None, max_examples=40)
@given(turns, st.floats(0, 14), st.floats(700, 1728))
def test_the_playhead_is_inside_the_running_slice(slices: list[str], now: float, w: float) -> None:
    placed = put("lanes", slices=tuple(slices), now=now, w=w, head=200)
    sound(placed)
    line = shape_box(placed, "now/line")
    lane = shape_box(placed, "lane-1/bed")
    assert lane.x <= line.x <= lane.right
    assert shape_box(placed, "now/tag").x >= lane.x - 0.01
    assert shape_box(placed, "now/tag").right <= lane.right + 0.01


@given(turns, st.floats(0, 13.9), st.integers(1, 9))
def test_a_narrow_window_keeps_the_running_slice(slices: list[str], now: float, most: int) -> None:
    now = min(now, len(slices) - 0.01)
    shown, at = window(tuple(slices), now, most)
    assert len(shown) == min(most, len(slices))
    assert 0 <= at < len(shown)
    assert shown[int(at)] == slices[int(now)]


def test_nothing_solid_after_now() -> None:
    placed = put("lanes", now=3.5)
    x = shape_box(placed, "now/line").x
    for item in items(placed):
        if isinstance(item, Path) and item.fill is not None:
            assert shape_box(placed, item.id.removeprefix("x/")).right <= x + 0.01
    assert find(placed, "lane-1/slice-5").stroke.dash  # type: ignore[union-attr]


def test_heads_stand_on_their_lanes_and_the_resource_comes_last() -> None:
    placed = put("lanes")
    beds = [shape_box(placed, f"lane-{i + 1}/bed") for i in range(4)]
    for who, bed in zip("abcd", beds, strict=True):
        x, y = placed.anchors[f"head-{who}"]
        assert x < bed.x
        assert bed.y < y < bed.bottom
    assert shape_box(placed, "resource/bed").y > beds[-1].bottom
    assert placed.box.bottom >= shape_box(placed, "now/line").bottom


def test_lanes_without_a_resource() -> None:
    placed = put("lanes", resource="no")
    assert "head-resource" not in placed.anchors


def test_lanes_need_someone_and_something() -> None:
    with pytest.raises(SceneError):
        put("lanes", slices=())


@pytest.mark.parametrize("resource", ["yes", "no"])
def test_one_grid_in_all_lanes_clear_of_their_ends(resource: str) -> None:
    placed = put("lanes", resource=resource, now=6.5)
    for i, who in enumerate("abcdabc"):
        lane = "abcd".index(who) + 1
        bed, name = shape_box(placed, f"lane-{lane}/bed"), f"lane-{lane}/slice-{i + 1}"
        block = shape_box(placed, f"{name}/rest") if i == 6 else shape_box(placed, f"{name}/face")
        assert bed.x + 12 <= block.x
        assert block.right <= bed.right - 12
        if resource == "yes":
            turn = shape_box(placed, f"resource/turn-{i + 1}/face")
            assert turn.x == pytest.approx(block.x, abs=3)
            if i < 6:
                assert turn.right == pytest.approx(block.right)


def test_what_comes_next_is_dashed_in_both_lanes_and_its_dashes_close() -> None:
    placed = put("lanes", now=3.5)
    for name in ("lane-1/slice-5", "resource/next-5/block"):
        item = find(placed, name)
        assert isinstance(item, Shape)
        assert item.stroke is not None
        box, r = item.box, item.radius
        around = 2 * (box.w + box.h) - 8 * r + 2 * math.pi * r
        periods = around / (sum(item.stroke.dash) * item.stroke.width)
        assert periods == pytest.approx(round(periods), abs=0.06)
    assert isinstance(find(placed, "resource/next-5/letter"), Text)


def test_only_the_running_slice_has_its_full_colour() -> None:
    for theme in ("dark", "light"):
        placed = put("lanes", theme=theme)
        bright = {
            item.id
            for item in items(placed)
            if item.id.endswith("/face") and item.fill == Paint("pod_b.base")  # type: ignore[union-attr]
        }
        assert bright == {"x/lane-2/slice-6/face", "x/resource/turn-6/face"}


def test_heads_share_a_column_and_the_wall_stays_in_the_box() -> None:
    placed = put("lanes")
    columns = {round(x, 3) for name, (x, _) in placed.anchors.items() if name.startswith("head-")}
    assert len(columns) == 1
    wall = find(placed, "resource/wall")
    assert isinstance(wall, Shape)
    assert wall.stroke is not None
    assert placed.box.contains(wall.box.inset(-wall.stroke.width / 2))
