"""Pixels of single items, mostly as grids of letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from builder.errors import BuildError, SceneError
from builder.geometry import Box, cable, polygon
from builder.review.pixels import compare
from builder.scene.items import Connector, Group, Image, Paint, Path, Port, Run, Shape, Stroke, Table, Text
from builder.scene.model import Scene
from builder.surfaces import cairo, raster
from builder.surfaces.base import Frame
from builder.surfaces.raster import Rasteriser
from builder.text import measure
from builder.theme import Theme

RED, GREEN, BLUE, WHITE = Paint("#FF0000"), Paint("#00FF00"), Paint("#0000FF"), Paint("#FFFFFF")
Make = Callable[..., Scene]
Grid = Callable[[Frame], list[str]]


def rect(name: str, x: float, y: float, w: float, h: float, fill: Paint = RED) -> Shape:
    return Shape(id=name, kind="rect", box=Box(x, y, w, h), fill=fill)


@pytest.fixture
def show(ink: Rasteriser, dark: Theme, make: Make, grid: Grid) -> Callable[..., list[str]]:
    def shown(*items: object, width: int = 8, height: int = 6, **how: object) -> list[str]:
        scene = replace(make(*items, width=width, height=height), background=Paint("#000000"))
        return grid(ink.pixels(scene, dark, **how))  # type: ignore[arg-type]

    return shown


def test_items_are_painted_in_order_on_the_background(show: Callable[..., list[str]]) -> None:
    assert show(rect("a", 1, 1, 4, 3), rect("b", 3, 2, 4, 3, GREEN)) == [
        "kkkkkkkk",
        "krrrrkkk",
        "krrggggk",
        "krrggggk",
        "kkkggggk",
        "kkkkkkkk",
    ]


def test_a_group_turns_clockwise_about_its_pivot(show: Callable[..., list[str]]) -> None:
    bar = Group(id="g", items=(rect("a", 3, 0, 1, 3), rect("b", 3, 0, 1, 1, GREEN)), angle=90, pivot=(3, 3))
    assert show(bar)[3] == "kkkrrgkk"


def test_turns_inside_turns_add_up(show: Callable[..., list[str]]) -> None:
    inner = Group(id="i", items=(rect("a", 1, 1, 2, 1),), angle=45, pivot=(4, 3))
    nested = Group(id="o", items=(inner,), angle=135, pivot=(4, 3))
    assert show(nested) == show(rect("a", 5, 4, 2, 1))
    assert show(nested, rect("z", 0, 0, 1, 1, BLUE))[0][0] == "b"  # the turn ends with its group


def test_flat_dashes_are_exactly_as_long_as_said(show: Callable[..., list[str]]) -> None:
    # 36 u are whole 1/100 mm, so the width stays what it is
    line = Path(id="l", d=polygon(((0, 36), (216, 36)), closed=False), stroke=Stroke(RED, 36, (2.0, 1.0), "flat"))
    rows = show(line, width=216, height=72)
    assert [row[::18] for row in (rows[18], rows[53])] == ["rrrrkkrrrrkk"] * 2


def test_round_caps_lie_outside_the_dash(show: Callable[..., list[str]]) -> None:
    line = Path(id="l", d=polygon(((4, 2), (60, 2)), closed=False), stroke=Stroke(RED, 4, (1.0, 3.0)))
    middle = show(line, width=24, height=4)[2]
    # dash 4 long from x = 4, caps of 2 before and behind it, next dash 16 further
    assert [middle[x] for x in (0, 1)] == ["k", "k"]
    assert middle[4:8] == "rrrr"
    assert middle[11:17] == "kkkkkk"
    assert middle[20:24] == "rrrr"


@pytest.mark.parametrize("kind", ["rect", "ellipse"])
def test_dashes_start_where_drawingml_starts_them(show: Callable[..., list[str]], kind: str) -> None:
    stroke = Stroke(RED, 2, (3.0, 99.0), "flat")
    shape = Shape(id="s", kind=kind, box=Box(2, 2, 36, 36), radius=12 if kind == "rect" else 0, stroke=stroke)
    rows = show(shape, width=40, height=40)
    painted = [(x, y) for y, row in enumerate(rows) for x, mark in enumerate(row) if mark != "k"]
    assert all(x < 8 and y < 21 for x, y in painted), "the only dash leaves the left side upwards"
    assert any(mark == "r" for row in rows for mark in row[:5])


def test_a_cable_runs_along_the_preset_curve(show: Callable[..., list[str]]) -> None:
    ends = ((10.0, 5.0), (90.0, 65.0))
    link = Connector(id="c", start=Port("a", "bottom"), end=Port("b", "top"), points=ends, stroke=Stroke(RED, 6))
    rows = show(link, width=100, height=70)
    (_, start), *curves = cable(*ends)
    for _, (x1, y1, x2, y2, x, y) in curves:
        t, u = 0.5, 0.5
        px = u**3 * start[0] + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t**3 * x
        py = u**3 * start[1] + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t**3 * y
        assert rows[round(py)][round(px)] == "r"
        start = (x, y)
    assert rows[35][50] == "r"
    assert rows[20][50] == rows[50][50] == "k"


def test_a_straight_link_is_a_line(show: Callable[..., list[str]]) -> None:
    ends = ((0.0, 3.0), (8.0, 3.0))
    stroke = Stroke(RED, 2, (), "flat")
    link = Connector(
        id="c", start=Port("a", "left"), end=Port("b", "left"), points=ends, stroke=stroke, route="straight"
    )
    assert show(link) == ["kkkkkkkk"] * 2 + ["rrrrrrrr"] * 2 + ["kkkkkkkk"] * 2


def test_alpha_mixes_with_what_lies_below(ink: Rasteriser, dark: Theme, make: Make) -> None:
    scene = replace(
        make(rect("a", 0, 0, 4, 4, Paint("#FFFFFF", alpha=50)), width=4, height=4), background=Paint("#000000")
    )
    assert all(abs(v - 128) <= 1 for v in ink.pixels(scene, dark).image().getpixel((1, 1)))  # type: ignore[union-attr]


def test_colours_come_from_the_variant_of_the_scene(ink: Rasteriser, dark: Theme, make: Make) -> None:
    scene = make(width=2, height=2, palette="hot")
    assert ink.pixels(scene, dark).image().getpixel((0, 0)) == dark.rgb(Paint("hot_bg"))


@pytest.mark.parametrize("align", ["left", "center", "right"])
@pytest.mark.parametrize("face", ["display", "text", "mono-bold"])
def test_letters_stand_where_the_ruler_says(
    ink: Rasteriser, dark: Theme, make: Make, label: Callable[..., Text], align: str, face: str
) -> None:
    text = label("t", "Hxgp 4", 240, 100, face=face, size=60, align=align, paint=WHITE)
    found = ink.pixels(make(text, width=480, height=160), dark, transparent=True).image().getchannel("A").getbbox()
    assert found is not None
    x = {"left": 240, "center": 240 - text.widths[0] / 2, "right": 240 - text.widths[0]}[align]
    box = measure.ink("Hxgp 4", face, 60).moved(x, 100)
    assert all(abs(a - b) <= 1 for a, b in zip(found, (box.x, box.y, box.right, box.bottom), strict=True))


def test_every_line_has_its_pitch_and_every_run_its_colour(ink: Rasteriser, dark: Theme, make: Make) -> None:
    lines = ((Run("HH", RED), Run("HH", GREEN)), (Run("HH", BLUE),))
    half = measure.advance("HH", "text-bold", 40)
    text = Text(id="t", x=10, y=50, face="text-bold", size=40, lines=lines, widths=(2 * half, half), pitch=60)
    picture = ink.pixels(replace(make(text, width=300, height=140), background=Paint("#000000")), dark).image()
    stems = {}
    for band, colour in enumerate("rgb"):
        stems[colour] = picture.getchannel(band).point(lambda v: 255 * (v > 250)).getbbox() or (0, 0, 0, 0)
    assert all(stems.values())
    assert stems["g"][0] - stems["r"][0] == pytest.approx(half, abs=1)
    assert stems["b"][3] - stems["r"][3] == 60


def test_a_character_no_face_has_shows_a_mark(show: Callable[..., list[str]], label: Callable[..., Text]) -> None:
    rows = show(label("t", "🎉", 2, 18, size=20, paint=RED), width=30, height=24)
    assert sum(row.count("r") for row in rows) > 10


def test_a_table_paints_its_fills_and_then_its_words(
    show: Callable[..., list[str]], label: Callable[..., Text]
) -> None:
    empty = replace(label("e", "", 0, 0), lines=(), widths=())
    table = Table(
        id="t", box=Box(1, 1, 6, 4), columns=(2, 4), rows=(3, 1), cells=((empty, empty), (empty, empty)),
        fills=((RED, GREEN), (None, BLUE)),
    )  # fmt: skip
    assert show(table) == ["kkkkkkkk", "krrggggk", "krrggggk", "krrggggk", "kkkbbbbk", "kkkkkkkk"]


def test_a_picture_fills_its_box(ink: Rasteriser, dark: Theme, demo: Scene) -> None:
    photo = next(item for item in demo.items if isinstance(item, Image))
    picture = ink.pixels(demo, dark, only=("photo",), transparent=True).image()
    box = photo.box
    assert picture.getchannel("A").getbbox() == (box.x, box.y, box.right, box.bottom)
    corners = [picture.getpixel((int(box.x + dx), int(box.y + dy))) for dy in (9, 110) for dx in (9, 110)]
    assert corners[:3] == [(255, 0, 0, 255), (0, 255, 0, 255), (0, 0, 255, 255)]
    assert corners[3][:3] == (255, 255, 255)  # type: ignore[index]
    assert abs(corners[3][3] - 128) <= 1  # type: ignore[index]


def test_crop_scale_only_and_transparent(show: Callable[..., list[str]]) -> None:
    items = (
        rect("a", 1, 1, 2, 2),
        Group(id="g", items=(rect("g/b", 4, 1, 2, 2, GREEN), rect("g/c", 4, 3, 2, 2, BLUE))),
    )
    assert show(*items, crop=Box(2, 1, 3, 3)) == ["rkg", "rkg", "kkb"]
    assert show(*items, crop=Box(4, 2, 2, 2), scale=2.0) == ["gggg", "gggg", "bbbb", "bbbb"]
    assert show(*items, only=("g/c",), transparent=True)[3:5] == ["....bb..", "....bb.."]
    assert show(*items, only=("g",), transparent=True)[1] == "....gg.."
    assert show(*items, only=("a",))[1] == "krrkkkkk"


def test_a_lent_frame_is_overwritten_and_a_kept_one_is_not(ink: Rasteriser, dark: Theme, make: Make) -> None:
    red, green = (make(rect("a", 0, 0, 2, 2, colour), width=2, height=2) for colour in (RED, GREEN))
    lent, kept = ink.pixels(red, dark, keep=False), ink.pixels(red, dark)
    assert bytes(lent.data) == bytes(kept.data)
    ink.pixels(green, dark)
    assert bytes(lent.data) != bytes(kept.data)


def test_a_mistake_names_scene_and_item(ink: Rasteriser, dark: Theme, make: Make) -> None:
    scene = make(Group(id="g", items=(rect("g/bad", 0, 0, 1, 1, Paint("no_such_role")),)), width=2, height=2)
    with pytest.raises(SceneError, match=r"'test'.*'g/bad'.*no_such_role"):
        ink.pixels(scene, dark)
    broken = make(Image(id="art", box=Box(0, 0, 2, 2), png=b"no picture"), width=2, height=2)
    with pytest.raises(SceneError, match="'art'"):
        ink.pixels(broken, dark)


def test_the_engine_can_be_named() -> None:
    assert Rasteriser("cairo").version.startswith("cairo 1.")
    assert Rasteriser("resvg").version.startswith("resvg ")
    assert Rasteriser("resvg").notice == ""
    with pytest.raises(BuildError, match="unknown rasteriser"):
        Rasteriser("skia")


@pytest.fixture
def no_cairo(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> None:
        raise OSError("no library called cairo was found")

    monkeypatch.setattr(cairo, "binding", absent)


@pytest.mark.usefixtures("no_cairo")
def test_without_libcairo_the_same_picture_comes_from_resvg_with_one_notice(
    ink: Rasteriser, dark: Theme, demo: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = Rasteriser()
    assert second.engine == "resvg"
    assert second.notice == raster.NOTICE
    assert "\n" not in second.notice
    frames = [
        second.pixels(demo, dark),
        second.pixels(demo, dark, transparent=True, only=("sign",), crop=Box(300, 400, 501, 403)),
    ]
    monkeypatch.undo()
    others = [
        ink.pixels(demo, dark),
        ink.pixels(demo, dark, transparent=True, only=("sign",), crop=Box(300, 400, 501, 403)),
    ]
    for one, other in zip(frames, others, strict=True):
        assert (one.width, one.height, one.transparent) == (other.width, other.height, other.transparent)
        difference = compare(one, other)
        assert difference.share < 0.0005
        assert difference.largest_solid < 4


@pytest.mark.usefixtures("no_cairo")
def test_asking_for_cairo_without_libcairo_is_an_error() -> None:
    with pytest.raises(BuildError, match="cairo"):
        Rasteriser("cairo")


def test_resvg_gives_the_size_asked_for(dark: Theme, demo: Scene, ink: Rasteriser) -> None:
    for scale in (0.5, 0.3333, 1.37):
        one = Rasteriser("resvg").pixels(demo, dark, scale=scale, crop=Box(0, 0, 333, 217))
        other = ink.pixels(demo, dark, scale=scale, crop=Box(0, 0, 333, 217))
        assert (one.width, one.height) == (other.width, other.height)


@pytest.mark.parametrize(
    "name", ["02-multiple-pods-can-share", "05-time-slicing", "11-everyone-crashes", "meme-02-musical-chairs"]
)
def test_boards_come_out_as_they_were_drawn(
    ink: Rasteriser, dark: Theme, board: Callable[[str], Scene], boards: object, name: str
) -> None:
    difference = compare(ink.pixels(board(name), dark), f"{boards}/{name}.png")
    assert difference.share < 0.0002
    assert difference.largest_solid < 6
