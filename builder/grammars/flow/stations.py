"""Stations: every stage a drawn thing on a plinth with its name, arrows from plinth to plinth; one is the hero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.actors.arrow import chevrons
from builder.actors.base import Placed, place
from builder.actors.forms import fitted, keycap, tone
from builder.cast import Member, aspect, number, stand
from builder.cast.arch import arch
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.flow.doings import shown, spoken
from builder.grammars.flow.stages import Line, cast_steps, join, plate, token
from builder.grammars.flow.works import GONE
from builder.language.lexicon import key
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Port, Shape, Stroke
from builder.text.wrap import balance

_HERO = 1.3  # how much more room the hero stage takes
_GAP = 0.26  # of a cell that an arrow takes
_BARE = 0.24  # height of a plinth by the room, where things stand on it: lower than they are
_LONE = 1.9  # height of a key that stands for its stage by that of a plinth
_PAD = 20.0  # between a name and the edge of its plinth
_LANE = 0.27  # of the room that the lane of what goes on all the while takes
_RETURN = 0.17  # of the room that the way back takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The settled sizes of a row of stations, u: x and width of every plinth, its height, letters, y of the feet."""

    xs: tuple[float, ...]
    wides: tuple[float, ...]
    tall: float
    size: float
    gap: float
    foot: float
    roof: float
    hero: int
    lone: tuple[float, ...]


def hero_of(members: Sequence[Member], stage: Stage) -> int:
    """The stage that the lit words of the headline name, else the last one its cue names, else the last one."""
    lit = " ".join(words for words, role in stage.words if role)
    for said in (lit, stage.cue):
        tokens = set(key(said))
        for i, member in reversed([*enumerate(members)]):
            own = set(key(plate(member)))
            if own and len(own & tokens) * 2 > len(own):
                return i
    return len(members) - 1


def planned(line: Line, stage: Stage) -> Plan | None:
    """One row of stations over the stage; None where a name does not fit its plinth."""
    members = _members(line)
    hero = hero_of(members, stage)
    box, foot = stage.box, even(foot_line(stage))
    weights = [_HERO if i == hero else 1.0 for i in range(len(members))]
    gap = min(_GAP * box.w / sum(weights), 140.0 * stage.canvas.width / 1920)
    wides = tuple((box.w - gap * (len(members) - 1)) * w / sum(weights) for w in weights)
    xs, at = [], box.x
    for wide in wides:
        xs.append(at + wide / 2)
        at += wide + gap
    high = foot - box.y
    roof = box.y + (_RETURN if line.loop else _LANE if line.meanwhile else 0.1 if line.title else 0.0) * high
    bare = any(shown(m) for m in members)
    tall = min(_BARE * high, 0.5 * min(wides)) if bare else min(0.56 * high, min(wides))
    size = min(_letters(plate(m), (w, tall), stage) for m, w in zip(members, wides, strict=True))
    if not size:
        return None
    return Plan(
        xs=tuple(xs), wides=wides, tall=tall, size=size, gap=gap, foot=foot, roof=roof, hero=hero, lone=_lone(members)
    )


def _lone(members: Sequence[Member]) -> tuple[float, ...]:
    """Heights of keys that stand for their stages, by a plinth's: a flight of steps where they are rising numbers."""
    values = [number(plate(m)) for m in members]
    if all(v is not None for v in values) and sorted(values, key=lambda v: v or 0.0) == values and len(values) > 1:
        return tuple(0.7 + 1.0 * i / (len(values) - 1) for i in range(len(values)))
    return (_LONE,) * len(members)


def _members(line: Line) -> tuple[Member, ...]:
    """The stages, before them what goes through them where there is room for it."""
    steps = (line.of, *line.steps) if line.of is not None and len(line.steps) < 6 else line.steps
    return cast_steps(replace(line, steps=steps))


def _letters(words: str, room: tuple[float, float], stage: Stage) -> float:
    """The largest size at which a name fits its plinth on at most three lines; 0 where none does."""
    size = even(min(96.0, 0.5 * room[1]))
    while size >= stage.scale.least:
        if _lines(words, room, size):
            return size
        size -= 2
    return 0.0


