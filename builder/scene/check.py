"""Invariants every scene keeps; run on each scene built (warnings in production, failures in tests)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builder import color
from builder.geometry import Box, Point
from builder.scene.items import Connector, Item, Path, Run, Shape, Text
from builder.scene.model import Scene
from builder.scene.walk import bounds, walk
from builder.theme import Theme

#: Smallest letters of identity (bibs, chips) on a 1920-wide slide (art direction §2).
_MARK = 20.0
#: Code may be smaller than other words by this share: a listing has its own row in the scale (art direction §2).
_CODE = 0.8
_SOLID = 90  # per cent from which a fill counts as ground (the caption plate has 94)
_LARGE = 48.0  # from this size on a contrast of 3 is enough (WCAG 2.2 large text at 1920 wide)


@dataclass(frozen=True, slots=True)
class Problem:
    """A broken invariant: stable code, the item's id, what is wrong."""

    code: str
    item: str
    message: str


def check(scene: Scene, theme: Theme, *, least: float) -> tuple[Problem, ...]:
    """All broken invariants of a scene; `least` is the smallest text size of its canvas, u."""
    dressed = theme.variant(scene.palette)
    items = list(walk(scene.items))
    found = [*_ids(items), *_words(scene), *_text(scene, items, least), *_overlaps(items)]
    found += [*_contrast(scene, items, dressed), *_ports(items), *_targets(scene, items)]
    return tuple(found)


def _ids(items: list[Item]) -> Iterator[Problem]:
    for name, count in Counter(item.id for item in items).items():
        if count > 1:
            yield Problem("duplicate-id", name, f"{count} items share this id")


def _words(scene: Scene) -> Iterator[Problem]:
    for name in ("title", "notes", "alt"):
        if not getattr(scene, name).strip():
            yield Problem(f"no-{name}", scene.id, f"the scene has no {name}")


def _is_mark(item: Text) -> bool:
    """Letters of identity (a bib's letter, the name on a card) and the furniture row."""
    return len(item.string) <= 3 or item.id.startswith("furniture")


def _text(scene: Scene, items: list[Item], least: float) -> Iterator[Problem]:
    for item in items:
        if not isinstance(item, Text):
            continue
        limit = _MARK * scene.canvas.width / 1920 if _is_mark(item) else least * (_CODE if "mono" in item.face else 1)
        if item.size < limit:
            yield Problem("small-text", item.id, f"{item.string!r} is {item.size:g} u, the least is {limit:g}")
        box = item.box
        bearing = max(4.0, 0.05 * item.size)  # the pen starts before the ink
        safe = scene.canvas.keep.inset(-bearing, -4)
        if not safe.contains(Box(box.x, item.y - 0.7 * item.size, box.w, box.h * 0.8), 6):
            yield Problem("outside", item.id, f"{item.string!r} leaves the safe area at {_where(box)}")


def _where(box: Box) -> str:
    return f"x {box.x:.0f}–{box.right:.0f}, y {box.y:.0f}–{box.bottom:.0f}"


def _overlaps(items: list[Item]) -> Iterator[Problem]:
    texts = [item for item in items if isinstance(item, Text)]
    for i, one in enumerate(texts):
        for other in texts[i + 1 :]:
            if any(a.overlaps(b, 2) for a in _line_boxes(one) for b in _line_boxes(other)):
                yield Problem("text-overlap", one.id, f"{one.string!r} runs into {other.string!r}")


def _line_boxes(item: Text) -> list[Box]:
    """Where each line stands, from ascenders to descenders: a word may stand beside a short line."""
    return [
        Box(left, item.y + i * item.pitch - 0.7 * item.size, width, 0.82 * item.size)
        for i, (left, width) in enumerate(item.spans)
    ]


def _contrast(scene: Scene, items: list[Item], theme: Theme) -> Iterator[Problem]:
    solid: list[tuple[Box, color.Rgb]] = [(scene.canvas.box, theme.rgb(scene.background))]
    for item in items:
        if isinstance(item, Shape | Path) and item.fill is not None and item.fill.alpha >= _SOLID:
            solid.append((bounds(item), theme.rgb(item.fill)))
        if isinstance(item, Text):
            yield from _weak(item, solid, theme)


def _weak(item: Text, solid: list[tuple[Box, color.Rgb]], theme: Theme) -> Iterator[Problem]:
    need = 3.0 if item.size >= _LARGE or item.face in ("display", "mono-bold") else 4.5
    for run, centre in _run_centres(item):
        ground = next((rgb for box, rgb in reversed(solid) if box.contains(centre)), solid[0][1])
        ratio = color.contrast(theme.rgb(run.paint), ground)
        if ratio < need and not _is_mark(item):
            on = color.hexa(ground)
            yield Problem("contrast", item.id, f"{run.text!r} has {ratio:.1f}:1 on {on}, needs {need:g}:1")


def _run_centres(item: Text) -> Iterator[tuple[Run, Box]]:
    """Every run that shows something, about its middle: part of a line may stand on a ground of its own."""
    for i, (line, (left, width)) in enumerate(zip(item.lines, item.spans, strict=True)):
        letters = sum(len(run.text) for run in line) or 1
        for run in line:
            wide = width * len(run.text) / letters
            if run.text.strip():
                yield run, Box(left + wide / 2, item.y + i * item.pitch - item.size * 0.3, 0, 0)
            left += wide


def _side(box: Box, side: str) -> Point:
    if side in ("top", "bottom"):
        return (box.cx, box.y if side == "top" else box.bottom)
    return (box.x if side == "left" else box.right, box.cy)


def _ports(items: list[Item]) -> Iterator[Problem]:
    by_id = {item.id: item for item in items}
    for item in items:
        if not isinstance(item, Connector):
            continue
        for port, point in zip((item.start, item.end), item.points, strict=True):
            body = by_id.get(port.item)
            if not isinstance(body, Shape | Path):
                yield Problem("no-port", item.id, f"{port.item!r} is no shape to plug into")
                continue
            box = body.box if isinstance(body, Shape) else bounds(Path(id="", d=body.d))
            x, y = _side(box, port.side)
            if abs(x - point[0]) > 1.5 or abs(y - point[1]) > 1.5:
                yield Problem("loose-end", item.id, f"ends at {point}, its port is at ({x:.1f}, {y:.1f})")


def _targets(scene: Scene, items: list[Item]) -> Iterator[Problem]:
    known = {item.id for item in items}
    for beat in scene.beats:
        for effect in beat.effects:
            if effect.target not in known:
                yield Problem("no-target", effect.target, f"beat {beat.id!r} animates what is not there")
