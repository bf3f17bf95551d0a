"""Links of a graph: glued lines with a head, bent ones round what is in between, broken ones, and their labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.actors import link
from builder.actors.base import place
from builder.actors.model import Placed
from builder.cast.member import Member
from builder.cast.node import Node
from builder.geometry import Box, PathData, Point
from builder.geometry import cable as course
from builder.grammars.topology.model import Edge
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.text.measure import advance
from builder.text.wrap import shortened

_BROKEN = (1.6, 2.2)
_SWAY = 0.3  # of the way: how far a slack cable hangs aside
_SHADES = (0.0, 0.3, 0.55)  # how far the cables of a tangle lie behind one another
_STEEP = 1.1  # as much aside as on: a curve would be an S
_LEVEL = 26.0  # ends less apart than this are joined by a straight line: a curve would be a kink


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """A drawn edge: its items and a point of its middle."""

    edge: Edge
    item: Item
    middle: Point


def wire(
    edge: Edge, nodes: Sequence[Node], sides: tuple[str, str], stage: Stage, *, name: str, width: float,
    bends: Sequence[Point] = (), straight: bool = False,
) -> Wire:  # fmt: skip
    """The link of an edge from one node's side to the other's; `bends`: points a long one goes through.

    `straight` ones without a direction run from middle to middle, behind the nodes.
    """
    start, end = nodes[edge.a].port(sides[0]), nodes[edge.b].port(sides[1])
    if straight and not edge.directed:
        start, end = nodes[edge.a].pin, nodes[edge.b].pin
    upright = sides[0] in ("top", "bottom")
    if bends:
        return _bent(edge, (start[1], *bends, end[1]), name, width, vertical=upright)
    a, b = start[1], end[1]
    along, across = (abs(a[1] - b[1]), abs(a[0] - b[0])) if upright else (abs(a[0] - b[0]), abs(a[1] - b[1]))
    level = across < _LEVEL or across > _STEEP * along
    route = "straight" if level or straight else "curve"
    role = "fail" if edge.broken else "ok" if edge.lit else _role(nodes[edge.a].member)
    item = link.link(
        name, start, end, theme=stage.theme, role=role, width=width, head=edge.directed and not edge.broken,
        route=route, vertical=upright, dashed=edge.broken,
    )  # fmt: skip
    if edge.both:
        item = replace(item, items=(*item.items, _head(name, b, a, route, width, role, vertical=upright)))
    return Wire(edge=edge, item=item, middle=((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))


def tangled(edge: Edge, nodes: Sequence[Node], sides: tuple[str, str], *, name: str, width: float, turn: int) -> Wire:
    """One of very many cables: slack, every one hanging another way; the `turn`-th of them all."""
    a, b = nodes[edge.a].port(sides[0])[1], nodes[edge.b].port(sides[1])[1]
    upright = sides[0] in ("top", "bottom")
    span = abs(b[1] - a[1]) if upright else abs(b[0] - a[0])
    forth = 1 if (b[1] > a[1] if upright else b[0] > a[0]) else -1
    sway, slack = (turn * 7 % 11 - 5) / 5 * _SWAY * span, forth * span * (0.5 + 0.11 * (turn * 5 % 7))
    if upright:
        c = (a[0] + sway, a[1] + slack, b[0] - sway, b[1] - slack)
    else:
        c = (a[0] + slack, a[1] + sway, b[0] - slack, b[1] - sway)
    role = _role(nodes[edge.a].member)
    paint = Paint(role) if role != "line_2" else Paint("line_2", "panel", _SHADES[turn % len(_SHADES)])
    d: PathData = (("M", a), ("C", (*c, *b)))
    line = Path(id=f"{name}/line", d=d, stroke=Stroke(paint, width))
    return Wire(edge=edge, item=Group(id=name, items=(line,)), middle=((a[0] + b[0]) / 2, (a[1] + b[1]) / 2))


def _role(member: Member) -> str:
    return f"pod_{member.who}.base" if member.who else "line_2"


def _head(name: str, start: Point, end: Point, route: str, width: float, role: str, *, vertical: bool) -> Path:
    d = link.link_head(end, link.arrival(start, end, route, vertical=vertical), width)
    return Path(id=f"{name}/back", d=d, fill=Paint(role))


def _bent(edge: Edge, points: Sequence[Point], name: str, width: float, *, vertical: bool) -> Wire:
    """One smooth line through all points."""
    d: PathData = ()
    for a, b in pairwise(points):
        part = course(a, b, vertical=vertical)
        d += part if not d else part[1:]
    role = Paint("fail" if edge.broken else "ok" if edge.lit else "line_2")
    items: list[Item] = [Path(id=f"{name}/line", d=d, stroke=Stroke(role, width, _BROKEN if edge.broken else ()))]
    if edge.directed and not edge.broken:
        angle = link.arrival(points[-2], points[-1], "curve", vertical=vertical)
        items.append(Path(id=f"{name}/head", d=link.link_head(points[-1], angle, width), fill=role))
    return Wire(edge=edge, item=Group(id=name, items=tuple(items)), middle=points[len(points) // 2])


def signs(wires: Sequence[Wire], stage: Stage, size: float) -> Iterator[Item]:
    """A cross on every broken link."""
    for wire_ in wires:
        if wire_.edge.broken:
            yield place(
                "badge", id=f"broken-{_tag(wire_)}", theme=stage.theme, centre=wire_.middle, height=size, kind="cross",
            ).item  # fmt: skip


def labels(wires: Sequence[Wire], taken: Sequence[Box], stage: Stage) -> Iterator[Item]:
    """The words of links on plates at their middles, moved along until they are clear of each other and of nodes."""
    held = list(taken)
    for wire_ in wires:
        if wire_.edge.label:
            box = _clear(_label(wire_, wire_.middle, stage).box, held, stage)
            held.append(box)
            yield _label(wire_, box.centre, stage).item


def _label(wire_: Wire, centre: Point, stage: Stage) -> Placed:
    size, words = stage.scale.least, wire_.edge.label
    while advance(words, "text-bold", size) > 0.6 * stage.box.w:
        words = shortened(wire_.edge.label, len(words) - 1)
    return place(
        "chip", id=f"label-{_tag(wire_)}", theme=stage.theme, centre=centre, words=words, face="text-bold", size=size,
        tone="quiet",
    )  # fmt: skip


def _clear(box: Box, taken: Sequence[Box], stage: Stage) -> Box:
    keep = stage.canvas.keep
    room = Box(keep.x + 8, stage.box.y, keep.w - 16, stage.box.h)
    for step in range(12):
        for dy in (0.5 * step * box.h, -0.5 * step * box.h):
            there = box.moved(max(0.0, room.x - box.x) + min(0.0, room.right - box.right), dy)
            if not any(there.overlaps(t, -4) for t in taken) and room.contains(there, 2):
                return there
    return box


def _tag(wire_: Wire) -> str:
    return f"{wire_.edge.a + 1}-{wire_.edge.b + 1}"
