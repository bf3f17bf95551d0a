"""Jar: what is in a vessel, layer on layer, its names at the side and the line it must not pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.actors.forms import fitted, tone
from builder.cast import number
from builder.cast.ground import floor_of, foot_line
from builder.cast.member import ORDER
from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_LEVEL = 0.66  # how full a vessel is of which nobody says it
_AIR = 0.12  # room over the line, of what the vessel holds
_WALL = 16.0
_TONES = (*ORDER[1:], ORDER[0])  # red last: what stands above the line is red


@dataclass(frozen=True, slots=True, kw_only=True)
class Jar:
    """`parts` from the bottom up as (words, size; 0 unsaid); `limit`: its words.

    `full`: as high as the line, else up to `level` (0..1; 0 unsaid).
    """

    name: str
    parts: tuple[tuple[str, float], ...]
    limit: str = ""
    full: bool = False
    level: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A layer in place; `over`: it stands above the line."""

    words: str
    box: Box
    over: bool


def compose(jar: Jar, stage: Stage) -> Composition:
    """The vessel on the floor at the left, a leader from every layer to its name at the right."""
    box, foot = stage.box, even(foot_line(stage))
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    named = 1.5 * stage.scale.label if jar.name else 0.0
    left = box.x + (0.1 if stage.wide else 0.0) * box.w
    body = Box(left, box.y + 0.02 * box.h, (0.42 if stage.wide else 0.44) * box.w, foot - named - box.y - 0.02 * box.h)
    wall = _WALL * unit
    layers, line = _layers(jar, body.inset(wall, wall))
    spills = any(layer.over for layer in layers)
    glass = Box(body.x, line, body.w, body.bottom - line) if spills else body
    items: list[Item] = [_glass(glass, wall)]
    items += [_layer(layer, i) for i, layer in enumerate(layers)]
    column = body.right + 0.07 * box.w
    rows = [(layer.words, layer.box.cy, "warn_text" if layer.over else "text") for layer in layers]
    if jar.limit:
        items.append(_limit(body, line, column - 0.02 * box.w, unit))
        rows.append((jar.limit, line, "warn_text"))
    items += _names(rows, (column, box.right), body, stage, limit=jar.limit)
    if jar.name:
        size = fitted(jar.name, "text-bold", box.w, (stage.scale.least, stage.scale.label)) or stage.scale.least
        at = (body.cx, foot - 0.3 * size)
        items.append(text("label-of", jar.name, *at, face="text-bold", size=size, paint="text_muted", align="center"))
    grow = tuple(
        Effect(target=f"layer-{i + 1}", name="enter", start_ms=200 * i, duration_ms=420) for i in range(len(layers))
    )
    beats = (Beat(id="fill", cue=stage.cue, effects=grow),)
    floor = min(floor_of(stage, foot), body.bottom - 30)
    return Composition(items=tuple(items), floor=floor, hero="vessel", beats=beats)


def _layers(jar: Jar, inner: Box) -> tuple[list[Layer], float]:
    """The layers from the bottom up, and y of the line."""
    sizes = [size for _, size in jar.parts]
    limit = _digits(jar.limit)
    top = limit if limit and all(sizes) and sum(sizes) > 0 else 0.0
    if not all(sizes):
        level = 1 / (1 + _AIR) if jar.full else jar.level or _LEVEL
        sizes = [level / len(sizes)] * len(sizes)
        whole, top = 1.0, 1 / (1 + _AIR) if jar.full else 0.84 if _high(jar.limit) else 0.1
    else:
        whole = max(sum(sizes), top) * (1 + _AIR) if top or not jar.full else sum(sizes)
        whole = whole if top else sum(sizes) * (1.0 if jar.full else 1 + _AIR)
    out, at = [], inner.bottom
    total = 0.0
    for (words, _), size in zip(jar.parts, sizes, strict=True):
        high = inner.h * size / whole
        total += size
        over = bool(limit) and top > 0 and total > top * 1.001
        out.append(Layer(words=words, box=Box(inner.x, at - high, inner.w, high), over=over))
        at -= high
    return out, inner.bottom - inner.h * top / whole


def _digits(words: str) -> float:
    return number(words) or 0.0


def _high(limit: str) -> bool:
    """Whether a line without a number stands high: one of a limit does, one at nothing does not."""
    return not any(word in limit.lower() for word in ("zero", "bottom", "no more", "empty", "out of"))


