"""Not this, that: the same set twice with one difference; where the two differ in kind, a step to the better one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.cast import Member, stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import block, smallest_pod
from builder.cast.words import caption, caption_size, clear
from builder.geometry import Box, Point
from builder.grammars.verdict.model import Judged
from builder.grammars.verdict.parts import machine_width
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item

_ON_TOP, _HIGHEST = 0.6, 0.95  # height of the job with its weights on the card, in card heights: least and most
_POD, _ASLEEP = 0.7, 0.575  # of its neighbours, in heights of the job
_LETTER = 0.058  # letter of the job in its chamber, in card heights
_BADGE = 0.36
_UNDER = 1.62  # room for a label under a card, in letter sizes
_SIGN = 0.27  # letters of the sign on the better card, in card heights


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """`item` does not suit, `instead` (its words) does; `labels` under the two."""

    item: Judged
    instead: str
    labels: tuple[str, str] = ("", "")


def same_set(item: Member, instead: str) -> bool:
    """Whether both sides are one card cut two ways: a job that needs its own part of it, and MIG."""
    return instead.upper() == "MIG" and item.kind in ("training-job", "pod", "gpu")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Where the two cards stand: heights of card and job, size of the labels, the cards' feet, u."""

    card: float
    job: float
    label: float
    feet: tuple[Point, Point]
    stacked: bool


def _plan(swap: Swap, stage: Stage) -> _Plan:
    """Side by side, or one above the other where that leaves them larger."""
    box, bottom = stage.box, foot_line(stage)
    stacked = box.w < (1.45 if stage.tall else 1.0) * box.h
    size = caption_size(swap.labels, stage, (box.w if stacked else box.w / 2) - 24)
    under, natural = size * _UNDER, base.natural("gpu")
    wide = natural.w / natural.h
    high = (bottom - box.y) / 2 - under - 16 if stacked else bottom - box.y - under
    card = min(high / (1 + _ON_TOP * 1.02), box.w * (0.8 if stacked else 0.47) / wide)
    if stacked:
        x = box.cx - min(0.5 * _BADGE * card, (box.w - card * wide) / 2)
        feet = ((x, (box.y + bottom) / 2 - under), (x, bottom - under))
    else:
        side = card * wide / 2 + min(0.03 * box.w, (box.w / 2 - card * wide) * 0.5)
        feet = ((box.x + side, bottom - under), (box.right - side, bottom - under))
    job = card * min(_HIGHEST, max(_ON_TOP, high / (1.02 * card) - 1))
    return _Plan(card=card, job=job, label=size, feet=feet, stacked=stacked)


def card_twice(swap: Swap, stage: Stage) -> Composition:
    """The card that takes turns, and the same card in walled parts: same size, same actors, same order."""
    plan = _plan(swap, stage)
    items: list[Item] = []
    if plan.stacked:
        board = Box(stage.box.x, plan.feet[0][1] - 3, stage.box.w, plan.label * _UNDER + 6)
        items.append(plank(board, name="shelf"))
    items += _turns(swap.item.member, plan.feet[0], plan.card, plan.job, stage)
    items += _walled(swap, plan.feet[1], plan.card, stage)
    items += [*_marks(plan, stage), *_labels(swap, plan, stage)]
    floor = floor_of(stage, plan.feet[1][1])
    return Composition(items=tuple(items), floor=floor, hero="gpu-walled", beats=_beats(stage))


def _labels(swap: Swap, plan: _Plan, stage: Stage) -> list[Item]:
    """Under each card, the left one muted; the upper of two stacked ones on the front of its board."""
    size = plan.label
    out: list[Item] = []
    for name, words, (x, foot) in zip(("left", "right"), swap.labels, plan.feet, strict=True):
        if not size or not words:
            continue
        on_board = plan.stacked and name == "left"
        drop = size * (0.52 * _UNDER + 0.36) - 3 if on_board else size * 1.5
        paint = "text_muted" if name == "left" and not on_board else "text"
        at = (clear(words, x, size, stage), foot + drop)
        out.append(caption(words, at, name=f"label-{name}", size=size, paint=paint))
    return out


def _place_card(at: Point, height: float, stage: Stage, name: str, **extra: Any) -> Placed:
    natural = base.natural("gpu")
    k = height / natural.h
    if 62 * k < stage.scale.least:
        extra["name"] = ""
    corner = (at[0] - natural.w * k / 2, at[1] - height)
    return base.place("gpu", id=name, theme=stage.theme, corner=corner, scale=k, **extra)


