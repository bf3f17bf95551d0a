"""Cases: what kind of thing a labelled block is - a page, a window, a drum, a folder, a tag - told by its outline.

A noun without a drawing of its own still belongs to a class of things. Its block takes the outline and the
material of that class, so that a log looks like paper and a store like a drum; the words stay the largest part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.actors.forms import PAPER_LIP, Tone, block, disc, filled, rounded, tone
from builder.geometry import KAPPA, Box, PathData, Point, Segment, arc
from builder.scene.items import Item, Paint, Path, Shape, Stroke

_CARTON, _CARTON_LIP, _CARTON_LID, _TAPE = (Paint(c) for c in ("#C08E55", "#8A6236", "#D9AE7A", "#E8CFA4"))
_INK = Paint("ink")


@dataclass(frozen=True, slots=True)
class Case:
    """A drawn case: its layers, back to front, the middle of the words on it and the paint of their letters."""

    items: tuple[Item, ...]
    words: Point
    letter: Paint = _INK


def case(kind: str, box: Box, lip: float, written: float) -> Case:
    """The case `kind` filling `box` (its foot at the bottom edge), `lip` u of edge, words `written` u tall in it."""
    return _CASES[kind](box, lip, written)


def kinds() -> tuple[str, ...]:
    """Every case there is, "key" (the plain keycap, drawn by the block itself) first."""
    return ("key", *_CASES)


def _page(box: Box, lip: float, written: float) -> Case:
    body = Box(box.x, box.y, box.w, box.h - lip)
    fold = min(0.2 * body.h, 0.16 * body.w, 60.0)
    corner = (body.right - fold, body.y)
    sheet = ((body.x, body.y), corner, (body.right, body.y + fold), (body.right, body.bottom), (body.x, body.bottom))
    dog = (corner, (body.right, body.y + fold), (corner[0], body.y + fold))
    radius = min(14.0, 0.08 * body.h)
    items: list[Item] = [
        filled("lip", rounded(tuple((x, y + lip) for x, y in sheet), radius), PAPER_LIP),
        filled("body", rounded(sheet, (radius, 4.0, 4.0, radius, radius)), Paint("paper")),
        filled("fold", rounded(dog, (2.0, 2.0, 0.4 * fold)), PAPER_LIP),
    ]
    spare = body.h - written
    middle = body.cy
    if spare > 0.5 * body.h and body.h > 130:
        middle = body.y + 0.18 * body.h + written / 2
        items += _ruled(Box(body.x + 0.1 * body.w, middle + written / 2, 0.8 * body.w, 0), body.bottom - 0.1 * body.h)
    return Case(tuple(items), (body.cx, middle))


def _ruled(under: Box, floor: float) -> list[Item]:
    """Lines of writing too small to read, from under the words down to y `floor`."""
    thick = max(5.0, min(12.0, 0.05 * under.w))
    pitch = 2.3 * thick
    room = floor - under.y - pitch
    widths = (1.0, 0.86, 0.94, 0.6)[: max(0, int(room / pitch))]
    top = under.y + (floor - under.y - pitch * len(widths)) / 2 + 0.6 * thick
    return [
        block(
            f"line-{i + 1}",
            Box(under.x, top + i * pitch, under.w * share, thick),
            thick / 2,
            Paint("hardware_lip", "paper", 0.4),
        )
        for i, share in enumerate(widths)
    ]


def _window(box: Box, lip: float, written: float) -> Case:
    radius = min(26.0, 0.12 * box.h)
    body = Box(box.x, box.y, box.w, box.h - lip)
    bar = max(16.0, min(46.0, 0.2 * body.h, 0.7 * (body.h - written)))
    edge = max(4.0, min(9.0, 0.03 * body.h))
    glass = Box(body.x + edge, body.y + bar, body.w - 2 * edge, body.h - bar - edge)
    r = min(0.2 * bar, 8.0)
    dots = [
        disc(f"dot-{i + 1}", body.x + 1.6 * edge + radius * 0.4 + r + i * 3.1 * r, body.y + bar / 2, r, Paint(role))
        for i, role in enumerate(("fail", "warn", "ok"))
    ]
    items: tuple[Item, ...] = (
        block("lip", body.moved(0, lip), radius, Paint("hardware_lip")),
        block("body", body, radius, Paint("hardware")),
        block("glass", glass, 0.6 * radius, Paint("code_bg")),
        *dots,
    )
    return Case(items, glass.centre, Paint("code_value"))


def _drum(box: Box, lip: float, written: float) -> Case:
    colours = tone("metal")
    rise = max(10.0, min(0.13 * box.h, 0.12 * box.w, 46.0, 0.45 * (box.h - written)))
    body = Box(box.x, box.y, box.w, box.h - lip)
    top = Box(body.x, body.y, body.w, 2 * rise)
    thick = max(4.0, 0.12 * rise)
    hoop = Box(body.x + thick / 2, body.bottom - 2.6 * rise, body.w - thick, 2 * rise)
    items: tuple[Item, ...] = (
        filled("lip", _barrel(body.moved(0, lip), rise), colours.lip),
        filled("body", _barrel(body, rise), colours.base),
        Path(id="hoop", d=_front(hoop, rise), stroke=Stroke(Paint(colours.base.role, colours.lip.role, 0.5), thick)),
        Shape(id="top", kind="ellipse", box=top, fill=Paint("metal", "paper", 0.5)),
    )
    return Case(items, (body.cx, (top.bottom + body.bottom - 0.5 * rise) / 2))


def _barrel(box: Box, rise: float) -> PathData:
    """A cylinder seen a little from above: an ellipse above and below, `rise` u half its height."""
    left, right, high, low = box.x, box.right, box.y + rise, box.bottom - rise
    rx, k = box.w / 2, KAPPA
    out: list[Segment] = [("M", (left, high))]
    out.append(("C", (left, high - k * rise, box.cx - k * rx, box.y, box.cx, box.y)))
    out.append(("C", (box.cx + k * rx, box.y, right, high - k * rise, right, high)))
    out.append(("L", (right, low)))
    out.append(("C", (right, low + k * rise, box.cx + k * rx, box.bottom, box.cx, box.bottom)))
    out.append(("C", (box.cx - k * rx, box.bottom, left, low + k * rise, left, low)))
    return (*out, ("Z", ()))


def _front(box: Box, rise: float) -> PathData:
    """The lower half of an ellipse: a hoop round a barrel."""
    y, rx, k = box.y + rise, box.w / 2, KAPPA
    return (
        ("M", (box.x, y)),
        ("C", (box.x, y + k * rise, box.cx - k * rx, y + rise, box.cx, y + rise)),
        ("C", (box.cx + k * rx, y + rise, box.right, y + k * rise, box.right, y)),
    )


def _tag(box: Box, lip: float, written: float) -> Case:
    body = Box(box.x, box.y, box.w, box.h - lip)
    cut = min(0.32 * body.h, 0.16 * body.w, 52.0)
    shape = (
        (body.x + cut, body.y),
        (body.right, body.y),
        (body.right, body.bottom),
        (body.x + cut, body.bottom),
        (body.x, body.bottom - cut),
        (body.x, body.y + cut),
    )
    radii = (0.3 * cut, 12.0, 12.0, 0.3 * cut, 0.3 * cut, 0.3 * cut)
    hole = max(6.0, 0.17 * cut)
    items: tuple[Item, ...] = (
        filled("lip", rounded(tuple((x, y + lip) for x, y in shape), radii), PAPER_LIP),
        filled("body", rounded(shape, radii), Paint("paper")),
        disc("rim", body.x + 0.62 * cut, body.cy, 1.7 * hole, PAPER_LIP),
        disc("hole", body.x + 0.62 * cut, body.cy, hole, Paint("stage")),
    )
    return Case(items, (body.cx + 0.3 * cut, body.cy))


def _ticket(box: Box, lip: float, written: float) -> Case:
    body = Box(box.x, box.y, box.w, box.h - lip)
    bite = max(8.0, min(0.13 * body.h, 26.0))
    colour = Paint("gold", "paper", 0.55)
    rim = max(8.0, 0.06 * body.h)
    inner = Box(body.x + bite + rim, body.y + rim, body.w - 2 * (bite + rim), body.h - 2 * rim)
    items: tuple[Item, ...] = (
        filled("lip", _bitten(body.moved(0, lip), bite), Paint("gold_lip", "paper", 0.25)),
        filled("body", _bitten(body, bite), colour),
        Path(
            id="frame",
            d=rounded(_corners(inner), 6.0),
            stroke=Stroke(Paint("gold_lip", "paper", 0.25), max(3.0, 0.018 * body.h)),
        ),
    )
    return Case(items, body.centre)


def _bitten(box: Box, bite: float) -> PathData:
    """A rectangle with a half disc bitten out of the middle of either side."""
    out: list[Segment] = [("M", (box.x, box.y)), ("L", (box.right, box.y)), ("L", (box.right, box.cy - bite))]
    out += arc(box.right, box.cy, bite, -90, -270)[1:]
    out += [("L", (box.right, box.bottom)), ("L", (box.x, box.bottom)), ("L", (box.x, box.cy + bite))]
    out += arc(box.x, box.cy, bite, 90, -90)[1:]
    return (*out, ("Z", ()))


def _carton(box: Box, lip: float, written: float) -> Case:
    body = Box(box.x, box.y, box.w, box.h - lip)
    lid = max(10.0, min(0.22 * body.h, 0.45 * (body.h - written)))
    radius = min(12.0, 0.06 * body.h)
    wide = min(0.2 * body.w, 70.0)
    items: tuple[Item, ...] = (
        block("lip", body.moved(0, lip), radius, _CARTON_LIP),
        block("body", body, radius, _CARTON),
        block("lid", Box(body.x, body.y, body.w, lid), min(radius, lid / 2), _CARTON_LID),
        block("tape", Box(body.cx - wide / 2, body.y, wide, lid + min(10.0, 0.3 * lid)), 2.0, _TAPE),
    )
    return Case(items, (body.cx, (body.y + lid + body.bottom) / 2))


def _folder(box: Box, lip: float, written: float) -> Case:
    body = Box(box.x, box.y, box.w, box.h - lip)
    tab = max(10.0, min(0.16 * body.h, 44.0, 0.5 * (body.h - written)))
    radius = min(18.0, 0.09 * body.h)
    front = Box(body.x, body.y + tab, body.w, body.h - tab)
    dark = Paint("gold", "gold_lip", 0.55)
    items: tuple[Item, ...] = (
        block("lip", front.moved(0, lip), radius, Paint("gold_lip")),
        block("tab", Box(body.x, body.y, min(0.44 * body.w, 260.0), tab + 2 * radius), radius * 0.8, dark),
        block("body", front, radius, Paint("gold")),
        block(
            "gloss",
            Box(front.x + radius, front.y + 0.05 * front.h, front.w - 2 * radius, max(3.0, 0.03 * front.h)),
            3.0,
            Paint("gold", "paper", 0.45),
        ),
    )
    return Case(items, (front.cx, front.cy + 0.02 * front.h))


def _machine(box: Box, lip: float, written: float) -> Case:
    colours: Tone = tone("metal")
    radius = min(26.0, 0.12 * box.h)
    body = Box(box.x, box.y, box.w, box.h - lip)
    low = min(0.24 * body.h, 0.5 * (body.h - written))
    slot, r = max(5.0, 0.3 * low), max(4.0, min(11.0, 0.22 * low))
    y = body.bottom - 0.62 * low
    dark = Paint("metal_lip", "ink", 0.45)
    vents = [
        block(f"vent-{i + 1}", Box(body.x + radius + i * 2.2 * slot, y - slot, slot, 2 * slot), slot / 2, dark)
        for i in range(max(2, min(6, int(0.45 * body.w / (2.2 * slot)))))
    ]
    lights = [
        disc(f"light-{i + 1}", body.right - radius - i * 3 * r, y, r, Paint(role))
        for i, role in enumerate(("ok", "warn"))
    ]
    items: tuple[Item, ...] = (
        block("lip", body.moved(0, lip), radius, colours.lip),
        block("body", body, radius, colours.base),
        block(
            "gloss",
            Box(body.x + radius, body.y + 0.05 * body.h, body.w - 2 * radius, max(3.0, 0.03 * body.h)),
            3.0,
            colours.gloss,
        ),
        *vents,
        *lights,
    )
    return Case(items, (body.cx, (body.y + 0.06 * body.h + body.bottom - low) / 2))


def _board(box: Box, lip: float, written: float) -> Case:
    plate = Box(box.x, box.y, box.w, max(0.68 * box.h, min(box.h, written + 0.2 * box.h)))
    radius, post = min(22.0, 0.12 * plate.h), max(8.0, min(0.05 * box.w, 26.0))
    inner = plate.inset(max(5.0, 0.05 * plate.h))
    posts = [
        block(
            f"post-{i + 1}",
            Box(box.x + share * box.w - post / 2, plate.cy, post, box.bottom - plate.cy),
            4.0,
            Paint("metal_lip"),
        )
        for i, share in enumerate((0.2, 0.8))
    ]
    items: tuple[Item, ...] = (
        *posts,
        block("lip", Box(plate.x, plate.y + lip * 0.6, plate.w, plate.h), radius, PAPER_LIP),
        block("body", plate, radius, Paint("paper")),
        Path(
            id="frame", d=rounded(_corners(inner), 0.7 * radius), stroke=Stroke(Paint("ink"), max(4.0, 0.03 * plate.h))
        ),
    )
    return Case(items, plate.centre)


def _corners(box: Box) -> tuple[Point, ...]:
    return ((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom))


_CASES: Mapping[str, Callable[[Box, float, float], Case]] = {
    "page": _page,
    "window": _window,
    "drum": _drum,
    "tag": _tag,
    "ticket": _ticket,
    "carton": _carton,
    "folder": _folder,
    "machine": _machine,
    "board": _board,
}
