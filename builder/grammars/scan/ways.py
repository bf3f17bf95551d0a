"""More ways to look: one after another, every single one, with a counter that runs, through an X-ray."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STEPS = (
    r"(?:plod|trudg|walk|wander|march|crawl|go|goe|mov|run|runn|flip|flipp|leaf|leaf|pag|thumb|stepp|step|look|peer|"
    r"open|"
    r"read|check|test|try|tri|knock|ping|pingg|visit|count|touch|inspect|examin|circl|climb|shuffl|scroll|browse|"
    r"brows|"
    r"walk|patrol|patroll|search|query|queri|poll|sniff|feel|turn|pull|tap|tapp|shin|listen|lift|trawl|wad|swim|"
    r"swimm|sail|fly|cruis|driv|hover)"
)
_WAY = r"(?:along|through|past|down|up|over|across|at|on|into|in|around|by|to|out|from|behind|inside|under|between)"
_TURN = re.compile(
    r"\s*,?\s*\b(?:one (?:by|after) (?:one|another|the other)|one at a time|in turn|(?P<unit>\w+) (?:by|"
    r"after) (?P=unit)s?|"
    r"from (?P<noun>\w+) to (?P=noun))\b",
    re.I,
)
_COUNTER = re.compile(
    r"\s*[,;]?\s*(?:\bwith\s+)?(?:an?\s+|the\s+|his\s+|her\s+|its\s+)?(?:counter|odometer|tally|count)\b[^,;]*?"
    r"(?P<n>\d[\d,.]*\d(?:\s?(?:million|billion|k|M))?|\d+)[^,;]*",
    re.I,
)
_EVERY = (
    r"(?:every(?: single)?|each(?: single)?|all(?: of)?(?: the)?|endless|countless|rows (?:and rows )?of|miles of|"
    r"hundreds of|thousands of|millions of|a long (?:row|line|list) of)"
)
_WALKS = re.compile(
    rf"^(?P<by>[^,;:]*?)\s*\b{_STEPS}(?:[dgnptl]?ing|es|s|e)?\s+(?:(?:\w+ly|his way|her way|"
    rf"its way)\s+)*(?:{_WAY}\s+)*"
    rf"(?P<every>{_EVERY}\s+)?(?P<over>[^,;]+?)(?P<rest>\s+until\s.+|[,;].*)?$",
    re.I,
)
_EACH = re.compile(
    r"\b(?:check|inspect|look|count|prob|test|open|read|tap)\w*\s+(?:at\s+)?(?:each|"
    r"every)(?: single)?(?: one)?\b",
    re.I,
)
_XRAY = re.compile(
    r"^(?P<by>(?:\w+\s)?x-?ray(?: (?:machine|scanner|belt))?)(?:\s+(?:of|showing|over)\s+|\s*[,:]\s*)(?:an?\s+|"
    r"the\s+)?"
    r"(?P<over>[^,;]+?)(?:\s+(?:rid|pass|go|mov|roll|slid|glid|travel)(?:ing|es?|s)\b[^,;]*)?(?P<rest>[,;].*)?$",
    re.I,
)
_SEEN = re.compile(
    r"(?:^|[,;]|\band\b)\s*(?:(?P<a>[^,;]+?)\s+(?:shows? up|showing up|turns? up|appears?|(?:is )?inside$|is inside|"
    r"hides?|hidden)\b|"
    r"(?:[^,;]+?)\s+(?:showing|shows|has|holds|holding|hides|hiding|contains|containing)\s+(?P<b>[^,;]+)|"
    r"(?:barking at|barks at|stops? at|stopping at|circling|circles|underlining|underlines|noting|notes|marking|marks|"
    r"pulling out|pulls out|pointing (?:at|out)|points (?:at|out))\s+(?P<c>[^,;]+)|until it (?:stops at|finds|"
    r"reaches)\s+"
    r"(?P<d>[^,;]+)|(?P<e>[^,;]+?)\s+(?:is |are )?(?:underlined|circled|opens)\b)",
    re.I,
)
_PEOPLE = re.compile(
    r"(?:ian|man|woman|men|person|clerk|guard|nurse|cook|kid|boy|girl|student|monk|officer|agent|someone|somebody|"
    r"janitor|"
    r"auditor|inspector|doctor|editor|tailor|author|"
    r"(?<!scann)(?<!crawl)(?<!lint)(?<!serv)(?<!sniff)(?<!comput)(?<!check)"
    r"(?<!count)(?<!prob)(?<!profil)(?<!contain)(?<!rout)(?<!spid)(?<!analy[sz])(?<!control)(?<!pointer)(?<!fing)er|"
    r"ist)$",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A look as told: `by` whom, `over` what (as written), `many` of it, what is left (`rest`), `find` and the number
    on a `counter`."""

    by: str
    over: str
    many: bool = False
    rest: str = ""
    find: str = ""
    counter: str = ""
    why: str = ""


