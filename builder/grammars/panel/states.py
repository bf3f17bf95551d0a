"""Lists whose entries are in a state: what passed and what failed, and the one of several that changes."""

from __future__ import annotations

import re

from builder.cast import figure
from builder.grammars.panel.words import OPENER, STATE
from builder.language.model import Reading

_CUT = re.compile(r"[,;](?!\d)\s*(?:and\s+|but\s+)?|\s+(?:and|but|while)\s+(?=[^\"“”]*(?:[\"“]|$))")
_QUOTE = re.compile(r"[\"“](?P<words>[^\"”]+)[\"”]")
_TURNS = re.compile(
    r"^(?P<who>one|another|the (?:first|second|third|last|middle) one|[\w -]{2,24}?)"
    r"\s+(?:of them\s+)?(?:is |are |being )?"
    r"(?:(?:switch|turn|go|chang|flip|mov|flash|becom)(?:es|ing|s)?|now|shows|drops|jumps)\s+(?:over\s+)?"
    r"(?:from\s+(?P<before>[\w-]+)(?:\s*\((?P<old>\w+)\))?\s+)?(?:to\s+|into\s+)?(?P<after>[\w-]+)(?:\s*\((?P<new>\w+)\))?$",
    re.I,
)
_REST = re.compile(
    r"^(?:all |the )?(?:others|rest|other \w+|remaining \w+)\s+(?:are |stay |is )?(?P<state>[\w-]+)$", re.I
)
_COUNT = re.compile(
    r"^(?:(?:with|of|showing)\s+)?(?P<count>\d+|two|three|four|five|six)\s+(?P<what>[a-z][\w -]*?)$", re.I
)
_COLOURS = ("red", "green", "yellow", "amber", "orange")
_WITH = re.compile(r"\s*(?:\bwith\b|\bat\b|\bbecause\b|:|-|=|\()\s*$", re.I)


def changing(rest: str) -> tuple[str, ...]:
    """ "3 apps, one switching from Synced (green) to OutOfSync (yellow)": a line each; () for no such row."""
    clauses = [c.strip(" .") for c in re.split(r"[,;]\s*(?![^(]*\))", rest) if c.strip(" .")]
    counted = _COUNT.match(clauses[0]) if len(clauses) > 1 else None
    turned = next((m for c in clauses[1:] if (m := _TURNS.match(c))), None)
    if not counted or not turned:
        return ()
    things = figure(f"{counted['count']} {counted['what']}")
    name, many = things.words[:1].upper() + things.words[1:], min(max(things.count, 2), 8)
    others = next((m["state"] for c in clauses[1:] if (m := _REST.match(c))), "") or turned["before"] or ""
    at = {"first": 0, "last": many - 1, "third": 2}.get(re.sub(r"^the | one$", "", turned["who"].lower()), 1)
    lines = []
    for n in range(many):
        state, colour = (turned["after"], turned["new"]) if n == at else (others, turned["old"])
        before = f"{turned['before']} → " if n == at and turned["before"] else ""
        tag = f"{before}{state}" if state and state.lower() not in _COLOURS else ""
        lines.append(f"{name} {n + 1}: {tag} ({colour or _colour(state, turned=n == at)})")
    return tuple(lines)


def _colour(state: str, *, turned: bool) -> str:
    found = STATE.search(state or "")
    return found[0] if found else "yellow" if turned else "green"


def outcomes(text: str) -> tuple[str, ...]:
    """ "lint, test passed, size failed with "9 > 7"": each with its state, else the next one's."""
    found: list[tuple[str, str, str]] = []
    for part in _CUT.split(text):
        quote = _QUOTE.search(part)
        bare = part.replace(quote[0], " ") if quote else part
        known = STATE.search(bare)
        name = " ".join(_WITH.sub("", (STATE.sub(" ", bare) if known else bare).strip(" .:")).split())
        name = re.sub(r"\s+(?:is|are|with|in|all|both)$", "", OPENER.sub("", name), flags=re.I)
        if name:
            found.append((name, known[0] if known else "", quote["words"] if quote else ""))
    if len(found) < 2 or not any(state for _, state, _ in found) or any(len(n.split()) > 5 for n, _, _ in found):
        return ()
    lines, later = list[str](), ""
    for name, state, tag in reversed(found):
        later = state or later
        lines.append(f"{name}: {tag} ({later})" if tag else f"{name} ({later})" if later else "")
    return tuple(reversed(lines)) if all(lines) else ()


def quoted(reading: Reading, lines: tuple[str, ...]) -> bool:
    """Whether every quotation of the row stands in one of the lines."""
    quotes = [q.text for q in reading.literals if q.kind == "quote"]
    return all(any(q in line for line in lines) for q in quotes)
