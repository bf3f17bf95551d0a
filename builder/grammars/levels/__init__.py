"""A bar of memory or quota: who holds how much, who grows, and what happens when it is full."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from builder.grammars.base import Grammar, Slots, grammar
from builder.grammars.levels.bar import Bar, settled
from builder.grammars.levels.plan import planned
from builder.grammars.levels.seat import big_tag, seated, small_tags, tank
from builder.language.model import Figure, Reading, Transition
from builder.layout.labels import stock
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Levels(Grammar):
    """Owners on their own segments of one bar; growth squeezes the others; a full bar takes everyone down."""

    name = "levels"
    rank = 70
    title = "Memory or quota bar"
    keys = ("of", "parts", "grow", "full", "tag")
    EXAMPLES = (
        ("no memory isolation", "GPU memory bar, 4 pods drawing from same pool, one greedy pod expanding"),
        ("everyone crashes", "One pod expands to fill memory, other pods show OOM errors, skull icons"),
        ("the disk fills up", "Disk usage bar shared by 3 services, one service growing to fill the disk"),
    )
    NOT = (("low usage", "CPU meter showing 20% usage"), ("share one", "One database with 3 services connected to it"))

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row about who holds how much of one pool, or about somebody filling it."""
        fills = reading.transition("fill")
        grows = reading.transition("grow", "fill")
        owners = _holders(reading, context)
        if not owners or not (reading.carrier == "levels" or fills or _pooled(reading, grows is not None)):
            return None
        slots: dict[str, Any] = {"of": _pool(reading, context, fills), "parts": (owners,)}
        if grows or any(f.state == "greedy" for f in reading.figures):
            slots["grow"] = "last"
        if fills and ("skull" in reading.effects or _lost(reading)):
            slots["full"] = "yes"
        why = reading.carrier_words or (grows.verb if grows else "a pool")
        return Match(
            grammar=self.name, confidence=0.92 if reading.carrier == "levels" else 0.85, slots=slots, why=(why,)
        )

    def palette(self, slots: Slots) -> str:
        return "hot" if slots.get("full") else ""

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        bar = settled(slots, stage)
        plan = planned(bar, stage)
        tags = (*small_tags(bar, plan, stage), *big_tag(bar, plan, stage))
        items: tuple[Item, ...] = (
            tank(bar, plan, stage).item,
            *(p.item for p in seated(bar, plan, stage)),
            *tags,
        )
        hero = bar.big.id if bar.big else "bar"
        return Composition(items=items, hero=hero, beats=_beats(bar, tags, stage))


#: What fills up and is shared, when the row has no bar as its head.
_POOLS = ("memory", "disk", "storage", "pool", "quota", "vram", "ram", "capacity", "budget", "buffer", "space")
_LOSSES = ("oom", "crash", "killed", "evicted", "error", "dead", "die")


def _holders(reading: Reading, context: Context) -> Figure | None:
    """Everyone with a part, as one figure: the largest group, the ones split off it counted in."""
    named = [f for f in reading.figures if f.kind and f.kind != "tank"]
    if not named:
        return None
    most = max(named, key=lambda f: f.count)
    same = [f for f in named if f.kind == most.kind]
    apart = sum(f.count for f in same if f is not most and f.pick in ("one", "other"))
    count = (
        most.count + apart
        if most.pick == "other"
        else max(most.count, context.cast.get(most.kind, 0) if most.assumed else 0)
    )
    return replace(most, count=max(1, count), pick="", state="", clause=0) if count > 1 else None


def _pooled(reading: Reading, grows: bool) -> bool:
    return grows and any(f.words.lower().split()[-1] in _POOLS for f in reading.figures if f.words)


def _pool(reading: Reading, context: Context, fills: Transition | None) -> str:
    """The carrier's own words without "bar"; the fuller name of the row before where it ends the same."""
    name = " ".join(w for w in reading.carrier_words.split() if w.lower() not in ("bar", "tank", "meter"))
    if not name and fills and isinstance(fills.after, Figure):
        name = fills.after.words
    before = (
        str(context.previous.slots.get("of", "")) if context.previous and context.previous.grammar == "levels" else ""
    )
    return before if before and (not name or before.lower().endswith(name.lower())) else name or stock("memory")


def _lost(reading: Reading) -> bool:
    return any(word in reading.text.lower() for word in _LOSSES)


def _beats(bar: Bar, tags: tuple[Item, ...], stage: Stage) -> tuple[Beat, ...]:
    """It grows; when nothing is left the tags are stamped on."""
    if bar.big is None:
        return ()
    grow = Effect(target="bar", name="grow", duration_ms=1100, easing="in-cubic")
    rise = Effect(target=bar.big.id, name="pulse", duration_ms=1100, easing="in-cubic")
    beats = [Beat(id="grow", cue=stage.cue, effects=(grow, rise))]
    if tags:
        stamps = tuple(Effect(target=t.id, name="stamp", start_ms=90 * i, duration_ms=240) for i, t in enumerate(tags))
        beats.append(Beat(id="crash", cue=stage.cue, effects=stamps))
    return tuple(beats)
