"""Revisions of a repository as folders, read from git's objects: nothing is checked out, fetched or changed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from builder.options import PROJECT_FILE
from builder.review.model import IncomparableError

SIDE = ".scenes.yaml"  # what the side file's name adds to the script's
#: What a build reads of a project beside its scripts.
ASSETS = ("templates", "actors", "memes", "brands")
LARGEST = 32 << 20  # bytes of one file: no build reads a larger one
_DEFAULTS = ("origin/main", "origin/master", "main", "master")
_LINK, _FOLDERS = "120000", ("160000", "040000")
_SHALLOW = "this clone is shallow: fetch the rest (git fetch --unshallow; in CI fetch-depth: 0)"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a revision: its mode, object, size in bytes and path (posix, from the repository's root)."""

    mode: str
    sha: str
    size: int
    path: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository and where the caller stands in it. `root`: the working tree's (the git folder's without one)."""

    root: Path
    bare: bool = False

    @staticmethod
    def at(folder: Path) -> Repository:
        """The repository that holds `folder`; IncomparableError where there is none, or no git."""
        try:
            if _git(folder, "rev-parse", "--is-bare-repository").strip() == "true":
                found = _git(folder, "rev-parse", "--absolute-git-dir").strip()
                return Repository(Path(found), bare=True)
            return Repository(Path(_git(folder, "rev-parse", "--show-toplevel").strip()))
        except IncomparableError as exc:
            raise IncomparableError(
                f"{folder} is in no git repository ({exc}); two builds: build-deck review OLD_DIR NEW_DIR"
            ) from exc

    def run(self, *arguments: str) -> str:
        """What git prints; IncomparableError with its own words where it fails."""
        return _git(self.root, *arguments)

    def commit(self, revision: str) -> str:
        """The commit a revision names, as a full hash."""
        try:
            return self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
        except IncomparableError as exc:
            hint = _SHALLOW if self.shallow else "git log shows what there is; a branch of a remote is origin/NAME"
            raise IncomparableError(f"there is no revision {revision!r} here; {hint}") from exc

    @property
    def shallow(self) -> bool:
        """Whether older commits were left out when this was cloned."""
        return self.run("rev-parse", "--is-shallow-repository").strip() == "true"

    def default_branch(self) -> str:
        """The branch others start from: what the remote calls its head, else main or master."""
        named = [self._try("symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")]
        for name in (*named, *_DEFAULTS):
            if name and self._try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"):
                return name
        raise IncomparableError("there is no default branch to compare with; name a revision with --base")

    def merge_base(self, one: str, two: str) -> str:
        """The commit two revisions have in common, the newest."""
        one, two = self.commit(one), self.commit(two)
        found = self._try("merge-base", one, two)
        if not found:
            hint = _SHALLOW if self.shallow else "name a revision with --base"
            raise IncomparableError(f"{one[:9]} and {two[:9]} have no commit in common here; {hint}")
        return found

    def _try(self, *arguments: str) -> str:
        """What git prints, or "" where it fails."""
        try:
            return self.run(*arguments).strip()
        except IncomparableError:
            return ""

    def files(self, commit: str, folders: Sequence[str]) -> tuple[Entry, ...]:
        """The files of a commit that a build of the scripts in `folders` (posix, from the root) can read."""
        above = {home for folder in folders for home in PurePosixPath(folder, "x").parents}
        asked = sorted(str(home / PROJECT_FILE) for home in above)
        projects = self.run("ls-tree", "--name-only", "-z", "--full-tree", commit, "--", *asked).split("\0")[:-1]
        shared = {str(PurePosixPath(path).parent / name) for path in projects for name in ASSETS}
        places = {*folders, *projects, *shared}
        wanted = () if "." in places else ("--", *sorted(places))
        out = self.run("ls-tree", "-r", "-z", "-l", "--full-tree", commit, *wanted)
        entries = []
        for line in out.split("\0")[:-1]:
            head, path = line.split("\t", 1)
            mode, _, sha, size = head.split()
            if mode not in _FOLDERS:
                entries.append(Entry(mode, sha, int(size), path))
        return tuple(entries)

    def export(self, entries: Iterable[Entry], folder: Path) -> None:
        """Write these files below `folder`; links that lead out of it, and what no build could read, stay away."""
        wanted = sorted((e for e in entries if e.size <= LARGEST and _inside(e.path)), key=lambda e: e.mode == _LINK)
        for entry, data in zip(wanted, self._contents([e.sha for e in wanted]), strict=True):
            place = folder / PurePosixPath(entry.path)
            place.parent.mkdir(parents=True, exist_ok=True)
            if entry.mode != _LINK:
                place.write_bytes(data)
            elif _inside(os.path.normpath(PurePosixPath(entry.path).parent / os.fsdecode(data)).replace(os.sep, "/")):
                place.symlink_to(os.fsdecode(data))

    def _contents(self, hashes: Sequence[str]) -> Iterator[bytes]:
        """The objects' bytes, from one process."""
        if not hashes:
            return
        asked = "".join(f"{sha}\n" for sha in hashes).encode()
        out = memoryview(_run(self.root, ("cat-file", "--batch"), asked))
        at = 0
        for sha in hashes:
            end = bytes(out[at : at + 200]).index(b"\n") + at
            head = bytes(out[at:end]).split()
            if len(head) != 3:
                raise IncomparableError(f"git has lost the object {sha}; {_SHALLOW}")
            size = int(head[2])
            yield bytes(out[end + 1 : end + 1 + size])
            at = end + 2 + size

    def changed(self, base: str, head: str) -> tuple[str, ...]:
        """Paths that differ between a commit and another one ("" = the working tree, untracked files included)."""
        ends = (base, head) if head else (base,)
        out = self.run("diff", "--name-only", "--no-renames", "--no-ext-diff", "-z", *ends, "--")
        new = "" if head else self.run("ls-files", "--others", "--exclude-standard", "-z")
        return tuple(sorted({path for path in (out + new).split("\0") if path}))


def reads(script: str, path: str) -> bool:
    """Whether a build of a script can read a file: itself, its side file, all below its folder but other scripts,
    and what the projects above it share (posix, from the root).
    """
    own, place = PurePosixPath(script), PurePosixPath(path)
    if place in (own, own.with_name(own.stem + SIDE)):
        return True
    if place.parent == own.parent and place.name[:1].isdigit() and place.name.endswith((".md", SIDE)):
        return False
    shared = (home / name for home in own.parents for name in (*ASSETS, PROJECT_FILE))
    return any(place.is_relative_to(home) for home in (own.parent, *shared))


def _inside(path: str) -> bool:
    """Whether a path stays below where it starts."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and ".git" not in parts


def _git(folder: Path, *arguments: str) -> str:
    return os.fsdecode(_run(folder, arguments))


def _run(folder: Path, arguments: Sequence[str], stdin: bytes = b"") -> bytes:
    """Run git where it can ask nobody and fetch nothing."""
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    try:
        done = subprocess.run(["git", "-C", str(folder), "-c", "core.quotepath=off", *arguments], input=stdin,
                              capture_output=True, check=False, env={**os.environ, **quiet})  # fmt: skip
    except OSError as exc:
        raise IncomparableError(f"git cannot be run: {(exc.strerror or str(exc)).lower()}") from exc
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().splitlines()
        raise IncomparableError(said[0].removeprefix("fatal: ") if said else f"git {arguments[0]} failed")
    return done.stdout
