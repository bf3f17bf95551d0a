"""Which rows are lists to be ticked, and how far they have come."""

from __future__ import annotations

import re

from builder.cast.listing import listed, thing
from builder.language.lexicon import lexicon
from builder.language.model import Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_TICKED = re.compile(
    r"\b(?:(?:being\s+|getting\s+|are\s+|is\s+|all\s+)?(?:tick(?:ed|ing|s)?|check(?:ed|ing|s)?|cross(?:ed|"
    r"ing)|mark(?:ed|ing))\s+off"
    r"|ticked|checked)\b(?:\s+(?:one by one|in turn|one after (?:the )?(?:other|another)|in order))?",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"^.*?\b(?:check\s?lists?|to-?do(?:\s+list)?|task list|steps list|run\s?book|"
    r"pre-?flight(?:\s+checks?)?|clipboard|action items)\b",
    re.IGNORECASE,
)
_OPENED = re.compile(r"^[^:;,]{2,40}?(?=\s*:|\s(?:with|of|showing|listing)\b)")
_RECAP = re.compile(r"^(?:\w+\s+){0,2}(?:recap|summary|takeaways?)\b", re.IGNORECASE)
_OPENER = re.compile(
    r"^\s*(?::|,|of|with|showing|for|appearing|reading|listing|being ticked off|items?|on screen)\s*:?\s*",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"[,;]?\s*(?:with\s+|and\s+|but\s+)?(?:only\s+)?(?:the\s+)?last\s+(?:one|item|box|step|"
    r"entry)?\s*(?:is\s+|still\s+|left\s+|stays\s+|remains\s+|being\s+)*"
    r"(?:open|empty|unchecked|unticked|missing|blank|highlighted|pending|unfinished)\b|"
    r"[,;]?\s*(?:the\s+)?last\s+(?:one|item|box|step)\s+(?:still\s+)?to (?:do|go)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"[,;]?\s*(?:with\s+|and\s+)?(?:the\s+)?(?:first\s+)?(?P<n>\d+|one|two|three|four|five|six|seven|"
    r"eight)\s+(?:of\s+(?:\w+)\s+)?(?:items?\s+|boxes\s+|steps\s+|already\s+)*(?:is\s+|are\s+)?(?:ticked|"
    r"checked|done|complete[d]?)(?:\s+off)?\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"[,;]?\s*(?:with\s+|and\s+)?(?:all|every(?:thing)?|each)\s+(?:\w+\s+){0,7}?(?:ticked|checked|done|"
    r"complete[d]?|green)(?:\s+off)?\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:empty|blank|unchecked|unticked|untouched|nothing (?:ticked|checked))\b", re.IGNORECASE)
_WHO = re.compile(
    r"^(?:an?\s+|the\s+)?(?P<who>[\w -]{3,24}?)\s+(?:is\s+)?(?:tick(?:s|ing)|check(?:s|ing)|holding|with|"
    r"going through|working through|reading|cross(?:es|ing))\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\s*[,;]?\s*\b(?:one by one|in turn|appearing|appear|being highlighted|highlighted|in order|"
    r"each (?:with|getting|gets|receiving|receives|earning|turning) (?:an? )?(?:green )?\w+(?: mark)?"
    r"|with (?:green )?(?:check\s?marks?|ticks))\b.*$",
    re.IGNORECASE,
)
#: "one by one: a, b, c, each getting a tick".
_EACH = re.compile(
    r"^[^:]{4,60}:\s[^:]+,\s*(?:each|every one|all)\b[^,:]{0,24}\b(?:check\s?marks?|ticks?|ticked|green dots?)\b", re.I
)
#: What is said of an entry in brackets: whether it is done, a note in quotes.
_LEFT = re.compile(r"\b(?:open|unticked|unchecked|left)\b", re.I)
_ASIDE = re.compile(r"\s*\((?P<told>[^()]*\b(?:open|unticked|unchecked|ticked|done|stays|left)\b[^()]*)\)", re.I)
_STAIRS = re.compile(r"\b(?:steps|stairs?|stages|climb\w*|ladder|path|journey|staircase|way up)\b", re.IGNORECASE)
_MARK = re.compile(r"\s*(?P<sign>[✓✔☑✅]|[✗✘✕×❌☒])\s*")
_FINDINGS = re.compile(
    r"^(?:the\s+)?(?:problems?|issues|findings|errors|faults|gaps|risks|vulnerabilities|mistakes|smells|violations)\b"
    r"[^:;,]{0,24}\b(?:highlighted|appearing|popping up|found|flagged|identified|listed|one by one|"
    r"lighting up)\b[^:;,]{0,16}:\s+",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"\b(?P<n>\d|two|three|four|five|six|seven|eight|nine)[\s-]+(?:\w+\s+)?(?:items?|boxes|points?|lines|"
    r"tasks)\b",
    re.I,
)
_FAILS = re.compile(
    r"\blast\s+(?:one|item|box|check|step)\s+(?:is\s+|gets\s+)?(?:fails?|failing|failed|crossed|red)\b", re.I
)
_NUMBERED = re.compile(r"^\s*\d+[.)]\s*")


def match(reading: Reading, context: Context) -> Match | None:
    """A list to tick by name, or items that are ticked off."""
    if (found := _found(reading)) is not None:
        return found
    named = reading.carrier == "checklist" or ((head := _HEAD.match(reading.text)) is not None and len(head[0]) < 48)
    ticked, each = _TICKED.search(reading.text), _EACH.search(reading.text)
    if reading.sides or not (named or each or (ticked and "off" in ticked[0].lower())):
        return None
    if reading.carrier in ("code", "terminal", "chart", "timeline", "table") and not named:
        return None
    slots, body = _told(reading.text)
    items, why, marks = _items(body, reading, context, named=named)
    if len(items) < 2:
        items, why = _counted(reading.text, named=named), "as many items as the row counts"
    if len(items) < 2:
        return None
    slots["items"] = tuple(_noted(item) for item in items)
    if not any(marks) and any(_ASIDE.search(item) for item in items):
        marks = tuple("" if (m := _ASIDE.search(i)) and _LEFT.search(m["told"]) else "tick" for i in items)
    if _FAILS.search(reading.text):
        marks = (*("tick",) * (len(items) - 1), "cross")
    if any(marks):
        slots["marks"] = marks
    who = _WHO.match(reading.text)
    if who and thing(who["who"]).kind and not _HEAD.match(who["who"]):
        slots["actor"] = thing(who["who"])
    if _STAIRS.search(reading.text):
        slots["form"] = "stairs"
    if _RECAP.match(reading.text) and not {"done", "marks"} & slots.keys():
        slots["done"] = "all"
    assumed = () if {"done", "marks"} & slots.keys() else ("all but the last are done",)
    level = "L2" if why != "items of the row" else "L1"
    return Match(
        grammar="checklist", level=level, confidence=0.92 if named else 0.89, slots=slots, why=(why,), assumed=assumed
    )


def _noted(item: str) -> str:
    """An entry without what is said of its box; a note in quotes stays behind it."""
    aside = _ASIDE.search(item)
    if aside is None:
        return item
    note = re.search(r"[\"“]([^\"”]+)[\"”]?", aside["told"])
    bare = (item[: aside.start()] + item[aside.end() :]).strip()
    return f"{bare}: {note[1]}" if note else bare


def _found(reading: Reading) -> Match | None:
    """Findings that come up one after the other: each of them marked bad."""
    found = _FINDINGS.match(reading.text)
    items = listed(reading.text[found.end() :]) if found else ()
    if found is None or len(items) < 2 or reading.sides or any(len(i) > 50 for i in items):
        return None
    slots: dict[str, object] = {"items": items, "marks": ("cross",) * len(items)}
    return Match(grammar="checklist", confidence=0.8, slots=slots, why=("findings, one by one",))


def _counted(text: str, *, named: bool) -> tuple[str, ...]:
    """Nameless items of a list that is only counted."""
    found = _COUNT.search(text) if named else None
    if found is None:
        return ()
    number = lexicon().numbers.get(found["n"].lower())
    return ("",) * min(9, number if number is not None else int(found["n"]))


def _told(text: str) -> tuple[dict[str, object], str]:
    """How far the list has come, and the text without the words that say so."""
    slots: dict[str, object] = {}
    if found := _FAILS.search(text):
        text = text[: found.start()].rstrip(" ,;") + text[found.end() :]
    elif found := _OPEN.search(text):
        text = text[: found.start()] + text[found.end() :]
    elif found := _ALL.search(text):
        slots["done"], text = "all", text[: found.start()] + text[found.end() :]
    elif found := _SOME.search(text):
        slots["done"] = found["n"] if found["n"].isdigit() else str(lexicon().numbers[found["n"].lower()])
        text = text[: found.start()] + text[found.end() :]
    elif _NONE.search(text):
        slots["done"] = "none"
    return slots, text


def _items(
    body: str, reading: Reading, context: Context, *, named: bool
) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """The items in the row, else the cue's list, else the narration's; with the marks written on them."""
    found = _split(_content(body, named=named))
    if len(found) < 2 and len(reading.literals) > 1:
        found = tuple(q.text for q in reading.literals)
    if len(found) > 1:
        marks = tuple(_mark(w) for w in found)
        return tuple(_NUMBERED.sub("", _MARK.sub(" ", w)).strip() for w in found), "items of the row", marks
    cue = _split(reading.cue)
    if len(cue) > 1:
        return cue, "items of the cue", ()
    said = [
        part for sentence in re.split(r"(?<=[.!?])\s+", context.said) for part in [_split(sentence)] if len(part) > 2
    ]
    return (said[0], "items of the narration", ()) if said else ((), "", ())


def _content(body: str, *, named: bool) -> str:
    """What comes after the head, without how it appears; before the verb where things are ticked off."""
    head = _HEAD.match(body) or (_OPENED.match(body) if named else None)
    colon = body.find(": ")
    if colon >= 0 and (head is None or colon >= head.end() - 1):
        return _LATER.sub("", body[colon + 2 :])
    if head:
        rest = _TICKED.sub("", body[head.end() :])
        while (shorter := _OPENER.sub("", rest, count=1)) != rest:
            rest = shorter
        return _LATER.sub("", rest)
    ticked = _TICKED.search(body)
    before = body[: ticked.start()] if ticked else body
    after = body[ticked.end() :] if ticked else ""
    who = _WHO.match(body)
    return _OPENER.sub("", _LATER.sub("", after)) if who or not before.strip() else before


def _split(text: str) -> tuple[str, ...]:
    if _MARK.search(text) and "," not in text and ";" not in text:
        return _marked(text)
    parts = re.split(r"\s*;\s*", text) if ";" in text else listed(text)
    kept = [p.strip(' ."“”`-–') for p in parts]
    return tuple(k for k in kept if k and len(k) <= 60)


def _marked(text: str) -> tuple[str, ...]:
    """ "backup ✓ migrate ✓ verify": items with the mark that follows, or goes before, each."""
    pieces = re.split(r"\s*([✓✔☑✅✗✘✕×❌☒])\s*", text.strip())
    if pieces and not pieces[0]:
        pairs = [(pieces[i + 1], pieces[i]) for i in range(1, len(pieces) - 1, 2)]
    else:
        pairs = [(pieces[i], pieces[i + 1] if i + 1 < len(pieces) else "") for i in range(0, len(pieces), 2)]
    return tuple(f"{words.strip(' .,')} {mark}".strip() for words, mark in pairs if words.strip())


def _mark(words: str) -> str:
    found = _MARK.search(words)
    return "" if found is None else "tick" if found["sign"] in "✓✔☑✅" else "cross"
