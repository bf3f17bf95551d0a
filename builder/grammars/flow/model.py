"""A flow as read, and how its names are read off the words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.language.lexicon import lexicon, stem
from builder.language.model import Figure

_ARTICLE = re.compile(r"^(?:an?|the|its|their)\s+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s+(?:stages?|steps?|phases?|boxes|blocks|icons?|in order|in sequence|one after (?:the )?other)$", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A flow as read: `of` what flows, `steps` in order, or `to` where it divides with `shares` of 100.

    `skips`: what the way leads past. `was`, `got`: how it goes in and comes out. `title`: what the whole is called,
    `load`: what goes along the branches, `acts`: the steps as somebody doing something, `meanwhile`: what goes on
    beside all of them.
    """

    of: str = ""
    steps: tuple[str, ...] = ()
    loop: bool = False
    to: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    skips: str = ""
    was: str = ""
    got: str = ""
    title: str = ""
    load: str = ""
    acts: tuple[Figure, ...] = ()
    meanwhile: str = ""
    sure: float = 0.0
    why: str = ""


def thing(words: str) -> str:
    """The noun phrase that ends before the verb: at most three words."""
    part = re.split(r"[,;:]|\b(?:with|of|and|showing|while)\b", words)[-1]
    names = [w for w in _ARTICLE.sub("", part.strip()).split() if w.lower() not in lexicon().groups["auxiliaries"]]
    names = [w for w in names if stem(w.lower()) not in lexicon().production]
    return " ".join(names) if 0 < len(names) <= 3 else ""


def bare(words: str) -> str:
    """A name without its article, closing words and punctuation."""
    return _TAIL.sub("", _ARTICLE.sub("", words.strip(" ,;:").rstrip(" .,;:")))
