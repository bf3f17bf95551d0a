"""Before and after of one set on one ground; who is gone leaves a dashed outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.actors import base
from builder.actors.base import Placed
from builder.cast.cable import plank
from builder.cast.ground import floor_of
from builder.geometry import Box, Point
from builder.grammars.scale.change import MOST, Change
from builder.grammars.scale.parts import agent, arrow, name_under, names, noun, over, plate
from builder.grammars.scale.sets import crowd, remaining
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item
from builder.text.measure import advance


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where each set stands (box, its bottom the ground), the arrow's ends, the middle and width of the trigger.

    `agent`: where whoever changes the number stands.
    """

    areas: tuple[Box, Box]
    arrow: tuple[Point, Point]
    trigger: Point
    room: float
    numbers: tuple[Point, Point]
    agent: Box | None = None


def compose(change: Change, stage: Stage) -> Composition:
    """Side by side on wide and square canvases, one above the other on tall ones."""
    plan = _across(change, stage) if stage.box.w > 1.3 * stage.box.h else _down(change, stage)
    full = replace(change, counts=(change.first, max(change.first, change.last)))
    sets = [crowd(full, i, plan.areas[i], stage) for i in (0, 1)]
    tall = min(s.tall for s in sets if s)
    sets = [crowd(full, i, plan.areas[i], stage, most=tall) for i in (0, 1)]
    if not _upright(plan) and plan.agent is None:
        plan = _level(plan, plan.areas[0].bottom - 0.5 * tall, stage)
    items: list[Item] = []
    for name, one, count in zip(("from", "to"), sets, (change.first, change.last), strict=True):
        items += remaining(one, count, name)
    if _upright(plan):
        board = Box(sets[0].box.x - 30, plan.areas[0].bottom, sets[0].box.w + 60, 26)
        items.insert(0, plank(board, name="shelf-from"))
    who = agent(change.by[0], _own(change, plan.agent), stage, name="agent") if plan.agent and change.by[0] else None
    ends = over(plan.arrow, who.box, stage) if who and not _upright(plan) else plan.arrow
    items += [
        arrow("arrow", ends, stage).item,
        *plate(change.trigger, plan.trigger, plan.room, stage, beside=_upright(plan)),
        *(_agent(change, plan, who, stage) if who else ()),
        *_numbers(change, plan, stage, blank=any(s.captioned for s in sets) or bool(names(change))),
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


def _level(plan: Plan, y: float, stage: Stage) -> Plan:
    """The arrow at the height of those on the ground, the trigger over it."""
    (a, _), (b, _) = plan.arrow
    return replace(plan, arrow=((a, y), (b, y)), trigger=(plan.trigger[0], y - 0.05 * stage.canvas.height))


def _upright(plan: Plan) -> bool:
    """Whether the sets stand one above the other."""
    return plan.arrow[0][0] == plan.arrow[1][0]


def _own(change: Change, room: Box) -> Box:
    """The room of who changes the number, beside what is said not to."""
    return room if change.rival is None else replace(room, w=0.6 * room.w)


def _agent(change: Change, plan: Plan, made: Placed, stage: Stage) -> Iterator[Item]:
    """Who changes the number, between the sets; on a shelf where there is no ground."""
    who = change.by[0]
    if plan.agent is None or who is None:
        return
    room = _own(change, plan.agent)
    if change.rival is not None:
        yield from _rival(change.rival, replace(plan.agent, x=room.right, w=0.4 * plan.agent.w), stage)
    if _upright(plan):
        yield plank(Box(made.box.x - 20, plan.agent.bottom - 3, made.box.w + 40, 20), name="shelf-agent")
    yield made.item
    size = even(max(stage.scale.least, 0.8 * stage.scale.label))
    if not _upright(plan):
        at = (room.cx, plan.agent.bottom + 1.5 * size)
        yield from name_under(who, at, (1.1 if change.rival is None and stage.wide else 1.0) * room.w, size)
    elif not change.trigger:
        yield from name_under(who, plan.trigger, plan.room, size)


def _rival(who: Figure, room: Box, stage: Stage) -> Iterator[Item]:
    """What does not do it: small, struck out."""
    box = replace(room, x=room.x + 0.12 * room.w, y=room.bottom - 0.6 * room.h, w=0.88 * room.w, h=0.6 * room.h)
    made = agent(replace(who, label=""), box, stage, name="rival")
    yield made.item
    size = min(84.0, 0.5 * made.box.h)
    at = (made.box.right - 0.1 * size, made.box.y + 0.05 * size)
    yield base.place("badge", id="rival-out", theme=stage.theme, centre=at, height=size, kind="cross").item
    small = even(stage.scale.least)
    yield from name_under(who, (made.box.cx, room.bottom + 1.5 * small), 1.1 * room.w, small)


def _sized(change: Change, stage: Stage) -> float:
    if change.number(0) or change.number(1):
        return even(2.3 * stage.scale.label)
    return 0.0 if change.of.kind in ("pod", "gpu") and not names(change) else even(1.2 * stage.scale.label)


def _across(change: Change, stage: Stage) -> Plan:
    """A narrower half for the smaller set, the arrow between both at a third of their height."""
    box, size = stage.box, _sized(change, stage)
    ground = even(box.bottom - max(1.24 * size, 3.7 * stage.scale.least if change.by else 12.0))
    counts = [min(MOST, n) for n in (change.first, change.last)]
    small = 0.27 if min(counts) * 2 < max(counts) else 0.34
    left = 0.365 if counts[1] < counts[0] else small
    gap = 0.27 * box.w
    first = Box(box.x, box.y, left * box.w, ground - box.y)
    second = Box(first.right + gap, box.y, box.w - first.w - gap, ground - box.y)
    y = ground - (0.62 if change.by else 0.3) * first.h
    ends = ((first.right + 0.14 * gap, y), (second.x - 0.14 * gap, y))
    low = ground + 0.88 * size
    agent = Box(first.right + 0.06 * gap, ground - 0.5 * first.h, 0.88 * gap, 0.5 * first.h) if change.by else None
    return Plan(
        areas=(first, second), arrow=ends,
        trigger=(first.right + gap / 2, y - 0.05 * stage.canvas.height), room=gap * (0.94 if stage.wide else 1.2),
        numbers=((first.cx, low), (second.cx, low)), agent=agent,
    )  # fmt: skip


def _down(change: Change, stage: Stage) -> Plan:
    """The set before above, on a ground of its own, the arrow down, the set after below."""
    box, size = stage.box, _sized(change, stage)
    side = 1.35 * size if size else 0.0
    gap = max((0.25 if change.by else 0.2) * box.h, 3.2 * stage.scale.label)
    rest = box.h - gap - 12
    few = min(change.first or 1, MOST) <= 4 and min(change.last or 1, MOST) > 4
    share = 0.36 if few else 0.5
    first = Box(box.x + side, box.y, box.w - side, share * rest)
    second = Box(box.x + side, first.bottom + gap, box.w - side, (1 - share) * rest)
    x = box.x + 0.16 * box.w
    agent = Box(box.x + 0.24 * box.w, first.bottom + 0.14 * gap, 0.24 * box.w, 0.72 * gap) if change.by else None
    ends = ((x, first.bottom + 0.16 * gap), (x, second.y - 0.06 * gap))
    return Plan(
        areas=(first, second), arrow=ends, trigger=(x + (0.56 if agent else 0.44) * box.w, first.bottom + 0.56 * gap),
        room=(0.46 if agent else 0.66) * box.w, agent=agent,
        numbers=((box.x + 0.5 * size, first.bottom - 0.1 * size), (box.x + 0.5 * size, second.bottom - 0.1 * size)),
    )  # fmt: skip


def _numbers(change: Change, plan: Plan, stage: Stage, *, blank: bool) -> Iterator[Item]:
    """How many, large, and of what: only numbers the author gives, only names that nobody (`blank`) shows."""
    size, small = _sized(change, stage), even(stage.scale.label)
    for i, name in enumerate(("first", "last")):
        of_what = noun(change, i) if blank else ""
        number = change.number(i)
        x, y = plan.numbers[i]
        stacked = plan.numbers[0][0] == plan.numbers[1][0]
        parts = [(number, "display", size)] if number else []
        parts += [(of_what, "text-bold", small)] if of_what and not stacked else []
        wide = [advance(words, face, of) for words, face, of in parts]
        if number and sum(wide) > plan.areas[i].w + 0.3 * small:
            parts, wide = parts[:1], wide[:1]
        left = x - (sum(wide) + 0.3 * small * (len(parts) - 1)) / 2
        for (words, face, of), w in zip(parts, wide, strict=True):
            paint = ("text_muted", "highlight_text")[i] if face == "display" else "text"
            yield text(
                f"{'number' if face == 'display' else 'label'}-{name}", words, left, y, face=face, size=of, paint=paint
            )
            left += w + 0.3 * small
