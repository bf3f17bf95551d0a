"""Baking: a drawing at scale 1 becomes final items: scaled, mirrored, named, recoloured, keylined, measured.

Everything is multiplied down to the leaf (coordinates, stroke widths, letters); groups never scale,
because LibreOffice scales neither line widths nor letters of a scaled group.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.actors.model import Drawing, Placed, Value
from builder.actors.remap import FLIP, extents, map_box, remap
from builder.actors.tone import toned
from builder.errors import SceneError
from builder.geometry import Affine, Box, Point, path_bounds
from builder.scene.items import Group, Item, Paint, Part, Path, Port, Run, Shape, Stroke, Text
from builder.scene.walk import walk
from builder.theme import Theme

#: Height of a capital in em, per face: letters keep their visual centre when their size is snapped.
CAP = {"display": 0.66, "text": 0.727, "text-bold": 0.727, "mono": 0.73, "mono-bold": 0.73}
SIDES = ("top", "left", "bottom", "right")
#: On a top edge the shadow begins at the edge, this far above the foot, and ends above the carrier's gloss, u.
_SUNK, _FLAT = 3.0, (4.0, 7.0)
#: On paper a shadow in the paper's own tone would be light on dark carriers: this one darkens every ground.
_DUSK = Paint("shadow", "ink", 0.7, 24)
_STEEP = 12.0  # degrees from which on a thing stands on its rim alone


@dataclass(frozen=True, slots=True)
class Stage:
    """How one actor is to be baked: through `m`, named `id`, tilted about `pivot` (the foot unless given).

    `common`: the parameters every actor takes; `part`: what it plays, None for scenery.
    """

    id: str
    theme: Theme
    m: Affine
    mirror: bool
    common: Mapping[str, Value]
    pivot: Point | None = None
    part: Part | None = None

    def paint(self, given: Paint) -> Paint:
        return toned(given, self.common["tint"], self.common["dim"], self.theme)


def fit(
    drawing: Drawing, k: float, *, mirror: bool, foot: Point | None, centre: Point | None, corner: Point | None
) -> Affine:
    """The map that scales by `k` and lands foot, centre or corner on its point (default: the foot on the origin)."""
    given = [p for p in (foot, centre, corner) if p is not None]
    if len(given) > 1:
        raise SceneError("give one of foot, centre and corner")
    m = Affine.scaled(k, -k if mirror else k)
    seen = map_box(drawing.box, m)
    held = seen.centre if centre is not None else (seen.x, seen.y) if corner is not None else m(*drawing.foot)
    to = given[0] if given else (0.0, 0.0)
    return m.then(Affine.translate(to[0] - held[0], to[1] - held[1]))


def place(drawing: Drawing, stage: Stage, alt: str | None) -> Placed:
    """Bake `drawing` into one group with its ports and anchors."""
    tilt = float(str(stage.common["tilt"] or 0))
    at = stage.m(*drawing.foot)
    pivot = stage.pivot or at
    turn = Affine.rotate(tilt, *pivot)
    figure = tuple(_finish(remap(item, stage.m, f"{stage.id}/"), stage) for item in drawing.items)
    whole = _keylined(drawing, figure, stage)
    shadow = _shadow(drawing, stage, tilt, turn)
    if tilt and shadow:
        whole = (Group(id=f"{stage.id}/figure", items=whole, angle=tilt, pivot=pivot),)
    name = drawing.alt if alt is None else alt
    group = Group(
        id=stage.id,
        items=(shadow, *whole) if shadow else whole,
        angle=tilt if tilt and not shadow else 0.0,
        pivot=pivot if tilt and not shadow else (0.0, 0.0),
        alt=name,
        decorative=not name,
        part=stage.part,
    )
    return Placed(
        item=group,
        box=extents(figure, turn) if tilt else map_box(drawing.box, stage.m),
        foot=at,
        ports=_ports(drawing, figure, stage, turn),
        anchors=_anchors(drawing, stage, turn),
        scale=stage.m.scale,
    )


def _finish(item: Item, stage: Stage) -> Item:
    """Paints toned; letters snapped to whole points and measured."""
    if isinstance(item, Group):
        return replace(item, items=tuple(_finish(child, stage) for child in item.items))
    if isinstance(item, Text):
        return _letters(item, stage)
    assert isinstance(item, Shape | Path)
    stroke = replace(item.stroke, paint=stage.paint(item.stroke.paint)) if item.stroke else None
    return replace(item, fill=stage.paint(item.fill) if item.fill else None, stroke=stroke)


def _letters(item: Text, stage: Stage) -> Text:
    from builder.text.measure import advance

    size = max(2.0, 2.0 * round(item.size / 2))
    return replace(
        item,
        y=item.y + CAP[item.face] * (size - item.size) / 2,
        size=size,
        lines=tuple(tuple(Run(run.text, stage.paint(run.paint)) for run in line) for line in item.lines),
        widths=tuple(advance("".join(run.text for run in line), item.face, size) for line in item.lines),
    )


def _keylined(drawing: Drawing, figure: tuple[Item, ...], stage: Stage) -> tuple[Item, ...]:
    """The figure with each layer of silhouettes repeated in ink before the first item it belongs to."""
    if not stage.theme.keyline or not drawing.keyline or stage.common["dim"] == "scenery":
        return figure  # scenery does not act
    back = tuple(name for name in drawing.keyline if isinstance(name, str))
    layers = [*([back] if back else []), *(name for name in drawing.keyline if not isinstance(name, str))]
    seen = map_box(drawing.box, stage.m)
    width = stage.theme.rim(min(seen.w, seen.h))
    before: dict[int, list[Item]] = {}
    for n, layer in enumerate(layers, 1):
        root = f"{stage.id}/keyline" + (f"-{n}" if n > 1 else "")
        wanted = {f"{stage.id}/{name}" for name in layer}
        inked = [tuple(_inked((item,), wanted, stage, (root, width))) for item in figure]
        first = next((i for i, items in enumerate(inked) if items), None)
        if first is not None:
            group = Group(id=root, items=tuple(item for items in inked for item in items))
            before.setdefault(first, []).append(group)
    return tuple(part for i, item in enumerate(figure) for part in (*before.get(i, ()), item))


def _inked(
    items: Iterable[Item], wanted: set[str], stage: Stage, line: tuple[str, float], inside: bool = False
) -> Iterator[Item]:
    """The wanted silhouettes in ink; `line`: the id they come under, and how much wider they are."""
    root, width = line
    for item in items:
        chosen = inside or item.id in wanted
        name = root + item.id.removeprefix(stage.id)
        if isinstance(item, Group):
            inner = tuple(_inked(item.items, wanted, stage, line, chosen))
            if inner and item.angle:
                yield replace(item, id=name, items=inner)
            else:
                yield from inner
        elif chosen and isinstance(item, Shape | Path):
            ink = stage.paint(Paint("ink"))
            own = item.stroke.width if item.stroke else 0.0
            edge = Stroke(ink, own + width)
            yield replace(item, id=name, fill=ink if item.fill else None, stroke=edge)


def _shadow(drawing: Drawing, stage: Stage, tilt: float, turn: Affine) -> Shape | None:
    wanted = stage.common["shadow"]
    contact = 0.8 * drawing.box.w if drawing.contact is None else drawing.contact
    width, height = contact if isinstance(contact, tuple) else (contact, 0.12 * contact)
    if not width or (wanted is not None and not wanted):
        return None
    at = stage.m(*drawing.anchors.get("contact", drawing.foot))
    w, h = width * stage.m.scale, height * stage.m.scale
    if tilt:
        at, w = _leaning(at, w, tilt, turn)
    box, paint = Box(at[0] - w / 2, at[1] - h / 2, w, h), _DUSK if stage.theme.keyline else Paint("shadow", alpha=50)
    if wanted == "edge" or (drawing.perched and wanted is None):
        low, high = _FLAT
        edge = stage.m(*drawing.foot)[1]
        box, paint = replace(box, y=edge - _SUNK, h=min(high, max(low, 0.05 * w))), Paint("ink", alpha=50)
    alpha = int(wanted) if isinstance(wanted, int | float) and wanted > 1 else paint.alpha
    return Shape(id=f"{stage.id}/shadow", kind="ellipse", box=box, fill=replace(stage.paint(paint), alpha=alpha))


def _leaning(at: Point, width: float, tilt: float, turn: Affine) -> tuple[Point, float]:
    """Where a leaning thing touches the ground and how wide: towards the rim that dips, ever less of it."""
    share = min(1.0, abs(tilt) / _STEEP)
    (x, y), low = turn(*at), turn(at[0] + math.copysign(0.4 * width, tilt), at[1])
    return (x + share * (low[0] - x), y + share * (low[1] - y)), width * (1 - 0.45 * share)


def _ports(drawing: Drawing, figure: tuple[Item, ...], stage: Stage, turn: Affine) -> dict[str, tuple[Port, Point]]:
    known = {item.id: item for item in walk(figure)}
    named = {**{side: (drawing.body, side) for side in SIDES}, **drawing.ports}
    out: dict[str, tuple[Port, Point]] = {}
    boxes: dict[str, Box] = {}
    for name, (relative, side) in named.items():
        item = known.get(f"{stage.id}/{relative}")
        if not isinstance(item, Shape | Path):
            raise SceneError(f"{stage.id}: port {name!r} names {relative!r}, which is no shape or path")
        if stage.mirror:
            name, side = _flip(name), FLIP.get(side, side)
        if item.id not in boxes:
            boxes[item.id] = item.box if isinstance(item, Shape) else path_bounds(item.d)
        out[name] = (Port(item.id, side), turn(*middle(boxes[item.id], side)))
    return out


def middle(box: Box, side: str) -> Point:
    """The middle of one side of `box`: where a connection site sits."""
    return {
        "top": (box.cx, box.y),
        "left": (box.x, box.cy),
        "bottom": (box.cx, box.bottom),
        "right": (box.right, box.cy),
    }[side]


def _flip(name: str) -> str:
    """What is on the left of a mirrored actor is its right one: "hand-left" <-> "hand-right"."""
    return "-".join(FLIP.get(part, part) for part in name.split("-"))


def _anchors(drawing: Drawing, stage: Stage, turn: Affine) -> dict[str, Point]:
    box = drawing.box
    named = {
        "surface": (box.cx, box.y),
        "surface-left": (box.x, box.y),
        "surface-right": (box.right, box.y),
        "shoulder": (box.right, box.y),
        **drawing.anchors,
    }
    if stage.mirror:
        x, y = named["shoulder"]
        named["shoulder"] = (2 * box.cx - x, y)
    return {(_flip(name) if stage.mirror else name): turn(*stage.m(*at)) for name, at in named.items()}
