"""Timeline: turns on a clock, run and pause lanes, or steps along a rail."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from builder import cast
from builder.cast.notation import texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.flow.doings import drawn, shown
from builder.grammars.timeline import axis, bars, circle, lanes, moment, rail, wheel
from builder.grammars.timeline.reading import FORMS, form_of, matched, run_steps
from builder.grammars.timeline.turns import turns
from builder.language.lexicon import key
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Frame, Stage
from builder.scene.model import Canvas
from builder.storyboard.model import Match

_SHOWN = 5  # the slice of the lanes that is under the playhead, on a slide


@grammar
class Timeline(Grammar):
    """Time as a picture, in one of seven forms.

    Slots: `form` ("wheel", "lanes", "rail", "axis", "circle", "bars" or "moment"; left out, the others say which),
    `actors` (Figures taking turns), `on` (Figure: what they share), `steps` (words in order), `loop` (whether they
    repeat), `current` (a step's number from 1 or its words; whoever runs, in wheel and lanes), `hero` (Figure: who
    walks the steps, or whose round it is), `at` (the steps' times, "-" for none). The form "bars" has `lanes` of
    jobs, the word for what is `idle`, and `refill`, the word for a job that follows at once. "moment" has three
    `steps`: what leads up to it, what strikes, what follows.
    """

    name = "timeline"
    rank = 64
    title = "Turns, lanes and steps"
    keys = ("steps", "loop", "form", "actors", "on", "current", "hero", "at", "lanes", "idle", "refill")
    needs = (("steps",), ("actors",))
    forms: ClassVar[Forms] = {
        "loop": "flag", "form": FORMS, "on": "one", "current": "one", "hero": "one",
        "lanes": "number", "idle": "one", "refill": "one",
    }  # fmt: skip
    EXAMPLES = (
        (
            "time-slicing",
            "Clock/timer graphic, GPU switching rapidly between colored workloads (red, blue, green, yellow)",
        ),
        (
            "rapidly switches",
            "Animation showing context switching: Pod A runs -> pause -> Pod B runs -> pause -> repeat",
        ),
        ("by turns", "Timeline of the printer: A, B, C, A, B, C taking turns, one at a time"),
        ("round robin", "Stopwatch with three processes taking turns on one CPU"),
        ("the life of a ticket", "Timeline: reported -> triaged -> fixed -> released"),
        ("where we are", "Roadmap: design -> build -> test -> ship, build highlighted"),
        ("it came first", "Timeline with Postgres as an early relational database"),
        ("nobody is safe", "History of outages: 2017 storage, 2020 login, 2021 routing"),
        ("round and round", "Feedback loop: measure, guess, change, repeat"),
        ("the robot loop", "Loop: look, decide, move, repeat"),
        ("every millisecond", "Stopwatch: DNS at 20 ms, TLS at 90 ms, first byte at 200 ms"),
        ("twenty bad minutes", "Timeline of an outage: 09:00 deploy, 09:04 errors, 09:20 rollback"),
        ("in good time", "Calendar with renewal on day 60, expiry on day 90"),
        ("noon", "Time axis with a lightning bolt: left of it calm (nobody calls), right of it alarm (all call)"),
        ("every week", "Release train: cut on Monday, test on Tuesday, ship on Thursday"),
        ("it turns", "Wheel with four stages: plan, do, check, act"),
        ("three parts", "Training run with warm-up, main phase and cool-down"),
        ("everybody waits", "3 downloads as bars of different lengths, short ones idle until the last is done"),
        ("no seat stays empty", "Each finished passenger is replaced at once by the next one in the line"),
        ("it never ends", "Lifecycle: plan -> code -> review -> deploy -> repeat"),
    )
    NOT = (
        ("half an hour", "Countdown timer reaching zero"),
        ("requests pass", "Flow diagram: user -> gateway -> model"),
        ("over the years", "Line chart of GPU prices"),
    )

    def match(self, reading: Any, context: Any) -> Match | None:
        """Take turns on a clock, run and pause steps, and the steps of a timeline, roadmap or lifecycle."""
        return matched(reading, context) if isinstance(reading, Reading) else None

    def objection(self, slots: Slots) -> tuple[str, str, str] | None:
        """Steps without a word."""
        return ("steps", "names no step", "") if slots.get("steps") and not _words(slots) else None

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame(sub=canvas.name not in ("shorts", "open-graph"))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        form = form_of(slots)
        if form == "bars":
            runs = next(iter(cast.figures(slots.get("actors"))), None)
            lanes_of = int(str(slots.get("lanes") or 4)) if str(slots.get("lanes") or 4).isdigit() else 4
            idle, refill = str(slots.get("idle") or ""), str(slots.get("refill") or "")
            return bars.compose(runs, max(2, min(6, lanes_of)), idle, refill, stage)
        if form == "moment" and len(_words(slots)) == 3 and stage.broad:
            return moment.compose(_words(slots), stage)
        if form in ("axis", "moment"):
            return axis.compose(_dated(slots), stage)
        if form == "circle" and len(_words(slots)) > 2:
            at = _current(slots)
            who = cast.figures(slots.get("hero"))
            hero = cast.Roll().one(who[0]) if who else None
            return circle.compose(tuple(_capital(w) for w in _words(slots)), max(0, at), stage, hero=hero)
        if form in ("rail", "circle"):
            return rail.compose(_steps(slots, stage), stage)
        actors = slots.get("actors") or run_steps(_words(slots)) or _words(slots)
        named = _current(slots)
        if form == "lanes":
            count = sum(max(1, f.count) for f in cast.figures(actors))
            turn = turns(actors, slots.get("on"), running=named if named >= 0 else _SHOWN % max(1, count))
            return lanes.compose(turn, stage)
        return wheel.compose(turns(actors, slots.get("on"), running=named), stage)


def _words(slots: Slots) -> tuple[str, ...]:
    given = slots.get("steps") or ()
    parts = given.split("->") if isinstance(given, str) else [str(s) for s in given]
    return tuple(p.strip() for p in parts if p.strip())


def _dated(slots: Slots) -> tuple[axis.Event, ...]:
    times = texts(slots.get("at"))
    events = []
    for i, words in enumerate(_words(slots)[: axis.MOST]):
        when = times[i] if i < len(times) and times[i] != "-" else ""
        events.append(axis.Event(words=_capital(words), at=when))
    return tuple(events) or (axis.Event(words="…"),)


def _current(slots: Slots) -> int:
    """The index the author names, -1 for none: a number from 1, or the words of a step."""
    given = str(slots.get("current", "") or "").strip().lower()
    if given.isdigit():
        return int(given) - 1
    return next((i for i, step in enumerate(_words(slots)) if given and step.lower() == given), -1)


def _named(names: tuple[str, ...], stage: Stage) -> int:
    """The step that the lit words of the headline or the cue name and no other step shares; -1 for none."""
    lit = " ".join(words for words, role in stage.words if role)
    for said in (lit, stage.cue):
        tokens = set(key(said))
        own = [i for i, name in enumerate(names) if tokens & set(key(name))]
        if len(own) == 1:
            return own[0]
    return -1


def _steps(slots: Slots, stage: Stage) -> rail.Steps:
    names = _words(slots)[: rail.MOST] or ("…",)
    loop = bool(slots.get("loop"))
    at = _current(slots)
    if not 0 <= at < len(names):
        at = _named(names, stage)
    if at < 0:
        at = len(names) // 2 if loop else len(names) - 1
    walker = cast.figures(slots.get("hero"))
    hero = cast.Roll().one(walker[0] if walker else Figure(kind="checkpoint-flag", words="flag", attributes=("plain",)))
    players = _players(names)
    hero = hero if walker else players[at] or hero
    return rail.Steps(names=tuple(_capital(n) for n in names), current=at, loop=loop, hero=hero, drawn=players)


def _players(names: tuple[str, ...]) -> tuple[cast.Member | None, ...]:
    """The drawings of the steps, None for a step that has none."""
    roll = cast.Roll()
    found = [drawn(roll.one(cast.figure(name))) for name in names]
    kept = [replace(m, id=f"milestone-{i}") if shown(m) else None for i, m in enumerate(found, 1)]
    kinds = [m.kind if m else "" for m in kept]
    return tuple(m if m and kinds.count(m.kind) == 1 else None for m in kept)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:] if words[:1].islower() and words.isascii() and "." not in words else words
