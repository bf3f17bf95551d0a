"""The line: who is served on top of the server, the sign on it, a rope, and those who wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.actors import base
from builder.actors.model import Placed
from builder.cast import Member, aspect, stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line, lower_band
from builder.cast.stand import block
from builder.cast.words import chip
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance

MOST = 5  # waiters drawn; the rest are a number
_WAITER = 0.75  # of the owner's height
_GAP = 0.13  # between waiters, in owner heights
_ROPE_H = 275.0


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
class _Sizes:
    """u. `stacked`: the line stands below the server instead of beside it."""

    owner: float
    server: float
    stacked: bool
    mirrored: bool

    @property
    def waiter(self) -> float:
        return self.owner * _WAITER

    @property
    def rope(self) -> float:
        return self.owner * 0.5


def compose(line: Line, stage: Stage) -> Composition:
    """Server and owner where the eye goes first, the line looking at them."""
    foot = foot_line(stage)
    sizes = _sizes(line, stage, foot)
    hero_foot = foot - (sizes.waiter * 1.12 + 0.16 * sizes.owner + 24) if sizes.stacked else foot
    hero = _hero(line, stage, sizes, hero_foot)
    tail = _tail(line, stage, sizes, foot, hero)
    items: list[Item] = []
    if sizes.stacked:
        items.append(plank(Box(stage.box.x, hero_foot - 4, stage.box.w, 0.09 * sizes.owner + 16), name="stage"))
    items += [*hero, *tail]
    return Composition(
        items=tuple(items), floor=floor_of(stage, foot), backdrop=lower_band(stage), hero=line.server.id,
        beats=_beats(line, stage),
    )  # fmt: skip


def _wide(member: Member, height: float) -> float:
    return height * (min(2.2, max(1.5, aspect(member))) if member.kind == "object" else aspect(member))


def _queue_width(line: Line, unit: float = 1.0) -> float:
    """Rope and waiters side by side, in owner heights times `unit`."""
    widths = [_wide(m, _WAITER) for m in line.waiting]
    chips = 0.5 if line.more else 0.0
    rope = 0.62 if line.rope and line.waiting else 0.0
    return unit * (rope + sum(widths) + _GAP * len(widths) + chips)


def _server_share(line: Line) -> float:
    """Height of the server in owner heights: a card is as high as its owner, a cabinet higher."""
    return 1.0 if aspect(line.server) > 1.4 else 1.45


def _sizes(line: Line, stage: Stage, foot: float) -> _Sizes:
    box, share = stage.box, _server_share(line)
    top = 1.04 if line.using else (0.42 if line.sign else 0.05)
    server_w = _wide(line.server, share)
    floor_sign = 0.0 if _sign_fits(line) else 0.9
    beside = min(
        box.w / (server_w + floor_sign + 0.12 + _queue_width(line)), (foot - box.y) / (share + top), 0.36 * stage.canvas.height
    )
    below = min(
        box.w / max(server_w + floor_sign, _queue_width(line)),
        (foot - box.y - 40) / (share + top + _WAITER * 1.12 + 0.16),
    )
    stacked = bool(line.waiting) and not stage.wide and below > beside * 1.06
    owner = below if stacked else beside
    mirrored = not stacked and stage.wide and _beside_headline(stage, server_w * owner)
    return _Sizes(owner=owner, server=owner * share, stacked=stacked, mirrored=mirrored)


def _beside_headline(stage: Stage, width: float) -> bool:
    """Whether the words leave the right of the canvas free for the server."""
    return False


def _sign_fits(line: Line) -> bool:
    """Whether the sign has room on the server beside the owner."""
    return not line.sign or aspect(line.server) > 1.4


def _hero(line: Line, stage: Stage, sizes: _Sizes, foot: float) -> list[Item]:
    box = stage.box
    width = _wide(line.server, sizes.server)
    x = box.cx if sizes.stacked else (box.right - width / 2 if sizes.mirrored else box.x + width / 2)
    server = _server(line, stage, sizes, (x, foot), width)
    surface = server.anchors["surface"][1]
    left, right = _surface(line.server, server)
    out: list[Item] = [server.item]
    sign_w = 0.0
    if line.sign and _sign_fits(line):
        out.append(_sign(line, stage, sizes, (left, right, surface)))
        sign_w = 0.5 * (right - left)
    spot = left + (right - left - sign_w) / 2
    pitch = sizes.owner * 0.86
    look = (box.right, foot - sizes.waiter * 0.5) if not sizes.stacked else (box.cx, foot + sizes.waiter)
    for i, member in enumerate(line.using):
        at = spot + (i - (len(line.using) - 1) / 2) * min(pitch, (right - left - sign_w) / len(line.using))
        out.append(stand(member, stage, foot=(at, surface + 3), height=sizes.owner, look=look).item)
    return out


def _server(line: Line, stage: Stage, sizes: _Sizes, at: Point, width: float) -> Placed:
    member = line.server
    if member.kind == "gpu":
        k = sizes.server / base.natural("gpu").h
        extra: dict[str, Any] = {"name": ""} if 62 * k < stage.scale.least else {}
        if line.using and line.using[0].who:
            extra["owner"] = line.using[0].who
        natural = base.natural("gpu")
        corner = (at[0] - width / 2, at[1] - natural.h * k)
        return base.place("gpu", id=member.id, theme=stage.theme, corner=corner, scale=k, **extra)
    return stand(member, stage, foot=at, height=sizes.server, width=width)


def _surface(member: Member, placed: Placed) -> tuple[float, float]:
    """From where to where things can stand on the server."""
    if member.kind == "object":
        return placed.box.x + 24, placed.box.right - 24
    reach = 58 * placed.scale if member.kind == "gpu" else 10 * placed.scale
    return placed.anchors["surface-left"][0] - reach, placed.anchors["surface-right"][0] + reach


def _sign(line: Line, stage: Stage, sizes: _Sizes, top: tuple[float, float, float]) -> Item:
    """On the right half of the server's top."""
    left, right, surface = top
    room = (right - left) * (0.56 if line.using else 0.9)
    natural = base.natural("sign", words=line.sign, size=100.0, most=99999.0)
    size = even(max(stage.scale.least, min(100 * room / natural.w, 0.24 * sizes.owner)) - 1)
    centre = right - room / 2 if line.using else (left + right) / 2
    return base.place(
        "sign", id="sign", theme=stage.theme, foot=(centre, surface + 3), scale=1, words=line.sign, size=size, most=room
    ).item


