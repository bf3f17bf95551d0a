"""One piece of Markdown prose to plain words: markup off, literals noted, sentences cut.

Every pattern is bounded, so that a line of two megabytes costs a scan and not a search.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from builder.script.model import Literal

_BR = re.compile(r"<br\s{0,3}/?>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,400}\)")
_LINK = re.compile(r"\[([^\]\n]{1,300})\]\(([^)\n]{0,400})\)")
_STRONG = re.compile(r"\*\*|(?<!\w)__(?=\w)|(?<=\w)__(?!\w)")
_STAR = re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,300}?)(?<=[^\s*])\*(?![\w*])")
_UNDER = re.compile(r"(?<![\w\\])_(?=[^\s_])([^_\n]{1,300}?)(?<=[^\s_])_(?!\w)")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_QUOTE = re.compile(r"“([^“”\n]{1,300})”|\"([^\"\n]{1,300})\"|(?<!\w)['‘]([^'’‘\n]{2,80})['’](?!\w)")
_STOP = re.compile(r"[.!?…]{1,9}[\"'”’)\]]{0,3}(?=\s)|[。！？]")
_NEVER = frozenset({"e.g", "i.e", "eg", "ie", "vs", "mr", "mrs", "ms", "dr", "prof", "approx", "incl", "resp", "cf"})
_SOMETIMES = frozenset({"etc", "inc", "ltd", "co", "corp", "jr", "sr", "al"})


@dataclass(frozen=True, slots=True)
class Clean:
    """Plain text with its literals; `breaks` pairs offsets in it with offsets in the raw text."""

    text: str
    literals: tuple[Literal, ...]
    breaks: tuple[tuple[int, int], ...]

    def raw(self, offset: int) -> int:
        """The offset in the raw text of an offset in the plain text."""
        at, raw = self.breaks[bisect_right(self.breaks, (offset, 1 << 62)) - 1]
        return raw + offset - at


def code_spans(raw: str) -> list[tuple[int, int, int]]:
    """(start, end, width of the fence) of every closed backtick span, as CommonMark pairs them."""
    runs = [(m.start(), m.end()) for m in re.finditer("`+", raw)]
    later: dict[int, list[int]] = {}
    for i in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[i][1] - runs[i][0], []).append(i)
    spans: list[tuple[int, int, int]] = []
    i = 0
    while i < len(runs):
        width = runs[i][1] - runs[i][0]
        same = later[width]
        while same and same[-1] <= i:
            same.pop()
        if same:
            close = same[-1]
            spans.append((runs[i][0], runs[close][1], width))
            i = close
        i += 1
    return spans


def plain(raw: str) -> Clean:
    """Take Markdown off `raw` and note what stands in backticks or quotation marks."""
    spans = code_spans(raw)
    cuts = [(s, s + w, "") for s, _, w in spans] + [(e - w, e, "") for _, e, w in spans]
    cuts += [c for c in _markup(raw) if not _within(c[0], spans)]
    out: list[str] = []
    breaks: list[tuple[int, int]] = []
    at = length = 0
    for start, end, put in sorted(cuts):
        if start < at:
            continue
        breaks.append((length, at))
        out += [raw[at:start], put]
        length += start - at + len(put)
        at = end
    breaks.append((length, at))
    out.append(raw[at:])
    text = "".join(out)
    code = [(_place(s + w, breaks), _place(e - w, breaks)) for s, e, w in spans]
    return Clean(text, _literals(text, code), tuple(breaks))


def _markup(raw: str) -> list[tuple[int, int, str]]:
    """Ranges to cut from the raw text and what to put there."""
    cuts = [(m.start(), m.end(), " ") for m in _BR.finditer(raw)]
    cuts += [(m.start(), m.end(), "") for m in _IMAGE.finditer(raw)]
    for m in _LINK.finditer(raw):
        cuts += [(m.start(), m.start(1), ""), (m.end(1), m.end(), "")]
    cuts += [(m.start(), m.end(), "") for m in _STRONG.finditer(raw)]
    for pattern in (_STAR, _UNDER):
        for m in pattern.finditer(raw):
            cuts += [(m.start(), m.start() + 1, ""), (m.end() - 1, m.end(), "")]
    return cuts + [(m.start(), m.end(), "") for m in _ESCAPE.finditer(raw)]


def _within(at: int, spans: list[tuple[int, int, int]]) -> bool:
    i = bisect_right(spans, (at, 1 << 62, 0)) - 1
    return i >= 0 and spans[i][0] <= at < spans[i][1]


def _place(raw_at: int, breaks: list[tuple[int, int]]) -> int:
    """Where a raw offset stands in the plain text."""
    lo, hi = 0, len(breaks)
    while lo < hi:
        mid = (lo + hi) // 2
        lo, hi = (mid + 1, hi) if breaks[mid][1] <= raw_at else (lo, mid)
    at, raw = breaks[lo - 1]
    return at + raw_at - raw


def _literals(text: str, code: list[tuple[int, int]]) -> tuple[Literal, ...]:
    found = [Literal(text[s:e], "code", s, e) for s, e in code]
    taken = sorted(code)
    for m in _QUOTE.finditer(text):
        i = bisect_right(taken, (m.start(), 1 << 62)) - 1
        if i >= 0 and taken[i][0] <= m.start() < taken[i][1]:
            continue
        group = next(g for g in (1, 2, 3) if m.group(g) is not None)
        found.append(Literal(m.group(group), "quote", m.start(group), m.end(group)))
    return tuple(sorted(found, key=lambda lit: (lit.start, lit.end)))


def sentence_ranges(clean: Clean) -> list[tuple[int, int]]:
    """(start, end) of every sentence in the plain text, surrounding space left out."""
    text = clean.text
    held = [(lit.start, lit.end) for lit in clean.literals]
    ranges: list[tuple[int, int]] = []
    start = 0
    for m in _STOP.finditer(text):
        if _ends_sentence(text, m, held):
            ranges.append((start, m.end()))
            start = m.end()
    ranges.append((start, len(text)))
    trimmed = [_trim(text, s, e) for s, e in ranges]
    return [(s, e) for s, e in trimmed if any(c.isalnum() for c in text[s:e])]


def _ends_sentence(text: str, stop: re.Match[str], held: list[tuple[int, int]]) -> bool:
    i = bisect_right(held, (stop.start(), 1 << 62)) - 1
    # A stop inside a literal ends a sentence only if the literal closes with it: "… available." Then
    if i >= 0 and held[i][0] <= stop.start() < held[i][1] and stop.end() <= held[i][1]:
        return False
    mark = stop.group()
    follows = re.match(r"\s+(\S+)", text[stop.end() : stop.end() + 40])
    if mark[-1] in "\"'”’)]" and follows and follows.group(1).islower():
        return False  # "… not yet." and waits
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    begin = max(0, stop.start() - 12)
    word = re.split(r"[\s(\[\"“]", text[begin : stop.start()])[-1].lower()
    after = text[stop.end() : stop.end() + 3].strip()
    if word in _NEVER:
        return False
    if word in _SOMETIMES:
        return bool(after) and after[0].isupper()
    return not (len(word) == 1 and word.isalpha() and word != "i")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def strip_quotes(text: str) -> tuple[str, int]:
    """Take one pair of outer quotation marks off; the text and how far its start moved."""
    pairs = {'"': '"', "“": "”", "'": "'", "‘": "’", "„": "“", "«": "»"}
    if len(text) < 2 or pairs.get(text[0]) != text[-1]:
        return text, 0
    inner = text[1:-1]
    first = inner.find(text[-1])
    # `"A" and "B"`: the first inner mark already closes the outer one.
    if first > 0 and not inner[first - 1].isspace() and inner[first + 1 : first + 2] in ("", " ", ",", "."):
        return text, 0
    return inner.strip(), 1 + len(inner) - len(inner.lstrip())
