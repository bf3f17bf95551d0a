"""Lists of words against each other: keycaps of one size, in one column a side, in order from the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.actors import base
from builder.cast import Roll, aspect, stand
from builder.cast.bill import said
from builder.cast.listing import thing
from builder.cast.member import PROPS
from builder.geometry import Box
from builder.grammars.compare.plan import Half, Plan
from builder.grammars.compare.sides import Side
from builder.language.lexicon import key
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item
from builder.text.wrap import balance

_MOST = 5
_GAP = 0.14  # between keycaps, by their height
_TALL = 0.36  # of a keycap at most, by its half
#: What stands for a state or a doing in a list, by the words that name it.
_LOOKS = {
    "snail": ("slow", "late", "laggy", "sluggish", "lagging"),
    "siren": ("failing", "failed", "down", "outage", "broken", "crash", "error"),
    "rocket": ("start", "launch", "boot", "fast", "quick", "deploy", "go live"),
    "crate": ("download", "install", "pull", "unpack", "fetch", "everything"),
    "gear": ("restart", "reload", "rerun", "retry", "reboot", "configure"),
    "hourglass": ("wait", "delay", "pause", "sleep", "queue"),
    "shield": ("safe", "secure", "protected", "isolated"),
    "padlock": ("lock", "locked", "encrypted", "private"),
    "banknote": ("pay", "cheap", "expensive", "cost", "costly"),
    "wrench": ("fix", "repair", "maintain", "patch", "manual"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Card:
    """How all keycaps are: width and height, letters, whether each shows a drawing at its left."""

    w: float
    h: float
    size: float
    icons: bool


def fill(sides: tuple[Side, ...], made: Plan, stage: Stage) -> tuple[Composition, ...] | None:
    """A scene for each half; None where a side is no list of words, or its words do not fit."""
    if any(s.scene for s in sides) and not any(s.items for s in sides):
        return None
    lists = [_listed(s) for s in sides]
    if not all(lists) or not any(s.items for s in sides) or max(map(len, lists)) > _MOST:
        return None
    if any(s.on is not None for s in sides) and not all(s.items for s in sides):
        return None
    if any(f.kind and f.quantity == "exact" and f.count > 2 for s in sides for f in s.actors):
        return None  # "six tills": things that are counted are drawn, not named
    area = min((h.area for h in made.halves), key=lambda a: a.h)
    rows = max(len(words) for words in lists)
    card = _card(lists, area, rows, stage)
    if card is None:
        return None
    return tuple(_column(words, half, card, rows, stage) for words, half in zip(lists, made.halves, strict=True))


def _listed(side: Side) -> tuple[str, ...]:
    if side.items:
        return side.items
    return tuple(said(f) for f in side.actors)


def _card(lists: Sequence[tuple[str, ...]], area: Box, rows: int, stage: Stage) -> _Card | None:
    high = min((area.h - 24) / (rows + (rows - 1) * _GAP), _TALL * area.h)
    wide = min(area.w, 5.2 * high)
    words = [w for each in lists for w in each]
    icons = any(_pictured(w) or _shown(w) for w in words)
    room = wide - (1.25 * high if icons else 0.0) - 70
    size = even(1.7 * stage.scale.label)
    while size >= stage.scale.least:
        deep = [len(balance(w, "display", size, room, 1) or balance(w, "display", size, room, 2) or ()) for w in words]
        if all(n > 0 and n * 1.04 * size < 0.78 * high for n in deep):
            return _Card(w=wide, h=high, size=size, icons=icons)
        size -= 2
    return None


def _pictured(words: str) -> Figure | None:
    """What a part begins with or ends on, where there is a drawing of it."""
    split = words.split()
    heads = [" ".join(split[:n]) for n in (3, 2, 1)] + [words]
    found = (thing(h) for h in heads if h)
    return next((f for f in found if f.kind in base.kinds() and f.kind not in PROPS), None)


def _shown(words: str) -> Figure | None:
    """What a part's doing or state looks like, where it names nothing that has a drawing."""
    stems = key(words)
    kind = next((kind for kind, said in _LOOKS.items() if any(key(w) == stems[i : i + len(key(w))] for w in said
                 for i in range(len(stems)))), "")  # fmt: skip
    return Figure(kind=kind, words=words) if kind in base.kinds() else None


def _column(words: Sequence[str], half: Half, card: _Card, rows: int, stage: Stage) -> Composition:
    """The keycaps from the title down; the floor under the longest column."""
    area = half.area
    pitch = card.h * (1 + _GAP)
    whole = rows * pitch - _GAP * card.h
    top = area.y + max(12.0, 0.4 * (area.h - whole))
    made = [_key(w, Box(area.cx - card.w / 2, top + n * pitch, card.w, card.h), n + 1, half, card, stage)
            for n, w in enumerate(words)]  # fmt: skip
    floor = even(top + whole - 0.35 * card.h)
    effects = tuple(Effect(target=m.id, name="enter", start_ms=160 * n) for n, m in enumerate(made))
    return Composition(items=tuple(made), floor=floor, beats=(Beat(id=half.name, cue=stage.cue, effects=effects),))


def _key(words: str, box: Box, n: int, half: Half, card: _Card, stage: Stage) -> Group:
    """A keycap with its words, and the drawing of what they name where there is one."""
    name = f"{half.name}/item-{n}"
    body = base.place(
        "brick", id=f"{name}/key", theme=stage.theme, foot=(box.cx, box.bottom), scale=1, alt="", width=box.w,
        height=box.h, tone="hardware", shadow=0,
    )  # fmt: skip
    shown = card.icons and (_pictured(words) or _shown(words)) is not None
    left = box.x + (1.25 * card.h if shown else 0.0)
    room = box.right - left - 70
    lines = balance(words, "display", card.size, room, 1) or balance(words, "display", card.size, room, 2) or (words,)
    mid = left if shown else box.cx
    first = box.y + 0.45 * box.h + 0.34 * card.size - (len(lines) - 1) * 0.5 * card.size
    said = text(
        f"{name}/words", "\n".join(lines), mid, first, face="display", size=card.size, paint="hardware_label",
        align="left" if shown else "center",
    )  # fmt: skip
    return Group(id=name, items=(body.item, *_icon(words, box, name, card, stage), said), alt=words)


def _icon(words: str, box: Box, name: str, card: _Card, stage: Stage) -> Iterator[Item]:
    if not card.icons:
        return
    figure = _pictured(words) or _shown(words)
    if figure is None:
        return
    who = Roll().one(figure)
    tall = min(0.66 * card.h, 0.8 * card.h / max(0.5, aspect(who)))
    foot = (box.x + 0.66 * card.h, box.y + 0.45 * card.h + tall / 2)
    yield stand(who, stage, foot=foot, height=tall, name=f"{name}/icon", extra={"shadow": 0}).item
