from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.actors.model import Placed
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


def test_the_wall_is_inside_the_box_and_feet_stand_in_it() -> None:
    for full in ("", "yes"):
        placed = put("tank", full=full)
        wall = find(placed, "wall")
        assert isinstance(wall, Shape)
        assert wall.stroke is not None
        outer = wall.box.inset(-wall.stroke.width / 2)
        assert placed.box.contains(outer)
        y = placed.anchors["seat-a"][1]
        assert 2 <= y - outer.y <= 4
        assert y < outer.y + wall.stroke.width


THREE = (("a", 0.2, "A"), ("b", 0.2, "B"), ("d", 0.6, "D"))


def middle_of(placed: Placed, *names: str) -> float:
    boxes = [item.box for name in names if isinstance(item := find(placed, name), Text)]
    return (min(box.x for box in boxes) + max(box.right for box in boxes)) / 2


def test_the_grower_keeps_its_letter_under_where_it_stands() -> None:
    for axis in (1150.0, 1300.0, -1.0):
        placed = put("tank", segments=THREE, grow="d", grow_label="still growing", axis=axis)
        letter, label = find(placed, "segment-d/letter"), find(placed, "segment-d/label")
        assert isinstance(letter, Text)
        assert isinstance(label, Text)
        assert (letter.string, label.string) == ("D", "still growing")
        assert letter.y == label.y
        wanted = axis if axis > 0 else placed.anchors["part-d"][0]
        assert letter.box.cx == pytest.approx(wanted, abs=1)
        assert label.box.x > letter.box.right or label.box.right < letter.box.x
        assert letter.size == find(placed, "segment-a/label").size  # type: ignore[union-attr]


@pytest.mark.parametrize("axis", [1300.0, 864.0, 1600.0])
def test_a_full_tank_carries_the_letter_on_one_baseline(axis: float) -> None:
    placed = put(
        "tank", segments=(("d", 1.0, "GPU memory full"),), full="yes", reading="100%", letter="D", axis=axis
    )  # fmt: skip
    found = sorted(texts(placed), key=lambda text: text.box.x)
    assert {text.string for text in found} == {"100%", "GPU memory full", "D"}
    assert len({round(text.y, 3) for text in found}) == 1
    for one, other in itertools.pairwise(found):
        assert other.box.x - one.box.right >= 40
    assert middle_of(placed, "segment-d/letter") == pytest.approx(axis)


def test_no_letter_where_there_is_no_room_for_it() -> None:
    placed = put("tank", w=560, h=110, segments=(("d", 1.0, "GPU memory full"),), reading="100%", letter="D", axis=120)
    assert "D" not in {text.string for text in texts(placed)}


def test_the_name_keeps_clear_of_the_wall() -> None:
    for size in (34, 42, 50):
        name = find(put("tank", name="GPU memory", name_size=size), "name")
        assert isinstance(name, Text)
        assert name.y - 0.727 * size - 220 >= 28


def test_a_segment_must_be_a_triple() -> None:
    with pytest.raises(SceneError, match="owner, share, label"):
        put("tank", segments=(("a", 0.5),))
