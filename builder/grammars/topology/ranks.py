"""Layers of a graph: how far each node is from the sources, in an order with few crossings; the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations

from builder.grammars.topology.model import Graph

_SWEEPS = 8
_ALL = 5  # nodes of a layer whose every order is tried


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a node or a bend stands: its layer and its place in it; `node` -1 for the bend of a long edge."""

    layer: int
    node: int
    edge: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """`rows`: each layer's spots in order; `paths`: of every edge the spots it passes, from end to end."""

    rows: tuple[tuple[Spot, ...], ...]
    paths: tuple[tuple[Spot, ...], ...]

    @property
    def widest(self) -> int:
        return max((len(row) for row in self.rows), default=1)


def layered(graph: Graph) -> Layers:
    """Longest paths make the layers, bends keep long edges clear of nodes, sweeps untangle."""
    depth = _depths(graph)
    spots = {i: Spot(layer=depth[i], node=i) for i in range(len(graph.nodes))}
    rows: list[list[Spot]] = [[] for _ in range(max(depth, default=0) + 1)]
    for i in range(len(graph.nodes)):
        rows[depth[i]].append(spots[i])
    paths = []
    for n, edge in enumerate(graph.edges):
        low, high = sorted((depth[edge.a], depth[edge.b]))
        bends = [Spot(layer=layer, node=-1, edge=n) for layer in range(low + 1, high)]
        for bend in bends:
            rows[bend.layer].append(bend)
        ordered = bends if depth[edge.a] <= depth[edge.b] else bends[::-1]
        paths.append((spots[edge.a], *ordered, spots[edge.b]))
    kept = _untangled([tuple(row) for row in rows], paths)
    return Layers(rows=tuple(kept), paths=tuple(paths))


def _depths(graph: Graph) -> list[int]:
    """The longest way from a source; an edge that would close a circle is left out of account."""
    after: list[list[int]] = [[] for _ in graph.nodes]
    for edge in graph.edges:
        if not _reaches(after, edge.b, edge.a):
            after[edge.a].append(edge.b)
    depth = [0] * len(graph.nodes)
    for _ in graph.nodes:
        for a, targets in enumerate(after):
            for b in targets:
                depth[b] = max(depth[b], depth[a] + 1)
    return depth


def _reaches(after: Sequence[Sequence[int]], start: int, goal: int) -> bool:
    seen, left = {start}, [start]
    while left:
        at = left.pop()
        if at == goal:
            return True
        fresh = [b for b in after[at] if b not in seen]
        seen.update(fresh)
        left += fresh
    return False


def _untangled(rows: list[tuple[Spot, ...]], paths: Sequence[Sequence[Spot]]) -> list[tuple[Spot, ...]]:
    steps = [(a, b) for path in paths for a, b in pairwise(path)]
    best, least = rows, _crossings(rows, steps)
    for sweep in range(_SWEEPS):
        order = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        trial = list(best)
        for layer in order:
            trial[layer] = _sorted(trial, layer, steps)
        crossed = _crossings(trial, steps)
        if crossed < least:
            best, least = trial, crossed
    return best


def _sorted(rows: Sequence[tuple[Spot, ...]], layer: int, steps: Sequence[tuple[Spot, Spot]]) -> tuple[Spot, ...]:
    """A layer in the order with the fewest crossings to its neighbours; of a large one, by the middle of its links."""
    row = rows[layer]

    def cost(order: tuple[Spot, ...]) -> int:
        trial = [order if i == layer else r for i, r in enumerate(rows)]
        return _crossings(trial, steps)

    if len(row) <= _ALL:
        return min(permutations(row), key=cost)
    place = {spot: i for r in rows for i, spot in enumerate(r)}

    def middle(spot: Spot) -> float:
        near = [place[b] for a, b in steps if a == spot] + [place[a] for a, b in steps if b == spot]
        return sum(near) / len(near) if near else float(place[spot])

    return tuple(sorted(row, key=middle))


def _crossings(rows: Sequence[tuple[Spot, ...]], steps: Sequence[tuple[Spot, Spot]]) -> int:
    place = {spot: (i, (n + 0.5) / len(row)) for i, row in enumerate(rows) for n, spot in enumerate(row)}
    count = 0
    for (a, b), (c, d) in combinations(steps, 2):
        if place[a][0] > place[b][0]:
            a, b = b, a
        if place[c][0] > place[d][0]:
            c, d = d, c
        if place[a][0] == place[c][0] and place[b][0] == place[d][0]:
            count += (place[a][1] - place[c][1]) * (place[b][1] - place[d][1]) < 0
    return count
