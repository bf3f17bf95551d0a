"""The comparison against cases made by hand; the metric's numbers against the published definition."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image as Pillow
from PIL import ImageDraw

from builder.geometry import Box
from builder.review.pixels import FARTHEST, Difference, compare, overlay, write_evidence
from builder.surfaces.base import Frame
from builder.surfaces.png import encode

WHITE, BLACK, NAVY = (255, 255, 255), (0, 0, 0), (11, 27, 36)


def page(colour: tuple[int, int, int] = NAVY, size: tuple[int, int] = (200, 120)) -> Pillow.Image:
    return Pillow.new("RGB", size, colour)


def disc(dx: float = 0.0, *, radius: float = 40.0) -> Frame:
    """A smooth white disc, drawn large and made small."""
    large = page(size=(1600, 960))
    x, y, r = 8 * (100 + dx), 8 * 60, 8 * radius
    ImageDraw.Draw(large).ellipse((x - r, y - r, x + r, y + r), fill=WHITE)
    return Frame.of(large.reduce(8))


def with_box(box: tuple[int, int, int, int], colour: tuple[int, int, int] = WHITE) -> Frame:
    picture = page()
    picture.paste(colour, box)
    return Frame.of(picture)


def test_equal_pictures_do_not_differ(tmp_path: Path) -> None:
    frame = disc()
    path = tmp_path / "a.png"
    path.write_bytes(encode(frame))
    for other in (frame, disc(), encode(frame), path, str(path)):
        assert compare(frame, other) == Difference(200, 120)
    assert compare(path, path.read_bytes()) == Difference(200, 120)


def test_a_shift_of_half_a_pixel_is_forgiven_as_anti_aliasing() -> None:
    found = compare(disc(), disc(0.5))
    assert found.changed > 50
    assert found.count == 0
    assert found.aa_count > 20
    assert found.share == 0
    assert found.aa_share > 0
    strict = compare(disc(), disc(0.5), include_aa=True)
    assert (strict.count, strict.aa_count) == (found.aa_count, 0)


def test_a_shift_of_one_pixel_is_mostly_forgiven_and_of_four_is_not() -> None:
    one, four = compare(disc(), disc(1)), compare(disc(), disc(4))
    assert one.count < one.aa_count
    assert one.largest_solid <= 1
    assert four.count > 300
    assert four.largest_solid in (3, 4)


def test_a_solid_change_is_found_with_its_box_and_side() -> None:
    found = compare(Frame.of(page()), with_box((30, 20, 70, 50)))
    assert found.count + found.aa_count == 40 * 30
    assert found.aa_count <= 4  # the corners of a block look like softened edges
    assert found.boxes == (Box(30, 20, 40, 30),)
    assert found.largest_solid in (28, 29, 30)
    assert found.mask is not None
    assert found.mask[35, 50]
    assert not found.mask[10, 10]


@pytest.mark.parametrize("side", [1, 2, 3, 7, 8, 23, 24, 25, 60])
def test_the_largest_square_is_exact(side: int) -> None:
    found = compare(Frame.of(page()), with_box((10, 10, 10 + side, 10 + side + 3)), include_aa=True)
    assert found.largest_solid == side


def test_thin_lines_are_no_solid_region() -> None:
    picture = page()
    for x in range(0, 200, 4):
        ImageDraw.Draw(picture).line((x, 0, x, 119), fill=WHITE, width=2)
    assert compare(Frame.of(page()), Frame.of(picture), include_aa=True).largest_solid == 2


def test_one_pixel_is_found() -> None:
    found = compare(Frame.of(page()), with_box((30, 20, 31, 21), (20, 60, 90)), threshold=0.02)
    assert (found.count, found.boxes, found.largest_solid) == (1, (Box(30, 20, 1, 1),), 1)


def test_the_threshold_is_on_the_published_scale() -> None:
    black, white = Frame.of(page(BLACK)), Frame.of(page(WHITE))
    assert compare(black, white, threshold=0.95).count == 200 * 120
    grey = Frame.of(page((40, 40, 40)))
    # of a pure grey step only the luma term is left: 0.5053 * 40²
    edge = (0.5053 * 40 * 40 / FARTHEST) ** 0.5
    assert compare(black, grey, threshold=edge - 0.001).count == 200 * 120
    assert compare(black, grey, threshold=edge + 0.001).count == 0
    assert compare(black, grey, threshold=edge + 0.001).changed == 200 * 120


def test_a_colour_a_little_lighter_is_a_change_but_not_a_visible_one() -> None:
    lighter = tuple(v + 9 for v in NAVY)
    found = compare(Frame.of(page()), Frame.of(page(lighter)))  # type: ignore[arg-type]
    assert (found.count, found.changed, found.boxes) == (0, 200 * 120, ())


def test_the_order_does_not_matter() -> None:
    a, b = disc(), disc(3)
    one, other = compare(a, b), compare(b, a)
    assert (one.count, one.aa_count, one.boxes) == (other.count, other.aa_count, other.boxes)


def test_ignored_boxes_are_left_out() -> None:
    other = with_box((30, 20, 70, 50))
    assert compare(Frame.of(page()), other, ignore=[Box(30, 20, 40, 30)]).changed == 0
    part = compare(Frame.of(page()), other, ignore=[Box(-50, -50, 100, 500)], include_aa=True)
    assert part.boxes == (Box(50, 20, 20, 30),)


def test_changes_far_apart_are_boxes_of_their_own() -> None:
    picture = page()
    picture.paste(WHITE, (4, 4, 20, 20))
    picture.paste(WHITE, (150, 90, 160, 100))
    found = compare(Frame.of(page()), Frame.of(picture), include_aa=True)
    assert found.boxes == (Box(4, 4, 16, 16), Box(150, 90, 10, 10))


def test_what_only_one_picture_has_differs() -> None:
    found = compare(Frame.of(page()), Frame.of(page(size=(210, 100))))
    assert (found.width, found.height) == (210, 120)
    assert found.count == 210 * 120 - 200 * 100
    assert found.largest_solid == 20


def test_transparency_is_seen_on_grey() -> None:
    clear = Frame(4, 4, "RGBA", bytes((255, 0, 0, 0)) * 16)
    also_clear = Frame(4, 4, "RGBA", bytes((0, 255, 0, 0)) * 16)
    red = Frame(4, 4, "RGBA", bytes((255, 0, 0, 255)) * 16)
    assert compare(clear, also_clear).changed == 0
    assert compare(clear, red).count == 16


def test_frames_as_cairo_leaves_them_compare_with_files() -> None:
    frame = Frame(2, 1, "BGRX", bytes((36, 27, 11, 0, 255, 255, 255, 99)))
    assert compare(frame, encode(frame)) == Difference(2, 1)


def test_the_overlay_shows_hard_and_soft_differences() -> None:
    a, b = disc(), disc(4)
    found = compare(a, b)
    picture = overlay(a, b, found).image()
    colours = {colour for _, colour in picture.getcolors(1 << 16) or []}
    assert (224, 0, 32) in colours
    assert (240, 190, 0) in colours
    assert picture.size == (200, 120)


def test_evidence_is_three_pictures(tmp_path: Path) -> None:
    a, b = disc(), disc(4)
    paths = write_evidence(tmp_path / "deep" / "er", "slide-03", a, encode(b), compare(a, b))
    assert [path.name for path in paths] == ["slide-03-before.png", "slide-03-after.png", "slide-03-overlay.png"]
    before, after, _ = (Pillow.open(io.BytesIO(path.read_bytes())) for path in paths)
    assert before.tobytes() == a.data
    assert after.tobytes() == b.data
