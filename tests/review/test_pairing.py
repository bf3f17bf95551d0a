"""Which slide was which."""

from __future__ import annotations

from builder.review.model import Episode, Facts, Slide
from builder.review.pairing import episodes, slides


def deck(*names: str, **visuals: str) -> list[Slide]:
    return [
        Slide(key=name, number=n, visual=visuals.get(name, f"only {name} stands here"), cue=name,
              facts=Facts(headline=name))
        for n, name in enumerate(names, 1)
    ]  # fmt: skip


def found(before: list[Slide], after: list[Slide]) -> list[tuple[str, str, bool]]:
    return [(a.key if a else "", b.key if b else "", moved) for a, b, moved in slides(before, after)]


def test_identity_wins_over_place() -> None:
    assert found(deck("a", "b", "c"), deck("x", "a", "b", "c")) == [
        ("", "x", False), ("a", "a", False), ("b", "b", False), ("c", "c", False),
    ]  # fmt: skip


def test_only_what_left_the_order_has_moved() -> None:
    assert [pair[1] for pair in found(deck("a", "b", "c", "d"), deck("b", "c", "d", "a")) if pair[2]] == ["a"]
    assert [pair[1] for pair in found(deck("a", "b", "c", "d"), deck("d", "a", "b", "c")) if pair[2]] == ["d"]


def test_what_went_stands_where_it_was() -> None:
    assert found(deck("a", "b", "c", "d"), deck("a", "c")) == [
        ("a", "a", False), ("b", "", False), ("c", "c", False), ("d", "", False),
    ]  # fmt: skip


def test_a_slide_of_another_name_is_known_by_its_row() -> None:
    row = "a meter that shows 20% usage"
    before, after = deck("a", "old", "c", old=row), deck("a", "new", "c", new=row.replace("20", "35"))
    assert found(before, after)[1] == ("old", "new", False)
    assert ("old", "", False) in found(before, deck("a", "new", "c", new="something else altogether"))


def test_the_likest_pair_is_taken_first() -> None:
    before = deck("p", "q", p="three servers share one queue", q="three servers share one disk")
    after = deck("r", "s", r="three servers share one disk today", s="three servers share one queue today")
    assert [(a, b) for a, b, _ in found(before, after)] == [("q", "r"), ("p", "s")]


def test_kinds_do_not_mix() -> None:
    meme = Slide(key="a", number=1, kind="meme", visual="only a stands here", facts=Facts())
    assert {(a is None, b is None) for a, b, _ in slides(deck("a"), [meme])} == {(True, False), (False, True)}


def test_episodes_by_name_then_by_what_they_share() -> None:
    def episode(name: str, *keys: str) -> Episode:
        return Episode(name=name, slides=tuple(deck(*keys)))

    before = (episode("001-a", "x", "y", "z"), episode("002-b", "u", "v"))
    after = (episode("001-renamed", "x", "y", "q"), episode("002-b", "u", "v"), episode("003-c", "m"))
    assert [(a.name if a else "", b.name if b else "") for a, b in episodes(before, after)] == [
        ("001-a", "001-renamed"), ("002-b", "002-b"), ("", "003-c"),
    ]  # fmt: skip
