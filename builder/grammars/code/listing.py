"""What a code card prints, which of its lines matters, and who it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from builder import cast
from builder import code as library
from builder.cast.ensemble import star
from builder.grammars.base import Slots
from builder.grammars.code.light import part_of
from builder.language.model import Figure

_FILES = {
    "sql": "query.sql", "bash": "script.sh", "sh": "script.sh", "python": "main.py", "py": "main.py",
    "http": "response", "dockerfile": "Dockerfile", "json": "config.json", "javascript": "main.js", "go": "main.go",
    "hcl": "main.tf",
    "promql": "query.promql", "nginx": "nginx.conf", "ini": "config.ini", "toml": "config.toml",
}  # fmt: skip


def settled(slots: Slots) -> library.Listing:
    """The listing the slots ask for; `file` is a listing when it has several lines."""
    name, text = str(slots.get("file", "")), str(slots.get("text", ""))
    if "\n" in name.strip():
        name, text = "", name
    language, given = str(slots.get("language", "yaml") or "yaml"), slots.get("highlight", "")
    emphasis = "\n".join(str(g) for g in given) if isinstance(given, tuple) else str(given)
    if not text and slots.get("template"):
        given = slots.get("values")
        values = {str(k): str(v) for k, v in given.items()} if isinstance(given, Mapping) else {}
        pair = library.pair(emphasis)
        filled = library.fill(library.load(str(slots["template"])), {**dict([pair] if pair else []), **values})
        return library.Listing(
            text=filled.text, language=filled.language, file=name or filled.file, about=filled.about,
            emphasis=emphasis or filled.emphasis,
        )  # fmt: skip
    return library.Listing(text=text.rstrip("\n"), language=language, file=name, emphasis=emphasis)


def marked(listing: library.Listing) -> tuple[int, ...]:
    """Indexes of the emphasised lines: of each the line that is the literal before one that only holds it."""
    lines = [line.strip().removeprefix("- ") for line in listing.text.split("\n")]
    out: list[int] = []
    for wanted in filter(None, (w.strip() for w in listing.emphasis.split("\n"))):
        whole = next((i for i, line in enumerate(lines) if line == wanted and i not in out), -1)
        held = next((i for i, line in enumerate(lines) if wanted in line and i not in out), -1)
        out += [i for i in (whole if whole >= 0 else held,) if i >= 0]
    return tuple(out)


def titled(listing: library.Listing) -> str:
    """The name in the title bar: the file's, else what a manifest of this kind is called."""
    kind = re.search(r"^kind: ([A-Z]\w+)$", listing.text, re.M)
    top = re.match(r"(\w+):(?: |\n|$)", listing.text)
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind[1]).lower() if kind else top[1].lower() if top else ""
    return listing.file or (f"{name}.yaml" if name else _FILES.get(listing.language.partition(":")[0].lower(), ""))


def lit(listing: library.Listing) -> dict[str, Any]:
    """What the card is told of its emphasised lines, its language and its first line's number."""
    at, (language, _, number) = marked(listing), listing.language.partition(":")
    lines, words = listing.text.split("\n"), listing.emphasis.split("\n")
    part = part_of(lines[at[0]], words[0].strip()) if len(at) == 1 and len(words) == 1 else ""
    first = max(1, int(number) - at[0]) if number and at else 0
    return {
        "emphasis": at[0] if at else -1, "also": at[1:], "part": part, "language": language, "file": titled(listing),
        "number": first,
    }  # fmt: skip


def subject(listing: library.Listing) -> Figure | None:
    """The template's actor, else what plays the kind of object the listing makes, else whoever writes it."""
    if listing.about:
        return Figure(kind=listing.about, words=listing.about.replace("-", " "))
    kind = re.search(r"^kind: ([A-Z]\w+)$", listing.text, re.M)
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind[1]).lower() if kind else ""
    for words in filter(None, (kind[1] if kind else "", apart, apart.split(" ")[0])):
        known = cast.figure(words)
        if known.kind and star(known.kind) == known.kind and known.kind not in _VAGUE:
            return known
    return Figure(kind="developer", words="developer") if len(listing.text.split("\n")) > 2 else None


#: Actors that say nothing about a manifest.
_VAGUE = ("browser", "yaml-card", "brand", "controller")


def member(slots: Slots, listing: library.Listing) -> cast.Member | None:
    figure = cast.figure(slots["about"]) if slots.get("about") else subject(listing)
    return cast.Roll().one(figure) if figure else None
