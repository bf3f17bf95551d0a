from __future__ import annotations

import pytest

from builder.memes.bullet import figures, idea, mood


def named(text: str, part: str, counts: dict[str, int] | None = None) -> list[tuple[str, str, int]]:
    return [(f.kind, f.words, f.count) for f in idea(text, counts or {}).parts.get(part, ())]


def test_who_looks_at_whom() -> None:
    bullet = '"Nice quota" with batch pods looking at two laptops'
    assert named(bullet, "subject", {"pod": 3}) == [("pod", "pod", 3)]
    assert named(bullet, "object") == [("laptop", "laptop", 2)]


def test_who_speaks_and_to_whom() -> None:
    bullet = '"You shall not merge" - the linter to the intern'
    assert named(bullet, "speaker") == [("", "linter", 1)]
    assert named(bullet, "addressee") == [("developer", "intern", 1)]


def test_a_speaker_may_look_at_something() -> None:
    bullet = '"Is this agile?" - manager pointing at a Gantt chart'
    assert named(bullet, "speaker") == [("manager", "manager", 1)]
    assert named(bullet, "addressee")


def test_description_before_the_quote() -> None:
    bullet = 'Two controllers arguing over one annotation: "Mine" "No, mine"'
    found = idea(bullet, {})
    assert found.quotes == ("Mine", "No, mine")
    assert [f.count for f in found.parts["subject"]] == [2]
    assert [f.words for f in found.parts["object"]] == ["annotation"]


def test_quotes_get_house_punctuation() -> None:
    assert idea('"It\'s fine..." with fire', {}).quotes == ("It’s fine…",)


@pytest.mark.parametrize(
    ("bullet", "pairs"),
    [
        ("✗ Hand-edited YAML ✓ A pull request", [(False, "Hand-edited YAML"), (True, "A pull request")]),
        ("❌ ssh, ✅ GitOps", [(False, "ssh"), (True, "GitOps")]),
        (
            '"Unit tests" crossed out, "testing in production" checkmarked',
            [(False, "Unit tests"), (True, "testing in production")],
        ),
        ('checkmarked "canary", rejected "big bang"', [(True, "canary"), (False, "big bang")]),
    ],
)
def test_verdicts(bullet: str, pairs: list[tuple[bool, str]]) -> None:
    assert list(idea(bullet, {}).pairs) == pairs


def test_names_that_end_in_s_are_no_plurals() -> None:
    assert [(f.words, f.count) for f in figures("ExternalDNS and Postgres", {})] == [
        ("ExternalDNS", 1),
        ("Postgres", 1),
    ]


def test_trimmings_are_nobody() -> None:
    assert figures("sunglasses", {}) == ()
    assert mood("a diva with sunglasses") == "cool"
    assert mood("nothing in particular") == ""


def test_places_are_played_by_machines() -> None:
    assert [f.kind for f in figures("a node", {})] == ["server"]


def test_the_twist() -> None:
    assert idea('The "standards" meme but with service meshes', {}).words["twist"] == "but with service meshes"
