"""Wrong and unlucky calls: every one ends with a sentence, the right exit code and, where asked for, JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from .stage import script

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[str]]


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


@pytest.mark.parametrize("title", ["A\x00B\x07 \u2028C", '# 7 | `x` & <b> "q"', "$number ${title} {x}", "013 - x"])
def test_a_new_script_is_clean_whatever_its_title(run: Run, project: Path, title: str) -> None:
    assert project.is_dir()
    path = run("new", title).stdout.splitlines()[0]
    result = run("check", path, "--strict")
    assert result.stderr == ""
    assert result.exit_code == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8:strict"])
def test_a_terminal_of_another_encoding_gets_words_and_json(spawn: Spawn, project: Path, encoding: str) -> None:
    path = project / "content" / "008-שלום 🚀.md"
    path.write_text(script([("rocket 🚀", "4 pods connected to one GPU")], title="008 - שלום"), encoding="utf-8")
    for mode in ("--json",) if encoding == "cp1252" else ("--quiet", "--json"):  # this process reads UTF-8
        done = spawn("check", mode, path, cwd=project, PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stderr
        assert "mistake" not in done.stderr
    told = json.loads(done.stdout)["episodes"][0]
    assert told["diagnostics"][0]["code"] == "missing-glyph"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_file_name_that_is_no_text(spawn: Spawn, project: Path) -> None:
    path = os.fsdecode(os.fsencode(project / "content") + b"/008-b\xffd.md")
    Path(path).write_text(script([("share", "4 pods connected to one GPU")], title="008 - Bad"))
    done = spawn(path, "-q", "--only", "deck", cwd=project)
    assert done.returncode == 0, done.stderr
    folder = project / "dist" / "008-b d"
    assert (folder / "008-b d.pptx").is_file()
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["episode"]["script"] == "008-b?d.md"


@pytest.mark.parametrize(
    ("front", "code", "said"),
    [
        ("theme: drak", "cannot-build", "did you mean 'dark'?"),
        ("theme: [dark]", "bad-setting", "theme: "),
        ("theme: 7", "cannot-build", "unknown theme '7'"),
        ("theme: ../../dark", "cannot-build", "unknown theme"),
        ("thmee: dark", "unknown-setting", "did you mean 'theme'?"),
        ("wpm: fast", "bad-setting", "a number of words a minute"),
        ("wpm: 1e9", "bad-setting", "a number of words a minute"),
        ("surfaces: [shrots]", "cannot-build", "did you mean 'shorts'?"),
        ("surfaces: {a: b}", "bad-setting", "a list of surface names"),
        ("speaker: " + "x" * 500, "bad-setting", "at most 100 characters"),
        ('speaker: "a\\x01\\ud800b"', "", ""),
        ("tags: [a, b]\ndate: 2020-01-01", "", ""),
        ("a: [", "bad-yaml", "not valid YAML"),
        ("- a", "not-a-mapping", "front matter is a mapping"),
        ("a: &a [*a]", "bad-yaml", "not valid YAML"),
    ],
)
def test_front_matter_is_settled_or_reported(run: Run, project: Path, front: str, code: str, said: str) -> None:
    path = project / "content" / "007-load-balancing.md"
    path.write_text(f"---\n{front}\n---\n{path.read_text()}")
    told = json.loads(run("check", "--json").stdout)["episodes"][0]["diagnostics"]
    found = [d for d in told if d["severity"] != "note"]
    assert [d["code"] for d in found] == ([code] if code else [])
    assert all(said in d["message"] + d["hint"] for d in found)


@pytest.mark.parametrize(
    "text",
    ["theme: drak\n", "a: [\n", "- a\n", "\x00", "speaker: {a: b}\nwpm: []\nthmee: x\n", "<<: *a\n", "? [a]\n: b\n"],
)
def test_a_project_file_of_any_kind_is_no_mistake_of_ours(run: Run, project: Path, text: str) -> None:
    (project / "build-deck.yml").write_text(text)
    told = json.loads(run("check", "--json").stdout)
    codes = {d["code"] for e in told["episodes"] for d in e["diagnostics"]}
    assert "internal" not in codes
    assert told["ok"] or codes or told.get("error")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("templates/themes/dark.yml", "extends: dark\n"),
        ("templates/themes/dark.yml", "roles: [\n"),
        ("templates/themes/dark.yml", "extends: nobody\n"),
        ("templates/themes/dark.yml", "\x00"),
        ("templates/social/shorts.yml", "width: wide\n"),
        ("templates/social/shorts.yml", "a: [\n"),
        ("templates/fonts/HouseText-Regular.ttf", "no font"),
        ("templates/fonts/HouseText-Regular.ttf", ""),
        ("actors/gpu.svg", "<svg"),
        ("actors/gpu.svg", "\x00"),
        ("memes/this-is-fine/meme.yml", "a: [\n"),
    ],
)
def test_what_a_project_brings_may_be_broken(run: Run, project: Path, name: str, text: str) -> None:
    (project / "build-deck.yml").write_text("speaker: Ada\n")
    (project / name).parent.mkdir(parents=True)
    (project / name).write_text(text)
    result = run("--json", "--only", "slides,social")
    told = json.loads(result.stdout)
    found = [d for e in told["episodes"] for d in e["diagnostics"] if d["severity"] == "error"]
    assert result.exit_code in (0, 1)
    assert not {"internal", "cannot-draw"} & {d["code"] for d in found}, found
    assert "scene-failed" not in {d["code"] for e in told["episodes"] for d in e["diagnostics"]}


def test_a_project_lends_nothing_to_the_next_one(run: Run, tmp_path: Path) -> None:
    """Actors, themes and faces of one project stay with it, though both are built in one call."""
    from builder.actors import base

    for name in ("one", "two"):
        (tmp_path / name / ".git").mkdir(parents=True)
        text = script([("share", "4 gizmos connected to one GPU")], title=f"00{len(name)} - {name}")
        (tmp_path / name / f"00{1 if name == 'one' else 2}-{name}.md").write_text(text.replace("003", "001"))
    (tmp_path / "one" / "build-deck.yml").write_text("speaker: Ada\n")
    drawing = (Path(base.__file__).parents[2] / "templates" / "actors" / "pod.svg").read_text(encoding="utf-8")
    (tmp_path / "one" / "actors").mkdir()
    (tmp_path / "one" / "actors" / "gizmo.svg").write_text(drawing.replace("words: [", "words: [gizmo, "), "utf-8")
    run("check", tmp_path / "one", tmp_path / "two")
    assert "gizmo" not in base.kinds()
    from builder.cast import nouns

    assert "gizmo" not in nouns()


WITHOUT = """
import ctypes, ctypes.util, sys
load, find = ctypes.CDLL.__init__, ctypes.util.find_library
def init(self, name, *rest, **more):
    if "cairo" in str(name): raise OSError("not here")
    load(self, name, *rest, **more)
ctypes.CDLL.__init__ = init
ctypes.util.find_library = lambda name: None if "cairo" in name else find(name)
if ABSENT: sys.modules["resvg_py"] = None
"""


@pytest.mark.parametrize("absent", [False, True])
def test_where_nothing_draws_the_doctor_says_so(spawn: Spawn, project: Path, absent: bool) -> None:
    """Without libcairo resvg takes over and one line tells; without both there is a sentence and no half deck."""
    stub = project / "stub"
    stub.mkdir()
    (stub / "sitecustomize.py").write_text(WITHOUT.replace("ABSENT", str(absent)))
    path = os.pathsep.join((str(stub), str(Path(__file__).resolve().parents[2])))
    doctor = spawn("doctor", cwd=project, PYTHONPATH=path)
    built = spawn("--only", "memes", cwd=project, PYTHONPATH=path)
    assert doctor.returncode == built.returncode == int(absent), doctor.stderr + built.stderr
    assert "mistake" not in doctor.stderr + built.stderr
    if absent:
        assert "neither libcairo nor resvg-py" in doctor.stdout
        assert "neither libcairo nor resvg-py" in built.stderr
        assert not (project / "dist").exists()
    else:
        assert built.stdout.count("libcairo is missing") == 1
