"""Words struck out or approved: a billboard with one big mono line and the mark on its corner."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors import base
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.verdict.model import BADGES
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import LEADING, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke, Text
from builder.text.measure import advance
from builder.text.wrap import wrap


def compose(lines: Sequence[tuple[str, str]], stage: Stage) -> Composition:
    """One plate a line, each (words, mark), all of one letter size, above one another on two posts."""
    box, foot = stage.box, foot_line(stage)
    posts = 0.1 * (foot - box.y)
    gap = 36.0
    pitch = (foot - posts - box.y - gap * (len(lines) - 1)) / len(lines)
    badge = min(0.5 * pitch, 0.2 * min(stage.canvas.width, stage.canvas.height))
    room = box.w - badge * 0.5
    size, broken = _setting([words for words, _ in lines], stage, room, pitch - badge * 0.4)
    width = max(advance(part, "mono-bold", size) for words in broken for part in words) + 2 * _pad(size)
    width = min(box.w - badge * 0.4, max(width, 0.56 * box.w))
    left = box.x + (box.w - width) / 2
    heights = [_tall(words, size) for words in broken]
    top = foot - posts - sum(heights) - gap * (len(lines) - 1)
    top -= max(0.0, (top - badge * 0.4 - box.y) * 0.42)
    items: list[Item] = list(_posts(left, width, top + 40, foot))
    for index, ((words, mark), parts, height) in enumerate(zip(lines, broken, heights, strict=True), 1):
        plate = Box(left, top, width, height)
        items.append(_plate(f"line-{index}", parts, mark, plate, size))
        if mark in BADGES:
            own = min(badge, 0.72 * height)
            at = (min(plate.right - own * 0.15, stage.canvas.keep.right - own / 2), plate.y)
            items.append(
                base.place(
                    "badge", id=f"badge-{index}", theme=stage.theme, centre=at, height=own, kind=BADGES[mark], alt=words
                ).item
            )
        top += height + gap
    return Composition(
        items=tuple(items),
        floor=floor_of(stage, foot),
        hero="line-1",
        beats=_beats(lines, stage),
    )


def _pad(size: float) -> float:
    return 0.9 * size


def _tall(lines: Sequence[str], size: float) -> float:
    return size * (0.73 + LEADING["mono-bold"] * (len(lines) - 1)) + 2.2 * size


def _setting(words: Sequence[str], stage: Stage, room: float, tall: float) -> tuple[float, list[tuple[str, ...]]]:
    """The largest letters at which every line fits its plate, whole if it can be."""
    least = even(stage.scale.least)
    size = even(0.11 * stage.canvas.width)
    while size > least:
        if all(advance(w, "mono-bold", size) + 2 * _pad(size) <= room and _tall((w,), size) <= tall for w in words):
            return size, [(w,) for w in words]
        size -= 2
    return least, [wrap(w, "mono-bold", least, room - 2 * _pad(least)) or (w,) for w in words]


def _plate(name: str, lines: Sequence[str], mark: str, box: Box, size: float) -> Group:
    """A paper plate with its lip, the words, and a bar of alarm through what is struck."""
    radius = min(36.0, 0.16 * box.h)
    out = mark in ("cross", "strike")
    frame = "fail" if out else "ok_lip" if mark == "tick" else "metal_lip"
    first = box.cy - size * LEADING["mono-bold"] * (len(lines) - 1) / 2 + 0.365 * size
    words = text(
        f"{name}/words", "\n".join(lines), box.cx, first, face="mono-bold", size=size, paint="ink", align="center"
    )
    items: list[Item] = [
        Shape(
            id=f"{name}/lip", kind="rect", box=box.moved(0, 16), radius=radius, fill=Paint("paper", "hardware_lip", 0.9)
        ),
        Shape(id=f"{name}/plate", kind="rect", box=box, radius=radius, fill=Paint("paper")),
        Shape(id=f"{name}/frame", kind="rect", box=box.inset(16), radius=radius - 10, stroke=Stroke(Paint(frame), 7)),
        words,
    ]
    if out:
        items.append(_bar(name, words))
    return Group(id=name, items=tuple(items), alt=f"{'Crossed out: ' if out else ''}{' '.join(lines)}")


def _bar(name: str, words: Text) -> Path:
    """A bar a little askew through every line."""
    course = []
    for i, width in enumerate(words.widths):
        y = words.y + i * words.pitch - 0.3 * words.size
        reach = width / 2 + 0.3 * words.size
        course += [("M", (words.x - reach, y + 0.14 * words.size)), ("L", (words.x + reach, y - 0.14 * words.size))]
    return Path(id=f"{name}/strike", d=tuple(course), stroke=Stroke(Paint("fail"), max(10.0, 0.13 * words.size)))


def _posts(left: float, width: float, top: float, foot: float) -> tuple[Item, ...]:
    out: list[Item] = []
    for name, x in (("left", left + 0.18 * width), ("right", left + 0.82 * width)):
        shade = Box(x - 64, foot - 8, 128, 18)
        out += [
            Shape(id=f"post-{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
            Shape(
                id=f"post-{name}/dark",
                kind="rect",
                box=Box(x - 17, top, 34, foot - top),
                radius=8,
                fill=Paint("metal_lip"),
            ),
            Shape(
                id=f"post-{name}/light",
                kind="rect",
                box=Box(x - 17, top, 20, foot - top),
                radius=8,
                fill=Paint("metal"),
            ),
        ]
    return (Group(id="posts", items=tuple(out), decorative=True),)


def _beats(lines: Sequence[tuple[str, str]], stage: Stage) -> tuple[Beat, ...]:
    effects: list[Effect] = []
    for index, (_, mark) in enumerate(lines, 1):
        if mark in ("cross", "strike"):
            effects.append(
                Effect(target=f"line-{index}/strike", name="draw", start_ms=320 * (index - 1), duration_ms=420)
            )
        if mark in BADGES:
            effects.append(Effect(target=f"badge-{index}", name="stamp", start_ms=320 * index, duration_ms=240))
    return (Beat(id="judge", cue=stage.cue, effects=tuple(effects)),) if effects else ()
