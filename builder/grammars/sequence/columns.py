"""Columns: parties on a shelf, each over its post, messages from post to post in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.actors import link
from builder.actors.base import place
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.member import Member
from builder.cast.node import Node, Setting, name_of, node, plate_for, setting_of
from builder.geometry import Box, Point
from builder.grammars.sequence.model import Message, Talk
from builder.grammars.sequence.poles import locks, pole, quietly
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Port, Shape
from builder.text.measure import advance
from builder.text.wrap import balance, shortened


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One message between two posts: its line, its words' plate, what marks it."""

    line: tuple[Item, ...]
    plate: tuple[Item, ...]
    marks: tuple[Item, ...]


def compose(talk: Talk, stage: Stage) -> Composition:
    """Heads above, time runs down the posts."""
    box, ground = stage.box, even(foot_line(stage))
    count, rows = len(talk.parties), max(1, len(talk.messages))
    xs = spread(count, box.x, box.right)
    share = min(0.46 if rows < 3 else 0.4, max(0.26, 1 - 0.115 * rows - 0.06))
    thick = 26 * min(stage.canvas.width, stage.canvas.height) / 1080
    shelf = even(box.y + share * (ground - box.y))
    nodes = _heads(talk, xs, Box(box.x, box.y, box.w, shelf - box.y), stage)
    posts = [pole(f"post-{n.member.id}", x, shelf, ground, stage) for n, x in zip(nodes, xs, strict=True)]
    board = plank(Box(box.x, shelf - 2, box.w, thick), name="shelf")
    area = (max(shelf + thick, *(n.box.bottom for n in nodes)) + 10, ground - 24)
    talk = replace(talk, messages=_shown(talk.messages, max(1, int((area[1] - area[0]) / (1.3 * stage.scale.least)))))
    rows = max(1, len(talk.messages))
    made = [_row(m, i, xs, area, rows, stage, lit=i == _last(talk)) for i, m in enumerate(talk.messages)]
    items: list[Item] = [*posts, *(p for r in made for p in r.line), board, *(p for r in made for p in r.plate)]
    for one in nodes:
        items += one.items
    items += [m for r in made for m in r.marks]
    hero = made[_last(talk)].plate[0].id if made and made[_last(talk)].plate else nodes[0].body.item.id
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero=hero, beats=_beats(made, stage))


def _shown(messages: tuple[Message, ...], most: int) -> tuple[Message, ...]:
    """As many as have room: the first ones and the last."""
    return messages if len(messages) <= most else (*messages[: most - 1], messages[-1])


def _last(talk: Talk) -> int:
    return max((i for i, m in enumerate(talk.messages) if not m.lost), default=0)


def _heads(talk: Talk, xs: Sequence[float], area: Box, stage: Stage) -> list[Node]:
    members = talk.parties if talk.named else tuple(quietly(m) for m in talk.parties)
    wide = min(0.88 * area.w / len(xs), 1.3 * area.h)
    low = min(area.h, 0.56 * wide)
    keys = [m.kind == "object" for m in members]
    low = area.h if any(keys) and not all(keys) and area.h < wide else low  # as tall as who stands beside it
    how = setting_of(members, (wide, area.h), stage, key=(wide, low))
    if not how.whole:  # a plain key has more room for its words than a drum or a machine
        members = tuple(_plain(m) for m in members)
        how = setting_of(members, (wide, area.h), stage, key=(wide, low))
    out = []
    for member, key, x in zip(members, keys, xs, strict=True):
        tall = low if key or how.plain else area.h
        sunk = 0.0 if key or how.plain else _plate_height(member, wide, stage, how)
        cell = Box(x - wide / 2, area.bottom - tall, wide, tall + sunk)
        out.append(node(member, cell, stage, how, look=(area.cx, area.bottom + 200), shadow=1))
    return out


def _plain(member: Member) -> Member:
    return replace(member, params={**member.params, "case": "key"}) if "case" in member.params else member


def _plate_height(member: Member, wide: float, stage: Stage, how: Setting) -> float:
    """How far a name's plate hangs before the shelf, so that whoever it names stands on the shelf."""
    words = name_of(member)
    return plate_for(words, Box(0, 0, wide, wide), stage, how.plate, name="plate").box.h - 2 if words else 0.0


def _row(
    message: Message, index: int, xs: Sequence[float], area: tuple[float, float], rows: int, stage: Stage, *, lit: bool
) -> _Row:
    """A message's line from post to post; its words on it, or over it where they would hide which way it goes."""
    pitch, unit = (area[1] - area[0]) / rows, min(stage.canvas.width, stage.canvas.height) / 1080
    a, b, name = xs[message.a], xs[message.b], f"message-{index + 1}"
    tone, reach = "fail" if message.lost else "volt" if lit else "neutral", abs(b - a)
    size = _letters(message.words, reach - 150 * unit, pitch, stage)
    over = message.a != message.b and advance(message.words, "text-bold", size) > reach - 150 * unit - 0.84 * size
    y = area[0] + (index + (0.5 if not over else 0.84)) * pitch
    if message.a == message.b:
        return _thought(message, name, (a, y), stage, tone)
    knobs, (start, end) = _knobs(name, (a, b), y, 26 * unit)
    role = "fail" if message.lost else "ok" if lit else "line_2"
    line = link.link(
        name, start, end, theme=stage.theme, role=role, width=max(9.0, 13 * unit), head=not message.lost,
        route="straight", dashed=message.lost,
    )  # fmt: skip
    if over:
        half = min((a + b) / 2 - stage.box.x, stage.box.right - (a + b) / 2)
        words = _words(message.words, size, 2 * half, 0)
        plate = _over(name, words, ((a + b) / 2, y - 0.62 * pitch + 0.1 * size), size, tone)
    else:
        plate = _plate(
            name, _words(message.words, size, reach - 150 * unit, pitch), ((a + b) / 2, y), size, tone, stage
        )
    return _Row(line=(*knobs, line), plate=plate, marks=_marks(message, index, (a, b), y, pitch, stage))


