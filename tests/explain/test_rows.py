"""The contract of `explain --json`, and what its values mean."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from builder.explain.model import Row
from tests.explain.conftest import ALL, EPISODE, ROOT, told

CONTRACT = {
    "row": int, "line": int, "slide": int, "cue": str, "visual": str, "anchor": dict, "start_ms": int,
    "duration_ms": int, "grammar": str, "runner_up": str, "lost": str, "confidence": float, "level": str, "why": list,
    "gave": list, "idle": list, "actors": list, "literals": list, "links": list, "beats": list, "assumed": list,
    "unused": list, "negated": list, "checks": list, "headline": str, "alt": str, "override": dict,
}  # fmt: skip
INNER = {
    "anchor": {"line": int, "text": str, "kind": str, "score": float},
    "gave": {"slot": str, "value": str, "source": str, "clause": str},
    "actors": {"kind": str, "count": int, "label": str, "state": str, "colour": str},
    "links": {"from": str, "to": str, "label": str, "count": int},
    "beats": {"id": str, "effects": list},
    "checks": {"check": str, "severity": str, "message": str},
}
SCRIPT = """# 900 - Locks

## Script

One server serves one pod. The others have to wait. Only 20% of it is used. Nobody knows.

## Visuals & Animations

| Timestamp | Visual |
|---|---|
| "One server serves one pod" | One server, one pod, "RESERVED" sign, 3 other pods waiting outside |
| "Only 20%" | GPU meter showing 20% usage, no cat |
| "Never said" | Blorf quintzes over the plimp |
"""


def shaped(value: dict[str, object], shape: dict[str, type]) -> None:
    assert list(value) == list(shape)
    for name, kind in shape.items():
        assert isinstance(value[name], kind), (name, value[name])


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[Row, ...]:
    path = tmp_path_factory.mktemp("explain") / "900-locks.md"
    path.write_text(SCRIPT, encoding="utf-8")
    return told(path).rows


@pytest.mark.parametrize("script", [EPISODE, *ALL], ids=lambda p: p.stem)
def test_every_row_keeps_the_contract(script: Path) -> None:
    for row in json.loads(json.dumps([r.plain() for r in told(script).rows])):
        shaped(row, CONTRACT)
        for name, shape in INNER.items():
            for value in row[name] if isinstance(row[name], list) else [row[name]]:
                shaped(value, shape)
        assert row["level"] in {"L0", "L1", "L2", "L3", "L4", "L5"}
        assert 0 < row["confidence"] <= 1
        assert row["anchor"]["kind"] in {"exact", "order", "window", "fence", "time", "between"}
        assert {g["source"] for g in row["gave"]} <= {"row", "cue", "narration", "script", "scene"}


def test_the_contract_is_documented() -> None:
    page = (ROOT / "docs/explain.md").read_text(encoding="utf-8")
    for name in (*CONTRACT, *(inner for shape in INNER.values() for inner in shape)):
        assert f"`{name}`" in page, name


def test_what_is_drawn_is_counted_in_the_scene(rows: tuple[Row, ...]) -> None:
    first = rows[0]
    assert (first.grammar, first.level, first.line) == ("queue", "L1", 11)
    assert sum(a.count for a in first.actors if a.kind == "pod") == 4
    assert [a.label for a in first.actors if a.kind == "sign"] == ["RESERVED"]
    assert first.literals == ("RESERVED",)
    assert first.anchor.text == "One server serves one pod."
    assert first.anchor.line == 5


def test_every_slot_tells_the_clause_it_came_from(rows: tuple[Row, ...]) -> None:
    gave = {g.slot: g for g in rows[0].gave}
    assert gave["using"].clause == "one pod"
    assert gave["waiting"].clause == "3 other pods waiting outside"
    assert gave["waiting"].value.startswith("3 ")


def test_a_clause_that_gave_nothing_is_told(rows: tuple[Row, ...]) -> None:
    assert rows[0].idle == ()
    assert any("Blorf" in clause for clause in rows[2].idle)


def test_what_is_denied_and_what_nobody_knows_is_told(rows: tuple[Row, ...]) -> None:
    assert any("cat" in words for words in rows[1].negated)
    assert rows[2].anchor.kind == "between"
    assert rows[2].level == "L5"
    assert any("quintzes" in words or "Blorf" in words for words in rows[2].unused)


def test_times_follow_each_other() -> None:
    for one, two in zip(told(EPISODE).rows, told(EPISODE).rows[1:], strict=False):
        assert one.start_ms + one.duration_ms <= two.start_ms + 1
        assert re.fullmatch(r"[a-z]+", one.grammar)
