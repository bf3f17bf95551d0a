"""Side files of careless and of hostile hands: every key works, or the mistake is shown where it stands."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from builder import pictures
from builder.diagnostics import Collector, render
from builder.grammars.base import grammars
from builder.script.parse import parse
from builder.storyboard.plan import plan
from builder.theme import load

from .stage import ours, planned, scenes, script

ROWS = (
    ("share a GPU", "Single GPU with multiple pods connected to it"),
    ("show the file", "YAML snippet showing replicas: 4"),
    ("who knows", "Something nobody can draw"),
)
SCRIPT = script(ROWS, memes=['"This is fine" with a pod'])
ALONE = ("title", "closing")


def told(side: str) -> list[tuple[str, int, int]]:
    """Code, line and column of every error; each is rendered, so that a caret can be drawn under it."""
    board = planned(SCRIPT, side)
    for found in board.diagnostics:
        assert render(found, side if found.span.path.endswith("yaml") else SCRIPT)
    return [(d.code, d.span.line, d.span.col) for d in board.diagnostics if d.severity == "error"]


@pytest.mark.parametrize(
    ("side", "code", "line", "col"),
    [
        ("3:\n  scene: relate\n", "missing-slot", 2, 10),
        ("3:\n  scene: relate\n  center: gpu\n", "missing-slot", 2, 10),
        ("1:\n  center: ''\n", "missing-slot", 2, 11),
        ("1:\n  inside: node\n", "missing-slot", 2, 11),
        ("3:\n  scene: timeline\n  steps: '->'\n", "wrong-value", 3, 10),
        ("3:\n  scene: verdict\n  items: [a, b]\n  marks: [tick, corss]\n", "wrong-form", 4, 17),
        ("1:\n  marks: tikc\n", "wrong-value", 2, 10),
        ("3:\n  scene: gauge\n  unit: load\n", "missing-slot", 2, 10),
        ("3:\n  scene: gauge\n  value: plenty\n", "wrong-form", 3, 10),
        ("3:\n  scene: gauge\n  value: [1, 2]\n", "wrong-form", 3, 10),
        ("3:\n  scene: timeline\n  steps: [a, b]\n  form: whele\n", "wrong-form", 4, 9),
        ("1:\n  around: {a: b}\n", "wrong-form", 2, 11),
        ("1:\n  around: 0 pods\n", "wrong-value", 2, 11),
        ("1:\n  around: [pod, 0 pods]\n", "wrong-value", 2, 17),
        ("3:\n  scene: compare\n  left: {scene: queu}\n  right: {actors: pod}\n", "unknown-scene", 3, 17),
        ("1:\n  around: [a, [b]]\n", "wrong-form", 2, 15),
        ("1:\n  around: [a, {b: c}]\n", "wrong-form", 2, 15),
        ("1:\n  center: true\n", "wrong-form", 2, 11),
        ("1:\n  around: [pod, yes]\n", "yaml-boolean", 2, 17),
        ("1:\n  headline: [a, b]\n", "wrong-form", 2, 13),
        ("1:\n  sub: {a: b}\n", "wrong-form", 2, 8),
        ("1:\n  scene: [relate]\n", "wrong-form", 2, 10),
        ("1:\n  skip: perhaps\n", "wrong-form", 2, 9),
        ("1:\n  labels: words\n", "wrong-form", 2, 11),
        ("1:\n  hold: soon\n", "bad-hold", 2, 9),
        ("1:\n  scene: rellate\n", "unknown-scene", 2, 10),
        ("1:\n  centre: gpu\n", "unknown-key", 2, 3),
        ("1:\n  center: gpu\n  center: pod\n", "key-twice", 3, 3),
        ("1:\n  sub: a\n1:\n  sub: b\n", "row-twice", 3, 1),
        ("1:\n  then:\n    - gorw: pod\n", "unknown-key", 3, 7),
        ("1:\n  then: around\n", "not-a-mapping", 2, 9),
        ("1:\n\tscene: relate\n", "bad-yaml", 2, 1),
        ("1: [a\n", "bad-yaml", 2, 1),
        ("1:\n  - a\n", "not-a-mapping", 2, 3),
        ("2:\n  template: no-such\n", "wrong-value", 2, 13),
        ("2:\n  template: ../../themes/dark\n", "wrong-value", 2, 13),
        ("2:\n  template: " + "x" * 150 + "\n", "wrong-value", 2, 13),
        ("title:\n  hero: [a, b]\n", "wrong-form", 2, 9),
        ("title:\n  heroo: gpu\n", "unknown-key", 2, 3),
        ("title:\n  scene: relate\n  center: gpu\n", "missing-slot", 2, 10),
        ("title:\n  scene: relatee\n", "unknown-scene", 2, 10),
        ("memes:\n  1:\n    scene: relate\n", "unknown-scene", 3, 12),
        ("closing:\n  turns: [a]\n", "wrong-form", 2, 10),
        ("closing:\n  left:\n    figrue: gpu\n", "unknown-key", 3, 5),
        ("3:\n  scene: compare\n  left: {actor: pod}\n  right: gpu\n", "unknown-key", 3, 10),
        ("memes:\n  1:\n    format: this-is-fin\n", "wrong-value", 3, 13),
        ("memes:\n  1:\n    formta: this-is-fine\n", "unknown-key", 3, 5),
        ("memes:\n  nobody said that: {}\n", "no-such-meme", 2, 3),
        ("nobody said that:\n  sub: x\n", "no-such-cue", 1, 1),
        ("7:\n  sub: x\n", "no-such-row", 1, 1),
    ],
)
def test_a_mistake_is_shown_where_it_stands(side: str, code: str, line: int, col: int) -> None:
    assert (code, line, col) in told(side)


@pytest.mark.parametrize(
    "side",
    [
        "1:\n  headline: no\n  sub: 'yes'\n",
        "1:\n  headline: ~\n  sub: ''\n  labels: {}\n",
        "1:\n  around: ['yes', \"no\", pod]\n",
        "1:\n  marks: ''\n  layout: ~\n",
        "2:\n  highlight: ''\n  chip: 12\n",
        "3:\n  scene: timeline\n  actors: 99999999999999999999 pods\n",
        "1:\n  around: 99 pods\n",
        "3:\n  scene: state\n  actor: server\n  marks: tick, strike\n",
        "3:\n  scene: flow\n  to: [a, b]\n  shares: ['..', '²']\n",
        "3:\n  scene: chart\n  series: ['a: ²', 'b: 1.2.3', ': 7', 'c:', 'd: 0']\n  limit: '½'\n",
        "3:\n  scene: text\n  text: 2:00\n  actors: ['', ~, pod]\n",
        "closing:\n  left: {}\n  right: [a, ~]\n",
        "closing: 'One. Two.'\ntitle: Words\n",
    ],
)
def test_odd_but_sound_files_are_drawn(side: str) -> None:
    board = planned(SCRIPT, side)
    assert not board.diagnostics.errors
    assert len(list(scenes(board))) > 8
    assert not ours(board)


def test_the_author_sets_the_rows_own_way_aside() -> None:
    """A row that names a hub, and an author who wants a chain: none of the hub's slots is left to win."""
    board = planned(SCRIPT, "1:\n  chain: [browser, server]\n2:\n  template: deployment\n")
    assert not board.diagnostics.errors
    relate, code = (s.match for s in board.shots if s.row in (1, 2) and s.kind == "cue")
    assert relate is not None
    assert set(relate.slots) & {"center", "around", "chain"} == {"chain"}
    assert code is not None
    assert "text" not in code.slots


