"""Caller over front matter over project file over default, in one place."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest

from builder.diagnostics import Collector, Span
from builder.errors import BuildError
from builder.options import Options, Project, Settings, project_of, settle


def settled(caller: Options, meta: dict[str, object], project: dict[str, object]) -> tuple[Settings, Collector]:
    found = Collector()
    held = Project(folder=Path(), values=MappingProxyType(project), span=Span("build-deck.yml"))
    return settle(caller, meta, held, script=Span("001-x.md"), found=found), found


@pytest.mark.parametrize(
    ("caller", "meta", "project", "theme"),
    [
        ("light", "dark", "dark", "light"),
        (None, "light", "dark", "light"),
        (None, None, "light", "light"),
        (None, None, None, "dark"),
    ],
)
def test_who_wins(caller: str | None, meta: str | None, project: str | None, theme: str) -> None:
    front = {"theme": meta} if meta else {}
    file = {"theme": project} if project else {}
    settings, found = settled(Options(theme=caller), dict(front), dict(file))
    assert settings.theme == theme
    assert not list(found)


def test_series_values_are_those_that_are_there() -> None:
    settings, _ = settled(Options(), {"handle": "@ada"}, {"speaker": "  Ada\n Example ", "handle": "@team"})
    assert dict(settings.series) == {"speaker": "Ada Example", "handle": "@ada"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("wpm", "fast"),
        ("wpm", 10_000),
        ("wpm", True),
        ("theme", []),
        ("speaker", {"name": "x"}),
        ("surfaces", {"a": 1}),
    ],
)
def test_a_value_of_the_wrong_form_is_reported_and_passed_over(key: str, value: object) -> None:
    settings, found = settled(Options(), {key: value}, {})
    assert settings == Settings()
    (warning,) = found.warnings
    assert warning.code == "bad-setting"
    assert warning.message.startswith(f"{key}: ")
    assert warning.span.path == "001-x.md"


def test_one_surface_may_be_written_without_a_list() -> None:
    assert settled(Options(), {"surfaces": "square"}, {})[0].surfaces == ("square",)
    assert settled(Options(surfaces=("shorts",)), {"surfaces": "square"}, {})[0].surfaces == ("shorts",)


def test_the_nearest_project_file_counts_and_the_repository_is_the_limit(tmp_path: Path) -> None:
    (tmp_path / "build-deck.yml").write_text("speaker: Outer\n")
    repo = tmp_path / "repo"
    (repo / "content").mkdir(parents=True)
    script = repo / "content" / "001-x.md"
    found = Collector()
    assert project_of(script, found).values == {"speaker": "Outer"}
    (repo / ".git").mkdir()
    assert project_of(script, found).folder is None
    (repo / "build-deck.yml").write_text("speaker: Inner\n")
    assert project_of(script, found).folder == repo
    assert not list(found)


def test_an_unknown_key_is_named_with_the_nearest_known(tmp_path: Path) -> None:
    (tmp_path / "build-deck.yml").write_text("speeker: Ada\n")
    found = Collector()
    project_of(tmp_path / "001-x.md", found)
    (warning,) = found.warnings
    assert "'speeker'" in warning.message
    assert warning.hint == "did you mean 'speaker'?"


@pytest.mark.parametrize(("text", "reason"), [("a: [", "not valid YAML"), ("- a\n", "is a mapping"), ("\xff", "YAML")])
def test_a_broken_project_file_is_a_sentence(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "build-deck.yml").write_bytes(text.encode("latin-1"))
    with pytest.raises(BuildError, match=reason):
        project_of(tmp_path / "001-x.md", Collector())
