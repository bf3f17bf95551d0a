"""The narration as one row of words with places: what aligning, timing and headlines count by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.language.lexicon import stem
from builder.script.model import Sentence

#: A word may hold dots, slashes and colons inside (nvidia.com/gpu), apostrophes and signs (24x, 10%).
_WORD = re.compile(r"[-–]{0,2}[^\W_][\w’'&+#%]*(?:[-./_=:@]+\w[\w’'%]*)*%?")


@dataclass(frozen=True, slots=True)
class Word:
    """A spoken word: its sentence, its offsets there, its stem."""

    text: str
    sentence: int
    start: int
    end: int
    stem: str


def words_in(text: str, sentence: int = 0) -> tuple[Word, ...]:
    """The words of one text."""
    return tuple(
        Word(m.group(), sentence, m.start(), m.end(), stem(m.group().lower().strip("-–").replace("’", "'")))
        for m in _WORD.finditer(text)
    )


def spoken(sentences: Sequence[Sentence]) -> tuple[Word, ...]:
    """All words of the narration in order."""
    return tuple(word for i, sentence in enumerate(sentences) for word in words_in(sentence.text, i))