VALUES = ("x", "''", "-5", "1000000000", "[a, b, c]", "{a: b}", "true", "'->'", "99 pods", "[~, '', 3]", "'((<&>\"'")


@pytest.mark.parametrize("name", [g.name for g in grammars()])
def test_no_value_of_any_slot_is_a_mistake_of_ours(name: str) -> None:
    """Whatever stands in a slot: it is an error with a place, or a scene."""
    grammar, theme = next(g for g in grammars() if g.name == name), load("dark")
    full = {"gauge": {"value": "20%"}}.get(name, dict.fromkeys((grammar.needs or ((),))[0], "pods"))
    for key, value in product(grammar.keys, VALUES):
        given = {**({} if name in ALONE else {"scene": name}), **full, key: value}
        head = f"{name}:" if name in ALONE else "3:"
        board = planned(SCRIPT, "\n  ".join([head, *(f"{k}: {v}" for k, v in given.items())]) + "\n")
        assert all(d.span.line for d in board.diagnostics.errors), (key, value)
        shot = next(s for s in board.shots if s.kind == name or (s.kind == "cue" and s.row == 3 and name not in ALONE))
        if not board.diagnostics.errors:
            pictures.composed(shot, board, pictures.SLIDE, theme)
        assert not ours(board), (key, value)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../secret.yaml", "file-outside"),
        ("/etc/passwd", "file-outside"),
        ("gone.yaml", "no-such-file"),
        ("folder", "no-such-file"),
        ("x" * 400, "no-such-file"),
        ('"\\0"', "no-such-file"),
        ('"\\ud800"', "no-such-file"),
        ("long.yaml", "file-too-large"),
        ("raw.bin", "no-text"),
        ("link.yaml", "file-outside"),
    ],
)
def test_a_file_is_text_beside_the_script(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "secret.yaml").write_text("a: b")
    here = tmp_path / "content"
    (here / "folder").mkdir(parents=True)
    (here / "long.yaml").write_text("a: b\n" * 40_000)
    (here / "raw.bin").write_bytes(bytes(range(256)))
    (here / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (here / "052-attack.md").write_text(SCRIPT)
    (here / "052-attack.scenes.yaml").write_text(f"2:\n  file: {name}\n")
    found = Collector()
    plan(parse(SCRIPT, str(here / "052-attack.md"), found), {}, found)
    assert [(d.code, d.span.line, d.span.col) for d in found.errors] == [(code, 2, 9)]


def test_what_a_file_says_is_clean(tmp_path: Path) -> None:
    """A form feed and a stray byte are no XML: they are gone, and somebody is told."""
    (tmp_path / "052-attack.scenes.yaml").write_text("2:\n  file: odd.yaml\n")
    (tmp_path / "odd.yaml").write_bytes(b"a: \x0cb\xff\r\nc: d\r\n")
    found = Collector()
    board = plan(parse(SCRIPT, str(tmp_path / "052-attack.md"), found), {}, found)
    shot = next(s for s in board.shots if s.row == 2)
    assert shot.match is not None
    assert shot.match.slots["text"] == "a:  b\ufffd\nc: d"
    assert {d.code for d in found.warnings} >= {"control-character", "not-utf8"}
