"""Contrasts whose sides are arrows: two chains beside each other, and a value before and after."""

from __future__ import annotations

import re

_ARROW = re.compile(r"\s*(?:->|→|=>|⇒)\s*")
_BESIDE = re.compile(
    r"^(?:[^:]*\b(?:side by side|next to each other|in parallel|split[ -]screen|beside|comparison|two \w+)\b[^:]*)"
    r":\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\s*;\s*|\s+(?:vs\.?|versus)\s+|\s+next to\s+|\s+beside\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*,\s+(?:and\s+)?")
_TITLED = re.compile(r"^(?P<title>[^:]{1,40}?)\s*:\s+(?P<what>\S.*)$")
#: "Cloud bill before and after: $42,000 -> $11,000", "before/after build time: 40 min -> 4 min".
_BEFORE_AFTER = re.compile(
    r"^(?P<of>[^:]*?)\s*\bbefore\s*(?:and|/|&|vs\.?|,|->|→)\s*after\b\s*(?P<more>[^:]*?)\s*:\s+(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_MEASURED = re.compile(r"^[~≈<>]?\s*[$€£]?\s*\d[\d.,]*\s*(?:%|[a-zµ]{1,8}|x)?(?:\s?/\s?[a-z]+)?$", re.IGNORECASE)

Sides = tuple[tuple[str, str], ...]


def pair(text: str) -> tuple[str, Sides] | None:
    """Operation and sides (title, text) of a row that sets arrows side by side; None where it does not."""
    text = text.strip(" .")
    return _values(text) or _chains(text)


def _values(text: str) -> tuple[str, Sides] | None:
    """What is said to be a value before and after."""
    found = _BEFORE_AFTER.match(text)
    if found is None:
        return None
    ends = _ARROW.split(found["rest"])
    if len(ends) != 2:
        ends = re.split(r"\s*[;/]\s*|,\s+(?=[$€£~\d])|\s+(?:vs\.?|versus|to|then)\s+", found["rest"])
    if len(ends) != 2 or not all(_MEASURED.match(e) for e in ends):
        return None
    return "before-after", (("Before", ends[0]), ("After", ends[1]))


def _chains(text: str) -> tuple[str, Sides] | None:
    """Two to four chains of the same shape, said to stand beside each other or each with its own title."""
    if len(_ARROW.findall(text)) < 2:
        return None
    head = _BESIDE.match(text)
    body = head["rest"] if head else text
    for cut in (_THEN, _COMMA):
        parts = [p for p in cut.split(body) if p]
        if not 2 <= len(parts) <= 3 or not all(_ARROW.search(p) for p in parts):
            continue
        titled = [m if (m := _TITLED.match(p)) and not _ARROW.search(m["title"]) else None for p in parts]
        ends = [_timed(m["what"] if m else p) for m, p in zip(titled, parts, strict=True)]
        rivals = re.search(r"\bvs\b|\bversus\b", text, re.IGNORECASE)
        op = "versus" if rivals else "beside"
        if all(titled) and (head or rivals or not any(number for _, number in ends)):  # times in turn are a sequence
            names = [m["title"] for m in titled if m]
            names = [f"{t}: {number}" if number else t for t, (_, number) in zip(names, ends, strict=True)]
            return op, tuple((name, what) for name, (what, _) in zip(names, ends, strict=True))
        if head or rivals:
            return op, tuple((number, what) for what, number in ends)
    return None


def _timed(chain: str) -> tuple[str, str]:
    """A chain, and the value behind it that the whole way takes; "" where there is none."""
    what, _, last = chain.rpartition(",")
    return (what.strip(), last.strip()) if what and _MEASURED.match(last.strip()) else (chain, "")
