"""From a reading to the meter's slots: which form, what value, what it is on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from builder.cast import number
from builder.cast.ensemble import star
from builder.grammars.chart.data import measure
from builder.language.lexicon import key, lexicon
from builder.language.model import Figure, Number, Reading
from builder.storyboard.context import Context

#: Heads of a row -> the form that shows them.
CARRIERS = {
    "meter": "dial", "slider": "bar", "progress": "bar", "levels": "bar", "thermometer": "thermometer",
    "counter": "counter", "timer": "counter", "clock": "counter",
}  # fmt: skip
#: The same where the head is an actor.
_HEADED = re.compile(
    r"^(?:an?\s+|the\s+)?(?:[\w'’-]+\s+){0,2}?(?:(?P<dial>thermostats?|(?:kitchen|bathroom|luggage|weighing"
    r"|postal|truck|baby|digital|old) scales?|scales? (?=show|read|at)|fuel (?:tank|gauge|needle)|barometer"
    r"|pressure gauge|tachometer)"
    r"|(?P<counter>mileage|(?:hit|visitor|price) counter|turnstile|taxi ?meter|tally|ticker))\b",
    re.I,
)
_KINDS = {"gauge": "dial", "wheel": "counter", "thermometer": "thermometer", "hourglass": "counter"}
_AMOUNT = r"[$€£]?\d[\d.,:]*(?:\s?(?:%|°\s?[CF]?|[A-Za-z]{1,4}/[A-Za-z]{1,4}|ms|s|h|[KMGT]i?B|[kKMx])(?![A-Za-z]))?"
_CHANGES = re.compile(r"\bfrom\b.+\bto\b", re.IGNORECASE)
_MADE_OF = frozenset({"slider", "fader", "loader"})
_STEP = re.compile(rf"\b(?:from\s+|at\s+)?(?P<first>{_AMOUNT}).*?\b(?:to|until)\s+(?P<last>{_AMOUNT})", re.IGNORECASE)
_MOVES = re.compile(
    r"\b(?:from|drop|fall|fell|jump|ris|sink|climb|shrink|go(?:es|ing)?|mov|rac|slid|shift|cut|cool|shoot|leap|grow)\w*\b",
    re.I,
)
_ALSO = re.compile(r"\b(?:timer|clock|stopwatch|countdown)\b[^,;.]*?(?P<at>\d{1,2}:\d{2}(?::\d{2})?)", re.IGNORECASE)
_RANGE = re.compile(rf"\bfrom\s+{_AMOUNT}\s+(?:(?:up|down|over)\s+)?to\s+(?P<last>{_AMOUNT})")
_VALUE = re.compile(rf"(?P<value>{_AMOUNT}(?:\s+(?:of|out of)\s+\d+)?)(?P<unit>(?:\s+(?!and |while |with |for |in |on |at |but |to )[A-Za-z-]+){{0,2}})")  # fmt: skip  # noqa: E501
_RATE = re.compile(
    rf"(?P<value>{_AMOUNT})(?P<unit>(?:\s+[A-Za-z-]+){{0,3}})"
)  # what a sentence says of a running meter
_TOLD = re.compile(
    r"\b(?:(?:almost|nearly|close to|half|completely|way too) (?:full|empty)|(?:too |very |dangerously )(?:high|low)"
    r"|(?:(?:almost|nearly|deep|far) )?in the red(?=[,.]|$)|(?:full|empty|maxed out)(?=[,.]|$))",
    re.I,
)
_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)\s+$", re.IGNORECASE)
_DEGREES = frozenset({"°C", "°F", "°", "K", "degrees"})
_BLOWS = ("explode", "crash", "burst", "break", "blow")
_HEADS = frozenset({"bar", "meter", "gauge", "dial", "thermometer", "indicator", "level", "tank"})
_PROPS = frozenset({"gauge", "tank", "thermometer", "bar-chart", "chart", "wheel", "hourglass", "balance", "scales"})


def slots(reading: Reading, context: Context) -> dict[str, Any]:
    """What a row about one measured share says; {} for any other row."""
    if len(reading.sides) > 1 or reading.transition("switch"):
        return {}
    form = form_of(reading)
    share = _measure(reading, form or "dial")
    others = [f for f in reading.figures if f.kind not in _PROPS and not _is_head(f, reading)]
    if share is None and form:
        return _loose(reading, form, context)
    if share is None or not (form or not reading.figures):
        return {}
    if reading.carrier == "levels" and (others or len(reading.numbers) > 1):
        return {}
    found: dict[str, Any] = {"value": share.text, **_moved(reading)}
    unit = share.of or _unit(reading, form or "dial")
    return _with_subject(found | ({"unit": unit} if unit else {}), form or "dial", reading, context)


def form_of(reading: Reading) -> str:
    """The form the head of the row asks for, "" where the head is no meter."""
    headed = _HEADED.match(reading.text)
    if headed and reading.carrier in ("", "levels", "meter"):
        return str(headed.lastgroup)
    first = reading.figures[0].kind if reading.figures else ""
    return CARRIERS.get(reading.carrier, "" if reading.carrier else _KINDS.get(first, ""))


def _with_subject(found: dict[str, Any], form: str, reading: Reading, context: Context) -> dict[str, Any]:
    if form != "dial":
        found["form"] = form
    subject = _struck(reading) or (_ridden(reading) if form == "counter" else None) or measured(reading, context)
    if subject is not None:
        found["of"] = subject
        using = user(subject, context)
        if using is not None:
            found["using"] = using
    if "money-fly" in reading.effects:
        found["money"] = "yes"
    return found


def _struck(reading: Reading) -> Figure | None:
    """Whoever blows up beside the meter."""
    blown = (t for t in reading.transitions if t.name in _BLOWS or t.verb.startswith(_BLOWS))
    hit = next((t.subject for t in blown if t.subject and t.subject.kind and t.subject.kind not in _PROPS), None)
    return replace(hit, state="dead") if hit else None


def _ridden(reading: Reading) -> Figure | None:
    """What a counter stands on or runs for, said behind its own name: "meter running on top of a node"."""
    over = next((t for t in reading.transitions if t.name == "run"), None)
    known = [f for f in reading.figures if f.kind not in _PROPS and not _is_head(f, reading) and star(f.kind)]
    return replace(known[-1], kind=star(known[-1].kind)) if known and over else None


def _loose(reading: Reading, form: str, context: Context) -> dict[str, Any]:
    """A reading that is no percentage: "10 Mb/s", "8 of 10 licences", "47 seconds", question marks; {} for none."""
    if (reading.carrier == "levels" and not _HEADED.match(reading.text)) or form == "bar":
        return {}
    if form == "dial" and any(m.name == "question" for m in reading.marks):
        return _with_subject({"value": "?"}, form, reading, context)
    rest = _RANGE.sub(r"\g<last>", reading.text)
    shown = _VALUE.search(rest) or (_RATE.search(reading.cue) if form == "counter" else None)
    if shown is None:
        told = _TOLD.search(reading.text) if form == "dial" else None
        return _with_subject({"value": told[0].lower()}, form, reading, context) if told else {}
    found: dict[str, Any] = {"value": shown["value"].strip(" ,.:"), **_moved(reading)}
    day = _DAY.search(rest[: shown.start()]) if form == "counter" and rest.find(shown["value"]) >= 0 else None
    if day is not None:
        found["value"] = f"{day[1]} {found['value']}"
    unit = (shown["unit"] or "").strip()
    if unit:
        found["unit"] = unit
    counted = {w.lower().rstrip("s") for w in unit.split()}
    made = _with_subject(found, form, reading, context)
    if "of" in made and made["of"].words.lower().rstrip("s") in counted:
        del made["of"]
    return made


def _moved(reading: Reading) -> dict[str, Any]:
    """Where the needle comes from, the stops on its way and a clock beside it."""
    out: dict[str, Any] = {}
    also = _ALSO.search(reading.text)
    if also and reading.carrier not in ("clock", "timer"):
        out["clock"] = also["at"]
    step = _STEP.search(reading.text)
    if step is None or not _MOVES.search(reading.text) or step["first"] == step["last"]:
        return out
    last = re.findall(rf"\bto\s+({_AMOUNT})", reading.text, re.IGNORECASE)[-1].rstrip(" ,.:")
    out |= {"value": last, "was": step["first"].rstrip(" ,.:")}
    stops = tuple(n.text for n in reading.numbers if n.unit == "%")
    if len(stops) > 2:
        out["stops"] = stops[:-1]
    sense = measure(reading.text)[1]
    out["good"] = "yes" if reading.carrier == "slider" or sense == _way(step["first"], last) else ""
    return {name: value for name, value in out.items() if value}


def _way(first: str, last: str) -> str:
    return "low" if (number(last) or 0.0) < (number(first) or 0.0) else "high"


def user(subject: Figure, context: Context) -> Figure | None:
    """Who has the machine: whoever the row before saw using one of its kind, one alone."""
    before = context.previous.slots if context.previous else {}
    servers, users = _figures(before.get("server")), _figures(before.get("using"))
    same = any(f.kind == subject.kind for f in servers)
    return users[0] if same and len(users) == 1 and users[0].count == 1 else None


def _figures(slot: object) -> tuple[Figure, ...]:
    parts = slot if isinstance(slot, tuple) else (slot,)
    return tuple(p for p in parts if isinstance(p, Figure))


def _measure(reading: Reading, form: str) -> Number | None:
    wanted = _DEGREES | {"%"} if form == "thermometer" else frozenset({"%"})
    found = [n for n in reading.numbers if n.unit in wanted]
    return (found[-1] if _CHANGES.search(reading.text) else found[0]) if found else None


def _is_head(figure: Figure, reading: Reading) -> bool:
    return figure.words.lower() in reading.carrier_words.lower()


def _unit(reading: Reading, form: str) -> str:
    """A bar's own words without "bar"; a dial has its stock unit."""
    words = [w for w in reading.carrier_words.split() if w.lower() not in _HEADS and not _pictured(w)]
    return " ".join(words) if form == "bar" else ""


def _pictured(word: str) -> bool:
    """Whether a word is about the picture: an animation, a graphic, the kind of meter itself."""
    return (key(word) or ("",))[-1:] in lexicon().production or word.lower() in _MADE_OF


def measured(reading: Reading, context: Context) -> Figure | None:
    """What the meter is on: a noun in the carrier's own words ("GPU meter"), else the first actor named."""
    words = reading.carrier_words.lower().split()
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            kind = context.nouns.get(" ".join(words[start : start + length]), "")
            if kind and kind not in (*_PROPS, "chef"):  # a kitchen timer has no cook
                return Figure(kind=kind, words=reading.carrier_words.split()[start], count=1)
    return next((f for f in reading.figures if f.kind and f.kind not in (*_PROPS, "brand")), None)
