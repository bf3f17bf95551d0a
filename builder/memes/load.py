"""Formats and company from data: memes/<slug>/meme.yml and memes/cast.yml; a project's own folders come first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from builder import resources
from builder.diagnostics import did_you_mean
from builder.errors import BuildError
from builder.geometry import Point
from builder.memes.model import Entry, Example, Format, Role, Setting

_KEYS = {"title", "extends", "recognise", "caption", "cast", "stage", "alt", "examples", "others", "fallback"}
_RECOGNISE = {"words", "wordings", "parts", "ends"}
_ROLE = {"from", "default", "mood", "most", "required", "faces"}
_SETTING = {"layout", "needs", "upto", "wall", "share", "set", "flex"}
_ENTRY = {"floor", "disc", "podium", "role", "prop"}
_PLACE = {"panel", "at", "size", "arrange", "lead", "rest", "upon", "look", "mood", "crowd", "paint", "needs", "params"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Where a machine's face is, in its drawing's own coordinates."""

    eyes: tuple[Point, Point]
    mouth: Point
    size: float
    lid: str
    ink: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """memes/cast.yml: who plays people, words for moods, nouns that are nobody, faces of machines."""

    person: str
    people: frozenset[str]
    moods: Mapping[str, frozenset[str]]
    abstract: frozenset[str]
    nobody: frozenset[str]
    singular: frozenset[str]
    evident: frozenset[str]
    named: frozenset[str]
    played: Mapping[str, str]
    recast: Mapping[str, str]
    unsaid: frozenset[str]
    faces: Mapping[str, Face]