def _lines(words: str, room: tuple[float, float], size: float) -> tuple[str, ...]:
    most = min(3, int(0.86 * room[1] / (1.08 * size)))
    return balance(words, "display", size, room[0] - 2 * _PAD, most) or () if most > 0 else ()


def compose(line: Line, plan: Plan, stage: Stage) -> Composition:
    """The row on the floor, the hero's plinth bright; a loop goes back over everybody's head."""
    members = _members(line)
    plinths = [_plinth(m, i, plan, stage) for i, m in enumerate(members)]
    actors = [a for i, m in enumerate(members) if shown(m) for a in (_actor(m, i, plan, stage),)]
    width = max(12.0, 18 * stage.canvas.width / 1920)
    links = [
        join(f"link-{i}", a, ("right", "left"), b, stage, width=width) for i, (a, b) in enumerate(pairwise(plinths), 1)
    ]
    riding = [*_riding(line, plinths, stage, width)]
    back = _back(line, plinths, actors, plan, stage)
    body = (*plinths, *actors, *riding)
    items: tuple[Item, ...] = (*links, *back, *(p.item for p in body), *_titled(line, stage), *_lane(line, plan, stage))
    floor = floor_of(stage, plan.foot)
    shown_at = next((a for a in actors if abs(a.box.cx - plan.xs[plan.hero]) < 9), plinths[plan.hero])
    return Composition(
        items=items, floor=floor, backdrop=_spot(shown_at, plan, stage), hero=shown_at.item.id,
        beats=_beats([*links, *back], stage),
    )  # fmt: skip


def _plinth(member: Member, index: int, plan: Plan, stage: Stage) -> Placed:
    """A key with the stage's name: low under a thing, taller where it stands for the stage itself.

    Its ports lie on one level in all of them.
    """
    name = f"stage-{member.id}" if shown(member) else member.id
    wide, tall = plan.wides[index], plan.tall * (1.0 if shown(member) else plan.lone[index])
    shade = "ok" if index == plan.hero else "hardware"
    made = place(
        "brick", id=name, theme=stage.theme, foot=(plan.xs[index], plan.foot), width=wide, height=tall, tone=shade,
        alt=plate(member),
    )  # fmt: skip
    size = (
        plan.size
        if shown(member)
        else max(plan.size, min(1.7 * plan.size, _letters(plate(member), (wide, tall), stage)))
    )
    lines = _lines(plate(member), (wide, plan.tall if shown(member) else tall), size)
    lip = min(22.0, max(4.0, 0.1 * tall))
    y = plan.foot - tall + (tall - lip) / 2 + 0.35 * size - 0.52 * size * (len(lines) - 1)
    paint = Paint("ink" if shade == "ok" else "hardware_label")
    words = text(
        f"{name}/words",
        "\n".join(lines),
        plan.xs[index],
        y,
        face="display",
        size=size,
        paint=paint,
        align="center",
    )
    return _pinned(replace(made, item=replace(made.item, items=(*made.item.items, words))), plan)


def _pinned(made: Placed, plan: Plan) -> Placed:
    """A plinth with its ports on the level of all the others'."""
    level, ports, pins = plan.foot - 0.36 * plan.tall, dict(made.ports), []
    for side, x in (("left", made.box.x), ("right", made.box.right)):
        dot = Box(x - (0 if side == "left" else 8), level - 4, 8, 8)
        pins.append(Shape(id=f"{made.item.id}/pin-{side}", kind="ellipse", box=dot, fill=Paint("line_2")))
        ports[side] = (Port(pins[-1].id, side), (x, level))
    return replace(made, item=replace(made.item, items=(*pins, *made.item.items)), ports=ports)


