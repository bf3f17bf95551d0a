"""Two halves on one camera: only the difference changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.actors.base import natural, place
from builder.actors.model import Value
from builder.cast.ensemble import Performed, perform
from builder.geometry import Box
from builder.grammars.closing.sides import Side, Tick
from builder.layout.headline import Words, coloured, headline
from builder.layout.poster import setting
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, flush, rich, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.scene.walk import bounds
from builder.text.measure import advance
from builder.text.wrap import balance

_MARK, _MARK_GAP, _TICK_GAP = 1.35, 0.42, 0.9  # a tick's badge, from it to the words, and to the next, by its letters
_QUIET = 0.12  # share of the ground in the half that is not the point


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """Where a side is: the ground its colour fills, the area of its content, its floor and its feet."""

    region: Box
    area: Box
    tones: tuple[str, str]


def compose(sides: Sequence[Side], signature: str, stage: Stage, over: Words = ()) -> Composition:
    """Each side under its own words, or both under one sentence (`over`)."""
    above = headline(over, stage.canvas.keep.x, stage.canvas.keep.w, stage.scale, tall=not stage.wide) if over else None
    halves = _halves(stage, above.box.bottom if above else 0.0)
    words: Sequence[Text | None] = [None, None] if above else _headlines(sides, halves, stage)
    room = stage.canvas.name != "shorts" and stage.canvas.height > 700  # where there is none the voice has them
    gap = 0.03 * min(stage.canvas.width, stage.canvas.height)
    top = max((_depth(w) - h.area.y + 1.3 * gap for w, h in zip(words, halves, strict=True) if w), default=gap)
    areas = [Box(h.area.x, h.area.y + top, h.area.w, h.area.h - top - gap) for h in halves]
    said = [s.ticks if room else () for s in sides]
    size = min((_tick_size(t, a.w, stage) for t, a in zip(said, areas, strict=True) if t), default=0.0)
    ticks = [_ticks(t, a, size, stage, s.name) for t, a, s in zip(said, areas, sides, strict=True)]
    deep = max(_bottom(row, area) - area.y for row, area in zip(ticks, areas, strict=True))
    deep += 1.6 * gap if deep else 0.0
    rooms = [Box(a.x, a.y + deep, a.w, a.h - deep) for a in areas]
    acts = _acts(sides, rooms, stage)
    items: list[Item] = [*([above] if above else []), *_kicker(signature, stage)]
    backdrop: list[Item] = []
    for side, half, line, row, act in zip(sides, halves, words, ticks, acts, strict=True):
        floor = even(act.box.bottom - 0.075 * min(stage.canvas.height, half.region.h))
        backdrop += _ground(side.name, half, floor)
        items += [*([line] if line else []), *act.items, *_sign(side, act, stage), *row]
    beats = _sides_come(acts, words, stage)
    return Composition(items=tuple(items), backdrop=tuple(backdrop), hero=acts[1].focus, beats=beats)


def _sides_come(acts: Sequence[Performed], words: Sequence[Text | None], stage: Stage) -> tuple[Beat, ...]:
    """Left, then right: its words where it has some, else its hero."""
    targets = [line.id if line else act.focus for line, act in zip(words, acts, strict=True)]
    effects = tuple(Effect(target=name, name="fade", start_ms=300 * i) for i, name in enumerate(targets) if name)
    return (Beat(id="sides", cue=stage.cue, effects=effects),) if effects else ()


def _halves(stage: Stage, taken: float) -> tuple[Half, Half]:
    """Side by side, or one above the other where the canvas is tall; under `taken` u of words."""
    canvas, keep = stage.canvas, stage.canvas.keep
    start = even(taken + 0.03 * canvas.height) if taken else 0.0
    if stage.tall:
        areas, regions = _stacked(stage, start)
    else:
        middle, gutter = canvas.width / 2, keep.x * (1.0 if stage.wide else 0.66)
        first = start or (stage.scale.top if stage.wide else keep.y + 0.05 * canvas.height)
        wide, high = keep.right - middle - gutter, keep.bottom - first
        rest = canvas.height - start
        regions = (Box(0, start, middle, rest), Box(middle, start, middle, rest))
        areas = (Box(keep.x, first, wide, high), Box(middle + gutter, first, wide, high))
    tones = (("stage", "panel"), ("panel", "panel_2")) if taken else (("bg", "stage"), ("stage", "panel"))
    left, right = (Half(region=r, area=a, tones=t) for r, a, t in zip(regions, areas, tones, strict=True))
    return left, right


def _stacked(stage: Stage, start: float) -> tuple[tuple[Box, Box], tuple[Box, Box]]:
    """Areas and regions of two halves one above the other."""
    canvas, keep = stage.canvas, stage.canvas.keep
    first = start or keep.y + (0.03 * canvas.height if stage.scale.furniture else 0.0)
    middle, pad = even((first + keep.bottom) / 2 if start else keep.y + keep.h * 0.5), 0.02 * canvas.height
    regions = (Box(0, start, canvas.width, middle - start), Box(0, middle, canvas.width, canvas.height - middle))
    upper = Box(keep.x, first, keep.w, middle - pad - first)
    return (upper, Box(keep.x, middle + pad, keep.w, keep.bottom - middle - pad)), regions


def _ground(name: str, half: Half, floor: float) -> tuple[Item, ...]:
    strip = Box(half.region.x, floor, half.region.w, half.region.bottom - floor)
    return (
        Shape(id=f"{name}/ground", kind="rect", box=half.region, fill=Paint(half.tones[0])),
        Shape(id=f"{name}/floor", kind="rect", box=strip, fill=Paint(half.tones[1])),
    )


def _headlines(sides: Sequence[Side], halves: Sequence[Half], stage: Stage) -> list[Text]:
    """Both sides' words at one size of the split range and on as many lines; the right one is coloured if none is.

    On one line where that is large enough: the picture needs the height.
    """
    scale, low = stage.scale.split, stage.scale.least
    size = 0.0
    for rows in (1,) if stage.tall else (1, 2):
        high = scale[1] * (0.9 + 0.98 * (rows - 1))
        tries = [setting(s.words, (h.area.w, high), scale, low) for s, h in zip(sides, halves, strict=True)]
        if size < scale[0]:
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
        made = rich(f"headline-{side.name}", runs, half.area.x, first, face="display", size=size, leading=1.0)
        out.append(flush(made))
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
    acts = [_act(s, r, stage) for s, r in zip(sides, rooms, strict=True)]
    boxes = [a.hero.box for a in acts if a.hero]
    if not same or abs(boxes[0].h - boxes[1].h) < 0.5:
        return acts
    wide = min(boxes, key=lambda box: box.h).w
    spare = rooms[0].w - wide
    inset = 0.5 * spare if spare > 0.15 * rooms[0].w else 0.0  # nearly full, it begins where its words do
    rooms = [replace(room, x=room.x + inset, w=wide) for room in rooms]
    return [_act(side, room, stage) for side, room in zip(sides, rooms, strict=True)]


def _act(side: Side, room: Box, stage: Stage) -> Performed:
    """One side's group under its sign."""
    height = room.h
    if side.sign and side.cast.hero is not None:
        height -= _sign_height(side, 0.62 * room.h, stage)
    inner = Box(room.x, room.bottom - height, room.w, height)
    extra = _chambers(side, min(inner.w, height * 2.2), stage)
    return perform(side.cast, stage, inner, prefix=f"{side.name}/", extra=extra, dim=_QUIET if side.quiet else 0.0)


