"""One card cut two ways: taken in turns, and walled off; the better one larger, the job the largest on both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.cast import Member, stand
from builder.cast.ground import floor_of, foot_line, lifted, podium
from builder.cast.stand import SINK, smallest_pod
from builder.cast.words import caption, caption_size, clear
from builder.geometry import Point
from builder.grammars.verdict.model import Swap, stamps
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.items import Item
from builder.text.wrap import balance

_CARD = base.natural("gpu")
_WIDE = _CARD.w / _CARD.h
_TOP = 262 / 276  # height of its body's top edge, in card heights
_MIDDLE = 319 / 616  # of its body, in card widths
_JOB, _TORSO, _SHOULDERS = 1.3, 241 / 398, 200 / 398  # the job with its weights in card heights; its body in its own
_BAR = 0.5  # half of its weights, in its heights
_SIBLING = 0.8  # of the job's body
_BADGE, _AIR = 0.4, 12.0
_OUT = 14.0  # the cross may reach over its card's end
_UNDER = 1.62  # room for a label under a card, in letter sizes
_SIGN, _TALL = 0.33, 1.86  # letters of the sign in card heights; its height in letters
_LARGER = (1.7, 1.5, 1.28, 1.12, 1.0)  # the better card in widths of the other
_HEAD = 1.2  # a sibling with what it wears, in its heights
_FADED = 0.3  # share of the ground in the card that is not advised
_UPRIGHT = 0.8  # a room lower than this by its width has no place for one above the other
_STACK = (0.95, 0.5)  # what stands on the upper and on the lower of two stacked cards, in their heights
_BOARD = 24.0
_UNSET: tuple[tuple[str, ...], ...] = ((), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Heights of the two cards, of the job with its weights, of a sibling, of a badge; the cards' feet; all in u."""

    turns: float
    walled: float
    job: float
    pod: float
    badge: float
    label: float
    feet: tuple[Point, Point]
    stacked: bool
    reach: float  # from the job to its siblings
    fill: float = 1.0  # of the stage's height

    labels: tuple[tuple[str, ...], ...] = _UNSET  # the lines of labels that are broken

    @property
    def approval(self) -> float:
        """Height of the better card's badge."""
        return self.badge * min(1.3, self.walled / self.turns)

    @property
    def worth(self) -> float:
        """How well the job and the better card are seen, and that there is room beside the job."""
        near = (self.job * _SHOULDERS + self.pod * 0.83) / 2 + _AIR
        size = min(self.job, self.turns) + 2.5 * self.walled + 4 * min(0.0, self.reach - near)
        return float(size * self.fill**0.6)


def compose(swap: Swap, stage: Stage) -> Composition:
    """The card that takes turns, and the same card in walled parts: same actors, same order."""
    plan = _plan(swap, stage)
    items: list[Item] = []
    if plan.stacked:
        items.append(podium(stage, plan.feet[0][1] - SINK, _BOARD, plan.feet[1][1], name="shelf"))
    left, right = _card(plan, 0, stage), _walled(swap, plan, stage)
    items += [left.item, *_riders(swap.item.member, left, plan, stage)]
    sign = _sign(swap.instead, right, plan, stage)
    items += [right.item, sign.item]
    places = (_over(left, plan, stage), plan.badge), (_beside(sign, right, plan, stage), plan.approval)
    for kind, (at, size) in zip(("cross", "check"), places, strict=True):
        mark = base.place("badge", id=f"badge-{kind}", theme=stage.theme, centre=at, height=size, kind=kind)
        items.append(mark.item)
    items += _labels(swap, plan, stage)
    floor = floor_of(stage, plan.feet[1][1])
    return Composition(items=tuple(items), floor=floor, hero="gpu-walled", beats=stamps(stage))


def _plan(swap: Swap, stage: Stage) -> _Plan:
    """Side by side, or one above the other where that leaves them larger."""
    plans = [_abreast(swap, stage, larger) for larger in _LARGER]
    if stage.box.h > _UPRIGHT * stage.box.w:
        plans += [_stacked(swap, stage, larger) for larger in _LARGER]
    return max(plans, key=lambda plan: plan.worth)


