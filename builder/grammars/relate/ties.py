"""What joins two or more things, read off a row's own words: who stands left of the verb, who right of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.cast.listing import listed, thing
from builder.language.lexicon import is_plural, lexicon, stem
from builder.language.model import Figure, Reading
from builder.storyboard.model import Match

#: Relations and changes in which one side reaches out to the other, and how sure a pair of two is.
_PAIRS = {
    "connect": 0.72, "point": 0.7, "send": 0.7, "draw": 0.7, "talk": 0.7, "watch": 0.66, "manage": 0.66, "depend": 0.62,
    "attack": 0.58, "trigger": 0.6, "protect": 0.6, "support": 0.58, "follow": 0.56, "collect": 0.62, "share": 0.62,
}  # fmt: skip
_EVEN = ("connect", "talk", "share")  # neither side is before the other
_PREPOSITION = r"(?:to|with|into|from|on|onto|in|at|for|over|through|via|by|of|up|down|back|out|off|together|towards?)"
_SMALL = re.compile(rf"^(?:{_PREPOSITION}\s+)+", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the|its|their)\s+", re.IGNORECASE)
_TAIL = re.compile(r"\s+(?:all|both|each|is|are|being|constantly|directly|keeps?|together)$", re.IGNORECASE)
_BARRIER = re.compile(
    r"\b(?P<wall>(?:[\w-]+\s)?(?:wall|firewall|barrier|fence|gate|moat|shield|barricade|roadblock))\b", re.IGNORECASE
)
_REACH = re.compile(
    r"^(?P<one>.+?)\s+(?:(?:trying|tries|attempting|attempts|wants|wanting|failing|fails|unable)\s+to"
    r"|cannot|can't|can not)\s+(?P<verb>[a-z]+)(?:\s+(?:to|into|at|with))?\s+(?P<other>[^,;.]+)", re.IGNORECASE,
)  # fmt: skip
_BETWEEN = re.compile(
    r"^(?P<mid>[^,;]+?)\s+(?:(?:sitting|sits|standing|stands|placed|in|living|running|right)\s+)*between\s+"
    r"(?P<one>.+?)\s+and\s+(?P<other>[^,;.]+)", re.IGNORECASE,
)  # fmt: skip
_PARTS = re.compile(
    r"^(?P<mid>[^,;:]+?)\s+(?:decoupl|separat|isolat|shield|buffer)\w*\s+(?P<one>[^,;:]+?)\s+"
    r"from\s+(?P<other>[^,;:.]+)$", re.IGNORECASE,
)  # fmt: skip
_JOINS = re.compile(
    r"^(?P<mid>[^,;]+?)\s+(?:connect|link|join|bridg|tie|ty|coupl|glu|hook)\w*\s+(?P<one>[^,;]+?)\s+(?:to|with|and)\s+"
    r"(?P<other>[^,;.]+)", re.IGNORECASE,
)  # fmt: skip
_JOINED = re.compile(
    r"^(?P<both>[^,;]+?)\s+(?:are\s+)?(?:connected|linked|joined|tied|coupled|wired|bound|hooked)(?:\s+together)?\s+"
    r"(?:by|with|via|through|over)\s+(?P<by>[^,;.]+)", re.IGNORECASE,
)  # fmt: skip
_LINKED = re.compile(
    r"^(?P<one>[^,;]+?)\s+(?:is\s+)?(?:connected|linked|joined|tied|coupled|wired|bound|hooked)\s+to"
    r"\s+(?P<other>[^,;]+?)\s+"
    r"(?:by|with|via|through|over)\s+(?P<by>[^,;.]+)", re.IGNORECASE,
)  # fmt: skip
_RING = re.compile(r"^(?P<who>[^,;]+?)\s+(?:\w+ing\s+)?in\s+a\s+(?:ring|circle|loop)\b", re.IGNORECASE)
_PASSES = re.compile(
    r"\b(?:pass|hand|send|giv|forward|shift|mov|exchang|throw|toss|circulat)\w*\s+(?P<item>[^,;.]+?)"
    r"\s+(?:(?:on |along )?(?:to|round)\s+"
    r"(?:the\s+|its\s+|their\s+)?(?:next|neighbou?r|other|one)|(?:a)?round\b|along\b|on\b|in turn\b)", re.IGNORECASE,
)  # fmt: skip
_MIDDLE = re.compile(
    r"^(?P<mid>[^,;:]+?)\s+in\s+the\s+(?:middle|centre|center)[,;]\s*(?P<one>[^,;:]+?)\s+(?:on|at|"
    r"to)\s+the\s+left[,;]?\s+"
    r"(?:and\s+)?(?P<other>[^,;:]+?)\s+(?:on|at|to)\s+the\s+right$", re.IGNORECASE,
)  # fmt: skip
_PAIRED = re.compile(
    r"^(?P<one>[^,;:]+?)\s+(?:is\s+)?(?:mirrored|replicated|synced|synchronised|linked|connected|joined"
    r"|paired|bound|hooked|attached|wired|plugged|tied|coupled)"
    r"\s+(?:up\s+)?(?:to|with|into)\s+(?P<other>[^,;:]+)(?P<rest>.*)$", re.IGNORECASE,
)  # fmt: skip
_TOUCHES = re.compile(
    r"^(?P<one>[^,;:]+?)\s+(?:is\s+|being\s+)?(?:mounted|mounting|feeding|filling|facing|next|beside|docked|"
    r"clipped|linking)"
    r"\s+(?:on|onto|to|into|in)?\s*(?P<other>[^,;:]+)$", re.IGNORECASE,
)  # fmt: skip
_GIVES = re.compile(
    r"^(?P<one>[^,;:]+?)\s+(?P<verb>[a-z]+ing|hands|sends|gives|forwards|pushes|ships)\s+(?:out\s+|"
    r"over\s+)?(?P<item>[^,;:]+?)"
    r"\s+(?:over\s+)?to\s+(?P<list>[^;:]+)$", re.IGNORECASE,
)  # fmt: skip
_MUTUAL = re.compile(
    r"^(?P<who>[^,;:]+?)\s+(?:all\s+)?[a-z]+(?:ing|s|ed)?\s+(?:to\s+|with\s+|at\s+)?"
    r"(?:each\s+other|one\s+another)\b", re.IGNORECASE,
)  # fmt: skip
_KIT = re.compile(r"^(?P<one>[^:,;]+?)\s+with\s+(?P<what>[\w-]+(?:\s[\w-]+)?)\s*:\s*(?P<list>[^:;]+)$", re.IGNORECASE)
_WRAPS = re.compile(
    r"^(?P<out>[^,;]+?)\s+(?:wrapp?|surround|enclos|envelop|encas|encapsulat)(?:e?s|ing)\s+"
    r"(?:around\s+)?(?P<held>[^,;.]+)",
    re.IGNORECASE,
)
_TWO_WAY = re.compile(r"\b(?:bi-?directional|two-way|both ways|in both directions|double-headed|mutual)\b", re.I)
_TIE_WORDS = re.compile(
    r"^(?:an?\s+)?(?:(?:bi-?directional|two-way|double-headed|single|thick|thin|dashed|red|green)\s+)*"
    r"(?:arrows?|lines?|links?|cables?|wires?|ropes?|strings?)$", re.IGNORECASE,
)  # fmt: skip
_SHUT = re.compile(r"\b(?:block|stop|denied|reject|bounc|refus)\w*|\bcannot\b|\bcan't\b|\bunable\b", re.IGNORECASE)
_WHEN = re.compile(r"\b\d[\d:.]*\s?(?:[ap]m|ms|s|seconds?|minutes?|hours?|days?|weeks?|o'clock)\b", re.IGNORECASE)
_LONGEST = 5  # words of one party


def shaped(reading: Reading) -> Match | None:
    """A wall between two, a thing with its kit, somebody in between, one wrapped in another."""
    text = reading.text.strip(" .")
    readers = (_blocked, _each_other, _kit, _between, _middle, _paired, _given, _joined, _joining, _wrapped)
    tries = (read(text, reading) for read in readers)
    return next((found for found in tries if found is not None), None)


def tied(reading: Reading) -> Match | None:
    """Many at one, one with many, or a plain pair, by the row's first verb that joins."""
    return next(_sides(reading.text.strip(" ."), reading), None)


