"""What swarms, cuts, swaps and looks read off rows of many topics, and what they make of numbers and slots."""

from __future__ import annotations

import pytest

from builder.compose import SLIDE
from builder.grammars.base import get
from builder.grammars.grid.reads import sign, swarm
from builder.grammars.partition.reads import cut
from builder.grammars.scan.reads import look
from builder.grammars.swap.reads import exchange
from builder.scene.items import Group, Text
from builder.scene.model import Scene
from builder.scene.walk import walk
from builder.storyboard.model import Match
from builder.theme import load
from tests.grammars.conftest import canvases, reading, scene


def row(visual: str, cue: str = "so it goes") -> tuple[str, str]:
    return cue, visual


def made(name: str, **slots: object) -> Scene:
    match = Match(grammar=name, slots=slots, why=("the author",))
    return scene(row("whatever"), match, SLIDE, load("dark"))


def words(of: Scene) -> str:
    return " | ".join(item.string.replace("\n", " ") for item in walk(of.items) if isinstance(item, Text))


@pytest.mark.parametrize(
    ("visual", "noun", "count", "odd", "wave"),
    [
        ("Wall of 96 teapots, one of them broken", "teapot", 96, "broken", ""),
        ("Army of teapots", "teapot", 24, "", ""),
        ("Thousands of teapots switching off one by one", "teapot", 100, "", "off"),
        ("Teapot grid, all lighting up in waves", "Teapot", 24, "", "on"),
        ("1,200 teapots on a shelf", "teapot", 1200, "", ""),
    ],
)
def test_a_swarm(visual: str, noun: str, count: int, odd: str, wave: str) -> None:
    found = swarm(reading(row(visual)))
    assert found is not None
    assert (found.of.words, found.of.count, found.odd, found.wave) == (noun, count, odd, wave)


@pytest.mark.parametrize(
    "visual",
    [
        "A wall of fire",
        "Answer in 300 milliseconds",
        "Version 1.30 while teapots wait",
        "3 teapots",
        "90 percent of teapots",
    ],
)
def test_no_swarm(visual: str) -> None:
    assert swarm(reading(row(visual))) is None


def test_the_cue_says_how_many_there_are() -> None:
    found = swarm(reading(row("Large teapot grid", "hundreds of teapots")))
    assert found is not None
    assert (found.of.count, found.label) == (100, "hundreds of teapots")


@pytest.mark.parametrize(("said", "badge"), [("broken", "warning"), ("waiting", "question"), ("golden", "check")])
def test_the_sign_on_the_one_that_differs(said: str, badge: str) -> None:
    assert sign(said) == badge


@pytest.mark.parametrize("count", [10, 12])
def test_a_small_crowd_is_drawn_to_the_last(count: int) -> None:
    of = made("grid", of=f"{count} pods", layout="crowd")
    cells = [item for item in walk(of.items) if isinstance(item, Group) and "of" not in item.id]
    front = [g for g in cells if g.id.startswith("one-") and g.id.count("/") == 0]
    behind = [item for item in walk(of.items) if item.id.startswith("row-") and item.id.endswith("/light")]
    assert len(front) + sum(_pieces(item) for item in behind) == count


def _pieces(item: object) -> int:
    d = getattr(item, "d", ())
    return sum(1 for segment in d if segment[0] == "M")


@pytest.mark.parametrize(
    ("visual", "whole", "parts", "sizes"),
    [
        ("Kitchen split into three zones: hot, cold, dry", "Kitchen", ("hot", "cold", "dry"), ()),
        ("Loaf cut into 4 slices", "Loaf", ("",) * 4, ()),
        ("Garden divided into 1/2 for beans and 1/2 for corn", "Garden", ("beans", "corn"), ("1/2", "1/2")),
        ("Cake cut into quarters", "Cake", ("",) * 4, ()),
        ("A week divided into 5 days of work and 2 days of rest", "week", ("work", "rest"), ("5 days", "2 days")),
        ("House with 3 floors, one family per floor", "House", ("",) * 3, ()),
    ],
)
def test_a_cut(visual: str, whole: str, parts: tuple[str, ...], sizes: tuple[str, ...]) -> None:
    found = cut(reading(row(visual)))
    assert found is not None
    assert (found.of, found.parts, found.sizes) == (whole, parts, sizes)


