"""`check`: what it warns of beyond a build, what --strict refuses, and that a scene that lies steps down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from builder import theme as themes
from builder.diagnostics import Collector
from builder.grammars import base
from builder.grammars.base import Grammar
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.script.parse import parse
from builder.settle import Settled, settled
from builder.storyboard.model import Match
from builder.storyboard.plan import plan

Run = Callable[..., Result]
SCRIPT = """---
{front}
---
# 071 - Checks

## Script

Two pods share one server, and they like it a lot, all day long and all night. Then, quickly, the laptop is ignored.

## Visuals & Animations

| Timestamp | Visual |
|---|---|
| "share one server" | {visual} |
| "the laptop" | {last} |

## Meme Opportunity
- {meme}
"""
GOOD = "2 pods connected to one server"


def script(folder: Path, **words: str) -> Path:
    path = folder / "071-checks.md"
    told = {"front": "wpm: 160", "visual": GOOD, "last": "Laptop asleep", "meme": '"Mine" with a pod', **words}
    path.write_text(SCRIPT.format(**told), encoding="utf-8")
    return path


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Relations and words are all there is to draw with."""
    known = {g.name: g for g in base.grammars() if g.name in ("relate", "text", "title", "closing")}
    monkeypatch.setattr(base, "_FOUND", known)


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("words", "code", "place"),
    [
        ({"visual": "Pods connected to one server"}, "assumed", "14:24"),
        ({"last": "Laptop being ignored"}, "no-scene", "15:18"),
        ({"front": "target: 3s"}, "over-target", "2:9"),
        ({"front": "target: soon"}, "bad-setting", "2:9"),
        ({"front": "wpm: fast"}, "bad-setting", "2:6"),
        ({"front": "spaeker: Ann"}, "unknown-setting", "2:1"),
        ({"meme": '"Winter is coming"'}, "meme-without-place", "18:3"),
    ],
)
def test_what_is_warned_of_and_where(words: dict[str, str], code: str, place: str, tmp_path: Path, run: Run) -> None:
    path = script(tmp_path, **words)
    told = run("check", path)
    assert told.exit_code == 0
    assert f"{path}:{place}: warning[{code}]" in told.stderr
    assert "^" in told.stderr


def test_a_row_that_is_on_too_short_is_a_warning_here_and_a_note_in_a_build(tmp_path: Path, run: Run) -> None:
    path = script(tmp_path, front="wpm: 400")
    path.write_text(path.read_text().replace('"the laptop"', '"they like it"'))
    assert "warning[short-row]" in run("check", path).stderr
    assert "short-row" not in run(path, "--only", "memes", "-o", tmp_path / "dist").stderr


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("words", "code"),
    [({"last": GOOD}, 0),
     ({"visual": "Pods connected to one server", "last": GOOD}, 0),
     ({"last": "Laptop being ignored"}, 1),
     ({"last": "A vague unease"}, 1)],
    ids=["L1", "L2", "L3", "L5"],
)  # fmt: skip
def test_strict_lets_the_second_rung_pass_and_no_lower_one(
    words: dict[str, str], code: int, tmp_path: Path, run: Run
) -> None:
    path = script(tmp_path, **words)
    assert run("check", path, "--strict").exit_code == code
    assert run("check", path).exit_code == 0


class Liar(Grammar):
    """A grammar that takes any row and shows other words."""

    name, rank = "liar", 99

    def match(self, reading: object, context: object) -> Match | None:
        return Match(grammar="liar", confidence=0.99)

    def compose(self, slots: base.Slots, stage: Stage) -> Composition:
        said = text("lie", "something else", 200, 700, face="text-bold", size=40, paint="text")
        return Composition(items=(said,))


@pytest.fixture
def lied(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Settled]:
    base.grammars()
    monkeypatch.setitem(base._FOUND, "liar", Liar())

    def made(visual: str) -> Settled:
        found = Collector()
        told = {"front": "wpm: 160", "visual": visual, "last": "Laptop asleep", "meme": '"Mine" with a pod'}
        episode = parse(SCRIPT.format(**told), "071-checks.md", found)
        return settled(plan(episode, {}, found), themes.load("dark"))

    return made


LONG = "a literal of so many words that no sub-line under any headline could take it up"


def test_a_scene_without_the_rows_literal_makes_room_for_the_next_one(lied: Callable[[str], Settled]) -> None:
    shown = lied(f'Server with a sign "{LONG}"')
    match = next(s.match for s in shown.board.shots if s.row == 1 and s.kind == "cue")
    assert match is not None
    assert match.grammar != "liar"
    assert shown.board.accounts[0].match is match
    (told,) = [d for d in shown.board.diagnostics.warnings if d.code == "stepped-down"]
    assert (told.span.line, "liar" in told.message) == (14, True)


def test_a_short_literal_becomes_the_sub_line_of_the_scene_that_lost_it(lied: Callable[[str], Settled]) -> None:
    shown = lied('Server with a "SALE" sign')
    shot = next(s for s in shown.board.shots if s.row == 1 and s.kind == "cue")
    assert shot.match is not None
    assert (shot.match.grammar, shot.sub) == ("liar", "SALE")
    assert not [d for d in shown.board.diagnostics if d.code in ("stepped-down", "check-literal")]


def test_a_scene_that_says_what_its_row_says_stays(lied: Callable[[str], Settled]) -> None:
    shown = lied(GOOD)
    shot = next(s for s in shown.board.shots if s.row == 1 and s.kind == "cue")
    assert shot.match is not None
    assert shot.match.grammar == "liar"
    assert [f.check for f in shown.found[1] if f.hard] == []


@pytest.mark.parametrize("literal", ["SALE", LONG])
def test_what_the_author_has_settled_stays_as_it_is(literal: str, tmp_path: Path, run: Run) -> None:
    path = script(tmp_path, visual=f'Server with a sign "{literal}"')
    beside = "share one server:\n  scene: relate\n  center: server\n  around: 2 pods\n"
    (tmp_path / "071-checks.scenes.yaml").write_text(beside, encoding="utf-8")
    told = run("check", path)
    assert "check-" not in told.stderr
    assert "stepped-down" not in told.stderr
