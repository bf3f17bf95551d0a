"""Inflections and British spelling fold, derivations do not; singulars and plurals as they are typed."""

from __future__ import annotations

import pytest

from builder.language.stems import is_plural, plural, singular, stem

FAMILIES = (
    "scale scales scaled scaling", "run runs running ran", "queue queues queued queuing queueing",
    "box boxes boxed boxing",
    "cache caches cached caching", "route routes routed routing", "label labels labelled labeled labelling labeling",
    "cancel cancels cancelled canceling", "policy policies", "tie ties tied tying", "die dies died dying",
    "index indexes indices indexed indexing", "analyse analyzes analysed analyzing", "colour colors coloured coloring",
    "organise organizes organised organizing", "centre centers centred", "catalogue catalogs catalogued", "vm vms",
    "freeze freezes froze frozen freezing", "choose chooses chose chosen", "throttle throttles throttled throttling",
    "log logs logged logging", "fill fills filled filling", "file files filed filing", "status statuses",
    "person people", "go goes went gone going",
)  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_one_word_share_a_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "pair",
    ["scheduler schedule", "terminal terminate", "container contain", "server serve", "operator operate", "bar bare",
     "controller control", "router route", "loader load", "site sit", "plan plane", "fill file", "general generate"],
)  # fmt: skip
def test_what_is_made_of_a_word_is_another_word(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("many", "one"),
    [("caches", "cache"), ("boxes", "box"), ("policies", "policy"), ("CPUs", "CPU"), ("indices", "index"),
     ("People", "Person"), ("processes", "process"), ("APIs", "API"), ("heroes", "hero")],
)  # fmt: skip
def test_singulars(many: str, one: str) -> None:
    assert singular(many) == one
    assert is_plural(many)


def test_a_singular_and_its_plural_go_both_ways() -> None:
    assert [plural(w) for w in ("cache", "box", "policy", "CPU", "mouse")] == [
        "caches",
        "boxes",
        "policies",
        "CPUs",
        "mice",
    ]


@pytest.mark.parametrize(
    "word", ["chaos", "Kubernetes", "status", "analysis", "news", "metrics", "access", "DNS", "bus"]
)
def test_words_that_only_end_like_plurals(word: str) -> None:
    assert not is_plural(word)
