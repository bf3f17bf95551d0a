"""Run and pause lanes: a lane an actor, the shared thing's lane last, one playhead inside the running slice."""

from __future__ import annotations

import math

from builder import cast
from builder.actors.base import Placed, place
from builder.actors.forms import centred
from builder.actors.lanes import GAP
from builder.actors.model import Value
from builder.cast import Member
from builder.geometry import Box, Point
from builder.grammars.timeline.turns import ASLEEP, NEXT, RUNNING, Turns, acting, dressed, owner
from builder.layout.labels import stock
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.storyboard.model import NO_LABELS

_NARROW = 900.0  # below this width of the stage only four slices have room for their word
_PASSED = 0.66  # how far the playhead is inside the running slice
_THICK = 176.0  # a lane is no higher than this on a slide
_MARK = 20.0 / 1920  # least size of a pod's letter by the canvas's width (art direction §2)
_LETTER = 44.0 / 241  # its size by a pod's height
_LETTERED = 24.0 / 1080  # a smaller letter on a pod is said again beside it, by the canvas's short side
_BESIDE = (0.32, 0.76)  # middles of a pod and of the letter beside it, share of the room for heads
_HEADS = {RUNNING: 0.95, NEXT: 0.87, ASLEEP: 0.87}  # heights by the lane's
_AHEAD = 2  # turns to come that are shown where there is room
_NAME = 62.0 / 276  # size of a card's name by its height


def compose(turn: Turns, stage: Stage) -> Composition:
    """Lanes over the whole stage; heads at their left, the runner awake."""
    box = stage.box
    shown, ahead = (8, _AHEAD) if stage.wide else (5 if box.w > _NARROW else 4, 1)
    slices, now = score(turn, shown, ahead)
    head = even((0.148 if stage.wide else 0.19) * box.w)
    unit = min(stage.canvas.width, stage.canvas.height) / 1080
    rows = len(turn.members) + (turn.shared is not None)
    roof = _roof(stage, head, now / len(slices))
    free = box.bottom - 8 * unit - roof
    height = min(free, 120 * unit + rows * (_THICK + GAP) * unit)
    owners = tuple(owner(m, i) for i, m in enumerate(turn.members))
    top = roof + 0.4 * (free - height)
    lanes = place(
        "lanes", id="lanes", theme=stage.theme, corner=(box.x, top), w=box.w, h=height, head=head,
        owners=owners, slices=slices, now=now, resource="yes" if turn.shared else "no", run=_word(stage, "run"),
        tag=_word(stage, "now"), tag_size=even(max(stage.scale.least, 34 * unit)), least=stage.scale.least,
        least_slot=60,
    )  # fmt: skip
    lane = _lane_height(lanes)
    heads = [_head(turn, i, lanes, lane, head, stage) for i in range(len(turn.members))]
    items: list[Item] = [_beds(turn, lanes, lane, head), lanes.item, *(h.item for h in heads)]
    items += _letters(turn, lanes, lane, head, stage)
    if turn.shared:
        items.append(_shared(turn, lanes, lane, head, stage).item)
    return Composition(items=tuple(items), hero="lanes", beats=_beats(turn, slices, now, stage))


def _roof(stage: Stage, head: float, share: float) -> float:
    """The top of the tag, which may rise beside the words while the lanes stay under them."""
    box = stage.box
    x = box.x + head + share * (box.w - head)
    half = 2.2 * stage.scale.least
    words = stage.headline.bottom + 40
    return min(box.y, max(stage.ceiling(x - half, x + half, gap=30), words - 68))


def _word(stage: Stage, name: str) -> str:
    return (stage.labels or NO_LABELS).get(name) or stock(name)


def _beds(turn: Turns, lanes: Placed, lane: float, head: float) -> Group:
    """The lanes go on under the heads, so that everybody stands in their own."""
    rows = [(owner(m, i)[0], i == turn.running) for i, m in enumerate(turn.members)]
    parts: list[Item] = []
    for name, bright in dict(rows).items():
        x, y = lanes.anchors[f"lane-{name}"]
        box = Box(x - head, y - lane / 2, head + 0.5 * lane, lane)
        fill = Paint("panel_2" if bright else "stage")
        parts.append(Shape(id=f"beds/{name}", kind="rect", box=box, radius=min(24.0, 0.21 * lane), fill=fill))
    return Group(id="beds", items=tuple(parts), decorative=True)


def score(turn: Turns, shown: int, ahead: int = 1) -> tuple[tuple[str, ...], float]:
    """The owners of `shown` slices, `ahead` of them to come, and now in slices from the left.

    The one that runs now is the story's; who ran before follows from the order of the turns.
    """
    count = len(turn.members)
    whos = [owner(m, i)[0] for i, m in enumerate(turn.members)]
    before = shown - 1 - ahead
    first = (turn.running - before) % count
    return tuple(whos[(first + k) % count] for k in range(shown)), before + _PASSED


