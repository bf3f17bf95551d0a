"""LibreOffice's picture of the deck against ours, its colours, and what happens when a user edits it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path as File
from typing import Any

import pytest
from office import disagreement, expected_lines, strayed
from PIL import Image as Pillow

from builder import color
from builder.geometry import Box
from builder.layout.type import text
from builder.review.pixels import compare
from builder.scene.items import Paint, Shape
from builder.scene.model import Scene
from builder.surfaces.base import Frame
from builder.surfaces.pptx import deck
from builder.surfaces.pptx.archive import archive
from builder.surfaces.raster import Rasteriser
from builder.text import measure
from builder.theme import Theme, load

SIZE = 88  # of the sizes (4 modulo 6) at which LibreOffice rounds advances least: 0.1 % at most
MIXES = [("", 0.0), ("panel", 0.28), ("#6F8087", 0.72), ("ink", 0.5)]
BOARDS = ["02-multiple-pods-can-share", "03-exclusive-access", "04-terrible-for-utilization", "05-time-slicing",
          "06-rapidly-switches", "08-advertise-4-gpus", "10-no-memory-isolation", "11-everyone-crashes",
          "13-production-training", "light-02-multiple-pods-can-share"]  # fmt: skip


@pytest.fixture(scope="module")
def draw() -> Callable[[Scene, Theme], Any]:
    return Rasteriser().pixels


@pytest.mark.parametrize("name", ["dark", "light"])
def test_a_slide_of_every_kind_agrees_with_its_picture(
    name: str, office: Any, kit: Any, info: Any, draw: Any, tmp_path: File
) -> None:
    theme = load(name)
    scenes = [kit.everything(), kit.plain("hot", palette="hot")]
    seen = office.render(deck(kit.slides_of(*scenes), theme, info), tmp_path)
    assert seen.faces == {"HouseDisplay-Regular", "HouseText-Regular", "HouseText-Bold", "HouseMono-Bold"}
    wrong = []
    for number, (scene, picture) in enumerate(zip(scenes, seen.pictures, strict=True), start=1):
        wrong += disagreement(f"{name}-{scene.id}", draw(scene, theme), picture)
        wrong += strayed(expected_lines(scene.items), seen.glyphs(number))
    assert not wrong


def test_boards_agree_with_their_pictures(
    office: Any, board: Callable[[str], Scene], kit: Any, theme: Theme, info: Any, draw: Any, tmp_path: File
) -> None:
    scenes = [replace(board(name), title=name) for name in BOARDS]
    seen = office.render(deck(kit.slides_of(*scenes), theme, info), tmp_path)
    pairs = zip(BOARDS, scenes, seen.pictures, strict=True)
    assert not [line for name, scene, picture in pairs for line in disagreement(name, draw(scene, theme), picture)]


def swatches(theme: Theme) -> Iterator[Paint]:
    yield from (Paint(role) for role in theme.roles)
    for pod in "abcdeft":
        for part in ("base", "lip", "gloss"):
            yield from (Paint(f"pod_{pod}.{part}", *mix) for mix in MIXES[1:])


@pytest.mark.parametrize("name", ["dark", "light"])
def test_every_colour_comes_out_within_two_of_its_token(
    name: str, office: Any, kit: Any, info: Any, tmp_path: File
) -> None:
    theme = load(name)
    paints = list(swatches(theme))
    boxes = [Box(40 + i % 30 * 60, 300 + i // 30 * 60, 50, 50) for i in range(len(paints))]
    shapes = tuple(Shape(id=f"s{i}", kind="rect", box=boxes[i], fill=paint) for i, paint in enumerate(paints))
    scenes = [kit.plain(f"swatches{palette}", items=shapes, palette=palette, diagram=()) for palette in ("", "hot")]
    seen = office.render(deck(kit.slides_of(*scenes), theme, info), tmp_path)
    for scene, path in zip(scenes, seen.pictures, strict=True):
        variant = theme.variant(scene.palette)
        with Pillow.open(path) as opened:
            picture = opened.convert("RGB")
        for paint, box in zip(paints, boxes, strict=True):
            found = picture.getpixel((round(box.cx), round(box.cy)))
            assert isinstance(found, tuple)
            assert color.delta_e((found[0], found[1], found[2]), variant.rgb(paint)) <= 2, (scene.id, paint)


def rendered(office: Any, parts: dict[str, bytes], folder: File) -> Pillow.Image:
    """The first slide of a package as LibreOffice draws it."""
    with Pillow.open(office.render(archive(parts), folder).pictures[0]) as picture:
        return picture.convert("RGB")


def test_changing_the_second_accent_recolours_pod_b_everywhere(office: Any, built: Any, tmp_path: File) -> None:
    name = "ppt/theme/theme1.xml"
    changed = re.sub(rb'(<a:accent2><a:srgbClr val=")[0-9A-F]{6}', rb"\g<1>FF8A00", built.parts[name])
    before = rendered(office, dict(built.parts), tmp_path / "before")
    after = rendered(office, {**built.parts, name: changed}, tmp_path / "after")
    orange = (0xFF, 0x8A, 0x00)
    assert after.getpixel((620, 540)) == orange, "body"
    assert after.getpixel((550, 790)) == orange, "the end of its cable"
    lip = after.getpixel((700, 644))
    assert isinstance(lip, tuple)
    assert lip[0] > lip[1] > lip[2], "the lip is a darker orange"
    red, _, blue = (channel.tobytes() for channel in after.crop((590, 440, 810, 660)).split())
    assert not [1 for r, b in zip(red, blue, strict=True) if b > 200 and r < 80], "no blue is left"
    for x, y in ((220, 540), (450, 790), (1100, 780)):
        assert after.getpixel((x, y)) == before.getpixel((x, y)), "the others stay"


def test_moving_an_actor_moves_all_of_it_and_its_cable(office: Any, built: Any, tmp_path: File) -> None:
    """What dragging a group does: its offset changes, its inner coordinates stay."""
    name, (dx, dy) = "ppt/slides/slide1.xml", (-160, 40)
    old = rb'(name="pod-b".*?<a:xfrm><a:off x=")(\d+)(" y=")(\d+)'
    match = re.search(old, built.parts[name], re.S)
    assert match
    moved = b"%s%d%s%d" % (match[1], int(match[2]) + dx * 6350, match[3], int(match[4]) + dy * 6350)
    slide = built.parts[name].replace(match[0], moved)
    before = rendered(office, dict(built.parts), tmp_path / "before")
    after = rendered(office, {**built.parts, name: slide}, tmp_path / "after")
    actor = Box(620, 455, 160, 170)
    ours, theirs = (
        Frame.of(picture.crop((round(box.x), round(box.y), round(box.right), round(box.bottom))))
        for picture, box in ((before, actor), (after, actor.moved(dx, dy)))
    )
    assert compare(ours, theirs).share < 0.005, "body, face, bib and letter"
    blue = before.getpixel((620, 540))
    assert after.getpixel((542, 725)) == blue, "the cable follows: it now leaves the body at (540, 670)"
    assert after.getpixel((550, 790)) == blue, "and still ends at its socket"


@pytest.mark.parametrize("face", ["display", "text", "text-bold", "mono"])
def test_every_glyph_stands_where_we_measured_it(
    face: str, office: Any, one_slide: Any, kit: Any, tmp_path: File
) -> None:
    """Lines that open with a mark are where LibreOffice's kerning differs, if it is not taken care of."""
    said = ["“advertise 4 GPUs”", "‘Yo’ AVATAR", "…and Ta To", "’a – Very wavy", "Plain (words), “quoted” inside"]
    lines = tuple(
        text(f"l{i}", words, 100, 300 + 120 * i, face=face, size=SIZE, paint="text") for i, words in enumerate(said)
    )
    seen = office.render(one_slide(kit.plain("x", items=lines)).data, tmp_path)
    found = seen.glyphs(1)
    for line in lines:
        row = sorted(x for x, y in found if abs(y - line.y) < 2)
        x, wanted = line.x, []
        for run in line.lines[0]:
            wanted += [x + at for each in measure.glyphs(run.text, face, SIZE) for _, at, _ in each.glyphs]
            x += measure.advance(run.text, face, SIZE)
        astray = [found_x for found_x in row if min(abs(found_x - each) for each in wanted) > 2]
        assert not astray, line.string
        assert len(row) >= len(line.string.replace(" ", "")), "spaces may be left out, letters not"
