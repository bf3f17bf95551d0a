"""The case of a block: what class of things its words name, so that a log looks like paper and a store like a drum."""

from __future__ import annotations

import re
from functools import cache

from builder.language.lexicon import Table, key, listed, raw, singular, table

_AFTER = re.compile(
    r"\s+(?:of|with|for|from|to|in|on|at|by|without|that|which|who|and|or|per|under|over)\s", re.IGNORECASE
)
_NUMBER = re.compile(r"(?<=\w)\s+(?:v?\d[\w.]*|[A-Z])$")  # "shard 2", "model v2", "Team A"
_VERSION = re.compile(r"^(?:v|version |rev )\d[\w.]*$", re.IGNORECASE)
_FILE = re.compile(r"^[\w.-]+\.(?:ya?ml|json|pdf|md|txt|csv|py|tf|tfstate|sh|js|ts|go|rs|log|conf|toml|ini|sql)$")
#: Values are tags: "8:00", "0.48", "203.0.113.10", "shop.example.com", "10.0.0.0/8"; sizes of machines are machines.
_VALUE = re.compile(r"^(?:[\d.:,/%$€]+|[a-z0-9-]+(?:\.[a-z0-9-]+)+\.?)$")
_INSTANCE = re.compile(r"^[a-z]{1,3}\d[a-z0-9]*\.(?:\d*x?large|nano|micro|small|medium|metal)$", re.IGNORECASE)
_CAMEL = re.compile(r"^(?:[A-Z][a-z0-9]+|[A-Z]+(?=[A-Z])){1,6}$")


def case_for(words: str) -> str:
    """The case (builder/actors/cases.py) for a thing without a drawing, by the head noun of `words`, else "key"."""
    head = _NUMBER.sub("", _AFTER.split(words.strip(), maxsplit=1)[0])
    if not head:
        return "key"
    if _INSTANCE.match(head):
        return "machine"
    if _FILE.match(head):
        return "page"
    if _VERSION.match(head) or _VALUE.match(head):
        return "tag"
    if _CAMEL.match(head) and any(head.endswith(end) and head != end for end in _manifests()):
        return "page"
    *before, last = head.split()
    return _cases().ending(key(" ".join([*before, singular(last)])))[0] or _cases().ending(key(head))[0] or "key"


@cache
def _cases() -> Table:
    return table({name: words for name, words in raw("cases").items() if name != "manifest"})


@cache
def _manifests() -> tuple[str, ...]:
    return tuple(listed(raw("cases")["manifest"]))
