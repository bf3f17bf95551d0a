"""What the command line says, to whom, and with which exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from builder import __version__

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[str]]


def test_version_and_help(run: Run, spawn: Spawn) -> None:
    assert spawn("--version").stdout == f"build-deck {__version__}\n"
    assert run("--version").stdout == f"build-deck {__version__}\n"
    told = run("--help").stdout
    for word in ("[SCRIPTS]...", "--theme", "--only", "--strict", "check", "doctor", "new", "completion"):
        assert word in told
    assert told == run("-h").stdout


def test_version_and_help_import_next_to_nothing(spawn: Spawn) -> None:
    """They answer at once: no drawing library, no YAML, for --version not even click."""
    code = (
        "import sys, runpy; sys.argv = ['build-deck', {!r}]\n"
        "try: runpy.run_module('builder', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print(sorted(m for m in sys.modules if '.' not in m), file=sys.stderr)"
    )
    heavy = {"PIL", "pptx", "lxml", "numpy", "uharfbuzz", "yaml", "multiprocessing", "cairocffi", "pygments", "deflate"}
    for flag, more in (("--version", {"click"}), ("--help", set())):
        done = subprocess.run([sys.executable, "-c", code.format(flag)], capture_output=True, text=True, check=True)
        loaded = set(done.stderr.replace("'", "").strip(" []\n").split(", "))
        assert not (heavy | more) & loaded


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--theme", "lihgt"], "unknown theme 'lihgt'; did you mean 'light'?"),
        (["--surface", "shorts,sqare"], "unknown surface 'sqare'; did you mean 'square'?"),
        (["--only", "deck,slide"], "unknown part 'slide'; did you mean 'slides'?"),
        (["--theem", "dark"], "--theme"),
        (["chekc"], "did you mean the command 'check'?"),
        (["list", "theme"], "themes"),
    ],
)
def test_wrong_use_is_exit_2_with_the_nearest_right_one(run: Run, arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_missing_script_is_exit_1_and_a_sentence(run: Run) -> None:
    result = run("nowhere/001-x.md")
    assert result.exit_code == 1
    assert "nowhere/001-x.md" in result.stderr
    assert "no such file" in result.stderr.lower()
    assert result.stdout == ""


@pytest.mark.parametrize("what", ["actors", "grammars", "memes", "surfaces", "themes"])
def test_lists_are_sorted_and_machine_readable(run: Run, what: str) -> None:
    names = [line.split()[0] for line in run("list", what).stdout.splitlines()]
    assert names
    if what != "surfaces":
        assert names == sorted(names)
    assert [row["name"] for row in json.loads(run("list", what, "--json").stdout)] == names


def test_a_project_adds_its_own_names(run: Run, project: Path) -> None:
    (project / "build-deck.yml").write_text("theme: night\n")
    (project / "templates" / "themes").mkdir(parents=True)
    (project / "templates" / "themes" / "night.yml").write_text('extends: dark\nroles: {bg: "#000000"}\n')
    assert "night" in run("list", "themes").stdout
    assert "unknown theme 'nihgt'; did you mean 'night'?" in run("--theme", "nihgt").stderr


def test_doctor_says_what_there_is(run: Run) -> None:
    result = run("doctor")
    assert result.exit_code == 0
    assert __version__ in result.stdout
    for word in ("Python", "rasteriser", "House Display", "python-pptx"):
        assert word in result.stdout


def test_doctor_names_what_is_missing_and_the_way_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.doctor.PACKAGES", ("no-such-package",))
    result = run("doctor")
    assert result.exit_code == 1
    assert "MISSING" in result.stdout
    assert "pip install no-such-package" in result.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run: Run, shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert "_BUILD_DECK_COMPLETE" in result.stdout


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("build-deck ch", "check"),
        ("build-deck --the", "--theme"),
        ("build-deck --theme li", "light"),
        ("build-deck --only deck,sl", "deck,slides"),
        ("build-deck list gr", "grammars"),
        ("build-deck check --st", "--strict"),
    ],
)
def test_completion_completes(spawn: Spawn, words: str, expected: str) -> None:
    env = {"_BUILD_DECK_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    assert expected in [line.split(",", 1)[-1] for line in spawn(**env).stdout.splitlines()]


def test_an_unexpected_kill_or_reader_is_survived(spawn: Spawn) -> None:
    """A closed pipe is no error message."""
    command = f"{sys.executable} -m builder list actors | head -1 >/dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
