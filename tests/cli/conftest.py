"""A small project of two rows and a meme, and ways to run the program on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import program

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """# 007 - Load Balancing

## Script

What if one server had to do all the work?

Without help, one server sits at 95% CPU while the others sleep.

So one server becomes three servers, and each takes a share.

Share the load, and nobody waits.

## Visuals & Animations

| Timestamp | Visual |
|-----------|--------|
| "sits at 95% CPU" | CPU meter showing 95% usage |
| "one server becomes three" | 1 server expanding into 3 servers |

## Meme Opportunity
- "You guys are getting your own servers?" with shared pods looking at dedicated pods
"""

Run = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with content/007-load-balancing.md, and the caller standing in it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "007-load-balancing.md").write_text(SCRIPT)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run() -> Run:
    """The program in this process: `run("check", "x.md")`; stdout and stderr apart."""

    def invoke(*arguments: str | Path) -> Result:
        return CliRunner().invoke(program, [str(a) for a in arguments], prog_name="build-deck")

    return invoke


@pytest.fixture
def spawn() -> Callable[..., subprocess.CompletedProcess[str]]:
    """The program as a process of its own: `spawn("--version", cwd="/", TZ="Asia/Tokyo")`."""

    def start(*arguments: str | Path, cwd: Path | str = "/", **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "builder", *map(str, arguments)]
        return subprocess.run(
            command,
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), **env},
            capture_output=True,
            text=True,
            check=False,
        )

    return start
