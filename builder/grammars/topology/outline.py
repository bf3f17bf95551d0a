"""Outline: a tree as indented rows, one below the other, for canvases too narrow to spread it out."""

from __future__ import annotations

from collections.abc import Sequence

from builder.cast.node import Node
from builder.geometry import Box
from builder.grammars.topology.board import finished, panel_of, placed
from builder.grammars.topology.model import Edge, Graph
from builder.grammars.topology.wires import Wire
from builder.layout.stage import Composition, Stage
from builder.scene.items import Group, Paint, Path, Stroke


def suits(graph: Graph, stage: Stage) -> bool:
    """Whether every node has at most one parent and the rows are high enough to read."""
    parents = [e.b for e in graph.edges]
    if len(set(parents)) < len(parents) or len(parents) != len(graph.nodes) - 1:
        return False
    panel, _ = panel_of(stage)
    return 0.9 * panel.h / len(graph.nodes) > 1.55 * stage.scale.least


def compose(graph: Graph, stage: Stage) -> Composition:
    """Parents above their children, children indented, elbows between."""
    panel, foot = panel_of(stage)
    inner = panel.inset(min(48.0, 0.05 * panel.w), min(36.0, 0.05 * panel.h))
    order = _order(graph)
    deepest = max(depth for _, depth in order)
    pitch = inner.h / len(order)
    tall = min(0.84 * pitch, 0.2 * inner.w)
    indent = min(0.16 * inner.w, 0.4 * inner.w / max(1, deepest))
    cells: dict[int, Box] = {}
    for row, (node, depth) in enumerate(order):
        x = inner.x + depth * indent
        wide = min(inner.right - x, 0.62 * inner.w)
        cells[node] = Box(x, inner.y + (row + 0.5) * pitch - tall / 2, wide, tall)
    nodes = placed(graph, [cells[i] for i in range(len(graph.nodes))], stage, plain=True)
    wires = [_elbow(edge, nodes, indent, stage) for edge in graph.edges]
    return finished(graph, nodes, wires, stage, panel, foot)


def _order(graph: Graph) -> list[tuple[int, int]]:
    """Nodes from the root down, each with its depth, children right after their parent."""
    children: dict[int, list[int]] = {}
    for edge in graph.edges:
        children.setdefault(edge.a, []).append(edge.b)
    below = {e.b for e in graph.edges}
    left = [(i, 0) for i in range(len(graph.nodes) - 1, -1, -1) if i not in below]
    out: list[tuple[int, int]] = []
    while left:
        at, depth = left.pop()
        out.append((at, depth))
        left += [(child, depth + 1) for child in reversed(children.get(at, []))]
    return out


def _elbow(edge: Edge, nodes: Sequence[Node], indent: float, stage: Stage) -> Wire:
    """Down from the parent's lower edge, then to the child's left side round a soft corner."""
    a, b = nodes[edge.a].body.box, nodes[edge.b].body.box
    width = max(8.0, 12.0 * min(stage.canvas.width, stage.canvas.height) / 1080)
    x, r = a.x + 0.5 * indent, min(22.0, 0.3 * indent)
    d = (
        ("M", (x, a.bottom - 8)), ("L", (x, b.cy - r)), ("C", (x, b.cy - r / 2, x + r / 2, b.cy, x + r, b.cy)),
        ("L", (b.x + 8, b.cy)),
    )  # fmt: skip
    name = f"link-{edge.a + 1}-{edge.b + 1}"
    paint = Paint("fail" if edge.broken else "line_2")
    line = Path(id=f"{name}/line", d=d, stroke=Stroke(paint, width, (1.6, 2.2) if edge.broken else ()))
    return Wire(edge=edge, item=Group(id=name, items=(line,)), middle=(x, (a.bottom + b.cy) / 2))
