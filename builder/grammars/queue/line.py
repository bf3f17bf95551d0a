"""The line: who is served on top of the server, the sign, a rope, and those who wait."""

from __future__ import annotations

from typing import Any

from builder.actors import base
from builder.actors.model import Placed
from builder.cast import Member, stand
from builder.cast.ground import floor_of, foot_line, podium
from builder.cast.stand import SINK
from builder.cast.words import caption, caption_size, chip
from builder.geometry import Box, Point
from builder.grammars.queue import gate
from builder.grammars.queue.sizes import (
    EDGE,
    GAP,
    ROPE,
    STAGE_H,
    Line,
    Sizes,
    block_width,
    number_width,
    server_width,
    sign_width,
    sizes_of,
    wide,
)
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape

_LIP = 20.0


def compose(line: Line, stage: Stage) -> Composition:
    """Server and owner where the eye goes first, the line looking at them."""
    foot = foot_line(stage)
    sizes = sizes_of(line, stage, foot)
    behind: list[Item] = []
    hero_foot = foot - sizes.plinth
    if sizes.stacked:
        hero_foot = foot - sizes.tall * sizes.owner - STAGE_H
        behind.append(podium(stage, hero_foot - SINK, STAGE_H, foot, name="stage"))
    elif sizes.plinth:
        behind.append(_step(line, stage, sizes, foot))
    items = [*behind, *_hero(line, stage, sizes, hero_foot), *_tail(line, stage, sizes, foot)]
    return Composition(
        items=tuple(items), floor=floor_of(stage, foot), hero=line.server.id,
        beats=_beats(line, stage, items),
    )  # fmt: skip


def _step(line: Line, stage: Stage, sizes: Sizes, foot: float) -> Group:
    """The step the server stands on, running off the left side of the canvas."""
    right = stage.box.x + server_width(line.server, sizes.server) + 0.11 * sizes.owner
    box = Box(-60, foot - sizes.plinth - SINK, right + 60, sizes.plinth + 10)
    radius = min(24.0, 0.4 * box.h)
    lip = Shape(id="step/lip", kind="rect", box=box, radius=radius, fill=Paint("panel_2", "ink", 0.3))
    face = Box(box.x, box.y, box.w, box.h - min(_LIP, 0.3 * box.h))
    top = Shape(id="step/top", kind="rect", box=face, radius=radius, fill=Paint("panel_2"))
    return Group(id="step", items=(lip, top, *_name(line, stage, sizes, face)), decorative=True)


def _name(line: Line, stage: Stage, sizes: Sizes, face: Box) -> tuple[Item, ...]:
    """What the server is, on the front of its step, where its drawing does not say so."""
    words, width = line.server.caption, server_width(line.server, sizes.server)
    size = caption_size((words,), stage, width, most=0.6 * face.h)
    if not size:
        return ()
    at = (stage.box.x + width / 2, face.cy + 0.36 * size)
    return (caption(words, at, name=f"label-{line.server.id}", size=size),)


def _hero(line: Line, stage: Stage, sizes: Sizes, foot: float) -> list[Item]:
    box = stage.box
    width = server_width(line.server, sizes.server)
    beside = sizes.plate + 24 if sizes.stacked and sizes.sign == "floor" else 0.0
    x = box.cx - beside / 2 if sizes.stacked else box.x + width / 2
    server = _server(line, stage, sizes, (x, foot), width)
    surface = server.anchors["surface"][1]
    left, right = _surface(line.server, server)
    left = max(left, box.x)
    out: list[Item] = [server.item]
    owners = right - left
    if line.sign and sizes.sign == "top":
        room = min(sizes.plate, 0.56 * owners) if line.using else sizes.plate
        room = max(room, sign_width(line.sign, stage.scale.least, room))
        owners -= room if line.using else 0
        centre = right - room / 2 if line.using else (left + right) / 2
        out.append(_sign(line.sign, stage, sizes, (centre, surface + SINK), room))
    spot = left + owners / 2
    if sizes.sign == "gate":
        spot = left + EDGE * sizes.owner + max(wide(line.using[0], sizes.owner), block_width(line.using[0], stage)) / 2
    look = (box.cx, foot + sizes.waiter) if sizes.stacked else (box.right, foot - sizes.waiter * 0.5)
    out += _owners(line, stage, sizes, (spot, surface + SINK), owners, look)
    if line.sign and (sizes.sign == "front" or beside):
        at = (x + (width + beside) / 2 if beside else x, foot)
        out.append(_sign(line.sign, stage, sizes, at, sizes.plate))
    return out


def _owners(line: Line, stage: Stage, sizes: Sizes, foot: Point, room: float, look: Point) -> list[Item]:
    """Those who are served, side by side on the server, as many as have room."""
    least = min((block_width(m, stage) or 0.5 * sizes.owner for m in line.using), default=1.0)
    shown = line.using[: max(1, int(room / least))]
    pitch = min(sizes.owner * (0.86 if shown and shown[0].kind != "object" else 1.6), room / max(1, len(shown)))
    middles = [foot[0] + (i - (len(shown) - 1) / 2) * pitch for i in range(len(shown))]
    return [
        stand(
            m, stage, foot=(x, foot[1]), height=sizes.owner, width=max(pitch, 0.6 * sizes.owner), look=look,
            extra={"shadow": "edge"},
        ).item
        for m, x in zip(shown, middles, strict=True)
    ]  # fmt: skip


