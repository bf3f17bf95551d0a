"""The meter: a 240 degree dial with its reading in the open foot."""

from __future__ import annotations

from builder.actors.forms import centred, disc, filled, fitted, polar, ring, rounded
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Affine, Box, PathData, Point, arc, transform
from builder.layout.type import text
from builder.scene.items import Item, Paint, Path, Stroke, Text
from builder.theme import Theme

RADIUS, TRACK = 285.0, 68.0
START, SWEEP = 150.0, 240.0
#: Fill and text colour of a state; the words of `state` in the field's order of alarm.
STATES = {"warn": ("warn", "warn_text"), "ok": ("ok", "highlight_text"), "fail": ("fail", "fail")}
_FOOT = 326.0


@actor(
    "gauge",
    title="Gauge",
    words=("gauge", "meter", "dial", "usage meter", "utilization meter", "speedometer"),
    params={
        "value": ("number", 20),
        "reading": ("text", ""),
        "unit": ("text", ""),
        "state": (("auto", *STATES), "auto"),
        "threshold": ("number", -1),
    },
    hero=True,
)
def gauge(theme: Theme, params: Params) -> Drawing:
    """A dial at `value` (0..100); `reading` is printed as given, "" prints the value as a percentage,
    a blank prints nothing.
    """
    value = params.number("value")
    shown = min(100.0, max(0.0, value))
    chosen = params.text("state")
    fill, letters = STATES[state_of(shown) if chosen == "auto" else chosen]
    angle = START + SWEEP * shown / 100
    items: list[Item] = [_track()]
    if shown > 0:
        d = ring(RADIUS, TRACK, START, angle, round_end=shown >= 99.5)
        items.append(filled("value", d, Paint(fill)))
    items += [*_ticks(), *_threshold(params.number("threshold")), *_needle(angle)]
    reading, drop = _reading(params.text("reading") or f"{value:g}%", letters, low=shown < 10 or shown > 90)
    if reading.string.strip():
        items.append(reading)
    if params.text("unit"):
        unit = centred("unit", params.text("unit"), 0, 296 + drop, face="text-bold", size=50, paint=Paint("text"))
        items.append(unit)
    half = RADIUS + TRACK / 2
    return Drawing(
        items=tuple(items),
        box=Box(-half, -half, 2 * half, half + _FOOT + drop),
        foot=(0, _FOOT + drop),
        body="track",
        anchors={"tip": polar(RADIUS, angle), "centre": (0, 0), "reading": (0, reading.y)},
        keyline=("track",),
        contact=0,
        alt=f"A gauge at {params.text('reading') or f'{value:g}%'} {params.text('unit')}".strip(),
    )


def state_of(value: float) -> str:
    """The state of a reading: under 40 wasteful ("warn"), under 85 "ok", above "fail"."""
    return "warn" if value < 40 else "ok" if value < 85 else "fail"


def _track() -> Path:
    return Path(id="track", d=arc(0, 0, RADIUS, START, START + SWEEP), stroke=Stroke(Paint("panel_2"), TRACK))


def _ticks() -> tuple[Path, Path]:
    minor: PathData = ()
    for tenth in (1, 2, 3, 4, 6, 7, 8, 9):
        angle = START + SWEEP * tenth / 10
        minor += (("M", polar(223, angle)), ("L", polar(205, angle)))
    major: PathData = (("M", polar(223, 270)), ("L", polar(189, 270)))
    return (
        Path(id="ticks", d=minor, stroke=Stroke(Paint("line"), 8)),
        Path(id="tick-half", d=major, stroke=Stroke(Paint("line_2"), 8)),
    )


def _threshold(value: float) -> tuple[Path, ...]:
    """A cut through the track and a peg outside it, where the limit is; a negative value means none."""
    if value < 0:
        return ()
    angle = START + SWEEP * min(100.0, value) / 100
    edge = RADIUS + TRACK / 2
    cut: PathData = (("M", polar(RADIUS - TRACK / 2, angle)), ("L", polar(edge, angle)))
    peg: PathData = (("M", polar(edge + 16, angle)), ("L", polar(edge + 40, angle)))
    return (
        Path(id="threshold/cut", d=cut, stroke=Stroke(Paint("bg"), 9, cap="flat")),
        Path(id="threshold/peg", d=peg, stroke=Stroke(Paint("text"), 12)),
    )


def _needle(angle: float) -> tuple[Item, ...]:
    hub = 46.0
    blade: tuple[Point, ...] = ((0, -28), (304, -5), (304, 5), (0, 28))
    turned = transform(rounded(blade, (0, 5, 5, 0)), Affine.rotate(angle))
    return (
        filled("needle", turned, Paint("text")),
        disc("hub", 0, 0, hub, Paint("text")),
        disc("hub/hole", 0, 0, 18, Paint("bg")),
    )


def _reading(words: str, role: str, *, low: bool) -> tuple[Text, float]:
    """The number between the ends of the dial, or under them when it is too wide; and how far that pushes the foot.

    `low`: the needle points at an end of the dial, so the number makes room for it.
    """
    size = fitted(words, "display", 384, (120, 156))
    drop = (14.0 if low else 0.0) if size else 84.0
    size = size or fitted(words, "display", 2 * RADIUS, (48, 156)) or 48
    return text("reading", words, 0, 228 + drop, face="display", size=size, paint=role, align="center"), drop
