"""Names added up: keys on one board joined by plus signs, what they make the bright key beyond the equals sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, PathData, Point
from builder.grammars.brand.cards import Hand, hand, put, shown
from builder.grammars.brand.keyboard import LIP, case
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_SHARE = 0.5  # of the room for what is added up, where something comes out of it


def compose(names: Sequence[str], result: str, stage: Stage) -> Composition:
    """The parts one above the other on a wide canvas with a result, else side by side; the result last."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - LIP - stage.box.y)
    gap = (0.05 if stage.broad else 0.1) * min(room.w, room.h)
    if not result:
        parts, end = room, None
    elif stage.broad:
        wide = _SHARE * (room.w - gap)
        parts, end = Box(room.x, room.y, wide, room.h), Box(room.x + wide + gap, room.y, room.w - wide - gap, room.h)
    else:
        tall = min(0.66, 0.3 + 0.12 * len(names)) * (room.h - gap)
        parts, end = Box(room.x, room.y, room.w, tall), Box(room.x, room.y + tall + gap, room.w, room.h - tall - gap)
    items, made = _added(names, parts, stage, across=end is None and len(names) <= (3 if stage.broad else 1))
    beats = [shown(made.cards, stage, "add")]
    hero = made.cards[0].id
    if end is not None:
        more, hero = _made(result, end, stage)
        at = ((parts.right + end.x) / 2, room.cy) if stage.broad else (room.cx, (parts.bottom + end.y) / 2)
        items += [*more, sign("equals", at, min(0.11 * min(room.w, room.h) + 18, 84.0))]
        result_in = (Effect(target="equals", name="stamp"), Effect(target=hero, name="enter", start_ms=240))
        beats.append(Beat(id="result", cue=stage.cue, effects=result_in, trigger="auto"))
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero=hero, beats=tuple(beats))


def _added(names: Sequence[str], box: Box, stage: Stage, *, across: bool) -> tuple[list[Item], Hand]:
    """The keys on their board, close together, a plus on every seam."""
    count, rim, gap = len(names), 0.05 * min(box.w, box.h) + 8, 10.0
    inner = box.inset(rim)
    wide = (inner.w - gap * (count - 1)) / count if across else inner.w
    tall = inner.h if across else (inner.h - gap * (count - 1)) / count
    tall = min(tall, 0.8 * wide)
    radius = min(0.14 * tall + 16, 74.0, 0.16 * tall + 10)
    made = hand(names, stage, width=even(wide - (1.5 * radius if across else 0)), height=even(tall))
    made = replace(made, width=even(wide))
    low = box.h - 2 * rim - (made.height if across else count * made.height + gap * (count - 1))
    if low > 0.04 * box.h:
        box = Box(box.x, box.y + low, box.w, box.h - low)
        inner = box.inset(rim)
    items: list[Item] = [case(box)]
    seams: list[Point] = []
    for n, card in enumerate(made.cards):
        left = inner.x + n * (made.width + gap) if across else inner.x
        foot = inner.y + made.height + (0.0 if across else n * (made.height + gap))
        items.append(put(card, made, stage, (left + made.width / 2, foot)).item)
        if n:
            seams.append(
                (left - gap / 2, inner.y + made.height / 2)
                if across
                else (inner.x + 0.13 * inner.w, foot - made.height - gap / 2)
            )
    return [*items, *(sign("plus", at, radius, name=f"plus-{n}") for n, at in enumerate(seams, 1))], made


def _made(result: str, box: Box, stage: Stage) -> tuple[list[Item], str]:
    """What comes out: one bright key on a board of its own."""
    inner = box.inset(0.05 * min(box.w, box.h) + 8)
    made = hand((result,), stage, width=even(inner.w), height=even(inner.h), most=260, prefix="result")
    key = put(made.cards[0], made, stage, (inner.cx, inner.y + made.height), tone="ok")
    return [case(box, name="result-board"), key.item], made.cards[0].id


def sign(kind: str, at: Point, radius: float, *, name: str = "") -> Group:
    """A round "plus" or "equals" sign."""
    name, (x, y), arm = name or kind, at, 0.46 * radius
    lines: dict[str, PathData] = {
        "plus": (("M", (x - arm, y)), ("L", (x + arm, y)), ("M", (x, y - arm)), ("L", (x, y + arm))),
        "equals": (("M", (x - arm, y - 0.42 * arm)), ("L", (x + arm, y - 0.42 * arm)),
                   ("M", (x - arm, y + 0.42 * arm)), ("L", (x + arm, y + 0.42 * arm))),
    }  # fmt: skip
    disc = Box(x - radius, y - radius, 2 * radius, 2 * radius)
    parts = (
        Shape(id=f"{name}/lip", kind="ellipse", box=disc.moved(0, 0.12 * radius), fill=Paint("bg", "ink", 0.5)),
        Shape(id=f"{name}/face", kind="ellipse", box=disc, fill=Paint("text")),
        Path(id=f"{name}/line", d=lines[kind], stroke=Stroke(Paint("bg"), max(8.0, 0.24 * radius))),
    )
    return Group(id=name, items=parts, alt=kind)
