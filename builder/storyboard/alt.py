"""The Visual cell as a description for those who do not see it: no word about making pictures."""

from __future__ import annotations

import re

from builder.language.lexicon import raw
from builder.storyboard.model import Headline, Match
from builder.storyboard.typeset import capital

#: Words that only say that something is a picture, wherever they stand.
_PICTURES = "icons?|graphics?|visuali[sz]ations?|animations?|pictograms?|illustrations?"
#: Words of the production list that may also name what is drawn.
_THINGS = frozenset({"display", "actual", "simple", "scene", "figure", "final", "drawing", "picture", "frame", "image"})
_LONGEST = 400
#: The rungs whose slides are words.
WORDED = ("L4", "L5")


def worded(line: Headline, match: Match) -> str:
    """What a slide of words alone shows, with its tags."""
    tags = match.slots.get("chips", ())
    shown = " and ".join(str(t) for t in tags) if isinstance(tags, tuple) else ""
    return f"The words “{line.text}”" + (f", with the tags {shown}." if shown else ".")


def described(visual: str) -> str:
    """A sentence that says what is there; the author's words, production words taken off."""
    text = " ".join(visual.replace("`", "").split())[:_LONGEST]
    kinds = "|".join(re.escape(w) for w in raw("production")["words"] if w not in _THINGS)
    opener = rf"^(?:final\s+)?(?:(?:{kinds})\s+)*(?:{kinds})(?:\s+(?:showing|shows|of|with|depicting)\b)?:?\s+(?=\S)"
    text = re.sub(opener, "", text, flags=re.IGNORECASE)
    text = re.sub(r"^(?:show|display|showing)\s+(?=\S)", "", text, flags=re.IGNORECASE)
    text = re.sub(rf"(?<=\w)\s+(?:{_PICTURES})\b", _plural, text, flags=re.IGNORECASE)
    text = re.sub(r"\s+([,.;:])", "\\1", text).strip(" ,;:")
    if not text:
        text = visual.strip()
    return (text if visual.startswith("`") else capital(text)) + ("" if text[-1:] in ".!?…" else ".")


def _plural(m: re.Match[str]) -> str:
    """ "skull icons" -> "skulls"."""
    before = m.string[: m.start()]
    many = m.group().lower().endswith("s") and not before.lower().endswith("s")
    return "s" if many else ""
