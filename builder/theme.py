"""Themes: YAML files of colour roles with `extends`, and the resolution of a Paint to a colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from builder import color, resources
from builder.diagnostics import did_you_mean
from builder.errors import BuildError
from builder.scene.items import Paint

_WHOLE = 180.0  # the shorter side of an actor from which its keyline has the theme's whole width, u


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A complete set of colours. `base` is the theme a variant was made from ("" for a theme proper).

    `keyline`: width in u of the ink line round everything that acts (0 = none).
    `scheme`: PowerPoint theme slot -> role; `slide_map`: bg1/tx1/bg2/tx2 -> slot.
    `remapped`: the roles a variant changed (they have no theme slot in the deck).
    """

    name: str
    title: str
    keyline: float
    roles: Mapping[str, str]
    scheme: Mapping[str, str]
    slide_map: Mapping[str, str]
    variants: Mapping[str, Mapping[str, str]]
    palette: str = ""
    remapped: frozenset[str] = field(default=frozenset())

    def rim(self, across: float) -> float:
        """Width in u of the keyline round something `across` u wide: all of it from 180 u, half of it under 90 u.

        Constant widths would clog small actors; the scale is continuous, so siblings of nearly one size match.
        """
        return self.keyline * min(1.0, max(0.5, across / _WHOLE))

    def hex(self, role: str) -> str:
        """The "#RRGGBB" of a role or of a literal colour; KeyError for an unknown role."""
        return role if role.startswith("#") else self.roles[role]

    def rgb(self, paint: Paint) -> color.Rgb:
        """The opaque colour of a paint (its alpha is the surface's business)."""
        base = color.parse(self.hex(paint.role))
        return color.mix(base, color.parse(self.hex(paint.mix)), paint.amount) if paint.mix else base

    def variant(self, palette: str) -> Theme:
        """This theme on another stage: "" itself, "hot" the catastrophe stage (always from the dark theme)."""
        if palette == self.palette:
            return self
        source = load(self.variants_from) if self.variants_from != self.name else self
        changes = source.variants[palette]
        roles = {**source.roles, **{role: source.roles[to] for role, to in changes.items()}}
        changed = frozenset(changes) | {r for r in roles if roles[r] != self.roles.get(r)}
        return replace(source, roles=MappingProxyType(roles), palette=palette, remapped=changed)

    @property
    def variants_from(self) -> str:
        """The theme whose ground the variants stand on: the one at the root of `extends`."""
        return "dark"


def names(project: Path | None = None) -> list[str]:
    return resources.names("templates/themes", ".yml", project)


@cache
def load(name: str, project: Path | None = None) -> Theme:
    """Read a theme and all it extends; BuildError for an unknown name, a loop or a bad colour."""
    merged = _merged(name, project, ())
    for role, value in merged["roles"].items():
        try:
            color.parse(value)
        except ValueError as exc:
            raise BuildError(f"theme {name!r}, role {role!r}: {exc}") from exc
    return Theme(
        name=name,
        title=str(merged.get("title", name)),
        keyline=float(merged.get("keyline", 0)),
        roles=MappingProxyType(merged["roles"]),
        scheme=MappingProxyType(merged["scheme"]),
        slide_map=MappingProxyType(merged["map"]),
        variants=MappingProxyType(merged.get("variants", {})),
    )


def _merged(name: str, project: Path | None, seen: tuple[str, ...]) -> dict[str, Any]:
    import yaml

    if name in seen:
        raise BuildError(f"theme {name!r} extends itself: {' -> '.join((*seen, name))}")
    path = resources.find(f"templates/themes/{name}.yml", project)
    if not path.is_file():
        raise BuildError(f"unknown theme {name!r}; {did_you_mean(name, names(project))}")
    try:
        raw = resources.parse_yaml(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as exc:
        raise BuildError(f"{path}: this theme is not valid YAML: {exc}") from exc
    if not isinstance(raw, dict):
        raise BuildError(f"{path}: a theme is a mapping of name, roles, scheme …")
    parent = raw.get("extends")
    base = _merged(str(parent), project, (*seen, name)) if parent else {"roles": {}, "scheme": {}, "map": {}}
    sections = ("roles", "scheme", "map", "variants")
    return {
        **base,
        **raw,
        **{k: {**base.get(k, {}), **(raw.get(k) or {})} for k in sections},
    }
