from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.actors.lanes import window
from builder.errors import SceneError
from builder.scene.items import Path

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
