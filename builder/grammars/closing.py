"""The closing slide: two halves that differ in one thing, or one takeaway with the whole cast at rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder import cast as casting
from builder.actors.base import info, natural, place
from builder.actors.model import Value
from builder.cast.ensemble import Ensemble, Performed, at_work, ensemble, perform
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.base import Grammar, Slots, grammar
from builder.language.model import Figure
from builder.layout.headline import Words, coloured
from builder.layout.poster import poster, setting
from builder.layout.scale import even
from builder.layout.stage import Composition, Frame, Stage
from builder.layout.type import fit, rich, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.scene.model import Canvas
from builder.storyboard.model import Match
from builder.text.measure import advance
from builder.text.wrap import balance

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")
_SIDES = ("left", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A verdict to recap: what it is of, and whether it was a tick or a cross."""

    words: str
    good: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One half: its words, who stands there, the hero's own parameters, a sign on it, what it is good for."""

    name: str
    words: Words
    cast: Ensemble
    extra: Mapping[str, Value]
    sign: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """Where a side is: the ground its colour fills, the area of its content, its floor and its feet."""

    region: Box
    area: Box
    tones: tuple[str, str]


@grammar
class Closing(Grammar):
    """An episode's last slide.

    Two parts in the headline (a line break or two sentences) and `left` and `right` make a split: each side is a
    mapping of `figure` (who carries it; without it the `hero`), `with` (who works there; left: the `cast`), `tenants`
    (who is in each walled part of a partitioned card), `sign` (words standing on it), `items` or `ticks` (what it
    is good for), `title` (its words, else its part of the headline), `turns` (whether those there take turns).
    Anything else is a takeaway: `hero`, `cast`, `good` and `bad` (what the rows ticked and crossed), `handle`, `link`.
    """

    name = "closing"
    rank = 0
    title = "Closing takeaway"
    keys = ("left", "right", "hero", "cast", "turns", "good", "bad", "handle", "link", "speaker", "event")

    def match(self, reading: Any, context: Any) -> Match | None:
        """No row is a closing."""
        return None

    def frame(self, slots: Slots, canvas: Canvas) -> Frame:
        return Frame(kind="bare")

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        parts = parted(stage.words)
        if parts and any(slots.get(side) for side in _SIDES):
            return _split(tuple(_side(slots, i, parts[i]) for i in (0, 1)), stage)
        return _takeaway(slots, stage)


def parted(words: Words) -> tuple[Words, Words] | None:
    """The two parts of a headline: two lines or two sentences; None for anything else."""
    string = "".join(t for t, _ in words).strip()
    cuts = list(_SENTENCE.finditer(string))
    if len(cuts) != 1:
        return None
    return _cut(words, 0, cuts[0].start()), _cut(words, cuts[0].end(), len(string))


def _cut(words: Words, start: int, end: int) -> Words:
    out: list[tuple[str, str]] = []
    at = 0
    for piece, accent in words:
        kept = piece[max(0, start - at) : max(0, end - at)]
        at += len(piece)
        if kept:
            out.append((kept, accent))
    return out


def _side(slots: Slots, i: int, words: Words) -> Side:
    given = slots.get(_SIDES[i])
    own: Mapping[str, Any] = given if isinstance(given, Mapping) else {"figure": given} if given else {}
    if own.get("title"):
        said = str(own["title"])
        accents = [accent for _, accent in words if accent]
        if _plain(said) != _plain("".join(t for t, _ in words)):
            words = [(said, accents[0] if accents else "")]
    named = casting.figures(own.get("figure") or slots.get("hero"))
    hero = named[0] if named and named[0].count == 1 else None
    tenants = tuple(_tenant(t) for t in _many(own.get("tenants")))
    crew = own.get("with") or own.get("cast")
    if named and hero is None:
        crew = crew or named
    elif crew is None and not tenants and not own.get("sign"):
        crew = slots.get("cast") if i == 0 else slots.get("bad")
    turns = own.get("turns", slots.get("turns", i == 0))
    ticks = own.get("ticks") or own.get("items") or ()
    return Side(
        name=_SIDES[i], words=words, cast=ensemble(hero, crew, running=at_work(turns, own.get("running"))),
        extra=_walled(hero, tenants), sign=str(own.get("sign", "") or ""),
        ticks=tuple(Tick(words=_said(t)) for t in _many(ticks)),
    )  # fmt: skip


