"""Which rows are talks: arrows with words on them, verbs of sending and answering, a handshake's list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.cast.listing import listed, thing
from builder.grammars.sequence.model import ARROW, written
from builder.grammars.sequence.runs import run_of
from builder.language.lexicon import key, lexicon
from builder.language.model import Reading
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_SENDS = (
    r"sends?|sending|sent|passes|passing|forwards?|forwarding|hands?|handing|publish(?:es|ing)?|posts?|"
    r"posting|streams?|"
    r"streaming|push(?:es|ing)?|says?|saying|writes?|writing|submits?|submitting|shouts?|shouting|"
    r"whispers?|emits?|emitting|presents?|presenting"
)
_ASKS = (
    r"asks?|asking|requests?|requesting|quer(?:y|ies|ying)|calls?|calling|pings?|pinging|polls?|polling|contacts?|"
    r"contacting|(?:checks?|checking|confers?|conferring|verif(?:ies|y|ying)) with|consults?|consulting|"
    r"tells?|telling|notif(?:y|ies|ying)|challenges?|challenging|greets?|greeting|knocks? on|looks? up"
)
_REPLIES = (
    r"repl(?:y|ies|ying)|answers?|answering|responds?|responding|returns?|returning|acknowledges?|acknowledging|acks?|"
    r"acking|confirms?|confirming|rejects?|rejecting|denies|denying|refuses?|refusing|echoes|echoing|grants?|granting|"
    r"gives? back|sends? back|sending back|comes? back"
)
_CLAUSE = re.compile(
    rf"^(?:then\s+|and\s+|finally\s+|first\s+)*(?P<who>(?:(?!\b(?:{_SENDS}|{_ASKS}|{_REPLIES})\b)[\w.'/-]+\s+){{0,4}}?)"
    rf"(?:(?P<reply>{_REPLIES})|(?P<send>{_SENDS})|(?P<ask>{_ASKS}))\b\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:lost(?: on the way)?|dropped|drops|never arrives?|never arriving|disappears?|disappearing|"
    r"vanish\w*|times? out|"
    r"timing out|blocked|goes missing)\b",
    re.IGNORECASE,
)
_TO = re.compile(
    r"^(?P<words>.*?)\s*(?:\bback\s+)?\bto\s+(?P<whom>(?:the\s+|an?\s+)?[\w.'/-]+(?:\s+[\w.'/-]+){0,2})\s*$", re.I
)
_FOR = re.compile(r"^(?P<whom>.+?)\s+(?:for|about|with|whether|if|to)\s+(?P<words>.+)$", re.IGNORECASE)
_QUOTED = re.compile(r"^(?P<whom>[^\"“,]+?)\s*:?\s+[\"“](?P<words>[^\"”]+)[\"”]?$")
_FROM = re.compile(r"^(?P<words>.+?)\s+(?:from|of)\s+(?P<whom>.+)$", re.IGNORECASE)
#: Which time it is that something is done.
_AGAIN = re.compile(
    r"\b(?:first|second|third|next|again|later|1st|2nd|once|then|cold|warm|hit|miss|cached|uncached|repeat\w*|time|"
    r"without|with|day|run|request|visit|call|question|attempt|try)\b", re.IGNORECASE,
)  # fmt: skip
_BETWEEN = re.compile(
    r"\b(?:between|from)\s+(?P<a>(?:an?\s+|the\s+)?[\w.'-]+(?:\s[\w.'-]+)??)\s+(?:and|to)\s+"
    r"(?P<b>(?:an?\s+|the\s+)?[\w.'-]+(?:\s[\w.'-]+)?)(?=\s*(?:[,:;.(]|$|with\b|showing\b|in\b|where\b))",
    re.IGNORECASE,
)
_BETWEEN_MORE = re.compile(
    r"\bbetween\s+(?P<all>[^:;]+?,[^:;]+?\band\s+[\w.'-]+(?:\s[\w.'-]+)?)(?=\s*(?:[:;.]|$))", re.IGNORECASE
)
#: A pronoun as what is passed: "it", "it on", "them along"; the verb belongs to the words.
_IT = re.compile(r"^(?:it|them|this|that|one)(?:\s+(?:on|along|over|back|through|up|down))?$", re.IGNORECASE)
#: A second thing the same party does, by itself: "and keeps one", "and caches it".
_ALSO = re.compile(
    r"\s+(?:and|then|and then)\s+(?P<does>(?:keeps?|cach(?:es|e)|stor(?:es|e)|saves?|logs?|waits?|checks?|signs?|"
    r"remembers?|counts?|verif(?:ies|y)|decrypts?|encrypts?)(?:\s+[\w'-]+){0,3})$",
    re.IGNORECASE,
)
#: Words no message begins with: what is left of a sentence that was not understood.
_BROKEN = re.compile(r"^(?:it|them|him|her|on|off|up|down|out|along|and|or|of|which)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:an?|the|its|his|her|their|back|with|by)\s+", re.IGNORECASE)
_SAME = frozenset(("", "it", "he", "she", "they", "which", "that", "who", "both", "each", "all"))
_BACK = re.compile(
    r"^(?:the\s+|its\s+|but\s+)*(?P<words>response|reply|answer|ack|acknowledge?ment|confirmation|"
    r"result)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"^(?:[\w-]+\s+){0,4}?(?:handshake|(?:exchange|negotiation|round trip)(?=.*\bbetween\b))", re.IGNORECASE
)
_SWAP = re.compile(
    r"^(?P<a>[\w.'-]+(?:\s[\w.'-]+)?)\s+and\s+(?P<b>[\w.'-]+(?:\s[\w.'-]+)?)\s+(?:exchang(?:e|ing)|"
    r"swap(?:s|ping)?|trad(?:e|ing))\s+(?P<words>.+)$",
    re.IGNORECASE,
)
_DIAGRAM = re.compile(r"\b(?:diagram|flow)\s+(?:with|between|of|showing)\s+(?P<all>[^:]+)$", re.IGNORECASE)
_PROSE = re.compile(r"\b(?:arrows?|back|forth|going|flying|bouncing|packets?|messages?)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?P<n>two|three|four|five|\d)\s+(?:\w+\s+)?(?:arrows|messages|packets|steps|round trips)\b", re.IGNORECASE
)
_OTHERS = frozenset(
    (
        "code",
        "terminal",
        "chart",
        "meter",
        "table",
        "checklist",
        "timeline",
        "levels",
        "compare",
        "dashboard",
        "topology",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One message as read: `kind` of verb, ends by name ("" = whoever spoke before); what its sender then `does`."""

    kind: str
    who: str
    whom: str
    words: str
    lost: bool
    does: str = ""


