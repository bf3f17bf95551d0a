"""Ladder: on tall canvases the stages step down from side to side, each handing on to the next."""

from __future__ import annotations

from itertools import pairwise

from builder.cast.ground import floor_of
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.flow.stages import Line, Piece, around, beside, cast_steps, join, token
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance


def compose(line: Line, stage: Stage) -> Composition:
    """Odd stages stand at the left, even ones at the right; a loop goes back up the side."""
    box, members = stage.box, cast_steps(line)
    unit = stage.canvas.width / 1080
    count = len(members)
    side = 84 * unit if line.loop else 0.0
    inner = Box(box.x, box.y, box.w - side, box.h - 8)
    pitch = inner.h / count
    gap = min(0.34 * pitch, 110 * unit)
    high = min((inner.h - gap * (count - 1)) / count, 0.36 * inner.w)
    gap = (inner.h - high * count) / max(1, count - 1) if count > 1 else 0.0
    wide = min(0.6 * inner.w, 3.4 * high)
    pieces = []
    for i, member in enumerate(members):
        x = inner.x if i % 2 == 0 else inner.right - wide
        pieces.append(beside(member, Box(x, inner.y + i * (high + gap), wide, high), stage))
    width = max(10.0, 14 * unit)
    links = [
        join(f"link-{i + 1}", a.placed, ("bottom", "top"), b.placed, stage, width=width)
        for i, (a, b) in enumerate(pairwise(pieces))
    ]
    items: list[Item] = [*links]
    if line.loop and count > 1:
        items += around("return", pieces[-1].placed.box, pieces[0].placed.box, box.right - side / 2, width)
    for made in pieces:
        items += made.items
    items += _label(line, pieces, inner, stage)
    ground = pieces[-1].placed.box.bottom
    effects = tuple(
        Effect(target=item.id, name="draw", start_ms=200 * i, duration_ms=420, easing="in-out-cubic")
        for i, item in enumerate(links)
    )
    beats = (Beat(id="flow", cue=stage.cue, effects=effects),) if effects else ()
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=pieces[-1].placed.item.id, beats=beats
    )


def _label(line: Line, pieces: list[Piece], inner: Box, stage: Stage) -> tuple[Item, ...]:
    """A thing on its way and its name in the free corner beside the first stage."""
    if line.of is None:
        return ()
    first = pieces[0].placed.box
    room = inner.right - first.right - 30
    size = even(stage.scale.label)
    words = line.of.words
    while size > stage.scale.least and advance(words, "text-bold", size) > room:
        size -= 2
    if advance(words, "text-bold", size) > room:
        return ()
    high = min(0.5 * first.h, 0.3 * room)
    at = (first.right + 30 + room / 2, first.bottom - size * 1.35)
    thing = token(line, 1, at, high, stage)
    name = caption(words, (at[0], first.bottom - 0.2 * size), name="label-of", size=size)
    return (thing.item, name)
