"""A troupe fits its box, stands on its ground, shows every one it counts and names what does not name itself."""

from __future__ import annotations

import pytest

from builder.cast import figure
from builder.cast.bill import bill, said
from builder.cast.troupe import Troupe, assemble
from builder.compose import SLIDE
from builder.geometry import Box
from builder.layout.stage import Stage
from builder.scene.items import Text
from builder.scene.walk import walk
from builder.theme import load

BOX = Box(96, 260, 800, 720)
GROUND = 900.0


def stage() -> Stage:
    return Stage(canvas=SLIDE, theme=load("dark"), box=BOX, headline=Box(96, 90, 600, 120), floor=920)


def stood(*words: str, carrier: str = "", **options: object) -> Troupe:
    things = [figure(w) for w in words]
    under = figure(carrier) if carrier else None
    cast = bill([*things, *([under] if under else [])], carrier=under)
    return assemble(cast, BOX, stage(), ground=GROUND, **options)  # type: ignore[arg-type]


def words(made: Troupe) -> list[str]:
    return [t.string for t in walk(made.items) if isinstance(t, Text)]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 7, 9, 12])
@pytest.mark.parametrize("noun", ["pod", "server", "parcel"])
def test_everybody_counted_is_there_and_inside_the_box(noun: str, count: int) -> None:
    made = stood(f"{count} {noun}s" if count > 1 else noun)
    assert len(made.actors) == count
    for actor in made.actors:
        assert actor.box.x >= BOX.x - 1
        assert actor.box.right <= BOX.right + 1
        assert actor.box.y >= BOX.y - 48  # what a pod wears on top may rise above its own box
        assert actor.box.bottom <= GROUND + 12


def test_siblings_do_not_overlap() -> None:
    made = stood("7 servers")
    for i, one in enumerate(made.actors):
        for other in made.actors[i + 1 :]:
            assert not one.box.overlaps(other.box, 2)


def test_things_on_a_carrier_stand_on_its_top() -> None:
    made = stood("4 pods", carrier="GPU")
    card, *pods = made.actors
    assert all(abs(p.box.bottom - card.anchors["surface"][1]) < 30 for p in pods)
    assert all(p.box.cy < card.box.y for p in pods)


def test_several_places_share_their_things_out() -> None:
    made = stood("6 pods", carrier="3 nodes")
    assert len(made.actors) == 6
    assert words(made).count("node") == 3


def test_small_things_are_smaller() -> None:
    made = stood("server (large)", "server (small)")
    large, small = made.actors
    assert 0.4 < small.box.h / large.box.h < 0.62


def test_alike_blocks_too_small_for_words_are_named_once() -> None:
    made = stood("12 registered parcels")
    assert [w for w in words(made) if "parcel" in w] == ["12 registered parcels"]


def test_words_on_the_stage_already_are_not_repeated() -> None:
    assert "server" in words(stood("server"))
    assert "server" not in words(stood("server", hush=("Server",)))


def test_quiet_leaves_the_captions_to_the_caller() -> None:
    made = stood("3 servers", quiet=True)
    assert not words(made)
    assert made.captioned


@pytest.mark.parametrize(
    ("words", "expected"),
    [("3 servers", "3 servers"), ("server", "server"), ("6 people", "6 people"), ("red box", "red box")],
)
def test_figures_in_words(words: str, expected: str) -> None:
    assert said(figure(words)) == expected
