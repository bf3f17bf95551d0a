"""The social surfaces: one YAML file each in templates/social/, read into canvases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from builder import resources
from builder.diagnostics import did_you_mean
from builder.errors import BuildError
from builder.geometry import Box
from builder.scene.model import Canvas

_FOLDER = "templates/social"
CARDS = ("cues", "cover", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A place to post. `cards`: "cues" = a cover and a card for every cue, "cover" = a cover only, "none".

    `pages`: the surface whose cards are the pages of this one ("" = it has its own cards).
    `caption`: whether cards carry the spoken words in a band. `limit_bytes`: the platform's largest
    file, 0 when it states none. `post_limit`: characters of the text beside the card, 0 = no text there.
    """

    name: str
    title: str
    order: int
    canvas: Canvas
    cards: str
    pages: str
    caption: bool
    limit_bytes: int
    post_limit: int
    notes: str
    source: str
    checked: str


def names(project: Path | None = None) -> list[str]:
    """Names of all surfaces, sorted."""
    return resources.names(_FOLDER, ".yml", project)


def every(project: Path | None = None) -> tuple[Surface, ...]:
    """All surfaces in their own order."""
    return tuple(sorted((load(name, project) for name in names(project)), key=lambda s: (s.order, s.name)))


@cache
def load(name: str, project: Path | None = None) -> Surface:
    """Read one surface; BuildError for an unknown name or a file that is not a surface."""
    import yaml

    path = resources.find(f"{_FOLDER}/{name}.yml", project)
    if not path.is_file():
        raise BuildError(f"unknown surface {name!r}; {did_you_mean(name, names(project))}")
    try:
        return _surface(name, resources.parse_yaml(path.read_text(encoding="utf-8")))
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as exc:
        raise BuildError(f"{path}: this is not a surface: {exc}") from exc


def _surface(name: str, raw: dict[str, Any]) -> Surface:
    width, height = (int(v) for v in raw["size"])
    left, top, right, bottom = (int(v) for v in raw["keep"])
    if not (0 <= left < right <= width and 0 <= top < bottom <= height):
        raise ValueError("keep is left, top, right, bottom inside the size")
    if raw["cards"] not in CARDS:
        raise ValueError(f"cards is one of {', '.join(CARDS)}")
    return Surface(
        name=name,
        title=str(raw["title"]),
        order=int(raw["order"]),
        canvas=Canvas(name=name, width=width, height=height, keep=Box(left, top, right - left, bottom - top)),
        cards=str(raw["cards"]),
        pages=str(raw.get("pages", "")),
        caption=bool(raw.get("caption", False)),
        limit_bytes=int(raw.get("limit_bytes", 0)),
        post_limit=int(raw.get("post_limit", 0)),
        notes=str(raw["notes"]),
        source=str(raw["source"]),
        checked=str(raw["checked"]),
    )
