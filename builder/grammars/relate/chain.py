"""Chain: one thing leads to the next: side by side with thin links, or from shelf to shelf on tall canvases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.actors import link
from builder.actors.forms import filled
from builder.actors.model import Placed
from builder.cast import Member, aspect, stand
from builder.cast.cable import plank, posts, socket
from builder.cast.ground import floor_of, foot_line, podium
from builder.cast.stand import block, letters, smallest_pod
from builder.cast.words import caption, caption_size, clear
from builder.geometry import Box, Point
from builder.layout.scale import even
from builder.layout.spread import packed, spread
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.text.measure import advance
from builder.text.wrap import balance

#: A step of the chain: one member, or several of a kind that stand together.
Step = tuple[Member, ...]
_GAP = 0.55  # between steps, in actor heights: room for the link
_MOST = 4  # members of one step that are drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Steps in order; `label`: words on the first link; `directed`: whether links carry heads, `both` at both ends."""

    steps: tuple[Step, ...]
    label: str = ""
    directed: bool = True
    both: bool = False


def compose(chain: Chain, stage: Stage) -> Composition:
    """Whichever of the two ways shows the members larger."""
    steps = tuple(step[:_MOST] for step in chain.steps)
    wide, tall = _across_size(chain, steps, stage), _down_size(steps, stage)
    if wide >= tall * (0.9 if stage.wide else 1.05) and not (_alike(steps) and tall > smallest_pod(stage)):
        return _across(chain, steps, stage, wide)
    return _down(chain, steps, stage, tall)


def _alike(steps: Sequence[Step]) -> bool:
    """Whether every step has several, and as many as the others."""
    return len(steps) > 1 and len({len(step) for step in steps}) == 1 and len(steps[0]) > 1


def _width(member: Member, height: float, stage: Stage) -> float:
    if member.kind == "object":
        return max(1.35 * height, block(member, stage.scale.least)[0])
    return height * aspect(member)


def _label_width(chain: Chain, stage: Stage) -> float:
    return advance(chain.label, "mono-bold", stage.scale.least) + stage.scale.least * 2.4 if chain.label else 0.0


def _share(step: Step, steps: Sequence[Step]) -> float:
    """Height of a member of this step: groups stand smaller, one above the other; a key beside one not much larger."""
    if len(step) == 1 and any(len(other) > 1 for other in steps):
        return 0.6 if step[0].kind == "object" else 0.84
    return 1.0 if len(step) == 1 else 0.74 if len(step) == 2 else 0.47 if len(step) == 3 else 0.34


def _across_size(chain: Chain, steps: Sequence[Step], stage: Stage) -> float:
    box, label = stage.box, stage.scale.label * 1.6
    height = min((foot_line(stage) - label - box.y) / 1.75, 0.42 * stage.canvas.height)
    while height > 24:
        widths = sum(max(_width(m, height * _share(step, steps), stage) for m in step) for step in steps)
        gaps = max(_GAP * height * (len(steps) - 1), _label_width(chain, stage) + 60 + _GAP * height * (len(steps) - 2))
        if widths + gaps <= box.w:
            return height
        height -= 4
    return height


def _across(chain: Chain, steps: Sequence[Step], stage: Stage, height: float) -> Composition:
    box = stage.box
    words = [m.caption for step in steps for m in step[:1]]
    size = caption_size(words, stage, box.w / len(steps) - 12)
    ground = foot_line(stage)
    deep = max(_deep(step, steps, height, stage) for step in steps)
    spare = ground - size * 1.62 - deep - box.y
    lift = 0.45 * spare if spare > 0.2 * (ground - box.y) else 0.0
    foot = ground - size * 1.62 - lift
    widths = [max(_width(m, height * _share(step, steps), stage) for m in step) for step in steps]
    gap = (box.w - sum(widths)) / max(1, len(steps) - 1)
    gap = min(gap, 2.2 * height)
    left = box.cx - (sum(widths) + gap * (len(steps) - 1)) / 2
    placed: list[list[Placed]] = []
    boards: list[Item] = []
    for step, width in zip(steps, widths, strict=True):
        rise = 0.5 * (deep - _deep(step, steps, height, stage)) if len(step) == 1 else 0.0
        group, planks = _stack(step, (left + width / 2, foot - rise), width, _own(step, steps, height, stage), stage)
        if rise > 30:
            planks = [*_pedestal(step[0].id, left + width / 2, (foot - rise, foot), width), *planks]
        placed.append(group)
        boards += planks
        left += width + gap
    if lift:
        board = Box(box.x, foot - 3, box.w, max(26.0, 1.9 * size))
        boards = [posts(board, ground, inset=0.06 * box.w, thick=18), plank(board, name="counter"), *boards]
    joins = _joins(placed, stage, chain, vertical=False)
    items = [*boards, *joins, *(p.item for group in placed for p in group)]
    items += _tag(chain, placed, stage, vertical=False)
    items += _captions(steps, placed, size, stage)
    return Composition(
        items=tuple(items), floor=floor_of(stage, ground if lift else foot), hero=steps[-1][0].id,
        beats=_beats(joins, stage),
    )  # fmt: skip


