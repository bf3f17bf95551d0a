from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.actors.tank import inset, lip, segments
from builder.errors import SceneError
from builder.geometry import Box
from builder.scene.items import Shape, Text

from .parts import WORDS, find, items, put, sound, texts

owners = st.sampled_from(["a", "b", "c", "d", "t", "", "ok"])
shares = st.lists(st.tuples(owners, st.floats(0.02, 1), st.text(WORDS, max_size=24)), min_size=1, max_size=7)


@given(shares, st.floats(300, 1800), st.floats(90, 260))
def test_segments_adjoin_and_fill_the_tank(given_shares: list[tuple[str, float, str]], w: float, h: float) -> None:
    total = sum(share for _, share, _ in given_shares)
    whole = tuple((who, share / total, label) for who, share, label in given_shares)
    parts = segments(whole, Box(0, 0, w, h))
    inner = Box(0, 0, w, h).inset(inset(h))
    assert parts[0].box.x == pytest.approx(inner.x)
    assert parts[-1].box.right == pytest.approx(inner.right)
    for one, other in itertools.pairwise(parts):
        assert one.box.right == pytest.approx(other.box.x)
    assert sum(part.box.w for part in parts) == pytest.approx(inner.w)


@settings(deadline=None)
@given(shares, st.text(WORDS, max_size=30))
def test_words_stay_on_their_segment(given_shares: list[tuple[str, float, str]], grow_label: str) -> None:
    total = max(1.0, sum(share for _, share, _ in given_shares))
    whole = tuple((who, share / total, label) for who, share, label in given_shares)
    grow = whole[-1][0]
    placed = put("tank", w=1200, h=180, segments=whole, grow=grow, grow_label=grow_label)
    sound(placed)
    parts = {part.name: part.box for part in segments(whole, Box(0, 0, 1200, 180))}
    for text in texts(placed):
        name = text.id.split("/")[1].removeprefix("segment-")
        box = parts[name]
        assert text.box.x >= box.x - 0.5
        assert text.box.right <= box.right + 0.5
        assert text.y <= box.bottom - lip(180)


def test_shares_over_one_are_squeezed_into_the_tank() -> None:
    parts = segments((("a", 1.0, ""), ("b", 1.0, "")), Box(0, 0, 1000, 200))
    assert parts[0].box.w == pytest.approx(parts[1].box.w)
    assert parts[-1].box.right == pytest.approx(1000 - inset(200))


def test_less_than_one_leaves_the_rest_free() -> None:
    parts = segments((("a", 0.25, ""),), Box(0, 0, 1000, 200))
    assert parts[0].box.w == pytest.approx((1000 - 2 * inset(200)) / 4)


def test_every_owner_has_a_seat_in_the_wall_over_its_part() -> None:
    placed = put("tank", segments=(("a", 0.2, "A"), ("pod-b", 0.3, "B"), ("a", 0.5, "A")))
    assert {"seat-a", "seat-b", "seat-a-2"} <= set(placed.anchors)
    parts = segments((("a", 0.2, "A"), ("pod-b", 0.3, "B"), ("a", 0.5, "A")), Box(0, 0, 1728, 220))
    for part in parts:
        x, y = placed.anchors[f"seat-{part.name}"]
        assert x == pytest.approx(part.box.cx)
        assert 2 <= y <= 4


def test_full_turns_the_wall_to_alarm_and_ink_is_for_paper() -> None:
    def wall(**params: str) -> str:
        theme = params.pop("theme", "dark")
        item = find(put("tank", theme=theme, **params), "wall")
        assert isinstance(item, Shape)
        assert item.stroke is not None
        return item.stroke.paint.role

    assert wall() == "line_2"
    assert wall(full="yes") == "fail"
    assert wall(theme="light") == "ink"
    assert wall(theme="light", full="yes") == "fail"


def test_grower_points_at_whom_it_squeezes() -> None:
    three = (("a", 0.3, "A"), ("b", 0.4, "B"), ("c", 0.3, "C"))
    ids = {item.id for item in items(put("tank", segments=three, grow="b"))}
    assert {"x/segment-b/grow-left", "x/segment-b/grow-right"} <= ids
    ids = {item.id for item in items(put("tank", segments=three, grow="c"))}
    assert "x/segment-c/grow-left" in ids
    assert "x/segment-c/grow-right" not in ids


def test_reading_and_name_are_printed_verbatim() -> None:
    placed = put("tank", segments=(("d", 1.0, "GPU memory full"),), reading="100%", name="GPU memory: one pool")
    assert {text.string for text in texts(placed)} == {"100%", "GPU memory full", "GPU memory: one pool"}
    name = find(placed, "name")
    assert isinstance(name, Text)
    assert name.y > 220


def test_a_segment_must_be_a_triple() -> None:
    with pytest.raises(SceneError, match="owner, share, label"):
        put("tank", segments=(("a", 0.5),))
