"""Words on small plates: chips, tickets, tags, the price tag, call-outs and captions."""

from __future__ import annotations

from dataclasses import replace

from builder.actors.bake import CAP
from builder.actors.forms import (
    PAPER_LIP,
    Tone,
    block,
    centred,
    disc,
    filled,
    fitted,
    rounded,
    slab,
    tone,
    width_of,
)  # fmt: skip
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Affine, Box, PathData, Point, transform
from builder.layout.scale import even
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke, Text
from builder.text.wrap import balance
from builder.theme import Theme

#: Width of the tab of a ticket whose letters are 34 u.
TAB = 50.0
#: Plate, lip and letters of a chip.
CHIPS = {
    "volt": (Paint("ok"), Paint("ok_lip"), "ink"),
    "neutral": (Paint("panel_2"), Paint("panel_2", "shadow", 0.5), "text"),
    "paper": (Paint("paper"), PAPER_LIP, "ink"),
    "warn": (Paint("warn"), Paint("warn_lip"), "ink"),
    "fail": (Paint("fail"), Paint("fail_lip"), "white"),
    "quiet": (Paint("stage"), Paint("stage", "shadow", 0.5), "text_muted"),
}


@actor(
    "chip",
    title="Chip",
    words=("pill", "label chip", "word chip", "word mark"),
    params={
        "words": ("text", "chip"),
        "tone": (tuple(CHIPS), "neutral"),
        "face": (("display", "text-bold", "mono-bold"), "display"),
        "size": ("number", 48),
        "role": ("role", ""),
    },
)
def chip(theme: Theme, params: Params) -> Drawing:
    """A keycap round one or more lines; `role` paints it in a pod's colour or any other."""
    plate, under, letters = CHIPS[params.text("tone")]
    role = params.text("role")
    if role:
        lip_of = f"{role[:-5]}.lip" if role.endswith(".base") else f"{role}_lip"
        known = lip_of in theme.roles
        plate, under, letters = Paint(role), Paint(lip_of) if known else Paint(role, "ink", 0.3), "ink"
    face, size = params.text("face"), even(params.number("size"))
    words = params.text("words")
    pad = (0.5 if face == "mono-bold" else 0.42) * size
    w, h = width_of(words, face, size) + 2 * pad, size * (1.75 + 1.1 * words.count("\n"))
    radius, lip = 0.32 * 1.75 * size, min(12.0, max(6.0, 0.15 * size))
    face_box = Box(-w / 2, -h, w, h - lip)
    return Drawing(
        items=(
            block("lip", face_box.moved(0, lip), radius, under),
            block("plate", face_box, radius, plate),
            centred("words", words, 0, face_box.cy, face=face, size=size, paint=Paint(letters)),
        ),
        box=Box(-w / 2, -h, w, h),
        foot=(0, 0),
        body="plate",
        ports={"bottom": ("lip", "bottom")},
        keyline=("lip", "plate") if plate.role == "paper" else (),
        contact=0,
        alt=words,
    )


@actor(
    "ticket",
    title="Ticket",
    words=("ticket", "resource request", "request slip", "voucher"),
    params={
        "words": ("text", "nvidia.com/gpu: 1"),
        "who": ("text", "a"),
        "size": ("number", 34),
        "held": (("hands", "pole"), "hands"),
        "letter": ("text", ""),
    },
)
def ticket(theme: Theme, params: Params) -> Drawing:
    """A paper slip framed in its holder's colour; anchors "hand-left" and "hand-right" on its lower edge.

    Foot and hands lie so that a pod's hands stay clear of the letters, which stand a little high for them; on a
    pole it is lower, and greyer than the hardware where that is as light as paper. With a `letter` its owner's
    colour is a tab with that letter at the left instead of a frame.
    """
    size, words, letter = even(params.number("size")), params.text("words"), params.text("letter")
    k, hands = size / 34, params.text("held") == "hands"
    tab = TAB * k if letter else 0.0
    w, h, lip = width_of(words, "mono-bold", size) + (44 if hands else 34) * k, 92 * k, 10 * k
    w, h = w + (tab - 8 * k if letter else 0), h if hands else 64 * k
    low = (-14 if hands else -10) * k
    plate = Box(-w / 2, low - h, w, h)
    hand = min(132 * k, w / 2 - 24 * k)
    owner = tone(params.text("who"))
    frame = Shape(id="frame", kind="rect", box=plate.inset(6 * k), radius=13 * k, stroke=Stroke(owner.base, 4 * k))
    at = (tab / 2, plate.cy - (3 * k if hands else 0))
    return Drawing(
        items=(
            block("lip", plate.moved(0, lip), 18 * k, PAPER_LIP),
            block("plate", plate, 18 * k, Paint("paper") if hands or theme.keyline else Paint("paper", "metal", 0.3)),
            *(_tab(plate, tab, lip, letter, owner) if letter else (frame,)),
            centred("words", words, *at, face="mono-bold", size=size, paint=Paint("ink")),
        ),
        box=Box(-w / 2, plate.y, w, h + lip),
        foot=(0, 0),
        body="plate",
        anchors={"hand-left": (-hand, low), "hand-right": (hand, low)},
        keyline=("lip", "plate"),
        contact=0,
        alt=f"A ticket: {words}",
    )  # fmt: skip