def _actor(member: Member, index: int, plan: Plan, stage: Stage) -> Placed:
    """The thing on its plinth, as tall as the room and its plinth's width allow, its middle over the plinth's."""
    top = plan.foot - plan.tall
    most = plan.wides[index] + (0.7 * plan.gap if 0 < index < len(plan.xs) - 1 else 0.0)
    wide, extra = most, {**spoken(member), "shadow": "edge"}
    if member.figure.state == GONE:
        extra |= {"dim": 0.72}
    tall = min(top - plan.roof, wide / aspect(member), 1.6 * wide)
    tall *= 1.0 if index == plan.hero else 0.94
    x = plan.xs[index]
    made = stand(member, stage, foot=(x, top + 4), height=tall, width=wide, extra=extra)
    off = x - made.box.cx
    return stand(member, stage, foot=(x + off, top + 4), height=tall, width=wide, extra=extra)


def _riding(line: Line, plinths: Sequence[Placed], stage: Stage, width: float) -> Iterator[Placed]:
    """What is under way, on the arrows."""
    if line.of is None or not line.of.kind:
        return
    for i, (a, b) in enumerate(pairwise(plinths), 1):
        gap = b.box.x - a.box.right
        y = a.ports["right"][1][1] - width / 2
        made = token(line, i, ((a.box.right + b.box.x) / 2, y), 0.62 * gap, stage)
        if made.box.w < 0.96 * gap:
            yield made


def _back(line: Line, plinths: Sequence[Placed], actors: Sequence[Placed], plan: Plan, stage: Stage) -> Iterator[Item]:
    """The way from the last stage back to the first, over everybody."""
    if not line.loop or len(plinths) < 2:
        return
    tops = [min([p.box.y, *(a.box.y for a in actors if abs(a.box.cx - p.box.cx) < 9)]) for p in plinths]
    width = max(14.0, 20 * stage.canvas.width / 1920)
    roof = max(stage.box.y + width, min(tops) - 3.4 * width)
    last, first = plinths[-1].box.cx, plinths[0].box.cx
    yield arch("return", (last, tops[-1]), (first, tops[0]), roof, width)


def _titled(line: Line, stage: Stage) -> tuple[Item, ...]:
    """What the whole is called, over its beginning."""
    if not line.title or line.loop or line.meanwhile:
        return ()
    size = even(stage.scale.label)
    at = (stage.box.x, stage.box.y + 0.8 * size)
    return (caption(line.title, at, name="label-title", size=size, paint="text_muted", align="left"),)


def _lane(line: Line, plan: Plan, stage: Stage) -> tuple[Item, ...]:
    """What goes on all the while: an unbroken way over everybody, its words on it, chevrons running on."""
    if not line.meanwhile or line.loop:
        return ()
    box, tall = stage.box, 0.62 * (plan.roof - stage.box.y)
    way = Box(box.x, box.y, box.w, tall)
    size = (
        fitted(line.meanwhile, "display", 0.74 * box.w, (stage.scale.least, max(stage.scale.least, even(0.56 * tall))))
        or stage.scale.least
    )
    at = (box.x + 0.5 * tall, way.cy + 0.35 * size)
    marks = chevrons(3, way.right - 1.6 * tall, way.cy, size=0.3 * tall, step=0.36 * tall, left=False)
    parts = (
        *keycap("lane", way, tall / 2, 0.14 * tall, tone("panel")),
        text("lane/words", line.meanwhile, *at, face="display", size=size, paint="text"),
        Path(id="lane/chevrons", d=marks, stroke=Stroke(Paint("ok"), 0.09 * tall)),
    )
    return (Group(id="lane", items=parts, alt=line.meanwhile),)


def _spot(hero: Placed, plan: Plan, stage: Stage) -> tuple[Item, ...]:
    """A disc of light behind the hero."""
    edge = stage.canvas.width - hero.box.cx - 12
    r = min(edge, 0.62 * max(hero.box.w, hero.box.h), 0.5 * (plan.foot - stage.box.y), 0.72 * plan.wides[plan.hero])
    box = Box(hero.box.cx - r, hero.box.cy - r, 2 * r, 2 * r)
    return (Shape(id="spot", kind="ellipse", box=box, fill=Paint("stage")),)


def _beats(links: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    effects = tuple(
        Effect(target=item.id, name="draw", start_ms=160 * i, duration_ms=420, easing="in-out-cubic")
        for i, item in enumerate(links)
    )
    return (Beat(id="flow", cue=stage.cue, effects=effects),) if effects else ()
