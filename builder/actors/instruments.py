"""What looks at things: a scanning head with its beam, a magnifying glass to look through, a radar screen."""

from __future__ import annotations

import math

from builder.actors.forms import block, disc, filled, polar, rounded
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Affine, Box, PathData, Point, arc, polygon, rounded_rect, transform
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.theme import Theme

_RIM = 0.11  # a lens's rim by its radius


@actor(
    "scan-head",
    title="Scanning head",
    words=(),
    params={"width": ("number", 200), "look": ("point", (0.0, 0.0))},
)
def scan_head(theme: Theme, params: Params) -> Drawing:
    """A lamp that hangs from a rail, an eye in its middle; its light leaves at the anchor "light"."""
    w = params.number("width")
    h = 0.62 * w
    gx, gy = params.point("look") or (0.0, 0.0)
    hood: tuple[Point, ...] = ((-0.34 * w, -h), (0.34 * w, -h), (0.5 * w, -0.1 * h), (-0.5 * w, -0.1 * h))
    under = tuple((x, y + 0.09 * h) for x, y in hood)
    eye, pupil = 0.2 * w, 0.085 * w
    cy = -0.5 * h
    items: tuple[Item, ...] = (
        block("hook", Box(-0.1 * w, -1.3 * h, 0.2 * w, 0.42 * h), 8, Paint("metal_lip")),
        filled("lip", rounded(under, 0.12 * w), Paint("hardware_lip")),
        filled("body", rounded(hood, 0.12 * w), Paint("hardware")),
        block("gloss", Box(-0.24 * w, -0.93 * h, 0.48 * w, 0.05 * h), 3, Paint("hardware_gloss")),
        disc("socket", 0, cy, eye * 1.16, Paint("fan")),
        disc("eye", 0, cy, eye, Paint("paper")),
        disc("pupil", gx * 0.5 * eye, cy + gy * 0.5 * eye, pupil, Paint("ink")),
        disc("spark", gx * 0.5 * eye - 0.3 * pupil, cy + gy * 0.5 * eye - 0.3 * pupil, 0.3 * pupil, Paint("paper")),
        block("mouth", Box(-0.4 * w, -0.12 * h, 0.8 * w, 0.14 * h), 0.07 * h, Paint("ok")),
    )
    return Drawing(
        items=items, box=Box(-0.5 * w, -1.3 * h, w, 1.32 * h), foot=(0, 0.02 * h), body="body", contact=0,
        anchors={"light": (0, 0), "eyes": (0, cy)}, keyline=("lip", "body"), alt="A scanner",
    )  # fmt: skip


@actor(
    "lens",
    title="Magnifying glass to look through",
    words=(),
    params={"radius": ("number", 260), "angle": ("number", 48), "handle": ("number", 0.8)},
)
def lens(theme: Theme, params: Params) -> Drawing:
    """Rim, glass and handle about the origin; `angle`: degrees of the handle, `handle`: its length by the radius."""
    r = params.number("radius")
    long, thick = params.number("handle") * r, 0.2 * r
    outer = r * (1 + _RIM)
    grip = Box(outer - 6, -thick / 2, long, thick)
    turn = Affine.rotate(params.number("angle"))
    neck = transform(rounded_rect(Box(outer - 0.08 * r, -0.32 * thick, 0.24 * r, 0.64 * thick), 6), turn)
    handle = transform(rounded_rect(Box(grip.x + 0.1 * r, grip.y, grip.w, grip.h), 0.4 * thick), turn)
    under = transform(handle, Affine.translate(0, 0.07 * r))
    items: tuple[Item, ...] = (
        filled("neck", neck, Paint("metal_lip")),
        filled("handle-lip", under, Paint("gold_lip")),
        filled("handle", handle, Paint("gold")),
        disc("rim-lip", 0, 0.07 * r, outer, Paint("metal_lip")),
        disc("rim", 0, 0, outer, Paint("metal")),
        disc("glass", 0, 0, r, Paint("stage", "text", 0.1)),
        Path(id="shine", d=arc(0, 0, 0.86 * r, 200, 248), stroke=Stroke(Paint("stage", "text", 0.28), 0.06 * r)),
    )
    far = polar(outer + 0.1 * r + long, params.number("angle"))
    box = Box(-outer, -outer, 2 * outer, 2 * outer + 0.07 * r)
    reach = Box(min(box.x, far[0] - thick / 2), box.y, 0, 0)
    right, bottom = max(box.right, far[0] + thick / 2), max(box.bottom, far[1] + thick / 2)
    box = Box(reach.x, box.y, right - reach.x, bottom - box.y)
    return Drawing(
        items=items, box=box, foot=(0, bottom), body="rim", contact=0, keyline=("rim", "handle"),
        anchors={"centre": (0, 0)}, alt="A magnifying glass",
    )  # fmt: skip


