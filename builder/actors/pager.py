"""The pager: what calls whoever is on duty, its words on its glass."""

from __future__ import annotations

from builder.actors.forms import block, centred, disc, filled, rounded, tone, width_of
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box
from builder.layout.scale import even
from builder.scene.items import Item, Paint
from builder.theme import Theme


@actor(
    "pager",
    title="Pager",
    words=(),
    params={
        "width": ("number", 1000),
        "height": ("number", 480),
        "lines": ("list", ("alert",)),
        "size": ("number", 72),
        "state": (("fail", "warn", "ok"), "fail"),
        "button": ("text", ""),
        "least": ("number", 34),
    },
)
def pager(theme: Theme, params: Params) -> Drawing:
    """A pager with its lamp lit: the words on its glass in letters of `size` u, `button` on its key."""
    w, h = params.number("width"), params.number("height")
    colours, role = tone("hardware"), params.text("state")
    key = Box(-w / 2, -h, w, h - 22)
    foot = min(118.0, 0.24 * h)
    glass = Box(key.x + 40, key.y + 40, key.w - 80, key.h - 54 - foot)
    lamp = Box(-min(110.0, 0.14 * w), -h - 56, 2 * min(110.0, 0.14 * w), 90)
    words = "\n".join(str(line) for line in params.list("lines"))
    corners = ((glass.x, glass.y), (glass.x + 26, glass.y), (glass.x + 26, glass.bottom), (glass.x, glass.bottom))
    letters = Paint("code_value")
    items: list[Item] = [
        block("lamp-lip", lamp.moved(0, 8), 44, Paint(f"{role}_lip")),
        block("lamp", lamp, 44, Paint(role)),
        block("lamp-light", Box(lamp.x + 34, lamp.y + 14, lamp.w - 68, 12), 6, Paint("white", role, 0.4)),
        block("lip", key.moved(0, 22), 56, colours.lip),
        block("body", key, 56, colours.base),
        block("glass", glass, 24, Paint("code_bg")),
        filled("stripe", rounded(corners, (24, 0, 0, 24)), Paint(role)),
        centred("words", words, glass.cx + 13, glass.cy, face="display", size=params.number("size"), paint=letters),
        *_keys(key, foot, params),
    ]
    return Drawing(
        items=tuple(items),
        box=Box(-w / 2, lamp.y, w, h + 56),
        foot=(0, 0),
        body="body",
        anchors={"shoulder": (w / 2 - 30, -h + 20), "lamp": (0, lamp.y)},
        keyline=("lamp-lip", "lamp", "lip", "body"),
        contact=0.9 * w,
        alt=f"An alert: {' '.join(words.split())}",
    )


def _keys(body: Box, foot: float, params: Params) -> list[Item]:
    """The keys below the glass: the named one volt and wide, two blank ones, and the holes of the speaker."""
    y, tall = body.bottom - foot + 6, foot - 38
    words, size = params.text("button"), even(params.number("least"))
    items: list[Item] = []
    wide = max(2.4 * tall, width_of(words, "text-bold", size) + 60) if words else 1.5 * tall
    x = body.right - 44 - wide
    paint, lip = ("ok", "ok_lip") if words else ("metal", "metal_lip")
    items += [
        block("key-1/lip", Box(x, y + 8, wide, tall), 20, Paint(lip)),
        block("key-1/face", Box(x, y, wide, tall), 20, Paint(paint)),
    ]
    if words:
        items.append(
            centred("key-1/words", words, x + wide / 2, y + tall / 2, face="text-bold", size=size, paint=Paint("ink"))
        )
    x -= 1.5 * tall + 24
    items += [
        block("key-2/lip", Box(x, y + 8, 1.5 * tall, tall), 20, Paint("metal_lip")),
        block("key-2/face", Box(x, y, 1.5 * tall, tall), 20, Paint("metal")),
    ]
    items += [disc(f"hole-{n + 1}", body.x + 66 + 34 * n, y + tall / 2, 9, Paint("hardware_lip")) for n in range(5)]
    return items
