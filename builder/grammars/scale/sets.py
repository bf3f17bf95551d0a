"""The sets of a change of number: rows from the floor up, whoever came first in front, outlines of who is gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from builder.actors import base
from builder.actors.base import Placed
from builder.cast import Member, Roll, aspect, stand
from builder.cast.stand import SINK
from builder.cast.troupe import Troupe
from builder.geometry import Box, path_bounds, union
from builder.grammars.scale.change import MOST, Change
from builder.layout.nest import shifted
from builder.layout.spread import packed
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.scene.walk import walk

_WEAR = 0.12  # room over a row for what its members wear, by their height
_ALONE = 0.92  # share of the largest height at which one row is preferred to more
#: Drawings of several units, of which a set shows one: width by height of it.
_UNITS = {"server": 2.1, "rack": 2.1}
#: What can stand on its like; everybody else stands on a riser.
_STACKED = frozenset(("object", "envelope", "box", "crate", *_UNITS))


def crowd(change: Change, which: int, area: Box, stage: Stage, most: float = 0.0) -> Troupe:
    """One of the sets, its front row on the area's foot; an empty one is planned as large as the first."""
    count = change.counts[which] or max(1, change.counts[which - 1] if which else 1)
    mood = "paused" if which == 0 and change.asleep else ""
    plain = replace(change.of, count=min(MOST, count), quantity="plural", pick="", attributes=())
    cast = Roll().take(plain, count=plain.count)
    return _stood(cast, area, stage, most or 0.62 * min(stage.canvas.width, stage.canvas.height), mood)


