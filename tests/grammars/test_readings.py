"""What the grammars of contrast, motion, numbers, terminals, counts and moods read off rows of many topics."""

from __future__ import annotations

import pytest

from builder.cast import nouns
from builder.grammars.base import get
from builder.grammars.chart import data
from builder.grammars.compare.contrast import contrast
from builder.grammars.flow.course import course
from builder.grammars.scale import read_scaling
from builder.grammars.terminal.session import is_command, session
from builder.language.model import Reading
from builder.language.read import read
from builder.storyboard.context import Context
from builder.storyboard.model import Match

CONTEXT = Context(title="", nouns=nouns())


def reading(visual: str, cue: str = "", said: str = "") -> Reading:
    return read(visual, cue, said, nouns=nouns())


@pytest.mark.parametrize(
    ("row", "op", "left", "right"),
    [
        ("Split screen: tap water vs bottled water", "versus", "Tap water", "Bottled water"),
        ("Before: 3 queues; After: one queue", "before-after", "Before", "After"),
        ("messy desk before, tidy desk after", "before-after", "Before", "After"),
        ("Without cache: 400 ms, With cache: 12 ms", "versus", "Without cache", "With cache"),
        ("Cloud = rented bicycle, data centre = own garage", "equals", "Cloud", "Data centre"),
        ("Comparison: gRPC vs REST", "versus", "GRPC", "REST"),
        ("Disk layout: old = big blocks; new = small pages", "before-after", "Old", "New"),
    ],
)
def test_a_contrast_has_two_titled_sides(row: str, op: str, left: str, right: str) -> None:
    found = contrast(reading(row))
    assert found is not None
    assert found.op == op
    assert tuple(title.lower() for title, _ in found.sides) == (left.lower(), right.lower())


def test_a_writers_capitals_stay() -> None:
    found = contrast(reading("mTLS vs plain HTTP"))
    assert found is not None
    assert found.sides[0][0] == "mTLS"


def test_versus_in_quotation_marks_is_no_contrast() -> None:
    assert contrast(reading('Big sign: "cats vs dogs"')) is None


@pytest.mark.parametrize(
    ("row", "of", "steps", "loop"),
    [
        ("Pipeline: Harvest -> Wash -> Pack -> Ship", "", ("Harvest", "Wash", "Pack", "Ship"), False),
        ("Workflow: Plan -> Build -> Test, repeat", "", ("Plan", "Build", "Test"), True),
        ("Orders flowing through kitchen, oven and counter", "Orders", ("kitchen", "oven", "counter"), False),
        ("A letter travelling from Paris through Lyon to Nice", "letter", ("Paris", "Lyon", "Nice"), False),
        ("Parcels weighed, stamped, then loaded into the van", "Parcels", ("weighed", "stamped", "van"), False),
        ("Data pipeline with intake, cleaning and storage stages", "Data", ("intake", "cleaning", "storage"), False),
    ],
)
def test_a_flow_has_its_stages_in_order(row: str, of: str, steps: tuple[str, ...], loop: bool) -> None:
    found = course(reading(row))
    assert found is not None
    assert (found.of or found.title, found.steps, found.loop) == (of, steps, loop)


@pytest.mark.parametrize(
    ("row", "of", "to", "shares"),
    [
        ("Visitors split 95/5 between old page and new page", "Visitors", ("old page", "new page"), ("95%", "5%")),
        ("80% of readers going to page one, 20% to page two", "readers", ("page one", "page two"), ("80%", "20%")),
        ("Traffic split between two regions, 70% and 30%", "Traffic", ("region", "region"), ("70%", "30%")),
        ("Load balancer splitting requests between three kitchens", "Load balancer", ("kitchen",) * 3, ()),
    ],
)  # fmt: skip
def test_a_stream_divides_by_the_authors_shares(
    row: str, of: str, to: tuple[str, ...], shares: tuple[str, ...]
) -> None:
    found = course(reading(row))
    assert found is not None
    assert (found.of, found.to, found.shares) == (of, to, shares)


def test_shares_that_are_not_a_whole_are_no_division() -> None:
    found = course(reading("Visitors split 80/50 between old page and new page"))
    assert found is None or not found.shares


@pytest.mark.parametrize(
    ("row", "series"),
    [
        ("Bar chart: 400 kB before, 80 kB after", [("before", 400, "400 kB"), ("after", 80, "80 kB")]),
        ("Bars: HTTP/1.1 at 1200 ms, HTTP/2 at 700 ms", [("HTTP/1.1", 1200, "1200 ms"), ("HTTP/2", 700, "700 ms")]),
        ("Chart of latency from 900 ms to 120 ms", [("before", 900, "900 ms"), ("after", 120, "120 ms")]),
        ("Chart: tea 3 euros, coffee 4 euros", [("tea", 3, "3 euros"), ("coffee", 4, "4 euros")]),
        ("Chart: 5 people, 20% of them late", []),
        ("Chart of nothing", []),
    ],
)
def test_only_values_of_one_unit_are_a_series(row: str, series: list[tuple[str, float, str]]) -> None:
    assert [(d.name, d.value, d.words) for d in data.pairs(row)] == series


