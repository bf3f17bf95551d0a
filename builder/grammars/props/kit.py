"""What a thing has with it, and where the row puts that: on it, above it, beside it; of several each the same."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from builder.cast import figure
from builder.cast.listing import listed, thing
from builder.language.model import Figure
from builder.language.stems import is_plural

_HAS = r"(?:with|wearing|holding|carrying|has|having|have|gets?|getting|shows?|showing)"
_EACH = re.compile(
    rf"^(?:(?P<who>[^,;:]+?)\s*,?\s+(?:and\s+)?each(?:\s+one|\s+of\s+them)?\s+{_HAS}"
    rf"|(?:each|every)\s+(?P<one>[^,;:]+?)\s+{_HAS})\s+(?P<list>[^;:]+(?::\s*[^;,]+)?)$",
    re.I,
)
_WITH = re.compile(rf"^(?P<who>[^,;:\"“]+?)\s+{_HAS}\s+(?P<list>[^;:]+)$", re.I)
_PRICED = re.compile(
    rf"^(?P<who>[^,;:]+?)\s+{_HAS}\s+(?:its|an?|the)\s+(?P<what>price|cost|bill|rate|fee)(?:\s+tag)?\s*:\s*(?P<words>[^;]+)$",
    re.I,
)
_ON = re.compile(
    r"^(?P<what>[^,;:]+?)\s+(?P<how>(?:pinned|stuck|attached|glued|taped|tied|clipped|hung|hanging|fixed|sitting|hovering"
    r"|floating|standing|placed)\s+(?:to|on|onto|from|over|above|beside|off)|on top of|on|over|above|beside|next to)"
    r"\s+(?P<who>[^,;:]+?)(?:\s*,\s*(?P<list>[^;:]+))?$",
    re.I,
)
_IT = r"(?:it|them|him|her|its \w+|his \w+|her \w+|their \w+|the \w+)"
_PLACES = (
    (
        "above",
        re.compile(
            rf"\s+(?:(?:floating|hovering|hanging)\s+)?(?:on\s+top(?:\s+of\s+{_IT})?|above(?:\s+{_IT})?"
            rf"|over(?:head|\s+{_IT})|on\s+(?:its|his|her|their)\s+head)$",
            re.I,
        ),
    ),
    (
        "beside",
        re.compile(
            rf"\s+(?:standing\s+|lying\s+)?(?:beside|next\s+to|alongside|by|at|in\s+front\s+of|near)\s+{_IT}"
            r"(?P<rest>\s+.+)?$|\s+(?:at\s+hand|in\s+(?:one|the other|each|its|his|her|their)"
            r"(?:\s+(?:left|right|other))?(?:\s+(?:hands?|paws?|arms?|grip))?)$",
            re.I,
        ),
    ),
    (
        "on",
        re.compile(
            r"\s+(?:(?:pinned|stuck|attached|glued|tied|hanging|clipped|printed|written)\s+(?:to|on|from|off)|on|around)"
            rf"\s+{_IT}$|\s+(?:attached|hanging)$",
            re.I,
        ),
    ),
)
_BIG = r"(?:(?:an?|big|large|giant|glowing|red|green|yellow|amber)\s+)*"
_MARKS = (
    ("question", re.compile(rf"^{_BIG}question\s*mark$", re.I)),
    ("warning", re.compile(rf"^{_BIG}(?:warning (?:sign|triangle|light)|exclamation (?:mark|point))$", re.I)),
    ("check", re.compile(rf"^{_BIG}(?:check ?mark|tick|tick mark)$", re.I)),
    ("cross", re.compile(rf"^{_BIG}(?:cross|x|x mark|cross mark)$", re.I)),
)
_TAG = re.compile(
    r"\b(?P<what>(?P<kind>[\w-]+\s+)?(?:tag|sticker|badge|label|sticky note|post-it|note|name ?plate|stamp|seal))$",
    re.I,
)
_OWN = re.compile(r"^(?:(?:an?|the|its|his|her|their|own|one)\s+)+", re.I)
_NUMBER = re.compile(r"(?<![\w.])\d[\d,.:]*(?:\s?(?:s|ms|min|h|%|GB|MB|TB))?(?![\w])")
SEVERAL = 3  # of a thing that each of a kind has


def kit(text: str) -> dict[str, Any] | None:
    """The slots of "a thing with this on it and that beside it"; None where the row places nothing on a thing."""
    if found := _PRICED.match(text):
        tag = Figure(kind="", words=f"{found['what'].lower()} tag", label=found["words"].strip(' ."“”'))
        return _slots(_who(found["who"]), {"on": [tag]})
    if found := _EACH.match(text):
        who = _who(found["who"] or found["one"])
        if found["one"] and who.count == 1:
            who = replace(who, count=SEVERAL, quantity="plural")
        return _slots(who, _placed(listed(found["list"]), "beside")) if who.count > 1 else None
    if (found := _ON.match(text)) and (made := _hung(found)):
        return made
    found = _WITH.match(text)
    parts = listed(found["list"]) if found else ()
    if not found or not any(_told(p) for p in parts):
        return None
    return _slots(_who(found["who"]), _placed(parts, "beside"))


def _hung(found: re.Match[str]) -> dict[str, Any] | None:
    """ "Note on the router, hourglass next to it"; what hangs over a thing that has something itself."""
    inner = _WITH.match(found["who"])
    rest = listed(found["list"] or "")
    what = f"{found['what']} {'above' if re.search('over|above|top', found['how'], re.I) else 'attached'}"
    if re.match("beside|next", found["how"], re.I):
        what = f"{found['what']} beside it"
    if rest and not all(_told(p) for p in rest):
        return None
    marked = any(pattern.match(_bare(found["what"])[0]) for _, pattern in _MARKS)
    if not rest and not (inner and marked) and not (_TAG.search(_bare(found["what"])[0]) and _bare(found["what"])[1]):
        return None
    who = _who(inner["who"] if inner else found["who"])
    return _slots(who, _placed((what, *(listed(inner["list"]) if inner else ()), *rest), "beside"))


def _told(part: str) -> bool:
    """Whether a part says where it is, or is a mark or a tag with words."""
    words, label = _bare(part)
    return _place(part)[1] != "" or bool(label and _TAG.search(words))


def _who(words: str) -> Figure:
    made = thing(re.sub(r"\s+(?:icon|symbol|card)s?$", "", _OWN.sub("", words.strip()), flags=re.I))
    return made if is_plural(words.split()[-1]) or made.count > 1 else replace(made, count=1, quantity="")


def _placed(parts: tuple[str, ...], usual: str) -> dict[str, list[Figure]]:
    """Each part where it is said to be; marks go above, tags on, all else `usual`."""
    out: dict[str, list[Figure]] = {}
    for part in parts:
        words, where, more = _place(part)
        bare, label = _bare(words)
        mark = next((name for name, pattern in _MARKS if pattern.match(bare)), "")
        if mark:
            out.setdefault("above", []).append(Figure(kind="badge", words=bare, label=mark))
            continue
        tag = _TAG.search(bare)
        if tag and where in ("", "on"):
            out.setdefault("on", []).append(Figure(kind="", words=bare.lower(), label=label))
            continue
        made = figure(_OWN.sub("", words))
        number = _NUMBER.search(more)
        made = replace(made, count=min(made.count, 2), label=label or made.label)
        made = replace(made, carries=(number[0],)) if number else made
        out.setdefault(where or usual, []).append(made)
    return out


def _place(part: str) -> tuple[str, str, str]:
    """The words without their place, the place ("" unsaid), what is said after it."""
    for name, pattern in _PLACES:
        if found := pattern.search(part):
            return part[: found.start()].strip(), name, str(found.groupdict().get("rest") or "")
    return part, "", ""


def _bare(words: str) -> tuple[str, str]:
    """Noun words and the words printed on it."""
    words = _place(words)[0]
    found = re.search(r"[\"“`]([^\"”`]+)[\"”`]|(?:saying|reading|:)\s*(\S.*)$", words)
    label = (found[1] or found[2] or "").strip() if found else ""
    bare = f"{words[: found.start()]} {words[found.end() :]}" if found else words
    return " ".join(_OWN.sub("", bare.strip(" ,")).split()), label


def _slots(who: Figure, at: dict[str, list[Figure]]) -> dict[str, Any] | None:
    """Nothing where what is placed is no noun phrase, or the thing is none."""
    every = [f for things in at.values() for f in things]
    if not who.words or len(who.words.split()) > 3 or not every or len(every) > 5:
        return None
    if any(not f.words or len(f.words.split()) > 3 or f.count > 2 for f in every):
        return None
    return {"actor": replace(who, count=min(who.count, 12))} | {k: tuple(v) for k, v in at.items()}
