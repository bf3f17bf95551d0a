"""Which rows are about time, and what they say of it."""

from __future__ import annotations

import re
from typing import Any

from builder.actors import base
from builder.cast import figure
from builder.grammars.base import Slots
from builder.grammars.timeline.bars import barred
from builder.grammars.timeline.events import dated
from builder.language.model import Figure, Reading
from builder.layout.labels import stock
from builder.storyboard.model import Match

#: Words of steps in which somebody works, and in which nobody does.
_RUNS = re.compile(r"^(?:the\s+)?(?P<who>.+?)\s+(?:runs?|running|executes?|works?|computes?|resumes?)\b", re.I)
_RESTS = re.compile(r"^(?:(?:pause|wait|sleep|stop)s?|idle|(?:context )?switch(?:es)?|swap)\b", re.I)
FORMS = ("wheel", "lanes", "rail", "axis", "circle", "bars", "moment")
_CLOCKS = ("wheel",)  # actors that are the clock itself
#: Heads that promise one thing after another.
_COURSE = re.compile(
    r"\b(?:time ?line|time axis|road ?map|schedule|agenda|itinerary|history|evolution|milestones?|life ?cycle|loop"
    r"|cycle|rotation|phases?|stages|eras?|generations|journey|day in the life|season|chapters"
    r"|wheel|circle|flywheel|circuit)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:loop|cycle|rotation|life ?cycle|wheel|circle|flywheel|circuit)\b"
    r"|\b(?:repeat|again|forever|over and over|round and round)\b", re.IGNORECASE,
)  # fmt: skip
#: The word before the word for a round: whose it is.
_OWNED = re.compile(r"\b(?P<who>[a-z][\w-]*)(?:['’]s)?\s+(?:loop|cycle|life ?cycle|circle|wheel)\b", re.IGNORECASE)
_AGAIN = re.compile(r"(?:and\s+)?(?:repeat|again|forever|over and over(?: again)?|round and round)|and so on", re.I)
_EARLY = re.compile(r"\b(?:earl(?:y|iest)|first|oldest|original|pioneer|(?:long|years) ago|the start)\b", re.I)
_LATE = re.compile(r"\b(?:latest|newest|newcomer|recent|last|late|youngest|modern|today|the end)\b", re.I)
_BY_TURNS = re.compile(
    r"^(?P<names>[\w-]+(?:\s[\w-]+)?(?:\s*(?:,|->|→)\s*(?:and\s+)?[\w-]+(?:\s(?!tak)[\w-]+)?)+)\s+"
    r"(?:taking\s+turns|take\s+turns|in\s+turns?|turn\s+by\s+turn|one\s+after\s+(?:the\s+)?(?:other|another))\b",
    re.I,
)
_PART = re.compile(r"\s*(?:[,;]|->|→|=>|➜)\s*(?:and |then |finally )*")


def matched(reading: Reading, context: Any) -> Match | None:
    """The row as turns on a clock, as lanes or as steps; None when it is about something else."""
    if reading.steps and run_steps(reading.steps):
        return _lanes(reading, context)
    if (shared := in_turn(reading, context)) is not None:
        return shared
    rows = barred(reading)
    if rows is not None:
        return rows
    timed = dated(reading)
    if timed is not None:
        return timed
    if reading.carrier in ("clock", "timer") or reading.transition("switch"):
        return _wheel(reading)
    if reading.carrier == "timeline" and (reading.steps or len(reading.items) > 1):
        return _rail(reading)
    course = _course(reading)
    if course is None and reading.loop and len(reading.steps) > 2 and not reading.relations:
        return _rail(reading)
    return course or _flag(reading)


def _wheel(reading: Reading) -> Match | None:
    """Several that take turns on one thing; a clock alone is no turn."""
    known = [f for f in reading.figures if f.kind not in _CLOCKS]
    switch = reading.transition("switch")
    takers = switch.after if switch and isinstance(switch.after, Figure) else None
    takers = takers if takers and takers.count > 1 else next((f for f in known if f.count > 1 and f.kind), None)
    if takers is None:
        return None
    shared = switch.subject if switch and switch.subject and switch.subject.count == 1 else None
    shared = shared or next((f for f in known if f is not takers and f.count == 1 and f.kind), None)
    slots: dict[str, object] = {"form": "wheel", "actors": (takers,)}
    if shared:
        slots["on"] = shared
    return Match(
        grammar="timeline", confidence=0.85 if shared else 0.7, slots=slots, why=("several take turns on one thing",),
        assumed=(f"{takers.words}: {takers.count}",) if takers.assumed else (),
    )  # fmt: skip


def _lanes(reading: Reading, context: Any) -> Match:
    """Who runs, in order; the episode's other pods join where the row names only the first of them."""
    actors = run_steps(reading.steps)
    known = dict(getattr(context, "cast", {})).get("pod", 0)
    if all(a.kind == "pod" for a in actors) and len(actors) < known <= 6:
        actors = (*actors, Figure(kind="pod", words="pod", count=known - len(actors), pick="other"))
    slots: dict[str, object] = {"form": "lanes", "steps": reading.steps, "actors": actors, "loop": reading.loop}
    shared = _shared(reading, context)
    if shared:
        slots["on"] = shared
    return Match(grammar="timeline", confidence=0.9, slots=slots, why=("steps in which one runs and the other pauses",))


