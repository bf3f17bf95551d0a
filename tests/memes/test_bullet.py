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
    assert [one[1:] for one in named(bullet, "addressee")] == [("intern", 1)]


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
        ("Drake: press restart ✗, read the log ✓", [(False, "press restart"), (True, "read the log")]),
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


def test_who_is_left_for_something_new() -> None:
    bullet = "Distracted boyfriend: team looking at serverless mode, the monolith is the girlfriend"
    assert named(bullet, "object") == [("", "serverless mode", 1)]
    assert [one[1] for one in named(bullet, "old")] == ["monolith"]


def test_signs_between_quotes_are_nobody() -> None:
    bullet = '"One disk" / "Which one?" / "Yes" - pod at a bar'
    assert not [f for people in idea(bullet, {}).parts.values() for f in people if not f.words.strip(" /")]


def test_one_who_only_feels_is_a_pod_that_does() -> None:
    assert [(f.kind, bool(f.state)) for f in figures("one crying", {})] == [("pod", True)]


def test_the_twist() -> None:
    assert idea('The "standards" meme but with service meshes', {}).words["twist"] == "but with service meshes"


@pytest.mark.parametrize(
    ("phrase", "kind", "words", "state"),
    [
        ("an exhausted on-call engineer at 4am", "on-call-engineer", "on-call engineer", "tired"),
        ("the senior developer", "developer", "senior developer", ""),
        ("a ghost pod", "ghost", "ghost pod", ""),
        ("the OOM killer", "attacker", "OOM killer", ""),
        ("the auditor sleeps", "security-engineer", "auditor", "paused"),
        ("a crying lawyer", "person", "lawyer", "sad"),
        ("LintGPT", "robot", "LintGPT", ""),
        ("a dashboard full of red", "dashboard", "dashboard", "full"),
    ],
)
def test_people_are_played_by_their_jobs_in_their_moods(phrase: str, kind: str, words: str, state: str) -> None:
    (found,) = figures(phrase, {})
    assert (found.kind, found.words, found.state) == (kind, words, state)


def test_where_and_when_somebody_speaks_is_nobody_who_speaks() -> None:
    bullet = '"No tests needed" - the architect, two weeks before the outage'
    assert named(bullet, "speaker") == [("developer", "architect", 1)]
    assert ("fire", "outage", 1) in named(bullet, "setting")


def test_a_note_says_who_stands_on_which_side() -> None:
    bullet = '"Reserved instances" vs "Spot instances" - manager calm, on-call engineer panicking'
    assert named(bullet, "left") == [("manager", "manager", 1)]
    assert named(bullet, "right") == [("on-call-engineer", "on-call engineer", 1)]


def test_a_list_of_two_after_a_versus_captions_its_sides() -> None:
    found = idea("Snail vs rocket: polling and webhooks", {})
    assert (found.words["left-line"], found.words["right-line"]) == ("polling", "webhooks")
    assert named("Snail vs rocket: polling and webhooks", "right") == [("rocket", "rocket", 1)]


def test_a_format_named_after_somebody_is_played_by_them() -> None:
    bullet = "Detective meme: the linter looking for tabs"
    assert named(bullet, "subject") == [("detective", "linter", 1)]


def test_a_sentence_and_who_says_it_need_no_quotation_marks() -> None:
    found = idea("The restore nobody tried - the elephant to the manager", {})
    assert found.quotes == ("The restore nobody tried",)
    assert [f.kind for f in found.parts["speaker"]] == ["elephant"]


@pytest.mark.parametrize(
    "bullet", ['Panik Kalm Panik: "Down" "Only staging" "Staging is prod"', '"Ansible" vs "Puppet" vs "a shell script"']
)
def test_three_quotes_are_three_panels(bullet: str) -> None:
    assert "three" in idea(bullet, {}).words
