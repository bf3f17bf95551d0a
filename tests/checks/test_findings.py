"""What a scene says against what its row said."""

from __future__ import annotations

import pytest

from builder import theme as themes
from builder.cast.notation import nouns
from builder.checks import findings, hard
from builder.geometry import Box
from builder.language.read import read
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Part, Shape
from builder.scene.model import Canvas, Scene
from builder.storyboard.model import Match

CANVAS = Canvas(name="slide", width=1920, height=1080, keep=Box(96, 40, 1728, 1000))
MOVES = (Beat(id="b", cue="", effects=(Effect(target="a", name="enter"),)),)


def words(said: str, name: str = "words", at: tuple[float, float] = (200, 500)) -> Item:
    return text(name, said, *at, face="text-bold", size=40, paint="text")


def actor(kind: str, name: str = "", *, label: str = "", state: str = "", colour: str = "", fill: str = "") -> Item:
    body = Shape(id=f"{name or kind}/body", kind="rect", box=Box(0, 0, 90, 90), fill=Paint(fill or "hardware"))
    return Group(id=name or kind, items=(body,), alt=kind, part=Part(kind, label, state, colour))


def failed(row: str, *items: Item, grammar: str = "relate", beats: tuple[Beat, ...] = MOVES) -> list[str]:
    scene = Scene(
        id="s",
        canvas=CANVAS,
        background=Paint("bg"),
        items=items,
        diagram=(),
        beats=beats,
        title="t",
        notes="n",
        alt="a",
    )
    found = findings(scene, read(row, nouns=nouns()), Match(grammar=grammar), theme=themes.load("dark"))
    return [f.check for f in found]


@pytest.mark.parametrize("shown", ["ship it on friday", "Ship it on Friday.", "Ship it\non Friday"])
def test_a_literal_is_there_whatever_its_case_breaks_and_stop(shown: str) -> None:
    assert "literal" not in failed('Sign: "Ship it on Friday"', words(shown))


def test_a_literal_that_is_not_written_is_a_lie() -> None:
    assert "literal" in failed('Sign: "Ship it on Friday"', words("Ship it"))
    assert "literal" in failed("Terminal running `kubectl get pods`", words("kubectl get"))


def test_house_punctuation_is_the_same_literal() -> None:
    assert "literal" not in failed('Sign: "24x faster - it\'s true..."', words("24× faster – it’s true…"))


@pytest.mark.parametrize(("drawn", "wrong"), [(3, False), (2, True), (4, True)])
def test_explicit_counts_are_drawn_as_many(drawn: int, wrong: bool) -> None:
    row = "3 pods connected to a server"
    assert ("count" in failed(row, *(actor("pod", f"pod-{i}") for i in range(drawn)), actor("server"))) is wrong


def test_a_written_number_stands_for_a_crowd() -> None:
    assert "count" not in failed("5 pods connected to a server", actor("pod"), words("5×"))


def test_sets_of_one_kind_add_up() -> None:
    row = "2 pods running, 3 pods waiting outside"
    assert "count" not in failed(row, *(actor("pod", f"pod-{i}") for i in range(5)))


def test_what_leaves_is_not_counted_twice() -> None:
    gone = Beat(id="b", cue="", effects=tuple(Effect(target=f"pod-{i}", name="leave") for i in range(2)))
    pods = [actor("pod", f"pod-{i}") for i in range(4)]
    assert "count" not in failed("2 pods on a server", *pods, beats=(gone,))


def test_what_the_row_denies_is_drawn_only_under_a_cross() -> None:
    row = "A pod without a server"
    assert "negated" in failed(row, actor("pod"), actor("server"))
    assert "negated" not in failed(row, actor("pod"))
    assert "negated" not in failed(row, actor("pod"), actor("server"), actor("badge", "badge-1", state="cross"))
    assert "negated" not in failed(row, actor("pod"), actor("server"), grammar="verdict")


def test_both_sides_of_a_contrast_have_titles() -> None:
    row = "Before: server asleep; After: server on fire"
    assert failed(row, actor("server"), words("Before")).count("titles") == 1
    assert "titles" not in failed(row, actor("server"), words("Before"), words("After", "other"))


def test_steps_stand_in_reading_order() -> None:
    row = "Plan -> build -> ship"
    right = [words(w, w, (200 + 400 * i, 500)) for i, w in enumerate(("Plan", "build", "ship"))]
    wrong = [words(w, w, (900 - 400 * i, 900 - 300 * i)) for i, w in enumerate(("Plan", "build"))]
    assert "order" not in failed(row, *right)
    assert "order" in failed(row, *wrong)


def test_colours_are_worn() -> None:
    row = "A red server"
    assert "colour" in failed(row, actor("server"))
    assert "colour" not in failed(row, actor("server", fill="#E5383B"))


def test_known_things_are_drawn_or_told() -> None:
    assert "drawn" in failed("A server connected to a laptop", actor("server"))
    assert "drawn" not in failed("A server connected to a laptop", actor("server"), actor("laptop"))
    assert "drawn" not in failed("A server connected to a laptop", actor("server"), words("laptop"))


def test_something_happens_in_every_scene() -> None:
    pulse = (Beat(id="b", cue="", effects=(Effect(target="server", name="pulse"),)),)
    assert "still" in failed("A server", actor("server"), beats=pulse)
    assert "still" not in failed("A server", actor("server"))


def test_only_what_is_not_so_is_hard() -> None:
    reading, theme = read('3 pods with "SALE" signs', nouns=nouns()), themes.load("dark")
    scene = Scene(
        id="s", canvas=CANVAS, background=Paint("bg"), items=(actor("pod"),), diagram=(), title="t", notes="n", alt="a"
    )
    found = findings(scene, reading, Match(grammar="relate"), theme=theme)
    assert {"literal"} <= {f.check for f in found if f.hard} <= {"literal", "count", "negated"}
    assert hard(found)
