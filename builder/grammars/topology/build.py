"""From slots to a graph: named links first, then the links that the form of the graph implies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from builder.cast import figures
from builder.grammars.base import Slots
from builder.grammars.topology.model import FORMS, Builder, Graph, edges_of
from builder.language.model import Figure

_MESH = 7  # nodes of which each is joined to each; more are joined to their near ones


def graph_of(slots: Slots) -> Graph:
    """The graph of a row or of an author."""
    made = Builder()
    groups = [made.add(f) for f in figures(slots.get("nodes"))]
    form = str(slots.get("form") or "")
    for line in _lines(slots.get("links")):
        if not edges_of(line):
            made.names(line)
        for before, after, kind, label in edges_of(line):
            first, second = made.names(before), made.names(after)
            if form == "tree" and len(first) > 1:
                _fan(made, first, second)
            else:
                made.join(first, second, kind, label)
    for line in _lines(slots.get("broken")):
        ends = [made.names(part) for part in line.replace(" and ", " -- ").replace(" to ", " -- ").split(" -- ")]
        for first, second in pairwise(ends):
            made.fail(first, second)
    if not made.joined:
        _imply(made, groups, form or "layers")
    hero = [i for f in figures(slots.get("hero")) for i in made.add(f)]
    failed = frozenset(i for f in figures(slots.get("failed")) for i in _some(made.add(f), f))
    picked = form if form in FORMS else "layers"
    way = [i for f in figures(slots.get("path")) for i in made.add(f)[:1]]
    lit = made.light(way)
    made.speak()
    shown = hero[0] if hero else way[-1] if way else 0 if picked == "star" else -1
    gone = frozenset(i for f in figures(slots.get("missing")) for i in _some(made.add(f), f))
    graph = made.graph(picked, hero=shown, failed=failed, lit=lit)
    cut = tuple(replace(e, broken=True) if gone & {e.a, e.b} else e for e in graph.edges)
    return replace(graph, edges=cut, missing=gone)


def _some(found: Sequence[int], figure: Figure) -> Sequence[int]:
    """As many of the nodes of a name as the figure says: of several, the last ones."""
    return found[-figure.count :] if figure.quantity != "plural" else found


def _lines(given: object) -> Iterable[str]:
    if not given:
        return ()
    return [str(line) for line in given] if isinstance(given, (tuple, list)) else [str(given)]


def _imply(made: Builder, groups: Sequence[Sequence[int]], form: str) -> None:
    """The links a form has: each to each, round, all to the first, level to level."""
    every = [i for group in groups for i in group]
    if form == "mesh":
        _mesh(made, every)
    elif form == "ring":
        for a, b in pairwise([*every, *every[:1]] if len(every) > 2 else every):
            made.join([a], [b], "plain")
    elif form == "star":
        made.join(every[:1], every[1:], "plain")
    elif form == "tree":
        for upper, lower in pairwise(groups):
            _fan(made, upper, lower)
    else:
        for upper, lower in pairwise(groups):
            made.join(upper, lower, "plain")


def _mesh(made: Builder, every: Sequence[int]) -> None:
    if len(every) <= _MESH:
        for a, b in combinations(every, 2):
            made.join([a], [b], "plain")
        return
    for step in (1, 2, 3):
        for i, a in enumerate(every):
            made.join([a], [every[(i + step) % len(every)]], "plain")


def _fan(made: Builder, upper: Sequence[int], lower: Sequence[int]) -> None:
    """Share out the lower level among the upper one, in order."""
    for i, child in enumerate(lower):
        if upper:
            made.join([upper[i * len(upper) // len(lower)]], [child], "plain")
