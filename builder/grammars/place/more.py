"""Rows that place several: all in one, one in each, one after another, in none, in whichever it happens to be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from builder.cast.listing import listed
from builder.cast.phrase import phrase
from builder.language.lexicon import lexicon, singular
from builder.language.model import Figure

_COUNT = r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)"
_IN = r"(?:on(?:to)?|in(?:to|side)?)"
_BE = r"(?:(?:is|are|being|gets?|getting|all)\s+)*"
_PACKS = (
    r"(?:pack(?:ed|ing|s)?|cramm?(?:ed|ing|s)?|squeez(?:ed|ing|es)|stack(?:ed|ing|s)?|consolidat(?:ed|ing|es)"
    r"|merg(?:ed|ing|es)|mov(?:ed|ing|es?)|land(?:ed|ing|s)?|pil(?:ed|ing|es)|put|press(?:ed|ing)|end(?:ing|s)? up"
    r"|go(?:ing|es)?|placed|dropp?(?:ed|ing|s)?)"
)
_ONE = re.compile(
    rf"^(?:(?P<by>[^,;:]+?)\s+(?:pack|cramm|stack|squeez|consolidat)\w*\s+)?(?P<item>[^,;:]+?)\s+from\s+(?P<from>[^,;]+?)\s+"
    rf"{_BE}{_PACKS}?\s*(?:together\s+)?{_IN}\s+(?:just\s+|only\s+|a\s+)?(?P<few>one|single|two|three)\b",
    re.I,
)
_FIRST = re.compile(
    rf"^(?P<many>{_COUNT})\s+(?P<noun>[\w-]+(?:\s[\w-]+)?s)\b[^,;:]*[,;:]\s*(?:and\s+)?(?:all\s+)?(?P<item>[^,;:]+?)\s+"
    rf"{_BE}{_PACKS}\s+(?:together\s+)?{_IN}\s+(?:the\s+)?(?P<which>first|second|third|last|left|right|same)\b",
    re.I,
)
_TURN = re.compile(
    rf"^(?P<by>[^,;:]+?)\s+(?:plac|putt?|deal|distribut|assign|drop|load|hand|schedul|stack|lay)\w*\s+"
    rf"(?P<item>[^,;]+?)\s+"
    rf"{_IN}\s+(?P<slot>[^,;]+?)\s*,?\s+(?:one (?:by|after) (?:one|another|the other)|one at a time|in turn)$",
    re.I,
)
_EVERY = re.compile(
    rf"^(?P<by>[^,;:]+?)\s+(?:plac|putt?|install|deploy|copy|copi|drop|runn?|start|load|pull|pin|add)\w*\s+"
    rf"(?P<item>[^,;]+?)\s+"
    rf"{_IN}\s+(?:each|every)(?:\s+one)?(?:\s+of)?(?:\s+the)?\s+(?P<slot>[^,;]+)",
    re.I,
)
_ON_EVERY = re.compile(
    rf"^(?P<item>[^,;:]+?)\s+{_BE}(?:land|dropp?|install|deploy|runn?|start|plac|pinn|pull|add|schedul|sitt?|roll)"
    rf"(?:ed|ing|s|es)?(?:\s+out)?\s+"
    rf"{_IN}\s+(?:each|every)(?:\s+single)?(?:\s+one)?(?:\s+of)?(?:\s+the)?\s+(?P<slot>[^,;]+)$",
    re.I,
)
_NONE = re.compile(
    r"^(?P<set>.+?)[,;]\s*(?:and\s+|but\s+|with\s+)?(?P<item>(?:an?|the|one)\s+[^,;]+?)\s+(?:that\s+|which\s+)?"
    r"fit(?:s|ting)?\s+(?:into|in|on)\s+(?:none|neither)\b",
    re.I,
)
_NOT = re.compile(
    r"^(?P<item>[^,;:]+?)\s+(?:(?:does\s*n[o']t|do not|can\s*not|can't|won't|doesn't|not)\s+fit(?:ting)?"
    r"\s+(?:into|in|on)\s+any"
    r"|fit(?:s|ting)?\s+(?:into|in|on)\s+none"
    r"|too\s+(?:big|large|long|wide|heavy|tall)\s+for\s+(?:any|every|all|each))"
    r"\s+(?:of\s+)?(?:the\s+|these\s+)?(?P<set>.+)$",
    re.I,
)
_TRIES = re.compile(
    r"^(?P<item>[^,;:]+?)\s+(?:try(?:ing)?|tries|attempt(?:s|ing)|struggl(?:es|ing)|fail(?:s|ing))\s+to\s+"
    r"(?:fit|squeeze|slot|get|go|land|park|fall|drop)\s+(?:in(?:to|side)?|on(?:to)?|through)\s+(?:each|every|any)"
    r"(?:\s+(?:single|one))?(?:\s+of)?(?:\s+the)?\s+(?P<set>[^,;]+?)[,;]\s*(?:(?:but|and|it|it's|is|always|"
    r"still|far|every time)\s+)*(?:too\s+(?:big|large|long|wide|heavy|tall|fat|thick)|(?:never|does\s*n[o']t)\s+fits?"
    r"|no(?:ne)?\b[^,;]*?\b(?:fits?|enough))",
    re.I,
)
_ANY = re.compile(
    r"^(?P<by>[^,;:]+?)\s+(?:ask|wait|order|request|reach|call)\w*\s+for\s+(?P<what>[^,;:]+?)\s*,?\s+(?:and|but)?\s*"
    r"(?:gett?|giv|receiv|handed)\w*\s+(?:an?\s+)?(?:random|any|whatever|some|unknown|whichever)\b[^:]*:\s*(?P<list>.+)$",
    re.I,
)
_ONLY = re.compile(
    rf"^(?P<by>[^,;:]+?)\s+\w+(?:ing|s)\s+[^,;:]*?(?P<many>{_COUNT})\s+(?P<noun>[\w-]+s)\b[^,;:]*[,;:]\s*(?:and\s+)?only\s+"
    r"(?:the\s+)?(?P<how>[^,;]+?)\s+(?:ones?|\w+)?\s*(?:is\s+|gets\s+)?(?:light(?:s|ing)?\s+up|glow\w*|lit|match\w*|highlighted"
    r"|turns?\s+green|fits?)\b",
    re.I,
)
_SIZES = re.compile(r"\s+(?:in|of|with)\s+(?:\w+\s+)*?sizes?\s*:?\s*(?P<names>.+)$|\s*:\s*(?P<list>.+)$", re.I)
_USUAL = 3  # places where nobody says how many
_ORDER = ("first", "second", "third")


def packed(text: str) -> dict[str, Any] | None:
    """ "Pods from 3 nodes packed into one", "Two racks, all four workers landing in the first one"."""
    if found := _ONE.match(text):
        among, few = _places(found["from"]), found["few"].lower()
        lit = 1 if few in ("one", "single") else lexicon().numbers[few]
        if among is None or lit >= among.count:
            return None
        made = {"mode": "pack", "among": among, "item": _several(phrase(found["item"])), "at": lit, "from": "others"}
        return made | ({"by": phrase(found["by"])} if found["by"] else {})
    found = _FIRST.match(text)
    if found is None:
        return None
    among, item = _places(f"{found['many']} {found['noun']}"), phrase(found["item"])
    if among is None or item.count < 2 or len(found["item"].split()) > 4:
        return None
    return {"mode": "pack", "among": among, "item": item, "at": 1}


def turned(text: str) -> dict[str, Any] | None:
    """ "Scheduler placing pods on nodes one by one"; "an agent on each of 3 nodes"."""
    found = _TURN.match(text)
    mode = "turn" if found else "each"
    found = found or _EVERY.match(text) or _ON_EVERY.match(text)
    if found is None or len(found["slot"].split()) > 4 or len(found["item"].split()) > 4:
        return None
    among, item = _several(phrase(found["slot"])), phrase(found["item"])
    by = found.groupdict().get("by") or ""
    if not among.words or not item.words or not (among.kind or among.quantity == "exact" or not by):
        return None
    among = replace(among, words=singular(among.words))
    made = {"mode": mode, "among": among, "item": replace(item, count=1, quantity="")}
    own = " ".join((*item.attributes, item.words)) if item.kind and item.attributes else ""  # its drawing says no more
    return made | ({"by": phrase(by)} if by else {}) | ({"match": own} if own and mode == "each" else {})


def unfit(text: str) -> dict[str, Any] | None:
    """ "Three boxes in sizes S, M, L, an elephant that fits in none of them"."""
    found = _NONE.match(text) or _NOT.match(text) or _TRIES.match(text)
    if found is None or len(found["item"].split()) > 5:
        return None
    sizes = _SIZES.search(found["set"])
    names = listed((sizes["names"] or sizes["list"] or "").strip(" .,")) if sizes else ()
    among = _several(phrase(found["set"][: sizes.start()] if sizes else found["set"]))
    if not among.words or len(among.words.split()) > 3 or any(len(n.split()) > 3 for n in names):
        return None
    among = replace(among, words=singular(among.words), count=len(names) or among.count, attributes=())
    made = {"mode": "none", "among": among, "item": replace(phrase(found["item"]), count=1, quantity="")}
    return made | ({"labels": names} if len(names) > 1 else {})


def drawn(text: str) -> dict[str, Any] | None:
    """ "Pod asking for a card and getting a random one: small, medium or large": nobody knows which."""
    found = _ANY.match(text)
    names = listed(found["list"]) if found else ()
    if found is None or not 1 < len(names) < 7 or any(len(n.split()) > 3 for n in names):
        return None
    among = replace(phrase(found["what"]), count=len(names), quantity="exact", attributes=())
    return {"mode": "any", "by": phrase(found["by"]), "among": among, "labels": names} if among.words else None


def only(text: str) -> dict[str, Any] | None:
    """ "Clerk holding the form against 4 shelves, only the dry one lights up"."""
    found = _ONLY.match(text)
    among = _places(f"{found['many']} {found['noun']}") if found else None
    if found is None or among is None:
        return None
    by = re.split(r"\s+\w+ing\b|\s+(?:with|that|who)\b", found["by"])[0]
    how = re.sub(rf"\s+{singular(found['noun'])}$", "", found["how"], flags=re.I)
    return {"by": phrase(by), "among": among, "match": how} if len(how.split()) < 4 else None


def _places(words: str) -> Figure | None:
    made = phrase(words)
    made = replace(made, words=singular(made.words), attributes=(), state="")
    return made if made.words and 1 < made.count <= 12 and len(made.words.split()) < 4 else None


def _several(made: Figure) -> Figure:
    return made if made.count > 1 else replace(made, count=_USUAL, quantity="plural")