def _lane_height(lanes: Placed) -> float:
    """What the lanes actor gives each lane: its anchors stand 4 u above a lane's foot."""
    centres = sorted(y for name, (_, y) in lanes.anchors.items() if name.startswith("lane-"))
    feet = sorted(y for name, (_, y) in lanes.anchors.items() if name.startswith("head-"))
    return 2 * (feet[0] + 4 - centres[0])


def _head(turn: Turns, i: int, lanes: Placed, lane: float, head: float, stage: Stage) -> Placed:
    member, state = turn.members[i], turn.state(i)
    mood = RUNNING if state == RUNNING else ASLEEP
    foot = lanes.anchors[f"head-{owner(member, i)[0]}"]
    if _lettered(turn, lane, stage):
        foot = (lanes.box.x + _BESIDE[0] * head, foot[1])
    look = (lanes.anchors["now"][0], foot[1] - lane / 2)
    least = _least(stage)  # a low lane's head may reach into the gap above it
    high = max(_HEADS[state] * lane, min(least, 0.95 * (lane + GAP)))
    height = min(high, 0.92 * head / max(0.2, cast.aspect(member)))
    if member.kind == "pod" and height < least - 0.5:
        return _chip(member, foot, 0.86 * lane, stage, awake=mood == RUNNING)
    extra: dict[str, Value] = {**acting(member, mood), "shadow": 0}
    return cast.stand(member, stage, foot=foot, height=height, look=look if mood == RUNNING else None, extra=extra)


def _lettered(turn: Turns, lane: float, stage: Stage) -> bool:
    """Whether the pods' own letters are too small to tell them apart from afar."""
    small = _LETTER * _HEADS[RUNNING] * lane < _LETTERED * min(stage.canvas.width, stage.canvas.height)
    return small and all(m.kind == "pod" for m in turn.members)


def _letters(turn: Turns, lanes: Placed, lane: float, head: float, stage: Stage) -> tuple[Item, ...]:
    """The letter of each lane beside its head, where the head's own is small."""
    if not _lettered(turn, lane, stage):
        return ()
    size, x = even(min(0.62 * lane, 0.42 * head)), lanes.box.x + _BESIDE[1] * head
    out: list[Item] = []
    for i, member in enumerate(turn.members):
        name, letter = owner(member, i)
        paint = Paint("text" if turn.state(i) == RUNNING else "text_muted")
        y = lanes.anchors[f"lane-{name}"][1]
        out.append(centred(f"letter-{name}", letter, x, y, face="display", size=size, paint=paint))
    return tuple(out)


def _least(stage: Stage) -> float:
    """The height from which a pod's letter, set in even sizes, is large enough; below it a chip stands in."""
    return (2 * math.ceil(_MARK * stage.canvas.width / 2) - 0.9) / _LETTER


def _chip(member: Member, foot: Point, height: float, stage: Stage, *, awake: bool) -> Placed:
    """Letter and colour only, for lanes too low for a face."""
    at = (foot[0], foot[1] - 0.04 * height)
    return place(
        "pod-chip", id=member.id, theme=stage.theme, foot=at, height=height, who=member.who, letter=member.letter,
        paused="no" if awake else "yes", shadow=0,
    )  # fmt: skip


def _shared(turn: Turns, lanes: Placed, lane: float, head: float, stage: Stage) -> Placed:
    member = turn.shared
    assert member is not None
    foot = lanes.anchors["head-resource"]
    height = min(0.88 * lane, 0.83 * head / cast.aspect(member))
    extra: dict[str, Value] = {**dressed(member, turn.runner), "shadow": 0}
    if member.kind == "gpu" and _NAME * height >= 0.58 * stage.scale.least:
        extra["name"] = str(member.params.get("name") or "GPU")  # a mark of identity, as on a bib
    middle = lanes.anchors["lane-resource"][1]
    made = cast.stand(member, stage, foot=foot, height=height, extra=extra)
    at = (made.foot[0] + lanes.box.x + 0.46 * head - made.box.cx, made.foot[1] + middle - made.box.cy)
    return cast.stand(member, stage, foot=at, height=height, extra=extra)


def _beats(turn: Turns, slices: tuple[str, ...], now: float, stage: Stage) -> tuple[Beat, ...]:
    """One switch: the running slice grows under the playhead, its owner wakes."""
    lane, part = turn.running + 1, int(now) + 1
    effects = (
        Effect(target=f"lanes/lane-{lane}/slice-{part}", name="grow", duration_ms=600, easing="out-quad"),
        Effect(target="lanes/now", name="move", duration_ms=600, easing="linear", params=(("dx", -120.0), ("dy", 0.0))),
        Effect(target=turn.runner.id, name="pulse", duration_ms=120, easing="out-quad"),
    )
    return (Beat(id="switch", cue=stage.cue, effects=effects),)
