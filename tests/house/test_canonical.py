"""Canonical bytes: equal for equal content, different for anything else."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.canonical import digest, encode


@dataclass(frozen=True, slots=True)
class Pair:
    a: object
    b: object


@dataclass(frozen=True, slots=True)
class Twin:
    a: object
    b: object


DIFFERENT = [
    None, True, False, 0, 1, 1.0, -0.0, 0.0, "", "1", b"1", (), ((),), ("a", "b"), ("ab",), ("a", ("b",)), {"a": 1},
    {"a": "1"}, frozenset({1}), Pair(1, 2), Pair(2, 1), Twin(1, 2), Pair("1,b=", 2), Pair("1", ",b=2"),
]  # fmt: skip


def test_different_things_have_different_bytes() -> None:
    for one, other in combinations(DIFFERENT, 2):
        assert encode(one) != encode(other), (one, other)


def test_order_counts_where_it_means_something_and_nowhere_else() -> None:
    assert encode({"a": 1, "b": 2}) == encode({"b": 2, "a": 1}) == encode(MappingProxyType({"a": 1, "b": 2}))
    assert encode({3, 1, 2}) == encode({2, 3, 1})
    assert encode([1, 2]) == encode((1, 2)) != encode((2, 1))


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=8)
    | st.binary(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, VALUES)
def test_bytes_are_equal_only_for_the_same_value(one: object, other: object) -> None:
    assert (encode(one) == encode(other)) == _same(one, other)


def _same(one: object, other: object) -> bool:
    """Equal down to the types: 1, 1.0 and True are equal in Python and not here."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[k], other[k]) for k in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return repr(one) == repr(other)


def test_a_digest_is_the_same_in_every_process() -> None:
    code = "from builder.canonical import digest; print(digest({'a': {'x', 'y', 'z'}, 'b': 1.5}))"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert runs == {digest({"a": {"x", "y", "z"}, "b": 1.5}) + "\n"}


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no canonical form for object"):
        encode(object())