def _abreast(swap: Swap, stage: Stage, larger: float) -> _Plan:
    box, bottom = stage.box, foot_line(stage)
    room = (box.w - 30) / (1 + larger)
    size, lines = caption_size(swap.labels, stage, room), _UNSET
    if not size and any(swap.labels):
        size, lines = _broken(swap, room, 2, stage)
    under = size * (_UNDER + 1.28 * (max(1, len(lines[0]), len(lines[1])) - 1))
    high = bottom - box.y - under
    turns = min((box.w - 30) / (_WIDE * (1 + larger)), high / (_TOP + 0.6), high / larger / (_TOP + 0.5))
    job, pod, badge, reach = _cast(turns, high - turns * _TOP, stage)
    wide = turns * _WIDE
    edge = min(0.02 * box.w, max(0.0, box.w - wide * (1 + larger) - 30) / 3)
    y = bottom - under
    feet = (box.x + edge + wide / 2, y), (box.right - edge - larger * wide / 2, y)
    return _Plan(
        turns=turns, walled=larger * turns, job=job, pod=pod, badge=badge, reach=reach, label=size, feet=feet,
        stacked=False, labels=lines, fill=max(turns * _TOP + job, larger * turns * (_TOP + _SIGN * _TALL)) / high,
    )  # fmt: skip


def _stacked(swap: Swap, stage: Stage, larger: float) -> _Plan:
    """One above the other at the left, what each is called at its right."""
    box, bottom = stage.box, foot_line(stage)
    high = bottom - box.y - _BOARD - 14
    on_top, sign = _STACK
    turns = min(high / (_TOP + on_top + larger * (_TOP + sign)), 0.62 * box.w / _WIDE / larger)
    job, pod, badge, reach = _cast(turns, high - turns * _TOP - larger * turns * (_TOP + sign), stage)
    wide = turns * _WIDE
    size, lines = 0.0, _UNSET
    if any(swap.labels):
        size, lines = _broken(swap, box.w - larger * wide - 0.5 * badge - 36, 3, stage)
    beside = box.w if not size else larger * wide
    x = box.x + beside / 2 if size else box.cx
    middle = x - (larger - 1) * wide / 2 if size else x
    feet = (middle, bottom - larger * turns * (_TOP + sign) - _BOARD - 14), (x, bottom)
    return _Plan(
        turns=turns, walled=larger * turns, job=job, pod=pod, badge=badge, reach=reach, label=size, feet=feet,
        stacked=True, labels=lines,
    )  # fmt: skip


def _cast(turns: float, room: float, stage: Stage) -> tuple[float, float, float, float]:
    """Heights of job, siblings and badge on a card `turns` u tall with `room` above it, and how far siblings stand."""
    job = min(_JOB * turns, room)
    least = 0.075 * min(stage.canvas.width, stage.canvas.height)
    badge = min(max(_BADGE * turns, least), 0.45 * turns)
    small, air = smallest_pod(stage), _air(stage)
    free = turns * _WIDE * (1 - _MIDDLE) - 6
    job = min(job, max((free - 0.83 * small - air) * 2 / _SHOULDERS, 1.15 * small / _TORSO))
    job = min(job, max(1.15 * small / _TORSO, (free + 6 + _OUT - air - badge) / _BAR))
    beside = (free - job * _SHOULDERS / 2 - air) / 0.83
    pod = max(small, min(_SIBLING * _TORSO * job, beside))
    badge = max(0.6 * badge, min(badge, room - _HEAD * pod - air))
    return job, pod, badge, min(free - pod * 0.415, 0.35 * turns * _WIDE)


def _air(stage: Stage) -> float:
    """Between two on one card, keylines counted; less where the core box is narrow."""
    return (0.6 if lifted(stage) else 1.0) * _AIR + stage.theme.keyline


def _broken(swap: Swap, room: float, most: int, stage: Stage) -> tuple[float, tuple[tuple[str, ...], ...]]:
    """The largest size at which both labels fit `room` u on so many lines; 0 where none does."""
    size = stage.scale.label
    while size >= stage.scale.least:
        found = [balance(words, "text-bold", even(size), room, most) or () for words in swap.labels]
        if all(lines or not words for lines, words in zip(found, swap.labels, strict=True)):
            return even(size), tuple(tuple(lines) for lines in found)
        size -= 2
    return 0.0, _UNSET


def _over(card: Placed, plan: _Plan, stage: Stage) -> Point:
    """Where the job is crossed out: at its right shoulder, clear of the sibling under it."""
    y, air, half = card.anchors["surface"][1], _air(stage), plan.badge / 2
    x = card.box.x + _MIDDLE * card.box.w + plan.job * _BAR + air + half
    return min(x, card.box.right + _OUT - half), min(y - plan.job + half, y - _HEAD * plan.pod - air / 2 - half)


def _beside(sign: Placed, card: Placed, plan: _Plan, stage: Stage) -> Point:
    """Where the better card is approved: on it, at the right of its sign."""
    half = plan.approval / 2
    return sign.box.right + _air(stage) + half, card.anchors["surface"][1] + SINK - half


