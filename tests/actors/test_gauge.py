from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.actors.gauge import RADIUS, START, SWEEP, TRACK, state_of
from builder.scene.items import Path, Text

from .parts import find, put, shape_box, sound


@given(st.floats(-20, 130, allow_nan=False))
def test_needle_points_to_the_value_and_stays_on_the_dial(value: float) -> None:
    placed = put("gauge", value=value)
    sound(placed)
    (cx, cy), (x, y) = placed.anchors["centre"], placed.anchors["tip"]
    angle = math.degrees(math.atan2(y - cy, x - cx)) % 360
    shown = min(100.0, max(0.0, value))
    assert (angle - (START + SWEEP * shown / 100)) % 360 == pytest.approx(0, abs=1e-6) or angle == pytest.approx(
        (START + SWEEP * shown / 100) % 360
    )
    assert math.dist((cx, cy), (x, y)) == pytest.approx(RADIUS)


@pytest.mark.parametrize(
    ("value", "state"), [(0, "warn"), (39.9, "warn"), (40, "ok"), (84, "ok"), (85, "fail"), (100, "fail")]
)
def test_state_follows_the_value(value: float, state: str) -> None:
    assert state_of(value) == state
    item = next(i for i in put("gauge", value=max(1.0, value)).item.items if i.id == "x/value")
    assert isinstance(item, Path)
    assert item.fill is not None
    assert item.fill.role == state_of(max(1.0, value))


def test_author_may_choose_the_state() -> None:
    value = find(put("gauge", value=90, state="ok"), "value")
    assert isinstance(value, Path)
    assert value.fill is not None
    assert value.fill.role == "ok"


@pytest.mark.parametrize("reading", ["20%", "100%", "7", "1,250 tok/s", "almost nothing at all"])
def test_number_is_large_and_between_the_ends_or_under_them(reading: str) -> None:
    placed = put("gauge", value=50, reading=reading)
    number = find(placed, "reading")
    assert isinstance(number, Text)
    left = placed.box.cx - number.widths[0] / 2
    ends = RADIUS * math.cos(math.radians(30)) - TRACK / 2
    top = number.y - 0.66 * number.size
    dial_end = placed.anchors["centre"][1] + RADIUS * math.sin(math.radians(30)) + TRACK / 2
    assert number.widths[0] / 2 < ends or top > dial_end
    assert left > placed.box.x
    if len(reading) <= 4:
        assert number.size >= 150


def test_zero_shows_an_empty_track() -> None:
    assert not [item for item in put("gauge", value=0).item.items if item.id == "x/value"]


def test_value_lies_on_the_track() -> None:
    placed = put("gauge", value=100)
    assert shape_box(placed, "track").inset(-TRACK / 2 - 1).contains(shape_box(placed, "value"))
