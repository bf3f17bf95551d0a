"""Ring: nodes round an oval with links along it, across it, or from the one in the middle."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from builder.actors.base import place
from builder.actors.forms import keycap, tone
from builder.cast.node import Node, name_of
from builder.geometry import Box, PathData
from builder.grammars.sequence.poles import quietly
from builder.grammars.topology.board import finished, panel_of, placed
from builder.grammars.topology.model import Edge, Graph
from builder.grammars.topology.wires import Wire, wire
from builder.language.stems import plural
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.text.wrap import balance

_ARC = 24  # straight pieces of a stretch of the oval


def compose(graph: Graph, stage: Stage) -> Composition:
    """The first node, or the hero of a star, stands in the middle; all others round it, from the top clockwise."""
    panel, foot = panel_of(stage)
    inner = panel.inset(min(56.0, 0.04 * panel.w), min(40.0, 0.05 * panel.h))
    hub = max(0, graph.hero) if graph.form == "star" else -1
    cells = _cells(graph, hub, inner, stage)
    shared = _shared(graph)
    if shared:
        graph = replace(graph, nodes=tuple(quietly(m) for m in graph.nodes))
    nodes = placed(graph, cells, stage)
    width = max(8.0, 12.0 * min(stage.canvas.width, stage.canvas.height) / 1080)
    told = next((e.label for e in graph.edges if e.label), "") if graph.form == "ring" else ""
    if graph.form == "ring" and len(graph.nodes) > 2 and not any(e.directed or e.label for e in graph.edges):
        wires = [_arc(e, nodes, inner, width) for e in graph.edges]
    else:
        wires = [_wire(replace(e, label="") if told else e, nodes, stage, width) for e in graph.edges]
    made = finished(graph, nodes, wires, stage, panel, foot)
    middle = _passed(told, graph, wires, inner, stage) if told else _named(shared, inner, stage) if shared else []
    return replace(made, items=(*made.items, *middle))


def _shared(graph: Graph) -> str:
    """The words that all of a ring of alike ones go by: said once, in the middle."""
    names = {name_of(m).lower() for m in graph.nodes if m.kind != "object"}
    alike = graph.form == "ring" and len(names) == 1 and all(m.letter for m in graph.nodes)
    return plural(name_of(graph.nodes[0])) if alike and "" not in names else ""


def _named(words: str, inner: Box, stage: Stage) -> list[Item]:
    size = even(1.1 * stage.scale.label)
    lines = balance(words, "text-bold", size, 0.34 * inner.w, 2) or (words,)
    made = place(
        "chip", id="everybody", theme=stage.theme, centre=inner.centre, words="\n".join(lines), size=size,
        face="text-bold", tone="quiet",
    )  # fmt: skip
    return [made.item]


def _arc(edge: Edge, nodes: Sequence[Node], inner: Box, width: float) -> Wire:
    """A stretch of the oval from one to its neighbour, behind both; a broken one is dashed."""
    a, b = nodes[edge.a].body.box.centre, nodes[edge.b].body.box.centre
    cx, cy = inner.centre
    k = max((abs(y - cy) for n in nodes for y in [n.body.box.cy]), default=1.0)
    j = max((abs(x - cx) for n in nodes for x in [n.body.box.cx]), default=1.0)
    stretch = max(k, 1.0) / max(j, 1.0)
    t1, t2 = (math.atan2((y - cy) / stretch, x - cx) for x, y in (a, b))
    turn = (t2 - t1 + math.pi) % (2 * math.pi) - math.pi
    r1, r2 = (math.hypot(x - cx, (y - cy) / stretch) for x, y in (a, b))
    points = []
    for i in range(_ARC + 1):
        t, r = t1 + turn * i / _ARC, r1 + (r2 - r1) * i / _ARC
        points.append((cx + r * math.cos(t), cy + stretch * r * math.sin(t)))
    name = f"link-{edge.a + 1}-{edge.b + 1}"
    role = "fail" if edge.broken else "ok" if edge.lit else "line_2"
    d: PathData = (("M", points[0]), *(("L", p) for p in points[1:]))
    line = Path(id=f"{name}/line", d=d, stroke=Stroke(Paint(role), width, (1.6, 2.2) if edge.broken else ()))
    return Wire(edge=edge, item=Group(id=name, items=(line,)), middle=points[_ARC // 2])


def _passed(words: str, graph: Graph, wires: Sequence[Wire], inner: Box, stage: Stage) -> list[Item]:
    """What is passed round: its name in the middle, one of it on its way along every link."""
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    size = even(max(stage.scale.least, min(1.5 * stage.scale.label, 0.07 * inner.w)))
    lines = balance(words, "text-bold", size, 0.34 * inner.w, 2) or (words,)
    name = place(
        "chip", id="passed", theme=stage.theme, centre=inner.centre, words="\n".join(lines), size=size,
        face="text-bold", tone="volt",
    )  # fmt: skip
    side = 40 * unit
    out: list[Item] = []
    for i, one in enumerate(wires, 1):
        box = Box(one.middle[0] - side / 2, one.middle[1] - side / 2, side, side)
        out.append(Group(id=f"passed-{i}", items=keycap(f"passed-{i}", box, 9 * unit, 6 * unit, tone("ok"))))
    return [*out, name.item]


def _cells(graph: Graph, hub: int, inner: Box, stage: Stage) -> list[Box]:
    rim = [i for i in range(len(graph.nodes)) if i != hub]
    count = max(1, len(rim))
    wide = min(0.24 * inner.w if stage.wide else 0.34 * inner.w, 2.2 * inner.w / (count + 2))
    star = graph.form == "star"
    tall = min(
        (0.29 if star and (count > 4 or not stage.wide) else 0.44 if count < 5 and not star else 0.36) * inner.h,
        0.95 * wide,
    )
    if count > 6:  # neighbours at the ends of the oval stand over one another
        apart = 1.3 * math.sin(math.pi / count)
        tall = min(tall, apart * inner.h / (2 + apart))
    rx, ry = (inner.w - wide) / 2, (inner.h - tall) / 2
    out: dict[int, Box] = {}
    start = -90.0 if count % 2 or not stage.wide else -90.0 + 180.0 / count
    start = start - 90.0 if star and stage.wide and count % 2 else start  # nobody over or under the one in the middle
    turns = [math.radians(start + 360.0 * n / count) for n in range(count)]
    if count % 2 == 0:  # nobody straight at the side or over the middle: as far out as there is room all the same
        rx, ry = (r / (max(abs(f(t)) for t in turns) or 1.0) for r, f in ((rx, math.cos), (ry, math.sin)))
        if graph.form == "ring":  # the oval itself is drawn
            rx, ry = min(rx, inner.w / 2), min(ry, inner.h / 2)
    for i, t in zip(rim, turns, strict=False):
        x, y = inner.cx + rx * math.cos(t), inner.cy + ry * math.sin(t)
        out[i] = Box(x - wide / 2, y - tall / 2, wide, tall)
    if hub >= 0:
        k = 1.15
        out[hub] = Box(inner.cx - k * wide / 2, inner.cy - k * tall / 2, k * wide, k * tall)
    return [out[i] for i in range(len(graph.nodes))]


def _wire(edge: Edge, nodes: Sequence[Node], stage: Stage, width: float) -> Wire:
    a, b = nodes[edge.a].body.box, nodes[edge.b].body.box
    dx, dy = b.cx - a.cx, b.cy - a.cy
    if abs(dx) * (a.h + b.h) > abs(dy) * (a.w + b.w):
        sides = ("right", "left") if dx > 0 else ("left", "right")
    else:
        sides = ("bottom", "top") if dy > 0 else ("top", "bottom")
    return wire(edge, nodes, sides, stage, name=f"link-{edge.a + 1}-{edge.b + 1}", width=width, straight=True)