def _walled(hero: Figure | None, tenants: tuple[str, ...]) -> Mapping[str, Value]:
    """A card with tenants is a partitioned one."""
    if not tenants or hero is None or not hero.kind:
        return {}
    takes = info(hero.kind).params
    variants = takes.get("variant", ((), None))[0]
    walled = {"variant": "mig"} if isinstance(variants, tuple) and "mig" in variants else {}
    return {**walled, "tenants": tenants} if "tenants" in takes else {}


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _many(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple | list) else () if value in (None, "") else (value,)


def _said(value: object) -> str:
    """What a thing is called: its label where the author gave one, else its words."""
    return (value.label or value.words) if isinstance(value, Figure) else str(value)


def _tenant(value: object) -> str:
    """A tenant of a partitioned card as the actor wants it: a pod's letter or another actor's name."""
    if isinstance(value, str) and len(value) == 1:
        return value.lower()
    member = casting.Roll().one(casting.figure(value))
    return member.letter.lower() if member.kind == "pod" and member.letter else member.kind


def _split(sides: Sequence[Side], stage: Stage) -> Composition:
    halves = _halves(stage)
    words = _headlines(sides, halves, stage)
    room = stage.canvas.name != "shorts" and stage.canvas.height > 700  # where there is none the voice has them
    ticks = [_ticks(s.ticks if room else (), h.area, stage, s.name) for s, h in zip(sides, halves, strict=True)]
    deep = max(area.bottom - _top(row, area) for row, area in zip(ticks, (h.area for h in halves), strict=True))
    gap = 0.03 * min(stage.canvas.width, stage.canvas.height)
    top = max(w.box.bottom - h.area.y for w, h in zip(words, halves, strict=True)) + gap
    rooms = [
        Box(h.area.x, h.area.y + top, h.area.w, h.area.h - top - (deep + 1.5 * gap if deep else gap)) for h in halves
    ]
    acts = _acts(sides, rooms, stage)
    items: list[Item] = []
    backdrop: list[Item] = []
    for side, half, line, row, act in zip(sides, halves, words, ticks, acts, strict=True):
        floor = even(act.box.bottom - 0.075 * min(stage.canvas.height, half.region.h))
        backdrop += _ground(side.name, half, floor)
        items += [line, *act.items, *_sign(side, act, stage), *row]
    effects = tuple(Effect(target=f"headline-{s.name}", name="fade", start_ms=300 * i) for i, s in enumerate(sides))
    beat = Beat(id="sides", cue=stage.cue, effects=effects)
    return Composition(items=tuple(items), backdrop=tuple(backdrop), hero=acts[1].focus, beats=(beat,))


def _halves(stage: Stage) -> tuple[Half, Half]:
    """Side by side, or one above the other where the canvas is tall."""
    canvas, keep = stage.canvas, stage.canvas.keep
    if stage.tall:
        middle = even(keep.y + keep.h * 0.5)
        pad = 0.02 * canvas.height
        first = keep.y + (0.03 * canvas.height if stage.scale.furniture else 0.0)
        regions = (Box(0, 0, canvas.width, middle), Box(0, middle, canvas.width, canvas.height - middle))
        areas = (
            Box(keep.x, first, keep.w, middle - pad - first),
            Box(keep.x, middle + pad, keep.w, keep.bottom - middle - pad),
        )
    else:
        middle, gutter = canvas.width / 2, keep.x * (1.0 if stage.wide else 0.66)
        first = stage.scale.top if stage.wide else keep.y + 0.05 * canvas.height
        high = keep.bottom - first
        regions = (Box(0, 0, middle, canvas.height), Box(middle, 0, middle, canvas.height))
        wide = keep.right - middle - gutter
        areas = (Box(keep.x, first, wide, high), Box(middle + gutter, first, wide, high))
    tones = (("bg", "stage"), ("stage", "panel"))
    left, right = (Half(region=r, area=a, tones=t) for r, a, t in zip(regions, areas, tones, strict=True))
    return left, right


