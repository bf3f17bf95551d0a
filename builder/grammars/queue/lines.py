"""Lines in so many words: who lines up for what, who cuts in, who holds everybody up, which lanes there are."""

from __future__ import annotations

import re
from dataclasses import replace

from builder.cast.listing import listed, thing
from builder.language.model import Figure, Reading
from builder.storyboard.model import Match

_UP = (
    r"(?:lin(?:e|es|ed|ing)\s+up|queu(?:e|es|ed|ing|eing)(?:\s+up)?|pil(?:e|es|ed|ing)\s+up|stack(?:s|ed|ing)?\s+up"
    r"|back(?:s|ed|ing)?\s+up|wait(?:s|ing)?\s+in\s+(?:a\s+)?(?:line|queue)"
    r"|stand(?:s|ing)?\s+in\s+(?:a\s+)?(?:line|queue)"
    r"|stuck|jammed|bunch(?:ed|ing)\s+up|waiting|wait)"
)
_FOR = r"(?:in\s+front\s+of|behind|for|at|outside|before|to\s+get\s+(?:into|to)|at\s+the\s+door\s+of)"
_LINE = re.compile(
    rf"^(?P<who>[^,;:]+?)\s+(?:are\s+|all\s+|is\s+|all\s+have\s+to\s+)*(?P<how>{_UP})\s+{_FOR}\s+(?P<server>[^,;.:]+)"
    r"(?P<rest>.*)$", re.IGNORECASE,
)  # fmt: skip
_WITH = re.compile(
    r"^(?P<server>[^,;:]+?)\s+with\s+(?:(?P<using>[^,;]+?)\s+"
    r"(?:in\s+use|connected|active|busy|running|being\s+served|served)\s*"
    r"(?:,|and)\s*)?(?P<who>[^,;]+?)\s+(?:waiting|queued|in\s+line|lined\s+up|in\s+the\s+queue)\b", re.IGNORECASE,
)  # fmt: skip
_CUTS = re.compile(
    r"^(?P<who>[^,;:]+?)\s+(?:cuts?|cutting|jumps?|jumping|skips?|skipping|overtak(?:es|ing)|pass(?:es|ing))\s+"
    r"(?:in\s+)?(?:the|a|an|to\s+the\s+front\s+of\s+the)\s+(?:[\w-]+\s+)?(?:line|queue|row)(?:\s+of\s+(?P<others>[^,;.]+))?"
    r"(?:\s+(?:at|for|outside|in\s+front\s+of)\s+(?P<server>[^,;.]+))?"
    r"(?:[,;]\s*(?:while\s+)?(?P<rest>[^,;.]+?)\s+"
    r"(?:step|stand|mov|push|wait|ha[sv]e?|stay|mak|let|yield|sigh|stare|look)\w*.*)?$", re.IGNORECASE,
)  # fmt: skip
_PAST = re.compile(
    r"^(?P<who>[^,;:]+?)\s+(?:walk|run|driv|mov|go|zip|slid|rush|skip|sail|jump)\w*\s+(?:straight\s+|right\s+)?"
    r"(?:past|ahead\s+of|in\s+front\s+of)\s+(?:all\s+)?(?:the\s+)?(?P<others>others?|rest|everyone(?:\s+else)?|queue|line"
    r"|(?:waiting\s+)?[\w-]+)$", re.IGNORECASE,
)  # fmt: skip
_HEAP = re.compile(
    r"^(?:[^,;:]+?\b(?:behind|slow|late|overwhelmed)[,;]\s*)?(?P<who>[^,;:]+?)\s+(?:pil|stack|back|heap)\w*\s+up"
    r"(?:\s+(?:in|at|on)\s+(?P<at>[^,;:]+)|[,;]\s*(?:only\s+|just\s+)?(?:one|a\s+single)\s+(?P<by>[^,;:]+?)\s+[a-z]+ing\b.*)$",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r"^(?P<who>[^,;:]+?)\s+(?:is\s+)?(?:moved|moving|bumped|pushed|promoted|sent|put)\s+(?:right\s+|straight\s+|up\s+)*to\s+the\s+"
    r"(?:top|front|head|beginning)\s+of\s+the\s+(?:pile|line|queue|list|stack|backlog)$", re.IGNORECASE,
)  # fmt: skip
_LONG = re.compile(
    r"^(?P<server>[^,;:]+?)(?:\s+with\s+(?:only\s+)?(?:one|a\s+single)\s+(?P<by>[^,;:]+?))?(?:\s+and|\s+with|,)\s+(?:an?\s+)?"
    r"(?:(?:long|endless|huge|growing)\s+)?(?:line|queue)\s+of\s+(?P<who>[^,;:]+)$", re.IGNORECASE,
)  # fmt: skip
_HEAD = re.compile(
    r"^(?P<head>[^,;:]+?)\s+(?:(?:stuck|stopped|sitting|is)\s+)?at\s+the\s+(?:head|front)\s+of\s+(?:the|a)\s+"
    r"(?:line|queue)\s*[,;]\s*"
    r"(?P<who>[^,;:]+?)\s+(?:all\s+)?(?:stuck|waiting|queued|piling\s+up|blocked|lined\s+up|trapped)\b", re.IGNORECASE,
)  # fmt: skip
_BEHIND = re.compile(
    r"(?:^|[,;]\s*)(?:an?\s+|the\s+|one\s+)?(?P<head>[^,;:]+?)\s+(?:ha[sd]\s+|is\s+)?"
    r"(?:stopped|stops|stuck|block\w*|broken\s+down|breaks\s+down"
    r"|unload\w*|hold\w*)\b[^:]*\bbehind\s+(?:it|him|her|them)\s*:\s*(?P<who>[^;.]+)$", re.IGNORECASE,
)  # fmt: skip
_REORDER = re.compile(
    r"^(?P<who>[^,;:]+?)\s+in\s+(?:the|a)\s+(?:line|queue|backlog)\s+(?:being\s+|get(?:s|ting)?\s+)?"
    r"(?:re-?order|re-?arrang|sort|shuffl|re-?prioriti)\w*(?:\s+by\s+(?P<by>[^,;.]+))?", re.IGNORECASE,
)  # fmt: skip
_LANE = re.compile(r"\b(?:the\s+|an?\s+|one\s+)?(?P<name>[\w/-]+\s+lane)\b", re.IGNORECASE)
_IN_LANE = re.compile(r"(?P<who>[^,;:]+?)\s+in\s+(?:the\s+|its\s+own\s+)?(?P<name>[\w/-]+\s+lane)\b", re.IGNORECASE)
_CROWD = re.compile(r"^(?:a\s+)?(?:crowd|line|queue|row|pile|stack|lot|mass)\s+of\s+", re.IGNORECASE)
_OTHERS = re.compile(r"^(?:the\s+|all\s+)?(?:others?|rest|everyone(?:\s+else)?|everybody(?:\s+else)?)$", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?P<what>.+?)\s+(?:marked|labell?ed|called|named|saying|reading)\s+[\"“]?(?P<label>[^\"”]+)", re.IGNORECASE
)
_PARTY = re.compile(
    r"^(?:an?\s+|the\s+)?(?:\w+\s+)?(?:gang|party|group|batch|herd|bunch|team|set)\s+of\s+(?=\d|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve)", re.IGNORECASE,
)  # fmt: skip
_VEHICLES = ("car", "truck", "steam-train", "ship")
_BY = re.compile(
    r"^\s*[,;]\s*(?:and\s+|but\s+|while\s+)?(?P<who>[^,;]+?)\s+(?:are\s+|is\s+)?(?:pass|walk|slip|run|go|driv|sneak|squeez|march|zip|stroll)"
    r"\w*\s+(?:right\s+|straight\s+)?(?:by|past|through|ahead|in|inside|around)\b", re.IGNORECASE,
)  # fmt: skip
_BLOCKS = re.compile(
    r"^(?P<head>[^,;:]+?)\s+(?:block|clog|jam|hold)\w*\s+(?:up\s+)?(?:the\s+)?(?P<server>[^,;:]+?)\s*[,;]\s*(?:and\s+|but\s+|while\s+)?"
    r"(?P<who>[^,;]+?)\s+(?:pass|walk|slip|run|go|sneak|squeez)\w*\s+(?:by|past|through|around|ahead)\b", re.IGNORECASE,
)  # fmt: skip
_NOT_WHO = re.compile(r"[\"“]|\b(?:logo|meter|gauge|clock|bar|chart|log|timer|spinner|replicas?|one|half)\b", re.I)


