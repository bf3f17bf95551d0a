"""Who leads the title: what it names, or the product it begins with."""

from __future__ import annotations

import pytest

from builder.storyboard.ends import casting


@pytest.mark.parametrize(
    ("title", "kind", "words"),
    [
        ("GPU sharing for beginners", "gpu", "gpu"), ("Kafka in five minutes", "emblem", "Kafka"),
        ("Why databases forget", "database", "database"), ("Grafana: pictures of trouble", "emblem", "Grafana"),
    ],
)  # fmt: skip
def test_the_title_says_who_leads(title: str, kind: str, words: str) -> None:
    hero = casting((), title).slots()["hero"]
    assert (getattr(hero, "kind", ""), getattr(hero, "words", "")) == (kind, words)


def test_a_title_of_nobody_leaves_it_to_the_rows() -> None:
    assert casting((), "How to begin").slots() == {}
