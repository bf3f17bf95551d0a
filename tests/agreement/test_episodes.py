"""A finished episode, in both themes: its deck is valid and LibreOffice draws it as we do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

import pytest
from office import disagreement, expected_lines, strayed

from builder import theme as themes
from builder.deckfiles import deck_files
from builder.diagnostics import Collector
from builder.options import Options
from builder.pipeline import planned
from builder.scene.model import Scene
from builder.settle import settled
from builder.surfaces.raster import Rasteriser
from builder.theme import Theme

SCRIPT = File(__file__).resolve().parents[2] / "content" / "013-gpu-time-slicing.md"
EPISODES = [pytest.param((SCRIPT, theme), id=f"{SCRIPT.stem}-{theme}") for theme in ("dark", "light")]


@dataclass(frozen=True, slots=True)
class Made:
    """An episode's scenes and its deck."""

    name: str
    theme: Theme
    scenes: tuple[Scene, ...]
    deck: bytes


@pytest.fixture(scope="module", params=EPISODES)
def made(request: pytest.FixtureRequest) -> Made:
    path, name = request.param
    options = Options(scripts=(path,), theme=name)
    plan = planned(path, options, Collector())
    theme = themes.load(plan.settings.theme, plan.project)
    scenes = settled(plan.board, theme).scenes
    files = dict(deck_files(plan.board, scenes, theme, settings=plan.settings, options=options))
    return Made(
        f"{path.stem}-{name}", theme, scenes, next(data for each, data in files.items() if each.endswith(".pptx"))
    )


def test_the_deck_is_valid(made: Made, problems: Callable[..., list[str]]) -> None:
    assert problems(made.deck) == []


def test_the_open_xml_sdk_agrees(made: Made, sdk: str, problems: Callable[..., list[str]]) -> None:
    assert problems(made.deck, sdk) == []


def test_libreoffice_draws_it_as_we_do(made: Made, office: Any, tmp_path: File) -> None:
    seen = office.render(made.deck, tmp_path)
    assert all(face.startswith("House") for face in seen.faces), seen.faces
    draw, wrong = Rasteriser(), []
    for number, (scene, picture) in enumerate(zip(made.scenes, seen.pictures, strict=True), start=1):
        wrong += disagreement(f"{made.name}-{scene.id}", draw.pixels(scene, made.theme), picture)
        wrong += [f"{scene.id}: {line}" for line in strayed(expected_lines(scene.items), seen.glyphs(number))]
    assert not wrong, "\n".join(wrong)