def _glass(body: Box, wall: float) -> Group:
    """An open vessel: a thick wall, round at the bottom, a rim."""
    soft = min(60.0, 0.16 * body.w)
    shade = Box(body.x - 10, body.bottom - 12, body.w + 20, 28)
    inside = body.inset(0.7 * wall, 0.7 * wall)
    lips = [Box(x, body.y, 2.4 * wall, 1.6 * wall) for x in (body.x - wall, body.right - 1.4 * wall)]
    parts = (
        Shape(id="vessel/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=60)),
        Shape(id="vessel/wall", kind="rect", box=body, radius=soft, fill=Paint("line_2")),
        Shape(id="vessel/inside", kind="rect", box=inside, radius=soft - 6, fill=Paint("panel")),
        *(
            Shape(id=f"vessel/rim-{i}", kind="rect", box=lip, radius=0.8 * wall, fill=Paint("metal"))
            for i, lip in enumerate(lips, 1)
        ),
    )
    return Group(id="vessel", items=parts, alt="a vessel")


def _layer(layer: Layer, i: int) -> Group:
    """A slab with a lip and a gloss in its owner's colour; red above the line."""
    name, colours = f"layer-{i + 1}", tone("fail" if layer.over else _TONES[i % len(_TONES)])
    box, gap = layer.box, min(4.0, 0.1 * layer.box.h)
    body = Box(box.x, box.y + gap, box.w, box.h - gap)
    radius = min(22.0, body.h / 2)
    lip = min(12.0, 0.2 * body.h)
    face = Box(body.x, body.y, body.w, body.h - lip)
    parts: list[Item] = [
        Shape(id=f"{name}/lip", kind="rect", box=body, radius=radius, fill=colours.lip),
        Shape(id=f"{name}/face", kind="rect", box=face, radius=radius, fill=colours.base),
    ]
    if body.h > 44:
        shine = Box(body.x + 24, body.y + 10, body.w - 48, 7)
        parts.append(Shape(id=f"{name}/gloss", kind="rect", box=shine, radius=3.5, fill=colours.gloss))
    return Group(id=name, items=tuple(parts), alt=layer.words)


def _limit(body: Box, y: float, right: float, unit: float) -> Path:
    d = (("M", (body.x - 30 * unit, y)), ("L", (right, y)))
    return Path(id="limit", d=d, stroke=Stroke(Paint("warn_text"), 8 * unit, dash=(2.0, 1.6)))


def _names(
    rows: Sequence[tuple[str, float, str]], column: tuple[float, float], body: Box, stage: Stage, *, limit: str
) -> Iterator[Item]:
    """The names beside their layers, pushed apart where two would touch, with leaders to them."""
    room = column[1] - column[0]
    most = even(1.3 * stage.scale.label)
    size = min(fitted(words, "display", room, (stage.scale.least, most)) or stage.scale.least for words, _, _ in rows)
    pitch = 1.35 * size
    order = sorted(range(len(rows)), key=lambda i: rows[i][1])
    ys: list[float] = []
    for i in order:
        ys.append(max(rows[i][1], ys[-1] + pitch if ys else stage.box.y + 0.6 * size))
    spare = min(0.0, body.bottom - 0.4 * size - ys[-1])
    for n in range(len(ys) - 1, -1, -1):
        most_y = body.bottom - 0.4 * size - (len(ys) - 1 - n) * pitch
        ys[n] = min(ys[n], most_y) if spare else ys[n]
    at = next((n for n, i in enumerate(order) if limit and rows[i][0] == limit), -1)
    if at >= 0:  # the line keeps its words; the others make room
        ys[at] = rows[order[at]][1]
        for n in range(at - 1, -1, -1):
            ys[n] = min(rows[order[n]][1], ys[n + 1] - pitch)
        for n in range(at + 1, len(ys)):
            ys[n] = max(rows[order[n]][1], ys[n - 1] + pitch)
    for i, y in zip(order, ys, strict=True):
        words, level, paint = rows[i]
        if words != limit:
            d = (("M", (body.right + 10, level)), ("L", (column[0] - 14, y)))
            yield Path(id=f"leader-{i + 1}", d=d, stroke=Stroke(Paint("line_2"), 4))
        yield text(f"name-{i + 1}", words, column[0], y + 0.34 * size, face="display", size=size, paint=paint)
