"""Several of a kind look different, and the same ones in every scene."""

from __future__ import annotations

import pytest

from builder.actors import base
from builder.cast import Member, Roll, figure
from builder.language.model import Figure

_LOOKS = ("hair", "skin", "dye", "shirt", "crew")


def dressed(member: Member) -> tuple[object, ...]:
    known = base.info(member.kind).params
    return tuple(member.params.get(name, known[name][1]) for name in _LOOKS if name in known)


@pytest.mark.parametrize("words", ["6 users", "6 developers", "6 customers", "4 teams"])
def test_several_of_a_kind_look_different(words: str) -> None:
    members = Roll().take(figure(words))
    assert len({dressed(m) for m in members}) == len(members)
    assert members[0].params == {}
    assert [m.params for m in Roll().take(figure(words))] == [m.params for m in members]


def test_the_same_words_are_the_same_person_in_any_state() -> None:
    roll = Roll()
    calm, tired = roll.one(figure("developer (happy)")), roll.one(figure("developer (tired)"))
    other = roll.one(Figure(kind="developer", words="developer", pick="other"))
    senior = roll.one(figure("senior developer (tired)"))
    assert dressed(calm) == dressed(tired)
    assert len({dressed(m) for m in (calm, other, senior)}) == 3


def test_no_adjective_decides_a_face() -> None:
    assert Roll().one(figure("grey user")).params == {}