def pair(text: str) -> tuple[Figure, Figure] | None:
    """The two single parties of "tank connected to a pump"; None for all else."""
    found = _PAIRED.match(text) or _TOUCHES.match(text)
    one, other = (party(found["one"]), party(found["other"])) if found else (None, None)
    return (one, other) if one is not None and other is not None and one.count == other.count == 1 else None


def sends(verb: str) -> bool:
    """Whether a verb is one of giving something on."""
    return any(name[0] == stem(verb.lower()) for name, kind in lexicon().relations.entries.items() if kind == "send")


def party(words: str) -> Figure | None:
    """A stretch of words as one side; None where they are no noun phrase, or none of a thing."""
    words = _TAIL.sub("", _SMALL.sub("", words.strip(" ,.;:"))).strip()
    count = len(_ARTICLE.sub("", re.sub(r"[\"“][^\"”]*[\"”]", "x", words)).split())
    if not words or count > _LONGEST or words[0] in '"“(' or "(" in words:
        return None
    if stem(words.split()[0].lower()) in lexicon().production or _WHEN.search(words):
        return None
    made = thing(words)
    return made if made.words and made.count else None


def _match(slots: dict[str, object], sure: float, why: str) -> Match:
    return Match(grammar="relate", confidence=sure, slots=slots, why=(why,))


