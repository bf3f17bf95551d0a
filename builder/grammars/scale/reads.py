"""Which rows tell of more or fewer of the same: how many there were and are, of what, why and by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.actors import base
from builder.cast.listing import thing
from builder.language.lexicon import is_plural, key, lexicon, stem
from builder.language.model import Figure, Reading

_ONE = r"(?:a single|\d{1,4}|[a-z]+(?:-[a-z]+)?)"
_NUMBER = {name: rf"(?P<{name}>{_ONE}(?:\s+hundred)?)" for name in ("a", "b")}
_NOUN = {name: rf"(?P<{name}>(?:[a-z][\w-]*\s+){{0,2}}[a-z][\w-]*)" for name in ("noun", "other")}
_FROM_TO = re.compile(
    rf"\bfrom\s+{_NUMBER['a']}(?:\s+{_NOUN['noun']})?\s+(?:up |down |back |out |in )?(?:to|into)\s+"
    rf"{_NUMBER['b']}\b(?!\s*%)(?:\s+{_NOUN['other']})?",
    re.IGNORECASE,
)
_ARROW = re.compile(
    rf"(?:(?P<before>[a-z][\w -]*?):?\s+)?\b(?P<a>\d{{1,4}})(?:\s+{_NOUN['noun']})?\s*(?:->|→|=>|-->|➜|⟶)\s*"
    rf"(?P<b>\d{{1,4}})\b(?!\s*%)(?:\s+{_NOUN['other']})?",
    re.IGNORECASE,
)
_BECOME = re.compile(
    rf"\b{_NUMBER['a']}\s+{_NOUN['noun']}\s+(?:becom\w+|turn\w* into|shrink\w* to|grow\w* (?:in)?to)\s+"
    rf"{_NUMBER['b']}\b(?:\s+{_NOUN['other']})?",
    re.IGNORECASE,
)
_SERIES = re.compile(
    rf"(?P<noun>[a-z][\w -]*?)\s*:\s*(?P<all>{_ONE}(?:\s*,?\s*(?:then|and then|->|→)\s+{_ONE}\b)+)", re.IGNORECASE
)
_TO = re.compile(rf"\b(?:(?:up|down|out|in|back) )*to\s+{_NUMBER['b']}\b(?!\s*%)", re.IGNORECASE)
_BACK = re.compile(
    rf"\b(?:back|again|down|up)\s+to\s+{_NUMBER['b']}\b|[,;]\s*(?:then\s+)?(?P<again>\d{{1,3}}|[a-z]+)\s+again\b",
    re.IGNORECASE,
)
_ONCE_MORE = re.compile(
    r"\b(?:back|again|re-?appear\w*|return\w*|re-?start\w*|wak\w+)\b[^,;]*?(?:\b(?:when(?:ever)?|as soon as|as|once|"
    r"after|at|on)\s+(?P<why>[^,;.]+))?$",
    re.IGNORECASE,
)
#: How fast a number changes, and who shows it.
_PACES = (
    (re.compile(r"\b(?:(?:very|painfully|so|too)\s+)?(?:slow(?:ly)?|gradually|sluggishly)\b", re.IGNORECASE), "snail"),
    (re.compile(r"\b(?:(?:very|super)\s+)?(?:quickly|rapidly|instantly|immediately|fast|within seconds|in seconds)\b",
                re.IGNORECASE), "rocket"),
)  # fmt: skip
_JOIN = re.compile(
    rf"\b{_NUMBER['b']}\s+(?:more|new|extra|additional|further)\s+{_NOUN['noun']}\s+(?:\w+\s+)?join\w*\s+"
    rf"(?:the\s+)?(?:existing |first |other )?{_NUMBER['a']}\b",
    re.IGNORECASE,
)
_ADD = re.compile(
    rf"\b(?:adds?|adding|starts?|starting|launch\w*|spins? up|boots?|brings? up|requests?|orders?)\s+"
    rf"(?:(?P<ord>another|a second|a third|a fourth|a fifth|an?|{_ONE})\s+)"
    rf"(?:(?:more|new|extra|additional|further)\s+)?{_NOUN['noun']}\b",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"\b(?:when(?:ever)?|as soon as|as|because|once|if|during|triggered by|driven by|based on|under|on|after|at)\s+"
    r"(.+?)(?:[,;.:]|$)",
    re.IGNORECASE,
)
#: "Queue depth crossing a threshold, workers from 2 to 6"; what is said not to count.
_CROSSES = re.compile(
    r"^([^,;:]+?\s+(?:cross|pass|exceed|reach|hit|top|spik|climb|overflow)\w*(?:\s+[^,;:]+)?),", re.IGNORECASE
)
_STRUCK = re.compile(
    r"[,;]\s*(?:and\s+)?(?P<what>[^,;]{2,30}?)\s+(?:is\s+)?(?:crossed out|"
    r"struck out|struck through|ignored|not used)\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more|additional|extra|new|further|fewer)\s+((?:[\w-]+\s){0,2}[\w-]+)", re.IGNORECASE)
_MORE_AND_MORE = re.compile(r"\b(?:more and more|fewer and fewer|ever more)\s+((?:[\w-]+\s){0,1}[\w-]+)", re.IGNORECASE)
_UNITS = re.compile(
    r"^\s*(?:%|percent|[mµn]?s\b|ms|sec|min|hour|day|week|month|year|[kmgtp]i?b\b|[kmgt]bps|hz|ghz|mhz|\$|€|dollar|euro|cent|"
    r"degree|requests? per|rps|qps|fps|am\b|pm\b|o'clock|x\b|times\b|watt|volt|line|token|point)",
    re.IGNORECASE,
)
_GROWS = frozenset(
    stem(w) for w in (
        "grow", "shrink", "scale", "multiply", "double", "triple", "increase", "decrease", "rise", "drop", "fall",
        "reduce", "go", "jump", "climb", "swell", "bump", "raise", "turn", "add", "expand", "cut", "become",
        "halve", "shut", "spin", "set", "change", "resize", "thin", "come", "crank", "dial", "ramp", "wind", "lift",
        "lower", "trim", "push", "pull", "drag", "nudge", "bring", "take", "boost",
    )
)  # fmt: skip
_HANDS = frozenset(("developer", "barista", "chef", "robot", "cashier", "worker"))
_STOPS = frozenset((
    "in", "when", "as", "after", "on", "for", "by", "and", "because", "while", "with", "at", "during",
    "back", "within", "if", "once", "over", "then", "up", "down", "to", "from", "again", "until", "before",
    "under", "per", "automatically", "overnight", "instantly", "it", "the",
))  # fmt: skip
_SCALE = ("scale", "scaling", "autoscal", "rescal", "upscal", "downscal")
_TRIGGERS = tuple(stem(w) for w in ("trigger", "cause", "start", "launch", "fire", "call", "invoke", "request"))
_CONTENT = ("chart", "meter", "levels", "table", "timeline", "code", "terminal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaling:
    """`of`: what there are more or fewer of; `first`, `last`: how many (-1 unsaid); `trigger`: why, as the row says.

    `after`: further numbers it goes on to; `by`: who does it; `added`: how many come to those there (0 unsaid).
    `again`: whether it ends as it began, `then`: why it does; `rival`: what is said not to be the reason.
    """

    of: Figure
    first: int = -1
    last: int = -1
    trigger: str = ""
    after: tuple[int, ...] = ()
    by: tuple[Figure, ...] = ()
    added: int = 0
    again: bool = False
    then: str = ""
    rival: str = ""


def read_scaling(reading: Reading) -> Scaling | None:
    """The change of number in a row; None when it tells of something else."""
    text = reading.text
    measured = any(_UNITS.match(text[m.end(end) :]) for m in _FROM_TO.finditer(text) for end in ("a", "b"))
    if reading.carrier in _CONTENT or reading.sides or measured:
        return None
    for find in (_counted, _joined, _added, _named):
        found = find(text, reading)
        if found is not None:
            out = _STRUCK.search(text)
            found = replace(found, rival=out["what"].strip() if out and found.trigger else "")
            return replace(found, by=_who(found, reading) or _pace(text, found))
    return None


def _counted(text: str, reading: Reading) -> Scaling | None:
    """Two numbers or more of the same: "from 2 to 6", "1 pod -> 5 pods", "five servers become two", "8, then 3"."""
    series = _SERIES.search(text)
    numbers = [number(w) for w in re.findall(rf"{_ONE}", series["all"]) if number(w) >= 0] if series else []
    if series and len(numbers) > 1 and (of := _set(series["noun"], reading)):
        return Scaling(
            of=of, first=numbers[0], last=numbers[1], after=tuple(numbers[2:4]), trigger=_why(text[series.end() :])
        )
    for pattern in (_FROM_TO, _ARROW, _BECOME):
        for found in pattern.finditer(text):
            ends = number(found["a"]), number(found["b"])
            if min(ends) < 0 or ends[0] == ends[1] or _UNITS.match(text[found.end("b") :]):
                continue
            if (pattern is not _ARROW and not _moves(text)) or _another(found):
                continue
            of = _of(found, text, reading)
            if of is None:
                continue
            rest = text[found.end("b") :]
            again = _BACK.search(rest)
            more = number(again["b"] or again["again"]) if again else -1
            after = (more,) if more >= 0 else ()
            trigger = _trigger(reading, found.start())
            then = _between(rest[: again.start()], trigger) if again and after else ""
            return Scaling(of=of, first=ends[0], last=ends[1], after=after, trigger=trigger, then=then)
    return None


def _between(text: str, trigger: str) -> str:
    """The clause before the number goes back: why, or who does it."""
    parts = [p.strip() for p in re.split(r"[,;]|\band then\b|\bthen\b", text) if p.strip()]
    said = parts[-1] if parts else ""
    return said if 1 < len(said.split()) <= 6 and said != trigger else ""


def _another(found: re.Match[str]) -> bool:
    """Whether the numbers count two different things: "one line of YAML becomes five resources"."""
    one, other = _cut(found["noun"] or ""), _cut(found["other"] or "")
    return bool(one and other) and key(one)[-1:] != key(other)[-1:]


def _joined(text: str, reading: Reading) -> Scaling | None:
    """ "Two more workers join the three that are there": three, and as many more."""
    found = _JOIN.search(text)
    if not found or number(found["a"]) < 0 or number(found["b"]) < 1:
        return None
    of = _set(found["noun"], reading)
    return Scaling(of=of, first=number(found["a"]), added=number(found["b"])) if of else None


def _added(text: str, reading: Reading) -> Scaling | None:
    """ "Autoscaler adds a third node": so many more come to those that are there."""
    found = _ADD.search(text)
    if not found:
        return None
    scales = any(f.kind == "autoscaler" for f in reading.figures) or _verbs(text) or found[0].lower().startswith("add")
    if not scales:
        return None
    of = _set(_cut(found["noun"]), reading)
    said = found["ord"].lower().split()
    rank = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}.get(said[-1], 0)
    many = number(said[-1]) if not rank else 1
    many = 1 if said[-1] in ("a", "an", "another") else many
    if of is None or many < 1 or (of.kind not in _WORKERS and not (rank and of.kind)):
        return None
    first, last = (rank - 1, rank) if rank else (-1, -1)
    return Scaling(of=of, first=first, last=last, added=many, trigger=_trigger(reading, found.start()))


#: What there are several of at work, told apart only by number.
_WORKERS = frozenset((
    "pod", "server", "node", "node-panel", "gpu", "container", "inference-server", "worker", "cashier",
    "replica", "database", "laptop", "robot", "truck", "developer", "deployment", "function", "barista",
    "chef",
))  # fmt: skip


def _named(text: str, reading: Reading) -> Scaling | None:
    """Without two numbers: "scaled down to zero", "more and more pods as the sale starts", "queue triggers workers"."""
    verbs = _verbs(text)
    more = _MORE.search(text) if reading.relation("trigger") else None
    crowd = _MORE_AND_MORE.search(text)
    cycle = {t.name for t in reading.transitions} >= {"appear", "disappear"}
    cycle = cycle and not any(f.state in ("old", "new") for f in reading.figures)
    if not (verbs or more or cycle or crowd):
        return None
    of = _set(_cut(crowd[1]), reading) if crowd else None
    of = of or _actor(reading)
    if of is None or (crowd and not verbs and of.kind not in _WORKERS):
        return None
    first, last = -1, -1
    for found in _TO.finditer(text):
        if number(found["b"]) >= 0 and not _UNITS.match(text[found.end("b") :]):
            last = number(found["b"])
            first = of.count if of.quantity == "exact" and of.count != last else -1
            break
    last = 0 if cycle and last < 0 else last
    trigger = _trigger(reading, len(text), triggers=more is not None)
    if not (last >= 0 or trigger or verbs):
        return None
    more = _ONCE_MORE.search(text) if cycle and last == 0 else None
    then = (more["why"] or "").strip() if more else ""
    return Scaling(
        of=of, first=first, last=last, trigger="" if trigger == then else trigger, again=more is not None,
        then=then if len(then.split()) <= 5 else "",
    )  # fmt: skip


def _pace(text: str, found: Scaling) -> tuple[Figure, ...]:
    """How fast it goes, as who goes so."""
    said = next(((m[0], kind) for way, kind in _PACES if (m := way.search(text))), None)
    if said is None or found.after or found.again or said[0] in found.trigger:
        return ()
    return (Figure(kind=said[1], words=said[0]),)


def number(words: str) -> int:
    """A number in figures or words; -1 for any other word."""
    said = words.lower().strip()
    if said.isdigit():
        return int(said)
    if said in ("nothing", "none", "zero"):
        return 0
    if said in ("a single", "single"):
        return 1
    if said.endswith(" hundred"):
        few = number(said.removesuffix(" hundred"))
        return 100 * max(1, few)
    return lexicon().numbers.get(said, -1)


def _moves(text: str) -> bool:
    """Whether a verb tells of a change of number; "from one container to one hundred" needs none."""
    grows = any(stem(w.lower()) in _GROWS for w in re.findall(r"[A-Za-z]+", text))
    return grows or _verbs(text) or text.lower().startswith("from")


def _verbs(text: str) -> bool:
    """Whether something is scaled; not "at scale", "a scale", "scale indicator"."""
    for m in re.finditer(r"[A-Za-z-]+", text):
        word = m[0].lower().replace("-", "")
        if word.startswith(_SCALE) and not word.startswith("scaler"):
            before = text[: m.start()].lower().split()[-1:]
            plain = word in ("scale", "scales") and not re.match(r"[\s-]+(?:up|down|out|in|to|from)\b", text[m.end() :])
            if not plain and before not in (["at"], ["a"], ["the"]):
                return True
    return False


def _of(found: re.Match[str], text: str, reading: Reading) -> Figure | None:
    """What is counted: the noun behind a number, else the last set before the numbers."""
    for name in ("noun", "other"):
        words = _cut(found[name] or "")
        if words and (of := _set(words, reading)) and (of.kind or is_plural(words.split()[-1]) or name == "noun"):
            return of
    before = text[: found.start("a")]
    figures = [f for f in reading.figures if f.words and re.search(rf"\b{re.escape(f.words)}", before, re.IGNORECASE)]
    figures.sort(key=lambda f: before.lower().rfind(f.words.lower()))
    sets = [f for f in figures if f.count > 1 or f.kind in _WORKERS]
    if sets:
        return _plain(sets[-1])
    head = re.split(r"\bfrom\b|:", before)[0].strip(" :,")
    noun = re.split(r"\s+(?=\w+ing\b|\w+ed\b|go(?:es)?\b|grow|shrink|jump)", head)[0]
    return _set(noun, reading) if noun and is_plural(noun.split()[-1]) else None


def _plain(figure: Figure) -> Figure:
    """A deployment of so many are its pods."""
    return replace(figure, kind="pod") if figure.kind == "deployment" else figure


def _set(words: str, reading: Reading) -> Figure | None:
    """A noun phrase as what there are several of; the reader's figure where it has one."""
    words = words.strip(" :,.")
    if not words or words.split()[-1].lower() in _STOPS or number(words.split()[-1]) >= 0:
        return None
    stems = key(words)
    known = [f for f in reading.figures if f.kind and key(f.words) and key(f.words)[-1] == stems[-1]]
    made = _plain(known[0] if known else thing(words))
    return replace(made, count=1, quantity="", pick="", state="", attributes=() if known else made.attributes)


