"""Cards: every row a card; side by side on the floor where there are few, else one above the other on a board."""

from __future__ import annotations

from collections.abc import Sequence

from builder.cast import Member, Roll
from builder.cast.ground import floor_of, foot_line
from builder.cast.listing import thing
from builder.geometry import Box
from builder.grammars.table.card import Card, flat_card, tall_card
from builder.grammars.table.model import Grid, mark_of
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.wrap import balance

_ABREAST = 4


def compose(grid: Grid, stage: Stage) -> Composition:
    """Few and wide: abreast; else a pile of plates, in two columns where one would make them thin."""
    ground = even(foot_line(stage))
    box = stage.box
    high = ground - box.y
    grid = _trimmed(grid, box, high, stage)
    count = len(grid.rows)
    members = _members(grid)
    if _fits_abreast(grid, box, high, stage) and (grid.width > 1 or any(members)):
        cells = _abreast(box, high, grid)
    else:
        cells = _stacked(box, high, count)
    room = (min(c.w for c in cells), min(c.h for c in cells))
    upright = room[1] > 0.6 * room[0]
    sizes = _sizes(grid, room, stage, upright=upright, drawn=any(members))
    items: list[Item] = []
    for i, (row, cell) in enumerate(zip(grid.rows, cells, strict=True)):
        items += (tall_card if upright else flat_card)(
            Card(index=i, row=row, header=grid.header, member=members[i], box=cell, sizes=sizes, lit=grid.lit[0] == i),
            stage,
        )
    names = [f"card-{i + 1}" for i in range(count)]
    lit = next((i for i in range(count) if grid.lit[0] == i), 0)
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=names[lit] if names else "",
        beats=_beats(names, stage),
    )  # fmt: skip


def _trimmed(grid: Grid, box: Box, high: float, stage: Stage) -> Grid:
    """As many rows and columns as can be read on this canvas, the highlighted row among them."""
    least = stage.scale.least
    most = max(1, int(high / (1.5 * least))) * (2 if box.w > 1.25 * high else 1)
    columns = max(2, min(grid.width, int(box.w / (9 * least))))
    rows = grid.rows[:most] if grid.lit[0] < most else (*grid.rows[: most - 1], grid.rows[grid.lit[0]])
    at = (min(grid.lit[0], most - 1), grid.lit[1])
    return Grid(header=grid.header[:columns], rows=tuple(r[:columns] for r in rows), lit=at)


def _fits_abreast(grid: Grid, box: Box, high: float, stage: Stage) -> bool:
    """Whether the cards are few and have room for a name over every value."""
    least = stage.scale.least
    wants = 2.6 * least + (grid.width - 1) * least * (3.4 if grid.header else 2.2)
    return len(grid.rows) <= _ABREAST and box.w > 1.25 * high and high > 1.15 * wants + 60


def _abreast(box: Box, high: float, grid: Grid) -> list[Box]:
    count = len(grid.rows)
    gap = 0.028 * box.w
    wide = min((box.w - gap * (count - 1)) / count, 0.44 * box.w)
    left = box.cx - (wide * count + gap * (count - 1)) / 2
    low = 0.9 if grid.lit[0] >= 0 else 0.98
    out = []
    for i in range(count):
        tall = high * (1.0 if grid.lit[0] == i else low)
        out.append(Box(left + i * (wide + gap), box.y + high - tall, wide, tall))
    return out


def _stacked(box: Box, high: float, count: int) -> list[Box]:
    columns = 2 if box.w > 1.25 * high and count > _ABREAST else 1
    lines = -(-count // columns)
    gap = min(26.0, 0.16 * high / lines)
    wide = (box.w - (columns - 1) * 34) / columns
    tall = min((high - gap * (lines - 1)) / lines, 0.34 * wide)
    top = box.y + high - tall * lines - gap * (lines - 1)
    top = box.y + (top - box.y) * 0.5
    return [Box(box.x + (i // lines) * (wide + 34), top + (i % lines) * (tall + gap), wide, tall) for i in range(count)]


def _members(grid: Grid) -> list[Member | None]:
    """The actors of the rows' first cells where there is a drawing of every one, else none at all."""
    roll = Roll()
    cast = [roll.one(thing(row[0])) for row in grid.rows]
    names = [row[0] for row in grid.rows]
    if not cast or any(m.kind == "object" for m in cast) or any(n[:1].isupper() for n in names[1:]):
        return [None for _ in cast]
    return list(cast)


def _sizes(grid: Grid, room: tuple[float, float], stage: Stage, *, upright: bool, drawn: bool) -> tuple[float, float]:
    """Letters of names and of values, the same on all cards."""
    least = stage.scale.least
    if upright:
        name = _fit([r[0] for r in grid.rows], "display", room[0] - 60, 72.0, least, 2)
        most = min(150.0, 0.3 * (room[1] - 3.2 * name) / max(1, grid.width - 1) * (1.0 if grid.header else 1.6))
        cells = [c for r in grid.rows for c in r[1:] if not mark_of(c)]
        value = _fit(cells, "display", room[0] - 60, max(least, most), least, 1)
        return name, value
    left = 1.22 * room[1] if drawn else 36.0
    flat = room[0] - 36 - left
    most = min(96.0, 0.44 * room[1])
    lines = 2 if room[1] > 2.5 * least else 1
    name = _fit(
        [r[0] for r in grid.rows], "display", (0.55 * flat if grid.width > 1 else flat) - 20, most, least, lines
    )
    wide = 0.45 * flat / max(1, grid.width - 1) - 24
    value = _fit([c for r in grid.rows for c in r[1:] if not mark_of(c)], "display", wide, most, least, lines)
    return name, value


def _fit(words: Sequence[str], face: str, room: float, most: float, least: float, lines: int) -> float:
    size = even(most)
    while size > least and any(not balance(w, face, size, room, lines) for w in words if w):
        size -= 2
    return max(size, least)


def _beats(names: Sequence[str], stage: Stage) -> tuple[Beat, ...]:
    effects = tuple(Effect(target=n, name="enter", start_ms=90 * i) for i, n in enumerate(names))
    return (Beat(id="rows", cue=stage.cue, effects=effects),) if effects else ()