def _own(step: Step, steps: Sequence[Step], height: float, stage: Stage) -> float:
    """How tall each member of a step is."""
    return max(height * _share(step, steps), smallest_pod(stage) if step[0].kind == "pod" else 0.0)


def _deep(step: Step, steps: Sequence[Step], height: float, stage: Stage) -> float:
    """How tall a step is with all its members."""
    own = _own(step, steps, height, stage)
    return own + (len(step) - 1) * (own * 1.22 + 22)


def _pedestal(name: str, x: float, span: tuple[float, float], width: float) -> list[Item]:
    """What lifts a single one to the middle of the several beside it."""
    top, foot = span
    column = Box(x - 0.26 * width, top, 0.52 * width, foot - top)
    shade = Box(x - 0.34 * width, foot - 9, 0.68 * width, 18)
    return [
        Shape(id=f"column-{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Shape(id=f"column-{name}", kind="rect", box=column, fill=Paint("panel_2", "ink", 0.3)),
        plank(Box(x - 0.56 * width, top - 3, 1.12 * width, 26), name=f"stand-{name}"),
    ]


def _stack(step: Step, at: Point, width: float, own: float, stage: Stage) -> tuple[list[Placed], list[Item]]:
    """The members of one step above one another, the upper ones on shelves of their own."""
    out: list[Placed] = []
    boards: list[Item] = []
    size = letters(step, (width, own), stage)
    pitch = own * 1.22 + 22
    for index, member in enumerate(step):
        level = len(step) - 1 - index
        foot = (at[0], at[1] - level * pitch)
        if level:
            boards.append(plank(Box(at[0] - width * 0.56, foot[1] - 3, width * 1.12, 22), name=f"shelf-{member.id}"))
        room = max(width, _width(member, own, stage))
        look = (stage.box.right, foot[1])
        out.append(stand(member, stage, foot=foot, height=own, width=room, look=look, size=size))
    return out, boards


def _joins(placed: Sequence[Sequence[Placed]], stage: Stage, chain: Chain, *, vertical: bool) -> list[Item]:
    """A link from every member of a step to every one of the next; like to like where both are several."""
    start, end = ("bottom", "top") if vertical else ("right", "left")
    width = max(8.0, min(12.0, 12 * stage.canvas.width / 1920))
    fan = len({len(group) for group in placed}) > 1
    out: list[Item] = []
    for before, after in pairwise(placed):
        if len(before) == len(after):
            pairs = list(zip(before, after, strict=True))
        else:
            pairs = [(a, b) for a in before for b in after]
        if fan and not vertical:
            out += _fanned(before, after, stage, chain, width)
            continue
        for a, b in pairs:
            (x1, y1), (x2, y2) = a.ports[start][1], b.ports[end][1]
            level = not vertical and abs(y2 - y1) < 0.16 * abs(x2 - x1)
            made = link.link(
                f"link-{a.item.id}-{b.item.id}", a.ports[start], b.ports[end], theme=stage.theme, width=width,
                head=chain.directed, route="straight" if level else "curve", vertical=vertical,
            )  # fmt: skip
            out.append(_headed_back(made, a.ports[start][1], width, vertical=vertical) if chain.both else made)
    return out


def _fanned(before: Sequence[Placed], after: Sequence[Placed], stage: Stage, chain: Chain, width: float) -> list[Item]:
    """Straight links between one and several, each into a socket of its own along the single one's side."""
    out: list[Item] = []
    wide = 3.2 * width
    pairs = [(a, b) for a in before for b in after]
    level = sum(p.ports["left"][1][1] for p in (before[0], after[0])) / 2 if len(pairs) == 1 else 0.0
    for n, (a, b) in enumerate(pairs):
        name = f"link-{a.item.id}-{b.item.id}"
        off = n - (len(pairs) - 1) / 2
        plugs = []
        for body, side, lone in ((a, "right", len(before) == 1), (b, "left", len(after) == 1)):
            x, y = body.ports[side][1]
            step = min(0.24 * body.box.h, 1.4 * wide) if lone and len(pairs) > 1 else 0.0
            at = (x + (0.3 if side == "right" else -0.3) * wide, level or y + off * step)
            plugs.append(socket(at, stage, name=f"{name}-{side}", side=side, width=wide))
        start, end = (p.ports["cable"] for p in plugs)
        out += [p.item for p in plugs]
        made = link.link(name, start, end, theme=stage.theme, width=width, head=chain.directed, route="straight")
        out.append(made)
    return out


def _headed_back(made: Group, at: Point, width: float, *, vertical: bool) -> Group:
    """The same link with a head at its beginning too."""
    head = link.link_head(at, -90.0 if vertical else 180.0, width)
    return replace(made, items=(*made.items, filled(f"{made.id}/head-back", head, Paint("line_2"))))


def _tag(chain: Chain, placed: Sequence[Sequence[Placed]], stage: Stage, *, vertical: bool) -> list[Item]:
    """The words that travel along the first link, on a small plate over it."""
    if not chain.label or len(placed) < 2:
        return []
    a, b = placed[0][0], placed[1][0]
    start = a.ports["bottom" if vertical else "right"][1]
    end = b.ports["top" if vertical else "left"][1]
    size = even(stage.scale.least)
    w, h = advance(chain.label, "mono-bold", size) + 1.2 * size, 1.75 * size
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    if not vertical:
        x -= 0.6 * size
        y -= 0.0 if end[0] - start[0] > w + 90 else 1.5 * h
    plate = Box(min(max(x - w / 2, stage.box.x), stage.box.right - w), y - h / 2, w, h)
    back = Shape(id="parcel/plate", kind="rect", box=plate, radius=0.32 * h, fill=Paint("ok"))
    base = plate.cy + 0.36 * size
    words = text("parcel/words", chain.label, plate.cx, base, face="mono-bold", size=size, paint="ink", align="center")
    return [Group(id="parcel", items=(back, words), alt=chain.label)]


def _captions(steps: Sequence[Step], placed: Sequence[Sequence[Placed]], size: float, stage: Stage) -> list[Item]:
    if not size:
        return []
    return [
        caption(
            step[0].caption,
            (clear(step[0].caption, group[-1].box.cx, size, stage), group[-1].box.bottom + size * 1.5),
            name=f"label-{step[0].id}",
            size=size,
        )
        for step, group in zip(steps, placed, strict=True)
        if step[0].caption
    ]


def _down_size(steps: Sequence[Step], stage: Stage) -> float:
    pitch = (foot_line(stage) - stage.box.y) / len(steps)
    widest = max(len(step) * max(1.35 if m.kind == "object" else aspect(m) for m in step) * 1.12 for step in steps)
    return min(pitch * 0.66, stage.box.w / widest, 0.3 * stage.canvas.height)


def _down(chain: Chain, steps: Sequence[Step], stage: Stage, height: float) -> Composition:
    """From shelf to shelf; what a thing is stands to its right."""
    box, bottom = stage.box, foot_line(stage)
    pitch = (bottom - box.y) / len(steps)
    placed: list[list[Placed]] = []
    boards: list[Item] = []
    labels: list[Item] = []
    for index, step in enumerate(steps, 1):
        foot = box.y + pitch * index
        if index < len(steps):
            last = bottom if index == len(steps) - 1 else 0.0
            boards.append(podium(stage, foot - 3, 20, last, name=f"shelf-{index}"))
        widths = [_width(m, height, stage) for m in step]
        size = letters(step, (min(widths), height), stage)
        xs = packed(widths, 0.12 * height, box.cx)
        if _alike(steps):  # each over its own
            xs = spread(len(step), box.x, box.right - (0.12 * box.w if any(s[0].caption for s in steps) else 0.0))
        placed.append([
            stand(m, stage, foot=(x, foot), height=height, width=w, look=(x, bottom), size=size)
            for m, x, w in zip(step, xs, widths, strict=True)
        ])  # fmt: skip
        labels += _beside(step[0], placed[-1][-1], stage)
    joins = _joins(placed, stage, chain, vertical=True)
    items = [*boards, *joins, *(p.item for group in placed for p in group), *labels]
    items += _tag(chain, placed, stage, vertical=True)
    return Composition(
        items=tuple(items), floor=floor_of(stage, bottom), hero=steps[-1][0].id,
        beats=_beats(joins, stage),
    )  # fmt: skip


def _beside(member: Member, placed: Placed, stage: Stage) -> list[Text]:
    left = placed.box.right + 28
    room = stage.box.right - left
    if not member.caption or room < 120:
        return []
    size = stage.scale.least
    lines = balance(member.caption, "text-bold", size, room, 2)
    if lines is None:
        return []
    y = placed.box.cy + size * 0.36 - (len(lines) - 1) * size * 0.6
    return [caption("\n".join(lines), (left, y), name=f"label-{member.id}", size=size, align="left")]


def _beats(joins: Sequence[Item], stage: Stage) -> tuple[Beat, ...]:
    lines = [item.id for item in joins if item.id.rpartition("-")[2] not in ("right", "left")]
    draws = tuple(
        Effect(target=name, name="draw", start_ms=200 * i, duration_ms=420, easing="in-out-cubic")
        for i, name in enumerate(lines)
    )
    return (Beat(id="lead", cue=stage.cue, effects=draws),) if draws else ()
