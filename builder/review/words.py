"""Two texts held together: which words went, which came, and how little of the rest a reader needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

#: ("=", "−" or "+", words): a text before and after in one line.
Piece = tuple[str, str]
_TOKEN = re.compile(r"\s+|[\w’'.%-]*\w%?|[^\w\s]")
_CONTEXT = 5  # words shown on either side of a change in a long text
_KIN = 0.5  # the part of its words the shorter of two texts must share with the other to be told as one
_SHORT = 160  # characters up to which a text is shown whole


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as one, in pieces: what both have, what went, what came; texts that share little stay whole."""
    if _shared(before, after) < _KIN:
        return tuple(piece for piece in (("−", before), ("+", after)) if piece[1])
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    out: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            out.append(("=", "".join(old[i:j])))
            continue
        if i < j:
            out.append(("−", "".join(old[i:j])))
        if k < m:
            out.append(("+", "".join(new[k:m])))
    return tuple(_settled(out))


def _settled(found: list[Piece]) -> Iterator[Piece]:
    """Changes that only a space holds apart as one change."""
    merged: list[list[str]] = []  # [before, after] of a change, or [both]
    for sign, text in found:
        if sign == "=" and text.strip():
            merged.append([text])
        else:
            if not merged or len(merged[-1]) == 1:
                merged.append(["", ""])
            if sign in "=−":
                merged[-1][0] += text
            if sign in "=+":
                merged[-1][1] += text
    for each in merged:
        if len(each) == 1 or each[0] == each[1]:
            yield "=", each[0]
            continue
        for sign, text in (("−", each[0]), ("+", each[1])):
            if text:
                yield sign, text


def shortened(found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The same with long stretches that both have cut to a few words round the changes."""
    if sum(len(text) for _, text in found) <= _SHORT:
        return found
    return tuple((sign, text if sign != "=" else _cut(text, n, len(found))) for n, (sign, text) in enumerate(found))


def _cut(text: str, n: int, total: int) -> str:
    words = re.findall(r"\s*\S+\s*", text)
    head = words[:_CONTEXT] if n else []
    tail = words[-_CONTEXT:] if n < total - 1 else []
    if len(head) + len(tail) >= len(words):
        return text
    return "".join(head).rstrip() + " … " + "".join(tail).lstrip()


def _shared(a: str, b: str) -> float:
    """The part of the words of the shorter text that stand in the other in the same order, 0 to 1."""
    old, new = (re.findall(r"\w+", text.casefold()) for text in (a, b))
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, min(len(old), len(new)))


def likeness(a: str, b: str) -> float:
    """How alike two texts are, 0 to 1, by their words in order."""
    if not a or not b:
        return 0.0
    old, new = (re.findall(r"\w+", text.casefold()) for text in (a, b))
    return SequenceMatcher(None, old, new, autojunk=False).ratio() if old and new else float(a == b)
