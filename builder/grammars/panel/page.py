"""A page of a site, a dialog with its buttons, a phone that lights up: the words large, all else small."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.actors.base import place
from builder.actors.forms import block, set_in
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.panel.lists import ids
from builder.grammars.panel.pointer import cursor as pointer
from builder.grammars.panel.pointer import spinner, tooltip
from builder.grammars.panel.screen import cut, lined, screen
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import packed
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, rich, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Run, Shape, Stroke, Text
from builder.text.measure import advance

_CAP = 0.66  # capitals of the headline face by its size


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`title` of the window, `message` large, `items` under it, `address` in the bar, `buttons`, a `stamp` over all.

    `typing` the address, `loading` it; the last button `locked`, a `tip` over it; a `warning` makes it all red.
    """

    title: str = ""
    message: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    address: str = ""
    buttons: tuple[str, ...] = ()
    stamp: str = ""
    by: tuple[Figure, ...] = ()
    typing: bool = False
    loading: bool = False
    locked: bool = False
    tip: str = ""
    warning: bool = False


def compose(page: Page, stage: Stage) -> Composition:
    """The page on a monitor: address bar, message, lines, buttons from top to bottom."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    made = screen(page.title, room, stage, viewers=_viewers(page))
    inner = made.area.inset(34, 26)
    out: list[Item] = []
    if page.warning:
        out.append(block("alarm", made.area, 8, Paint("fail_lip")))
        side = min(0.3 * inner.w, 0.8 * inner.h) if stage.broad else 0.3 * inner.h
        sign = Box(inner.x, inner.y, side, inner.h) if stage.broad else Box(inner.x, inner.y, inner.w, side)
        out.append(place("badge", id="warning", theme=stage.theme, centre=sign.centre, height=0.8 * side,
                         kind="warning", shadow=0).item)  # fmt: skip
        inner = (
            Box(sign.right + 30, inner.y, inner.w - side - 30, inner.h) if stage.broad
            else Box(inner.x, sign.bottom, inner.w, inner.h - side)
        )  # fmt: skip
    if page.address:
        tall = min(0.36 * inner.h if page.message or page.items else 0.5 * inner.h, 190.0)
        y = inner.y if page.message or page.items else inner.cy - tall / 2
        out.append(_bar(page, Box(inner.x, y, inner.w, tall), stage))
        inner = Box(inner.x, inner.y + tall + 18, inner.w, inner.h - tall - 18) if y == inner.y else inner
    if page.buttons:
        tall = min(0.26 * inner.h, 120.0)
        out += _keys(page, Box(inner.x, inner.bottom - tall, inner.w, tall), stage)
        inner = Box(inner.x, inner.y, inner.w, inner.h - tall - 18)
    share = 1.0 if not page.items else 0.44 if page.message else 0.0
    if page.message:
        out += _message(page.message, Box(inner.x, inner.y, inner.w, share * inner.h), stage)
    if page.items:
        out += _rows(page.items, Box(inner.x, inner.y + share * inner.h, inner.w, (1 - share) * inner.h), stage)
    if page.stamp:
        out.append(_stamp(page.stamp, made.area, stage))
    return _composed((*made.items, *out, *made.front), made.id, [i.id for i in out], ground, stage)


def _viewers(page: Page) -> tuple[Figure, ...]:
    """Who looks at it, dismayed by a warning."""
    return tuple(replace(f, state=f.state or "sad") for f in page.by) if page.warning else page.by


def dialog(page: Page, stage: Stage) -> Composition:
    """A window on its own, the question large, its buttons under it; the last one is the bright one."""
    ground = even(foot_line(stage))
    box = stage.box
    wide = (0.74 if stage.wide else 1.0) * box.w
    high = min(0.92 * (ground - box.y), (0.62 if stage.wide else 0.8) * wide)
    body = Box(box.cx - wide / 2, ground - 30 - high, wide, high)
    bar = 0.13 * high
    inner = Box(body.x + 0.06 * wide, body.y + bar + 0.05 * high, 0.88 * wide, high - bar - 0.1 * high)
    items: list[Item] = []
    low = inner.bottom
    if page.buttons:
        tall = min(0.28 * inner.h, 150.0)
        keys = _keys(page, Box(inner.x, inner.bottom - tall, inner.w, tall), stage)
        items += keys
        low -= tall + 18
        if page.tip:
            over = Box(inner.x, low - 0.46 * (low - inner.y), inner.w, 0.46 * (low - inner.y))
            items.append(tooltip(page.tip, _last(page, inner), over, stage))
            low = over.y - 12
    words = page.message or (page.title,)
    items = [*_message(words, Box(inner.x, inner.y, inner.w, low - inner.y), stage), *items]
    return _composed((_window(body, bar), *items), "window", ["window", *(i.id for i in items)], ground, stage)


def phone(page: Page, stage: Stage) -> Composition:
    """A phone that lights up, cut off by nothing: the hour over the messages that came in."""
    ground = even(foot_line(stage))
    box = stage.box
    high = ground - box.y - 10
    wide = min((0.66 if stage.wide else 0.9) * box.w, 1.5 * high if stage.wide else box.w)
    body = Box(box.cx - wide / 2, ground - high, wide, high)
    glass = body.inset(26, 30)
    inner = glass.inset(0.05 * wide, 0.05 * high)
    items: list[Item] = [_handset(body, glass)]
    top = inner.y
    if page.title:
        size = fit(page.title, "display", inner.w, (stage.scale.least, even(0.3 * inner.h)))
        items.append(text("phone-time", page.title, inner.cx, top + _CAP * size + 8, face="display", size=size,
                          paint="code_value", align="center"))  # fmt: skip
        top += _CAP * size + 0.09 * inner.h
    notes = Box(inner.x, top, inner.w, inner.bottom - top)
    shown = _notes(page.message, notes, stage)
    halo = Box(body.cx - 0.62 * wide, body.y - 0.02 * high, 1.24 * wide, 1.04 * high)
    glow = Shape(id="glow", kind="ellipse", box=halo, fill=Paint("stage"))
    made = _composed((*items, *shown), "phone", ["phone", *(i.id for i in shown)], ground, stage)
    return Composition(items=made.items, floor=made.floor, hero="phone", beats=made.beats,
                       backdrop=(glow,) if stage.wide else ())  # fmt: skip


def _composed(items: Sequence[Item], hero: str, shown: Sequence[str], ground: float, stage: Stage) -> Composition:
    effects = tuple(Effect(target=name, name="fade", start_ms=220 * n) for n, name in enumerate(shown))
    beats = (Beat(id="show", cue=stage.cue, effects=effects),)
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero=hero, beats=beats)


def _message(words: Sequence[str], room: Box, stage: Stage) -> list[Item]:
    """The words centred in the room, as large as it lets them be."""
    size = even(min(0.36 * room.h / max(1, len(words)) + 40, 1.6 * stage.scale.headline[1]))
    while size > stage.scale.least:
        lines, size = set_in(words, "display", room.w, (stage.scale.least, size))
        if sum(w.count("\n") + 1 for w in lines) * size <= room.h:
            break
        size -= 4
    flat = "\n".join(lines) if size > stage.scale.least else "\n".join(words)
    count = flat.count("\n") + 1
    first = room.cy - (count - 1) * size / 2 + _CAP * size / 2
    return [text("message", flat, room.cx, first, face="display", size=size, paint="code_value", align="center")]


def _rows(items: Sequence[str], room: Box, stage: Stage) -> list[Item]:
    """A line for each item; one that is on or off has a switch at its end."""
    columns = 2 if stage.broad and len(items) > 4 else 1
    deep = -(-len(items) // columns)
    pitch, wide = min(room.h / deep, 0.5 * room.h + 40), (room.w - 30 * (columns - 1)) / columns
    names = [re.sub(r": (?:on|off)$", "", item) for item in items]
    lines, size = lined(names, wide - 60 - 1.3 * pitch, (stage.scale.least, min(72.0, 0.5 * pitch)))
    top, out = room.cy - deep * pitch / 2, list[Item]()
    for n, (name, words) in enumerate(zip(ids(names, "line"), lines, strict=True)):
        box = Box(room.x + (n // deep) * (wide + 30), top + (n % deep) * pitch + 5, wide, pitch - 12)
        parts: list[Item] = [
            block(f"{name}/plate", box, 18, Paint("code_bar")),
            text(f"{name}/words", words, box.x + 30, box.cy + 0.34 * size, face="display", size=size,
                 paint="code_value"),
        ]  # fmt: skip
        if items[n] != names[n]:
            parts += _switch(name, box, on=items[n].endswith(": on"))
        out.append(Group(id=name, items=tuple(parts), alt=items[n]))
    return out


def _switch(name: str, box: Box, *, on: bool) -> list[Item]:
    tall = min(0.56 * box.h, 110.0)
    plate = Box(box.right - 1.9 * tall - 30, box.cy - tall / 2, 1.9 * tall, tall)
    x = plate.right - tall + 0.1 * tall if on else plate.x + 0.1 * tall
    knob = Box(x, plate.y + 0.1 * tall, 0.8 * tall, 0.8 * tall)
    return [
        block(f"{name}/switch", plate, tall / 2, Paint("ok" if on else "metal_lip")),
        Shape(id=f"{name}/knob", kind="ellipse", box=knob, fill=Paint("white")),
    ]


def _bar(page: Page, box: Box, stage: Stage) -> Item:
    """An address field with the cursor behind what is typed; what is still to come is pale, at its end it loads."""
    address, side = page.address, 1.1 * box.h if page.loading else 0.0
    size = fit(address, "mono-bold", box.w - 150 - side, (stage.scale.least, even(0.5 * box.h)))
    words = cut(address, box.w - 150 - side, size, face="mono-bold")
    done = words[: max(1, round(0.7 * len(words)))] if page.typing else words
    base, end = box.cy + 0.34 * size, box.x + 50 + advance(done, "mono-bold", size)
    runs = [Run(done, Paint("ink"))] + [Run(rest, Paint("ink", "paper", 0.5)) for rest in (words[len(done) :],) if rest]
    at = end - 0.05 * size if len(runs) > 1 else end + 6
    parts: list[Item] = [
        block("address/plate", box, box.h / 2, Paint("paper")),
        rich("address/words", [runs], box.x + 50, base, face="mono-bold", size=size),
        block("address/cursor", Box(at, box.cy - 0.5 * size, 0.1 * size, size), 3, Paint("ok_lip")),
    ]
    if page.loading:
        parts.append(spinner((box.right - 0.62 * box.h, box.cy), 0.26 * box.h))
    return Group(id="address", items=tuple(parts), alt=address)


def _last(page: Page, room: Box) -> Box:
    """About where the last button is."""
    wide = min((room.w - 30 * (len(page.buttons) - 1)) / len(page.buttons), 0.42 * room.w)
    x = packed([wide] * len(page.buttons), 30, room.cx)[-1]
    return Box(x - wide / 2, room.bottom, wide, 0)


def _keys(page: Page, room: Box, stage: Stage) -> list[Item]:
    words = page.buttons
    wide = min((room.w - 30 * (len(words) - 1)) / len(words), 0.42 * room.w)
    lines, size = lined(words, wide - 50, (stage.scale.least, min(64.0, 0.46 * room.h)))
    out: list[Item] = []
    places = packed([wide] * len(words), 30, room.cx)
    for n, (name, said, x) in enumerate(zip(ids(words, "button"), lines, places, strict=True)):
        box = Box(x - wide / 2, room.y, wide, room.h - 12)
        last = n == len(words) - 1
        lit = last and not page.locked
        face, lip, ink = ("ok", "ok_lip", "ink") if lit else ("metal", "metal_lip", "ink")
        parts = (
            block(f"{name}/lip", box.moved(0, 10), 24, Paint(lip)),
            block(f"{name}/key", box, 24, Paint(face)),
            text(
                f"{name}/words",
                said,
                box.cx,
                box.cy + 0.34 * size,
                face="display",
                size=size,
                paint=ink,
                align="center",
            ),
        )
        out.append(Group(id=name, items=parts, alt=f"Button: {said}"))
        if last and page.locked:
            foot = (box.right - 0.5 * box.h, box.bottom - 0.1 * box.h)
            lock = place("padlock", id="lock", theme=stage.theme, foot=foot,
                         height=0.8 * box.h, shadow=0)  # fmt: skip
            out += [lock.item, pointer((box.x + 0.1 * box.w, box.cy), 1.1 * box.h)]
    return out


def _window(body: Box, bar: float) -> Group:
    dots = tuple(
        Shape(id=f"window/dot-{n}", kind="ellipse", fill=Paint(role),
              box=Box(body.x + 34 + n * 0.4 * bar, body.y + 0.38 * bar, 0.24 * bar, 0.24 * bar))
        for n, role in enumerate(("fail", "warn", "ok"), 1)
    )  # fmt: skip
    shade = Box(body.x + 0.02 * body.w, body.bottom + 4, 0.96 * body.w, 26)
    return Group(id="window", alt="A window", items=(
        Shape(id="window/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        block("window/lip", body.moved(0, 14), 34, Paint("metal_lip")),
        block("window/face", body, 34, Paint("code_bar")),
        block("window/body", Box(body.x + 8, body.y + bar, body.w - 16, body.h - bar - 8), 28, Paint("code_bg")),
        *dots,
    ))  # fmt: skip


def _handset(body: Box, glass: Box) -> Group:
    notch = Box(body.cx - 0.07 * body.w, glass.y + 12, 0.14 * body.w, 14)
    shade = Box(body.x + 0.02 * body.w, body.bottom - 12, 0.96 * body.w, 28)
    return Group(id="phone", alt="A phone", items=(
        Shape(id="phone/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        block("phone/lip", body, 84, Paint("metal_lip")),
        block("phone/body", Box(body.x, body.y, body.w, body.h - 12), 80, Paint("metal")),
        block("phone/glass", glass, 58, Paint("code_bg")),
        block("phone/notch", notch, 7, Paint("code_bar")),
    ))  # fmt: skip


def _notes(words: Sequence[str], room: Box, stage: Stage) -> list[Item]:
    """A card for each message, its words large, an amber edge at its left."""
    pitch = min(room.h / len(words), 0.62 * room.h + 60)
    top = room.cy - pitch * len(words) / 2
    out: list[Item] = []
    for n, (name, said) in enumerate(zip(ids(words, "note"), words, strict=True)):
        box = Box(room.x, top + n * pitch, room.w, pitch - 18)
        inner = Box(box.x + 60, box.y + 10, box.w - 90, box.h - 20)
        made = _message((said,), inner, stage)[0]
        parts = (
            block(f"{name}/plate", box, 30, Paint("paper")),
            block(f"{name}/edge", Box(box.x + 18, box.y + 22, 14, box.h - 44), 7, Paint("warn")),
            _inked(made, name),
        )
        out.append(Group(id=name, items=parts, alt=said))
    return out


def _inked(made: Item, name: str) -> Item:
    if not isinstance(made, Text):
        return made
    ink = Paint("ink")
    return replace(made, id=f"{name}/words", lines=tuple(tuple(Run(r.text, ink) for r in line) for line in made.lines))


def _stamp(words: str, area: Box, stage: Stage) -> Item:
    """A rubber stamp across the lower half."""
    size = fit(words, "display", 0.8 * area.w, (stage.scale.least, even(0.2 * area.h)))
    wide, tall = advance(words, "display", size) + 1.1 * size, 1.7 * size
    box = Box(area.cx - wide / 2, area.bottom - tall - 0.05 * area.h, wide, tall)
    frame = Shape(
        id="stamp/frame", kind="rect", box=box, radius=18, fill=Paint("fail"), stroke=Stroke(Paint("paper"), 8)
    )
    said = text(
        "stamp/words", words, box.cx, box.cy + 0.34 * size, face="display", size=size, paint="paper", align="center"
    )
    return Group(id="stamp", items=(frame, said), alt=f"Stamped: {words}")
