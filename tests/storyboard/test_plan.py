"""From script to shots: order, notes, captions, alt text, memes, the author's words, the ladder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from builder.cast import figures
from builder.diagnostics import Collector, render
from builder.grammars.base import Grammar
from builder.language.model import Reading
from builder.script.parse import parse, read
from builder.script.sidefile import SideFile
from builder.script.sidefile import parse as parse_side
from builder.storyboard.alt import described
from builder.storyboard.context import Context
from builder.storyboard.ends import meme_places
from builder.storyboard.model import Match, Storyboard
from builder.storyboard.notes import LINE, caption
from builder.storyboard.plan import plan, slug
from builder.storyboard.tempo import LEAST_HOLD, hold_ms

CONTENT = Path(__file__).resolve().parents[2] / "content"
SCRIPT = """# 060 - Pod Disruption Budgets

## Script

Ever drained a node and lost your whole service? It happens.

Draining evicts every pod on the node, all at once. Users see errors. Nobody is happy.

A PodDisruptionBudget says how many must stay: `minAvailable: 2` keeps two alive.

So set a budget before you drain. Your users will thank you.

## Visuals & Animations

| Cue | Visual |
|---|---|
| "drained a node" | Animation showing a node with 3 pods leaving |
| "all at once" | Big dial showing 100% evicted |
| "how many must stay" | YAML snippet with `minAvailable: 2` |
| "thank you" | Something nobody can draw |

## Meme
- "Where did everybody go?" with a lonely node
- Budget meeting with pods counting errors
"""
NOUNS = {"pod": "pod", "node": "node"}


class Dial(Grammar):
    """A grammar that takes meters."""

    name = "dial"
    rank = 60
    keys = ("value", "file", "text")

    def match(self, reading: Reading, context: Context) -> Match | None:
        if reading.carrier != "meter" or not reading.numbers:
            return None
        return Match(grammar=self.name, confidence=0.9, slots={"value": reading.numbers[0].text})


class Words(Grammar):
    """The last resort."""

    name = "text"
    rank = 0
    keys = ("text", "chips")

    def match(self, reading: Reading, context: Context) -> Match | None:
        return None


class Recorder(Words):
    """Remembers what it was shown."""

    name = "recorder"

    def __init__(self) -> None:
        self.seen: list[tuple[Reading, Context]] = []

    def match(self, reading: Reading, context: Context) -> Match | None:
        self.seen.append((reading, context))
        return None


def planned(
    text: str = SCRIPT,
    side: str = "",
    grammars: Sequence[object] = (Dial(), Words()),
    path: str = "060-pdb.md",
    series: Mapping[str, str] | None = None,
) -> Storyboard:
    found = Collector()
    episode = parse(text, path, found)
    own = parse_side(side, "060-pdb.scenes.yaml", episode, found) if side else SideFile()
    return plan(episode, series or {}, found, side=own, grammars=grammars, nouns=NOUNS)  # type: ignore[arg-type]


def test_slides_in_telling_order() -> None:
    board = planned()
    assert [s.kind for s in board.story] == ["title", "cue", "cue", "cue", "cue", "closing"]
    assert [s.number for s in board.shots] == list(range(1, len(board.shots) + 1))
    assert [s.step for s in board.story] == [1, 2, 3, 4, 5, 6]
    assert [s.id for s in board.story] == [
        "title",
        "drained-a-node",
        "all-at-once",
        "how-many-must-stay",
        "thank-you",
        "closing",
    ]
    assert board.shots[0].kind == "title"
    assert board.shots[-1].kind == "closing"


def test_the_narration_is_shared_out_whole_and_once() -> None:
    board = planned()
    said = " ".join(s.note_text.replace("\n", " ") for s in board.story if s.kind == "cue")
    assert said == " ".join(s.text for s in board.episode.narration)
    marked = ["".join(w for note in s.notes for w, cue in note if cue) for s in board.story if s.kind == "cue"]
    assert marked == ["drained a node", "all at once", "how many must stay", "thank you"]
    assert board.shots[-1].note_text == "Your users will thank you."


def test_a_row_nobody_takes_is_set_large_and_named() -> None:
    board = planned()
    shot = next(s for s in board.shots if s.id == "thank-you")
    assert shot.match is not None
    assert (shot.match.grammar, shot.match.level) == ("text", "L5")
    assert shot.alt == "The words “Your users will thank you”."
    warned = [d for d in board.diagnostics.warnings if d.code == "no-scene"]
    assert any("thank you" in d.message for d in warned)
    with_literal = next(s for s in board.shots if s.id == "how-many-must-stay")
    assert with_literal.match is not None
    assert (with_literal.match.level, with_literal.match.slots["chips"]) == ("L4", ("minAvailable: 2",))


def test_alt_text_is_the_row_without_production_words() -> None:
    board = planned()
    assert next(s for s in board.shots if s.id == "all-at-once").alt == "Big dial showing 100% evicted."
    assert described("Animation showing a node with 3 pods leaving") == "A node with 3 pods leaving."
    assert described("Final comparison graphic: cats vs dogs") == "Final comparison: cats vs dogs."
    assert described("Diagram: Node with GPU cards") == "Node with GPU cards."
    assert described("2 pods drawing from a pool, skull icons") == "2 pods drawing from a pool, skulls."
    assert described("`kubectl get` in a terminal") == "kubectl get in a terminal."


def test_a_grammar_sees_the_episode() -> None:
    recorder = Recorder()
    planned(SCRIPT.replace("3 pods leaving", "4 pods leaving").replace("Something", "Other pods and something"),
            grammars=(recorder, Words()))  # fmt: skip
    reading, context = recorder.seen[-1]
    assert (context.row, context.rows, context.cast) == (4, 4, {"pod": 4})
    assert reading.figures[0].count == 3
    assert context.said.endswith("Your users will thank you.")
    assert context.previous is not None


def test_memes_stand_behind_what_they_play_on() -> None:
    board = planned()
    places = {s.row: board.shots[s.number - 2].kind for s in board.shots if s.kind == "meme"}
    assert set(places) == {1, 2}
    assert set(places.values()) == {"cue"}
    assert [s.step for s in board.shots if s.kind == "meme"] == [0, 0]
    assert meme_places(["cats and boxes", "nothing shared"], ["a cat", "boxes for cats", "the end"]) == [1, None]


def test_the_author_overrules() -> None:
    side = """
