"""The swarm as a wall of cells in one frame on the floor; whoever differs is brought to the front."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.actors import base
from builder.actors.model import Value
from builder.cast import Roll, aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import SINK, block
from builder.geometry import Box, polygon
from builder.grammars.grid.cells import (
    Cells,
    Many,
    actors_of,
    covered,
    differing,
    drawn,
    fitted,
    looks,
    one_of,
    role_of,
    swarm_of,
    tags,
)  # fmt: skip
from builder.grammars.grid.frame import LIP, counter, panel
from builder.grammars.grid.reads import sign, told
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke, Text

_PAD = 0.05  # between frame and cells, by the frame's shorter side


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Final places: the frame, its name, the block's corner and cells, the plate of whoever differs and its cell."""

    frame: Box
    name: Text | None
    corner: Box
    cells: Cells
    plate: Box | None = None
    odd: int = -1


def compose(many: Many, stage: Stage) -> Composition:
    """The frame over the stage's width; whoever is `by` all of them stands beside it, or on it where it is tall."""
    low = foot_line(stage)
    who = many.by or many.hero
    worker = Roll().one(who) if who is not None else None
    frame = _frame(stage, low, beside=worker is not None)
    plan = _planned(many, frame, stage)
    chips = tags(many, plan.cells, plan.corner, frame, stage)
    spare = covered(plan.cells, plan.corner, chips, stage)
    letters = looks(many, plan.cells, spare=spare, odd=(plan.odd, differing(many)))
    one = drawn(many)
    if one is not None:
        cells: Item = actors_of(many, one, plan.cells, plan.corner, stage, letters)
    else:
        cells = swarm_of(many, plan.cells, plan.corner, stage, letters).item
    items: list[Item] = [panel(frame), cells]
    items += [plan.name] if plan.name else []
    if many.counter:
        pad = max(26.0, _PAD * min(frame.w, frame.h))
        items.append(counter(many.counter, frame.right - pad, frame.y + 0.6 * pad, 1.7 * stage.scale.label))
    items += [chip.item for chip in chips]
    items += _odd(many, plan, plan.plate, stage) if plan.plate else []
    hero = "odd" if plan.plate else "swarm"
    if worker is not None:
        tall = 0.5 * frame.h if stage.wide else min(0.3 * stage.box.h, frame.y - stage.box.y + SINK)
        room = frame.x - stage.box.x - 0.02 * stage.box.w if stage.wide else 0.7 * frame.w
        at = (stage.box.x + room / 2, low) if stage.wide else (frame.cx, frame.y + SINK)
        placed = stand(worker, stage, foot=at, height=tall, width=room, look=frame.centre)
        items.append(placed.item)
        hero = placed.item.id
    beats = _beats(many, stage)
    return Composition(items=tuple(items), floor=even(floor_of(stage, low)), hero=hero, beats=beats)


def _frame(stage: Stage, low: float, *, beside: bool) -> Box:
    """The wall's frame: all of the stage, or what the one beside or on it leaves."""
    box = stage.box
    if not beside:
        return Box(box.x, box.y, box.w, low - box.y)
    if stage.wide:
        return Box(box.x + 0.27 * box.w, box.y, 0.73 * box.w, low - box.y)
    top = box.y + 0.29 * (low - box.y)
    return Box(box.x, top, box.w, low - top)


