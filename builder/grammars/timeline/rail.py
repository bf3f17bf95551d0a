"""Steps: platforms, a rail through them, the hero on the current one; a rail downwards on tall canvases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder import cast
from builder.actors.arrow import dart
from builder.actors.base import Placed
from builder.actors.forms import centred, disc, filled, fitted
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, PathData, Point, polygon
from builder.grammars.timeline.turns import acting
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke, Text
from builder.text.wrap import balance, shortened

MOST = 6
_NODE, _RAIL = 38.0, 12.0  # radius of a node and width of the rail on a slide (art direction §6)
_DEEPEST = 4  # lines of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Named steps in order, the index of the current one, whether the last leads back to the first, who walks.

    `drawn`: who plays each step, None where nothing is drawn for it.
    """

    names: tuple[str, ...]
    current: int
    loop: bool
    hero: cast.Member
    drawn: tuple[cast.Member | None, ...] = ()


def compose(steps: Steps, stage: Stage) -> Composition:
    """Platforms rising to the right on wide canvases, level where the steps repeat; a rail downwards on tall ones."""
    return _across(steps, stage) if stage.wide else _down(steps, stage)


def _across(steps: Steps, stage: Stage) -> Composition:
    unit = min(stage.canvas.width / 1920, stage.canvas.height / 1080)
    ground = foot_line(stage) - (66 * unit if steps.loop else 0)
    platforms = _platforms(steps, stage, ground, unit)
    here = platforms[steps.current]
    roof = stage.ceiling(here.x, here.right, gap=36 * unit)
    height = min(here.y - roof, 0.42 * stage.canvas.height, here.w * 0.96 / cast.aspect(steps.hero))
    look = platforms[min(steps.current + 1, len(platforms) - 1)]
    mood = acting(steps.hero, "running", "happy")
    hero = cast.stand(steps.hero, stage, foot=(here.cx, here.y + 3), height=height, look=(look.cx, look.y), extra=mood)
    wide = platforms[0].w - 44 * unit
    size = _size(steps.names, wide, stage)
    nodes = [(p.cx, p.y + 84 * unit) for p in platforms]
    parts = [_platform(i, p, steps) for i, p in enumerate(platforms)]
    rail = _rail(nodes, steps.current, unit, platforms)
    marks = [_mark(i, nodes[i], steps, unit) for i in range(len(nodes))]
    names = [_name(i, steps, (x, y + 84 * unit), wide, size) for i, (x, y) in enumerate(nodes)]
    items: list[Item] = [*parts, *rail, *marks, *names, *_milestones(steps, platforms, roof, stage), hero.item]
    if steps.loop:
        items.append(_back(platforms[-1], platforms[0], ground, unit))
    return Composition(
        items=tuple(items), floor=floor_of(stage, ground), hero=hero.item.id, beats=_beats(steps, hero, stage)
    )


def _milestones(steps: Steps, platforms: Sequence[Box], roof: float, stage: Stage) -> Iterator[Item]:
    """What stands on the other platforms: the drawings of their steps, quieter than the one who walks."""
    for i, (member, box) in enumerate(zip(steps.drawn, platforms, strict=False)):
        if member is not None and i != steps.current:
            tall = min(0.62 * (box.y - roof), 0.24 * stage.canvas.height, 0.7 * box.w / cast.aspect(member))
            extra = {"dim": 0.6} if i > steps.current else None
            yield cast.stand(member, stage, foot=(box.cx, box.y + 3), height=tall, width=0.8 * box.w, extra=extra).item


def _platforms(steps: Steps, stage: Stage, ground: float, unit: float) -> list[Box]:
    count = len(steps.names)
    gap = 24 * unit
    width = (stage.box.w - gap * (count - 1)) / count
    size = _size(steps.names, width - 44 * unit, stage)
    deepest = max(len(_lines(n, size, width - 44 * unit)) for n in steps.names)
    low = 232 * unit + (1.2 * deepest - 0.5) * size
    high = low if steps.loop else min(0.56 * stage.box.h, low + 62 * unit * (count - 1))
    out = []
    for i in range(count):
        tall = low + (high - low) * i / max(1, count - 1)
        out.append(Box(stage.box.x + i * (width + gap), ground - tall, width, tall))
    return out


