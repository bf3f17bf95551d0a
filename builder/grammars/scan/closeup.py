"""Through the glass: the one that is found stands large in a lens, the others small on the floor under it."""

from __future__ import annotations

from builder.actors.base import natural, place
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption, clear
from builder.geometry import Box, polygon
from builder.grammars.scan.field import Field, mark, role, shape, tag, target
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Path, Shape

_RIM, _HANDLE = 1.11, 0.62  # outside of the rim and length of the handle by the glass's radius


def compose(field: Field, stage: Stage) -> Composition:
    """One thing fills the glass; of several the glass shows the one that is found."""
    low = foot_line(stage)
    many = len(field.targets) > 1
    size = even(stage.scale.label)
    said = _words(field)
    under = 1.9 * size if said and not many else 0.0
    base = low - (1.5 * size if said and many else 0.0)
    row = 0.27 * (base - stage.box.y) if many else 0.0
    high = base - stage.box.y - row * 1.12 - under
    r = min(high / (2 * _RIM + 0.09), 0.36 * stage.box.w)
    places = spread(len(field.targets), stage.box.x, stage.box.right)
    x = _across(field, stage, places, r)
    centre = (x, stage.box.y + _RIM * r)
    items: list[Item] = []
    if many:
        items += _row(field, stage, base, row, places)
        items.append(_cone(field, (places[field.at], base - row), centre, r, 0.4 * row))
    angle = 132 if x > stage.box.cx + 10 else 48
    at = natural("lens", radius=r, handle=_HANDLE, angle=angle)
    glass = place(
        "lens", id="glass", theme=stage.theme, corner=(at.x + centre[0], at.y + centre[1]), radius=r, handle=_HANDLE,
        angle=angle,
    )  # fmt: skip
    items += [glass.item, *_inside(field, stage, centre, r)]
    if said:
        y = base + 1.3 * size if many else min(centre[1] + _RIM * r + 1.35 * size, stage.box.bottom)
        items.append(_said(field, said, stage, (centre[0], y), size))
    return Composition(items=tuple(items), floor=even(floor_of(stage, base)), hero="seen", beats=_beats(field, stage))


def _words(field: Field) -> str:
    return field.targets[field.at].label or ("" if not field.find else field.find)


def _across(field: Field, stage: Stage, places: tuple[float, ...], r: float) -> float:
    """The glass over the one it shows, inside the stage with its handle."""
    left, right = stage.box.x + (_RIM + 0.3) * r, stage.box.right - (_RIM + 0.3) * r
    return min(max(places[field.at], left), right) if left < right else stage.box.cx


def _row(field: Field, stage: Stage, base: float, tall: float, places: tuple[float, ...]) -> list[Item]:
    """All of them on the floor, only the one under the glass lit."""
    pitch = stage.box.w / len(places)
    ratio = max(shape(t.member) for t in field.targets)
    h = min(tall, 0.86 * pitch / ratio)
    return [
        target(t, stage, (x, base), h, 0.86 * pitch, name=f"thing-{n}", lit=n - 1 == field.at, bad=field.bad).item
        for n, (t, x) in enumerate(zip(field.targets, places, strict=True), 1)
    ]


def _cone(field: Field, top: tuple[float, float], centre: tuple[float, float], r: float, half: float) -> Path:
    """From the small one up to the glass."""
    d = polygon(((top[0] - half, top[1]), (top[0] + half, top[1]), (centre[0] + 0.8 * r, centre[1] + 0.7 * r),
                 (centre[0] - 0.8 * r, centre[1] + 0.7 * r)))  # fmt: skip
    return Path(id="cone", d=d, fill=Paint("bg", role(field), 0.26))


def _inside(field: Field, stage: Stage, centre: tuple[float, float], r: float) -> list[Item]:
    """The one that is seen, on a ground of its own in the glass, with its sign."""
    shown = field.targets[field.at]
    ratio = shape(shown.member)
    tall = min(1.14 * r, 1.36 * r / ratio)
    foot = (centre[0], centre[1] + 0.56 * r)
    ground = Shape(
        id="seen-ground", kind="ellipse", box=Box(foot[0] - 0.72 * r, foot[1] - 0.1 * r, 1.44 * r, 0.24 * r),
        fill=Paint("panel_2"),
    )  # fmt: skip
    placed = target(shown, stage, foot, tall, 1.3 * r, name="seen", lit=True, bad=field.bad)
    items: list[Item] = [ground, placed.item]
    if field.find:
        items.append(mark(placed, field, stage, name="mark", size=0.36 * r))
    return items


def _said(field: Field, words: str, stage: Stage, at: tuple[float, float], size: float) -> Item:
    if field.find:
        return tag(words, (at[0], at[1] + 0.4 * size), field, stage, name="found", room=stage.box.w)
    return caption(words, (clear(words, at[0], size, stage), at[1]), name="seen-name", size=size)


def _beats(field: Field, stage: Stage) -> tuple[Beat, ...]:
    away = (("dx", -0.4 * stage.box.w), ("dy", 0.0))
    names = ["glass", "seen", "seen-ground"]
    effects = [Effect(target=t, name="move", duration_ms=900, easing="in-out-cubic", params=away) for t in names]
    if field.find:
        effects.append(Effect(target="mark", name="stamp", start_ms=950, duration_ms=240))
    return (Beat(id="scan", cue=stage.cue, effects=tuple(effects)),)
