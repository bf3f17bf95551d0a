"""Small everyday scenes that stand for the matter: who or what is in them, and what each does in the author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.cast import figure
from builder.cast.daily import everyday, person
from builder.language.model import Figure, Reading

_APART = re.compile(
    r"\s*[;:]\s+|,?\s+(?:while|whereas|as soon as|but|until)\s+(?:the\s+other\s+)?"
    r"|,\s+(?:and\s+)?(?:then\s+)?(?=(?:the|an?|one|another"
    r"|his|her)\s)",
    re.I,
)
_LEAD = re.compile(r"^(?:an?|the|one|another|little|old|small|big|just|his|her)\s+", re.I)
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)
_LONGEST, _MOST = 9, 3  # words of a caption; scenes of a story


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One who or what, and `words` for what it does or is like."""

    thing: Figure
    words: str


def story(reading: Reading) -> tuple[Scene, ...]:
    """The scenes of a row that tells of daily life and of nothing else; () for any other row."""
    if (
        reading.sides
        or reading.steps
        or reading.negated
        or reading.numbers
        or any(q.kind != "quote" for q in reading.literals)
    ):
        return ()
    first = reading.figures[0] if reading.figures else None
    if first is None or not everyday(first.words) or first.count > 1 or _list(reading):
        return ()
    made = tuple(_scenes(reading))
    return made[:_MOST] if made and (len(made) <= _MOST) else ()


def _list(reading: Reading) -> bool:
    """Whether the row only names things, one after the other."""
    return len(reading.clauses) > 1 and all(c.kind != "beat" and len(c.text.split()) <= 3 for c in reading.clauses)


def _scenes(reading: Reading) -> Iterator[Scene]:
    """A part of the row for each scene; a part nobody of daily life opens belongs to the one before."""
    held: Scene | None = None
    for part in _APART.split(reading.text.strip(" .")):
        thing, words = _opened(part, reading)
        if thing is None and held is None:
            return
        if thing is None and held is not None:
            joined = f"{held.words}, {part}" if held.words else part
            held = replace(held, words=joined if len(joined.split()) <= _LONGEST else held.words)
            continue
        if held is not None:
            yield held
        if thing is not None:
            said = _ARTICLE.sub("", part.strip(" ."))
            held = Scene(thing=thing, words=said if words and len(said.split()) <= _LONGEST + 2 else "")
    if held is not None:
        yield held


def _opened(part: str, reading: Reading) -> tuple[Figure | None, str]:
    """Who opens a part of the row, and the rest of it."""
    bare = _LEAD.sub("", part.strip())
    for known in sorted(reading.figures, key=lambda f: -len(f.words)):
        if known.words and bare.lower().startswith(known.words.lower()) and everyday(known.words):
            return person(known), bare[len(known.words) :].strip(" ,")
    words = bare.split()
    for size in (3, 2, 1):
        phrase = " ".join(words[:size]).rstrip(",")
        if len(words) >= size and everyday(phrase):
            return person(replace(figure(phrase), count=1)), " ".join(words[size:]).strip(" ,")
    return None, bare
