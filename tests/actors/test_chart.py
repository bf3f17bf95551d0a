from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.actors.chart import smooth
from builder.errors import SceneError
from builder.geometry import path_bounds
from builder.scene.items import Path

from .parts import find, put, shape_box, sound, texts

marks = st.lists(
    st.tuples(st.sampled_from(["before", "after", "inference with batching", ""]), st.floats(0, 1e6)),
    min_size=1,
    max_size=5,
)


@settings(deadline=None, max_examples=40)
@given(marks)
def test_bars_stand_on_one_zero_based_line_in_proportion(given_marks: list[tuple[str, float]]) -> None:
    placed = put("bar-chart", marks=tuple((label, value, f"{value:.0f}") for label, value in given_marks))
    sound(placed)
    base = shape_box(placed, "baseline").y
    peak = max(value for _, value in given_marks)
    tallest = max(shape_box(placed, f"bar-{i + 1}/bar").h for i in range(len(given_marks)))
    for i, (_, value) in enumerate(given_marks):
        bar = shape_box(placed, f"bar-{i + 1}/bar")
        assert bar.bottom == pytest.approx(base)
        if peak and value / peak * tallest > 12:
            assert bar.h == pytest.approx(tallest * value / peak)
    for text in texts(placed):
        assert text.box.x >= -1
        assert text.box.right <= 901


def test_only_the_winner_is_volt_and_no_numbers_are_invented() -> None:
    placed = put("bar-chart", marks=(("a", 3, ""), ("b", 5, ""), ("c", 1, "")), winner=1)
    fills = [find(placed, f"bar-{i}/bar").fill.role for i in (1, 2, 3)]  # type: ignore[union-attr]
    assert fills == ["metal", "ok", "metal"]
    assert {text.string for text in texts(placed)} == {"a", "b", "c"}


def test_a_chart_keeps_to_five_marks() -> None:
    placed = put("bar-chart", marks=tuple((str(i), i + 1, "") for i in range(9)))
    assert "bar-5" in placed.anchors
    assert "bar-6" not in placed.anchors


def test_the_limit_line_is_open_where_a_value_stands() -> None:
    placed = put("bar-chart", marks=(("a", 5, "5"), ("b", 10, "10")), limit=6, limit_label="quota")
    limit = find(placed, "limit")
    assert isinstance(limit, Path)
    value = next(text for text in texts(placed) if text.string == "5")
    y = limit.d[0][1][1]
    if value.box.y < y < value.box.bottom:
        spans = [(a[1][0], b[1][0]) for a, b in zip(limit.d[::2], limit.d[1::2], strict=True)]
        assert all(end <= value.box.x or start >= value.box.right for start, end in spans)


@given(st.lists(st.floats(-500, 500), min_size=2, max_size=9))
def test_a_smooth_line_never_overshoots_its_points(heights: list[float]) -> None:
    points = [(i * 100.0, y) for i, y in enumerate(heights)]
    course = smooth(points)
    for i, (one, other) in enumerate(pairwise(points)):
        piece = path_bounds((("M", one), course[i + 1]))
        assert piece.y >= min(one[1], other[1]) - 1e-6
        assert piece.bottom <= max(one[1], other[1]) + 1e-6


def test_a_line_needs_two_marks() -> None:
    with pytest.raises(SceneError):
        put("line-chart", marks=(("", 1, ""),))
