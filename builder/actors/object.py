"""Things without a drawing of their own: a keycap block, or a word-mark chip, that carries its words well set."""

from __future__ import annotations

from builder.actors.forms import block, centred, tone, width_of
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box
from builder.layout.scale import even
from builder.layout.type import LEADING
from builder.scene.items import Item, Paint
from builder.text.wrap import balance, wrap
from builder.theme import Theme

_LINES = 3
_LARGEST = 116.0
_PAD_X, _PAD_Y = 40.0, 30.0  # between the words and the rim of the key's top
_RIM = 14.0
_LIGHT = 28.0  # height the status light takes
_LEADING = 1.04


@actor(
    "object",
    title="Labelled block",
    words=(),
    params={
        "words": ("text", "thing"),
        "width": ("number", 0),
        "height": ("number", 0),
        "size": ("number", 0),
        "least": ("number", 34),
        "tone": ("text", "hardware"),
        "light": ("text", ""),
    },
)
def thing(theme: Theme, params: Params) -> Drawing:
    """A keycap with a rim and the words on its top, at most three lines.

    `width`, `height` in u; 0 lets the words choose. `size` of the letters; 0 takes the largest that fits
    (48 where nothing limits it), `least` or more even where that makes the block grow. `tone`: a pod letter, a
    material ("hardware", "gold", "metal") or "" for the neutral panel. `light`: the role of a status light under
    the words.
    """
    lit = _LIGHT if params.text("light") else 0.0
    room = (params.number("width"), max(0.0, params.number("height") - lit))
    lines, size = setting(params.text("words"), room, size=params.number("size"), least=params.number("least"))
    words = "\n".join(lines)
    want = wanted(words, size)
    w, h = max(want[0], params.number("width")), max(want[1] + lit, params.number("height"))
    colours, lip = tone(params.text("tone") or "panel"), _lip(h)
    radius = min(36.0, 0.2 * h)
    base = colours.base.role
    key = Box(-w / 2, -h, w, h - lip)
    top = Box(key.x + _RIM, key.y + _RIM * 0.72, key.w - 2 * _RIM, key.h - 2 * _RIM * 0.86)
    light = _light(params.text("light"), top)
    middle = top.cy - lit / 2
    items: list[Item] = [
        block("lip", key.moved(0, lip), radius, colours.lip),
        block("body", key, radius, colours.base),
        block("rim", top.moved(0, 5), radius * 0.74, Paint(base, colours.lip.role, 0.42)),
        block("top", Box(top.x, top.y, top.w, top.h - 2), radius * 0.74, Paint(base, colours.gloss.role, 0.3)),
        *light,
    ]
    if words.strip():
        items.append(centred("words", words, 0, middle, face="display", size=size, paint=colours.letter))
    return Drawing(
        items=tuple(items),
        box=Box(-w / 2, -h, w, h),
        foot=(0, 0),
        body="body",
        ports={side: ("body", side) for side in ("top", "left", "right")} | {"bottom": ("lip", "bottom")},
        anchors={"shoulder": (w / 2 - radius * 0.6, -h + radius * 0.4), "face": (0, top.cy)},
        keyline=("lip", "body"),
        alt=" ".join(lines),
    )


def setting(
    words: str, room: tuple[float, float], *, size: float = 0.0, least: float = 34.0
) -> tuple[tuple[str, ...], float]:
    """Lines and letter size of `words` in a block of `room` (width, height) u, 0 = free."""
    width, height = room
    wide = (width or 9e9) - 2 * (_PAD_X + _RIM)
    if size:
        return _lines(words, even(size), wide), even(size)
    trial = even(_LARGEST if width or height else 48)
    while trial > least:
        lines = _lines(words, trial, wide)
        w, h = wanted("\n".join(lines), trial)
        if (not width or w <= width) and (not height or h <= height):
            return lines, trial
        trial -= 2
    return _lines(words, even(least), wide, whole=False), even(least)


def wanted(words: str, size: float) -> tuple[float, float]:
    """Width and height of the smallest block round these lines."""
    count = words.count("\n") + 1
    text_h = size * (0.7 + LEADING["display"] * (count - 1))
    h = text_h + 2 * (_PAD_Y + _RIM)
    return max(width_of(words, "display", size) + 2 * (_PAD_X + _RIM), 1.2 * h), h + _lip(h)


def _lines(words: str, size: float, room: float, *, whole: bool = True) -> tuple[str, ...]:
    """At most three lines where that can be done; without `whole` a word may be broken rather than be too wide."""
    limit = room if room < 8e9 else max(width_of(word, "display", size) for word in words.split() or [""]) * 1.9
    found = balance(words, "display", size, limit, _LINES)
    if found is None and not whole and room < 8e9:
        found = balance(words, "display", size, limit, 9) or wrap(words, "display", size, max(limit, 4 * size))
    if found is None:
        widest = max((width_of(word, "display", size) for word in words.split()), default=0.0)
        found = balance(words, "display", size, max(limit, widest), 9)
    return tuple(found or (words,))


def _lip(h: float) -> float:
    return min(22.0, max(6.0, 0.08 * h))


def _light(role: str, top: Box) -> tuple[Item, ...]:
    if not role:
        return ()
    return (block("light", Box(-32, top.bottom - 26, 64, 12), 6, Paint(role)),)
