"""Cue phrases find their sentence: exact, inflected, with words left out, spelt out, in order, or reported."""

from __future__ import annotations

import pytest

from builder.diagnostics import Collector
from builder.script.model import Episode
from builder.script.parse import parse
from builder.storyboard.align import Anchor, align
from builder.storyboard.words import Word

SAID = (
    "Your certificates expire at the worst time. Nobody remembers to renew them.\n\n"
    "cert-manager asks an authority, proves you own the domain, and stores the certificate in a Secret. "
    "It renews certificates before they expire.\n\n"
    "Write an Issuer like this:\n\n```yaml\nkind: Issuer\n```\n\n"
    "Let's Encrypt and Transport Layer Security do the rest. Renewals are boring again."
)


def script(*cues: str, said: str = SAID) -> Episode:
    rows = "\n".join(f"| {cue} | a picture |" for cue in cues)
    text = f"# 1 - T\n\n## Script\n\n{said}\n\n## Visuals\n\n| Cue | Visual |\n|---|---|\n{rows}\n"
    return parse(text, "001-t.md", Collector())


def aligned(*cues: str, said: str = SAID) -> tuple[tuple[Word, ...], tuple[Anchor, ...], Collector]:
    found = Collector()
    return *align(script(*cues, said=said), found), found


def sentence(*cues: str) -> list[int]:
    words, anchors, _ = aligned(*cues)
    return [words[a.first].sentence for a in anchors]


@pytest.mark.parametrize(
    ("cue", "kind", "at"),
    [
        ("expire at the worst time", "exact", 0),
        ("Nobody REMEMBERS", "exact", 1),
        ("proves domain", "near", 2),
        ("own the domain, stores certificate", "near", 2),
        ("boring renewals", "near", 6),
        ("TLS", "near", 5),
        ("Issuer YAML", "fence", 4),
        ("certificates expiring", "near", 3),
    ],
)
def test_how_a_cue_is_found(cue: str, kind: str, at: int) -> None:
    before = ("Nobody",) if cue.startswith("certificates") else ()
    words, anchors, found = aligned(*before, cue)
    assert {"order": "near", "window": "near"}.get(anchors[-1].kind, anchors[-1].kind) == kind
    assert words[anchors[-1].first].sentence == at
    assert not list(found)


def test_of_several_places_the_first_after_the_cue_before() -> None:
    assert sentence("expire", "renew them", "expire") == [0, 1, 3]


def test_the_order_of_rows_is_kept_even_when_a_later_cue_fits_earlier() -> None:
    assert sentence("stores the certificate", "certificates") == [2, 3]


def test_what_is_not_there_goes_between_its_neighbours_with_a_warning() -> None:
    words, anchors, found = aligned("Nobody remembers", "quantum teleportation", "boring again")
    assert anchors[1].kind == "between"
    assert anchors[0].last < anchors[1].first < anchors[2].first
    (warning,) = found.warnings
    assert warning.code == "cue-not-found"
    assert "quantum teleportation" in warning.message
    assert warning.span.line > 1
    assert words


def test_a_clock_time_is_a_place_too() -> None:
    words, anchors, _ = aligned("0:00", "0:06", "1:30")
    assert [a.kind for a in anchors] == ["time"] * 3
    assert [a.first for a in anchors] == [0, 16, len(words) - 1]


def test_no_narration_and_no_cues() -> None:
    assert aligned(said="")[1] == ()
    words, anchors, _ = aligned("anything", said="")
    assert (words, len(anchors)) == ((), 1)


def test_three_hundred_rows_keep_their_order() -> None:
    said = " ".join(f"Step {i} moves part {i} along." for i in range(300))
    _, anchors, found = aligned(*(f"moves part {i}" for i in range(300)), said=said)
    assert [a.kind for a in anchors] == ["exact"] * 300
    assert [a.first for a in anchors] == sorted({a.first for a in anchors})
    assert not list(found)