@actor(
    "radar",
    title="Radar screen",
    words=(),
    params={"radius": ("number", 320), "sweep": ("number", -30), "reach": ("number", 62)},
)
def radar(theme: Theme, params: Params) -> Drawing:
    """A round screen in a case with rings and a cross; the sweep ends at `sweep` degrees and trails for `reach`."""
    r, end = params.number("radius"), params.number("sweep")
    rim = 1.1 * r
    fan: list[Item] = []
    steps = 4
    for i in range(steps):
        a = end - params.number("reach") * (1 - i / steps)
        b = end - params.number("reach") * (1 - (i + 1) / steps)
        edge = arc(0, 0, r, a, b)
        d: PathData = (("M", (0.0, 0.0)), ("L", edge[0][1]), *edge[1:], ("Z", ()))
        fan.append(filled(f"sweep/{i + 1}", d, Paint("fan", "ok", 0.1 + 0.11 * i)))
    rings = tuple(
        Shape(
            id=f"ring-{n}",
            kind="ellipse",
            box=Box(-k * r, -k * r, 2 * k * r, 2 * k * r),
            stroke=Stroke(Paint("fan_blade"), 5),
        )
        for n, k in enumerate((0.34, 0.67), 1)
    )
    cross: PathData = (("M", (-r, 0)), ("L", (r, 0)), ("M", (0, -r)), ("L", (0, r)))
    tip = polar(r, end)
    items: tuple[Item, ...] = (
        disc("lip", 0, 0.06 * r, rim, Paint("hardware_lip")),
        disc("body", 0, 0, rim, Paint("hardware")),
        disc("screen", 0, 0, r, Paint("fan")),
        Group(id="sweep", items=tuple(fan)),
        Path(id="cross", d=cross, stroke=Stroke(Paint("fan_blade"), 5)),
        *rings,
        Path(id="hand", d=polygon(((0.0, 0.0), tip), closed=False), stroke=Stroke(Paint("ok"), 9)),
        disc("hub", 0, 0, 0.05 * r, Paint("ok")),
    )
    return Drawing(
        items=items, box=Box(-rim, -rim, 2 * rim, 2 * rim + 0.06 * r), foot=(0, rim + 0.06 * r), body="body",
        anchors={"centre": (0, 0)}, keyline=("lip", "body"), contact=(1.1 * r, 30), alt="A radar screen",
    )  # fmt: skip


def beam(name: str, start: Point, half: float, end: tuple[Point, Point], paint: Paint) -> Path:
    """Light from a slit about `start`, `half` u each side, to the line between two points, as one flat wedge."""
    (ax, ay), (bx, by) = end
    long = math.hypot(bx - ax, by - ay) or 1.0
    ux, uy = (bx - ax) / long, (by - ay) / long
    near = ((start[0] - ux * half, start[1] - uy * half), (start[0] + ux * half, start[1] + uy * half))
    return Path(id=name, d=polygon((near[0], near[1], end[1], end[0])), fill=paint)
