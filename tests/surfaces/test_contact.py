"""The contact sheet."""

from __future__ import annotations

import itertools

import pytest

from builder.scene.items import Paint
from builder.surfaces.base import Frame
from builder.surfaces.contact import Cell, Section, contact_sheet, thumbnail
from builder.surfaces.raster import Rasteriser
from builder.theme import Theme

COLOURS = ((255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (255, 0, 255), (0, 255, 255))


def plain(colour: tuple[int, int, int], width: int = 1920, height: int = 1080) -> Frame:
    return Frame(width, height, "RGB", bytes(colour) * (width * height))


def cells(*sizes: tuple[int, int]) -> tuple[Cell, ...]:
    return tuple(
        Cell(
            thumbnail(plain(COLOURS[i], *size)),
            f"{i + 1:02d}",
            "a-slug-that-is-far-too-long-for-its-picture-to-be-shown-whole",
        )
        for i, size in enumerate(sizes)
    )


def where(sheet: Frame, colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """The box of one pure colour."""
    from PIL import ImageChops

    picture = sheet.image()
    bands = [
        band.point(lambda v, want=want: 255 * (v == want)) for band, want in zip(picture.split(), colour, strict=True)
    ]
    box = ImageChops.multiply(ImageChops.multiply(bands[0], bands[1]), bands[2]).getbbox()
    assert box is not None
    return box


def test_a_thumbnail_is_a_quarter_and_keeps_alpha() -> None:
    small = thumbnail(Frame(8, 4, "RGBA", bytes((255, 0, 0, 0)) * 16 + bytes((0, 0, 255, 255)) * 16))
    assert (small.width, small.height, small.mode) == (2, 1, "RGBA")
    assert small.image().getpixel((0, 0)) == (0, 0, 255, 128)


def test_pictures_stand_in_reading_order_without_touching(dark: Theme, ink: Rasteriser) -> None:
    sheet = contact_sheet("Episode", [Section("Slides", cells(*[(1920, 1080)] * 5))], dark, ink)
    boxes = [where(sheet, colour) for colour in COLOURS[:5]]
    assert all(b[2] - b[0] == 480 and b[3] - b[1] == 270 for b in boxes)
    assert len({b[1] for b in boxes[:4]}) == 1
    assert all(left[2] + 20 < right[0] for left, right in itertools.pairwise(boxes[:4]))
    assert boxes[4][0] == boxes[0][0]
    assert boxes[4][1] > boxes[0][3] + 20
    assert all(b[2] < sheet.width - 40 and b[3] < sheet.height - 40 for b in boxes)


def test_sections_follow_one_another_and_empty_ones_are_left_out(dark: Theme, ink: Rasteriser) -> None:
    slides, cards = cells((1920, 1080), (1920, 1080)), cells((1080, 1920), (1080, 1080), (1200, 630))[::-1]
    with_gap = contact_sheet("E", [Section("A", slides), Section("None", ()), Section("B", cards)], dark, ink)
    without = contact_sheet("E", [Section("A", slides), Section("B", cards)], dark, ink)
    assert with_gap == without
    assert where(without, COLOURS[2])[3] - where(without, COLOURS[2])[1] == 158


def test_an_endless_title_stays_on_the_page(dark: Theme, ink: Rasteriser) -> None:
    sheet = contact_sheet("Words " * 60, [Section("Slides", cells((1920, 1080)))], dark, ink)
    right = sheet.image().crop((sheet.width - 50, 0, sheet.width, sheet.height))
    assert right.getcolors() == [(50 * sheet.height, dark.rgb(Paint("bg")))]


@pytest.mark.parametrize("name", ["dark", "light"])
def test_it_is_the_same_every_time(name: str, ink: Rasteriser) -> None:
    from builder.theme import load

    sections = [Section("Slides", cells((1920, 1080), (1080, 1080)))]
    assert contact_sheet("E", sections, load(name), ink) == contact_sheet("E", sections, load(name), Rasteriser())
