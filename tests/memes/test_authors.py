"""The author's last word on a meme: marked words in their colour, mistakes at their place."""

from __future__ import annotations

import pytest

from builder.compose import SLIDE
from builder.diagnostics import Collector, render
from builder.memes.accents import accented, marked
from builder.memes.authors import Slots
from builder.memes.compose import compose
from builder.pictures import MEME
from builder.scene.check import check
from builder.scene.items import Text
from builder.scene.model import Scene
from builder.script.parse import parse
from builder.script.sidefile import parse as side_file
from builder.storyboard.plan import plan
from builder.theme import load as theme

OWN = '"You guys are getting your own lanes?" with 4 cyclists looking at 2 trams'
TAKEN = '"Look at me, I am the scheduler now" - cron'

SCRIPT = f"""# 9 - Lanes

## Script

Trams have lanes. Cyclists share.

## Visuals & Animations

| Cue | Visual |
|---|---|
| "lanes" | Trams |

## Memes
- {OWN}
- {TAKEN}
"""


def coloured(scene: Scene, role: str = "highlight_text") -> list[str]:
    texts = [item for item in scene.items if isinstance(item, Text)]
    return [run.text.strip() for t in texts for line in t.lines for run in line if run.paint.role == role]


def planned(side: str) -> tuple[list[Scene], Collector]:
    found = Collector()
    episode = parse(SCRIPT, "9-lanes.md", found)
    overrides = side_file(side, "9-lanes.scenes.yaml", episode, found)
    board = plan(episode, {}, found, side=overrides, memes=Slots())
    return [compose(s, board, c, theme("dark")) for s in board.shots if s.kind == "meme" for c in (MEME, SLIDE)], found


def test_only_what_the_author_marked_is_coloured() -> None:
    scenes, found = planned('memes:\n  1:\n    headline: "You guys are **getting** your own lanes?"\n')
    assert not found.errors
    assert [coloured(scene) for scene in scenes[:2]] == [["getting"]] * 2
    assert all(check(scene, theme("dark"), least=34) == () for scene in scenes)


def test_a_marked_word_of_risk_has_the_colour_of_risk() -> None:
    scenes, _ = planned('memes:\n  1:\n    headline: "A **terrible** lane"\n')
    assert [coloured(scene, "warn_text") for scene in scenes[:2]] == [["terrible"]] * 2
    assert not coloured(scenes[0])


def test_marks_follow_a_sentence_that_the_format_cuts_in_two() -> None:
    scenes, _ = planned('memes:\n  2:\n    headline: "Look **at me**, I am the **scheduler** now"\n')
    assert [coloured(scene) for scene in scenes[2:]] == [["at me", "scheduler"]] * 2


def test_marks_in_captions_of_the_authors_own() -> None:
    scenes, _ = planned("memes:\n  1:\n    line: Whose lane?\n    below: Nobody is **that** slow.\n")
    assert [coloured(scene) for scene in scenes[:2]] == [["that"]] * 2
    assert "*" not in "".join(i.string for s in scenes for i in s.items if isinstance(i, Text))


def test_without_marks_the_punch_line_is_coloured_alike_on_both_canvases() -> None:
    scenes, _ = planned("memes: {}\n")
    assert {" ".join(coloured(scene)) for scene in scenes[:2]} == {"your own lanes?"}


@pytest.mark.parametrize(
    ("side", "place", "said"),
    [
        ("memes:\n  1:\n    headlin: x\n", "3:5", "'headline'"),
        ("memes:\n  1:\n    format: own-gpu\n", "3:13", "'own-gpus'"),
        ("memes:\n  2:\n    haves: 2 pods\n", "3:12", "chief, old"),
        ("memes:\n  9:\n    skip: true\n", "2:3", "no bullet"),
    ],
)
def test_a_mistake_is_shown_where_it_stands_with_what_is_allowed(side: str, place: str, said: str) -> None:
    _, found = planned(side)
    told = "\n".join(render(one, side) for one in found)
    assert f"9-lanes.scenes.yaml:{place}:" in told
    assert said in told
    assert "^" in told


def test_every_role_of_the_format_may_be_set() -> None:
    scenes, found = planned("memes:\n  1:\n    format: own-gpus\n    have-nots: 3 pods\n    haves: 1 pod\n")
    assert not found.errors
    assert sum(item.id.startswith("pod-") for item in scenes[0].items) == 4


def test_marks_leave_other_texts_as_they_are() -> None:
    plain = marked("no marks")
    scene = planned("memes: {}\n")[0][0]
    assert accented(scene.items, [plain]) == scene.items
