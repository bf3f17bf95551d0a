"""A graph as data: nodes that are cast, edges between their indices, and the notation authors write edges in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.cast import Member, Roll
from builder.cast.listing import listed, thing
from builder.language.lexicon import key, lexicon
from builder.language.model import Figure

MOST = 16
#: An arrow between two ends: broken, both ways, undirected, directed.
ARROW = re.compile(
    r"\s*(?P<broken><?-+[xX✗×]-*>?|-+[/\\]+-*>?)\s+|\s*(?P<both><-+>|↔|⇄|<=>)\s*|\s+(?P<plain>--+|—)\s+|"
    r"\s*(?P<to>(?:-+|=+)>|[→➜⇒])\s*"
)
_PARTS = ("leaf", "root", "branch", "node", "trunk")  # of a tree in a graph, which is no plant
FORMS = ("layers", "tree", "mesh", "ring", "star")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """From node `a` to node `b`, by index; `both` ways, `broken`, or without direction."""

    a: int
    b: int
    label: str = ""
    directed: bool = True
    both: bool = False
    broken: bool = False
    lit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """`hero`: index of the node the row is about, -1 for none; `failed`: of nodes that are down, `lit`: on the path,
    `missing`: that should be there.
    """

    nodes: tuple[Member, ...]
    edges: tuple[Edge, ...]
    form: str = "layers"
    hero: int = -1
    failed: frozenset[int] = frozenset()
    lit: frozenset[int] = frozenset()
    missing: frozenset[int] = frozenset()


def edges_of(text: str) -> list[tuple[str, str, str, str]]:
    """A run "a -> b -> c: label" as (from, to, kind, label); ends are names."""
    found = list(ARROW.finditer(text))
    out = []
    for i, arrow in enumerate(found):
        start = found[i - 1].end() if i else 0
        end = found[i + 1].start() if i + 1 < len(found) else len(text)
        after, _, label = text[arrow.end() : end].partition(": ")
        kind = next(name for name in ("broken", "both", "plain", "to") if arrow[name])
        before = text[start : arrow.start()].partition(": ")[0] if i else text[: arrow.start()]
        out.append((before.strip(" ,;"), after.strip(" ,;."), kind, label.strip(" .;")))
    return out


def named(words: str, *, alone: bool = False) -> Figure:
    """A node's words; a plural without a number is one node's name ("payments"), of actors that are `alone` three."""
    made = thing(words)
    if made.words.lower() in _PARTS:
        made = replace(made, kind="")
    if made.quantity == "plural" and not (alone and made.kind):
        return replace(made, words=" ".join((*made.attributes, words.split()[-1])), attributes=(), count=1, quantity="")
    return made


class Builder:
    """Collects nodes by name and edges between all nodes of two names."""

    def __init__(self) -> None:
        self._roll = Roll()
        self._members: list[Member] = []
        self._named: dict[tuple[str, ...], list[int]] = {}
        self._edges: dict[tuple[int, int], Edge] = {}

    def add(self, figure: Figure) -> list[int]:
        """The node or nodes of a figure: those known by its words, else new ones as room allows."""
        name = key(" ".join((*figure.attributes, figure.words, figure.label)))
        if name not in self._named:
            free = MOST - len(self._members)
            made = self._roll.take(figure, count=min(max(1, figure.count), free)) if free > 0 else ()
            self._named[name] = list(range(len(self._members), len(self._members) + len(made)))
            self._members += made
        return self._named[name]

    def names(self, words: str) -> list[int]:
        """The nodes of a list of names."""
        parts = listed(words)
        return [i for part in parts for i in self.add(named(part, alone=len(parts) == 1))]

    def join(self, first: Sequence[int], second: Sequence[int], kind: str, label: str = "") -> None:
        """Edges between all of `first` and all of `second`; two that run opposite ways are one."""
        for a in first:
            for b in second:
                if a == b:
                    continue
                back = self._edges.get((b, a))
                if back is not None:
                    self._edges[(b, a)] = replace(back, both=(back.directed and kind == "to") or back.both)
                    continue
                self._edges.setdefault((a, b), Edge(
                    a=a, b=b, label=label, directed=kind in ("to", "both", "broken"), both=kind == "both",
                    broken=kind == "broken",
                ))  # fmt: skip

    def fail(self, first: Sequence[int], second: Sequence[int]) -> None:
        """Break whatever joins the two, or join them by a broken link."""
        for a in first:
            for b in second:
                at = (a, b) if (a, b) in self._edges else (b, a)
                if at in self._edges:
                    self._edges[at] = replace(self._edges[at], broken=True)
                elif a != b:
                    self._edges[(a, b)] = Edge(a=a, b=b, broken=True, directed=False)

    def light(self, way: Sequence[int]) -> frozenset[int]:
        """Light the edges along a path; the nodes on it."""
        for a, b in pairwise(way):
            at = (a, b) if (a, b) in self._edges else (b, a)
            if at in self._edges:
                self._edges[at] = replace(self._edges[at], lit=True)
        return frozenset(way)

    def speak(self) -> None:
        """Where most nodes are doings ("extract", "load"), no thing of the same name plays them."""
        verbs = lexicon().verbs
        doing = [m for m in self._members if key(m.words) and len(key(m.words)) == 1 and key(m.words)[0] in verbs]
        if len(doing) > 1 and 2 * len(doing) > len(self._members):
            roll = Roll()
            plain = [replace(m.figure, kind="") if m in doing else m.figure for m in self._members]
            self._members = [roll.one(figure) for figure in plain]

    def graph(
        self, form: str, *, hero: int = -1, failed: frozenset[int] = frozenset(), lit: frozenset[int] = frozenset()
    ) -> Graph:
        edges = tuple(self._edges.values())
        return Graph(nodes=tuple(self._members), edges=edges, form=form, hero=hero, failed=failed, lit=lit)

    @property
    def joined(self) -> bool:
        return bool(self._edges)

    @property
    def count(self) -> int:
        return len(self._members)

    @property
    def members(self) -> tuple[Member, ...]:
        return tuple(self._members)
