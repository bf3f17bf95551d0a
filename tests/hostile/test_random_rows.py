"""Rows thrown together from words of the trade: whatever they say, they are drawn, and never by a mistake of ours."""

from __future__ import annotations

from random import Random

import pytest

from .stage import ours, planned, scenes, script

THINGS = (
    "pod", "pods", "GPU", "node", "servers", "database", "laptop", "scheduler", "container", "engineers", "queue",
    "requests", "training job", "virtual GPUs", "workloads", "memory", "disk", "cluster", "token", "ConfigMap", "cat",
    "load balancer", "PyTorch", "nvidia.com/gpu", '"LABEL"', "`kubectl get pods`", "skull", "fire", "checkmark",
    "X mark", "question marks", "money", "clock", "meter", "bar", "log", "dashboard",
)  # fmt: skip
COUNTS = ("", "", "one ", "1 ", "3 ", "5 ", "12 ", "20 ", "100 ", "many ", "a few ", "other ", "each ", "no ", "0 ")
LINKS = (
    " connected to ", " inside ", " pointing to ", " sharing ", " waiting for ", " expanding into ", " moving to ",
    " -> ", " vs ", ", ", " with ", " without ", " replaced with ", " turning to ", " running on ", " filling ",
    " next to ", " becoming ", " switching between ", " then ", ": ", "; ", " = ", " scaled from 1 to ", " at 95% ",
    " blocked by ", " scanning ", " on ",
)  # fmt: skip
CARRIERS = (
    "", "", "Diagram: ", "Meter showing ", "YAML snippet showing ", "Terminal: ", "Timeline: ", "Bar chart: ",
    "Split screen: ", "Checklist: ", "Before: ", "Pipeline: ", "Gauge at 80%, ", "Memory bar: ", 'Sign: "NO" on ',
    "Icon of ", 'Big text: "hello", ', "Roadmap: ",
)  # fmt: skip
ENDS = ("", "", " (red, blue, green)", ' labelled "A"', ", repeat", ", money flying away", " crossed out", " at 120%")


def row(chance: Random) -> str:
    parts = [chance.choice(CARRIERS), chance.choice(COUNTS), chance.choice(THINGS)]
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 6))):
        parts += [chance.choice(LINKS), chance.choice(COUNTS), chance.choice(THINGS)]
    return "".join([*parts, chance.choice(ENDS)])


@pytest.mark.parametrize("seed", range(4))
def test_any_row_is_drawn(seed: int) -> None:
    chance = Random(seed)
    board = planned(script([(f"cue {i} here", row(chance)) for i in range(20)]))
    assert sum(shot.kind == "cue" for shot in board.shots) == 20
    assert all(scene.items for scene in scenes(board))
    assert not ours(board)
