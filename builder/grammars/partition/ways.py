"""More ways to say that one whole has parts: an iceberg, a ratio, halves, a fenced corner, floors after a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TALL = "building|house|tower|office|hotel|skyscraper|castle|museum|library|department store|apartment block"
_ROUND = "pie|cake|pizza|plate|tart|doughnut|donut|wheel of cheese"
_BODY = (
    f"{_TALL}|{_ROUND}|hull|ship|submarine|bento box|lunch box|tool ?box|cabinet|drawer|warehouse|suitcase|garden|"
    "farm|kitchen|fridge|closet|wardrobe|disk|drive|cable|pipe|road|highway|parking lot|train|factory|floor plan"
)
_VERB = r"(?:reads?|reading|says?|saying|shows?|showing|is|are|being|goes to|belongs to|for|of)\s+"
_ICE = re.compile(r"\b(?:ice ?berg)\b(?:\s+(?:metaphor|diagram|model|picture))?", re.I)
_UP = re.compile(
    r"\b(?:above|over)(?:\s+(?:the\s+)?(?:water ?line|water|surface|sea))?\b|\b(?:at |on |"
    r"in )?(?:the\s+)?(?:visible\s+)?"
    r"(?:tip|top)(?:\s+of (?:the|it))?\b|\bsticking out\b|\bvisible\b",
    re.I,
)
_DOWN = re.compile(
    r"\b(?:below|under(?:neath)?|beneath|deep down)(?:\s+(?:the\s+)?(?:water ?line|water|surface|sea))?\b|"
    r"\bsubmerged\b|"
    r"\bunder ?water\b|\bhidden\b|\b(?:the\s+)?(?:rest|bulk|body)\b",
    re.I,
)
_SIDES = re.compile(r"\s*[,;]\s*(?:and\s+|but\s+)?|\s+(?:and|but|while)\s+(?=.*\b(?:below|under|beneath))", re.I)
_RATIO = re.compile(
    r"^(?P<of>[^,;:]+?)\s+(?:is |being |gets )?(?:cut|slic|divid|carv|partition|split|chopp)\w*\s+"
    r"(?P<ratio>\d{1,2}(?:\s?/\s?\d{1,2}){1,3})\s+(?:in(?:to)?|for)\s+(?P<into>[^;]+)$",
    re.I,
)
_HALF = re.compile(
    r"^(?:.*?,\s*)?half\s+(?:of\s+)?(?:the|an?|its|my|our|one)\s+(?P<of>[\w-]+(?:\s[\w-]+)??)\s+"
    r"(?P<a>(?:\w+(?:ed|ing|s)|in|on|for|full|with)\s+[^,;]+?)\s*(?:,|;|"
    r"\band\b)\s*(?:and\s+)?(?:the\s+other\s+)?half\s+"
    r"(?P<b>[^,;(]+)",
    re.I,
)
_FENCED = re.compile(
    r"^(?P<own>(?:an?|the|one)?\s*(?:ring-?fenced|walled[- ]off|fenced[- ]off|roped[- ]off|cordoned[- ]off|reserved|"
    r"dedicated|locked)\s+(?:corner|part|section|area|slice|portion|share|zone|half|third|quarter|room|row))\s+"
    r"(?:of|in|on)\s+(?:the|an?|our)\s+(?P<of>[^,;]+?)\s+(?:for|only for|owned by|held for)\s+(?P<who>[^,;]+)",
    re.I,
)
_KEPT = re.compile(
    r"^(?P<n>\d{1,2}\s?%)\s+of\s+(?:the|an?|our|its)\s+(?P<of>[^,;]+?)\s+(?:is |are |being )?(?:ring-?fenced|"
    r"walled off|"
    r"fenced off|roped off|cordoned off|set aside|reserved)\s+for\s+(?P<who>[^,;]+)",
    re.I,
)
_BETWEEN = re.compile(
    r"^(?:(?:an?|the)\s+)?(?:(?P<of>\w+)\s+)?(?:wall|partition|divider|fence)\s+(?:running\s+|going up\s+|"
    r"standing\s+)?"
    r"(?:between|separating)\s+(?:the\s+)?(?P<a>[^,;]+?)\s+(?:and|from)\s+(?:the\s+)?(?P<b>[^,;]+)$",
    re.I,
)
_SIDED = re.compile(
    r"^(?P<of>[^,;:]+?)\s+(?:is |being )?(?:split|divided|separated|cut|parted)(?:\s+(?:in two|in half|"
    r"down the middle))?"
    r"(?:\s+by\s+[^,;:]+)?\s*[,:;]\s*(?P<a>[^,;]+?)\s+(?:on|at) (?:the |its )?(?:one|"
    r"left)(?: side)?\s*[,;]?\s*(?:and\s+)?"
    r"(?P<b>[^,;]+?)\s+(?:on|at) the (?:other|right)(?: side)?\b",
    re.I,
)
_COLON = re.compile(rf"^(?P<of>[^:,;]*?\b(?:{_BODY}))\s*(?::|\s[-–—])\s+(?P<into>[^;]+,[^;]+)$", re.I)
_INSIDE = re.compile(
    rf"^(?P<of>[^:,;]*?\b(?:{_BODY}))\s+(?:with|has|having|showing)\s+(?:its\s+)?(?:(?:own|separate|watertight|"
    rf"isolated|"
    r"sealed|walled|dedicated)\s+)?(?:lanes|compartments|rooms|sections|zones|floors|drawers|shelves|plots|beds|areas|"
    r"cells|chambers)\s+for\s+(?P<into>[^;]*(?:,| and )[^;]*)$",
    re.I,
)
_LOW = re.compile(r"^(?:an?|the)?\s*(?:ground|first|basement|cellar|bottom|lower)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Parts as told: names from the top or the left, sizes of the same number or none."""

    of: str
    parts: tuple[str, ...]
    sizes: tuple[str, ...] = ()
    shape: str = ""
    sure: float = 0.0


