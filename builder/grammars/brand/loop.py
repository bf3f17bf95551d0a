"""Names that keep something going round: a card at either end, an arrow over, one back under, words between."""

from __future__ import annotations

from collections.abc import Sequence

from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, PathData, Point, polygon
from builder.grammars.brand.cards import hand, put, shown
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke

_THICK = 30.0


def compose(names: Sequence[str], note: str, stage: Stage) -> Composition:
    """Cards left and right on a broad canvas, else over and under each other; a lone name has the words opposite."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    ends = tuple(names[:2]) if len(names) > 1 else (*names, note or "again")
    middle = note if len(names) > 1 else ""
    flat = stage.broad
    wide, tall = (0.33 * room.w, 0.46 * room.h) if flat else (min(room.w, 0.62 * room.h), 0.25 * room.h)
    made = hand(ends, stage, width=even(wide), height=even(tall))
    if flat:
        feet = ((room.x + wide / 2, room.cy + tall / 2), (room.right - wide / 2, room.cy + tall / 2))
    else:
        feet = ((room.cx, room.y + tall), (room.cx, room.bottom))
    cards = [put(card, made, stage, foot) for card, foot in zip(made.cards, feet, strict=True)]
    ways = [_way(n, cards[0].box, cards[1].box, room, flat=flat) for n in (1, 2)]
    items: list[Item] = [*ways, *(card.item for card in cards)]
    if middle:
        space = room.w - 2 * wide - 60 if flat else 0.62 * room.w
        size = fit(middle, "display", space, (stage.scale.least, 104))
        items.append(text("note", middle, room.cx, room.cy + 0.36 * size, face="display", size=size,
                          paint="highlight_text", align="center"))  # fmt: skip
    turn = tuple(Effect(target=w.id, name="draw", start_ms=400 * n, duration_ms=600) for n, w in enumerate(ways))
    beats = (shown(made.cards, stage), Beat(id="turn", cue=stage.cue, effects=turn, trigger="auto"))
    hero = "note" if middle else cards[0].item.id
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero=hero, beats=beats)


def _way(n: int, first: Box, second: Box, room: Box, *, flat: bool) -> Group:
    """Over the cards from the first to the second (1), or back under them (2); turned where the canvas is tall."""
    if flat:
        y = first.y - 20 if n == 1 else first.bottom + 20
        far = room.y + 26 if n == 1 else room.bottom - 26
        start, end = ((first.cx, y), (second.cx, y)) if n == 1 else ((second.cx, y), (first.cx, y))
        bend = y + (far - y) * 4 / 3
        d: PathData = (("M", start), ("C", (start[0], bend, end[0], bend, end[0], end[1])))
        tip = (end[0], end[1])
        head = _head(tip, (0, 1 if n == 1 else -1))
    else:
        x = first.right - 40 if n == 1 else first.x + 40
        start, end = ((x, first.bottom + 16), (x, second.y - 16))
        start, end = (start, end) if n == 1 else (end, start)
        bend = x + (60 if n == 1 else -60)
        d = (("M", start), ("C", (bend, start[1], bend, end[1], *end)))
        head = _head(end, (0, 1 if n == 1 else -1))
    line = Path(id=f"way-{n}/line", d=d, stroke=Stroke(Paint("ok"), _THICK))
    return Group(id=f"way-{n}", items=(line, Path(id=f"way-{n}/head", d=head, fill=Paint("ok"))), alt="and round again")


def _head(tip: Point, way: tuple[int, int]) -> PathData:
    """A triangle with its point `way` of the line's end."""
    x, y = tip
    return polygon(((x - 46, y - 24 * way[1]), (x + 46, y - 24 * way[1]), (x, y + 36 * way[1])))
