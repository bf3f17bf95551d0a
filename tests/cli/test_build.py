"""A build from script to folder: what it writes, what it leaves alone, and that it is the same every time."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from builder.output import listing
from builder.scene.model import Scene
from builder.storyboard.model import Shot

Run = Callable[..., Result]
Spawn = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
NAME = "007-load-balancing"


def manifest(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))


def digests(folder: Path) -> dict[str, str]:
    return {path: sha256((folder / path).read_bytes()).hexdigest() for path in listing(folder)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything of the small episode, built once."""
    from click.testing import CliRunner

    from builder.cli import program
    from tests.cli.conftest import SCRIPT

    folder = tmp_path_factory.mktemp("whole")
    script = folder / f"{NAME}.md"
    script.write_text(SCRIPT)
    result = CliRunner().invoke(program, [str(script), "-o", str(folder / "dist")])
    assert result.exit_code == 0, result.output
    return folder / "dist" / NAME


def test_the_folder_holds_what_is_promised(whole: Path) -> None:
    paths = listing(whole)
    slides = [p.removeprefix("slides/") for p in paths if p.startswith("slides/")]
    assert [s[:2] for s in slides] == [f"{n:02d}" for n in range(1, 6)], "title, two cues, a meme, closing"
    cues = [s for s in slides if "one-server-becomes" in s or "sits-at-95" in s]
    assert len(cues) == 2
    for look in ("dark", "light"):
        assert len([p for p in paths if p.startswith(f"diagrams/{look}/") and p.endswith(".svg")]) == 4
        assert len([p for p in paths if p.startswith(f"diagrams/{look}/") and p.endswith(".png")]) == 4
    assert len([p for p in paths if p.startswith("memes/")]) == 1
    for surface, count in {
        "shorts": 3,
        "portrait": 3,
        "square": 3,
        "open-graph": 1,
        "x-card": 1,
        "thumbnail": 1,
    }.items():
        assert len([p for p in paths if p.startswith(f"social/{surface}/")]) == count
    assert {f"{NAME}.pptx", "contact-sheet.png", "index.html", "manifest.json", "social/posts.md"} <= set(paths)
    assert len([p for p in paths if p.startswith("fonts/") and p.endswith(".ttf")]) == 5
    assert len([p for p in paths if p.startswith("fonts/OFL")]) == 3
    assert "fonts/README.txt" in paths


def test_pictures_have_the_size_of_their_surface(whole: Path) -> None:
    from PIL import Image

    from builder.social import surfaces

    sizes = {f"social/{s.name}/": (s.canvas.width, s.canvas.height) for s in surfaces.every()}
    for path in listing(whole):
        for folder, size in {**sizes, "slides/": (1920, 1080), "memes/": (1080, 1080)}.items():
            if path.startswith(folder) and path.endswith(".png"):
                with Image.open(whole / path) as picture:
                    assert picture.size == size, path
        limits = {f"social/{s.name}/": s.limit_bytes for s in surfaces.every() if s.limit_bytes}
        for folder, limit in limits.items():
            assert not path.startswith(folder) or (whole / path).stat().st_size <= limit


def test_the_manifest_tells_the_truth(whole: Path) -> None:
    told = manifest(whole)
    assert told["schema"] == 1
    assert told["episode"] == {
        "name": NAME,
        "number": "007",
        "title": "Load Balancing",
        "script": f"{NAME}.md",
        "theme": "dark",
    }
    assert {f["path"]: f["sha256"] for f in told["files"]} == {
        path: digest for path, digest in digests(whole).items() if path != "manifest.json"
    }
    assert all((whole / f["path"]).stat().st_size == f["size"] for f in told["files"])
    assert set(told["parts"]) == {"deck", "slides", "diagrams", "memes", "social"}
    slides = told["slides"]
    assert next(s["kind"] for s in slides) == "title"
    assert sorted(s["row"] for s in slides if s["kind"] == "cue") == [1, 2]
    for slide in slides:
        assert all(slide[key] for key in ("id", "headline", "alt", "notes", "grammar", "level")), slide
        assert all((whole / path).is_file() for path in slide["files"])
    assert len({s["id"] for s in slides}) == len(slides)
    assert told["rasteriser"]["name"] in ("cairo", "resvg")
    assert told["rasteriser"]["version"][0].isdigit()


