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
from builder.review.model import Episode, IncomparableError, Limits, Review, Side

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


def revisions(asked: Asked, limits: Limits) -> Review:
    """Compare two revisions, built from git's objects; the working tree is built where it stands."""
    with tempfile.TemporaryDirectory(prefix="build-deck-review-") as temporary:
        repository = git.Repository.at(Path.cwd())
        base, head = _ends(repository, asked)
        wanted = tuple(_inside(repository, path) for path in asked.scripts) or (_content(repository),)
        before = _revision(repository, base, wanted, Path(temporary).resolve() / "before", asked)
        if head:
            after = _revision(repository, head, wanted, Path(temporary).resolve() / "after", asked)
        else:
            after = _working(repository, wanted, asked)
        if not before.episodes and not after.episodes:
            raise IncomparableError(f"neither side has a script at {', '.join(wanted)}")
        files = repository.changed(base, head, _folders(before, after))
        return review(before, after, limits=limits, files=files)


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


def _content(repository: git.Repository) -> str:
    return _inside(repository, Path("content"))


def _inside(repository: git.Repository, path: Path) -> str:
    """A path as git names it (posix, from the root); IncomparableError for one outside the repository."""
    if repository.bare:
        return PurePosixPath(path).as_posix()
    full = path.absolute()
    for root, place in ((repository.root, full), (repository.root.resolve(), full.parent.resolve() / full.name)):
        if place.is_relative_to(root):
            return place.relative_to(root).as_posix()
    raise IncomparableError(f"{path} is not in the repository {repository.root}")


def _revision(repository: git.Repository, commit: str, wanted: Sequence[str], folder: Path, asked: Asked) -> Side:
    """A commit's scripts, exported and composed."""
    entries = repository.files(commit)
    homes = sorted({w if not w.endswith(".md") else str(PurePosixPath(w).parent) for w in wanted})
    folder.mkdir()
    (folder / ".git").mkdir()  # the search for a project file ends at a repository's root
    repository.export(git.needed(entries, homes), folder)
    scripts = [(folder / path, path) for path in _scripts(folder, wanted)]
    label = (asked.head if folder.name == "after" else asked.base).removesuffix(SINCE)
    named = f"{label}, {commit[:9]}" if label and not commit.startswith(label) else commit[:9]
    return Side(label=named, commit=commit, episodes=_episodes(scripts, asked, folder))


def _working(repository: git.Repository, wanted: Sequence[str], asked: Asked) -> Side:
    scripts = [(repository.root / path, path) for path in _scripts(repository.root, wanted)]
    return Side(label=NOW, episodes=_episodes(scripts, asked, repository.root))


def _scripts(root: Path, wanted: Sequence[str]) -> list[str]:
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
    return list(found)


def _episodes(scripts: Sequence[tuple[Path, str]], asked: Asked, root: Path) -> tuple[Episode, ...]:
    """Every script composed; what went wrong is told with paths from the repository's root."""
    found = (built.episode(path, name=name, theme=asked.theme) for path, name in scripts)
    return tuple(replace(episode, trouble=episode.trouble.replace(f"{root}{os.sep}", "")) for episode in found)


def _folders(before: Side, after: Side) -> tuple[str, ...]:
    """Where the scripts of both sides live, with the project's shared files above them."""
    paths = {e.path for side in (before, after) for e in side.episodes}
    homes = {PurePosixPath(path).parent for path in paths}
    above = {p for home in homes for p in (home, *home.parents)}
    own = {p.as_posix() for p in homes}
    shared = {(p / name).as_posix() for p in above for name in (*git.ASSETS, "build-deck.yml")}
    return tuple(sorted(own | shared))
