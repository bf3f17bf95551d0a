"""What fills the band under the core box of a 9:16 canvas."""

from __future__ import annotations

import pytest

from builder.language.model import Figure
from builder.scene.items import Text
from builder.scene.model import Canvas
from builder.scene.walk import bounds, walk
from tests.grammars.conftest import canvases
from tests.grammars.test_shares_and_signs import made

GPU = Figure(kind="gpu", words="GPU")
PODS = Figure(kind="pod", words="pods", count=3)
SHORTS = next(c for c in canvases() if c.name == "shorts")


def test_a_machine_the_scene_shows_does_not_stand_there_again() -> None:
    shown = made("relate", {"center": GPU, "around": (PODS,)}, SHORTS)
    assert not [i for i in walk(shown.items) if i.id == "scenery/actor"]
    assert [i for i in walk(shown.items) if i.id == "underfloor/slab"]


def test_a_machine_the_scene_lacks_stands_on_the_floor_in_its_own_shadow() -> None:
    scene = made("levels", {"of": "memory", "parts": (PODS,), "seen": GPU}, SHORTS)
    ghost = next(i for i in walk(scene.items) if i.id == "scenery/actor")
    shade = next(i for i in walk(scene.items) if i.id == "scenery/actor/shadow")
    assert bounds(shade).y < bounds(ghost).bottom
    assert bounds(ghost).y > SHORTS.keep.bottom


@pytest.mark.parametrize("canvas", [c for c in canvases() if c.name != "shorts"], ids=lambda c: c.name)
def test_other_canvases_have_none(canvas: Canvas) -> None:
    scene = made("relate", {"center": GPU, "around": (PODS,)}, canvas)
    assert "scenery" not in [i.id for i in scene.items]


def test_scenery_has_no_words_and_lies_behind_the_scene() -> None:
    scene = made("relate", {"center": GPU, "around": (PODS,)}, SHORTS)
    names = [i.id for i in scene.items]
    assert names.index("scenery") < names.index("gpu")
    band = next(i for i in scene.items if i.id == "scenery")
    assert not [i for i in walk((band,)) if isinstance(i, Text)]
