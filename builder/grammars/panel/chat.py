"""A conversation: who asks and who answers on the floor, what they say in bubbles between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.actors import base
from builder.actors.forms import centred, width_of
from builder.actors.label import bubble
from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Affine, Box, transform
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.text.wrap import balance, wrap

_ASKS = ("developer", "user", "person", "data-scientist")
_ANSWERS = ("robot", "inference-server")
_GAP = 26.0


@dataclass(frozen=True, slots=True)
class Said:
    """One message; `answer` when the one on the right says it."""

    words: str
    answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """The bubbles set: lines of each, letters of `size` u, widths and heights."""

    lines: tuple[str, ...]
    size: float
    boxes: tuple[tuple[float, float], ...]


def said(messages: Sequence[str]) -> list[Said]:
    """Messages as an author writes them: "ask: words", "answer: words", or taking turns."""
    out = []
    for n, message in enumerate(messages):
        head, colon, rest = message.partition(":")
        known = colon and head.strip().lower() in ("ask", "answer", "a", "q")
        answer = head.strip().lower() in ("answer", "a") if known else n % 2 == 1
        out.append(Said((rest if known else message).strip(' “”"'), answer))
    return out


def compose(messages: Sequence[str], asks: Figure | None, answers: Figure | None, stage: Stage) -> Composition:
    """Speakers left and right with the bubbles between them, or below the bubbles on tall canvases."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    spoken = said(messages)
    roll = Roll()
    one, other = roll.one(asks or _first(_ASKS)), roll.one(answers or _first(_ANSWERS))
    tall = (0.58 if stage.wide else 0.3) * room.h
    tall = min(tall, 0.28 * room.w / max(aspect(one), aspect(other)))
    widths = tall * aspect(one), tall * aspect(other)
    if stage.wide:
        area = Box(room.x + widths[0] + 64, room.y, room.w - sum(widths) - 128, room.h - 30)
    else:
        area = Box(room.x, room.y, room.w, room.h - tall - 70)
    bubbles = _bubbles(spoken, area, stage)
    people = _people((one, other), widths, tall, room, stage)
    order = [Effect(target=b.id, name="enter", start_ms=500 * i) for i, b in enumerate(bubbles)]
    answered = next((b.id for b, s in zip(bubbles, spoken, strict=True) if s.answer), bubbles[0].id)
    return Composition(
        items=(*people, *bubbles),
        floor=even(floor_of(stage, ground)),
        hero=answered,
        beats=(Beat(id="talk", cue=stage.cue, effects=tuple(order)),),
    )


def _first(kinds: Sequence[str]) -> Figure:
    kind = next(k for k in kinds if k in base.kinds())
    return Figure(kind=kind, words=kind.replace("-", " "))


def _people(
    members: tuple[Member, Member], widths: tuple[float, float], tall: float, room: Box, stage: Stage
) -> list[Item]:
    left, right = members
    look = (room.cx, room.y + 0.3 * room.h)
    xs = (room.x + widths[0] / 2, room.right - widths[1] / 2)
    if not stage.wide:
        xs = (room.x + widths[0] / 2 + 0.08 * room.w, room.right - widths[1] / 2 - 0.08 * room.w)
    if right.id == left.id:
        right = replace(right, id=f"{right.id}-2")
    return [
        stand(left, stage, foot=(xs[0], room.bottom), height=tall, look=look).item,
        stand(right, stage, foot=(xs[1], room.bottom), height=tall, look=look).item,
    ]


def _set(spoken: Sequence[Said], area: Box, stage: Stage) -> Set:
    """The largest letters at which all bubbles stand one below the other in the area."""
    size = even(stage.scale.label * (2.2 if len(spoken) > 1 else 3.0))
    most = 0.86 * area.w if len(spoken) > 1 else area.w
    while True:
        lines = [
            "\n".join(
                balance(s.words, "text-bold", size, most - 1.5 * size, 4)
                or wrap(s.words, "text-bold", size, most - 1.5 * size)
            )
            for s in spoken
        ]
        boxes = [
            (max(width_of(words, "text-bold", size) + 1.5 * size, 3.4 * size), size * (2.1 + 1.28 * words.count("\n")))
            for words in lines
        ]
        tall = sum(h for _, h in boxes) + (len(boxes) - 1) * _GAP
        short = all(words.count("\n") < 4 for words in lines)
        if size <= stage.scale.least or (tall <= area.h and short):
            return Set(lines=tuple(lines), size=size, boxes=tuple(boxes))
        size -= 2


def _bubbles(spoken: Sequence[Said], area: Box, stage: Stage) -> list[Group]:
    """Questions from the left, answers from the right, in reading order from the top."""
    made = _set(spoken, area, stage)
    free = max(0.0, area.h - sum(h for _, h in made.boxes) - _GAP * (len(spoken) - 1))
    gap = _GAP + min(60.0, 0.4 * free / max(1, len(spoken) - 1)) if len(spoken) > 1 else 0.0
    y = area.y + max(0.0, area.h - sum(h for _, h in made.boxes) - gap * (len(spoken) - 1)) * (
        0.3 if stage.wide else 0.6
    )
    out: list[Group] = []
    for n, (one, words, (w, h)) in enumerate(zip(spoken, made.lines, made.boxes, strict=True), 1):
        x = area.right - w if one.answer else area.x
        side, at = ("right" if one.answer else "left", 0.7) if stage.wide else ("bottom", 0.8 if one.answer else 0.2)
        out.append(_bubble(f"says-{n}", words, Box(x, y, w, h), made.size, one.answer, (side, at)))
        y += h + gap
    return out


def _bubble(name: str, words: str, box: Box, size: float, answer: bool, tail: tuple[str, float]) -> Group:
    d, _ = bubble(box.w, box.h, tail[0], tail[1], radius=min(44.0, 0.36 * box.h))
    d = transform(d, Affine.translate(box.cx, box.cy))
    fill, ink = ("ok", "ink") if answer else ("panel_2", "text")
    shape = Path(id=f"{name}/bubble", d=d, fill=Paint(fill), stroke=None if answer else Stroke(Paint("line_2"), 5))
    letters = centred(f"{name}/words", words, box.cx, box.cy, face="text-bold", size=size, paint=Paint(ink))
    return Group(id=name, items=(shape, letters), alt=" ".join(words.split()))
