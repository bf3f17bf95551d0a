"""The two that change places, and what both compositions do with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from builder.actors.base import COLOURS, Placed, info, place
from builder.actors.model import Value
from builder.cast import Member, aspect, stand
from builder.cast.words import caption, clear, fitting
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.measure import advance

_GONE = 0.45  # share of the ground mixed into what goes
_LOW, _RIM = 6.0, 116.0  # blocks under so many letters high need their words on one line; round them


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The slots, settled: who goes, who comes, who goes on and how that is said; a `token` that is passed on.

    `moves`: what is sent to the one and then to the other; `worse`: whether the one that comes is the lesser.
    """

    out: Member
    into: Member
    staying: tuple[Member, ...]
    said: str
    token: str = ""
    moves: str = ""
    worse: bool = False


def tone(member: Member) -> str:
    """The colour its words name, as an owner's letter."""
    return next((who for who, colour in COLOURS.items() if colour == member.figure.colour), "")


def captioned(pair: Pair) -> bool:
    """Whether the two need their names under them."""
    return any(name_of(m) for m in (pair.out, pair.into))


def shape(member: Member) -> float:
    """Width by height on the stage."""
    return 1.35 if member.kind == "object" else aspect(member)


def going(pair: Pair, stage: Stage, foot: Point, tall: float, wide: float) -> Placed:
    """Who leaves: quiet, its foot on the ground."""
    if pair.out.kind == "object":
        return _block(pair.out, stage, foot, tall, wide, name="out", look=tone(pair.out) or "panel")
    extra: dict[str, Value] = {"dim": ("bg", _GONE)}
    params = info(pair.out.kind).params
    if pair.out.figure.state in ("dead", "error") and "failed" in str(params.get("state", "")):
        extra["state"] = "failed"
    if "label" in params:
        extra["label"] = ""
    if "mood" in params and "sad" in str(params["mood"]):
        extra["mood"] = "sad"
    return stand(pair.out, stage, foot=foot, height=tall, width=wide, name="out", extra=extra)


def coming(pair: Pair, stage: Stage, foot: Point, tall: float, wide: float) -> Placed:
    """Who arrives: in full colour, upright."""
    if pair.into.kind == "object":
        return _block(pair.into, stage, foot, tall, wide, name="in", look=tone(pair.into) or "hardware")
    return stand(pair.into, stage, foot=foot, height=tall, width=wide, name="in")


def _block(member: Member, stage: Stage, foot: Point, tall: float, wide: float, *, name: str, look: str) -> Placed:
    """A thing without a drawing; where it is low it is as wide as its words on one line ask for, without its light."""
    least, words = stage.scale.least, str(member.params["words"])
    low = tall < _LOW * least
    width = min(wide, max(1.35 * tall, advance(words, "display", least) + _RIM if low else 0.0))
    known: dict[str, Any] = {key: value for key in ("mood",) if (value := member.params.get(key))}
    return place(
        "object", id=name, theme=stage.theme, foot=foot, alt=words, width=width, height=tall, words=words,
        least=least, tone=look, light="ok" if name == "in" and not low else "", **known,
    )  # fmt: skip


def belt(box: Box, *, left: float, right: float) -> Group:
    """A moving band on the floor, chevrons on it pointing to where things leave; none between x `left` and `right`."""
    radius = box.h / 2
    size = 0.42 * box.h
    d: list[tuple[str, tuple[float, ...]]] = []
    x = box.x + 1.2 * radius
    while x < box.right - 1.2 * radius:
        if x + size < left or x > right:
            d += [
                ("M", (x + 0.5 * size, box.cy - 5 - size / 2)),
                ("L", (x, box.cy - 5)),
                ("L", (x + 0.5 * size, box.cy - 5 + size / 2)),
            ]
        x += 2.6 * size
    items: list[Item] = [
        Shape(id="belt/shade", kind="rect", box=box.moved(0, 10), radius=radius, fill=Paint("shadow", alpha=50)),
        Shape(id="belt/lip", kind="rect", box=box, radius=radius, fill=Paint("panel_2", "ink", 0.35)),
        Shape(id="belt/top", kind="rect", box=replace(box, h=box.h - 10), radius=radius - 5, fill=Paint("panel_2")),
    ]
    if d:
        items.append(Path(id="belt/way", d=tuple(d), stroke=Stroke(Paint("line_2"), 7)))
    return Group(id="belt", items=tuple(items), decorative=True)


def names(pair: Pair, places: tuple[float, float], y: float, stage: Stage) -> Iterator[Item]:
    """What the two are called where they do not show it, on one line under them."""
    said = [(name_of(m), x) for m, x in zip((pair.out, pair.into), places, strict=True)]
    size = fitting([s for s in said if s[0]], stage, even(stage.scale.label)) if any(w for w, _ in said) else 0.0
    if not size:
        return
    for name, paint, (words, x) in zip(("out", "in"), ("text_muted", "text"), said, strict=True):
        if words:
            yield caption(words, (clear(words, x, size, stage), y), name=f"label-{name}", size=size, paint=paint)


def name_of(member: Member) -> str:
    """What stands under it: nothing under a block, which says its own words."""
    if member.kind == "object":
        return ""
    label, words = member.figure.label, member.figure.words
    said = f"{words} {label}" if len(label) == 1 else label or words  # a letter alone names nobody
    return " ".join((*member.figure.attributes, said))