def _planned(many: Many, frame: Box, stage: Stage) -> Plan:
    """Name on top, cells under it; whoever differs has a third of the frame, at the right or at the foot."""
    pad = max(26.0, _PAD * min(frame.w, frame.h))
    size = fit(many.name, "display", frame.w - 2 * pad, (stage.scale.least, even(1.35 * stage.scale.label)))
    name, top = None, frame.y + pad
    if many.counter:
        top = frame.y + pad + 1.9 * size
    if many.label and not repeated(many.name, stage):
        y = frame.y + pad + 0.72 * size
        name = text("name", many.name, frame.x + pad, y, face="display", size=size, paint="text")
        top = max(top, y + 0.55 * size)
    room = Box(frame.x + pad, top, frame.w - 2 * pad, frame.bottom - LIP - pad - top)
    plate, odd = None, -1
    if many.odd:
        room, plate = _apart(room, frame, many, stage)
    cells = fitted(many.of.count, many.shape, room, least=0.021 * max(stage.canvas.width, stage.canvas.height))
    if many.of.quantity != "exact":
        cells = replace(cells, count=cells.rows * cells.columns)
    w, h = cells.box
    corner = Box(room.cx - w / 2, room.cy - h / 2, 0, 0)
    if plate is not None:
        beside = plate.x > room.right
        last = cells.columns * (cells.rows - 1)  # the first of the last row
        full = cells.count // cells.columns
        odd = cells.columns * (full // 2 + 1) - 1 if beside else last + (cells.count - last) // 2
        corner = replace(corner, x=room.right - w) if beside else replace(corner, y=room.bottom - h)
    return Plan(frame=frame, name=name, corner=corner, cells=cells, plate=plate, odd=min(odd, cells.count - 1))


def repeated(name: str, stage: Stage) -> bool:
    """Whether the headline says already what they are and how many."""
    return " ".join(name.lower().split()) in " ".join("".join(w for w, *_ in stage.words).lower().split())


def _apart(room: Box, frame: Box, many: Many, stage: Stage) -> tuple[Box, Box]:
    """The room of the cells and the plate, side by side or one over the other."""
    gap = 0.05 * max(frame.w, frame.h)
    if frame.w > 1.45 * frame.h:
        member = Roll().one(one_of(many))
        need = block(member, stage.scale.least)[0] + 64 if member.kind == "object" else 0.0
        wide = min(max(0.29 * frame.w, need), 0.46 * frame.w)
        tall = min(room.h, 1.25 * wide)
        cells = replace(room, w=room.w - wide - gap)
        return cells, Box(room.right - wide, room.cy - tall / 2, wide, tall)
    tall = 0.44 * room.h
    wide = min(room.w, 1.5 * tall)
    return replace(room, h=room.h - tall - gap), Box(room.cx - wide / 2, room.bottom - tall, wide, tall)


def _odd(many: Many, plan: Plan, box: Box, stage: Stage) -> list[Item]:
    """Whoever differs, drawn out of the wall on a plate of its own, what is said of it under it."""
    member = Roll().one(one_of(many))
    letter = differing(many)
    role = role_of(letter)
    said = told(many.odd)
    size = fit(said, "text-bold", box.w - 40, (stage.scale.least, even(stage.scale.label)))
    extra = _dressed(member.kind, letter)
    low = 2.0 * size if said else 40.0
    tall = box.h - low - 50
    high = min(tall, (box.w - 56) / aspect(member))
    at = (box.cx, box.bottom - low - 0.5 * (tall - high))
    actor = stand(member, stage, foot=at, height=tall, width=box.w - 56, name="one", extra=extra)
    y = box.bottom - 0.8 * size
    label = text("one-label", said or " ", box.cx, y, face="text-bold", size=size, paint="text", align="center")
    kind = sign(many.odd)
    mark = [
        base.place(
            "badge", id="one-badge", theme=stage.theme, centre=(box.right - 22, box.y + 16), height=0.22 * box.h,
            kind=kind,
        ).item
    ] if kind else []  # fmt: skip
    plate: tuple[Item, ...] = (
        Shape(id="odd/lip", kind="rect", box=box.moved(0, 14), radius=34, fill=Paint("shadow", alpha=60)),
        Shape(id="odd/face", kind="rect", box=box, radius=34, fill=Paint("stage")),
        Shape(id="odd/edge", kind="rect", box=box.inset(5), radius=29, stroke=Stroke(Paint(role), 10)),
    )
    return [
        _wedge(plan, box, role),
        Group(
            id="odd",
            items=(*plate, actor.item, *_horns(many.odd, actor.box), *((label,) if said else ())),
            alt=many.odd,
        ),
        *mark,
    ]


def _dressed(kind: str, letter: str) -> dict[str, Value]:
    """How an actor of a kind shows what is said of it: its tone, a tint, or its own failed state."""
    role, known = role_of(letter), set(base.info(kind).params)
    extra: dict[str, Value] = {}
    if kind == "object":
        extra["tone"] = role if letter in "xwl" else letter
    elif letter not in "xl" or (letter == "x" and not {"state", "label"} & known):
        extra["tint"] = (role, 0.6)
    if role == "fail" and "state" in known:
        extra["state"] = "failed"
    return extra


def _horns(words: str, head: Box) -> tuple[Item, ...]:
    """Two horns on whoever is said to wear them."""
    if "horn" not in words and "devil" not in words:
        return ()
    w, out = 0.16 * head.w, []
    for n, way in enumerate((-1, 1), 1):
        x, y = head.cx + way * 0.26 * head.w, head.y + 0.06 * head.h
        d = polygon(((x - w / 2, y), (x + way * 0.7 * w, y - 1.3 * w), (x + w / 2, y)))
        out.append(Path(id=f"horn-{n}", d=d, fill=Paint("fail")))
    return tuple(out)


def _wedge(plan: Plan, plate: Box, role: str) -> Path:
    """From the cell in the wall to the plate, wider towards it."""
    cell = plan.cells.at(plan.odd, plan.corner)
    if plate.x > cell.right:
        ends = ((cell.right + 4, cell.y), (plate.x + 8, plate.y + 40), (plate.x + 8, plate.bottom - 40),
                (cell.right + 4, cell.bottom))  # fmt: skip
    else:
        ends = ((cell.x, cell.bottom + 4), (plate.x + 40, plate.y + 8), (plate.right - 40, plate.y + 8),
                (cell.right, cell.bottom + 4))  # fmt: skip
    return Path(id="drawn-out", d=polygon(ends), fill=Paint("panel", role, 0.4))


def _beats(many: Many, stage: Stage) -> tuple[Beat, ...]:
    if many.odd:
        effects = [Effect(target="drawn-out", name="fade"), Effect(target="odd", name="stamp", duration_ms=240)]
        if sign(many.odd):
            effects.append(Effect(target="one-badge", name="stamp", start_ms=200))
        return (Beat(id="odd", cue=stage.cue, effects=tuple(effects)),)
    name = "fade" if many.wave else "enter"
    return (Beat(id="swarm", cue=stage.cue, effects=(Effect(target="swarm", name=name, duration_ms=900),)),)
