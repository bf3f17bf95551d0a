"""Even places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.layout.spread import packed, rows, spread


def test_places_are_the_middles_of_equal_shares() -> None:
    assert spread(4, 0, 400) == (50, 150, 250, 350)
    assert spread(0, 0, 400) == ()


def test_packed_things_stand_a_gap_apart_about_the_centre() -> None:
    assert packed((100, 50), 10, 0) == (-30, 55)


@given(st.integers(1, 60), st.integers(1, 12))
def test_rows_hold_everything_as_evenly_as_can_be(count: int, most: int) -> None:
    found = rows(count, most)
    assert sum(found) == count
    assert max(found) <= most
    assert max(found) - min(found) <= 1
    assert list(found) == sorted(found)
