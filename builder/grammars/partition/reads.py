"""What is cut, into what, how much each part is and who lives in it: read off a row's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.actors import base
from builder.cast.phrase import listed as listing
from builder.cast.phrase import phrase
from builder.grammars.partition import ways
from builder.language.lexicon import key, lexicon, singular
from builder.language.model import Figure, Reading

_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|several|multiple|many|a few|equal|even)"
_PARTS = (
    "parts?|slices?|pieces?|partitions?|sections?|segments?|shards?|zones?|compartments?|rooms?|floors?|"
    "storeys?|stories|"
    "chunks?|fractions?|halves|half|thirds|quarters|fifths|eighths|blocks?|wedges?|portions?|chambers?|"
    "cells?|namespaces?|"
    "subnets?|regions?|lanes?|drawers?|boxes|tiles|bulkheads?|islands?|modules?|instances?|tenants?|shares?|"
    "units?|spaces?|"
    "volumes?|domains?|vlans?|buckets?|plots?|fields|apartments?|flats|desks|shelves|layers?|levels?"
)
_STRONG = (
    r"cut(?:ting)?|slic(?:ed?|ing|es)|divid(?:ed?|ing|es)|carv(?:ed?|ing|es)|partition(?:ed|ing|s)?|shard(?:ed|ing|"
    r"s)?|"
    r"segment(?:ed|ing|s)?|chopp(?:ed|ing)|chops?|subdivid(?:ed?|ing)|compartmentali[sz](?:ed?|ing)|section(?:ed|ing)|"
    r"wall(?:ed|ing)|fenc(?:ed|ing)|portion(?:ed|ing)|sawn|saw(?:s|ed|ing)|torn|tear(?:s|ing)?|hack(?:ed|ing|s)|"
    r"cleav(?:ed?|ing|es)|cleft|"
    r"slash(?:ed|ing|es)|parcell?(?:ed|ing)(?: out)?|zoned|ripp(?:ed|ing)|snapp(?:ed|ing)"
)
_WEAK = r"split(?:s|ting)?|br(?:oken|eaking|eaks)|separat(?:ed?|ing)"
_CUT = re.compile(
    rf"^(?P<of>.*?)\s*\b(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))\b(?:\s+(?:up|off|out|down))?\s+"
    r"(?:in(?:to)?|as|between|among|by|for)\s+(?P<into>.+)$",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    rf"^(?P<of>.*?\b(?:building|house|tower|office|hotel|plate|bento box|lunch box|tool ?box|cabinet|pie|"
    rf"cake|pizza|ship|"
    rf"submarine|tray|drawer|warehouse|orange|locker|hull))\s+(?:with|of|in|showing|has|having)\s+"
    rf"(?P<into>(?:{_NUMBER}|(?:watertight|sealed|separate|isolated|walled)\s+(?:{_PARTS})\b)(?:\s|,).+)$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"^(?P<of>[^:,;]*?\b(?:pie|cake|pizza|budget|plate|day|week))\s*(?::|showing|with)\s*(?P<into>[^;]*(?:\d+\s?%|"
    r"\b(?:half|quarter|third|tenth)\b).*)$",
    re.IGNORECASE,
)
_COUNT = re.compile(rf"^(?:its |their |the )?(?P<n>{_NUMBER})\b\s*(?P<rest>.*)$", re.IGNORECASE)
_NOUN = re.compile(rf"\b(?P<noun>{_PARTS})\b", re.IGNORECASE)
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|percent\b)", re.IGNORECASE)
_FRACTION = re.compile(
    r"(?<![\d/])(\d)/(\d{1,2})(?![\d/])|^(?:half|(?:an?|one|two|three) (?:third|quarter|fifth|tenth)s?)\b",
    re.IGNORECASE,
)
_ANY = re.compile(rf"^(?P<n>{_NUMBER})\s+(?:[\w-]+\s+){{0,2}}(?P<noun>[\w-]+s)$", re.IGNORECASE)
_ALIKE = re.compile(r"\b(?:labell?ed|marked|named|called|tagged)\s+(?P<name>[^,;]+)$", re.IGNORECASE)
_BAR = re.compile(r"\b(?:bar|meter|gauge|tank|column)$", re.IGNORECASE)
_AMOUNT = re.compile(r"^(\d+(?:\.\d+)?)\s+([a-z]+)\s+(?:of|for)\s+(.+)$", re.IGNORECASE)
_EACH = re.compile(
    r"^(?:and |with )*(?:(?:each|every(?: one)?)(?: of them)?\s+(?:with|has|having|holding|for|containing|"
    r"owned by|running)?\s*"
    r"(?:its|their|his|her|an?|one)?\s*(?:own\s+)?(?P<who>[\w-]+(?:\s[\w-]+)?)|"
    r"(?:one|an?)\s+(?P<one>[\w-]+(?:\s[\w-]+)?)\s+(?:per|on each|in each|on every|in every)\s+\w+)$",
    re.IGNORECASE,
)
_TAKING = re.compile(
    r"^(?P<who>[^,;]+?)\s+(?:taking|takes?|getting|gets?|standing|living|sitting|owning|owns?|using|uses?|"
    r"grabbing|eating|"
    r"inside|in|on|holding|moving|settling)\b(?P<rest>.*)$",
    re.IGNORECASE,
)
_ONE = re.compile(r"^(?:and |but |with |only )*(?:one|1|a single one)(?: of them)?\s+(?P<how>.+)$", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:can'?t|cannot|can ?not|not|never|no|won'?t|isn'?t|impossible|without)\b[^,;]*$", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:(?:an?|the|one|single|whole|entire|big|large|huge|animation|diagram|picture|view|graphic|of|"
    r"showing|image|close-?up|"
    r"its|this|that)\s+)+",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"\s*\b(?:is|are|being|gets?|getting|has been|neatly|cleanly|was|were|that|which|block|hard)\s*$", re.IGNORECASE
)
_FOR = re.compile(r"\b(?:for|of|called|named|by)\s+((?!its\b|their\b|equal\b|the same\b).+)$", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,\s*(?:and|plus)\s+|,\s*|\s+and\s+|\s*\+\s*)\s*", re.IGNORECASE)
#: "Network, database, apps, each in its own box": the walls are said after the parts.
_OWN_BOX = re.compile(
    r"\b(?:each|every one|all)(?: of them)?\s+in\s+(?:its|their|an?|his|her)\s+(?:own\s+)?"
    r"(?:box(?:es)?|room|cell|drawer|compartment|file|folder|cage|fence|bucket|container)s?\b",
    re.IGNORECASE,
)
_STUCK = frozenset(("label", "sticker", "sign", "tag", "plate", "poster", "nameplate"))
_NAMED_HALVES = {"half": 2, "halves": 2, "thirds": 3, "quarters": 4, "fifths": 5, "eighths": 8}
_ROUND = ("pie", "cake", "pizza", "plate", "orange", "day", "week", "hour", "clock", "tart", "dial", "budget", "minute")
_TALL = ("building", "house", "tower", "office", "hotel", "skyscraper", "block of flats")
_OTHERS = frozenset(
    ("chart", "code", "terminal", "table", "timeline", "meter", "compare", "queue", "formula", "sequence")
)
_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A cut as read: what is cut, its parts (labels or ""), their sizes as written, the shape, who owns parts.

    `noun`: what one part is called; `on`: what a label that is cut sticks on.
    """

    of: str
    parts: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    shape: str = ""
    owners: Figure | None = None
    special: str = ""
    noun: str = ""
    on: Figure | None = None
    sure: float = 0.0
    why: str = ""
    assumed: tuple[str, ...] = ()