#: A "party" that is a step of something: "pause", "pod A runs".
_STEP = re.compile(
    r"^(?:pauses?|paused|repeats?|waits?|idle|sleeps?|resumes?|stops?)$|\s(?:runs|pauses|waits|sleeps)$", re.IGNORECASE
)


def match(reading: Reading, context: Context) -> Match | None:
    """Arrows with words, then verbs, then a list under a head that names a talk."""
    if (again := _runs(reading)) is not None:
        return again
    if reading.sides or reading.carrier in _OTHERS:
        return None
    named = reading.carrier == "sequence" or _NAMED.match(reading.text) is not None
    found = _arrows(reading, named=named) or _swap(reading) or _verbs(reading, named=named)
    found = found or _spoken(reading)
    return found or (_list(reading, context) or _blank(reading, context) if named else None)


def _body(text: str) -> str:
    """Without the head that names the picture."""
    found = re.match(r"^[^:>]{3,60}?:\s+(?=\S)", text)
    return text[found.end() :] if found and not ARROW.search(found[0]) else text


def _runs(reading: Reading) -> Match | None:
    """ "First time: a -> b -> c, 2 s; second time: a -> b, 5 ms": the same way taken again."""
    lines = tuple(part.strip(" .") for part in re.split(r"\s*;\s*|\.\s+(?=[A-Z])", reading.text) if part.strip(" ."))
    made = [run_of(line) for line in lines]
    found = [run for run in made if run is not None]
    if not 2 <= len(found) == len(made) <= 3 or not any(_AGAIN.search(run.title) for run in found):
        return None
    if not {key(n) for n in found[0].parties} & {key(n) for n in found[1].parties}:
        return None
    return Match(grammar="sequence", confidence=0.95, slots={"runs": lines}, why=("the same way taken again",))


