"""Every drawing in templates/actors, in every word of its parameters: a contributor adds no test."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

import pytest

from builder import resources
from builder import theme as themes
from builder.actors import base, catalogue
from builder.actors.bake import SIDES, middle
from builder.actors.model import Placed, Value
from builder.actors.remap import extents
from builder.geometry import path_bounds
from builder.language.lexicon import key
from builder.scene.items import Group, Item, Paint, Path, Shape, Text
from builder.scene.walk import walk
from builder.theme import Theme
from tests.actors.outlines import crosses_itself, overlap, rings

DRAWN = tuple(resources.names("templates/actors", ".svg"))
STAGES = [themes.load(name).variant(palette) for name in themes.names() for palette in ("", "hot")]


@cache
def variants(kind: str) -> tuple[dict[str, Value], ...]:
    """Every pair of words of the drawing's parameters, everything else as it comes."""
    choices = {n: takes for n, (takes, _) in base.info(kind).params.items() if isinstance(takes, tuple)}
    found: list[dict[str, Value]] = [{}]
    if len(choices) == 1:
        found += [{name: word} for name, words in choices.items() for word in words]
    for (a, words_a), (b, words_b) in combinations(choices.items(), 2):
        found += [{a: x, b: y} for x, y in product(words_a, words_b)]
    return tuple(found)


@cache
def singles(kind: str) -> tuple[dict[str, Value], ...]:
    """Every word of the drawing's parameters once: enough for what does not depend on two of them together."""
    choices = {n: takes for n, (takes, _) in base.info(kind).params.items() if isinstance(takes, tuple)}
    return ({}, *({name: word} for name, words in choices.items() for word in words))


def paints(items: tuple[Item, ...]) -> Iterator[Paint]:
    for item in walk(items):
        if isinstance(item, Shape | Path):
            yield from (p for p in (item.fill, item.stroke.paint if item.stroke else None) if p)
        elif isinstance(item, Text):
            yield from (run.paint for line in item.lines for run in line)


def put(kind: str, theme: Theme, /, **params: Value) -> Placed:
    return base.place(kind, id="x", theme=theme, foot=(400, 300), **params)


@pytest.mark.parametrize("kind", DRAWN)
def test_every_variant_composes_soundly(kind: str, light: Theme) -> None:
    for params in variants(kind):
        placed = put(kind, light, scale=0.7, **params)
        items = list(walk((placed.item,)))
        ids = [item.id for item in items]
        assert len(ids) == len(set(ids)), params
        assert all(name == "x" or name.startswith("x/") for name in ids)
        assert placed.item.alt, params
        assert placed.box.w > 0
        assert placed.box.h > 0
        for item in items:
            if isinstance(item, Text):
                assert item.size % 2 == 0
                assert len(item.widths) == len(item.lines)
                assert min(item.widths) > 0
            elif isinstance(item, Shape | Path):
                stroke = item.stroke
                assert item.fill or stroke, item.id
                assert not (item.fill and stroke and (item.fill.alpha < 100 or stroke.paint.alpha < 100)), item.id
                assert not stroke or all(round(v * 100) == pytest.approx(v * 100) for v in stroke.dash), item.id
            else:
                assert isinstance(item, Group)
                assert item.items


@pytest.mark.parametrize("kind", DRAWN)
def test_every_role_is_known_on_every_stage(kind: str) -> None:
    for stage, params in product(STAGES, singles(kind)):
        for paint in paints((put(kind, stage, **params).item,)):
            stage.rgb(paint)


@pytest.mark.parametrize("kind", DRAWN)
def test_ports_are_the_middles_of_their_items(kind: str, dark: Theme) -> None:
    for params, mirror in product(singles(kind), (False, True)):
        placed = base.place(kind, id="x", theme=dark, scale=1.3, mirror=mirror, **params)
        known = {item.id: item for item in walk((placed.item,))}
        assert set(SIDES) <= set(placed.ports)
        for name, (port, at) in placed.ports.items():
            item = known[port.item]
            assert isinstance(item, Shape | Path)
            box = item.box if isinstance(item, Shape) else path_bounds(item.d)
            assert at == pytest.approx(middle(box, port.side)), name


@pytest.mark.parametrize("kind", DRAWN)
def test_what_the_metadata_names_is_drawn_in_some_variant(kind: str, dark: Theme) -> None:
    from builder.actors.metadata import read_meta

    root = resources.find(f"templates/actors/{kind}.svg")
    text = root.read_text(encoding="utf-8").partition("<metadata>")[2].partition("</metadata>")[0]
    meta = read_meta(kind, text)
    seen: set[str] = set()
    ports: set[str] = set()
    for params in variants(kind):
        placed = put(kind, dark, **params)
        seen |= {item.id.removeprefix("x/") for item in walk((placed.item,))}
        ports |= set(placed.ports)
    assert set(meta.ports) <= ports
    flat = [name for entry in meta.keyline for name in (entry if isinstance(entry, list) else [entry])]
    assert set(flat) <= seen


def filled_paths(kind: str, dark: Theme) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for params in variants(kind):
        for item in walk((put(kind, dark, **params).item,)):
            if isinstance(item, Path) and item.fill:
                found.setdefault(repr(item.d), item)
    return found


@pytest.mark.parametrize("kind", DRAWN)
def test_filled_outlines_cross_neither_themselves_nor_each_other(kind: str, dark: Theme) -> None:
    for item in filled_paths(kind, dark).values():
        found = rings(item.d)
        assert not any(crosses_itself(ring) for ring in found), item.id
        assert not any(overlap(a, b) for a, b in combinations(found, 2)), item.id


@pytest.mark.parametrize("kind", DRAWN)
def test_the_solid_box_is_what_is_painted(kind: str, dark: Theme) -> None:
    for params in variants(kind):
        placed = put(kind, dark, shadow=False, **params)
        painted = extents((placed.item,))
        assert placed.box.contains(painted, 0.01)
        assert painted.contains(placed.box, 0.01)


@pytest.mark.parametrize("kind", DRAWN)
def test_every_drawing_has_words_of_its_own_or_is_a_part_of_others(kind: str) -> None:
    words = base.info(kind).words
    sources = (resources.find(f"templates/actors/{other}.svg").read_text(encoding="utf-8") for other in DRAWN)
    assert words or any(f'href="{kind}"' in source for source in sources)
    others = {w.lower() for other in DRAWN if other != kind for w in base.info(other).words}
    assert not {w.lower() for w in words} & others


@pytest.mark.parametrize("kind", DRAWN)
def test_words_read_off_the_file_are_those_of_the_drawing(kind: str) -> None:
    assert catalogue.words(kind) == base.info(kind).words


def test_no_two_actors_answer_to_the_same_stem() -> None:
    owners: dict[tuple[str, ...], set[str]] = {}
    for kind in base.kinds():
        for word in catalogue.words(kind):
            owners.setdefault(tuple(key(word)), set()).add(kind)
    assert not {stem: kinds for stem, kinds in owners.items() if len(kinds) > 1}
