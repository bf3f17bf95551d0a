"""What comes of one thing: siblings of one height on the floor, a line from the source to each, all heads level."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.arrow import dart
from builder.cast import Member, Roll, aspect, stand
from builder.cast.bill import said
from builder.cast.machine import machine
from builder.cast.stand import block, letters
from builder.cast.words import caption, caption_size
from builder.geometry import Box, PathData
from builder.language.model import Figure
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Stroke

_DRAWN = 3  # of a part that comes in some number


def siblings(
    parts: Sequence[Figure], area: Box, stage: Stage, *, roll: Roll | None = None
) -> tuple[list[Item], list[float], float] | None:
    """Items on the area's lower edge, the middle of each part, their upper edge; None without room for words."""
    roll, cell = roll or Roll(), area.w / len(parts)
    casts = [roll.take(machine(p), count=min(_DRAWN, max(1, p.count))) for p in parts]
    names = ["" if cast[0].kind == "object" else said(part) for part, cast in zip(parts, casts, strict=True)]
    size = caption_size([n for n in names if n], stage, 0.94 * cell)
    blocks = [cast[0] for cast in casts if cast[0].kind == "object"]
    if (any(names) and not size) or any(block(m, stage.scale.least, 0.9 * cell)[0] > 0.92 * cell for m in blocks):
        return None
    high = area.h - (1.5 * size if size else 0.0)
    ground = area.y + high
    high = min(high, *(0.84 * cell / _wide(cast) for cast in casts))
    high = max(high, *(block(m, stage.scale.least, 0.9 * cell)[1] for m in blocks), 1.0)
    set_in = letters(blocks, (0.8 * cell, 0.8 * high), stage)
    items: list[Item] = []
    middles = [area.x + (n + 0.5) * cell for n in range(len(parts))]
    for cast, name, x in zip(casts, names, middles, strict=True):
        items += _cast(cast, (x, ground), high, 0.86 * cell, set_in, stage)
        if name:
            items.append(caption(name, (x, ground + 1.35 * size), name=f"label-{cast[0].id}", size=size))
    return items, middles, ground - high


def _wide(cast: Sequence[Member]) -> float:
    return len(cast) * (1.2 if cast[0].kind == "object" else aspect(cast[0]))


def _cast(
    cast: Sequence[Member], foot: tuple[float, float], high: float, room: float, size: float, stage: Stage
) -> list[Item]:
    """The members of a part side by side about its middle."""
    pitch = min(room / len(cast), high * (1.3 if cast[0].kind == "object" else aspect(cast[0])) + 10)
    out: list[Item] = []
    for n, member in enumerate(cast):
        at = (foot[0] + (n - (len(cast) - 1) / 2) * pitch, foot[1])
        wide = min(pitch, room) if member.kind == "object" else None
        out.append(stand(member, stage, foot=at, height=high, width=wide, size=size).item)
    return out


def branches(top: tuple[float, float], middles: Sequence[float], tip: float, stage: Stage) -> list[Group]:
    """From one point straight down to a level, along it, and down to each middle, with a head."""
    x0, y0 = top
    stroke = max(10.0, 13 * stage.canvas.height / 1080 if stage.wide else 11.0)
    level, back = y0 + 0.36 * (tip - y0), tip - 3.2 * stroke
    role = "highlight_text" if stage.theme.keyline else "ok"
    out: list[Group] = []
    for n, x in enumerate(middles, 1):
        r = min(24.0, abs(x - x0), level - y0, max(1.0, back - level))
        way = 1 if x > x0 else -1
        d: PathData = (("M", (x0, y0)), ("L", (x0, back + 4)))
        if r > 1:
            d = (
                ("M", (x0, y0)), ("L", (x0, level - r)), ("C", (x0, level, x0, level, x0 + way * r, level)),
                ("L", (x - way * r, level)), ("C", (x, level, x, level, x, level + r)), ("L", (x, back + 4)),
            )  # fmt: skip
        line = Path(id=f"dart-{n}/line", d=d, stroke=Stroke(Paint(role), stroke))
        head = Path(id=f"dart-{n}/head", d=dart((x, back - 1.4 * stroke), (x, tip), stroke), fill=Paint(role))
        out.append(Group(id=f"dart-{n}", items=(line, head)))
    return out
