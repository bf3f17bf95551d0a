"""The cast together: who stands where, who is awake."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from builder.cast.ensemble import SOMEBODY, at_work, ensemble, perform, star, workers
from builder.compose import SLIDE
from builder.geometry import Box
from builder.language.model import Figure
from builder.layout.stage import Stage
from builder.scene.items import Item
from builder.scene.walk import walk
from builder.theme import load

STAGE = Stage(canvas=SLIDE, theme=load("dark"), box=SLIDE.keep, headline=Box(0, 0, 0, 0), floor=920)
ROOM = Box(900, 100, 900, 900)
GPU = Figure(kind="gpu", words="GPU")


def pods(count: int) -> Figure:
    return Figure(kind="pod", words="pod", count=count)


@pytest.mark.parametrize("count", range(1, 7))
def test_pods_stand_on_the_card(count: int) -> None:
    made = perform(ensemble(GPU, pods(count)), STAGE, ROOM)
    assert made.hero is not None
    assert len(made.companions) == count
    assert ROOM.contains(made.box, 1)
    top = made.hero.anchors["surface"][1]
    assert {round(p.foot[1] - top, 1) for p in made.companions} == {3.0}
    row = sorted(made.companions, key=lambda p: p.box.x)
    assert all(a.box.right <= b.box.x + 1 for a, b in itertools.pairwise(row))


def test_a_tall_hero_gets_a_plinth_and_keeps_its_face() -> None:
    made = perform(ensemble(Figure(kind="scheduler", words="scheduler"), pods(3)), STAGE, ROOM)
    assert made.hero is not None
    assert made.items[0].id == "plinth"
    assert all(p.box.y > made.hero.box.y + 0.5 * made.hero.box.h for p in made.companions)


def test_one_works_while_the_others_sleep() -> None:
    cast = ensemble(GPU, pods(4), running=at_work(turns=True))
    assert cast.running == 1
    made = perform(cast, STAGE, ROOM)
    heights = [p.box.h for p in made.companions]
    assert max(heights[0], *heights[2:]) < heights[1]
    assert colours(made.items) & {"pod_b.base"}


def test_who_works_is_the_authors_to_say() -> None:
    assert at_work(turns=False) == -1
    assert at_work(turns=True) == SOMEBODY
    assert at_work(turns=True, running=3) == 2
    assert ensemble(GPU, pods(2), running=5).running == -1


def test_ids_can_be_told_apart() -> None:
    cast = ensemble(GPU, pods(2))
    both = [*perform(cast, STAGE, ROOM, prefix="left/").items, *perform(cast, STAGE, ROOM, prefix="right/").items]
    ids = [item.id for item in walk(tuple(both))]
    assert len(ids) == len(set(ids))


def test_the_light_theme_leaves_room_for_the_line() -> None:
    light = replace(STAGE, theme=load("light"))
    dark, bright = (perform(ensemble(GPU, pods(4)), s, ROOM) for s in (STAGE, light))
    assert bright.companions[0].box.w < dark.companions[0].box.w


def test_only_actors_that_can_lead_a_slide_do() -> None:
    assert star("gpu") == "gpu"
    assert star("node-panel") == "server"
    assert star("gauge") == ""
    assert star("code-card") == ""
    assert star("no-such-thing") == ""
    assert workers((pods(3), Figure(kind="server", words="server", count=3))) == (pods(3),)


def colours(items: tuple[Item, ...]) -> set[str]:
    """The roles the hero is painted with."""
    fills = [getattr(item, "fill", None) for item in walk(items) if item.id.startswith("gpu/")]
    return {fill.role for fill in fills if fill is not None}