def _turns(job: Member, at: Point, height: float, high: float, stage: Stage) -> list[Item]:
    """Everybody on top of one card: one runs, the job sweats in the middle, one sleeps."""
    who = job.who or "t"
    lights = ("a", who, "c", "off")
    card = _place_card(at, height, stage, "gpu-turns", owner="a", lights=lights, alt="One GPU in turns")
    y = card.anchors["surface"][1] + 3
    left, right = card.anchors["surface-left"][0], card.anchors["surface-right"][0]
    middle = (left + right) / 2
    clear_of_mark = card.box.right - 0.5 * _BADGE * height - 0.42 * high * _ASLEEP - 8 - middle
    reach = min(0.385 * (right - left), clear_of_mark)
    eyes = (middle, y - height * 0.3)
    return [
        card.item,
        _pod("a", "running", (middle - reach, y), high * _POD, eyes, stage, "turns"),
        _job(job, (middle, y), high, stage),
        _pod("c", "paused", (middle + reach, y), high * _ASLEEP, eyes, stage, "turns"),
    ]


def _pod(who: str, mood: str, foot: Point, height: float, eyes: Point, stage: Stage, name: str) -> Item:
    scale = max(height, smallest_pod(stage)) / 241
    look: dict[str, Any] = {} if mood == "paused" else {"look_at": eyes}
    return base.place(
        "pod", id=f"pod-{who}-{name}", theme=stage.theme, foot=foot, scale=scale, who=who, mood=mood, **look
    ).item


def _job(job: Member, foot: Point, height: float, stage: Stage) -> Item:
    """The job that struggles; a pod where the row named no job."""
    k = height / base.natural("training-job").h
    if job.kind == "training-job" and 44 * k < 20 * stage.canvas.width / 1920 + 1:
        return _pod("t", "sweat", foot, height, (foot[0], foot[1] - 9 * height), stage, "turns")
    if job.kind == "training-job":
        return base.place("training-job", id=job.id, theme=stage.theme, foot=foot, scale=k, mood="sweat").item
    extra: dict[str, Value] = {"mood": "sweat"} if job.kind == "pod" else {}
    return stand(job, stage, foot=foot, height=height * 0.7, extra=extra).item


def _walled(swap: Swap, at: Point, height: float, stage: Stage) -> list[Item]:
    """The same card, its body opened into chambers, a sign standing on it."""
    job = swap.item.member
    middle = job.who or "t"
    if job.kind == "training-job" and _LETTER * height > 20 * stage.canvas.width / 1920 + 0.2:
        middle = "training-job"
    card = _place_card(
        at,
        height,
        stage,
        "gpu-walled",
        variant="mig",
        tenants=("a", middle, "c"),
        alt=f"The GPU cut into walled parts: {swap.instead}",
    )
    x, y = card.anchors["surface"]
    size = max(stage.scale.least, _SIGN * height)
    sign = base.place(
        "sign",
        id="sign",
        theme=stage.theme,
        foot=(x, y + 3),
        scale=1,
        words=swap.instead,
        size=size,
        tone="go",
        shadow=0,
    )
    return [card.item, sign.item]


def _marks(plan: _Plan, stage: Stage) -> list[Item]:
    """Octagon left, check right, each over its card's upper right corner; beside the card where they are stacked."""
    card, size = plan.card, plan.card * _BADGE
    half = card * base.natural("gpu").w / base.natural("gpu").h / 2
    last = stage.canvas.keep.right - size / 2
    across = 0.72 * size if plan.stacked else min(0.0, last - plan.feet[1][0] - half)
    rise = 0.62 * card if plan.stacked else card + 0.14 * size
    out: list[Item] = []
    for kind, (x, foot) in zip(("cross", "check"), plan.feet, strict=True):
        at = (min(x + half + across, last), foot - rise)
        out.append(base.place("badge", id=f"badge-{kind}", theme=stage.theme, centre=at, height=size, kind=kind).item)
    return out


