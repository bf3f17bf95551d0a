"""Below the grammars: what a row shows that no scene takes, and what is told of it."""

from __future__ import annotations

import pytest

from builder.cast.notation import nouns
from builder.diagnostics import Collector, Span
from builder.language.model import Reading
from builder.language.read import read
from builder.script.model import Cue
from builder.storyboard.ladder import settled, steps, tell
from builder.storyboard.model import Match

PLACE = Span("x.md", 3, 9)


def reading(row: str) -> Reading:
    return read(row, nouns=nouns())


def levels(row: str) -> list[str]:
    return [match.level for match in steps(reading(row), nouns())]


def test_known_actors_and_an_unknown_action_are_staged() -> None:
    first = steps(reading("Server shouting at a laptop"), nouns())[0]
    assert first.level == "L3"
    assert [f.kind for f in first.slots["actors"]] == ["server", "laptop"]
    assert first.slots["staged"] == ("apart", "to 1")


def test_a_single_actor_keeps_the_rest_of_its_clause() -> None:
    first = steps(reading("Server being polished"), nouns())[0]
    assert first.level == "L3"
    assert len(first.slots["actors"]) == 1


def test_actors_without_an_action_are_staged_side_by_side() -> None:
    assert levels("Server, laptop") == ["L3", "L4", "L5"]
    first = steps(reading("Server, laptop"), nouns())[0]
    assert [f.kind for f in first.slots["actors"]] == ["server", "laptop"]


def test_literals_become_tags() -> None:
    first = steps(reading("Something about `replicas: 3`"), nouns())[0]
    assert (first.level, first.slots["chips"]) == ("L4", ("replicas: 3",))


def test_nothing_known_is_words_alone_and_lists_what_stayed_unused() -> None:
    assert levels("A vague unease") == ["L5"]
    assert "unease" in " ".join(steps(reading("A vague unease"), nouns())[0].unused)


def test_what_is_denied_is_on_no_rung() -> None:
    for match in steps(reading("Laptop shouting at nobody, no server"), nouns()):
        assert all(f.kind != "server" for f in match.slots.get("actors", ()))


@pytest.mark.parametrize(
    ("row", "level"), [("2 pods connected to a server", "L1"), ("Pods connected to a server", "L2")]
)
def test_an_assumed_number_is_rung_two(row: str, level: str) -> None:
    slots = {"around": reading(row).of_kind("pod")}
    assert settled(Match(grammar="relate", slots=slots), reading(row)).level == level


def test_a_beat_left_out_is_rung_two() -> None:
    match = Match(grammar="relate", unused=("dancing", "sideways wildly"))
    assert settled(match, reading("2 pods connected to a server, laptop dancing sideways wildly")).level == "L2"


@pytest.mark.parametrize(
    ("level", "code"), [("L1", ""), ("L2", "assumed"), ("L3", "no-scene"), ("L4", "no-scene"), ("L5", "no-scene")]
)
def test_every_rung_below_the_first_is_told_at_its_row(level: str, code: str) -> None:
    found = Collector()
    cue = Cue(
        row=1, cue="so it goes", visual="x", scene="", span=PLACE, cue_span=PLACE, visual_span=PLACE, scene_span=PLACE
    )
    tell(Match(grammar="text", level=level), cue, found)
    assert [d.code for d in found.warnings] == ([code] if code else [])
    assert all(d.span == PLACE and "so it goes" in d.message for d in found.warnings)


def test_a_row_without_anything_known_shows_what_its_cue_or_sentence_names() -> None:
    row = read("A vague unease", "the laptop frowns", "And then the laptop frowns at the server.", nouns=nouns())
    first = steps(row, nouns())[0]
    assert (first.level, [f.kind for f in first.slots["actors"]]) == ("L4", ["laptop"])
    row = read("A vague unease", "at last", "At last there is no server left.", nouns=nouns())
    assert steps(row, nouns())[0].level == "L5"


def test_literals_are_tags_beside_what_is_staged() -> None:
    first = steps(reading("Server whispering `/v1/models` to a laptop"), nouns())[0]
    assert [f.kind for f in first.slots["actors"]] == ["server", "laptop"]
    assert "doing" not in first.slots
    assert first.slots["chips"] == ("/v1/models",)


@pytest.mark.parametrize(
    "said", ["That is ten percent of what you ship.", "They drive it around.", "There are three Core Web Vitals."]
)
def test_verbs_and_parts_of_names_are_nobody_to_show(said: str) -> None:
    assert levels_of(read("A vague unease", "at last", said, nouns=nouns())) == ["L5"]


def levels_of(row: Reading) -> list[str]:
    return [match.level for match in steps(row, nouns())]


def test_numbers_beside_the_words_are_shown_whole_or_not_at_all() -> None:
    first, words, *_ = steps(reading("3 servers, 7 laptops"), nouns())
    assert [(f.kind, f.count) for f in first.slots["actors"]] == [("server", 3), ("laptop", 7)]
    assert [(f.kind, f.count) for f in words.slots["actors"]] == [("server", 3)]


def test_a_bare_word_of_many_meanings_is_nobody_to_show() -> None:
    assert levels("Closing card") == ["L5"]
    assert levels("Card, laptop")[0] in ("L3", "L4")
    assert [f.kind for f in steps(reading("Card, laptop"), nouns())[0].slots["actors"]] == ["laptop"]
