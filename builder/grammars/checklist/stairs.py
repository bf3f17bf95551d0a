"""Stairs: every item a step up; done ones carry their mark, whoever climbs stands on the one at hand."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.forms import rounded, tone
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import aspect, stand
from builder.geometry import Box
from builder.grammars.checklist.clipboard import beats, ticker
from builder.grammars.checklist.model import Entry, Listing
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.measure import advance
from builder.text.wrap import balance

_MOST = 7


def suits(listing: Listing, stage: Stage) -> bool:
    """Whether the steps are wide enough for their words."""
    entries = listing.entries
    if not 2 <= len(entries) <= _MOST or not all(e.words for e in entries):
        return False
    room = stage.box.w / len(entries) - 36
    least = stage.scale.least
    widest = max(advance(w, "display", least) for e in entries for w in e.words.split())
    return widest <= room and all(balance(e.words, "display", least, room, 3) for e in entries)


def compose(listing: Listing, stage: Stage) -> Composition:
    """Steps from left to right, the highest at the right."""
    box, ground = stage.box, even(foot_line(stage))
    count = len(listing.entries)
    steps = _steps(box, ground, count)
    size = _size([e.words for e in listing.entries], steps[0], stage)
    at = listing.current if listing.current >= 0 else count - 1
    items: list[Item] = [
        _step(entry, i, steps[i], stage, size, ground, lit=i == listing.current)
        for i, entry in enumerate(listing.entries)
    ]
    marks = _marks(listing, steps, stage, at)
    member = listing.actor or ticker()
    step = steps[at]
    tall = min(step.y - box.y + 0.1 * box.h, 1.25 * step.w / aspect(member), 0.5 * (ground - box.y))
    tall = min(tall, max(0.2 * box.h, step.y - stage.ceiling(step.x, step.right)))
    who = stand(
        member, stage, foot=(step.cx, step.y + 3), height=tall, width=1.1 * step.w, look=(steps[-1].cx, steps[-1].y)
    )
    who = stand(member, stage, foot=(who.foot[0] + step.cx - who.box.cx, step.y + 3), height=tall, width=1.1 * step.w,
                look=(steps[-1].cx, steps[-1].y))  # fmt: skip
    items += [*marks, who.item]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=f"step-{at + 1}",
        beats=beats([m.id for m in marks], stage),
    )  # fmt: skip


def _steps(box: Box, ground: float, count: int) -> list[Box]:
    high, wide = ground - box.y, box.w / count
    tall = [(0.24 + 0.42 * i / max(1, count - 1)) * high for i in range(count)]
    return [Box(box.x + i * wide, ground - tall[i], wide, tall[i]) for i in range(count)]


def _size(words: Sequence[str], step: Box, stage: Stage) -> float:
    size = even(min(64.0, 0.3 * step.h))
    while size > stage.scale.least and any(not _lines(w, size, step) for w in words):
        size -= 2
    return max(size, stage.scale.least)


def _lines(words: str, size: float, step: Box) -> tuple[str, ...]:
    most = max(1, int((step.h - 40) / size))
    return balance(words, "display", size, step.w - 36, min(3, most)) or ()


def _step(entry: Entry, index: int, box: Box, stage: Stage, size: float, ground: float, *, lit: bool) -> Group:
    """A column with its words under its top edge."""
    name = f"step-{index + 1}"
    who = "ok" if lit else "hardware" if entry.mark else "panel"
    colours, lip, r = tone(who), 16.0, min(20.0, 0.1 * box.w)
    shape = rounded(((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)), (r, r, 0, 0))
    under = Box(box.x, box.y, box.w, lip + r)
    items: list[Item] = []
    if stage.theme.keyline:
        items.append(
            Path(id=f"{name}/keyline", d=shape, fill=Paint("ink"), stroke=Stroke(Paint("ink"), stage.theme.keyline))
        )
    items += [
        Path(id=f"{name}/front", d=shape, fill=colours.base),
        Shape(
            id=f"{name}/edge",
            kind="rect",
            box=Box(under.x + 10, under.y + 9, under.w - 20, 8),
            radius=4,
            fill=colours.gloss,
        ),
        Shape(id=f"{name}/side", kind="rect", box=Box(box.right - 8, box.y + r, 8, box.h - r), fill=colours.lip),
    ]
    lines = _lines(entry.words, size, box) or (entry.words,)
    y = box.y + 44 + 0.66 * size
    paint = colours.letter
    items.append(
        text(f"{name}/words", "\n".join(lines), box.cx - 4, y, face="display", size=size, paint=paint, align="center")
    )
    return Group(id=name, items=tuple(items), alt=entry.words)


def _marks(listing: Listing, steps: Sequence[Box], stage: Stage, at: int) -> list[Item]:
    out: list[Item] = []
    for i, entry in enumerate(listing.entries):
        if not entry.mark or (i == at and listing.current < 0):
            continue
        box = steps[i]
        size = min(0.52 * box.w, 0.2 * stage.box.h)
        kind = "check" if entry.mark == "tick" else "cross"
        made = place(
            "badge",
            id=f"mark-{i + 1}",
            theme=stage.theme,
            centre=(box.cx, box.y - 0.5 * size + 4),
            height=size,
            kind=kind,
        )
        out.append(made.item)
    return out
