"""Names of products, projects and companies: told from things by a list, by capitals and by the word "logo"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from builder.language.lexicon import listed, raw
from builder.language.tokens import Token

#: Words that say that what stands before them is a name.
LOGOS = frozenset({"logo", "logos", "wordmark", "wordmarks", "logotype", "logotypes", "brand", "brands", "emblem"})
_HUMP = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")
_MIXED = re.compile(r"[a-z]\w*[A-Z]|[A-Z][a-z]+\w*[A-Z]|[A-Z]{2,}[a-z]\w*")
_LISTED = re.compile(r"\s*(?:,\s*(?:and\s+|or\s+)?|\s+(?:and|or|vs\.?|plus)\s+|/|\+)\s*")
_PROPER = re.compile(r"(?:[A-Z0-9][\w.&+#-]*|[a-z]+[A-Z]\w*)(?:\s(?:[A-Z0-9][\w.&+#-]*|[a-z]+[A-Z]\w*|&|of|on))*")


@dataclass(frozen=True, slots=True)
class Brands:
    """`names`: known names as lower-case words; `words`: those that are also words; `kinds`: what looks like a name."""

    names: frozenset[tuple[str, ...]]
    words: frozenset[str]
    kinds: frozenset[str]
    suffixes: frozenset[str]
    reach: int


@cache
def brands() -> Brands:
    """The list of names, read once."""
    data: Mapping[str, Mapping[str, str] | str] = raw("brands")
    themes = data["names"]
    assert not isinstance(themes, str)
    names = frozenset(tuple(n.lower().split()) for text in themes.values() for n in listed(text))
    words, kinds, ends = (frozenset(str(data[k]).split(", ")) for k in ("words", "kinds", "suffixes"))
    lowered = frozenset(w.lower() for w in words)
    return Brands(names, lowered, frozenset(k.lower() for k in kinds), ends, max(map(len, names)))


def covered(words: Sequence[str], *, doubtful: bool) -> bool:
    """Whether words are nothing but names ("NVIDIA Triton"); `doubtful`: names that are also words count."""
    known, at = brands(), 0
    low = [_plain(w) for w in words]
    while at < len(words):
        n = next((n for n in range(known.reach, 0, -1) if tuple(low[at : at + n]) in known.names), 0)
        capital = words[at][:1].isupper()
        n = n or int(low[at] in known.words and capital and (doubtful or at > 0))
        if not n:
            return False
        at += n
    return bool(words)


def named(words: Sequence[Token], *, first: bool, logo: bool, plain: bool) -> bool:
    """Whether a noun phrase no actor answers to is a name.

    `first`: nothing in the sentence stands before it; `logo`: the word logo stands after it; `plain`: a word list
    explains its last word.
    """
    texts = [t.text for t in words]
    if covered(texts, doubtful=logo or not first):
        return True
    if logo:
        return all(proper(t) for t in texts) and not (first and ordinary(texts))
    mixed = [t for t in texts if _MIXED.match(t)]
    if mixed and all(proper(t) for t in texts):
        return not any(_kind(t) for t in texts)
    alone = len(texts) <= 2 and not first and not plain
    return alone and all(_title(t) and not _kind(t) for t in texts)


def proper(text: str) -> bool:
    """Whether a word is written like a name: a capital or a digit in it."""
    return any(c.isupper() for c in text) or (text.lower() in brands().words and text[:1].isupper())


def in_cue(cue: str) -> tuple[str, ...]:
    """The names in a cue phrase: "OpenAI, Azure, or Ollama" -> three; () where any part is no name."""
    if covered(cue.replace(" &", "").split(), doubtful=True) or covered(cue.split(), doubtful=True):
        return (cue.strip(),)
    parts = [p.strip(" .!?\"'") for p in _LISTED.split(cue) if p.strip(" .!?\"'")]
    good = [p for p in parts if _PROPER.fullmatch(p) and (len(parts) > 1 or covered(p.split(), doubtful=True))]
    return tuple(good) if len(good) == len(parts) else ()


def ordinary(texts: Sequence[str]) -> bool:
    """ "Framework logos", "Provider logos": one capital, because the sentence begins there."""
    known = brands()
    low = texts[0].lower()
    return len(texts) == 1 and _title(texts[0]) and (low,) not in known.names and low not in known.words


def _title(text: str) -> bool:
    return len(text) > 2 and text[0].isupper() and text[1:].islower()


def _kind(text: str) -> bool:
    """Whether a capitalised word is a kind of resource: "ConfigMap", "StatefulSet", "Deployment"."""
    known, humps = brands(), _HUMP.findall(text)
    low = text.lower()
    return (
        low in known.kinds
        or low.removesuffix("s") in known.kinds
        or (humps[-1:] != [text] and bool({h.removesuffix("s") for h in humps[-1:]} & known.suffixes))
    )


def _plain(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")
