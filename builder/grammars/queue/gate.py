"""The gate: the rope that keeps a line out, and the sign over it on poles."""

from __future__ import annotations

from builder.actors import base
from builder.geometry import Box, Point
from builder.grammars.queue.sizes import ROPE, Sizes, sign_width
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Shape, Stroke
from builder.theme import Theme

_ROPE_H = 275.0
_POST, _KNOB, _FOOT = 40.0, 40.0, 284.0  # x and height of a post's knob, y of its foot, at scale 1


def _scale(sizes: Sizes) -> float:
    return sizes.waiter * 0.98 / _ROPE_H


def _span(sizes: Sizes) -> float:
    """From post to post, at scale 1."""
    k = _scale(sizes)
    return max(120.0, (ROPE * sizes.owner - 82 * k) / k)


def rope(stage: Stage, at: Point, sizes: Sizes) -> Item:
    """Two posts and the rope between them, about as tall as a waiter."""
    return base.place("queue-rope", id="rope", theme=stage.theme, scale=_scale(sizes), span=_span(sizes), foot=at).item


def sign(words: str, stage: Stage, at: Point, size: float, sizes: Sizes, foot: float) -> list[Item]:
    """The sign with the middle of its top edge at `at`, and its poles behind the posts of the rope, or one pole."""
    most = max(sizes.plate, sign_width(words, size, sizes.plate)) + 4
    box = base.natural("sign", words=words, size=size, most=most)
    plate = base.place(
        "sign", id="sign", theme=stage.theme, corner=(at[0] - box.w / 2, at[1]), scale=1, words=words, size=size,
        most=most, shadow=0,
    )  # fmt: skip
    k = _scale(sizes)
    half = _span(sizes) * k / 2
    low = foot - (_FOOT - _KNOB) * k if sizes.rope else foot - 8
    thick = max(9.0, 16 * k)
    places = (at[0] - half, at[0] + half) if sizes.rope else (at[0],)
    poles = [_pole(f"pole-{n}", x, (plate.box.cy, low), thick, stage.theme) for n, x in enumerate(places, 1)]
    if not sizes.rope:
        poles.append(_base(at[0], foot, thick, stage.theme))
    return [*poles, plate.item]


def _base(x: float, foot: float, thick: float, theme: Theme) -> Group:
    """What a single pole stands on."""
    whole = Box(x - 1.7 * thick, foot - thick, 3.4 * thick, thick)
    lit = Box(whole.x, whole.y, whole.w, 0.6 * thick)
    shade = Box(x - 2.4 * thick, foot - 0.4 * thick, 4.8 * thick, 0.8 * thick)
    items = [
        Shape(id="pole-base/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Shape(id="pole-base/lip", kind="rect", box=whole, radius=thick / 2, fill=Paint("gold_lip")),
        Shape(id="pole-base/face", kind="rect", box=lit, radius=0.3 * thick, fill=Paint("gold")),
    ]
    if theme.keyline:
        rim = Stroke(Paint("ink"), theme.rim(thick))
        edge = Shape(id="pole-base/keyline", kind="rect", box=whole, radius=thick / 2, fill=Paint("ink"), stroke=rim)
        items.insert(1, edge)
    return Group(id="pole-base", items=tuple(items), decorative=True)


def _pole(name: str, x: float, span: Point, thick: float, theme: Theme) -> Group:
    """An upright in the metal of the posts, lit from the left."""
    whole = Box(x - thick / 2, span[0], thick, span[1] - span[0])
    lit = Box(whole.x, whole.y, 0.62 * thick, whole.h)
    items: list[Item] = [
        Shape(id=f"{name}/lip", kind="rect", box=whole, radius=thick / 3, fill=Paint("gold_lip")),
        Shape(id=f"{name}/face", kind="rect", box=lit, radius=thick / 3, fill=Paint("gold")),
    ]
    if theme.keyline:
        edge = theme.rim(thick)
        rim = Box(whole.x - edge / 2, whole.y, whole.w + edge, whole.h)
        items.insert(0, Shape(id=f"{name}/keyline", kind="rect", box=rim, radius=thick / 3, fill=Paint("ink")))
    return Group(id=name, items=tuple(items), decorative=True)
