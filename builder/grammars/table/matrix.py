"""Matrix: a native table on a panel that stands on the floor, verdicts as badges, the highlight bright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.actors.base import place
from builder.cast.cable import posts
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.table.model import Grid, mark_of, verdict_of
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Stroke, Table, Text
from builder.text.measure import advance
from builder.text.wrap import balance, shortened

_VERDICTS = {"check": "text", "warning": "warn_text", "cross": "warn_text"}
_PAD = 26.0  # at both sides of a cell's words


def suits(grid: Grid, stage: Stage) -> bool:
    """Whether every cell fits at the smallest letters."""
    panel, _ = _panel_of(stage)
    least = stage.scale.least
    widths = _widths(grid, panel.w - 32, least)
    row = (panel.h - 32) / (len(grid.rows) + bool(grid.header))
    every = [grid.header, *grid.rows] if grid.header else list(grid.rows)
    return row > 1.3 * least and all(
        not cell or mark_of(cell) or _lines(cell, _face(c), least, widths[c], row)
        for line in every
        for c, cell in enumerate(line)
    )


def compose(grid: Grid, stage: Stage) -> Composition:
    """Header in the first row; columns as wide as their words want."""
    panel, foot = _panel_of(stage)
    count = len(grid.rows) + bool(grid.header)
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    row = min((panel.h - 32) / count, 250 * unit)
    high = row * count
    panel = Box(panel.x, panel.bottom - high - 32, panel.w, high + 32)
    area = panel.inset(16)
    size = _size(grid, area, row, stage)
    widths = _widths(grid, area.w, size)
    table = _table(grid, area, widths, row, size, stage)
    marks = list(_marks(grid, area, widths, row, size, stage))
    blanks = list(_blanks(grid, area, widths, row))
    legs = posts(panel, foot, inset=0.12 * panel.w, thick=30 * unit)
    board = Group(
        id="board",
        items=(
            Shape(id="board/lip", kind="rect", box=panel.moved(0, 12), radius=34, fill=Paint("panel", "ink", 0.35)),
            Shape(id="board/panel", kind="rect", box=panel, radius=34, fill=Paint("panel")),
        ),
        decorative=True,
    )  # fmt: skip
    items: tuple[Item, ...] = (legs, board, table, *blanks, *marks)
    return Composition(
        items=items, floor=even(floor_of(stage, foot)), hero=table.id, beats=_beats(table.id, marks, stage)
    )


def _panel_of(stage: Stage) -> tuple[Box, float]:
    box, unit = stage.box, min(stage.canvas.width, stage.canvas.height) / 1080
    foot = even(max(foot_line(stage), box.bottom - 12))
    return Box(box.x, box.y, box.w, foot - 52 * unit - box.y), foot


def _face(column: int) -> str:
    return "display" if column == 0 else "text-bold"


def _widths(grid: Grid, room: float, size: float) -> list[float]:
    """Columns by their longest words, none under its fair share by more than half."""
    every = [grid.header, *grid.rows] if grid.header else list(grid.rows)
    wants = [
        max((advance(line[c], _face(c), size) for line in every if not mark_of(line[c])), default=0.0)
        + 2 * _PAD
        + (1.9 * size if any(verdict_of(line[c]) for line in grid.rows) else 0.0)
        for c in range(grid.width)
    ]
    fair = room / grid.width
    wants = [max(0.55 * fair, min(w, 1.9 * fair)) for w in wants]
    spare = room - sum(wants)
    return [w + spare / grid.width for w in wants] if spare >= 0 else [w * room / sum(wants) for w in wants]


def _size(grid: Grid, area: Box, row: float, stage: Stage) -> float:
    size = even(min(60.0, 0.5 * row))
    every = [grid.header, *grid.rows] if grid.header else list(grid.rows)
    while size > stage.scale.least:
        widths = _widths(grid, area.w, size)
        if all(
            not cell or mark_of(cell) or _lines(cell, _face(c), size, widths[c], row)
            for line in every
            for c, cell in enumerate(line)
        ):
            return size
        size -= 2
    return stage.scale.least


def _lines(words: str, face: str, size: float, width: float, row: float) -> tuple[str, ...]:
    most = max(1, min(3, int((row - 0.3 * size) / (1.2 * size))))
    return balance(words, face, size, width - 2 * _PAD, most) or ()


def _table(grid: Grid, area: Box, widths: Sequence[float], row: float, size: float, stage: Stage) -> Table:
    every = [grid.header, *grid.rows] if grid.header else list(grid.rows)
    cells: list[tuple[Text, ...]] = []
    fills: list[tuple[Paint | None, ...]] = []
    for r, line in enumerate(every):
        head = bool(grid.header) and r == 0
        body = r - bool(grid.header)
        y, x = area.y + r * row, area.x
        texts: list[Text] = []
        paints: list[Paint | None] = []
        for c, cell in enumerate(line):
            lit = not head and grid.is_lit(body, c)
            texts.append(_cell(cell, c, Box(x, y, widths[c], row), size, head=head, lit=lit))
            paints.append(_fill(r, head=head, lit=lit))
            x += widths[c]
        cells.append(tuple(texts))
        fills.append(tuple(paints))
    return Table(
        id="table", box=area, columns=tuple(widths), rows=(row,) * len(every), cells=tuple(cells), fills=tuple(fills),
        alt="; ".join(", ".join(c for c in line if c) for line in every),
    )  # fmt: skip


def _fill(row: int, *, head: bool, lit: bool) -> Paint | None:
    if lit:
        return Paint("ok")
    if head:
        return Paint("panel_2")
    return Paint("panel", "stage", 0.55) if row % 2 else None


def _cell(words: str, column: int, box: Box, size: float, *, head: bool, lit: bool) -> Text:
    face = "text-bold" if head else _face(column)
    shown = "" if mark_of(words) else words
    kept = shown
    while kept and not (lines := _lines(kept, face, size, box.w, box.h)) and len(kept) > 3:
        kept = shortened(shown, len(kept) - 1)
    lines = _lines(kept, face, size, box.w, box.h) or (kept,)
    verdict = "" if head or not column else verdict_of(words)
    paint = "ink" if lit else _VERDICTS.get(verdict, "text")
    pitch = even(size * (1.0 if face == "display" else 1.28))
    y = box.cy + 0.35 * size - 0.5 * pitch * (len(lines) - 1)
    left = column == 0
    x = box.x + _PAD if left else box.cx + (0.8 * size if verdict else 0.0)
    return text(
        "", "\n".join(lines) or " ", x, y, face=face, size=size, paint=paint, align="left" if left else "center"
    )


def _marks(grid: Grid, area: Box, widths: Sequence[float], row: float, size: float, stage: Stage) -> Iterator[Item]:
    for r, line in enumerate(grid.rows):
        x = area.x
        y = area.y + (r + bool(grid.header) + 0.5) * row
        for c, cell in enumerate(line):
            if kind := mark_of(cell):
                high = min(0.72 * row, 0.6 * widths[c], 110)
                yield place(
                    "badge", id=f"mark-{r + 1}-{c + 1}", theme=stage.theme, centre=(x + widths[c] / 2, y), height=high,
                    kind=kind,
                ).item  # fmt: skip
            elif c and (kind := verdict_of(cell)):
                at = (x + widths[c] / 2 - advance(cell, "text-bold", size) / 2 - 0.1 * size, y)
                yield place(
                    "badge", id=f"mark-{r + 1}-{c + 1}", theme=stage.theme, centre=at, height=1.25 * size, kind=kind,
                    shadow=0,
                ).item  # fmt: skip
            x += widths[c]


def _blanks(grid: Grid, area: Box, widths: Sequence[float], row: float) -> Iterator[Item]:
    """Quiet bars in the cells of columns nobody says the contents of."""
    ticked = any(mark_of(cell) for line in grid.rows for cell in line)
    told = {c for line in grid.rows for c, cell in enumerate(line) if cell}
    if any(c for c in told if c) and 0 in told and not ticked:
        return
    for r, line in enumerate(grid.rows):
        x, y = area.x, area.y + (r + bool(grid.header) + 0.5) * row
        for c, cell in enumerate(line):
            if not cell and c and ticked and 0 in told:
                side = min(0.5 * row, 0.4 * widths[c], 76.0)
                yield Shape(
                    id=f"blank-{r + 1}-{c + 1}", kind="rect", radius=0.2 * side, stroke=Stroke(Paint("line_2"), 6),
                    box=Box(x + (widths[c] - side) / 2, y - side / 2, side, side),
                )  # fmt: skip
            elif not cell and c not in told:
                wide, high = widths[c] * (0.5 - 0.08 * ((r + c) % 3)), min(30.0, 0.2 * row)
                left = x + _PAD if c == 0 else x + (widths[c] - wide) / 2
                bar = Box(left, y - high / 2, wide, high)
                yield Shape(id=f"blank-{r + 1}-{c + 1}", kind="rect", box=bar, radius=high / 2, fill=Paint("line"))
            x += widths[c]


def _beats(table: str, marks: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    effects = [Effect(target=table, name="fade", duration_ms=320)]
    effects += [Effect(target=m.id, name="stamp", start_ms=300 + 90 * i, duration_ms=240) for i, m in enumerate(marks)]
    return (Beat(id="table", cue=stage.cue, effects=tuple(effects)),)
