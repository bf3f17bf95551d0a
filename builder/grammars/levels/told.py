"""Levels in so many words: so many of so many, a vessel with its contents and a line, gaps between blocks."""

from __future__ import annotations

import re
from typing import Any

from builder.cast.listing import listed
from builder.grammars.levels import segments
from builder.grammars.levels.pack import packed
from builder.language.model import Reading
from builder.storyboard.model import Match

_VESSEL = (
    r"(?:fuel\s+tank|water\s+tank|token\s+bucket|jar|bucket|tank|glass|bottle|bathtub|barrel|jug|cup|mug|basket|bin|pitcher"
    r"|cauldron|vase|suitcase|backpack|rucksack|hourglass\s+bulb)"
)
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_UNIT = r"(?:\s?(?:[GMKT]i?B|kB|%|ms|s|minutes?|hours?|days?|GPUs?|CPUs?|cores?|requests?|tokens?|pods?|points?))?"
_HELD = re.compile(
    rf"(?P<used>{_NUMBER})(?P<unit>\s?[A-Za-z]{{1,3}}\b)?\s+(?:of|out\s+of)\s+(?:the\s+)?"
    rf"(?P<all>{_NUMBER})\s*(?P<rest>[^,;.]*)",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:used|taken|in use|left|free|remaining|occupied|full|booked|allocated)\b", re.IGNORECASE)
_POOL = re.compile(
    r"\b(?:quota|bar|bucket|allowance|capacity|slots?|seats?|budget|limit|licen[cs]es?|jar|tank|stack|storage|disk|memory)\b",
    re.IGNORECASE,
)
_IS_VESSEL = re.compile(
    rf"^(?:an?\s+|the\s+)?(?P<head>(?:[\w-]+\s){{0,2}}?{_VESSEL})\b(?P<rest>.*)$", re.IGNORECASE | re.DOTALL
)
_PARTED = re.compile(
    r"^(?P<of>[^:,;]+?)\s+(?:with|in|into|of)\s+(?:\w+\s+)?"
    r"(?:partitions|parts|segments|shares|sections|layers|slices|regions)\s*:\s*(?P<list>.+)$", re.IGNORECASE,
)  # fmt: skip
_AS_BAR = re.compile(
    r"^(?P<of>[^:,;]+?)\s+(?:as|like)\s+an?\s+(?:stacked\s+)?(?:bar|stack|jar|bucket|tank|glass|suitcase|backpack)\s*:\s*"
    r"(?P<list>.+)$", re.IGNORECASE,
)  # fmt: skip
_STACK = re.compile(r"^(?:an?\s+)?stack(?:ed\s+bar)?\s+of\s+(?P<of>[^:,;]+?)\s*:\s*(?P<list>.+)$", re.IGNORECASE)
_ENTRY = re.compile(
    rf"^(?P<name>[^\d]+?)(?:\s+(?:at|with|of|is|=)\s+|\s*[=:]\s*|\s+)(?P<value>{_NUMBER}{_UNIT})$", re.IGNORECASE
)
_LINE = re.compile(
    rf"\b(?:(?:a\s+|the\s+|red\s+|dashed\s+)*(?:line|limit|cap|mark|budget|rim|ceiling)\s+(?:at|of|reading|labell?ed|saying)\s+)"
    rf"(?P<at>[\"“][^\"”]+[\"”]|{_NUMBER}\s?[A-Za-z%]*|zero|the\s+(?:top|bottom))"
    r"|(?P<named>(?:\w+\s)?(?:limit|red|fill)\s+line)",
    re.IGNORECASE,
)  # fmt: skip
_HOLDS = re.compile(
    rf"\b(?:hold(?:s|ing)?|contain(?:s|ing)?|with|of)\s+(?P<value>{_NUMBER}\s+[a-z]+)"
    rf"|(?P<left>{_NUMBER}\s+[a-z]+\s+(?:left|remaining))",
    re.IGNORECASE,
)
_FILLS = re.compile(
    r"\bfill(?:s|ed|ing)?\s+(?:up\s+)?(?:with|by)\s+(?P<what>[^,;.]+?)(?=\s+(?:up\s+)?to\b|\s+until\b|[,;.]|$)", re.I
)
_UNTIL = re.compile(
    r"^(?P<of>[^,;:]+?)\s+(?:grow|ris|climb|fill|creep|swell|increas)\w*\s+"
    r"(?:until|up\s+to|towards?|past|over|above|beyond)\b.*?"
    r"\b(?P<limit>(?:[\w-]+\s)?(?:limit|quota|cap|ceiling|threshold|(?:limit|red|fill)\s+line))\b", re.IGNORECASE,
)  # fmt: skip
_SHARES = {
    "half": "50%", "three quarters": "75%", "a quarter": "25%", "a third": "33%", "two thirds": "67%", "nearly": "92%",
    "almost": "92%", "mostly": "85%", "completely": "100%",
}  # fmt: skip
_PART_FULL = re.compile(
    r"^\s*(?:is\s+)?(?P<how>half|three quarters|a quarter|a third|two thirds|nearly|almost|mostly|completely)[\s-]full"
    r"\b(?:\s+of\s+(?P<what>[^,;.]+))?", re.IGNORECASE,
)  # fmt: skip
_COUNT = re.compile(r"\s+(?:with|of|holding|containing)\s+(?P<n>\d{1,2})\s+(?P<what>[a-z]+s)\b(?!\s+(?:left|remain))")
_FULL_BAR = re.compile(
    r"^(?P<head>(?:[\w-]+\s){0,2}(?:bar|disk|drive|memory|inbox|mailbox|volume))(?P<rest>\s+(?:is\s+)?"
    r"(?:half|three quarters|a quarter|a third|two thirds|nearly|almost|mostly|completely)[\s-]full\b.*)$", re.I,
)  # fmt: skip
_MOST_OF = re.compile(r"(?P<what>[^,;:]+?)\s+(?:taking\s+up|occupying|eating|using)\s+most\b", re.IGNORECASE)
_RISES = re.compile(r"\b(?:usage|memory|heap|disk|buffer|cache|storage|queue|level|water|load)\b", re.IGNORECASE)
_GAPS = re.compile(r"\b(?:gaps?|holes?|fragment\w*|scattered|checkerboard|swiss cheese)\b", re.IGNORECASE)
_TIGHT = re.compile(r"\bpack(?:ed|ing)\b|\bno (?:gaps|holes)\b|\btightly\b|\bside by side\b", re.IGNORECASE)
_EMPTY = re.compile(r"\b(?:mostly|nearly|almost|half)\s+(?:empty|unused|free|idle)\b", re.IGNORECASE)
_STORE = re.compile(
    r"\b(?P<of>(?:[\w-]+\s)?(?:memory|disk|heap|ram|storage|cache|address space|buffer|bar|warehouse))\b", re.IGNORECASE
)
_BLOCKS = re.compile(r"\b(?:blocks?|pages?|boxes|chunks?|extents?|segments?|files?|bricks?)\b", re.IGNORECASE)
_SHRINKS = re.compile(
    r"^(?P<one>[^,;:]+?)\s+(?P<a>shrink|drop|decreas|contract|grow|expand|swell|increas)\w*[,;]?\s+(?:while|as|and)\s+"
    r"(?:the\s+)?(?P<other>[^,;:]+?)\s+(?P<b>shrink|drop|decreas|contract|grow|expand|swell|increas)\w*", re.IGNORECASE,
)  # fmt: skip
_MOST = 24


