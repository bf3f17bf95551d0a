"""Rung three of the ladder: actors on either side of a board, or on a pedestal, with the words for what they do."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from builder.checks.seen import see
from builder.compose import SLIDE
from builder.layout.scale import scale_of
from builder.scene.check import check
from builder.scene.items import Text
from builder.scene.model import Canvas, Scene
from builder.scene.walk import bounds, walk
from builder.storyboard.model import Match
from builder.theme import load
from tests.grammars.conftest import canvases, scene

ACTS = {
    "two": {"actors": ("scheduler", "server"), "doing": "is scolding"},
    "many": {"actors": ("4 pods", "database"), "doing": "applaud loudly all night long", "chips": ("kubectl get po",)},
    "unknown": {"actors": ("quarterly report", "developer"), "doing": "wakes up"},
    "alone": {"actors": ("laptop",), "doing": "hums quietly"},
    "set": {"actors": ("5 pods",), "doing": "keep reconciling the desired state", "chips": ("replicas: 5",)},
    "long": {"actors": ("server", "laptop"), "doing": "negotiates an uncomfortable compromise with"},
}


def made(slots: Mapping[str, object], canvas: Canvas = SLIDE, theme: str = "dark") -> Scene:
    return scene(
        ("who does what", "who does what"), Match(grammar="text", level="L3", slots=slots), canvas, load(theme)
    )


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("canvas", canvases(), ids=lambda c: c.name)
@pytest.mark.parametrize("slots", ACTS.values(), ids=ACTS)
def test_every_act_stands_on_every_canvas(slots: Mapping[str, object], canvas: Canvas, theme: str) -> None:
    shown = made(slots, canvas, theme)
    assert not check(shown, load(theme), least=scale_of(canvas).least)
    seen = see(shown, load(theme))
    assert seen.says(str(slots["doing"]))


def test_the_board_stands_between_the_two_and_points_at_the_second() -> None:
    items = {item.id: bounds(item) for item in walk(made(ACTS["two"]).items)}
    assert items["scheduler"].right < items["sign/board"].x < items["sign/board"].right < items["server"].x


def test_who_stands_on_a_pedestal_is_named_on_it() -> None:
    shown = {i.id: i.string for i in walk(made(ACTS["alone"]).items) if isinstance(i, Text)}
    assert shown["pedestal/name"] == "laptop"
    assert shown["pedestal/words"] == "hums quietly"
    items = {item.id: bounds(item) for item in walk(made(ACTS["alone"]).items)}
    assert abs(items["laptop"].bottom - items["pedestal/slab"].y) < 40


def test_literals_hang_from_the_board_and_stick_to_the_pedestal() -> None:
    for name in ("many", "set"):
        chip = str(ACTS[name]["chips"][0])
        assert any(isinstance(i, Text) and i.string == chip for i in walk(made(ACTS[name]).items))


def test_a_board_too_full_leaves_the_sub_line_and_then_the_actors_out() -> None:
    slots = {"chips": ("kubectl edit deployment checkout --namespace production",) * 2, "actors": ("server", "laptop")}
    for canvas in canvases():
        shown = scene(("an editor on production", "x"), Match(grammar="text", slots=slots), canvas, load("dark"))
        items = {item.id: item for item in walk(shown.items)}
        frame = bounds(items["billboard/frame"])
        texts = [i for i in items.values() if isinstance(i, Text) and (i.id == "headline" or i.id.startswith("chip"))]
        assert len(texts) > 2
        assert all(frame.contains(i.box, 4) for i in texts), canvas.name


def test_a_literal_too_long_for_the_billboard_goes_on_in_the_next_row() -> None:
    chip = "kubectl edit deployment checkout --namespace production --record"
    for canvas in canvases():
        shown = scene(("an editor", "x"), Match(grammar="text", slots={"chips": (chip, "v2")}), canvas, load("dark"))
        assert see(shown, load("dark")).says(chip), canvas.name
        assert not check(shown, load("dark"), least=scale_of(canvas).least)
