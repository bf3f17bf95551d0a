"""Owners and tags as actors."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.actors.base import place
from builder.actors.model import Placed
from builder.cast import Member, aspect, stand
from builder.geometry import Point
from builder.grammars.levels.bar import Bar
from builder.grammars.levels.plan import Plan, Stance, Tag, tag_box
from builder.grammars.levels.pool import ASH, ROOM, fits
from builder.layout.stage import Stage
from builder.scene.items import Item, Shape

_TILT = (-9.0, 7.0, -8.0, 9.0, -7.0)
_MARK = 44 / 241  # a pod's letter by its height
_CHIP = 21.0  # where that letter would be smaller than this on a 1920-wide canvas, a pod is its chip
_DEAD = (ASH, 0.62)
_LEAN = 1.0  # how far aside the point of a tag may reach for its owner, in letter sizes


def seated(bar: Bar, plan: Plan, stage: Stage) -> Iterator[Placed]:
    big = plan.big
    eyes = (big.x, plan.line - 0.6 * big.height) if big else None
    for i, (member, (x, width)) in enumerate(zip(bar.owners, plan.seats, strict=True)):
        if big and i == bar.grower:
            posed = _mood(member, "crashed" if bar.full else "greedy")
            tilt = 4.0 if bar.full and member.kind == "pod" else 0.0
            extra = _looks(bar, i, plan, stage)
            yield _stood(posed, stage, (big.x, plan.line), big.height, None, tilt, extra, 0.94 * width)
            continue
        side = 1 if i < bar.grower else -1
        lean = -(3.0 + 1.2 * (i % 3)) * side if big else 0.0
        tilt = _TILT[i % len(_TILT)] if bar.full else lean
        posed = _mood(member, "dead" if bar.full else "sweat" if big else "happy")
        extra = _looks(bar, i, plan, stage)
        yield _stood(posed, stage, (x, plan.line), plan.small, eyes, tilt, extra, width * ROOM)


def _mood(member: Member, mood: str) -> Member:
    if "mood" not in member.params:
        return member
    return replace(member, mood=mood, params={**member.params, "mood": mood})


def _looks(bar: Bar, index: int, plan: Plan, stage: Stage) -> dict[str, Any]:
    """Blocks wear the colour of their part and a letter where words do not fit; a full bar turns all grey."""
    member = bar.owners[index]
    if member.kind == "object":
        letter = bar.alike or not fits(bar, index, plan.seats[index][1], stage)
        words = {"words": bar.letter(index)} if letter else {}
        return {"tone": "metal" if bar.full else bar.tones[index], **words}
    return {"tint": _DEAD} if bar.full and member.kind != "pod" else {}


def _stood(
    member: Member, stage: Stage, foot: Point, height: float, look: Point | None, tilt: float, extra: dict[str, Any],
    width: float | None = None,
) -> Placed:  # fmt: skip
    """On the line, tilted about its middle so that it stays on its seat; a chip where a face would be too small."""
    if member.kind != "pod":
        tilt = 0.5 * tilt if abs(tilt) > 5 else 0.0
    turn = math.sin(math.radians(tilt))
    edge = 0.13 * height if member.kind == "pod" else 0.0  # half of what a pod stands on: it comes to lie on its end
    at = (foot[0] - 0.45 * height * turn, foot[1] - 0.7 * edge * abs(turn))
    how: dict[str, Any] = {"foot": at, "tilt": tilt, "shadow": "edge"}
    drawn = min(height, (width or 9e9) / aspect(member)) if member.kind == "pod" else height
    if member.kind == "pod" and drawn * _MARK < _CHIP * stage.canvas.width / 1920:
        ash = _DEAD if member.mood == "dead" else None
        look_of: dict[str, Any] = {"who": member.who, "letter": member.letter, "tint": ash}
        made = place("pod-chip", id=member.id, theme=stage.theme, height=height * 0.84, **look_of, **how)
    elif member.kind == "object":
        room = min(width or 2 * height, 1.6 * height)
        words: dict[str, Any] = {"words": member.params["words"], "least": stage.scale.least}
        how |= {"width": room, "height": height, **words, **extra}
        made = place("object", id=member.id, theme=stage.theme, **how)
    else:
        how.pop("foot")
        made = stand(member, stage, foot=at, height=height, width=width, look=look, extra={**how, **extra})
    return _shaded(made, math.copysign(min(edge, 8 * edge * abs(turn)), turn), foot[1])


def _shaded(made: Placed, aside: float, line: float) -> Placed:
    """The shadow under the end on which a tilted figure stands, on the line."""
    first, *rest = made.item.items
    if not isinstance(first, Shape) or not first.id.endswith("/shadow"):
        return made
    under = replace(first, box=first.box.moved(aside, line - made.foot[1]))
    return replace(made, item=replace(made.item, items=(under, *rest)))


def small_tags(bar: Bar, plan: Plan, stage: Stage) -> Iterator[Item]:
    """A skull and the error over each of the small ones, or once over all of them with a point to each."""
    for tag in plan.tags:
        name = "-".join(bar.owners[i].id for i in (tag.over[0], tag.over[-1])[: len(tag.over)])
        yield place(
            "tag", id=f"tag-{name}", theme=stage.theme, centre=tag.centre, words=bar.tag, size=tag.size,
            width=tag.width, tails=_tails(tag, plan),
        ).item  # fmt: skip


def _tails(tag: Tag, plan: Plan) -> tuple[float, ...]:
    if len(tag.over) < 2:
        return ()
    return tuple(plan.seats[i][0] - tag.centre[0] for i in tag.over)


def big_tag(bar: Bar, plan: Plan, stage: Stage) -> Iterator[Item]:
    """The same over the grower; with a point where the others' tag has some."""
    if bar.big and plan.big and plan.big.tag:
        aside = _aside(bar, plan.big, plan.big.tag)
        rest = plan.big.x - plan.big.tag[0] - aside
        lean = math.copysign(min(abs(rest), _LEAN * plan.big.size), rest)
        yield place(
            "tag", id=f"tag-{bar.big.id}", theme=stage.theme, centre=plan.big.tag, words=bar.tag, size=plan.big.size,
            tails=(aside,) if any(len(tag.over) > 1 for tag in plan.tags) else (), lean=lean,
        ).item  # fmt: skip


def _aside(bar: Bar, big: Stance, at: Point) -> float:
    """Where the point of the grower's tag leaves it: towards the grower, u from the tag's middle."""
    most = tag_box(bar.tag, big.size).w / 2 - 0.9 * big.size
    return max(-most, min(most, big.x - at[0]))
