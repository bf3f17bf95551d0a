"""Geometry of shapes, paths, lines, groups, pictures and tables, read back from the slide."""

from __future__ import annotations

import math
from typing import Any

import pytest

from builder.errors import SceneError
from builder.geometry import Affine, Box, arc, polygon
from builder.scene.items import Group, Image, Paint, Path, Shape, Stroke
from builder.scene.walk import walk

EMU = 6350


def sp(deck: Any, name: str) -> Any:
    """The shape of that name on the first slide."""
    return deck.slide(f"//*[p:nvSpPr/p:cNvPr/@name='{name}' or p:nvGrpSpPr/p:cNvPr/@name='{name}' "
                      f"or p:nvCxnSpPr/p:cNvPr/@name='{name}' or p:nvPicPr/p:cNvPr/@name='{name}' "
                      f"or p:nvGraphicFramePr/p:cNvPr/@name='{name}']")[0]  # fmt: skip


def frame(element: Any) -> tuple[int, ...]:
    off, ext = element.find(".//{*}off"), element.find(".//{*}ext[@cx]")
    return tuple(int(v) for v in (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy")))


def test_presets_keep_their_handles(built: Any, kit: Any) -> None:
    body = sp(built, "pod-a/body")
    assert body.find(".//{*}prstGeom").get("prst") == "roundRect"
    assert body.find(".//{*}gd").get("fmla") == f"val {round(52 / 180 * 100000)}"
    assert frame(body) == tuple(v * EMU for v in (200, 450, 200, 180))
    assert sp(built, "dot").find(".//{*}prstGeom").get("prst") == "ellipse"
    assert sp(built, "floor").find(".//{*}prstGeom").get("prst") == "rect"


def test_a_radius_over_half_the_side_is_a_pill(one_slide: Any, kit: Any) -> None:
    pill = Shape(id="pill", kind="rect", box=Box(100, 500, 200, 40), radius=99, fill=Paint("ok"))
    assert sp(one_slide(kit.plain("x", items=(pill,))), "pill").find(".//{*}gd").get("fmla") == "val 50000"


def test_a_path_stands_in_the_exact_bounds_of_its_curve(one_slide: Any, kit: Any) -> None:
    bow = Path(id="bow", d=(("M", (100, 500)), ("C", (100, 300, 300, 300, 300, 500))), stroke=Stroke(Paint("ok"), 8))
    element = sp(one_slide(kit.plain("x", items=(bow,))), "bow")
    assert frame(element) == tuple(v * EMU for v in (100, 350, 200, 150))
    path = element.find(".//{*}path")
    assert (path.get("w"), path.get("h"), path.get("fill")) == ("20000", "15000", "none")
    assert element.find("{*}spPr/{*}noFill") is not None


def test_paths_have_four_sites_in_the_order_presets_have_them(built: Any) -> None:
    sites = sp(built, "flag").findall(".//{*}cxn")
    assert [(s.get("ang"), s[0].get("x"), s[0].get("y")) for s in sites] == [
        ("16200000", "hc", "t"), ("10800000", "l", "vc"), ("5400000", "hc", "b"), ("0", "r", "vc"),
    ]  # fmt: skip


def test_a_straight_path_has_room_in_both_directions(built: Any) -> None:
    path = sp(built, "dots").find(".//{*}path")
    assert int(path.get("h")) > 0
    assert [point.get("y") for point in path.iter("{*}pt")] == ["50", "50"]


def test_sub_paths_are_one_path_closed_each(built: Any) -> None:
    path = sp(built, "ring").find(".//{*}path")
    assert [len(path.findall(f"{{*}}{name}")) for name in ("moveTo", "close")] == [2, 2]


@pytest.mark.parametrize(
    ("stroke", "dash", "cap", "join"),
    [
        (Stroke(Paint("ok"), 20, (0.1, 1.7)), ("110000", "70000"), "rnd", "round"),
        (Stroke(Paint("ok"), 6, (0.7, 3)), ("170000", "200000"), "rnd", "round"),
        (Stroke(Paint("ok"), 10, (2, 1), "flat"), ("200000", "100000"), "flat", "miter"),
        (Stroke(Paint("ok"), 5), None, "rnd", "round"),
    ],
)
def test_lines_say_width_dash_cap_and_join(
    one_slide: Any, kit: Any, stroke: Stroke, dash: Any, cap: str, join: str
) -> None:
    path = Path(id="line", d=(("M", (100, 500)), ("L", (900, 700))), stroke=stroke)
    ln = sp(one_slide(kit.plain("x", items=(path,))), "line").find("{*}spPr/{*}ln")
    assert (ln.get("w"), ln.get("cap")) == (str(round(stroke.width * EMU)), cap)
    found = ln.find(".//{*}ds")
    assert (found is not None) == (dash is not None)
    assert found is None or (found.get("d"), found.get("sp")) == dash
    assert ln[-1].tag.endswith(join)


def test_groups_never_scale(built: Any) -> None:
    for xfrm in built.slide("//p:grpSp/p:grpSpPr/a:xfrm"):
        ext, inner = xfrm.find("{*}ext"), xfrm.find("{*}chExt")
        assert (ext.get("cx"), ext.get("cy")) == (inner.get("cx"), inner.get("cy"))
        off, start = xfrm.find("{*}off"), xfrm.find("{*}chOff")
        assert xfrm.get("rot") or (off.get("x"), off.get("y")) == (start.get("x"), start.get("y"))


def test_a_turned_group_lands_where_the_scene_turns_it(built: Any, kit: Any) -> None:
    group = kit.pod("c", 1080, 420, angle=12)
    xfrm = sp(built, "pod-c").find("{*}grpSpPr/{*}xfrm")
    assert xfrm.get("rot") == str(12 * 60000)
    off, ext, start = (xfrm.find(f"{{*}}{name}") for name in ("off", "ext", "chOff"))
    half = [int(ext.get(k)) / 2 for k in ("cx", "cy")]
    centre = [int(off.get(k)) + h for k, h in zip("xy", half, strict=True)]
    plain = [(int(start.get(k)) + h) / EMU for k, h in zip("xy", half, strict=True)]
    want = Affine.rotate(12, *group.pivot)(*plain)
    assert math.dist([c / EMU for c in centre], want) < 0.01


def test_every_item_is_there_once_by_name_and_numbers_count_up(built: Any, kit: Any) -> None:
    scene = kit.everything()
    named = [(int(e.get("id")), e.get("name")) for e in built.slide("//p:cNvPr")]
    names = [name for _, name in named]
    assert len(set(names)) == len(names)
    assert {item.id for item in walk(scene.items)} < set(names)
    assert len({number for number, _ in named}) == len(named)


def test_painting_order_is_the_scene_s_with_the_headline_first(built: Any, kit: Any) -> None:
    tree = built.slide("/p:sld/p:cSld/p:spTree")[0]
    names = [each.find(".//{*}cNvPr").get("name") for each in tree[2:]]
    scene = [item.id for item in kit.everything().items]
    assert names == ["headline", *(name for name in scene if name != "headline"), "slide-number"]


def test_a_headline_on_a_band_stays_above_it(one_slide: Any, kit: Any) -> None:
    band = Shape(id="band", kind="rect", box=Box(0, 60, 1920, 240), fill=Paint("ink"))
    scene = kit.plain("x")
    tree = one_slide(kit.plain("x", items=(band, *scene.items))).slide("/p:sld/p:cSld/p:spTree")[0]
    names = [each.find(".//{*}cNvPr").get("name") for each in tree[2:4]]
    assert names == ["band", "x/headline"]


def test_every_shape_has_a_text_body_and_no_style(built: Any) -> None:
    assert not built.slide("//p:sp[not(p:txBody)]")
    assert not built.slide("//p:style")


def test_a_picture_is_embedded_once(one_slide: Any, kit: Any) -> None:
    png = kit.picture()
    twice = tuple(Image(id=f"i{n}", box=Box(100 * n, 500, 90, 60), png=png, alt="a") for n in range(2))
    deck = one_slide(kit.plain("x", items=twice), kit.plain("y", items=twice))
    assert [name for name in deck.parts if name.startswith("ppt/media/")] == ["ppt/media/image1.png"]
    assert deck.parts["ppt/media/image1.png"] == png
    assert [e.getparent().getparent().find(".//{*}cNvPr").get("descr") for e in deck.slide("//a:blip")] == ["a", "a"]


def test_a_picture_that_is_no_png_is_refused(one_slide: Any, kit: Any) -> None:
    with pytest.raises(SceneError, match="'odd' is not a PNG"):
        one_slide(kit.plain("x", items=(Image(id="odd", box=Box(0, 0, 9, 9), png=b"GIF89a"),)))


def test_a_table_is_native(built: Any) -> None:
    frame_ = sp(built, "figures")
    assert [int(c.get("w")) for c in frame_.iter("{*}gridCol")] == [240 * EMU, 240 * EMU]
    assert [int(r.get("h")) for r in frame_.iter("{*}tr")] == [80 * EMU, 80 * EMU]
    assert ["".join(cell.itertext()) for cell in frame_.iter("{*}tc")] == ["Pod", "Memory", "A", "4 GiB"]
    assert frame_.find(".//{*}tblPr").get("firstRow") == "1"
    assert frame_.find(".//{*}cNvPr").get("descr") == "Memory of a pod"


def test_two_items_of_one_name_are_a_mistake(one_slide: Any, kit: Any) -> None:
    dot = Shape(id="dot", kind="ellipse", box=Box(0, 500, 9, 9), fill=Paint("ok"))
    with pytest.raises(SceneError, match="two items are called 'dot'"):
        one_slide(kit.plain("x", items=(dot, dot)))


def test_an_empty_group_is_a_mistake(one_slide: Any, kit: Any) -> None:
    with pytest.raises(SceneError, match="holds nothing"):
        one_slide(kit.plain("x", items=(Group(id="void", items=()),)))


def test_only_slides_of_the_deck_s_size(one_slide: Any, kit: Any) -> None:
    from builder.scene.model import Canvas

    square = Canvas(name="square", width=1080, height=1080, keep=Box(0, 0, 1080, 1080))
    with pytest.raises(SceneError, match="1920 x 1080"):
        one_slide(kit.plain("x", canvas=square))


def test_arcs_and_polygons_start_with_a_move(one_slide: Any, kit: Any) -> None:
    paths = (
        Path(id="arc", d=arc(500, 600, 100, 0, 240), stroke=Stroke(Paint("ok"), 60, cap="flat")),
        Path(id="dart", d=polygon([(0, 500), (90, 540), (0, 580)]), fill=Paint("text")),
    )
    deck = one_slide(kit.plain("x", items=paths))
    assert {path[0].tag.rpartition("}")[2] for path in deck.slide("//a:path")} == {"moveTo"}


@pytest.mark.parametrize("width", [0.01, 2, 6, 7.2244, 8, 20])
def test_dashed_lines_are_as_wide_as_libreoffice_can_keep(one_slide: Any, kit: Any, width: float) -> None:
    stroke = Stroke(Paint("ok"), width, (0.7, 3))
    path = Path(id="line", d=(("M", (100, 500)), ("L", (900, 700))), stroke=stroke)
    written = int(sp(one_slide(kit.plain("x", items=(path,))), "line").find("{*}spPr/{*}ln").get("w"))
    assert written % 360 == 0
    assert abs(written / EMU - width) <= 0.06
    assert Stroke(Paint("ok"), width).width == width, "solid lines keep theirs"
