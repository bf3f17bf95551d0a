"""A bar of memory or quota: who holds how much, who grows, and what happens when it is full."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from builder.cast import figures, number
from builder.cast.notation import texts
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.levels import cells, jar, pack, segments
from builder.grammars.levels.bar import Bar, settled
from builder.grammars.levels.plan import planned
from builder.grammars.levels.pool import tank
from builder.grammars.levels.row import grower, holders, lost, pool, pooled, shared_out
from builder.grammars.levels.seat import big_tag, seated, small_tags
from builder.grammars.levels.told import told
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.storyboard.context import Context
from builder.storyboard.model import Match

#: Heads of rows that are about growth or shares in another way.
_OTHERS = ("chart", "meter", "table", "timeline", "code", "terminal", "topology", "compare")
_CELLS = 24
_DRAWN = re.compile(r"\s*\b(?:bar|animation|graphic|diagram|view|icon|visual)\b\s*$", re.IGNORECASE)
_SIDES = 0.7  # one bar cannot show both sides of a contrast


@grammar
class Levels(Grammar):
    """Owners on their own segments of one bar; growth squeezes the others; a full bar takes everyone down."""

    name = "levels"
    rank = 70
    title = "Memory or quota bar"
    keys = (
        "of",
        "parts",
        "grow",
        "full",
        "tag",
        "vessel",
        "limit",
        "used",
        "cap",
        "says",
        "blocks",
        "level",
        "segments",
        "pack",
    )
    needs = (("parts",), ("used", "cap"), ("blocks",), ("segments",))
    forms: ClassVar[Forms] = {
        "of": "one", "grow": "one", "full": "flag", "tag": "one", "vessel": "one", "limit": "one", "used": "number",
        "cap": "number", "level": "number", "pack": "number", "says": "one", "blocks": tuple(cells.PATTERNS),
    }  # fmt: skip
    EXAMPLES = (
        ("no memory isolation", "GPU memory bar, 4 pods drawing from same pool, one greedy pod expanding"),
        ("everyone crashes", "One pod expands to fill memory, other pods show OOM errors, skull icons"),
        ("the disk fills up", "Disk usage bar shared by 3 services, one service growing to fill the disk"),
        ("where the space went", "Disk quota bar: logs 40%, images 30%, backups 20%"),
        ("almost there", "Quota bar: 8 of 10 GPUs used"),
        (
            "no room wasted",
            "Tetris animation: crates from 3 half-empty trucks packed into one, the other trucks vanish",
        ),
        ("too much luggage", "Jar with a line at 170 kB: framework 45, router 12, chat 96, analytics 60"),
        ("up to the brim", "Bucket filling with water up to the limit line"),
        ("holes everywhere", "Disk with gaps between file blocks"),
        ("how it is split", "Disk with three partitions: root 20 GB, home 60 GB, swap 8 GB"),
        ("what is left", 'Fuel tank holding 43 minutes, line reading "no more flights"'),
        ("room for one more", "96 GB disk bar: system fixed, photos growing, free space shrinking"),
        ("most of it is waste", 'Book bar with 8% highlighted, the remaining 92% grey and labelled "never opened"'),
        ("one gives way", "Cache bar shrinking while the database buffer grows"),
        ("the noisy neighbour", "Memory bar with 3 containers, one greedy container expanding"),
    )
    NOT = (
        ("low usage", "CPU meter showing 20% usage"),
        ("it grows", "Line chart of memory growing for 3 days"),
        ("share one", "One database with 3 services connected to it"),
        ("two ways to store", "Memory view: contiguous = large fixed blocks; paged = small dynamic pages"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row about who holds how much of one pool, or about somebody filling it."""
        found = told(reading)
        if found is not None:
            return found
        fills = reading.transition("fill")
        grows = reading.transition("grow", "fill")
        quota = shared_out(reading) if reading.carrier == "levels" else ()
        parts = quota or holders(reading, context)
        shown = reading.carrier == "levels" or fills or pooled(reading, grows is not None)
        if not parts or not shown or reading.carrier in _OTHERS:
            return None
        slots: dict[str, Any] = {"of": pool(reading, context, fills), "parts": parts}
        if grows or any(f.state == "greedy" for f in reading.figures):
            slots["grow"] = grower(grows, parts)
        if fills and ("skull" in reading.effects or lost(reading)):
            slots["full"] = "yes"
        why = reading.carrier_words or (grows.verb if grows else "a pool")
        sure = 0.95 if quota else 0.92 if reading.carrier == "levels" else 0.85
        sure = min(sure, _SIDES) if len(reading.sides) > 1 and not quota else sure
        return Match(grammar=self.name, confidence=sure, slots=slots, why=(why,))

    def palette(self, slots: Slots) -> str:
        return "hot" if slots.get("full") and not slots.get("vessel") else ""

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        if slots.get("pack"):
            count = max(2, min(4, int(number(slots["pack"]) or 3)))
            what = next(iter(figures(slots.get("parts"))), Figure(kind="pod", words="pod"))
            return pack.compose(what, str(slots.get("of") or ""), count, stage)
        if slots.get("segments"):
            parts = segments.parts_of(texts(slots["segments"]))
            return segments.compose(_sentence(str(slots.get("of") or "")), parts, stage)
        if slots.get("blocks") or (slots.get("used") and slots.get("cap")):
            return cells.compose(_cells(slots), stage)
        if slots.get("vessel"):
            return jar.compose(_jar(slots), stage)
        bar = settled(slots, stage)
        plan = planned(bar, stage)
        tags = (*small_tags(bar, plan, stage), *big_tag(bar, plan, stage))
        items: tuple[Item, ...] = (
            tank(bar, plan.bar, plan.big.x if plan.big else 0.0, plan.name_size, stage).item,
            *(p.item for p in seated(bar, plan, stage)),
            *tags,
        )
        hero = bar.big.id if bar.big else "bar"
        return Composition(items=items, floor=plan.floor, hero=hero, beats=_beats(bar, tags, stage))


def _cells(slots: Slots) -> cells.Cells:
    of, says = str(slots.get("of") or ""), str(slots.get("says") or "")
    pattern = cells.PATTERNS.get(str(slots.get("blocks") or ""))
    if pattern:
        return cells.Cells(taken=tuple(mark == "1" for mark in pattern), of=_sentence(of), says=says)
    whole = max(1, min(_CELLS, int(number(slots["cap"]) or 1)))
    used = max(0, min(whole, int(number(slots["used"]) or 0)))
    return cells.Cells(taken=tuple(i < used for i in range(whole)), of=_sentence(of), says=says or f"{used} of {whole}")


def _jar(slots: Slots) -> jar.Jar:
    parts = []
    for part in texts(slots.get("parts"))[:7]:
        name, _, value = part.rpartition(":")
        parts.append((" ".join((name.strip(), value.strip())).strip(), number(value) or 0.0 if name else 0.0))
    vessel = str(slots["vessel"])
    name = str(slots.get("of") or ("" if not parts or parts[0][1] or vessel in ("stack", "tank") else vessel))
    limit = str(slots.get("limit") or "")
    level = max(0.0, min(1.0, (number(slots.get("level") or "") or 0.0) / 100))
    return jar.Jar(name=_sentence(name), parts=tuple(parts), limit=limit, full=bool(slots.get("full")), level=level)


def _sentence(words: str) -> str:
    """A name with a capital, without the picture's own words: "80 GB memory" of "80 GB memory bar"."""
    words = _DRAWN.sub("", words).strip()
    return words[:1].upper() + words[1:]


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
