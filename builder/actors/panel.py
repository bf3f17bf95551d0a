"""Screens and what stands on them: the monitor, and the tiles of a dashboard."""

from __future__ import annotations

from builder.actors.forms import block, disc, filled, fitted, polar, ring, rounded
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Affine, Box, PathData, Point, polygon, transform
from builder.layout.scale import even
from builder.layout.type import text
from builder.scene.items import Item, Paint, Path, Stroke, Text
from builder.text.measure import advance
from builder.theme import Theme

BEZEL, STAND = 22.0, 74.0  # of a monitor: its frame, the height of its foot
BAR = 64.0
#: Courses of a line over its tile, left to right, 0 the base and 1 the top; bars take every other value.
SHAPES = {
    "wave": (0.34, 0.52, 0.4, 0.66, 0.48, 0.74, 0.58, 0.7),
    "up": (0.14, 0.2, 0.3, 0.36, 0.5, 0.62, 0.76, 0.92),
    "down": (0.9, 0.8, 0.7, 0.54, 0.46, 0.32, 0.24, 0.14),
    "spike": (0.2, 0.26, 0.2, 0.3, 0.96, 0.82, 0.4, 0.34),
    "flat": (0.5, 0.52, 0.49, 0.51, 0.5, 0.52, 0.49, 0.5),
}


@actor(
    "monitor-frame",
    title="Monitor",
    words=(),
    params={
        "width": ("number", 1280),
        "height": ("number", 640),
        "title": ("text", ""),
        "size": ("number", 36),
    },
)
def monitor(theme: Theme, params: Params) -> Drawing:
    """A monitor `width` x `height` u, foot included; its picture lies between the anchors "inside" and "inside-end"."""
    w, h = params.number("width"), params.number("height")
    case = Box(-w / 2, -h, w, h - STAND)
    glass, title = case.inset(BEZEL), params.text("title")
    neck, foot = min(150.0, 0.16 * w), min(420.0, 0.36 * w)
    items: list[Item] = [
        block("neck", Box(-neck / 2, case.bottom - 10, neck, STAND - 10), 6, Paint("metal_lip")),
        block("foot-lip", Box(-foot / 2, -26, foot, 26), 13, Paint("metal_lip")),
        block("foot", Box(-foot / 2, -26, foot, 18), 9, Paint("metal")),
        block("lip", case.moved(0, 12), 40, Paint("hardware_lip")),
        block("body", case, 40, Paint("hardware")),
        block("glass", glass, 22, Paint("code_bg")),
        *(_bar(glass, title, even(params.number("size"))) if title else ()),
    ]
    top = glass.y + (BAR if title else 0.0)
    return Drawing(
        items=tuple(items),
        box=Box(-w / 2, -h, w, h),
        foot=(0, 0),
        body="body",
        anchors={"inside": (glass.x, top), "inside-end": (glass.right, glass.bottom)},
        keyline=("foot-lip", "lip", "body"),
        alt=f"A screen: {title}" if title else "A screen",
        contact=foot,
    )


def _bar(glass: Box, title: str, size: float) -> tuple[Item, ...]:
    """The window's bar: its title and three dots."""
    x, y, right, low = glass.x, glass.y, glass.right, glass.y + BAR
    middle = y + BAR / 2
    return (
        filled("bar", rounded(((x, y), (right, y), (right, low), (x, low)), (22, 22, 0, 0)), Paint("code_bar")),
        text("title", title, x + 30, middle + 0.36 * size, face="text-bold", size=size, paint="code_value"),
        *(disc(f"dot-{n}", right - 30 - 30 * n, middle, 8, Paint("code_punct")) for n in range(3)),
    )


_TALL = 0.7  # height of a room by its width from which a dial is round


@actor(
    "dashboard-tile",
    title="Dashboard tile",
    words=(),
    params={
        "width": ("number", 480),
        "height": ("number", 300),
        "form": (("line", "gauge", "bars", "number"), "line"),
        "label": ("text", ""),
        "reading": ("text", ""),
        "value": ("number", -1),
        "shape": (tuple(SHAPES), "wave"),
        "state": (("ok", "warn", "fail", "plain"), "plain"),
        "size": ("number", 36),
        "least": ("number", 34),
    },
)
def tile(theme: Theme, params: Params) -> Drawing:
    """One metric: its label, its reading as given, and a line, bars or a half dial; `value` 0..100, below 0 unknown."""
    w, h = params.number("width"), params.number("height")
    size, label, reading = even(params.number("size")), params.text("label"), params.text("reading")
    plate = Box(0, 0, w, h)
    pad = min(26.0, 0.08 * h)
    items: list[Item] = [block("plate", plate, min(24.0, 0.1 * h), Paint("code_bar"))]
    top = pad
    if label:
        items.append(text("label", label, pad, pad + 0.76 * size, face="text-bold", size=size, paint="code_value"))
        top += 1.3 * size
    area = Box(pad, top, w - 2 * pad, h - pad - top)
    colour = {"ok": "ok", "warn": "warn", "fail": "fail", "plain": "code_key"}[params.text("state")]
    form = params.text("form")
    if reading and form != "gauge":
        words = _reading(area, params, colour)
        items.append(words)
        area = Box(area.x, area.y, area.w - advance(reading, "display", words.size) - 20, area.h)
    if form == "gauge":
        items += _dial(area, params, colour)
    elif form == "bars":
        items += _bars(area, SHAPES[params.text("shape")], colour)
    elif form == "line":
        items += _line(area, SHAPES[params.text("shape")], colour)
    return Drawing(
        items=tuple(items),
        box=plate,
        foot=(w / 2, h),
        body="plate",
        contact=0,
        alt=" ".join(part for part in (label or "metric", reading) if part),
    )


