"""Terraces: a tree on steps, its root on the highest, every level a step lower and nearer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.cast.ground import floor_of, foot_line
from builder.cast.node import name_of
from builder.geometry import Box
from builder.grammars.topology.board import finished_on, placed
from builder.grammars.topology.model import Graph
from builder.grammars.topology.ranks import Layers, Spot, layered
from builder.grammars.topology.wires import wire
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.items import Group, Item, Paint, Shape


def compose(graph: Graph, stage: Stage) -> Composition:
    """One step for each level; links run down the steps' fronts."""
    layers = layered(graph)
    if layers.widest == 1 and stage.wide:
        return _flight(graph, layers, stage)
    ground = even(foot_line(stage) - 8)
    cells, tops = _cells(graph, layers, stage, ground)
    nodes = placed(graph, [cells[i] for i in range(len(graph.nodes))], stage, shadow=1)
    width = max(8.0, 12.0 * min(stage.canvas.width, stage.canvas.height) / 1080)
    wires = [
        wire(e, nodes, ("bottom", "top"), stage, name=f"link-{e.a + 1}-{e.b + 1}", width=width) for e in graph.edges
    ]
    steps = _steps(tops, floor_of(stage, ground), stage)
    return finished_on(steps, graph, nodes, wires, stage, floor_of(stage, ground), 0.12 * stage.box.h)


def _flight(graph: Graph, layers: Layers, stage: Stage) -> Composition:
    """One below the other and one after the other: a flight of steps down to the right."""
    box, ground, count = stage.box, even(foot_line(stage) - 8), len(layers.rows)
    drop = (ground - box.y) / (count + 0.35)
    pitch = box.w / count
    wide, tall = min(0.8 * pitch, 1.9 * 1.2 * drop), 1.2 * drop
    cells, fronts = {}, []
    for i, row in enumerate(layers.rows):
        foot = ground - (count - 1 - i) * drop
        left = box.x + i * pitch + (pitch - wide) / 2
        cells[row[0].node] = Box(left, foot - tall, wide, tall)
        if i < count - 1:
            fronts.append(Box(-60, foot - 6, box.x + (i + 1) * pitch + 60, floor_of(stage, ground) + 40 - foot))
    nodes = placed(graph, [cells[i] for i in range(len(graph.nodes))], stage, shadow=1)
    width = max(8.0, 12.0 * min(stage.canvas.width, stage.canvas.height) / 1080)
    wires = [
        wire(e, nodes, ("right", "left"), stage, name=f"link-{e.a + 1}-{e.b + 1}", width=width) for e in graph.edges
    ]
    steps = [_block(i, front, count) for i, front in reversed(list(enumerate(fronts)))]
    return finished_on(steps, graph, nodes, wires, stage, floor_of(stage, ground), 0.12 * box.h)


def _block(index: int, box: Box, count: int) -> Group:
    """A step of the flight: its front and its lit upper edge."""
    name, share = f"step-{index + 1}", 0.8 - 0.5 * index / max(1, count - 1)
    edge = Box(box.x, box.y, box.w, 14)
    return Group(
        id=name,
        items=(
            Shape(id=f"{name}/front", kind="rect", box=box, radius=18, fill=Paint("bg", "panel", share)),
            Shape(id=f"{name}/edge", kind="rect", box=edge, radius=7, fill=Paint("panel_2")),
        ),
        decorative=True,
    )


def _cells(graph: Graph, layers: Layers, stage: Stage, ground: float) -> tuple[Mapping[int, Box], list[float]]:
    """Cells of all nodes, and where the steps' upper edges are; the root is larger than its descendants."""
    box, count = stage.box, len(layers.rows)
    shares = [1.0 + 0.15 * (i == 0) + 0.45 * _drawn(graph, row) for i, row in enumerate(layers.rows)]
    gap = 0.4
    unit = (ground - box.y) / (sum(shares) + gap * (count - 1))
    out: dict[int, Box] = {}
    tops: list[float] = []
    y = box.y
    places = _places(graph, layers, box)
    for i, row in enumerate(layers.rows):
        tall = shares[i] * unit
        foot = y + tall
        wide = min(0.84 * box.w / max(1, len(row)), 2.1 * tall)
        for spot in row:
            if spot.node >= 0:
                out[spot.node] = Box(places[spot.node] - wide / 2, foot - tall, wide, tall)
        tops.append(foot)
        y = foot + gap * unit
    return out, tops


def _drawn(graph: Graph, row: Sequence[Spot]) -> bool:
    """Whether somebody stands in a row over a name."""
    return any(graph.nodes[s.node].kind != "object" for s in row)


def _places(graph: Graph, layers: Layers, box: Box) -> Mapping[int, float]:
    """x of every node: the lowest level evenly, parents over the middle of their children."""
    out: dict[int, float] = {}
    for row in reversed(layers.rows):
        nodes = [s.node for s in row if s.node >= 0]
        even_x = {n: box.x + (k + 0.5) * box.w / len(nodes) for k, n in enumerate(nodes)}
        for n in nodes:
            mine = [out[e.b] for e in graph.edges if e.a == n and e.b in out]
            out[n] = sum(mine) / len(mine) if mine and len(nodes) <= 2 else even_x[n]
        if len(nodes) == 2 and abs(out[nodes[0]] - out[nodes[1]]) < 0.44 * box.w:
            out |= even_x
    return out


def _steps(tops: Sequence[float], floor: float, stage: Stage) -> list[Item]:
    """Every step but the floor: a front and a lit edge, the nearer the lighter."""
    out: list[Item] = []
    wide = stage.canvas.width + 120
    for i, top in enumerate(tops[:-1]):
        share = 0.3 + 0.5 * i / max(1, len(tops) - 1)
        bottom = (tops[i + 1] if i + 2 < len(tops) else floor) + 60
        face = Box(-60, top - 10, wide, max(20.0, bottom - top))
        out.append(Group(
            id=f"step-{i + 1}",
            items=(
                Shape(id=f"step-{i + 1}/front", kind="rect", box=face, fill=Paint("bg", "panel", share)),
                Shape(id=f"step-{i + 1}/edge", kind="rect", box=Box(-60, top - 10, wide, 14), fill=Paint("panel_2")),
            ),
            decorative=True,
        ))  # fmt: skip
    return out


def suits(graph: Graph, stage: Stage) -> bool:
    """Whether the tree is low enough, and every name short enough, for steps."""
    layers = layered(graph)
    if not 2 <= len(layers.rows) <= (3 if stage.wide else 4) or any(s.node < 0 for r in layers.rows for s in r):
        return False
    longest = max((len(w) for m in graph.nodes for w in name_of(m).split()), default=0)
    room = 0.84 * stage.box.w / layers.widest
    return room > longest * 0.62 * stage.scale.least + 60
