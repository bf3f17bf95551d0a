"""Every format folder is a test of itself: its examples are its, and compose clean on every canvas in both themes."""

from __future__ import annotations

import re

import pytest

from builder.compose import SLIDE
from builder.geometry import Box
from builder.layout.scale import scale_of
from builder.memes import load
from builder.memes.bullet import idea
from builder.memes.choose import choose
from builder.memes.compose import compose, format_of, meme_of
from builder.memes.model import Example, Format
from builder.pictures import MEME
from builder.scene.check import check
from builder.scene.items import Group, Image, Text
from builder.scene.model import Scene
from builder.scene.walk import bounds, walk
from builder.theme import load as theme

FORMATS = load.formats()
CASES = [pytest.param(f, e, id=f"{f.slug}-{i}") for f in FORMATS for i, e in enumerate(f.examples)]


def printed(scene: Scene) -> str:
    return " ".join(" ".join(i.string.split()) for i in walk(scene.items) if isinstance(i, Text))


def test_there_is_one_fallback_and_it_is_asked_last() -> None:
    assert [f.slug for f in FORMATS if f.fallback] == ["one-picture"] == [FORMATS[-1].slug]


@pytest.mark.parametrize("kind", FORMATS, ids=lambda f: f.slug)
def test_a_format_brings_examples_and_both_stagings(kind: Format) -> None:
    assert kind.title
    assert kind.examples
    assert kind.settings["square"]
    assert kind.settings["wide"]


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_an_example_is_taken_with_its_words_and_cast(kind: Format, example: Example) -> None:
    meme = choose(idea(example.bullet, {}), FORMATS)
    assert meme.format.slug == kind.slug
    assert dict(meme.captions) == dict(example.captions)
    counts = {role: sum(f.count for f in figures) for role, figures in meme.cast.items()}
    assert {role: counts.get(role, 0) for role in example.cast} == dict(example.cast)


@pytest.mark.parametrize(
    ("kind", "bullet"), [pytest.param(f, b, id=f"{f.slug}-{i}") for f in FORMATS for i, b in enumerate(f.others)]
)
def test_a_format_leaves_other_jokes_alone(kind: Format, bullet: str) -> None:
    assert choose(idea(bullet, {}), FORMATS).format.slug != kind.slug


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize(("kind", "example"), CASES)
def test_an_example_composes_clean(kind: Format, example: Example, look: str, shoot) -> None:
    shot, board = shoot(example.bullet, pods=4)
    for canvas in (MEME, SLIDE):
        scene = compose(shot, board, canvas, theme(look))
        assert check(scene, theme(look), least=max(34, scale_of(canvas).least)) == ()
        titles = [i for i in walk(scene.items) if isinstance(i, Text) and i.role == "title"]
        assert len(titles) == 1
        assert scene.layout == "meme"
        assert scene.notes == example.bullet
        assert scene.alt
        assert "{" not in scene.alt
        assert not [i for i in walk(scene.items) if isinstance(i, Image)]
        for words in example.captions.values():
            assert " ".join(words.split()) in printed(scene)


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_quotes_are_printed_word_for_word(kind: Format, example: Example, shoot) -> None:
    shot, board = shoot(example.bullet)
    scene = compose(shot, board, MEME, theme("dark"))
    for quote in re.findall(r'"([^"]+)"', example.bullet):
        assert quote.replace("'", "’") in printed(scene)


def boxes(scene: Scene) -> dict[str, Box]:
    return {i.id: bounds(i) for i in walk(scene.items) if isinstance(i, Group) and i.alt}


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_the_slide_is_staged_anew(kind: Format, example: Example, shoot) -> None:
    """No slide is a scaled and shifted square: the picture, its floor and its words do not keep their proportions."""
    shot, board = shoot(example.bullet, pods=4)
    square, wide = (compose(shot, board, c, theme("dark")) for c in (MEME, SLIDE))
    mine, other = boxes(square), boxes(wide)
    assert mine.keys() == other.keys()
    title, far = (
        next(i for i in walk(s.items) if isinstance(i, Text) and i.role == "title").box for s in (square, wide)
    )
    pairs = [(mine[k], other[k]) for k in mine] + [(title, far)]
    scales = [(b.w / a.w, b.h / a.h) for a, b in pairs]
    moves = [(b.x - a.x * sx, b.y - a.y * sy) for (a, b), (sx, sy) in zip(pairs, scales, strict=True)]
    assert (
        max(x for x, _ in moves) - min(x for x, _ in moves) > 20
        or max(y for _, y in moves) - min(y for _, y in moves) > 20
    )


def test_the_file_name_is_the_format(shoot) -> None:
    assert format_of(*shoot("Musical chairs meme with pods and a single GPU chair", pods=4)) == "musical-chairs"


def test_every_player_gets_its_own_letter(shoot) -> None:
    bullet = '"You guys are getting your own GPUs?" with time-sliced pods looking at dedicated pods'
    scene = compose(*shoot(bullet, pods=4), MEME, theme("dark"))
    named = [i.id for i in scene.items if isinstance(i, Group) and i.id.startswith("pod-") and i.alt]
    assert sorted(named) == ["pod-a", "pod-b", "pod-c", "pod-d", "pod-e", "pod-f"]
    assert meme_of(*shoot(bullet, pods=4)).cast["have-nots"][0].count == 4
