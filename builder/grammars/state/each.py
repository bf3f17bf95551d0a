"""Several of a kind, each in a state of its own: which ones a row means and how each of them is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.cast.phrase import phrase
from builder.grammars.state.acts import colour_of, said_of, shown_of, worn_of
from builder.language.model import Figure, Reading

_HEAD = re.compile(
    r"^(?P<head>[^,:;]{3,60}?)\s*(?:,|:|;| with| of which| where)\s+(?P<rest>(?:only |just |and )?"
    r"(?:one|two|three|half|the (?:first|last|middle|left|right))\b.+)$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"^(?:and |but |while |with |only |just )*(?P<who>one|two|three|four|another"
    r"|the (?:first|second|third|last|middle|left|right|others?|rest|remaining \w+|other \w+)"
    r"|all (?:the )?others?|others?|the other)\b(?: of them| one| ones)?\s*(?P<how>.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^(?P<noun>[A-Za-z][A-Za-z -]*?)s?\s+(?P<ids>(?:\d{1,2}|[A-Z])(?:\s*(?:,|and|&)\s*(?:\d{1,2}|[A-Z]))*)\b"
    r"(?:\s+(?:is|are|at|with|on))?\s*(?P<how>.*)$"
)
_CUT = re.compile(r"\s*[,;]\s*|\s+(?:while|but|and)\s+(?=(?:the |all )?(?:one|two|others?|rest|remaining|another)\b)", re.IGNORECASE)  # fmt: skip  # noqa: E501
_SHARE = re.compile(r"(\d{1,3})\s?%")
_HOW_MANY = {"one": 1, "another": 1, "two": 2, "three": 3, "four": 4}
_GREEDY = re.compile(r"\b(?:eat|eats|eating|hog|hogs|hogging|gobbl\w+|grab|grabs|grabbing|devour\w*) ", re.IGNORECASE)
_ACTS = re.compile(r"\b(?:at|to|from|on|in|into|between|of|and|next|looking|watching|\w+s \w+ing) ", re.IGNORECASE)
_MOST, _USUAL = 8, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """One of them: its figure with its state, effects round it, how full it is in per cent (-1 unsaid)."""

    figure: Figure
    effects: tuple[str, ...] = ()
    share: int = -1


def each(reading: Reading) -> tuple[One, ...]:
    """Everyone of a row that says of several of a kind how each is; () for any other row."""
    text = reading.text.strip(" .")
    return _numbered(text) or _counted(text, reading)


def _numbered(text: str) -> tuple[One, ...]:
    """ "Shard 2 at 95% load, sweat drops; shards 1 and 3 at 4%, zzz"."""
    parts = [_NUMBERED.match(p.strip()) for p in re.split(r"\s*;\s*|,\s+(?=[A-Za-z]+s? (?:\d|[A-Z]\b))", text)]
    if len(parts) < 2 or not all(parts):
        return ()
    found = [p for p in parts if p is not None]
    if len({_root(p["noun"]) for p in found}) != 1:
        return ()
    noun = phrase(found[0]["noun"])
    made: dict[str, One] = {}
    for part in found:
        for name in re.findall(r"\d{1,2}|[A-Z]", part["ids"]):
            label = f"{noun.words} {name}"
            made[name] = _one(replace(noun, count=1, quantity="", label=label), part["how"])
    told = [o for o in made.values() if o.figure.state or o.effects or o.share >= 0]
    ordered = sorted(made.items(), key=lambda item: (len(item[0]), item[0]))
    return tuple(o for _, o in ordered) if len(told) == len(made) and 1 < len(made) <= _MOST else ()


def _root(noun: str) -> str:
    return noun.lower().strip().removesuffix("s")


def _counted(text: str, reading: Reading) -> tuple[One, ...]:
    """ "Three pods: one overloaded (red), one bored, one sleeping"; "four disks, one explodes, the others go on"."""
    head = _HEAD.match(text)
    if head is None:
        return ()
    noun, how = _bare(head["head"])
    parts = [_PART.match(p) for p in _joined(head["rest"])]
    if _ACTS.search(head["head"]) or len(head["head"].split()) > 5:
        return ()
    if not all(parts) or (noun.count < 2 and noun.quantity != "plural"):
        return ()
    found = [p for p in parts if p is not None]
    exact = noun.quantity == "exact"
    named = sum(_HOW_MANY.get(p["who"].lower(), 0 if _others(p["who"]) else 1) for p in found)
    total = noun.count if exact else max(_USUAL if len(found) < 3 else named, named)
    if not 2 <= total <= _MOST or named > total:
        return ()
    known = next((f for f in reading.figures if f.kind and f.count == noun.count), None)
    noun = replace(noun, kind=noun.kind or (known.kind if known else ""))
    return _told(noun, how, found, total, named)


def _bare(head: str) -> tuple[Figure, str]:
    """ "Worker pods frozen": the pods, and how all but the named ones are."""
    words = head.split()
    for n in range(1, min(3, len(words))):
        how = " ".join(words[-n:])
        if shown_of(how)[1] or said_of(how):
            made = phrase(" ".join(words[:-n]))
            if made.count > 1:
                return made, how
    return phrase(head), head


def _told(noun: Figure, how: str, found: list[re.Match[str]], total: int, named: int) -> tuple[One, ...]:
    """Those that are told of one by one, the others round them."""
    single = replace(noun, count=1, quantity="", state="")
    rest_said = next((p["how"] for p in found if _others(p["who"])), how if said_of(how) else "")
    special: list[One] = []
    for part in found:
        if not _others(part["who"]):
            special += [_one(single, part["how"])] * _HOW_MANY.get(part["who"].lower(), 1)
    if not any(o.figure.state or o.effects or o.figure.colour for o in special):
        return ()
    others = [_one(single, rest_said)] * (total - named)
    middle = (len(others) + 1) // 2
    return (*others[:middle], *special, *others[middle:])


def _joined(rest: str) -> list[str]:
    """The parts of a list; a part that names nobody belongs to the one before."""
    out: list[str] = []
    for part in _CUT.split(rest):
        if out and not _PART.match(part):
            out[-1] = f"{out[-1]}, {part}"
        else:
            out.append(part)
    return out


def _others(who: str) -> bool:
    low = who.lower()
    return "other" in low.replace("another", "") or "rest" in low or "remaining" in low


def _one(figure: Figure, how: str) -> One:
    """One of them as its words say."""
    _, mood, effects = shown_of(how)
    state = mood or said_of(how)
    effects = tuple(dict.fromkeys((*effects, *worn_of(how))))
    if re.search(r"\b(?:keep|keeps|still|carry on|go on|goes on|fine|untouched|unaffected)\b", how) and not state:
        state = "running"
    share = _SHARE.search(how)
    colour = colour_of(how)
    if colour == "red" and not state:
        state = "dead"
    if "explosion" in effects or "skull" in effects:
        state = "dead"
    if _GREEDY.search(how) and not state:
        state = "greedy"
    percent = int(share[1]) if share else -1
    return One(figure=replace(figure, state=state, colour=colour), effects=effects, share=percent)
