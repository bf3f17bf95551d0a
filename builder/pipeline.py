"""The whole product: script -> storyboard -> scenes -> files, moved into place whole.

`build` is the tour: read, settle, plan, compose; then, into a side folder, deck, pictures, page and
manifest. What a script gets wrong becomes a diagnostic and the other scripts go on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from builder import manifest, sources
from builder import theme as themes
from builder.canonical import digest
from builder.diagnostics import Collector, Diagnostic, Span
from builder.errors import BuildError, SceneError
from builder.manifest import File
from builder.options import PARTS, Options, Settings, project_of, settle
from builder.output import Staging
from builder.storyboard.advice import SHORT
from builder.storyboard.ladder import ASSUMED
from builder.storyboard.model import Storyboard

if TYPE_CHECKING:
    from builder.explain.model import Row
    from builder.pictures import Album
    from builder.surfaces.base import Frame

Progress = Callable[[str, int, int], None]
#: Environment variable that lets mistakes of ours through with their traceback.
TRACEBACK = "BUILD_DECK_TRACEBACK"


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one script. `files` are relative to `folder` and empty when nothing was written."""

    script: str
    ok: bool
    diagnostics: tuple[Diagnostic, ...]
    name: str = ""
    folder: Path = Path()
    files: tuple[File, ...] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A script as far as it can be read without drawing."""

    board: Storyboard
    settings: Settings
    project: Path | None


class _RefusedError(Exception):
    """--strict stops a build for its warnings."""


def build(options: Options, progress: Progress) -> Iterator[Result]:
    """Build every script that is meant, one after the other, each into its own folder in `options.out`."""
    return _each(options, lambda plan, found: _written(plan, options, found, progress))


def check(options: Options) -> Iterator[Result]:
    """Read, plan and compose every script that is meant; write nothing."""
    return _each(options, _inspected)


def explain(script: Path) -> tuple[Result, tuple[Row, ...]]:
    """Plan and compose one script, write nothing, and say of every row why it is drawn as it is."""
    rows: list[Row] = []

    def told(plan: Plan, _found: Collector) -> None:
        from builder import settle
        from builder.explain.rows import explained

        theme = themes.load(plan.settings.theme, plan.project)
        rows.extend(explained(plan.board, settle.settled(plan.board, theme), theme))

    (result,) = _each(Options(scripts=(script,)), told)
    return result, tuple(rows)


def _each(options: Options, finish: Callable[[Plan, Collector], Result | None]) -> Iterator[Result]:
    scripts = sources.scripts(options.scripts)
    clashes = sources.clashes(scripts)
    taken: dict[str, Path] = {}
    for script in scripts:
        found = Collector([clashes[script]] if script in clashes else [])
        result = None
        try:
            if not found.errors:
                plan = planned(script, options, found)
                _claim(plan.board.episode.name, script, taken, found)
                if _passes(found, options):
                    result = finish(plan, found)
        except BuildError as exc:
            found.error("cannot-build", str(exc), Span(str(script)))
        except SceneError as exc:
            hint = "a mistake of ours; please report it with the script"
            found.error("cannot-draw", str(exc), Span(str(script)), hint)
        except _RefusedError:
            pass
        except Exception as exc:
            if os.environ.get(TRACEBACK):
                raise
            hint = f"a mistake of ours; please report it with the script ({TRACEBACK}=1 shows where it happened)"
            found.error("internal", f"{type(exc).__name__}: {exc}", Span(str(script)), hint)
        yield _result(script, found, options) if result is None else result


def _claim(name: str, script: Path, taken: dict[str, Path], found: Collector) -> None:
    """Report a script whose output folder belongs to an earlier one of the same call (there may be no capitals)."""
    first = taken.setdefault(name.casefold(), script)
    if first is not script:
        message = f"{first} and {script} would both be built into {name!r}"
        found.error("same-name", message, Span(str(script)), "rename one of them, or build them apart with -o")


def planned(script: Path, options: Options, found: Collector) -> Plan:
    """Read a script, settle what holds for it, and plan its slides."""
    from builder.actors import catalogue, marks
    from builder.memes import load as memes
    from builder.memes.authors import Slots
    from builder.script import parse
    from builder.social import surfaces
    from builder.storyboard.plan import plan
    from builder.text import fonts

    episode = parse.read(script, found)
    project = project_of(script, found)
    settings = settle(options, episode.meta, project, script=Span(str(script)), found=found, places=episode.places)
    themes.load(settings.theme, project.folder)
    for name in settings.surfaces:
        surfaces.load(name, project.folder)
    fonts.use_project(project.folder)
    memes.use_project(project.folder)
    catalogue.use_folder(project.folder / "actors" if project.folder else None)
    marks.use_folder(script.parent / "brands")
    for path, line, what in marks.problems():
        found.error("bad-mark", what, Span(str(path), line), "save it as plain SVG: outlines with fill colours")
    board = plan(episode, settings.series, found, wpm=settings.wpm, memes=Slots())
    return Plan(board=board, settings=settings, project=project.folder)


def _passes(found: Collector, options: Options) -> bool:
    return not any(_refused(diagnostic, options) for diagnostic in found)


def _refused(diagnostic: Diagnostic, options: Options) -> bool:
    """Whether nothing is written for this; --strict lets pass what a row leaves open and a scene assumes."""
    strict = options.strict and diagnostic.severity == "warning" and diagnostic.code != ASSUMED
    return strict or diagnostic.severity == "error"


def _result(script: Path, found: Collector, options: Options) -> Result:
    """A script nothing was written for; under --strict its warnings are the reason."""
    told = tuple(replace(d, severity="error") if _refused(d, options) else d for d in found)
    return Result(script=str(script), ok=_passes(found, options), diagnostics=told)


def _inspected(plan: Plan, found: Collector) -> None:
    """Compose every slide for what its checks say."""
    from builder import pictures, settle

    theme = themes.load(plan.settings.theme, plan.project)
    shown = settle.settled(plan.board, theme)
    album = pictures.Album(board=shown.board, theme=theme, slides=shown.scenes, surfaces=())
    for picture in album.pictures(["slides"]):
        pictures.inspect(picture, found)
    found.found = [replace(d, severity="warning") if d.code == SHORT else d for d in found]


def _written(plan: Plan, options: Options, found: Collector, progress: Progress) -> Result:
    """Draw and write everything asked for, aside first; nothing is moved into place when --strict refuses it."""
    from builder import pictures, settle
    from builder.deckfiles import deck_files
    from builder.social import surfaces
    from builder.surfaces.raster import Rasteriser
    from builder.surfaces.svg import diagram

    settings, folder = plan.settings, options.out / plan.board.episode.name
    theme = themes.load(settings.theme, plan.project)
    chosen = tuple(surfaces.load(n, plan.project) for n in settings.surfaces) or surfaces.every(plan.project)
    progress(plan.board.episode.name, 0, 0)
    shown = settle.settled(plan.board, theme)
    scenes, board = shown.scenes, shown.board
    album = pictures.Album(board=board, theme=theme, slides=scenes, surfaces=chosen, project=plan.project)
    with Staging(folder, owns=lambda path: _renewed(path, options)) as staging:

        def deck() -> None:
            if "deck" in options.only:
                for path, data in deck_files(board, scenes, theme, settings=settings, options=options):
                    staging.write(path, data)

        small: dict[str, Frame] = {}
        total = album.count(options.only)
        for done, (picture, drawn) in enumerate(pictures.draw(album.pictures(options.only), meanwhile=deck), 1):
            progress(f"{board.episode.name}: {picture.part}", done, total)
            staging.write(picture.path, drawn.png)
            if picture.part == "diagrams":
                svg = diagram(picture.scene, picture.theme)
                staging.write(picture.path.removesuffix("png") + "svg", svg.encode())
            if drawn.thumb:
                small[picture.path] = drawn.thumb
            pictures.inspect(picture, found, size=len(drawn.png))
        if not _passes(found, options):
            raise _RefusedError
        files = _described(plan, album, small, staging, options, found)
    return Result(
        script=board.episode.path, ok=True, diagnostics=tuple(found), name=board.episode.name,
        folder=folder, files=files, notice=Rasteriser().notice,
    )  # fmt: skip


def _described(
    plan: Plan, album: Album, small: dict[str, Frame], staging: Staging, options: Options, found: Collector
) -> tuple[File, ...]:
    """Write what tells of the files: contact sheet, words to post, page, manifest; all our files come back."""
    from builder.display import Shown
    from builder.social import surfaces
    from builder.surfaces.raster import Rasteriser

    board = album.board
    shown = Shown(album=album, surfaces=surfaces.every(plan.project), series=plan.settings.series,
                  read=staging.read, small=small)  # fmt: skip
    if "social" in options.only:
        staging.write("social/posts.md", shown.posts(staging.files()))
    if "slides" in options.only:
        staging.write("contact-sheet.png", shown.contact(staging.files()))
    files = manifest.files(staging.folder, [path for path in staging.files() if path != "index.html"])
    staging.write("index.html", shown.page(files, tuple(found)))
    files = (*files, *manifest.files(staging.folder, ["index.html"]))
    built = manifest.Built(script=sha256(board.episode.text.encode()).hexdigest(), theme=album.theme.name)
    here = {file.part for file in files}
    parts = {**manifest.parts_before(staging.target), **dict.fromkeys(options.only, built)}
    data = manifest.render(
        board,
        files,
        digests={scene.id: digest(scene) for scene in album.slides},
        parts={name: value for name, value in parts.items() if name in here},
        theme=album.theme.name,
        rasteriser=Rasteriser().version,
        diagnostics=found,
    )
    staging.write(manifest.NAME, data)
    return files


def _renewed(path: str, options: Options) -> bool:
    """Whether this build replaces or drops a file of the earlier one; what is not ours always stays.

    A call that names parts and surfaces (`--only social --surface shorts`) leaves other surfaces alone.
    """
    part = manifest.part_of(path)
    if part == "social" and options.surfaces and options.only != PARTS:
        return path.split("/")[1] in (*options.surfaces, "posts.md")
    return part == "page" or part in options.only
