"""Baking: a drawing at scale 1 becomes final items: scaled, mirrored, named, recoloured, keylined, measured.

Everything is multiplied down to the leaf (coordinates, stroke widths, letters); groups never scale,
because LibreOffice scales neither line widths nor letters of a scaled group.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from builder.actors.model import Drawing, Placed, Value
from builder.errors import SceneError
from builder.geometry import Affine, Box, Point, ellipse, path_bounds, rounded_rect, transform, union
from builder.scene.items import Group, Item, Paint, Path, Port, Run, Shape, Stroke, Text
from builder.scene.walk import bounds, walk
from builder.theme import Theme

#: Height of a capital in em, per face: letters keep their visual centre when their size is snapped.
CAP = {"display": 0.66, "text": 0.727, "text-bold": 0.727, "mono": 0.73, "mono-bold": 0.73}
SIDES = ("top", "left", "bottom", "right")
_FLIP = {"left": "right", "right": "left"}


@dataclass(frozen=True, slots=True)
class Stage:
    """How one actor is to be baked. `common`: the parameters every actor takes (None = not given)."""

    id: str
    theme: Theme
    scale: float
    mirror: bool
    common: Mapping[str, Value]


def place(
    drawing: Drawing, stage: Stage, *, foot: Point | None, centre: Point | None, corner: Point | None, alt: str | None
) -> Placed:
    """Bake `drawing` so that its foot, centre or corner lands on the given point (default: foot on the origin)."""
    m = _map(drawing, stage, foot=foot, centre=centre, corner=corner)
    k = stage.scale
    tilt = float(str(stage.common["tilt"] or 0))
    at = m(*drawing.foot)
    turn = Affine.rotate(tilt, *at)
    figure = tuple(bake(item, m, stage) for item in drawing.items)
    silhouette = _keyline(drawing, figure, stage)
    box = _box(drawing, m, figure, turn if tilt else None)
    shadow = _shadow(drawing, stage, at)
    whole = (silhouette, *figure) if silhouette else figure
    if tilt and shadow:
        whole = (Group(id=f"{stage.id}/figure", items=whole, angle=tilt, pivot=at),)
    name = drawing.alt if alt is None else alt
    group = Group(
        id=stage.id,
        items=(shadow, *whole) if shadow else whole,
        angle=tilt if tilt and not shadow else 0.0,
        pivot=at if tilt and not shadow else (0.0, 0.0),
        alt=name,
        decorative=not name,
    )
    return Placed(
        item=group,
        box=box,
        foot=at,
        ports=_ports(drawing, figure, stage, turn),
        anchors=_anchors(drawing, stage.mirror, m, turn),
        scale=k,
    )


def _map(drawing: Drawing, stage: Stage, *, foot: Point | None, centre: Point | None, corner: Point | None) -> Affine:
    given = [p for p in (foot, centre, corner) if p is not None]
    if len(given) > 1:
        raise SceneError(f"{stage.id}: give one of foot, centre and corner")
    k = stage.scale
    m = Affine.scaled(k, -k if stage.mirror else k)
    box = _map_box(drawing.box, m)
    held = m(*drawing.foot) if centre is None and corner is None else box.centre if corner is None else (box.x, box.y)
    to = given[0] if given else (0.0, 0.0)
    return m.then(Affine.translate(to[0] - held[0], to[1] - held[1]))


def bake(item: Item, m: Affine, stage: Stage) -> Item:
    """One item (and all in it) seen through `m`, named "<id>/..." and painted with dim and tint."""
    name = f"{stage.id}/{item.id}"
    if isinstance(item, Group):
        return replace(
            item,
            id=name,
            items=tuple(bake(child, m, stage) for child in item.items),
            angle=-item.angle if stage.mirror else item.angle,
            pivot=m(*item.pivot),
        )
    if isinstance(item, Text):
        return _text(item, name, m, stage)
    if isinstance(item, Shape | Path):
        fill = paint(item.fill, stage) if item.fill else None
        stroke = _stroke(item.stroke, stage) if item.stroke else None
        if isinstance(item, Path):
            return replace(item, id=name, d=transform(item.d, m), fill=fill, stroke=stroke)
        box = _map_box(item.box, m)
        return replace(item, id=name, box=box, radius=item.radius * stage.scale, fill=fill, stroke=stroke)
    raise SceneError(f"{name}: an actor is made of shapes, paths, text and groups, not {type(item).__name__}")


def _text(item: Text, name: str, m: Affine, stage: Stage) -> Text:
    from builder.text.measure import advance

    exact = item.size * stage.scale
    size = max(2.0, 2.0 * round(exact / 2))
    x, y = m(item.x, item.y)
    lines = tuple(tuple(Run(run.text, paint(run.paint, stage)) for run in line) for line in item.lines)
    return replace(
        item,
        id=name,
        x=x,
        y=y + CAP[item.face] * (size - exact) / 2,
        size=size,
        pitch=item.pitch * stage.scale,
        align=_FLIP.get(item.align, item.align) if stage.mirror else item.align,
        lines=lines,
        widths=tuple(advance("".join(run.text for run in line), item.face, size) for line in lines),
    )


def _stroke(stroke: Stroke, stage: Stage) -> Stroke:
    return replace(stroke, paint=paint(stroke.paint, stage), width=stroke.width * stage.scale)


def paint(given: Paint, stage: Stage) -> Paint:
    """`given` with the stage's tint, then its dim, mixed in."""
    tint, dim = stage.common["tint"], stage.common["dim"]
    if tint is not None:
        given = mixed(given, *_share(tint, 0.35), stage.theme)
    if dim is not None:
        given = mixed(given, *_share(dim, 0.5), stage.theme)
    return given


