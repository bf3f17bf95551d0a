"""The swarm as a crowd in depth: rows that grow smaller and quieter towards the back, faces in front."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.cast import Member, Roll, aspect, badge, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.grid.cells import SHAPES, Many, one_of
from builder.grammars.grid.reads import bad, sign, told
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.text.measure import advance

_SHRINK = 0.8  # a row's height by the one before it
_RISE, _MOST_RISE = 0.5, 0.86  # how far a row stands above the one before it, by that one's height
_SIDE = 1.12  # pitch of a row by the width of who stands in it
_FACES = 6  # that differ, in a row behind
_BACK, _DRAWN = 6, 4  # rows behind the first, of cells and of actors


def compose(many: Many, stage: Stage) -> Composition:
    """Actors in the front row, cells of their kind behind; one that differs stands in the middle, larger."""
    size = even(stage.scale.label * 1.1) if many.label or told(many.odd) else 0.0
    low = foot_line(stage)
    ground = min(low, stage.box.bottom - 1.75 * size) if size else low
    front = _front(many, stage, ground)
    left = many.of.count - front if many.of.quantity == "exact" else 999
    tall = _tall(many, stage, ground, front)
    rows = list(_rows(many, stage, ground, tall, left))
    actors = list(_actors(many, stage, ground, tall, front))
    items: list[Item] = [*reversed(rows), *(part for _, parts in actors for part in parts)]
    if size:
        items += _words(many, stage, ground, size)
    middle = actors[len(actors) // 2][0]
    effects = (
        *(Effect(target=r.id, name="enter", start_ms=120 * i) for i, r in enumerate(reversed(rows))),
        Effect(target=middle.item.id, name="enter", start_ms=700),
    )
    beats = (Beat(id="crowd", cue=stage.cue, effects=effects),)
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero=middle.item.id, beats=beats)


def _front(many: Many, stage: Stage, ground: float) -> int:
    """How many stand in the front row: an odd number where one of them differs."""
    tall = 0.4 * (ground - stage.box.y)
    fit = int((stage.box.w / tall + 0.1) / (_shape(many) * _SIDE))
    count = max(1, min(max(fit, 2 if stage.tall and not many.odd else 3), 9, many.of.count))
    return count - (count % 2 == 0 and count > 2)


def _shape(many: Many) -> float:
    """Width by height of one of them in the front row."""
    member = Roll().one(one_of(many))
    if member.kind != "object":
        return aspect(member)
    return 0.9 * SHAPES["person"] if many.shape == "person" else 1.35


def _tall(many: Many, stage: Stage, ground: float, front: int) -> float:
    """Height of the front row: all of its width, under half of the stage's height."""
    return min(0.44 * (ground - stage.box.y), stage.box.w / (front * _shape(many) * _SIDE))


def _rows(many: Many, stage: Stage, ground: float, tall: float, left: int) -> Iterator[Group]:
    """Rows behind the first, near to far, as many as there are people or room."""
    foot, h = ground, tall
    drawn = many.shape in ("box", "person") and Roll().one(many.of).kind != "object"
    rise = _rise(tall, ground - stage.box.y, drawn=drawn)
    for n in range(1, (_DRAWN if drawn else _BACK) + 1):
        foot, h = foot - rise * h, h * _SHRINK
        if left <= 0 or foot - h < stage.box.y - 4:
            return
        w = h * (_shape(many) if drawn else SHAPES[many.shape])
        fit = max(1, math.floor((stage.box.w - w) / (w * _SIDE)) + (0 if n % 2 else 1))
        count = min(left, fit)
        left -= count
        pitch = w * _SIDE if count == fit else min(w * 1.6, (stage.box.w - w) / max(1, count - 1))
        first = stage.box.cx - (count - 1) * pitch / 2
        dim = ("bg", 0.1 + 0.11 * n)
        if drawn:
            yield _actors_behind(many, stage, tuple((first + i * pitch, foot) for i in range(count)), h, dim, n)
            continue
        letters = "".join(_letter(many, n, i) for i in range(count))
        yield base.place(
            "swarm", id=f"row-{n}", theme=stage.theme, corner=(first - w / 2, foot - h), cells=letters, columns=count,
            width=w, height=h, gap=pitch - w, of=many.shape, alt="", dim=dim,
        ).item  # fmt: skip


