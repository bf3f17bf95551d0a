"""Lists that no word calls a table: report cards, ingredients, definitions, codes with their meaning."""

from __future__ import annotations

import re

from builder.cast.listing import listed
from builder.language.model import Reading
from builder.storyboard.model import Match

_HEAD = re.compile(
    r"^(?:an?\s+|the\s+)?(?:[\w'’-]+\s+){0,3}?(?:report(?: cards?)?|score ?cards?|score ?sheets?|scoreboards?"
    r"|marks|grades|receipts?|bills?|invoices?|menus?|recipes?(?: cards?)?|ingredients?(?: lists?)?"
    r"|nutrition (?:facts|labels?)"
    r"|(?:price|food|medicine|warning|care|shipping|packing) (?:lists?|labels?|slips?|tags)|prices|ledgers?|glossary"
    r"|fact sheets?|vital signs|statements?|rankings?|standings|podium list|legend|index card|flash ?cards?"
    r"|cheat ?sheets?|dictionary|phrase ?book)\s*(?:reads?|says?|showing|with|of|listing)?\s*:\s*(?P<body>.+)$",
    re.I,
)
_DEFINED = re.compile(r"^(?P<name>[^=:]{1,32}?)\s*(?:=|:|\bmeans\b|\bstands for\b)\s*(?P<is>[^=:]{1,48})$", re.I)
_CODE = re.compile(r"^(?P<name>\d{3,5})\s*[:=–-]?\s+(?P<is>[A-Za-z][\w' -]{1,30})$")
_VALUED = re.compile(
    r"^(?P<name>[A-Za-z][\w./ %&'-]*?)\s*[:=]?\s+"
    r"(?P<value>[$€£~<>≤≥±]?\d[\d.,:]*\s?(?:%|°C?|(?!per\b)[a-zA-Zµ]{1,3}(?:/[a-z]+)?(?![a-z]))?(?: per \w+)?"
    r"|[A-F][+-]?(?![\w])|(?:pass|fail)(?:ed)?|free|none)(?:[,:]?\s+(?P<note>[A-Za-z][\w' -]{1,28}))?$"
)
_STAGED = re.compile(
    r",?\s*\b(?:each|every one|all|one) (?:on (?:its|their) own|per|a|one by one|after)\b.*$|\s*\bone by one\b.*$", re.I
)
_MOST = 8


def match(reading: Reading) -> Match | None:
    """A card of names and values by its head; else three definitions or codes and nothing else."""
    if len(reading.steps) > 1 or reading.carrier in ("code", "terminal", "sequence", "chat"):
        return None
    text = _STAGED.sub("", reading.text.strip(" ."))
    head = _HEAD.match(text)
    if head:
        rows = _valued(listed(head["body"])) or _defined(listed(head["body"]), 2) or _named(listed(head["body"]))
        title = re.split(r"\s*(?:reads?|says?|showing|with|of|listing)?\s*:", text, maxsplit=1)[0]
        named = title if not re.match(r"(?:an?\s+|the\s+)?\w+$", title.strip()) else ""
        return _made(rows, 0.91, title, re.sub(r"^(?:an?|the)\s+", "", named.strip(), flags=re.I)) if rows else None
    parts = tuple(re.split(r"\s*;\s*", text)) if ";" in text else listed(text)
    if len(parts) < 3 or reading.messages:
        return None
    rows = _defined(parts, 3) or _coded(parts)
    return _made(rows, 0.89, "what each is") if rows else None


def _made(rows: tuple[str, ...], sure: float, why: str, title: str = "") -> Match:
    slots: dict[str, object] = {"rows": rows[:_MOST], **({"title": title[:1].upper() + title[1:]} if title else {})}
    return Match(grammar="table", confidence=sure, slots=slots, why=(why.strip(),))


def _valued(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Name, value and what is said of it in columns; all parts have a value."""
    found = [_VALUED.match(p) for p in parts]
    if len(found) < 2 or not all(found):
        return ()
    noted = any(m["note"] for m in found if m)
    return tuple(
        " | ".join((m["name"].strip(), m["value"].strip(), *((m["note"] or "",) if noted else ()))) for m in found if m
    )


def _defined(parts: tuple[str, ...], least: int) -> tuple[str, ...]:
    found = [_DEFINED.match(p.strip()) for p in parts]
    plain = [m for m in found if m and '"' not in m[0] and len(m["name"].split()) <= 4]
    if len(found) < least or len(plain) != len(found):
        return ()
    return tuple(f"{m['name'].strip()} | {_bare(m['is'])}" for m in plain)


def _coded(parts: tuple[str, ...]) -> tuple[str, ...]:
    found = [m for p in parts if (m := _CODE.match(p))]
    return tuple(f"{m['name']} | {m['is'].strip()}" for m in found) if len(found) == len(parts) else ()


def _named(parts: tuple[str, ...]) -> tuple[str, ...]:
    short = tuple(p.strip(' "“”') for p in parts if len(p) <= 40)
    return short if len(short) == len(parts) > 1 else ()


def _bare(words: str) -> str:
    return re.sub(r"^(?:an?|the)\s+", "", words.strip(), flags=re.I)
