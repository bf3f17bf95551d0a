"""A script to start from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from builder.starter import slugged

Run = Callable[..., Result]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("How DNS works", "how-dns-works"),
        ("  It's  -- fine!  ", "its-fine"),
        ("Größe & Maß", "grosse-mass"),
        ("日本語", "episode"),
        ("x" * 90, "x" * 60),
    ],
)
def test_slugs(title: str, slug: str) -> None:
    assert slugged(title) == slug


def test_numbers_go_on_from_the_highest(run: Run, project: Path) -> None:
    (project / "content" / "021-later.md").write_text("")
    result = run("new", "How DNS works")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "content/022-how-dns-works.md"
    assert (project / "content" / "022-how-dns-works.md").read_text().startswith("# 022 - How DNS works\n")


def test_the_first_one_makes_its_folder(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "First").exit_code == 0
    assert (tmp_path / "content" / "001-first.md").is_file()


def test_nothing_is_overwritten(run: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.starter._next", lambda folder: 7)
    before = (project / "content" / "007-load-balancing.md").read_text()
    result = run("new", "Load Balancing")
    assert result.exit_code == 1
    assert "is there already" in result.stderr
    assert (project / "content" / "007-load-balancing.md").read_text() == before


@pytest.mark.parametrize("title", ["", "   "])
def test_a_title_is_needed(run: Run, project: Path, title: str) -> None:
    assert project.is_dir()
    result = run("new", title)
    assert result.exit_code == 1
    assert "needs a title" in result.stderr


@pytest.mark.parametrize("title", ["Costs $5 & more", 'A | pipe `tick` "quote"', "100% of --- it"])
def test_the_new_script_builds_without_a_warning(run: Run, project: Path, title: str) -> None:
    path = run("new", title, "-d", project / "fresh").stdout.splitlines()[0]
    result = run("check", "--strict", path)
    assert result.exit_code == 0, result.output
    assert "nothing to complain about" in result.stdout
