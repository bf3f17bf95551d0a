"""Phrases cut out of a sentence may not sound broken."""

from __future__ import annotations

import pytest

from builder.storyboard.headline import Said, headline
from builder.storyboard.sound import flaws, subject


@pytest.mark.parametrize(
    ("sentence", "cue", "shown"),
    [
        ("A cache fills to 12,000 entries.", "fills", "A cache fills to 12,000 entries"),
        ("The proxy logs each call and drops the slow ones.", "drops the slow ones", "The proxy drops the slow ones"),
        ("A blue release goes to a tenth of the users first and then further.", "blue release", "A blue release"),
        ("Most leaks aren't made by villains in capes.", "in capes", "Most leaks aren’t made by villains in capes"),
        ("The gatekeeper says no.", "gatekeeper", "The gatekeeper says no"),
        ("Which backup is the good one?", "which backup", "Which backup is the good one?"),
    ],
)  # fmt: skip
def test_headlines_read_as_somebody_would_say_them(sentence: str, cue: str, shown: str) -> None:
    at = sentence.lower().index(cue)
    made, _ = headline(Said(cue=cue, sentence=sentence, start=at, end=at + len(cue), limits=(0, len(sentence))))
    assert "".join(run.text for run in made.runs) == shown


def test_what_could_have_been_said_alone_has_no_flaw() -> None:
    sentence = "The writer waits, and the reader goes on."
    assert flaws(sentence, 0, len("The writer waits"), (0, 10)) == 0
    assert flaws("It looks at everything you wrote.", 3, 8, (3, 8)) > 0


def test_only_a_short_subject_is_taken_over() -> None:
    sentence = "The very old and rather tired machine in the corner hums and stops the line."
    assert subject(sentence, sentence.index("stops")) == ""
