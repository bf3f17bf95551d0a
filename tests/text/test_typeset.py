"""House punctuation: what changes, what must not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.text.typeset import typeset

PIECES = [
    "it's", '"a', 'b"', "'c'", "wait...", "--", "-", "->", "=>", "4x4", "2x", "x", "4", '"', "'", '`q"`', 'k="v"',
    "my_var", "end.", "(x)", "✅", "$5", "=", '13"', "'90s", "./...", '"k": "v"', "{a}", "\n",
]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("it's \"quoted\" and 'single', the pods' own", "it’s “quoted” and ‘single’, the pods’ own"),
        ("\"'nested' quotes\"", "“‘nested’ quotes”"),
        ('("hi")—"there", "yes," she said', "(“hi”)—“there”, “yes,” she said"),
        ("the '90s, rock 'n' roll, 1990's", "the ’90s, rock ’n’ roll, 1990’s"),
        ('a 13.3" screen, 5\'10", "see 4"', "a 13.3″ screen, 5′10″, “see 4”"),
        ("wait... what", "wait… what"),
        ("4x4, 1920x1080, 2x80GB, 2 x 3, 4x faster, A100 x 4", "4×4, 1920×1080, 2×80GB, 2 × 3, 4× faster, A100 × 4"),
        ("fast -- or not - never", "fast – or not – never"),
        ("runs -> pause => end", "runs → pause → end"),
        ("✅ yes ✔\ufe0f ❌ no", "✓ yes ✓ ✗ no"),
    ],
)
def test_typed_words_get_house_punctuation(typed: str, set_: str) -> None:
    assert typeset(typed) == set_


@pytest.mark.parametrize(
    "code",
    [
        '`say "hi" ...`',
        "p5.2xlarge g5.12x24xlarge x86 0x1F 1.x",
        "./... --flag='a b'",
        'replicas="4"',
        '"nvidia.com/gpu": "4"',
        "{'a': 1}",
        "4 - 2",
        "a::b https://example.com/it's",
    ],
)
def test_code_stays_as_typed(code: str) -> None:
    assert typeset(code) == code


def test_literals_stay_as_typed() -> None:
    assert typeset('he says "it\'s..."', literals=['"it\'s..."']) == 'he says "it\'s..."'
    assert typeset("a \ue000 b's") == "a \ue000 b’s"


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join))
@settings(max_examples=200, deadline=None)
def test_doing_it_twice_changes_nothing_more(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@given(st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_letters_are_never_lost(text: str) -> None:
    letters = [ch for ch in text if ch.isalpha() and ch not in "xX"]
    assert [ch for ch in typeset(text) if ch.isalpha() and ch not in "xX"] == letters