def _arrows(reading: Reading, *, named: bool) -> Match | None:
    """ "A -> B: words" at least once with words or back again."""
    body = _body(reading.text)
    parts = re.split(r"\s*[;,]\s*(?:then\s+)?(?=[^;,]*(?:->|→|=>|➜|⇒|<-|←|-x\s))", body)
    runs = [run for part in parts for run in written(part) if run[0] and run[1]]
    pairs = [(a.lower(), b.lower()) for a, b, _, _ in runs]
    worded = sum(bool(w) for _, _, w, _ in runs)
    back = any((b, a) in pairs for a, b in pairs)
    if not named and any(_STEP.search(party) for pair in pairs for party in pair):
        return None  # what is done in turn, nobody speaks
    if not runs or not (named or (back and len(runs) > 1) or (worded > 1 and worded == len(runs))):
        return None
    messages = tuple(f"{a} {'-x' if lost else '->'} {b}: {words}".rstrip(": ") for a, b, words, lost in runs)
    return Match(grammar="sequence", confidence=0.93, slots={"messages": messages}, why=("messages to and fro",))


def _verbs(reading: Reading, *, named: bool) -> Match | None:
    """Sentences of sending, asking and answering."""
    said = list(_sayings(_body(reading.text) if named else reading.text))
    messages: list[str] = []
    asked: list[tuple[str, str]] = []  # who spoke to whom, not yet answered
    last = ("", "")
    for one in said:
        who, whom = _both(one, asked, last)
        if not who or not whom or key(who) == key(whom):
            continue
        last, rest = (who, whom), [p for p in asked if (key(p[0]), key(p[1])) != (key(whom), key(who))]
        asked = rest if len(rest) < len(asked) else [*asked, last]
        words = one.words.removesuffix(" back")
        messages.append(f"{who} {'-x' if one.lost else '->'} {whom}: {words}".rstrip(": "))
        messages += [f"{who} -> {who}: {one.does}"] if one.does else []
    if any(_BROKEN.match(one.words) for one in said):
        return None
    turns = any(one.kind == "reply" for one in said) or len({m.split(" -")[0] for m in messages}) > 1
    if len(messages) < (1 if named else 2) or not (named or turns):
        return None
    sure = 0.92 if named else 0.83
    return Match(
        grammar="sequence", confidence=sure, slots={"messages": tuple(messages)}, why=("who sends what to whom",)
    )


def _both(one: _Said, asked: list[tuple[str, str]], last: tuple[str, str]) -> tuple[str, str]:
    """The ends of a message: who answers speaks to the last that asked them."""
    if not one.who and not one.whom and one.words.endswith(" back"):  # the same party, to whom it owes an answer
        owed = next((a for a, b in reversed(asked) if key(b) == key(last[0])), "")
        if owed:
            return last[0], owed
    who = one.who or (last[1] if one.kind == "reply" else last[1] or last[0])
    if one.whom:
        return who, one.whom
    open_ = next((a for a, b in reversed(asked) if key(b) == key(who)), "")
    return who, open_ or (last[1] if key(who) == key(last[0]) else last[0] if key(who) == key(last[1]) else "")


