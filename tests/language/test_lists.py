"""Lists and stories, messages, rows that go on; heads that are only things; whole rows against chance."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.language.lexicon import lexicon
from builder.language.read import read
from builder.language.tokens import tokenise
from tests.language.conftest import NOUNS, of

STARTERS = ("one", "the", "two", "other", "no", "with", "->", ",", ";", "vs", "of", "3", "red", "each", "or", "then")


@pytest.mark.parametrize(
    ("visual", "items"),
    [
        ("Chart expanding into a router, a disk, a key", ("router", "disk", "key")),
        ("Toolbox with parts: hammer, saw, drill", ("hammer", "saw", "drill")),
        ("router, disk and key", ("router", "disk", "key")),
        ("User opens the door, key breaks, server burns", ()),
    ],
)
def test_lists_are_no_stories(visual: str, items: tuple[str, ...]) -> None:
    assert of(visual).items == items


def test_a_story_has_a_beat_for_every_verb() -> None:
    reading = of("User opens the door, key breaks, server burns")
    assert [c.kind for c in reading.clauses] == ["beat"] * 3


@pytest.mark.parametrize(
    ("visual", "told"),
    [
        ("Client -> server: SYN, server -> client: OK", [("Client", "server", "SYN"), ("server", "client", "OK")]),
        ('Browser sends "GET /" to the server', [("Browser", "server", "GET /")]),
        ("User sends 3 keys to the router", [("User", "router", "key")]),
        ("User next to the router", []),
    ],
)  # fmt: skip
def test_messages(visual: str, told: list[tuple[str, str, str]]) -> None:
    assert [(m.sender, m.receiver, m.text) for m in of(visual).messages] == told


@pytest.mark.parametrize(
    ("visual", "again"), [("Same router but now on fire", True), ("Back to the router", True), ("A new router", False)]
)
def test_rows_that_go_on(visual: str, again: bool) -> None:
    assert of(visual).again is again


@pytest.mark.parametrize(
    ("visual", "carrier"),
    [
        ("Tree with 3 apples", ""),
        ("Tree: root, branch, leaf", "topology"),
        ("Page turning by itself", ""),
        ("Map graphic", "topology"),
        ("Error page with a sad robot", "alert"),
        ("Release train, three stops", "timeline"),
        ("Zoom into a Dockerfile with one line lit", "code"),
        ("Show a thermometer at 90°C", "thermometer"),
        ("Scheduler beside a server", ""),
        ("Load-balancer beside a server", ""),
    ],
)
def test_heads_that_are_things(visual: str, carrier: str) -> None:
    assert of(visual).carrier == carrier


_TABLES = (lexicon().transitions, lexicon().states, lexicon().colours, lexicon().marks)
_SPOKEN = st.sampled_from(sorted({w for t in _TABLES for e in t.entries for w in e} | set(STARTERS) | set(NOUNS)))


@settings(max_examples=150, deadline=None)
@given(words=st.lists(_SPOKEN, min_size=1, max_size=14))
def test_every_content_word_is_read_or_told_to_be_unused(words: list[str]) -> None:
    text = " ".join(words)
    reading = read(text, nouns=NOUNS)
    tokens = tokenise(text)
    names = [
        t.low for t in tokens if t.kind == "word" and (t.stem,) in lexicon().heads and t.stem not in reading.unused
    ]
    told = " ".join(
        [reading.carrier_words, *(c.text for c in reading.clauses), *reading.negated, *reading.unused]
    ).lower()
    assert not [n for n in names if n not in told and n not in " ".join(reading.production).lower()]


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(alphabet=st.characters(codec="utf-8"), max_size=120),
    quote=st.text("abc XYZ019.,:-", min_size=1, max_size=20),
)
def test_a_quote_survives_any_company(text: str, quote: str) -> None:
    bare = text.translate({ord(c): " " for c in "\"'`“”‘’{}[]"})
    reading = read(f'{bare} "{quote}" ', nouns=NOUNS)
    assert quote in [q.text for q in reading.literals] or f'"{quote}"' in " ".join((*reading.negated, *reading.unused))
