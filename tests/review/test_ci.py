"""The action and the workflows, run as far as a machine without GitHub can run them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FILES = ("action.yml", "comment/action.yml", ".github/workflows/review.yml", ".github/workflows/review-comment.yml")
PNG = b"\x89PNG\r\n\x1a\n and the rest"


def read(name: str) -> dict[Any, Any]:
    return dict(yaml.safe_load((ROOT / name).read_text(encoding="utf-8")))


def steps(value: Any) -> list[dict[str, Any]]:
    """Every step below a value."""
    if isinstance(value, dict):
        own = value["steps"] if isinstance(value.get("steps"), list) else []
        return [*own, *(s for v in value.values() if v is not own for s in steps(v))]
    return [s for v in value for s in steps(v)] if isinstance(value, list) else []


def program(folder: Path, text: str) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text(text)
    folder.chmod(0o755)


@pytest.mark.parametrize("name", FILES)
def test_what_is_used_is_pinned(name: str) -> None:
    for step in steps(read(name)):
        if "uses" in step:
            assert re.fullmatch(r"\./\w*|actions/[a-z-]+@[0-9a-f]{40}", step["uses"]), step["uses"]


@pytest.mark.parametrize("name", FILES)
def test_nothing_from_outside_is_pasted_into_a_program(name: str) -> None:
    for step in steps(read(name)):
        assert "${{" not in step.get("run", "")


def test_a_pull_request_writes_nothing_and_the_comment_runs_nothing_of_it() -> None:
    review, comment = read(FILES[2]), read(FILES[3])
    assert review["permissions"] == {"contents": "read"}
    assert comment["permissions"] == {}
    assert list(comment[True]) == ["workflow_run"]
    assert comment[True]["workflow_run"]["workflows"] == [review["name"]]
    for step in steps(comment):
        assert "ref" not in step.get("with", {})
    assert all(step["with"]["persist-credentials"] is False for step in steps([review, comment])
               if step.get("uses", "").startswith("actions/checkout"))  # fmt: skip


@pytest.mark.parametrize(("edit", "outcome"), [("", "same"), ("40% usage", "different")])
def test_the_action_reviews_a_shallow_checkout(history: Any, tmp_path: Path, edit: str, outcome: str) -> None:
    base = history.git("rev-parse", "HEAD")
    history.git("config", "uploadpack.allowAnySHA1InWant", "true")
    if edit:
        history.edit("95% usage", edit)
    history.commit()
    clone = tmp_path / "clone"
    history.git("clone", "-q", "--depth", "1", history.folder.as_uri(), str(clone))
    program(tmp_path / "build-deck/bin/build-deck", f'#!/bin/sh\nexec {sys.executable} -m builder "$@"\n')
    run = next(step for step in steps(read("action.yml")) if step.get("id") == "review")["run"]
    env = {"BASE": base, "SCRIPTS": "content", "ARGUMENTS": "--theme light", "OUT": "review", "PAGE": "https://example.org",
           "RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "output"),
           "GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}  # fmt: skip
    subprocess.run(["bash", "-eo", "pipefail", "-c", run], cwd=clone, env={**os.environ, **env}, check=True)
    assert (tmp_path / "output").read_text() == f"outcome={outcome}\n"
    summary = (tmp_path / "summary").read_text()
    assert "<img" not in summary
    assert "[the full report](https://example.org)" in summary
    assert (clone / "review/index.html").is_file()


GH = """#!{python}
import json, sys
arguments = sys.argv[1:]
with open({log!r}, "a") as log:
    body = next((open(a.removeprefix("body=@")).read() for a in arguments if a.startswith("body=@")), "")
    print(json.dumps([arguments, body]), file=log)
if "/pulls" in " ".join(arguments):
    print({number!r})
elif arguments[-2] == "--jq":
    print({comment!r})
"""


def artifact(report: Path) -> None:
    """What a pull request's run left, some of it no picture."""
    (report / "slides/001-x").mkdir(parents=True, exist_ok=True)
    (report / "slides/001-x/01-a-before.png").write_bytes(PNG)
    (report / "slides/001-x/02-b-after.png").write_bytes(b"#!/bin/sh")
    (report / "slides/001-x/evil.yml.png").write_bytes(PNG)
    (report / "review.md").write_text(
        "<!-- build-deck review -->\n## One\n\nHello @everyone\n\n"
        '<table><tr><td><img src="slides/001-x/01-a-before.png"></td></tr></table>\n'
    )


def comment(
    tmp_path: Path, *, number: str = "7", existing: str = "", pictures: str = "", fresh: bool = True
) -> list[Any]:
    """Run the script with a GitHub that only listens; what it was told."""
    report, log = tmp_path / "report", tmp_path / "log"
    if fresh:
        artifact(report)
    log.unlink(missing_ok=True)
    told = GH.format(python=sys.executable, log=str(log), number=number, comment=existing)
    program(tmp_path / "bin/gh", told)
    env = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "GH_TOKEN": "x", "SERVER": "https://github.com",
           "REPOSITORY": "a/b", "OWNER": "a", "BRANCH": "work", "COMMIT": "f" * 40, "REPORT": str(report),
           "PICTURES": pictures, "PICTURES_REMOTE": str(tmp_path / "remote.git")}  # fmt: skip
    subprocess.run([str(ROOT / "comment/comment.sh")], env={**os.environ, **env}, check=True, capture_output=True)
    return [json.loads(line) for line in log.read_text().splitlines()]


def test_a_first_comment_is_made_and_then_kept_up_to_date(history: Any, tmp_path: Path) -> None:
    arguments, body = comment(tmp_path)[-1]
    assert arguments[:5] == ["api", "--silent", "--method", "POST", "repos/a/b/issues/7/comments"]
    assert body.startswith("<!-- build-deck review -->\n## One")
    assert body.count("<!--") == 1
    assert "@everyone" not in body
    assert "<img" not in body
    arguments, _ = comment(tmp_path, existing="99")[-1]
    assert arguments[3:5] == ["PATCH", "repos/a/b/issues/comments/99"]


def test_without_an_open_pull_request_nothing_is_said(history: Any, tmp_path: Path) -> None:
    assert len(comment(tmp_path, number="")) == 1


def test_a_report_that_is_a_link_is_not_followed(history: Any, tmp_path: Path) -> None:
    comment(tmp_path)
    (tmp_path / "report/review.md").unlink()
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "report/review.md").symlink_to(tmp_path / "secret")
    with pytest.raises(subprocess.CalledProcessError):
        comment(tmp_path, fresh=False)
    assert "secret" not in (tmp_path / "log").read_text()


def test_pictures_go_to_a_branch_of_their_own_and_nothing_else_does(history: Any, tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "remote.git")], check=True)
    for _ in range(2):
        _, body = comment(tmp_path, pictures="pictures")[-1]
    git = ["git", "-C", str(tmp_path / "remote.git")]
    listed = subprocess.run(
        [*git, "ls-tree", "-r", "--name-only", "pictures"], check=True, capture_output=True, text=True
    )
    assert listed.stdout.split() == ["pull-7/ffffffffffff/slides/001-x/01-a-before.png"]
    counted = subprocess.run([*git, "rev-list", "--count", "pictures"], check=True, capture_output=True, text=True)
    assert counted.stdout.strip() == "1"
    assert 'src="https://github.com/a/b/raw/pictures/pull-7/ffffffffffff/slides/001-x/01-a-before.png"' in body


def test_the_hooks_call_what_there_is() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert [hook["id"] for hook in hooks] == ["build-deck-check", "build-deck-slides"]
    assert all(hook["entry"].split()[0] == "build-deck" for hook in hooks)
