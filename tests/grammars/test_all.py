"""Every grammar by its own examples: it takes them, leaves the others' alone, and composes them everywhere."""

from __future__ import annotations

import pytest

from builder.grammars.base import Grammar, grammars
from builder.layout.scale import scale_of
from builder.scene.beats import EFFECTS
from builder.scene.check import check
from builder.scene.items import Group, Table
from builder.scene.model import Scene
from builder.scene.walk import bounds, walk
from builder.theme import load
from tests.grammars.conftest import Row, canvases, offers, scene

_GRAMMARS = grammars()
EXAMPLES = [pytest.param(g, row, id=f"{g.name}: {row[1][:60]}") for g in _GRAMMARS for row in g.EXAMPLES]
OTHERS = [pytest.param(g, row, id=f"{g.name}: {row[1][:60]}") for g in _GRAMMARS for row in g.NOT]


def test_names_and_slots_are_declared() -> None:
    names = [g.name for g in _GRAMMARS]
    assert len(names) == len(set(names))
    for g in _GRAMMARS:
        assert g.title, g.name
        assert all(key == key.strip().lower() for key in g.keys), g.name


@pytest.mark.parametrize(("grammar", "row"), EXAMPLES)
def test_takes_its_examples(grammar: Grammar, row: Row) -> None:
    found = offers(row)
    assert found, "no grammar takes this row"
    best, match = found[0]
    assert best.name == grammar.name, [(g.name, m.confidence, m.why) for g, m in found]
    assert 0 < match.confidence <= 1
    assert match.why
    assert set(match.slots) <= set(grammar.keys)


@pytest.mark.parametrize(("grammar", "row"), OTHERS)
def test_leaves_others_alone(grammar: Grammar, row: Row) -> None:
    found = offers(row)
    assert not found or found[0][0].name != grammar.name, found[0][1]


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize(("grammar", "row"), EXAMPLES)
def test_composes_on_every_canvas(grammar: Grammar, row: Row, theme: str) -> None:
    match = next((m for g, m in offers(row) if g.name == grammar.name), None)
    assert match is not None
    dressed, problems = load(theme), []
    for canvas in canvases():
        made = scene(row, match, canvas, dressed)
        problems += [
            (canvas.name, p.code, p.item, p.message) for p in check(made, dressed, least=scale_of(canvas).least)
        ]
        assert made.diagram, canvas.name
        for beat in made.beats:
            assert beat.effects, (canvas.name, beat.id)
            assert all(e.name in EFFECTS for e in beat.effects), beat.id
        for item in walk(made.items):
            if isinstance(item, Group):
                assert item.items, item.id
    assert not problems


@pytest.mark.parametrize(("grammar", "row"), EXAMPLES)
def test_each_canvas_is_composed_anew(grammar: Grammar, row: Row) -> None:
    """No canvas shows another's actors under one scale and one shift."""
    match = next((m for g, m in offers(row) if g.name == grammar.name), None)
    assert match is not None
    dressed = load("dark")
    placed = {
        canvas.name: _boxes(scene(row, match, canvas, dressed))
        for canvas in canvases()
        if canvas.name in ("slide", "shorts", "portrait", "square")
    }
    names = sorted(placed)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            assert not _scaled(placed[one], placed[other]), f"{other} is {one} scaled"


def _boxes(made: Scene) -> dict[str, tuple[float, float, float, float]]:
    """The top-level parts of the diagram, by id."""
    out = {}
    for item in made.items:
        if item.id in made.diagram and isinstance(item, Group | Table):
            box = bounds(item)
            out[item.id] = (box.x, box.y, box.w, box.h)
    return out


def _scaled(
    one: dict[str, tuple[float, float, float, float]], other: dict[str, tuple[float, float, float, float]]
) -> bool:
    """Whether all parts of `one` are those of `other` under x -> k x + t with one k for both axes."""
    shared = sorted(set(one) & set(other))
    if len(shared) < 3 or set(one) != set(other):
        return False
    widest = max(shared, key=lambda name: one[name][2])
    k = other[widest][2] / one[widest][2]
    dx, dy = (other[widest][i] - k * one[widest][i] for i in (0, 1))
    return all(
        abs(other[n][0] - k * one[n][0] - dx) < 2
        and abs(other[n][1] - k * one[n][1] - dy) < 2
        and abs(other[n][2] - k * one[n][2]) < 2
        and abs(other[n][3] - k * one[n][3]) < 2
        for n in shared
    )
