"""What explain prints to paste is valid, and pasted as it is it changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.diagnostics import Collector, Span
from builder.explain import paste
from builder.scene.items import Text
from builder.scene.model import Scene
from builder.scene.walk import actors, walk
from builder.script import nodes
from builder.script.model import Cue
from builder.storyboard.ladder import STEPS
from tests.explain.conftest import ALL, EPISODE, told
from tests.hostile.test_scripts import ODD


def seen(scene: Scene) -> tuple[list[str], list[str]]:
    """The actors and words of a scene."""
    words = [item.string for item in walk(scene.items) if isinstance(item, Text)]
    return [f"{group.id} {part}" for group, part in actors(scene.items)], words


@pytest.mark.parametrize("script", [EPISODE, *ALL], ids=lambda p: p.stem)
def test_pasting_every_row_as_it_is_changes_nothing(script: Path) -> None:
    before = told(script)
    side = paste.yaml({row.key: row.override for row in before.rows})
    after = told(script, side)
    assert not after.errors
    for row, pasted in zip(before.rows, after.rows, strict=True):
        assert pasted.grammar == row.grammar, row.cue
        assert pasted.level == "L0"
        assert pasted.headline == row.headline
        (had, words), (has, kept) = (seen(told.slides[row.row][1]) for told in (before, after))
        assert has == had, f"{row.row} {row.cue}\n{side}"
        if row.level not in STEPS:  # there nothing but what is written tells how many were meant
            assert kept == words, f"{row.row} {row.cue}\n{side}"


@pytest.mark.parametrize("name", sorted(ODD))
def test_odd_rows_can_be_pasted_too(name: str, tmp_path: Path) -> None:
    said = " ".join(f"{cue or 'x'}." for cue, _ in ODD[name]).replace("\n", " ")
    table = "".join(f'| "{cue}" | {visual} |\n' for cue, visual in ODD[name])
    script = tmp_path / "900-odd.md"
    head = "# 900 - Odd\n\n## Script\n\n{}\n\n## Visuals\n\n| Timestamp | Visual |\n|---|---|\n{}"
    script.write_text(head.format(said, table), encoding="utf-8")
    before = told(script)
    after = told(script, paste.yaml({row.key: row.override for row in before.rows}))
    assert not after.errors
    assert [row.grammar for row in after.rows] == [row.grammar for row in before.rows]


def test_a_row_changed_in_one_place_changes_there_alone() -> None:
    before = told(EPISODE, "{}\n").rows[6]
    values = dict(before.override) | {"to": "3 virtual GPUs"}
    after = told(EPISODE, paste.yaml({before.key: values})).rows[6]
    assert (after.grammar, after.headline) == (before.grammar, before.headline)
    assert [a.count for a in after.actors if a.state == "virtual"] == [3]
    assert [a for a in after.actors if a.state != "virtual"] == [a for a in before.actors if a.state != "virtual"]


def test_keys_that_are_no_names_become_row_numbers() -> None:
    def cue(row: int, words: str) -> Cue:
        nowhere = Span("")
        return Cue(row=row, cue=words, visual="", scene="", span=nowhere, cue_span=nowhere, visual_span=nowhere,
                   scene_span=nowhere)  # fmt: skip

    cues = [cue(1, "twice"), cue(2, "Twice!"), cue(3, "once"), cue(4, "404"), cue(5, "…"), cue(6, "title")]
    assert paste.keys(cues) == {1: "1", 2: "2", 3: "once", 4: "4", 5: "5", 6: "title"}


TRICKY = ("yes", "null", "~", "- a", "a: b", "# no", "it's \"both\"", 'say "x"', "two\nlines", "two\nlines\n", " lead",
          "tab\there", "3", "0x1f", "1e3", "a, b", "[x]", "{x}", "@x", "`x`", "%x", "!x", "&x", "*x", "ünï", "",
          "key:\n  - 1\n\n  - 2", "  first\nsecond", "2024-01-01", "50%", "-> x", "…")  # fmt: skip


@pytest.mark.parametrize("words", TRICKY)
def test_whatever_an_author_says_comes_back_as_it_was(words: str) -> None:
    text = paste.yaml({"a row": {"one": words, "many": [words, "x"], "deep": {"in": words}, "flag": True}})
    node = nodes.load(text, "", Collector())
    assert node is not None
    assert nodes.to_plain(node) == {
        "a row": {"one": words, "many": [words, "x"], "deep": {"in": words}, "flag": True}
    }, text
