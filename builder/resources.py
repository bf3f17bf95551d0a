"""Where templates/, memes/ and content/ are: in the wheel, in the checkout, or overridden by a project.

hatchling's force-include ships the folders in a wheel as builder/_data/ but not in an editable
install, so both places are looked at (measured); a project's own folder comes first.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_PACKAGE = Path(__file__).resolve().parent


@cache
def root() -> Path:
    """The folder that holds the shipped templates/ and memes/."""
    data = _PACKAGE / "_data"
    return data if data.is_dir() else _PACKAGE.parent


def find(relative: str, project: Path | None = None) -> Path:
    """The path of a shipped file or folder; a file of the same name in `project` wins."""
    if project is not None and (project / relative).exists():
        return project / relative
    return root() / relative


def parse_yaml(text: str) -> Any:
    """YAML to plain values with libyaml where PyYAML was built with it: ten times as fast; yaml.YAMLError as ever."""
    import yaml

    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def names(folder: str, suffix: str, project: Path | None = None) -> list[str]:
    """Stems of the files in a shipped folder and in the project's, sorted."""
    places = [root() / folder] + ([project / folder] if project else [])
    return sorted(
        {
            p.name[: -len(suffix)]
            for place in places
            if place.is_dir()
            for p in place.iterdir()
            if p.name.endswith(suffix)
        }
    )
