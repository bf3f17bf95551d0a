"""A face for what has none: eyes, lids, brows and a mouth in a pod's manner, on a machine or a block.

One unit is a pod's (an eye is 38 wide); everything is scaled by `size` of the `Spot`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from builder.geometry import Box, PathData, Point
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_INK, _WHITE = Paint("ink"), Paint("white")
_EYE = {"shock": (25.0, 27.0), "dead": (19.0, 21.0)}
_LID = {"waiting": (0.3, 0.3), "smug": (0.22, 0.22), "disbelief": (0.42, -2.0), "sweat": (-2.0, -2.0)}
#: The moods a face can show.
FACES = frozenset({"happy", "running", "waiting", "disbelief", "smug", "cool", "sweat", "shock", "dead"})
_FAR = 250.0  # eyes further apart than this (units) get a bridge that arches


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a face is: the middles of both eyes and of the mouth, u of the stage; `size` 1 is a pod's face."""

    eyes: tuple[Point, Point]
    mouth: Point
    size: float
    lid: Paint
    ink: Paint


def face(name: str, spot: Spot, *, mood: str, look: Point | None) -> Group:
    """The face as one decorative group; moods are a pod's. `look`: the point of the stage the pupils turn to."""
    items: list[Item] = []
    for side, eye, lid in zip(("left", "right"), spot.eyes, _LID.get(mood, (-2.0, -2.0)), strict=True):
        if mood == "dead":
            items.append(_crossed(f"{name}/eye-{side}", eye, spot.size))
        elif mood != "cool":
            items += _eye(f"{name}/eye-{side}", eye, spot, mood, look)
            items += _lid(f"{name}/lid-{side}", eye, spot, lid) if lid > -1 else ()
    if mood == "disbelief":
        items.append(_brow(f"{name}/brow", spot.eyes[1], spot.size, spot.ink))
    if mood == "cool":
        items += _shades(f"{name}/shades", spot)
    return Group(id=name, items=(*items, *_mouth(f"{name}/mouth", spot, mood)), decorative=True)


def _eye(name: str, at: Point, spot: Spot, mood: str, look: Point | None) -> tuple[Item, ...]:
    k, (rx, ry) = spot.size, _EYE.get(mood, (19.0, 21.0))
    reach = (9.0, 10.0) if mood == "shock" else (6.0, 7.0)
    middle = ((spot.eyes[0][0] + spot.eyes[1][0]) / 2, (spot.eyes[0][1] + spot.eyes[1][1]) / 2)
    dx, dy = (look[0] - middle[0], look[1] - middle[1]) if look else (0.0, 0.0)
    far = math.hypot(dx, dy) or 1.0
    x, y = at[0] + 0.9 * reach[0] * k * dx / far, at[1] + 0.9 * reach[1] * k * dy / far
    pupil = 9.0 if mood == "shock" else 10.5
    return (
        _oval(name, at, rx * k, ry * k, _WHITE),
        _oval(f"{name}/pupil", (x, y), pupil * k, pupil * k, _INK),
        _oval(f"{name}/glint", (x + 3.6 * k, y - 4 * k), 3.6 * k, 3.6 * k, _WHITE),
    )


def _oval(name: str, at: Point, rx: float, ry: float, paint: Paint) -> Shape:
    return Shape(id=name, kind="ellipse", box=Box(at[0] - rx, at[1] - ry, 2 * rx, 2 * ry), fill=paint)


def _lid(name: str, at: Point, spot: Spot, cut: float) -> tuple[Item, ...]:
    """The upper part of the eye closed down to `cut` of its half height above the middle."""
    k = spot.size
    rx, ry = 20.5 * k, 22.5 * k
    y = -cut * 21 * k
    half = rx * math.sqrt(max(0.0, 1 - (y / ry) ** 2))
    steps = 12
    start, end = math.atan2(y / ry, -half / rx), math.atan2(y / ry, half / rx)
    start -= 2 * math.pi if start > 0 else 0
    turns = [start + (end - start) * i / steps for i in range(steps + 1)]
    rim = [(at[0] + rx * math.cos(t), at[1] + ry * math.sin(t)) for t in turns]
    outline: PathData = (("M", rim[0]), *(("L", p) for p in rim[1:]), ("Z", ()))
    line: PathData = (("M", (at[0] - half, at[1] + y)), ("L", (at[0] + half, at[1] + y)))
    return (
        Path(id=name, d=outline, fill=spot.lid),
        Path(id=f"{name}-line", d=line, stroke=Stroke(_INK, 5.5 * k)),
    )


