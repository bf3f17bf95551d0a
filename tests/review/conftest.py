"""Real git repositories made in a moment: a script of two rows and a meme, and what people do to it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from builder.cli import program

SCRIPT = """# 007 - Load Balancing

## Script

What if one server had to do all the work?

Without help, one server sits at 95% CPU while the others sleep.

So one server becomes three servers, and each takes a share.

In the end the cache answers first.

## Visuals & Animations

| Timestamp | Visual |
|-----------|--------|
| "sits at 95% CPU" | CPU meter showing 95% usage |
| "one server becomes three" | 1 server expanding into 3 servers |
| "the cache answers" | Code snippet showing `cache: true` |
"""
NAME = "content/007-load-balancing.md"
WHO = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
       for key, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", "2024-01-01T00:00:00Z"))}  # fmt: skip
WHO |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class History:
    """A repository with a working tree."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ".git").exists():
            self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.folder, env={**os.environ, **WHO}, check=True,
                              capture_output=True, text=True)  # fmt: skip
        return done.stdout.strip()

    def write(self, text: str, path: str = NAME) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")

    def read(self, path: str = NAME) -> str:
        return (self.folder / path).read_text(encoding="utf-8")

    def edit(self, old: str, new: str, path: str = NAME) -> None:
        text = self.read(path)
        assert old in text
        self.write(text.replace(old, new), path)

    def commit(self, words: str = "more") -> str:
        self.git("add", "-A", ".", ":!review")
        self.git("commit", "-q", "--allow-empty", "-m", words)
        return self.git("rev-parse", "HEAD")


@pytest.fixture(scope="session")
def script() -> str:
    """The script of the first commit."""
    return SCRIPT


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> History:
    """One commit with the script, and the caller standing in the repository."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    made = History(tmp_path / "repository")
    made.write(SCRIPT)
    made.commit("one")
    monkeypatch.chdir(made.folder)
    return made


class Reviewed:
    """What a call of `build-deck review` left."""

    def __init__(self, result: Result, folder: Path) -> None:
        self.code, self.text, self.folder = result.exit_code, result.output, folder
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception

    @property
    def record(self) -> dict[str, Any]:
        return dict(json.loads((self.folder / "review.json").read_text(encoding="utf-8")))

    @property
    def comment(self) -> str:
        return (self.folder / "review.md").read_text(encoding="utf-8")

    @property
    def slides(self) -> list[dict[str, Any]]:
        return [slide for deck in self.record["decks"] for slide in deck["slides"]]

    @property
    def states(self) -> dict[str, str]:
        """State by slide, unchanged ones left out."""
        return {slide["id"]: slide["state"] for slide in self.slides if slide["state"] != "same"}


@pytest.fixture
def review(tmp_path: Path) -> Any:
    """The command in this process: `review("--base", "main")`; the report goes beside the repository."""

    def run(*arguments: str | Path) -> Reviewed:
        out = tmp_path / "report"
        words = ["review", *map(str, arguments), *([] if "-o" in arguments else ["-o", str(out)])]
        return Reviewed(CliRunner().invoke(program, words, prog_name="build-deck"), out)

    return run
