"""Scale: as many as there were, as many as there are then, and what made it so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from builder.cast import figure, figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.scale import grow
from builder.language.lexicon import lexicon, stem
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_WORD = r"(\d+|[a-z]+)"
_FROM_TO = re.compile(rf"\bfrom\s+{_WORD}\s+(?:[\w-]+\s+){{0,2}}?(?:up\s+|down\s+)?to\s+{_WORD}\b", re.IGNORECASE)
_TO = re.compile(rf"\b(?:up |down |out |in |back )*to\s+{_WORD}\b", re.IGNORECASE)
_ARROW = re.compile(r"(\d+)\s*(?:[\w-]+\s+){0,2}?(?:->|→|=>|-->|➜)\s*(\d+)")
_BECOME = re.compile(rf"\b(?:becom\w+|turn\w* into|grow\w* (?:in)?to)\s+{_WORD}\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:when(?:ever)?|as soon as|as|because|once|if|during|triggered by|driven by|based on|on)\s+(.+?)(?:[,;.]|$)",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more|additional|extra|new|further)\s+((?:[\w-]+\s){0,2}[\w-]+)", re.IGNORECASE)
_SCALE = ("scale", "scaling", "autoscal", "rescal", "upscal", "downscal")
_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaling:
    """`of`: what there are more or fewer of; `first`, `last`: how many (-1 unsaid); `trigger`: why, as the row says."""

    of: Figure
    first: int
    last: int
    trigger: str = ""


@grammar
class Scale(Grammar):
    """The same set before and after, at one scale, an arrow between, the trigger above it."""

    name = "scale"
    rank = 70
    title = "More or fewer of the same"
    keys = ("of", "from", "to", "trigger")
    needs = (("of",),)
    forms: ClassVar[Forms] = {"of": "one", "from": "number", "to": "number", "trigger": "one"}
    EXAMPLES = (
        ("more hands at noon", "Web servers scaling from 2 to 6 as lunch orders arrive"),
        ("nobody at night", "Worker pods scaled down to zero when the shop is closed"),
        ("the queue decides", "Queue length triggering more checkout workers"),
        ("one click", "Deployment scaling: 1 pod -> 5 pods"),
    )
    NOT = (
        ("fan out", "One queue splitting into 3 worker pods"),
        ("petabytes", "Data lake at massive scale"),
        ("latency", "Latency from 900 ms to 120 ms"),
        ("weigh it", "A kitchen scale with two bowls"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row in which the number of one thing changes."""
        found = read_scaling(reading)
        if found is None:
            return None
        slots: dict[str, Any] = {"of": found.of}
        assumed = []
        for name, value in (("from", found.first), ("to", found.last)):
            if value >= 0:
                slots[name] = str(value)
        if found.first < 0 or found.last < 0:
            assumed.append("how many there are")
        if found.trigger:
            slots["trigger"] = found.trigger
        sure = 0.9 if found.last >= 0 else 0.8
        why = f"{found.of.words} scale" + (f" to {found.last}" if found.last >= 0 else "")
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(why,), assumed=tuple(assumed))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        of = figures(slots.get("of"))[0] if slots.get("of") else figure("pod")
        first, last = _count(slots.get("from")), _count(slots.get("to"))
        if first < 0:
            first = 3 if last == 0 else 1
        if last < 0:
            last = 4
        said = (slots.get("from") is not None, slots.get("to") is not None)
        trigger = stage.labels.get("trigger") or str(slots.get("trigger", ""))
        return grow.compose(grow.Change(of=of, first=first, last=last, said=said, trigger=trigger), stage)


def read_scaling(reading: Reading) -> Scaling | None:
    """The change of number in a row; None when it tells of something else."""
    text = reading.text
    verbs = _verbs(text)
    more = _MORE.search(text) if reading.relation("trigger") else None
    cycle = {t.name for t in reading.transitions} >= {"appear", "disappear"}
    become = _BECOME.search(text) if reading.transition("expand", "grow", "turn") else None
    if not (verbs or more or cycle or (become and _number(become[1]) > 1)) or reading.carrier in (
        "chart",
        "meter",
        "levels",
    ):
        return None
    of = _of(reading)
    if of is None:
        return None
    first, last = _numbers(text, of, become)
    if cycle and last < 0:
        last = 0
    trigger = _trigger(reading, more is not None)
    if not (last >= 0 or trigger or verbs):
        return None
    return Scaling(of=of, first=first, last=last, trigger=trigger)


def _verbs(text: str) -> bool:
    """Whether something is scaled; not "at scale", "a scale", "scale indicator"."""
    for m in re.finditer(r"[A-Za-z-]+", text):
        word = m[0].lower().replace("-", "")
        if word.startswith(_SCALE) and not word.startswith("scaler"):
            before = text[: m.start()].lower().split()[-1:]
            plain = word in ("scale", "scales") and not re.match(r"\s+(?:up|down|out|in|to|from)\b", text[m.end() :])
            if not plain and before not in (["at"], ["a"], ["the"]):
                return True
    return False


def _of(reading: Reading) -> Figure | None:
    """What there are more of: the object of a trigger, else the first set, else the first actor without a name."""
    link = reading.relation("trigger")
    if link is not None and link.object is not None:
        return link.object
    many = next((f for f in reading.figures if f.count > 1), None)
    return many or next((f for f in reading.figures if f.kind and not f.label), None)


def _numbers(text: str, of: Figure, become: re.Match[str] | None) -> tuple[int, int]:
    for pattern in (_FROM_TO, _ARROW):
        m = pattern.search(text)
        if m and _number(m[1]) >= 0 and _number(m[2]) >= 0:
            return _number(m[1]), _number(m[2])
    if become and _number(become[1]) >= 0:
        return (of.count if of.quantity == "exact" else -1), _number(become[1])
    for m in _TO.finditer(text):
        if _number(m[1]) >= 0:
            return (of.count if of.quantity == "exact" and of.count != _number(m[1]) else -1), _number(m[1])
    return -1, -1


def _number(word: str) -> int:
    return int(word) if word.isdigit() else lexicon().numbers.get(word.lower(), -1)


def _trigger(reading: Reading, triggers: bool) -> str:
    """Why: what stands behind "when" and its like, else the subject of "triggering"."""
    if triggers:
        words = re.finditer(r"[A-Za-z]+", reading.text)
        verb = next((m for m in words if stem(m[0].lower()) in _TRIGGERS), None)
        return reading.text[: verb.start()].strip(" ,:") if verb else ""
    found = _WHEN.search(reading.text)
    words = found[1].strip() if found else ""
    return words if 0 < len(words.split()) <= 6 else ""


_TRIGGERS = tuple(stem(w) for w in ("trigger", "cause", "start", "launch", "fire", "call", "invoke", "request"))


def _count(value: object) -> int:
    digits = "".join(c for c in str(value if value is not None else "") if c.isdigit())
    return min(int(digits), 999) if digits else -1