def _read(path: Path) -> dict[str, Any]:
    import yaml

    try:
        raw = resources.parse_yaml(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as exc:
        raise BuildError(f"{path}: not valid YAML: {exc}") from exc
    if not isinstance(raw, dict):
        raise BuildError(f"{path}: a meme format is a mapping of title, caption, cast, stage …")
    return raw


@cache
def company(project: Path | None = None) -> Company:
    """The company of actors for memes."""
    raw = _read(resources.find("memes/cast.yml", project))
    faces = {
        kind: Face(
            eyes=(_point(f["eyes"][0]), _point(f["eyes"][1])), mouth=_point(f["mouth"]), size=float(f["size"]),
            lid=str(f["lid"]), ink=str(f.get("ink", "ink")), params={k: str(v) for k, v in f.get("params", {}).items()},
        )
        for kind, f in raw["faces"].items()
    }  # fmt: skip
    return Company(
        person=str(raw["people"]["actor"]), people=frozenset(raw["people"]["words"]),
        moods={name: frozenset(words) for name, words in raw["moods"].items()},
        abstract=frozenset(raw["abstract"]), nobody=frozenset(raw["nobody"]), named=frozenset(raw["named"]),
        faces=faces, singular=frozenset(raw["singular"]), evident=frozenset(raw["evident"]),
        recast=dict(raw["recast"]), played=dict(raw["people"].get("played", {})), unsaid=frozenset(raw["unsaid"]),
    )  # fmt: skip


_project: Path | None = None


def use_project(folder: Path | None) -> None:
    """Let formats in `folder`/memes/ join and replace the shipped ones from now on (None: shipped only)."""
    global _project
    _project = folder


def in_force() -> tuple[Format, ...]:
    """The formats of the project in force."""
    return formats(_project)


def slugs(project: Path | None = None) -> tuple[str, ...]:
    """The folder names of all formats, sorted."""
    places = [resources.root() / "memes"] + ([project / "memes"] if project else [])
    return tuple(sorted({path.parent.name for place in places for path in place.glob("*/meme.yml")}))


@cache
def formats(project: Path | None = None) -> tuple[Format, ...]:
    """Every format, by slug; the fallback last. BuildError names the file and key of a mistake."""
    found = [load(slug, project) for slug in slugs(project)]
    return tuple(sorted(found, key=lambda f: (f.fallback, f.slug)))


def load(slug: str, project: Path | None = None) -> Format:
    """One format; BuildError when there is none of that name or its file is wrong."""
    raw = _merged(slug, project, ())
    path = resources.find(f"memes/{slug}/meme.yml", project)
    try:
        return _format(slug, raw)
    except (KeyError, TypeError, ValueError, IndexError) as exc:
        raise BuildError(f"{path}: {type(exc).__name__.removesuffix('Error').lower()} problem: {exc}") from exc


def _merged(slug: str, project: Path | None, seen: tuple[str, ...]) -> dict[str, Any]:
    if slug in seen:
        raise BuildError(f"meme format {slug!r} extends itself: {' -> '.join((*seen, slug))}")
    path = resources.find(f"memes/{slug}/meme.yml", project)
    if not path.is_file():
        raise BuildError(f"unknown meme format {slug!r}; {did_you_mean(slug, slugs(project))}")
    raw = _read(path)
    _known(raw, _KEYS, f"{path}")
    if "extends" not in raw:
        return raw
    parent = _merged(str(raw["extends"]), project, (*seen, slug))
    own = {"recognise", "examples", "others", "fallback"}
    inherited = {key: value for key, value in parent.items() if key not in own}
    merged = {k: {**v, **raw.get(k, {})} if isinstance(v, dict) else v for k, v in inherited.items()}
    return {**raw, **merged, **{k: v for k, v in raw.items() if not isinstance(v, dict)}}


def _known(raw: Mapping[str, Any], keys: set[str], where: str) -> None:
    for key in raw:
        if key not in keys:
            raise BuildError(f"{where}: unknown key {key!r}; {did_you_mean(str(key), sorted(keys))}")


def _format(slug: str, raw: Mapping[str, Any]) -> Format:
    recognise = raw.get("recognise") or {}
    _known(recognise, _RECOGNISE, f"meme format {slug!r}, recognise")
    roles = tuple(_role(name, given or {}) for name, given in raw["cast"].items())
    return Format(
        slug=slug, title=str(raw["title"]), words=_texts(recognise.get("words")),
        wordings=_texts(recognise.get("wordings")), parts=_texts(recognise.get("parts")),
        ends=str(recognise.get("ends", "")),
        captions={name: _texts(sources) for name, sources in raw["caption"].items()}, roles=roles,
        settings={form: _settings(raw["stage"][form], slug, roles) for form in ("square", "wide")},
        alt=" ".join(str(raw["alt"]).split()), others=_texts(raw.get("others")), fallback=bool(raw.get("fallback")),
        examples=tuple(
            Example(bullet=e["bullet"], captions=e["caption"], cast=e.get("cast", {})) for e in raw.get("examples", ())
        ),
    )  # fmt: skip


def _role(name: str, raw: Mapping[str, Any]) -> Role:
    _known(raw, _ROLE, f"role {name!r}")
    return Role(
        name=name, sources=_texts(raw.get("from")), default=str(raw.get("default", "")), mood=str(raw.get("mood", "")),
        most=int(raw.get("most", 4)), required=bool(raw.get("required")), faces=bool(raw.get("faces", True)),
    )  # fmt: skip


def _settings(raw: Any, slug: str, roles: tuple[Role, ...]) -> tuple[Setting, ...]:
    """One staging or several."""
    names = {role.name for role in roles}
    return tuple(_setting(one, slug, names) for one in (raw if isinstance(raw, list) else [raw]))


def _setting(raw: Mapping[str, Any], slug: str, roles: set[str]) -> Setting:
    _known(raw, _SETTING, f"meme format {slug!r}, stage")
    return Setting(
        layout=str(raw["layout"]), needs=_texts(raw.get("needs")), upto=_counts(raw.get("upto"), slug, roles),
        wall=str(raw.get("wall", "panel")),
        share=float(raw.get("share", 0)), flex=_texts(raw.get("flex")),
        entries=tuple(_entry(e, slug, roles) for e in raw["set"]),
    )  # fmt: skip


def _counts(raw: Any, slug: str, roles: set[str]) -> Mapping[str, int]:
    _known(raw or {}, roles, f"meme format {slug!r}, upto")
    return {str(name): int(most) for name, most in (raw or {}).items()}


def _entry(raw: Mapping[str, Any], slug: str, roles: set[str]) -> Entry:
    kind = next(key for key in raw if key in _ENTRY)
    _known(raw, _PLACE | {kind}, f"meme format {slug!r}, {kind}")
    name = str(raw[kind])
    if kind == "role" and name not in roles:
        raise BuildError(f"meme format {slug!r}: no role {name!r}; {did_you_mean(name, sorted(roles))}")
    look = raw.get("look", "")
    look = look if isinstance(look, str) else _point(look)
    return Entry(
        kind=kind, name=name, panel=str(raw.get("panel", "")), at=_point(raw.get("at", (0.5, 1.0))),
        size=_point(raw.get("size", (1.0, 1.0))), arrange=str(raw.get("arrange", "row")), lead=int(raw.get("lead", 0)),
        rest=float(raw.get("rest", 0.5)), upon=str(raw.get("upon", "")), look=look,
        mood=str(raw.get("mood", "")), crowd=str(raw.get("crowd", "")), paint=str(raw.get("paint", "")),
        needs=str(raw.get("needs", "")), params=raw.get("params", {}),
    )  # fmt: skip


def _texts(raw: Any) -> tuple[str, ...]:
    return tuple(str(v) for v in raw) if isinstance(raw, list | tuple) else (str(raw),) if raw else ()


def _point(raw: Any) -> Point:
    x, y = raw
    return float(x), float(y)