def _server(line: Line, stage: Stage, sizes: Sizes, at: Point, width: float) -> Placed:
    member = line.server
    if member.kind != "gpu":
        return stand(member, stage, foot=at, height=sizes.server, width=width)
    natural = base.natural("gpu")
    k = sizes.server / natural.h
    extra: dict[str, Any] = {"name": ""} if 62 * k < stage.scale.least else {}
    if line.using and line.using[0].who:
        extra["owner"] = line.using[0].who
    corner = (at[0] - width / 2, at[1] - natural.h * k)
    return base.place("gpu", id=member.id, theme=stage.theme, corner=corner, scale=k, **extra)


def _surface(member: Member, placed: Placed) -> tuple[float, float]:
    """From where to where things can stand on the server."""
    if member.kind == "object":
        return placed.box.x + 24, placed.box.right - 24
    reach = (38 if member.kind == "gpu" else 10) * placed.scale
    return placed.anchors["surface-left"][0] - reach, placed.anchors["surface-right"][0] + reach


def _sign(words: str, stage: Stage, sizes: Sizes, foot: Point, room: float) -> Item:
    """A sign at most `room` u wide, its letters as large as that allows."""
    size = letters(words, stage, room, 0.26 * sizes.owner)
    most = max(room, sign_width(words, size, room)) + 4
    return base.place(
        "sign", id="sign", theme=stage.theme, foot=foot, scale=1, words=words, size=size, most=most, shadow="edge"
    ).item


def letters(words: str, stage: Stage, room: float, most: float) -> float:
    """The size of a sign's letters, at most `most`, at which it is no wider than `room`; never too small to read."""
    size, least = even(most), stage.scale.least
    while size > least and sign_width(words, size, room) > room:
        size -= 2
    return max(size, least)


def _tail(line: Line, stage: Stage, sizes: Sizes, foot: float) -> list[Item]:
    """Everything on the floor from the server on: a sign too wide for its top, the rope, the waiters, their number."""
    box, unit = stage.box, sizes.owner
    server_w = server_width(line.server, sizes.server)
    x = box.x if sizes.stacked else box.x + server_w + sizes.pad * unit
    out: list[Item] = []
    if line.sign and sizes.sign == "floor" and not sizes.stacked:
        out.append(_sign(line.sign, stage, sizes, (x + sizes.plate / 2, foot), sizes.plate))
        x += sizes.plate + 0.1 * unit
    if not line.waiting:
        return out
    shown = _shown(line, stage, sizes, box.right - x)
    more = line.more + len(line.waiting) - len(shown)
    widths = [max(wide(m, sizes.waiter), block_width(m, stage)) for m in shown]
    parts = ([ROPE * unit] if sizes.rope else []) + widths + ([number_width(more, stage, unit)] if more else [])
    middles = _middles(parts, (x, box.right), sizes)
    eyes = (box.cx, foot - sizes.waiter * 2.4)
    if not sizes.stacked:
        eyes = (box.x + server_w / 2, foot - sizes.plinth - sizes.server * 0.8)
    barrier = middles.pop(0) if sizes.rope else x - sizes.pad / 2 * unit
    if sizes.sign == "gate":
        top = foot - sizes.plinth - sizes.server - unit
        size = letters(line.sign, stage, sizes.plate, 0.33 * unit)
        out += gate.sign(line.sign, stage, (barrier, top), size, sizes, foot)
    if sizes.rope:
        out.append(gate.rope(stage, (barrier, foot), sizes))
    for member, width in zip(shown, widths, strict=True):
        at = (middles.pop(0), foot)
        out.append(stand(member, stage, foot=at, height=sizes.waiter, width=width, look=eyes).item)
    if more:
        size = max(stage.scale.least, 0.2 * unit)
        out.append(chip(f"+{more}", (middles.pop(0), foot - 8), name="more", size=size))
    return out


def _middles(parts: list[float], room: Point, sizes: Sizes) -> list[float]:
    """Even gaps from the server to the far edge, or about the middle where the line stands alone."""
    left, right = room
    gap = (right - left - sum(parts)) / max(1.0, len(parts) - 1)
    gap = min(2 * GAP * sizes.owner, max(0.04 * sizes.owner, gap))
    rest = right - left - sum(parts) - gap * (len(parts) - 1)
    x = left + max(0.0, rest) * (0.5 if sizes.stacked else 1.0)
    out: list[float] = []
    for part in parts:
        out.append(x + part / 2)
        x += part + gap
    return out


def _shown(line: Line, stage: Stage, sizes: Sizes, room: float) -> tuple[Member, ...]:
    """The waiters there is room for; at least one."""
    unit = sizes.owner
    for count in range(len(line.waiting), 1, -1):
        widths = [max(wide(m, sizes.waiter), block_width(m, stage)) for m in line.waiting[:count]]
        more = line.more + len(line.waiting) - count
        rest = number_width(more, stage, unit) if more else 0.0
        if sum(widths) + 0.04 * unit * count + rest + (ROPE * unit if sizes.rope else 0.0) <= room + 1:
            return line.waiting[:count]
    return line.waiting[:1]


def _beats(line: Line, stage: Stage, shown: list[Item]) -> tuple[Beat, ...]:
    there = {item.id for item in shown}
    first = tuple(Effect(target=m.id, name="enter") for m in line.using if m.id in there)
    if line.sign:
        first += (Effect(target="sign", name="stamp", start_ms=320, duration_ms=240),)
    waiting = [m.id for m in line.waiting if m.id in there]
    late = tuple(Effect(target=name, name="enter", start_ms=60 * i) for i, name in enumerate(waiting))
    beats = [Beat(id="reserve", cue=stage.cue, effects=first)] if first else []
    return (*beats, Beat(id="wait", cue=stage.cue, effects=late, trigger="auto")) if late else tuple(beats)
