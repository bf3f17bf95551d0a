from __future__ import annotations

import pytest

from builder.actors import words
from builder.actors.metadata import read_meta
from builder.actors.model import Params
from builder.scene.items import Paint

KNOWN = {"mood": "happy", "label": "", "gap": 120.0, "on": "yes", "off": "no", "lights_1": "a"}


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("", True),
        ("mood=happy", True),
        ("mood=dead|happy", True),
        ("mood!=happy", False),
        ("label", False),
        ("!label", True),
        ("on !off mood=happy", True),
        ("on off", False),
        ("lights_1=a", True),
        ("lights_2", False),
        ("lights_2=a", False),
    ],
)
def test_conditions(when: str, expected: bool) -> None:
    assert words.holds(when, KNOWN) is expected


def test_an_unknown_name_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        words.holds("modo=happy", KNOWN)
    with pytest.raises(KeyError):
        words.fill("$modo", KNOWN)


def test_names_are_filled_in_everywhere() -> None:
    assert words.fill("pod_$mood.base", KNOWN) == "pod_happy.base"
    assert words.fill("${mood}_lip $gap", KNOWN) == "happy_lip 120"


def test_paints() -> None:
    assert words.paint("ink", KNOWN, 70) == Paint("ink", alpha=70)
    assert words.paint("pod_a.base + 28% panel", KNOWN, 100) == Paint("pod_a.base", "panel", 0.28)
    assert words.paint("#FF8D86", KNOWN, 100) == Paint("#FF8D86")
    with pytest.raises(ValueError, match="not a paint"):
        words.paint("ink + panel", KNOWN, 100)


def test_sums() -> None:
    assert words.number("= 40 + $gap / 2", KNOWN) == 100
    assert words.number("= -(3 - 1) * 2", KNOWN) == -4
    assert words.number("$gap", KNOWN) == 120
    with pytest.raises(ValueError, match="not a sum"):
        words.number("= __import__('os')", KNOWN)


META = """
title: T
words: [t]
body: b
alt: t
params:
  who: [a, b]
  on: [no, yes]
  gap: number = 5
  look: point
  lights: list
choose:
  twice: "= $gap * 2"
  gaze: {look: $look, "": [1, 0]}
  light: {lights_1=off: dark, lights_1: $lights_1, "": own}
"""


def test_choices_see_parameters_and_earlier_choices() -> None:
    meta = read_meta("t", META)
    assert meta.info.params == {
        "who": (("a", "b"), "a"),
        "on": (("no", "yes"), "no"),
        "gap": ("number", 5.0),
        "look": ("point", None),
        "lights": ("list", None),
    }
    values = {name: default for name, (_, default) in meta.info.params.items()}
    known = words.names(meta, Params(values))
    assert (known["twice"], known["gaze"], known["light"]) == (10.0, ("1", "0"), "own")
    known = words.names(meta, Params({**values, "look": (0.5, 0.5), "lights": ("off",)}))
    assert (known["gaze"], known["light"]) == ((0.5, 0.5), "dark")


@pytest.mark.parametrize("bad", ["title: T", META + "extra: 1", META.replace("number = 5", "numeral"), "a: [", "- a"])
def test_metadata_mistakes_are_named(bad: str) -> None:
    with pytest.raises(ValueError, match=r"metadata|parameter"):
        read_meta("t", bad)
