"""Captions of short videos: whole phrases of the narration round the cue."""

from __future__ import annotations

import pytest

from builder.storyboard.notes import LINE, caption


@pytest.mark.parametrize(
    ("said", "cue", "phrase"),
    [
        ("What if I told you that small teams CAN run one large database?", "small teams CAN run",
         "small teams CAN run one large database?"),
        ("The proxy quickly retries on errors, giving each call a chance.", "quickly retries",
         "The proxy quickly retries on errors"),
        ("You deploy it with a Helm chart that tells the cluster what it needs to run.", "Helm chart",
         "You deploy it with a Helm chart"),
        ("Now two jobs can each ask for size: 1 and share that disk.", "two jobs share",
         "Now two jobs can each ask for size: 1"),
        ("Keep it simple.", "", "Keep it simple."),
    ],
    ids=["from-the-cue", "to-the-comma", "before-that", "a-colon-inside-a-value", "no-cue"],
)  # fmt: skip
def test_a_caption_is_a_whole_phrase(said: str, cue: str, phrase: str) -> None:
    found = caption(said, cue)
    assert " ".join(found) == phrase
    assert all(len(line) <= LINE for line in found)


def test_a_line_does_not_end_in_a_small_word() -> None:
    first, second = caption("It is great for the tests and the builds.", "tests and the builds")
    assert not first.endswith((" the", " for", " and"))
    assert second.endswith("builds.")


def test_what_cannot_be_said_whole_is_cut_with_an_ellipsis() -> None:
    said = "Everything always everywhere together constantly rebuilds itself anew forever"
    found = caption(said, "constantly rebuilds")
    assert len(found) <= 2
    assert "constantly" in " ".join(found)
