"""Slips in long nouns are read as what was meant and shown as they were typed; other words are left alone."""

from __future__ import annotations

import pytest

from builder.language.read import read

NOUNS = {"scheduler": "scheduler", "database": "cylinder", "container": "box", "server": "server", "contract": "scroll",
         "broker": "robot", "factory": "factory"}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("Sceduler", "scheduler"), ("Scehduler", "scheduler"), ("scheduller", "scheduler"), ("databse", "cylinder"),
     ("conatiners", "box")],
)  # fmt: skip
def test_a_letter_too_few_too_many_or_swapped(typed: str, kind: str) -> None:
    reading = read(f"{typed} connected to a server", nouns=NOUNS)
    assert [f.kind for f in reading.figures] == [kind, "server"]
    assert reading.figures[0].words == typed.removesuffix("s")
    assert typed not in reading.unused


@pytest.mark.parametrize("word", ["contact", "broken", "sever", "factor", "serverz", "containment", "debase"])
def test_words_of_their_own_are_no_slips(word: str) -> None:
    assert not any(f.kind for f in read(f"A {word}", nouns=NOUNS).figures)
