"""Clipboard: the list on a large board on the floor, whoever ticks beside it, the pencil at the open box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.actors import base
from builder.actors.base import place
from builder.actors.forms import PAPER_LIP
from builder.actors.model import Placed
from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, Point
from builder.grammars.checklist.model import Entry, Listing
from builder.grammars.checklist.pencil import hand, pencil
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Stroke
from builder.text.wrap import balance, shortened

#: Who ticks where nobody is named, the first there is a drawing of.
_TICKERS = ("operations-engineer", "developer", "data-scientist", "scheduler")
_DONE = Paint("ink", "paper", 0.32)


def compose(listing: Listing, stage: Stage) -> Composition:
    """Board and actor side by side where the stage is wide, the actor before the board where it is tall."""
    ground = even(foot_line(stage))
    member = listing.actor or ticker()
    board, cell, rows = _areas(stage, ground, member)
    listing = _shown(listing, max(1, int(rows.h / (1.15 * stage.scale.least))))
    lines = _rows(listing, rows, stage)
    at = _box_of(listing.current, len(listing.entries), rows)
    look = (at.cx, at.cy)
    who = _actor(member, cell, stage, look)
    items: list[Item] = [_board(board, stage)]
    items += [line for pair in lines for line in pair]
    tool = [pencil(at, stage), *hand(at, member, stage)] if listing.current >= 0 else []
    items += [*tool, who.item]
    marks = [pair[-1].id for pair, entry in zip(lines, listing.entries, strict=True) if entry.mark]
    hero = lines[listing.current][0].id if listing.current >= 0 else "clipboard"
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero=hero, beats=beats(marks, stage))


def _shown(listing: Listing, most: int) -> Listing:
    """The entries that can be read on this canvas: those up to the one at hand."""
    if len(listing.entries) <= most:
        return listing
    end = min(len(listing.entries), max(most, listing.current + 1))
    start = end - most
    return replace(listing, entries=listing.entries[start:end], current=listing.current - start)


def ticker() -> Member:
    """Who ticks where nobody is named."""
    kind = next(k for k in (*_TICKERS, "pod") if k in base.kinds())
    return Roll().one(Figure(kind=kind, words=""))


def _areas(stage: Stage, ground: float, member: Member) -> tuple[Box, Box, Box]:
    """The board, the actor's cell, and the rows on the board."""
    box, high = stage.box, ground - stage.box.y
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    if box.w > 1.25 * high:
        wide = min(0.27 * box.w, 0.92 * high * aspect(member))
        board = Box(box.x, box.y, box.w - wide - 0.035 * box.w, high)
        cell = Box(box.right - wide, box.y + 0.12 * high, wide, 0.88 * high)
        low = 52 * unit
    else:  # the actor stands before the board's lower right corner
        tall = 0.3 * high
        board = Box(box.x, box.y, box.w, 0.965 * high)
        wide = min(0.5 * box.w, 1.4 * tall)
        cell = Box(box.right - wide - 0.03 * box.w, ground - tall, wide, tall)
        low = tall - 0.035 * high + 20 * unit
    side = 52 * unit
    top = board.y + 64 * unit
    return board, cell, Box(board.x + side, top, board.w - 2 * side, board.bottom - low - top)


def _actor(member: Member, cell: Box, stage: Stage, look: Point) -> Placed:
    made = stand(member, stage, foot=(cell.cx, cell.bottom), height=cell.h, width=cell.w, look=look)
    off = cell.cx - made.box.cx
    foot = (made.foot[0] + off, cell.bottom)
    return stand(member, stage, foot=foot, height=cell.h, width=cell.w, look=look)


