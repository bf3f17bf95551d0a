"""Two names and what joins them: a plug in its socket, or a sign between them where one of them is to be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.forms import block, tone
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, Point
from builder.grammars.brand.cards import Card, Hand, hand, put, shown
from builder.grammars.brand.keyboard import LIP, plinth
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Stroke
from builder.text.measure import advance

_GAP = 0.15  # between the cards, by the room's longer side


def compose(names: Sequence[str], stage: Stage, *, joined: bool, note: str = "") -> Composition:
    """Side by side on plinths on a broad canvas, else one over the other; `note`: words between them."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    made, feet, seam = _side_by_side(names, room, stage, note) if _across(stage) else _stacked(names, room, stage)
    items: list[Item] = []
    for n, (card, foot) in enumerate(zip(made.cards, feet, strict=True), 1):
        if _across(stage):
            base = Box(foot[0] - 0.53 * made.width, foot[1] - 3, 1.06 * made.width, ground - foot[1] + 3)
            items.append(plinth(base, f"plinth-{n}"))
        items.append(put(card, made, stage, foot).item)
    effects = []
    if joined:
        items.insert(0, _cables(feet, made, seam, stage))
        items.append(_coupler(made.cards, seam, _thick(made), upright=not _across(stage)))
        effects.append(Effect(target="coupler", name="stamp", duration_ms=300))
    if note:
        items.append(_note(note, seam, made, stage, gap=feet[1][0] - feet[0][0] - made.width, above=joined))
        effects.append(Effect(target="note", name="stamp", start_ms=300))
    beats = (shown(made.cards, stage), Beat(id="join", cue=stage.cue, effects=tuple(effects), trigger="auto"))
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=made.cards[0].id,
        beats=beats if effects else beats[:1],
    )  # fmt: skip


def _across(stage: Stage) -> bool:
    """Whether the two stand side by side."""
    return stage.broad or stage.square


def _side_by_side(names: Sequence[str], room: Box, stage: Stage, note: str) -> tuple[Hand, tuple[Point, Point], Point]:
    gap = max(
        _GAP * room.w, min(0.32 * room.w, 1.5 * advance(note, "display", 1.2 * stage.scale.least) + 90) if note else 0.0
    )
    base = 0.12 * room.h
    wide = min((room.w - gap) / 2 - 0.03 * room.w, 1.5 * (room.h - base))
    tall = min(room.h - base, 0.86 * wide)
    made = hand(names, stage, width=even(wide), height=even(tall))
    x, top = room.cx - (gap + wide) / 2, room.bottom - base
    return made, ((x, top), (2 * room.cx - x, top)), (room.cx, top - 0.5 * made.height)


def _stacked(names: Sequence[str], room: Box, stage: Stage) -> tuple[Hand, tuple[Point, Point], Point]:
    gap = 0.18 * room.h
    tall = (room.h - gap - LIP) / 2
    made = hand(names, stage, width=even(min(room.w, 2.0 * tall)), height=even(tall))
    return made, ((room.cx, room.y + tall), (room.cx, room.bottom)), (room.cx, room.y + tall + gap / 2)


def _thick(made: Hand) -> float:
    return min(0.22 * made.height, 92.0)


def _cables(feet: Sequence[Point], made: Hand, seam: Point, stage: Stage) -> Group:
    """From each card's side to the coupler, in its own colour."""
    parts = []
    for n, (card, (x, y)) in enumerate(zip(made.cards, feet, strict=True), 1):
        start = (x, y - made.height / 2)
        way = (
            (("M", start), ("L", (seam[0], start[1]))) if _across(stage) else (("M", start), ("L", (start[0], seam[1])))
        )
        parts.append(Path(id=f"cable-{n}/line", d=way, stroke=Stroke(tone(card.emblem.accent).lip, 0.4 * _thick(made))))
    return Group(id="cables", items=tuple(parts), decorative=True)


def _coupler(cards: Sequence[Card], at: Point, thick: float, *, upright: bool) -> Group:
    """A plug in a socket, each half in its owner's colour, a bright ring where they meet."""
    (x, y), long = at, 1.15 * thick
    parts: list[Item] = []
    for n, card in enumerate(cards[:2]):
        own = tone(card.emblem.accent)
        half = Box(x - long + n * long, y - thick / 2, long, thick)
        if upright:
            half = Box(x - thick / 2, y - long + n * long, thick, long)
        parts += [block(f"coupler/lip-{n}", half.moved(0, 0.14 * thick), 0.24 * thick, own.lip),
                  block(f"coupler/half-{n}", half, 0.24 * thick, own.base)]  # fmt: skip
    ring = Box(x - 0.16 * thick, y - 0.66 * thick, 0.32 * thick, 1.36 * thick)
    if upright:
        ring = Box(x - 0.66 * thick, y - 0.16 * thick, 1.32 * thick, 0.36 * thick)
    parts.append(block("coupler/ring", ring, 0.14 * thick, Paint("ok")))
    return Group(id="coupler", items=tuple(parts), alt="plugged together")


def _note(words: str, seam: Point, made: Hand, stage: Stage, *, gap: float, above: bool) -> Group | Item:
    """The words on a bright plate at the seam, or over what joins the cards."""
    upright = 0.6 * stage.box.w
    room = (gap + 0.4 * made.width if above else 0.8 * gap) if _across(stage) else upright
    size = fit(words, "display", room - 40, (stage.scale.least, 64))
    y = seam[1] - (0.5 * made.height - 0.7 * size if above and _across(stage) else 0)
    return place("chip", id="note", theme=stage.theme, centre=(seam[0], y), words=words, size=size, tone="volt").item