@pytest.mark.parametrize(
    ("row", "cue", "winner", "heights"),
    [
        ("Speed comparison: full scan vs index", "12x faster", "index", (1, 12)),
        ("Cost comparison: train vs plane", "the train is 3x cheaper", "train", (1, 3)),
        ("Speed comparison: walking vs cycling", "cycling is 4 times faster", "cycling", (1, 4)),
    ],
)
def test_so_many_times_is_drawn_at_its_true_ratio(
    row: str, cue: str, winner: str, heights: tuple[float, float]
) -> None:
    found = data.compared(reading(row, cue), "")
    assert found is not None
    assert found.series[found.winner].name.lower() == winner
    assert tuple(d.value for d in found.series) == heights


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("cloud bill climbing", "up"), ("errors dropping after the fix", "down"), ("a sharp spike", "spike"),
        ("exponential growth", "steep"), ("up and down", "wave"), ("a stable line", "flat"), ("a green line", ""),
    ],
)  # fmt: skip
def test_a_line_goes_the_way_its_words_say(words: str, way: str) -> None:
    assert data.trend(words) == way


def test_no_value_is_printed_that_no_one_gave() -> None:
    match = get("chart").match(reading("Line chart showing rent climbing", "up"), CONTEXT)
    assert match is not None
    assert not any(ch.isdigit() for ch in str(dict(match.slots)))


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("git revert HEAD", True), ("$ anything goes", True), ("mytool sync --all", True), ("permission denied", False),
        ("Hello world", False), ("", False),
    ],
)  # fmt: skip
def test_what_is_typed(words: str, typed: bool) -> None:
    assert is_command(words) is typed


@pytest.mark.parametrize(
    ("row", "cue", "command", "after", "unread"),
    [
        ("Terminal: `git revert HEAD`", "", ("git revert HEAD",), (), ""),
        ("Shell running npm install, progress scrolling", "", ("npm install",), (), "progress"),
        ('Console with error: "permission denied"', "", (), ("permission denied",), ""),
        ('Terminal: `ls -l`, output: "total 0"', "", ("ls -l",), ("total 0",), ""),
        ("Terminal showing the command and a list of problems", "lint everything", ("lint everything",), (), "list"),
        ("Engineer reading endless log lines", "", (), (), "log"),
    ],
)
def test_output_is_the_authors_or_unreadable(
    row: str, cue: str, command: tuple[str, ...], after: tuple[str, ...], unread: str
) -> None:
    found = session(reading(row, cue), CONTEXT)
    assert found is not None
    assert (found.command, found.after, found.unread) == (command, after, unread)


def test_a_flag_joins_the_command_of_the_row_before() -> None:
    before = Match(grammar="terminal", slots={"command": ("lint everything",)})
    context = Context(title="", nouns=nouns(), previous=before)
    found = session(reading("Same output with hints", "--fix flag"), context)
    assert found is not None
    assert found.command == ("lint everything --fix",)


@pytest.mark.parametrize(
    ("row", "first", "last", "trigger"),
    [
        ("Web servers scaling from 2 to 6 as lunch orders arrive", 2, 6, "lunch orders arrive"),
        ("Workers scaled down to zero when the shop is closed", -1, 0, "the shop is closed"),
        ("Deployment scaling: 1 pod -> 5 pods", 1, 5, ""),
        ("Queue length triggering more workers", -1, -1, "Queue length"),
        ("Three servers becoming ten during the sale", 3, 10, "the sale"),
    ],
)
def test_a_number_that_changes(row: str, first: int, last: int, trigger: str) -> None:
    found = read_scaling(reading(row))
    assert found is not None
    assert (found.first, found.last, found.trigger) == (first, last, trigger)


@pytest.mark.parametrize("row", ["A kitchen scale with two bowls", "Data lake at massive scale", "AI at scale"])
def test_scale_as_a_noun_changes_no_number(row: str) -> None:
    assert read_scaling(reading(row)) is None


@pytest.mark.parametrize(
    ("row", "slot", "value"),
    [
        ("Server on fire, alarm ringing", "effects", ("fire", "alarm")),
        ("Warehouse in chaos", "effects", ("smoke",)),
        ("Question marks over a database", "marks", ("question",)),
        ("Exhausted laptop", "state", "tired"),
    ],
)
def test_how_a_thing_is(row: str, slot: str, value: object) -> None:
    match = get("state").match(reading(row), CONTEXT)
    assert match is not None
    assert match.slots[slot] == value


def test_fire_is_a_catastrophe_and_sleep_is_none() -> None:
    assert get("state").palette({"effects": ("fire",)}) == "hot"
    assert get("state").palette({"effects": ("sleep",)}) == ""