def _blocked(text: str, reading: Reading) -> Match | None:
    """ "A trying to reach B, wall between them"."""
    found = _REACH.match(text.rpartition(": ")[2])
    wall = _BARRIER.search(text)
    if found is None or not (wall or _SHUT.search(text)):
        return None
    one, other = party(found["one"]), party(found["other"])
    if one is None or other is None:
        return None
    barrier = wall["wall"].strip() if wall else ""
    barrier = re.sub(r"^(?:an?|the|but|by|with|and)\s+", "", barrier, flags=re.IGNORECASE)
    return _match({"chain": (one, other), "link": "-x", "wall": barrier or "wall"}, 0.86, "one cannot get to the other")


def ring(reading: Reading) -> Match | None:
    """Several in a ring that pass something on."""
    text = reading.text.strip(" .")
    found, passes = _RING.match(text), _PASSES.search(text)
    if found is None or passes is None:
        return None
    who = party(found["who"])
    if who is None or who.count > 8:
        return None
    if who.count == 1:
        who = replace(who, count=4, quantity="plural")
    label = re.sub(r"^(?:the|an?|its|their)\s+", "", passes["item"].strip(), flags=re.IGNORECASE)
    return _match({"ring": who, "label": label}, 0.9, "each passes it to the next")


def _each_other(text: str, reading: Reading) -> Match | None:
    found = _MUTUAL.match(text)
    who = party(found["who"]) if found else None
    if who is None or not 2 <= who.count <= 8:
        return None
    if who.count == 2:
        one = replace(who, count=1, quantity="")
        return _match({"chain": (one, one), "link": "<->"}, 0.78, "two and each other")
    return _match({"ring": who, "link": "<->"}, 0.78, "each with the others")


def _kit(text: str, reading: Reading) -> Match | None:
    """ "Robot with tools: browser, database, calendar": one thing and what it may reach for."""
    found = _KIT.match(text)
    names = listed(found["list"]) if found else ()
    plain = all(len(n.split()) <= 3 and not any(c.isdigit() for c in n) for n in names)
    if found is None or not 2 <= len(names) <= 6 or not plain:
        return None
    hub = party(found["one"])
    if hub is None or not hub.kind or hub.count > 1:
        return None
    return _match({"center": hub, "around": tuple(thing(n) for n in names)}, 0.74, f"{hub.words} with {found['what']}")