def told(reading: Reading) -> Match | None:
    """The row as cells, as a vessel, or as two that share one bar; None where it speaks of neither."""
    if reading.carrier == "levels" and not reading.steps and (pack := packed(reading.text)) is not None:
        slots = {"parts": (pack[0],), "of": pack[1], "pack": str(pack[2])}
        return _match(slots, 0.96, "packed together", f"how many {pack[0]} stood in each")
    if reading.steps or len(reading.sides) > 1:
        return None
    text = reading.text.strip(" .")
    tries = (read(text, reading) for read in (_segments, _vessel, _counted, _parted, _pair, _until, _blocks))
    return next((found for found in tries if found is not None), None)


def _segments(text: str, reading: Reading) -> Match | None:
    """A bar cut in parts that are said to stay, grow, give way, or to be the rest."""
    for read in (segments.changing, segments.rest, segments.paired):
        of, parts = read(text)
        if parts:
            return _match({"segments": parts, **({"of": of} if of else {})}, 0.94, "a bar and its parts")
    return None


def _match(slots: dict[str, Any], sure: float, why: str, *assumed: str) -> Match:
    return Match(grammar="levels", confidence=sure, slots=slots, why=(why,), assumed=assumed)


def _counted(text: str, reading: Reading) -> Match | None:
    """ "Quota bar: 8 of 10 GPUs used": that many cells of all are taken."""
    found = _HELD.search(text)
    if found is None or found["unit"]:
        return None
    used, whole = float(found["used"].replace(",", "")), float(found["all"].replace(",", ""))
    head = text[: found.start()].strip(" :,")
    known = bool(_POOL.search(head)) or bool(_STATE.search(found["rest"]))
    if not known or not 0 <= used <= whole or whole > _MOST or used % 1 or whole % 1 or whole < 2:
        return None
    what = " ".join(found["rest"].split())
    of = re.sub(r"\s+(?:at|with|showing|has|is)$", "", head) or what
    slots = {"of": of, "used": f"{used:g}", "cap": f"{whole:g}", "says": found[0].strip()}
    return _match(slots, 0.92, f"{used:g} of {whole:g}")


def _entries(words: str) -> tuple[tuple[str, ...], bool]:
    """The parts of a list with their values as written, and whether all have one."""
    names, full = [], True
    for part in listed(words):
        entry = _ENTRY.match(part)
        if entry is None and (len(part.split()) > 3 or re.search(r"\b(?:full|empty|left|over|the|last)\b", part, re.I)):
            continue
        full = full and entry is not None
        names.append(f"{entry['name'].strip()}: {entry['value'].strip()}" if entry else part)
    return tuple(names[:7]), full


