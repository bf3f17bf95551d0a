"""Links: stored geometry as PowerPoint draws it, glue as it keeps it."""

from __future__ import annotations

import math
from typing import Any

import pytest

from builder.errors import SceneError
from builder.geometry import Box
from builder.scene.items import Paint, Shape

EMU = 6350
CORNERS = [(dx, dy) for dx in (-300, 300) for dy in (-200, 200)] + [(0, 200), (0, -200), (300, 0), (-300, 0)]


def ends(xfrm: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a preset from its top left to its bottom right corner begins and ends, by rot, flipH and flipV (u)."""
    off, ext = xfrm.find("{*}off"), xfrm.find("{*}ext")
    w, h = int(ext.get("cx")) / EMU, int(ext.get("cy")) / EMU
    cx, cy = int(off.get("x")) / EMU + w / 2, int(off.get("y")) / EMU + h / 2
    turn = math.radians(int(xfrm.get("rot", 0)) / 60000)
    sx, sy = (-1 if xfrm.get("flipH") else 1), (-1 if xfrm.get("flipV") else 1)
    found = []
    for side in (-1, 1):
        x, y = side * sx * w / 2, side * sy * h / 2
        found.append((cx + x * math.cos(turn) - y * math.sin(turn), cy + x * math.sin(turn) + y * math.cos(turn)))
    return found[0], found[1]


@pytest.mark.parametrize("route", ["vertical", "horizontal", "straight"])
@pytest.mark.parametrize(("dx", "dy"), CORNERS)
def test_stored_geometry_runs_from_port_to_port(one_slide: Any, kit: Any, route: str, dx: int, dy: int) -> None:
    start, end = (900, 600), (900 + dx, 600 + dy)
    boxes = [
        Shape(id=n, kind="rect", box=Box(x - 5, y - 5, 10, 10), fill=Paint("ok"))
        for n, (x, y) in (("a", start), ("b", end))
    ]
    how = {"route": "straight"} if route == "straight" else {"vertical": route == "vertical"}
    line = kit.glued("line", "a.top > b.bottom", (start, end), kit.line("ok", 20), **how)
    xfrm = one_slide(kit.plain("x", items=(line, *boxes))).slide("//p:cxnSp/p:spPr/a:xfrm")[0]
    for found, wanted in zip(ends(xfrm), (start, end), strict=True):
        assert math.dist(found, wanted) < 0.01
    assert bool(xfrm.get("rot")) == (route == "vertical")


def test_a_vertical_curve_leaves_downwards(built: Any) -> None:
    """The preset leaves along its own x axis: turned by a quarter that must be down when the end lies below."""
    cable = built.slide("//p:cxnSp[p:nvCxnSpPr/p:cNvPr/@name='cable-a']/p:spPr/a:xfrm")[0]
    assert (cable.get("rot"), cable.get("flipV")) == ("5400000", "1")


def test_links_are_glued_to_the_named_sides(built: Any) -> None:
    numbers = {e.get("name"): e.get("id") for e in built.slide("//p:cNvPr")}
    found = {
        e.find(".//{*}cNvPr").get("name"): [(end.get("id"), end.get("idx")) for end in e.find(".//{*}cNvCxnSpPr")]
        for e in built.slide("//p:cxnSp")
    }
    assert found == {
        "cable-a": [(numbers["pod-a/body"], "2"), (numbers["socket-a"], "0")],
        "cable-b": [(numbers["pod-b/body"], "2"), (numbers["socket-b"], "0")],
        "link": [(numbers["pod-b/body"], "3"), (numbers["dot"], "2")],
        "rod": [(numbers["dot"], "4"), (numbers["flag"], "0")],
    }


def test_curves_and_lines_are_the_presets_powerpoint_re_routes(built: Any) -> None:
    kinds = [e.get("prst") for e in built.slide("//p:cxnSp//a:prstGeom")]
    assert kinds == ["curvedConnector3"] * 3 + ["straightConnector1"]
    assert not built.slide("//a:headEnd | //a:tailEnd")


@pytest.mark.parametrize("ends_", ["pod-b.top > dot.left", "nobody.top > dot.left"])
def test_a_link_to_a_group_or_to_nothing_is_a_mistake(one_slide: Any, kit: Any, ends_: str) -> None:
    dot = Shape(id="dot", kind="ellipse", box=Box(100, 500, 40, 40), fill=Paint("ok"))
    line = kit.glued("line", ends_, ((800, 500), (100, 520)), kit.line("ok", 20))
    with pytest.raises(SceneError, match="'line'"):
        one_slide(kit.plain("x", items=(line, dot, kit.pod("b", 700, 500))))
