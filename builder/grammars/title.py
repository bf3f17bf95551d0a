"""The title slide: the episode's name at poster size, its hero on the floor, the cast on it, the rhythm as a strip."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from builder.actors.forms import Tone, centred, keycap, tone
from builder.cast.ensemble import Ensemble, Performed, at_work, ensemble, perform, workers
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.language.model import Figure
from builder.layout.poster import Poster, poster
from builder.layout.scale import even
from builder.layout.stage import Composition, Frame, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.scene.model import Canvas
from builder.scene.walk import bounds
from builder.storyboard.model import Match

_BEATS = 8  # keys of the rhythm strip
_TRIES = 6  # halvings until the group is as near to the words as it may be
_NOBODY = Figure(kind="pod", words="pod", count=3)  # the series' own cast where a script names no actor
#: Colour (a pod's letter) and letter of one who has turns.
Beater = tuple[str, str]
_SERIES = ("speaker", "handle", "event")


@grammar
class Title(Grammar):
    """An episode's first slide and its covers.

    Slots: `hero` (Figure: what it is about), `companions` or `cast` (Figures working with it), `turns` (whether they
    take turns: then one is at work and the others sleep), `running` (which one, from 1), `byline` (several short
    strings) or `speaker`, `handle`, `event`. The words are the shot's headline and sub-line.
    """

    name = "title"
    rank = 0
    title = "Title"
    keys = ("hero", "companions", "cast", "turns", "running", "byline", "speaker", "handle", "event", "link")
    forms: ClassVar[Forms] = dict.fromkeys(("hero", "speaker", "handle", "event", "link"), "one") | {
        "turns": "flag", "running": "number",
    }  # fmt: skip

    def match(self, reading: Any, context: Any) -> Match | None:
        """No row is a title."""
        return None

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame(kind="bare")

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        crew = slots.get("companions") or workers(slots.get("cast")) or (None if slots.get("hero") else _NOBODY)
        cast = ensemble(slots.get("hero"), crew, running=at_work(slots.get("turns"), slots.get("running")))
        byline = _byline(slots, stage)
        return (_wide if stage.wide else _tall)(cast, byline, stage)


def _byline(slots: Slots, stage: Stage) -> str:
    given = slots.get("byline")
    parts = given if isinstance(given, tuple) else (given,) if given else tuple(slots.get(k) for k in _SERIES)
    return "" if stage.canvas.width < 1500 and stage.wide else " · ".join(str(p) for p in parts if p)


def _wide(cast: Ensemble, byline: str, stage: Stage) -> Composition:
    """Words in the left half, the hero on the floor of the right."""
    canvas, keep, unit = stage.canvas, stage.canvas.keep, stage.canvas.width / 1920
    ground = min(foot_line(stage), 0.92 * canvas.height, canvas.height - (64 if canvas.name == "thumbnail" else 0))
    floor = even(min(floor_of(stage, ground), 0.825 * canvas.height))
    sub = stage.sub if canvas.name not in ("thumbnail", "open-graph") else ""
    top = (108 if stage.scale.furniture else 40) * unit + (0 if stage.scale.furniture else keep.y * 0.3)
    share = 0.52 if _longest(stage) <= 12 else 0.54
    area = Box(keep.x, top, keep.w * share, floor - 56 * unit - top)
    poster, words = _poster(stage, area, sub, _rhythm(cast), unit)
    act = _clear_of(words, cast, Box(0, top + 40 * unit, keep.right, ground - top - 40 * unit), stage, unit)
    items: list[Item] = [*poster.items, *act.items]
    if byline:
        items.append(_signed(byline, keep.x, (floor + canvas.height) / 2, area.w, stage))
    return _composed(poster, act, items, floor, _disc(act, words, stage), stage)


def _clear_of(words: Sequence[Box], cast: Ensemble, room: Box, stage: Stage, unit: float) -> Performed:
    """The group in the middle of the room beside the words.

    Where it can be larger so, its low parts reach under a long line; none comes near one.
    """
    gap = 60 * unit

    def act(left: float) -> Performed:
        return perform(cast, stage, _calm(Box(left, room.y, room.right - left, room.h), cast, unit))

    def near(made: Performed) -> bool:
        solid = [one.box for one in (*made.companions, *((made.hero,) if made.hero else ()))]
        return any(w.right + gap > b.x and w.y < b.bottom + gap and w.bottom + gap > b.y for w in words for b in solid)

    low, high = room.x + 0.46 * room.w, max(w.right for w in words) + gap
    found = act(high)
    for _ in range(_TRIES):
        made = act(left := (low + high) / 2)
        if near(made) or made.box.w < 1.01 * found.box.w:
            low = left
        else:
            high, found = left, made
    return found


def _calm(room: Box, cast: Ensemble, unit: float) -> Box:
    """A hero alone, or one on a plinth, is not blown up to the whole half."""
    spare = 0.06 * room.w if cast.hero is not None and not cast.companions else 0.0
    return Box(room.x + spare, room.y + 2 * spare, room.w - 2 * spare, room.h - 2 * spare)


def _tall(cast: Ensemble, byline: str, stage: Stage) -> Composition:
    """Words above, the hero below."""
    canvas, keep = stage.canvas, stage.canvas.keep
    unit = canvas.width / 1080
    ground = min(foot_line(stage), keep.bottom - (74 * unit if byline else 14 * unit))
    floor = even(min(floor_of(stage, ground), ground - 0.05 * canvas.height))
    top = keep.y + (64 * unit if stage.scale.furniture else 12 * unit)
    rhythm = _rhythm(cast) if canvas.name == "portrait" else ()
    area = Box(keep.x, top, keep.w, (ground - top) * (0.46 if rhythm else 0.42))
    poster, _ = _poster(stage, area, stage.sub, rhythm, unit, high=True)
    roof = poster.box.bottom + 48 * unit
    act = perform(cast, stage, Box(keep.x, roof, keep.w, ground - roof))
    items: list[Item] = [*poster.items, *act.items]
    if byline:
        items.append(_signed(byline, keep.x, keep.bottom - 0.3 * stage.scale.least, keep.w, stage))
    return _composed(poster, act, items, floor, (), stage)


def _composed(
    poster: Poster, act: Performed, items: Sequence[Item], floor: float, backdrop: tuple[Item, ...], stage: Stage
) -> Composition:
    effects = [Effect(target=act.hero.item.id, name="enter")] if act.hero else []
    effects += [Effect(target=one.item.id, name="enter", start_ms=200 + 60 * i) for i, one in enumerate(act.companions)]
    beats = (Beat(id="arrive", cue=stage.cue, effects=tuple(effects), trigger="auto"),) if effects else ()
    return Composition(items=tuple(items), floor=floor, backdrop=backdrop, hero=act.focus, beats=beats)


def _longest(stage: Stage) -> int:
    return max((len(w) for w in "".join(t for t, _ in stage.words).split()), default=0)


def _poster(
    stage: Stage, area: Box, sub: str, rhythm: Sequence[Beater], unit: float, *, high: bool = False
) -> tuple[Poster, tuple[Box, ...]]:
    """The words with the rhythm under them, and the box of every line of both."""
    below = 112 * unit if rhythm else 0.0
    made = poster(stage.words, sub, area, stage.scale, sizes=stage.scale.title, below=below, high=high)
    if not rhythm:
        return made, made.lines
    last = made.lines[-1]
    wide = last.right - area.x  # as long as the line above it, so that they share both edges
    strip = _strip(rhythm, area.x, last.bottom + 44 * unit, max(min(wide, area.w), 0.5 * area.w), unit)
    box = made.box.union(bounds(strip))
    return Poster(items=(*made.items, strip), box=box), (*made.lines, bounds(strip))


def _rhythm(cast: Ensemble) -> tuple[Beater, ...]:
    """Colour and letter of those who have the turns, when there are several and they take turns."""
    beaters = tuple((m.who, m.letter or m.words[:1].upper()) for m in cast.companions if m.who)
    return beaters if len(beaters) > 1 and cast.running >= 0 else ()


def _strip(beaters: Sequence[Beater], x: float, y: float, width: float, unit: float) -> Group:
    """Keys in the order of the turns; the present one is raised and bright, the past dim, the future dark."""
    gap, tall, now = 14 * unit, 66 * unit, _BEATS - 3
    wide = (width - gap * (_BEATS - 1)) / _BEATS
    first = (len(beaters) + 1) // 2 - 1 - now
    keys: list[Item] = []
    for i in range(_BEATS):
        who, letter = beaters[(first + i) % len(beaters)]
        raised, dim = 12 * unit if i == now else 0.0, 0.0 if i == now else 0.5 if i < now else 0.76
        box = Box(x + i * (wide + gap), y + 12 * unit - raised, wide, tall + raised)
        keys.append(_key(f"rhythm/turn-{i + 1}", box, tone(who), letter, dim, unit))
    return Group(id="rhythm", items=tuple(keys), decorative=True)


def _key(name: str, box: Box, colours: Tone, letter: str, dim: float, unit: float) -> Group:
    """One key with its letter, mixed towards the ground by `dim`."""
    base, lip = (replace(p, mix="bg", amount=dim) if dim else p for p in (colours.base, colours.lip))
    ink = Paint("text", colours.base.role, 0.35) if dim else colours.letter
    deep = max(4.0, 9 * unit)
    size = even(0.58 * box.h)
    word = centred(f"{name}/letter", letter, box.cx, box.cy - deep / 2, face="display", size=size, paint=ink)
    return Group(id=name, items=(*keycap(name, box, 16 * unit, deep, replace(colours, base=base, lip=lip)), word))


def _signed(words: str, x: float, y: float, width: float, stage: Stage) -> Text:
    size = fit(words, "text-bold", width, (stage.scale.least, even(stage.scale.sub * 0.84)))
    return text("byline", words, x, y + 0.36 * size, face="text-bold", size=size, paint="text_muted")


def _disc(act: Performed, words: Sequence[Box], stage: Stage) -> tuple[Item, ...]:
    """The spot behind the group, hard-edged, clear of the words; it may run off the canvas."""
    cx, cy = act.box.cx, act.hero.box.cy if act.companions and act.hero else act.box.cy
    near = (math.hypot(max(w.x - cx, 0.0, cx - w.right), max(w.y - cy, 0.0, cy - w.bottom)) for w in words)
    furniture = cy - 100 * stage.canvas.width / 1920 if stage.scale.furniture else 9e9
    radius = min(0.47 * stage.canvas.height, min(near) - 24, furniture)
    half = act.hero.box.w / 2 if act.hero else 0.0
    if half - 20 < radius < half + 48:  # no slivers of it beside the hero
        radius = half - 20
    if radius < 0.25 * stage.canvas.height:
        return ()
    box = Box(cx - radius, cy - radius, 2 * radius, 2 * radius)
    return (Shape(id="spot", kind="ellipse", box=box, fill=Paint("stage")),)
