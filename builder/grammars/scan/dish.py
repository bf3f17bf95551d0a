"""A radar screen with everybody on it; the sweep stands on the one that is found, shown large beside it."""

from __future__ import annotations

from builder.actors.base import place
from builder.actors.forms import polar
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Point, polygon
from builder.grammars.scan.field import Field, mark, role, shape, tag, target
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Path

_RIM = 1.1
_SWEEP = -28.0  # degrees at which the hand stands


def compose(field: Field, stage: Stage) -> Composition:
    """Screen left and find right on wide stages, the screen alone over its tag on others."""
    box, low = stage.box, foot_line(stage)
    beside = stage.wide and bool(field.find)
    size = even(stage.scale.label)
    under = 0.0 if beside or not field.find else 2.2 * size
    high = low - box.y - under
    r = min(high / (2 * _RIM + 0.06), 0.5 * box.w / _RIM)
    centre = (
        box.x + _RIM * r + (0.04 * box.w if beside else 0.0) if beside else box.cx,
        low - under - _RIM * r - 0.06 * r,
    )
    screen = place(
        "radar",
        id="radar",
        theme=stage.theme,
        corner=(centre[0] - _RIM * r, centre[1] - _RIM * r),
        radius=r,
        sweep=_SWEEP,
    )
    spots = _spots(field, centre, r)
    tall = _tall(field, r)
    aside = _aside(field, stage, low, centre, r, spots) if beside else []
    items: list[Item] = [screen.item, *aside[:1]]
    for n, (item, at) in enumerate(zip(field.targets, spots, strict=True), 1):
        lit = item.found or (not field.find and n - 1 == field.at)
        foot = (at[0], at[1] + tall / 2)
        placed = target(item, stage, foot, tall, tall * shape(item.member), name=f"thing-{n}", lit=lit, bad=field.bad)
        items.append(placed.item)
        if item.found and not beside:
            items.append(mark(placed, field, stage, name=f"mark-{n}", size=0.24 * r))
    if beside:
        items += aside[1:]
    elif field.find:
        items.append(tag(_words(field), (box.cx, low), field, stage, name="found", room=box.w))
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, low)), hero="radar", beats=_beats(field, stage, beside)
    )


def _words(field: Field) -> str:
    return field.targets[field.at].label or field.find


def _tall(field: Field, r: float) -> float:
    ratio = max(shape(t.member) for t in field.targets)
    count = len(field.targets)
    return min(0.36 * r, (0.7 if count <= 4 else 0.5) * r / ratio)


def _spots(field: Field, centre: Point, r: float) -> list[Point]:
    """Places on the screen: the one that is found at the end of the hand, the others round from it."""
    count = len(field.targets)
    out = []
    for i in range(count):
        turn = (i - field.at) * 360 / max(count, 3)
        far = 0.6 * r if i == field.at or count <= 6 or i % 2 else 0.3 * r
        out.append(polar(far, _SWEEP + turn, *centre))
    return out


def _aside(field: Field, stage: Stage, low: float, centre: Point, r: float, spots: list[Point]) -> list[Item]:
    """The find itself at the right, drawn out of the screen."""
    left = centre[0] + _RIM * r + 0.05 * stage.box.w
    room = stage.box.right - left
    shown = field.targets[field.at]
    tall = min(0.56 * (low - stage.box.y), 0.86 * room / shape(shown.member))
    x = left + room / 2
    placed = target(shown, stage, (x, low), tall, 0.86 * room, name="seen", lit=True, bad=field.bad)
    at = spots[field.at]
    wedge = polygon((at, (placed.box.x + 10, placed.box.y + 20), (placed.box.x + 10, placed.box.bottom - 20)))
    words = _words(field)
    items: list[Item] = [
        Path(id="drawn-out", d=wedge, fill=Paint("bg", role(field), 0.24)), placed.item,
        mark(placed, field, stage, name="mark", size=max(80.0, 0.28 * tall)),
    ]  # fmt: skip
    if shown.label:
        items.append(tag(words, (x, placed.box.y - 50), field, stage, name="found", room=room))
    return items


def _beats(field: Field, stage: Stage, beside: bool) -> tuple[Beat, ...]:
    effects = [Effect(target="radar/sweep", name="fade", duration_ms=600)]
    if beside:
        effects += [
            Effect(target="seen", name="enter", start_ms=600),
            Effect(target="mark", name="stamp", start_ms=900),
        ]
    return (Beat(id="scan", cue=stage.cue, effects=tuple(effects)),)
