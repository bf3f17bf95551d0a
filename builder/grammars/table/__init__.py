"""Table: a matrix with a header and highlighted cells, or a list as cards."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from builder.grammars.base import Forms, Grammar, Slots, grammar
from builder.grammars.table import cards, matrix, plain, reads
from builder.grammars.table.model import grid_of
from builder.language.model import Reading
from builder.layout.stage import Composition, Stage
from builder.storyboard.context import Context
from builder.storyboard.model import Match


@grammar
class Table(Grammar):
    """`columns` and `rows` ("a | b | c", a cell may be a tick), `highlight` (row, column, cell), `form`, `title`."""

    name = "table"
    rank = 54
    title = "Rows and columns"
    keys = ("columns", "rows", "highlight", "form", "title")
    needs = (("rows",), ("columns",))
    forms: ClassVar[Forms] = {"highlight": "one", "form": ("matrix", "cards"), "rows": "lines", "title": "text"}
    EXAMPLES = (
        ("three plans", "Table with plans Free, Team and Pro"),
        ("pick your store", "Comparison table: Redis 1 ms, Postgres 5 ms, S3 80 ms, with Redis highlighted"),
        (
            "who may do what",
            "Matrix: Admin: ✓ read, ✓ write, ✓ delete; Editor: ✓ read, ✓ write, ✗ delete; Viewer: ✓ read, ✗ write",
        ),
        ("what you pay", "Pricing table: Free: 1 user, 1 GB; Team: 10 users, 100 GB; Pro: unlimited, 1 TB"),
        ("ports to remember", "Cheat sheet: 22 ssh, 53 dns, 80 http, 443 https, 5432 postgres"),
        ("the usual suspects", "List of cache, database, queue and network"),
        ("how we did", "Report card: latency A, availability B, cost F"),
        ("what is inside", "Ingredients: 3 replicas, 1 witness, a pinch of luck"),
        ("kinds of balancing", "L4 = ports, L7 = paths, DNS = names"),
        ("an index", "Table with columns id, name and email"),
        ("levels of trust", "Matrix with rows admin, guest and columns day, night"),
        ("status codes", "List: 200 ok, 404 not found, 500 server error, 404 highlighted"),
        ("pick the fastest", "Table of disk models with capacity, throughput, latency, fastest row highlighted"),
        ("who broke the rule", "AuditReport with columns user, action, verdict, one row denied"),
    )  # fmt: skip
    NOT = (
        ("before you ship", "Release checklist: tests pass, changelog written, version bumped, tag pushed"),
        ("half and half", "Pie chart: 50% tea, 50% coffee"),
        ("share", "Single GPU with multiple pods connected to it"),
        ("then and now", "Before: one big server; After: many small servers"),
    )

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row that names a table, a matrix or a list, and says what is in it."""
        return reads.match(reading, context) or plain.match(reading)

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        grid = grid_of(slots)
        form = str(slots.get("form") or "")
        while grid.header and grid.width > 2 and not any(r[0] for r in grid.rows) and not matrix.suits(grid, stage):
            rows = tuple((r[0], *r[2:]) for r in grid.rows)  # cards without names would say nothing
            grid = replace(grid, header=(grid.header[0], *grid.header[2:]), rows=rows)
        simple = grid.width == 1 or (grid.width == 2 and not grid.header)
        if form == "cards" or (form != "matrix" and simple) or not matrix.suits(grid, stage):
            return cards.compose(grid, stage)
        return matrix.compose(grid, stage)
