"""How many, of how many, whose; homographs; what is drawn like something; alternatives and what there is not."""

from __future__ import annotations

import pytest

from tests.language.conftest import of, shown


@pytest.mark.parametrize(
    ("visual", "count", "whole", "quantity"),
    [
        ("2 of 3 nodes", 2, 3, "exact"),
        ("one of the nodes", 1, 0, "exact"),
        ("4x GPU", 4, 0, "exact"),
        ("3 × nodes", 3, 0, "exact"),
        ("a handful of nodes", 4, 0, "several"),
        ("countless nodes", 24, 0, "many"),
        ("thousands of nodes", 100, 0, "hundreds"),
        ("a pair of nodes", 2, 0, "both"),
        ("fifteen nodes", 15, 0, "exact"),
        ("10,000 nodes", 10000, 0, "exact"),
        ("12+ nodes", 12, 0, "open"),
    ],
)
def test_how_many(visual: str, count: int, whole: int, quantity: str) -> None:
    (figure,) = of(visual).figures
    assert (figure.count, figure.whole, figure.quantity) == (count, whole, quantity)


@pytest.mark.parametrize(
    ("visual", "value", "unit"),
    [
        ("Latency of 12 ms", 12, "ms"), ("Bill of $3.50/h", 3.5, "$/h"), ("120 req/s", 120, "req/s"),
        ("1/4 of the disk", 0.25, ""), ("5 minutes later", 5, "minutes"), ("link at 10 Gbps", 10, "Gbps"),
        ("99.9 % uptime", 99.9, "%"), ("8 GiB", 8, "GiB"), ("-5°C", -5, "°C"), ("3x faster", 3, "x"),
        ("€20/month", 20, "€/month"),
    ],
)  # fmt: skip
def test_measured_numbers_count_nothing(visual: str, value: float, unit: str) -> None:
    reading = of(visual)
    assert [(n.value, n.unit) for n in reading.numbers] == [(value, unit)]
    assert all(f.count == 1 for f in reading.figures)


@pytest.mark.parametrize(
    ("visual", "figures"),
    [
        ("3-node cluster", ["1 cluster"]),
        ("2nd node at 3am", ["1 node", "1 3am"]),
        ("24/7 server", ["1 server"]),
        ("Log lines scrolling by", ["3 Log line"]),
        ("Feature flag on a server", ["1 Feature flag", "1 server"]),
        ("Users in a line", ["3 user"]),
        ("labels hanging on a node like leaves", ["3 label", "1 node"]),
        ("laptop or toaster", ["1 laptop"]),
        ("toaster or laptop in a cluster", ["1 laptop", "1 cluster"]),
        ("user's laptop", ["1 laptop"]),
    ],
)
def test_what_is_counted(visual: str, figures: list[str]) -> None:
    assert shown(visual) == figures


@pytest.mark.parametrize(
    ("visual", "negated"),
    [
        ("3 nodes, no labels, a router", ("no labels",)),
        ("Server without a disk, user waiting", ("without a disk",)),
        ("Token instead of password, door open", ("instead of password",)),
        ("Nobody on call", ("Nobody on call",)),
        ("0 servers left, 2 routers", ("0 servers left",)),
        ("Zero trust network", ()),
        ("Scaled down to zero", ()),
    ],
)
def test_what_there_is_not(visual: str, negated: tuple[str, ...]) -> None:
    assert of(visual).negated == negated


def test_each_its_own() -> None:
    (each, own) = of("Every server has its own disk").figures
    assert (each.pick, own.pick) == ("each", "own")
    (held,) = of("Every server has its own disk").relations
    assert (held.name, held.object) == ("hold", own)
