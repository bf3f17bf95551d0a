"""What class of things a noun without a drawing belongs to."""

from __future__ import annotations

import pytest

from builder.actors import cases
from builder.cast.case import case_for
from builder.language.lexicon import raw


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("release notes and their summary", "page"), ("quarterly report", "page"), ("quarterly reports", "page"),
        ("PodDisruptionBudget", "page"), ("v2.1", "tag"), ("write cache", "drum"), ("admin portal", "window"),
        ("folder with keys", "folder"), ("request from a customer", "ticket"), ("base image", "carton"),
        ("shard 2", "drum"), ("ranker", "machine"), ("northern region", "board"), ("PyTorch", "key"), ("", "key"),
        ("something nobody knows", "key"), ("c5.2xlarge", "machine"), ("values.yaml", "page"), ("10.0.0.7", "tag"),
        ("07:30", "tag"), ("docs.example.org", "tag"),
    ],
)  # fmt: skip
def test_the_head_noun_decides(words: str, kind: str) -> None:
    assert case_for(words) == kind


def test_every_class_of_the_word_list_can_be_drawn() -> None:
    assert set(raw("cases")) - {"manifest"} <= set(cases.kinds())