def _ground(name: str, half: Half, floor: float) -> tuple[Item, ...]:
    strip = Box(half.region.x, floor, half.region.w, half.region.bottom - floor)
    return (
        Shape(id=f"{name}/ground", kind="rect", box=half.region, fill=Paint(half.tones[0])),
        Shape(id=f"{name}/floor", kind="rect", box=strip, fill=Paint(half.tones[1])),
    )


def _headlines(sides: Sequence[Side], halves: Sequence[Half], stage: Stage) -> list[Text]:
    """Both sides' words at one size of the split range and on as many lines; the right one is coloured if none is."""
    rows = 1 if stage.tall else 2
    high = stage.scale.split[1] * (0.9 + 0.98 * (rows - 1))
    scale, low = stage.scale.split, stage.scale.least
    tries = [setting(s.words, (h.area.w, high), scale, low) for s, h in zip(sides, halves, strict=True)]
    size = min(found[1] for found in tries)
    broken = [setting(s.words, (h.area.w, 9e9), (size, size), low)[0] for s, h in zip(sides, halves, strict=True)]
    deep = max(len(lines) for lines in broken)
    accented = any(accent for side in sides for _, accent in side.words)
    out = []
    for i, (side, half, lines) in enumerate(zip(sides, halves, broken, strict=True)):
        words = side.words if accented or i == 0 else [(t, "good") for t, _ in side.words]
        if len(lines) < deep:
            lines = _halved("".join(t for t, _ in words), size) or lines
        runs = coloured(words, lines)
        first = half.area.y + 0.7 * size
        out.append(rich(f"headline-{side.name}", runs, half.area.x, first, face="display", size=size, leading=1.0))
    return out


def _halved(words: str, size: float) -> tuple[str, ...] | None:
    """A short line on two, so that it stands as its neighbour does."""
    whole = advance(words, "display", size)
    found = next((b for share in (0.6, 0.75, 0.9) if (b := balance(words, "display", size, whole * share, 2))), None)
    return tuple(found) if found else None


def _acts(sides: Sequence[Side], rooms: Sequence[Box], stage: Stage) -> list[Performed]:
    """Both groups at one camera: where the hero is the same kind of thing it is as high, on the same line."""
    heads = [s.cast.hero for s in sides]
    same = heads[0] is not None and heads[1] is not None and heads[0].kind == heads[1].kind
    acts = [_act(s, r, r.h, stage) for s, r in zip(sides, rooms, strict=True)]
    if not same:
        return acts
    low = min(a.hero.box.h for a in acts if a.hero)
    return [
        _act(side, room, room.h * low / act.hero.box.h if side.cast.companions else low, stage) if act.hero else act
        for side, room, act in zip(sides, rooms, acts, strict=True)
    ]


def _act(side: Side, room: Box, height: float, stage: Stage) -> Performed:
    """One side's group, at most `height` u high and under its sign."""
    if side.sign and side.cast.hero is not None:
        height = min(height, room.h - _sign_height(side, 0.62 * room.h, stage))
    inner = Box(room.x, room.bottom - height, room.w, height)
    return perform(side.cast, stage, inner, prefix=f"{side.name}/", extra=_chambers(side, stage))