title: Drain **gently**
"drained a node":
  headline: "Where is **everyone**?"
  sub: An empty node
  alt: An empty node with three footprints.
  hold: 4s
  labels: {node: node-7}
2: {scene: dial, value: 99%}
"how many must stay":
  skip: true
closing:
  headline: Budget first.
  sub: Then drain.
memes:
  1: {skip: true}
  2: {headline: "Count again."}
"""
    board = planned(side=side)
    assert not board.diagnostics.errors
    shots = {s.id: s for s in board.shots}
    assert board.shots[0].headline.text == "Drain gently"
    assert shots["drained-a-node"].headline.text == "Where is everyone?"
    assert shots["drained-a-node"].sub == "An empty node"
    assert shots["drained-a-node"].alt == "An empty node with three footprints."
    assert shots["drained-a-node"].duration_ms == 4000
    assert shots["drained-a-node"].labels == {"node": "node-7"}
    assert shots["all-at-once"].match is not None
    assert shots["all-at-once"].match.level == "L0"
    assert shots["all-at-once"].match.slots["value"] == "99%"
    assert "how-many-must-stay" not in shots
    assert "keeps two alive" in shots["all-at-once"].note_text
    assert (shots["closing"].headline.text, shots["closing"].sub) == ("Budget first.", "Then drain.")
    assert [s.headline.text for s in board.shots if s.kind == "meme"] == ["Count again."]


def test_mistakes_in_the_side_file_name_what_is_allowed() -> None:
    board = planned(side="2:\n  scene: dail\n")
    assert [(d.code, d.hint) for d in board.diagnostics.errors] == [("unknown-scene", "did you mean 'dial'?")]
    board = planned(side="2:\n  vlaue: 3\n")
    assert [d.code for d in board.diagnostics.errors] == ["unknown-key"]
    assert "'value'" in board.diagnostics.errors[0].hint
    board = planned(side="2:\n  hold: soon\n")
    assert [d.code for d in board.diagnostics.errors] == ["bad-hold"]


def test_a_cue_can_be_anchored_by_hand() -> None:
    board = planned(SCRIPT.replace('"thank you"', '"gratitude"'), side='"gratitude":\n  at: thank you\n')
    assert "cue-not-found" not in [d.code for d in board.diagnostics]
    assert next(s for s in board.shots if s.id == "gratitude").start_ms > 15_000


def test_a_file_beside_the_script_is_read_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "060-pdb.md").write_text(SCRIPT)
    (tmp_path / "pdb.yaml").write_text("kind: PodDisruptionBudget\n")
    (tmp_path.parent / "secret.yaml").write_text("no")
    script = str(tmp_path / "060-pdb.md")
    board = planned(side="2:\n  scene: dial\n  file: pdb.yaml\n", path=script)
    match = next(s for s in board.shots if s.id == "all-at-once").match
    assert match is not None
    assert (match.slots["file"], match.slots["text"]) == ("pdb.yaml", "kind: PodDisruptionBudget")
    for name, code in (("../secret.yaml", "file-outside"), ("gone.yaml", "no-such-file")):
        board = planned(side=f"2:\n  scene: dial\n  file: {name}\n", path=script)
        assert [d.code for d in board.diagnostics.errors] == [code]


def test_ids_come_from_the_words_and_survive_an_inserted_row() -> None:
    longer = SCRIPT.replace('| "all at once"', '| "evicts every pod" | A broom |\n| "all at once"')
    before, after = ([s.id for s in planned(t).shots if s.kind == "cue"] for t in (SCRIPT, longer))
    assert [i for i in after if i != "evicts-every-pod"] == before
    twice = planned(SCRIPT.replace('"how many must stay"', '"all at once"'))
    assert len({s.id for s in twice.shots}) == len(twice.shots)
    assert slug("It's 4 GPUs / node!") == "its-4-gpus-node"
    assert slug("שלום עולם") == "שלום-עולם"
    assert slug("🚀") == ""


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 1 - T\n",
        "## Script\n\nHello.\n",
        "## Visuals\n\n| Cue | Visual |\n|---|---|\n| a | b |\n| | |\n| c | |\n",
        SCRIPT.replace("Something nobody can draw", "x " * 5000),
        SCRIPT.replace('"thank you"', "🚀"),
        SCRIPT.replace("drained", "שלום"),
    ],
)
def test_whatever_the_script_lacks_there_is_a_board(text: str) -> None:
    board = planned(text)
    assert board.shots[0].kind == "title"
    assert board.shots[-1].kind == "closing"
    assert all(s.headline.text for s in board.shots)
    assert all(s.match for s in board.shots)
    assert all(s.alt for s in board.shots)
    assert all(render(d, text) for d in board.diagnostics)


def test_captions_are_spoken_words_in_two_lines() -> None:
    said = "A PodDisruptionBudget says how many must stay: two of them."
    lines = caption(said, "how many must stay")
    assert len(lines) <= 2
    assert all(len(line) <= LINE for line in lines)
    assert "how many must stay" in " ".join(lines)
    assert caption("Short.", "Short") == ("Short.",)
    assert caption("", "x") == ()


def test_slides_are_held_and_never_overlap() -> None:
    board = planned()
    cues = [s for s in board.story if s.kind == "cue"]
    for one, other in pairwise(cues):
        assert one.start_ms + one.duration_ms <= other.start_ms + 1
    assert all(s.duration_ms >= LEAST_HOLD for s in cues)
    assert [hold_ms(t) for t in ("4s", "2.5 s", "800ms", "3", "soon")] == [4000, 2500, 800, 3000, None]


def test_episode_013() -> None:
    found = Collector()
    board = plan(read(CONTENT / "013-gpu-time-slicing.md", found), {}, found)
    assert not found.errors
    assert len(board.shots) == 16
    assert len(board.story) == 14
    assert [s.row for s in board.shots if s.kind == "cue"] == list(range(1, 13))
    assert board.cast == dict.fromkeys("ABCD", "pod")
    assert all(s.headline.words <= 7 for s in board.shots if s.kind != "meme")
    drawn = [s.match.grammar for s in board.shots if s.kind == "cue" and s.match]
    told = "relate queue gauge timeline timeline code expand relate levels levels verdict verdict"
    assert drawn == told.split()
    node = next(s.match for s in board.shots if s.row == 7 and s.kind == "cue")
    assert node is not None
    assert [f.kind for f in figures((node.slots["from"], node.slots["to"]))] == ["gpu", "gpu"]
    assert board.shots[0].note_text == "What if I told you multiple pods CAN share a single GPU?"


class Broken:
    """A grammar with a mistake in it."""

    name, rank = "broken", 99
    keys, needs, forms = (), (), {}  # type: ignore[var-annotated]

    def match(self, _reading: object, _context: object) -> Match | None:
        raise ZeroDivisionError("one of ours")


def test_a_mistake_in_one_grammar_costs_neither_the_row_nor_the_script() -> None:
    board = planned(grammars=(Broken(),))
    assert all(s.match is not None and s.match.grammar == "text" for s in board.shots if s.kind == "cue")
    told = [d for d in board.diagnostics.warnings if d.code == "scene-failed"]
    assert len(told) == len([s for s in board.shots if s.kind == "cue"])
    assert "ZeroDivisionError" in told[0].message
