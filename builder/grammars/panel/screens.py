"""Rows about a screen that is no dashboard: a page of a site, a dialog with its buttons, a phone that lights up."""

from __future__ import annotations

import re
from typing import Any

from builder.grammars.panel import states
from builder.grammars.panel.words import STATE, parts
from builder.language.model import Figure, Reading
from builder.storyboard.model import Match

_DIALOG = re.compile(
    r"^(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,3}?(?:dialog(?:ue)?(?: box)?|modal|pop-?up|prompt window|confirmation(?: box)?"
    r"|(?:cookie|consent|warning|permission|error|update) (?:banner|box|window|prompt|message))\b",
    re.I,
)
_PHONE = re.compile(
    r"^(?:an?\s+|the\s+|his\s+|her\s+|your\s+)?(?:\w+(?:'s|’s)?\s+){0,2}?"
    r"(?:lock ?screens?|(?:smart)?phone(?: screen)?|smartwatch|watch|mobile(?: screen)?|tablet)\b",
    re.I,
)
_PAGE = re.compile(
    r"^(?:an?\s+|the\s+)?(?P<head>(?:[\w/'’-]+\s+){0,4}?(?:(?:web ?)?pages?|website|web site"
    r"|browser(?: (?:window|tab|warning|page))?|address bar|url bar|search (?:bar|box|field)|app screen|site|screen"
    r"|intranet|wiki|portal|feed|timeline post|screenshot|web ui|ui))\b"
    r"(?!\s+(?:cache|size|load|faults?|tables?|reader|turn))",
    re.I,
)
_POSTED = re.compile(
    r"^(?:an?\s+|the\s+|one\s+)?(?P<head>(?:[\w/'’-]+\s+){0,3}?(?:tickets?|issues?|pull requests?|merge requests?"
    r"|job ads?|reviews?|blog posts?|tweets?|forum posts?|posts?|changelogs?|release notes?))\b",
    re.I,
)
_LATER = re.compile(
    r"[\"”]\s*,?\s*(?:with\s+)?(?P<after>[A-Z]\w+(?: \w+)?(?:\s*,\s*|\s+and\s+|\s+or\s+)[A-Z][\w ,]{1,30})$"
)
_NOT = re.compile(
    r"\b(?:split|black|blank|status|front|green|big|silver|white|scan|radar|smoke)[- ](?:screen|page)\b"
    r"|^(?:sql|code|yaml|json)\b"
    r"|\bbrowser\b(?!.*\b(?:warning|page|tab|window|bar|shows|showing|reads|says|display)).*",
    re.I,
)
_BUTTON = re.compile(
    r"\bbuttons?\s*:?\s+(?P<after>[\"“A-Z][^;.]*)|[\"“](?P<quoted>[^\"”]+)[\"”]\s+button\b"
    r"|\b(?P<named>(?:[A-Z][\w-]*|[a-z]+)(?: all)?) button\b"
)
_STAMP = re.compile(r"\b(?:stamped|stamp(?: that)? (?:says|reading|reads|saying)|with a stamp)\s*:?\s+[\"“]?(?P<words>[A-Z][A-Z0-9 '’-]{2,30})[\"”]?")  # fmt: skip  # noqa: E501
_TIME = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s?[ap]\.?m\.?)?\b")
_OPENS = re.compile(
    r"^\s*(?:[:;,]|showing|shows?|with|listing|lists|displaying|reading|reads|saying|says|greeting|asking|of|in \w+"
    r"|lights? up|lighting up|buzz\w*|ring\w*|vibrat\w*|glow\w*|on \w+ \w+)\s*[:,]?\s*",
    re.I,
)
_STORY = re.compile(
    r"^(?:.*\b(?:starts?|typed|letter by letter|greyed|appears?|pressed|clicked|spinners?|cursors?)\b"
    r"|.*\b(?:while|as|until|then|slides?|shifts?|turns?|scatters?|lands?|drops?|opens?|covers?|covering)\b|.*\w+ing\b)",
    re.I,
)
_SWITCH = re.compile(
    r"^(?P<name>.+?)(?: (?:toggle|switch|option|setting))?(?: (?:is|being|gets|getting))?"
    r" (?:(?:switched|turned|set|flipped|toggled|flipping|switching|turning)(?: to)? )?(?P<state>on|off)$",
    re.I,
)
_PEOPLE = frozenset((
    "user", "team", "developer", "data-scientist", "on-call-engineer", "operations-engineer", "security-engineer",
    "manager", "customer", "person",
))  # fmt: skip
_LONGEST = 5  # words of a line on a page


def match(reading: Reading) -> Match | None:
    """A page, a dialog or a phone at the head of the row, with words of its own on it."""
    if reading.steps or len(reading.sides) == 2 or _NOT.search(reading.text):
        return None
    for kind, pattern in (("dialog", _DIALOG), ("phone", _PHONE), ("page", _PAGE), ("page", _POSTED)):
        head = pattern.match(reading.text)
        slots = _slots(kind, head, reading) if head else None
        if head and slots and ("message" in slots or pattern is not _POSTED):
            sure = 0.87 if slots.get("message") or slots.get("address") else 0.84
            return Match(grammar="panel", confidence=sure, slots=slots, why=(f"{head[0]}: {kind}",))
    return None


