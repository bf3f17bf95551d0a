"""The frame round a scene: headline, sub-line, furniture, and the area left for the picture."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.geometry import Box
from builder.layout.headline import Words, headline, sub_line
from builder.layout.scale import Scale, scale_of
from builder.layout.stage import Frame
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.scene.model import Canvas
from builder.scene.walk import bounds
from builder.text.wrap import balance, wrap

_CELL, _PITCH = 14.0, 22.0  # furniture squares (boards)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where this slide stands in its episode: 1-based `index` of `count` story slides, episode number."""

    index: int
    count: int
    episode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """The words as items, the box they take, each line's own box, and the box left for the scene."""

    items: tuple[Item, ...]
    headline: Box
    lines: tuple[Box, ...]
    scene: Box


def frame(kind: Frame, canvas: Canvas, words: Words, sub: str, place: Place | None, *, below: float = 0.0) -> Framed:
    """Set the words. `below`: height kept free under the scene (the caption band), u."""
    scale = scale_of(canvas)
    keep = canvas.keep
    items = list(_words(kind, canvas, words, sub, scale)) if kind.kind != "bare" else []
    taken = _union(items) if items else Box(keep.x, keep.y, 0, 0)
    if place and scale.furniture:
        items.append(furniture(canvas, place, scale))
    lines = tuple(line for item in items for line in _lines(item))
    return Framed(items=tuple(items), headline=taken, lines=lines, scene=_left(kind, canvas, taken, below))


def _words(kind: Frame, canvas: Canvas, words: Words, sub: str, scale: Scale) -> list[Item]:
    x = canvas.keep.x
    wide = canvas.aspect >= 1.3
    column = kind.kind == "column" and wide
    width = (canvas.width - 2 * x) * kind.share if column else canvas.keep.w
    lower = 24.0 if column and canvas.name == "slide" else 0.0
    title = headline(words, x, width, _column_scale(scale) if column else scale, tall=not wide or column, lower=lower)
    out: list[Item] = [title]
    if sub and kind.sub:
        lines = balance(sub, "text", scale.sub, width, 3) or wrap(sub, "text", scale.sub, width)
        out.append(sub_line(title, lines, x, scale.sub))
    return out


def _column_scale(scale: Scale) -> Scale:
    return replace(scale, headline=(96, scale.headline[1]), headline2=(88, 116))


def _lines(item: Item) -> list[Box]:
    """What each line really covers: from its ascenders to its descenders."""
    if not isinstance(item, Text):
        return [bounds(item)]
    pairs = enumerate(item.spans)
    return [Box(x, item.y + i * item.pitch - 0.76 * item.size, w, item.size * 0.98) for i, (x, w) in pairs]


def _union(items: list[Item]) -> Box:
    box = bounds(items[0])
    for item in items[1:]:
        box = box.union(bounds(item))
    return box


def _left(kind: Frame, canvas: Canvas, taken: Box, below: float) -> Box:
    keep = canvas.keep
    bottom = keep.bottom - below
    if kind.kind == "column" and canvas.aspect >= 1.3:
        x = canvas.keep.x + (canvas.width - 2 * keep.x) * kind.share + 32
        return Box(x, keep.y + 72, keep.right - x, bottom - keep.y - 72)
    top = max(taken.bottom, keep.y) + (44 if canvas.height > 700 else 24)
    return Box(keep.x, top, keep.w, bottom - top)


def furniture(canvas: Canvas, place: Place, scale: Scale) -> Group:
    """A row of squares, one a slide, the current one volt, and the episode number; top right."""
    right, base = canvas.keep.right, scale.furniture_y
    number = text(
        "furniture/number",
        place.episode,
        right,
        base,
        face="mono-bold",
        size=scale.furniture,
        paint="text_muted",
        align="right",
    )
    end = right - number.widths[0] - 24
    pitch = min(_PITCH, (canvas.keep.w * 0.62) / max(place.count, 1))
    cell = _CELL * pitch / _PITCH
    cells = [
        Shape(
            id=f"furniture/slide-{i + 1}", kind="rect", radius=cell * 0.28,
            box=Box(end - (place.count - i) * pitch + (pitch - cell), base - 17, cell, cell),
            fill=Paint("ok" if i + 1 == place.index else "panel_2"),
        )
        for i in range(place.count)
    ]  # fmt: skip
    return Group(id="furniture", items=(*cells, number), decorative=True)