def _between(text: str, reading: Reading) -> Match | None:
    found = _BETWEEN.match(text) or _PARTS.match(text)
    if found is None or re.search(r"\b(?:split|divid|balanc|choos|switch|rac|gap|line|arrow)\w*\b", found["mid"], re.I):
        return None
    parts = [party(found[name]) for name in ("one", "mid", "other")]
    if any(p is None or not p.words for p in parts) or not any(p and p.kind for p in parts):
        return None
    return _match({"chain": tuple(parts), "link": "--"}, 0.78, "one stands between two")


def _middle(text: str, reading: Reading) -> Match | None:
    found = _MIDDLE.match(text)
    parts = [party(found[name]) for name in ("one", "mid", "other")] if found else [None]
    if any(p is None for p in parts):
        return None
    return _match({"chain": tuple(parts), "link": "--"}, 0.88, "one in the middle of two")


def _paired(text: str, reading: Reading) -> Match | None:
    found = _PAIRED.match(text)
    one, other = (party(found["one"]), party(found["other"])) if found else (None, None)
    if found is None or one is None or other is None or any(f.count > 1 or _several(f) for f in (one, other)):
        return None
    link = "<->" if _TWO_WAY.search(found["rest"]) else "--"
    return _match({"chain": (one, other), "link": link}, 0.76, f"{one.words} and {other.words} are joined")


def _several(figure: Figure) -> bool:
    """Whether a bare plural stands for more than the one its name counts as ("pods")."""
    return bool(figure.kind) and figure.kind != "brand" and is_plural(figure.words.split()[-1].lower())


def _given(text: str, reading: Reading) -> Match | None:
    """ "Vault handing out secrets to billing, search and mail": one passes something to one or to many."""
    found = _GIVES.match(text)
    if found is None or not sends(found["verb"]):
        return None
    one, to = party(found["one"]), _row(listed(found["list"]))
    if one is None or one.count > 1 or None in to or _said_of(one):
        return None
    ends = tuple(f for f in to if f is not None)
    if len(ends) > 1 or 1 < ends[0].count <= 12:
        return _match({"center": one, "around": ends[:6]}, 0.76, f"{one.words} gives to several")
    item = re.sub(r"^(?:an?|the|its|their)\s+", "", found["item"].strip(), flags=re.IGNORECASE)
    label = {"label": item} if len(item) <= 24 else {}
    return _match({"chain": (one, ends[0]), **label}, 0.68, f"{one.words} gives to {ends[0].words}")


def _joined(text: str, reading: Reading) -> Match | None:
    """ "Two sites joined by a cable labelled "x""."""
    to = _LINKED.match(text)
    if to is not None and None not in (ends := (party(to["one"]), party(to["other"]))):
        return _match(_link_slots(*ends, to["by"], text), 0.8, "two that are joined")
    found = _JOINED.match(text)
    if found is None:
        return None
    both = [party(words) for words in listed(found["both"])]
    if len(both) == 1 and both[0] is not None and both[0].count == 2:
        both = [replace(both[0], count=1), replace(both[0], count=1)]
    if len(both) != 2 or None in both:
        return None
    return _match(_link_slots(both[0], both[1], found["by"], text), 0.82, "two that are joined")


def _link_slots(one: Figure | None, other: Figure | None, by: str, text: str) -> dict[str, object]:
    """Two ends and what joins them: a thing between them, or words on the link."""
    label = next(iter(re.findall(r"[\"“]([^\"”]+)[\"”]", by)), "")
    by = re.sub(r"\s*(?:labell?ed|called|named|marked)?\s*[\"“][^\"”]*[\"”]", "", by).strip()
    link = "<->" if _TWO_WAY.search(text) else "--"
    slots: dict[str, object] = {"chain": (one, other), "link": link}
    if not _TIE_WORDS.match(by) and by and not label:
        label = re.sub(r"^(?:an?|the|one)\s+", "", by, flags=re.IGNORECASE)
    return {**slots, "label": label} if label else slots


