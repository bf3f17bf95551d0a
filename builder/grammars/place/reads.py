"""Which rows choose one of several places, land something there, or keep only what fits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from builder.cast import figure
from builder.cast.phrase import phrase
from builder.grammars.place import more, ways
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
    r"(?:plac(?:es?|ing)|puts?|putting|drops?|dropping|assigns?|assigning|schedul(?:es?|ing)|sends?|sending|"
    r"rout(?:es?|ing)"
    r"|moves?|moving|deploys?|deploying|parks?|parking|slots?|slotting|lands?|landing|binds?|binding|sets?|loads?|"
    r"pins?"
    r"|slid(?:es|ing)|push(?:es|ing)|plugs?|plugging|inserts?|inserting|hangs?|hanging|delivers?|delivering|"
    r"shov(?:es|ing)|tucks?|tucking|seats?|seating)"
)
_LANDS = (
    r"(?:lands?|landing|landed|is placed|being placed|placed|drops?|dropping|dropped|deployed|scheduled|assigned|"
    r"pinned"
    r"|bound|matched|slotted|slots?|parked|docked|docking|docks|settl(?:es|ing|ed)|put|is put"
    r"|falls|falling|goes|attracted|allocated"
    r"|slips?|slipping|slid(?:es|ing)|squeez(?:es|ing)|fits?|fitting|hops?|hopping|jumps?|jumping|plugged|inserted)"
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
_PICKED = re.compile(
    rf"^(?P<by>[^,;:]+?)\s+(?:{ways.PICKS}|hands out|"
    rf"assigns)\s+the\s+(?P<slot>[\w-]+\s+[\w-]+)\s+for\s+(?P<item>[^,;:]+)$",
    re.I,
)
_BEST = re.compile(
    r"(?:nearest|closest|cheapest|fastest|best|largest|smallest|emptiest|quietest|least \w+|lowest \w+|\w+est)", re.I
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
    rf"^(?P<item>[^,;]+),?\s+(?:(?:with\s+)?(?:an?\s+)?arrow\s+)?"
    rf"(?:pointing|leading|going|points|leads)\s+(?:straight\s+|directly\s+)?(?:to|"
    rf"at)\s+(?P<slot>(?:{_ARTICLE})?(?:matching|right|correct)\s+"
    rf"(?:(?!\s(?:of|in)\s)[^,;])+)(?:\s(?:of|in)\s[^,;]+)?$",
    re.I,
)
_SIMPLY = re.compile(
    r"^(?P<item>[\w' -]+?)\s+(?:is |being |gets )?(?:deployed|installed|shipped|released"
    r"|rolled out|launched|dropped in)(?:\s+\w+)?$",
    re.I,
)
_COUNTS = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
_OF_MANY = re.compile(
    rf"\b(?:only|just)\s+(?P<few>{_COUNTS})\s+(?:out\s+)?of\s+(?:the\s+|"
    rf"these\s+)?(?P<many>{_COUNTS})\s+(?P<noun>[\w-]+s)\s+"
    r"(?:make\w* it|get\w*|pass\w*|surviv\w+|remain\w*|(?:is |are )?left|stay\w*|come|fit\w*|light\w* up|match\w*|"
    r"qualif\w+)\b",
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
    for way, sure in _WAYS:
        found = way(text, reading.cue)
        if found is not None:
            among = found["among"]
            why = f"one of {among.count} {among.words}" if among.count > 1 else f"onto {among.words}"
            why = f"{found['mode']}: {among.words}" if found.get("mode") else why
            return Match(grammar=_NAME, confidence=sure, slots=found, why=(why,))
    return None


def _nth(text: str) -> dict[str, Any] | None:
    """A number among others, with who chooses and what lands where the row says so."""
    found = ways.nth(text)
    if found is None:
        return None
    looks, landed = _LOOKS.match(text), _LANDED.match(text)
    if looks:
        return {"by": figure(_bare(re.split(r"\s+(?:and|\w+ing)\b", looks["by"])[0]))} | found
    return ({"item": figure(_bare(landed["item"]))} if landed else {}) | found


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
    if best := re.fullmatch(r"(?P<how>[a-z]+)\s+(?P<n>\d+|two|three|four|five)", _bare(only["kept"]), re.I):
        out = phrase(re.sub(r"^(?:out )?of\s+", "", _bare(text[: only.start()]), flags=re.I))
        number = int(_numbered(f"{best['n']} x").split()[0])
        many = out.count if out.quantity == "exact" else number + 5
        return {"mode": "filter", "among": replace(out, count=many), "keep": (best["how"],) * min(number, 4)}
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


def _some(text: str) -> dict[str, Any] | None:
    """ "Only two of the ten candidates make it through": so many of so many are kept."""
    found = _OF_MANY.search(text)
    if found is None:
        return None
    few, many = (int(_numbered(f"{found[n]} x").split()[0]) for n in ("few", "many"))
    noun = _one_of(phrase(found["noun"]))
    if not 0 < few < many:
        return None
    return {"mode": "filter", "among": replace(noun, count=many, quantity="exact"), "keep": (noun.words,) * min(few, 4)}


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
        if _BEST.fullmatch(slot.words):
            slots["among"], label = replace(many, count=max(2, count), quantity="exact"), slot.words
    else:
        slots = {"by": by, "among": figure(_numbered(_bare(what)))}
        label = _how(one["how"]) if one else ""
    if slots["among"].count < 2:
        slots["among"] = replace(slots["among"], count=3, quantity="plural")
    return slots | ({"match": label} if label else {}) | ({"item": item} if item else {})


def _fetched(text: str) -> dict[str, Any] | None:
    """ "The router picks the cheap model for an easy question": one of several kinds of it."""
    found = _PICKED.match(text)
    if found is None:
        return None
    slot = phrase(found["slot"])
    label = " ".join((*slot.attributes, *((slot.colour,) if slot.colour else ())))
    if not label or len(found["item"].split()) > 4:
        return None
    among = replace(slot, attributes=(), colour="", state="", count=3, quantity="plural")
    return {"by": figure(_bare(found["by"])), "among": among, "match": label, "item": figure(_bare(found["item"]))}


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
    if found is None or re.match(r"(?:and|then)\b", found["by"], re.I) or re.match(r"\w+ing\b", found["item"], re.I):
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
    slot = re.split(r"\s+(?:of|in|while|as|that|which|with)\s+", slot)[0]
    thing, where = figure(_bare(item)), figure(re.sub(r"^one\s+", "", _bare(slot), flags=re.I))
    if not thing.words or not where.words or len(where.words.split()) > 4 or len(thing.words.split()) > 4:
        return None
    label = _label(where)
    definite = bool(label) or re.search(r"\b(?:right|best|correct|matching|fitting|suitable|free|empty)\b", slot, re.I)
    told = re.search(
        r"\b(?:right|best|correct|matching|free|empty|vacant|nearest|closest|cheapest|only|first)\s+\w", slot, re.I
    )
    if not (where.kind or _SHELVES.search(slot) or told):
        return None
    if not where.kind and (free := re.match(r"(?:free|empty|vacant|open|spare)\s+(?=\w)", where.words, re.I)):
        label, where = label or free[0].strip(), replace(where, words=where.words[free.end() :])
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


_WAYS: tuple[tuple[Callable[[str, str], dict[str, Any] | None], float], ...] = (
    (lambda text, _: ways.near(text), 0.92),
    (lambda text, _: more.unfit(text), 0.94),
    (lambda text, _: more.packed(text), 0.93),
    (lambda text, _: more.drawn(text), 0.88),
    (lambda text, _: more.only(text), 0.88),
    (lambda text, _: more.turned(text), 0.84),
    (lambda text, _: ways.door(text), 0.87),
    (ways.chosen, 0.87),
    (lambda text, _: ways.fitted(text), 0.86),
    (lambda text, _: _nth(text), 0.86),
    (lambda text, _: _some(text), 0.87),
    (lambda text, _: _filtered(text), 0.87),
    (lambda text, _: _chosen(text), 0.86),
    (lambda text, _: _fetched(text), 0.83),
    (lambda text, _: _pointed(text), 0.82),
    (lambda text, _: _placed(text), 0.81),
    (lambda text, _: _landed(text), 0.78),
)