def _rise(tall: float, high: float, *, drawn: bool) -> float:
    """How far rows stand above one another, by the nearer one's height, where they are to reach the stage's top."""
    steps = sum(_SHRINK**n for n in range(_DRAWN if drawn else _BACK))
    return min(_MOST_RISE, max(_RISE, (high - 0.4 * tall) / (tall * steps)))


def _actors_behind(
    many: Many, stage: Stage, feet: tuple[tuple[float, float], ...], tall: float, dim: tuple[str, float], row: int
) -> Group:
    """A row of actors that have no cell of their own, dimmed, without letters."""
    members = Roll().take(replace(many.of, count=_FACES), count=_FACES)
    extra: dict[str, Value] = {"dim": dim, "shadow": 0}
    if "label" in base.info(members[0].kind).params:
        extra["label"] = ""
    made = (
        stand(members[(i + 2 * row) % _FACES], stage, foot=at, height=tall, name=f"row-{row}/{i}", extra=extra).item
        for i, at in enumerate(feet, 1)
    )
    return Group(id=f"row-{row}", items=tuple(made), decorative=True)


def _letter(many: Many, row: int, i: int) -> str:
    if many.odd:
        return "o" if many.shape == "pod" else "n"
    return "abcdef"[(i + 2 * row) % 6] if many.shape in ("pod", "person") else "n"


def _actors(many: Many, stage: Stage, ground: float, tall: float, front: int) -> Iterator[tuple[Placed, list[Item]]]:
    """The front row from both ends to the middle."""
    members = _members(many, front)
    pitch = stage.box.w / front
    centre = front // 2
    for i in sorted(range(front), key=lambda n: -abs(n - centre)):
        x = stage.box.x + (i + 0.5) * pitch
        odd = bool(many.odd) and i == centre
        high = tall * (1.3 if odd else 1.0)
        placed = _stood(
            members[i], many, stage, (x, ground + (10 if odd else 0)), high, pitch, name=f"one-{i + 1}", odd=odd
        )
        parts: list[Item] = [placed.item]
        if odd and "shoulder" in placed.anchors and (kind := sign(many.odd)):
            parts.append(badge(placed, kind, stage, name="one-badge", size=0.34 * tall).item)
        yield placed, parts


def _members(many: Many, front: int) -> tuple[Member, ...]:
    """Who stands in front: all alike, the middle one as the row says it is."""
    roll, middle = Roll(), front // 2
    if not many.odd:
        return roll.take(many.of, count=front)
    left = roll.take(many.of, count=middle) if middle else ()
    odd = roll.one(one_of(many))
    return (*left, odd, *(roll.take(many.of, count=front - middle - 1) if front > middle + 1 else ()))


def _stood(
    member: Member,
    many: Many,
    stage: Stage,
    foot: tuple[float, float],
    tall: float,
    pitch: float,
    *,
    name: str,
    odd: bool,
) -> Placed:
    if member.kind == "object" and many.shape != "box":
        shape = SHAPES[many.shape]
        letter = (
            ("x" if bad(many.odd) else "l")
            if odd
            else ("n" if many.odd or many.shape != "person" else "abcdef"[int(name[-1]) % 6])
        )
        h = min(tall, 1.25 * pitch / shape)
        return base.place(
            "swarm", id=name, theme=stage.theme, foot=foot, cells=letter, columns=1, width=h * shape, height=h,
            of=many.shape, alt=many.of.words,
        )  # fmt: skip
    extra: dict[str, Value] = {"dim": 0.35} if many.odd and not odd else {}
    if odd and member.kind == "object":
        extra["tone"] = "fail" if bad(many.odd) else "ok"
    return stand(member, stage, foot=foot, height=tall, width=pitch * (1.25 if odd else 0.96), name=name, extra=extra)


def _words(many: Many, stage: Stage, ground: float, size: float) -> list[Item]:
    """What there is of them, and what is said of the one, on a plate on the floor."""
    said = " · ".join(w for w in (many.label, told(many.odd)) if w)
    while size > stage.scale.least and advance(said, "text-bold", size) > stage.box.w - 2 * size:
        size -= 2
    wide = advance(said, "text-bold", size) + 1.6 * size
    y = min(ground + 1.3 * size, stage.box.bottom - 0.3 * size)
    plate = Box(stage.box.cx - wide / 2, y - 1.08 * size, wide, 1.66 * size)
    shape = Shape(id="count/plate", kind="rect", box=plate, radius=0.32 * plate.h, fill=Paint("panel_2"))
    words = caption(said, (stage.box.cx, y), name="count/words", size=size)
    return [Group(id="count", items=(shape, words), alt=said)]
