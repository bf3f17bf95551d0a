"""Through the glass: the one that is found stands large in a lens, the others small on the floor under it."""

from __future__ import annotations

from builder.actors.base import natural, place
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption, clear
from builder.geometry import Box, Point, polygon
from builder.grammars.scan.field import Field, glow, mark, prize, shape, tag, target
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Path, Shape

_RIM, _HANDLE = 1.11, 0.62  # outside of the rim and length of the handle by the glass's radius


def compose(field: Field, stage: Stage) -> Composition:
    """The glass in the row where there is width for it, else over the row."""
    return _in_line(field, stage) if stage.wide else _over(field, stage)


def _in_line(field: Field, stage: Stage) -> Composition:
    """All in one row on the floor, the glass before the one that is seen; a single one small beside its glass."""
    box, low = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    said = _words(field)
    base = low - (1.5 * size if said else 0.0)
    r = (base - box.y) / (2 * _RIM + 0.09)
    count = len(field.targets)
    wide = (2.3 * _RIM + 0.3) * r
    before = field.at if count > 1 else 1
    pitch = (box.w - wide) / (count - 1) if count > 1 else 0.3 * box.w
    left = box.x if count > 1 else box.cx - (pitch + wide) / 2
    ratio = max(shape(t.member) for t in field.targets)
    tall = min(0.5 * (base - box.y), 0.84 * pitch / ratio)
    x = left + before * pitch + 1.15 * _RIM * r
    centre = (x, box.y + _RIM * r)
    items: list[Item] = []
    places = [left + (i + 0.5) * pitch + (wide - pitch if i > before else 0.0) for i in range(count)]
    for n, (t, at) in enumerate(zip(field.targets, places, strict=True), 1):
        if count == 1 or n - 1 != field.at:
            lit = count == 1
            small = target(t, stage, (at, base), tall, 0.9 * pitch, name=f"thing-{n}", lit=lit or t.found, bad=False)
            items.append(small.item)
            if t.found and count > 1:
                items.append(mark(small, field, stage, name=f"mark-{n}", size=max(62.0, 0.32 * tall)))
    if count == 1:
        items.insert(0, _ray(field, (places[0], base - tall / 2), centre, r))
    items += [*_glass(field, stage, centre, r, 48 if before < count - 1 or count == 1 else 132)]
    if said:
        items.append(_said(field, said, stage, (centre[0], base + 1.3 * size), size))
    return Composition(items=tuple(items), floor=even(floor_of(stage, base)), hero="seen", beats=_beats(field, stage))


def _ray(field: Field, tip: Point, centre: Point, r: float) -> Path:
    """From the small one to its image in the glass."""
    d = polygon((tip, (centre[0] - 0.3 * r, centre[1] - 0.94 * r), (centre[0] - 0.3 * r, centre[1] + 0.94 * r)))
    return Path(id="cone", d=d, fill=glow(field))


def _over(field: Field, stage: Stage) -> Composition:
    """One thing fills the glass; of several the glass stands over the row and shows the one that is found."""
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
    items += _glass(field, stage, centre, r, 132 if x > stage.box.cx + 10 else 48)
    if said:
        y = base + 1.3 * size if many else min(centre[1] + _RIM * r + 1.35 * size, stage.box.bottom)
        items.append(_said(field, said, stage, (centre[0], y), size))
    return Composition(items=tuple(items), floor=even(floor_of(stage, base)), hero="seen", beats=_beats(field, stage))


def _glass(field: Field, stage: Stage, centre: Point, r: float, angle: float) -> list[Item]:
    """The lens about a point, its handle at `angle` degrees, and the one that is seen in it."""
    at = natural("lens", radius=r, handle=_HANDLE, angle=angle)
    glass = place(
        "lens", id="glass", theme=stage.theme, corner=(at.x + centre[0], at.y + centre[1]), radius=r, handle=_HANDLE,
        angle=angle,
    )  # fmt: skip
    return [glass.item, *_inside(field, stage, centre, r)]


def _words(field: Field) -> str:
    return field.targets[field.at].label or field.find.strip("?")


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
    return Path(id="cone", d=d, fill=glow(field))


def _inside(field: Field, stage: Stage, centre: tuple[float, float], r: float) -> list[Item]:
    """The one that is seen, on a ground of its own in the glass, with its sign."""
    shown = field.targets[field.at]
    if shown.member.kind == "object" and len(field.targets) == 1 and not field.find:
        words = str(shown.member.params["words"])
        size = even(fit(words, "display", 1.72 * r, (stage.scale.least, 0.8 * r)))
        return [
            text(
                "seen",
                words,
                centre[0],
                centre[1] + 0.34 * size,
                face="display",
                size=size,
                paint="text",
                align="center",
            )
        ]
    ratio = shape(shown.member)
    tall = min(1.24 * r, 1.4 * r / ratio)
    foot = (centre[0], centre[1] + 0.6 * r)
    ground = Shape(
        id="seen-ground", kind="ellipse", box=Box(foot[0] - 0.72 * r, foot[1] - 0.1 * r, 1.44 * r, 0.24 * r),
        fill=Paint("panel_2"),
    )  # fmt: skip
    placed = target(shown, stage, foot, tall, 1.3 * r, name="seen", lit=True, bad=field.bad)
    items: list[Item] = [ground, placed.item]
    if field.find:
        items += prize(placed, field, stage, name="prize")
        items.append(mark(placed, field, stage, name="mark", size=0.36 * r))
    return items


def _said(field: Field, words: str, stage: Stage, at: tuple[float, float], size: float) -> Item:
    if field.find:
        return tag(words, (at[0], at[1] + 0.4 * size), field, stage, name="found", room=stage.box.w)
    return caption(words, (clear(words, at[0], size, stage), at[1]), name="seen-name", size=size)


def _beats(field: Field, stage: Stage) -> tuple[Beat, ...]:
    away = (("dx", -0.4 * stage.box.w), ("dy", 0.0))
    plain = field.targets[field.at].member.kind == "object" and len(field.targets) == 1 and not field.find
    names = ["glass", "seen"] if plain else ["glass", "seen", "seen-ground"]
    effects = [Effect(target=t, name="move", duration_ms=900, easing="in-out-cubic", params=away) for t in names]
    if field.find:
        effects.append(Effect(target="mark", name="stamp", start_ms=950, duration_ms=240))
    return (Beat(id="scan", cue=stage.cue, effects=tuple(effects)),)
