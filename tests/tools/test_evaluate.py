"""The measuring of rows against gold: what counts as shown, what a wrong file says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.diagnostics import Collector
from builder.script import nodes
from builder.script.nodes import Node
from tools.evaluate import wanted
from tools.evaluate.__main__ import main

SCRIPT = """# 900 - Locks

## Script

One GPU serves one pod. The others have to wait. Only 20% of it is used.

## Visuals & Animations

| Timestamp | Visual |
|---|---|
| "One GPU serves one pod" | One GPU, one pod, "RESERVED" sign, 3 other pods waiting outside |
| "Only 20%" | GPU meter showing 20% usage |
| "Never said" | GPU meter showing 40% usage |

## Meme Opportunity

- "Still waiting" with pods
"""
GOLD = """cues:
- id: '900.01'
  cue: One GPU serves one pod
  g: queue
  d: 2
  p:
    waiting: pod*3
- id: '900.02'
  cue: Only 20%
  g: compare
  alt:
  - gauge
  at: Only 20% of it
  not:
  - cat
- id: '900.03'
  g: timeline
  d: 1
  at: ?The others have to wait
  not: meter
  p:
    left:
      not: [gpu]
- id: '900.04'
  fmt: chairs
"""
NOUNS = {"pod": "pod", "gpu": "gpu", "worker": "person"}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Write a gold file and one script, measure, and give the exit code with what was said."""

    def go(gold: str, *options: str) -> tuple[int, str, str]:
        (tmp_path / "900-locks.md").write_text(SCRIPT, encoding="utf-8")
        (tmp_path / "gold.yaml").write_text(gold, encoding="utf-8")
        code = main([str(tmp_path / "gold.yaml"), *options])
        said = capsys.readouterr()
        return code, said.out, said.err

    return go


def node(text: str) -> Node:
    found = nodes.load(text, "p", Collector())
    assert found is not None
    return found


def test_a_row_counts_as_right_with_its_grammar_or_another_that_will_do(run: Run) -> None:
    code, out, _ = run(GOLD, "--json")
    (told,) = json.loads(out)
    assert code == 0
    assert told["rows"] == 3
    assert told["grammar"] == {"of": 3, "good": 2, "share": 0.667}
    assert told["grammar_first"]["good"] == 1
    assert told["scripts"]["900"]["rows"] == 3
    assert told["difficulty"]["2"]["grammar"]["share"] == 1.0


def test_a_row_without_a_real_place_does_not_count_for_anchors(run: Run) -> None:
    (told,) = json.loads(run(GOLD, "--json", "--only", "grammar")[1])
    assert told["anchors"] == {"of": 2, "good": 2, "share": 1.0}


def test_literals_numbers_and_forbidden_things_are_looked_for_in_the_scene(run: Run) -> None:
    (told,) = json.loads(run(GOLD, "--json")[1])
    assert told["literals"] == {"of": 1, "good": 1, "share": 1.0}
    assert told["counts"] == {"of": 1, "good": 1, "share": 1.0}
    assert told["forbidden"] == 2
    (row,) = told["failing"]
    assert row["id"] == "900.03"
    assert row["ours"] == "gauge"
    assert "forbidden: meter, gpu" in row["faults"]


def test_the_rows_that_fail_are_listed_with_what_they_were_taken_for(run: Run) -> None:
    out = run(GOLD, "--rows")[1]
    assert "900.03  timeline ← gauge" in out
    assert "GPU meter showing 40% usage" in out
    assert "900.01  queue" not in out


@pytest.mark.parametrize(
    ("gold", "line", "said"),
    [
        ("cues:\n- id: '900.01'\n  g: [a\n", 4, "not valid YAML"),
        ("cues:\n- id: '900.01'\n  cue: x\n", 2, "names no grammar"),
        ("cues:\n- g: queue\n", 2, "not a script and a row"),
        ("cues: many\n", 1, "list of rows"),
        ("cues:\n- id: '900.01'\n  g: queue\n- id: '900.01'\n  g: flow\n", 4, "stands twice"),
    ],
)
def test_a_wrong_gold_file_is_an_error_with_its_line(run: Run, gold: str, line: int, said: str) -> None:
    code, out, err = run(gold)
    assert code == 1
    assert out.strip() == ""
    assert f"gold.yaml:{line}:" in err
    assert said in err


def test_a_script_or_row_that_is_missing_is_said(run: Run) -> None:
    code, out, err = run("cues:\n- id: '901.01'\n  g: queue\n- id: '900.09'\n  g: queue\n- id: '900.02'\n  g: gauge\n")
    assert code == 1
    assert "no script 901" in err
    assert "row 900.09 is not in 900-locks.md" in err
    assert "1 rows" in out


def test_a_gold_file_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml" in capsys.readouterr().err


def test_numbers_are_counted_where_they_count_things() -> None:
    visual = 'Two busy workers and 4 GPUs, port 8 and 40 pods, 1/3 pods, "5 pods" on a sign'
    assert wanted.counts(visual, None, NOUNS) == (("person", 2), ("gpu", 4))
    assert wanted.counts("Pods: 3 of them", node("a: pod*3"), NOUNS) == (("pod", 3),)
    assert wanted.counts("Some pods", node("a: pod*3"), NOUNS) == ()
    assert wanted.counts("Five old fridges, 3 days, bead 5 turns red, step 2", None, NOUNS) == (("fridge", 5),)


def test_lists_hold_what_the_author_says() -> None:
    asked = node("{to: ['Ingress', 'job[heavy]', moon], items: [{a: 'pod:dead', label: use it}], t: [pod grow]}")
    assert wanted.lists("A pod, an ingress; use it for a job", "", asked) == ("Ingress", "job", "pod", "use it")


def test_literals_are_quoted_or_backticked_once_each() -> None:
    assert wanted.literals('A "b c" and `d` and “e” and it\'s "b c"') == ("b c", "d", "e")
