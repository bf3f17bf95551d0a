"""A counter: digits on flaps, large, on a board that stands on the floor; what is counted stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.actors.forms import block, keycap, tone
from builder.cast import aspect, stand
from builder.geometry import Box
from builder.grammars.gauge.meter import Meter
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape

_FIGURE = re.compile(r"[^\s]*\d[^\s]*|\?+")
_DAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)$", re.IGNORECASE)
_SLIM = ".,:'-–/"  # signs that stand between flaps
_FLAP, _GAP, _BETWEEN, _LONG = (
    0.74,
    0.06,
    0.3,
    1.5,
)  # width of a flap, space to the next, width of a sign, by the flap's height; a day
_MOST = 12


def compose(meter: Meter, stage: Stage) -> Composition:
    """The board beside what is counted; over it where the canvas is tall."""
    box, scale = stage.box, stage.scale
    ground = even(box.bottom - (14 if stage.canvas.height > 700 else 8))
    number, rest = _parts(meter)
    aside = meter.subject is not None and stage.broad
    below = meter.subject is not None and not aside
    room = Box(box.x, box.y, box.w * (0.64 if aside else 1.0), (ground - box.y) * (0.62 if below else 1.0))
    legs = 0.0 if below else 0.12 * room.h
    small = fit(rest, "text-bold", room.w - 80, (scale.least, even(1.15 * scale.label))) if rest else 0.0
    pad = 0.045 * room.w
    words = 1.75 * small if rest else 0.0
    flap = min((room.h - legs - 2 * pad - words), 0.62 * room.h, (room.w - 2 * pad) / _width(number))
    wide, high = _width(number) * flap + 2 * pad, flap + 2 * pad + words
    top = room.bottom - legs - high if not below else room.y + (room.h - high) * 0.4
    board = Box(room.cx - wide / 2, top, wide, high)
    items: list[Item] = []
    if not below:
        items += _legs(board, ground)
    back = tone("")
    lip = max(10.0, 0.03 * high)
    items += [*keycap("board", Box(board.x, board.y, board.w, board.h + lip), 0.08 * high, lip, back)]
    items += _flaps(number, board.x + pad, board.y + pad, flap)
    if rest:
        line = board.y + pad + flap + 1.25 * small
        items.append(text("unit", rest, board.cx, line, face="text-bold", size=small, paint="text", align="center"))
    subject = None
    if meter.subject is not None:
        shape = aspect(meter.subject)
        free = (box.right - board.right - 40, 0.86 * (ground - box.y)) if aside else (0.7 * box.w, ground - room.bottom)
        tall = min(free[1], free[0] / shape, 1.35 * high if aside else 9e9)
        x = (board.right + 40 + box.right) / 2 if aside else box.cx
        subject = stand(meter.subject, stage, foot=(x, ground), height=tall, width=tall * shape)
    group = Group(id="gauge", items=tuple(items), alt=f"A counter at {meter.reading} {meter.unit}".strip())
    count = Effect(target="gauge", name="enter", duration_ms=500)
    return Composition(
        items=(group, *((subject.item,) if subject else ())), hero="gauge",
        floor=even(ground - 0.05 * stage.canvas.height), beats=(Beat(id="count", cue=stage.cue, effects=(count,)),),
    )  # fmt: skip


def _parts(meter: Meter) -> tuple[tuple[str, ...], str]:
    """The signs for the flaps, a day of the week as one, and the words that follow it, with the meter's unit."""
    found = _FIGURE.search(meter.reading)
    number = found[0][:_MOST] if found else meter.reading[:_MOST]
    rest = meter.reading.replace(number, "", 1).strip()
    said = " ".join(w for w in (rest, meter.unit if meter.unit.lower() != rest.lower() else "") if w)
    day, _, after = said.partition(" ")
    return ((day, *number), after) if _DAY.match(day) else (tuple(number), said)


def _wide(sign: str) -> float:
    """Width of a flap by its height: a day of the week takes more than a digit."""
    return _BETWEEN if sign in _SLIM else _FLAP if len(sign) == 1 else _LONG


def _width(number: Sequence[str]) -> float:
    """Width of the flaps by their height."""
    return sum(_wide(sign) for sign in number) + _GAP * (len(number) - 1)


def _flaps(number: Sequence[str], x: float, y: float, h: float) -> Iterator[Item]:
    paper = tone("hardware")
    for i, sign in enumerate(number):
        slim = sign in _SLIM
        wide = _wide(sign) * h
        size = even((0.78 if len(sign) == 1 else 0.62) * h)
        if slim:
            middle = x + wide / 2
            low = y + (0.68 if sign == ":" else 0.78) * h
            yield text(f"sign-{i}", sign, middle, low, face="display", size=size, paint="text", align="center")
        else:
            flap = Box(x, y, wide, h)
            letter = text(
                f"flap-{i}/digit", sign, flap.cx, y + 0.475 * h + 0.36 * size, face="display", size=size,
                paint="hardware_label", align="center",
            )  # fmt: skip
            seam = block(f"flap-{i}/seam", Box(x, y + 0.475 * h, wide, max(3.0, 0.012 * h)), 0, Paint("hardware_lip"))
            face = keycap(f"flap-{i}", flap, 0.1 * h, max(6.0, 0.035 * h), paper)
            yield Group(id=f"flap-{i}", items=(*face, letter, seam))
        x += wide + _GAP * h


def _legs(board: Box, ground: float) -> Iterator[Item]:
    wide = max(18.0, 0.025 * board.w)
    shade = Box(board.x + 0.06 * board.w, ground - 10, 0.88 * board.w, 22)
    yield Shape(id="shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=60))
    for name, x in (("left", board.x + 0.16 * board.w), ("right", board.right - 0.16 * board.w)):
        leg = Box(x - wide / 2, board.bottom - 10, wide, ground - board.bottom + 10)
        yield block(f"leg-{name}", leg, wide / 3, Paint("metal_lip"))
