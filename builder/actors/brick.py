"""A blank keycap: one of many alike, too small for words."""

from __future__ import annotations

from builder.actors.forms import block, tone
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box
from builder.scene.items import Paint
from builder.theme import Theme


@actor(
    "brick",
    title="Blank block",
    words=(),
    params={"width": ("number", 160.0), "height": ("number", 90.0), "tone": ("text", "hardware")},
)
def brick(theme: Theme, params: Params) -> Drawing:
    """A keycap of any size, `width` and `height` in u; `tone` as for a labelled block."""
    w, h = params.number("width"), params.number("height")
    colours, lip = tone(params.text("tone") or "panel"), min(22.0, max(4.0, 0.1 * h))
    radius = min(30.0, 0.22 * min(w, h))
    key = Box(-w / 2, -h, w, h - lip)
    gloss = Box(key.x + radius, key.y + 0.06 * h, key.w - 2 * radius, max(3.0, 0.035 * h))
    items = (
        block("lip", Box(-w / 2, -h + lip, w, h - lip), radius, colours.lip),
        block("body", key, radius, colours.base),
        block("gloss", gloss, gloss.h / 2, Paint(colours.gloss.role, colours.gloss.mix, colours.gloss.amount)),
    )
    return Drawing(
        items=items, box=Box(-w / 2, -h, w, h), foot=(0, 0), body="body", keyline=("lip", "body"), alt="block",
        anchors={"shoulder": (w / 2, -h), "face": (0, key.cy)},
    )  # fmt: skip
