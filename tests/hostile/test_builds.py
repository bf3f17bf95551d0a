"""Whole builds of a script nobody should write: sound files, the same bytes everywhere, the last good one safe."""

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
from zipfile import ZipFile

import pytest
from lxml import etree

from builder import deckfiles
from builder.output import listing

from .stage import script
from .test_scripts import ODD

Spawn = Callable[..., subprocess.CompletedProcess[str]]
ROOT = Path(__file__).resolve().parents[2]
NAME = "052-nasty & odd"
FRONT = '---\ntheme: light\nspeaker: A & <B> ]]>\nlink: "javascript:alert(1)//<x>"\nlang: "x<&>"\n---\n'
SIDE = """1:
  headline: "**<&>** ]]> \\x01\\ud83d end"
  sub: "a\\u0000b\\ufffe"
2:
  scene: code
  text: "a: <b> & ]]>"
  chip: "<&>"
title:
  sub: "x\\x1fy"
"""
BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these builds are started as POSIX has it")


def nasty(folder: Path) -> Path:
    first = (rows[0] for rows in ODD.values())
    rows = [(f"{cue} {n}", visual) for n, (cue, visual) in enumerate(first)]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}.md"
    text = script(rows, title='052 - A <b> & "q" ]]> \x01 שלום 🚀', memes=['"<b>&amp;</b> ]]>" with pods'], front=FRONT)
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".scenes.yaml").write_text(SIDE, encoding="utf-8")
    return path


def digests(folder: Path) -> dict[str, str]:
    return {path: sha256((folder / path).read_bytes()).hexdigest() for path in listing(folder)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Deck and diagrams of the script, built by one process in a folder of its own."""
    folder = tmp_path_factory.mktemp("built")
    call([nasty(folder), "-o", folder / "dist", "--only", "deck,diagrams"], PYTHONHASHSEED="1", TZ="UTC")
    return folder / "dist" / NAME


def call(arguments: list[object], cwd: Path | str = "/", *, alone: bool = False, **env: str) -> None:
    """Build; `alone`: on one processor, so without further processes."""

    def settle() -> None:
        if alone and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    command = [sys.executable, "-m", "builder", "-q", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **env}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, preexec_fn=settle
    )
    assert done.returncode == 0, done.stderr


def test_every_part_is_sound_xml(built: Path) -> None:
    with ZipFile(built / f"{NAME}.pptx") as deck:
        parts = {name: deck.read(name) for name in deck.namelist() if name.endswith((".xml", ".rels"))}
    drawings = {path: (built / path).read_bytes() for path in listing(built) if path.endswith(".svg")}
    assert len(drawings) > 30
    for name, data in (parts | drawings).items():
        assert not BAD.search(data.decode("utf-8")), name
        etree.fromstring(data)
    said = b"".join(parts.values())
    assert b"alert(1)&lt;/script" in said, "what the author wrote is text"


def test_the_validator_finds_nothing(built: Path, problems: Callable[[Path], list[str]]) -> None:
    assert problems(built / f"{NAME}.pptx") == []


def test_the_page_runs_nothing_of_the_authors(built: Path) -> None:
    page = (built / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert 'href="javascript:' not in page
    assert not BAD.search(page)
    assert json.loads((built / "manifest.json").read_text(encoding="utf-8"))["episode"]["name"] == NAME


def test_the_bytes_are_the_same_elsewhere(built: Path, tmp_path: Path) -> None:
    """Another folder, hash seed, time zone, locale, mask of rights, and one processor only."""
    path = nasty(tmp_path / "ü mlaut")
    before = os.umask(0o077)
    try:
        call(
            [path.name, "-o", "../out", "--only", "deck,diagrams"], cwd=path.parent, alone=True,
            PYTHONHASHSEED="4711", TZ="Asia/Kolkata", LC_ALL="C",
        )  # fmt: skip
    finally:
        os.umask(before)
    assert digests(tmp_path / "out" / NAME) == digests(built)


SLOW = "--only", "slides,memes"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_ended_build_leaves_the_last_good_one(spawn: Spawn, project: Path, number: signal.Signals) -> None:
    target = project / "dist" / "007-load-balancing"
    assert spawn(*SLOW, cwd=project).returncode == 0
    good = digests(target)
    command = [sys.executable, "-m", "builder", "--theme", "light", *SLOW]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(command, cwd=project, env=environment, stderr=subprocess.PIPE)
    until = time.monotonic() + 30
    while len(list((project / "dist").iterdir())) < 2 and time.monotonic() < until and process.poll() is None:
        time.sleep(0.005)
    process.send_signal(number)
    said = process.communicate()[1].decode()
    assert process.returncode in (-number, 128 + number)
    assert "Traceback" not in said
    assert digests(target) == good
    assert spawn(*SLOW, cwd=project).returncode == 0
    assert [path.name for path in (project / "dist").iterdir()] == [target.name]
    assert digests(target) == good


def test_a_full_disk_leaves_the_last_good_one(spawn: Spawn, project: Path) -> None:
    import resource

    target = project / "dist" / "007-load-balancing"
    assert spawn(*SLOW, cwd=project).returncode == 0
    good = digests(target)
    done = subprocess.run(
        [sys.executable, "-m", "builder", "--theme", "light", *SLOW], cwd=project, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )  # fmt: skip
    assert done.returncode == 1
    assert "error[cannot-build]: cannot write" in done.stderr
    assert digests(target) == good
    assert [path.name for path in (project / "dist").iterdir()] == [target.name]


def test_two_builds_at_once_leave_one_whole(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    both = [
        subprocess.Popen([sys.executable, "-m", "builder", "-q", "--theme", theme, *SLOW], cwd=project, env=environment)
        for theme in ("dark", "light")
    ]
    assert [process.wait() for process in both] == [0, 0]
    target = project / "dist" / "007-load-balancing"
    told = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    assert {f["path"]: f["sha256"] for f in told["files"]} == {
        path: digest for path, digest in digests(target).items() if path != "manifest.json"
    }
    assert {part["theme"] for part in told["parts"].values()} == {told["episode"]["theme"]}
    assert [path.name for path in (project / "dist").iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("example.org/gpu", "https://example.org/gpu"),
        ("https://a.example:8080/c?d=e&f=g#h", "https://a.example:8080/c?d=e&f=g#h"),
        ("http://localhost/a b/ü<x>", "http://localhost/a%20b/%C3%BC%3Cx%3E"),
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("a.example/100%", "https://a.example/100%25"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
        ("see the notes", ""),
        ("a.example:port", ""),
        ("http://[::1", ""),
    ],
)
def test_a_link_is_an_address_or_none(link: str, address: str) -> None:
    assert deckfiles._address(link) == address
