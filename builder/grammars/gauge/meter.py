"""What a meter shows, settled: its value, the words under it, what it is on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from builder.actors.base import info
from builder.actors.gauge import state_of
from builder.cast import Member, Roll, figures
from builder.cast.notation import texts
from builder.grammars.base import Slots
from builder.layout.labels import stock
from builder.layout.stage import Stage

#: How a share may be shown.
FORMS = ("dial", "bar", "thermometer", "counter")
_PROGRESS = frozenset({"", "progress", "loading", "download", "upload", "migration", "rollout"})
#: How whoever has the subject takes its state.
_MOODS = {"warn": "paused", "ok": "running", "fail": "sweat"}
_PART = re.compile(r"(?P<part>\d+(?:\.\d+)?)\s*(?:of|/|out of)\s*(?P<whole>\d+(?:\.\d+)?)")
_FAR = (
    ("max", 97.0),
    ("almost in the red", 78.0),
    ("nearly in the red", 78.0),
    ("red", 92.0),
    ("full", 97.0),
    ("high", 85.0),
    ("half", 50.0),
    ("low", 15.0),
    ("empty", 3.0),
    ("?", 0.0),
)
_UNITS = (("ms", 1.0), ("min", 6e4), ("s", 1e3), ("h", 3.6e6), ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12))
_NUMBER = re.compile(r"[-−]?\d{1,9}(?:,\d{3})*(?:\.\d{1,9})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """The slots, settled. `reading` is printed; `value` is 0..100; `limit` a mark on the scale (-1: none).

    `was`, `start`: where it comes from, in words and 0..100 (-1 none); `stops`: values on its way.
    `clock`: a time beside it. `money`: notes fly away from the subject, or from the meter where there is none.
    `rider`: who has the subject.
    """

    value: float
    reading: str
    unit: str
    limit: float
    subject: Member | None
    money: bool
    rider: Member | None = None
    form: str = "dial"
    was: str = ""
    start: float = -1.0
    stops: tuple[str, ...] = ()
    good: bool = False
    clock: str = ""

    @property
    def state(self) -> str:
        """How good the value is; progress is good as it goes, and so is what goes the welcome way."""
        if self.good:
            return "ok"
        if self.start > self.value and self.form == "bar":
            return "fail"
        return "ok" if self.form == "bar" and self.unit.lower() in _PROGRESS else state_of(self.value)


def settled(slots: Slots, stage: Stage) -> Meter:
    raw = str(slots.get("value", "50%")).strip()
    of = figures(slots.get("of"))
    form = str(slots.get("form") or "dial")
    form = form if form in FORMS else "dial"
    unit = stage.labels.get("unit") or str(
        slots.get("unit") or (stock("usage") if form == "dial" and "%" in raw else "")
    )
    roll = Roll()
    subject = roll.one(of[0]) if of else None
    using = figures(slots.get("using")) if subject and "owner" in _params(subject) else ()
    value = max(0.0, min(100.0, _share(raw)))
    was, start = str(slots.get("was") or ""), -1.0
    if was:
        value, start = _both(raw, was, value)
        unit = unit if form == "bar" and unit else f"{was} → {raw}"
    return Meter(
        value=value,
        reading=f"{raw}%" if _NUMBER.fullmatch(raw) and form not in ("counter", "thermometer") else raw,
        unit=unit if form == "dial" else unit[:1].upper() + unit[1:],
        limit=min(100.0, _number(str(slots.get("limit") or ""), -1.0 if slots.get("stops") else start)),
        was=was,
        start=start,
        stops=texts(slots.get("stops")),
        good=bool(slots.get("good")),
        clock=str(slots.get("clock") or ""),
        subject=subject,
        rider=roll.one(replace(using[0], state=""), mood=_MOODS[state_of(value)]) if using else None,
        money=bool(slots.get("money")),
        form=form,
    )


def _both(raw: str, was: str, value: float) -> tuple[float, float]:
    """Value and start on one scale: as they are where they are shares, else by the greater of the two."""
    if "%" in raw and "%" in was:
        return value, max(0.0, min(100.0, _share(was)))
    now, then = (_number(w, 0.0) * next((k for u, k in _UNITS if w.strip().endswith(u)), 1.0) for w in (raw, was))
    most = max(now, then) or 1.0
    return 94 * now / most, 94 * then / most


def _params(member: Member) -> Mapping[str, object]:
    """What the actor of a member takes."""
    return info(member.kind).params if member.kind != "object" else {}


def _share(reading: str) -> float:
    """0..100: a percentage, a part of a whole ("8 of 10"), how far a word says it is, else two thirds of the scale."""
    part = _PART.search(reading)
    if part and float(part["whole"]):
        return 100 * float(part["part"]) / float(part["whole"])
    if "%" in reading or "°" in reading or _NUMBER.fullmatch(reading):
        return _number(reading, 50.0)
    return next((far for word, far in _FAR if word in reading.lower()), 66.0)


def _number(words: str, otherwise: float) -> float:
    found = _NUMBER.search(words)
    return float(found[0].replace(",", "").replace("−", "-")) if found else otherwise