def lined(reading: Reading) -> Match | None:
    """The row as a line of one of these kinds; None when it speaks of no line."""
    text = reading.text.strip(" .")
    tries = (
        read(text)
        for read in (_cut, _past, _raised, _blocked, _long, _held_up, _reordered, _lanes, _line, _heap, _with)
    )
    return next((found for found in tries if found is not None), None)


def _match(slots: dict[str, object], sure: float, why: str) -> Match:
    return Match(grammar="queue", confidence=sure, slots=slots, why=(why,))


def _many(words: str) -> Figure | None:
    """Those who wait: several, a bare noun three; None for what is no noun phrase, or none of a thing."""
    words = _CROWD.sub("many ", _PARTY.sub("", words.strip()))
    if not words or len(words.split()) > 5:
        return None
    made = thing(words)
    return made if made.words and made.count else None


def _several(figure: Figure) -> Figure:
    return figure if figure.count > 1 else replace(figure, count=3, quantity="plural")


def _cut(text: str) -> Match | None:
    found = _CUTS.match(text)
    who = _many(found["who"]) if found else None
    if found is None or who is None:
        return None
    named = found["others"] or found["rest"] or ""
    others = who if not named or _OTHERS.match(named.strip()) else _many(named)
    if others is None:
        return None
    if others is who:
        others = replace(who, attributes=(), label="", state="")
    several = others if found["rest"] and not _OTHERS.match(named.strip()) else _several(others)
    slots: dict[str, object] = {"jump": replace(who, count=1), "waiting": (several,)}
    if found["server"] and (server := _many(found["server"])) is not None:
        slots["server"] = server
    return _match(slots, 0.98 if "server" in slots else 0.92, f"{who.words} cuts the line")


