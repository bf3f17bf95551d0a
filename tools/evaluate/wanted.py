"""What a row asks for and can be counted: its literals, its numbers of things, its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from builder.language.lexicon import key, lexicon, nouns_table
from builder.language.stems import is_plural, singular
from builder.script.nodes import Node

_LITERAL = re.compile(r'`([^`\n]+)`|"([^"\n]+)"|“([^”\n]+)”')
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}  # fmt: skip
_WORD = re.compile(r"[^\W_][\w.'’-]*%?|[^\w\s]")
_COUNTED = re.compile(r"(?P<name>[\w-]+)\*(?P<count>\d{1,2})(?!\d)")
_NOTES = re.compile(r"\[[^\]]*\]|\*\w+|[:@].*$")
#: Parameters that hold changes, links, effects and what is left out: no lists of things to draw.
_NO_THINGS = ("t", "l", "fx", "then", "not", "maybe")
#: A count beyond this is a number to print and no crowd to draw.
MOST = 12
_UNITS = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "time", "percent"])  # no things to draw
_REACH = 4  # words between a number and the noun it counts


def literals(visual: str) -> tuple[str, ...]:
    """What the row has in quotation marks or backticks, each once."""
    return tuple(dict.fromkeys(t for found in _LITERAL.findall(visual) if (t := "".join(found).strip())))


def counts(visual: str, parameters: Node | None, nouns: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """The numbers of things the row names, from 2 to 12: (actor kind, else noun in the singular; how many).

    Read from the words themselves (a number, then a plural with at most three words between) and from `kind*4`
    in the parameters where that number stands in the row.
    """
    bare = _LITERAL.sub(" ; ", visual)
    found = [*_said(bare, nouns)]
    numbers = {_number(word) for word in _WORD.findall(bare.lower())}
    for text in _leaves(parameters):
        for match in _COUNTED.finditer(text):
            kind, used = nouns_table(nouns).ending(key(match["name"].replace("-", " ")))
            if used and 2 <= int(match["count"]) <= MOST and int(match["count"]) in numbers:
                found.append((kind, int(match["count"])))
    return tuple(dict.fromkeys(found))


def _said(visual: str, nouns: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    words = _WORD.findall(visual)
    for i, word in enumerate(words):
        count = _number(word.lower())
        named = i > 0 and words[i - 1][0].isalpha() and words[i - 1].lower() not in lexicon().closed  # "bead 5 turns"
        if not 2 <= count <= MOST or (i and words[i - 1] in "/:=.x×"):
            continue
        noun = _noun(words[i + 1 : i + 1 + _REACH], nouns, known_only=named)
        if noun:
            yield noun, count


def _noun(words: Sequence[str], nouns: Mapping[str, str], *, known_only: bool) -> str:
    """What a number counts: the actor of the longest phrase that ends in a plural, else the first plural itself."""
    run = [*takewhile(lambda w: w[0].isalpha() and not _number(w.lower()), words)]
    ends = [n for n in range(len(run), 0, -1) if is_plural(run[n - 1])]
    for n in ends:  # "inference server pods" before "inference servers"
        kind, used = nouns_table(nouns).ending(key(" ".join((*run[: n - 1], singular(run[n - 1])))))
        if used:
            return kind
    if known_only or not ends or ends[-1] > 2 or any(w.lower() in lexicon().closed for w in run[: ends[-1] - 1]):
        return ""
    first = singular(run[ends[-1] - 1]).lower()
    return "" if first in _UNITS else first


def _number(word: str) -> int:
    """The count a word names, 0 for none."""
    return int(word) if word.isdigit() and len(word) <= 2 else _NUMBERS.get(word, 0)


def lists(visual: str, cue: str, parameters: Node | None) -> tuple[str, ...]:
    """The members of every list in the parameters, as far as their words are the author's own."""
    said = f" {plain(visual)} {plain(cue)} "
    names = (_NOTES.sub("", text).strip() for text in _members(parameters))
    return tuple(dict.fromkeys(name for name in names if plain(name) and f" {plain(name)} " in said))


def plain(words: str) -> str:
    """Words to compare by: lower case, without signs."""
    return " ".join(re.findall(r"[^\W_]+", words.lower()))


def _members(node: Node | None) -> Iterator[str]:
    """The scalars of lists, and the names in lists of mappings."""
    if node is None or node.kind == "scalar":
        return
    if node.kind == "map":
        for name, value in node.pairs:
            if name.text not in _NO_THINGS:
                yield from _members(value)
        return
    for member in node.items:
        if member.kind == "scalar":
            yield member.text
        elif member.kind == "map":
            named = (member.get(k) for k in ("a", "text", "label", "title"))
            yield from (n.text for n in named if n is not None and n.kind == "scalar")
            yield from _members(member)


def _leaves(node: Node | None) -> Iterator[str]:
    if node is None:
        return
    if node.kind == "scalar":
        yield node.text
    for child in node.items if node.kind == "list" else tuple(value for _, value in node.pairs):
        yield from _leaves(child)
