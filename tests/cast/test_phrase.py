"""Stretches of a row's own words as figures."""

from __future__ import annotations

import pytest

from builder.cast.phrase import phrase


@pytest.mark.parametrize(
    ("words", "kind", "noun", "count", "quantity", "state"),
    [
        ("two failed disks", "", "disk", 2, "exact", "dead"),
        ("hundreds of kettles", "", "kettle", 100, "hundreds", ""),
        ("1,000 teapots", "", "teapot", 1000, "exact", ""),
        ("10k edge teapots", "", "edge teapot", 10_000, "exact", ""),
        ("a locked teapot", "", "locked teapot", 1, "", "locked"),
        ("the servers", "server", "server", 3, "plural", ""),
        ("many pods", "pod", "pod", 24, "many", ""),
        ("a pod", "pod", "pod", 1, "", ""),
        ("three laptop tiles", "laptop", "laptop", 3, "exact", ""),
    ],
)
def test_a_noun_phrase(words: str, kind: str, noun: str, count: int, quantity: str, state: str) -> None:
    found = phrase(words)
    assert (found.words, found.count, found.quantity, found.state) == (noun, count, quantity, state)
    assert not kind or found.kind == kind


def test_colour_and_label_are_no_part_of_the_noun() -> None:
    found = phrase('red teapot "lunch"')
    assert (found.colour, found.words, found.label) == ("red", "teapot", "lunch")


def test_a_noun_as_it_is_written_comes_before_its_stem() -> None:
    assert phrase("training").kind == "training-job"
    assert phrase("train").kind != "training-job"


def test_words_about_the_picture_are_no_things() -> None:
    one, many, image = (phrase(w) for w in ("1 physical GPU icon", "4 virtual GPU icons", "container image"))
    assert (one.kind, one.attributes, many.kind, many.count) == ("gpu", ("physical",), "gpu", 4)
    assert (image.kind, image.words) == ("container", "container image")
