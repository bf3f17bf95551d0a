"""A scene inside a scene: its ids, ports and beats carry its name, its items its place."""

from __future__ import annotations

from builder.compose import SLIDE
from builder.geometry import Box
from builder.layout.nest import inner_stage, nested
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Connector, Group, Paint, Path, Port, Shape, Stroke
from builder.scene.walk import bounds
from builder.theme import load

REGION = Box(960, 250, 960, 830)


def made() -> Composition:
    face = Shape(id="face", kind="rect", box=Box(10, 20, 100, 50), fill=Paint("ok"))
    line = Connector(
        id="line", start=Port("face", "right"), end=Port("face", "left"), points=((110, 45), (10, 45)),
        stroke=Stroke(Paint("line"), 8),
    )  # fmt: skip
    mark = Path(id="mark", d=(("M", (0, 0)), ("L", (10, 10))), stroke=Stroke(Paint("line"), 4))
    words = text("words", "hello", 5, 40, face="text", size=40, paint="text")
    items = (Group(id="hero", items=(face, mark, words), angle=5, pivot=(60, 70)), line)
    beat = Beat(id="move", cue="", effects=(Effect(target="hero", name="enter"),))
    return Composition(items=items, floor=600, hero="hero", beats=(beat,))


def test_everything_is_moved_and_named() -> None:
    out = nested(made(), REGION, "right")
    group, line = out.items
    assert isinstance(group, Group)
    assert isinstance(line, Connector)
    assert [group.id, *(i.id for i in group.items)] == ["right/hero", "right/face", "right/mark", "right/words"]
    assert bounds(group.items[0]) == Box(970, 270, 100, 50)
    assert group.pivot == (1020, 320)
    assert (line.start.item, line.end.item) == ("right/face", "right/face")
    assert line.points == ((1070, 295), (970, 295))
    assert out.floor == 850
    assert out.hero == "right/hero"
    assert out.beats[0].effects[0].target == "right/hero"


def test_an_inner_stage_keeps_the_type_scale_and_the_safe_area() -> None:
    outer = Stage(
        canvas=SLIDE, theme=load("dark"), box=Box(96, 250, 1728, 750), headline=Box(96, 90, 900, 120), floor=920
    )
    inner = inner_stage(outer, REGION, Box(1030, 340, 794, 660))
    assert inner.canvas.name == "slide"
    assert inner.scale == outer.scale
    assert (inner.canvas.width, inner.canvas.height) == (960, 830)
    assert inner.box == Box(70, 90, 794, 660)
    assert inner.canvas.keep.right <= 960 - 96
