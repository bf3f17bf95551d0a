"""The side file: the author's words arrive, and every mistake is shown with line, column, caret and what is allowed."""

from __future__ import annotations

from builder.diagnostics import Collector, render
from builder.script.parse import parse as parse_script
from builder.script.sidefile import SideFile, check_slots, from_cell, parse

SCRIPT = """# 052 - Canary Releases

## Script

A canary gets one percent of the traffic. If it sings, everyone moves. If it falls silent, roll back.

## Visuals & Animations

| Cue | Visual | Scene |
|---|---|---|
| "one percent" | Traffic split: 1% to v2 | |
| "everyone moves" | All users moving to v2 | {scene: swap, from: v1, to: v2} |
| "roll back" | Users going back to v1 | swap |

## Meme
- Canary in a coal mine with a tiny helmet
"""
EPISODE = parse_script(SCRIPT, "052-canary-releases.md", Collector())


def read(text: str) -> tuple[SideFile, Collector]:
    found = Collector()
    return parse(text, "052-canary-releases.scenes.yaml", EPISODE, found), found


def told(text: str, found: Collector) -> str:
    return "\n".join(render(d, text) for d in found)


def test_rows_by_phrase_by_number_and_nearly() -> None:
    side, found = read('"one percent":\n  headline: Just 1 %\n2:\n  skip: true\n"rolls back":\n  hold: 4s\n')
    assert not list(found)
    assert sorted(side.rows) == [1, 2, 3]
    assert side.rows[1].text("headline") == "Just 1 %"
    assert side.rows[2].skip
    assert side.rows[3].text("hold") == "4s"


def test_reserved_keys_stand_beside_the_rows() -> None:
    text = "title: Sing or sink\nclosing:\n  headline: Small first.\n"
    text += "memes:\n  coal mine:\n    sub: Chirp.\nlabels:\n  node: edge-1\n"
    side, found = read(text)
    assert not list(found)
    assert side.title is not None
    assert side.title.text("headline") == "Sing or sink"
    assert side.closing is not None
    assert side.closing.text("headline") == "Small first."
    assert side.memes[1].text("sub") == "Chirp."
    assert side.labels == {"node": "edge-1"}


def test_slots_are_words_as_typed() -> None:
    side, _ = read(
        '1:\n  scene: flow\n  steps: [build, "ship: it", 2:00]\n  parts: {a: 010}\n  then:\n    - grow: v2 to 70%\n'
    )
    assert side.rows[1].slots() == {
        "steps": ("build", "ship: it", "2:00"),
        "parts": {"a": "010"},
        "then": ({"grow": "v2 to 70%"},),
    }


def test_a_third_column_is_the_same_mapping() -> None:
    found = Collector()
    own = [from_cell(cue, EPISODE.path, found) for cue in EPISODE.cues]
    assert own[0] is None
    assert own[1] is not None
    assert own[2] is not None
    assert own[1].scene == own[2].scene == "swap"
    assert own[1].slots() == {"from": "v1", "to": "v2"}
    assert SCRIPT.split("\n")[own[1].places["from"].line - 1][own[1].places["from"].col - 1 :].startswith("from")


def test_an_unknown_key_names_the_allowed_ones() -> None:
    text = '"one percent":\n  scene: gauge\n  valeu: 1%\n'
    side, found = read(text)
    check_slots(side.rows[1], "gauge", ("value", "unit"), found)
    assert told(text, found) == (
        "052-canary-releases.scenes.yaml:3:3: error[unknown-key]: unknown key 'valeu' for scene 'gauge'\n"
        "  3 |   valeu: 1%\n"
        "    |   ^^^^^\n"
        "  = did you mean 'value'? scene 'gauge' takes scene, headline, sub, alt, skip, "
        "hold, at, labels, then, value, unit"
    )


def test_yaml_booleans_are_caught() -> None:
    text = "1:\n  scene: verdict\n  marks: [yes, 'no']\n"
    side, found = read(text)
    check_slots(side.rows[1], "verdict", ("marks",), found)
    assert told(text, found) == (
        "052-canary-releases.scenes.yaml:3:11: error[yaml-boolean]: YAML reads 'yes' as true or false, not as a word\n"
        "  3 |   marks: [yes, 'no']\n"
        "    |           ^^^\n"
        "  = write tick or cross, or put it in quotation marks: 'yes'"
    )


def test_a_colon_inside_words_is_explained() -> None:
    text = "1:\n  highlight: replicas: 4\n"
    _, found = read(text)
    assert told(text, found) == (
        "052-canary-releases.scenes.yaml:2:22: error[bad-yaml]: "
        "this is not valid YAML: mapping values are not allowed here\n"
        "  2 |   highlight: replicas: 4\n"
        "    |                      ^\n"
        '  = put quotation marks round words that contain a colon: "replicas: 4"'
    )


def test_a_cue_that_is_not_there() -> None:
    text = '"one persent of it":\n  skip: true\n"the moon":\n  skip: true\n9:\n  skip: true\n'
    _, found = read(text)
    assert [(d.code, d.span.line) for d in found] == [("no-such-cue", 3), ("no-such-row", 5)]


def test_a_row_changed_twice() -> None:
    _, found = read('1:\n  skip: true\n"one percent":\n  sub: x\n')
    assert [d.code for d in found] == ["row-twice"]


def test_bombs_and_nonsense_are_refused_quietly() -> None:
    deep = "a: " + "[" * 3000
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(8)
    )
    for text in (deep, bomb, "- just\n- a list\n", "\t: x", "? [a, b]\n: c", "a: *b"):
        side, found = read(text)
        assert not side.rows
        assert found.errors


def test_an_empty_side_file_changes_nothing() -> None:
    for text in ("", "\n# only a remark\n", "~", "!!python/object:os.system {}"):
        side, found = read(text)
        assert not side.rows
        assert not found.errors
