"""A race and a rope: two who run for one line, two who are tied to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.actors.arrow import dart
from builder.actors.base import Placed, place
from builder.cast import Roll, aspect
from builder.cast.bill import said
from builder.cast.columns import width
from builder.cast.ground import floor_of, foot_line
from builder.cast.member import Member
from builder.cast.words import caption, caption_size
from builder.geometry import Box, Point
from builder.grammars.metaphor.played import Played
from builder.grammars.metaphor.stood import centred
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_LANE = 0.44  # of the scene's height that a lane takes
_LINES = (0.8, 0.7)  # where the finish line stands on a wide canvas and on a narrow one, share of the width


def race(scene: Played, stage: Stage) -> Composition:
    """Two lanes to one chequered line: who is through it, who is still at the start, the time of each between."""
    box, foot = stage.box, foot_line(stage)
    high = min(_LANE * (foot - box.y), 0.36 * box.w)
    top = foot - 2 * high - 0.06 * high if stage.wide else (box.y + foot) / 2 - 1.03 * high
    lanes = [Box(box.x, top + n * 1.06 * high, box.w, high) for n in range(2)]
    roll = Roll()
    members = [roll.one(thing) for thing in scene.things[:2]]
    line = _line(stage)
    ahead, late = (1 + line) / 2, 0.17 if stage.wide else 0.19
    at = {"first": (ahead, late), "second": (late, ahead)}.get(scene.how, (0.56, 0.56))
    items: list[Item] = [item for n, lane in enumerate(lanes, 1) for item in _lane(lane, n)]
    items.append(_finish(lanes, stage))
    placed: list[Placed] = []
    effects: list[Effect] = []
    most = 0.92 * (1 - line) * box.w
    for n, (member, lane, x) in enumerate(zip(members, lanes, at, strict=True)):
        runner, parts = _runner(member, (lane.x + x * lane.w, lane.bottom - 0.14 * lane.h), 0.74 * lane.h, most, stage)
        placed.append(runner)
        items += parts
        if x > 0.5:
            items.append(_streaks(runner.box, lane, name=f"speed-{n + 1}"))
        effects.append(Effect(target=runner.item.id, name="enter", start_ms=200 if x > line else 500))
    tells = list(_told(scene, members, placed, lanes, stage))
    items += tells
    effects += [Effect(target=t.id, name="stamp", start_ms=800, duration_ms=240) for t in tells]
    lead = 0 if at[0] >= at[1] else 1
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, foot)), hero=placed[lead].item.id,
        beats=(Beat(id="race", cue=stage.cue, effects=tuple(effects)),),
    )  # fmt: skip


def _line(stage: Stage) -> float:
    return _LINES[0] if stage.wide else _LINES[1]


def _lane(lane: Box, n: int) -> Iterator[Item]:
    yield Shape(id=f"lane-{n}", kind="rect", box=lane, radius=0.08 * lane.h, fill=Paint("panel"))
    y = lane.bottom - 0.1 * lane.h
    line = (("M", (lane.x + 0.1 * lane.h, y)), ("L", (lane.right - 0.1 * lane.h, y)))
    yield Path(id=f"lane-{n}-line", d=line, stroke=Stroke(Paint("line"), 6, dash=(3, 3)))


def _finish(lanes: Sequence[Box], stage: Stage) -> Group:
    """The chequered line across both lanes."""
    top, low = lanes[0].y, lanes[-1].bottom
    count = 16
    side = (low - top) / count
    x = lanes[0].x + _line(stage) * lanes[0].w - side
    board = Box(x, top, 2 * side, low - top)
    squares = [
        Shape(id=f"finish/{row}", kind="rect", box=Box(x + (row % 2) * side, top + row * side, side, side),
              fill=Paint("ink"))
        for row in range(count)
    ]  # fmt: skip
    return Group(
        id="finish", items=(Shape(id="finish/board", kind="rect", box=board, fill=Paint("paper")), *squares),
        alt="The finish line",
    )  # fmt: skip


def _runner(member: Member, foot: Point, high: float, most: float, stage: Stage) -> tuple[Placed, list[Item]]:
    """Who runs; what has no drawing of its own rolls on wheels."""
    block = member.kind == "object"
    high = min(0.62 * high if block else high, most / width(member, 1.0) if not block else high)
    lift = 0.2 * high if block else 0.0
    made = centred(member, (foot[0], foot[1] - lift), high, stage, None, **({"shadow": 0} if block else {}))
    wheels = [
        Shape(id=f"{member.id}-wheel-{i}", kind="ellipse", box=Box(x - lift, foot[1] - 2 * lift, 2 * lift, 2 * lift),
              fill=Paint("metal"), stroke=Stroke(Paint("metal_lip"), 0.5 * lift))
        for i, x in enumerate((made.box.x + 0.22 * made.box.w, made.box.right - 0.22 * made.box.w), 1)
    ]  # fmt: skip
    return made, [made.item, *(wheels if block else ())]


def _streaks(box: Box, lane: Box, *, name: str) -> Group:
    """The wind behind whoever is fast."""
    lines = []
    for i, (share, long) in enumerate(((0.3, 0.34), (0.52, 0.5), (0.74, 0.34)), 1):
        y, x = box.y + share * box.h, box.x - 0.06 * lane.h
        lines.append(Path(id=f"{name}/{i}", d=(("M", (x, y)), ("L", (x - long * lane.h, y))),
                          stroke=Stroke(Paint("text_muted"), max(8.0, 0.03 * lane.h))))  # fmt: skip
    return Group(id=name, items=tuple(lines), decorative=True)


def _told(
    scene: Played, members: Sequence[Member], placed: Sequence[Placed], lanes: Sequence[Box], stage: Stage
) -> Iterator[Item]:
    """The time of each on a tag, its name below, in the free part of its lane."""
    small = even(max(stage.scale.least, min(stage.scale.label, 0.17 * lanes[0].h)))
    for n, (member, runner, lane) in enumerate(zip(members, placed, lanes, strict=True)):
        note = scene.notes[n] if n < len(scene.notes) else ""
        won = scene.how == ("first", "second")[n]
        left, right = lane.x, lane.x + _line(stage) * lane.w - 0.1 * lane.h
        before, after = runner.box.x - 0.62 * lane.h - left, right - runner.box.right
        x = (left + before / 2) if before > after else (runner.box.right + right) / 2
        name = "" if member.kind == "object" else said(member.figure)
        size = even(max(stage.scale.least, min(1.9 * stage.scale.label, 0.26 * lane.h)))
        y = lane.cy - (0.62 * small if name else 0.0)
        if note:
            yield place("chip", id=f"time-{n + 1}", centre=(x, y), words=note, tone="volt" if won else "neutral",
                        size=size, theme=stage.theme).item  # fmt: skip
        if name and caption_size((name,), stage, max(before, after)):
            line = y + 0.9 * size + 1.1 * small if note else lane.cy + 0.34 * small
            yield caption(name, (x, line), name=f"label-{member.id}", size=small)


def rope(scene: Played, stage: Stage) -> Composition:
    """Two on one floor and the rope between them: taut where it holds, in two ends where it slips."""
    box, foot = stage.box, foot_line(stage)
    roll = Roll()
    members = [roll.one(thing) for thing in scene.things[:2]]
    torn = scene.how == "apart"
    size = even(1.1 * stage.scale.label)
    ground = foot - 2.0 * size
    stacked = stage.tall and not stage.broad
    grounds = (box.y + 0.46 * (ground - box.y) if stacked else ground, ground)
    items: list[Item] = []
    if stacked:
        shelf = Box(box.x - 200, grounds[0] - 6, 0.62 * box.w + 200, 0.04 * box.h)
        items.append(Shape(id="shelf", kind="rect", box=shelf, radius=shelf.h / 2, fill=Paint("panel_2")))
    placed = _tied(members, grounds, stage, stacked=stacked)
    items += [m.item for m in placed]
    ends = [
        (m.box.x + (0.88, 0.12)[n] * m.box.w, g - 0.36 * min(p.box.h for p in placed))
        for n, (m, g) in enumerate(zip(placed, grounds, strict=True))
    ]
    items += _cord(ends[0], ends[1], torn, stage)
    if torn and not stacked:
        items += _gap(placed, ends[1][1] - 0.3 * min(m.box.h for m in placed), stage)
    words = ["" if m.kind == "object" else m.figure.label or said(m.figure) for m in members]
    if any(words):
        fit = caption_size([w for w in words if w], stage, 0.46 * box.w, most=size)
        items += [
            caption(w, (m.box.cx, foot - ground + g), name=f"label-{m.item.id}", size=fit)
            for w, m, g in zip(words, placed, grounds, strict=True)
            if w and fit
        ]
    effects = [Effect(target=m.item.id, name="enter", start_ms=200 * i) for i, m in enumerate(placed)]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=placed[0].item.id,
        beats=(Beat(id="tie", cue=stage.cue, effects=(*effects, Effect(target="rope", name="fade", start_ms=500))),),
    )  # fmt: skip


def _tied(members: Sequence[Member], grounds: Sequence[float], stage: Stage, *, stacked: bool) -> list[Placed]:
    """The two on their places: side by side, or one up on the left and one down on the right."""
    box, out = stage.box, []
    most, deep = (0.5 if stacked else 0.34) * box.w, grounds[0] - box.y
    for n, member in enumerate(members):
        high = min((0.94 if stacked else 0.8) * deep, most / max(0.4, aspect(member)))
        high = min(high, 0.5 * deep) if member.kind == "object" else high
        at = (box.x + ((0.27, 0.73) if stacked else (0.19, 0.81))[n] * box.w, grounds[n])
        out.append(centred(member, at, high, stage, (box.cx, at[1] - 0.5 * high)))
    return out


def _cord(left: Point, right: Point, torn: bool, stage: Stage) -> Iterator[Item]:
    """The rope with a ring at both ends; torn, its two ends hang down."""
    thick = 0.022 * min(stage.canvas.width, stage.canvas.height)
    span, paint = right[0] - left[0] + 0.4 * (right[1] - left[1]), Paint("gold")
    sag = 0.05 * span
    span = span if right[1] == left[1] else max(span, 0.4 * stage.box.w)
    if torn:
        ways = []
        for at, s in ((left, 1), (right, -1)):
            x, low = at[0] + s * 0.34 * span, at[1] + 0.14 * span
            ways.append((("M", at), ("C", (at[0] + s * 0.14 * span, at[1], at[0] + s * 0.2 * span, low, x, low))))
    else:
        ways = [
            (("M", left), ("C", (left[0] + 0.3 * span, left[1] + sag, right[0] - 0.3 * span, right[1] + sag, *right)))
        ]
    parts: list[Item] = []
    for i, d in enumerate(ways, 1):
        parts.append(Path(id=f"rope/edge-{i}", d=d, stroke=Stroke(Paint("gold_lip"), 1.5 * thick)))
        parts.append(Path(id=f"rope/cord-{i}", d=d, stroke=Stroke(paint, thick)))
    for i, at in enumerate((left, right), 1):
        ring = Box(at[0] - 1.3 * thick, at[1] - 1.3 * thick, 2.6 * thick, 2.6 * thick)
        parts.append(Shape(id=f"rope/knot-{i}", kind="ellipse", box=ring, fill=Paint("gold_lip")))
    yield Group(id="rope", items=tuple(parts), alt="A torn rope" if torn else "A rope between them")


def _gap(placed: Sequence[Placed], y: float, stage: Stage) -> Iterator[Item]:
    """Two arrows away from each other: the gap grows."""
    left, right = placed[0].box.right, placed[1].box.x
    middle, pad = (left + right) / 2, 0.04 * (right - left)
    thick = max(12.0, 0.016 * stage.canvas.width)
    for i, end in enumerate((left + 3 * pad, right - 3 * pad), 1):
        start = middle - pad if i == 1 else middle + pad
        yield Path(id=f"gap-{i}", d=dart((start, y), (end, y), thick), fill=Paint("warn"))
