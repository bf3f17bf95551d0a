"""Words that stand on the floor: a board that points the way, and a block to stand on."""

from __future__ import annotations

from builder.actors.bake import CAP
from builder.actors.forms import block, centred, filled, rounded, tone, width_of
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box
from builder.layout.scale import even
from builder.scene.items import Item, Paint
from builder.text.wrap import balance
from builder.theme import Theme

_LEADING = 1.0  # as centred lines of the headline face stand
_LIP, _POST, _NOTCH = 14.0, 30.0, 26.0
_FOOT = 120.0  # plate of the post on the ground
#: How far the post rises over the board, u.
RISE = 26.0
_PLAQUE = 22.0  # lip of a pedestal


@actor(
    "guide-board",
    title="Guide board",
    words=(),
    params={
        "words": ("text", ""),
        "size": ("number", 64),
        "most": ("number", 900),
        "height": ("number", 420),
        "tone": ("text", "ok"),
    },
)
def guide_board(theme: Theme, params: Params) -> Drawing:
    """A board that points right, on a post `height` u tall; `size` of its letters, `most`: u it may be wide."""
    size, tall = even(params.number("size")), params.number("height")
    words = _lines(params.text("words"), size, params.number("most"))
    board = _board(words, size)
    colours, top = tone(params.text("tone")), -tall + RISE
    head, left = 0.46 * board.h, -board.w / 2
    right, low, middle = left + board.w, top + board.h, top + board.h / 2
    points = (
        (left, top),
        (right - head, top),
        (right, middle),
        (right - head, low),
        (left, low),
        (left + _NOTCH, middle),
    )
    radii = (22, 26, 18, 26, 22, 12)
    plate = rounded(points, radii)
    items: list[Item] = [
        block("plate-lip", Box(-_FOOT / 2, -12, _FOOT, 16), 8, Paint("metal_lip")),
        block("plate", Box(-_FOOT / 2, -18, _FOOT, 18), 8, Paint("metal")),
        block("post", Box(-_POST / 2, -tall, _POST, tall - 8), 10, Paint("metal")),
        block("post-side", Box(_POST / 2 - 11, -tall, 11, tall - 8), 6, Paint("metal_lip")),
        filled("board-lip", rounded(tuple((x, y + _LIP) for x, y in points), radii), colours.lip),
        filled("board", plate, colours.base),
    ]
    if words:
        middle_x = left + _NOTCH + (board.w - _NOTCH - 0.6 * head) / 2
        items.append(centred("words", words, middle_x, middle, face="display", size=size, paint=colours.letter))
    return Drawing(
        items=tuple(items), box=Box(left, -tall, board.w, tall), foot=(0, 0), body="board",
        keyline=("plate", "post", "board-lip", "board"), contact=1.3 * _FOOT,
        anchors={"tip": (right, middle), "tail": (left, middle)},
        alt=f"A guide board: {' '.join(words.split())}" if words else "A guide board",
    )  # fmt: skip


def board_of(words: str, size: float, most: float) -> Box:
    """The size of a board for these words, from (0, 0); its post rises over it by `RISE`."""
    return _board(_lines(words, even(size), most), even(size))


def _board(words: str, size: float) -> Box:
    """As large as the words want it."""
    lines = words.count("\n") + 1
    tall = size * (CAP["display"] + _LEADING * (lines - 1)) + 1.3 * size
    return Box(0, 0, max(2.2 * tall, width_of(words, "display", size) + 1.1 * size + 0.46 * tall + _NOTCH), tall)


def _lines(words: str, size: float, most: float) -> str:
    """On one line where there is room, else on two."""
    for count in (1, 2, 3):
        room = most - 1.1 * size - 0.46 * size * (2 + count) - _NOTCH
        found = balance(words, "display", size, room, count)
        if found:
            return "\n".join(found)
    return words


@actor(
    "pedestal",
    title="Pedestal",
    words=(),
    params={
        "words": ("text", ""),
        "name": ("text", ""),
        "size": ("number", 72),
        "small": ("number", 40),
        "width": ("number", 760),
        "height": ("number", 200),
        "below": ("number", 0),
    },
)
def pedestal(theme: Theme, params: Params) -> Drawing:
    """A block to stand on: `name` over `words` on its front, letters of `small` and `size` u; `below` u stay free."""
    w, h = params.number("width"), params.number("height")
    name, words = params.text("name"), params.text("words")
    size, small = even(params.number("size")), even(params.number("small"))
    step = 0.02 * w
    slab, body = Box(-w / 2, -h, w, 0.16 * h), Box(-w / 2 + step, -0.87 * h, w - 2 * step, 0.87 * h)
    colours = tone("hardware")
    items: list[Item] = [
        block("lip", Box(body.x, body.y, body.w, body.h), 26, colours.lip),
        block("body", Box(body.x, body.y, body.w, body.h - _PLAQUE), 26, colours.base),
        block("slab-lip", Box(slab.x, slab.y + 10, slab.w, slab.h), 16, colours.lip),
        block("slab", slab, 16, colours.base),
    ]
    middle = (slab.bottom + 10 + body.bottom - _PLAQUE - params.number("below")) / 2
    lines = words.count("\n")
    if name and words:
        middle += 0.62 * small
        over = middle - 0.5 * size * (CAP["display"] + lines * _LEADING) - 0.95 * small
        items.append(centred("name", name, 0, over, face="text-bold", size=small, paint=colours.letter))
    if words:
        items.append(centred("words", words, 0, middle, face="display", size=size, paint=colours.letter))
    return Drawing(
        items=tuple(items), box=Box(-w / 2, -h, w, h), foot=(0, 0), body="body", contact=w,
        keyline=("lip", "body", "slab-lip", "slab"), anchors={"surface": (0, -h)},
        alt=" ".join(f"{name} {words}".split()) or "A pedestal",
    )  # fmt: skip
