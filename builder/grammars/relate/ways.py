"""What goes which way, read off a row's own words: there and back, down and up, past somebody, from each to one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from builder.cast.listing import listed, thing
from builder.grammars.relate import ties
from builder.language.model import Figure, Reading
from builder.storyboard.model import Match

_I = re.IGNORECASE
_GO = (
    r"(?:flow|stream|pour|mov|travel+|go|pass|runn?|rush|copy|copi|jump|fly|send|sent|load|ship|slid|rid|walk|"
    r"driv|crawl|com)"
    r"(?:ing|s|es|ed)?"
)
_WAY = r"(?:(?:down|up|over|across|out|back|straight|directly|right|all the way)\s+)*"
_WITH = r"(?:with|carrying|bringing|holding|showing|saying|labell?ed|reading|marked)"
_THERE_AND_BACK = re.compile(
    rf"^(?:an?\s+|one\s+)?(?:\w+\s+)?(?:arrow|line|arc|path|call|request)s?\s+(?:\w+ing\s+)?from"
    rf"\s+(?P<one>[^,;]+?)\s+to\s+"
    rf"(?P<other>[^,;]+?)(?:\s+{_WITH}\s+(?P<forth>[^,;]+?))?[,;]?\s+(?:and\s+|then\s+)?(?:an?(?:other)?\s+|"
    rf"one\s+|the\s+)?"
    rf"(?:\w+\s+)?(?:coming\s+|going\s+|running\s+|flowing\s+)?(?:back|returning)(?:\s+{_WITH}\s+(?P<back>[^,;]+))?"
    r"(?P<rest>,[^;]*)?$", _I,
)  # fmt: skip
_ARC = re.compile(
    r"^(?:(?P<where>[^,;]+?)\s+with\s+)?(?:an?\s+|one\s+)?(?:\w+\s+)?(?:arc|arrow|cable|route|flight path|"
    r"dotted line|line)\s+"
    r"(?:\w+ing\s+)?from\s+(?P<one>[^,;]+?)\s+to\s+(?P<other>[^,;]+?)(?P<back>\s+and\s+back)?(?:,\s*(?P<rest>[^;]*))?$",
    _I,
)  # fmt: skip
_COPIES = re.compile(
    rf"^(?P<mid>[^,;:]+?)\s+(?P<verb>[a-z]+(?:ing|s|es))\s+(?P<item>[^,;:]+?)\s+{_WAY}from\s+(?P<one>[^,;:]+?)\s+"
    rf"{_WAY}(?:in)?to\s+(?P<other>[^,;:]+?)(?:[,;]\s*(?:and\s+|with\s+)?(?P<back>[^,;:]+?)\s+(?:\w+ing\s+|\w+s\s+)?"
    r"(?:back|up|down|the other way|in return)\b[^,;]*)?$", _I,
)  # fmt: skip
_FLOWS = re.compile(
    rf"^(?P<pair>[^;]+?)[,;]\s*(?:with\s+|and\s+)?(?P<item>[^,;]+?)\s+(?:is\s+|are\s+|being\s+)?{_GO}\s+"
    r"(?:in|through|across|over|along|between|into|to|down|up|out|from)\b[^,;]*$", _I,
)  # fmt: skip
_PAST = re.compile(
    rf"^(?:(?:two|both)\s+(?P<in>[^,;]+?),\s*)?(?P<item>[^,;:]+?)\s+(?:is\s+|are\s+)?{_GO}\s+{_WAY}from"
    rf"\s+(?P<one>[^,;]+?)\s+{_WAY}to\s+"
    r"(?P<other>[^,;]+?)[,;]?\s+(?:and\s+)?(?:bypassing|skipping|avoiding|passing|going around|around|past|not through|"
    r"without\s+(?:touching|asking|going through|passing(?:\s+through)?|using|waking|involving))\s+(?P<past>[^,;]+)$",
    _I,
)  # fmt: skip
_ARROW_TO = re.compile(
    rf"^(?P<one>[^,;:]+?),?\s+(?:with\s+|and\s+)?(?:an?\s+|one\s+|the\s+)?(?:\w+\s+)?(?:arrow|line|cable|link|"
    rf"wire|rope)s?\s+"
    rf"(?:\w+ing\s+)?{_WAY}(?:to|at|into|towards?)\s+(?P<other>[^,;:]+)$", _I,
)  # fmt: skip
_SAME = re.compile(
    r"^(?P<many>[^,;:]+?),?\s+(?:all\s+|each\s+|both\s+)*(?P<verb>[a-z]+(?:ing|s|ed)?)\s+(?:up\s+|down\s+|"
    r"out\s+|away\s+)?"
    r"(?:(?:on|at|to|into|from|in|onto|with|for|over|against|through)\s+)?"
    r"(?:the\s+(?:very\s+)?same|one\s+single|one\s+shared|a\s+single|a\s+shared|one)\s+(?P<hub>[^,;:]+)$", _I,
)  # fmt: skip
_EACH_SENDS = re.compile(
    rf"^(?P<many>[^,;:]+?),?\s+(?:each|all|both|every one)\s+(?:of them\s+)?(?P<verb>[a-z]+(?:ing|s))"
    rf"\s+(?P<item>[^,;:]+?)\s+"
    rf"{_WAY}(?:to|into|towards?)\s+(?P<hub>[^,;:]+)$", _I,
)  # fmt: skip
_FROM_EACH = re.compile(
    r"^(?P<hub>[^,;:]+?)\s+(?:in the (?:middle|cent(?:re|er))\s+)?(?P<verb>[a-z]+ing)\s+(?:out\s+)?(?:(?:to|at|"
    r"from|for)\s+)?"
    r"(?P<many>(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s[^,;:]+?),\s*(?:and\s+)?[a-z]+ing\s+"
    r"(?P<item>[^,;:]+?)\s+(?:from|off|out of)\s+(?:each|every one|all)\b.*$", _I,
)  # fmt: skip
_PORTS = re.compile(r"^(?P<hub>[^,;:]+?)\s+with\s+(?P<n>two|both|2)\s+(?P<what>[^,;:]+?)[,:;]\s*(?P<list>[^;:]+)$", _I)
_PORT = re.compile(
    r"^(?:and\s+)?(?P<name>[\w.\"“”`-]+(?:\s[\w.-]+)?)\s+(?:\w+ing\s+)?(?:in)?(?:to|for|towards?)\s+(?P<to>.+)$", _I
)
_OPPOSED = re.compile(
    r"^(?P<who>(?:two|2|both)\s[^,;:]+?)(?:\s+each\s+[^,;:]+)?[,;]\s*(?:\w+\s+)?(?:arrows?|fingers?|they|both|each)\s+"
    r"(?:\w+ing\s+)?(?:at|to|for|on)?\s*(?:each other|one another)(?:[,;]\s*(?:and\s+|with\s+)?(?P<mid>[^,;]+?)\s+"
    r"(?:stands?\s+|standing\s+)?(?:in\s+)?between(?:\s+them)?)?$", _I,
)  # fmt: skip
_EACH_OWN = re.compile(
    r"^(?P<many>[^,;:]+?),?\s+each\s+(?:one\s+|of them\s+)?(?:with|wearing|holding|carrying|having|owning|"
    r"getting|keeping|"
    r"using|has|gets|owns|wears|carries|holds)\s+(?P<own>(?:an?|its|their|his|her)(?:\s+(?:very\s+)?own)?|one)\s+"
    r"(?P<what>[^,;:]+?)(?P<apart>\s+(?:of|in)\s+(?:an?|its|their)\s+(?:different|own)\b[^,;]*)?"
    r"(?:\s+(?:around|round|on|in|at)\s+(?:its|their|his|her|the)\s+\w+)?$", _I,
)  # fmt: skip
_TAKES = re.compile(
    r"^(?P<other>[^,;:]+?)\s+(?:getting|receiving|gets|receives|taking|takes|accepting|accepts)\s+(?:an?|the|one)\s+"
    r"(?P<item>[^,;:]+?)\s+from\s+(?:an?\s+|the\s+)?(?P<one>[^,;:]+?)"
    r"(?P<mark>[,;]\s*(?:with\s+)?(?:an?\s+)?(?:big\s+)?question\s+marks?\s+[^,;]+)?$", _I,
)  # fmt: skip
_ISSUES = re.compile(
    r"^(?P<hub>[^,;:]+?)\s+(?:spitting|spits|throwing|throws|handing|hands|pouring|pours|popping|pops|printing|prints|"
    r"sending|sends|turning|turns|churning|churns|giving|gives|pushing|pushes)\s+out\s+(?P<many>[^,;:]+?)[,;]\s*"
    r"(?:with\s+)?(?:an?\s+)?(?P<mark>question\s+mark|tick|check\s?mark|cross|warning\s+sign)s?\s+"
    r"(?:over|on|above|at|beside|under)\s+(?:each|every|all)\b[^,;]*$", _I,
)  # fmt: skip
_NEXT = re.compile(r"\b(?:next|neighbou?rs?|others?|each other|one another)\b", _I)
_QUESTION = re.compile(r"^(?:an?\s+|the\s+)?(?:(?:big|red|small)\s+)?question(?:\s+mark)?s?$", _I)
_SIDE = re.compile(r"\s+(?:on|at|to|in)\s+the\s+(?:far\s+)?(?:left|right|top|bottom|middle|other side)\b", _I)
_LACKS = re.compile(r"\s+without\s+(?:any\s+|its\s+own\s+)?[\w-]+$", _I)
_SIGNS = {"question": "?", "tick": "tick", "check": "tick", "cross": "cross", "warning": "!"}
_LONG = 26  # letters that words on a lane have at most


def found(reading: Reading) -> Match | None:
    """The surest of what the row says goes which way."""
    if reading.steps:
        return None
    text = reading.text.strip(" .")
    readers: tuple[Callable[[str, Reading], Match | None], ...] = (
        _there_and_back, _copies, _past, _flows, _opposed, _each_sends, _from_each, _ports, _each_own, _arc, _arrow_to,
        _takes, _issues,
    )  # fmt: skip
    return next((match for read in readers if (match := read(text, reading)) is not None), None)


def _match(slots: dict[str, object], sure: float, why: str) -> Match:
    return Match(grammar="relate", confidence=sure, slots=slots, why=(why,))


def _party(words: str | None) -> Figure | None:
    return ties.party(_LACKS.sub("", _SIDE.sub("", words))) if words else None


def _words(words: str | None) -> str:
    """Words on a lane: without an article, a question mark as a sign; "" where they are too many."""
    said = re.sub(r"^(?:an?|the|its|their|his|her)\s+", "", (words or "").strip(' "“”`'), flags=_I)
    return "?" if _QUESTION.match(words or "") else said if len(said) <= _LONG else ""


def _carried(words: str | None) -> dict[str, object]:
    """What goes along the first lane: a thing that may be drawn, or words."""
    if not words:
        return {}
    made = thing(re.sub(r"^(?:an?|the|its|their|his|her|some)\s+", "", words.strip(), flags=_I))
    if _words(words) == "?":
        return {"label": "?"}
    return {"item": made, "label": _words(words)} if made.words and made.count and _words(words) else {}


def _there_and_back(text: str, reading: Reading) -> Match | None:
    said = _THERE_AND_BACK.match(text)
    one, other = (_party(said["one"]), _party(said["other"])) if said else (None, None)
    if said is None or one is None or other is None:
        return None
    slots: dict[str, object] = {"chain": (one, other), "back": _words(said["back"]) or "<-"}
    literal = [q.text for q in reading.literals if q.kind == "quote"]
    label = _words(said["forth"]) or (literal[0] if literal and said["rest"] else "")
    return _match({**slots, "label": label} if label else slots, 0.86, "there and back")


def _arc(text: str, reading: Reading) -> Match | None:
    said = _ARC.match(text)
    one, other = (_party(said["one"]), _party(said["other"])) if said else (None, None)
    if said is None or one is None or other is None or one.count > 1 or other.count > 1:
        return None
    literal = next((q.text for q in reading.literals if q.text in (said["rest"] or "")), "")
    if not literal and not said["back"]:
        return None
    label = {"label": literal} if literal else {}
    link: dict[str, object] = {"back": "<-"} if said["back"] else {}
    ground = _party(said["where"])
    link |= {"past": ground} if ground is not None and ground.kind and ground.count == 1 else {}
    return _match({"chain": (one, other), **link, **label}, 0.84, "from one to the other")


def _copies(text: str, reading: Reading) -> Match | None:
    """ "Courier carrying parcels down from A to B, receipts going back up": who stands between passes both on."""
    said = _COPIES.match(text)
    if said is None or not ties.sends(said["verb"]):
        return None
    parts = [_party(said[name]) for name in ("one", "mid", "other")]
    if any(p is None or p.count > 1 for p in parts) or not _carried(said["item"]):
        return None
    back = {"back": _words(said["back"]) or "<-"} if said["back"] else {}
    sure = 0.86 if back else 0.78
    return _match({"chain": tuple(parts), **_carried(said["item"]), **back}, sure, "one carries it to the other")


def _flows(text: str, reading: Reading) -> Match | None:
    """ "Tank connected to a pump, water flowing through"."""
    said = _FLOWS.match(text)
    ends = ties.pair(said["pair"]) if said else None
    if said is None or ends is None or not _carried(said["item"]):
        return None
    return _match({"chain": ends, **_carried(said["item"])}, 0.84, "what flows from one to the other")


def _past(text: str, reading: Reading) -> Match | None:
    said = _PAST.match(text)
    one, other, past = (
        (_party(re.sub(r"^the\s+", "", said[n], flags=_I)) for n in ("one", "other", "past"))
        if said
        else (None, None, None)
    )
    if said is None or one is None or other is None or past is None:
        return None
    slots = {"chain": (one, other), **_carried(said["item"]), "past": replace(past, count=1, quantity="")}
    house = _party(said["in"])
    slots |= {"inside": house.words} if house is not None and house.kind in ("node-panel", "boundary") else {}
    return _match(slots, 0.88, f"past {past.words}")


def _arrow_to(text: str, reading: Reading) -> Match | None:
    said = _ARROW_TO.match(text)
    one, other = (_party(said["one"]), _party(said["other"])) if said else (None, None)
    if one is None or other is None or reading.literals:
        return None
    if other.quantity == "plural":
        other = replace(other, count=1, quantity="", words=other.words)
    if one.count > 1:
        return _match({"center": other, "around": (one,)}, 0.76, "arrows to one")
    return _match({"chain": (one, other)}, 0.78, "an arrow to the other")


def same(reading: Reading) -> Match | None:
    """ "Five cooks stirring the same pot": many at one."""
    if reading.steps:
        return None
    text = reading.text.strip(" .")
    said = _SAME.match(text)
    many, hub = (_party(said["many"]), _party(said["hub"])) if said else (None, None)
    if said is None or many is None or hub is None or not 2 <= many.count <= 12 or hub.count > 1:
        return None
    return _match({"center": hub, "around": (many,)}, 0.76, f"{many.count} {said['verb']} one")


def _each_sends(text: str, reading: Reading) -> Match | None:
    said = _EACH_SENDS.match(text)
    if said is None or not ties.sends(said["verb"]) or _NEXT.search(said["hub"]):
        return None
    many, _, where = said["many"].partition(" on ")
    riders, place, hub = _party(many), _party(where), _party(said["hub"])
    around = place if place is not None and place.count > 1 else riders
    if around is None or hub is None or hub.count > 1 or not 2 <= around.count <= 12:
        return None
    slots: dict[str, object] = {"center": hub, "around": (around,), "label": _words(said["item"])}
    if around is place and riders is not None and riders.kind:
        slots["riders"] = replace(riders, count=around.count)
    return _match(slots, 0.84, "each sends to one")


def _from_each(text: str, reading: Reading) -> Match | None:
    said = _FROM_EACH.match(text)
    hub, many = (_party(said["hub"]), _party(said["many"])) if said else (None, None)
    if said is None or hub is None or many is None or hub.count > 1 or not 2 <= many.count <= 12:
        return None
    return _match({"center": hub, "around": (many,), "label": _words(said["item"])}, 0.84, "one takes from each")


def _ports(text: str, reading: Reading) -> Match | None:
    """ "Router with two ports, wan to the provider, lan to the office": one in the middle, named ways out."""
    said = _PORTS.match(text)
    ways = [_PORT.match(part) for part in re.split(r"\s*,\s*", said["list"])] if said else []
    hub = _party(said["hub"]) if said else None
    if hub is None or len(ways) != 2 or any(w is None for w in ways):
        return None
    ends = [_party(w["to"]) for w in ways if w]
    labels = tuple(w["name"].strip('"“”`') for w in ways if w)
    if None in ends or hub.count > 1:
        return None
    return _match({"chain": (ends[0], hub, ends[1]), "link": "--", "labels": labels}, 0.86, "two ways out")


def _opposed(text: str, reading: Reading) -> Match | None:
    said = _OPPOSED.match(text)
    who = _party(said["who"]) if said else None
    if said is None or who is None or who.count != 2:
        return None
    one = replace(who, count=1, quantity="")
    return _match({"chain": (one, one), "back": "->", **_carried(said["mid"])}, 0.82, "each at the other")


def _each_own(text: str, reading: Reading) -> Match | None:
    """ "Four guests, each with its own key": everybody over the one thing of theirs."""
    said = _EACH_OWN.match(text)
    many, what = (_party(said["many"]), _party(said["what"])) if said else (None, None)
    apart = said is not None and ("own" in said["own"] or bool(said["apart"]))
    if not apart or many is None or what is None or not 2 <= many.count <= 6 or reading.literals:
        return None
    own = replace(what, count=many.count, quantity="exact")
    return _match({"chain": (many, own), "link": "--"}, 0.8, f"each {many.words} has its own {what.words}")


def _takes(text: str, reading: Reading) -> Match | None:
    """ "Clerk receiving a parcel from a stranger, question mark above": what one takes from the other."""
    said = _TAKES.match(text)
    one, other = (_party(said["one"]), _party(said["other"])) if said else (None, None)
    if said is None or one is None or other is None or one.count > 1 or other.count > 1 or reading.literals:
        return None
    words = _words(said["item"])
    label = f"{words} ?".strip() if said["mark"] else words
    return _match({"chain": (one, other), "label": label}, 0.84, "one takes it from the other") if label else None


def _issues(text: str, reading: Reading) -> Match | None:
    """ "Printer pushing out four tickets, tick on each": several that come out of one, each with its mark."""
    said = _ISSUES.match(text)
    hub, many = (_party(said["hub"]), _party(said["many"])) if said else (None, None)
    if said is None or hub is None or many is None or hub.count > 1 or not 2 <= many.count <= 12:
        return None
    sign = next(s for s in _SIGNS if said["mark"].lower().startswith(s))
    return _match({"center": hub, "around": (many,), "marks": _SIGNS[sign]}, 0.84, f"{many.words} out of one")


_COUNTS = re.compile(
    r"^(?P<who>[^,;:]+?)\s+(?:counting|numbering|tallying|counts|numbers|ticking off)\s+(?:the\s+|all\s+|its\s+)?"
    r"(?P<what>[^,;:]+?)(?:\s+(?:on|in|inside|of)"
    r"\s+(?P<room>[^,;:]+?))?[:,]\s*(?P<numbers>1(?:[,. ]+(?:and\s+)?\d+)+)\W*$", _I,
)  # fmt: skip
_LOOKS_IN = re.compile(
    r"^(?:zoom(?:ing|s)?\s+(?:in\s*)?(?:to|on)|look(?:ing)?\s+(?:in)?(?:side|into)|peek(?:ing)?\s+(?:inside|into)|"
    r"cut-?away\s+of|inside(?:\s+of)?|interior\s+of)\s+(?P<room>[^:,;]+?)\s*[:,;]\s*(?P<list>[^;:]+?)"
    r"(?:\s+(?:inside|in it|in there|within))?$", _I,
)  # fmt: skip
_ON_ONE = re.compile(
    r"^(?P<many>[^,;:]+?)\s+(?:\w+ing\s+|side by side\s+)?(?:on|in|inside|within)\s+(?:one|the same|a single|"
    r"a shared|one big)\s+"
    r"(?P<room>[^,;:]+?)(?:[,;]\s*(?:with\s+)?(?:(?:version\s+)?(?:badges?|labels?|tags?|versions?|name tags?|"
    r"labell?ed|named|"
    r"called|marked|badged|tagged|signs?))\s+(?P<names>[^;:]+))?$", _I,
)  # fmt: skip


def within(reading: Reading) -> Match | None:
    """What is in a room: counted one by one, listed after a look inside, or many on one."""
    text = reading.text.strip(" .")
    if (said := _COUNTS.match(text)) is not None:
        numbers = tuple(re.findall(r"\d+", said["numbers"]))
        who, what = _party(said["who"]), _party(said["what"])
        if who is None or what is None or len(numbers) > 8:
            return None
        counted = replace(what, count=len(numbers), quantity="exact")
        held_by = _party(said["room"]) or Figure(kind="node-panel", words="")
        return _match({"inside": held_by, "holds": (who, counted), "labels": numbers}, 0.88, "counted one by one")
    if (said := _LOOKS_IN.match(text)) is not None:
        room, names = _party(said["room"]), listed(said["list"])
        if room is None or not 2 <= len(names) <= 8 or any(len(n.split()) > 4 for n in names):
            return None
        return _match({"inside": room, "holds": tuple(thing(n) for n in names)}, 0.84, f"inside {room.words}")
    said = _ON_ONE.match(text)
    many, place = (_party(said["many"]), _party(said["room"])) if said else (None, None)
    if said is None or many is None or place is None or not 2 <= many.count <= 8 or place.count > 1:
        return None
    names = listed(said["names"]) if said["names"] else ()
    if len(names) != many.count:
        return None
    labels = tuple(n.strip('"“”`') for n in names)
    slots: dict[str, object] = {"inside": place, "holds": (many,), "labels": labels}
    return _match(slots, 0.84, f"{many.count} in one {place.words}")