def _platform(i: int, box: Box, steps: Steps) -> Group:
    """A flat tonal block, the current one raised in tone."""
    name, lip = f"platform-{i + 1}", 16.0
    now = i == steps.current
    top, under = ("panel_2", Paint("panel_2", "ink", 0.3)) if now else ("panel", Paint("panel", "ink", 0.3))
    body = Shape(id=f"{name}/lip", kind="rect", box=box, radius=28, fill=under)
    face = Shape(id=f"{name}/face", kind="rect", box=Box(box.x, box.y, box.w, box.h - lip), radius=28, fill=Paint(top))
    return Group(id=name, items=(body, face), decorative=True)


def _rail(nodes: list[Point], current: int, unit: float, steps: Sequence[Box] = ()) -> Iterator[Item]:
    """The rail through the nodes, up where the platforms `steps` meet, and over it what has been travelled."""
    width = _RAIL * unit
    yield Path(id="rail/track", d=polygon(_way(nodes, steps), closed=False), stroke=Stroke(Paint("line"), width))
    if current > 0:
        gone = polygon(_way(nodes[: current + 1], steps), closed=False)
        yield Path(id="rail/travelled", d=gone, stroke=Stroke(Paint("ok"), width))


def _way(nodes: Sequence[Point], steps: Sequence[Box]) -> list[Point]:
    """The nodes with a rise between two platforms wherever one is higher than the next."""
    out = [nodes[0]]
    for i, (a, b) in enumerate(pairwise(nodes)):
        if steps and a[1] != b[1]:
            x = (steps[i].right + steps[i + 1].x) / 2
            out += [(x, a[1]), (x, b[1])]
        out.append(b)
    return out


def _mark(i: int, at: Point, steps: Steps, unit: float) -> Group:
    """A node: volt with a check when done, number on paper when current, quiet when next."""
    (x, y), name, r = at, f"step-{i + 1}", _NODE * unit
    if i < steps.current:
        points = [(x - 16 * unit, y + unit), (x - 4 * unit, y + 13 * unit), (x + 18 * unit, y - 12 * unit)]
        d = polygon(points, closed=False)
        tick = Path(id=f"{name}/check", d=d, stroke=Stroke(Paint("ink"), 10 * unit))
        return Group(id=name, items=(disc(f"{name}/node", x, y, r, Paint("ok")), tick), alt=f"{steps.names[i]}: done")
    plate, ink = ("text", "bg") if i == steps.current else ("panel_2", "text_muted")
    number = centred(f"{name}/number", str(i + 1), x, y, face="display", size=even(46 * unit), paint=Paint(ink))
    ring = Stroke(Paint("line"), 6 * unit) if i > steps.current else None
    node = Shape(id=f"{name}/node", kind="ellipse", box=Box(x - r, y - r, 2 * r, 2 * r), fill=Paint(plate))
    edge = Shape(id=f"{name}/edge", kind="ellipse", box=node.box, stroke=ring) if ring else None
    return Group(id=name, items=(node, *((edge,) if edge else ()), number), alt=steps.names[i])


def _size(names: tuple[str, ...], room: float, stage: Stage) -> float:
    """One size for all names: the largest at which the longest word of any fits, and no name needs a third line."""
    words = max((w for name in names for w in name.split()), key=len)
    size = fitted(words, "text-bold", room, (stage.scale.least, even(stage.scale.label * 1.5))) or stage.scale.least
    while size > stage.scale.least and not all(balance(n, "text-bold", size, room, 2) for n in names):
        size -= 2
    return max(size, stage.scale.least)


def _lines(name: str, size: float, room: float) -> tuple[str, ...]:
    """A name on two lines, on more where its step is too narrow, cut short where even they do not hold it."""
    found = balance(name, "text-bold", size, room, 2) or balance(name, "text-bold", size, room, _DEEPEST)
    return found or (shortened(name, int(room / (0.55 * size))),)


def _name(i: int, steps: Steps, at: Point, room: float, size: float) -> Text:
    """A step's name under its node, within its step."""
    lines = _lines(steps.names[i], size, room)
    paint = "text" if i <= steps.current else "text_muted"
    words, y = "\n".join(lines), at[1] + 0.36 * size
    return text(f"step-{i + 1}/name", words, at[0], y, face="text-bold", size=size, paint=paint, align="center")


