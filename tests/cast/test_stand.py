"""Members on a stage: contact with the ground, one scale for pods, legible blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.cast import Roll, badge, figure, stand
from builder.cast.stand import block, letters, smallest_pod
from builder.compose import SLIDE
from builder.geometry import Box
from builder.layout.stage import Stage
from builder.scene.items import Text
from builder.scene.walk import walk
from builder.theme import load


@pytest.fixture
def stage() -> Stage:
    return Stage(
        canvas=SLIDE, theme=load("dark"), box=Box(96, 260, 1728, 780), headline=Box(96, 98, 900, 120), floor=920
    )


def test_pods_in_a_row_have_one_scale_whatever_they_wear(stage: Stage) -> None:
    members = Roll().take(figure("4 pods"))
    placed = [stand(m, stage, foot=(300 * i, 900), height=240) for i, m in enumerate(members, 1)]
    assert len({p.scale for p in placed}) == 1
    assert {p.foot[1] for p in placed} == {900}


def test_pupils_turn_to_what_they_look_at(stage: Stage) -> None:
    pod = Roll().one(figure("pod"))

    def pupil(look: tuple[float, float]) -> float:
        made = stand(pod, stage, foot=(900, 900), height=240, look=look)
        found = next(i for i in walk((made.item,)) if i.id.endswith("pupils/left"))
        return found.box.cx  # type: ignore[union-attr]

    assert pupil((1900, 800)) > pupil((0, 800))


def test_blocks_are_never_set_below_the_least(stage: Stage) -> None:
    thing = Roll().one(figure("a very long name for one small gizmo"))
    made = stand(thing, stage, foot=(900, 900), height=60, width=120)
    words = [i for i in walk((made.item,)) if isinstance(i, Text)]
    assert words
    assert all(w.size >= stage.scale.least for w in words)


def test_sibling_blocks_share_one_letter_size(stage: Stage) -> None:
    roll = Roll()
    members = [roll.one(figure(w)) for w in ("zibeline", "quokka gizmo")]
    size = letters(members, (320, 220), stage)
    assert all(block(m, size, 320)[0] <= 321 for m in members)
    assert letters([], (320, 220), stage) == 0


def test_the_smallest_pod_has_a_readable_letter(stage: Stage) -> None:
    made = stand(Roll().one(figure("pod")), stage, foot=(300, 900), height=smallest_pod(stage))
    letter = next(i for i in walk((made.item,)) if isinstance(i, Text))
    assert letter.size >= 20


def test_a_badge_sits_at_the_shoulder(stage: Stage) -> None:
    pod = stand(Roll().one(figure("pod")), stage, foot=(900, 900), height=240)
    mark = badge(pod, "check", stage, name="badge-a", size=100)
    assert abs(mark.box.cx - pod.anchors["shoulder"][0]) < 1
    assert mark.box.h == pytest.approx(100)


def _drawn(words: str, stage: Stage) -> tuple[set[str], list[Text]]:
    state, noun = words.split()
    member = Roll().one(replace(figure(noun), state=state))
    made = stand(member, stage, foot=(900, 900), height=160, look=(0, 500))
    parts = list(walk((made.item,)))
    return {i.id.split("/", 1)[-1] for i in parts}, [i for i in parts if isinstance(i, Text)]


def test_a_block_shows_what_its_row_says_it_feels_over_its_words(stage: Stage) -> None:
    parts, words = _drawn("confused flange", stage)
    assert "look/mouth" in parts
    assert all(w.size >= stage.scale.least for w in words)
    assert "look" not in _drawn("unfelt flange", stage)[0]
    assert "look" not in _drawn("running flange", stage)[0]


def test_nobody_lends_a_block_a_mood(stage: Stage) -> None:
    assert Roll().one(figure("flange"), mood="dead").face == ""
    assert Roll().one(replace(figure("flange"), state="dead")).face == "dead"
