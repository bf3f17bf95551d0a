"""The words an author marked in a caption, in their colour: nothing else is coloured then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from builder.scene.items import Item, Paint, Run, Text
from builder.storyboard.model import Headline, HeadRun
from builder.text.measure import advance
from builder.text.typeset import typeset

_PAINTS = {"": "text", "good": "highlight_text", "risk": "warn_text"}
_Letters = Sequence[tuple[str, str]]  # every character that is seen, with its accent


def marked(text: str) -> Headline:
    """A caption of the author's: `**words**` are coloured, nothing else is."""
    parts = re.split(r"\*\*(.+?)\*\*", typeset(" ".join(text.split())))
    return Headline(runs=tuple(HeadRun(said, "good" if i % 2 else "") for i, said in enumerate(parts) if said))


def accented(words: Sequence[Item], said: Sequence[Headline]) -> tuple[Item, ...]:
    """Captions coloured as marked in what the author `said`; as they are where nothing is marked.

    A caption may be a part of what was said: formats cut a sentence in two.
    """
    given = [_letters(line) for line in said if any(run.accent for run in line.runs)]
    if not given:
        return tuple(words)
    return tuple(_coloured(item, given) if isinstance(item, Text) else item for item in words)


def _letters(line: Headline) -> _Letters:
    return [(c, run.accent) for run in line.runs for c in run.text if not c.isspace()]


def _coloured(item: Text, given: Sequence[_Letters]) -> Text:
    lines = ["".join(run.text for run in line) for line in item.lines]
    seen = "".join(c for line in lines for c in line if not c.isspace())
    accents = next((found for letters in given if (found := _found(seen, letters))), [""] * len(seen))
    rest = iter(accents)
    made = tuple(tuple(_runs(line, rest)) or (Run("", Paint("text")),) for line in lines)
    widths = tuple(sum(advance(run.text, item.face, item.size) for run in line) for line in made)
    return replace(item, lines=made, widths=widths)


def _found(seen: str, letters: _Letters) -> list[str]:
    """The accents of `seen` where it stands in what was said; [] where it does not."""
    at = "".join(c for c, _ in letters).casefold().find(seen.casefold())
    return [accent for _, accent in letters[at : at + len(seen)]] if at >= 0 else []


def _runs(line: str, accents: Iterator[str]) -> Iterator[Run]:
    """The line in pieces of one colour; a space belongs to the word before it."""
    accent, told = "", []
    for c in line:
        accent = accent if c.isspace() else next(accents, "")
        told.append((c, accent))
    for name, group in groupby(told, key=lambda pair: pair[1]):
        yield Run("".join(c for c, _ in group), Paint(_PAINTS[name]))
