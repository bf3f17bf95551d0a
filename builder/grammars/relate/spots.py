"""Where things are, read off a row's own words: ways out of one, through one, in each of several, in one alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from builder.cast.listing import listed, thing
from builder.grammars.relate import ties
from builder.language.model import Figure, Reading
from builder.storyboard.model import Match

_I = re.IGNORECASE
_N = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_WAYS = r"(?:paths?|ways?|roads?|branches|routes?|arrows?|lines?|doors?|exits?|tracks?|lanes?|arms?|spokes?|forks?)"
_TIES = r"(?:connections?|links?|lines?|cables?|wires?|arrows?|paths?|roads?|hops?|tunnels?)"
_OUT = re.compile(
    rf"^(?P<hub>[^,;:]+?)(?:\s+with|,|\s+and)?\s+{_N}\s+(?:\w+\s+)?{_WAYS}\s+(?:\w+ing\s+|\w+ed\s+)?"
    rf"(?:away\s*|out\s*|off\s*|from\s+it\s*|outwards?\s*)*(?::|,?\s+(?:to|labell?ed|named|towards?|called|marked))\s*"
    r"(?P<list>[^:;]+)$", _I,
)  # fmt: skip
_FORK = re.compile(
    r"^(?P<hub>[^,;:]+?)\s+(?:branching|forking|fanning|splitting|opening)\s+(?:out\s+)?(?:in)?to\s+(?P<list>[^:;]+)$",
    _I,
)
_GOING = (
    r"(?:feeding|going|sending|flowing|running|streaming|pouring|coming|talking|leading|writing|pushing|passing|"
    r"leaving|reporting|piping|forwarding)"
)
_THROUGH = re.compile(
    rf"^(?P<from>[^,;:]+?)\s+(?:all\s+|each\s+|both\s+)?{_GOING}\s+(?:\w+\s+)?(?:in)?(?:to|through)\s+(?P<mid>[^,;:]+?)"
    r"[,;]\s*(?:and\s+|with\s+|then\s+)?"
    rf"(?:(?:an?|one|a\s+single|the|just\s+one|only\s+one)\s+)?(?:\w+\s+)?(?:stream|line|arrow|pipe|flow|cable|path|"
    rf"connection|queue|output|link|request|call)s?\s+"
    rf"(?:\w+ing\s+)?(?:out\s+|on\s+|from\s+(?:it|there)\s+)*(?:in)?to\s+(?P<to>[^,;:]+)$", _I,
)  # fmt: skip
_MIDDLE = re.compile(
    r"^(?P<hub>[^,;:]+?)\s+in\s+the\s+(?:middle|cent(?:re|er))[,;]\s*(?P<many>[^,;:]+?)\s+"
    r"(?P<verb>(?:[a-z]+ing|dropp?ing|pick\w*)(?:\s+(?:off|up|in|out|back|away))*"
    r"(?:\s+(?:and|or)\s+[a-z]+ing(?:\s+(?:off|up|in|out|back|away))*)*)\s+(?P<list>[^:;]+)$", _I,
)  # fmt: skip
_SIDES = re.compile(
    r"^(?P<one>[^,;:]+?)\s+(?:on|at|to)\s+the\s+left(?:\s+side)?[,;]\s*(?P<other>[^,;:]+?)\s+(?:on|at|to)\s+the\s+right"
    r"(?:\s+side)?[,;]\s*(?:and\s+|with\s+)?(?P<mid>[^,;:]+?)\s+(?:(?:\w+ing\s+)?(?:in\s+)?between(?:\s+them)?|"
    r"in\s+the\s+(?:middle|cent(?:re|er)))(?P<rest>\s+[^;]*)?$", _I,
)  # fmt: skip
_EACH_OF = re.compile(
    rf"^(?:an?|one|the\s+same|a\s+single)\s+(?P<who>[^,;:]+?)\s+(?:\w+ing\s+)?(?:on|in|inside|at)\s+(?:each|every\s*one)"
    rf"\s+of\s+(?:the\s+)?(?P<rooms>{_N}\s+[^,;:]+?)"
    rf"(?:[,;]\s*(?:and\s+|with\s+)?(?:an?\s+|the\s+|\d+\s+)?(?:(?P<mark>[\w-]+)(?:\s+(?:icons?|signs?|symbols?))?\s+"
    rf"(?:on|over|at)\s+)?(?:the\s+|each\s+|every\s+|all\s+|\w+\s+)?{_TIES}\s+(?:\w+ing\s+)?"
    r"(?:between|among|from)\b[^;]*)?$", _I,
)  # fmt: skip
_ONLY = re.compile(
    rf"^(?P<rooms>{_N}\s+[^,;:]+?)[,;]\s*(?:but\s+|and\s+|of\s+which\s+)?(?:only|just)\s+(?:the\s+)?(?:one\s+(?:of\s+"
    r"them\s+)?(?:called\s+|named\s+)?)?(?P<name>[\"“][^\"”]+[\"”]|[\w-]+(?:\s(?!has\b|with\b|gets\b|holds\b)[\w-]+)?)\s+"
    r"(?:one\s+)?(?:has|having|with|gets|getting|holds|holding|contains|keeps|runs|running|wears)\s+(?:an?|the|its)?\s*"
    r"(?P<what>[^,;:]+?)(?:\s+(?:in\s+front|inside|in\s+it|on\s+top|before|over|around|at)\b[^,;]*)?$", _I,
)  # fmt: skip
_JUST = re.compile(
    rf"^(?P<many>{_N}\s+[^,;:]+?)(?:\s+(?:in\s+parallel|side\s+by\s+side|in\s+a\s+row|next\s+to\s+each\s+other))?[,;]\s*"
    r"(?:but\s+|and\s+|with\s+)?(?:an?\s+|the\s+|one\s+)?(?P<what>[^,;:]+?)\s+(?:is\s+)?(?:attached|connected|plugged|"
    r"given|wired|joined|linked|tied|assigned|handed|going|reserved)\s+(?:in)?(?:to|for|with)\s+(?:just|only|exactly)\s+"
    r"(?P<one>[^,;:]+)$", _I,
)  # fmt: skip
_VIEW = re.compile(
    r"^(?:an?\s+|the\s+)?(?P<room>[\w-]+(?:\s[\w-]+)?)\s+(?:diagram|cutaway|cross[- ]section|internals|interior|"
    r"close-?up|schematic)\s*[:,]\s*(?P<list>[^:;]+)$", _I,
)  # fmt: skip
_UNDER = re.compile(
    r"\s+(?:underneath|below|beneath|on\s+top|above|at\s+the\s+(?:bottom|top)|inside|in\s+it|beside\s+it|in\s+front)$",
    _I,
)
_HOLDING = re.compile(
    r"^(?P<who>[^,;:]+?)\s+(?:trying|tries|wanting|wants|about|waiting|attempting)\s+to\s+"
    r"(?:leave|go|exit|stop|quit|shut\s+down|drain|restart|upgrade|unload|close|retire|move\s+out)[,;]\s*"
    r"(?:but\s+|while\s+|and\s+)?(?P<many>[^,;:]+?)\s+(?:are\s+)?(?:still\s+)?(?:holding|hanging|clinging|holds?|hangs?|"
    r"cling)\s+(?:on\s+)?(?:on)?to\s+(?P<hub>[^,;:]+)$", _I,
)  # fmt: skip
_BRIDGED = re.compile(
    r"^(?P<rooms>(?:two|2|three|3)\s+[^,;:]+?)[,;]?\s+each\s+(?:one\s+)?(?:with|having|has|holding|running|keeping)\s+"
    r"(?:its|an?|their|one)(?:\s+own)?\s+(?P<what>[^,;:]+?)[,;]\s*(?:and\s+|with\s+)?(?:an?\s+|one\s+)?"
    r"(?P<tie>[\w-]+(?:\s[\w-]+)?)\s+(?:between\s+(?:them|the\s+two)|(?:connecting|linking|joining|spanning|tying)\s+"
    r"(?:them|both|the\s+two|each))\b[^,;]*$", _I,
)  # fmt: skip
_ABOARD = re.compile(
    rf"^(?:[\w -]{{3,30}}:\s*)?(?:an?\s+|the\s+|one\s+)?(?P<hub>[^,;:]+?)\s+in\s+the\s+(?:middle|cent(?:re|er))"
    rf"[,;:]\s*(?:with\s+)?(?P<many>{_N}\s+[^,;:]+?),?\s+(?:each\s+)?(?:with|running|holding)\s+(?:one|an?|its\s+own)"
    r"\s+(?P<who>[^,;:]+?)(?:\s+each)?,?\s+(?:all\s+)?(?:(?:connected|linked|joined|wired|attached|reporting|talking)\s+"
    r"(?:back\s+)?to\s+(?:it|the\s+[^,;:]+)|around\s+it|around)$", _I,
)  # fmt: skip
_GROUP = 3  # of a bare plural that are drawn


def found(reading: Reading) -> Match | None:
    """The first way of saying where things are that the row uses."""
    text = reading.text.strip(" .")
    readers: tuple[Callable[[str], Match | None], ...] = (
        _out, _through, _about, _sides, _each_of, _only, _just, _view, _holding, _bridged,
    )  # fmt: skip
    return next((match for read in readers if (match := read(text)) is not None), None)


def _match(slots: dict[str, object], sure: float, why: str) -> Match:
    return Match(grammar="relate", confidence=sure, slots=slots, why=(why,))


def _named(part: str) -> Figure:
    """A part of a list; a word in capitals is a name, no plural ("MPS")."""
    made = thing(part)
    last = part.split()[-1]
    return replace(made, words=part, count=1, quantity="") if not made.kind and last == last.upper() else made


def _out(text: str) -> Match | None:
    said = _OUT.match(text) or _FORK.match(text)
    hub = ties.party(said["hub"]) if said else None
    names = [n.strip('"“”`') for n in listed(said["list"])] if said else []
    if hub is None or hub.count > 1 or not 2 <= len(names) <= 6 or any(len(n.split()) > 4 for n in names):
        return None
    return _match({"center": hub, "around": tuple(_named(n) for n in names)}, 0.86, "ways out of one")


def _through(text: str) -> Match | None:
    """ "Tills feeding into a ledger, one line going to the bank": many into one, one out of it."""
    said = _THROUGH.match(text)
    parts = [ties.party(said[n]) for n in ("from", "mid", "to")] if said else [None]
    if any(p is None for p in parts):
        return None
    first, mid, last = (p for p in parts if p is not None)
    if mid.count > 1 or last.count > 1:
        return None
    return _match({"chain": (replace(first, count=min(first.count, 4)), mid, last)}, 0.84, "many in, one out")


def _about(text: str) -> Match | None:
    """ "Desk in the middle, clerks bringing and taking letters, stamps, parcels": each on a way of its own."""
    said = _MIDDLE.match(text)
    hub, many = (ties.party(said["hub"]), ties.party(said["many"])) if said else (None, None)
    names = listed(said["list"]) if said else ()
    if said is None or hub is None or many is None or hub.count > 1 or many.count < 2 or len(names) < 2:
        return None
    if len(names) > 5 or any(len(n.split()) > 3 for n in names):
        return None
    count = len(names) if many.quantity != "exact" else many.count
    both = " and " in said["verb"]
    slots: dict[str, object] = {"center": hub, "around": (replace(many, count=count),), "labels": names}
    return _match({**slots, "link": "<->"} if both else slots, 0.86, f"{many.words} about one {hub.words}")


def _sides(text: str) -> Match | None:
    said = _SIDES.match(text)
    parts = [ties.party(said[n]) for n in ("one", "mid", "other")] if said else [None]
    if any(p is None for p in parts):
        return None
    return _match({"chain": tuple(_whole(p) for p in parts if p), "link": "--"}, 0.88, "one between left and right")


def _whole(figure: Figure) -> Figure:
    """A bare plural on one side is one thing by its name."""
    return replace(figure, count=1, quantity="", label=figure.label or _plural(figure)) if _bare(figure) else figure


def _bare(figure: Figure) -> bool:
    return figure.quantity == "plural" and not figure.kind


def _plural(figure: Figure) -> str:
    words = figure.words
    return words if words.endswith("s") else f"{words}s"


def _each_of(text: str) -> Match | None:
    """ "One guard on each of 4 gates, cameras on the roads between them"."""
    said = _EACH_OF.match(text)
    who, rooms = (ties.party(said["who"]), ties.party(said["rooms"])) if said else (None, None)
    if said is None or who is None or rooms is None or not 2 <= rooms.count <= 6:
        return None
    slots: dict[str, object] = {"inside": rooms, "holds": (replace(who, count=rooms.count, quantity="exact"),)}
    if re.search(rf"\b{_TIES}\b", text[said.end("rooms") :], _I):
        slots["link"] = "--"
        mark = thing(said["mark"]) if said["mark"] else None
        if mark is not None and mark.kind:
            slots["item"] = replace(mark, count=1, quantity="")
    return _match(slots, 0.86, f"one {who.words} in each")


def _only(text: str) -> Match | None:
    """ "Four shops, only "bakery" has an oven in it"."""
    said = _ONLY.match(text)
    rooms, what = (ties.party(said["rooms"]), ties.party(said["what"])) if said else (None, None)
    if said is None or rooms is None or what is None or not 2 <= rooms.count <= 6 or what.count > 1:
        return None
    if rooms.kind not in ("boundary", "node-panel"):
        return None
    name = said["name"].strip('"“”')
    labels = {} if name.lower() in ("one", "first", "last", "middle", "single") else {"labels": (name,)}
    return _match({"inside": rooms, "holds": (what,), **labels}, 0.86, f"only one has {what.words}")


def _just(text: str) -> Match | None:
    """ "Three trucks in parallel, crane attached to only the last truck"."""
    said = _JUST.match(text)
    parts = [ties.party(said[n]) for n in ("many", "what", "one")] if said else [None]
    if any(p is None for p in parts):
        return None
    many, what, one = (p for p in parts if p is not None)
    if not 2 <= many.count <= 6 or what.count > 1 or one.count > 1 or one.words.split()[-1] != many.words.split()[-1]:
        return None
    name = " ".join((*one.attributes, *(one.words.split()[:-1]))) or one.label
    slots: dict[str, object] = {"center": what, "around": (many,), "only": name or one.words}
    return _match(slots, 0.88, f"{what.words} at one alone")


def _view(text: str) -> Match | None:
    """ "Engine diagram: piston driving a shaft, sump underneath": what is in it, one beside the other."""
    said = _VIEW.match(text)
    room = ties.party(said["room"]) if said else None
    if said is None or room is None or room.count > 1:
        return None
    parts: list[str] = []
    for part in listed(said["list"]):
        both = re.match(r"^(?P<a>.+?)\s+(?:[a-z]+ing)\s+(?:into\s+|to\s+|on\s+|from\s+)?(?P<b>[^,;]+)$", part, _I)
        parts += [both["a"], both["b"]] if both else [_UNDER.sub("", part)]
    held = [ties.party(part) for part in parts]
    if not 2 <= len(held) <= 6 or None in held or any(len(p.split()) > 4 for p in parts):
        return None
    return _match({"inside": room, "holds": tuple(h for h in held if h)}, 0.82, f"what is in {room.words}")


def _holding(text: str) -> Match | None:
    """ "Guest about to leave, children still clinging to the sofa"."""
    said = _HOLDING.match(text)
    parts = [ties.party(said[n]) for n in ("who", "many", "hub")] if said else [None]
    if any(p is None for p in parts):
        return None
    who, many, hub = (p for p in parts if p is not None)
    if not 2 <= many.count <= 8 or hub.count > 1 or who.count > 1:
        return None
    many = replace(many, count=_GROUP) if many.quantity == "plural" else many
    return _match({"center": hub, "around": (many,), "past": who}, 0.86, f"{many.words} hold {hub.words}")


def _bridged(text: str) -> Match | None:
    """ "Two islands, each with its own mayor, a bridge between them"."""
    said = _BRIDGED.match(text)
    rooms, what = (ties.party(said["rooms"]), ties.party(said["what"])) if said else (None, None)
    if said is None or rooms is None or what is None or what.count > 1 or not 2 <= rooms.count <= 3:
        return None
    slots: dict[str, object] = {"inside": rooms, "holds": (replace(what, count=rooms.count, quantity="exact"),)}
    tie = thing(said["tie"])
    mark = {"item": replace(tie, count=1, quantity="")} if tie.kind else {}
    return _match({**slots, "link": "--", **mark}, 0.88, f"each with its {what.words}, {said['tie']} between")


def aboard(text: str) -> Match | None:
    """Read "hub in the middle, three ships with one pilot each connected to it"; None for all else."""
    said = _ABOARD.match(text.strip(" ."))
    parts = [ties.party(said[n]) for n in ("hub", "many", "who")] if said else [None]
    if any(p is None for p in parts):
        return None
    hub, many, who = (p for p in parts if p is not None)
    if hub.count > 1 or who.count > 1 or not 2 <= many.count <= 8:
        return None
    riders = replace(who, count=many.count, quantity="exact")
    slots: dict[str, object] = {"center": hub, "around": (many,), "riders": riders}
    return _match(slots, 0.91, f"{many.words} about one {hub.words}, a {who.words} on each")