def _joining(text: str, reading: Reading) -> Match | None:
    """ "Adapter connecting the old mainframe to a new app", "bridge connecting two islands labelled "a" and "b""."""
    found = _JOINS.match(text)
    if found is None:
        return None
    literal = [q.text for q in reading.literals if q.kind == "quote"]
    if len(literal) == 2 and re.search(r"\b(?:two|both)\b.*\b(?:labell?ed|named|called)\b", text, re.IGNORECASE):
        ends: list[Figure | None] = [Figure(kind="", words=name) for name in literal]
    else:
        ends = [party(found["one"]), party(found["other"])]
    mid = party(found["mid"])
    if mid is None or None in ends or mid.count > 1:
        return None
    return _match({"chain": (ends[0], mid, ends[1]), "link": "--"}, 0.76, f"{mid.words} joins two")


def _wrapped(text: str, reading: Reading) -> Match | None:
    found = _WRAPS.match(text)
    out, held = (party(found["out"]), party(found["held"])) if found else (None, None)
    if out is None or held is None or out.count > 1:
        return None
    return _match({"inside": replace(out, kind=""), "holds": (held,)}, 0.76, f"{held.words} inside {out.words}")


def _sides(text: str, reading: Reading) -> Iterator[Match]:
    """Who is left and who is right of the row's first verb that joins: many at one, one with many, or two."""
    verbs = [(r.name, r.verb) for r in reading.relations] + [(t.name, t.verb) for t in reading.transitions]
    for name, verb in verbs:
        if name not in _PAIRS or not verb:
            continue
        at = re.search(rf"\b{re.escape(verb.split()[0])}\b", text, re.IGNORECASE)
        if at is None or not text[: at.start()].strip() or ":" in text:
            continue
        left = listed(_TAIL.sub("", text[: at.start()].strip()))
        rest, last = text[at.end() :].split(";")[0].strip(), verb.split()[-1]
        _, passed, receiver = rest.partition(f" {last} ") if " " in verb else ("", "", "")
        right = listed(_SMALL.sub("", receiver if passed else rest))
        found = _told(left, right, name, verb)
        if found is not None:
            yield found


def _told(left: tuple[str, ...], right: tuple[str, ...], name: str, verb: str) -> Match | None:
    before, after = _row(left), _row(right)
    known = [p for p in after if p is not None and not _said_of(p)]
    if not before or None in before or not known:
        return None
    one, many, rest = before[0], [p for p in before if p], len(after) == len(known)
    if len(many) > 1 and (rest or len(right) == 1) and known[0].count == 1:
        return _match({"center": known[0], "around": tuple(many[:6])}, 0.82, f"several {verb} one")
    if one is None or one.count != 1 or one.words == known[0].words:
        return None
    if rest and len(known) > 1 and all(p.count == 1 for p in known):
        return _match({"center": one, "around": tuple(known[:6])}, 0.8, f"one {verb} several")
    if 1 < known[0].count <= 12 and (known[0].kind or one.kind):
        return _match({"center": one, "around": (known[0],)}, 0.8, f"one {verb} {known[0].count} {known[0].words}")
    if known[0].count > 1:
        return None
    sure = _PAIRS[name] if one.kind and known[0].kind else 0.56
    ends = (known[0], one) if name in ("draw", "collect") else (one, known[0])
    slots: dict[str, object] = {"chain": ends, "link": "--" if name in _EVEN else "->"}
    return _match(slots, sure, f"{one.words} {verb} {known[0].words}")


def _row(names: tuple[str, ...]) -> list[Figure | None]:
    """The parties of a list; in one of several a bare plural is one thing by its name ("lights, heating and doors")."""
    made = [party(words) for words in names]
    if len(made) < 2:
        return made
    return [_collective(p, words) if p else None for p, words in zip(made, names, strict=True)]


def _collective(figure: Figure, words: str) -> Figure:
    if figure.quantity != "plural":
        return figure
    last = _TAIL.sub("", words.strip()).split()[-1]
    return replace(figure, count=1, quantity="", words=" ".join([*figure.words.split()[:-1], last]))


def _said_of(figure: Figure) -> bool:
    """Whether words after a comma say more of the party before, and are none of their own."""
    first = figure.words.split()[0].lower() if figure.words else ""
    return first in ("one", "each", "all", "every", "while", "then", "so") or (
        first.endswith("ing") and " " in figure.words
    )