def _tab(plate: Box, wide: float, lip: float, letter: str, owner: Tone) -> tuple[Item, ...]:
    """The left end of a plate in its owner's colour, with the owner's letter."""
    end = Box(plate.x, plate.y, wide, plate.h)
    soft, size = 1.8 * lip, fitted(letter, "display", 0.76 * wide, (2, 0.66 * plate.h))
    items: list[Item] = [
        filled("tab-lip", slab(end.moved(0, lip), soft, 0), owner.lip),
        filled("tab", slab(end, soft, 0), owner.base),
    ]
    if size:
        items.append(centred("letter", letter, end.cx, end.cy, face="display", size=size, paint=owner.letter))
    return tuple(items)


@actor(
    "tag",
    title="Tag",
    words=("tag", "oom tag", "error tag", "alert tag", "status tag"),
    params={
        "words": ("text", "OOM"),
        "tone": (("fail", "warn", "ok", "metal"), "fail"),
        "icon": (("skull", "none"), "skull"),
        "size": ("number", 54),
        "width": ("number", 0),
        "tails": ("list", ()),
        "lean": ("number", 0),
    },
)
def tag(theme: Theme, params: Params) -> Drawing:
    """A keycapped plate with mono words; the red one with a skull says what killed a pod.

    `width`: least width of the plate, u; `tails`: where points leave its lower edge, u from its middle, for a
    tag that several share; `lean`: how far aside of there their tips are.
    """
    size, words = even(params.number("size")), params.text("words")
    k, skull = size / 54, params.text("icon") == "skull"
    left = 101 * k if skull else 30 * k
    own, h, lip = left + width_of(words, "mono-bold", size) + 28 * k, 92 * k, 10 * k
    w = max(own, params.number("width"))
    plate, start = Box(-w / 2, -h - lip, w, h), -own / 2
    colours = tone(params.text("tone"))
    base, under = colours.base, colours.lip
    if params.text("tone") == "fail":
        base, under = Paint("fail", "fail_lip", 0.5), Paint("fail_lip", "ink", 0.26)
    tails = [_tail(float(str(x)), plate.bottom, k, params.number("lean")) for x in params.list("tails")]
    items: list[Item] = [
        *(filled(f"tail-{i}/lip", transform(d, Affine.translate(0, lip)), under) for i, d in enumerate(tails, 1)),
        block("lip", plate.moved(0, lip), 26 * k, under),
        block("plate", plate, 26 * k, base),
        *(filled(f"tail-{i}", d, base) for i, d in enumerate(tails, 1)),
    ]
    if skull:
        items.append(_skull(start + 16 * k, plate.y + 12 * k, 0.44 * k))
    middle = start + left + (own - left - 28 * k) / 2
    items.append(centred("words", words, middle, plate.cy, face="mono-bold", size=size, paint=colours.letter))
    return Drawing(
        items=tuple(items), box=Box(-w / 2, -h - lip, w, h + lip), foot=(0, 0), body="plate",
        keyline=("lip", "plate"), contact=0, alt=words,
    )  # fmt: skip


def _tail(x: float, y: float, k: float, lean: float) -> PathData:
    """A point below the lower edge `y` of a plate, its tip `lean` u aside."""
    return rounded(((x - 22 * k, y - 2), (x + 22 * k, y - 2), (x + lean, y + 24 * k)), (0, 0, 6 * k))


