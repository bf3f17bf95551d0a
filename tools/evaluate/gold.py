"""The gold file: a list of rows that people have read, and what they would draw.

A row: `id` ("013.04": script number and row), `g` (grammar), `alt` (others that will do), `p` (what is in the
picture), `d` (difficulty, 1 to 3), `at` (words of the narration where the cue's own do not stand there; with a "?"
before them there is no real place), `not` (what must not be drawn, in the row or anywhere in `p`). Rows without `g`
(memes) are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.diagnostics import Collector
from builder.script import nodes
from builder.script.nodes import Node
from builder.script.source import read_text

_ID = re.compile(r"(?P<script>\w[\w-]*)\.(?P<row>\d{1,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One row as people read it. `script`: the number or stem of its file; `grammars`: the best one first."""

    id: str
    script: str
    row: int
    cue: str
    grammars: tuple[str, ...]
    parameters: Node | None
    difficulty: str
    at: str
    forbidden: tuple[str, ...]


def load(path: Path, collector: Collector) -> tuple[Gold, ...]:
    """The rows of a gold file; mistakes in it are reported with their line. BuildError when it cannot be opened."""
    root = nodes.load(read_text(path, collector), str(path), collector)
    if collector.errors or root is None:
        return ()
    rows = root.get("cues") if root.kind == "map" else root
    if rows is None or rows.kind != "list":
        collector.error("no-rows", "a gold file is a list of rows below `cues:`", root.span)
        return ()
    return tuple(_rows(rows, collector))


def _rows(rows: Node, collector: Collector) -> Iterator[Gold]:
    seen: set[str] = set()
    for node in rows.items:
        found = _row(node, collector)
        if found is not None and found.id in seen:
            collector.error("row-twice", f"row {found.id} stands twice", node.span)
        elif found is not None:
            seen.add(found.id)
            yield found


def _row(node: Node, collector: Collector) -> Gold | None:
    if node.kind != "map":
        collector.error("not-a-row", "a row is a mapping with `id` and `g`", node.span)
        return None
    name = _text(node, "id")
    parts = _ID.fullmatch(name)
    if parts is None:
        place = node.get("id") or node
        collector.error("bad-id", f"{name!r} is not a script and a row, such as '013.04'", place.span)
        return None
    if node.get("g") is None:
        if node.get("fmt") is None:
            collector.error("no-grammar", f"row {name} names no grammar: g: …", node.span)
        return None
    return Gold(
        id=name, script=parts["script"], row=int(parts["row"]), cue=_text(node, "cue"),
        grammars=(_text(node, "g"), *_texts(node, "alt")), parameters=node.get("p"),
        difficulty=_text(node, "d") or "-", at=_text(node, "at"),
        forbidden=tuple(dict.fromkeys((*_texts(node, "not"), *_denied(node.get("p"))))),
    )  # fmt: skip


def _denied(node: Node | None) -> Iterator[str]:
    """What stands under a `not:` at any depth."""
    if node is None or node.kind == "scalar":
        return
    if node.kind == "map":
        yield from _texts(node, "not")
    for child in node.items if node.kind == "list" else tuple(value for _, value in node.pairs):
        yield from _denied(child)


def _text(node: Node, key: str) -> str:
    found = node.get(key)
    return found.text.strip() if found is not None else ""


def _texts(node: Node, key: str) -> tuple[str, ...]:
    found = node.get(key)
    return tuple(t for n in found.items if (t := n.text.strip())) if found is not None else ()
