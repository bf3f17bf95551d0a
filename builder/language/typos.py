"""Slips of the pen in long nouns: read as what was meant, shown as it was typed.

Only a letter too few, a letter too many or two neighbours swapped, and only in words no list knows: with
one letter for another "broken" would be a broker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from builder.language.lexicon import Lexicon, key, lexicon
from builder.language.tokens import Token

#: Letters of a known word's stem from which on a slip leaves no doubt what was meant.
LEAST = 7
#: Words that look like slips of others and are none.
_NEVER = frozenset({"clever", "contact"})


def mended(tokens: tuple[Token, ...], nouns: Mapping[str, str]) -> tuple[Token, ...]:
    """The same tokens, those of misspelt nouns with the stem that was meant; `nouns`: word -> actor kind."""
    if not any(t.kind == "word" and len(t.stem) >= LEAST - 1 for t in tokens):
        return tokens
    meant = _slips(tuple(nouns))
    return tuple(replace(t, stem=meant[t.stem]) if t.kind == "word" and t.stem in meant else t for t in tokens)


@lru_cache(maxsize=8)
def _slips(nouns: tuple[str, ...]) -> Mapping[str, str]:
    """Misspelt stem -> the one stem it can be a slip of."""
    known = {stem for noun in nouns for stem in key(noun)}
    spoken = known | _NEVER | set(_spoken(lexicon()))
    found: dict[str, set[str]] = {}
    for stem in sorted(known):
        for slip in _misspelt(stem) if len(stem) >= LEAST and stem.isalpha() else ():
            found.setdefault(slip, set()).add(stem)
    return {slip: stems.pop() for slip, stems in found.items() if len(stems) == 1 and slip not in spoken}


def _spoken(lex: Lexicon) -> Iterator[str]:
    """Stems that are words in their own right."""
    tables = (lex.carriers, lex.heads, lex.colours, lex.states, lex.marks, lex.effects, lex.transitions, lex.relations)
    yield from (stem for table in tables for entry in table.entries for stem in entry)
    yield from (stem for words in (lex.closed, *lex.groups.values()) for word in words for stem in key(word))


def _misspelt(stem: str) -> Iterator[str]:
    """The stem with a letter left out, doubled or put a place too early; its first and last letters stay."""
    letters = range(1, len(stem))
    return chain(
        (stem[:i] + stem[i + 1 :] for i in letters[:-1]),
        (stem[:i] + stem[i] + stem[i:] for i in letters),
        (stem[:i] + stem[i + 1] + stem[i] + stem[i + 2 :] for i in letters[:-1] if stem[i] != stem[i + 1]),
    )
