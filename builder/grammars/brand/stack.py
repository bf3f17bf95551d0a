"""Names in layers: full keys one on the other, each a little wider than the one it carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.brand.cards import hand, put, shown
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage

_STEP = 0.07  # how much of its width a layer gives up to the one below


def compose(names: Sequence[str], stage: Stage) -> Composition:
    """The first name on top, the last on the floor; all letters at one size."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    count = len(names)
    tall = even(min(room.h / count, 0.34 * room.w))
    narrow = room.w * (1 - _STEP * min(count - 1, 6))
    made = hand(names, stage, width=even(narrow), height=tall)
    items = []
    for n, card in enumerate(made.cards):
        wide = even(narrow + (room.w - narrow) * n / max(1, count - 1))
        foot = (room.cx, room.bottom - tall * (count - 1 - n))
        items.append(put(card, replace(made, width=wide), stage, foot, shadow=n == count - 1).item)
    return Composition(
        items=tuple(reversed(items)), floor=even(floor_of(stage, ground)), hero=made.cards[0].id,
        beats=(shown(tuple(reversed(made.cards)), stage, "stack"),),
    )  # fmt: skip
