"""The turn wheel: a stopwatch on the shared card, the runner plugged in, the next one about to be, the rest asleep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder import cast
from builder.actors.base import Placed, natural, place
from builder.actors.link import CABLE, SOCKET_LONG
from builder.actors.model import Value
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, Point
from builder.grammars.timeline.turns import NEXT, SHARE, SOCKET, Turns, actor, dressed, joined, owner
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.scene.walk import bounds, walk

_POD = 241.0  # a pod's height at scale 1
_MOST = 1.45  # largest scale of the runner, in slide units


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where one turn taker stands, and the side it is plugged in from ("" for nobody plugged)."""

    who: int
    foot: Point
    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole arrangement: the stack's middle, ground and height of the card, highest point and width of the clock,
    the runner's height, the spots."""

    centre: float
    ground: float
    card: float
    top: float
    wide: float
    height: float
    spots: tuple[Spot, ...]
    shelf: Box | None = None


def compose(turn: Turns, stage: Stage) -> Composition:
    """Stack in the middle of a slide, at the right where there is little height, else above the row."""
    box = stage.box
    plan = (_flank if stage.wide else _stack if stage.tall and box.h > 0.8 * box.w else _beside)(turn, stage)
    card = _card(turn, plan, stage)
    clock = _clock(turn, plan, card, stage)
    look = clock.anchors["centre"]
    seated = [(spot, _seat(turn, spot, plan, stage, look)) for spot in plan.spots]
    wires = [item for spot, one in seated for item in _wire(turn, spot, one, card, stage)]
    items: list[Item] = [*_shade(card, plan), *wires, *((plank(plan.shelf, name="shelf"),) if plan.shelf else ())]
    items += [card.item] if card else []
    items += [clock.item, *(one.item for _, one in seated)]
    return Composition(
        items=tuple(items), floor=_floor(plan, stage), backdrop=_disc(clock, plan, stage), hero="wheel",
        beats=_beats(turn, wires, stage),
    )  # fmt: skip


def _floor(plan: Plan, stage: Stage) -> float:
    return even(min(floor_of(stage, plan.ground), plan.ground - 0.05 * stage.canvas.height))


def _flank(turn: Turns, stage: Stage) -> Plan:
    """Half of them at each side of the stack; runner and next stand nearest to it."""
    keep, unit = stage.canvas.keep, stage.canvas.width / 1920
    ground = foot_line(stage)
    card = _card_height(turn, 0.275 * stage.canvas.width, 0.235 * stage.canvas.height)
    half = _card_width(turn, card) / 2
    left, right = tuple(range(turn.running, -1, -1)), tuple(range(turn.running + 1, len(turn.members)))
    ways = (half + 116 * unit, half + 194 * unit)  # dots need a longer way than a line
    centre = stage.canvas.width / 2 + _aside(turn, (left, right), ways, keep.w)
    near = (centre - ways[0], centre + ways[1])
    sides = (Side(who=left, near=near[0], edge=keep.x), Side(who=right, near=near[1], edge=keep.right))
    height = min(_fits(turn, side, 34 * unit) for side in sides)
    height = min(height, _MOST * _POD * unit, 0.42 * stage.canvas.height, stage.box.h * 0.55)
    spots = tuple(spot for side in sides for spot in _side(turn, side, height, ground))
    top = stage.ceiling(centre - 0.2 * stage.canvas.height, centre + 0.2 * stage.canvas.height, gap=46 * unit)
    wide = 0.5 * stage.canvas.height
    return Plan(centre=centre, ground=ground, card=card, top=top, wide=wide, height=height, spots=spots)


def _aside(turn: Turns, sides: tuple[tuple[int, ...], ...], ways: tuple[float, float], width: float) -> float:
    """How far right of the middle the stack stands so that both sides may be equally large; 0 with one side."""
    left, right = (sum(_ratio(turn, i) for i in side[:3]) for side in sides)
    if not left or not right:
        return 0.0
    rooms = (width / 2 - ways[0], width / 2 - ways[1])
    shift = (left * rooms[1] - right * rooms[0]) / (left + right)
    return max(-0.04 * width, min(0.04 * width, shift))


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Turn takers from the stack outwards, between x `near` (at the stack) and `edge` (at the margin)."""

    who: tuple[int, ...]
    near: float
    edge: float

    @property
    def front(self) -> tuple[int, ...]:
        """Who stands in the first row; every second of many stands behind."""
        return tuple(k for k in range(len(self.who)) if len(self.who) <= 3 or k % 2 == 0 or k == len(self.who) - 1)


def _ratio(turn: Turns, i: int) -> float:
    """Width of a turn taker by the runner's height."""
    member = turn.members[i]
    aspect = cast.aspect(member)
    return SHARE[turn.state(i)] * (max(1.35, min(2.2, aspect)) if member.kind == "object" else aspect)


def _fits(turn: Turns, side: Side, apart: float) -> float:
    """The runner's height at which the first row of a side fits, `apart` u between neighbours."""
    row = [_ratio(turn, side.who[k]) for k in side.front]
    return (abs(side.near - side.edge) - apart * (len(row) - 1)) / sum(row) if row else 9e9