def _slots(kind: str, head: re.Match[str], reading: Reading) -> dict[str, Any] | None:
    text = reading.text[head.end() :]
    told = states.outcomes(_OPENS.sub("", text.strip(), count=1)) if kind == "page" else ()
    if told and states.quoted(reading, told):
        return {"kind": "status", "title": _titled(head[0]), "items": told}
    stamp, buttons, tip = _STAMP.search(text), _buttons(text), _TIP.search(text)
    said = {tip["words"]} if tip else set[str]()
    message = tuple(
        q for q in _quotes(reading) if q not in buttons and q not in said and not (stamp and q == stamp["words"])
    )
    slots: dict[str, Any] = {"message": message[:3]} if message else {}
    address = next((q.text for q in reading.literals if q.kind != "quote" and q.text not in buttons), "")
    if address and kind == "page":
        slots["address"] = address
    bare = _BUTTON.sub("", _STAMP.sub("", text))
    lines = _lines(bare, message, address)
    if kind == "phone":
        slots |= {"title": found[0]} if (found := _TIME.search(text)) else {}
        return {"kind": "phone", **slots} if message else None
    if kind == "page" and lines and not message and sum(bool(STATE.search(line)) for line in lines) * 2 > len(lines):
        return {"kind": "status", "title": _titled(head[0]), "items": lines}
    slots |= {"title": _titled(head[0])} if kind == "page" or not message else {}
    slots |= {"items": lines} if lines and kind == "page" else {}
    slots |= {"buttons": buttons} if buttons else {}
    slots |= {"stamp": stamp["words"].strip()} if stamp else {}
    slots |= _acted(reading.text, kind)
    people = tuple(f for f in reading.figures if f.kind in _PEOPLE and _by(f, text))
    slots |= {"by": people[:1]} if people else {}
    if tip:
        slots["tip"] = tip["words"]
    if kind == "dialog" and "locked" in slots and not buttons and (act := _ACT.match(reading.text)):
        name = act["name"][:1].upper() + act["name"][1:]
        slots |= {"buttons": (name,), "message": message or (f"{name}?",)}
    if "tone" in slots and re.search(r"\bwarning\b", str(slots.get("title", "")), re.I):
        slots["title"] = "Browser"
    full = {"message", "items", "address"} & slots.keys() or (kind == "dialog" and buttons)
    return {"kind": kind, **slots} if full else None


def _acted(text: str, kind: str) -> dict[str, Any]:
    """What happens on the screen: it is typed, it loads, a button is off, a bubble says why, all of it is red."""
    slots: dict[str, Any] = {}
    if kind == "page" and re.search(r"\b(?:typed|typing|being entered|enters|letter by letter)\b", text, re.I):
        slots["typing"] = "yes"
    if re.search(r"\b(?:spinners?|loading|throbber)\b", text, re.I):
        slots["loading"] = "yes"
    if re.search(r"\bbuttons? (?:is |are )?(?:gr[ea]yed(?: out)?|disabled|inactive|locked|dead)|(?:gr[ea]yed|disabled|"
                 r"locked)[- ](?:out )?(?:\w+ )?button", text, re.I):  # fmt: skip
        slots["locked"] = "yes"
    if re.search(r"\b(?:in|turns?|all|bright|goes|full) red\b|\bred (?:screen|page|warning)|\bwarning\b", text, re.I):
        slots["tone"] = "warning"
    return slots


_TIP = re.compile(r"\b(?:tool ?tip|hint|hover text)\b[^\"“]{0,20}[\"“](?P<words>[^\"”]+)[\"”]", re.I)
_ACT = re.compile(r"^(?:an?\s+|the\s+)?(?P<name>[\w ]+?) (?:dialog(?:ue)?|modal|pop-?up|confirmation)", re.I)


def _by(figure: Figure, text: str) -> bool:
    return figure.words.lower() in text.lower()


def _quotes(reading: Reading) -> tuple[str, ...]:
    return tuple(q.text for q in reading.literals if q.kind == "quote")


def _buttons(text: str) -> tuple[str, ...]:
    out: list[str] = []
    later = _LATER.search(text)
    for found in (*_BUTTON.finditer(text), *((later,) if later else ())):
        words = next((w for w in found.groupdict().values() if w), "")
        out += [p.strip(' "“”.') for p in re.split(r",\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+", words)]
    return tuple(b[:1].upper() + b[1:] for b in out if b and len(b.split()) <= 3)[:3]


def _lines(text: str, message: tuple[str, ...], address: str) -> tuple[str, ...]:
    """What else the row says stands on the page: short nouns, no story."""
    for words in filter(None, (*message, address)):
        text = text.replace(words, " ")
    body = _OPENS.sub("", text.strip(), count=1)
    found = (re.sub(r"[\"“”`]", "", p).strip(" .,:;") for p in parts(body))
    told = tuple(f"{m['name']}: {m['state'].lower()}" if (m := _SWITCH.match(p)) else p for p in found)
    kept = tuple(p for p in told if re.search(r"\w{2}", p) and len(p.split()) <= _LONGEST and not _STORY.match(p))
    return kept[:8] if len(kept) > 1 or any(re.search(r": (?:on|off)$", p) for p in kept) else ()


def _titled(head: str) -> str:
    bare = re.sub(r"^(?:an?|the)\s+", "", head.strip(), flags=re.I)
    return bare[:1].upper() + bare[1:]
