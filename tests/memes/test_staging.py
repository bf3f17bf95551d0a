"""What holds for any bullet: it is staged, nothing is broken, everybody stands on something."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.compose import SLIDE
from builder.geometry import Box
from builder.memes.compose import compose
from builder.pictures import MEME
from builder.scene.check import check
from builder.scene.items import Group, Shape, Text
from builder.scene.model import Scene
from builder.scene.walk import bounds, walk
from builder.theme import load as theme

BULLETS = [
    '"I love deadlines" with a tired DBA looking at a migration',
    '"It was DNS" vs "It was not DNS" - one smug, one sweating',
    "✗ A wiki nobody reads ✓ A runbook next to the code",
    '"We have observability at home" pointing to grep',
    '"This is fine" with the payment service',
    '"One does not simply restore from tape" - the storage admin',
    "Certificates expiring at midnight",
    '"Have you tried turning it off and on again, and again, until the phone finally stops ringing?" - every SRE',
    "Galaxy brain meme with bash script, cron job, workflow engine and event bus",
    'Two operators arguing over one resource: "Mine" "No, mine"',
    '"You get a namespace, you get a namespace, everybody gets a namespace" - platform team',
    "Distracted boyfriend meme with a developer looking at a new framework while the old one watches",
    '"Postgres" vs "Redis" vs "a CSV file"',
    "Pirate meme",
    "…",
]


@pytest.mark.parametrize("look", ["dark", "light"])
@pytest.mark.parametrize("bullet", BULLETS)
def test_a_bullet_nobody_thought_of_composes_clean(bullet: str, look: str, shoot) -> None:
    for canvas in (MEME, SLIDE):
        scene = compose(*shoot(bullet), canvas, theme(look))
        assert check(scene, theme(look), least=34) == ()
        assert cast(scene), "a meme without a face is not one"


def cast(scene: Scene) -> list[Group]:
    """The players: top-level groups with a description."""
    return [i for i in scene.items if isinstance(i, Group) and i.alt]


@pytest.mark.parametrize("count", range(1, 13))
@pytest.mark.parametrize("noun", ["pods", "teams", "services"])
def test_any_number_goes_round_the_chair(noun: str, count: int, shoot) -> None:
    bullet = f"Musical chairs with {count} {noun if count > 1 else noun[:-1]} and one meeting room"
    for canvas in (MEME, SLIDE):
        scene = compose(*shoot(bullet), canvas, theme("dark"))
        assert check(scene, theme("dark"), least=34) == ()
        players = [g for g in cast(scene) if g.id != "chair"]
        assert len(players) == count
        assert all(canvas.box.inset(-6).contains(bounds(g)) for g in players)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 9, 12])
def test_any_number_shares_one_card(count: int, shoot) -> None:
    bullet = f'"You guys are getting your own GPUs?" with {count} pods looking at 2 dedicated pods'
    for canvas in (MEME, SLIDE):
        scene = compose(*shoot(bullet), canvas, theme("light"))
        assert check(scene, theme("light"), least=34) == ()
        assert sum(g.id.startswith("pod-") for g in cast(scene)) == count + 2


def by_id(scene: Scene, name: str) -> Shape:
    found = next(i for i in walk(scene.items) if i.id == name)
    assert isinstance(found, Shape)
    return found


def test_feet_touch_the_card_that_carries_them(shoot) -> None:
    bullet = '"You guys are getting your own GPUs?" with time-sliced pods looking at dedicated pods'
    for canvas in (MEME, SLIDE):
        scene = compose(*shoot(bullet, pods=4), canvas, theme("dark"))
        card = by_id(scene, "shared/shroud/body").box
        for letter in "abcd":
            foot = next(bounds(i).bottom for i in walk(scene.items) if i.id == f"pod-{letter}/body/lip")
            assert 2 <= foot - card.y <= 4
        podium = next(bounds(i) for i in scene.items if i.id.startswith("podium"))
        assert by_id(scene, "own-1/edge/lip").box.bottom == pytest.approx(podium.y, abs=10)


def test_their_own_cards_are_apart_and_no_downgrade(shoot) -> None:
    bullet = '"You guys are getting your own GPUs?" with time-sliced pods looking at dedicated pods'
    for canvas, least in ((MEME, 0.75), (SLIDE, 1.0)):
        scene = compose(*shoot(bullet, pods=4), canvas, theme("dark"))
        shared, one, other = (by_id(scene, f"{name}/shroud/body").box for name in ("shared", "own-1", "own-2"))
        bracket = by_id(scene, "own-2/bracket/lip").box
        assert one.w >= least * shared.w
        assert bracket.x - one.right >= 28
        assert canvas.keep.inset(-12).contains(Box(shared.x, shared.y, 1, 1))
        assert other.right <= canvas.keep.right


def test_the_rope_stands_on_the_floor_before_the_podium(shoot) -> None:
    bullet = '"You guys are getting your own GPUs?" with time-sliced pods looking at dedicated pods'
    for canvas in (MEME, SLIDE):
        scene = compose(*shoot(bullet, pods=4), canvas, theme("light"))
        podium = next(bounds(i) for i in scene.items if i.id.startswith("podium"))
        rope = next(bounds(i) for i in scene.items if i.id.startswith("queue-rope"))
        assert podium.bottom < rope.bottom - 20
        assert rope.bottom <= next(bounds(i) for i in scene.items if i.id.startswith("floor")).bottom


def test_nobodys_head_touches_the_horizon(shoot) -> None:
    scene_of = shoot("Musical chairs meme with pods and a single GPU chair", pods=4, below="The music stopped.")
    for canvas in (MEME, SLIDE):
        scene = compose(*scene_of, canvas, theme("dark"))
        horizon = next(bounds(i) for i in scene.items if i.id.startswith("floor")).y
        for actor in cast(scene) + [i for i in scene.items if i.id.startswith("music-note")]:
            box = bounds(actor)
            assert min(abs(box.y - horizon), abs(box.bottom - horizon)) > 20


def test_the_looks_cross(shoot) -> None:
    """Those below look up to the right at those above."""
    bullet = '"You guys are getting your own GPUs?" with time-sliced pods looking at dedicated pods'
    scene = compose(*shoot(bullet, pods=4), MEME, theme("dark"))
    eye, pupil = (
        bounds(next(i for i in walk(scene.items) if i.id == f"pod-b/face/{part}"))
        for part in ("eye-right", "pupils/right")
    )
    assert pupil.cx > eye.cx
    assert pupil.cy < eye.cy


def test_captions_stand_clear_of_faces(shoot) -> None:
    for bullet in BULLETS:
        for canvas in (MEME, SLIDE):
            scene = compose(*shoot(bullet), canvas, theme("dark"))
            words = [i.box for i in scene.items if isinstance(i, Text)]
            eyes = [bounds(i) for i in walk(scene.items) if "/eye-" in i.id]
            assert not [1 for w in words for e in eyes if w.overlaps(e)]


WORDS = st.lists(st.sampled_from(
    ['"', "-", "vs", "looking at", "with", "meme", ":", "✓", "✗", "a", "pods", "GPU", "the DBA", "12", "300", "queues",
     "don't", "but", "pointing to", "日本語", "🔥", "שלום", "x" * 60, "musical chairs", "this is fine", "you guys?"]
), min_size=1, max_size=14)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS)
def test_any_words_make_a_picture(words: list[str], shoot) -> None:
    shot, board = shoot(" ".join(words))
    for canvas in (MEME, SLIDE):
        scene = compose(shot, board, canvas, theme("dark"))
        assert scene.items
        assert compose(shot, board, canvas, theme("dark")) == scene


def test_a_bullet_of_a_thousand_words(shoot) -> None:
    shot, board = shoot('"' + "word and " * 40 + '" with ' + "many things, " * 400)
    for canvas in (MEME, SLIDE):
        scene = compose(shot, board, canvas, theme("dark"))
        assert not [p for p in check(scene, theme("dark"), least=34) if p.code != "text-overlap"]


def mood_of(scene: Scene, name: str) -> str:
    return next(g.alt for g in cast(scene) if g.id.startswith(name)).rsplit(", ", 1)[-1]


def test_everybody_wears_the_mood_of_their_own_words(shoot) -> None:
    bullet = '"Rollback done" - a proud SRE to a sad customer'
    scene = compose(*shoot(bullet), MEME, theme("dark"))
    assert (mood_of(scene, "sre"), mood_of(scene, "customer")) == ("smug", "sad")


def test_a_mood_that_changes_from_panel_to_panel_is_the_joke(shoot) -> None:
    bullet = '"Paging at night" crossed out, "Paging at noon" approved by a tired manager'
    scene = compose(*shoot(bullet), MEME, theme("dark"))
    assert [g.alt.rsplit(", ", 1)[-1] for g in cast(scene) if g.id.startswith("manager")] == ["ask", "smug"]


def test_two_of_a_kind_look_different(shoot) -> None:
    scene = compose(*shoot('"Who broke main?" with two developers'), MEME, theme("dark"))
    faces = [next(i for i in walk((g,)) if i.id.endswith("head/face")) for g in cast(scene)]
    assert len({f.fill for f in faces if isinstance(f, Shape)}) == 2


def test_flat_things_lie_on_each_other(shoot) -> None:
    scene = compose(*shoot('"Still idle" with the manager looking at idle GPUs'), MEME, theme("dark"))
    cards = [bounds(g) for g in scene.items if g.id.startswith("idle-gpu")]
    assert len(cards) == 3
    assert max(c.cx for c in cards) - min(c.cx for c in cards) < 2
    assert all(a.y > b.y for a, b in pairwise(cards))


def test_no_name_is_hidden(shoot) -> None:
    bullet = 'Product manager: "Just one button" - the front-end developer crying'
    for canvas in (MEME, SLIDE):
        scene = compose(*shoot(bullet), canvas, theme("light"))
        plates = [bounds(i) for i in scene.items if i.id.endswith("/plate")]
        last = [i.id for i in scene.items].index(next(i.id for i in scene.items if i.id.endswith("/plate")))
        assert len(plates) == 2
        assert not plates[0].overlaps(plates[1])
        assert all(not g.alt for g in scene.items[last:] if isinstance(g, Group))
