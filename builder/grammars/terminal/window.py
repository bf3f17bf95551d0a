"""The terminal on its posts, whoever works at it beside it; a wall of lines where there is nothing to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder import cast
from builder.actors.base import Placed, place
from builder.cast import Member
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.terminal import large, redact
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.scene.walk import walk

_LARGEST = 2.6  # letters, by a listing's largest
_LOWEST = 0.72  # height of a window, by the room it has
_NARROW = 32  # letters of the longest line up to which somebody has room beside the window
_WIDTHS = (0.86, 0.62, 0.94, 0.48, 0.74, 0.9, 0.56, 0.8, 0.68, 0.96, 0.52, 0.84)
_MARKED: Mapping[str, tuple[int, ...]] = {
    "errors": (1, 4, 5, 8),
    "inline": (1, 3, 5, 7, 9),
    "progress": (),
    "log": (),
    "list": (),
}


def compose(slots: Mapping[str, Any], stage: Stage) -> Composition:
    """Card left and actor right on a slide; card above and actor below on tall canvases."""
    member = _member(slots, stage)
    wide = stage.box.w > 1.25 * stage.box.h
    areas = _areas(member, stage) if wide else _stacked(member, stage)
    card, typed = _card(slots, areas[0], stage)
    lines = tuple(_unread(str(slots.get("unread", "")), card, stage))
    if private := str(slots.get("redacted", "")):
        typed = redact.lines(private, card, stage)
    floor = stage.floor if wide else even(areas[1] - 0.035 * stage.canvas.height)
    items: list[Item] = [*_posts(card.box, floor, areas[1], stage), card.item, *typed, *lines]
    if slots.get("mark"):
        items.append(_mark(str(slots["mark"]), card, stage))
    if member is not None:
        items += _actor(member, member.caption if slots.get("actor") else "", areas[2], areas[1], card, stage)
    return Composition(items=tuple(items), floor=floor, hero="card", beats=_beats(card, typed, lines, stage))


def _member(slots: Mapping[str, Any], stage: Stage) -> Member | None:
    """Who sits at it: whom the row names, else somebody where short lines leave the room."""
    found = cast.figures(slots.get("actor"))
    if found:
        return cast.Roll().one(found[0])
    lines = (*_lines(slots.get("command")), *_lines(slots.get("after")))
    narrow = stage.broad and lines and max(map(len, lines)) <= _NARROW and not slots.get("unread")
    return cast.Roll().one(Figure(kind="developer", words="")) if narrow else None


def _areas(member: Member | None, stage: Stage) -> tuple[Box, float, Box]:
    """The card's box, the ground, the actor's box."""
    box = stage.box
    ground = min(box.bottom - 6, stage.floor + 0.5 * (stage.canvas.height - stage.floor))
    share = 0.68 if member else 1.0
    card = Box(box.x, box.y, share * box.w - (48 if member else 0), ground - 0.07 * stage.canvas.height - box.y)
    return card, ground, Box(box.x + share * box.w, box.y, (1 - share) * box.w, ground - box.y)


def _stacked(member: Member | None, stage: Stage) -> tuple[Box, float, Box]:
    box = stage.box
    ground = box.bottom - 10
    low = 0.34 * box.h if member else 0.0
    card = Box(box.x, box.y, box.w, box.h - low - (0.03 if member else 0.06) * stage.canvas.height)
    return card, ground, Box(box.x, ground - low, box.w, low)


def _card(slots: Mapping[str, Any], box: Box, stage: Stage) -> tuple[Placed, list[Item]]:
    """The window and the lines in it, their letters as large as it holds; of unread lines it is full."""
    typed, prompt = _lines(slots.get("command")), str(slots.get("prompt") or "$")
    lines = _run(tuple(f"{prompt} {line}" for line in typed), _lines(slots.get("after")))
    low, high = stage.scale.code
    plain = bool(typed) and not slots.get("after")
    params: dict[str, Any] = {
        "w": box.w, "fill": "yes", "file": str(slots.get("file") or "bash"), "prompt": prompt,
        "title_size": even(max(stage.scale.least, 34.0)),
    }  # fmt: skip
    made = (
        None
        if slots.get("unread") or slots.get("redacted")
        else large.fitted(lines, prompt, box, (low, even(_LARGEST * high)))
    )
    if made is not None:
        tall = max(_LOWEST * box.h, large.window_height(made, box.h))
        at = (box.x, box.y + 0.5 * (box.h - tall))
        card = place("terminal-card", id="card", theme=stage.theme, corner=at, scale=1, h=tall, lines=("",), **params)
        return card, large.lines(made, card.box, cursor=plain)
    high = even(high * {1: 3.0, 2: 2.4, 3: 1.8}.get(len(lines), 1.3))
    longest = max(lines, key=len, default="") + "00"
    high = fit(longest, "mono", box.w - 104, (low, high))
    params |= {"h": box.h, "lines": lines or ("",), "sizes": (low, high), "cursor": "yes" if plain else "no"}
    return place("terminal-card", id="card", theme=stage.theme, corner=(box.x, box.y), scale=1, **params), []


def _run(typed: tuple[str, ...], printed: tuple[str, ...]) -> tuple[str, ...]:
    """What is typed and what it gives: each command with its own line where there are as many, else all of it after."""
    if len(typed) == len(printed) > 1:
        return tuple(line for pair in zip(typed, printed, strict=True) for line in pair)
    return typed + printed


def _lines(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(str(v) for v in value)
    return tuple(str(value).split("\n")) if value else ()


def _unread(kind: str, card: Placed, stage: Stage) -> Iterator[Item]:
    """Bars in place of lines: below what is printed, to the foot of the card."""
    if not kind:
        return
    box = card.box
    texts = [t for t in walk([card.item]) if isinstance(t, Text) and "/lines-" in t.id]
    size = texts[0].size if texts else stage.scale.code[1]
    first = (
        texts[-1].y + texts[-1].pitch * (len(texts[-1].lines) - 1) + 0.5 * size
        if texts
        else card.anchors["line"][1] - size
    )
    pitch = even(min(1.5 * size, max(1.1 * stage.scale.code[1], (box.bottom - first) / 9)))
    left, room = box.x + 58, box.w - 116
    y, n = first + 0.6 * pitch, 0
    while y + 0.55 * pitch < box.bottom - 34 and n < len(_WIDTHS):
        yield _bar(kind, n, Box(left, y, room, 0.4 * pitch))
        y, n = y + pitch, n + 1


def _bar(kind: str, n: int, row: Box) -> Group:
    """One unreadable line: of a log, an error, an item of a list, a remark between lines."""
    marked = n in _MARKED.get(kind, ())
    radius = row.h / 2
    inset, share = (1.6 * row.h, 0.82) if kind == "inline" and marked else (0.0, 1.0)
    items: list[Item] = []
    if kind == "list":
        inset = 2.0 * row.h
        items.append(
            Shape(id=f"line-{n + 1}/mark", kind="ellipse", box=Box(row.x, row.y, row.h, row.h), fill=Paint("warn"))
        )
    role = ("fail" if kind == "errors" else "ok") if marked else "code_punct"
    fill = Paint(role) if marked else Paint(role, "code_bg", 0.45)
    wide = (row.w - inset) * _WIDTHS[n] * share
    items.append(
        Shape(id=f"line-{n + 1}/bar", kind="rect", box=Box(row.x + inset, row.y, wide, row.h), radius=radius, fill=fill)
    )
    return Group(id=f"line-{n + 1}", items=tuple(items), decorative=True)


def _mark(kind: str, card: Placed, stage: Stage) -> Item:
    """A verdict on the window's lower right corner."""
    size = min(0.16 * min(stage.canvas.width, stage.canvas.height), 0.46 * card.box.h)
    at = (card.box.right - 0.42 * size, card.box.bottom - 0.3 * size)
    name = {"tick": "check", "strike": "cross"}.get(kind, kind)
    return place("badge", id="badge", theme=stage.theme, centre=at, height=size, kind=name).item


