"""A table as data: header, rows of cells, marks, and what is highlighted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.grammars.base import Slots

MOST_ROWS, MOST_COLUMNS = 10, 7
#: A cell that is a verdict -> its badge.
MARKS = {
    "✓": "check", "✔": "check", "✅": "check", "☑": "check", "tick": "check", "check": "check", "x": "cross",
    "✗": "cross", "✘": "cross", "✕": "cross", "❌": "cross", "cross": "cross", "?": "question", "!": "warning",
}  # fmt: skip
#: Words of a cell that judge, and the badge that goes with them.
_VERDICT = re.compile(
    r"^(?:(?P<check>good|great|pass(?:ed|es)?|ok|healthy|excellent|fine|safe|yes|compliant|green)"
    r"|(?P<warning>needs? (?:work|improvement|attention|care)|slow|so-so|warn(?:ing)?|pending|partial(?:ly)?"
    r"|risky|yellow|amber)"
    r"|(?P<cross>fail(?:ed|s|ing)?|bad|poor|broken|denied|critical|terrible|unsafe|red|violation))$",
    re.I,
)
_APART = re.compile(r"\s*\|\s*")
_NUMBERED = re.compile(r"^row (\d+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """`header` may be empty; every row has as many cells as the widest. `lit`: (row, column), -1 for all or none.

    `title` stands in the bar over the table.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lit: tuple[int, int] = (-1, -1)
    title: str = ""

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else len(self.header)

    def falls(self, row: int) -> bool:
        """Whether a row of the body ends badly: the words of one of its cells say so."""
        return any(verdict_of(cell) == "cross" for cell in self.rows[row][1:])

    def is_lit(self, row: int, column: int) -> bool:
        """Whether a cell of the body is highlighted: the one named, or its whole row or column."""
        at = self.lit
        return at != (-1, -1) and at[0] in (row, -1) and at[1] in (column, -1)


def mark_of(cell: str) -> str:
    """The badge a cell stands for, "" for words."""
    return MARKS.get(cell.strip().lower(), "")


def verdict_of(cell: str) -> str:
    """The badge beside a cell's words of judgement ("good", "needs work", "fail"), "" for other words."""
    found = _VERDICT.match(cell.strip())
    return next(kind for kind, words in found.groupdict().items() if words) if found else ""


def grid_of(slots: Slots) -> Grid:
    """The table of a row or of an author: rows are lines "a | b | c"."""
    header = tuple(_lines(slots.get("columns")))[:MOST_COLUMNS]
    if len(header) == 1 and "|" in header[0]:
        header = tuple(_APART.split(header[0]))[:MOST_COLUMNS]
    body = [_APART.split(_bare(line)) for line in _lines(slots.get("rows"))][:MOST_ROWS]
    width = min(MOST_COLUMNS, max([len(header), *(len(row) for row in body)], default=1))
    if header and len(header) == width - 1:
        header = ("", *header)
    rows: tuple[tuple[str, ...], ...] = tuple(tuple((*row, *[""] * width)[:width]) for row in body)
    if not rows:
        rows, header = tuple((title,) for title in header), ()
    head = tuple((*header, *[""] * width)[: len(rows[0])]) if header and rows else ()
    lit = _lit(str(slots.get("highlight") or ""), head, rows)
    return Grid(header=head, rows=rows, lit=lit, title=str(slots.get("title") or ""))


def _bare(line: str) -> str:
    """A line without bars at both its ends; a bar at its start alone leaves the first cell empty."""
    flat = line.strip()
    return flat.strip("|").strip() if flat.endswith("|") else flat


def _lines(given: object) -> list[str]:
    if not given:
        return []
    return [str(line) for line in given] if isinstance(given, (tuple, list)) else [str(given)]


def _lit(words: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """Where the highlighted words stand: a row's name, a column's, one cell, "row / column" for where they meet."""
    low = words.lower().strip()
    if not low:
        return (-1, -1)
    if (found := _NUMBERED.match(low)) and int(found[1]) <= len(rows):
        return (int(found[1]) - 1, -1)
    parts = [p.strip() for p in re.split(r"\s*(?:/|,|×)\s*", low)]
    if len(parts) == 2:
        row, column = (_at(p, [r[0] for r in rows], header) for p in parts)
        if row[0] >= 0 and column[1] >= 0:
            return (row[0], column[1])
    return _at(low, [r[0] for r in rows], header, rows)


def _at(words: str, names: Sequence[str], header: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> tuple[int, int]:
    for i, title in enumerate(names):
        if title.lower() == words:
            return (i, -1)
    for i, title in enumerate(header):
        if title.lower() == words:
            return (-1, i)
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            if cell.lower() == words:
                return (i, j)
    found = next((i for i, n in enumerate(names) if n and (words in n.lower() or n.lower() in words)), -1)
    return (found, -1)