def _brow(name: str, at: Point, k: float, ink: Paint) -> Path:
    x, y = at
    d: PathData = (
        ("M", (x - 24 * k, y - 34 * k)),
        ("C", (x - 8 * k, y - 46 * k, x + 10 * k, y - 46 * k, x + 24 * k, y - 34 * k)),
    )
    return Path(id=name, d=d, stroke=Stroke(ink, 8 * k))


def _crossed(name: str, at: Point, k: float) -> Path:
    (x, y), r = at, 14 * k
    d: PathData = (("M", (x - r, y - r)), ("L", (x + r, y + r)), ("M", (x + r, y - r)), ("L", (x - r, y + r)))
    return Path(id=name, d=d, stroke=Stroke(_INK, 8 * k))


def _shades(name: str, spot: Spot) -> tuple[Item, ...]:
    k, (left, right) = spot.size, spot.eyes
    apart = (right[0] - left[0]) / k
    top = min(left[1], right[1]) - 11 * k
    arch = 0.16 * (right[0] - left[0]) if apart > _FAR / 2 else 0.0
    a, b = left[0] + 30 * k, right[0] - 30 * k
    third = (b - a) / 3
    bridge: PathData = (("M", (a, top)), ("C", (a + third, top - arch, b - third, top - arch, b, top)))
    items: list[Item] = [Path(id=f"{name}/bridge", d=bridge, stroke=Stroke(spot.ink, 9 * k))]
    for side, (x, y) in (("left", left), ("right", right)):
        items.append(Path(id=f"{name}/{side}", d=_lens(x, y, k), fill=_INK, stroke=Stroke(spot.ink, 6 * k)))
        glint: PathData = (
            ("M", (x - 18 * k, y - 6 * k)), ("L", (x, y - 6 * k)), ("L", (x - 12 * k, y + 12 * k)), ("Z", ()),
        )  # fmt: skip
        items.append(Path(id=f"{name}/{side}-glint", d=glint, fill=Paint("fan_blade", "metal", 0.24)))
    return tuple(items)


def _lens(x: float, y: float, k: float) -> PathData:
    def at(*v: float) -> tuple[float, ...]:
        return tuple((x if i % 2 == 0 else y) + c * k for i, c in enumerate(v))

    return (
        ("M", at(-34, -14)), ("L", at(34, -14)), ("L", at(34, 0)), ("C", at(34, 18, 18, 24, 0, 24)),
        ("C", at(-18, 24, -34, 18, -34, 0)), ("Z", ()),
    )  # fmt: skip


def _mouth(name: str, spot: Spot, mood: str) -> tuple[Item, ...]:
    (x, y), k = spot.mouth, spot.size

    def curve(*v: float) -> PathData:
        p = [(x + v[i] * k, y + v[i + 1] * k) for i in range(0, len(v), 2)]
        return (("M", p[0]), *(("C", (*p[i], *p[i + 1], *p[i + 2])) for i in range(1, len(p), 3)))

    if mood == "shock":
        return (_oval(name, (x, y + 2 * k), 11 * k, 13 * k, spot.ink),)
    if mood == "running":
        open_: PathData = (
            *curve(-22, -10, -22, -10, 22, -10, 22, -10, 21, 14, 12, 16, 0, 16, -12, 16, -21, 14, -22, -10),
            ("Z", ()),
        )
        return (
            Path(id=name, d=open_, fill=spot.ink, stroke=Stroke(spot.ink, 5 * k)),
            _oval(f"{name}/tongue", (x, y + 10 * k), 11 * k, 6 * k, Paint("#FF8D86")),
        )
    shapes = {
        "waiting": (-16, 3, -8, -3, 8, -3, 16, 3),
        "disbelief": (-20, 3, -8, -5, 8, -4, 20, 6),
        "smug": (-16, -1, -2, 8, 14, 4, 22, -9),
        "cool": (-16, -1, -2, 8, 14, 4, 22, -9),
        "sweat": (-22, 2, -16, -8, -8, -8, -2, 1, 4, 9, 12, 9, 20, -1),
        "dead": (-22, 2, -16, -8, -8, -8, -2, 1, 4, 9, 12, 9, 20, -1),
    }
    line = curve(*shapes.get(mood, (-18, -4, -8, 8, 8, 8, 18, -4)))
    return (Path(id=name, d=line, stroke=Stroke(spot.ink, 7 * k)),)
