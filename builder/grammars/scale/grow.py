"""Before and after of one set on one ground; who is gone leaves a dashed outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.actors.arrow import dart
from builder.actors.base import Placed, place
from builder.cast import Roll
from builder.cast.bill import bill, said
from builder.cast.cable import plank
from builder.cast.ground import floor_of
from builder.cast.troupe import Troupe, assemble
from builder.geometry import Box, Point, path_bounds
from builder.language.model import Figure
from builder.layout.nest import shifted
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Stroke
from builder.text.measure import advance
from builder.text.wrap import balance

_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The slots, settled; `said`: whether each number is the author's, and may be printed."""

    of: Figure
    first: int
    last: int
    said: tuple[bool, bool]
    trigger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where each set stands (box, its bottom the ground), the arrow's ends, the middle and width of the trigger."""

    areas: tuple[Box, Box]
    arrow: tuple[Point, Point]
    trigger: Point
    room: float
    numbers: tuple[Point, Point]


def compose(change: Change, stage: Stage) -> Composition:
    """Side by side on wide and square canvases, one above the other on tall ones."""
    plan = _across(change, stage) if stage.box.w > 1.3 * stage.box.h else _down(change, stage)
    sets = [_set(change, i, plan.areas[i], stage) for i in (0, 1)]
    tall = min(s.tall for s in sets if s)
    sets = [_set(change, i, plan.areas[i], stage, most=tall) for i in (0, 1)]
    items: list[Item] = []
    for name, one, count in zip(("from", "to"), sets, (change.first, change.last), strict=True):
        items += _ghosts(one, name) if not count else shifted(one.items, 0, 0, prefix=f"{name}/")
    if plan.arrow[0][0] == plan.arrow[1][0]:
        board = Box(sets[0].box.x - 30, plan.areas[0].bottom, sets[0].box.w + 60, 26)
        items.insert(0, plank(board, name="shelf-from"))
    items += [
        _arrow(plan, stage).item,
        *_trigger(change, plan, stage),
        *_numbers(change, plan, stage, blank=any(s.captioned for s in sets)),
    ]
    ground = plan.areas[1].bottom
    entered = tuple(
        Effect(target=item.id, name="enter" if change.last > change.first else "fade", start_ms=200 + 60 * i)
        for i, item in enumerate(items)
        if isinstance(item, Group) and item.id.startswith("to/") and not item.id.startswith("to/shelf")
    )
    drawn = Effect(target="arrow", name="draw", duration_ms=420)
    beats = (Beat(id="scale", cue=stage.cue, effects=(drawn, *entered)),)
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero="", beats=beats)


def _sized(change: Change, stage: Stage) -> float:
    if any(change.said):
        return even(2.3 * stage.scale.label)
    return 0.0 if change.of.kind in ("pod", "gpu") else even(1.2 * stage.scale.label)


def _across(change: Change, stage: Stage) -> Plan:
    """A narrower half for the smaller set, the arrow between both at a third of their height."""
    box, size = stage.box, _sized(change, stage)
    ground = even(box.bottom - (1.15 * size if size else 12))
    counts = [min(_MOST, n) for n in (change.first, change.last)]
    small = 0.27 if min(counts) * 2 < max(counts) else 0.34
    left = 0.365 if not min(counts) else small if counts[0] <= counts[1] else 0.73 - small
    gap = 0.27 * box.w
    first = Box(box.x, box.y, left * box.w, ground - box.y)
    second = Box(first.right + gap, box.y, box.w - first.w - gap, ground - box.y)
    y = ground - 0.3 * first.h
    ends = ((first.right + 0.14 * gap, y), (second.x - 0.14 * gap, y))
    low = ground + 0.78 * size
    return Plan(
        areas=(first, second), arrow=ends,
        trigger=(first.right + gap / 2, y - 0.05 * stage.canvas.height), room=gap * (0.94 if stage.wide else 1.2),
        numbers=((first.cx, low), (second.cx, low)),
    )  # fmt: skip


def _down(change: Change, stage: Stage) -> Plan:
    """The set before above, on a ground of its own, the arrow down, the set after below."""
    box, size = stage.box, _sized(change, stage)
    side = 1.35 * size if size else 0.0
    gap = max(0.2 * box.h, 3.2 * stage.scale.label)
    rest = box.h - gap - 12
    few = min(change.first or 1, _MOST) <= 4 and min(change.last or 1, _MOST) > 4
    share = 0.36 if few else 0.5
    first = Box(box.x + side, box.y, box.w - side, share * rest)
    second = Box(box.x + side, first.bottom + gap, box.w - side, (1 - share) * rest)
    x = box.x + 0.16 * box.w
    ends = ((x, first.bottom + 0.16 * gap), (x, second.y - 0.06 * gap))
    return Plan(
        areas=(first, second), arrow=ends, trigger=(x + 0.44 * box.w, first.bottom + 0.56 * gap), room=0.66 * box.w,
        numbers=((box.x + 0.5 * size, first.bottom - 0.1 * size), (box.x + 0.5 * size, second.bottom - 0.1 * size)),
    )  # fmt: skip


