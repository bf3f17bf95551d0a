"""Hundreds of one kind: small cells in rows, all of one look drawn as one outline a layer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.actors.forms import rounded, tone
from builder.actors.model import Drawing, Params, actor
from builder.geometry import Box, PathData, ellipse, rounded_rect
from builder.scene.items import Group, Item, Paint, Path
from builder.theme import Theme

#: Layers of a cell in painting order.
_LAYERS = ("lip", "body", "dark", "light", "gloss")
_Layers = Mapping[str, PathData]
#: A cell's look by its letter: a pod's, "n" at rest, "l" lit, "o" off, "x" failed, "w" warned, "g" grey (taken, idle).
LOOKS = "abcdefnloxwg"
#: What a cell can be.
SHAPES = (
    "box", "card", "server", "pod", "disk", "person", "chip", "screen", "sheet", "carton", "window", "cluster", "model",
    "letter",
)  # fmt: skip
_DRUM = (Paint("#57B8D6"), Paint("#A4E0F0"))  # side and lid of a disk (templates/actors/persistent-volume.svg)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Paints of a cell's layers."""

    lip: Paint
    body: Paint
    dark: Paint
    light: Paint
    gloss: Paint


@actor(
    "swarm",
    title="Swarm",
    words=(),
    params={
        "cells": ("text", "nnnnnnnnnnnn"),
        "columns": ("number", 6),
        "width": ("number", 80),
        "height": ("number", 64),
        "gap": ("number", 14),
        "drop": ("number", 14),
        "of": (SHAPES, "box"),
        "light": ("role", "ok"),
    },
)
def swarm(theme: Theme, params: Params) -> Drawing:
    """Rows of cells `width` x `height` u, `gap` and `drop` apart; `cells` is a letter each, row by row ("." leaves
    a place empty).

    `of`: what a cell is; `light`: the role of a lit cell's lights. Anchors "cell-1" ... are the cells' middles.
    """
    cells, columns = params.text("cells"), max(1, int(params.number("columns")))
    w, h = params.number("width"), params.number("height")
    step = (w + params.number("gap"), h + params.number("drop"))
    places = [Box((i % columns) * step[0], (i // columns) * step[1], w, h) for i in range(len(cells))]
    shape = _SHAPES[params.text("of")]
    items: list[Item] = []
    for look in sorted(set(cells) & set(LOOKS)):
        mine = [shape(place) for place, letter in zip(places, cells, strict=True) if letter == look]
        paints = _look(look, params.text("light"))
        if look in "nl":
            paints = _own(params.text("of"), paints)
        items.append(Group(id=f"all-{look}", items=tuple(_merged(look, mine, paints))))
    box = Box(0, 0, min(columns, len(cells)) * step[0] - params.number("gap"), places[-1].bottom)
    return Drawing(
        items=tuple(items),
        box=box,
        foot=(box.cx, box.bottom),
        body=f"{items[0].id}/body",
        anchors={f"cell-{i}": place.centre for i, place in enumerate(places, 1)},
        contact=0,
        alt=f"{sum(c != '.' for c in cells)} alike in rows",
    )


def _own(shape: str, paints: Look) -> Look:
    """The colours of a shape that is no hardware, at rest and lit."""
    if shape == "disk":
        return replace(paints, lip=_DRUM[0], body=_DRUM[1], dark=Paint("ink"))
    if shape == "carton":
        return replace(
            paints, lip=Paint("#8A5A2B"), body=Paint("#C98F4E"), dark=Paint("#8A5A2B"), gloss=Paint("#E6C08A")
        )
    if shape in ("sheet", "letter"):
        return replace(paints, body=Paint("paper"), lip=Paint("hardware_lip"), dark=Paint("metal"), gloss=Paint("fail"))
    if shape == "window":
        return replace(paints, lip=Paint("metal_lip"), body=Paint("metal"), dark=Paint("code_bg"), gloss=Paint("ok"))
    if shape == "cluster":
        return replace(paints, lip=Paint("panel_2", "ink", 0.4), body=Paint("panel_2"), dark=Paint("hardware"),
                       gloss=Paint("line_2"))  # fmt: skip
    return paints


def _merged(look: str, cells: list[_Layers], paints: Look) -> Iterator[Path]:
    """One outline a layer for all cells of a look."""
    for layer in _LAYERS:
        d = tuple(segment for cell in cells for segment in cell.get(layer, ()))
        if d:
            yield Path(id=f"all-{look}/{layer}", d=d, fill=getattr(paints, layer))


def _look(letter: str, light: str) -> Look:
    if letter in "abcdef":
        own = tone(letter)
        return Look(lip=own.lip, body=own.base, dark=Paint("ink"), light=Paint("paper"), gloss=own.gloss)
    if letter == "o":
        flat = Paint("panel_2", "bg", 0.35)
        return Look(
            lip=Paint("panel_2", "ink", 0.45), body=flat, dark=Paint("bg", "panel_2", 0.4), light=Paint("line"),
            gloss=Paint("panel_2", "line", 0.3),
        )  # fmt: skip
    if letter == "g":
        return Look(lip=Paint("metal_lip"), body=Paint("metal"), dark=Paint("fan"), light=Paint("metal_lip"),
                    gloss=Paint("metal", "paper", 0.35))  # fmt: skip
    if letter in "xw":
        role = {"x": "fail", "w": "warn"}[letter]
        return Look(
            lip=Paint(f"{role}_lip"), body=Paint(role), dark=Paint("ink"), light=Paint("white"),
            gloss=Paint(role, "paper", 0.45),
        )  # fmt: skip
    lit = Paint(light) if letter == "l" else Paint("metal")
    dark = Paint("fan", light, 0.3) if letter == "l" else Paint("fan")
    return Look(lip=Paint("hardware_lip"), body=Paint("hardware"), dark=dark, light=lit, gloss=Paint("hardware_gloss"))


def _key(box: Box, *, radius: float = 0.2) -> dict[str, PathData]:
    """A keycap: lip, body and gloss."""
    lip, r = max(3.0, 0.09 * box.h), radius * min(box.w, box.h)
    face = Box(box.x, box.y, box.w, box.h - lip)
    shine = Box(box.x + r, box.y + 0.07 * box.h, box.w - 2 * r, max(2.0, 0.05 * box.h))
    return {
        "lip": rounded_rect(face.moved(0, lip), r),
        "body": rounded_rect(face, r),
        "gloss": rounded_rect(shine, shine.h / 2),
    }


def _disc(x: float, y: float, r: float) -> PathData:
    return ellipse(Box(x - r, y - r, 2 * r, 2 * r))


def _ring(x: float, y: float, r: float, hole: float) -> PathData:
    """A disc with a hole, the hole wound against it."""
    inner = ellipse(Box(x - hole, y - hole, 2 * hole, 2 * hole))
    ends = [segment[1][-2:] for segment in inner if segment[1]]
    back: list[tuple[str, tuple[float, ...]]] = [("M", ends[-1])]
    for (_, args), to in zip(reversed(inner[1:-1]), reversed(ends[:-1]), strict=True):
        back.append(("C", (args[2], args[3], args[0], args[1], *to)))
    return (*ellipse(Box(x - r, y - r, 2 * r, 2 * r)), *back, ("Z", ()))


def _card(box: Box) -> _Layers:
    """A GPU from the front: two fans, the owner's colour round them."""
    out, r = _key(box), 0.27 * min(box.h, 0.56 * box.w)
    y = box.y + 0.46 * box.h
    left, right = box.x + 0.27 * box.w, box.right - 0.27 * box.w
    out["dark"] = _ring(left, y, r * 0.72, 0.28 * r) + _ring(right, y, r * 0.72, 0.28 * r)
    out["light"] = _ring(left, y, r, 0.78 * r) + _ring(right, y, r, 0.78 * r)
    return out


def _server(box: Box) -> _Layers:
    """Two units of a rack, a light and vents each."""
    out: dict[str, PathData] = {"lip": (), "body": (), "gloss": (), "dark": (), "light": ()}
    tall = 0.47 * box.h
    for top in (box.y, box.bottom - tall):
        unit = Box(box.x, top, box.w, tall)
        key = _key(unit, radius=0.24)
        for layer, d in key.items():
            out[layer] += d
        y, r = unit.y + 0.5 * tall, 0.17 * tall
        out["light"] += _disc(box.x + 0.18 * box.w, y, r)
        for i in range(3):
            out["dark"] += rounded_rect(
                Box(box.x + (0.46 + 0.16 * i) * box.w, y - 0.2 * tall, 0.07 * box.w, 0.4 * tall), 0.03 * box.w
            )
    return out


def _pod(box: Box) -> _Layers:
    """The flat-topped hexagon with two eyes and a bib."""
    lip = max(3.0, 0.08 * box.h)
    w, h = box.w, box.h - lip
    x, y = box.x, box.y
    corners = ((x + 0.24 * w, y), (x + 0.76 * w, y), (x + w, y + 0.5 * h), (x + 0.76 * w, y + h), (x + 0.24 * w, y + h),
               (x, y + 0.5 * h))  # fmt: skip
    soft = 0.2 * h
    eyes = [(x + 0.36 * w, y + 0.38 * h), (x + 0.64 * w, y + 0.38 * h)]
    low = tuple((px, py + lip) for px, py in corners)
    return {
        "lip": rounded(low, soft),
        "body": rounded(corners, soft),
        "dark": tuple(s for ex, ey in eyes for s in _disc(ex, ey, 0.075 * w)),
        "light": _disc(x + 0.5 * w, y + 0.76 * h, 0.11 * w),
        "gloss": rounded_rect(Box(x + 0.32 * w, y + 0.06 * h, 0.36 * w, max(2.0, 0.04 * h)), 0.02 * h),
    }


def _disk(box: Box) -> _Layers:
    """A drum with its lid."""
    cap = 0.3 * box.h
    w = min(box.w, 0.9 * box.h)
    x, top, low = box.cx - w / 2, box.y + cap / 2, box.bottom - cap / 2
    k, rx, ry = 0.5523, w / 2, cap / 2
    side: PathData = (
        ("M", (x, top)), ("L", (x, low)), ("C", (x, low + k * ry, x + rx - k * rx, low + ry, x + rx, low + ry)),
        ("C", (x + rx + k * rx, low + ry, x + w, low + k * ry, x + w, low)), ("L", (x + w, top)), ("Z", ()),
    )  # fmt: skip
    return {
        "lip": side,
        "body": ellipse(Box(x, box.y, w, cap)),
        "light": _disc(x + 0.24 * w, box.y + 0.62 * box.h, 0.09 * w),
        "dark": rounded_rect(Box(x + 0.44 * w, box.y + 0.57 * box.h, 0.36 * w, 0.1 * box.h), 0.04 * box.h),
    }


def _person(box: Box) -> _Layers:
    """Head and shoulders."""
    r = 0.26 * min(box.w, box.h)
    wide = min(box.w, 0.86 * box.h)
    body = Box(box.cx - wide / 2, box.y + 1.75 * r, wide, box.h - 1.75 * r)
    torso = rounded(
        ((body.x, body.bottom), (body.x, body.y), (body.right, body.y), (body.right, body.bottom)),
        (0.05 * body.h, 0.72 * body.h, 0.72 * body.h, 0.05 * body.h),
    )
    return {
        "lip": torso,
        "body": _disc(box.cx, box.y + r, r),
        "light": _disc(box.cx, body.y + 0.62 * body.h, 0.1 * wide),
    }


def _chip(box: Box) -> _Layers:
    """A square with legs on both sides."""
    side = min(box.w, box.h)
    core = Box(box.cx - 0.36 * side, box.y + 0.12 * side, 0.72 * side, 0.76 * side)
    out = _key(core, radius=0.16)
    legs: PathData = ()
    for i in range(3):
        y = core.y + (0.14 + 0.26 * i) * core.h
        legs += rounded_rect(Box(core.x - 0.14 * side, y, 0.16 * side, 0.1 * side), 2)
        legs += rounded_rect(Box(core.right - 0.02 * side, y, 0.16 * side, 0.1 * side), 2)
    out["lip"] = legs + out["lip"]
    out["dark"] = rounded_rect(core.inset(0.2 * side), 0.06 * side)
    return out


def _screen(box: Box) -> _Layers:
    """A handset or a screen: dark glass in a case."""
    out = _key(box, radius=0.2)
    rim = 0.11 * min(box.w, box.h)
    out["dark"] = rounded_rect(Box(box.x + rim, box.y + rim, box.w - 2 * rim, box.h - 3.1 * rim), 0.6 * rim)
    out["light"] = _disc(box.cx, box.bottom - 1.5 * rim, 0.55 * rim)
    del out["gloss"]
    return out


def _sheet(box: Box) -> _Layers:
    """A calendar's sheet: a red head with two rings, lines of days under it."""
    out = _key(box, radius=0.1)
    face = Box(box.x, box.y, box.w, box.h * 0.91)
    out["gloss"] = rounded_rect(Box(face.x, face.y, face.w, 0.22 * face.h), 0.06 * box.w)
    days: PathData = ()
    for row in range(3):
        for column in range(4):
            cell = Box(face.x + (0.13 + 0.2 * column) * face.w, face.y + (0.36 + 0.2 * row) * face.h, 0.13 * face.w,
                       0.11 * face.h)  # fmt: skip
            days += rounded_rect(cell, 2)
    out["dark"] = days
    return out


def _carton(box: Box) -> _Layers:
    """A parcel: two flaps' seam and a strip of tape."""
    out = _key(box, radius=0.08)
    out["gloss"] = rounded_rect(Box(box.cx - 0.09 * box.w, box.y, 0.18 * box.w, 0.4 * box.h), 1)
    out["dark"] = rounded_rect(Box(box.x + 0.06 * box.w, box.y + 0.26 * box.h, 0.3 * box.w, 0.04 * box.h), 1)
    out["dark"] += rounded_rect(Box(box.right - 0.36 * box.w, box.y + 0.26 * box.h, 0.3 * box.w, 0.04 * box.h), 1)
    return out


def _window(box: Box) -> _Layers:
    """A terminal: dark glass in a frame, a prompt and two lines."""
    out = _key(box, radius=0.12)
    rim = 0.06 * box.h
    glass = Box(box.x + rim, box.y + 0.2 * box.h, box.w - 2 * rim, 0.66 * box.h)
    out["dark"] = rounded_rect(glass, 0.05 * box.h)
    x, tall = glass.x + 0.08 * glass.w, 0.1 * glass.h
    out["gloss"] = rounded_rect(Box(x, glass.y + 0.18 * glass.h, 0.5 * glass.w, tall), tall / 2)
    out["gloss"] += rounded_rect(Box(x, glass.y + 0.43 * glass.h, 0.72 * glass.w, tall), tall / 2)
    out["gloss"] += rounded_rect(Box(x, glass.y + 0.68 * glass.h, 0.14 * glass.w, tall), tall / 2)
    out["light"] = _disc(box.x + 0.14 * box.w, box.y + 0.1 * box.h, 0.04 * box.h)
    return out


def _cluster(box: Box) -> _Layers:
    """One node over three others on a plate, lines between."""
    out = _key(box, radius=0.14)
    node = 0.2 * box.h
    top = Box(box.cx - 0.6 * node, box.y + 0.14 * box.h, 1.2 * node, node)
    low = [Box(box.x + (0.14 + 0.26 * i) * box.w, box.y + 0.56 * box.h, 0.2 * box.w, node) for i in range(3)]
    line = max(2.0, 0.03 * box.h)
    bar = Box(low[0].cx, box.y + 0.44 * box.h, low[2].cx - low[0].cx, line)
    out["gloss"] = rounded_rect(bar, 1)
    for part in low:
        out["gloss"] += rounded_rect(Box(part.cx - line / 2, bar.bottom, line, part.y - bar.bottom), 1)
    out["gloss"] += rounded_rect(Box(top.cx - line / 2, top.bottom, line, bar.y - top.bottom), 1)
    out["dark"] = tuple(s for part in (top, *low) for s in rounded_rect(part, 0.2 * node))
    return out


def _model(box: Box) -> _Layers:
    """A small network of dots on a key."""
    out = _key(box)
    r = 0.075 * min(box.w, box.h)
    left = [(box.x + 0.24 * box.w, box.y + y * box.h) for y in (0.26, 0.66)]
    middle = [(box.cx, box.y + y * box.h) for y in (0.2, 0.46, 0.72)]
    out["dark"] = tuple(s for x, y in (*left, *middle) for s in _disc(x, y, r))
    out["light"] = _disc(box.right - 0.24 * box.w, box.y + 0.46 * box.h, 1.3 * r)
    return out


def _letter(box: Box) -> _Layers:
    """An envelope with its flap's shade and a seal."""
    out = _key(box, radius=0.08)
    flap = ((box.x + 0.04 * box.w, box.y + 0.06 * box.h), (box.right - 0.04 * box.w, box.y + 0.06 * box.h),
            (box.cx, box.y + 0.52 * box.h))  # fmt: skip
    out["dark"] = rounded(flap, 0.04 * box.h)
    out["gloss"] = _disc(box.cx, box.y + 0.5 * box.h, 0.09 * box.h)
    return out


def _box(box: Box) -> _Layers:
    """A keycap with a status light."""
    out = _key(box)
    bar = Box(box.cx - 0.2 * box.w, box.y + 0.6 * box.h, 0.4 * box.w, max(3.0, 0.1 * box.h))
    out["light"] = rounded_rect(bar, bar.h / 2)
    return out


_SHAPES: Mapping[str, Callable[[Box], _Layers]] = {
    "box": _box, "card": _card, "server": _server, "pod": _pod, "disk": _disk, "person": _person, "chip": _chip,
    "screen": _screen, "sheet": _sheet, "carton": _carton, "window": _window, "cluster": _cluster, "model": _model,
    "letter": _letter,
}  # fmt: skip
