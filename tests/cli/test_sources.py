"""Which scripts a call means."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import BuildError
from builder.sources import clashes, scripts


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def touch(*names: str) -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


@pytest.mark.usefixtures("here")
def test_without_names_every_numbered_script_in_content_in_order() -> None:
    touch("content/002-b.md", "content/001-a.md", "content/README.md", "content/001-a.scenes.yaml")
    assert scripts(()) == (Path("content/001-a.md"), Path("content/002-b.md"))


@pytest.mark.usefixtures("here")
def test_a_folder_is_opened_and_a_script_named_twice_is_built_once() -> None:
    touch("talks/001-a.md", "other.md")
    given = (Path("other.md"), Path("talks"), Path("talks/001-a.md"))
    assert scripts(given) == (Path("other.md"), Path("talks/001-a.md"))


@pytest.mark.usefixtures("here")
def test_nothing_to_build_is_a_sentence() -> None:
    with pytest.raises(BuildError, match="no folder content/ here"):
        scripts(())
    touch("content/notes.txt")
    with pytest.raises(BuildError, match="no scripts in content/"):
        scripts(())


@pytest.mark.usefixtures("here")
def test_two_scripts_with_one_number_are_both_named() -> None:
    touch("content/013-a.md", "content/013-b.md", "content/014-c.md")
    found = clashes((Path("content/013-a.md"), Path("content/014-c.md")))
    (path, problem), *_ = found.items()
    assert list(found) == [Path("content/013-a.md")]
    assert path == Path("content/013-a.md")
    assert "content/013-a.md" in problem.message
    assert "content/013-b.md" in problem.message


@pytest.mark.usefixtures("here")
def test_zeros_in_front_make_no_other_number_and_one_file_is_no_clash() -> None:
    touch("a/013-x.md", "b/13-y.md")
    assert set(clashes((Path("a/013-x.md"), Path("b/13-y.md")))) == {Path("a/013-x.md"), Path("b/13-y.md")}
    assert not clashes((Path("a/013-x.md"), Path("a/../a/013-x.md")))
