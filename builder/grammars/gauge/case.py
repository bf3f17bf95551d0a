"""What the dial is set in: a round face on a foot that stands on the floor and bears the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.actors.forms import rounded
from builder.geometry import Box, PathData, Point
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

RIM, WIDER = 346.0, 378.0  # radius of the face at the dial's scale; where a limit stands outside the dial
TOP = 276.0  # upper edge of the foot below the hub
LIP = 14.0
_LEAST, _SIDES, _SLANT = 340.0, 56.0, 32.0  # width of the foot; left and right of its words; how far it narrows


@dataclass(frozen=True, slots=True)
class _Part:
    """One layer of the case: a filled outline or disc."""

    name: str
    outline: PathData | Box
    fill: Paint


def case(hub: Point, k: float, radius: float, ground: float, words: float, stage: Stage) -> Group:
    """The face round a hub, and the foot from under it to the ground with room for `words` u of letters."""
    x, y = hub
    wide = max(_LEAST * k, words + 2 * _SIDES * k)
    face = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    top = y + radius - (RIM - TOP) * k
    foot = Box(x - wide / 2, top, wide, ground - LIP * k - top)
    round_ = (
        _Part("rim", face.moved(0, LIP * k), Paint("panel", "ink", 0.32)),
        _Part("face", face, Paint("panel")),
    )
    flat = (
        _Part("foot-lip", _trapezium(foot.moved(0, LIP * k), k), Paint("panel_2", "ink", 0.34)),
        _Part("foot", _trapezium(foot, k), Paint("panel_2")),
    )
    shade = Box(x - 0.56 * wide, ground - 0.05 * wide, 1.12 * wide, 0.1 * wide)
    shadow = Shape(id="case/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50))
    items = (shadow, *_layers(round_, stage), *_layers(flat, stage))
    return Group(id="case", items=items, decorative=True)


def _trapezium(box: Box, k: float) -> PathData:
    left, right = box.x + _SLANT * k, box.right - _SLANT * k
    corners = ((left, box.y), (right, box.y), (box.right, box.bottom), (box.x, box.bottom))
    return rounded(corners, (26 * k, 26 * k, 20 * k, 20 * k))


def _layers(parts: tuple[_Part, ...], stage: Stage) -> Iterator[Item]:
    """The parts, with the theme's keyline behind them."""
    line = Stroke(Paint("ink"), stage.theme.keyline)
    if line.width:
        yield from (_shape(part, f"case/{part.name}-line", Paint("ink"), line) for part in parts)
    yield from (_shape(part, f"case/{part.name}", part.fill, None) for part in parts)


def _shape(part: _Part, name: str, fill: Paint, line: Stroke | None) -> Item:
    if isinstance(part.outline, Box):
        return Shape(id=name, kind="ellipse", box=part.outline, fill=fill, stroke=line)
    return Path(id=name, d=part.outline, fill=fill, stroke=line)
