"""The PNGs: what other programs read in them, and that their bytes are always the same."""

from __future__ import annotations

import hashlib
import io
import os
import random
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image as Pillow

from builder.scene.model import Scene
from builder.surfaces.base import Frame
from builder.surfaces.png import encode
from builder.surfaces.raster import Rasteriser
from builder.surfaces.svg import svg
from builder.theme import Theme


def noise(size: int) -> bytes:
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "BGRX"])
@pytest.mark.parametrize(("width", "height"), [(1, 1), (3, 64), (17, 65), (100, 129)])
def test_every_pixel_survives(mode: str, width: int, height: int) -> None:
    frame = Frame(width, height, mode, noise(width * height * len(mode)))
    picture = Pillow.open(io.BytesIO(encode(frame)))
    assert picture.mode == ("RGBA" if mode == "RGBA" else "RGB")
    assert picture.tobytes() == frame.image().tobytes()


def test_rows_of_bgrx_are_turned_round() -> None:
    picture = Pillow.open(io.BytesIO(encode(Frame(2, 1, "BGRX", bytes((1, 2, 3, 0, 4, 5, 6, 255))))))
    assert list(picture.tobytes()) == [3, 2, 1, 6, 5, 4]


def test_premultiplied_colours_are_straightened() -> None:
    picture = Pillow.open(io.BytesIO(encode(Frame(3, 1, "BGRa", bytes((0, 0, 128, 128, 0, 0, 0, 0, 9, 8, 7, 255))))))
    assert [picture.getpixel((x, 0)) for x in range(3)] == [(255, 0, 0, 128), (0, 0, 0, 0), (7, 8, 9, 255)]


def test_a_scene_reads_back_as_its_frame(ink: Rasteriser, demo: Scene, dark: Theme) -> None:
    for transparent in (False, True):
        frame = ink.pixels(demo, dark, transparent=transparent)
        picture = Pillow.open(io.BytesIO(encode(frame)))
        assert picture.size == (1920, 1080)
        assert picture.tobytes() == frame.image().tobytes()


def test_there_is_no_metadata_but_the_colour_space() -> None:
    png, kinds, at = encode(Frame(4, 4, "RGB", noise(48))), [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kinds.append(png[at + 4 : at + 8])
        at += 12 + length
    assert kinds == [b"IHDR", b"sRGB", b"IDAT", b"IEND"]


PROGRAM = """
import hashlib, sys
sys.path.insert(0, {folder!r})
from conftest import demo_scene
from builder.surfaces.png import encode
from builder.surfaces.raster import Rasteriser
from builder.surfaces.svg import svg
from builder.theme import load
scene, theme, rasteriser = demo_scene(), load("light"), Rasteriser()
parts = (svg(scene, theme).encode(), encode(rasteriser.pixels(scene, theme)))
sys.stdout.write(" ".join(hashlib.sha256(part).hexdigest() for part in parts))
"""


@pytest.mark.parametrize(
    ("seed", "zone", "locale"), [("1", "Asia/Tokyo", "C"), ("4711", "America/Lima", "de_DE.UTF-8")]
)
def test_bytes_are_the_same_in_any_process(
    ink: Rasteriser, demo: Scene, seed: str, zone: str, locale: str, tmp_path: Path
) -> None:
    from builder.theme import load

    theme = load("light")
    expected = [hashlib.sha256(p).hexdigest() for p in (svg(demo, theme).encode(), encode(ink.pixels(demo, theme)))]
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(root)}
    program = PROGRAM.format(folder=str(Path(__file__).parent))
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == expected
