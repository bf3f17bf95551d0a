"""Word-mark cards: a name in the house's own type on a large key; an author's own mark where there is one."""

from __future__ import annotations

from builder.actors import marks
from builder.actors.forms import block, centred, fitted, tone
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box
from builder.layout.scale import even
from builder.scene.items import Item, Paint
from builder.theme import Theme

#: Between the rim of a card and its words, by the card's height and never under so many u.
PAD, LEAST_PAD = 0.12, 30.0


@actor(
    "wordmark",
    title="Word-mark card",
    words=(),
    params={
        "words": ("text", "name"),
        "width": ("number", 480),
        "height": ("number", 240),
        "size": ("number", 72),
        "least": ("number", 34),
        "tone": (("hardware", "ok", "panel"), "hardware"),
        "mark": ("text", ""),
    },
)
def wordmark(theme: Theme, params: Params) -> Drawing:
    """A key of `width` x `height` u with the name on its top in letters of `size` u.

    `mark`: the name whose own mark (brands/<name>.svg) is drawn over the name, which is then set at `least` u or
    larger; a card without one shows the name alone.
    """
    w, h = params.number("width"), params.number("height")
    colours, lip = tone(params.text("tone")), min(26.0, max(6.0, 0.08 * h))
    radius, edge = min(48.0, 0.2 * h), min(26.0, max(8.0, 0.06 * h))
    base, under = colours.base.role, colours.lip
    key = Box(-w / 2, -h, w, h - lip)
    face = Box(key.x + edge, key.y + 0.6 * edge, key.w - 2 * edge, key.h - 1.7 * edge)
    items: list[Item] = [
        block("lip", key.moved(0, lip), radius, under),
        block("body", key, radius, colours.base),
        block("rim", face.moved(0, 0.34 * edge), 0.8 * radius, Paint(base, under.role, 0.4)),
        block("top", face, 0.8 * radius, Paint(base, colours.gloss.role, 0.34)),
    ]
    found = marks.find(params.text("mark"))
    items += _marked(found, face, params, colours.letter) if found else [_words(face, params, colours.letter)]
    return Drawing(
        items=tuple(items), box=Box(-w / 2, -h, w, h), foot=(0, 0), body="body",
        ports={side: ("body", side) for side in ("top", "left", "right")} | {"bottom": ("lip", "bottom")},
        anchors={"shoulder": (w / 2 - 0.6 * radius, -h + 0.4 * radius), "face": (0, face.cy)},
        keyline=("lip", "body"), alt=" ".join(params.text("words").split()),
    )  # fmt: skip


def _words(face: Box, params: Params, paint: Paint) -> Item:
    return centred("words", params.text("words"), 0, face.cy, face="display", size=params.number("size"), paint=paint)


def _marked(found: marks.Mark, face: Box, params: Params, paint: Paint) -> list[Item]:
    """The mark with the name under it; a card too low for both shows them side by side."""
    name = " ".join(params.text("words").split())
    room = face.inset(0.08 * face.h)
    largest = max(params.number("least"), min(params.number("size"), 0.2 * face.h))
    below = fitted(name, "display", room.w, (params.number("least"), even(largest)))
    if below and room.h >= 2.6 * below:
        art = Box(room.x, room.y, room.w, room.h - 1.45 * below)
        words = centred("words", name, 0, room.bottom - 0.5 * below, face="display", size=below, paint=paint)
        return [marks.drawn(found, art, "mark"), words]
    art = Box(room.x, room.y, min(room.h, 0.3 * room.w), room.h)
    left = Box(art.right + 0.12 * room.h, room.y, room.right - art.right - 0.12 * room.h, room.h)
    size = fitted(params.text("words"), "display", left.w, (params.number("least"), params.number("size")))
    size = size or params.number("least")
    words = centred("words", params.text("words"), left.cx, left.cy, face="display", size=size, paint=paint)
    return [marks.drawn(found, art, "mark"), words]
