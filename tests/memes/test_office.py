"""LibreOffice draws every format's slide as we do: native shapes, live text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from office import disagreement, expected_lines, strayed

from builder.compose import SLIDE
from builder.memes import load
from builder.memes.compose import compose
from builder.surfaces.pptx import deck
from builder.surfaces.pptx.model import DeckInfo, Slide
from builder.surfaces.raster import Rasteriser
from builder.theme import load as theme


@pytest.mark.parametrize("look", ["dark", "light"])
def test_every_format_agrees_with_its_picture(look: str, office: Any, shoot, tmp_path: Path) -> None:
    dressed, draw = theme(look), Rasteriser()
    examples = [(f"{f.slug}-{i}", e.bullet) for f in load.formats() for i, e in enumerate(f.examples)]
    scenes = [replace(compose(*shoot(b, pods=4), SLIDE, dressed), id=name) for name, b in examples]
    slides = tuple(Slide(scene=s, section="Memes", notes=(((s.notes, False),),)) for s in scenes)
    seen = office.render(deck(slides, dressed, DeckInfo(title="Memes", author="")), tmp_path)
    wrong: list[str] = []
    for number, (scene, picture) in enumerate(zip(scenes, seen.pictures, strict=True), 1):
        wrong += disagreement(f"meme-{look}-{scene.id}", draw.pixels(scene, dressed), picture)
        wrong += [f"{scene.id}: {line}" for line in strayed(expected_lines(scene.items), seen.glyphs(number))]
    assert not wrong, "\n".join(wrong)