def _chambers(side: Side, stage: Stage) -> Mapping[str, Value]:
    """Tenants as they can be read: on a small canvas a pod of its colour stands for the training job."""
    tenants = side.extra.get("tenants")
    if not isinstance(tenants, tuple) or stage.canvas.width > 1500:
        return side.extra
    return {**side.extra, "tenants": tuple("t" if t == "training-job" else t for t in tenants)}


def _sign_size(height: float, stage: Stage) -> float:
    return max(even(0.27 * height), stage.scale.least)


def _sign_height(side: Side, height: float, stage: Stage) -> float:
    return natural("sign", words=side.sign, size=_sign_size(height, stage)).h


def _sign(side: Side, act: Performed, stage: Stage) -> tuple[Item, ...]:
    """Words standing on the hero."""
    if not side.sign or act.hero is None:
        return ()
    x, y = act.hero.anchors["surface"]
    made = place(
        "sign", id=f"{side.name}/sign", theme=stage.theme, foot=(x, y + 4), words=side.sign, tone="go",
        size=_sign_size(act.hero.box.h, stage), most=0.7 * act.hero.box.w,
    )  # fmt: skip
    return (made.item,)


def _ticks(ticks: Sequence[Tick], area: Box, stage: Stage, name: str) -> list[Group]:
    """What a side is good for, in rows on its lower edge: badge and words, as many in a row as fit."""
    if not ticks:
        return []
    size = even(stage.scale.label if not stage.tall else 0.92 * stage.scale.label)
    mark, gap, apart = 1.35 * size, 0.42 * size, 1.1 * size
    size = min(fit(t.words, "text-bold", area.w - mark - gap, (stage.scale.least, size)) for t in ticks)
    rows: list[list[tuple[int, Tick, float]]] = [[]]
    x = 0.0
    for i, tick in enumerate(ticks):
        wide = mark + gap + advance(tick.words, "text-bold", size)
        if rows[-1] and x + wide > area.w:
            rows.append([])
            x = 0.0
        rows[-1].append((i, tick, x))
        x += wide + apart
    pitch = mark * 1.28
    out: list[Group] = []
    for r, row in enumerate(rows):
        y = area.bottom - mark / 2 - (len(rows) - 1 - r) * pitch
        out += [_tick(f"{name}/tick-{i + 1}", tick, (area.x + dx, y), mark, gap, size, stage) for i, tick, dx in row]
    return out


def _tick(
    name: str, tick: Tick, at: tuple[float, float], mark: float, gap: float, size: float, stage: Stage
) -> Group:
    x, y = at
    badge = place(
        "badge", id=f"{name}/badge", theme=stage.theme, centre=(x + mark / 2, y), height=mark,
        kind="check" if tick.good else "cross", alt="",
    )  # fmt: skip
    paint = "text" if tick.good else "text_muted"
    words = text(f"{name}/words", tick.words, x + mark + gap, y + 0.36 * size, face="text-bold", size=size, paint=paint)
    return Group(id=name, items=(badge.item, words), alt=f"{tick.words}: {'yes' if tick.good else 'no'}")


def _top(row: Sequence[Group], area: Box) -> float:
    """Upper edge of the rows of ticks, the area's lower edge where there are none."""
    texts = [item for group in row for item in group.items if isinstance(item, Text)]
    return min((t.box.y - 0.3 * t.size for t in texts), default=area.bottom)


def _takeaway(slots: Slots, stage: Stage) -> Composition:
    """The sentence large, the ticks and crosses under it; the hero and everybody else content."""
    crew = slots.get("cast") or (None if slots.get("hero") else Figure(kind="pod", words="pod", count=3))
    cast = ensemble(slots.get("hero"), crew)
    marks = tuple(
        Tick(words=_said(f), good=key == "good") for key in ("good", "bad") for f in _many(slots.get(key))
    )[:4]  # fmt: skip
    signature = " · ".join(str(slots[k]) for k in ("handle", "link") if slots.get(k))
    return (_wide if stage.wide else _tall)(cast, marks, signature, stage)


