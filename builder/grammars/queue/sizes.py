"""How large everything in a waiting line can be on one canvas: the best of a few arrangements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

from builder.actors import base
from builder.cast import Member, aspect
from builder.cast.stand import block
from builder.layout.stage import Stage
from builder.text.measure import advance

MOST = 5  # waiters drawn; the rest are a number
PAD = 0.17  # between server and line, in owner heights
GAP = 0.12  # between waiters, in owner heights
ROPE, NUMBER = 0.56, 0.42  # widths of the rope and of the number of the rest, in owner heights
EDGE = 0.06  # between an owner and the end of the server it stands on, in owner heights
STAGE_H = 26.0  # the board a server stands on above its line
_SHARES = (1.0, 1.15, 1.3, 1.45, 1.7, 1.85, 2.0)  # heights of a wide server in owner heights
_RATES = (0.6, 0.7, 0.8, 0.9, 1.0)  # of a waiter in owner heights


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

    `stacked`: the line stands below the server instead of beside it. `plinth`: height of the step under the
    server. `sign`: "top" of the server, over the "gate" that keeps the line out, on the "floor" beside the
    server or in "front" of it; `plate` its width.
    """

    owner: float
    share: float
    rate: float
    stacked: bool
    rope: bool
    sign: str
    plate: float
    plinth: float = 0.0

    @property
    def server(self) -> float:
        return self.owner * self.share

    @property
    def waiter(self) -> float:
        return self.owner * self.rate

    @property
    def pad(self) -> float:
        """Between server and line in owner heights: wide enough for a single pole where it stands there."""
        return 0.4 if self.sign == "gate" and not self.rope else PAD

    @property
    def tall(self) -> float:
        """Height of the line in owner heights where it stands below the server, the board included."""
        return self.rate * 1.08 + 0.1


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
    best = max(_tries(line, stage, foot), key=lambda s: s.owner * _worth(s, stage) * _filled(line, s, stage, foot))
    if best.stacked:
        return best
    spare = foot - stage.box.y - best.owner * (_top(line, best) + best.share)
    least = 0.035 * stage.canvas.height
    plinth = min(0.4 * best.owner, 0.7 * spare)
    return replace(best, plinth=plinth if plinth > least else 0.0)


def _worth(sizes: Sizes, stage: Stage) -> float:
    """What an arrangement is worth beside its size: a rope, a sign in its place, a large server, waiters to be seen."""
    rope = 1.0 if sizes.rope or _low(stage) else 0.8
    place = {"top": 1.0, "gate": 1.1, "floor": 0.88, "front": 0.55}[sizes.sign]
    return rope * place * float(sizes.share**0.36) * float(sizes.rate ** (0.3 if _low(stage) else 0.5))


def _filled(line: Line, sizes: Sizes, stage: Stage, foot: float) -> float:
    """Of the height, softened."""
    under = sizes.tall if sizes.stacked else 0.0
    used = sizes.owner * (sizes.share + _top(line, sizes) + under) / (foot - stage.box.y)
    return float(min(1.0, used) ** 0.4)


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
    rates = _RATES if line.waiting else (0.8,)
    places = ("top", "gate", "floor", "front") if line.sign else ("top",)
    for share, rate, rope, stacked, place in product(shares, rates, ropes, stacks, places):
        way = Sizes(owner=1, share=share, rate=rate, stacked=stacked, rope=rope, sign=place, plate=0)
        found = _fit(line, stage, foot, way)
        if found:
            yield found
    yield Sizes(owner=1.0, share=1.0, rate=0.8, stacked=False, rope=line.rope, sign="front", plate=10.0)


def _fit(line: Line, stage: Stage, foot: float, way: Sizes) -> Sizes | None:
    """The arrangement at the largest size it allows, None where its sign has no room."""
    box, share = stage.box, way.share
    plate = sign_width(line.sign, stage.scale.least, 0) if line.sign and way.sign == "floor" else 0.0
    server = server_width(line.server, share)
    queue = _queue_width(line, way)
    top, high = _top(line, way), foot - box.y
    if way.stacked:
        owner = min((box.w - plate) / server, box.w / queue, (high - STAGE_H) / (share + top + way.tall))
    else:
        pad = way.pad if line.waiting else 0.0
        owner = min((box.w - plate) / (server + pad + queue), high / (share + top), 0.36 * stage.canvas.height)
    if owner <= 0:
        return None
    if way.sign == "gate":
        return _gated(line, stage, high, replace(way, owner=owner))
    if line.sign and way.sign == "top":
        served = sum(max(owner * 0.88, block_width(m, stage)) for m in line.using)
        room = top_length(line.server, share * owner) - served
        plate = room if line.using else 0.92 * room
        if sign_width(line.sign, stage.scale.least, plate) > plate:
            return None
    if way.sign == "front":
        plate = server_width(line.server, share * owner) * 0.8
    return replace(way, owner=owner, plate=plate)


def _gated(line: Line, stage: Stage, high: float, way: Sizes) -> Sizes | None:
    """The sign over the gate: between the owner and the far edge, over the waiters; None where it would be small."""
    if way.stacked or not (line.using and line.waiting) or len(line.using) > 1:
        return None
    unit, box = way.owner, stage.box
    server = server_width(line.server, way.server)
    gate = server + (way.pad + ROPE / 2 if way.rope else way.pad / 2) * unit
    taken = max(wide(line.using[0], unit), block_width(line.using[0], stage)) + 3 * EDGE * unit
    plate = 2 * min(gate - taken - 0.02 * server, box.w - gate)
    plate = min(plate, 2.3 * unit)
    least = sign_width(line.sign, max(stage.scale.least, 0.2 * unit), plate)
    over = way.server + unit - max(way.server, way.waiter)  # from the top of what is under it to the owner's head
    if least > plate or over < 0.5 * unit or high < way.server + unit:
        return None
    return replace(way, plate=plate)


def _low(stage: Stage) -> bool:
    """Whether the words leave little height (9:16)."""
    return stage.canvas.keep.bottom < 0.8 * stage.canvas.height


def _queue_width(line: Line, way: Sizes) -> float:
    """Rope and waiters side by side, in owner heights."""
    widths = [wide(m, way.rate) for m in line.waiting]
    return (ROPE if way.rope else 0.0) + sum(widths) + GAP * len(widths) + (NUMBER if line.more else 0.0)
