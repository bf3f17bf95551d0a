"""Finished files to their place, whole or not at all.

A build writes into a hidden folder beside its target and moves it there at the end in one step.
A failed or interrupted build removes its side folder and leaves the last good one untouched; what a
killed process could not remove, the next build of the same target sweeps away.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import NoReturn

from builder.errors import BuildError


class Staging:
    """A side folder that becomes `target`: `with Staging(target) as staging: staging.write(…)`.

    `owns(path)` says which files of the earlier build (posix paths relative to `target`) this build
    replaces or drops; all others stay, as hard links where the file system has them.
    BuildError when the place cannot be written.
    """

    def __init__(self, target: Path, *, owns: Callable[[str], bool]) -> None:
        self.target = target.resolve() if target.is_symlink() else target.absolute()
        self._owns = owns
        self._made: list[Path] = []
        self._lock = -1
        self.folder = self.target.parent / f".{self.target.name}.building-{os.getpid()}"

    def __enter__(self) -> Staging:
        if self.target.exists() and not self.target.is_dir():
            raise BuildError(f"{self.target}: a file stands where the output folder should be")
        try:
            self._make_parents()
            _sweep(self.target)
            self.folder.mkdir()
            self._lock = _lock(self.folder)
            self._keep_the_rest()
        except OSError as exc:
            self._discard()
            raise unwritable(self.target, exc) from exc
        except BaseException:
            self._discard()
            raise
        return self

    def write(self, path: str, data: bytes) -> None:
        """Put `data` at `path` (posix, relative); BuildError when it cannot be written."""
        place = self.folder / PurePosixPath(path)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.unlink(missing_ok=True)
            place.write_bytes(data)
        except OSError as exc:
            raise unwritable(self.target / PurePosixPath(path), exc) from exc

    def read(self, path: str) -> bytes:
        """The bytes of a file put so far."""
        return (self.folder / PurePosixPath(path)).read_bytes()

    def files(self) -> list[str]:
        """Posix paths of all files put so far, sorted."""
        return listing(self.folder)

    def __exit__(self, kind: type[BaseException] | None, _exc: BaseException | None, _tb: TracebackType | None) -> None:
        if kind is not None:
            self._discard()
            return
        try:
            _place(self.folder, self.target)
        except OSError as exc:
            raise unwritable(self.target, exc) from exc
        finally:
            self._discard(keep_parents=self.target.exists())

    def _make_parents(self) -> None:
        parent = self.target.parent
        missing = [p for p in (parent, *parent.parents) if not p.exists()]
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            self._made.append(folder)

    def _keep_the_rest(self) -> None:
        for path in listing(self.target):
            if not self._owns(path):
                place = self.folder / PurePosixPath(path)
                place.parent.mkdir(parents=True, exist_ok=True)
                _link(self.target / PurePosixPath(path), place)

    def _discard(self, *, keep_parents: bool = False) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1
        if not keep_parents:
            for folder in reversed(self._made):
                if not any(folder.iterdir()):
                    folder.rmdir()


def listing(folder: Path) -> list[str]:
    """Posix paths of the files under `folder`, sorted; empty when there is no such folder.

    OSError when part of it cannot be looked at: what is not seen would not be kept.
    """
    if not folder.is_dir():
        return []
    walked = os.walk(folder, onerror=_raise)  # a link to a folder is a file of its own
    found = (p for top, dirs, names in walked for p in (Path(top) / n for n in (*dirs, *names)) if _leaf(p))
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _leaf(path: Path) -> bool:
    return path.is_symlink() or not path.is_dir()


def _raise(error: OSError) -> NoReturn:
    raise error


def unwritable(place: Path, exc: OSError) -> BuildError:
    """The error of a file system as a sentence with a way out."""
    reason = (exc.strerror or str(exc)).lower()
    return BuildError(f"cannot write {place}: {reason}; choose another folder with -o, or close what holds this one")


def _link(source: Path, place: Path) -> None:
    try:
        os.link(source, place, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, place, follow_symlinks=False)


def _place(folder: Path, target: Path) -> None:
    """Move `folder` to `target`; an earlier `target` ends up at `folder`'s name, to be removed."""
    if not target.exists():
        folder.rename(target)
    elif not _exchange(folder, target):
        aside = folder.with_name(folder.name + "-old")
        target.rename(aside)
        try:
            folder.rename(target)
        except BaseException:
            aside.rename(target)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(a: Path, b: Path) -> bool:
    """Swap two folders in one system call; False where system or file system has none."""
    import ctypes
    import sys

    if sys.platform == "win32":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(a), os.fsencode(b)
    if hasattr(libc, "renameat2"):  # Linux, glibc >= 2.28: AT_FDCWD = -100, RENAME_EXCHANGE = 2
        return bool(libc.renameat2(-100, first, -100, second, 2) == 0)
    if hasattr(libc, "renamex_np"):  # macOS: RENAME_SWAP = 2
        return bool(libc.renamex_np(first, second, 2) == 0)
    return False


def _lock(folder: Path) -> int:
    """Hold the folder while this process lives, so that no other build takes it for a leftover."""
    try:
        import fcntl
    except ImportError:
        return -1
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return -1
    return handle


def _sweep(target: Path) -> None:
    """Remove side folders of builds of this target that were killed."""
    for leftover in sorted(target.parent.iterdir()):
        if not leftover.name.startswith(f".{target.name}.building-"):
            continue
        handle = _lock(leftover)
        if handle >= 0:
            if leftover.name.endswith("-old") and not target.exists():
                leftover.rename(target)
            else:
                shutil.rmtree(leftover, ignore_errors=True)
            os.close(handle)