def test_posts_hold_the_authors_words_within_each_limit(whole: Path) -> None:
    text = (whole / "social" / "posts.md").read_text(encoding="utf-8")
    assert text.count("What if one server had to do all the work?") >= 4
    told = manifest(whole)
    for slide in told["slides"]:
        if slide["kind"] == "cue":
            assert text.count(" ".join(slide["alt"].split())) == 3


def test_only_leaves_the_others_alone_and_merges_the_manifest(project: Path, run: Run, whole: Path) -> None:
    folder = project / "dist" / NAME
    assert run("--only", "deck").exit_code == 0
    assert {p.split("/")[0] for p in listing(folder)} == {f"{NAME}.pptx", "fonts", "index.html", "manifest.json"}
    assert run("--only", "memes,diagrams", "--theme", "light").exit_code == 0
    told = manifest(folder)
    assert set(told["parts"]) == {"deck", "diagrams", "memes"}
    assert told["parts"]["deck"]["theme"] == "dark"
    assert told["parts"]["memes"]["theme"] == "light"
    assert digests(folder)[f"{NAME}.pptx"] == digests(whole)[f"{NAME}.pptx"]
    deck = (folder / f"{NAME}.pptx").stat().st_ino
    assert run("--only", "social", "--surface", "square").exit_code == 0
    assert (folder / f"{NAME}.pptx").stat().st_ino == deck
    assert run("--only", "social", "--surface", "shorts").exit_code == 0
    assert {p.split("/")[1] for p in listing(folder) if p.startswith("social/")} == {"posts.md", "shorts", "square"}
    assert {f["path"] for f in manifest(folder)["files"]} == set(listing(folder)) - {"manifest.json"}


def test_parts_built_apart_are_the_parts_built_together(project: Path, run: Run, whole: Path) -> None:
    for part in ("social", "memes", "deck", "diagrams", "slides"):
        assert run("--only", part).exit_code == 0
    telling = {"index.html", "manifest.json"}  # these hold the warnings of the last call
    apart, together = digests(project / "dist" / NAME), digests(whole)
    assert {k: v for k, v in apart.items() if k not in telling} == {
        k: v for k, v in together.items() if k not in telling
    }
    assert apart.keys() == together.keys()


def test_renamed_rows_leave_no_stale_pictures_and_the_readers_files_stay(project: Path, run: Run) -> None:
    script = project / "content" / f"{NAME}.md"
    folder = project / "dist" / NAME
    assert run("--only", "slides,memes").exit_code == 0
    (folder / "my edits.pptx.bak").write_text("mine")
    before = set(listing(folder))
    script.write_text(script.read_text().replace('"sits at 95% CPU"', '"the others sleep"'))
    assert run("--only", "slides,memes").exit_code == 0
    gone = before - set(listing(folder))
    assert any("sits-at-95" in path for path in gone)
    assert (folder / "my edits.pptx.bak").read_text() == "mine"


def test_json_is_one_object_on_stdout(project: Path, run: Run) -> None:
    (project / "content" / "008-empty.md").write_text("")
    result = run("--json", "--only", "memes")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["ok"] is False
    good, bad = told["episodes"]
    assert good["ok"]
    assert good["folder"] == f"dist/{NAME}"
    assert {Path(path).parts[0] for path in good["files"]} == {"index.html", "memes"}
    assert not bad["ok"]
    assert bad["diagnostics"][0]["file"] == "content/008-empty.md"
    assert not (project / "dist" / "008-empty").exists()


def test_quiet_says_nothing_and_verbose_lists_files(project: Path, run: Run) -> None:
    assert project.is_dir()
    assert run("-q", "--only", "memes").output == ""
    assert "index.html" in run("-v", "--only", "memes").stdout


