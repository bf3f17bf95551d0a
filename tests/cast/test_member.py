"""Letters, colours and ids in reading order; words that no actor answers to keep themselves."""

from __future__ import annotations

import pytest

from builder.cast import Roll, figure, figures, nouns
from builder.language.model import Figure


def test_other_pods_go_on_where_one_pod_stopped() -> None:
    roll = Roll()
    first = roll.take(Figure(kind="pod", words="pod"))
    others = roll.take(Figure(kind="pod", words="pod", count=3, pick="other", state="waiting"))
    assert [m.letter for m in (*first, *others)] == ["A", "B", "C", "D"]
    assert [m.id for m in others] == ["pod-b", "pod-c", "pod-d"]
    assert {m.mood for m in others} == {"waiting"}
    assert first[0].params["who"] == "a"


def test_more_than_six_pods_have_letters_of_their_own() -> None:
    members = Roll().take(Figure(kind="pod", words="pod", count=12))
    assert [m.letter for m in members] == list("ABCDEFGHIJKL")
    assert len({m.id for m in members}) == 12
    assert [m.who for m in members[6:]] == list("abcdef")
    assert members[6].params["letter"] == "G"
    assert "letter" not in members[0].params


def test_the_author_may_name_a_letter_or_a_colour() -> None:
    roll = Roll()
    assert roll.one(figure("pod C")).letter == "C"
    assert roll.one(Figure(kind="pod", words="pod", colours=("yellow",))).who == "d"
    assert roll.one(figure("pod")).letter == "A"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("production cluster", "cluster"), ("namespace", "namespace-fence"), ("pod network", "network-mesh"),
        ("cluster node", "server"), ("stopwatch", "stopwatch"), ("wall clock", "alarm-clock"),
        ("trust boundary", "object"),
    ],
)  # fmt: skip
def test_a_part_of_a_scene_that_takes_part_itself_has_a_drawing_for_it(words: str, kind: str) -> None:
    assert Roll().one(figure(words)).kind == kind


def test_unknown_things_become_blocks_with_their_words() -> None:
    roll = Roll()
    member = roll.one(figure("lobby clerk"))
    assert (member.kind, member.params["words"], member.id) == ("object", "lobby clerk", "lobby-clerk")
    assert roll.one(figure("lobby clerk")).id == "lobby-clerk-2"


def test_parts_of_a_scene_are_no_parties() -> None:
    assert Roll().one(Figure(kind="badge", words="seal")).kind == "object"


def test_several_of_a_kind_are_numbered() -> None:
    ids = [m.id for m in Roll().take(figure("3 laptop"))]
    assert ids == ["laptop-1", "laptop-2", "laptop-3"]


@pytest.mark.parametrize(
    ("written", "kind", "count", "label", "state"),
    [
        ("4 pods", "pod", 4, "", ""),
        ("1 pod", "pod", 1, "", ""),
        ("pod A (red)", "pod", 1, "A", ""),
        ('gpu "A100"', "gpu", 1, "A100", ""),
        ("3 pods (waiting)", "pod", 3, "", "waiting"),
        ("web server", "server", 1, "", ""),
        ("large model block", "brain", 1, "", "large"),
        ("lobby clerk", "", 1, "", ""),
    ],
)
def test_the_authors_notation(written: str, kind: str, count: int, label: str, state: str) -> None:
    found = figure(written)
    assert (found.kind, found.count, found.label, found.state) == (kind, count, label, state)


def test_adjectives_stay_with_the_words() -> None:
    found = figure("mail server")
    assert (found.attributes, found.words) == (("mail",), "server")
    assert Roll().one(found).words == "mail server"


def test_figures_take_one_or_many() -> None:
    assert figures(None) == ()
    assert [f.kind for f in figures("gpu")] == ["gpu"]
    assert [f.count for f in figures(["2 pods", figure("gpu")])] == [2, 1]


def test_every_noun_leads_to_an_actor() -> None:
    from builder.actors import base

    assert set(nouns().values()) <= set(base.kinds())
    assert nouns()["pod"] == "pod"
