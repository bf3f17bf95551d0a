"""Stand: the shared thing is the ground; everybody stands on it with the words they carry held up."""

from __future__ import annotations

from dataclasses import dataclass

from builder.actors import base
from builder.actors.label import TAB
from builder.actors.model import Value
from builder.cast import Member, stand
from builder.cast.ground import floor_of, lifted
from builder.cast.stand import smallest_pod
from builder.geometry import Box, PathData, Point
from builder.grammars.relate.bed import Bed, bed_of, ground_of, title_of
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.measure import advance

_GAP = 16.0
_CODE = 0.8  # set in mono like a listing, a slip may be this much smaller than other words
_NAME, _LIT = 129.0, 168.0  # of the card drawing, from its upper edge: foot of its name, under its lights
_LEAST_LIT = 0.55  # the ground must not begin higher than this for the lights to be seen
_POLE = 9.0  # thickness of a pole
_AISLE = 12.0  # between two columns of slips
_GRIP = 0.47  # from a pod's middle to the pole it holds, in pod heights
_SHARES = (0.62, 0.58, 0.54, 0.5, 0.46, 0.42, 0.38, 0.34)  # of the stage's height for a ground that is whole
_POD_H, _ARMS = 241.0, 71.0  # a pod and how far its raised hands are above it, at scale 1
_SLIP_H, _SLIP_PAD, _SLIP_SIZE = 102.0, 40.0, 34.0  # the ticket at its own size
_POLED_H, _POLED_PAD = 74.0, 34.0  # and on a pole
_SEEN, _SEEN_LOW = 0.645, 0.74  # where the ground begins on a wide canvas, share of its height; on a low one


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Measures of one canvas, u.

    `mode`: "hands" (each slip in both hands of its owner), "poles" (slips in two levels, each on a pole),
    "banner" (the words all share, once, carried by the first and the last) or "bare".
    """

    surface: float
    pod: float
    words: float
    mode: str
    columns: int
    slip: Point  # width, height
    count: int = 0

    def seat(self, index: int) -> tuple[int, bool]:
        """Column of a member's slip on a pole, and whether it is the upper one, whose pole passes behind the lower."""
        column, second = divmod(index, 2)
        return column, not second and 2 * column + 1 < self.count

    def side(self, index: int) -> int:
        """The side on which a member holds its pole, 1 right, -1 left: towards the middle of its slip."""
        return -1 if self.mode == "poles" and index % 2 else 1


def compose(hub: Member, members: tuple[Member, ...], stage: Stage) -> Composition:
    """The hub runs off the lower edge of a wide canvas; each member holds its own slip."""
    bed, plan = _settled(hub, members, stage)
    ground = ground_of(hub, members, stage, plan.surface, bed)
    xs = spread(len(members), bed.left, bed.right)
    slips, poles = _slips(members, xs, stage, plan)
    holders = _holders(members, xs, stage, plan)
    actors: list[Item] = []
    for index, (member, x) in enumerate(zip(members, xs, strict=True)):
        extra: dict[str, Value] = {"shadow": "edge"}
        if plan.mode == "hands" and member.kind == "pod":
            extra["arms"] = "up"
        look = ground.box.centre if plan.mode == "bare" else (x, plan.surface - plan.pod * 1.4)
        placed = stand(
            member, stage, foot=(x, plan.surface + 3), height=plan.pod, width=bed.pitch(len(members)) * 0.9,
            look=look, extra=extra,
        )  # fmt: skip
        if index in holders:
            actors += _grip(member, x, _grip_x(index, x, plan), stage, plan)
        actors.append(placed.item)
    floor = floor_of(stage, max(0.0 if bed.top else stage.floor, min(ground.foot[1], stage.canvas.height)))
    items = (ground.item, *title_of(hub, stage, plan.surface), *poles, *slips, *actors)
    return Composition(items=items, floor=floor, hero=hub.id, beats=_beats(members, plan, stage))


def _settled(hub: Member, members: tuple[Member, ...], stage: Stage) -> tuple[Bed, Plan]:
    """Ground and plan; a ground that is shown whole is as large as those on it allow."""
    if not lifted(stage):
        bed = bed_of(hub, stage)
        return bed, plan_of(members, stage, bed)
    beds = [bed_of(hub, stage, share) for share in _SHARES]
    tried = [(bed, plan_of(members, stage, bed)) for bed in beds]
    return max(tried, key=lambda way: (way[1].mode in ("hands", "poles"), way[1].pod * float(way[0].width ** 1.5)))