def test_the_summary_says_where_things_are(project: Path, run: Run) -> None:
    assert project.is_dir()
    told = run("--only", "deck,memes").stdout
    assert f"dist/{NAME}/{NAME}.pptx" in told
    assert f"dist/{NAME}/index.html" in told
    assert "install" in told


def test_strict_refuses_warnings_and_leaves_the_last_build(project: Path, run: Run) -> None:
    script = project / "content" / f"{NAME}.md"
    assert run("--only", "memes").exit_code == 0
    before = digests(project / "dist" / NAME)
    script.write_text(script.read_text().replace('"one server becomes three"', '"words nobody ever says"'))
    assert run("--strict", "--only", "memes").exit_code == 1
    assert digests(project / "dist" / NAME) == before
    assert os.listdir(project / "dist") == [NAME]  # noqa: PTH208
    assert run("--only", "memes").exit_code == 0
    assert manifest(project / "dist" / NAME)["warnings"]


def test_a_failed_build_leaves_the_last_good_one(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("--only", "memes").exit_code == 0
    before = digests(project / "dist" / NAME)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    result = run()
    assert result.exit_code == 1
    assert "no space left on device" in result.stderr
    assert digests(project / "dist" / NAME) == before
    assert [p.name for p in (project / "dist").iterdir()] == [NAME]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_the_last_good_one(project: Path, run: Run, number: signal.Signals) -> None:
    assert run("--only", "memes").exit_code == 0
    before = digests(project / "dist" / NAME)
    process = subprocess.Popen(
        [sys.executable, "-m", "builder"], cwd=project, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a suite run in the background ignores it
    )  # fmt: skip
    while process.poll() is None and not list((project / "dist").glob(".*building*")):
        time.sleep(0.005)
    os.killpg(process.pid, number)
    out, err = process.communicate(timeout=30)
    assert process.returncode == {signal.SIGINT: 130, signal.SIGTERM: 143}[number]
    assert "Traceback" not in out + err
    assert [p.name for p in (project / "dist").iterdir()] == [NAME]
    assert digests(project / "dist" / NAME) == before


def test_two_scripts_with_one_number_are_refused_and_the_others_built(project: Path, run: Run) -> None:
    text = (project / "content" / f"{NAME}.md").read_text()
    (project / "content" / "007-other.md").write_text(text)
    (project / "content" / "008-fine.md").write_text(text.replace("007", "008"))
    result = run("--only", "memes")
    assert result.exit_code == 1
    assert result.stderr.count("duplicate-number") == 2
    assert [p.name for p in (project / "dist").iterdir()] == ["008-fine"]


def test_builds_do_not_depend_on_where_when_and_how_they_run(project: Path, spawn: Spawn, whole: Path) -> None:
    """Another folder, hash seed, time zone, locale and number of workers: the same bytes."""
    script = project / "content" / f"{NAME}.md"
    ways = [
        {"cwd": "/", "PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"cwd": str(project), "PYTHONHASHSEED": "77", "TZ": "America/Lima", "LC_ALL": "C.UTF-8", "COLUMNS": "40"},
    ]
    for n, way in enumerate(ways):
        done = spawn(script, "-o", project / f"out-{n}", **way)
        assert done.returncode == 0, done.stderr
        assert digests(project / f"out-{n}" / NAME) == digests(whole)


def episode(title: str = "X", *, front: str = "", said: str = "Words here.", visual: str = "One pod") -> str:
    table = f"| Cue | Visual |\n|--|--|\n| words | {visual} |\n"
    return f"{front}# 9 - {title}\n\n## Script\n\n{said}\n\n## Visuals\n\n{table}"


HOSTILE = {
    "empty": "",
    "no table": "# 9 - X\n\n## Script\n\nSome words.\n",
    "no narration": episode().replace("Words here.", ""),
    "broken front matter": episode(front="---\ntheme: [\n---\n"),
    "unknown theme": episode(front="---\ntheme: drak\n---\n"),
    "front matter of the wrong form": episode(front="---\ntheme: [1]\nwpm: fast\nlang: 7\nspeaker: {a: b}\n---\n"),
    "control characters": episode("X\x00\x07", said="Wo\x1brds here.", visual="One \x02pod"),
    "right to left and emoji": episode("שלום 🚀", said="שלום עולם. Words 🚀 here.", visual="One pod 🚀 שלום"),
    "markup": episode("<b>&amp;", said="Words <i> & here ]]>.", visual='"a < b && c" sign'),
    "a cell of two megabytes": episode(visual="pod " * 500_000),
    "one endless word": episode("X" * 400, visual='"' + "y" * 3000 + '" sign'),
}


@pytest.mark.parametrize("kind", sorted(HOSTILE))
def test_whatever_a_script_holds_there_is_a_deck_or_a_sentence(project: Path, run: Run, kind: str) -> None:
    script = project / "009-x.md"
    script.write_text(HOSTILE[kind], encoding="utf-8")
    result = run(script, "--only", "deck,slides")
    assert result.exit_code in (0, 1)
    assert not result.exception or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    if result.exit_code:
        assert "error[" in result.stderr
        assert not (project / "dist").exists()
    else:
        assert (project / "dist" / "009-x" / "009-x.pptx").is_file()


def test_a_row_we_fail_to_draw_costs_its_picture_and_not_the_deck(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from builder import pictures

    def failing(shot: Shot, *more: Any, **named: Any) -> Scene:
        if shot.match and shot.match.grammar == "gauge":
            raise ZeroDivisionError("no room")
        return drawn(shot, *more, **named)

    drawn = pictures.compose
    monkeypatch.setattr(pictures, "compose", failing)
    result = run("--only", "deck,slides")
    assert result.exit_code == 0
    assert "scene-failed" in result.stderr
    assert "ZeroDivisionError: no room" in result.stderr
    slide = next(s for s in manifest(project / "dist" / NAME)["slides"] if s["row"] == 1)
    assert slide["alt"] == f"The words “{slide['headline']}”."
    assert (project / "dist" / NAME / "slides" / f"02-{slide['id']}.png").is_file()


def test_a_picture_too_large_for_its_platform_is_reported(project: Path, run: Run) -> None:
    (project / "build-deck.yml").write_text("")
    social = project / "templates" / "social"
    social.mkdir(parents=True)
    text = (ROOT / "templates" / "social" / "thumbnail.yml").read_text()
    (social / "thumbnail.yml").write_text(re.sub(r"limit_bytes: \d+", "limit_bytes: 1000", text))
    result = run("--only", "social", "--surface", "thumbnail")
    assert "warning[too-large]: social/thumbnail/01-title.png has" in result.stderr


def test_without_libcairo_resvg_draws_and_one_line_says_so(
    project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> None:
        raise OSError("libcairo was not found")

    monkeypatch.setattr("builder.surfaces.cairo.binding", missing)
    result = run("--only", "slides")
    assert result.exit_code == 0
    assert result.stdout.count("libcairo is missing") == 1
    assert manifest(project / "dist" / NAME)["rasteriser"]["name"] == "resvg"


def test_three_hundred_rows_are_a_long_deck(project: Path, run: Run) -> None:
    words = [f"word{n} number{n}" for n in range(300)]
    rows = "\n".join(f"| {w} | Server showing {w} |" for w in words)
    table = f"## Visuals\n\n| Cue | Visual |\n|--|--|\n{rows}\n"
    (project / "009-x.md").write_text(f"# 9 - X\n\n## Script\n\n{'. '.join(words)}.\n\n{table}")
    assert run("009-x.md", "--only", "deck", "-q").exit_code == 0
    assert len(manifest(project / "dist" / "009-x")["slides"]) == 302


def test_the_speakers_project_file_reaches_the_deck(project: Path, run: Run) -> None:
    (project / "build-deck.yml").write_text('speaker: Ada Example\nhandle: "@ada"\n')
    assert run("--only", "deck,social", "--surface", "square").exit_code == 0
    folder = project / "dist" / NAME
    assert "@ada" in (folder / "social" / "posts.md").read_text()
    import zipfile

    core = zipfile.ZipFile(folder / f"{NAME}.pptx").read("docProps/core.xml").decode()
    assert "Ada Example" in core
