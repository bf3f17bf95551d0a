"""Stock labels: the short list of words a scene may print of its own accord (templates/labels.yml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from builder import resources


@cache
def _stock() -> Mapping[str, str]:
    raw = resources.parse_yaml(resources.find("templates/labels.yml").read_text("utf-8"))
    return {str(k): str(v) for k, v in raw.items()}


def stock(name: str) -> str:
    """The stock label of this name; KeyError when it is not on the list."""
    return _stock()[name]
