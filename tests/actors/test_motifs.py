from __future__ import annotations

import pytest

from builder.actors.emblem import emblems
from builder.actors.motifs import initials, meant


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Linkerd", "L"), ("Open Telemetry", "OT"), ("OpenTofu", "OT"), ("k3s", "k3"), ("curl", "C"), ("", "?")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_name_wears_what_its_words_mean() -> None:
    assert meant("NetFlow Collector") == "waves"
    assert meant("Gitea") == "branch"
    assert meant("Harness") == "letter"


def test_no_two_of_a_set_wear_the_same() -> None:
    marks = emblems(("Loki", "Longhorn", "MySQL", "PostgreSQL"))
    assert [m.motif for m in marks[:1]] == ["letter"]
    assert marks[1].motif != "letter"
    assert (marks[2].motif, marks[3].motif) == ("drum", "letter")
    assert len({m.accent for m in marks}) == 4
