"""Places side by side, one of them lit: who chooses stands before them, what lands comes down into the lit one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from builder.actors import base
from builder.actors.arrow import dart
from builder.actors.base import Placed, place
from builder.cast import Member, Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.machine import machine
from builder.cast.stand import SINK
from builder.geometry import Box, PathData, Point
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import rows
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.measure import advance
from builder.text.wrap import balance

DIM = 0.58  # of the places that were not chosen
_MACHINE, _ITEM = 0.48, 0.38  # heights of what stands in a bay and of what lands on it, by the bay
_PAD = 22.0
_RIM = 90.0  # round the words of a block
_FREE = ("empty", "free", "vacant", "open", "spare")
_LOW = 700  # a canvas of no more height has no room for a way from above
_FLAT = 1.3  # width by height of what leaves room for words above itself in its bay


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`slot` is what a place looks like, `count` how many; `lit` the index of the chosen one, `label` why;
    `names` what each is called, where they are; `filled`: the indices where one of the `item` is already;
    `every`: all of them are lit."""

    slot: Figure
    count: int
    lit: int
    label: str = ""
    item: Figure | None = None
    by: Figure | None = None
    names: tuple[str, ...] = ()
    filled: tuple[int, ...] = ()
    sign: str = "check"
    every: bool = False

    @property
    def hollow(self) -> bool:
        """Whether the places are empty but for what is put into them: "an empty slot" among full ones."""
        return self.item is not None and not self.slot.kind and self.label.lower() in _FREE


