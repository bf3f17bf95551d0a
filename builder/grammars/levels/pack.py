"""Pack: what stood about in several half-empty hosts stands in one of them, the others are gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.actors.base import place
from builder.actors.forms import keycap, tone
from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.language.lexicon import lexicon
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_PACKED = re.compile(
    r"(?P<what>[a-z][\w-]*s)\s+(?:from|of|on|across|in|over)\s+(?:the\s+)?(?P<n>[2-5]|two|three|four|five)\s+"
    r"(?P<half>(?:half[\s-])?(?:empty|full|used|idle)\s+)?(?P<host>[a-z][\w-]*s)\s+(?:are\s+|get\s+|being\s+|getting\s+)?"
    r"(?:packed|moved|consolidated|squeezed|merged|compacted|crammed|gathered|put|stacked|bin-?packed)\s+"
    r"(?:together\s+)?(?:on|in)?to\s+(?:a\s+single|just\s+one|only\s+one|one)\b", re.IGNORECASE,
)  # fmt: skip
_EACH = 2  # how many stood in every one of the hosts


def packed(words: str) -> tuple[str, str, int] | None:
    """(what, host, how many hosts) of "pods from 3 half-empty nodes packed into one"; None for other rows."""
    found = _PACKED.search(words)
    if found is None:
        return None
    said = found["n"].lower()
    count = int(said) if said.isdigit() else lexicon().numbers.get(said, 3)
    return found["what"], found["host"][:-1], count


def compose(what: Figure, host: str, count: int, stage: Stage) -> Composition:
    """The full one large, everybody in it; the emptied ones smaller, dashed, an arrow from each way back to it."""
    box, foot = stage.box, even(foot_line(stage))
    many = Figure(kind=what.kind, words=what.words, count=_EACH * count, quantity="exact")
    members = Roll().take(many)
    broad = stage.broad and box.w > 1.2 * box.h
    if broad:
        full = Box(box.x, box.y, 0.56 * box.w, foot - box.y)
        rest = Box(box.x + 0.66 * box.w, box.y, 0.34 * box.w, foot - box.y)
    else:
        full = Box(box.x, box.y, box.w, 0.62 * (foot - box.y))
        rest = Box(box.x, box.y + 0.72 * (foot - box.y), box.w, 0.28 * (foot - box.y))
    items: list[Item] = [*_host(full, host, stage), *_inside(members, full, stage)]
    others = [*_split(rest, count - 1, down=broad)]
    for i, gone in enumerate(others, 2):
        items += _gone(i, gone, host, stage)
        items.append(_arrow(i, gone, full, across=broad))
    effects = tuple(
        Effect(target=f"gone-{i}", name="fade", start_ms=500 + 200 * i, duration_ms=400) for i in range(2, count + 1)
    )
    return Composition(
        items=tuple(items), floor=min(floor_of(stage, foot), foot - 30), hero="host",
        beats=(Beat(id="pack", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _split(room: Box, count: int, *, down: bool) -> Iterator[Box]:
    gap = 0.06 * (room.h if down else room.w)
    side = ((room.h if down else room.w) - gap * (count - 1)) / count
    for i in range(count):
        at = i * (side + gap)
        yield Box(room.x, room.y + at, room.w, side) if down else Box(room.x + at, room.y, side, room.h)


def _host(box: Box, name: str, stage: Stage) -> Iterator[Item]:
    """The one that is full: a tray with a bright rim and its name on the rim's foot."""
    rim = Stroke(Paint("ok"), 10.0)
    shade = Shape(
        id="host/shade", kind="rect", box=box.inset(6, 6).moved(0, 12), radius=34, fill=Paint("shadow", alpha=60)
    )
    bed = Shape(id="host/bed", kind="rect", box=box.inset(6, 6), radius=34, fill=Paint("panel"), stroke=rim)
    yield Group(id="host", items=(shade, bed), alt=f"one {name}, full")
    size = even(1.15 * stage.scale.label)
    yield place(
        "chip", id="label-host", theme=stage.theme, foot=(box.cx, box.bottom - 0.5 * size), words=name, size=size,
        face="display", tone="volt",
    ).item  # fmt: skip


def _inside(members: tuple[Member, ...], box: Box, stage: Stage) -> Iterator[Item]:
    """Everybody on two shelves."""
    upper = -(-len(members) // 2)
    low = box.bottom - 2.7 * even(1.15 * stage.scale.label)
    inner = Box(box.x + 40, box.y + 36, box.w - 80, low - box.y - 36)
    pitch, cell = inner.h / 2, inner.w / upper
    for row in range(2):
        y = inner.y + (row + 1) * pitch
        shelf = Box(inner.x, y - 16, inner.w, 16)
        yield Group(
            id=f"shelf-{row + 1}", items=keycap(f"shelf-{row + 1}", shelf, 6, 5, tone("metal")), decorative=True
        )
        for i, member in enumerate(members[row * upper : (row + 1) * upper]):
            tall = min(0.82 * pitch - 16, 0.84 * cell / aspect(member))
            at = (inner.x + (i + 0.5) * cell, y - 14)
            yield stand(member, stage, foot=at, height=tall, width=0.86 * cell, extra={"shadow": 0}).item


def _gone(i: int, box: Box, name: str, stage: Stage) -> Iterator[Item]:
    """A host that nobody needs any more: a dashed outline, two empty places, its name dim."""
    dash = Stroke(Paint("line_2"), 6.0, dash=(2.0, 1.8))
    frame = Shape(id=f"gone-{i}/frame", kind="rect", box=box.inset(4, 4), radius=28, stroke=dash)
    size = even(stage.scale.label)
    side = min(0.3 * box.w, box.h - 3.2 * size)
    places = [
        Shape(
            id=f"gone-{i}/place-{n}", kind="rect", box=Box(x - side / 2, box.y + 0.9 * size, side, side), radius=18,
            fill=Paint("panel"),
        )
        for n, x in ((1, box.cx - 0.6 * side), (2, box.cx + 0.6 * side))
    ]  # fmt: skip
    yield Group(id=f"gone-{i}", items=(frame, *places), alt=f"a {name} that is gone")
    yield place(
        "chip", id=f"label-gone-{i}", theme=stage.theme, foot=(box.cx, box.bottom - 0.5 * size), words=name, size=size,
        tone="quiet",
    ).item  # fmt: skip


def _arrow(i: int, one: Box, other: Box, *, across: bool) -> Item:
    """From an emptied host to the full one, its head clear of it."""
    width = 16.0
    start = (one.x - 18, one.cy) if across else (one.cx, one.y - 18)
    tip = (other.right + 26, one.cy) if across else (one.cx, other.bottom + 26)
    dx, dy = (-1, 0) if across else (0, -1)
    head = 2.6 * width
    back = (tip[0] - dx * head, tip[1] - dy * head)
    side = 1.5 * width
    one_side, other_side = (back[0] + dy * side, back[1] + dx * side), (back[0] - dy * side, back[1] - dx * side)
    point = (("M", tip), ("L", one_side), ("L", other_side), ("Z", ()))
    shaft = (("M", start), ("L", back))
    parts = (
        Path(id=f"way-{i}/line", d=shaft, stroke=Stroke(Paint("line_2"), width)),
        Path(id=f"way-{i}/head", d=point, fill=Paint("line_2")),
    )
    return Group(id=f"way-{i}", items=parts, decorative=True)
