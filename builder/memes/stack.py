"""Labelled blocks piled up: equal keycaps in rows, each row standing on the one below."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.actors import base
from builder.actors.object import setting, wanted
from builder.geometry import Box
from builder.layout.spread import rows, spread
from builder.memes.players import Player
from builder.scene.items import Item
from builder.theme import Theme

_FLAT = 1.3  # a block is at least so much wider than high
_WIDE = 0.97  # of its share of a row, so that neighbours keep apart
_SUNK = 0.96  # of its height a row rises above the one below: its foot is on that one's rim


def stack(cast: Sequence[Player], room: Box, theme: Theme, least: float) -> Iterator[Item]:
    """All blocks at one size and with one size of letters, on the lower edge of `room`, fuller rows below."""
    across, width, height = _pitch(cast, room, least)
    size = min(setting(one.words, (width, height), least=least)[1] for one in cast)
    counts = rows(len(cast), across)
    at = 0
    for level, count in zip(range(len(counts) - 1, -1, -1), counts, strict=True):
        left = room.cx - width * count / 2
        for x in spread(count, left, left + width * count):
            one = cast[at]
            at += 1
            foot = (x, room.bottom - level * height * _SUNK)
            made = base.place(
                "object", id=one.id, theme=theme, foot=foot, scale=1, words=one.words, width=_WIDE * width,
                height=height, size=size, shadow=None if level == 0 else 0, tone=str(one.params["tone"]),
            )  # fmt: skip
            yield replace(made.item, alt=made.item.alt or one.words)


def _pitch(cast: Sequence[Player], room: Box, least: float) -> tuple[int, float, float]:
    """How many stand side by side, and the width and height of each: with the largest letters the room allows."""
    best, most = (2, room.w / 2, room.h / math.ceil(len(cast) / 2)), (0.0, 0.0)
    for across in range(1, min(4, len(cast)) + 1):
        levels = math.ceil(len(cast) / across)
        width = min(room.w / across, 2.4 * room.h / levels)
        height = min(room.h / levels, width / _FLAT)
        size = min(setting(p.words, (width, height), least=least)[1] for p in cast)
        need = [wanted("\n".join(setting(p.words, (_WIDE * width, 0), size=size)[0]), size) for p in cast]
        fits = max(w for w, _ in need) <= width and max(h for _, h in need) <= height
        if fits and (size, width * height) > most:
            best, most = (across, width, height), (size, width * height)
    return best
