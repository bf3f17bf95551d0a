"""Bar, owners and tags as actors."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.actors.base import place
from builder.actors.model import Placed
from builder.cast import Member, aspect, stand
from builder.cast.stand import block
from builder.geometry import Point
from builder.grammars.levels.bar import Bar
from builder.grammars.levels.plan import Plan, Tag
from builder.layout.labels import stock
from builder.layout.stage import Stage
from builder.scene.items import Item
from builder.text.measure import advance

_TILT = (-9.0, 7.0, -8.0, 9.0, -7.0)
_MARK = 44 / 241  # a pod's letter by its height
_CHIP = 21.0  # where that letter would be smaller than this on a 1920-wide canvas, a pod is its chip
_ROOM = 0.92  # share of its seat that an owner may take
_ASH = ("#6F8087", 0.62)  # what the dead of any kind fade to


def tank(bar: Bar, plan: Plan, stage: Stage) -> Placed:
    """The bar; when full its whole inside is the grower's, or all keep their parts."""
    box, big = plan.bar, bar.big
    segments: tuple[object, ...] = tuple(
        (tone, share, _mark(bar, i)) for i, (tone, share) in enumerate(zip(bar.tones, bar.shares, strict=True))
    )
    if bar.free > 0.01 and not bar.full:
        segments = (*segments, ("", bar.free, ""))
    extra: dict[str, Any] = {"full": "yes"} if bar.full else {}
    if big and bar.full:
        segments = ((bar.tones[bar.grower], 1.0, stage.labels.get("full") or f"{bar.pool} {stock('full')}"),)
        extra["reading"] = "100%"
    elif big:
        extra = {"grow": bar.tones[bar.grower], "grow_label": stage.labels.get("grow") or _mark(bar, bar.grower)}
    return place(
        "tank", id="bar", theme=stage.theme, corner=(box.x, box.y), w=box.w, h=box.h, segments=segments,
        name=_name(bar, plan, stage) if plan.name_size else "", name_size=plan.name_size or 2.0,
        least=stage.scale.least, **extra,
    )  # fmt: skip


def _mark(bar: Bar, index: int) -> str:
    """A letter, or the words of an owner whose drawing does not say them; the share the author gave."""
    member, said = bar.owners[index], bar.said[index]
    if member.kind == "object":
        return said or (bar.letter(index) if bar.alike else "")
    return " ".join(word for word in (member.letter or member.words, said) if word)


def _name(bar: Bar, plan: Plan, stage: Stage) -> str:
    """The bar's name; blocks that carry letters instead of words are named beside it."""
    blocks = [i for i, m in enumerate(bar.owners) if m.kind == "object"]
    if bar.alike:
        noun = bar.owners[0].words
        who = f"{len(blocks)} {noun if noun.endswith('s') else f'{noun}s'}"
    else:
        lettered = [i for i in blocks if not _fits(bar, i, plan, stage)]
        who = ", ".join(f"{bar.letter(i)} {bar.owners[i].words}" for i in lettered)
    words = f"{bar.name} · {who}" if who and not stage.labels.get("name") else bar.name
    return words if advance(words, "text-bold", plan.name_size) <= plan.bar.w else bar.name


def _fits(bar: Bar, index: int, plan: Plan, stage: Stage) -> bool:
    """Whether a block can carry its words on its seat."""
    room = plan.seats[index][1] * _ROOM
    return block(bar.owners[index], stage.scale.least, room)[0] <= room


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
        yield _stood(posed, stage, (x, plan.line), plan.small, eyes, tilt, extra, width * _ROOM)


def _mood(member: Member, mood: str) -> Member:
    if "mood" not in member.params:
        return member
    return replace(member, mood=mood, params={**member.params, "mood": mood})


def _looks(bar: Bar, index: int, plan: Plan, stage: Stage) -> dict[str, Any]:
    """Blocks wear the colour of their part and a letter where words do not fit; a full bar turns all grey."""
    member = bar.owners[index]
    if member.kind == "object":
        letter = bar.alike or not _fits(bar, index, plan, stage)
        words = {"words": bar.letter(index)} if letter else {}
        return {"tone": "metal" if bar.full else bar.tones[index], **words}
    return {"tint": _ASH} if bar.full and member.kind != "pod" else {}


def _stood(
    member: Member, stage: Stage, foot: Point, height: float, look: Point | None, tilt: float, extra: dict[str, Any],
    width: float | None = None,
) -> Placed:  # fmt: skip
    """On the line, tilted about its middle so that it stays on its seat; a chip where a face would be too small."""
    if member.kind != "pod":
        tilt = 0.5 * tilt if abs(tilt) > 5 else 0.0
    at = (foot[0] - math.sin(math.radians(tilt)) * 0.45 * height, foot[1])
    drawn = min(height, (width or 9e9) / aspect(member)) if member.kind == "pod" else height
    if member.kind == "pod" and drawn * _MARK < _CHIP * stage.canvas.width / 1920:
        ash = _ASH if member.mood == "dead" else None
        return place(
            "pod-chip", id=member.id, theme=stage.theme, foot=at, height=height * 0.84, tilt=tilt, shadow=0,
            who=member.who, letter=member.letter, tint=ash,
        )  # fmt: skip
    if member.kind == "object":
        room = width or 2 * height
        return place(
            "object", id=member.id, theme=stage.theme, foot=at, width=min(room, 1.6 * height), height=height, tilt=tilt,
            least=stage.scale.least, shadow=0, **{"words": member.params["words"], **extra},
        )  # fmt: skip
    return stand(
        member, stage, foot=at, height=height, width=width, look=look, extra={"tilt": tilt, "shadow": 0, **extra}
    )


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
    if bar.big and plan.big and plan.big.tag:
        yield place(
            "tag", id=f"tag-{bar.big.id}", theme=stage.theme, centre=plan.big.tag, words=bar.tag, size=plan.big.size
        ).item
