"""What a call of `build-deck review` compares: revisions of a repository, two builds, or two decks."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from builder import sources
from builder.errors import BuildError
from builder.review import built, folders, git
from builder.review.compare import review
from builder.review.model import IncomparableError, Limits, Review, Side

NOW = "the working tree"
#: Behind a revision: where the other side left it, as in `git diff main...`.
SINCE = "..."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to compare: `base` "" is where the head left the default branch, `head` "" the working tree."""

    scripts: tuple[Path, ...] = ()
    base: str = ""
    head: str = ""
    theme: str | None = None


def builds(before: Path, after: Path, limits: Limits) -> Review:
    """Compare two outputs (folders, or decks)."""
    return review(folders.side(before), folders.side(after), limits=limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tree:
    """A revision as files: where they stand, what to call it, and its scripts (posix, from the root)."""

    root: Path
    label: str
    commit: str = ""
    scripts: tuple[str, ...] = ()


def revisions(asked: Asked, limits: Limits) -> Review:
    """Compare two revisions, built from git's objects; the working tree is built where it stands.

    A script is composed where something changed that its build can read; others are told as untouched.
    """
    with tempfile.TemporaryDirectory(prefix="build-deck-review-") as temporary:
        repository, folder = git.Repository.at(Path.cwd()), Path(temporary).resolve()
        base, head = _ends(repository, asked)
        wanted = tuple(_inside(repository, path) for path in asked.scripts or (Path("content"),))
        old = _exported(repository, base, wanted, folder / "before", asked.base)
        new = _exported(repository, head, wanted, folder / "after", asked.head) if head else _here(repository, wanted)
        if not old.scripts and not new.scripts:
            raise IncomparableError(f"neither side has a script at {', '.join(wanted)}")
        changed = repository.changed(base, head)
        both = set(old.scripts) & set(new.scripts)
        same = tuple(sorted(s for s in both if not any(git.reads(s, path) for path in changed)))
        every = sorted({*old.scripts, *new.scripts})
        found = review(_side(old, same, asked), _side(new, same, asked), limits=limits)
        files = tuple(path for path in changed if any(git.reads(script, path) for script in every))
        return replace(found, files=files, untouched=same)


def _ends(repository: git.Repository, asked: Asked) -> tuple[str, str]:
    """The two commits; "" for a head that is the working tree."""
    if repository.bare and not asked.head:
        raise IncomparableError("a bare repository has no working tree; name a revision with --head")
    head = repository.commit(asked.head) if asked.head else ""
    tip = head or "HEAD"
    if not asked.base:
        return repository.merge_base(repository.default_branch(), tip), head
    if asked.base.endswith(SINCE):
        return repository.merge_base(asked.base.removesuffix(SINCE), tip), head
    return repository.commit(asked.base), head


def _inside(repository: git.Repository, path: Path) -> str:
    """A path as git names it (posix, from the root); IncomparableError for one outside the repository."""
    if repository.bare:
        return PurePosixPath(path).as_posix()
    full = path.absolute()
    for root, place in ((repository.root, full), (repository.root.resolve(), full.parent.resolve() / full.name)):
        if place.is_relative_to(root):
            return place.relative_to(root).as_posix()
    raise IncomparableError(f"{path} is not in the repository {repository.root}")


def _exported(repository: git.Repository, commit: str, wanted: Sequence[str], folder: Path, name: str) -> _Tree:
    """A commit's scripts and all they can read, written to a folder. `name`: what the caller calls the commit."""
    homes = sorted({w if not w.endswith(".md") else str(PurePosixPath(w).parent) for w in wanted})
    folder.mkdir()
    (folder / ".git").mkdir()  # the search for a project file ends at a repository's root
    repository.export(repository.files(commit, homes), folder)
    given = name.removesuffix(SINCE)
    label = f"{given}, {commit[:9]}" if given and not commit.startswith(given) else commit[:9]
    return _Tree(root=folder, label=label, commit=commit, scripts=_scripts(folder, wanted))


def _here(repository: git.Repository, wanted: Sequence[str]) -> _Tree:
    return _Tree(root=repository.root, label=NOW, scripts=_scripts(repository.root, wanted))


def _scripts(root: Path, wanted: Sequence[str]) -> tuple[str, ...]:
    """The scripts that are there, as paths from the root: files named, folders opened."""
    found: dict[str, None] = {}
    for path in wanted:
        if (root / path).is_dir():
            try:
                inside = sources.scripts([root / path])
            except BuildError:
                inside = ()
            found.update(dict.fromkeys(script.relative_to(root).as_posix() for script in inside))
        elif (root / path).is_file():
            found[path] = None
    return tuple(found)


def _side(tree: _Tree, same: Sequence[str], asked: Asked) -> Side:
    """The scripts of a tree composed, save those that are the same; troubles are told with paths from the root."""
    scripts = [path for path in tree.scripts if path not in same]
    made = (built.episode(tree.root / path, name=path, theme=asked.theme) for path in scripts)
    told = tuple(replace(e, trouble=e.trouble.replace(f"{tree.root}{os.sep}", "")) for e in made)
    return Side(label=tree.label, commit=tree.commit, episodes=told)