def _sayings(text: str) -> Iterator[_Said]:
    """The clauses that are messages; one that only says that something is lost belongs to the message before."""
    held: _Said | None = None
    for part in re.split(
        r"\s*[;,]\s*(?:and\s+|then\s+)?|\s+(?:and then|then|and)\s+(?=(?:[\w.'-]+\s+){0,3}(?:"
        f"{_SENDS}|{_ASKS}|{_REPLIES}"
        r")\b)",
        text,
    ):
        back, gone = _BACK.match(part), _LOST.search(part)
        found = None if back and gone else _CLAUSE.match(part.strip(" ."))
        if found is None and held is not None and gone:
            if back:
                yield held
            said = back["words"] if back else ""
            held = _Said(kind="reply", who="", whom="", words=said, lost=True) if back else replace(held, lost=True)
        if found is None:
            continue
        if held is not None:
            yield held
        held = _saying(found)
    if held is not None:
        yield held


def _saying(found: re.Match[str]) -> _Said:
    who = _bare(found["who"])
    kind = next(k for k in ("reply", "send", "ask") if found[k])
    rest, lost = found["rest"].strip(), False
    also = _ALSO.search(rest)
    rest = rest[: also.start()] if also else rest
    if gone := _LOST.search(rest):
        rest, lost = (rest[: gone.start()] + rest[gone.end() :]).strip(" ,"), True
        rest = re.sub(r"(?:\s*\b(?:that|which|but|is|are|gets|being|and|it))+$", "", rest)
    whom, words = _ends(kind, rest)
    said = f"{found[kind]} {words if whom else rest}" if _IT.match(words) else words or _verb(found[kind])
    does = also["does"] if also else ""
    return _Said(kind=kind, who="" if who.lower() in _SAME else who, whom=whom, words=said, lost=lost, does=does)


def _ends(kind: str, rest: str) -> tuple[str, str]:
    """Whom it goes to, and the words."""
    if kind == "ask":
        for form in (_QUOTED, _FOR, _FROM):
            if found := form.match(rest):
                return _bare(found["whom"]), _bare(found["words"])
        return _bare(rest), ""
    found = _TO.match(rest)
    if found:
        return _bare(found["whom"]), _bare(found["words"])
    return "", _bare(rest)


