"""Where a caption is cut in two: what is set up above the picture, what comes of it below."""

from __future__ import annotations

import re

from builder.text.wrap import WEAK

_SHORT = 30  # characters: a caption no longer than this stays whole
#: Turns of a sentence, best first; the second half begins with the words in the group.
_TURNS = (
    r"[.?!…]\s+(?=\S)",
    r"[,;:]?\s+(?=(?:but|until|except|then|meanwhile)\b)",
    r"\s[-–—]\s",
    r":\s+",
    r",\s+",
    r"\s+(?=(?:when|while|because|if|so|after|before|with|for|without|and|or)\b)",
)


def halves(words: str) -> tuple[str, str]:
    """The set-up and the rest; the rest is "" where the words are short or will not be cut well."""
    if len(words) <= _SHORT and not re.search(r"[.?!…]\s+\S|,\s+but\b", words):
        return words, ""
    for turn in _TURNS:
        cuts = [(m.start() + len(m.group().rstrip()), m.end()) for m in re.finditer(turn, words)]
        good = [c for c in cuts if 0.2 * len(words) <= c[0] <= 0.82 * len(words)]
        if good:
            end, start = min(good, key=lambda c: abs(c[0] - 0.5 * len(words)))
            return words[:end].strip(" –—-"), words[start:].strip(" –—-")
    spaces = [m.start() for m in re.finditer(" ", words) if words[: m.start()].split()[-1].lower() not in WEAK]
    if not spaces or len(words) <= 1.5 * _SHORT:
        return words, ""
    cut = min(spaces, key=lambda s: abs(s - 0.5 * len(words)))
    return words[:cut], words[cut + 1 :]
