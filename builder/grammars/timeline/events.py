"""Events with their times, read off a row's own words."""

from __future__ import annotations

import re

from builder.cast.listing import listed
from builder.cast.phrase import phrase
from builder.grammars.timeline.axis import MOST, Event
from builder.language.model import Figure, Reading
from builder.storyboard.model import Match

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_TIME = (
    r"(?:\d{1,2}:\d{2}(?:\s?[ap]m)?|(?:19|20)\d\d|(?:day|week|month|year|hour|minute)\s\d+|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|{_MONTH}(?:\s\d{{1,2}})?|noon|midnight|q[1-4](?:\s\d{{4}})?|t[+-]\d+\w*)"
)
_LENGTH = (
    r"(?:\d[\d,]*(?:\.\d+)?\s?"
    r"(?:ms|milliseconds?|s|secs?|seconds?|min|minutes?|h|hours?|days?|weeks?|months?|years?)\b)"
)
_HEAD = re.compile(
    r"\b(?:time ?line|time axis|stop ?watch|calendar|schedule|agenda|history|chronology|log ?book|diary|ruler|clock"
    r"|road ?map|train|plan|itinerary|milestones?|cron)\b", re.IGNORECASE,
)  # fmt: skip
_LENGTHS = re.compile(r"\b(?:time ?line|time axis|stop ?watch|schedule|ruler)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:bars?|chart|graph|waterfall|spans?|price|cost|counter|countdown|meter|gauge)\b", re.IGNORECASE)
_SIDES = re.compile(
    r"\b(?:time ?axis|time ?line|axis)\s+with\s+(?:an?\s+)?(?P<mark>[^:,;]+)[:,;]\s*(?:to\s+the\s+|on\s+the\s+)?"
    r"left(?:\s+of\s+it)?[:,]?\s+(?P<left>[^,;]+?)[,;]\s*"
    r"(?:and\s+)?(?:to\s+the\s+|on\s+the\s+)?right(?:\s+of\s+it)?[:,]?\s+(?P<right>[^,;.]+)",
    re.IGNORECASE,
)
_PHASES = re.compile(
    r"^(?P<who>[^:,;]+?)\s+(?:with|in|has|having)\s+(?:\w+\s+(?:phases|stages)\s*:\s*)?"
    r"(?P<list>[^:;]*\b(?:phase|stage)s?\b[^:;]*)$",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"^(?P<on>[^,;:]+?)\s+giv\w+\s+each\s+(?P<who>[\w-]+(?:\s[\w-]+)?)\s+"
    r"(?:an?|its|their)\s+[^,;]*?\b(?:slice|turn|slot|go)\b",
    re.IGNORECASE,
)


def dated(reading: Reading) -> Match | None:
    """Events with times on an axis, what lies either side of a moment, phases of one course, turns of a slice each."""
    if reading.steps or len(reading.sides) > 1:
        return None
    text = reading.text.strip(" .")
    tries = (read(text) for read in (_either_side, _events, _phases, _turns, _hyphened))
    return next((found for found in tries if found is not None), None)


def _entry(part: str, *, lengths: bool) -> Event | None:
    """ "09:04 errors", "demo on Friday", "first byte at 200 ms" as an event; None without a time."""
    time = rf"(?:{_TIME}|{_LENGTH})" if lengths else _TIME
    front = re.match(rf"^(?:(?:at|on|in|by)\s+)?(?P<at>{time})\s*[:–—-]?\s+(?P<what>.+)$", part, re.IGNORECASE)
    back = re.match(
        rf"^(?P<what>.+?)[\s,]+(?:(?:at|on|in|by|after|from|since|around)\s+)?(?:the\s+)?(?P<at>{time})$", part, re.I
    )
    found = front or back
    if found is None or len(found["what"].split()) > 5:
        return None
    what = re.sub(r"^(?:an?|the)\s+", "", found["what"].strip(" :"), flags=re.IGNORECASE)
    return Event(words=what, at=found["at"].strip())


def _events(text: str) -> Match | None:
    head, colon, body = text.partition(": ")
    if colon and re.fullmatch(_TIME, head, re.IGNORECASE):
        head, body = "", text
    elif not colon:
        head, _, body = text.partition(" with ")
        if not body:
            head, body = "", text
    known = bool(_HEAD.search(head)) if head else False
    if _NOT.search(head or text):
        return None
    parts = [p for p in listed(body) if p]
    found = [_entry(part, lengths=bool(_LENGTHS.search(head))) for part in parts]
    events = [e or Event(words=p) for e, p in zip(found, parts, strict=True)]
    timed = sum(1 for e in found if e)
    enough = timed == len(parts) if known else timed >= 2 and timed >= len(parts) - 1
    if not 2 <= len(events) <= MOST or not enough or any(len(e.words.split()) > 5 for e in events):
        return None
    sure = 0.95 if known else 0.9 if timed == len(parts) else 0.8
    slots = {"form": "axis", "steps": tuple(e.words for e in events), "at": tuple(e.at or "-" for e in events)}
    return Match(grammar="timeline", confidence=sure, slots=slots, why=("events with their times",))


def _either_side(text: str) -> Match | None:
    found = _SIDES.search(text)
    if found is None:
        return None
    steps = tuple(found[name].strip() for name in ("left", "mark", "right"))
    slots: dict[str, object] = {"form": "moment", "steps": steps}
    return Match(grammar="timeline", confidence=0.92, slots=slots, why=("either side of a moment",))


def _hyphened(text: str) -> Match | None:
    """ "Red-green-refactor cycle"."""
    found = re.match(r"^(?:the\s+)?(?P<names>[a-z]+(?:-[a-z]+){2,5})\s+(?:cycle|loop|wheel)$", text, re.IGNORECASE)
    if found is None:
        return None
    slots: dict[str, object] = {"form": "circle", "steps": tuple(found["names"].split("-")), "loop": True}
    return Match(grammar="timeline", confidence=0.88, slots=slots, why=("the stations of a cycle",))


def _phases(text: str) -> Match | None:
    found = _PHASES.match(text)
    names = listed(found["list"]) if found else ()
    if found is None or not 2 <= len(names) <= 6 or any(len(n.split()) > 3 for n in names):
        return None
    slots: dict[str, object] = {"form": "axis", "steps": names, "at": ("-",) * len(names)}
    return Match(grammar="timeline", confidence=0.8, slots=slots, why=(f"the phases of {found['who'].strip()}",))


def _turns(text: str) -> Match | None:
    found = _TURNS.match(text)
    if found is None:
        return None
    on, who = phrase(found["on"]), phrase(found["who"])
    takers = Figure(kind=who.kind, words=who.words, count=3, quantity="plural", attributes=who.attributes)
    if not who.kind or not on.kind:
        return None
    slots: dict[str, object] = {"form": "wheel", "actors": (takers,), "on": on}
    return Match(
        grammar="timeline", confidence=0.84, slots=slots, why=("each has its turn",), assumed=(f"{who.words}: 3",)
    )