def cut(reading: Reading) -> Cut | None:
    """One whole and its walled parts, or None where things are copied, poured or cannot be cut."""
    if reading.sides or reading.steps:
        return None
    text = reading.text.rstrip(". ")
    m, sure = _CUT.match(text), 0.93
    if m is None:
        m, sure = _HOLDS.match(text) or _SHARED.match(text), 0.86
    if m is None or _DENIED.search(m["of"]) or _foreign(reading, m["of"]):
        return _stuck(reading, _told(reading.text.rstrip(". "), m is not None))
    made = _told(text, ratio_only=True)
    return made or _read(m["of"], m["into"], strong=sure < 0.9 or bool(m["strong"]), sure=sure)


def _stuck(reading: Reading, found: Cut | None) -> Cut | None:
    """A label that is parted sticks on what was named before it."""
    if (
        found is None
        or len(found.parts) != 2
        or singular(found.of.lower().split()[-1] if found.of else "") not in _STUCK
    ):
        return found
    holder = next((f for f in reading.figures if f.kind and singular(f.words.lower()) not in _STUCK), None)
    return replace(found, shape="label", on=holder, sure=max(found.sure, 0.86))


def _told(text: str, ratio_only: bool = False) -> Cut | None:
    """What other words than cutting say of the parts; `ratio_only`: something is cut, but in another way."""
    found = ways.told(text)
    if found is None or (ratio_only and not (found.sizes or found.sure > 0.93)):
        return None
    whole = _LEAD.sub("", found.of.strip(" ,"))
    return Cut(
        of=whole, parts=found.parts, sizes=found.sizes, shape=found.shape or _shape(whole, ""), sure=found.sure,
        why=f"{whole or found.shape} in {len(found.parts)} parts",
    )  # fmt: skip


