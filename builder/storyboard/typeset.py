"""Phrases cut from speech to words that can be set: ends trimmed, capitals at the front, sentence case."""

from __future__ import annotations

import re

from builder.text.typeset import typeset


def set_type(text: str) -> str:
    """Words on one line in house punctuation; code keeps its own."""
    return typeset(" ".join(text.split()))


def capital(text: str, names: frozenset[str] = frozenset()) -> str:
    """A capital first letter, unless the first word has a shape of its own (vLLM, code) or is one of `names` (etcd)."""
    first = re.match(r"[^\s]+", text)
    if not first:
        return text
    word = first.group()
    own = any(c.isupper() for c in word[1:]) or any(c in "./_:=@" for c in word.rstrip(".:")) or not word[0].islower()
    return text if own or word.strip(",.:;!?") in names else text[0].upper() + text[1:]


def bare(text: str) -> str:
    """Punctuation off both ends; a question or exclamation mark stays, and so does a closing bracket's partner."""
    text = text.strip(" \t,;:—–-").rstrip(".…").strip(" \t,;:—–-")
    outer = re.fullmatch(r"[\"“]([^\"“”]+)[\"”]", text)
    text = outer.group(1).strip(" ,;:") if outer else text
    for mark in '"“”':
        if text.count(mark) == 1 or (mark in "“”" and text.count("“") != text.count("”")):
            text = text.replace(mark, "")
    return text.strip()


def one_for_single(text: str) -> str:
    """ "a single GPU", "that single card": one GPU, one card."""
    return re.sub(
        r"\b(?:a|an|the|that|this|just a|just one|only a)\s+single\s+(?=\w)", "one ", text, flags=re.IGNORECASE
    )


def sentence_case(title: str, narration: str) -> str:
    """A title in sentence case: a capitalised word keeps its capital where the narration uses it in mid-sentence."""
    words = title.split()
    return " ".join(w if i == 0 else _cased(w, narration) for i, w in enumerate(words))


def _cased(word: str, narration: str) -> str:
    parts = re.split(r"([-/])", word)
    return "".join(_cased_part(p, narration) for p in parts)


def _cased_part(word: str, narration: str) -> str:
    if not word[:1].isupper() or any(c.isupper() for c in word[1:]) or len(word) < 2:
        return word
    named = re.search(rf"(?<![.?!…:]\s)(?<!^)\b{re.escape(word)}\b", narration, flags=re.MULTILINE)
    return word if named else word.lower()
