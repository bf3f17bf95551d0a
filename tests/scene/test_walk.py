"""Walking scenes: names stay apart."""

from __future__ import annotations

from builder.geometry import Box
from builder.scene.items import Group, Paint, Shape
from builder.scene.walk import named_apart, walk


def block(name: str) -> Shape:
    return Shape(id=name, kind="rect", box=Box(0, 0, 10, 10), fill=Paint("panel"))


def test_names_that_are_apart_stay() -> None:
    items = (block("a"), Group(id="g", items=(block("g/a"),)))
    assert named_apart(items) is items


def test_the_second_of_a_name_gets_a_number_no_other_has() -> None:
    items = (block("a"), block("a"), Group(id="g", items=(block("a"), block("a-2"))), block("g"))
    names = [item.id for item in walk(named_apart(items))]
    assert names == ["a", "a-3", "g", "a-4", "a-2", "g-2"]
