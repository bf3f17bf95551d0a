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
_BADGE = 1.6  # what a badge before them takes, by their letters
_DASH = 1.5  # a cell nobody says the contents of, by the letters


def suits(grid: Grid, stage: Stage) -> bool:
    """Whether every cell fits at the smallest letters."""
    panel, _ = _panel_of(stage)
    least = stage.scale.least
    widths = _widths(grid, panel.w - 32, least)
    row = (panel.h - 32 - _bar(grid, stage)) / (len(grid.rows) + bool(grid.header))
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
    bar = _bar(grid, stage)
    row = min((panel.h - 32 - bar) / count, 250 * unit)
    high = row * count
    panel = Box(panel.x, panel.bottom - high - 32 - bar, panel.w, high + 32 + bar)
    area = Box(panel.x + 16, panel.y + 16 + bar, panel.w - 32, high)
    size = _size(grid, area, row, stage)
    widths = _widths(grid, area.w, size)
    table = _table(grid, area, widths, row, size, stage)
    marks = list(_marks(grid, area, widths, row, size, stage))
    blanks = list(_blanks(grid, area, widths, row, size))
    legs = posts(panel, foot, inset=0.12 * panel.w, thick=30 * unit)
    board = Group(
        id="board",
        items=(
            Shape(id="board/lip", kind="rect", box=panel.moved(0, 12), radius=34, fill=Paint("panel", "ink", 0.35)),
            Shape(id="board/panel", kind="rect", box=panel, radius=34, fill=Paint("panel")),
            *_title(grid, panel, bar),
        ),
        decorative=True,
    )  # fmt: skip
    items: tuple[Item, ...] = (legs, board, table, *blanks, *marks)
    return Composition(
        items=items, floor=even(floor_of(stage, foot)), hero=table.id, beats=_beats(table.id, marks, stage)
    )


def _bar(grid: Grid, stage: Stage) -> float:
    """The height of the bar with the table's name, 0 without one."""
    return 1.7 * max(stage.scale.least, 1.25 * stage.scale.label) if grid.title else 0.0


def _title(grid: Grid, panel: Box, bar: float) -> Iterator[Item]:
    """The table's name on its bar, the letters over those of the first column."""
    if bar:
        size = even(bar / 1.7)
        y = panel.y + 8 + bar / 2 + 0.35 * size
        yield text("board/title", grid.title, panel.x + 16 + _PAD, y, face="display", size=size, paint="highlight_text")


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
    size = even(min(72.0, 0.5 * row))
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
            middle = c > 0 and _marked(grid, c)
            texts.append(_cell(cell, c, Box(x, y, widths[c], row), size, head=head, lit=lit, middle=middle))
            paints.append(_fill(r, head=head, lit=lit, falls=not head and grid.falls(body)))
            x += widths[c]
        cells.append(tuple(texts))
        fills.append(tuple(paints))
    return Table(
        id="table", box=area, columns=tuple(widths), rows=(row,) * len(every), cells=tuple(cells), fills=tuple(fills),
        alt="; ".join(", ".join(c for c in line if c) for line in every),
    )  # fmt: skip


def _marked(grid: Grid, column: int) -> bool:
    """Whether a column holds badges and no words: they stand under the middle of its head."""
    cells = [line[column] for line in grid.rows if line[column]]
    ticks = any(mark_of(c) for line in grid.rows for c in line)
    return all(mark_of(c) for c in cells) and (ticks or bool(cells))


def _fill(row: int, *, head: bool, lit: bool, falls: bool) -> Paint | None:
    if lit:
        return Paint("ok")
    if falls:
        return Paint("fail", "panel", 0.7)
    if head:
        return Paint("panel_2")
    return Paint("panel", "stage", 0.55) if row % 2 else None


def _cell(words: str, column: int, box: Box, size: float, *, head: bool, lit: bool, middle: bool) -> Text:
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
    x = box.cx if middle else box.x + _PAD + (_BADGE * size if verdict else 0.0)
    return text(
        "", "\n".join(lines) or " ", x, y, face=face, size=size, paint=paint, align="center" if middle else "left"
    )


def _marks(grid: Grid, area: Box, widths: Sequence[float], row: float, size: float, stage: Stage) -> Iterator[Item]:
    for r, line in enumerate(grid.rows):
        x = area.x
        y = area.y + (r + bool(grid.header) + 0.5) * row
        for c, cell in enumerate(line):
            if kind := mark_of(cell):
                high = min(0.72 * row, 0.6 * widths[c], 110)
                at = (x + (widths[c] / 2 if _marked(grid, c) else _PAD + high / 2), y)
                yield place(
                    "badge", id=f"mark-{r + 1}-{c + 1}", theme=stage.theme, centre=at, height=high,
                    kind=kind,
                ).item  # fmt: skip
            elif c and (kind := verdict_of(cell)):
                at = (x + _PAD + 0.62 * size, y)
                yield place(
                    "badge", id=f"mark-{r + 1}-{c + 1}", theme=stage.theme, centre=at, height=1.25 * size, kind=kind,
                    shadow=0,
                ).item  # fmt: skip
            x += widths[c]


def _blanks(grid: Grid, area: Box, widths: Sequence[float], row: float, size: float) -> Iterator[Item]:
    """Boxes without a tick; one dash like the other in cells nobody says the contents of, where those are many."""
    ticked = any(mark_of(cell) for line in grid.rows for cell in line)
    told = {c for line in grid.rows for c, cell in enumerate(line) if cell}
    body = [cell for line in grid.rows for cell in line[1:]]
    if not ticked and 2 * sum(map(bool, body)) > len(body):
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
            elif not cell and not (ticked and c in told):
                wide, high = min(_DASH * size, widths[c] - 2 * _PAD), even(0.24 * size)
                left = x + (widths[c] - wide) / 2 if c and _marked(grid, c) else x + _PAD
                bar, paint = Box(left, y - high / 2, wide, high), Paint("ink" if grid.is_lit(r, c) else "line_2")
                yield Shape(id=f"blank-{r + 1}-{c + 1}", kind="rect", box=bar, radius=high / 2, fill=paint)
            x += widths[c]


def _beats(table: str, marks: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    effects = [Effect(target=table, name="fade", duration_ms=320)]
    effects += [Effect(target=m.id, name="stamp", start_ms=300 + 90 * i, duration_ms=240) for i, m in enumerate(marks)]
    return (Beat(id="table", cue=stage.cue, effects=tuple(effects)),)