def _wide(cast: Ensemble, marks: Sequence[Tick], signature: str, stage: Stage) -> Composition:
    canvas, keep, unit = stage.canvas, stage.canvas.keep, stage.canvas.width / 1920
    ground = min(foot_line(stage), 0.92 * canvas.height)
    floor = even(min(floor_of(stage, ground), 0.825 * canvas.height))
    top = max(keep.y, stage.scale.top)
    area = Box(keep.x, top, 0.5 * keep.w, floor - 56 * unit - top)
    rows = _ticks(marks, area, stage, "recap")
    spare = area.bottom - _top(rows, area) + (44 * unit if rows else 0)
    sizes = (stage.scale.headline[0], stage.scale.title[0] * 1.12)
    made = poster(stage.words, stage.sub, Box(area.x, area.y, area.w, area.h - spare), stage.scale, sizes=sizes, most=3)
    left = max(keep.x + 0.48 * keep.w, made.box.right) + 64 * unit
    room = Box(left, top + 60 * unit, keep.right - left, ground - top - 60 * unit)
    act = perform(cast, stage, room)
    signed = _signature(signature, (floor + canvas.height) / 2, area, stage)
    items: list[Item] = [*made.items, *rows, *act.items, *signed]
    return Composition(items=tuple(items), floor=floor, hero=act.focus, beats=_rest(act, stage))


def _tall(cast: Ensemble, marks: Sequence[Tick], signature: str, stage: Stage) -> Composition:
    canvas, keep, unit = stage.canvas, stage.canvas.keep, stage.canvas.width / 1080
    ground = min(foot_line(stage), keep.bottom - (84 if signature else 12) * unit)
    floor = even(min(floor_of(stage, ground), ground - 0.05 * canvas.height))
    top = keep.y + (64 * unit if stage.scale.furniture else 12 * unit)
    area = Box(keep.x, top, keep.w, (ground - top) * 0.5)
    rows = _ticks(marks, area, stage, "recap")
    spare = area.bottom - _top(rows, area) + (36 * unit if rows else 0)
    sizes = (stage.scale.headline[0], stage.scale.headline2[1])
    made = poster(
        stage.words, stage.sub, Box(area.x, area.y, area.w, area.h - spare), stage.scale, sizes=sizes, high=True,
        most=3,
    )
    if rows:
        area = Box(area.x, area.y, area.w, made.box.bottom - area.y + spare + 8 * unit)
        rows = _ticks(marks, area, stage, "recap")
    roof = max(area.bottom if rows else made.box.bottom, made.box.bottom) + 48 * unit
    act = perform(cast, stage, Box(keep.x, roof, keep.w, ground - roof))
    items: list[Item] = [*made.items, *rows, *act.items, *_signature(signature, keep.bottom - 32 * unit, area, stage)]
    return Composition(items=tuple(items), floor=floor, hero=act.focus, beats=_rest(act, stage))


def _signature(words: str, y: float, area: Box, stage: Stage) -> tuple[Item, ...]:
    """Handle and link on a chip."""
    if not words:
        return ()
    least = stage.scale.least
    size = fit(words, "text-bold", 0.9 * area.w, (least, max(least, even(0.8 * stage.scale.label))))
    height = natural("chip", words=words, face="text-bold", size=size).h
    made = place(
        "chip", id="signature", theme=stage.theme, corner=(area.x, y - height / 2), words=words, face="text-bold", size=size
    )
    return (made.item,)


def _rest(act: Performed, stage: Stage) -> tuple[Beat, ...]:
    ids = [one.item.id for one in act.companions]
    effects = tuple(Effect(target=name, name="pulse", start_ms=60 * i) for i, name in enumerate(ids))
    return (Beat(id="rest", cue=stage.cue, effects=effects, trigger="auto"),) if effects else ()
