"""Surfaces are data: every file is complete, and its numbers are those of the platforms."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.errors import BuildError
from builder.social import surfaces

#: size and keep-in box (left, top, right, bottom) as the platforms' own pages gave them
KNOWN = {
    "shorts": ((1080, 1920), (64, 288, 888, 1248)),
    "portrait": ((1080, 1350), (72, 64, 1008, 1286)),
    "square": ((1080, 1080), (64, 56, 1016, 1024)),
    "open-graph": ((1200, 630), (56, 48, 1144, 582)),
    "x-card": ((1600, 900), (80, 45, 1520, 855)),
    "thumbnail": ((1280, 720), (64, 36, 1216, 684)),
    "carousel": ((1080, 1350), (72, 64, 1008, 1286)),
}


def test_all_are_there_in_their_order() -> None:
    assert [s.name for s in surfaces.every()] == list(KNOWN)


@pytest.mark.parametrize("name", surfaces.names())
def test_a_surface_is_what_its_platform_says(name: str) -> None:
    surface = surfaces.load(name)
    canvas, keep = surface.canvas, surface.canvas.keep
    size, box = KNOWN[name]
    assert (canvas.width, canvas.height) == size
    assert (keep.x, keep.y, keep.right, keep.bottom) == box
    assert canvas.name == name
    assert surface.source
    assert re.fullmatch(r"20\d\d-\d\d", surface.checked), "when its numbers were last looked up"
    assert surface.notes.endswith(".")
    assert surface.caption == (name == "shorts")


def test_an_unknown_surface_names_the_nearest() -> None:
    with pytest.raises(BuildError, match=r"unknown surface 'shrots'; did you mean 'shorts'\?"):
        surfaces.load("shrots")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("keep: [0, 0, 100, 100]", "keep: [0, 0, 101, 100]"), "inside the size"),
        (("cards: cover", "cards: some"), "cues, cover, none"),
        (("size: [100, 100]", ""), "size"),
        (("order: 9", "order: first"), "first"),
    ],
)
def test_a_projects_broken_surface_is_named(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    text = (
        "title: Mine\norder: 9\nsize: [100, 100]\nkeep: [0, 0, 100, 100]\ncards: cover\n"
        "notes: A note.\nsource: me\nchecked: '2026-01'\n"
    )
    folder = tmp_path / "templates" / "social"
    folder.mkdir(parents=True)
    (folder / "fine.yml").write_text(text)
    (folder / "mine.yml").write_text(text.replace(*change))
    assert surfaces.load("fine", tmp_path).canvas.width == 100
    with pytest.raises(BuildError, match=rf"mine\.yml: this is not a surface: .*{reason}"):
        surfaces.load("mine", tmp_path)