def _set(change: Change, which: int, area: Box, stage: Stage, most: float = 0.0) -> Troupe:
    """One of the two sets; an empty one is planned as large as the other, for its outlines."""
    count = (change.first, change.last)[which] or max(1, change.first)
    plain = replace(change.of, count=min(_MOST, count), quantity="plural", pick="", attributes=())
    limit = most or 0.42 * min(stage.canvas.width, stage.canvas.height)
    cast = bill((plain,), roll=Roll())
    return assemble(cast, area, stage, ground=area.bottom, most=limit, look=(stage.box.cx, area.y), quiet=True)


def _ghosts(made: Troupe, name: str) -> Iterator[Item]:
    """Dashed outlines where somebody would stand."""
    for actor in made.actors:
        box = actor.box.inset(0.06 * actor.box.w, 0.04 * actor.box.h)
        line = Stroke(Paint("line_2"), max(6.0, 0.03 * box.w), (1.4, 1.6))
        shape = Shape(
            id=f"{name}/{actor.item.id}/gone", kind="rect", box=box, radius=0.24 * min(box.w, box.h), stroke=line
        )
        yield Group(id=f"{name}/{actor.item.id}", items=(shape,), alt=f"{actor.item.alt}, gone")


def _arrow(plan: Plan, stage: Stage) -> Placed:
    start, end = plan.arrow
    stroke = 18 * (stage.canvas.height / 1080 if stage.wide else 1.0)
    box = path_bounds(dart(start, end, stroke))
    return place(
        "arrow", id="arrow", theme=stage.theme, corner=(box.x, box.y), start=start, end=end, stroke=stroke, role="ok"
    )


def _trigger(change: Change, plan: Plan, stage: Stage) -> Iterator[Item]:
    """What made it so, over the arrow, on a plate in at most three lines."""
    if not change.trigger:
        return
    size = even(stage.scale.label)
    while size > stage.scale.least and not balance(change.trigger, "text-bold", size, plan.room - size, 3):
        size -= 2
    lines = balance(change.trigger, "text-bold", size, plan.room - size, 3) or (change.trigger,)
    wide = max(advance(line, "text-bold", size) for line in lines) + size
    pitch = 1.22 * size
    high = pitch * len(lines) + 0.7 * size
    beside = plan.arrow[0][0] == plan.arrow[1][0]
    y = max(stage.box.y, plan.trigger[1] - (high / 2 if beside else high))
    plate = Box(plan.trigger[0] - wide / 2, y, wide, high)
    first = plate.y + 0.35 * size + 0.86 * size
    words = text(
        "trigger/words", "\n".join(lines), plate.cx, first, face="text-bold", size=size, paint="text", align="center"
    )
    radius = min(24.0, 0.3 * high)
    shapes = (
        Shape(id="trigger/lip", kind="rect", box=plate.moved(0, 8), radius=radius, fill=Paint("panel_2", "ink", 0.35)),
        Shape(id="trigger/plate", kind="rect", box=plate, radius=radius, fill=Paint("panel_2")),
    )
    yield Group(id="trigger", items=(*shapes, words), alt=change.trigger)


def _numbers(change: Change, plan: Plan, stage: Stage, *, blank: bool) -> Iterator[Item]:
    """How many, large, and of what: only numbers the author gives, only names that nobody (`blank`) shows."""
    size, small = _sized(change, stage), even(stage.scale.label)
    counts = (change.first, change.last)
    for i, name in enumerate(("first", "last")):
        figure = replace(change.of, count=counts[i] or 2, quantity="plural", pick="", attributes=())
        noun = said(figure) if blank else ""
        number = str(counts[i]) if change.said[i] else ""
        x, y = plan.numbers[i]
        stacked = plan.numbers[0][0] == plan.numbers[1][0]
        parts = [(number, "display", size)] if number else []
        parts += [(noun, "text-bold", small)] if noun and not stacked else []
        wide = [advance(words, face, of) for words, face, of in parts]
        left = x - (sum(wide) + 0.3 * small * (len(parts) - 1)) / 2
        for (words, face, of), w in zip(parts, wide, strict=True):
            paint = ("text_muted", "highlight_text")[i] if face == "display" else "text"
            yield text(
                f"{'number' if face == 'display' else 'label'}-{name}", words, left, y, face=face, size=of, paint=paint
            )
            left += w + 0.3 * small