def _side(turn: Turns, side: Side, height: float, ground: float) -> Iterator[Spot]:
    """Feet of a side, the outermost flush with the margin, gaps even; the second row stands in the gaps."""
    if not side.who:
        return
    sign = 1 if side.edge > side.near else -1
    widths = [_ratio(turn, side.who[k]) * height for k in side.front]
    spare = abs(side.edge - side.near) - sum(widths)
    gap = spare / max(1, len(widths) - 1)
    xs: dict[int, float] = {}
    at = side.near
    for k, width in zip(side.front, widths, strict=True):
        xs[k] = at + sign * width / 2
        at += sign * (width + gap)
    for k in (k for k in range(len(side.who)) if k not in side.front):
        xs[k] = (xs[k - 1] + xs[k + 1]) / 2
        yield Spot(who=side.who[k], foot=(xs[k], ground - 0.3 * height))
    for k in side.front:
        yield Spot(who=side.who[k], foot=(xs[k], ground), side="" if k else "right" if sign < 0 else "left")


def _beside(turn: Turns, stage: Stage) -> Plan:
    """The stack at the right, beside the headline's last line; two rows at its left, clockwise like the sectors."""
    box, short = stage.box, min(stage.canvas.width, stage.canvas.height)
    unit = short / 1080
    ground = box.bottom - 10 * unit
    card = _card_height(turn, 0.43 * box.w, 0.4 * box.h)
    wide = max(_card_width(turn, card), 0.3 * short)
    centre = box.right - wide / 2
    right = box.right - wide - 84 * unit
    upper = tuple(range(turn.running, -1, -1))
    lower = tuple(range(turn.running + 1, len(turn.members)))
    rows = [Side(who=row, near=right, edge=box.x) for row in (upper, lower) if row]
    board = 44 * unit
    tall = (box.h - board - 26 * unit) / ((1.0 + SHARE[NEXT]) if lower else 1.0)
    height = min(*(_fits(turn, row, 46 * unit) for row in rows), tall, _MOST * _POD * unit)
    shelf = ground - SHARE[NEXT] * height - board - 34 * unit if lower else ground
    feet = (shelf + 3, ground)
    spots = tuple(spot for row, foot in zip(rows, feet, strict=False) for spot in _row(row, turn, height, foot))
    top = stage.ceiling(centre - wide * 0.34, centre + wide * 0.34, gap=28 * unit)
    plate = Box(box.x, shelf, right - box.x, board) if lower else None
    clock = 0.84 * wide
    return Plan(centre=centre, ground=ground, card=card, top=top, wide=clock, height=height, spots=spots, shelf=plate)


def _row(row: Side, turn: Turns, height: float, foot: float) -> Iterator[Spot]:
    """Feet in shares of a row as wide as the members are, the runner plugged in next to the stack."""
    widths = [_ratio(turn, i) * height for i in row.who]
    gap = (row.near - row.edge - sum(widths)) / len(widths)
    x = row.near
    for i, width in zip(row.who, widths, strict=True):
        yield Spot(who=i, foot=(x - gap / 2 - width / 2, foot), side="right" if i == turn.running else "")
        x -= width + gap


