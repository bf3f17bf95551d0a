"""Line breaking: nothing lost, nothing too wide, nothing ugly where it can be helped."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.text.measure import advance
from builder.text.wrap import WEAK, balance, wrap

WORDS = [
    "a", "the", "GPU", "GPUs", "pod", "pods", "share", "memory", "of", "for", "4", "isolation", "One.", "done,", "–",
]  # fmt: skip
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


def test_wrap_fills_lines() -> None:
    lines = wrap("It tells the device plugin to advertise 4 GPUs.", "text", 46, 420)
    assert lines == ("It tells the device", "plugin to advertise", "4 GPUs.")


def test_wrap_keeps_newlines_and_empty_lines() -> None:
    assert wrap("one\n\n two ", "text", 20, 1000) == ("one", "", "two")
    assert wrap("", "text", 20, 1000) == ()


def test_wrap_breaks_resource_names_at_their_seams_only_when_it_must() -> None:
    name = "nvidia.com/gpu-shared"
    assert wrap(f"ask {name}", "mono", 40, 24 * 21 + 1) == ("ask", name)
    assert wrap(f"ask {name} now", "mono", 40, 24 * 12) == ("ask", "nvidia.com/", "gpu-shared", "now")
    assert wrap("abcdefgh ij", "mono", 40, 24 * 3) == ("abc", "def", "gh", "ij")


def test_wrap_never_breaks_at_a_no_break_space() -> None:
    lines = wrap("the NVIDIA\u00a0GPU\u00a0Operator runs", "text", 40, advance("NVIDIA GPU Operator", "text", 40) + 5)
    assert lines == ("the", "NVIDIA\u00a0GPU\u00a0Operator", "runs")


def test_signs_do_not_start_a_line() -> None:
    assert wrap("one – two", "mono", 10, 6 * 5) == ("one –", "two")
    assert wrap("one – two", "mono", 10, 6 * 4) == ("one", "–", "two")  # too narrow for both


@given(st.text(alphabet="ab .-/é\u00a0W\n", max_size=40), st.floats(min_value=1, max_value=400))
@settings(max_examples=150, deadline=None)
def test_wrapped_lines_fit_and_lose_only_space(text: str, width: float) -> None:
    lines = wrap(text, "text", 20, width)
    for line in lines:
        assert advance(line, "text", 20) <= width or len(line) == 1
        assert line == line.strip(" ")
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Great isolation, terrible utilization", ("Great isolation,", "terrible utilization")),
        ("One eats all. Everyone crashes.", ("One eats all.", "Everyone crashes.")),
        ("Production training? Use MIG instead.", ("Production training?", "Use MIG instead.")),
        ("Share for dev. Dedicate for prod.", ("Share for dev.", "Dedicate for prod.")),
        ("You guys are getting your own GPUs?", ("You guys are getting", "your own GPUs?")),
        ("Advertise 4 GPUs instead of 1", ("Advertise 4 GPUs", "instead of 1")),
        ("Great for inference and development", ("Great for inference", "and development")),
        ("No memory isolation", ("No memory isolation",)),
    ],
)
def test_headlines_break_as_a_person_would(text: str, lines: tuple[str, ...]) -> None:
    assert balance(text, "display", 120, 1140, 2) == lines


def test_fewest_lines_unless_a_further_one_reads_better() -> None:
    assert balance("Each pod gets a slice of time", "display", 120, 900, 3) == ("Each pod gets", "a slice of time")
    assert balance("Advertise 4 GPUs instead of 1", "display", 120, 900, 3) == ("Advertise", "4 GPUs", "instead of 1")
    ugly = balance("Advertise 4 GPUs instead of 1", "display", 120, 900, 2)
    assert ugly == ("Advertise 4", "GPUs instead of 1")
    assert balance("Advertise 4 GPUs instead of 1", "display", 120, 900, 2, strict=True) is None


def test_balance_gives_up_rather_than_break_a_word_or_overflow() -> None:
    assert balance("utilization", "display", 120, 300, 3) is None
    assert balance("one two three four five", "display", 120, 400, 2) is None
    assert balance("one", "display", 120, 400, 0) is None
    assert balance("one", "display", 120, 0, 2) is None


def test_author_breaks_stay() -> None:
    assert balance("Share\nfor dev.", "display", 120, 2000, 2) == ("Share", "for dev.")
    assert balance("Share\nfor dev.", "display", 120, 2000, 1) is None


def test_product_names_stay_whole() -> None:
    lines = balance("Labels from Node\u00a0Feature\u00a0Discovery help", "display", 100, 1300, 2)
    assert lines is not None
    assert any("Node\u00a0Feature\u00a0Discovery" in line for line in lines)


def test_no_widow_when_there_is_another_way() -> None:
    lines = balance("Kubernetes has no idea what it is", "display", 100, 1450, 2)
    assert lines is not None
    assert len(lines[-1].split()) > 1


@given(sentences, st.floats(min_value=150, max_value=1500), st.integers(min_value=1, max_value=4))
@settings(max_examples=150, deadline=None)
def test_balanced_lines_fit_and_lose_nothing(text: str, width: float, most: int) -> None:
    lines = balance(text, "display", 60, width, most)
    greedy = wrap(text, "display", 60, width)
    if lines is None:
        words = re.sub(r" (?=[-\u2013\u2014/&+=\u00d7%:;?!\u00bb]( |$))", "\u00a0", text).split(
            " "
        )  # a lone mark stays with its word
        assert len(greedy) > most or any(advance(word, "display", 60) > width for word in [*words, *greedy])
        return
    assert " ".join(lines) == text
    assert len(lines) <= most
    assert all(advance(line, "display", 60) <= width for line in lines)
    strict = balance(text, "display", 60, width, most, strict=True)
    assert strict in (None, lines)
    if strict:
        assert all(line.split()[-1].lower() not in WEAK for line in strict[:-1])