def _back(last: Box, first: Box, ground: float, unit: float) -> Group:
    """The way back under the platforms: from the last to the first."""
    low, width, soft = ground + 52 * unit, 14 * unit, 30 * unit
    d: PathData = (
        ("M", (last.cx, ground + 4 * unit)),
        ("L", (last.cx, low - soft)),
        ("C", (last.cx, low - soft / 2, last.cx - soft / 2, low, last.cx - soft, low)),
        ("L", (first.cx + soft, low)),
        ("C", (first.cx + soft / 2, low, first.cx, low - soft / 2, first.cx, low - soft)),
        ("L", (first.cx, ground + 26 * unit)),
    )
    head = dart((first.cx, ground + 40 * unit), (first.cx, ground - 8 * unit), width)
    way = Path(id="loop/way", d=d, stroke=Stroke(Paint("text"), width))
    return Group(id="loop", items=(way, filled("loop/head", head, Paint("text"))), alt="and again from the start")


def _down(steps: Steps, stage: Stage) -> Composition:
    """The rail from the top at the left, names beside it; the hero on the floor at the right, looking at its step."""
    box, unit, count = stage.box, stage.canvas.width / 1080, len(steps.names)
    radius = min(54 * unit, 0.34 * box.h / count)
    k = radius / _NODE
    ground = foot_line(stage)
    foot = box.bottom - radius - 16 * unit
    x = box.x + radius + (84 * unit if steps.loop else 4)
    nodes = [(x, box.y + radius + (foot - box.y - radius) * i / max(1, count - 1)) for i in range(count)]
    tall = min(0.36 * stage.canvas.height, 0.62 * box.h)
    wide = min(0.42 * box.w, tall * cast.aspect(steps.hero))
    left = nodes[0][0] + radius + 34 * unit
    hero = cast.stand(
        steps.hero, stage, foot=(box.right - wide / 2 - 6, ground), height=wide / cast.aspect(steps.hero),
        look=nodes[steps.current], extra=acting(steps.hero, "running", "happy"),
    )  # fmt: skip
    items: list[Item] = [*_rail(nodes, steps.current, k)]
    names = []
    for i, (x, y) in enumerate(nodes):
        beside = y + radius > hero.box.y - 20 * unit
        room = (hero.box.x - 24 * unit if beside else box.right) - left
        names.append(_beside(i, steps, (left, y), room, stage))
        items.append(_mark(i, (x, y), steps, k))
    items += [*names, hero.item]
    if steps.loop:
        items.append(_up(nodes, radius, unit))
    return Composition(
        items=tuple(items), floor=floor_of(stage, ground), hero=hero.item.id, beats=_beats(steps, hero, stage)
    )


def _beside(i: int, steps: Steps, at: Point, room: float, stage: Stage) -> Text:
    size = fitted(steps.names[i], "display", room, (even(stage.scale.label), even(stage.scale.label * 1.5)))
    size = size or even(stage.scale.label)
    lines = balance(steps.names[i], "display", size, room, 2) or (steps.names[i],)
    y = at[1] + 0.34 * size - (len(lines) - 1) * size / 2
    paint = "text" if i <= steps.current else "text_muted"
    return text(f"step-{i + 1}/name", "\n".join(lines), at[0], y, face="display", size=size, paint=paint)


def _up(nodes: list[Point], radius: float, unit: float) -> Group:
    """The way back at the left of the rail: from the last node up to the first."""
    (x, top), (_, bottom) = nodes[0], nodes[-1]
    width, soft = 14 * unit, 30 * unit
    left = x - radius - 66 * unit
    d: PathData = (
        ("M", (x - radius - 4 * unit, bottom)),
        ("L", (left + soft, bottom)),
        ("C", (left + soft / 2, bottom, left, bottom - soft / 2, left, bottom - soft)),
        ("L", (left, top + soft)),
        ("C", (left, top + soft / 2, left + soft / 2, top, left + soft, top)),
    )
    head = dart((left + 8 * unit, top), (x - radius - 4 * unit, top), width)
    way = Path(id="loop/way", d=d, stroke=Stroke(Paint("text"), width))
    return Group(id="loop", items=(way, filled("loop/head", head, Paint("text"))), alt="and again from the start")


def _beats(steps: Steps, hero: Placed, stage: Stage) -> tuple[Beat, ...]:
    """One step on: the rail fills to the current node, the hero lands on it."""
    effects = [Effect(target=hero.item.id, name="enter", duration_ms=320)]
    if steps.current > 0:
        effects.insert(0, Effect(target="rail/travelled", name="draw", duration_ms=700, easing="out-cubic"))
    return (Beat(id="step", cue=stage.cue, effects=tuple(effects)),)
