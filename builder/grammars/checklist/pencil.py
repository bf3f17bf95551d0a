"""The pencil at the open box, and the hand that holds it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from builder.actors.base import info, kinds, place
from builder.actors.forms import rounded
from builder.cast import Member
from builder.geometry import Affine, Box, PathData, Point, transform
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Path, Stroke

_LEAN = -40.0  # degrees: from the point up to the right
_LONG, _THICK = 2.1, 0.32  # by the height of the box


_HELD, _FIST = 0.6, 0.8  # where the hand is along the pencil, and its height by that of the box


def hand(at: Box, member: Member, stage: Stage) -> tuple[Item, ...]:
    """The fist about a pencil, of the skin of whoever writes; none of one without skin."""
    known = info(member.kind).params.get("skin")
    if not known or "hand" not in kinds():
        return ()
    skin = member.params.get("skin") or known[1]
    reach, turn = _HELD * _LONG * at.h, math.radians(_LEAN)
    centre = (at.cx + reach * math.cos(turn), at.cy + reach * math.sin(turn))
    return (place("hand", id="hand", theme=stage.theme, centre=centre, height=_FIST * at.h, skin=skin).item,)


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
