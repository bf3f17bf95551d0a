"""How large everything in a waiting line can be on one canvas: the best of a few arrangements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from builder.actors import base
from builder.cast import Member, aspect
from builder.cast.stand import block
from builder.geometry import Box
from builder.layout.stage import Stage
from builder.text.measure import advance

MOST = 5  # waiters drawn; the rest are a number
WAITER = 0.75  # of the owner's height
PAD = 0.2  # between server and line, in owner heights
GAP = 0.16  # between waiters, in owner heights
ROPE, NUMBER = 0.62, 0.42  # widths of the rope and of the number of the rest, in owner heights
_SHARES = (1.0, 1.2, 1.45, 1.7, 1.85, 2.0)  # heights of a wide server in owner heights


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What stands in the set. `more`: how many wait beyond those drawn; `rope`: whether one keeps them out."""

    server: Member
    using: tuple[Member, ...]
    waiting: tuple[Member, ...]
    sign: str = ""
    rope: bool = True
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Measures of one arrangement, u.

    `stacked`: the line stands below the server instead of beside it. `mirrored`: the server at the right,
    where it rises beside the headline. `plinth`: height of the step under the server. `sign`: "top" of the
    server, "floor" beside it or "front" of it; `plate` its width.
    """

    owner: float
    share: float
    stacked: bool
    rope: bool
    sign: str
    plate: float
    mirrored: bool = False
    plinth: float = 0.0

    @property
    def server(self) -> float:
        return self.owner * self.share

    @property
    def waiter(self) -> float:
        return self.owner * WAITER

    def turned(self, box: Box, x: float) -> float:
        """x seen in the mirror where the server stands at the right."""
        return 2 * box.cx - x if self.mirrored else x


def wide(member: Member, height: float) -> float:
    """Width of a member standing `height` u tall."""
    return height * (1.5 if member.kind == "object" else aspect(member))


def server_width(member: Member, height: float) -> float:
    return height * (2.1 if member.kind == "object" else aspect(member))


def top_length(member: Member, height: float) -> float:
    """How much of the server's top edge one can stand on."""
    width = server_width(member, height)
    return width - 48 if member.kind == "object" else width * (0.87 if member.kind == "gpu" else 0.8)


def block_width(member: Member, stage: Stage) -> float:
    """The least width of a labelled block; 0 for a drawn actor."""
    return block(member, stage.scale.least)[0] if member.kind == "object" else 0.0


def number_width(more: int, stage: Stage, unit: float) -> float:
    """Width of the plate that says how many more wait."""
    size = max(stage.scale.least, 0.2 * unit)
    return max(NUMBER * unit, advance(f"+{more}", "display", size) + size)


def sign_width(words: str, size: float, room: float) -> float:
    """Width of a sign with letters of `size` u, broken to `room` where its longest word allows."""
    longest = max(words.split(), key=len, default=words)
    least = base.natural("sign", words=longest, size=size, most=9999).w
    return float(base.natural("sign", words=words, size=size, most=max(room, least + 4)).w)


def sizes_of(line: Line, stage: Stage, foot: float) -> Sizes:
    """The arrangement with the largest actors; a step lifts the server where height is left over."""
    best = max(_tries(line, stage, foot), key=lambda s: s.owner * _worth(s))
    if best.stacked:
        return best
    width = server_width(line.server, best.server)
    mirrored = stage.wide and stage.headline.right < stage.box.right - 0.62 * width
    top = _top(line, best)
    roof = stage.headline.y + 0.03 * stage.canvas.height if mirrored else stage.box.y
    spare = foot - best.owner * top - best.server - roof
    plinth = min(0.42 * best.owner, 0.55 * spare) if spare > 0.3 * best.owner else 0.0
    return replace(best, mirrored=mirrored, plinth=plinth)


def _worth(sizes: Sizes) -> float:
    """A rope and a sign in its place are worth some size; so is a server that is not a giant."""
    return (
        (1.0 if sizes.rope else 0.86) * {"top": 1.0, "floor": 0.9, "front": 0.55}[sizes.sign] * float(sizes.share**0.45)
    )


def _top(line: Line, sizes: Sizes) -> float:
    """What stands on the server, in owner heights."""
    if line.using:
        return 1.04
    return 0.42 if line.sign and sizes.sign == "top" else 0.05


def _tries(line: Line, stage: Stage, foot: float) -> Iterator[Sizes]:
    flat = line.server.kind == "object" or aspect(line.server) > 1.4
    shares = _SHARES if flat else (1.45,)
    ropes = (True, False) if line.rope and line.waiting else (False,)
    stacks = (False,) if stage.wide or not line.waiting else (False, True)
    for share, rope, stacked in product(shares, ropes, stacks):
        for place in ("top", "floor", "front") if line.sign else ("top",):
            found = _fit(
                line, stage, foot, Sizes(owner=1, share=share, stacked=stacked, rope=rope, sign=place, plate=0)
            )
            if found:
                yield found
    yield Sizes(owner=1.0, share=1.0, stacked=False, rope=line.rope, sign="front", plate=10.0)


def _fit(line: Line, stage: Stage, foot: float, way: Sizes) -> Sizes | None:
    """The arrangement at the largest size it allows, None where its sign has no room."""
    box, share = stage.box, way.share
    plate = sign_width(line.sign, stage.scale.least, 0) if line.sign and way.sign == "floor" else 0.0
    server = server_width(line.server, share) + PAD
    queue = _queue_width(line, way)
    top = _top(line, way)
    if way.stacked:
        owner = min((box.w - plate) / server, box.w / queue, (foot - box.y - 40) / (share + top + WAITER * 1.12 + 0.16))
    else:
        owner = min((box.w - plate) / (server + queue), (foot - box.y) / (share + top), 0.36 * stage.canvas.height)
    if owner <= 0:
        return None
    if line.sign and way.sign == "top":
        served = sum(max(owner * 0.88, block_width(m, stage)) for m in line.using)
        room = top_length(line.server, share * owner) - served
        plate = room if line.using else 0.92 * room
        if sign_width(line.sign, stage.scale.least, plate) > plate:
            return None
    if way.sign == "front":
        plate = server_width(line.server, share * owner) * 0.8
    return replace(way, owner=owner, plate=plate)


def _queue_width(line: Line, way: Sizes) -> float:
    """Rope and waiters side by side, in owner heights."""
    widths = [wide(m, WAITER) for m in line.waiting]
    return (ROPE if way.rope else 0.0) + sum(widths) + GAP * len(widths) + (NUMBER if line.more else 0.0)
