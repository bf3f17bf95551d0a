"""What the grammars of names, screens, places and labels read off rows of many topics, and what they draw of it."""

from __future__ import annotations

from typing import Any

import pytest

from builder.cast import nouns
from builder.compose import SLIDE
from builder.grammars.base import get
from builder.grammars.brand import names
from builder.grammars.panel.dashboard import widget
from builder.language.model import Figure
from builder.language.read import read
from builder.scene.items import Group, Paint, Shape, Text
from builder.scene.model import Scene
from builder.scene.walk import walk
from builder.storyboard.context import Context
from builder.storyboard.model import Match
from builder.theme import load
from tests.grammars.conftest import canvases, reading, scene


def matched(grammar: str, visual: str, cue: str = "", said: str = "", **more: Any) -> Match | None:
    context = Context(title="", said=said, nouns=nouns(), **more)
    return get(grammar).match(read(visual, cue, said, nouns=nouns()), context)


def slots(grammar: str, visual: str, cue: str = "", said: str = "", **more: Any) -> dict[str, Any]:
    found = matched(grammar, visual, cue, said, **more)
    assert found is not None, f"{grammar} does not take {visual!r}"
    return dict(found.slots)


def drawn(grammar: str, given: dict[str, object], canvas: Any = SLIDE) -> Scene:
    return scene(("the cue", "a row"), Match(grammar=grammar, slots=given), canvas, load("dark"))


def words(made: Scene) -> set[str]:
    return {" ".join(item.string.split()) for item in walk(made.items) if isinstance(item, Text)}


@pytest.mark.parametrize(
    ("visual", "expected"),
    [
        ("Redis logo appearing", ("Redis",)),
        ("The official PostgreSQL logo", ("PostgreSQL",)),
        ("Weights & Biases logo", ("Weights & Biases",)),
        ("Redis & Valkey logos side by side", ("Redis", "Valkey")),
        ("Weights & Biases and Neptune logos", ("Weights & Biases", "Neptune")),
        ("Linkerd, Istio and Cilium logos in a row", ("Linkerd", "Istio", "Cilium")),
        ("Tool logos: k6, Locust, JMeter and wrk2 popping in", ("k6", "Locust", "JMeter", "wrk2")),
        ("Logos of React, Tailwind CSS and TypeScript", ("React", "Tailwind CSS", "TypeScript")),
        ("Nginx logo with Lua integration visual", ("Nginx", "Lua")),
    ],
)
def test_names_stand_as_they_are_written(visual: str, expected: tuple[str, ...]) -> None:
    assert slots("brand", visual)["names"] == expected


@pytest.mark.parametrize(
    ("cue", "said", "expected"),
    [
        ("MySQL, SQLite, or DuckDB", "", ("MySQL", "SQLite", "DuckDB")),
        ("pick a store", "You can pick MySQL, SQLite or DuckDB for it.", ("MySQL", "SQLite", "DuckDB")),
        ("the usual three", "Kafka, Pulsar and NATS all do the job.", ("Kafka", "Pulsar", "NATS")),
    ],
)
def test_names_the_row_leaves_out_come_from_cue_or_narration(cue: str, said: str, expected: tuple[str, ...]) -> None:
    assert slots("brand", "Vendor logos appearing", cue, said)["names"] == expected


def test_a_row_about_all_so_far_takes_the_names_of_the_rows_before() -> None:
    earlier = (Match(grammar="brand", slots={"names": ("Kafka", "NATS")}), Match(grammar="text", slots={}))
    found = slots("brand", "Logo cloud of all mentioned tools orbiting the browser", earlier=earlier)
    assert found["names"] == ("Kafka", "NATS")
    assert isinstance(found["center"], Figure)


def test_without_any_name_there_is_no_card() -> None:
    assert matched("brand", "Vendor logos appearing", "so many of them", "There are so many of them today.") is None


def test_a_mark_of_one_word_is_not_a_name() -> None:
    assert names.spoken("Here is the thing. We all use it.", {}) == ()
    assert names.spoken("We moved from Jenkins to GitHub Actions.", {}) == ("Jenkins", "GitHub Actions")


@pytest.mark.parametrize("count", [1, 2, 5, 7, 12])
def test_every_name_is_on_a_key_on_every_canvas(count: int) -> None:
    given = tuple(f"Name{'x' * (i % 6)}{i}" for i in range(1, count + 1))
    for canvas in canvases():
        said = words(drawn("brand", {"names": given}, canvas))
        assert set(given) <= said, canvas.name


@pytest.mark.parametrize("layout", ["row", "merge", "stack"])
def test_long_names_step_down_and_stay_whole(layout: str) -> None:
    given = ("Elastic Kubernetes Service", "Kustomize", "OpenTelemetry Collector")
    said = words(drawn("brand", {"names": given, "layout": layout}))
    assert set(given) <= said


