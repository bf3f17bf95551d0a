"""Length against a target, rows that are too short, memes that fit nowhere."""

from __future__ import annotations

import pytest

from builder.diagnostics import Collector, Diagnostic
from builder.script.parse import parse
from builder.storyboard.plan import plan
from builder.storyboard.tempo import length_ms

SCRIPT = """---
{front}
---
# 070 - Length

## Script

Every pod waits for a node. The node takes its time, and everybody else in the queue has to wait as well.

## Visuals & Animations

| Timestamp | Visual |
|---|---|
| "waits for a node" | 2 pods connected to a server |
| "takes its time" | Server asleep |

## Meme Opportunity

- {meme}
"""


def told(front: str = "wpm: 120", meme: str = '"Still waiting" with a tired node') -> list[Diagnostic]:
    found = Collector()
    episode = parse(SCRIPT.format(front=front, meme=meme), "070-length.md", found)
    plan(episode, {}, found, wpm=int(str(episode.meta.get("wpm", 160))))
    return list(found)


@pytest.mark.parametrize(
    ("text", "ms"),
    [("45s", 45_000), ("45", 45_000), ("1m30s", 90_000), ("2 min", 120_000), ("1:30", 90_000), ("2.5 s", 2500),
     ("soon", None), ("", None), ("-3s", None), ("1:3", None)],
)  # fmt: skip
def test_lengths(text: str, ms: int | None) -> None:
    assert length_ms(text) == ms


def test_a_script_longer_than_its_target_is_told_at_the_value() -> None:
    (over,) = [d for d in told("target: 5s\nwpm: 120") if d.code == "over-target"]
    assert (over.span.line, over.span.col) == (2, 9)
    assert "22 words take 11 s" in over.message
    assert "leave out about 12 words" in over.hint


def test_a_script_within_its_target_says_nothing() -> None:
    assert not [d for d in told("target: 1:30\nwpm: 120") if d.code in ("over-target", "bad-setting")]


def test_a_target_that_is_no_length_is_told() -> None:
    (bad,) = [d for d in told("target: quite short") if d.code == "bad-setting"]
    assert (bad.severity, bad.span.line, bad.span.col) == ("warning", 2, 9)


def test_a_meme_that_shares_no_word_with_any_slide_is_told_at_its_bullet() -> None:
    (lost,) = [d for d in told(meme='"Winter is coming"') if d.code == "meme-without-place"]
    assert lost.span.line == 19
    assert not [d for d in told() if d.code == "meme-without-place"]
