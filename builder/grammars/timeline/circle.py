"""Circle: the stations of a cycle round a ring, an arrow from each to the next, the current one bright."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from builder.actors.base import place
from builder.actors.forms import filled
from builder.actors.link import link_head
from builder.cast import Member, aspect, stand
from builder.cast.cable import plank
from builder.geometry import Affine, Box, PathData, arc, transform
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.text.measure import advance
from builder.text.wrap import balance, shortened

MOST = 8


def compose(names: Sequence[str], current: int, stage: Stage, *, hero: Member | None = None) -> Composition:
    """Stations on an oval as large as the stage, clockwise from the top, each a plate of words; a `hero` inside."""
    box, names = stage.box, names[:MOST]
    count = len(names)
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    size = even(stage.scale.label * (1.9 if count < 5 else 1.5 if count < 7 else 1.1) * (1.0 if stage.wide else 0.66))
    size = max(min(size, even(0.1 * box.h)), stage.scale.least)
    room = (0.3 if stage.wide else 0.42) * box.w
    plates = [_lines(name, size, room, stage) for name in names]
    tall = size * (0.9 + 1.1 * max(len(lines) for lines in plates))
    wide = min(room, max(_width(lines, size) for lines in plates) + size)
    rx = min((box.w - wide) / 2, 1.9 * (box.h - tall) / 2)
    ry = (box.h - tall) / 2
    centre = (box.cx, box.y + tall / 2 + ry)
    step = 360.0 / count
    width = 16 * unit
    sizes = [(_width(lines, size) + size, size * (0.9 + 1.1 * len(lines))) for lines in plates]
    items: list[Item] = [*_arrows(centre, (rx, ry), sizes, width)]
    items += _inside(hero, centre, (rx - wide / 2, ry - tall), stage) if hero else ()
    for i, lines in enumerate(plates):
        t = math.radians(-90 + i * step)
        at = (centre[0] + rx * math.cos(t), centre[1] + ry * math.sin(t))
        items.append(place(
            "chip", id=f"station-{i + 1}", theme=stage.theme, centre=at, words="\n".join(lines), face="display",
            size=size, tone="volt" if i == current else "neutral",
        ).item)  # fmt: skip
    ways = [item.id for item in items if item.id.startswith("way-")] or ["station-1"]
    effects = tuple(Effect(target=way, name="draw", start_ms=240 * i, duration_ms=360) for i, way in enumerate(ways))
    lit = f"station-{current + 1 if 0 <= current < count else 1}"
    return Composition(items=tuple(items), hero=lit, beats=(Beat(id="round", cue=stage.cue, effects=effects),))


def _inside(hero: Member, centre: tuple[float, float], room: tuple[float, float], stage: Stage) -> tuple[Item, ...]:
    """Whoever the round is about, on a shelf in the middle; `room`: half the width and height that are free there."""
    tall = min(1.66 * room[1], 1.2 * room[0] / aspect(hero))
    foot, half = centre[1] + 0.5 * tall, 0.62 * tall * aspect(hero)
    shelf = plank(Box(centre[0] - half, foot - 2, 2 * half, max(16.0, 0.07 * tall)), name="shelf")
    return (shelf, stand(hero, stage, foot=(centre[0], foot), height=tall).item)


def _lines(name: str, size: float, room: float, stage: Stage) -> tuple[str, ...]:
    found, kept = balance(name, "display", size, room - size, 2), name
    while found is None and len(kept) > 3:
        kept = shortened(name, len(kept) - 1)
        found = balance(kept, "display", size, room - size, 2)
    return found or (name,)


def _width(lines: Sequence[str], size: float) -> float:
    return max(advance(line, "display", size) for line in lines)


def _arrows(
    centre: tuple[float, float], radii: tuple[float, float], plates: Sequence[tuple[float, float]], width: float
) -> Iterator[Item]:
    """A piece of the oval between every two neighbours, clear of their plates, with a head at its end."""
    count = len(plates)
    step = 360.0 / count
    for i, plate in enumerate(plates):
        a, b = -90 + i * step, -90 + (i + 1) * step
        start = _clear(a, 1.0, b, centre, radii, plate, 1.9 * width)
        end = _clear(b, -1.0, a, centre, radii, plates[(i + 1) % count], 1.9 * width)
        if end <= start + 2:
            continue
        tip = _at(end, centre, radii)
        x0, y0 = _at(end - 2.0, centre, radii)
        head = link_head(tip, math.degrees(math.atan2(tip[1] - y0, tip[0] - x0)), width)
        d = _arc(start, end, centre, radii)
        line = Path(id=f"way-{i + 1}/line", d=d, stroke=Stroke(Paint("line_2"), width))
        dart = filled(f"way-{i + 1}/head", head, Paint("line_2"))
        yield Group(id=f"way-{i + 1}", items=(line, dart), decorative=True)


def _arc(start: float, end: float, centre: tuple[float, float], radii: tuple[float, float]) -> PathData:
    """The oval from one angle to the other, in curves."""
    flat = Affine.scaled(radii[1], radii[0]).then(Affine.translate(*centre))
    return transform(arc(0.0, 0.0, 1.0, start, end), flat)


def _at(degrees: float, centre: tuple[float, float], radii: tuple[float, float]) -> tuple[float, float]:
    t = math.radians(degrees)
    return (centre[0] + radii[0] * math.cos(t), centre[1] + radii[1] * math.sin(t))


def _clear(
    at: float, way: float, stop: float, centre: tuple[float, float], radii: tuple[float, float],
    plate: tuple[float, float], gap: float,
) -> float:  # fmt: skip
    """The first angle from a station on at which the oval is clear of its plate."""
    x, y = _at(at, centre, radii)
    block = Box(x - plate[0] / 2 - gap, y - plate[1] / 2 - gap, plate[0] + 2 * gap, plate[1] + 2 * gap)
    angle = at
    while (stop - angle) * way > 0:
        px, py = _at(angle, centre, radii)
        if not (block.x < px < block.right and block.y < py < block.bottom):
            return angle
        angle += way
    return stop
