"""Names of products are names; words that could be names only where they are written like one."""

from __future__ import annotations

import pytest

from builder.language.brands import in_cue
from builder.language.read import read
from tests.language.conftest import NOUNS, of


def names(visual: str, cue: str = "") -> list[str]:
    return [f.words for f in of(visual, cue).figures if f.kind == "brand"]


@pytest.mark.parametrize(
    ("visual", "expected"),
    [
        ("Postgres and SQLite logos side by side", ["Postgres", "SQLite"]),
        ("Jest, Cypress, Playwright", ["Jest", "Cypress", "Playwright"]),
        ("Vault and Consul logos on a shelf", ["Vault", "Consul"]),
        ("elasticsearch logo glowing", ["elasticsearch"]),
        ("Node.js logo next to Deno", ["Node.js", "Deno"]),
        ("A server talking to BlueFrog", ["BlueFrog"]),
        ("Red Hat logo", ["Red Hat"]),
        ("Metrics -> Prometheus -> Grafana", ["Prometheus", "Grafana"]),
        ("Weights & Biases logo", ["Weights & Biases"]),
        ("Traffic moves to Falcon", ["Falcon"]),
        ("Bun's logo beside a laptop", ["Bun"]),
    ],
)
def test_names_as_written(visual: str, expected: list[str]) -> None:
    assert names(visual) == expected


@pytest.mark.parametrize(
    "visual",
    ["A spark flying off a server", "Helm of a ship", "PersistentVolume wired to a pod", "Rust on a bridge",
     "API on a laptop",
     "StatefulSet with 3 pods", "Alice hands a key to Bob", "Two branches and a vault"],
)  # fmt: skip
def test_words_and_kinds_are_no_names(visual: str) -> None:
    assert names(visual) == []


def test_a_row_of_logos_leaves_its_names_to_the_cue() -> None:
    reading = of("Vendor logos on a wall", "Okta, Auth0, or Keycloak")
    assert [f.words for f in reading.figures if f.kind == "brand"] == ["Okta", "Auth0", "Keycloak"]
    assert reading.items == ("Okta", "Auth0", "Keycloak")
    assert "Vendor" not in [f.words for f in reading.figures]


@pytest.mark.parametrize("cue", ["pick the right one", "Slow, then fast", ""])
def test_a_cue_without_names(cue: str) -> None:
    assert in_cue(cue) == ()


def test_the_title_makes_names_of_words() -> None:
    row = "Ray spreading tasks over 3 nodes"
    assert next(f.kind for f in read(row, nouns=NOUNS, title="Ray on Kubernetes").figures) == "brand"
    assert next(f.kind for f in read(row, nouns=NOUNS).figures) == ""


def test_resource_kinds_find_their_actors() -> None:
    (volume, pod) = of("PersistentVolume wired to a pod").figures
    assert (volume.kind, volume.words, pod.kind) == ("volume", "PersistentVolume", "pod")
