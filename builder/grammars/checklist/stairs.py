"""Stairs: every item a step up; done ones carry their mark, whoever climbs stands on the one at hand."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.forms import tone
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import aspect, stand
from builder.geometry import Box
from builder.grammars.checklist.clipboard import beats, ticker
from builder.grammars.checklist.model import Entry, Listing
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Shape, Stroke
from builder.text.measure import advance
from builder.text.wrap import balance

_MOST = 7


def suits(listing: Listing, stage: Stage) -> bool:
    """Whether the steps are wide enough for their words."""
    entries = listing.entries
    if not 2 <= len(entries) <= _MOST or not all(e.words for e in entries):
        return False
    room = 0.95 * stage.box.w / len(entries) - 56
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
        _step(entry, i, steps[i], stage, size, lit=i == listing.current) for i, entry in enumerate(listing.entries)
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
    high, pitch = ground - box.y, box.w / count
    gap = 0.05 * pitch
    tall = [(0.28 + 0.4 * i / max(1, count - 1)) * high for i in range(count)]
    return [Box(box.x + i * pitch + gap / 2, ground - tall[i], pitch - gap, tall[i]) for i in range(count)]


def _size(words: Sequence[str], step: Box, stage: Stage) -> float:
    size = even(min(88.0, 0.36 * step.h))
    while size > stage.scale.least and any(not _lines(w, size, step) for w in words):
        size -= 2
    return max(size, stage.scale.least)


def _lines(words: str, size: float, step: Box) -> tuple[str, ...]:
    most = max(1, int((step.h - 70) / size))
    return balance(words, "display", size, step.w - 56, min(3, most)) or ()


def _step(entry: Entry, index: int, box: Box, stage: Stage, size: float, *, lit: bool) -> Group:
    """A high keycap with its words under its top edge."""
    name, radius, lip = f"step-{index + 1}", min(30.0, 0.12 * box.w), 16.0
    colours = tone("ok" if lit else "hardware" if entry.mark else "panel")
    face, shade = Box(box.x, box.y, box.w, box.h - lip), Box(box.x + 0.04 * box.w, box.bottom - 14, 0.92 * box.w, 30)
    shine = Box(box.x + radius, box.y + 9, box.w - 2 * radius, 7)
    lines = _lines(entry.words, size, box) or (entry.words,)
    y = box.y + 40 + 0.72 * size
    said = text(
        f"{name}/words", "\n".join(lines), box.cx, y, face="display", size=size, paint=colours.letter, align="center"
    )
    items: list[Item] = [
        Shape(id=f"{name}/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Shape(id=f"{name}/lip", kind="rect", box=box, radius=radius, fill=colours.lip),
        Shape(id=f"{name}/face", kind="rect", box=face, radius=radius, fill=colours.base),
        Shape(id=f"{name}/gloss", kind="rect", box=shine, radius=3.5, fill=colours.gloss),
        said,
    ]
    if stage.theme.keyline:
        edge = Stroke(Paint("ink"), stage.theme.keyline)
        ink = Shape(id=f"{name}/keyline", kind="rect", box=box, radius=radius, fill=Paint("ink"), stroke=edge)
        items.insert(1, ink)
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