def _thought(message: Message, name: str, at: Point, stage: Stage, tone: str) -> _Row:
    """What a party does by itself, on its own post."""
    size = stage.scale.least
    half = min(at[0] - stage.box.x, stage.box.right - at[0])
    knob = Shape(id=f"{name}/self", kind="ellipse", box=Box(at[0] - 13, at[1] - 13, 26, 26), fill=Paint("metal"))
    plate = _plate(name, _words(message.words, size, 2 * half, 0), at, size, tone, stage)
    return _Row(line=(Group(id=name, items=(knob,)),), plate=plate, marks=())


def _marks(
    message: Message, index: int, ends: tuple[float, float], y: float, pitch: float, stage: Stage
) -> tuple[Item, ...]:
    """A cross where a message is lost, a lock at the start of one nobody else may read."""
    (a, b), unit = ends, min(stage.canvas.width, stage.canvas.height) / 1080
    if message.lost:
        at, high = (a + 0.84 * (b - a), y), min(0.9 * pitch, 72 * unit)
        name = f"lost-{index + 1}"
        return (place("badge", id=name, theme=stage.theme, centre=at, height=high, kind="cross").item,)
    if message.secret:
        return tuple(locks(f"lock-{index + 1}", (a + 0.14 * (b - a), y), min(0.7 * pitch, 90 * unit), stage))
    return ()


def _over(name: str, lines: Sequence[str], middle: Point, size: float, tone: str) -> tuple[Item, ...]:
    """The words on a low plate over the line."""
    if not lines:
        return ()
    wide, high = advance(lines[0], "text-bold", size) + 0.7 * size, 1.24 * size
    box = Box(middle[0] - wide / 2, middle[1] - high / 2, wide, high)
    fill, ink = {"fail": ("fail", "white"), "volt": ("ok", "ink")}.get(tone, ("panel_2", "text"))
    said = text(
        f"{name}-words/text", lines[0], box.cx, box.cy + 0.36 * size, face="text-bold", size=size, paint=ink,
        align="center",
    )  # fmt: skip
    plate = Shape(id=f"{name}-words/plate", kind="rect", box=box, radius=0.3 * high, fill=Paint(fill))
    return (Group(id=f"{name}-words", items=(plate, said), alt=lines[0]),)


def _knobs(
    name: str, ends: tuple[float, float], y: float, size: float
) -> tuple[tuple[Item, ...], tuple[tuple[Port, Point], tuple[Port, Point]]]:
    """Pegs on both posts; the line runs from the side of one to the side of the other."""
    items, ports = [], []
    for which, x, other in (("from", ends[0], ends[1]), ("to", ends[1], ends[0])):
        wide = size if which == "from" else 0.86 * size  # within the post: the head's tip meets the post's edge
        box = Box(x - wide / 2, y - wide / 2, wide, wide)
        items.append(Shape(id=f"{name}/{which}", kind="ellipse", box=box, fill=Paint("metal")))
        side = "right" if other > x else "left"
        ports.append((Port(f"{name}/{which}", side), (box.right if side == "right" else box.x, y)))
    return tuple(items), (ports[0], ports[1])


def _letters(words: str, room: float, pitch: float, stage: Stage) -> float:
    """As large as a label where room and row allow, else the canvas's smallest."""
    size = even(min(stage.scale.label, 0.52 * pitch))
    while size > stage.scale.least and advance(words, "text-bold", size) > room - 0.84 * size:
        size -= 2
    return max(size, stage.scale.least)


def _words(words: str, size: float, room: float, pitch: float) -> tuple[str, ...]:
    most = 2 if pitch > 3.2 * size else 1
    kept = words
    while kept and not (found := balance(kept, "text-bold", size, room - 0.84 * size, most)) and len(kept) > 3:
        kept = shortened(words, len(kept) - 1)
    return found or () if kept else ()


def _plate(name: str, lines: Sequence[str], middle: Point, size: float, tone: str, stage: Stage) -> tuple[Item, ...]:
    if not lines:
        return ()
    made = place(
        "chip", id=f"{name}-words", theme=stage.theme, centre=middle, words="\n".join(lines), face="text-bold",
        size=size, tone=tone,
    )  # fmt: skip
    return (made.item,)


def _beats(rows: Sequence[_Row], stage: Stage) -> tuple[Beat, ...]:
    effects: list[Effect] = []
    for i, row in enumerate(rows):
        line = row.line[-1]
        assert isinstance(line, Group)
        effects.append(Effect(target=line.id, name="draw", start_ms=420 * i, duration_ms=420, easing="in-out-cubic"))
        effects += [Effect(target=p.id, name="enter", start_ms=420 * i + 120) for p in (*row.plate, *row.marks)]
    return (Beat(id="talk", cue=stage.cue, effects=tuple(effects)),) if effects else ()
