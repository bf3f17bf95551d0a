"""What a code card prints, which of its lines matters, and who it is about."""

from __future__ import annotations

from collections.abc import Mapping

from builder import cast
from builder import code as library
from builder.cast.ensemble import star
from builder.grammars.base import Slots
from builder.language.model import Figure


def settled(slots: Slots) -> library.Listing:
    """The listing the slots ask for; `file` is a listing when it has several lines."""
    name, text = str(slots.get("file", "")), str(slots.get("text", ""))
    if "\n" in name.strip():
        name, text = "", name
    language, emphasis = str(slots.get("language", "yaml") or "yaml"), str(slots.get("highlight", ""))
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


def marked(listing: library.Listing) -> int:
    """Index of the emphasised line, -1 for none: the line that is the literal before one that only holds it."""
    wanted = listing.emphasis.strip()
    lines = [line.strip().removeprefix("- ") for line in listing.text.split("\n")]
    if not wanted:
        return -1
    whole = next((i for i, line in enumerate(lines) if line == wanted), -1)
    return whole if whole >= 0 else next((i for i, line in enumerate(lines) if wanted in line), -1)


def subject(listing: library.Listing) -> Figure | None:
    """The template's actor, else what plays the kind of object the listing makes, or a block of that name."""
    if listing.about:
        return Figure(kind=listing.about, words=listing.about.replace("-", " "))
    lines = listing.text.split("\n")
    kind = next((line.partition(":")[2].strip() for line in lines if line.startswith("kind:")), "")
    known = cast.figure(kind)
    return (known if star(known.kind) == known.kind else Figure(kind="", words=kind)) if kind else None


def member(slots: Slots, listing: library.Listing) -> cast.Member | None:
    figure = cast.figure(slots["about"]) if slots.get("about") else subject(listing)
    return cast.Roll().one(figure) if figure else None
