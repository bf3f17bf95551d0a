"""Track: stages in two rows, there along the upper one and back along the lower; a loop closes the ring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.actors.base import Placed
from builder.cast import Member
from builder.cast.cable import plank
from builder.cast.ground import floor_of
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.flow.stages import Line, Piece, around, cast_steps, fits, join, machine, plate_size, rider, token
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item


def compose(line: Line, stage: Stage) -> Composition:
    """The upper row stands on a shelf, the lower one on the floor; links run round the ring."""
    box, members = stage.box, cast_steps(line)
    unit = min(stage.canvas.width / 1920, stage.canvas.height / 1080) if stage.wide else stage.canvas.width / 1080
    upper = (len(members) + 1) // 2
    board, gap, side = 30 * unit, 64 * unit, 96 * unit
    room = (box.h - gap - board - 16 * unit) / 2
    middle, ground = even(box.y + room), even(box.bottom - 12 * unit)
    inner = Box(box.x + side, box.y, box.w - 2 * side, room)
    pieces = _pieces(members, stage, inner, (middle, ground))
    pairs = zip(members, pieces, strict=True)
    actors = [rider(m, p, p.placed.box.bottom - room, stage) for m, p in pairs if m.kind != "object"]
    links = [*_links(line, pieces, upper, box, stage, max(10.0, 14 * unit))]
    shelf = Box(inner.x, middle - 2, inner.w, board)
    items: list[Item] = [plank(shelf, name="shelf"), *links]
    for made in pieces:
        items += made.items
    items += [r.item for r in (*actors, *_riders(line, pieces, upper, stage))]
    items += _named(line, shelf, stage)
    floor, hero = even(floor_of(stage, ground)), pieces[-1].placed.item.id
    return Composition(items=tuple(items), floor=floor, hero=hero, beats=_beats(links, stage))


def _pieces(members: Sequence[Member], stage: Stage, inner: Box, feet: tuple[float, float]) -> list[Piece]:
    """Blocks along the upper row and back along the lower one; plates where blocks find no room for their names."""
    count = len(members)
    upper = (count + 1) // 2
    cell, room = inner.w / upper, inner.h
    high = room * (0.5 if any(m.kind != "object" for m in members) else 1.0)
    tries = [min(share * cell, 2.1 * room) for share in (0.66, 0.78)]
    wide = next((w for w in tries if all(fits(m, (w, high), stage) for m in members)), 0.0)
    plaque, wide = not wide, wide or tries[0]
    size = plate_size(members, (wide, high), stage)
    out: list[Piece] = []
    for i, member in enumerate(members):
        column, foot = (i, feet[0]) if i < upper else (count - 1 - i + (2 * upper - count) / 2, feet[1])
        left = inner.x + (column + 0.5) * cell - wide / 2
        out.append(machine(member, Box(left, foot - high, wide, high), stage, size=size, plaque=plaque))
    return out


def _links(line: Line, pieces: Sequence[Piece], upper: int, box: Box, stage: Stage, width: float) -> Iterator[Item]:
    """Level links along both rows; round the right end down, and, in a loop, round the left end up."""
    last = len(pieces) - 1
    for i in range(last):
        a, b = pieces[i].placed, pieces[i + 1].placed
        if i == upper - 1:
            yield from around(f"link-{i + 1}", a.box, b.box, box.right - width, width)
        else:
            yield join(
                f"link-{i + 1}", a, ("right", "left") if i + 1 < upper else ("left", "right"), b, stage, width=width
            )
    if line.loop and last:
        yield from around(f"link-{last + 1}", pieces[last].placed.box, pieces[0].placed.box, box.x + width, width)


def _riders(line: Line, pieces: Sequence[Piece], upper: int, stage: Stage) -> Iterator[Placed]:
    """A thing on every level link of the upper row, standing on the shelf."""
    for i in range(upper - 1 if line.of else 0):
        a, b = pieces[i].placed.box, pieces[i + 1].placed.box
        gap = b.x - a.right
        high = min(0.3 * gap, 0.24 * a.h)
        if high < 24:
            continue
        yield token(line, i + 1, ((a.right + b.x) / 2, a.bottom), high, stage)


def _named(line: Line, shelf: Box, stage: Stage) -> tuple[Item, ...]:
    """What goes round, in words, under the beginning of the shelf."""
    if line.of is None:
        return ()
    size = even(max(stage.scale.least, 0.8 * stage.scale.label))
    at = (shelf.x, shelf.bottom + 1.1 * size)
    return (caption(line.of.words, at, name="label-of", size=size, paint="text_muted", align="left"),)


def _beats(links: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    effects = tuple(
        Effect(target=item.id, name="draw", start_ms=160 * i, duration_ms=420, easing="in-out-cubic")
        for i, item in enumerate(links)
    )
    return (Beat(id="flow", cue=stage.cue, effects=effects),) if effects else ()
