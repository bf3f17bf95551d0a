"""What a build is asked for, settled in one place: caller > front matter > build-deck.yml > default."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from builder import resources
from builder.diagnostics import Collector, Span, did_you_mean, nearest
from builder.errors import BuildError

#: What `--only` can name; everything else (page, manifest) follows from these.
PARTS = ("deck", "slides", "diagrams", "memes", "social")
PROJECT_FILE = "build-deck.yml"
#: What a series shares and a slide may say.
SERIES = ("speaker", "handle", "event", "link")
_KEYS = (*SERIES, "theme", "wpm", "surfaces")
_META = ("sub", "lang", "target")  # what only front matter says
DEFAULT_WPM = 160
NOTHING: Mapping[str, object] = MappingProxyType({})
NO_PLACES: Mapping[str, tuple[Span, Span]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the caller said; None and () mean nothing was said."""

    scripts: tuple[Path, ...] = ()
    out: Path = Path("dist")
    theme: str | None = None
    surfaces: tuple[str, ...] = ()
    only: tuple[str, ...] = PARTS
    strict: bool = False
    embed_fonts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A project's folder and its build-deck.yml, read; `folder` None where there is none."""

    folder: Path | None = None
    values: Mapping[str, object] = field(default_factory=lambda: NOTHING)
    span: Span = field(default_factory=lambda: Span(""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What holds for one episode. `wpm`: spoken words a minute; `surfaces` () means all."""

    theme: str = "dark"
    wpm: int = DEFAULT_WPM
    surfaces: tuple[str, ...] = ()
    speaker: str = ""
    handle: str = ""
    event: str = ""
    link: str = ""

    @property
    def series(self) -> Mapping[str, str]:
        """The values of `SERIES` that are there."""
        return MappingProxyType({key: getattr(self, key) for key in SERIES if getattr(self, key)})


def project_of(script: Path, found: Collector) -> Project:
    """The nearest build-deck.yml at or above the script's folder, up to the repository's root."""
    for folder in script.absolute().parents:
        path = folder / PROJECT_FILE
        if path.is_file():
            return Project(folder=folder, values=_read(path, found), span=Span(str(path)))
        if (folder / ".git").exists():
            break
    return Project()


def settle(
    caller: Options, meta: Mapping[str, object], project: Project, *, script: Span, found: Collector,
    places: Mapping[str, tuple[Span, Span]] = NO_PLACES,
) -> Settings:  # fmt: skip
    """The settings of one episode; a value of the wrong form is reported and passed over.

    `places`: where the keys and the values of the front matter stand in `script`.
    """
    values: dict[str, object] = {}
    for source, span in ((project.values, project.span), (meta, script)):
        for key in _KEYS:
            if key in source:
                value = _checked(key, source[key])
                if value is None:
                    place = places.get(key, (span, span))[1] if source is meta else span
                    found.warn("bad-setting", f"{key}: {str(source[key])[:60]!r} is not {_WANTED[key]}", place)
                else:
                    values[key] = value
    for key in meta:
        if key not in (*_KEYS, *_META) and (close := nearest(key, _KEYS)):
            place = places.get(key, (script, script))[0]
            found.warn("unknown-setting", f"unknown setting {key[:60]!r}", place, f"did you mean {close!r}?")
    if caller.theme is not None:
        values["theme"] = caller.theme
    if caller.surfaces:
        values["surfaces"] = caller.surfaces
    return Settings(**values)  # type: ignore[arg-type]  # _checked gives each key its own type


_LONGEST = 100  # characters of a line that a slide shares with all others
_WANTED = dict.fromkeys(_KEYS, f"a line of text of at most {_LONGEST} characters") | {
    "wpm": "a number of words a minute from 60 to 400",
    "surfaces": "a list of surface names",
}


def _checked(key: str, value: object) -> object:
    """The value in its own type, or None when it has the wrong form."""
    if key == "wpm":
        return value if isinstance(value, int) and not isinstance(value, bool) and 60 <= value <= 400 else None
    if key == "surfaces":
        names = [value] if isinstance(value, str) else value
        return tuple(names) if isinstance(names, list) and all(isinstance(n, str) for n in names) else None
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    fit = "".join(" " if unicodedata.category(ch) in ("Cc", "Cs") else ch for ch in str(value)[: 2 * _LONGEST])
    text = " ".join(fit.split())
    return text if 0 < len(text) <= _LONGEST else None


def _read(path: Path, found: Collector) -> Mapping[str, object]:
    import yaml

    try:
        raw = resources.parse_yaml(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as exc:
        raise BuildError(f"{path}: this project file is not valid YAML: {exc}") from exc
    except OSError as exc:
        raise BuildError(f"{path}: cannot be read: {(exc.strerror or str(exc)).lower()}") from exc
    if not isinstance(raw, dict):
        raise BuildError(f"{path}: a project file is a mapping of {', '.join(_KEYS)}")
    for key in raw:
        if key not in _KEYS:
            found.warn("unknown-setting", f"unknown setting {key!r}", Span(str(path)), did_you_mean(str(key), _KEYS))
    return MappingProxyType({str(key): value for key, value in raw.items()})
