"""Wrong and unlucky calls: every one ends with a sentence, the right exit code and, where asked for, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.md"], 1),
        (["empty"], 1),
        (["chekc"], 2),
        (["--theem", "dark"], 2),
        (["--theme", "drak"], 2),
        (["--only", "slidez"], 2),
        (["check", "nowhere.md"], 1),
        (["check", "--surface", "x"], 2),
        (["list", "actor"], 2),
    ],
)
def test_json_is_json_whatever_goes_wrong(run: Run, project: Path, arguments: list[str], code: int) -> None:
    (project / "empty").mkdir()
    result = run(*arguments, "--json")
    assert result.exit_code == code
    told = json.loads(result.stdout)
    assert told["ok"] is False
    assert told.get("error") or told["episodes"][0]["diagnostics"]


def test_json_says_so_when_there_is_nothing_to_build(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--json")
    assert result.exit_code == 1
    assert "no folder content/" in json.loads(result.stdout)["error"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "actor"], "did you mean 'actors'?"),
        (["completion", "zhs"], "did you mean 'zsh'?"),
        (["--only", ""], "names no part; known: deck, diagrams"),
        (["--surface", ","], "names no surface"),
        (["-q", "check"], "the command comes first, its options after it: build-deck check"),
    ],
)
def test_wrong_use_is_told_what_would_be_right(run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_mistake_of_ours_costs_one_script_and_no_traceback(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from builder import pipeline

    text = (project / "content" / "007-load-balancing.md").read_text()
    (project / "content" / "008-next.md").write_text(text.replace("007", "008"))
    planned = pipeline.planned

    def mistaken(script: Path, *rest: object) -> object:
        if script.name.startswith("007"):
            raise ZeroDivisionError("division by zero")
        return planned(script, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "planned", mistaken)
    result = run("check", "--json")
    assert result.exit_code == 1
    bad, good = json.loads(result.stdout)["episodes"]
    assert good["ok"]
    assert [d["code"] for d in bad["diagnostics"]] == ["internal"]
    assert "report" in bad["diagnostics"][0]["hint"]


def test_two_scripts_never_share_a_folder(run: Run, project: Path) -> None:
    for folder in ("one", "two"):
        (project / folder).mkdir()
        (project / folder / "talk.md").write_text((project / "content" / "007-load-balancing.md").read_text())
    result = run("check", "one/talk.md", "two/talk.md")
    assert result.exit_code == 1
    assert "two/talk.md: error[same-name]: one/talk.md and two/talk.md" in result.stderr


@pytest.mark.parametrize("name", ["..md", "...md", ".md"])
def test_a_name_of_dots_is_no_way_out_of_the_folder(run: Run, project: Path, name: str) -> None:
    (project / name).write_text("# A talk\n\n## Script\n\nOne word.\n")
    result = run("check", "--json", name)
    told = json.loads(result.stdout)["episodes"][0]
    assert [d["code"] for d in told["diagnostics"]] == ["no-visuals"]


@pytest.mark.parametrize("title", ["A\x00B\x07 \u2028C", "# 7 | `x` & <b> \"q\"", "$number ${title} {x}", "013 - x"])
def test_a_new_script_is_clean_whatever_its_title(run: Run, project: Path, title: str) -> None:
    assert project.is_dir()
    path = run("new", title).stdout.splitlines()[0]
    result = run("check", path, "--strict")
    assert result.stderr == ""
    assert result.exit_code == 0
