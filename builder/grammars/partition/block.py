"""The whole as one block cut through: pieces as wide as their shares with gaps between, on one tray."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors import base
from builder.actors.base import Placed
from builder.cast import aspect, stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import SINK
from builder.cast.words import caption
from builder.geometry import Box
from builder.grammars.partition.whole import Part, Whole
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance

_GAP = 0.016  # between pieces, by the block's width
_SMALLEST = 0.45  # least share of a piece by an even one's
_TRAY = 40.0


def compose(whole: Whole, stage: Stage) -> Composition:
    """Pieces side by side, or one over another where the stage is tall; owners on top of their own."""
    box, low = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    foot = low - 1.7 * size if whole.name else low
    down = stage.tall and not whole.owned and any(p.label for p in whole.parts)
    top = box.y + (0.4 * (foot - box.y) if whole.owned else 0.06 * (foot - box.y))
    room = Box(box.x + 20, top, box.w - 40, foot - _TRAY - top)
    pieces = _pieces(whole.parts, room, down=down)
    said = [_words(part, n) for n, part in enumerate(whole.parts, 1)]
    shares = _shares(whole.parts, pieces, stage)
    made = [
        base.place(
            "object", id=f"part-{n}", theme=stage.theme, foot=(b.cx, b.bottom), words=said[n - 1], width=b.w,
            height=b.h, tone="hardware" if whole.case else part.tone or "metal", least=stage.scale.least, shadow=0,
            case=whole.case or "key",
        )
        if not shares or whole.case else base.place(
            "brick", id=f"part-{n}", theme=stage.theme, foot=(b.cx, b.bottom), width=b.w, height=b.h, scale=1,
            tone=part.tone or "metal", alt=said[n - 1], shadow=0,
        )
        for n, (part, b) in enumerate(zip(whole.parts, pieces, strict=True), 1)
    ]  # fmt: skip
    people = _people(whole, pieces, box, stage) if whole.owned else []
    tray = plank(Box(box.x, foot - _TRAY, box.w, _TRAY), name="tray")
    items: list[Item] = [tray, *(m.item for m in made), *shares, *(p.item for p in people)]
    if whole.name:
        items.append(
            caption(whole.name, (box.x, foot + 1.15 * size), name="name", size=size, paint="text_muted", align="left")
        )
    hero = max(made, key=lambda m: m.box.w * m.box.h).item.id
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, foot)), hero=hero, beats=_beats(made, people, stage)
    )


def _shares(parts: Sequence[Part], pieces: Sequence[Box], stage: Stage) -> list[Item]:
    """How much each piece is, large, over whose it is, at one size on all; [] where not all of it fits."""
    if not all(p.reading and p.label for p in parts) or min(b.h for b in pieces) < 4 * stage.scale.label:
        return []
    least, label = stage.scale.least, stage.scale.label
    pairs = list(zip(parts, pieces, strict=True))
    names = min(fit(p.label, "display", 0.86 * b.w, (least, even(1.4 * label))) for p, b in pairs)
    high = min(0.36 * b.h for b in pieces)
    large = min(fit(p.reading, "display", 0.8 * b.w, (least, even(high))) for p, b in pairs)
    if any(advance(p.label, "display", names) > 0.9 * b.w for p, b in pairs) or large < names:
        return []
    out: list[Item] = []
    for n, (part, box) in enumerate(pairs, 1):
        y = box.cy + 0.1 * large
        for name, words, size, at in (("share", part.reading, large, y), ("name", part.label, names, y + 1.3 * names)):
            out.append(text(f"{name}-{n}", words, box.cx, at, face="display", size=size, paint="ink", align="center"))
    return out


def _words(part: Part, n: int) -> str:
    """What stands on a piece: its size and name, its owner's letter, else its number."""
    letter = part.who.letter if part.who is not None else str(n)
    return " ".join(w for w in (part.reading, part.label) if w) or letter


def _pieces(parts: Sequence[Part], room: Box, *, down: bool) -> list[Box]:
    gap = _GAP * max(room.w, room.h) + 6
    held = [max(p.share, _SMALLEST / len(parts)) for p in parts]
    long = (room.h if down else room.w) - gap * (len(parts) - 1)
    at, out = (room.y if down else room.x), []
    for share in held:
        length = long * share / sum(held)
        out.append(Box(room.x, at, room.w, length) if down else Box(at, room.y, length, room.h))
        at += length + gap
    return out


def _people(whole: Whole, pieces: Sequence[Box], box: Box, stage: Stage) -> list[Placed]:
    """Every owner on its own piece, all at one height."""
    pairs = [(p.who, b) for p, b in zip(whole.parts, pieces, strict=True) if p.who is not None]
    tall = min(min(b.y - box.y, 0.9 * b.w / (1.35 if m.kind == "object" else aspect(m))) for m, b in pairs)
    return [
        stand(m, stage, foot=(b.cx, b.y + SINK), height=tall, width=b.w, name=f"owner-{n}")
        for n, (m, b) in enumerate(pairs, 1)
    ]


def _beats(made: Sequence[Placed], people: Sequence[Placed], stage: Stage) -> tuple[Beat, ...]:
    cut = [Effect(target=m.item.id, name="enter", start_ms=140 * n) for n, m in enumerate(made)]
    enter = [Effect(target=p.item.id, name="enter", start_ms=500 + 100 * n) for n, p in enumerate(people)]
    return (Beat(id="cut", cue=stage.cue, effects=(*cut, *enter)),)