def counted(text: str) -> tuple[str, str]:
    """The row without its counter, and the number on it, behind an arrow where it is on its way there."""
    m = _COUNTER.search(text)
    if m is None:
        return text, ""
    goal = re.search(r"\b(?:to|towards?|till|until)\s+\S+$", m[0][: m.end("n") - m.start()])
    return text[: m.start()] + text[m.end() :], f"\u2192 {m['n']}" if goal else m["n"]


_SIGN = re.compile(
    r"\s*[,;]\s*each\b[^,;\"“]*?[\"“](?P<sign>[^\"”]{1,14})[\"”]"
    r"|\s*[,;]\s*each\b[^,;]*?(?P<mark>question marks?)$",
    re.I,
)
STOPS = re.compile(
    r"\b(?:stop|paus|halt|linger|settl|land|rest|freez)(?:p?ing|p?e?s|p?ed)?\s+(?:on|at|over|above|in front of)\s+"
    r"(?:the\s+first\s+)?(?P<find>\S+(?:\s+[^\s,;]+){0,5})(?=\s*(?:[,;]|$))", re.I,
)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = re.compile(rf"\b(?:in|inside|on|at|under|behind|with|only|,)\s+the\s+(?P<nth>{'|'.join(_ORDINALS)})\b", re.I)
_CARRIED = re.compile(
    r"\b(?:flow|stream|travel|transfer|hopp?|trickl|pull|download|fetch)(?:ing|s|ed|es)?\s+from\b.+\bto\b", re.I
)


def signed(text: str) -> tuple[str, str]:
    """The row without what each of them shows, and that."""
    found = _SIGN.search(text)
    if found is None:
        return text, ""
    return text[: found.start()] + text[found.end() :], found["sign"] or "?"


def carried(text: str) -> bool:
    """Whether something is carried from here to there: a flow, and nobody looks."""
    return bool(_CARRIED.search(text))


def nth(text: str) -> int:
    """Which of them it is found in: "inside the third trunk" is 3; 0 where nobody says."""
    said = _NTH.search(text)
    return _ORDINALS.index(said["nth"].lower()) + 1 if said else 0


def through(text: str) -> bool:
    """Whether the row begins with an X-ray."""
    return bool(_XRAY.match(text))


def walk(text: str) -> Walk | None:
    """Somebody takes one after another, or every single one."""
    left, number = counted(text)
    if m := _XRAY.match(left):
        many = bool(re.search(r"s$", m["over"]))
        return Walk(by=m["by"], over=m["over"], many=many, find=seen(m["rest"] or ""), counter=number, why="an X-ray")
    turn = _TURN.search(left)
    bare = _TURN.sub("", left, count=1) if turn else left
    if turn and turn["noun"]:
        bare = re.sub(r"\s+of\s+(?:an?|the|one|its)?\s*[^,;]+", "", left[turn.end() :], count=1)
        bare = f"{left[: turn.start()]} every {turn['noun']}{bare}"
    m = _WALKS.match(bare)
    each = _EACH.search(left) or (m and (m["rest"] or "").strip().startswith("until"))
    if m is None or not (turn or number or m["every"] or each):
        return None
    if not (turn or number or each) and not re.match(r"every|each|all", m["every"], re.I):
        return None
    over = re.split(r"\s+(?:in|on|of|for|with|inside|until|as|while|to)\s+", m["over"])[0]
    over = re.sub(r"^(?:an?|the|his|her|its)\s+", "", over, flags=re.I)
    many = bool(m["every"] or ((turn or number) and over.endswith("s")))
    rest = m["rest"] or ""
    said = " ".join(w.strip(" ,") for w in (m["every"] or "", turn[0] if turn else "", number) if w)
    return Walk(
        by=m["by"], over=over, many=many, rest=rest, find=seen(rest), counter=number, why=said or "one after another"
    )  # fmt: skip


def seen(rest: str) -> str:
    """What shows up, is barked at or circled."""
    m = _SEEN.search(rest)
    words = next((w for w in m.groups() if w), "").strip(' ."“”') if m else ""
    words = re.sub(r"\s+(?:in|on|inside|of)\s+(?:the|an?|one|it|them)\b.*$", "", words)
    return words if 0 < len(words.split()) <= 5 and not re.match(r"(?:none|nothing|it|one|two)\b", words, re.I) else ""


def somebody(words: str) -> bool:
    """Whether who looks is a person, by the last word before what they carry."""
    head = re.split(r"\s+(?:with|in|holding|carrying|at|of)\s+", words.strip())[0].split()
    return bool(head) and bool(_PEOPLE.search(head[-1]))