def _foreign(reading: Reading, of: str) -> bool:
    """Whether what is cut is named as another picture: a chart, a table of rows, a screen."""
    words = reading.carrier_words.lower()
    return reading.carrier in _OTHERS and words in of.lower() and not words.endswith((*_ROUND, "table"))


def _read(of: str, into: str, *, strong: bool, sure: float) -> Cut | None:
    of = of.rpartition(":")[2] if ":" in of and of.rpartition(":")[2].strip() else of.rstrip(":")
    whole = _LEAD.sub("", _TRAIL.sub("", of.strip(" ,")).strip()).strip()
    if not whole or len(whole.split()) > 5:
        return None
    first, listed = _heads(into)
    count, noun = _count(first)
    if strong and not noun and (other := _ANY.match(first.strip())):
        count, noun = _count(f"{other['n']} parts")[0], other["noun"]
    labels, sizes = _labels(listed or (first if not noun else ""))
    rest = _clauses(into)[1:] if not listed else []
    if not noun and not count and (own := _OWN_BOX.search(into)):
        first, rest = into[: own.start()].strip(" ,;"), [own[0]]
    if noun and not labels and (named := _FOR.search(first)):
        labels, sizes = _labels(named[1])
    if not labels and not count:
        labels, sizes = _labels(first)
    if not labels and count and (alike := _ALIKE.search(first)):
        labels = (alike["name"].strip(' "“”'),) * min(count, _MOST)
    if count and not labels and not strong and re.search(r"\b(?:many|small|tiny|little)\b", first, re.IGNORECASE):
        return None
    boxed = len(labels) >= 3 and any(_OWN_BOX.search(c) for c in rest)
    if not noun and (len(labels) < 2 or not (strong or sizes or boxed)):
        return None
    owners, special = (None, "") if boxed else _people(rest)
    if not strong and noun.lower().startswith(("instance", "tenant", "unit", "box", "share")):
        return None
    total = len(labels) or count
    assumed = () if total else ("how many parts there are",)
    total = min(_MOST, total or 3)
    labels = labels[:total] or ("",) * total
    shape = _shape(whole, noun)
    sure -= 0.12 if _BAR.search(whole) else 0.0
    why = f"{whole} cut into {noun or ', '.join(labels)}"
    return Cut(
        of=whole, parts=labels, sizes=sizes if len(sizes) == len(labels) else (), shape=shape, owners=owners,
        special=special, sure=sure, why=why, assumed=assumed, noun=singular(noun.lower()) if noun else "",
    )  # fmt: skip