def told(text: str) -> Told | None:
    """The parts of one whole that is not said to be cut, None where the row is another kind of sentence."""
    return next((t for way in (_iceberg, _ratio, _halved, _reserved, _apart, _named) if (t := way(text))), None)


def _iceberg(text: str) -> Told | None:
    """What is above the water and what is below it."""
    ice = _ICE.search(text)
    if ice is None:
        return None
    rest = re.sub(r"^[\s:,–—-]+(?:with|showing)?\s*", "", text[ice.end() :])
    parts = _SIDES.split(rest)
    over = next((p for p in parts if _UP.search(p)), "")
    under = next((p for p in parts if p is not over and _DOWN.search(p)), "")
    names = tuple(_stripped(p, where) for p, where in ((over, _UP), (under, _DOWN)))
    if not all(names) or any(len(n.split()) > 6 for n in names):
        return None
    shares = [re.search(r"\d{1,3}(?:\.\d+)?\s?%", n) for n in names]
    if all(shares):
        sizes = tuple(s[0].replace(" ", "") for s in shares if s)
        left = tuple(n.replace(s[0], "").strip(' "“”()=:') for n, s in zip(names, shares, strict=True) if s)
        return Told(of="", parts=left, sizes=sizes, shape="iceberg", sure=0.92)
    return Told(of="", parts=names, shape="iceberg", sure=0.9)


def _stripped(words: str, where: re.Pattern[str]) -> str:
    words = re.sub(r"\s+(?:it|water)\b\s*$|[\"“”]", "", where.sub(" ", words).strip(" :,.")).strip(" :,.")
    words = re.sub(
        r"^(?:(?:is|are|it|of|the|an?|labell?ed|says?|reads?|sits?|lies?|with)\b\s*:?\s*)+", "", words, flags=re.I
    )
    words = re.sub(
        r"\s+(?:is|are|sits?|lies?|lurk\w*|wait\w*|peek\w*(?: out)?|of it|of (?:the )?water)$", "", words, flags=re.I
    )
    return re.sub(r"\s+", " ", words).strip(' :,."“”')


def _ratio(text: str) -> Told | None:
    m = _RATIO.match(text)
    names = _split(m["into"]) if m else ()
    values = [v.strip() for v in m["ratio"].split("/")] if m else []
    if m is None or len(names) != len(values) or not 99 <= sum(map(int, values)) <= 100:
        return None
    return Told(of=m["of"], parts=names, sizes=tuple(f"{v}%" for v in values), sure=0.93)


def _halved(text: str) -> Told | None:
    """ "Half the brain trained on text, half on images"."""
    m = _HALF.match(text)
    if m is None:
        return None
    names = tuple(re.sub(rf"^{_VERB}", "", w.strip(' ."“”'), flags=re.I) for w in (m["a"], m["b"]))
    if any(len(n.split()) > 5 for n in names):
        return None
    return Told(of=m["of"], parts=names, sure=0.76)


def _reserved(text: str) -> Told | None:
    """A part that is kept for somebody; the rest has no name."""
    m = _FENCED.match(text)
    if m is not None:
        return Told(of=m["of"], parts=(_bare(m["who"]), ""), shape="rooms", sure=0.84)
    m = _KEPT.match(text)
    if m is None:
        return None
    share = int(re.sub(r"\D", "", m["n"]))
    sizes = (f"{share}%", f"{100 - share}%")
    return Told(of=m["of"], parts=(_bare(m["who"]), ""), sizes=sizes, shape="block", sure=0.86)


def _apart(text: str) -> Told | None:
    sided = _SIDED.match(text)
    if sided is not None and _short(pair := (_bare(sided["a"]), _bare(sided["b"]))):
        return Told(of=sided["of"], parts=pair, shape="rooms", sure=0.94)
    m = _BETWEEN.match(text)
    if m is None or (m["of"] or "").lower() in ("fire", "sound", "a", "the"):
        return None
    names = (_bare(m["a"]), _bare(m["b"]))
    return Told(of=m["of"] or "", parts=names, shape="rooms", sure=0.76) if _short(names) else None


def _named(text: str) -> Told | None:
    """ "Office building: ground floor guests, first floor staff"; "cable with lanes for voice and video"."""
    m = _INSIDE.match(text) or _COLON.match(text)
    names = _split(m["into"]) if m else ()
    if m is None or len(names) < 2 or not _short(names) or any(_doing(n) for n in names):
        return None
    tall = bool(re.search(rf"\b(?:{_TALL})$", m["of"], re.I))
    if tall and _LOW.match(names[0]):
        names = names[::-1]
    return Told(of=m["of"], parts=names, shape="floors" if tall else "", sure=0.84)


def _split(words: str) -> tuple[str, ...]:
    parts = re.split(r"\s*,\s*(?:and\s+|plus\s+)?|\s+and\s+", words.strip(" ."))
    return tuple(n for p in parts if (n := _bare(p)))


def _bare(words: str) -> str:
    return re.sub(r"^(?:an?|the|its|each)\s+", "", words.strip(" .,"), flags=re.I)


def _short(names: Sequence[str]) -> bool:
    return all(0 < len(n.split()) <= 4 for n in names)


def _doing(words: str) -> bool:
    """Whether a part of the list is a doing of its own: then the colon does not name parts."""
    return bool(re.search(r"\b(?:\w{3,}(?:ing|ed)|opens?|turns?|gets?|goes|is|are|has)\b", words, re.I))
