"""Plates are sized by their words: any words stay inside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.actors.bake import CAP
from builder.actors.label import bubble, times
from builder.color import luminance
from builder.geometry import path_bounds
from builder.scene.items import Path, Shape, Text
from builder.theme import load

from .parts import WORDS, find, put, shape_box, sound, texts

words = st.text(WORDS, min_size=1, max_size=40).filter(lambda text: text.strip())


@settings(deadline=None, max_examples=30)
@pytest.mark.parametrize("kind", ["chip", "ticket", "tag", "price-tag", "sign", "callout", "caption"])
@given(said=words)
def test_words_are_inside_their_plate(kind: str, said: str) -> None:
    placed = put(kind, words=said)
    sound(placed)
    plate = shape_box(placed, "bubble" if kind == "callout" else "plate")
    text = find(placed, "words") if kind not in ("callout", "caption") else next(texts(placed))
    assert isinstance(text, Text)
    assert text.box.x >= plate.x + 4
    assert text.box.right <= plate.right - 4
    assert text.y - CAP[text.face] * text.size > plate.y
    assert text.y + text.pitch * (len(text.lines) - 1) < plate.bottom


@settings(deadline=None, max_examples=30)
@given(said=words)
def test_words_are_inside_the_frame_of_a_sign(said: str) -> None:
    placed = put("sign", words=said)
    frame, text = find(placed, "frame"), find(placed, "words")
    assert isinstance(frame, Path)
    assert isinstance(text, Text)
    box = path_bounds(frame.d)
    top = text.y - CAP["display"] * text.size
    lean = 22 * (box.bottom - top) / box.h
    assert text.box.x > box.x + 22 - lean - 4
    assert text.box.right < box.right
    assert abs(text.x - box.cx) < 0.01


@pytest.mark.parametrize("kind", ["chip", "ticket", "tag", "sign"])
def test_capitals_stand_in_the_middle(kind: str) -> None:
    placed = put(kind, words="POD")
    plate, text = shape_box(placed, "plate"), find(placed, "words")
    assert isinstance(text, Text)
    raised = 3 if kind == "ticket" else 0  # for the hands on its lower edge
    assert text.y - CAP[text.face] * text.size / 2 == pytest.approx(plate.cy - raised, abs=0.5)


def test_sizes_follow_the_letters() -> None:
    assert put("chip", size=60).box.h > put("chip", size=40).box.h
    assert put("ticket", words="nvidia.com/gpu: 1").box.w > put("ticket", words="cpu: 1").box.w
    assert put("sign", words="Staff only until nine", most=360).box.w <= 420


def test_a_ticket_has_room_for_two_hands_and_wears_its_holder() -> None:
    placed = put("ticket", who="c")
    left, right = placed.anchors["hand-left"], placed.anchors["hand-right"]
    assert placed.box.x < left[0] < right[0] < placed.box.right
    text, frame = find(placed, "words"), find(placed, "frame")
    assert isinstance(text, Text)
    assert isinstance(frame, Shape)
    hands = left[1] - 18  # a pod's hand at its largest
    assert hands - (text.y + 0.21 * text.size) >= 6
    assert text.box.x - frame.box.x >= 14
    assert frame.stroke.paint.role == "pod_c.base"  # type: ignore[union-attr]


def test_an_old_price_is_struck_and_kept() -> None:
    placed = put("price-tag", words="$0.90/hr", was="$3.00")
    assert {text.string for text in texts(placed)} == {"$0.90/hr", "$3.00"}
    old, strike = find(placed, "was"), shape_box(placed, "was/strike")
    assert isinstance(old, Text)
    assert strike.w > old.widths[0]
    assert placed.box.x <= old.box.x
    assert old.box.right < shape_box(placed, "plate").x


@pytest.mark.parametrize("side", ["top", "right", "bottom", "left"])
@given(at=st.floats(0, 1))
def test_a_call_out_points_out_of_the_side_asked_for(side: str, at: float) -> None:
    d, (x, y) = bubble(300, 140, side, at, radius=36)
    outside = {"top": y < -70, "right": x > 150, "bottom": y > 70, "left": x < -150}
    assert [name for name, out in outside.items() if out] == [side]
    assert path_bounds(d).w >= 300


def test_a_tag_without_a_skull_is_only_its_words() -> None:
    assert put("tag", icon="none").box.w < put("tag").box.w


def test_times_says_how_many() -> None:
    made = times("x", 4, 100, 200)
    assert made.string == "×4"
    assert made.box.cx == pytest.approx(100)
    assert times("x", 2.5, 0, 0).string == "×2.5"


@pytest.mark.parametrize("tone", ["volt", "neutral", "paper", "warn", "fail", "quiet"])
def test_chips_have_a_lip_darker_than_their_plate(tone: str) -> None:
    for name in ("dark", "light"):
        placed = put("chip", tone=tone, theme=name)
        plate, lip = find(placed, "plate"), find(placed, "lip")
        assert isinstance(plate, Shape)
        assert isinstance(lip, Shape)
        assert lip.box.bottom == pytest.approx(placed.box.bottom)
        assert 6 <= lip.box.bottom - plate.box.bottom <= 12
        theme = load(name)
        assert plate.fill is not None
        assert lip.fill is not None
        assert luminance(theme.rgb(lip.fill)) < luminance(theme.rgb(plate.fill))


@pytest.mark.parametrize(("role", "lip"), [("pod_a.base", "pod_a.lip"), ("gold", "gold_lip"), ("line", "line")])
def test_a_chip_in_a_role_wears_that_roles_lip(role: str, lip: str) -> None:
    item = find(put("chip", role=role), "lip")
    assert isinstance(item, Shape)
    assert item.fill is not None
    assert item.fill.role == lip
