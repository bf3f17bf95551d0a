"""Every one at its own place: each in the bay where it fits, or let in and turned away at a door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.actors.base import Placed
from builder.cast import Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.place import bays
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item

_LARGE = {"large": 1.0, "small": 0.62}
_LARGER = ("big", "large", "heavy", "huge", "wide", "giant", "long", "tall", "fat")
_SMALLER = ("small", "little", "light", "tiny", "narrow", "short", "thin", "mini")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lot:
    """`thing` in a bay called `words`; `slot` what the bay is ("" none drawn); `verdict` "check", "cross" or ""."""

    thing: Figure
    words: str
    slot: Figure | None = None
    verdict: str = ""
    size: float = 0.8


def sized(thing: Figure, slot: str) -> float:
    """How large a bay is beside the others, from what is said of who goes there."""
    said = {w.lower() for w in (*thing.attributes, *slot.split())}
    if said & set(_LARGER):
        return 1.0
    return 0.66 if said & set(_SMALLER) else _LARGE.get(thing.state, 0.82)


def compose(lots: Sequence[Lot], by: Figure | None, stage: Stage) -> Composition:
    """Bays side by side on one floor, as high as what goes there is large; whoever decides before them."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    keeper = Roll().one(by) if by else None
    judged = any(lot.verdict for lot in lots)
    choice = bays.Choice(slot=lots[0].thing, count=len(lots), lit=0, label="x", by=by)
    chooser, area = bays.chooser(keeper, room, stage, choice)
    roll, items, effects = Roll(), list[Item](), list[Effect]()
    heads: list[Placed] = []
    for n, (lot, box) in enumerate(zip(lots, _boxes(lots, area), strict=True), 1):
        on = lot.verdict != "cross"
        thing = _thing(lot, box, n, roll, stage, judged=judged)
        heads.append(thing[-1])
        items += [bays.bay(box, f"slot-{n}", on=on), *(p.item for p in thing)]
        said = "" if not lot.thing.kind and lot.words == lot.thing.words else lot.words
        items += bays.words_under(said, box, stage, name=f"label-{n}", tone="volt" if on else "neutral")
        if lot.verdict:
            items.append(bays.tick(box, stage, name=f"mark-{n}", kind=lot.verdict))
            effects.append(Effect(target=f"mark-{n}", name="stamp", start_ms=300 * n, duration_ms=240))
        else:
            down = (("dx", 0.0), ("dy", -0.4 * box.h))
            effects.append(Effect(target=heads[-1].item.id, name="move", start_ms=240 * n, params=down))
    if keeper is not None:
        look = (heads[0].box.cx, heads[0].box.cy)
        items.append(stand(keeper, stage, foot=chooser[0], height=chooser[1], look=look).item)
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=heads[0].item.id,
        beats=(Beat(id="place", cue=stage.cue, effects=tuple(effects)),),
    )  # fmt: skip


def _boxes(lots: Sequence[Lot], area: Box) -> list[Box]:
    """Bays as wide and as high as their sizes ask for, together over the whole width."""
    gap = 28.0 if area.w > 900 else 16.0
    shares = [0.4 + lot.size for lot in lots]
    unit = min((area.w - gap * (len(lots) - 1)) / sum(shares), 1.1 * area.h / max(shares))
    left = area.cx - (unit * sum(shares) + gap * (len(lots) - 1)) / 2
    most = max(lot.size for lot in lots)
    out = []
    for lot, share in zip(lots, shares, strict=True):
        high = min(area.h, 2.2 * unit * max(shares)) * max(lot.size / most, 0.84 if lot.slot else 0.0)
        out.append(Box(left, area.bottom - high, unit * share, high))
        left += unit * share + gap
    return out


def _thing(lot: Lot, box: Box, n: int, roll: Roll, stage: Stage, *, judged: bool) -> list[Placed]:
    """What the bay is, where that has a drawing, and on it, or on the floor, what goes there."""
    under = bays.standing(lot.slot, box, f"inside-{n}", stage, on=True, alone=False) if lot.slot else None
    if under is not None:
        return [under, bays.land(lot.thing, box, under, stage, name=f"thing-{n}")]
    mood = "sad" if lot.verdict == "cross" else "happy"
    member = roll.one(lot.thing, mood=mood)
    foot = (box.cx, bays.floor(box))
    wide, high = box.w - 40, (0.7 if judged else 0.78) * box.h
    if member.kind == "object":
        return [stand(member, stage, foot=foot, height=min(high, 0.6 * wide), width=wide, name=f"thing-{n}")]
    tall = min(high, wide / aspect(member))
    return [stand(member, stage, foot=foot, height=tall, name=f"thing-{n}")]
