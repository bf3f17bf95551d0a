"""A build lands whole or not at all, and leaves nothing behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.errors import BuildError
from builder.output import Staging, listing


def ours(path: str) -> bool:
    return not path.startswith("mine")


def build(target: Path, **files: str) -> None:
    with Staging(target, owns=ours) as staging:
        for name, text in files.items():
            staging.write(name.replace("__", "/"), text.encode())


def half(target: Path, error: BaseException, name: str = "a") -> None:
    with Staging(target, owns=ours) as staging:
        staging.write(name, b"half")
        raise error


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def contents(folder: Path) -> dict[str, str]:
    return {path: (folder / path).read_text() for path in listing(folder)}


def test_files_appear_at_the_end_and_not_before(tmp_path: Path) -> None:
    target = tmp_path / "out" / "deck"
    with Staging(target, owns=ours) as staging:
        staging.write("slides/01.png", b"one")
        assert not target.exists()
        assert staging.files() == ["slides/01.png"]
    assert contents(target) == {"slides/01.png": "one"}
    assert names(target.parent) == ["deck"]


def test_what_an_earlier_build_left_is_dropped_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    target = tmp_path / "deck"
    build(target, slides__01="one", slides__02="two", old="x")
    (target / "mine").mkdir()
    (target / "mine" / "notes.txt").write_text("keep me")
    build(target, slides__01="new")
    assert contents(target) == {"slides/01": "new", "mine/notes.txt": "keep me"}


def test_writing_over_a_kept_file_leaves_the_earlier_build_as_it_was(tmp_path: Path) -> None:
    """Kept files are hard links: a write must replace the name, not the content both share."""
    target = tmp_path / "deck"
    build(target, mine="first")
    with pytest.raises(RuntimeError):
        half(target, RuntimeError(), "mine")
    assert contents(target) == {"mine": "first"}


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_failed_build_leaves_the_last_good_one_and_no_trace(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "deck"
    build(target, a="good")
    with pytest.raises(error):
        half(target, error())
    assert contents(target) == {"a": "good"}
    assert names(tmp_path) == ["deck"]


def test_a_failed_first_build_leaves_no_folder(tmp_path: Path) -> None:
    target = tmp_path / "new" / "deeper" / "deck"
    with pytest.raises(RuntimeError), Staging(target, owns=ours):
        raise RuntimeError
    assert names(tmp_path) == []


def test_the_folder_is_as_open_as_any_new_one(tmp_path: Path) -> None:
    target = tmp_path / "deck"
    build(target, a="x")
    plain = tmp_path / "plain"
    plain.mkdir()
    assert target.stat().st_mode == plain.stat().st_mode


def test_a_link_to_the_folder_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    build(real, a="x")
    link = tmp_path / "link"
    link.symlink_to(real, target_is_directory=True)
    build(link, a="y")
    assert link.is_symlink()
    assert contents(real) == {"a": "y"}


def test_without_an_atomic_swap_the_folders_change_places_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.output._exchange", lambda a, b: False)
    target = tmp_path / "deck"
    build(target, a="old", b="old")
    build(target, a="new")
    assert contents(target) == {"a": "new"}
    assert names(tmp_path) == ["deck"]


def test_links_a_reader_puts_beside_the_files_stay_links(tmp_path: Path) -> None:
    target, elsewhere = tmp_path / "deck", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a").write_text("theirs")
    build(target, a="x")
    (target / "mine").symlink_to(elsewhere, target_is_directory=True)
    (target / "mine-gone").symlink_to(tmp_path / "nowhere")
    build(target, a="y")
    assert (target / "mine").is_symlink()
    assert (target / "mine-gone").is_symlink()
    assert (target / "mine" / "a").read_text() == "theirs"
    assert names(elsewhere) == ["a"]


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "deck").write_text("I am a file")
    with pytest.raises(BuildError, match=r"deck: a file stands where"), Staging(tmp_path / "deck", owns=ours):
        pass


def test_an_unwritable_place_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(BuildError, match=r"cannot write .*: not a directory; choose another folder with -o"),
        Staging(tmp_path / "file" / "deck", owns=ours),
    ):
        pass


def test_a_folder_that_cannot_be_looked_at_is_not_taken_for_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files would be missing from the new build, and nobody would be told."""
    target = tmp_path / "deck"
    build(target, mine="keep me")

    def walk(top: Path, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", str(top)))
        return iter(())

    with monkeypatch.context() as patched:
        patched.setattr("builder.output.os.walk", walk)
        with pytest.raises(BuildError, match="permission denied"):
            build(target, a="new")
    assert contents(target) == {"mine": "keep me"}
    assert names(tmp_path) == ["deck"]


KILLED = """
import sys, time
from pathlib import Path
from builder.output import Staging
with Staging(Path(sys.argv[1]), owns=lambda path: True) as staging:
    staging.write("a", b"half")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="folders are not locked there")
def test_the_next_build_sweeps_up_after_a_killed_one_and_spares_a_living_one(tmp_path: Path) -> None:
    target = tmp_path / "deck"
    build(target, a="good")
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(target)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    build(target, a="better")
    assert len(names(tmp_path)) == 2, "the other build is still at work"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert contents(target) == {"a": "better"}
    build(target, a="best")
    assert names(tmp_path) == ["deck"]
    assert contents(target) == {"a": "best"}


def test_a_target_is_never_absent_while_it_is_replaced(tmp_path: Path) -> None:
    """A reader that looks all the time finds one build or the other."""
    if sys.platform != "linux":
        pytest.skip("one-step exchange of folders is tested on Linux")
    target = tmp_path / "deck"
    build(target, a="0")
    watch = "import sys\np=sys.argv[1]\nprint('go', flush=True)\nwhile True: open(p).read()"
    reader = subprocess.Popen(
        [sys.executable, "-c", watch, str(target / "a")], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert reader.stdout is not None
    reader.stdout.readline()
    for i in range(40):
        build(target, a=str(i))
        time.sleep(0.002)
    assert reader.poll() is None, reader.stderr and reader.stderr.read()
    reader.kill()
    reader.communicate()