def _cut(words: str) -> str:
    """A noun phrase up to the first small word behind it."""
    kept: list[str] = []
    for word in words.split():
        if word.lower() in _STOPS or word.lower().endswith("ly"):
            break
        kept.append(word)
    return " ".join(kept)


def _actor(reading: Reading) -> Figure | None:
    """What there are more of: the object of a trigger, else the first set, else the first actor without a name."""
    link = reading.relation("trigger")
    if link is not None and link.object is not None:
        return link.object
    many = next((f for f in reading.figures if f.count > 1), None)
    return many or next((f for f in reading.figures if f.kind and not f.label), None)


def _who(found: Scaling, reading: Reading) -> tuple[Figure, ...]:
    """Who changes the number, and who changes it back: people and controllers before what they count."""
    of = found.of
    others = (f for f in reading.figures if f.kind and f.kind != of.kind and f.words not in found.trigger)
    agents = [f for f in others if _acts(f.kind)]
    return tuple(replace(f, count=1, quantity="") for f in agents[:2])


def _acts(kind: str) -> bool:
    return "mood" in base.info(kind).params and kind not in _WORKERS - _HANDS and kind not in ("cloud", "service")


def _trigger(reading: Reading, end: int, *, triggers: bool = False) -> str:
    """Why: what stands behind "when" and its like, before an arrow or a colon, else the subject of "triggering"."""
    text = reading.text
    if triggers:
        words = re.finditer(r"[A-Za-z]+", text)
        verb = next((m for m in words if stem(m[0].lower()) in _TRIGGERS), None)
        return text[: verb.start()].strip(" ,:") if verb else ""
    if said := _why(text):
        return said
    for said in _before(text[:end]):
        if 1 < len(said.split()) <= 6:
            return said
    return ""


def _why(text: str) -> str:
    found = _WHEN.search(text) or _CROSSES.search(text)
    words = found[1].strip() if found else ""
    return words if 0 < len(words.split()) <= 8 else ""


def _before(text: str) -> Iterator[str]:
    """What stands before an arrow or a colon."""
    for mark in ("->", "→", "=>", ":"):
        if mark in text:
            said = text.split(mark)[0].strip(" ,:")
            if not re.search(r"\bscal", said, re.IGNORECASE):
                yield said
