"""Typographic clean-up of typed words: curly quotes, a real ellipsis, × for x, dashes, arrows, ticks."""

from __future__ import annotations

import re
from collections.abc import Sequence

#: What reads as code and stays as typed: backticked and braced spans, "key": value, key="value",
#: options, paths, and words with signs that prose has not. Quotes and stops round it are the sentence's.
_CODE = r"""
    `[^`]*`
  | \{[^{}\n]*\}
  | "[^"\s]+"\s*:\s*(?:"[^"\n]*"|[\w.]+)
  | [^\s"'=]+=(?:"[^"\n]*"|'[^'\n]*')
  | (?<!\S)(?:--?[A-Za-z]|\.{1,2}/|~/|/\w)\S*
  | [^\s"']*(?:[{}\\_$]|=(?!>)|://|::|<[\w/])\S*?(?=[)\]"'.,;:!?]*(?:\s|$))
"""
_HOLD = "\ue000"  # stands for a kept span while the rest is worked on
_NUMBER = r"\d(?:[\d.,]*\d)?"
_PRODUCT = re.compile(rf"(?<![\w.])(?!0[xX][0-9a-fA-F]){_NUMBER}(?:[xX]{_NUMBER}| [xX] {_NUMBER})+(?![\dxX_])")
_TIMES = re.compile(rf"(?<![\w.])({_NUMBER})x(?!\w)")
_COUNT = re.compile(r"(?<=\w) x (?=\d)")
_ELLIPSIS = re.compile(r"(?<![./])\.{3}(?![./])")
_DASH = re.compile(r"(?<=[^\s\d]) --?(?= \S)|(?<=\S) --?(?= [^\s\d])")
_RIGHT = re.compile(r"(?<!\S)(?:-{1,2}>|=>)(?!\S)|[\u279c\u27a1]\ufe0f?")
_LEFT = re.compile(r"(?<!\S)<-{1,2}(?!\S)")
_TICK = re.compile("[\u2714\u2705]\ufe0f?")
_CROSS = re.compile("[\u2716\u2718\u274c]\ufe0f?")
_ELIDED = re.compile(r"'(?:(?:tis|twas|em|til|cause|cuz|bout|n)\b|\d\d(?:s\b|(?![\w'])))", re.IGNORECASE)
_OPENERS = frozenset(" \t\n\u00a0([{-/\u2010\u2011\u2012\u2013\u2014\u201c\u2018")


def typeset(text: str, *, literals: Sequence[str] = ()) -> str:
    """`text` with house punctuation; backticked spans, what reads as code, and `literals` stay as typed.

    it's → it’s, "x" → “x”, ... → …, 4x4 and 2x → 4×4 and 2×, a -- b → a – b, a -> b → a → b, ✅ → ✓, ❌ → ✗.
    Doing it twice changes nothing more.
    """
    kept: list[str] = []

    def hold(match: re.Match[str]) -> str:
        kept.append(match.group())
        return _HOLD

    given = [re.escape(part) for part in sorted(set(literals), key=lambda part: (-len(part), part)) if part]
    patterns = [f"(?:{part})" for part in (*given, _HOLD)]
    held = re.sub(f"{'|'.join(patterns)}|(?x:{_CODE})", hold, text)
    clean = iter(_quotes(_signs(held)).split(_HOLD))
    return next(clean) + "".join(part + rest for part, rest in zip(kept, clean, strict=True))


def _signs(text: str) -> str:
    text = _PRODUCT.sub(lambda m: re.sub("[xX]", "\u00d7", m.group()), text)
    text = _COUNT.sub(" \u00d7 ", _TIMES.sub("\\1\u00d7", text))
    text = _ELLIPSIS.sub("\u2026", text)
    text = _LEFT.sub("\u2190", _RIGHT.sub("\u2192", text))
    text = _DASH.sub(" \u2013", text)
    return _CROSS.sub("\u2717", _TICK.sub("\u2713", text))


def _quotes(text: str) -> str:
    """Straight quotes turned by what stands round them; after a digit, outside quotes, they are primes."""
    out: list[str] = []
    double = single = False
    for i, char in enumerate(text):
        if char not in "\"'":
            out.append(char)
            continue
        before = text[i - 1] if i else " "
        opens = (before in _OPENERS or before in "\"'") and i + 1 < len(text) and not text[i + 1].isspace()
        if char == '"':
            opens = opens and not double
            prime = before.isdigit() and not double
            out.append("\u201c" if opens else "\u2033" if prime else "\u201d")
            double = opens
        else:
            opens = opens and not single and not _ELIDED.match(text, i)
            prime = before.isdigit() and not single and not text[i + 1 : i + 2].isalpha()
            out.append("\u2018" if opens else "\u2032" if prime else "\u2019")
            single = opens or (single and text[i + 1 : i + 2].isalnum())
    return "".join(out)
