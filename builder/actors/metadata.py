"""The metadata block of a drawing: its card, parameters, choices, ports, anchors and keyline."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.actors.model import ActorInfo, Param, Value

_NEEDED = ("title", "words", "body", "alt")
_KEYS = {*_NEEDED, "params", "choose", "ports", "anchors", "foot", "box", "contact", "keyline", "hero"}
_TYPES = ("text", "number", "role", "point", "list")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """What templates/actors/README.md says of each key."""

    info: ActorInfo
    choose: Mapping[str, Any]
    body: str
    ports: Mapping[str, str]
    anchors: Mapping[str, list[Any]]
    foot: list[Any] | None
    box: list[Any] | None
    contact: Any
    keyline: list[Any]
    alt: str


def read_meta(kind: str, text: str) -> Meta:
    """Parse the YAML of a metadata block; ValueError says what is missing or unknown."""
    import yaml

    try:
        # every scalar stays text: "on", "no" and "6e3" are words here
        raw = yaml.load(textwrap.dedent(text), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)) or {}
    except yaml.YAMLError as exc:
        raise ValueError(f"metadata is not YAML: {exc}") from exc
    unknown = sorted(set(raw) - _KEYS)
    missing = [k for k in _NEEDED if k not in raw]
    if unknown or missing:
        raise ValueError(f"metadata: unknown {unknown}, missing {missing}")
    info = ActorInfo(
        kind=kind,
        title=raw["title"],
        words=tuple(str(w) for w in raw["words"]),
        params={name: _param(given) for name, given in raw.get("params", {}).items()},
        hero=raw.get("hero") == "true",
    )
    return Meta(
        info=info,
        choose=raw.get("choose", {}),
        body=raw["body"],
        ports=raw.get("ports", {}),
        anchors=raw.get("anchors", {}),
        foot=raw.get("foot"),
        box=raw.get("box"),
        contact=raw.get("contact"),
        keyline=raw.get("keyline", []),
        alt=raw["alt"],
    )


def _param(given: Any) -> Param:
    """[a, b, c] (the first is the default), "text = GPU", "role = ok", "number = 4", "point" or "list"."""
    if isinstance(given, list):
        allowed = tuple(str(v) for v in given)
        return allowed, allowed[0]
    takes, _, default = (part.strip() for part in str(given).partition("="))
    if takes not in _TYPES:
        raise ValueError(f"a parameter is a list of words or one of {', '.join(_TYPES)}, not {given!r}")
    value: Value = float(default or 0) if takes == "number" else None if takes in ("point", "list") else default
    return takes, value
