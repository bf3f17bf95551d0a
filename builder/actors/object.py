"""Things without a drawing of their own: a keycap block, or a word-mark chip, that carries its words well set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.actors import cases
from builder.actors.base import drawn
from builder.actors.forms import Tone, block, centred, tone, width_of
from builder.actors.model import Drawing, Params, actor
from builder.actors.remap import remap
from builder.geometry import Affine, Box, Point
from builder.layout.scale import even
from builder.layout.type import LEADING
from builder.scene.items import Group, Item, Paint
from builder.text.wrap import balance, wrap
from builder.theme import Theme

_LINES = 3
_LARGEST = 116.0
_PAD_X, _PAD_Y = 40.0, 30.0  # between the words and the rim of the key's top
_RIM = 14.0
_LIGHT = 28.0  # height the status light takes
_LEADING = 1.04
_FACE = Box(0, 0, 160, 110)  # templates/actors/face.svg
_TALL, _AIR = 1.7, 0.3  # height of a face over the words and the air under it, by the size of the letters


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
        "mood": ("text", ""),
        "look": ("point", None),
        "case": (cases.kinds(), "key"),
        "room": ("number", 0),
    },
)
def thing(theme: Theme, params: Params) -> Drawing:
    """A keycap with a rim and the words on its top, at most three lines.

    `width`, `height` in u; 0 lets the words choose. `size` of the letters; 0 takes the largest that fits
    (48 where nothing limits it), `least` or more even where that makes the block grow. `tone`: a pod letter, a
    material ("hardware", "gold", "metal") or "" for the neutral panel. `light`: the role of a status light under
    the words. `mood`: of a face over the words ("" none), as the face knows them; `look`: where its pupils go.
    `case`: the class of things it looks like, in the material of that class; a block with a face, a light or another
    tone than hardware stays the plain keycap. `room`: u a case leaves free for words its user sets on it.
    """
    lit = _LIGHT if params.text("light") else 0.0
    room = (params.number("width"), max(0.0, params.number("height") - lit))
    alive = bool(params.text("mood"))
    given, least = params.number("size"), params.number("least")
    lines, size = setting(params.text("words"), room, size=given, least=least, face=alive)
    words = "\n".join(lines)
    want = wanted(words, size, face=alive)
    w, h = max(want[0], params.number("width")), max(want[1] + lit, params.number("height"))
    if alive or lit or params.text("case") == "key" or params.text("tone") != "hardware":
        return _capped(theme, params, (w, h), (words, size))
    return _cased(params, Box(-w / 2, -h, w, h), (words, size))


def _capped(theme: Theme, params: Params, extent: tuple[float, float], setting: tuple[str, float]) -> Drawing:
    """The plain keycap `extent` (width, height) u with its words, its face and its light."""
    (w, h), (words, size) = extent, setting
    colours, lip = tone(params.text("tone") or "panel"), _lip(h)
    radius = min(36.0, 0.2 * h)
    key = Box(-w / 2, -h, w, h - lip)
    top = Box(key.x + _RIM, key.y + _RIM * 0.72, key.w - 2 * _RIM, key.h - 2 * _RIM * 0.86)
    lit = _LIGHT if params.text("light") else 0.0
    middle = top.cy - lit / 2
    anchors = {"shoulder": (w / 2 - radius * 0.6, -h + radius * 0.4), "face": (0.0, top.cy)}
    items = [*_cap(key, top, lip, radius, colours), *_light(params.text("light"), top)]
    if params.text("mood"):
        seen, middle = _seen(words, size, Box(top.x, top.y, top.w, top.h - lit))
        items.append(_face(theme, params, seen, (colours.base.role, colours.letter.role)))
        anchors["eyes"] = (0.0, seen.y + 0.36 * seen.h)
    if words.strip():
        items.append(centred("words", words, 0, middle, face="display", size=size, paint=colours.letter))
    return _drawing(items, Box(-w / 2, -h, w, h), anchors, words)


def _cased(params: Params, box: Box, setting: tuple[str, float]) -> Drawing:
    """The block in its case, the words in letters of the size given."""
    words, size = setting
    tall = size * (0.7 + LEADING["display"] * words.count("\n")) if words.strip() else params.number("room")
    made = cases.case(params.text("case"), box, _lip(box.h), tall)
    items = list(made.items)
    if words.strip():
        items.append(centred("words", words, *made.words, face="display", size=size, paint=made.letter))
    return _drawing(items, box, {"shoulder": (box.right - 20, box.y + 10), "face": made.words}, words)


def _drawing(items: Sequence[Item], box: Box, anchors: Mapping[str, Point], words: str) -> Drawing:
    return Drawing(
        items=tuple(items), box=box, foot=(0, 0), body="body",
        ports={side: ("body", side) for side in ("top", "left", "right")} | {"bottom": ("lip", "bottom")},
        anchors=anchors, keyline=("lip", "body"), alt=" ".join(words.split()),
    )  # fmt: skip


def setting(
    words: str, room: tuple[float, float], *, size: float = 0.0, least: float = 34.0, face: bool = False
) -> tuple[tuple[str, ...], float]:
    """Lines and letter size of `words` in a block of `room` (width, height) u, 0 = free, `face`: under one."""
    width, height = room
    wide = (width or 9e9) - 2 * (_PAD_X + _RIM)
    if size:
        return _lines(words, even(size), wide), even(size)
    trial = even(_LARGEST if width or height else 48)
    while trial > least:
        lines = _lines(words, trial, wide)
        w, h = wanted("\n".join(lines), trial, face=face)
        if (not width or w <= width) and (not height or h <= height):
            return lines, trial
        trial -= 2
    return _lines(words, even(least), wide, whole=False), even(least)


def wanted(words: str, size: float, *, face: bool = False) -> tuple[float, float]:
    """Width and height of the smallest block round these lines and a `face` over them; a face alone takes any."""
    count = words.count("\n") + 1
    text_h = size * (0.7 + LEADING["display"] * (count - 1))
    h = text_h + 2 * (_PAD_Y + _RIM)
    if face and not words.strip():
        return 0.0, 0.0
    if face:
        h += (_TALL + _AIR) * size - 0.4 * _PAD_Y
        wide = max(width_of(words, "display", size), _TALL * size * _FACE.w / _FACE.h)
        return wide + 2 * (_PAD_X + _RIM), h + _lip(h)
    return max(width_of(words, "display", size) + 2 * (_PAD_X + _RIM), 1.2 * h), h + _lip(h)


def _cap(key: Box, top: Box, lip: float, radius: float, colours: Tone) -> tuple[Item, ...]:
    """The layers of the key, its lip first."""
    base = colours.base.role
    return (
        block("lip", key.moved(0, lip), radius, colours.lip),
        block("body", key, radius, colours.base),
        block("rim", top.moved(0, 5), radius * 0.74, Paint(base, colours.lip.role, 0.42)),
        block("top", Box(top.x, top.y, top.w, top.h - 2), radius * 0.74, Paint(base, colours.gloss.role, 0.3)),
    )


def _seen(words: str, size: float, top: Box) -> tuple[Box, float]:
    """Where a face is, as large as the top of the key lets it be, and the middle of the words under it."""
    text_h = size * (0.7 + LEADING["display"] * words.count("\n")) if words.strip() else 0.0
    if not text_h:
        size = 0.0
    high = min(0.86 * top.h - text_h - 2 * _AIR * size, 0.6 * top.w * _FACE.h / _FACE.w)
    if text_h:
        high = min(high, max(_TALL * size, 0.52 * top.h))
    spare = top.h - text_h - high - 2 * _AIR * size
    box = Box(-high * _FACE.w / _FACE.h / 2, top.y + spare / 2, high * _FACE.w / _FACE.h, high)
    return box, box.bottom + _AIR * size + text_h / 2


def _face(theme: Theme, params: Params, at: Box, paints: tuple[str, str]) -> Group:
    given = {"mood": params.text("mood"), "look": params.point("look"), "lid": paints[0], "line": paints[1]}
    m = Affine.scaled(at.h / _FACE.h).then(Affine.translate(at.x, at.y))
    return Group(id="look", items=tuple(remap(item, m, "look/") for item in drawn("face", theme, given).items))


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
