"""`build-deck list`: the names and titles of everything that can be named in a script or on the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.actors.model import ActorInfo
    from builder.social.surfaces import Surface

Rows = list[tuple[str, str]]


def of(what: str, project: Path | None) -> Rows:
    """Name and title of every actor, grammar, meme, surface or theme, sorted; `project` adds its own."""
    return _LISTS[what](project)


def _actors(project: Path | None) -> Rows:
    from builder.actors import catalogue

    catalogue.use_folder(project / "actors" if project is not None else None)
    return [(kind, _card(catalogue.get(kind).info)) for kind in catalogue.kinds()]


def _card(info: ActorInfo) -> str:
    """An actor's title and its words of choice: "Pod (mood: happy, waiting …)"."""
    choices = [f"{name}: {', '.join(takes)}" for name, (takes, _) in info.params.items() if isinstance(takes, tuple)]
    return f"{info.title} ({'; '.join(choices)})" if choices else info.title


def _grammars(_project: Path | None) -> Rows:
    from builder.grammars import base

    return sorted((g.name, g.title) for g in base.grammars())


def _memes(project: Path | None) -> Rows:
    from builder import resources

    places = [resources.root() / "memes"] + ([project / "memes"] if project else [])
    found = {path.parent.name: path for place in places for path in sorted(place.glob("*/meme.yml"))}
    return [(name, _title(path)) for name, path in sorted(found.items())]


def _title(path: Path) -> str:
    from builder import resources

    raw = resources.parse_yaml(path.read_text(encoding="utf-8"))
    return str(raw.get("title", "")) if isinstance(raw, dict) else ""


def _surfaces(project: Path | None) -> Rows:
    from builder.social import surfaces

    return [(s.name, f"{s.canvas.width}×{s.canvas.height}  {s.title} ({_made(s)})") for s in surfaces.every(project)]


def _made(surface: Surface) -> str:
    made = {"cues": "cover and every cue", "cover": "cover"}
    return made.get(surface.cards, f"pages from {surface.pages}")


def _themes(project: Path | None) -> Rows:
    from builder import theme

    return [(name, theme.load(name, project).title) for name in theme.names(project)]


_LISTS: dict[str, Callable[[Path | None], Rows]] = {
    "actors": _actors,
    "grammars": _grammars,
    "memes": _memes,
    "surfaces": _surfaces,
    "themes": _themes,
}