def _tail(line: Line, stage: Stage, sizes: _Sizes, foot: float, hero: list[Item]) -> list[Item]:
    if not line.waiting:
        return []
    box = stage.box
    unit = sizes.owner
    server_w = _wide(line.server, sizes.server)
    start = box.x if sizes.stacked else box.x + server_w + 0.12 * unit
    spare = (box.right - start) - _queue_width(line, unit)
    gaps = len(line.waiting) + (1 if line.rope else 0)
    more = max(0.0, min(spare / max(gaps, 1), 0.16 * unit))
    if sizes.stacked:
        start += (spare - more * gaps) / 2
    out: list[Item] = []
    x = start
    eyes = (box.cx, foot - sizes.waiter * 2.4) if sizes.stacked else (box.x + server_w / 2, foot - sizes.server * 0.8)
    if line.rope:
        out.append(_rope(stage, (x, foot), sizes))
        x += 0.62 * unit + more
    for member in line.waiting:
        width = _wide(member, sizes.waiter)
        x += _GAP * unit / 2
        out.append(stand(member, stage, foot=(x + width / 2, foot), height=sizes.waiter, width=width, look=eyes).item)
        x += width + _GAP * unit / 2 + more
    if line.more:
        out.append(chip(f"+{line.more}", (x + 0.24 * unit, foot), name="more", size=max(stage.scale.least, 0.2 * unit)))
    return out


def _rope(stage: Stage, at: Point, sizes: _Sizes) -> Item:
    k = sizes.waiter * 0.98 / _ROPE_H
    span = (0.62 * sizes.owner - 72 * k) / k
    return base.place(
        "queue-rope", id="rope", theme=stage.theme, scale=k, span=max(120.0, span - 10 / k),
        foot=(at[0] + 0.31 * sizes.owner, at[1]),
    ).item  # fmt: skip


def _beats(line: Line, stage: Stage) -> tuple[Beat, ...]:
    first = tuple(Effect(target=m.id, name="enter") for m in line.using)
    if line.sign:
        first += (Effect(target="sign", name="stamp", start_ms=320, duration_ms=240),)
    late = tuple(Effect(target=m.id, name="enter", start_ms=60 * i) for i, m in enumerate(line.waiting))
    beats = [Beat(id="reserve", cue=stage.cue, effects=first)] if first else []
    return (*beats, Beat(id="wait", cue=stage.cue, effects=late, trigger="auto")) if late else tuple(beats)