def _past(text: str) -> Match | None:
    found = _PAST.match(text)
    words = re.sub(r"\s+(?:with|on|in)\s.*$", "", found["who"]) if found else ""
    who = _many(words) if words else None
    known = found is not None and re.match(r"(?:others?|rest|every|queue|line|waiting)", found["others"], re.IGNORECASE)
    if found is None or who is None or not known:
        return None
    label = _many(found["who"]) or who
    slots: dict[str, object] = {"jump": replace(label, count=1), "waiting": (_several(replace(who, attributes=())),)}
    return _match(slots, 0.88, f"{who.words} passes the line")


def _raised(text: str) -> Match | None:
    """ "Urgent ticket moved to the top of the pile"."""
    found = _RAISED.match(text)
    who = _many(found["who"]) if found else None
    if who is None:
        return None
    others = replace(who, attributes=(), label="", state="", count=3, quantity="plural")
    return _match({"jump": replace(who, count=1), "waiting": (others,)}, 0.86, f"{who.words} goes to the front")


def _long(text: str) -> Match | None:
    """ "Bank counter with one clerk and a long line of customers"."""
    found = _LONG.match(text)
    who, server = (_many(found["who"]), _many(found["by"] or found["server"])) if found else (None, None)
    if who is None or server is None or server.count > 1:
        return None
    return _match({"server": server, "waiting": (_several(who),)}, 0.93, f"a line of {who.words}")


def _heap(text: str) -> Match | None:
    """ "Messages stacking up in the partition", "mails piling up, one person answering"."""
    found = _HEAP.match(text)
    who, server = (_many(found["who"]), _many(found["at"] or found["by"])) if found else (None, None)
    if who is None or server is None or server.count > 1:
        return None
    return _match({"server": server, "waiting": (_several(who),)}, 0.88, f"{who.words} piling up")


def _marked(words: str) -> Figure:
    """ "lorry marked JS": a thing with words on it."""
    found = re.match(
        r"(?P<what>.+?)\s+(?:marked|labell?ed|called|named|saying|reading)\s+[\"“]?(?P<label>[^\"”]+)", words
    )
    return replace(thing(found["what"]), label=found["label"].strip()) if found else thing(words)


