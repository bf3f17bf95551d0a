"""Which rows choose one of several places, land something there, or keep only what fits."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from builder.cast import figure
from builder.language.lexicon import singular
from builder.language.model import Figure, Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_ARTICLE = r"(?:(?:the|an?|its|their|some|exactly|just|only|first|next|new)\s+)*"
_PICKS = (
    r"(?:pick(?:s|ing)?(?: out)?|choos(?:es?|ing)|select(?:s|ing)?|find(?:s|ing)?|looks? at|looking at|scor(?:es?|ing)"
    r"|evaluat(?:es?|ing)|compar(?:es?|ing)|check(?:s|ing)?|weigh(?:s|ing)?|inspect(?:s|ing)?|rank(?:s|ing)?"
    r"|considers?|considering|searches|searching|spots?|spotting)"
)
_PUTS = (
    r"(?:plac(?:es?|ing)|puts?|putting|drops?|dropping|assigns?|assigning|schedul(?:es?|ing)|sends?|sending|rout(?:es?|ing)"
    r"|moves?|moving|deploys?|deploying|parks?|parking|slots?|slotting|lands?|landing|binds?|binding|sets?|loads?|pins?)"
)
_LANDS = (
    r"(?:lands?|landing|landed|is placed|being placed|placed|drops?|dropping|dropped|deployed|scheduled|assigned|pinned"
    r"|bound|matched|slotted|slots?|parked|docked|docking|docks|settl(?:es|ing|ed)|put|is put"
    r"|falls|falling|goes|attracted|allocated)"
)
_ONTO = r"(?:on(?:to)?|in(?:to)?|inside|to|at|with|upon)"
_LOOKS = re.compile(
    rf"^(?P<by>.+?)\s+{_PICKS}\s+(?:(?:among|from|between|through|for)\s+)?(?P<what>[^,;]+)(?P<rest>.*)$", re.I
)
_PLACES = re.compile(
    rf"^(?P<by>[\w' -]+?)\s+{_PUTS}\s+(?P<item>[^,;]+?)\s+{_ONTO}\s+(?P<slot>[^,;]+)(?P<rest>.*)$", re.I
)
_LANDED = re.compile(rf"^(?P<item>[\w' -]+?)\s+{_LANDS}\s+(?:\w+ly\s+)?{_ONTO}\s+(?P<slot>[^,;]+)(?P<rest>.*)$", re.I)
_THERE = re.compile(
    rf"(?:{_PUTS}\s+(?P<a>[^,;]+?)|(?P<b>[\w' -]+?)\s+(?:{_LANDS}|{_PUTS}))"
    r"\s+(?:there|on it|onto it|in it|into it|to it|on that (?:one|\w+))\b",
    re.I,
)
_ONE = re.compile(
    r"\b(?:only\s+)?(?:one|the \w+ one)\s+(?:is|has|with|having|looks|fits|are|being)?\s*(?P<how>[^,;]+)", re.I
)
_AMONG = re.compile(r"\s+(?:among|from|out of|of|between)\s+(?P<set>.+)$", re.I)
_ONLY = re.compile(
    r"\b(?:only|just)\s+(?:the\s+)?(?P<kept>[^,;()]+?)\s+(?:(?:is|are|stays?|remains?|gets?|being|left|lights?)\s+)?"
    r"(?:highlighted|lit(?: up)?|left|stay(?:s|ing)?|remain(?:s|ing)?|up|selected|kept"
    r"|coloured|colored|bright|glow\w*|visible|pass(?:es|ing)?)\b",
    re.I,
)
_CHERRY = re.compile(
    r"\b(?:cherry[- ]?pick\w*|(?:pick|choos|select)(?:s|es|ing)?(?=[^(]*\((?:just|only)))"
    r"\s+(?P<set>[^,;(]+?)\s*(?:\(|:|,|such as|like)"
    r"\s*(?P<kept>[^)]+?)\)?$",
    re.I,
)
_POINTS = re.compile(
    rf"^(?P<item>[^,;]+),?\s+(?:with\s+)?(?:an?\s+)?arrow\s+(?:pointing|leading|going)\s+(?:to|at)\s+(?P<slot>(?:{_ARTICLE})?matching\s+[^,;]+)$",
    re.I,
)
_SIMPLY = re.compile(
    r"^(?P<item>[\w' -]+?)\s+(?:is |being |gets )?(?:deployed|installed|shipped|released"
    r"|rolled out|launched|dropped in)(?:\s+\w+)?$",
    re.I,
)
_NAME = "place"
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "their",
        "some",
        "matching",
        "right",
        "best",
        "correct",
        "first",
        "next",
        "new",
        "specific",
        "fitting",
        "suitable",
    ]
)
_SHELVES = re.compile(r"\b(?:shelf|shelves|rack|slot|bay|seat|drawer|bin|lane|pigeonhole|parking)\b", re.I)


def match(reading: Reading, context: Context) -> Match | None:
    """Slots to choose among are required, and either what lands there, who chooses, or what is kept."""
    if (
        reading.steps
        or len(reading.sides) == 2
        or reading.carrier not in ("", "view", "timeline", "brand", "registry", "scan", "code")
    ):
        return None
    text = re.sub(
        r"^(?:(?:animation|visual|diagram|filter)\s*(?:visuali[sz]ation)?\s*(?:of|showing|:)\s*)",
        "",
        reading.text,
        flags=re.I,
    )
    settled = _settled(text, reading)
    if settled is not None:
        return Match(
            grammar=_NAME, confidence=0.66, slots=settled, why=("put where the narration says",),
            assumed=(settled["among"].words,),
        )  # fmt: skip
    for found, sure in (
        (_filtered(text), 0.87),
        (_chosen(text), 0.86),
        (_pointed(text), 0.82),
        (_placed(text), 0.81),
        (_landed(text), 0.78),
    ):
        if found is not None:
            among = found["among"]
            why = f"one of {among.count} {among.words}" if among.count > 1 else f"onto {among.words}"
            return Match(grammar=_NAME, confidence=sure, slots=found, why=(why,))
    return None


def _settled(text: str, reading: Reading) -> dict[str, Any] | None:
    """ "One container deployed": onto the place that the narration names."""
    found = _SIMPLY.match(text.strip(" ."))
    where = re.search(
        r"\b(?:cluster|node|server|cloud|production|namespace|data cent(?:er|re)|laptop|phone)\b",
        reading.sentence,
        re.I,
    )
    if not found or not where:
        return None
    item = figure(
        _numbered(re.sub(r"^(?:a\s+)?(?:single|one|simple|small|an?|the)\s+", "", _bare(found["item"]), flags=re.I))
    )
    return {"item": replace(item, count=1, quantity=""), "among": figure(where[0].lower())} if item.words else None


def _filtered(text: str) -> dict[str, Any] | None:
    """ "Six disks, only the SSDs highlighted", "only marketing mails left", "Picking two tools (just X, just Y)"."""
    cherry = _CHERRY.search(text)
    if cherry:
        names = tuple(k for p in re.split(r",\s*(?:and\s+)?|\s+and\s+", cherry["kept"]) if (k := _bare(p)))
        among = _set(re.split(r"\s+(?:from|out of)\s+", _bare(cherry["set"]))[0], len(names) + 3)
        return {"mode": "filter", "among": among, "keep": names[:4]} if names else None
    only = _ONLY.search(text)
    if only is None:
        return None
    kept = _one_of(figure(_bare(only["kept"])))
    front = _bare(text[: only.start()].strip(" ,:;"))
    whole = _one_of(figure(_numbered(front))) if front and not re.search(r"\b\w+ing\b", front) else None
    among = whole if whole is not None and whole.count > 1 else replace(kept, attributes=(), count=6, quantity="plural")
    if whole is not None and whole.count > 1 and not kept.kind:
        return {
            "mode": "filter",
            "among": among,
            "keep": (kept.words,) * max(1, kept.count if kept.quantity == "exact" else 2),
        }
    label = " ".join(kept.attributes) or kept.words
    many = kept.count if kept.quantity == "exact" else 2
    return {"mode": "filter", "among": among, "keep": (label,) * min(many, max(1, among.count - 1))}


def _chosen(text: str) -> dict[str, Any] | None:
    """ "The scheduler looks at 3 nodes, one is free, and places the pod there"."""
    looks = _LOOKS.match(text)
    if looks is None:
        return None
    by, what, rest = figure(_bare(looks["by"])), looks["what"], looks["rest"]
    there = _THERE.search(rest)
    one = _ONE.search(rest)
    among = _AMONG.search(what)
    item = figure(_bare(there["a"] or there["b"])) if there else None
    if not (one or there) and not among:
        return None
    if among and not re.match(r"\d|two|three|four|five|six", _bare(what), re.I):
        slot = figure(_bare(what[: among.start()]))
        many = figure(_numbered(among["set"]))
        count = int(many.words) if many.words.isdigit() else many.count
        slots: dict[str, Any] = {
            "by": by,
            "among": replace(slot, attributes=(), state="", count=max(2, count), quantity="exact"),
        }
        label = _label(slot)
    else:
        slots = {"by": by, "among": figure(_numbered(_bare(what)))}
        label = _how(one["how"]) if one else ""
    if slots["among"].count < 2:
        slots["among"] = replace(slots["among"], count=3, quantity="plural")
    return slots | ({"match": label} if label else {}) | ({"item": item} if item else {})


def _pointed(text: str) -> dict[str, Any] | None:
    """ "Order form, arrow pointing to the matching drawer"."""
    found = _POINTS.match(text)
    if found is None:
        return None
    item, _, label = _bare(found["item"]).partition(" with ")
    slot = figure(_bare(found["slot"]))
    slots: dict[str, Any] = {"item": figure(item), "among": replace(slot, attributes=(), count=3, quantity="plural")}
    said = label or _label(slot)
    return slots | ({"match": said} if said else {})


def _placed(text: str) -> dict[str, Any] | None:
    """ "The librarian puts the book on the right shelf"."""
    found = _PLACES.match(text)
    if found is None or re.match(r"(?:and|then)\b", found["by"], re.I):
        return None
    landed = _landing(found["item"], found["slot"])
    return {"by": figure(_bare(found["by"])), **landed} if landed else None


def _landed(text: str) -> dict[str, Any] | None:
    """ "A parcel lands on the empty shelf"; the last part of a longer row counts, too."""
    for part in (text, *re.split(r"[,;]\s*(?:and\s+|then\s+)?", text)[1:]):
        found = _LANDED.match(part)
        if found is not None and (landed := _landing(found["item"], found["slot"])):
            return landed
    return None


def _landing(item: str, slot: str) -> dict[str, Any] | None:
    thing, where = figure(_bare(item)), figure(_bare(slot))
    if not thing.words or not where.words or len(where.words.split()) > 4 or len(thing.words.split()) > 4:
        return None
    label = _label(where)
    definite = bool(label) or re.search(r"\b(?:right|best|correct|matching|fitting|suitable|free|empty)\b", slot, re.I)
    if not (where.kind or _SHELVES.search(slot)):
        return None
    count = where.count if where.count > 1 else 3 if definite else 1
    among = replace(
        where,
        attributes=(),
        state="",
        label="",
        count=count,
        quantity=where.quantity if where.count > 1 else "plural" if count > 1 else "",
    )
    return {"item": thing, "among": among} | ({"match": label} if label else {})


def _label(slot: Figure) -> str:
    """What tells the chosen place from the others."""
    words = [w for w in (slot.label, *slot.attributes) if w and w.lower() not in _EMPTY]
    return " ".join(words)


def _how(words: str) -> str:
    words = re.sub(r"\([^)]*\)", "", words)
    return _bare(re.sub(r"\b(?:and|then|that|which)\b.*$", "", words))


def _bare(words: str) -> str:
    """Words without article and punctuation."""
    words = re.sub(rf"^{_ARTICLE}", "", words.strip(" ,.;:()"), flags=re.I)
    return re.sub(r"\s+", " ", words).strip()


def _set(words: str, least: int) -> Figure:
    made = _one_of(figure(_numbered(words)))
    return replace(made, count=max(made.count, least), quantity=made.quantity or "plural")


_DIGITS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "twelve": "12",
}


def _one_of(made: Figure) -> Figure:
    """The figure with its noun in the singular: every place is one of them."""
    return replace(made, words=singular(made.words))


def _numbered(words: str) -> str:
    """Number words as figures, as the author's notation wants them."""
    first, _, rest = words.strip().partition(" ")
    return f"{_DIGITS.get(first.lower(), first)} {rest}".strip()
