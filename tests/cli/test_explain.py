"""`build-deck explain`: rows for people, as a side file, for programs; and what it says when it cannot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
NAME = "content/007-load-balancing.md"


def test_every_row_is_explained(project: Path, run: Run) -> None:
    result = run("explain", NAME)
    assert result.exit_code == 0
    for words in ("1 · sits at 95% CPU", "gauge · L1", "2 · one server becomes three", "007-load-balancing.scenes"):
        assert words in result.stdout
    assert "\x1b" not in result.stdout  # nobody paints what no terminal shows
    assert sorted(p.name for p in project.iterdir()) == [".git", "content"]


def test_json_is_a_list_of_rows(project: Path, run: Run) -> None:
    told = json.loads(run("explain", NAME, "--json").stdout)
    assert [(row["row"], row["grammar"]) for row in told] == [(1, "gauge"), (2, "expand")]
    (one,) = json.loads(run("explain", NAME, "--json", "--row", "2").stdout)
    assert one["cue"] == "one server becomes three"


def test_yaml_is_a_side_file(project: Path, run: Run) -> None:
    side = run("explain", NAME, "--yaml").stdout
    assert '"sits at 95% CPU":\n  scene: gauge' in side
    before = json.loads(run("explain", NAME, "--json").stdout)
    (project / "content/007-load-balancing.scenes.yaml").write_text(side, encoding="utf-8")
    after = json.loads(run("explain", NAME, "--json").stdout)
    assert [row["level"] for row in after] == ["L0", "L0"]
    for name in ("grammar", "actors", "headline", "override"):
        assert [row[name] for row in after] == [row[name] for row in before]


def test_a_row_that_is_not_there_is_wrong_use(project: Path, run: Run) -> None:
    result = run("explain", NAME, "--row", "9")
    assert result.exit_code == 2
    assert "there is no row 9; the table has 2" in result.stderr
    assert run("explain").exit_code == 2


def test_a_script_that_cannot_be_read_says_so(project: Path, run: Run) -> None:
    result = run("explain", "content/none.md", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["ok"] is False


def test_mistakes_in_the_side_file_come_first(project: Path, run: Run) -> None:
    (project / "content/007-load-balancing.scenes.yaml").write_text('"sits at 95% CPU":\n  scene: gouge\n')
    result = run("explain", NAME)
    assert result.exit_code == 1
    assert "unknown scene 'gouge'" in result.stderr
    assert result.stdout == ""
    told = json.loads(run("explain", NAME, "--json").stdout)
    assert told["ok"] is False
    assert told["episodes"][0]["diagnostics"][0]["code"] == "unknown-scene"