def _limit(text: str) -> dict[str, str]:
    found = _LINE.search(text)
    words = (found["at"] or found["named"]).strip('"“”') if found else ""
    return {"limit": re.sub(r"^(?:the|an?)\s+", "", words, flags=re.IGNORECASE)} if words else {}


def _vessel(text: str, reading: Reading) -> Match | None:
    found = _IS_VESSEL.match(text) or _FULL_BAR.match(text)
    if found is None or (counted := _counted(text, reading)) is not None:
        return counted if found else None
    head, rest = found["head"].strip(), found["rest"]
    part = _PART_FULL.search(rest)
    if part is not None:
        big = _MOST_OF.search(rest[part.end() :])
        what = part["what"] or (big["what"] if big else "")
        what = re.sub(r"^[\s,]*(?:(?:an?|the)\s+)?", "", what, flags=re.IGNORECASE).strip()
        share = {"level": _SHARES[next(k for k in _SHARES if part["how"].lower().startswith(k))]}
        return _match({"vessel": head, **share, "parts": (what or head,), **_limit(rest)}, 0.9, f"{head} {part['how']}")
    body = max((part for part in rest.split(":")[1:]), key=lambda p: len(_entries(p.split(";")[0])[0]), default="")
    parts, _ = _entries(body.split(";")[0]) if body else ((), False)
    line = _limit(rest)
    slots: dict[str, Any] = {"vessel": head, **line}
    if len(parts) > 1:
        return _match({**slots, "parts": parts}, 0.93, f"what is in the {head}")
    many = _COUNT.match(rest)
    if many is not None and 2 <= int(many["n"]) <= _MOST and not line:
        said = f"{many['n']} {many['what']}"
        return _match({"of": head, "used": many["n"], "cap": many["n"], "says": said}, 0.8, f"{said} in a {head}")
    held, fills = _HOLDS.search(rest), _FILLS.search(rest)
    words = (held["value"] or held["left"]) if held else fills["what"] if fills else ""
    if not words or not (line or fills or re.search(r"\b(?:drain|empt|leak|left|remain)\w*", rest, re.IGNORECASE)):
        return None
    topic = re.match(r"\s+of\s+(?P<of>[a-z][^,;:]*)", rest)
    of = {"of": topic["of"].strip()} if topic else {}
    full = {"full": "yes"} if fills else {}
    return _match({**slots, **of, **full, "parts": (words.strip(),)}, 0.93, f"how full the {head} is")


def _parted(text: str, reading: Reading) -> Match | None:
    found = _PARTED.match(text) or _AS_BAR.match(text) or _STACK.match(text)
    parts, valued = _entries(found["list"]) if found else ((), False)
    if found is None or len(parts) < 2:
        return None
    full = {"full": "yes"} if re.search(r"\b(?:almost|nearly|completely)?\s*full\b", text, re.IGNORECASE) else {}
    slots: dict[str, Any] = {"vessel": "stack", "of": found["of"].strip(), "parts": parts, **_limit(text), **full}
    return _match(slots, 0.93 if valued else 0.86, "the parts of one whole")


def _pair(text: str, reading: Reading) -> Match | None:
    """Two that share: one shrinks while the other grows."""
    found = _SHRINKS.match(text)
    if found is None or (found["a"][0].lower() in "sdc") == (found["b"][0].lower() in "sdc"):
        return None
    one, other = (_bare(found[name]) for name in ("one", "other"))
    if not _STORE.search(f"{one} {other} {found['one']}"):
        return None
    grows = other if found["a"][0].lower() in "sdc" else one
    slots = {"of": f"{one} and {other}", "parts": (one, other), "grow": grows}
    return _match(slots, 0.86, "one shrinks while the other grows")


def _bare(words: str) -> str:
    return re.sub(r"^(?:an?|the)\s+|\s+bar$", "", words.strip(), flags=re.IGNORECASE)


def _until(text: str, reading: Reading) -> Match | None:
    found = _UNTIL.match(text)
    if found is None or not _RISES.search(found["of"]):
        return None
    limit = re.sub(r"^(?:its|the|their|an?)\s+", "", found["limit"], flags=re.IGNORECASE)
    slots = {"vessel": "tank", "parts": (_bare(found["of"]),), "limit": limit, "full": "yes"}
    return _match(slots, 0.88, f"it grows to the {limit}")


def _blocks(text: str, reading: Reading) -> Match | None:
    """Blocks in a store: with gaps between them, side by side, or hardly any."""
    store, blocks = _STORE.search(text), _BLOCKS.search(text)
    gaps, tight, empty = (bool(p.search(text)) for p in (_GAPS, _TIGHT, _EMPTY))
    if not (store and blocks) or not (gaps or tight or empty):
        return None
    pattern = "tight" if tight else "empty" if empty else "gaps"
    slots = {"of": store["of"].strip(), "blocks": pattern}
    return _match(slots, 0.82, f"blocks: {pattern}", "how many blocks there are")