def _chambers(side: Side, width: float, stage: Stage) -> Mapping[str, Value]:
    """Tenants as they can be read: on a small card a pod of its colour stands for the training job."""
    tenants = side.extra.get("tenants")
    if not isinstance(tenants, tuple) or width >= 0.39 * stage.canvas.width:
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


def _tick_size(ticks: Sequence[Tick], width: float, stage: Stage) -> float:
    """Size of the words: all in one row where that is legible, else each in a row of its own."""
    least, most = stage.scale.least, even(stage.scale.label if stage.tall else 1.13 * stage.scale.label)
    whole = sum(advance(t.words, "text-bold", 1.0) for t in ticks) + (_MARK + _MARK_GAP) * len(ticks)
    size = even(min(most, width / (whole + _TICK_GAP * (len(ticks) - 1)) - 1))
    if size >= max(least, 0.8 * most):
        return size
    return min(fit(t.words, "text-bold", width - (_MARK + _MARK_GAP) * most, (least, most)) for t in ticks)


def _ticks(ticks: Sequence[Tick], area: Box, size: float, stage: Stage, name: str) -> list[Group]:
    """What a side is good for, in rows from the top of `area`: badge and words, as many in a row as fit."""
    mark, gap, apart = _MARK * size, _MARK_GAP * size, _TICK_GAP * size
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
        y = area.y + mark / 2 + r * pitch
        out += [_tick(f"{name}/tick-{i + 1}", tick, (area.x + dx, y), mark, gap, size, stage) for i, tick, dx in row]
    return out


def _tick(name: str, tick: Tick, at: tuple[float, float], mark: float, gap: float, size: float, stage: Stage) -> Group:
    x, y = at
    badge = place(
        "badge", id=f"{name}/badge", theme=stage.theme, corner=(x + stage.theme.keyline / 2, y - mark / 2), height=mark,
        kind="check" if tick.good else "cross", alt="",
    )  # fmt: skip
    paint = "text" if tick.good else "text_muted"
    words = text(f"{name}/words", tick.words, x + mark + gap, y + 0.36 * size, face="text-bold", size=size, paint=paint)
    return Group(id=name, items=(badge.item, words), alt=f"{tick.words}: {'yes' if tick.good else 'no'}")


def _bottom(row: Sequence[Group], area: Box) -> float:
    """Lower edge of the rows of ticks, the area's upper edge where there are none."""
    return max((bounds(group).bottom for group in row), default=area.y)


def _depth(words: Text) -> float:
    """How far down the words reach, descenders included."""
    return words.y + words.pitch * (len(words.lines) - 1) + 0.22 * words.size


def _kicker(words: str, stage: Stage) -> tuple[Item, ...]:
    """Handle and link over the first headline, on the furniture's line; nothing where there is no such line."""
    scale = stage.scale
    if not words or not scale.furniture:
        return ()
    at = (stage.canvas.keep.x, scale.furniture_y)
    line = text("signature", words, *at, face="text-bold", size=scale.least, paint="text_muted")
    return (line,) if line.box.right < 0.5 * stage.canvas.width else ()