def test_what_comes_out_of_a_sum_is_the_bright_key() -> None:
    made = drawn("brand", {"names": ("A1", "B2"), "layout": "merge", "result": "whole product"})
    key = next(item for item in walk(made.items) if item.id == "result-whole-product")
    assert isinstance(key, Group)
    assert any(isinstance(part, Shape) and part.fill == Paint("ok") for part in walk(key.items))


@pytest.mark.parametrize(
    ("visual", "kind", "key", "expected"),
    [
        ("Kibana dashboard: CPU 80%, p99 340 ms", "dashboard", "widgets", ("CPU 80%", "p99 340 ms")),
        ('Chat window: "Is it down?"', "chat", "messages", ("ask: Is it down?",)),
        ('Pager alert: "Disk full"', "alert", "items", ("Disk full",)),
        ("Package registry listing alpine, busybox and curl", "registry", "items", ("alpine", "busybox", "curl")),
        ("Dropdown with small, medium (selected) and large", "selector", "selected", "medium"),
        ("Login form with user name and password fields", "form", "items", ("user name", "password")),
        ("Status page: API up, mail down", "status", "items", ("API up", "mail down")),
        ("Audit records being written with user and time", "registry", "notes", ("user", "time")),
    ],
)  # fmt: skip
def test_a_panel_shows_what_its_row_lists(visual: str, kind: str, key: str, expected: object) -> None:
    found = slots("panel", visual)
    assert (found["kind"], found[key]) == (kind, expected)


@pytest.mark.parametrize(
    "visual", ["CI server pushing an image to the registry", "Laptop sending a form to the server", "An alarm bell"]
)
def test_a_panel_in_passing_is_no_panel(visual: str) -> None:
    assert matched("panel", visual) is None


def test_one_instrument_per_thing_is_one_for_each_the_narration_lists() -> None:
    context = Context(title="", said="Watch the boiler. Pressure, heat, speed.", nouns=nouns())
    found = get("panel").match(
        reading(("watch the boiler", "Boiler control panel, one round dial per reading")), context
    )
    assert found is not None
    assert found.slots["widgets"] == ("Pressure gauge", "heat gauge", "speed gauge")


def test_a_tile_never_invents_a_reading() -> None:
    assert widget("memory 45%", 0).reading == "45%"
    assert (widget("latency", 0).reading, widget("latency", 0).value) == ("", -1.0)
    assert widget("error rate spiking", 1).shape == "spike"


@pytest.mark.parametrize(
    ("visual", "count", "label", "item"),
    [
        ("Router looking at 3 servers, one is idle (green), sends the packet there", 3, "idle", "packet"),
        ("Scheduler picks the cheapest node among five, pod goes there", 5, "cheapest", "pod"),
        ("Parcel dropped onto the refrigerated shelf", 3, "refrigerated", "Parcel"),
    ],
)
def test_a_place_is_chosen_for_a_reason(visual: str, count: int, label: str, item: str) -> None:
    found = slots("place", visual)
    assert (found["among"].count, found["match"], found["item"].words) == (count, label, item)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12])
def test_every_place_is_drawn_and_one_is_lit(count: int) -> None:
    slot = Figure(kind="server", words="server", count=count, quantity="exact")
    for canvas in canvases():
        made = drawn("place", {"among": slot, "item": Figure(kind="box", words="parcel")}, canvas)
        ids = {item.id for item in walk(made.items)}
        assert {f"slot-{n}" for n in range(1, count + 1)} <= ids, canvas.name
        assert f"slot-{count + 1}" not in ids
        assert sum(name.startswith("slot-") and name.endswith("/rim") for name in ids) == 1


def test_what_is_kept_keeps_its_own_words() -> None:
    found = slots("place", "Cherry-picking plugins (just search, just backup)")
    assert found["keep"] == ("search", "backup")
    assert {"search", "backup"} <= words(drawn("place", found))


@pytest.mark.parametrize(
    ("visual", "style", "labels"),
    [
        ("Router with callouts: uplink, antenna, power", "callouts", ("uplink", "antenna", "power")),
        ("Disk labels showing: type=nvme, size=2TB", "tags", ("type=nvme", "size=2TB")),
        ("Label text appearing on server: `example.com/...`", "tags", ("example.com/...",)),
    ],
)
def test_labels_hang_as_they_are_written(visual: str, style: str, labels: tuple[str, ...]) -> None:
    found = slots("props", visual)
    assert (found["style"], found["labels"]) == (style, labels)


def test_people_carry_things_and_things_carry_words() -> None:
    found = slots("props", "Developer with a laptop, a key and a shield")
    assert [f.kind for f in found["around"]] == ["laptop", "key", "shield"]
    assert matched("props", "Server with a laptop, a key and a shield") is None
