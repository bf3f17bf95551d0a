"""What an author may write for a slot, as figures: `[count] kind ["label"] [(state, colour)]`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from builder.actors import base, catalogue
from builder.language.lexicon import key, lexicon, nouns_table, singular
from builder.language.model import Figure

_FORM = re.compile(
    r"^\s*(?:(?P<count>\d+)\s*[x×]?\s+)?(?P<words>[^\"“(]+?)\s*(?:[\"“](?P<label>[^\"”]*)[\"”])?\s*(?:\((?P<notes>[^)]*)\))?\s*$"
)

_NUMBER = re.compile(r"[0-9]{1,15}(?:,[0-9]{3})*(?:\.[0-9]{1,9})?")


def nouns() -> Mapping[str, str]:
    """Every noun an actor answers to -> the actor's kind; the first actor in alphabetical order keeps a noun."""
    return _nouns(catalogue.folder())


@cache
def _nouns(_folder: object) -> Mapping[str, str]:
    found: dict[str, str] = {}
    listed = {kind: catalogue.words(kind) for kind in base.kinds()}  # no words: a part for other drawings, no noun
    for kind, words in listed.items():
        for word in words:
            found.setdefault(word.lower(), kind)
    for kind, words in listed.items():  # a file's name yields to what another actor is called: "chip" is a processor
        if words:
            found.setdefault(kind.replace("-", " "), kind)
    return found


def figure(value: object) -> Figure:
    """One slot value as a figure: a Figure itself, or words in the author's notation."""
    if isinstance(value, Figure):
        return value
    text = str(value)
    form = _FORM.match(text)
    if form is None:
        return Figure(kind="", words=text.strip())
    words, notes = form["words"].strip(), [n.strip() for n in (form["notes"] or "").split(",") if n.strip()]
    count = int(form["count"]) if form["count"] else 1
    name, letter = _apart(words)
    kind, used = nouns_table(nouns()).ending(key(name))
    parts = name.split()
    at = max(0, len(parts) - used) if kind else 0
    noun = " ".join(parts[at:])
    return Figure(
        kind=kind,
        words=singular(noun) if count > 1 else noun,
        count=count,
        quantity="exact" if form["count"] else "",
        label=form["label"] or letter,
        attributes=tuple(parts[:at]),
        state=next((s for n in notes if (s := lexicon().states.longest(key(n))[0])), ""),
        colour=next((c for n in notes if (c := lexicon().colours.longest(key(n))[0])), ""),
    )


def number(words: object) -> float | None:
    """The first number in words ("1,200 ms" is 1200), None where there is none."""
    found = _NUMBER.search(str(words))
    return float(found[0].replace(",", "")) if found else None


def figures(value: object) -> tuple[Figure, ...]:
    """A slot that may hold one value or several, as figures; () for an empty slot."""
    if value is None or value == "":
        return ()
    if isinstance(value, Iterable) and not isinstance(value, str):
        return tuple(figure(v) for v in value if v != "")
    return (figure(value),)


def _apart(words: str) -> tuple[str, str]:
    """ "pod A" as ("pod", "A")."""
    found = re.fullmatch(r"(.+?)\s+([A-Z])", words)
    return (found[1], found[2]) if found else (words, "")
