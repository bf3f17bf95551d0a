"""The SVG as text: its structure, its numbers, and the picture other readers make of it."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import cairosvg
import pytest
import resvg_py
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image as Pillow

from builder.geometry import Box, PathData, cable, ellipse, path_bounds, polygon, rounded_rect
from builder.review.pixels import compare
from builder.scene.items import Group, Paint, Path, Shape, Text
from builder.scene.model import Scene
from builder.surfaces.base import DIAGRAM_MARGIN, Frame, num
from builder.surfaces.pathdata import data, words
from builder.surfaces.raster import Rasteriser
from builder.surfaces.svg import diagram, svg
from builder.text import measure
from builder.theme import Theme

NS = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "g", "rect", "ellipse", "path", "image", "text"}
ATTRIBUTES = {
    "id", "x", "y", "width", "height", "rx", "ry", "cx", "cy", "d", "viewBox", "transform", "href", "role", "data-text",
    "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin",
    "stroke-miterlimit", "stroke-dasharray", "preserveAspectRatio", "aria-label", "aria-hidden",
    "font-family", "font-size", "font-weight", "{http://www.w3.org/XML/1998/namespace}space",
}  # fmt: skip


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def drawn(png: bytes) -> Frame:
    return Frame.of(Pillow.open(io.BytesIO(png)))


def by_cairosvg(text: str) -> Frame:
    return drawn(cairosvg.svg2png(bytestring=text.encode()))


def by_resvg(text: str) -> Frame:
    return drawn(bytes(resvg_py.svg_to_bytes(svg_string=text, skip_system_fonts=True)))


@pytest.mark.parametrize("text", ["outlines", "live"])
def test_only_the_small_subset_is_written(demo: Scene, dark: Theme, text: str) -> None:
    for node in parsed(svg(demo, dark, text=text)).iter():
        assert node.tag.removeprefix(NS) in ELEMENTS
        assert set(node.attrib) <= ATTRIBUTES
        assert not any("url(" in value for value in node.attrib.values())


def test_the_document_says_what_it_shows(demo: Scene, dark: Theme) -> None:
    root = parsed(svg(demo, dark))
    assert root.find(f"{NS}title").text == root.get("aria-label") == "One pod. One GPU."  # type: ignore[union-attr]
    assert root.find(f"{NS}desc").text == "A sign, a cable & a disc"  # type: ignore[union-attr]
    groups = list(root.iter(f"{NS}g"))
    assert all(group.get("id") for group in groups)
    sign = next(group for group in groups if group.get("id") == "sign")
    assert sign.get("aria-label") == sign.find(f"{NS}title").text == "A sign that says hello"  # type: ignore[union-attr]
    assert next(group for group in groups if group.get("id") == "title").get("aria-label") == "One pod. One GPU ✓ 🎉"


def test_scenery_is_hidden_from_screen_readers(make: Callable[..., Scene], dark: Theme) -> None:
    part = Shape(id="p", kind="rect", box=Box(0, 0, 1, 1), fill=Paint("text"))
    root = parsed(svg(make(Group(id="hills", items=(part,), decorative=True)), dark))
    assert root.find(f"{NS}g[@id='hills']").get("aria-hidden") == "true"  # type: ignore[union-attr]


def test_outlines_keep_their_words(demo: Scene, dark: Theme) -> None:
    words = [node.get("data-text") for node in parsed(svg(demo, dark)).iter(f"{NS}path") if node.get("data-text")]
    assert words[:3] == ["One pod. ", "One GPU ✓ 🎉", "hello"]


def test_live_text_names_the_house_faces_and_starts_every_run_where_it_was_measured(demo: Scene, dark: Theme) -> None:
    group = parsed(svg(demo, dark, text="live")).find(f"{NS}g[@id='title']")
    assert group is not None
    assert (group.get("font-family"), group.get("font-size")) == ("House Display", "132")
    first, second = group.findall(f"{NS}text")
    assert (first.text, second.text) == ("One pod. ", "One GPU ✓ 🎉")
    assert float(second.attrib["x"]) == pytest.approx(100 + measure.advance("One pod. ", "display", 132), abs=0.01)


@pytest.mark.parametrize("reader", [by_cairosvg, by_resvg])
def test_other_readers_draw_what_we_draw(
    ink: Rasteriser, demo: Scene, dark: Theme, reader: Callable[[str], Frame]
) -> None:
    difference = compare(ink.pixels(demo, dark), reader(svg(demo, dark)))
    assert difference.share < 0.0005
    assert difference.largest_solid < 4


@pytest.mark.parametrize("reader", [by_cairosvg, by_resvg])
@pytest.mark.parametrize("name", ["03-exclusive-access", "08-advertise-4-gpus", "light-02-multiple-pods-can-share"])
def test_other_readers_draw_whole_slides_alike(
    ink: Rasteriser, board: Callable[[str], Scene], dark: Theme, reader: Callable[[str], Frame], name: str
) -> None:
    scene = board(name)
    difference = compare(ink.pixels(scene, dark), reader(svg(scene, dark)))
    assert difference.share < 0.0005
    assert difference.largest_solid < 4


@pytest.mark.parametrize("reader", [by_cairosvg, by_resvg])
def test_a_diagram_is_cut_tightly_and_stands_on_nothing(
    ink: Rasteriser, demo: Scene, dark: Theme, reader: Callable[[str], Frame]
) -> None:
    text = diagram(demo, dark)
    frame = reader(text)
    box = frame.image().getchannel("A").getbbox()
    assert box is not None
    left, top, right, bottom = box
    margins = (left, top, frame.width - right, frame.height - bottom)
    assert all(DIAGRAM_MARGIN - 1 <= margin <= DIAGRAM_MARGIN + 4 for margin in margins)
    shown = {node.get("id") for node in parsed(text)}
    assert shown - {None} == {"sign", "cable", "disc", "table"}


def test_a_diagram_of_nothing_is_the_empty_canvas(make: Callable[..., Scene], dark: Theme) -> None:
    root = parsed(diagram(make(width=40, height=30), dark))
    assert root.get("viewBox") == "0 0 40 30"


def test_dashed_presets_become_paths_and_plain_ones_stay(demo: Scene, dark: Theme) -> None:
    tags = {node.get("id"): node.tag.removeprefix(NS) for node in parsed(svg(demo, dark)).iter()}
    assert (tags["disc"], tags["floor"]) == ("ellipse", "rect")
    assert (tags["ring"], tags["sign/board"]) == ("path", "path")


def test_what_xml_cannot_hold_is_dropped(make: Callable[..., Scene], label: Callable[..., Text], dark: Theme) -> None:
    scene = make(label("t", 'a\x00\x07<b>&"c"', 0, 20), title="\x1bTwo <&> \ufffe", alt="\x00")
    root = parsed(svg(scene, dark))
    assert root.find(f"{NS}title").text == "Two <&> "  # type: ignore[union-attr]
    assert root.find(f"{NS}g/{NS}path").get("data-text") == 'a<b>&"c"'  # type: ignore[union-attr]


@given(st.floats(-1e5, 1e5))
def test_numbers_have_two_decimals_at_most_and_no_minus_zero(value: float) -> None:
    text = num(value)
    assert re.fullmatch(r"-?(0|[1-9]\d*)(\.\d?[1-9])?", text)
    assert text != "-0"
    assert float(text) == pytest.approx(value, abs=0.00501)


coordinates = st.floats(-3000, 3000)
points = st.tuples(coordinates, coordinates)
segments = st.one_of(
    st.builds(lambda p: ("L", p), points),
    st.builds(lambda a, b, c: ("C", (*a, *b, *c)), points, points, points),
    st.builds(lambda p: ("M", p), points),
    st.just(("Z", ())),
)


def read_back(text: str) -> PathData:
    """Relative m l h v c q z with letters left out, as a reader of SVG understands them."""
    out: list[tuple[str, tuple[float, ...]]] = []
    x = y = sx = sy = 0.0
    for op, rest in re.findall(r"([mlhvcqz])([^mlhvcqz]*)", text):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", rest)]
        size = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "q": 4, "z": 0}[op]
        if op == "z":
            out.append(("Z", ()))
            x, y = sx, sy
        for i in range(0, len(numbers), size or 1):
            step = numbers[i : i + size]
            step = [step[0], 0.0] if op == "h" else [0.0, step[0]] if op == "v" else step
            p = [v + (x, y)[k % 2] for k, v in enumerate(step)]
            if op == "q":
                cx, cy, ex, ey = p
                p = [x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3, ex + 2 * (cx - ex) / 3, ey + 2 * (cy - ey) / 3, ex, ey]
            x, y = p[-2:]
            if op == "m":
                sx, sy = x, y
            out.append(({"m": "M", "c": "C", "q": "C"}.get(op, "L"), tuple(p)))
    return tuple(out)


@given(points, st.lists(segments, max_size=40))
def test_path_data_says_the_same_path_without_drift(
    start: tuple[float, float], rest: list[tuple[str, tuple[float, ...]]]
) -> None:
    d = (("M", start), *rest)
    again = read_back(data(d))
    assert [op for op, _ in again] == [op for op, _ in d]
    for (_, one), (_, other) in zip(d, again, strict=True):
        assert other == pytest.approx(one, abs=0.0101)


@pytest.mark.parametrize(
    "d",
    [
        rounded_rect(Box(1.5, 2.5, 100, 60), 12),
        ellipse(Box(0, 0, 31, 17)),
        cable((10, 10), (200, 300)),
        polygon(((0, 0), (10, 0), (10, 10), (0, 10))),
        measure.outline("Hag 8", "display", 88, 20, 100),
    ],
)
def test_shapes_and_letters_come_back(d: PathData) -> None:
    again = read_back(data(d))
    for (_, one), (_, other) in zip(d, again, strict=True):
        assert other == pytest.approx(one, abs=0.0101)
    box, other_box = path_bounds(d), path_bounds(again)
    assert (box.x, box.right) == pytest.approx((other_box.x, other_box.right), abs=0.02)


@given(st.text("AgW4. ✓é🎉", max_size=12), st.integers(5, 66), points)
def test_words_copied_glyph_by_glyph_are_their_outline(text: str, half: int, at: tuple[float, float]) -> None:
    d = measure.outline(text, "text-bold", 2 * half, *at)
    again = read_back(words(text, "text-bold", 2 * half, *at))
    assert [op for op, _ in again] == [op for op, _ in d]
    for (_, one), (_, other) in zip(d, again, strict=True):
        assert other == pytest.approx(one, abs=0.0151)


def test_a_raised_quadratic_goes_back_and_straight_steps_are_short() -> None:
    raised: PathData = (("M", (0.0, 0.0)), ("C", (2.0, 4.0, 4.0, 4.0, 6.0, 0.0)))
    assert data(raised) == "m0 0q3 6 6 0"
    assert data(polygon(((0, 0), (10, 0), (10, 10), (0, 10)))) == "m0 0h10v10h-10z"


def test_strokes_and_alpha_are_said_in_full(make: Callable[..., Scene], dark: Theme) -> None:
    item = Path(id="p", d=polygon(((0, 0), (9, 9)), closed=False), fill=Paint("#123456", alpha=35))
    node = parsed(svg(make(item), dark)).find(f"{NS}path")
    assert node is not None
    assert (node.get("fill"), node.get("fill-opacity"), node.get("stroke")) == ("#123456", "0.35", None)