def _stack(turn: Turns, stage: Stage) -> Plan:
    """The stack behind, the row in front of it on the same floor; a cable comes down to the runner."""
    box, unit, count = stage.box, stage.canvas.width / 1080, len(turn.members)
    lines = (range(count),) if count <= 6 else (range((count + 1) // 2), range((count + 1) // 2, count))
    widest = max(sum(_ratio(turn, i) for i in line) + 0.06 * len(line) for line in lines)
    height = min(box.w / widest, 0.3 * box.h)
    ground, step = foot_line(stage), 0.86 * height
    spots: list[Spot] = []
    for n, line in enumerate(lines):
        widths = [_ratio(turn, i) * height for i in line]
        gap = (box.w - sum(widths)) / len(widths)
        x = box.x
        for i, width in zip(line, widths, strict=True):
            plugged = n == 0 and i == turn.running
            foot = (x + (gap + width) / 2, ground - (len(lines) - 1 - n) * step)
            spots.append(Spot(who=i, foot=foot, side="top" if plugged else ""))
            x += width + gap
    base = ground - (len(lines) - 1) * step - height - 66 * unit
    card = _card_height(turn, 0.5 * box.w, 0.28 * (base - box.y))
    top = stage.ceiling(box.cx - 0.2 * box.w, box.cx + 0.2 * box.w, gap=30 * unit)
    wide = 0.5 * box.w
    return Plan(centre=box.cx, ground=base, card=card, top=top, wide=wide, height=height, spots=tuple(spots))


def _card_height(turn: Turns, width: float, height: float) -> float:
    """The shared thing's height when it may be this wide and high; 0 without one."""
    return min(height, width / cast.aspect(turn.shared)) if turn.shared else 0.0


def _card_width(turn: Turns, height: float) -> float:
    return height * cast.aspect(turn.shared) if turn.shared else 0.0


def _card(turn: Turns, plan: Plan, stage: Stage) -> Placed | None:
    if turn.shared is None:
        return None
    extra: dict[str, Value] = {**dressed(turn.shared, turn.runner), **({"shadow": 0} if _below(plan) else {})}
    made = cast.stand(turn.shared, stage, foot=(plan.centre, plan.ground), height=plan.card, extra=extra)
    foot = (made.foot[0] + plan.centre - made.box.cx, plan.ground)
    return cast.stand(turn.shared, stage, foot=foot, height=plan.card, extra=extra)


def _below(plan: Plan) -> bool:
    """Whether cables come to the card from below, where its shadow is."""
    return any(spot.side == "top" for spot in plan.spots)


def _shade(card: Placed | None, plan: Plan) -> tuple[Item, ...]:
    """The card's shadow under its sockets."""
    if card is None or not _below(plan):
        return ()
    wide = 0.8 * card.box.w
    box = Box(card.box.cx - wide / 2, plan.ground - 0.06 * wide, wide, 0.12 * wide)
    shade = Shape(id="shade/ellipse", kind="ellipse", box=box, fill=Paint("shadow", alpha=50))
    return (Group(id="shade", items=(shade,), decorative=True),)


def _clock(turn: Turns, plan: Plan, card: Placed | None, stage: Stage) -> Placed:
    """The stopwatch as large as the room over the card allows, its rim on the card."""
    bottom = card.anchors["surface"][1] + 4 if card else plan.ground
    x = card.anchors["surface"][0] if card else plan.centre
    sectors = tuple(owner(m, i) for i, m in enumerate(turn.members))
    shape = natural("wheel", sectors=sectors)
    height = min(bottom - plan.top, plan.wide * shape.h / shape.w)
    return place(
        "wheel", id="wheel", theme=stage.theme, foot=(x, bottom), scale=height / shape.h, sectors=sectors,
        active=turn.running, shadow="edge" if card else None,
    )  # fmt: skip


def _seat(turn: Turns, spot: Spot, plan: Plan, stage: Stage, look: Point) -> Placed:
    collar = spot.side if spot.side in ("left", "right") else ""
    return actor(turn, spot.who, stage, foot=spot.foot, height=plan.height, look=look, collar=collar)


def _wire(turn: Turns, spot: Spot, one: Placed, card: Placed | None, stage: Stage) -> tuple[Item, ...]:
    """The cable of whoever runs, dots for whoever is next."""
    if not spot.side or card is None or spot.who not in (turn.running, turn.next):
        return ()
    member = turn.members[spot.who]
    unit = min(stage.canvas.width / 1920, stage.canvas.height / 1080)
    width = max(12.0, unit * (20.0 if stage.wide else 26.4))
    port = "left" if spot.side == "right" else "right" if spot.side == "left" else "bottom"
    x, y = card.ports[port][1]
    if spot.side == "top":
        reach = 0.2 * card.box.w
        x = card.box.cx + max(-reach, min(reach, spot.foot[0] - card.box.cx))
    else:
        y = _level(card, width)
    return joined(one, member, spot.side, (x, y), stage, dotted=spot.who != turn.running, width=width)


def _level(card: Placed, width: float) -> float:
    """The height of the sockets at both sides of a card, for cables `width` u wide: under the holes in its edge."""
    half = 0.5 * SOCKET * SOCKET_LONG * width / CABLE
    holes = [bounds(item).bottom for item in walk(card.item.items) if item.id.endswith("/holes")]
    y = max(holes) + half + 0.035 * card.box.h if holes else card.ports["left"][1][1]
    return min(y, card.box.bottom - 0.08 * card.box.h - half)


def _disc(clock: Placed, plan: Plan, stage: Stage) -> tuple[Item, ...]:
    """The spot: a hard-edged circle behind the clock, clear of the words."""
    if not stage.wide:
        return ()
    radius = min(0.37 * stage.canvas.height, 0.5 * (stage.canvas.height - clock.box.y) + 22)
    top = clock.box.y - 0.022 * stage.canvas.height
    box = Box(clock.anchors["centre"][0] - radius, top, 2 * radius, 2 * radius)
    return (Shape(id="spot", kind="ellipse", box=box, fill=Paint("stage")),)


def _beats(turn: Turns, wires: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    """The switch: hand and runner pulse while its cable draws."""
    runner = turn.runner.id
    effects = [
        Effect(target="wheel/hand", name="pulse", duration_ms=120, easing="out-quad"),
        Effect(target=runner, name="pulse", duration_ms=600, easing="out-quad"),
    ]
    if any(isinstance(w, Group) and w.id == f"cable-{runner}" for w in wires):
        effects.append(Effect(target=f"cable-{runner}", name="draw", duration_ms=420, easing="in-out-cubic"))
    return (Beat(id="switch", cue=stage.cue, effects=tuple(effects)),)
