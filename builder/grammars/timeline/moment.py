"""Moment: something strikes in the middle of a line of time; a stretch leads up to it, another away from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder import cast
from builder.actors.base import Placed, place
from builder.actors.forms import keycap, rounded, tone
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.flow.doings import drawn, shown
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape
from builder.text.measure import advance
from builder.text.wrap import balance

_BOLT = re.compile(r"\b(?:lightning|thunder|flash|bolt)\b", re.IGNORECASE)
_BAR = 1.7  # height of a stretch, in labels
_GLOSS = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<gloss>[^()]+)\)$")
_SHAPE = ((0.62, 0.0), (0.12, 0.56), (0.44, 0.56), (0.3, 1.0), (0.88, 0.4), (0.54, 0.4), (0.78, 0.0))


def compose(words: Sequence[str], stage: Stage) -> Composition:
    """What leads up to it, what strikes, what follows, in `words`.

    The line of time across the stage, what strikes in the middle over it, a stretch with both ends at each side.
    """
    before, mark, after = words
    box, foot = stage.box, even(foot_line(stage))
    thick = even(min(44.0, 0.024 * stage.canvas.height))
    line = foot - 1.4 * thick
    high = line - box.y
    rise = thick / 2 + _BAR * stage.scale.label + 12
    struck = _struck(mark, (box.cx, line - rise), (min(0.36 * box.w, 0.9 * high), high - rise), stage)
    air = 0.5 * struck.box.w + 0.01 * box.w
    ends = (Box(box.x, 0, box.cx - air - box.x, 0), Box(box.cx + air, 0, box.right - 0.05 * box.w - box.cx - air, 0))
    bars = (Box(box.x, 0, box.cx - 10 - box.x, 0), Box(box.cx + 10, 0, box.right - 0.05 * box.w - box.cx - 10, 0))
    size = min(_size(w, min(e.w for e in ends), high, stage) for w in (before, after))
    items: list[Item] = [_axis(Box(box.x, line - thick / 2, box.w, thick))]
    for name, said, bar, free in zip(("before", "after"), (before, after), bars, ends, strict=True):
        items += _stretch(name, bar, line - thick / 2, stage)
        items += _named(name, said, free, line - rise - 0.5 * stage.scale.label, size, stage)
    effects = (
        Effect(target=struck.item.id, name="enter", duration_ms=320),
        Effect(target="after", name="fade", start_ms=320, duration_ms=320),
    )
    return Composition(
        items=(*items, struck.item), floor=floor_of(stage, foot), hero=struck.item.id,
        beats=(Beat(id="moment", cue=stage.cue, effects=effects),),
    )  # fmt: skip


def _struck(mark: str, foot: tuple[float, float], room: tuple[float, float], stage: Stage) -> Placed:
    """What happens at the moment: its drawing, a bolt for lightning, else a sign with its words."""
    member = drawn(cast.Roll().one(cast.figure(mark)))
    if shown(member):
        tall = min(room[1], room[0] / cast.aspect(member))
        return cast.stand(member, stage, foot=foot, height=tall, width=room[0], extra={"shadow": 0})
    if _BOLT.search(mark):
        return _bolt(mark, Box(foot[0] - 0.29 * room[1], foot[1] - room[1], 0.58 * room[1], room[1]), room[0])
    size = even(1.3 * stage.scale.label)
    lines = balance(mark, "display", size, room[0] - size, 3) or (mark,)
    return place(
        "chip", id="mark", theme=stage.theme, foot=foot, words="\n".join(lines), face="display", size=size, tone="warn"
    )


def _bolt(words: str, box: Box, most: float) -> Placed:
    """A bolt of lightning down to the line."""
    wide = min(box.w, most)
    box = Box(box.cx - wide / 2, box.y, wide, box.h)
    points = [(box.x + x * box.w, box.y + y * box.h) for x, y in _SHAPE]
    under = [(x + 0.05 * box.w, y) for x, y in points]
    shade = Path(id="mark/lip", d=rounded(under, 10.0), fill=Paint("warn_lip"))
    body = Path(id="mark/body", d=rounded(points, 10.0), fill=Paint("warn"))
    item = Group(id="mark", items=(shade, body), alt=words)
    return Placed(item=item, box=box, foot=(box.cx, box.bottom), ports={}, anchors={}, scale=1.0)


def _axis(box: Box) -> Group:
    """The line of time, with a head where it goes on."""
    shaft = Box(box.x, box.y, box.w - 1.6 * box.h, box.h)
    tip = [
        (box.right, box.cy),
        (box.right - 2.4 * box.h, box.cy - 1.25 * box.h),
        (box.right - 2.4 * box.h, box.cy + 1.25 * box.h),
    ]
    parts = keycap("axis", shaft, box.h / 2, 0.2 * box.h, tone("metal"))
    return Group(id="axis", items=(*parts, Path(id="axis/head", d=rounded(tip, 8.0), fill=Paint("metal"))), alt="time")


def _stretch(name: str, span: Box, line: float, stage: Stage) -> Iterator[Item]:
    """A stretch of time standing on the line: a bar with a post at both ends."""
    tall = _BAR * stage.scale.label
    bar = Box(span.x, line - tall - 6, span.w, tall)
    posts = [
        Shape(
            id=f"{name}/post-{i}", kind="rect", box=Box(x, bar.y - 6, 12, tall + 12), radius=6, fill=Paint("text"),
        )
        for i, x in ((1, bar.x), (2, bar.right - 12))
    ]  # fmt: skip
    inner = Box(bar.x + 20, bar.y, bar.w - 40, tall)
    body = keycap(f"{name}/bar", inner, 0.3 * tall, 0.16 * tall, tone("warn" if name == "before" else "fail"))
    yield Group(id=name, items=(*posts, *body), decorative=True)


def _named(name: str, words: str, room: Box, y: float, size: float, stage: Stage) -> Iterator[Item]:
    """A stretch's name and what it means, over it; the last line's foot at `y`."""
    title, gloss = _said(words)
    small = even(max(stage.scale.least, min(1.25 * stage.scale.label, 0.62 * size)))
    if gloss:
        lines = balance(gloss, "text-bold", small, room.w, 2) or (gloss,)
        top = y - 1.22 * small * (len(lines) - 1)
        yield text(
            f"{name}-gloss", "\n".join(lines), room.cx, top, face="text-bold", size=small, paint="text_muted",
            align="center",
        )  # fmt: skip
        y = top - 1.25 * small
    lines = balance(title, "display", size, room.w, 2) or (title,)
    top = y - 1.04 * size * (len(lines) - 1)
    yield text(f"{name}-name", "\n".join(lines), room.cx, top, face="display", size=size, paint="text", align="center")


def _said(words: str) -> tuple[str, str]:
    """(name, what it means): "RPO (lost data)"."""
    found = _GLOSS.match(words)
    name, gloss = (found["name"], found["gloss"]) if found else (words, "")
    return name, gloss


def _size(words: str, room: float, high: float, stage: Stage) -> float:
    """The largest letters at which a stretch's name fits over it."""
    widest = max(advance(word, "display", 100.0) for word in _said(words)[0].split())
    return even(max(stage.scale.least, min(0.22 * high, 3.2 * stage.scale.label, 100.0 * room / widest)))