@actor(
    "price-tag",
    title="Price tag",
    words=("price tag", "cost tag", "price", "discount tag", "bill tag"),
    params={"words": ("text", "$$$"), "was": ("text", ""), "size": ("number", 72)},
)
def price_tag(theme: Theme, params: Params) -> Drawing:
    """A volt tag on a string, sized by its words; `was`: an old price, struck out, beside it at the left."""
    size, words = even(params.number("size")), params.text("words")
    k = size / 72
    h, lip, nose = 136 * k, 12 * k, 56 * k
    w = nose + 46 * k + width_of(words, "display", size) + 34 * k
    outline = ((0.0, -h / 2), (nose, -h), (w, -h), (w, 0.0), (nose, 0.0))
    radii = (20 * k,) * 5
    string: PathData = (
        ("M", (56 * k, -h / 2)),
        ("C", (20 * k, -h / 2 - 32 * k, 4 * k, -h / 2 - 56 * k, 12 * k, -h / 2 - 88 * k)),
    )
    items: list[Item] = [
        filled("lip", rounded(outline, radii), Paint("ok_lip")),
        filled("plate", rounded(tuple((x, y - lip) for x, y in outline), radii), Paint("ok")),
        disc("hole", 56 * k, -h / 2 - lip, 15 * k, Paint("ink")),
        Path(id="string", d=string, stroke=Stroke(Paint("line_2"), max(6.0, 6 * k))),
    ]
    x = nose + 46 * k + width_of(words, "display", size) / 2
    items.append(centred("words", words, x, -h / 2 - lip, face="display", size=size, paint=Paint("ink")))
    old = _struck(params.text("was"), even(0.78 * size), -h / 2 - lip) if params.text("was") else ()
    reach = 36 * k + width_of(params.text("was"), "display", even(0.78 * size)) if old else 0.0
    return Drawing(
        items=(*old, *items),
        box=Box(-reach, -h / 2 - 88 * k, w + reach, h / 2 + 88 * k),
        foot=((w - reach) / 2, 0),
        body="plate",
        anchors={"string": (12 * k, -h / 2 - 88 * k)},
        keyline=("lip", "plate"),
        contact=0,
        alt=f"Price: {params.text('was') + ', now ' if params.text('was') else ''}{words}",
    )


def _struck(words: str, size: float, y: float) -> tuple[Item, ...]:
    """An old price to the left of x = 0 with a bar of alarm through it."""
    wide = width_of(words, "display", size)
    middle = -28 - wide / 2
    bar: PathData = (("M", (middle - wide / 2 - 8, y + 6)), ("L", (middle + wide / 2 + 8, y - 6)))
    return (
        centred("was", words, middle, y, face="display", size=size, paint=Paint("text_muted")),
        Path(id="was/strike", d=bar, stroke=Stroke(Paint("fail"), 7)),
    )


@actor(
    "callout",
    title="Call-out",
    words=("callout", "call-out", "speech bubble", "annotation", "note bubble"),
    params={
        "words": ("text", "?"),
        "side": (("bottom", "left", "right", "top"), "bottom"),
        "at": ("number", 0.28),
        "face": (("display", "text-bold", "mono-bold"), "text-bold"),
        "size": ("number", 44),
        "most": ("number", 560),
    },
)
def callout(theme: Theme, params: Params) -> Drawing:
    """A bubble whose tail leaves `side` at share `at` of it; the anchor "tip" is where it points."""
    face, size = params.text("face"), even(params.number("size"))
    found = balance(params.text("words"), face, size, params.number("most") - 1.3 * size, 3)
    words = "\n".join(found) if found else params.text("words")
    made = centred("words", words, 0, 0, face=face, size=size, paint=Paint("text"))
    tall = made.pitch * words.count("\n") + CAP[face] * size
    w, h = width_of(words, face, size) + 1.3 * size, tall + 1.24 * size
    w = max(w, h)
    d, tip = bubble(w, h, params.text("side"), params.number("at"), radius=min(36.0, 0.36 * h))
    return Drawing(
        items=(
            Path(id="bubble", d=d, fill=Paint("panel_2"), stroke=Stroke(Paint("line_2"), 5)),
            made,
        ),
        box=Box(-w / 2, -h / 2, w, h).union(Box(tip[0], tip[1], 0, 0)),
        foot=tip if params.text("side") == "bottom" else (0, h / 2),
        body="bubble",
        anchors={"tip": tip, "centre": (0, 0)},
        contact=0,
        alt=params.text("words"),
    )


