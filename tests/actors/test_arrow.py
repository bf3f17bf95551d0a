from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder.actors.arrow import chevrons, dart
from builder.geometry import path_bounds
from builder.scene.items import Path
from builder.surfaces.base import ink

from .parts import find, put, sound

coordinate = st.floats(-900, 900)


@given(coordinate, coordinate, coordinate, coordinate, st.floats(8, 20))
def test_an_arrow_is_one_outline_from_start_to_tip(x0: float, y0: float, x1: float, y1: float, width: float) -> None:
    length = math.dist((x0, y0), (x1, y1))
    assume(length > 6 * width)
    d = dart((x0, y0), (x1, y1), width)
    assert [op for op, _ in d].count("M") == 1
    assert d[-1][0] == "Z"
    points = [(args[i], args[i + 1]) for _, args in d for i in range(0, len(args), 2)]
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    along = [(x - x0) * ux + (y - y0) * uy for x, y in points]
    across = [(y - y0) * ux - (x - x0) * uy for x, y in points]
    assert min(along) >= -0.01
    assert max(along) <= length + 0.01
    assert max(across) == pytest.approx(-min(across), abs=0.01)
    assert 2.7 * width <= 2 * max(across)


def test_chevrons_point_where_they_are_told() -> None:
    for left in (True, False):
        d = chevrons(3, 10, 50, size=40, step=30, left=left)
        tips = [args[0] for op, args in d if args[1] == 50]
        tails = [args[0] for op, args in d if op == "M"]
        assert len(tips) == len(tails) == 3
        assert all((tip < tail) is left for tip, tail in zip(tips, tails, strict=True))
    assert path_bounds(chevrons(2, 0, 0, size=40, step=30, left=True)).h == 40


@pytest.mark.parametrize("count", [1, 2, 4, 8])
def test_a_fan_keeps_its_arrows_inside(count: int) -> None:
    placed = put("wedge", count=count)
    sound(placed)
    fan, darts = find(placed, "fan"), find(placed, "darts")
    assert isinstance(fan, Path)
    whole, inner = path_bounds(fan.d), ink([darts])
    assert inner is not None
    assert whole.contains(inner)
    assert {f"tip-{i + 1}" for i in range(count)} <= set(placed.anchors)


def test_arrows_aim_at_what_stands_beyond_the_fan() -> None:
    aims = ((620.0, 40.0), (900.0, 40.0), (620.0, 320.0), (900.0, 320.0))
    placed = put("wedge", tips=aims)
    fan = find(placed, "fan")
    assert isinstance(fan, Path)
    whole = path_bounds(fan.d)
    left, top = whole.x, whole.y
    sources = [(left, top + 82 + 188 * (i + 0.5) / 4) for i in range(4)]
    for i, ((x, y), (sx, sy)) in enumerate(zip(aims, sources, strict=True), 1):
        tx, ty = placed.anchors[f"tip-{i}"]
        assert whole.x < tx < whole.right
        across = (tx - sx) * (y + top - sy) - (ty - sy) * (x + left - sx)
        assert abs(across) / math.dist((tx, ty), (sx, sy)) < 1
