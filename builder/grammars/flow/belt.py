"""Belt: stages are machines over one conveyor, the things ride between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.actors.base import Placed
from builder.cast.words import caption
from builder.geometry import Box, ellipse
from builder.grammars.flow.stages import Line, Piece, cast_steps, fits, machine, plate_size, rider, token
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Text


def suits(line: Line, stage: Stage) -> bool:
    """Whether every name fits its machine at the canvas's smallest letters."""
    cell = stage.box.w / max(1, len(line.steps))
    share = 0.7 if len(line.steps) > 3 else 0.62
    return all(fits(m, (cell * share, 9e9), stage) for m in cast_steps(line))


def compose(line: Line, stage: Stage) -> Composition:
    """A row of machines as wide as their share of the stage allows; actors stand on top of theirs."""
    box, members = stage.box, cast_steps(line)
    unit = stage.canvas.height / 1080
    thick = 62 * unit
    top = even(min(stage.floor - 34 * unit, box.bottom - thick - 60 * unit))
    machines, riders, gap = _machines(line, stage, top)
    tokens = list(_tokens(line, machines, stage, top, gap))
    left = box.x if line.of else machines[0].placed.box.x - 20
    right = min(box.right, machines[-1].placed.box.right + 0.06 * box.w)
    track = Box(left, top, right - left, thick)
    foot = even(top + thick + 44 * unit)
    words = _named(line, stage, track, foot)
    clear = words[0].box.right if words else track.x
    items: list[Item] = [*_legs(track, foot, unit, clear), _band(track, unit), *(t.item for t in tokens)]
    for made in machines:
        items += [*made.items, *_mouths(made, top, gap, unit)]
    items += [*(r.item for r in riders), *words]
    hero = machines[min(len(members), len(machines)) - 1].placed.item.id
    return Composition(items=tuple(items), floor=stage.floor, hero=hero, beats=_beats(tokens, stage))


def _machines(line: Line, stage: Stage, top: float) -> tuple[list[Piece], list[Placed], float]:
    """The machines, the actors on them and the gap between two machines."""
    box, members = stage.box, cast_steps(line)
    cell = box.w / len(members)
    wide = cell * (0.7 if len(members) > 3 else 0.62)
    above = any(m.kind != "object" for m in members)
    room = top - box.y
    tall = min(room * (0.46 if above else 0.9), wide * (0.8 if above else 1.45))
    size = plate_size(members, (wide, tall), stage)
    cells = [Box(box.x + (i + 0.5) * cell - wide / 2, top - tall, wide, tall) for i in range(len(members))]
    machines = [machine(m, c, stage, size=size) for m, c in zip(members, cells, strict=True)]
    roof = box.y + 0.03 * room
    pairs = zip(members, machines, strict=True)
    return machines, [rider(m, p, roof, stage) for m, p in pairs if m.kind != "object"], cell - wide


def _tokens(line: Line, machines: Sequence[Piece], stage: Stage, top: float, gap: float) -> Iterator[Placed]:
    """One thing before every machine, each in the middle of its gap."""
    high = min(0.62 * gap / 1.25, 0.5 * machines[0].placed.box.h)
    for i, made in enumerate(machines, 1):
        if i > 1 or line.of is not None:
            x = made.placed.box.x - gap * (0.5 if i > 1 else 0.32)
            yield token(line, i, (x, top + 3), high, stage)


def _mouths(made: Piece, top: float, gap: float, unit: float) -> Iterator[Item]:
    """The dark openings at both sides where things go in and out."""
    box, owner = made.placed.box, made.placed.item.id
    high = min(0.78 * gap / 1.25, 0.6 * box.h)
    for name, x in (("in", box.x), ("out", box.right - 16 * unit)):
        mouth = Box(x, top - high, 16 * unit, high)
        yield Shape(id=f"{owner}/mouth-{name}", kind="rect", box=mouth, radius=6 * unit, fill=Paint("fan"))


def _band(box: Box, unit: float) -> Group:
    """The conveyor: a band over rollers."""
    radius, rim = box.h / 2, 10 * unit
    count = max(3, round(box.w / (96 * unit)))
    r = 13 * unit
    pitch = (box.w - 2 * radius) / (count - 1)
    holes = tuple(
        seg
        for i in range(count)
        for seg in ellipse(Box(box.x + radius + i * pitch - r, box.cy + 5 * unit - r, 2 * r, 2 * r))
    )
    items = (
        Shape(id="belt/shade", kind="rect", box=box.moved(0, 10 * unit), radius=radius, fill=Paint("shadow", alpha=50)),
        Shape(id="belt/band", kind="rect", box=box, radius=radius, fill=Paint("line")),
        Shape(id="belt/inside", kind="rect", box=box.inset(rim, rim), radius=radius - rim, fill=Paint("panel")),
        Path(id="belt/rollers", d=holes, fill=Paint("line_2")),
    )
    return Group(id="belt", items=items, decorative=True)


def _legs(box: Box, foot: float, unit: float, clear: float) -> Iterator[Item]:
    """Three legs; the first right of what stands under the belt's beginning, up to x `clear`."""
    first = max(box.x + 0.12 * box.w, clear + 70 * unit)
    last = box.x + 0.9 * box.w
    for name, x in (("left", first), ("middle", (first + last) / 2), ("right", last)):
        shade = Box(x - 56 * unit, foot - 9, 112 * unit, 18)
        leg = Box(x - 14 * unit, box.cy, 28 * unit, foot - box.cy)
        yield Shape(id=f"leg-{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50))
        yield Shape(id=f"leg-{name}", kind="rect", box=leg, radius=6, fill=Paint("metal_lip"))


def _named(line: Line, stage: Stage, track: Box, foot: float) -> tuple[Text, ...]:
    """What is on the belt, in words, under its beginning."""
    if line.of is None:
        return ()
    size = even(stage.scale.label)
    y = min(foot + 1.3 * size, stage.canvas.keep.bottom - 0.2 * size, max(stage.box.bottom, track.bottom + size * 1.1))
    return (caption(line.of.words, (track.x, y), name="label-of", size=size, align="left"),)


def _beats(tokens: Sequence[Placed], stage: Stage) -> tuple[Beat, ...]:
    away = (("dx", -0.12 * stage.canvas.width), ("dy", 0.0))
    effects = tuple(
        Effect(target=t.item.id, name="move", start_ms=120 * i, duration_ms=700, easing="in-out-cubic", params=away)
        for i, t in enumerate(tokens)
    )
    return (Beat(id="flow", cue=stage.cue, effects=effects),) if effects else ()
