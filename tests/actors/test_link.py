from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder.actors.link import arrival, cable, dots_along, link, link_head, plugged, socket
from builder.geometry import path_bounds
from builder.scene.items import Connector, Path, Port, Shape
from builder.scene.walk import bounds, walk
from builder.theme import Theme, load

A, B = (Port("a/body", "bottom"), (100.0, 100.0)), (Port("b/body", "top"), (500.0, 260.0))
DARK, LIGHT = load("dark"), load("light")


def test_a_cable_is_glued_to_both_ports_and_wears_a_keyline_on_paper() -> None:
    (line,) = cable("c", A, B, "pod_a.base", theme=DARK).items
    assert isinstance(line, Connector)
    assert (line.start, line.end, line.points) == (A[0], B[0], (A[1], B[1]))
    assert line.stroke.paint.role == "pod_a.base"
    assert line.stroke.width == 22
    behind, front = cable("c", A, B, "pod_a.base", theme=LIGHT).items
    assert isinstance(behind, Connector)
    assert isinstance(front, Connector)
    assert behind.stroke.paint.role == "ink"
    assert behind.stroke.width == 22 + LIGHT.rim(22)
    assert behind.points == front.points
    assert front.stroke.width == 22


@given(st.floats(-800, 800), st.floats(60, 600), st.booleans(), st.sampled_from([38.5, 47.3]))
def test_dots_are_evenly_apart_and_clear_of_the_ends(dx: float, dy: float, vertical: bool, pitch: float) -> None:
    end = (100 + dx, 100 + dy)
    dots = dots_along((100, 100), end, pitch, vertical=vertical)
    assume(len(dots) > 2)
    for one, other in pairwise(dots):
        assert 0.6 * pitch < math.dist(one, other) < 1.35 * pitch
    for point, dot in (((100, 100), dots[0]), (end, dots[-1])):
        assert math.dist(point, dot) <= 0.75 * pitch


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_dotted_cable_is_circles_that_do_not_touch(theme: Theme) -> None:
    layers = cable("c", A, B, "pod_d.base", theme=theme, dotted=True).items
    assert len(layers) == (2 if theme.keyline else 1)
    for layer in layers:
        assert isinstance(layer, Path)
        assert layer.fill is not None
        assert layer.stroke is None
        starts = [i for i, (op, _) in enumerate(layer.d) if op == "M"]
        boxes = [path_bounds(layer.d[i : i + 6]) for i in starts]
        assert all(not one.overlaps(other) for one, other in pairwise(boxes))


@pytest.mark.parametrize("facing", ["top", "right", "bottom", "left"])
@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_cable_meets_the_outer_edge_of_its_socket(facing: str, theme: Theme) -> None:
    made = socket("s", (300.0, 200.0), facing, theme=theme)
    port, point = made.end
    shape = next(item for item in walk([made.item]) if item.id == port.item)
    assert isinstance(shape, Shape)
    assert port.side == facing
    middles = {
        "top": (shape.box.cx, shape.box.y),
        "bottom": (shape.box.cx, shape.box.bottom),
        "left": (shape.box.x, shape.box.cy),
        "right": (shape.box.right, shape.box.cy),
    }
    assert point == (300.0, 200.0) == pytest.approx(middles[facing])
    assert sorted((shape.box.w, shape.box.h)) == [42, 56]
    ids = [item.id for item in walk([made.item])]
    assert len(ids) == len(set(ids))


def test_plugging_in_joins_two_bodies() -> None:
    made = plugged("p", (288, 616), (740, 772), ("bottom", "top"), "pod_a.base", theme=LIGHT, reach=(22, 34))
    line = made.cable.items[-1]
    assert isinstance(line, Connector)
    assert line.vertical
    assert line.points == ((288, 638), (740, 738))
    assert bounds(made.sockets[0]).contains(bounds(made.sockets[0]))
    sides = plugged("p", (0, 0), (300, 40), ("right", "left"), "pod_a.base", theme=DARK)
    line = sides.cable.items[-1]
    assert isinstance(line, Connector)
    assert not line.vertical
    assert line.points == ((34, 0), (266, 40))


@given(st.floats(-180, 180), st.floats(8, 16))
def test_a_link_head_hides_the_round_end_of_its_line(angle: float, width: float) -> None:
    d = link_head((0.0, 0.0), angle, width)
    t = math.radians(angle)
    points = [(args[-2], args[-1]) for op, args in d if args]
    reach = max(x * math.cos(t) + y * math.sin(t) for x, y in points)
    assert reach == pytest.approx(width / 2, abs=0.1)
    spread = max(abs(y * math.cos(t) - x * math.sin(t)) for x, y in points)
    assert 2 * spread >= 2.7 * width


def test_a_directed_link_carries_one_head_in_the_direction_of_arrival() -> None:
    plain = link("l", A, B, theme=DARK)
    assert [item.id for item in plain.items] == ["l/line"]
    directed = link("l", A, B, theme=LIGHT, role="pod_a.base", head=True)
    assert [item.id for item in directed.items] == ["l/keyline", "l/head-keyline", "l/line", "l/head"]
    assert arrival((0, 0), (10, 10), "straight", vertical=False) == pytest.approx(45)
    assert arrival((0, 0), (10, -10), "curve", vertical=True) == -90
    assert arrival((0, 0), (-10, 10), "curve", vertical=False) == 180
