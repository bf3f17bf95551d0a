"""An explanation for people: aligned in two columns, wrapped to a width, painted where the caller can."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from builder.explain import paste
from builder.explain.model import Drawn, Given, Link, Row
from builder.script import sidefile

#: Paints words: (words, role); roles are "head", "name", "quiet", "good", "doubt" and "bad".
Paint = Callable[[str, str], str]
#: How a terminal shows each role, in the terms of click.
STYLES: Mapping[str, Mapping[str, Any]] = {
    "head": {"bold": True}, "name": {"fg": "cyan"}, "quiet": {"dim": True}, "good": {"fg": "green"},
    "doubt": {"fg": "yellow"}, "bad": {"fg": "red"},
}  # fmt: skip
#: Width of the left column with its gap.
_LEFT = 12
_INDENT = "  "
_WIDEST = 110
_LEVELS = {
    "L0": "the author's own word",
    "L1": "all of it from the row",
    "L2": "with something assumed or left out",
    "L3": "actors with the words for what they do",
    "L4": "actors and literals beside the words",
    "L5": "the words alone",
}
_ROLES = {"L0": "good", "L1": "good", "L2": "doubt"}
_SOURCES = {
    "row": "what the row means", "cue": "the cue", "narration": "what is said", "script": "elsewhere in the script",
    "scene": "the scene's own choice",
}  # fmt: skip


def printed(rows: Sequence[Row], script: Path, *, as_yaml: bool, paint: Paint) -> str:
    """The rows for a terminal, or as a side file."""
    if as_yaml:
        return paste.yaml({row.key: row.override for row in rows}).rstrip("\n")
    width = min(_WIDEST, shutil.get_terminal_size((100, 24)).columns)
    return rendered(rows, sidefile.beside(script).name, width=width, paint=paint)


def rendered(rows: Sequence[Row], side: str, *, width: int, paint: Paint) -> str:
    """All rows, one block each; `side` is the name of the side file."""
    return "\n\n".join("\n".join(_block(row, side, max(48, width), paint)) for row in rows)


def _block(row: Row, side: str, width: int, paint: Paint) -> Iterator[str]:
    yield from _head(row, width, paint)
    for name, words, role in _facts(row):
        yield from _entry(name, words, width, paint, role)
    yield _INDENT + paint(f"to change it, in {side}:", "quiet")
    for line in paste.yaml({row.key: row.override}).rstrip("\n").split("\n"):
        yield _INDENT * 2 + paint(line, "name")


def _head(row: Row, width: int, paint: Paint) -> Iterator[str]:
    """Row and cue on the left, slide and time on the right where there is room."""
    title = f"{row.row} · {row.cue}"
    place = f"slide {row.slide} · " if row.slide else "skipped · "
    time = f"{place}{clock(row.start_ms)} for {row.duration_ms / 1000:.1f} s"
    gap = width - len(title) - len(time)
    if gap >= 2:
        yield paint(title, "head") + " " * gap + paint(time, "quiet")
        return
    for line in textwrap.wrap(title, width) or [title]:
        yield paint(line, "head")
    yield paint(_INDENT + time, "quiet")


def clock(ms: int) -> str:
    """Minutes, seconds and tenths: 0:07.4."""
    tenths = round(ms / 100)
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def _facts(row: Row) -> Iterator[tuple[str, str, str]]:
    """(name, words, role) of everything that is told, in order; one name may have several entries."""
    yield "visual", row.visual, ""
    yield "said", _said(row), "" if row.anchor.kind != "between" else "bad"
    sure = f"{row.grammar} · {row.level}, {_LEVELS[row.level]} · {round(100 * row.confidence)} % sure"
    yield "scene", sure, _ROLES.get(row.level, "bad")
    if row.why:
        yield "because", "; ".join(row.why), ""
    for i, (clause, given) in enumerate(_by_source(row.gave)):
        yield "took" if i == 0 else "", f"{clause} → {given}", ""
    for i, clause in enumerate(row.idle):
        yield "" if i or row.gave else "took", f"“{clause}” → nothing", "doubt"
    yield "drawn", ", ".join(map(_actor, row.actors)) or "no actors", ""
    for i, link in enumerate(row.links):
        yield "linked" if i == 0 else "", _link(link), ""
    if row.beats:
        yield "beats", " → ".join(beat.id for beat in row.beats), ""
    if row.runner_up:
        yield "next best", f"{row.runner_up}: {row.lost}", ""
    yield from _doubts(row)
    yield "headline", row.headline or "–", ""


def _doubts(row: Row) -> Iterator[tuple[str, str, str]]:
    if row.assumed:
        yield "assumed", ", ".join(row.assumed), "doubt"
    if row.unused:
        yield "unused", ", ".join(row.unused), "doubt"
    if row.negated:
        yield "negated", ", ".join(row.negated), ""
    role = "bad" if any(c.severity == "warning" for c in row.checks) else "doubt"
    yield "checks", f"{len(row.checks)} to look at" if row.checks else "all passed", role if row.checks else "good"
    for found in row.checks:
        yield "", f"{found.check}: {found.message}", "bad" if found.severity == "warning" else "doubt"


def _said(row: Row) -> str:
    kinds = {
        "exact": "word for word", "order": "words left out", "window": "nearly", "fence": "leads to the code",
        "time": "by its time", "between": "not in the narration: placed between its neighbours",
    }  # fmt: skip
    if not row.anchor.line:
        return "nothing is said"
    score = "" if row.anchor.kind in ("between", "time") else f", {row.anchor.score:.0f} of 100"
    return f"“{row.anchor.text}” (line {row.anchor.line}, {kinds.get(row.anchor.kind, row.anchor.kind)}{score})"


def _by_source(gave: Sequence[Given]) -> Iterator[tuple[str, str]]:
    """(where it came from, the slots it gave), clauses of the row first."""
    order = {name: i for i, name in enumerate(("row", "cue", "narration", "script", "scene"))}
    groups: dict[tuple[int, str], list[str]] = {}
    for g in gave:
        where = f"“{g.clause}”" if g.clause else _SOURCES[g.source]
        groups.setdefault((order[g.source], where), []).append(f"{g.slot}: {g.value}" if g.value else g.slot)
    for (_, where), slots in sorted(groups.items(), key=lambda item: item[0][0]):
        yield where, "; ".join(slots)


def _actor(actor: Drawn) -> str:
    words = f"{actor.count} × {actor.kind}" if actor.count > 1 else actor.kind
    label = f" “{actor.label}”" if actor.label else ""
    notes = ", ".join(n for n in (actor.state, actor.colour) if n)
    return f"{words}{label} ({notes})" if notes else words + label


def _link(link: Link) -> str:
    many = f" (× {link.count})" if link.count > 1 else ""
    return f"{link.source} – {link.target}{f': {link.label}' if link.label else ''}{many}"


def _entry(name: str, words: str, width: int, paint: Paint, role: str) -> Iterator[str]:
    """A name in the left column and its words in the right one, wrapped under each other."""
    left = _INDENT + name.ljust(_LEFT)
    flat = re.sub(r"\s+", " ", words).strip()
    lines = textwrap.wrap(flat, width - len(left), break_on_hyphens=False) or [""]
    for i, line in enumerate(lines):
        head = paint(left, "quiet") if i == 0 else " " * len(left)
        yield head + (paint(line, role) if role else line)