def _heads(into: str) -> tuple[str, str]:
    """What it is cut into, and the list after a colon or a dash."""
    m = re.match(r"([^:]+?)\s*(?::|\s[-–—])\s+(.+)$", into)
    if m:
        return m[1], m[2].partition(";")[0]
    parts = _clauses(into) or [into]
    plain = all(not _verbal(p) for p in parts)
    sized = bool(_sized(parts[0])[1])
    listed = plain and len(parts) > 1 and (sized or not _COUNT.match(parts[0]))
    return (into, "") if listed or (" and " in into and plain) else (parts[0], "")


def _clauses(text: str) -> list[str]:
    return [c.strip() for c in re.split(r"[,;]", text) if c.strip()]


def _verbal(words: str) -> bool:
    return bool(_TAKING.match(words) or _EACH.match(words) or _ONE.match(words))


def _count(words: str) -> tuple[int, str]:
    """How many parts, and what they are called; 0 where nobody says."""
    noun = _NOUN.search(words)
    m = _COUNT.match(words.strip())
    named = noun["noun"].lower() if noun else ""
    if noun and named in _NAMED_HALVES and not all(_sized(words)):
        return _NAMED_HALVES[named], named
    if m and noun:
        low = m["n"].lower()
        number = (
            int(low)
            if low.isdigit()
            else lexicon().numbers.get(low, {"several": 4, "multiple": 4, "many": 6}.get(low, 0))
        )
        return min(number, 24), noun["noun"]
    plain = len(_LIST.split(words[: noun.end()])) < 2 and named.endswith("s") if noun else False
    return (0, noun["noun"]) if noun and plain else (0, "")


def _labels(listed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Names of the parts and their sizes where each has one."""
    names, sizes = [], []
    for item in listing(listed.strip(" .")):
        name, size = _sized(item)
        names.append(name)
        sizes.append(size)
    if len(names) < 2 or any(len(n.split()) > 4 for n in names):
        return (), ()
    return tuple(names), tuple(sizes) if all(sizes) else ()


def _sized(item: str) -> tuple[str, str]:
    found = _PERCENT.search(item) or _FRACTION.search(item)
    if found:
        rest = (item[: found.start()] + " " + item[found.end() :]).strip(" ,:()=-")
        return re.sub(r"^(?:for|of|to|goes to|is)\s+", "", rest).strip(), re.sub(r"(?<=\d)\s", "", found[0])
    amount = _AMOUNT.match(item)
    if amount:
        return amount[3].strip(), f"{amount[1]} {amount[2]}"
    return re.sub(r"^(?:an?|the|one|another)\s+", "", item), ""


def _people(rest: list[str]) -> tuple[Figure | None, str]:
    """Who owns the parts, and what is said of a single part."""
    for clause in rest:
        if m := _EACH.match(clause):
            return phrase(m["who"] or m["one"]), ""
        if m := _ONE.match(clause):
            return None, m["how"].strip()
        if m := _TAKING.match(clause):
            return phrase(m["who"]), ""
    return None, ""


def _shape(whole: str, noun: str) -> str:
    words = [singular(w) for w in whole.lower().split()]
    if any(w in _ROUND for w in words) or noun.lower().startswith(("wedge", "fraction")):
        return "pie"
    if any(w in _TALL for w in words) or singular(noun.lower()) in ("floor", "storey", "layer", "level", "apartment"):
        return "floors"
    return ""


def tenant(label: str) -> Figure | None:
    """The actor a part's name answers to, None where it is only a name."""
    if not label:
        return None
    found = phrase(label)
    last = key(found.words)
    drawn = found.kind and found.kind in base.kinds() and last and "label" not in base.info(found.kind).params
    return replace(found, count=1, quantity="") if drawn else None