def compose(choice: Choice, stage: Stage) -> Composition:
    """Whoever chooses at the left, or above where the room is tall, the bays in one row or two beside it."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    by = Roll().one(alive(choice.by)) if choice.by else None
    before, area = chooser(by, room, stage, choice)
    bays, tall = _bays(area, choice, stage)
    said = choice.names if _sayable(choice, bays, stage) else ()  # names that stand on the blocks
    big = not said and _roomy(choice, bays, stage)
    items, landed = _filled(choice, bays, tall, said, stage, big=big)
    lit = bays[choice.lit]
    items += [] if said or big or choice.hollow else _called(choice, bays, stage)
    items += _ticks(choice, bays, stage)
    if by is not None:
        made = stand(by, stage, foot=before[0], height=before[1], look=(lit.cx, lit.cy))
        items = [_way(made.box, lit, stage), *items, made.item]
    return Composition(
        items=tuple(items),
        floor=even(floor_of(stage, ground)),
        hero=landed.item.id if landed else f"slot-{choice.lit + 1}",
        beats=tuple(_beats(choice, landed, by, stage)),
    )


def _filled(
    choice: Choice, bays: list[Box], tall: float, said: tuple[str, ...], stage: Stage, *, big: bool
) -> tuple[list[Item], Placed | None]:
    """Every bay with what stands in it and on that, and what came down into the lit one; `said` stands on blocks."""
    items: list[Item] = []
    landed: Placed | None = None
    roll = Roll()
    for n, box in enumerate(bays):
        on = n == choice.lit or choice.every
        items.append(bay(box, f"slot-{n + 1}", on=on))
        full = Box(box.x, box.bottom - tall, box.w, tall)
        if choice.hollow and choice.item:
            stood = standing(choice.item, full, f"inside-{n + 1}", stage, on=True, alone=True, roll=roll)
            items += [stood.item, *([_fall(stood.box, box)] if on else [])]
            landed = stood if on else landed
            continue
        slot = replace(choice.slot, words=choice.names[n]) if n < len(said) else choice.slot
        stood = standing(
            slot, full, f"inside-{n + 1}", stage, on=on or n in choice.filled, alone=choice.item is None,
            named=n < len(said), roll=roll,
        )  # fmt: skip
        items.append(stood.item)
        over = _above(choice, n, Box(box.x, box.y, box.w, stood.box.y - box.y), stage) if big else None
        items += [over] if over else []
        if choice.item and (on or n in choice.filled):
            copy = f"landed-{n + 1}" if choice.every else ""
            there = land(choice.item, box, stood, stage, name=copy, roll=None if copy else roll)
            items += [there.item, *([_fall(there.box, box)] if on else [])]
            landed = there if n == choice.lit else landed
    return items, landed


def _ticks(choice: Choice, bays: list[Box], stage: Stage) -> list[Item]:
    """The sign on the lit one, or on every one."""
    if not choice.every:
        return [tick(bays[choice.lit], stage, kind=choice.sign)]
    return [tick(box, stage, name=f"chosen-{n}") for n, box in enumerate(bays, 1)]


def _roomy(choice: Choice, bays: list[Box], stage: Stage) -> bool:
    """Whether what stands in the bays is so flat that its name has room above it."""
    member = Roll().one(machine(replace(choice.slot, count=1, quantity="", colour="", pick="")))
    words = choice.names or (choice.label,)
    if choice.item is not None or member.kind == "object" or aspect(member) < _FLAT or not any(words):
        return False
    return all(advance(w, "display", stage.scale.least) < min(b.w for b in bays) - 3.4 * _PAD for w in words)


def _above(choice: Choice, n: int, room: Box, stage: Stage) -> Item | None:
    """The name of a place, else why it is the lit one, large above what stands there."""
    lit = n == choice.lit
    words = choice.names[n] if n < len(choice.names) else choice.label if lit and not choice.names else ""
    if not words:
        return None
    widest = max(choice.names or (choice.label,), key=lambda w: advance(w, "display", 100))
    size = even(fit(widest, "display", room.w - 3.4 * _PAD, (stage.scale.least, 110.0)))
    return text(
        f"label-{n + 1}", words, room.cx, room.bottom - 0.7 * size, face="display", size=size,
        paint="text" if lit else "text_muted", align="center",
    )  # fmt: skip


def _called(choice: Choice, bays: list[Box], stage: Stage) -> list[Item]:
    """What each is called, at the foot of its bay where that is wide enough; without names, why the lit one is."""
    if choice.every and choice.label:
        return [i for n, b in enumerate(bays, 1) for i in words_under(choice.label, b, stage, name=f"label-{n}")]
    if not choice.names:
        return words_under(choice.label, bays[choice.lit], stage)
    out: list[Item] = []
    for n, (words, box) in enumerate(zip(choice.names, bays, strict=False)):
        if n == choice.lit or advance(words, "display", stage.scale.least) <= box.w:
            tone = "volt" if n == choice.lit else "neutral"
            out += words_under(words, box, stage, name=f"label-{n + 1}", tone=tone)
    return out


def _sayable(choice: Choice, bays: list[Box], stage: Stage) -> bool:
    """Whether the places are blocks that have room for their own names."""
    words = [word for name in choice.names for word in name.split()]
    widest = max((advance(word, "display", stage.scale.least) for word in words), default=0.0)
    return bool(words) and not choice.slot.kind and widest + _RIM + 2.6 * stage.scale.least < min(b.w for b in bays)


def tick(lit: Box, stage: Stage, *, name: str = "chosen", kind: str = "check") -> Item:
    """The sign on the shoulder of a place, inside its width."""
    high = min(120.0, 0.16 * lit.h + 34, 0.36 * lit.w + 16)
    at = (lit.right - 0.5 * high, lit.y + 6)
    return place("badge", id=name, theme=stage.theme, centre=at, height=high, kind=kind, shadow=0).item


def chooser(by: Member | None, room: Box, stage: Stage, choice: Choice) -> tuple[tuple[Point, float], Box]:
    """Foot and height of whoever chooses, and the room left for the bays."""
    low, rim = 1.75 * stage.scale.label + 22 if choice.label or choice.names else 0.0, min(40.0, 0.07 * room.h)
    if by is None:
        return ((0.0, 0.0), 0.0), Box(room.x, room.y + rim, room.w, room.h - rim - low)
    if stage.broad:
        tall = min(0.72 * room.h, 0.24 * room.w / aspect(by))
        wide = tall * aspect(by)
        left = room.x + wide + 0.06 * room.w
        rim = min(150.0, 0.19 * room.h) if stage.canvas.height > _LOW else rim  # the way comes down from above
        return ((room.x + wide / 2, room.bottom), tall), Box(left, room.y + rim, room.right - left, room.h - rim - low)
    tall = min(0.33 * room.h, 0.5 * room.w / aspect(by))
    area = Box(room.x, room.y + tall + 56, room.w, room.h - tall - 56 - low)
    return ((room.x + 0.03 * room.w + tall * aspect(by) / 2, room.y + tall), tall), area


def _bays(area: Box, choice: Choice, stage: Stage) -> tuple[list[Box], float]:
    """Equal bays and the height of the chosen one, which rises above the others; one alone fills the middle."""
    gap = 24.0 if area.w > 900 else 14.0
    need = max((advance(name, "display", stage.scale.least) for name in choice.names), default=0.0)
    need += 30.0 if choice.slot.kind else _RIM + 1.6 * stage.scale.least
    broad = [t for t in _tiers(choice.count) if (area.w - gap * (max(t) - 1)) / max(t) > need]
    flat = [t for t in _tiers(choice.count) if len(t) < 3]  # more over one another leave words no room
    tiers = max(
        ([t for t in broad if t in flat] or flat) if choice.names else _tiers(choice.count),
        key=lambda t: min(area.w / max(t), 0.62 * area.h / len(t)),
    )
    pitch, wide = area.h / len(tiers), (area.w - gap * (max(tiers) - 1)) / max(tiers)
    wide = min(wide, (2.4 if choice.names else 1.15) * pitch)
    low = (0.74 if choice.item else 0.9) if choice.count > 1 and not choice.filled else 1.0
    tall = min(pitch - (gap if len(tiers) > 1 else 0), 2.3 * wide)
    boxes: list[Box] = []
    for row, count in enumerate(tiers, 1):
        left, bottom = area.cx - (count * wide + gap * (count - 1)) / 2, area.bottom - (len(tiers) - row) * pitch
        for n in range(count):
            high = tall if len(boxes) == choice.lit else low * tall
            boxes.append(Box(left + n * (wide + gap), bottom - high, wide, high))
    return boxes, tall


def _tiers(count: int) -> list[tuple[int, ...]]:
    return list(dict.fromkeys(rows(count, most) for most in range(-(-count // 3), count + 1)))


def bay(box: Box, name: str, *, on: bool) -> Group:
    """A flat alcove; the chosen one has a bright rim and a bright base."""
    radius = min(40.0, 0.12 * box.w)
    base = Box(box.x, box.bottom - 34, box.w, 34)
    parts: list[Item] = [
        Shape(id=f"{name}/under", kind="rect", box=box.moved(0, 12), radius=radius, fill=Paint("shadow", alpha=50)),
        Shape(id=f"{name}/back", kind="rect", box=box, radius=radius, fill=Paint("panel_2" if on else "panel")),
    ]
    if on:
        parts.append(
            Shape(id=f"{name}/rim", kind="rect", box=box.inset(5), radius=radius - 5, stroke=Stroke(Paint("ok"), 10))
        )
    plinth = base.inset(10 if on else 0, 0)
    plinth = Box(plinth.x + 14, plinth.y - (10 if on else 0), plinth.w - 28, 26)
    parts += [
        Shape(
            id=f"{name}/step-lip",
            kind="rect",
            box=plinth.moved(0, 8),
            radius=10,
            fill=Paint("ok_lip") if on else Paint("panel", "ink", 0.4),
        ),
        Shape(id=f"{name}/step", kind="rect", box=plinth, radius=10, fill=Paint("ok") if on else Paint("panel_2")),
    ]
    return Group(id=name, items=tuple(parts), decorative=True)


def floor(box: Box) -> float:
    """Where things in a bay stand."""
    return box.bottom - 40


def standing(
    slot: Figure, box: Box, name: str, stage: Stage, *, on: bool, alone: bool, named: bool = False,
    roll: Roll | None = None,
) -> Placed:  # fmt: skip
    """What the place is: its own drawing, the machine of a node, or a block with its words."""
    member = (roll or Roll()).one(machine(replace(slot, count=1, quantity="", colour="", pick="")))
    extra: dict[str, Any] = {} if on else {"dim": ("panel", DIM)}
    if not on and "label" in base.info(member.kind).params:
        extra["label"] = ""
    share = 0.66 if alone else _MACHINE
    high, wide = share * box.h, box.w - 2 * _PAD - 20
    if member.kind == "object":
        narrow = advance(slot.words, "display", stage.scale.least) + _RIM > box.w
        if not named and (narrow or not on):
            return blank(slot, box, name, stage, on=on)
        if named:
            return place(
                "object", id=name, theme=stage.theme, foot=(box.cx, floor(box)), words=slot.words, width=wide,
                height=min(high, 0.5 * wide), least=stage.scale.least, tone="hardware" if on else "panel",
            )  # fmt: skip
        return stand(
            member, stage, foot=(box.cx, floor(box)), height=min(high, 0.5 * wide), width=wide, name=name, extra=extra
        )
    tall = min(high, wide / aspect(member))
    made = stand(member, stage, foot=(box.cx, floor(box)), height=tall, name=name, extra=extra)
    off = box.cx - made.box.cx
    return stand(member, stage, foot=(made.foot[0] + off, made.foot[1]), height=tall, name=name, extra=extra)


def blank(slot: Figure, box: Box, name: str, stage: Stage, *, on: bool) -> Placed:
    """A place without a drawing that does not say its name: it was not chosen, or is too narrow for words."""
    extra: dict[str, Any] = {} if on else {"dim": ("panel", DIM)}
    return place(
        "brick", id=name, theme=stage.theme, foot=(box.cx, floor(box)), scale=1, width=0.7 * box.w,
        height=min(0.5 * box.h, 0.4 * box.w), alt=slot.words, **extra,
    )  # fmt: skip


def land(item: Figure, box: Box, under: Placed, stage: Stage, *, name: str = "", roll: Roll | None = None) -> Placed:
    """What lands, on top of what is there."""
    member = (roll or Roll()).one(item, mood="happy")
    top = under.anchors["surface"][1] if under.anchors.get("surface") else under.box.y
    top = max(top, under.box.y)
    high, wide = min(_ITEM * box.h, top - box.y - 0.1 * box.h), box.w - 2 * _PAD - 30
    if member.kind == "object":
        return stand(
            member, stage, foot=(under.box.cx, top + SINK), height=min(high, 0.5 * wide), width=wide, name=name
        )
    tall = min(high, wide / aspect(member), max(1.04 * under.box.w, 0.5 * wide) / aspect(member))
    made = stand(member, stage, foot=(under.box.cx, top + SINK), height=tall, name=name)
    off = under.box.cx - made.box.cx
    return stand(member, stage, foot=(made.foot[0] + off, made.foot[1]), height=tall, name=name)


def alive(by: Figure) -> Figure:
    """Whoever chooses with a face where no drawing gives them one."""
    return replace(by, state="happy") if not by.kind and not by.state else by


def _fall(thing: Box, box: Box) -> Path:
    """Three strokes above what has just come down."""
    top = max(box.y + 22, thing.y - 0.34 * thing.h)
    d: PathData = ()
    for share, start in ((-0.28, 0.25), (0.0, 0.0), (0.28, 0.25)):
        x = thing.cx + share * thing.w
        low = thing.y - 14
        high = top + start * (low - top)
        if low - high > 8:
            d += (("M", (x, high)), ("L", (x, low)))
    d = d or (("M", (thing.cx, thing.y - 12)), ("L", (thing.cx, thing.y - 4)))
    return Path(id="fall", d=d, stroke=Stroke(Paint("ok"), 9))


def _way(by: Box, lit: Box, stage: Stage) -> Item:
    """From whoever chooses to the chosen place: a dotted way over the others, its head at the rim."""
    tip = (lit.cx, lit.y - 12)
    back = (tip[0], tip[1] - 64)
    if stage.broad:
        start = (by.cx, by.y - 16)
        top = max(stage.ceiling(by.x, lit.right, 20), min(by.y, lit.y) - 110)
        r, s = min(56.0, max(8.0, start[1] - top)), min(56.0, max(8.0, back[1] - top))
        d: PathData = (
            ("M", start), ("L", (start[0], top + r)),
            ("C", (start[0], top + r / 2, start[0] + r / 2, top, start[0] + r, top)),
            ("L", (tip[0] - s, top)), ("C", (tip[0] - s / 2, top, tip[0], top + s / 2, tip[0], top + s)),
            ("L", (tip[0], max(back[1] + 22, top + s + 1))),
        )  # fmt: skip
    else:
        start = (by.right + 24, by.cy)
        d = (("M", start), ("C", (tip[0], start[1], tip[0], start[1], back[0], back[1] + 22)))
    parts = (
        Path(id="way/line", d=d, stroke=Stroke(Paint("line_2"), 9, (0.1, 2.0))),
        Path(id="way/head", d=dart(back, tip, 12), fill=Paint("line_2")),
    )
    return Group(id="way", items=parts)


def words_under(label: str, box: Box, stage: Stage, *, name: str = "label", tone: str = "volt") -> list[Item]:
    """A chip on the foot of a bay: why this one, or what it is called."""
    if not label:
        return []
    least = stage.scale.least
    room = box.w + 20
    size = fit(label, "display", room - 40, (least, stage.scale.label))
    fits = advance(label, "display", size) <= room - 20
    words = label if fits else "\n".join(balance(label, "display", size, room - 20, 2) or (label,))
    half = max(advance(line, "display", size) for line in words.split("\n")) / 2 + 0.45 * size
    down = 22 + size * (1.75 + 1.1 * words.count("\n"))
    at = (min(max(box.cx, stage.box.x + half), stage.box.right - half), box.bottom + down)
    return [place("chip", id=name, theme=stage.theme, foot=at, words=words, size=size, tone=tone).item]


def _beats(choice: Choice, landed: Placed | None, by: Member | None, stage: Stage) -> list[Beat]:
    others = [n for n in range(choice.count) if n != choice.lit]
    seen = tuple(
        Effect(target=f"inside-{n + 1}", name="pulse", start_ms=240 * i) for i, n in enumerate((*others, choice.lit))
    )
    beats = [Beat(id="look", cue=stage.cue, effects=seen)]
    signs = tuple(f"chosen-{n}" for n in range(1, choice.count + 1)) if choice.every else ("chosen",)
    chosen = tuple(Effect(target=sign, name="stamp", duration_ms=240) for sign in signs) + (
        (Effect(target="way", name="draw"),) if by else ()
    )
    beats.append(Beat(id="choose", cue=stage.cue, effects=chosen, trigger="auto"))
    if landed is not None:
        down = (("dy", -300.0), ("dx", 0.0))
        beats.append(
            Beat(
                id="land",
                cue=stage.cue,
                effects=(Effect(target=landed.item.id, name="move", params=down),),
                trigger="auto",
            )
        )
    return beats
