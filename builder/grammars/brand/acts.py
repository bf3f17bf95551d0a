"""What the names of a row do: plug into a hub, stand between two things, go round, follow one another, feel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from builder.cast import figure
from builder.grammars.brand import names
from builder.language.model import Figure, Reading

_THE = r"(?:(?:the|a|an|one|your|our|its|their|same|single|brand|new)\s+)*"
_HUB = re.compile(
    rf"\b(?:plug\w*|feed\w*|connect\w*|hook\w*|dock\w*|point\w*|stream\w*|pour\w*|snap\w*|click\w*|converg\w+|wired"
    rf"|attach\w*|slot\w*|send\w*|talk\w*|report\w*|leading|coming|going|funnel\w*)\s+(?:\w+ )?(?:in)?(?:on)?to\s+"
    rf"{_THE}(?P<hub>[^,;.]+)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    rf"\b(?:between|joining|bridging|linking|connecting|sits? between|in the middle of)\s+{_THE}"
    rf"(?P<a>[^,;.]+?)\s+and\s+{_THE}(?P<b>[^,;.]+)",
    re.IGNORECASE,
)
_THEM = re.compile(r"^(?:them|both|these|those|each|two|it|other)\b", re.IGNORECASE)
_SIDE = re.compile(r"\s+(?:on|at|to)\s+(?:the\s+)?(?:left|right|other side|one side)(?:\s+side)?\b", re.IGNORECASE)
_LOOP = re.compile(
    r"\b(?:circular arrows?|round arrows?|arrows? (?:in a circle|going round|around)|loop(?:ing)?|endless circle|cycle"
    r"|renewal circle|going round|in circles)\b",
    re.IGNORECASE,
)
_CHAIN = re.compile(
    r"\b(?:in a (?:chain|pipeline|relay)|chained|handing (?:over|on)|passing (?:it|data|the \w+) (?:on|along)"
    r"|one feeding the (?:next|other))\b",
    re.IGNORECASE,
)
_UNDER = re.compile(
    r"(?P<a>[\w .+#-]+?)\s+(?:under|below|beneath|above|over|on|for)\s+(?:the )?(?:one|first|left)\b[^,;]*[,;]?"
    r"\s*(?:and\s+)?(?P<b>[\w .+#-]+?)\s+(?:under|below|beneath|above|over|on|for)\s+(?:the )?(?:other|second|right)\b",
    re.IGNORECASE,
)
_SHRUG = re.compile(r"\bshrug\w*|\bhands up\b|\bno idea\b|\bclueless\b", re.IGNORECASE)
_MOODS: Mapping[str, str] = {
    "happy": r"smil\w+|grin\w*|happy|cheer\w*|proud\w*|friendly|laugh\w*|delighted|celebrat\w+",
    "smug": r"wink\w*|smug\w*|smirk\w*|cool\b",
    "sad": r"sad\w*|cry\w*|weep\w*|disappoint\w+",
    "ask": r"confus\w+|puzzl\w+|scratch\w+|wonder\w+|question marks?",
    "sweat": r"sweat\w*|nervous\w*|panting|struggl\w+|overwhelm\w+",
    "paused": r"sleep\w*|snor\w+|dozing|asleep|yawn\w*",
    "angry": r"angry|furious|annoy\w+|frown\w*",
    "shock": r"shock\w*|surpris\w+|startled|stunned",
}


def acted(rest: str, given: tuple[str, ...], reading: Reading) -> dict[str, Any]:
    """The slots of what the names do in `rest`, {} where they only stand there."""
    said = noted(given, reading)
    if (m := _BETWEEN.search(rest)) and not _THEM.match(m["a"]) and len(given) == 1:
        return {"layout": "between", "sides": (_side(m["a"]), _side(m["b"])), **said}
    if _LOOP.search(rest) and len(given) < 5:
        return {"layout": "loop", **said}
    if _CHAIN.search(rest) and 1 < len(given) < 6:
        return {"layout": "chain", **said}
    if (m := _UNDER.search(rest)) and len(given) == 2:
        return {"layout": "row", "under": (_word(m["a"]), _word(m["b"]))}
    mood = next((mood for mood, words in _MOODS.items() if re.search(rf"\b(?:{words})", rest, re.I)), "")
    if len(given) == 1 and _SHRUG.search(rest):
        return {"mood": mood or "ask", "pose": "shrug"}
    return {"mood": mood} if mood and len(given) == 1 and len(rest.split()) < 4 else {}


def noted(given: tuple[str, ...], reading: Reading) -> dict[str, Any]:
    """The row's one quotation, where it is no name."""
    words = [q.text for q in reading.literals if q.text not in given]
    return {"note": words[0]} if len(words) == 1 and len(words[0]) <= 40 else {}


def hub(text: str, given: tuple[str, ...]) -> tuple[str | Figure, tuple[str, ...]] | None:
    """What the names plug into, and the names that do; None where they plug into nothing or one of them is left."""
    m = _HUB.search(text)
    if m is None:
        return None
    words = re.sub(r"\s+logos?$|['’]s$", "", m["hub"].strip(" .")).strip()
    others = tuple(n for n in given if n.lower() != words.lower())
    if not words or not others or len(words.split()) > 4:
        return None
    if names.listed(words) == (words,):
        return words, others
    made = figure(words)
    return (made, others) if made.kind and len(others) > 1 else None


def joins(lead: str) -> bool:
    """Whether words that lead to a further name say that the first goes into it."""
    return re.search(r"\b(?:to|into|onto)\s+(?:the\s+)?[\w .-]*$", lead, re.IGNORECASE) is not None


def _side(words: str) -> str | Figure:
    """One end: a name as a name, anything else as the thing it is."""
    words = _SIDE.sub("", words).strip(" .")
    made = figure(words)
    return made if made.kind and made.kind != "brand" else words


def _word(words: str) -> str:
    return re.sub(r"^(?:and|with|the|a|an|logos?|side by side)\s+", "", words.strip(" ,"), flags=re.I).strip()


def drawable(scene: str, slots: Mapping[str, Any]) -> bool:
    """Whether what a scene shows beside a mark is more than words on blocks."""
    if scene not in ("props", "expand", "metaphor", "partition"):
        return True
    shown = [f for value in slots.values() for f in (value if isinstance(value, tuple) else (value,))]
    cast = [f for f in shown if isinstance(f, Figure)]
    return not cast or any(f.kind for f in cast)


def cleaned(slots: Mapping[str, Any]) -> dict[str, Any]:
    """The slots without what things do in what they are called: "nodes exchanging" are nodes."""
    return {
        name: tuple(_named(v) for v in value) if isinstance(value, tuple) else _named(value)
        for name, value in slots.items()
    }


def _named(value: Any) -> Any:
    words = value.words if isinstance(value, Figure) else ""
    short = re.sub(r"(?<=\w)\s+[a-z]+ing$", "", words)
    if not words or short == words or value.kind:
        return value
    made = figure(short)
    return replace(value, words=made.words, kind=made.kind) if made.kind else value
