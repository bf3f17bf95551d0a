"""The pencil at the open box."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.forms import rounded
from builder.geometry import Affine, Box, PathData, Point, transform
from builder.layout.stage import Stage
from builder.scene.items import Group, Paint, Path, Stroke

_LEAN = -40.0  # degrees: from the point up to the right
_LONG, _THICK = 2.1, 0.32  # by the height of the box


def pencil(at: Box, stage: Stage) -> Group:
    """A pencil whose point is in the middle of a box."""
    long, thick = _LONG * at.h, _THICK * at.h
    half, tip = thick / 2, 0.9 * thick
    grip, band = long - thick, long - 0.55 * thick

    def slice_(start: float, end: float, top: float = -1.0) -> Sequence[Point]:
        return ((start, top * half), (end, top * half), (end, half), (start, half))

    def turned(points: Sequence[Point]) -> PathData:
        return transform(rounded(points, 2), Affine.rotate(_LEAN).then(Affine.translate(at.cx, at.cy)))

    cone = ((0.0, 0.0), (tip + 2, -half), (tip + 2, half))
    lead = ((0.0, 0.0), (0.42 * tip, -0.42 * half), (0.42 * tip, 0.42 * half))
    parts: tuple[tuple[str, Sequence[Point], Paint], ...] = (
        ("wood", cone, Paint("paper", "gold", 0.4)),
        ("lead", lead, Paint("ink")),
        ("body", slice_(tip, grip), Paint("warn")),
        ("lip", slice_(tip, grip, 0.3), Paint("warn_lip")),
        ("band", slice_(grip, band), Paint("metal")),
        ("rubber", slice_(band, long), Paint("fail", "paper", 0.3)),
    )
    made = [Path(id=f"pencil/{name}", d=turned(points), fill=paint) for name, points, paint in parts]
    if stage.theme.keyline:
        edge = Stroke(Paint("ink"), stage.theme.keyline)
        outline = turned(((0, 0), (tip, -half), (long, -half), (long, half), (tip, half)))
        made.insert(0, Path(id="pencil/keyline", d=outline, fill=Paint("ink"), stroke=edge))
    return Group(id="pencil", items=tuple(made), decorative=True)