def _verb(word: str) -> str:
    """A verb as the words of its own message: "pings" is "ping"."""
    low = word.lower().split()[0]
    if low.endswith("ies"):
        return f"{low[:-3]}y"
    if low.endswith(("ches", "shes", "sses", "oes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def _bare(words: str) -> str:
    text = words.strip(' ,.;"“”`')
    while found := _ARTICLE.match(text):
        text = text[found.end() :]
    return text


def _swap(reading: Reading) -> Match | None:
    """Two that exchange a list."""
    found = _SWAP.match(reading.text)
    words = listed(found["words"]) if found else ()
    if found is None or not words:
        return None
    slots = {"parties": (thing(_bare(found["a"])), thing(_bare(found["b"]))), "messages": words[:8]}
    return Match(grammar="sequence", confidence=0.84, slots=slots, why=("two that exchange things",))


def _list(reading: Reading, context: Context) -> Match | None:
    """A handshake's messages in a list, to and fro between two; a diagram's parties, each speaking to the next."""
    diagram = _DIAGRAM.search(reading.text)
    parties = tuple(p for p in listed(diagram["all"]) if not _PROSE.search(p)) if diagram else ()
    if len(parties) > 2:
        slots: dict[str, object] = {"messages": tuple(f"{a} -> {b}" for a, b in pairwise(parties))}
        return Match(grammar="sequence", level="L2", confidence=0.86, slots=slots, why=("a talk between these",))
    words = _messages(reading)
    if not words:
        return None
    slots, assumed = _between(reading, context)
    slots["messages"] = tuple(words[:8])
    level = "L2" if assumed else "L1"
    why = (f"a talk: {reading.text.partition(':')[0][:30]}",)
    return Match(grammar="sequence", level=level, confidence=0.9, slots=slots, why=why, assumed=assumed)


def _messages(reading: Reading) -> tuple[str, ...]:
    """The list in the row, in its quotes or after its colon, else the cue's."""
    _, colon, tail = reading.text.partition(": ")
    parts = re.split(r"\b(?:with|showing)\b", reading.text, maxsplit=1)
    quoted = tuple(q.text for q in reading.literals)
    given = (quoted, listed(tail) if colon else (), listed(parts[1]) if len(parts) > 1 else (), listed(reading.cue))
    for words in given:
        kept = tuple(re.sub(r"\s*(?:->|<-|→|←|=>)\s*", "", w) for w in words)
        if len(kept) > 1 and all(len(w) <= 40 and not _PROSE.search(w) for w in kept):
            return kept
    return ()


def _between(reading: Reading, context: Context) -> tuple[dict[str, object], tuple[str, ...]]:
    """Who talks, named in the row, the cue or the narration; and what is ours where nobody is."""
    texts = (reading.text, reading.cue, context.said)
    found = next((found for text in texts if (found := _BETWEEN.search(text))), None)
    ends = tuple(_bare(found[side]) for side in "ab") if found else ()
    if not ends or any(_PROSE.search(end) or not end for end in ends):
        return {}, ("two unnamed machines",)
    return {"parties": tuple(thing(end) for end in ends)}, ()


def _blank(reading: Reading, context: Context) -> Match | None:
    """A talk nobody says the words of: as many messages as are counted, else there and back."""
    slots, assumed = _between(reading, context)
    many = _MANY.search(reading.text)
    if not slots and many is None:
        return None
    count = (lexicon().numbers.get(many["n"].lower()) or int(many["n"])) if many else 2
    slots["messages"] = ("",) * min(8, count)
    why = ("a talk without its words",)
    return Match(
        grammar="sequence", level="L2", confidence=0.7, slots=slots, why=why, assumed=(*assumed, f"{count} messages")
    )


_SPEAKS = re.compile(
    r"(?:^|[;,.]\s*)(?:and\s+|then\s+|the\s+)*(?P<who>[A-Za-z][\w -]{1,22}?)\s*(?::|says|answers|replies|asks)\s*:?\s*"
    r"[\"“](?P<words>[^\"”]+)[\"”]",
    re.IGNORECASE,
)


def _spoken(reading: Reading) -> Match | None:
    """ "Client: "SYN"; server: "SYN-ACK"": two who speak in turn, each to the other."""
    said = [(_bare(m["who"]), m["words"]) for m in _SPEAKS.finditer(reading.text)]
    names = list(dict.fromkeys(who.lower() for who, _ in said))
    if len(said) < 2 or len(names) != 2 or len(said) < sum(q.kind == "quote" for q in reading.literals):
        return None
    other = {names[0]: said[[w.lower() for w, _ in said].index(names[1])][0], names[1]: said[0][0]}
    slots: dict[str, object] = {"messages": tuple(f"{who} -> {other[who.lower()]}: {words}" for who, words in said)}
    middle = _MIDDLE.search(reading.text)
    if middle is not None and (held := thing(middle["what"])).kind:
        slots["between"] = held
    return Match(grammar="sequence", confidence=0.84, slots=slots, why=("two who speak in turn",))


#: What stands or happens between the two: "a lock clicks shut between them".
_MIDDLE = re.compile(
    r"[;,.]\s*(?:and\s+|with\s+)?(?:an?|the|one)\s+(?P<what>[\w-]+(?:\s[\w-]+)??)\s+(?:\w+\s+){0,2}?(?:in\s+)?between"
    r"(?:\s+(?:them|the two|both))?\s*$", re.IGNORECASE,
)  # fmt: skip
