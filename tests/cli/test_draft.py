"""A script without a table: what is suggested, that it builds as it is, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from builder.diagnostics import Collector
from builder.draft import drafted
from builder.script.parse import parse
from builder.storyboard.align import align

Run = Callable[..., Result]
OLD = """## 004 - Load Balancers

What does a load balancer do? It sits between your users and your servers.

Your server sits at 20% CPU. Run `kubectl get svc` to see yours. "Nobody even notices!"

If a server dies | or sleeps, everything stops. And so on.

## Meme Opportunity
- "You guys are getting two?" with tired servers
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "004-load-balancers.md"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_one_row_a_sentence_each_found_in_its_own_sentence(old: Path) -> None:
    found = Collector()
    episode = parse(drafted(old), str(old), found)
    assert not list(found)
    words, anchors = align(episode, found)
    assert not list(found)
    assert [words[a.first].sentence for a in anchors] == list(range(len(episode.narration))) == list(range(7))
    assert {a.kind for a in anchors} == {"exact"}


def test_pictures_come_from_the_sentences_own_words(old: Path) -> None:
    visuals = [c.visual for c in parse(drafted(old), str(old), Collector()).cues]
    assert "Meter showing 20% CPU" in visuals
    assert "Terminal running `kubectl get svc`" in visuals
    assert 'Sign: "Nobody even notices!"' in visuals
    assert len(visuals) == 7  # a pipe in a sentence is no column


def test_what_was_written_stays_and_the_rest_is_marked_as_suggested(old: Path) -> None:
    text = drafted(old)
    assert text.startswith("# 004 - Load Balancers\n\n## Script\n\nWhat does a load balancer do?")
    for line in OLD.split("\n")[1:]:
        assert line in text
    assert text.index("## Script") < text.index("## Visuals & Animations") < text.index("## Meme Opportunity")
    assert "| Timestamp | Visual (suggested) |" in text
    assert "Suggested" in text


def test_it_builds_as_it_is(old: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "004-load-balancers.md"
    out.parent.mkdir()
    done = run("draft", str(old), "-o", str(out))
    assert done.exit_code == 0, done.output
    assert f"build-deck {out}" in done.stdout
    checked = run("check", str(out))
    assert checked.exit_code == 0
    assert "error" not in checked.output
    assert "no-scene" not in checked.output


def test_it_is_printed_and_the_same_every_time(old: Path, run: Run) -> None:
    assert run("draft", str(old)).stdout == run("draft", str(old)).stdout == drafted(old)


@pytest.mark.parametrize(
    "text",
    ["# 005 - A\n\n## Script\n\nOne server. Two servers.\n", "One server waits. Two servers sleep.\n",
     "# 005 - A\n\n## Script\n\nA server.\n\n## Visuals & Animations\n\nto do\n\n## Memes\n- \"x\"\n"],
    ids=["script without visuals", "no heading", "empty visuals"],
)  # fmt: skip
def test_other_forms_become_scripts_too(text: str, tmp_path: Path) -> None:
    path = tmp_path / "005-a.md"
    path.write_text(text, encoding="utf-8")
    found = Collector()
    episode = parse(drafted(path), str(path), found)
    assert not found.errors
    assert len(episode.cues) == len(episode.narration)


def test_what_cannot_be_drafted_is_refused(old: Path, run: Run, tmp_path: Path) -> None:
    done = run("draft", str(old), "-o", str(old))
    assert (done.exit_code, "is there already" in done.output) == (1, True)
    old.write_text(drafted(old), encoding="utf-8")
    assert "has a table of visuals already" in run("draft", str(old)).output
    old.write_text(OLD + "\n## 005 - Caches\n\nA server waits.\n", encoding="utf-8")
    assert "holds 2 scripts (004 - Load Balancers, 005 - Caches)" in run("draft", str(old)).output
    old.write_text("# 004 - Nothing\n", encoding="utf-8")
    assert "no words to speak" in run("draft", str(old)).output
    assert run("draft", str(tmp_path / "no.md")).exit_code == 1
