"""Faces: two parties large at the sides, their messages as signposts between two poles, the first at the top."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.forms import rounded, tone
from builder.cast import Member, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.node import Node, Setting, node, setting_of
from builder.geometry import Box, PathData, Point
from builder.grammars.sequence.model import Message, Talk
from builder.grammars.sequence.poles import locks, pole, quietly
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.text.wrap import balance, shortened

_LOST = 0.66  # of the way that a lost message comes


def compose(talk: Talk, stage: Stage, *, between: Member | None = None) -> Composition:
    """Parties beside the poles where the stage is wide, under them where it is tall; one thing `between` them."""
    box, ground = stage.box, even(foot_line(stage) - 4)
    beside = box.w > 1.25 * (ground - box.y) and _setting(talk, _beside(box, ground)[0][0], stage).whole
    cells, span, low = _beside(box, ground) if beside else _under(box, ground)
    nodes = _parties(talk, cells, stage, span)
    posts = [pole(f"pole-{side}", x, box.y, ground, stage) for side, x in (("left", span[0]), ("right", span[1]))]
    middle: tuple[Item, ...] = ()
    if between is not None:
        tall = min(0.4 * (ground - box.y), 0.8 * (span[1] - span[0])) if beside else 0.3 * (ground - box.y)
        middle = (_standing(between, ((span[0] + span[1]) / 2, ground), tall, stage),)
        low = min(low, ground - 1.08 * tall)
    plates = _plates(talk, stage, span, (box.y + 16, low))
    items: list[Item] = [*posts, *middle]
    for made in nodes:
        items += made.items
    items += [p for plate in plates for p in plate]
    marks = [p for plate in plates for p in plate[1:]]
    hero = plates[-1][0].id if plates else nodes[0].body.item.id
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=hero, beats=_beats(plates, marks, stage)
    )


def _standing(member: Member, foot: Point, tall: float, stage: Stage) -> Item:
    return stand(member, stage, foot=foot, height=tall, name=f"between-{member.id}").item


def _beside(box: Box, ground: float) -> tuple[tuple[Box, Box], tuple[float, float], float]:
    wide = 0.235 * box.w
    top = box.y + 0.06 * (ground - box.y)
    left, right = Box(box.x, top, wide, ground - top), Box(box.right - wide, top, wide, ground - top)
    off = 0.045 * box.w
    return (left, right), (left.right + off, right.x - off), ground - 0.1 * (ground - box.y)


def _under(box: Box, ground: float) -> tuple[tuple[Box, Box], tuple[float, float], float]:
    tall, inset = 0.36 * (ground - box.y), 0.05 * box.w
    wide = min(0.4 * box.w, max(1.2 * tall, 0.34 * box.w))
    off = 1.9 * inset
    left = Box(box.x + off, ground - tall, wide, tall)
    right = Box(box.right - off - wide, ground - tall, wide, tall)
    return (left, right), (box.x + inset, box.right - inset), ground - tall - 0.02 * box.h


def _key(cell: Box) -> Box:
    """The lower part of a cell: what a key takes of it."""
    tall = min(cell.h, 0.8 * cell.w)
    return Box(cell.x, cell.bottom - tall, cell.w, tall)


def _setting(talk: Talk, cell: Box, stage: Stage) -> Setting:
    return setting_of(_cast(talk), (cell.w, cell.h), stage, key=(cell.w, _key(cell).h))


def _cast(talk: Talk) -> tuple[Member, ...]:
    return talk.parties if talk.named else tuple(quietly(m) for m in talk.parties)


def _parties(talk: Talk, cells: Sequence[Box], stage: Stage, span: tuple[float, float]) -> list[Node]:
    how, middle = _setting(talk, cells[0], stage), ((span[0] + span[1]) / 2, cells[0].cy)
    out = []
    for member, cell in zip(_cast(talk), cells, strict=True):
        room = _key(cell) if member.kind == "object" or how.plain else cell
        out.append(node(member, room, stage, how, look=middle, shadow=1))
    return out


def _plates(talk: Talk, stage: Stage, span: tuple[float, float], rows: tuple[float, float]) -> list[tuple[Item, ...]]:
    """Every message on its signpost; the last that arrives is bright."""
    count = max(1, len(talk.messages))
    pitch = (rows[1] - rows[0]) / count
    tall = min(0.8 * pitch, 0.15 * stage.canvas.height, 0.24 * (span[1] - span[0]))
    pitch = min(pitch, 1.5 * tall)
    top = rows[0] + (rows[1] - rows[0] - pitch * count) / 2
    room = span[1] - span[0] - 1.5 * tall
    size = _size(
        [m.words for m in talk.messages], room * (_LOST if any(m.lost for m in talk.messages) else 1), 0.9 * tall, stage
    )
    last = max((i for i, m in enumerate(talk.messages) if not m.lost), default=-1)
    out = []
    for i, message in enumerate(talk.messages):
        cell = Box(span[0], top + i * pitch + (pitch - tall) / 2, span[1] - span[0], tall)
        out.append(_plate(message, i, cell, stage, size, lit=i == last))
    return out


def _size(words: Sequence[str], room: float, tall: float, stage: Stage) -> float:
    size = even(min(64.0, 0.5 * tall))
    while size > stage.scale.least and any(not _lines(w, size, room, tall) for w in words if w):
        size -= 2
    return max(size, stage.scale.least)


def _lines(words: str, size: float, room: float, tall: float) -> tuple[str, ...]:
    most = max(1, int(0.86 * tall / size))
    return balance(words, "display", size, room, min(2, most)) or ()


def _plate(message: Message, index: int, cell: Box, stage: Stage, size: float, *, lit: bool) -> tuple[Item, ...]:
    """A keycap pointing where the message goes; a lost one stops short under a cross."""
    right = message.a < message.b or message.a == message.b == 0
    wide = cell.w * (_LOST if message.lost or message.a == message.b else 1.0)
    box = Box(cell.x if right else cell.right - wide, cell.y, wide, cell.h)
    name, lip = f"message-{index + 1}", 0.1 * cell.h
    who = "fail" if message.lost else "ok" if lit else "hardware" if right else "metal"
    colours, shape = tone(who), _pointed(box, right=right)
    face = _pointed(Box(box.x, box.y, box.w, box.h - lip), right=right)
    items: list[Item] = [
        Path(id=f"{name}/lip", d=shape, fill=colours.lip),
        Path(id=f"{name}/face", d=face, fill=colours.base),
        *_words(message.words, name, Box(box.x, box.y, box.w, box.h - lip), size, colours.letter, right=right),
    ]
    if stage.theme.keyline:
        edge = Stroke(Paint("ink"), stage.theme.keyline)
        items.insert(0, Path(id=f"{name}/keyline", d=shape, fill=Paint("ink"), stroke=edge))
    body = Group(id=name, items=tuple(items), alt=f"{message.words or 'message'}{', lost' if message.lost else ''}")
    way, middle = (1 if right else -1), box.y + (box.h - lip) / 2
    if message.lost:
        tip = ((box.right if right else box.x) + way * 0.2 * cell.h, middle)
        cross = place(
            "badge", id=f"lost-{index + 1}", theme=stage.theme, centre=tip, height=0.92 * cell.h, kind="cross"
        )
        return (body, cross.item)
    at = ((box.x if right else box.right) + way * 0.5 * cell.h, middle)
    return (body, *(locks(f"lock-{index + 1}", at, 0.7 * cell.h, stage) if message.secret else ()))


def _words(words: str, name: str, box: Box, size: float, paint: Paint, *, right: bool) -> list[Item]:
    """The words in the middle of the plate's flat part, shortened where they do not fit."""
    kept, room = words, box.w - 1.2 * box.h
    while kept and not _lines(kept, size, room, box.h) and len(kept) > 3:
        kept = shortened(words, len(kept) - 1)
    lines = _lines(kept, size, room, box.h)
    if not lines:
        return []
    x = box.cx + (-1 if right else 1) * 0.14 * box.h
    y = box.cy + 0.34 * size - 0.5 * size * (len(lines) - 1)
    said = "\n".join(lines)
    return [text(f"{name}/words", said, x, y, face="display", size=size, paint=paint, align="center")]


def _pointed(box: Box, *, right: bool) -> PathData:
    """A plate with one end pointed."""
    nose, r = 0.5 * box.h, 0.18 * box.h
    points: tuple[Point, ...] = (
        (box.x, box.y), (box.right - nose, box.y), (box.right, box.cy), (box.right - nose, box.bottom),
        (box.x, box.bottom),
    )  # fmt: skip
    return rounded(points if right else tuple((2 * box.cx - x, y) for x, y in reversed(points)), r)


def _beats(plates: Sequence[Sequence[Item]], marks: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    effects = [
        Effect(target=p[0].id, name="move", start_ms=420 * i, duration_ms=420, easing="out-cubic",
               params=(("dx", -0.2 * stage.canvas.width if i % 2 == 0 else 0.2 * stage.canvas.width), ("dy", 0.0)))
        for i, p in enumerate(plates)
    ]  # fmt: skip
    effects += [Effect(target=m.id, name="stamp", start_ms=420 * len(plates), duration_ms=240) for m in marks]
    return (Beat(id="talk", cue=stage.cue, effects=tuple(effects)),) if effects else ()
