from __future__ import annotations

import math

import pytest

from builder.actors import paths
from builder.geometry import path_bounds


def ends(d: str) -> list[tuple[float, ...]]:
    return [args[-2:] for _, args in paths.parse(d)]


def test_relative_and_absolute_commands_draw_the_same() -> None:
    assert paths.parse("M10 10h20v30h-20z") == paths.parse("M10,10 H30 V40 H10 Z")
    assert paths.parse("m5 5l10 0 0 10") == paths.parse("M5 5L15 5L15 15")


def test_only_move_line_cubic_and_close_come_out() -> None:
    d = paths.parse("M0 0Q5 5 10 0T20 0S30 5 35 0C40 1 41 2 42 3a3 4 0 0 1 6 0v2h1z")
    assert {op for op, _ in d} <= {"M", "L", "C", "Z"}


def test_a_quadratic_keeps_its_middle() -> None:
    (_, start), (_, (x1, y1, x2, y2, x, y)) = paths.parse("M0 0Q10 20 20 0")
    middle = tuple((a + 3 * b + 3 * c + e) / 8 for a, b, c, e in zip(start, (x1, y1), (x2, y2), (x, y), strict=True))
    assert middle == pytest.approx((10, 10))


def test_t_mirrors_the_last_control_point() -> None:
    assert ends("M98 147Q105 139 112 147T126 147T140 147")[-1] == (140, 147)
    box = path_bounds(paths.parse("M98 147Q105 139 112 147T126 147"))
    assert (box.y, box.bottom) == pytest.approx((143, 151))


@pytest.mark.parametrize(("large", "sweep", "top", "bottom"), [(0, 1, -10, 0), (0, 0, 0, 10), (1, 1, -10, 0)])
def test_arcs_take_the_side_their_flags_say(large: int, sweep: int, top: float, bottom: float) -> None:
    box = path_bounds(paths.parse(f"M-10 0A10 10 0 {large} {sweep} 10 0"))
    assert (box.y, box.bottom) == pytest.approx((top, bottom), abs=0.01)


def test_an_arc_too_small_for_its_ends_grows() -> None:
    box = path_bounds(paths.parse("M0 0A1 1 0 0 1 20 0"))
    assert (box.w, box.h) == pytest.approx((20, 10), abs=0.02)


def test_a_turned_ellipse_arc_ends_where_it_says() -> None:
    assert ends("M0 0A30 10 45 1 1 12 7")[-1] == pytest.approx((12, 7))


@pytest.mark.parametrize("bad", ["10 10 20 20", "M1", "M0 0Z 4 4", "M0 0C1 2 3"])
def test_what_is_no_path_is_refused(bad: str) -> None:
    with pytest.raises(ValueError, match="path data"):
        paths.parse(bad)


def test_transforms_apply_right_to_left() -> None:
    m = paths.transform("translate(10 0) rotate(90)")
    assert m(1, 0) == pytest.approx((10, 1))
    assert paths.transform("scale(2)").scale == pytest.approx(2)
    assert paths.transform("scale(-1 1)")(3, 4) == (-3, 4)
    assert paths.transform("")(7, 8) == (7, 8)
    assert paths.transform("rotate(180 5 5)")(0, 0) == pytest.approx((10, 10))
    assert math.isclose(paths.transform("matrix(0 1 -1 0 0 0)").scale, 1)


@pytest.mark.parametrize("bad", ["skewX(20)", "scale(2 1)", "matrix(1 0 0.5 1 0 0)"])
def test_uneven_transforms_are_refused(bad: str) -> None:
    with pytest.raises(ValueError, match=r"uneven|not for drawings"):
        paths.transform(bad)