def _card(plan: _Plan, index: int, stage: Stage, **extra: Any) -> Placed:
    height, foot = (plan.turns, plan.walled)[index], plan.feet[index]
    k = height / _CARD.h
    if 62 * k < stage.scale.least:
        extra["name"] = ""
    names = ("gpu-turns", "gpu-walled")
    if index == 0:
        extra |= {"owner": "a", "lights": ("a", "t", "c", "off"), "alt": "One GPU in turns", "dim": _FADED}
    corner = (foot[0] - _CARD.w * k / 2, foot[1] - height)
    return base.place("gpu", id=names[index], theme=stage.theme, corner=corner, scale=k, **extra)


def _riders(job: Member, card: Placed, plan: _Plan, stage: Stage) -> list[Item]:
    """Everybody on top of one card: one runs, the job sweats in the middle, one sleeps."""
    y = card.anchors["surface"][1] + SINK
    middle = card.box.x + _MIDDLE * card.box.w
    eyes = (middle, y - plan.job * 0.3)
    return [
        _pod("a", "running", (middle - plan.reach, y), plan.pod, eyes, stage),
        _job(job, (middle, y), plan, stage),
        _pod("c", "paused", (middle + plan.reach, y), plan.pod, eyes, stage),
    ]


def _pod(who: str, mood: str, foot: Point, height: float, eyes: Point, stage: Stage) -> Item:
    how: dict[str, Any] = {"who": who, "mood": mood, "shadow": "edge"}
    if mood != "paused":
        how["look_at"] = eyes
    return base.place("pod", id=f"pod-{who}-turns", theme=stage.theme, foot=foot, scale=height / 241, **how).item


def _job(job: Member, foot: Point, plan: _Plan, stage: Stage) -> Item:
    """The job that struggles, the largest on its card; a pod where the row named no job."""
    if job.kind != "training-job":
        extra: dict[str, Value] = {"mood": "sweat"} if job.kind == "pod" else {}
        return stand(job, stage, foot=foot, height=plan.job * _TORSO * 1.25, extra=extra).item
    k = max(plan.job / 398, 1.12 * smallest_pod(stage) / 241)
    if 398 * k > 1.02 * plan.job:
        above = (foot[0], foot[1] - 9 * plan.job)
        return _pod("t", "sweat", foot, min(plan.job, 1.25 * plan.pod), above, stage)
    how: dict[str, Any] = {"mood": "sweat", "shadow": "edge"}
    return base.place("training-job", id=job.id, theme=stage.theme, foot=foot, scale=k, **how).item


def _walled(swap: Swap, plan: _Plan, stage: Stage) -> Placed:
    """The same card, its body opened into chambers."""
    job = swap.item.member
    middle = "training-job" if job.kind == "training-job" else job.who or "t"
    return _card(
        plan, 1, stage, variant="mig", tenants=("a", middle, "c"), alt=f"The GPU cut into walled parts: {swap.instead}"
    )


def _sign(words: str, card: Placed, plan: _Plan, stage: Stage) -> Placed:
    """What the better card is called, standing on it."""
    x, y = card.box.x + _MIDDLE * card.box.w - (plan.approval + _air(stage)) / 2, card.anchors["surface"][1]
    room = y - (stage.box.y if not plan.stacked else plan.feet[0][1] + _BOARD + 12)
    size = max(stage.scale.least, min(_SIGN * plan.walled, room / _TALL))
    how: dict[str, Any] = {"words": words, "size": size, "tone": "go", "shadow": "edge"}
    return base.place("sign", id="sign", theme=stage.theme, foot=(x, y + SINK), scale=1, **how)


def _labels(swap: Swap, plan: _Plan, stage: Stage) -> list[Item]:
    """Under each card, or beside it where they are stacked; the first one muted."""
    size = plan.label
    out: list[Item] = []
    for n, (name, words) in enumerate(zip(("left", "right"), swap.labels, strict=True)):
        if not size or not words:
            continue
        (x, foot), paint = plan.feet[n], "text" if n else "text_muted"
        if plan.stacked:
            lines, high = plan.labels[n], (plan.turns, plan.walled)[n]
            y = foot - 0.42 * high + size * (0.36 - 0.64 * (len(lines) - 1))
            left = stage.box.x + plan.walled * _WIDE + 0.5 * plan.badge + 24
            out.append(caption("\n".join(lines), (left, y), name=f"label-{name}", size=size, paint=paint, align="left"))
        else:
            said = "\n".join(plan.labels[n]) or words
            widest = max(said.split("\n"), key=len)
            at = (clear(widest, x, size, stage), foot + size * 1.5)
            out.append(caption(said, at, name=f"label-{name}", size=size, paint=paint))
    return out