def bubble(w: float, h: float, side: str, at: float, *, radius: float) -> tuple[PathData, Point]:
    """Outline of a bubble about (0, 0) with a tail out of one side, and the tail's tip."""
    x, y, tail, root = w / 2, h / 2, 40.0, 21.0
    along = (x if side in ("top", "bottom") else y) - radius - root
    middle = max(-along, min(along, (2 * at - 1) * (x if side in ("top", "bottom") else y)))
    lean = -14.0 if middle <= 0 else 14.0
    corners: dict[str, tuple[Point, Point, Point]] = {
        "top": ((middle - root, -y), (middle + lean, -y - tail), (middle + root, -y)),
        "right": ((x, middle - root), (x + tail, middle + lean), (x, middle + root)),
        "bottom": ((middle + root, y), (middle + lean, y + tail), (middle - root, y)),
        "left": ((-x, middle + root), (-x - tail, middle + lean), (-x, middle - root)),
    }
    points: list[Point] = []
    radii: list[float] = []
    starts = {"top": (-x, -y), "right": (x, -y), "bottom": (x, y), "left": (-x, y)}
    for name, corner in starts.items():
        points.append(corner)
        radii.append(radius)
        if name == side:
            points += corners[side]
            radii += [4, 5, 4]
    return rounded(points, radii), corners[side][1]


@actor(
    "caption",
    title="Caption plate",
    words=("caption", "subtitle plate"),
    params={"words": ("text", "caption"), "size": ("number", 48), "most": ("number", 824)},
)
def caption(theme: Theme, params: Params) -> Drawing:
    """Spoken words on a dark plate, at most two balanced lines."""
    size = even(params.number("size"))
    found = balance(params.text("words"), "text-bold", size, params.number("most") - 56, 2)
    words = "\n".join(found) if found else params.text("words")
    made = centred("words", words, 0, 0, face="text-bold", size=size, paint=Paint("paper"))
    w, h = width_of(words, "text-bold", size) + 56, made.pitch * words.count("\n") + 1.86 * size
    plate = block("plate", Box(-w / 2, -h, w, h), 24, Paint("caption_plate", alpha=94))
    return Drawing(
        items=(plate, replace(made, y=made.y - h / 2)),
        box=Box(-w / 2, -h, w, h), foot=(0, 0), body="plate", contact=0, alt=params.text("words"),
    )  # fmt: skip


def times(name: str, count: float, x: float, y: float, *, size: float = 96, paint: str = "highlight_text") -> Text:
    """How often something is multiplied ("×4"), centred on x with its baseline at y."""
    return text(name, f"×{count:g}", x, y, face="display", size=size, paint=paint, align="center")


def _skull(x: float, y: float, k: float) -> Group:
    """A skull 160 x 152 at scale 1 with its corner at (x, y)."""

    def at(px: float, py: float) -> Point:
        return (x + px * k, y + py * k)

    def head(drop: float) -> PathData:
        def curve(*v: float) -> tuple[str, tuple[float, ...]]:
            return ("C", (*at(v[0], v[1] + drop), *at(v[2], v[3] + drop), *at(v[4], v[5] + drop)))

        return (
            ("M", at(80, 4 + drop)), curve(34, 4, 12, 36, 12, 72), curve(12, 94, 22, 106, 36, 114),
            ("L", at(38, 134 + drop)), curve(38.7, 140, 42, 143, 49, 143), ("L", at(111, 143 + drop)),
            curve(118, 143, 121.3, 140, 122, 134), ("L", at(124, 114 + drop)), curve(138, 106, 148, 94, 148, 72),
            curve(148, 36, 126, 4, 80, 4), ("Z", ()),
        )  # fmt: skip

    def eye(cx: float) -> Box:
        return Box(*at(cx - 20, 54), 40 * k, 44 * k)

    teeth: PathData = (("M", at(68, 126)), ("L", at(68, 138)), ("M", at(92, 126)), ("L", at(92, 138)))
    return Group(
        id="skull",
        items=(
            filled("skull/lip", head(8), PAPER_LIP),
            filled("skull/bone", head(0), Paint("paper")),
            Shape(id="skull/eye-left", kind="ellipse", box=eye(50), fill=Paint("ink")),
            Shape(id="skull/eye-right", kind="ellipse", box=eye(110), fill=Paint("ink")),
            filled("skull/nose", rounded((at(80, 92), at(91, 112), at(69, 112)), 5 * k), Paint("ink")),
            Path(id="skull/teeth", d=teeth, stroke=Stroke(Paint("ink"), 6 * k)),
        ),
    )
