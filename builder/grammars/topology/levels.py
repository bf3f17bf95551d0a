"""Trees told level by level: what is at the top or the bottom, what is under or above it, which way lights up."""

from __future__ import annotations

import re
from itertools import pairwise

from builder.cast.listing import listed
from builder.language.lexicon import is_plural, lexicon

_I = re.IGNORECASE
_WHOM = r"(?:it|them|that|those|these|this|each|you|me|us|him|her|everyone|all)"
_TOP = re.compile(
    r"^(?P<a>.+?)\s+(?:at|on)\s+(?:the\s+)?(?:very\s+)?top(?:\s+of\s+.*)?$|^(?:the\s+)?root(?:\s+node)?"
    r"\s+(?P<b>[\w'.-]+)$"
    r"|^(?P<c>.+?)\s+as\s+(?:the\s+)?root$", _I,
)  # fmt: skip
_BOTTOM = re.compile(r"^(?P<a>.+?)\s+(?:at|on)\s+(?:the\s+)?(?:very\s+)?bottom$", _I)
_UNDER = re.compile(
    rf"^(?:under(?:neath)?|below|beneath)\s+{_WHOM}\s+(?:are\s+|is\s+|come\s+|comes\s+|sits?\s+)?(?P<a>.+)$"
    rf"|^(?P<b>.+?)\s+(?:under(?:neath)?|below|beneath)(?:\s+{_WHOM})?$"
    r"|^(?P<c>.+?)\s+as\s+(?:the\s+|its\s+|their\s+)?(?:child(?:ren)?|grandchild(?:ren)?|leaf|leaves)$", _I,
)  # fmt: skip
_ABOVE = re.compile(
    rf"^(?:above|over)\s+{_WHOM}\s+(?:are\s+|is\s+|come\s+|comes\s+|sits?\s+)?(?P<a>.+)$|"
    rf"^(?P<b>.+?)\s+above(?:\s+{_WHOM})?$", _I
)  # fmt: skip
_PAIR = re.compile(r"^(?P<a>[^,;]+?)(?<!ing)\s+(?:sitting\s+|standing\s+)?above\s+(?P<b>[^,;]+)$", _I)
_PATH = re.compile(
    r"^(?:an?\s+|the\s+|with\s+)*(?:\w+\s+){0,2}(?:path|route|way)\s+(?:from\s+|through\s+|via\s+|over\s+)?(?P<a>.+)$",
    _I,
)
_HOPS = re.compile(r"[\"”]?\s+in\s+\w+\s+(?:hops?|steps?|jumps?)$", _I)
_APART = re.compile(r"\s*[,;]\s*(?:and\s+|with\s+|then\s+)?")
_MOST = 8  # of one level
_LONGEST = 5  # words of one name


def told(body: str, *, called: bool) -> dict[str, object] | None:
    """The tree of a row; `called`: whether the row names a tree. None for all else."""
    rows, up, path = _read(re.sub(r"\s*\([^)]*\)", "", body.strip(" .")))
    if len(rows) < (2 if called else 3) and not (len(rows) == 2 and not up and _counted(rows[1])):
        return None
    if any(len(name.split()) > _LONGEST for row in rows for name in listed(row)):
        return None
    rows = _spread([rows[0].rpartition(": ")[2], *rows[1:]])
    if up:
        pairs = [(name, below) for below, above in pairwise(rows) for name in listed(above)][::-1]
    else:
        pairs = list(pairwise(rows))
    links = [f"{a} -- {b}" for a, b in pairs]
    known = {name.lower() for row in rows for name in listed(row)}
    links += [f"{a} -- {b}" for a, b in pairwise(path) if b.lower() not in known]
    slots: dict[str, object] = {"links": tuple(links), "form": "tree"}
    return {**slots, "path": path} if len(path) > 1 else slots


def _read(body: str) -> tuple[list[str], bool, tuple[str, ...]]:
    """Levels in the order they are told, whether they go up, and the path that lights up."""
    rows: list[str] = []
    up, path = False, ""
    for part in _APART.split(body):
        if path:
            path += f", {part}"
        elif found := _PATH.match(part):
            path = found["a"]
        elif not rows and (found := _TOP.match(part) or _BOTTOM.match(part)):
            up = bool(_BOTTOM.match(part))
            rows.append(next(g for g in found.groups() if g))
        elif not rows and (found := _PAIR.match(part)):
            rows += [found["a"], found["b"]]
        elif rows and (found := (_ABOVE if up else _UNDER).match(part) or (None if up else _BOTTOM.match(part))):
            rows.append(next(g for g in found.groups() if g))
    names = tuple(n.strip('"“”') for n in listed(_HOPS.sub("", path))) if path else ()
    return rows, up, names


def _counted(words: str) -> bool:
    first = words.split()[0].lower()
    return (first.isdigit() and int(first) <= _MOST) or first in lexicon().numbers


def _spread(rows: list[str]) -> list[str]:
    """A plural without a number as two for each of the level over it."""
    out: list[str] = []
    for row in rows:
        one = row.split()[-1]
        bare = len(listed(row)) == 1 and is_plural(one.lower()) and one == one.lower() and not _counted(row)
        out.append(f"{min(6, 2 * max(1, len(listed(out[-1]))))} {row}" if out and bare else row)
    return out