def _posts(card: Box, floor: float, ground: float, stage: Stage) -> tuple[Item, ...]:
    """What carries the window."""
    unit = stage.canvas.height / 1080 if stage.wide else stage.canvas.width / 1080
    foot = min(ground, floor + 60 * unit)
    if card.bottom >= foot:
        return ()
    parts: list[Item] = []
    for name, x in (("left", card.x + 0.16 * card.w), ("right", card.right - 0.16 * card.w)):
        shade = Box(x - 70 * unit, foot - 10 * unit, 140 * unit, 20 * unit)
        post = Box(x - 17 * unit, card.bottom - 8, 34 * unit, foot - card.bottom + 8)
        front = Box(post.x, post.y, 20 * unit, post.h)
        parts += [
            Shape(id=f"posts/{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
            Shape(id=f"posts/{name}/lip", kind="rect", box=post, radius=8, fill=Paint("metal_lip")),
            Shape(id=f"posts/{name}/metal", kind="rect", box=front, radius=8, fill=Paint("metal")),
        ]
    return (Group(id="posts", items=tuple(parts), decorative=True),)


def _actor(member: Member, words: str, room: Box, ground: float, card: Placed, stage: Stage) -> tuple[Item, ...]:
    """Whoever sits at it, with the words the row calls them by under them or, where it is low, beside them."""
    size = even(stage.scale.label)
    under = room.h > 0.8 * room.w
    foot = ground - (1.35 * size if words and under else 0.0)
    short = min(stage.canvas.width, stage.canvas.height)
    wide = room.w if under or not words else 0.5 * room.w
    tall = min(0.86 * (foot - room.y), 0.94 * wide / cast.aspect(member), 0.46 * short)
    x = room.cx if under or not words else room.x + wide / 2
    look = card.anchors.get("line", card.box.centre)
    actor = cast.stand(member, stage, foot=(x, foot), height=tall, width=wide, look=look)
    if not words:
        return (actor.item,)
    if under:
        size = fit(words, "text-bold", room.w, (stage.scale.least, size))
        return (actor.item, caption(words, (room.cx, foot + 1.1 * size), name=f"label-{member.id}", size=size))
    left = actor.box.right + 28
    size = fit(words, "text-bold", stage.box.right - left, (stage.scale.least, size))
    return (actor.item, caption(words, (left, foot - 0.4 * tall), name=f"label-{member.id}", size=size, align="left"))


def _beats(card: Placed, set_: Sequence[Item], lines: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    typed = [t.id for t in walk([card.item]) if isinstance(t, Text) and "/lines-" in t.id]
    typed += [t.id for t in set_ if isinstance(t, Text)]
    effects = [Effect(target=t, name="grow", duration_ms=700, easing="linear") for t in typed[:1]]
    effects += [Effect(target=t, name="fade", start_ms=700 + 260 * i, duration_ms=160) for i, t in enumerate(typed[1:])]
    effects += [
        Effect(target=item.id, name="fade", start_ms=700 + 60 * i, duration_ms=120) for i, item in enumerate(lines)
    ]
    return (Beat(id="type", cue=stage.cue, effects=tuple(effects)),) if effects else ()