def _stood(cast: Sequence[Member], area: Box, stage: Stage, most: float, mood: str) -> Troupe:
    """The fewest rows of nearly the largest height."""
    ratio = _shape(cast[0])
    fits = {n: min(most, _tall(-(-len(cast) // n), n, ratio, cast[0], area)) for n in range(1, min(4, len(cast)) + 1)}
    best = next(n for n in fits if fits[n] >= _ALONE * max(fits.values()))
    tall, across = fits[best], -(-len(cast) // best)
    items: list[Item] = []
    rows: list[tuple[list[Item], list[Placed]]] = []
    y = area.bottom
    for n in range(best):
        mine = cast[n * across : (n + 1) * across]
        if mine:
            rows.append(_row(mine, (area.cx, y), tall, n, across, stage, mood))
            y -= tall * (1.0 if cast[0].kind in _STACKED else 1 + _WEAR)
    if cast[0].kind not in _STACKED:
        items += [_riser(placed, area.bottom) for _, placed in reversed(rows[1:])]
    items += [item for parts, _ in reversed(rows) for item in parts]
    actors = tuple(p for _, placed in rows for p in placed)
    blank = cast[0].kind != "pod" and cast[0].kind != "gpu"
    return Troupe(items=tuple(items), actors=actors, box=union([a.box for a in actors]), tall=tall, lines=int(blank))


def _shape(member: Member) -> float:
    return _UNITS.get(member.kind, 1.35 if member.kind == "object" else aspect(member))


def _tall(across: int, rows: int, ratio: float, who: Member, area: Box) -> float:
    """The height at which so many rows fit."""
    gap = 0.06 * (across - 1)
    pile = rows if who.kind in _STACKED else rows * (1 + _WEAR)
    return min(area.w / (across * ratio + gap), area.h / pile)


def _row(
    mine: Sequence[Member], foot: tuple[float, float], tall: float, n: int, across: int, stage: Stage, mood: str
) -> tuple[list[Item], list[Placed]]:
    wide, gap = tall * _shape(mine[0]), 0.06 * tall
    xs = packed([wide] * len(mine), gap, foot[0])
    if mine[0].kind in _STACKED and n:  # columns, not a wall
        xs = tuple(x - (across - len(mine)) * (wide + gap) / 2 for x in xs)
    placed = []
    for member, x in zip(mine, xs, strict=True):
        at = (x, foot[1] + SINK)
        if member.kind in _UNITS:
            placed.append(_unit(member, Box(x - tall * _shape(member) / 2, at[1] - tall, tall * _shape(member), tall),
                                n, stage))  # fmt: skip
            continue
        known = () if member.kind == "object" else base.info(member.kind).params
        extra = {"mood": mood} if mood and "mood" in known else {}
        placed.append(stand(member, stage, foot=at, height=tall, width=tall * _shape(member), extra=extra))
    return [p.item for p in placed], placed


def _unit(member: Member, box: Box, row: int, stage: Stage) -> Placed:
    """One box of a rack: a light and vents on its front."""
    look: dict[str, Any] = {"shadow": 0} if row else {}
    body = base.place(
        "brick", id=f"{member.id}/body", theme=stage.theme, foot=(box.cx, box.bottom), scale=1, alt="", width=box.w,
        height=box.h, tone="hardware", **look,
    )  # fmt: skip
    u = box.h / 10
    light = Box(box.x + 1.6 * u, box.cy - 1.5 * u, 2 * u, 2 * u)
    vents = [(box.right - (2.4 + 1.9 * k) * u, box.cy - 2.4 * u) for k in range(4)]
    way = tuple(step for x, y in vents for step in (("M", (x, y)), ("L", (x, y + 3.8 * u))))
    parts = (
        body.item,
        Shape(id=f"{member.id}/light", kind="ellipse", box=light, fill=Paint("ok")),
        Path(id=f"{member.id}/vents", d=way, stroke=Stroke(Paint("fan_blade"), 0.9 * u)),
    )
    return replace(body, item=Group(id=member.id, items=parts, alt=member.figure.words))


def _riser(placed: Sequence[Placed], floor: float) -> Item:
    """The step a row behind the first stands on, down to the floor."""
    top = max(p.foot[1] for p in placed) - SINK
    left, right = min(p.box.x for p in placed) - 18, max(p.box.right for p in placed) + 18
    name = f"riser-{placed[0].item.id}"
    parts = (
        Shape(id=f"{name}/front", kind="rect", box=Box(left, top, right - left, floor - top), radius=12,
              fill=Paint("panel", "bg", 0.25)),
        Shape(id=f"{name}/top", kind="rect", box=Box(left, top, right - left, 24), radius=12, fill=Paint("panel_2")),
    )  # fmt: skip
    return Group(id=name, items=parts, decorative=True)


def remaining(made: Troupe, count: int, name: str) -> Iterator[Item]:
    """The first `count` of a set at their places, outlines of the others."""
    gone = {a.item.id for a in made.actors[count:]}
    yield from shifted([i for i in made.items if i.id not in gone], 0, 0, prefix=f"{name}/")
    yield from ghosts(made, name, after=count)


def ghosts(made: Troupe, name: str, *, after: int = 0) -> Iterator[Item]:
    """Dashed outlines where somebody would stand, of all but the first `after`."""
    for actor in made.actors[after:]:
        line = Stroke(Paint("line_2"), max(5.0, 0.025 * actor.box.w), (1.4, 1.6))
        yield Group(
            id=f"{name}/{actor.item.id}", items=(_outline(actor, f"{name}/{actor.item.id}/gone", line),),
            alt=f"{actor.item.alt}, gone",
        )  # fmt: skip


def _outline(actor: Placed, name: str, line: Stroke) -> Item:
    """An actor's own outline where its body is one path, else a box of its size."""
    parts = (i for i in walk((actor.item,)) if isinstance(i, Path) and "/body/" in i.id and i.d[-1][0] == "Z")
    body = max(parts, key=lambda i: path_bounds(i.d).w * path_bounds(i.d).h, default=None)
    if body is not None and path_bounds(body.d).w > 0.8 * actor.box.w:
        return Path(id=name, d=body.d, stroke=line)
    box = actor.box.inset(0.06 * actor.box.w, 0.04 * actor.box.h)
    return Shape(id=name, kind="rect", box=box, radius=0.2 * min(box.w, box.h), stroke=line)
