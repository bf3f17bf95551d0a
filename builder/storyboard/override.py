"""The author's words for headline, sub-line and the rest, in the form shots want them."""

from __future__ import annotations

import re

from builder.diagnostics import Collector
from builder.script.sidefile import Override
from builder.storyboard.accents import runs
from builder.storyboard.model import Headline
from builder.storyboard.phrases import polarity
from builder.storyboard.tempo import hold_ms
from builder.storyboard.typeset import set_type

_MARKED = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def author_headline(text: str) -> Headline:
    """A headline as the author wants it: `**words**` are coloured, nothing else is. Line breaks stay."""
    kept = "\n".join(set_type(line) for line in text.strip().split("\n"))
    out, spans, at = "", [], 0
    for m in _MARKED.finditer(kept):
        out += kept[at : m.start()]
        spans.append((len(out), len(out) + len(m.group(1)), "risk" if polarity(m.group(1)) == "risk" else "good"))
        out += m.group(1)
        at = m.end()
    return runs(out + kept[at:], spans)


def author_hold(override: Override, collector: Collector) -> int | None:
    """The author's `hold:` in ms, None without or after reporting that it is no time."""
    text = override.text("hold")
    if not text:
        return None
    found = hold_ms(text)
    if found is None:
        collector.error("bad-hold", f"{text!r} is not a time", override.values["hold"].span, "write 4s, 2.5s or 800ms")
    return found