def _board(box: Box, stage: Stage) -> Group:
    """Backing, paper and clip."""
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    rim, radius = 18 * unit, 30 * unit
    shade = Box(box.x + 0.05 * box.w, box.bottom - 12 * unit, 0.9 * box.w, 30 * unit)
    paper = Box(box.x + rim, box.y + 26 * unit, box.w - 2 * rim, box.h - 26 * unit - rim - 10 * unit)
    clip = Box(box.cx - 130 * unit, box.y - 6 * unit, 260 * unit, 58 * unit)
    items: list[Item] = [Shape(id="clipboard/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50))]
    if stage.theme.keyline:
        edge = Stroke(Paint("ink"), stage.theme.keyline)
        items.append(Shape(id="clipboard/keyline", kind="rect", box=box, radius=radius, fill=Paint("ink"), stroke=edge))
    items += [
        Shape(id="clipboard/lip", kind="rect", box=box, radius=radius, fill=Paint("gold_lip")),
        Shape(
            id="clipboard/back",
            kind="rect",
            box=Box(box.x, box.y, box.w, box.h - 12 * unit),
            radius=radius,
            fill=Paint("gold"),
        ),
        Shape(id="clipboard/paper-lip", kind="rect", box=paper.moved(0, 6 * unit), radius=14 * unit, fill=PAPER_LIP),
        Shape(id="clipboard/paper", kind="rect", box=paper, radius=14 * unit, fill=Paint("paper")),
        Shape(
            id="clipboard/clip-lip", kind="rect", box=clip.moved(0, 8 * unit), radius=18 * unit, fill=Paint("metal_lip")
        ),
        Shape(id="clipboard/clip", kind="rect", box=clip, radius=18 * unit, fill=Paint("metal")),
    ]
    return Group(id="clipboard", items=tuple(items), alt="Clipboard")


def _pitch(count: int, rows: Box) -> float:
    return rows.h / max(1, count)


def _cell(index: int, count: int, rows: Box) -> Box:
    pitch = _pitch(count, rows)
    tall = min(0.86 * pitch, 0.3 * rows.h)
    return Box(rows.x, rows.y + index * pitch + (pitch - tall) / 2, rows.w, tall)


def _box_of(index: int, count: int, rows: Box) -> Box:
    """The tick box of a row, at its right end."""
    cell = _cell(max(0, index), count, rows)
    size = min(0.74 * cell.h, 0.13 * cell.w)
    return Box(cell.right - 0.5 * (cell.h - size) - size, cell.cy - size / 2, size, size)


def _rows(listing: Listing, rows: Box, stage: Stage) -> list[tuple[Item, ...]]:
    """Every entry: its words (on a bright bar where it is the current one) and its box or badge."""
    count = len(listing.entries)
    cell, box = _cell(0, count, rows), _box_of(0, count, rows)
    room = box.x - cell.x - 0.3 * cell.h
    size = _size([e.words for e in listing.entries], room - 0.3 * cell.h, cell.h, stage)
    return [_row(e, i, listing, rows, stage, size) for i, e in enumerate(listing.entries)]


def _size(words: Sequence[str], room: float, tall: float, stage: Stage) -> float:
    size = even(min(76.0, 0.56 * tall))
    while size > stage.scale.least and any(not _lines(w, size, room, tall) for w in words if w):
        size -= 2
    return max(size, stage.scale.least)


def _lines(words: str, size: float, room: float, tall: float) -> tuple[str, ...]:
    return balance(words, "display", size, room, 2 if tall > 2.05 * size else 1) or ()


def _row(entry: Entry, index: int, listing: Listing, rows: Box, stage: Stage, size: float) -> tuple[Item, ...]:
    count, name = len(listing.entries), f"item-{index + 1}"
    cell, tick = _cell(index, count, rows), _box_of(index, count, rows)
    lit = index == listing.current
    out: list[Item] = []
    if lit:
        radius = 0.24 * cell.h
        bar = Box(cell.x, cell.y, cell.w, cell.h)
        out += [
            Shape(
                id=f"{name}/bar-lip", kind="rect", box=bar.moved(0, 0.07 * cell.h), radius=radius, fill=Paint("ok_lip")
            ),
            Shape(id=f"{name}/bar", kind="rect", box=bar, radius=radius, fill=Paint("ok")),
        ]
    out += _words(entry, name, cell, tick, stage, size, lit=lit)
    if not entry.mark:
        out.append(_empty(f"{name}/box", tick, stage))
        return (Group(id=name, items=tuple(out), alt=entry.words),)
    kind = "check" if entry.mark == "tick" else "cross"
    mark = place(
        "badge", id=f"mark-{index + 1}", theme=stage.theme, centre=tick.centre, height=1.02 * tick.h, kind=kind
    )
    return (Group(id=name, items=tuple(out), alt=entry.words), mark.item) if out else (mark.item,)


def _words(entry: Entry, name: str, cell: Box, tick: Box, stage: Stage, size: float, *, lit: bool) -> list[Item]:
    x, room = cell.x + 0.3 * cell.h, tick.x - cell.x - 0.6 * cell.h
    if not entry.words:
        bar = Box(x, cell.cy - 0.09 * cell.h, 0.7 * room, 0.18 * cell.h)
        return [Shape(id=f"{name}/words", kind="rect", box=bar, radius=bar.h / 2, fill=Paint("ink", "paper", 0.7))]
    kept = entry.words
    while not (lines := _lines(kept, size, room, cell.h)) and len(kept) > 3:
        kept = shortened(entry.words, len(kept) - 1)
    paint = Paint("ink") if lit or entry.mark != "tick" else _DONE
    y = cell.cy + 0.33 * size - 0.5 * size * (len(lines) - 1)
    return [text(f"{name}/words", "\n".join(lines or (kept,)), x, y, face="display", size=size, paint=paint)]


def _empty(name: str, box: Box, stage: Stage) -> Shape:
    width = max(5.0, 0.09 * box.h)
    inner = box.inset(width / 2)
    return Shape(id=name, kind="ellipse", box=inner, fill=Paint("paper"), stroke=Stroke(Paint("ink"), width))


def beats(marks: Sequence[str], stage: Stage) -> tuple[Beat, ...]:
    """The marks, one after the other."""
    effects = tuple(
        Effect(target=name, name="stamp", start_ms=320 * i, duration_ms=240) for i, name in enumerate(marks)
    )
    return (Beat(id="ticks", cue=stage.cue, effects=effects),) if effects else ()
