"""Relate: actors and what joins them: a shared hub, the ground they stand on, a chain, a container."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from builder.cast import Member, Roll, figure, figures, texts, title_of
from builder.diagnostics import did_you_mean
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.relate import chain, deal, inside, reads, rooms, share, stand, wall
from builder.grammars.relate.shelf import Party
from builder.grammars.topology import ring
from builder.grammars.topology.model import Builder
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_DEAL = 4  # so many single parties stand side by side; more are a chain


@grammar
class Relate(Grammar):
    """Actors and links: hub, ground, chain, pair, inside."""

    name = "relate"
    rank = 40
    title = "Actors and what joins them"
    keys = (
        "center", "around", "riders", "link", "marks", "chain", "label", "labels", "item", "back", "past", "inside",
        "holds", "layout", "wall", "ring", "only",
    )  # fmt: skip
    needs = (("center", "around"), ("chain",), ("inside", "holds"), ("ring",))
    forms: ClassVar[Forms] = dict.fromkeys(
        ("center", "link", "marks", "label", "item", "back", "past", "inside", "layout", "wall", "ring", "only"), "one"
    )
    EXAMPLES = (
        (
            "multiple pods CAN share",
            "Single GPU with multiple pods connected to it, question marks turning to checkmarks",
        ),
        ("4 pods can share", "4 pods each with nvidia.com/gpu: 1, all pointing to same physical GPU"),
        ("one broker for all", "Three services connected to one message queue"),
        ("the cache answers", "Single Redis cache with several web servers connected to it"),
        ("half a core each", "3 pods each with cpu: 500m, all pointing to the same node"),
        ("two developers, one database", "Two laptops connected to one database"),
        ("one way in, three out", "Browser -> load balancer -> cart, search and login"),
        ("nobody gets through", "Laptop trying to reach the database, firewall in between, blocked"),
        ("pass it on", "Six switches in a ring, each passing the token to its neighbor"),
        ("two towns", 'Two data centers joined by a bidirectional arrow labelled "replication"'),
        ("it asks everyone", "Metrics server scraping five exporters"),
        ("the middle man", "Translator standing between the old mainframe and the mobile app"),
        ("all at hand", "Robot with tools: browser, database, calendar"),
        ("they all report", "Thermostat, camera and doorbell all sending data to one hub"),
        ("gift wrap", "Sidecar proxy wrapping the application container"),
        ("the hook calls home", 'Arrow from webhook to build server, showing "POST /hooks" request'),
        ("keep data private", "Model running locally, data staying in the cluster"),
        ("what runs on a node", "Node with 2 GPU cards and a container"),
        ("three ways to pay", "Cash desk with three paths leading away: card, coins, phone"),
        ("all through the ledger", "Tills feeding into a ledger, one line going to the bank"),
        ("the shared bucket", "Bucket in the middle, jobs dropping off and picking up photos, logs, backups"),
        ("an agent on each", "One log agent on each of 3 nodes, padlock icons on the links between them"),
        ("just one is served", 'Four namespaces, only "billing" has a firewall in front of it'),
        ("only for the printer", "Three printers in parallel, scanner attached to just the office printer"),
        ("nobody lets go", "Volume waiting to shut down, pods still hanging on to the database"),
        ("who sent that", "Clerk receiving a parcel from a masked robot, question mark above"),
        ("which one is it", "Printer pushing out four tickets, question mark over each"),
        ("a road at last", "Two clusters, each with its own key, bridge between them"),
        ("one in charge", "Database in the middle, 3 servers with one agent each connected to it"),
        ("the map between", "Harbour on the left, warehouses on the right, ledger in between linking them"),
    )
    NOT = (
        ("switching fast", "GPU switching rapidly between 4 workloads"),
        ("no memory isolation", "GPU memory bar, 4 pods drawing from same pool, one greedy pod expanding"),
        ("advertise 4", "Node view: 1 physical GPU icon expanding into 4 virtual GPU icons"),
        ("exclusive access", 'One GPU, one pod, "RESERVED" sign, other pods waiting outside'),
        (
            "rapidly switches",
            "Animation showing context switching: Pod A runs -> pause -> Pod B runs -> pause -> repeat",
        ),
        ("production training", 'X mark next to training job icon with "use MIG instead"'),
        ("usage", "GPU meter showing 20% usage, money flying away"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        return reads.match(reading, context)

    def objection(self, slots: Slots) -> tuple[str, str, str] | None:
        """A mark nobody knows."""
        parts = [part.strip().lower() for part in str(slots.get("marks", "")).replace("→", "->").split("->")]
        wrong = next((part for part in parts if part and part not in _MARKS), "")
        return ("marks", f"unknown mark {wrong[:60]!r}", did_you_mean(wrong, list(_MARKS))) if wrong else None

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        roll = Roll()
        if slots.get("chain"):
            return _chained(slots, stage, roll)
        if slots.get("ring"):
            return _round(slots, stage)
        if slots.get("inside") and slots.get("holds"):
            room = figure(slots["inside"])
            walls = room.kind if room.kind in ("node-panel", "boundary") else "boundary"
            if room.count > 1:
                return rooms.compose(_rooms(room, walls, slots, roll), stage)
            members = tuple(m for f in figures(slots.get("holds")) for m in roll.take(f))
            numbers = texts(slots.get("labels"))
            made = inside.Inside(room=room.label or title_of(room), walls=walls, members=members, numbers=numbers)
            return inside.compose(made, stage)
        return self._hub(slots, stage, roll)

    def _hub(self, slots: Slots, stage: Stage, roll: Roll) -> Composition:
        hub = roll.one(figure(slots["center"]))
        around = tuple(m for f in figures(slots["around"]) for m in roll.take(f))
        if _carried(around) and str(slots.get("layout", "")) != "share":
            return stand.compose(hub, around, stage)
        before, after = marks(slots.get("marks", ""))
        riders = figures(slots.get("riders"))
        aboard = tuple(m for f in riders for m in roll.take(f))[: len(around)] if riders else ()
        load = str(slots.get("label") or "")
        loads, only = texts(slots.get("labels")), str(slots.get("only") or "")
        at = len(around) // 2
        labels = tuple(only if i == at else " ".join(m.figure.attributes) for i, m in enumerate(around)) if only else ()
        party = Party(
            members=around, before=before, after=after, riders=aboard, load=load, loads=loads, labels=labels,
            both=str(slots.get("link", "")) == "<->", tied=(at,) if only else (),
        )  # fmt: skip
        leaver = roll.one(figure(slots["past"])) if slots.get("past") else None
        return share.compose(hub, party, stage, leaver=leaver)


def _rooms(room: Figure, walls: str, slots: Slots, roll: Roll) -> rooms.Rooms:
    """Several places: with somebody in each, or one in the middle that alone has somebody."""
    held = tuple(m for f in figures(slots.get("holds")) for m in roll.take(f))
    names, each = texts(slots.get("labels")), len(held) >= room.count
    middle = room.count // 2
    title = room.label or " ".join((*room.attributes, room.words))
    made = []
    for i in range(room.count):
        member = held[i] if each else held[0] if i == middle else None
        name = (names[i] if i < len(names) else title) if each else names[0] if names and i == middle else title
        made.append(rooms.Room(name=name, walls=walls, member=member))
    mark = roll.one(figure(slots["item"])) if slots.get("item") else None
    return rooms.Rooms(rooms=tuple(made), joined=str(slots.get("link", "")) == "--", mark=mark)


def _chained(slots: Slots, stage: Stage, roll: Roll) -> Composition:
    """Steps from one to the next, of which one may be a list ("a + b"); with a wall between where the way is shut."""
    steps = tuple(
        tuple(m for part in _parts(value) for m in roll.take(figure(part))) for value in _values(slots["chain"])
    )
    way = str(slots.get("link", "->")).strip()
    if (way in ("-x", "-x->") or slots.get("wall")) and len(steps) > 1:
        name = str(slots.get("wall") or "")
        return wall.compose(wall.Wall(one=steps[0][0], other=steps[-1][0], name=name), stage)
    if 2 <= len(steps) <= _DEAL and all(len(step) == 1 for step in steps) and (len(steps) < _DEAL or deal.suits(stage)):
        return deal.compose(_deal(tuple(step[0] for step in steps), slots, way, roll), stage)
    made = chain.Chain(
        steps=steps, label=str(slots.get("label") or ""), directed=way not in ("--", "-"), both=way == "<->"
    )
    return chain.compose(made, stage)


def _deal(parties: tuple[Member, ...], slots: Slots, way: str, roll: Roll) -> deal.Deal:
    """Lanes from each to the next; on the first what is sent, on a second one back what comes in return."""
    item = figure(slots["item"]) if slots.get("item") else None
    words = str(slots.get("label") or (item.label or item.words if item else ""))
    loads = roll.take(item, count=3) if item is not None and item.kind else ()
    heads = 0 if way in ("--", "-") else 2 if way == "<->" else 1
    named = (*texts(slots.get("labels")), *[""] * len(parties)) if slots.get("labels") else ()
    lanes = [
        deal.Lane(
            a=i, b=i + 1, words=named[i] if named else words if i == 0 or item else "", loads=loads,
            heads=heads,
        )
        for i in range(len(parties) - 1)
    ]  # fmt: skip
    if slots.get("back"):
        back = "" if str(slots["back"]) in ("<-", "->") else str(slots["back"])
        lanes += [deal.Lane(a=i, b=i - 1, words=back) for i in range(len(parties) - 1, 0, -1)]
    past = roll.one(figure(slots["past"])) if slots.get("past") and len(parties) == 2 else None
    house = str(slots.get("inside") or "")
    return deal.Deal(parties=parties, lanes=tuple(lanes), passed=past, house=house)


def _values(given: object) -> tuple[object, ...]:
    return tuple(given) if isinstance(given, (tuple, list)) else (given,)


def _parts(value: object) -> tuple[object, ...]:
    """The things of one step: "a + b" are two, side by side as blocks with their words."""
    if not isinstance(value, str) or " + " not in value:
        return (value,)
    return tuple(Figure(kind="", words=part.strip()) for part in value.split(" + "))


def _round(slots: Slots, stage: Stage) -> Composition:
    """Everybody round a ring, each with an arrow to the next."""
    made = Builder()
    nodes = [i for f in figures(slots["ring"]) for i in made.add(f)]
    for a, b in pairwise([*nodes, *nodes[:1]] if len(nodes) > 2 else nodes):
        way = "both" if str(slots.get("link", "")) == "<->" else "to"
        made.join([a], [b], way, str(slots.get("label") or "") if a == nodes[0] else "")
    return ring.compose(made.graph("ring"), stage)


def _carried(members: tuple[Member, ...]) -> bool:
    """Whether everybody brings words of their own."""
    return bool(members) and all(m.carries for m in members)


_MARKS = {"?": "question", "question": "question", "tick": "tick", "check": "tick", "cross": "cross", "x": "cross",
          "warning": "warning", "!": "warning"}  # fmt: skip


def marks(value: object) -> tuple[str, str]:
    """ "? -> tick" as (before, after); a single mark as ("", mark)."""
    parts = [part.strip().lower() for part in str(value or "").replace("→", "->").split("->")]
    named = [_MARKS[part] for part in parts if part in _MARKS]
    return ("", "") if not named else (named[0], named[1]) if len(named) > 1 else ("", named[0])