def in_turn(reading: Reading, context: Any) -> Match | None:
    """ "Timeline of the CPU: A, B, C, A, B, C taking turns": names that come round again, one at a time."""
    head, colon, body = reading.text.partition(":")
    found = _BY_TURNS.match(body.strip()) if colon else None
    names = [name for name in re.split(r"\s*(?:,|->|→)\s*(?:and\s+)?", found["names"]) if name] if found else []
    who = tuple(dict.fromkeys(names))
    if not 2 <= len(who) <= 6 or any(len(name.split()) > 2 for name in who):
        return None
    actors = tuple(figure(f"pod {name}" if len(name) == 1 else name) for name in who)
    slots: dict[str, object] = {"form": "lanes", "steps": tuple(f"{name} runs" for name in names), "actors": actors}
    of = re.search(r"\b(?:of|on|for)\s+(?:the\s+|an?\s+|one\s+)?(.+)$", head)
    shared = figure(of[1]) if of else _shared(reading, context)
    if shared and shared.kind:
        slots["on"] = shared
    return Match(grammar="timeline", confidence=0.95, slots=slots, why=("names in turn on one line of time",))


def _shared(reading: Reading, context: Any) -> Figure | None:
    """What they run on: named in the row, kept from the row before, else the machine the sentence speaks of."""
    own = next((f for f in reading.figures if f.kind and f.kind not in ("pod", *_CLOCKS) and f.count == 1), None)
    before = getattr(context, "previous", None)
    kept = before.slots.get("on") if before is not None and before.grammar == "timeline" else None
    return own or (kept if isinstance(kept, Figure) else None) or _spoken(reading.sentence, context)


def _spoken(sentence: str, context: Any) -> Figure | None:
    """The first machine without a face that the sentence names."""
    nouns = dict(getattr(context, "nouns", {}))
    for word in re.findall(r"[\w-]+", sentence):
        kind = nouns.get(word.lower(), "")
        if kind and kind not in _CLOCKS and base.info(kind).hero and "mood" not in base.info(kind).params:
            return Figure(kind=kind, words=word)
    return None


def _rail(reading: Reading) -> Match | None:
    steps = tuple(step.partition(",")[0].strip() for step in reading.steps) or reading.items
    if len(steps) < 2:
        return None
    form = "circle" if reading.loop and len(steps) > 2 else "rail"
    slots: dict[str, object] = {"form": form, "steps": steps[:6], "loop": reading.loop}
    lit = next((f.words for f in reading.figures if f.state == "highlighted"), "")
    if lit:
        slots["current"] = lit
    hero = next((f for f in reading.figures if f.kind and f.words.lower() not in {s.lower() for s in steps}), None)
    if hero:
        slots["hero"] = hero
    assumed = () if lit else ("which step is the current one",)
    return Match(grammar="timeline", confidence=0.75, slots=slots, why=("steps in order",), assumed=assumed)


def _flag(reading: Reading) -> Match | None:
    """One thing's place in time: "Timeline showing A as an early B" puts A at the start, the present at the end."""
    first = next((f for f in reading.figures if f.words and f.count == 1), None)
    if reading.carrier != "timeline" or first is None or len(reading.figures) > 2:
        return None
    early, late = _EARLY.search(reading.text), _LATE.search(reading.text)
    if not (early or late):
        return None
    steps = (first.words, stock("now")) if early else (stock("before"), first.words)
    return Match(
        grammar="timeline", level="L2", confidence=0.7, slots={"form": "rail", "steps": steps, "current": first.words},
        why=(f"{first.words} comes {'early' if early else 'late'}",), assumed=("the rest of the course",),
    )  # fmt: skip


def _course(reading: Reading) -> Match | None:
    """A head that promises a course of time, then its parts: "Release train: cut, test, sign, ship"."""
    head, colon, body = reading.text.partition(":")
    if not colon or len(reading.sides) > 1 or not _COURSE.search(head):
        return None
    parts = [part.strip(" .") for part in _PART.split(body.strip()) if part.strip(" .")]
    steps = tuple(part for part in parts if not _AGAIN.fullmatch(part))
    if len(steps) > 3 and steps[-1].lower() == steps[0].lower():
        steps = steps[:-1]
    if not 2 <= len(steps) <= 7 or any(len(step.split()) > 6 for step in steps):
        return None
    loop = bool(_ROUND.search(reading.text))
    form, sure = ("circle", 0.9) if loop and len(steps) > 2 else ("rail", 0.8)
    slots: dict[str, object] = {"form": form, "steps": steps, "loop": loop}
    if form == "circle" and (hero := _whose(head) or _whose(reading.cue)):
        slots["hero"] = hero
    return Match(
        grammar="timeline", confidence=sure, slots=slots, why=(f"the course of a {head.split()[-1]}",),
        assumed=("which step is the current one",),
    )  # fmt: skip


def _whose(words: str) -> Figure | None:
    """Whom a round belongs to: the "agent" of an "agent loop", where there is a drawing with a face of it."""
    found = _OWNED.search(words)
    made = figure(found["who"].lower()) if found else None
    return made if made and made.kind and "mood" in base.info(made.kind).params else None


def run_steps(steps: tuple[str, ...]) -> tuple[Figure, ...]:
    """Those who run, each once, when at least two do and something rests between; () otherwise."""
    who: dict[str, Figure] = {}
    for step in steps:
        found = _RUNS.match(step.strip())
        if found:
            who.setdefault(found["who"].strip().lower(), _runner(found["who"].strip()))
    rests = any(_RESTS.match(step.strip()) for step in steps)
    return tuple(who.values()) if len(who) > 1 and (rests or len(who) == len(steps)) else ()


def _runner(words: str) -> Figure:
    from builder.cast import figure

    return figure(words)


def form_of(slots: Slots) -> str:
    """The form the slots ask for, by name or by what they hold."""
    form = str(slots.get("form", "") or "")
    if form in FORMS:
        return form
    steps = slots.get("steps") or ()
    if not isinstance(steps, str) and run_steps(tuple(str(s) for s in steps)):
        return "lanes"
    if slots.get("at"):
        return "axis"
    return "wheel" if slots.get("actors") and not steps else "rail"