def plan_of(members: tuple[Member, ...], stage: Stage, bed: Bed) -> Plan:
    """The first way of carrying that leaves the actors large enough."""
    words = max((m.carries[0] for m in members if m.carries), key=len, default="")
    if not words:
        return _plan(members, stage, bed, ("bare", "", 1))
    same = len({m.carries[0] for m in members if m.carries}) == 1
    two = -(-len(members) // 2)
    tries = (_plan(members, stage, bed, (mode, words, n)) for mode, n in (("hands", len(members)), ("poles", two)))
    smallest = max(smallest_pod(stage), 0.08 * min(stage.canvas.width, stage.canvas.height))
    good = next((p for p in tries if p.words >= _CODE * stage.scale.least and p.pod >= smallest), None)
    return good or _plan(members, stage, bed, ("banner" if same else "bare", words, 1))


def _gap(stage: Stage) -> float:
    """Between slips, keylines counted; less where the canvas is short of height."""
    return (_GAP if not lifted(stage) else 0.5 * _GAP) + 0.5 * stage.theme.keyline


def _plan(members: tuple[Member, ...], stage: Stage, bed: Bed, way: tuple[str, str, int]) -> Plan:
    (mode, words, columns), box, count = way, stage.box, len(members)
    em = advance(words, "mono-bold", 100) / 100
    room = (bed.right - bed.left if mode == "hands" else box.w) / columns - _gap(stage)
    if mode == "poles":
        room = (box.w + _AISLE) / columns - _AISLE
    most = stage.scale.label * (1.25 if mode == "banner" else 1.0)
    surface, gap = _surface(stage, bed), _gap(stage)
    if mode == "banner":
        over_pods = surface - box.y - gap - 1.25 * max(smallest_pod(stage), 0.1 * stage.canvas.height)
        most = min(most, max(stage.scale.least, over_pods * _SLIP_SIZE / _SLIP_H))
    high, pad = (_SLIP_H, _SLIP_PAD) if mode != "poles" else (_POLED_H, _POLED_PAD)
    if mode == "poles" and any(m.who for m in members):
        pad += TAB - 8
    size = 2.0 * (min(most, room / (em + pad / _SLIP_SIZE)) // 2)
    k = size / _SLIP_SIZE
    slip = (em * size + pad * k, high * k) if words else (0.0, 0.0)
    levels = {"hands": 1, "poles": 2, "banner": 1, "bare": 0}[mode]
    over = levels * (slip[1] + gap) - (gap + 8 if mode == "hands" else 0)
    tall = (surface - box.y - over) / ((_POD_H + _ARMS) if mode == "hands" else _POD_H * 1.12)
    share = 0.8 if mode not in ("hands", "poles") else 0.7 if bed.top else 0.62
    widest = min(share * bed.pitch(count), 0.27 * stage.canvas.width) / 200
    pod = max(smallest_pod(stage) if mode in ("banner", "bare") else 0.0, _POD_H * min(widest, tall))
    if not stage.wide and not bed.top:
        needed = over + pod * (1.3 if mode == "hands" else 1.12) + 0.03 * stage.canvas.height
        surface = min(surface, box.y + needed)
    return Plan(surface=surface, pod=pod, words=size, mode=mode, columns=columns, slip=slip, count=count)


def _surface(stage: Stage, bed: Bed) -> float:
    """y of the ground's upper edge, at the lowest; a wide canvas shows the card down to its name."""
    box, high = stage.box, stage.canvas.height
    if bed.top:
        return bed.top
    if stage.wide:
        named = stage.canvas.keep.bottom - 6.5 - bed.name
        seen = high * (_SEEN if high > 800 else _SEEN_LOW)
        surface = min(box.bottom - 40, seen, named if named > 0.6 * high else high)
        lit = high - _LIT * bed.name / _NAME
        return min(surface, lit) if lit > _LEAST_LIT * high else surface
    if box.bottom < 0.9 * stage.canvas.height:
        return box.bottom - 0.08 * box.h - (0.0 if bed.name else 1.8 * stage.scale.least)
    return box.y + 0.62 * box.h


def _slips(
    members: tuple[Member, ...], xs: tuple[float, ...], stage: Stage, plan: Plan
) -> tuple[list[Item], list[Item]]:
    """Slips and the poles that carry them."""
    if plan.mode == "bare":
        return [], []
    if plan.mode == "hands":
        lift = (246 + 66) * plan.pod / _POD_H - 14 * plan.words / _SLIP_SIZE
        return [
            _ticket(m, (x, plan.surface + 3 - (lift if m.kind == "pod" else plan.pod)), stage, plan)
            for m, x in zip(members, xs, strict=True)
            if m.carries
        ], []
    gap = _gap(stage)
    lowest = plan.surface - plan.pod * 1.12 - gap
    if plan.mode == "banner":
        holders = sorted(_holders(members, xs, stage, plan))
        carried: list[Item] = [_pole(members[i], _grip_x(i, xs[i], plan), lowest - 20, stage, plan) for i in holders]
        return [_ticket(members[0], (stage.box.cx, lowest), stage, plan, shared=True)], carried
    out: list[Item] = []
    poles: list[Item] = []
    for index, (member, x) in enumerate(zip(members, xs, strict=True)):
        column, upper = plan.seat(index)
        foot = lowest - upper * (plan.slip[1] + gap)
        out.append(_held(member, (_column(column, stage, plan), foot), stage, plan))
        poles.append(_pole(member, _grip_x(index, x, plan), foot - 0.5 * plan.slip[1], stage, plan))
    return out, poles


def _wide(stage: Stage, plan: Plan) -> float:
    """Width of a column of slips on poles."""
    return (stage.box.w + _AISLE) / plan.columns - _AISLE


def _column(number: int, stage: Stage, plan: Plan) -> float:
    """The middle of a column of slips on poles."""
    wide = _wide(stage, plan)
    return stage.box.x + wide / 2 + number * (wide + _AISLE)


def _ticket(member: Member, foot: Point, stage: Stage, plan: Plan, *, shared: bool = False) -> Item:
    who = "neutral" if shared or not member.who else member.who
    return base.place(
        "ticket", id="ticket" if shared else f"ticket-{_tag(member)}", theme=stage.theme, foot=foot, scale=1,
        words=member.carries[0], who=who, size=plan.words,
    ).item  # fmt: skip


def _held(member: Member, foot: Point, stage: Stage, plan: Plan) -> Item:
    """A slip on a pole, its owner's letter before the words."""
    return base.place(
        "ticket", id=f"ticket-{_tag(member)}", theme=stage.theme, foot=foot, scale=1, words=member.carries[0],
        who=member.who or "neutral", size=plan.words, held="pole", letter=member.letter if member.who else "",
    ).item  # fmt: skip


def _tag(member: Member) -> str:
    return member.letter.lower() if member.kind == "pod" else member.id


def _pole(member: Member, x: float, top: float, stage: Stage, plan: Plan) -> Item:
    course: PathData = (("M", (x, top)), ("L", (x, plan.surface - plan.pod * 0.36)))
    name = f"pole-{_tag(member)}"
    return Group(id=name, items=_rod(name, course, Paint("metal"), _POLE, stage), decorative=True)


def _rod(name: str, course: PathData, paint: Paint, width: float, stage: Stage) -> tuple[Item, ...]:
    """A stroke, with its keyline where the theme has one."""
    line = Path(id=f"{name}/line", d=course, stroke=Stroke(paint, width))
    if not stage.theme.keyline:
        return (line,)
    return (Path(id=f"{name}/keyline", d=course, stroke=Stroke(Paint("ink"), width + stage.theme.rim(width))), line)


def _holders(members: tuple[Member, ...], xs: tuple[float, ...], stage: Stage, plan: Plan) -> set[int]:
    """Who holds a pole: each its own, or the two under the ends of the banner."""
    if plan.mode == "poles":
        return set(range(len(members)))
    if plan.mode != "banner":
        return set()
    half = plan.slip[0] / 2 - 24
    under = [i for i, x in enumerate(xs) if abs(_grip_x(i, x, plan) - stage.box.cx) <= half]
    nearest = min(range(len(xs)), key=lambda i: abs(_grip_x(i, xs[i], plan) - stage.box.cx))
    return {under[0], under[-1]} if under else {nearest}


def _grip_x(index: int, x: float, plan: Plan) -> float:
    return x + plan.side(index) * plan.pod * _GRIP


def _grip(member: Member, x: float, at: float, stage: Stage, plan: Plan) -> tuple[Item, ...]:
    """The arm and the hand round the pole."""
    hand, sleeve = Paint("metal"), Paint("metal_lip")
    if member.who:
        hand, sleeve = Paint(f"pod_{member.who}.base"), Paint(f"pod_{member.who}.lip")
    y, r, name = plan.surface - plan.pod * 0.5, plan.pod * 0.075, f"arm-{_tag(member)}"
    start = (x + (at - x) * 0.6, plan.surface - plan.pod * 0.42)
    items = [*_rod(f"{name}/sleeve", (("M", start), ("L", (at, y))), sleeve, r * 1.15, stage)]
    if stage.theme.keyline:
        rim = r + stage.theme.rim(r) / 2
        items.append(_disc(f"{name}/rim", (at, y), rim, Paint("ink")))
    items.append(_disc(f"{name}/hand", (at, y), r, hand))
    return (Group(id=name, items=tuple(items), decorative=True),)


def _disc(name: str, at: Point, r: float, fill: Paint) -> Shape:
    return Shape(id=name, kind="ellipse", box=Box(at[0] - r, at[1] - r, 2 * r, 2 * r), fill=fill)


def _beats(members: tuple[Member, ...], plan: Plan, stage: Stage) -> tuple[Beat, ...]:
    drops = tuple(Effect(target=m.id, name="enter", start_ms=60 * i) for i, m in enumerate(members))
    targets = {"bare": [], "banner": ["ticket"]}.get(plan.mode, [f"ticket-{_tag(m)}" for m in members if m.carries])
    shown = tuple(Effect(target=t, name="stamp", start_ms=120 * i, duration_ms=240) for i, t in enumerate(targets))
    beats = (Beat(id="arrive", cue=stage.cue, effects=drops),)
    return (*beats, Beat(id="request", cue=stage.cue, effects=shown, trigger="auto")) if shown else beats
