"""Word-mark cards: a name with a house-made emblem on a large key; an author's own mark where there is one."""

from __future__ import annotations

from builder.actors import marks
from builder.actors.emblem import PLATES, Emblem, mark
from builder.actors.forms import block, centred, tone
from builder.actors.model import Drawing, Params, actor
from builder.actors.motifs import MOTIFS
from builder.geometry import Box
from builder.scene.items import Group, Item, Paint
from builder.theme import Theme

_LYING = 1.75  # width of a key by its height, from which the mark stands beside the name, not over it


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
        "plate": (PLATES, "disc"),
        "motif": (("none", *MOTIFS), "none"),
        "accent": ("text", "b"),
        "face": (("display", "text-bold", "mono-bold"), "display"),
    },
)
def wordmark(theme: Theme, params: Params) -> Drawing:
    """A key of `width` x `height` u with a mark and the name in letters of `size` u.

    `mark`: the name whose own mark (brands/<name>.svg) stands there; without one the emblem of `plate`, `motif` and
    `accent`; with `motif` "none" the name alone, in the `face` given.
    """
    w, h = params.number("width"), params.number("height")
    colours, lip = tone(params.text("tone")), lip_of(h)
    radius, edge = min(48.0, 0.2 * h), min(26.0, max(8.0, 0.06 * h))
    base, under = colours.base.role, colours.lip
    key = Box(-w / 2, -h, w, h - lip)
    top = Box(key.x + edge, key.y + 0.6 * edge, key.w - 2 * edge, key.h - 1.7 * edge)
    found = marks.find(params.text("mark"))
    motif = params.text("motif")
    art, words = areas(w, h, alone=found is None and motif == "none")
    items: list[Item] = [
        block("lip", key.moved(0, lip), radius, under),
        block("body", key, radius, colours.base),
        block("rim", top.moved(0, 0.34 * edge), 0.8 * radius, Paint(base, under.role, 0.4)),
        block("top", top, 0.8 * radius, Paint(base, colours.gloss.role, 0.34)),
        centred("words", params.text("words"), words.cx, words.cy, face=params.text("face"),
                size=params.number("size"), paint=colours.letter),
    ]  # fmt: skip
    drawn = marks.drawn(found, art, "mark") if found else None
    if drawn is None and motif != "none":
        own = Emblem(plate=params.text("plate"), motif=motif, accent=params.text("accent"))
        drawn = Group(id="mark", items=mark(own, params.text("mark") or params.text("words"), art))
    return Drawing(
        items=(*items, *((drawn,) if drawn else ())), box=Box(-w / 2, -h, w, h), foot=(0, 0), body="body",
        ports={side: ("body", side) for side in ("top", "left", "right")} | {"bottom": ("lip", "bottom")},
        anchors={"shoulder": (w / 2 - 0.6 * radius, -h + 0.4 * radius), "face": (0, key.cy)},
        keyline=("lip", "body"), alt=" ".join(params.text("words").split()),
    )  # fmt: skip


def lip_of(height: float) -> float:
    """How much of a key's shade shows under it, u."""
    return min(26.0, max(6.0, 0.08 * height))


def areas(width: float, height: float, *, alone: bool = False) -> tuple[Box, Box]:
    """Where on a key with its foot at (0, 0) the mark stands and where the name: side by side, or one over the other.

    `alone`: the name has the key to itself.
    """
    high = height - lip_of(height)
    pad = max(0.09 * min(width, high), 20.0)
    room = Box(-width / 2 + pad, -height + pad, width - 2 * pad, high - 2 * pad)
    if alone:
        return Box(0, -height / 2, 0, 0), room
    if width > _LYING * height:
        side = min(0.86 * room.h, 0.3 * room.w)
        gap = 0.3 * side
        art = Box(room.x + 0.12 * side, room.cy - side / 2, side, side)
        return art, Box(art.right + gap, room.y, room.right - art.right - gap, room.h)
    side = min(0.58 * room.h, 0.62 * room.w)
    low = min(0.34 * room.h, 0.62 * side)
    over = max(0.0, room.h - side - low) / 4
    art = Box(-side / 2, room.y + over, side, side)
    return art, Box(room.x, art.bottom + over, room.w, room.bottom - art.bottom - over)