@pytest.mark.parametrize(
    "visual",
    ["A loaf that can't be cut into slices", "One kettle split into 3 worker pods", "Teapots between two shelves"],
)
def test_no_cut(visual: str) -> None:
    assert cut(reading(row(visual))) is None


def test_a_number_of_parts_is_so_many_without_names() -> None:
    assert "7" in words(made("partition", of="loaf", parts="7 slices", shape="block"))


def test_sizes_without_their_parts_are_an_objection() -> None:
    grammar = get("partition")
    assert grammar.objection({"parts": ("a", "b"), "sizes": ("50%",)}) is not None
    assert grammar.objection({"parts": ("a", "b"), "sizes": ("50%", "50%")}) is None


@pytest.mark.parametrize("shape", ["pie", "rooms", "floors", "block"])
def test_every_part_and_size_is_said_on_every_canvas(shape: str) -> None:
    slots = {"of": "pantry", "parts": ("tea", "coffee", "cocoa"), "sizes": ("50%", "40%", "10%"), "shape": shape}
    match = Match(grammar="partition", slots=slots, why=("the author",))
    for canvas in canvases():
        said = words(scene(row("whatever"), match, canvas, load("dark")))
        assert all(w in said for w in ("tea", "coffee", "cocoa", "50%", "40%", "10%")), (canvas.name, said)


@pytest.mark.parametrize(
    ("visual", "out", "into", "keeps"),
    [
        ("Old kettle replaced with new kettle, guests keep drinking", "Old kettle", "new kettle", "guests"),
        ("Swapping the tap for a fountain while the water keeps flowing", "tap", "fountain", "water"),
        ("A fountain takes the place of the tap", "tap", "fountain", ""),
        ("Broken lamp taken out, fresh lamp put in", "Broken lamp", "fresh lamp", ""),
        ("Oven upgraded from v2 to v3 while the kitchen stays open", "Oven v2", "Oven v3", "kitchen"),
        ("Kettle swapped for a new one", "Kettle", "new Kettle", ""),
        ("Guests going back to the old kettle", "new kettle", "old kettle", "Guests"),
    ],
)
def test_a_swap(visual: str, out: str, into: str, keeps: str) -> None:
    found = exchange(reading(row(visual)))
    assert found is not None
    assert (found.out, found.into, found.keeps) == (out, into, keeps)


@pytest.mark.parametrize("visual", ["Price changed from 9 to 12", "Kettle replaced", "Guests take turns at the kettle"])
def test_no_swap(visual: str) -> None:
    assert exchange(reading(row(visual))) is None


@pytest.mark.parametrize(
    ("visual", "by", "over", "find"),
    [
        ("Inspector checking 6 kettles, one rusty kettle flagged", "Inspector", ("6 kettles",), "one rusty kettle"),
        ("Lighthouse beam sweeping over ships", "Lighthouse beam", ("ships",), ""),
        ("Kettle under a microscope", "microscope", ("Kettle",), ""),
        ("Cups, plates and spoons being inspected", "", ("Cups", "plates", "spoons"), ""),
        ("Cook searching drawers: top, middle, low, finding a letter", "Cook", ("top", "middle", "low"), "a letter"),
        ("Torch across doors 1, 2 and 3, door 2 glowing red", "Torch", ("door 1", "door 2", "door 3"), "door 2"),
    ],
)  # fmt: skip
def test_a_look(visual: str, by: str, over: tuple[str, ...], find: str) -> None:
    found = look(reading(row(visual)))
    assert found is not None
    assert (found.by, found.over, found.find) == (by, over, find)


@pytest.mark.parametrize(
    "visual", ["Guests passing through the door", "Cook looking at a kettle", "Water going over rocks"]
)
def test_no_look(visual: str) -> None:
    assert look(reading(row(visual))) is None


def test_what_turns_red_is_trouble() -> None:
    found = look(reading(row("Beam across jars, one jar glowing red")))
    assert found is not None
    assert found.alarm
    assert not look(reading(row("Beam across jars, one jar glowing"))).alarm  # type: ignore[union-attr]


def test_as_many_are_found_as_the_row_says() -> None:
    of = made("scan", by="scanner", over="5 jars", find="two cracked jars", alarm="yes")
    assert sum(item.id in ("mark-1", "mark-2", "mark-3", "mark-4", "mark-5") for item in walk(of.items)) == 2
