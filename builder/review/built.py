"""One side of a review from scripts: every slide composed, none drawn."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from builder import pipeline, settle
from builder import theme as themes
from builder.diagnostics import Collector, Diagnostic
from builder.errors import BuildError, SceneError
from builder.options import Options
from builder.review.facts import digests, of_scene, place_in_deck
from builder.review.model import Episode, Slide
from builder.scene.model import Scene
from builder.storyboard.model import Shot
from builder.surfaces.parallel import Job
from builder.theme import Theme


def episode(script: Path, *, name: str, theme: str | None = None) -> Episode:
    """An episode composed from a script; what keeps it from being built is its trouble. `name`: for the reader."""
    found = Collector()
    try:
        plan = pipeline.planned(script, Options(theme=theme), found)
        if found.errors:
            return _failed(script, name, _told(found.errors[0]))
        look = themes.load(plan.settings.theme, plan.project)
        shown = settle.settled(plan.board, look)
    except (BuildError, SceneError) as exc:
        return _failed(script, name, str(exc).replace(str(script), name))
    except Exception as exc:  # a mistake of ours in one script must not cost the review of the others
        return _failed(script, name, f"{type(exc).__name__}: {exc}")
    return Episode(
        name=plan.board.episode.name, title=plan.board.episode.title, path=name,
        slides=tuple(_slide(s, scene, look) for s, scene in zip(shown.board.shots, shown.scenes, strict=True)),
        theme=look.name, colours=look.roles, project=plan.project,
    )  # fmt: skip


def _failed(script: Path, name: str, reason: str) -> Episode:
    return Episode(name=script.stem, path=name, trouble=reason)


def _told(error: Diagnostic) -> str:
    place = f"{Path(error.span.path).name}, line {error.span.line}: " if error.span.line else ""
    return f"{place}{error.message}"


def _slide(shot: Shot, scene: Scene, theme: Theme) -> Slide:
    whole, look = digests(scene, theme)
    return Slide(
        key=shot.id, number=shot.number, kind=shot.kind, row=shot.row, line=shot.span.line, cue=shot.cue,
        visual=shot.visual, facts=of_scene(scene, grammar=shot.match.grammar if shot.match else ""),
        digest=whole, look=look, source=Job(key=shot.id, scene=scene, theme=theme), quiet=place_in_deck(scene),
    )  # fmt: skip


def drawn(slides: Sequence[Slide], project: Path | None) -> dict[str, bytes]:
    """PNGs of slides by key: drawn, or read from where they are; slides without a picture are left out."""
    from builder.surfaces.parallel import render_many
    from builder.text import fonts

    fonts.use_project(project)
    jobs = [slide.source for slide in slides if isinstance(slide.source, Job)]
    out = {made.key: made.png for made in render_many(jobs)}
    for slide in slides:
        if isinstance(slide.source, Path) and slide.source.is_file():
            out[slide.key] = slide.source.read_bytes()
    return out


def sketched(slide: Slide) -> str:
    """A slide as SVG, "" where it was not composed here; the faces in force are those of the last `drawn`."""
    from builder.surfaces.svg import svg

    return svg(slide.source.scene, slide.source.theme) if isinstance(slide.source, Job) else ""
