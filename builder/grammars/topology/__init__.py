"""Topology: nodes and what joins them, as layers on a board, a tree on steps, a ring, a mesh or a star."""

from __future__ import annotations

from typing import ClassVar

from builder.cast import Roll, figure
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.topology import board, front, outline, reads, ring, spoken, terraces
from builder.grammars.topology.build import graph_of
from builder.grammars.topology.model import FORMS
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Topology(Grammar):
    """`nodes` and `links` ("a -> b: label", "a -- b", "a -x b") in a `form`; a bright `hero`, some `failed`."""

    name = "topology"
    rank = 58
    title = "Nodes and links"
    keys = ("nodes", "links", "form", "hero", "path", "failed", "missing", "broken", "front", "asking")
    needs = (("nodes",), ("links",))
    forms: ClassVar[Forms] = {"form": FORMS, "hero": "one", "front": "one", "asking": "one"}
    EXAMPLES = (
        ("how a page arrives", "Architecture diagram: browser -> CDN -> API gateway -> orders service"),
        ("who calls whom", "Dependency graph: checkout -> payments, checkout -> inventory, payments -> ledger"),
        ("chain of trust", "Tree with root CA above two issuing CAs, two issuing CAs above four leaf certificates"),
        ("everyone peers", "Full mesh of five routers"),
        ("pass it on", "Ring of six brokers, one broker down"),
        ("one switch", "Star topology with a switch in the middle, printer, laptop, camera and phone"),
        ("fan out and in", "DAG showing extract feeding clean and enrich, clean and enrich feeding load"),
        ("split brain", "Network diagram: office -- data centre, office -- cloud, cut cable between office and cloud"),
        ("where names come from", "DNS hierarchy: root, com, example"),
        ("too many parts", "Data platform architecture diagram with many components, overwhelming"),
        ("the front door", "web app -> gateway, mobile app -> gateway, gateway -> database"),
        ("everyone knows everyone", "Four brokers, each connected to all others"),
        ("who has the truth", "Primary in the middle, three read replicas around it"),
        ("signed and signed again", "Root CA at the top, two intermediates under it, four leaf certificates below"),
        ("one office", "Network diagram: one switch, five phones connected to it"),
        ("who answers", "Escalation tree: you at the bottom, above you the shift lead, above her owner and vendor"),
        ("who can find anything", "Tangle of wires between 8 sensors and 4 consoles, coffee spilled"),
        ("one short", "Five brokers connected in a ring, one missing, the others waiting"),
        ("three hops", 'Root node H, under it C and P, leaves below, lit path H, C, "Bea"'),
        ("folders all the way", "Folder tree: src with components, pages and tests"),
    )  # fmt: skip
    NOT = (
        ("from farm to shelf", "Pipeline: Harvest -> Wash -> Pack -> Ship"),
        ("share", "Single GPU with multiple pods connected to it"),
        ("then and now", "Before: one big server; After: many small servers"),
        ("try it on a few", "Visitors split 95/5 between old page and new page"),
        ("who asked", "Client -> Server: hello, Server -> Client: welcome"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row that names a graph, or whose arrows branch."""
        return reads.match(reading) or spoken.match(reading)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        graph = graph_of(slots)
        if graph.form in ("ring", "mesh", "star") and len(graph.nodes) > 2:
            return ring.compose(graph, stage)
        if graph.form == "tree" and terraces.suits(graph, stage):
            return terraces.compose(graph, stage)
        if graph.form == "tree" and outline.suits(graph, stage):
            return outline.compose(graph, stage)
        made = board.compose(graph, stage)
        if not slots.get("front"):
            return made
        who = Roll().one(figure(slots["front"]))
        return front.before(made, who, stage, asking=bool(slots.get("asking")))