def step(swap: Swap, stage: Stage) -> Composition:
    """Two things of different kind: the smaller one crossed out, an arrow, the larger one with its check."""
    box, bottom = stage.box, foot_line(stage)
    stacked = box.w < 1.15 * box.h
    better = _better(swap)
    size = caption_size((swap.item.label,), stage, box.w * 0.4)
    foot = bottom - size * 1.62
    pitch = (foot - box.y) / (2 if stacked else 1)
    tall = min(pitch * (0.72 if stacked else 0.84), 0.4 * stage.canvas.height)
    while tall > 60 and not stacked and _step_width(swap, better, tall, stage) > box.w:
        tall -= 4
    old_h, old_w = tall * 0.68, machine_width(swap.item, tall * 0.68, stage)
    new_w, new_h = _better_size(better, tall, box.w * (0.94 if stacked else 0.5), stage)
    feet = (box.y + pitch - 10, foot) if stacked else (foot, foot)
    xs = (box.x + old_w / 2 + 0.03 * box.w, box.right - new_w / 2 - 0.03 * box.w)
    eyes = (xs[1], foot - new_h / 2)
    old = stand(swap.item.member, stage, foot=(xs[0], feet[0]), height=old_h, width=old_w, look=eyes)
    new = stand(better, stage, foot=(xs[1], feet[1]), height=new_h, width=new_w)
    items: list[Item] = [plank(Box(box.x, feet[0] - 3, box.w, 24), name="shelf")] if stacked else []
    items += [old.item, new.item, *_step_marks(old, new, stage), _arrow(old, new, stage, stacked=stacked)]
    if size and swap.item.label:
        at = (clear(swap.item.label, xs[0], size, stage), feet[0] + size * 1.5)
        if stacked:
            at = (old.box.right + 40, feet[0] - old_h * 0.4)
        align = "left" if stacked else "center"
        items.append(caption(swap.item.label, at, name="label-left", size=size, paint="text_muted", align=align))
    return Composition(items=tuple(items), floor=floor_of(stage, foot), hero=better.id, beats=_beats(stage))


def _better_size(better: Member, tall: float, room: float, stage: Stage) -> tuple[float, float]:
    width = min(room, max(block(better, stage.scale.least)[0], tall * 1.5))
    return width, min(tall, 0.66 * width)


def _step_width(swap: Swap, better: Member, tall: float, stage: Stage) -> float:
    """Width of both and the arrow between them."""
    arrow = 0.16 * stage.canvas.width
    return machine_width(swap.item, tall * 0.68, stage) + _better_size(better, tall, 9e9, stage)[0] + arrow


def _better(swap: Swap) -> Member:
    figure = swap.item.member.figure
    return Member(
        id="instead", kind="object", words=swap.instead, figure=figure, params={"words": swap.instead, "light": "ok"}
    )


def _step_marks(old: Placed, new: Placed, stage: Stage) -> list[Item]:
    out: list[Item] = []
    for kind, placed, share in (("cross", old, 0.3), ("check", new, 0.32)):
        size = max(64.0 * stage.canvas.width / 1920, min(placed.box.h * share, 0.16 * stage.canvas.height))
        x = min(placed.box.right - size * 0.16, stage.canvas.keep.right - size / 2)
        at = (x, placed.box.y + size * 0.04)
        out.append(base.place("badge", id=f"badge-{kind}", theme=stage.theme, centre=at, height=size, kind=kind).item)
    return out


def _arrow(old: Placed, new: Placed, stage: Stage, *, stacked: bool) -> Item:
    """The emphasis arrow between the two."""
    if stacked:
        start = (old.box.cx, old.box.bottom + 40)
        end = (max(old.box.cx, new.box.x + 0.2 * new.box.w), new.box.y - 24)
    else:
        y = min(old.box.cy, new.box.cy) + 0.1 * old.box.h
        start, end = (old.box.right + 44, y), (new.box.x - 32, y)
    return base.place(
        "arrow", id="arrow", theme=stage.theme, scale=1, corner=(min(start[0], end[0]), min(start[1], end[1])),
        start=start, end=end, stroke=max(12.0, 18 * stage.canvas.width / 1920),
    ).item  # fmt: skip


def _beats(stage: Stage) -> tuple[Beat, ...]:
    no = Effect(target="badge-cross", name="stamp", duration_ms=240)
    yes = Effect(target="badge-check", name="stamp", duration_ms=240)
    return (
        Beat(id="no", cue=stage.cue, effects=(no,)),
        Beat(id="instead", cue=stage.cue, effects=(yes,), trigger="auto"),
    )