def _reading(area: Box, params: Params, role: str) -> Text:
    """The reading large at the right of its line, or alone in the middle."""
    words, alone, least = params.text("reading"), params.text("form") == "number", params.number("least")
    size = fitted(words, "display", (1.0 if alone else 0.42) * area.w, (least, 0.8 * area.h))
    size = even(min(size or least, 0.62 * area.h, 150))
    paint = "code_value" if role == "code_key" else _bright(role)
    x, align = (area.cx, "center") if alone else (area.right, "right")
    return text("reading", words, x, area.cy + 0.34 * size, face="display", size=size, paint=paint, align=align)


def _bright(role: str) -> str:
    """Letters of a state on the dark plate, the same in every theme."""
    return {"fail": "hot_text"}.get(role, role)


def _line(area: Box, shape: tuple[float, ...], role: str) -> tuple[Item, ...]:
    """A course with a tinted ground below it and a dot at its end."""
    width = max(7.0, min(11.0, 0.05 * area.h))
    area = Box(area.x, area.y + 1.5 * width, area.w - 1.5 * width, area.h - 1.5 * width)  # the dot stays in the plot
    step = area.w / (len(shape) - 1)
    points: list[Point] = [(area.x + i * step, area.bottom - v * 0.94 * area.h) for i, v in enumerate(shape)]
    ground = polygon((*points, (area.right, area.bottom), (area.x, area.bottom)))
    base: PathData = (("M", (area.x, area.bottom)), ("L", (area.right, area.bottom)))
    return (
        filled("ground", ground, Paint("code_bar", role, 0.2)),
        Path(id="base", d=base, stroke=Stroke(Paint("code_punct"), 4)),
        Path(id="line", d=polygon(points, closed=False), stroke=Stroke(Paint(role), width)),
        disc("now", *points[-1], 1.5 * width, Paint(role)),
    )


def _bars(area: Box, shape: tuple[float, ...], role: str) -> tuple[Item, ...]:
    count = len(shape) // 2 + 1
    values = [shape[min(2 * i, len(shape) - 1)] for i in range(count)]
    pitch = area.w / count
    tallest = max(range(count), key=lambda i: values[i])
    return tuple(
        block(
            f"bar-{i + 1}",
            Box(area.x + i * pitch + 0.12 * pitch, area.bottom - v * area.h, 0.76 * pitch, v * area.h),
            min(10.0, 0.12 * pitch),
            Paint(role) if i == tallest else Paint(role, "code_bar", 0.5),
        )
        for i, v in enumerate(values)
    )


def _dial(area: Box, params: Params, role: str) -> tuple[Item, ...]:
    """A half dial, in a tall room one almost round; without a value the scale and a needle in its middle."""
    value, reading = params.number("value"), params.text("reading")
    rounder = area.h > _TALL * area.w
    r = min(0.4 * area.w, 0.44 * area.h) if rounder else 0.8 * min(area.w / 2, area.h - 8)
    start, sweep = (150.0, 240.0) if rounder else (180.0, 180.0)
    thick, cx, cy = 0.3 * r, area.cx, area.cy + 0.1 * r if rounder else area.bottom - 8
    angle = start + sweep * (min(100.0, value) / 100 if value >= 0 else 0.62)

    def at(d: PathData) -> PathData:
        return transform(d, Affine.translate(cx, cy))

    track = at(ring(r, thick, start, start + sweep, round_end=True))
    items: list[Item] = [filled("track", track, Paint("code_punct", "code_bar", 0.6))]
    if value > 0:
        items.append(filled("value", at(ring(r, thick, start, angle, round_end=True)), Paint(role)))
    if reading:
        big = fitted(reading, "display", 1.3 * r, (params.number("least"), max(params.number("least"), 0.52 * r)))
        items.append(
            text(
                "reading",
                reading,
                cx,
                cy,
                face="display",
                size=big or params.number("least"),
                paint="code_value",
                align="center",
            )
        )
    else:
        tip = polar(0.74 * r, angle, cx, cy)
        items += [
            Path(id="needle", d=(("M", (cx, cy)), ("L", tip)), stroke=Stroke(Paint("code_value"), max(7.0, 0.06 * r))),
            disc("hub", cx, cy, max(9.0, 0.08 * r), Paint("code_value")),
        ]
    return tuple(items)