def _held_up(text: str) -> Match | None:
    found = _HEAD.match(text) or _BEHIND.search(text)
    if found is None:
        return None
    head, names = _marked(found["head"]), listed(found["who"])
    waiting = tuple(thing(n) for n in names)
    if len(waiting) == 1:
        waiting = (_several(waiting[0]),)
    else:
        waiting = tuple(replace(f, count=1, quantity="", words=n) for f, n in zip(waiting, names, strict=True))
    if head.kind in _VEHICLES:  # behind a vehicle there are vehicles
        waiting = tuple(f if f.kind in _VEHICLES else Figure(kind="car", words="car", label=f.words) for f in waiting)
    if not head.words or not waiting or len(head.words.split()) > 5:
        return None
    return _match({"head": replace(head, count=1), "waiting": waiting}, 0.9, f"all behind {head.words}")


def _reordered(text: str) -> Match | None:
    found = _REORDER.match(text)
    who = _many(found["who"]) if found else None
    if found is None or who is None:
        return None
    first = replace(who, count=1, label="", attributes=())
    slots: dict[str, object] = {"jump": first, "waiting": (_several(who),)}
    return _match(slots, 0.78, "a line in a new order")


def _lanes(text: str) -> Match | None:
    names = tuple(dict.fromkeys(m["name"].strip() for m in _LANE.finditer(text)))
    kept = tuple(n for i, n in enumerate(names) if n.lower() not in {k.lower() for k in names[:i]})
    if not 2 <= len(kept) <= 4:
        return None
    inside = {m["name"].lower(): m["who"].strip() for m in _IN_LANE.finditer(text)}
    lanes = tuple(f"{name}: {inside[name.lower()]}" if name.lower() in inside else name for name in kept)
    return _match({"lanes": lanes}, 0.86, "several lanes")


def _line(text: str) -> Match | None:
    found = _LINE.match(text)
    if found is None or _NOT_WHO.search(found["who"].split()[-1]):
        return None
    who, server = _many(found["who"]), _many(found["server"])
    plain = bool(re.fullmatch(r"wait(?:ing)?|stuck", found["how"], re.IGNORECASE))
    if who is None or server is None or (plain and who.count < 2) or server.count > 1:
        return None
    slots: dict[str, object] = {"server": server, "waiting": (_several(who),)}
    passes = _BY.match(found["rest"])
    if passes and (by := _many(passes["who"])) is not None:
        return _match(slots | {"jump": replace(by, count=_size(by))}, 0.95, f"{by.words} passes the line")
    if re.search(r"\b(?:only\s+)?one\s+(?:is\s+)?(?:inside|in|served|gets?\s+in)\b", found["rest"], re.IGNORECASE):
        slots["using"] = (replace(who, count=1, quantity="exact"),)
    return _match(slots, 0.8 if plain else 0.97, f"{who.words} lined up for {server.words}")


def _size(by: Figure) -> int:
    """How many pass: "2-pod job" is two."""
    said = next((a for a in (*by.attributes, *by.words.split()) if re.fullmatch(r"\d+-\w+", a)), "")
    return min(int(said.partition("-")[0]), 4) if said else by.count


def _blocked(text: str) -> Match | None:
    """ "Big job blocks the gate, small jobs slip through"."""
    found = _BLOCKS.match(text)
    head, server, who = (_many(found[n]) for n in ("head", "server", "who")) if found else (None, None, None)
    if head is None or server is None or who is None:
        return None
    slots: dict[str, object] = {"server": server, "waiting": (head,), "jump": replace(who, count=min(who.count, 3))}
    return _match(slots, 0.9, f"{who.words} passes {head.words}")


def _with(text: str) -> Match | None:
    found = _WITH.match(text)
    if found is None:
        return None
    who, server = _many(found["who"]), _many(found["server"])
    if who is None or server is None or server.count > 1 or who.count < 2 or _NOT_WHO.search(found["who"].split()[-1]):
        return None
    slots: dict[str, object] = {"server": server, "waiting": (who,)}
    if found["using"] and (using := _many(found["using"])):
        slots["using"] = (using,)
    return _match(slots, 0.94, f"{who.words} waiting at {server.words}")