def _share(value: Value, default: float) -> tuple[str, float]:
    if isinstance(value, tuple):
        return str(value[0]), float(str(value[1]))
    return (value, default) if isinstance(value, str) else ("bg", float(str(value)))


def mixed(given: Paint, role: str, amount: float, theme: Theme) -> Paint:
    """`given` with a share of `role`; a paint holds one mix, so a second, different one fixes the first as a colour."""
    from builder.color import hexa

    if amount <= 0 or given.role == role and not given.mix:
        return given
    if not given.mix:
        return replace(given, mix=role, amount=amount)
    if given.mix == role:
        return replace(given, amount=1 - (1 - given.amount) * (1 - amount))
    return Paint(hexa(theme.rgb(given)), role, amount, given.alpha)


def _keyline(drawing: Drawing, figure: tuple[Item, ...], stage: Stage) -> Group | None:
    if not stage.theme.keyline or not drawing.keyline:
        return None
    wanted = {f"{stage.id}/{name}" for name in drawing.keyline}
    items = tuple(_inked(figure, wanted, stage))
    return Group(id=f"{stage.id}/keyline", items=items) if items else None


def _inked(items: Iterable[Item], wanted: set[str], stage: Stage, inside: bool = False) -> Iterable[Item]:
    for item in items:
        chosen = inside or item.id in wanted
        name = f"{stage.id}/keyline{item.id.removeprefix(stage.id)}"
        if isinstance(item, Group):
            inner = tuple(_inked(item.items, wanted, stage, chosen))
            if inner and item.angle:
                yield replace(item, id=name, items=inner)
            else:
                yield from inner
        elif chosen and isinstance(item, Shape | Path):
            ink = paint(Paint("ink"), stage)
            own = item.stroke.width if item.stroke else 0.0
            yield replace(item, id=name, fill=ink if item.fill else None, stroke=Stroke(ink, own + stage.theme.keyline))


def _shadow(drawing: Drawing, stage: Stage, at: Point) -> Shape | None:
    wanted = stage.common["shadow"]
    width = 0.8 * drawing.box.w if drawing.contact is None else drawing.contact
    if not width or not (wanted is None or wanted):
        return None
    w = width * stage.scale
    box = Box(at[0] - w / 2, at[1] - 0.06 * w, w, 0.12 * w)
    return Shape(id=f"{stage.id}/shadow", kind="ellipse", box=box, fill=replace(paint(Paint("shadow"), stage), alpha=50))


def _box(drawing: Drawing, m: Affine, figure: tuple[Item, ...], turn: Affine | None) -> Box:
    if turn is None:
        return _map_box(drawing.box, m)
    solid = [item for item in walk(figure) if isinstance(item, Shape | Path) and (item.fill or item.stroke)]
    return union(_turned(item, turn) for item in solid)


def _turned(item: Shape | Path, turn: Affine) -> Box:
    if isinstance(item, Path):
        outline = item.d
    else:
        outline = ellipse(item.box) if item.kind == "ellipse" else rounded_rect(item.box, item.radius)
    box = path_bounds(transform(outline, turn))
    return box.inset(-item.stroke.width / 2) if item.stroke else box


def _ports(drawing: Drawing, figure: tuple[Item, ...], stage: Stage, turn: Affine) -> dict[str, tuple[Port, Point]]:
    known = {item.id: item for item in walk(figure)}
    named = {**{side: (drawing.body, side) for side in SIDES}, **drawing.ports}
    out: dict[str, tuple[Port, Point]] = {}
    for name, (relative, side) in named.items():
        item = known.get(f"{stage.id}/{relative}")
        if not isinstance(item, Shape | Path):
            raise SceneError(f"{stage.id}: port {name!r} names {relative!r}, which is no shape or path")
        if stage.mirror:
            name, side = _flip(name), _FLIP.get(side, side)
        out[name] = (Port(item.id, side), turn(*middle(outline_box(item), side)))
    return out


def outline_box(item: Shape | Path) -> Box:
    """The exact bounds of the outline itself, without its stroke: what a connection site sits on."""
    return item.box if isinstance(item, Shape) else path_bounds(item.d)


def middle(box: Box, side: str) -> Point:
    """The middle of one side of `box`."""
    return {
        "top": (box.cx, box.y),
        "left": (box.x, box.cy),
        "bottom": (box.cx, box.bottom),
        "right": (box.right, box.cy),
    }[side]


def _flip(name: str) -> str:
    """A left thing of a mirrored actor is its right one: "hand-left" <-> "hand-right"."""
    return "-".join(_FLIP.get(part, part) for part in name.split("-"))


def _anchors(drawing: Drawing, mirror: bool, m: Affine, turn: Affine) -> dict[str, Point]:
    box = drawing.box
    named = {
        "surface": (box.cx, box.y),
        "surface-left": (box.x, box.y),
        "surface-right": (box.right, box.y),
        "shoulder": (box.right, box.y),
        **drawing.anchors,
    }
    if "shoulder" in named and mirror:
        x, y = named["shoulder"]
        named["shoulder"] = (2 * box.cx - x, y)
    return {(_flip(name) if mirror else name): turn(*m(*at)) for name, at in named.items()}


def _map_box(box: Box, m: Affine) -> Box:
    x0, y0 = m(box.x, box.y)
    x1, y1 = m(box.right, box.bottom)
    return Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def extents(items: Iterable[Item]) -> Box:
    """The solid extents of unplaced items: everything painted, strokes included, letters left out."""
    return union(bounds(item) for item in walk(items) if isinstance(item, Shape | Path) and (item.fill or item.stroke))
