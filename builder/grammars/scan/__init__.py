"""Scan: an eye, a beam or somebody goes over a set and shows what is in it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, ClassVar

from builder.cast import figure, figures
from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.scan import closeup, dish, patrol, sweep, tunnel
from builder.grammars.scan.field import Field, settled
from builder.grammars.scan.reads import look, targets
from builder.grammars.scan.ways import somebody
from builder.language.model import Figure, Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_HOLDING = re.compile(r"\s+(?:with|holding|carrying)\s+(?:an?|the|his|her|their)\s+", re.IGNORECASE)


@grammar
class Scan(Grammar):
    """`by` goes over what is in `over` and shows what it does `find`: `every` one of them, or trouble (`alarm`).

    `at`: the number of the one it is found in. A `counter` shows how many it has been.
    """

    name = "scan"
    rank = 64
    title = "A look that finds"
    keys = ("by", "over", "find", "at", "every", "alarm", "counter")
    needs = (("over",),)
    forms: ClassVar[Forms] = {"by": "one", "find": "one", "at": "number", "every": "flag", "alarm": "flag",
                              "counter": "one"}  # fmt: skip
    EXAMPLES = (
        ("finds the broken one", "Magnifying glass sweeping over 5 servers, finding one broken server"),
        ("who is slow", "Radar scanning a row of services: auth, billing, search, and highlighting billing in red"),
        ("before it ships", "Security scanner checking 4 container images, two vulnerable images flagged"),
        ("the whole network", "Searchlight sweeping across database, cache, mailbox, revealing an open port"),
        ("every pull request", "Linter going through files, finding a bug"),
        ("looking closer", "Magnifying glass over a database"),
        ("nothing hides", "Robot inspecting racks, detecting failed disk"),
        ("three open doors", "Scanner beam across ports 22, 80 and 443, port 22 glowing red"),
        ("what is in the box", "Icons for sensor, modem, battery being detected"),
        ("in the fine print", "Invoice under a magnifying glass"),
        ("what nobody wrote down", "Scanner revealing hidden attributes on nodes"),
        ("by hand", "Librarian with a torch walking along endless shelves, counter at 7,300"),
        ("they try the doors", "Burglar knocking on doors 1, 2 and 3 one by one, door 2 opens"),
        ("every one", "Customs officer opening every suitcase on the belt, one holds a snake"),
        ("see through it", "X-ray of a parcel, the battery showing a crack"),
        ("in the luggage", "Airport X-ray, trunks riding through on the belt, a bomb shows up inside the second trunk"),
        ("who does nothing", "Magnifying glass moving over machines, stops on an idle one"),
        ("word by word", "Proofreader reading the manuscript line by line, circling a typo"),
        ("all of it, all the time", "Beam going across cluster resources"),
    )
    NOT = (
        ("share", "Single GPU with multiple pods connected to it"),
        ("through the wall", "Traffic passing through the firewall"),
        ("from farm to shelf", "Pipeline: Harvest -> Wash -> Pack -> Ship"),
        ("the crew", "Operator managing 3 databases"),
        ("low usage", "CPU meter showing 20% usage"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row in which something is looked over."""
        found = look(reading)
        if found is None:
            return None
        slots: dict[str, Any] = {"over": targets(found.over, many=found.many)}
        slots |= {name: value for name in ("by", "find", "at", "counter") if (value := getattr(found, name))}
        slots |= {name: "yes" for name in ("every", "alarm") if getattr(found, name)}
        return Match(
            grammar=self.name, confidence=found.sure, slots=slots, why=(found.why,), assumed=found.assumed
        )  # fmt: skip

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        field = _field(slots, stage)
        if field.tool == "radar":
            return dish.compose(field, stage)
        if field.tool == "tunnel":
            return tunnel.compose(field, stage)
        if field.tool == "lens":
            return closeup.compose(field, stage)
        return patrol.compose(field, stage) if field.walker is not None else sweep.compose(field, stage)


def _field(slots: Slots, stage: Stage) -> Field:
    over = figures(slots.get("over")) or (Figure(kind="", words="thing", count=3),)
    by = slots.get("by")
    return settled(
        over=tuple(over),
        by=str(getattr(by, "words", by) or ""),
        agent=_agent(by) if by else None,
        counter=str(slots.get("counter") or ""),
        find=stage.labels.get("find") or str(getattr(slots.get("find"), "words", slots.get("find")) or ""),
        every=bool(slots.get("every")),
        at=int(str(slots.get("at"))) if str(slots.get("at") or "").isdigit() else 0,
        alarm=bool(slots.get("alarm")),
    )


def _agent(by: object) -> Figure:
    """Who looks; somebody without a drawing of their own is a person of that name."""
    by = _HOLDING.split(by)[0] if isinstance(by, str) else by
    made = figure(by)
    return replace(made, kind="person") if not made.kind and isinstance(by, str) and somebody(by) else made
