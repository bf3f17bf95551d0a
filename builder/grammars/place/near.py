"""A field of points; the one that asks in the middle, and the ones nearest to it lit and tied to it."""

from __future__ import annotations

import math

from builder.cast.ground import floor_of, foot_line
from builder.cast.words import chip
from builder.geometry import Box, Point
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_TURN = 2.399963  # the golden angle: points of equal density that form no rows
_FAR = 44  # points beside those that are near
_TONES = ("pod_b.base", "pod_e.base", "metal", "pod_t.base")


def compose(point: Figure, query: str, stage: Stage) -> Composition:
    """The space as a framed panel; `point.count` of its points are near the query."""
    ground = even(foot_line(stage))
    frame = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    middle = (frame.x + 0.44 * frame.w, frame.y + 0.53 * frame.h)
    r = 0.026 * math.sqrt(frame.w * frame.h)
    ring = 0.33 * min(frame.w, frame.h)
    lit = _around(middle, ring * 0.72, max(1, min(point.count, 8)))
    items: list[Item] = [*_panel(frame), _halo(middle, ring), _others(frame, middle, ring + 1.6 * r, 0.62 * r)]
    for n, at in enumerate(lit, 1):
        items.append(Path(id=f"tie-{n}", d=(("M", middle), ("L", at)), stroke=Stroke(Paint("ok"), 8)))
    items += [_dot(f"near-{n}", at, 1.15 * r, "ok", "ok_lip", point.words) for n, at in enumerate(lit, 1)]
    items.append(_dot("query", middle, 1.5 * r, "warn", "warn_lip", query or "query"))
    if query:
        size = even(stage.scale.label)
        items.append(chip(query, (middle[0], middle[1] - 1.9 * r), name="label-query", size=size))
    ties = tuple(Effect(target=f"tie-{n}", name="draw", start_ms=160 * n) for n in range(1, len(lit) + 1))
    glow = tuple(Effect(target=f"near-{n}", name="pulse", start_ms=160 * n) for n in range(1, len(lit) + 1))
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero="query",
        beats=(Beat(id="near", cue=stage.cue, effects=(*ties, *glow)),),
    )  # fmt: skip


def _panel(frame: Box) -> tuple[Item, ...]:
    face = Box(frame.x, frame.y, frame.w, frame.h - 16)
    return (
        Shape(id="space/lip", kind="rect", box=face.moved(0, 16), radius=36, fill=Paint("panel_2", "ink", 0.3)),
        Shape(id="space/face", kind="rect", box=face, radius=36, fill=Paint("panel"), stroke=Stroke(Paint("line"), 4)),
    )


def _halo(middle: Point, ring: float) -> Item:
    box = Box(middle[0] - ring, middle[1] - ring, 2 * ring, 2 * ring)
    return Shape(
        id="halo", kind="ellipse", box=box, fill=Paint("panel", "ok", 0.14), stroke=Stroke(Paint("ok"), 5, (2.0, 2.0))
    )


def _around(middle: Point, far: float, count: int) -> list[Point]:
    """Points about the middle, below and beside it rather than under the words over it."""
    start = -0.35
    span = math.pi + 0.7
    steps = [start + span * (n + 0.5) / count for n in range(count)]
    reach = (1.0, 0.78, 0.92)
    return [
        (middle[0] + far * reach[n % 3] * math.cos(a), middle[1] + far * reach[n % 3] * math.sin(a))
        for n, a in enumerate(steps)
    ]


def _others(frame: Box, middle: Point, clear: float, r: float) -> Group:
    """The points that stay quiet, over the whole space but the halo."""
    spots: list[Item] = []
    inner = frame.inset(2.4 * r, 2.4 * r + 8)
    for n in range(_FAR * 3):
        reach = math.sqrt((n + 0.5) / (_FAR * 3)) * 0.75
        x = frame.cx + reach * frame.w * math.cos(n * _TURN)
        y = frame.cy + reach * frame.h * math.sin(n * _TURN)
        inside = inner.x < x < inner.right and inner.y < y < inner.bottom - 16
        if inside and math.hypot(x - middle[0], y - middle[1]) > clear:
            box = Box(x - r, y - r, 2 * r, 2 * r)
            spots.append(Shape(id=f"far-{n}", kind="ellipse", box=box, fill=Paint("panel", _TONES[n % 4], 0.55)))
    return Group(id="far", items=tuple(spots), decorative=True)


def _dot(name: str, at: Point, r: float, face: str, lip: str, alt: str) -> Group:
    box = Box(at[0] - r, at[1] - r, 2 * r, 2 * r)
    parts = (
        Shape(id=f"{name}/lip", kind="ellipse", box=box.moved(0, 0.22 * r), fill=Paint(lip)),
        Shape(id=f"{name}/face", kind="ellipse", box=box, fill=Paint(face)),
    )
    return Group(id=name, items=parts, alt=alt)
