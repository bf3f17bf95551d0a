"""A bridge under which the old one rolls out and the new one comes in, while somebody works on top."""

from __future__ import annotations

from builder.actors.base import Placed
from builder.cast import stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.stand import SINK
from builder.geometry import Box
from builder.grammars.swap.pair import Pair, belt, captioned, coming, going, names, shape
from builder.layout.scale import even
from builder.layout.spread import packed
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.text.measure import advance

_BEAM = 0.13  # height of the beam by the stage's
_TOP = 0.38  # what those on top may take of it


def compose(pair: Pair, stage: Stage) -> Composition:
    """The bridge over the whole width; under it the old one leaves at the left, the new one stands in the light."""
    box, low = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    ground = low - (1.6 * size if captioned(pair) else 0.04 * (low - box.y))
    high = ground - box.y
    beam_h = max(_BEAM * high, 1.9 * stage.scale.least)
    beam = Box(box.x + 14, box.y + _top(pair, stage) * high, box.w - 28, beam_h)
    leg = max(26.0, 0.05 * beam.w)
    band = Box(beam.x + leg + 12, ground - 46, beam.w - 2 * leg - 24, 56)
    foot = band.y + SINK
    bay = Box(beam.x, beam.bottom, beam.w, foot - beam.bottom)
    half = bay.w / 2 - max(40.0, 0.05 * bay.w)
    tall = min(0.9 * bay.h, 0.94 * half / shape(pair.into))
    gone = min(0.94 * tall, 0.8 * half / shape(pair.out))
    room = 0.78 * half
    if pair.out.kind == "object":
        room = 0.94 * half
        gone = min(gone, 0.86 * bay.h)
    new = coming(pair, stage, (bay.cx + 0.46 * half, foot), tall, 0.9 * half)
    old = going(pair, stage, (bay.cx - 0.52 * half, foot), gone, room)
    staff = _staff(pair, stage, beam, box.y)
    bridge = _bridge(pair, beam, bay, stage)
    items: list[Item] = [
        bridge[0], belt(band, left=old.box.x - 20, right=band.right), old.item, new.item, bridge[1],
        *(p.item for p in staff), *names(pair, (old.box.cx, new.box.cx), ground + 1.2 * size, stage),
    ]  # fmt: skip
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=new.item.id, beats=_beats(stage, half)
    )


def _top(pair: Pair, stage: Stage) -> float:
    """The share of those on top: what their number needs of the width, within what they may take."""
    count = len(pair.staying)
    wide = 0.94 * stage.box.w / count / max(shape(m) for m in pair.staying)
    return max(0.2, min(_TOP, 1.06 * wide / stage.box.h))


def _bridge(pair: Pair, beam: Box, bay: Box, stage: Stage) -> tuple[Group, Group]:
    """The dark behind the bay, and the beam on its two legs with what is said of those on it."""
    leg = max(26.0, 0.05 * bay.w)
    inner = Box(bay.x + leg / 2, bay.y - 10, bay.w - leg, bay.h + 6)
    back = Shape(id="bay/back", kind="rect", box=inner, fill=Paint("panel"))
    radius = min(30.0, 0.3 * beam.h)
    face = Box(beam.x - 14, beam.y, beam.w + 28, beam.h - 16)
    shine = Box(face.x + radius, face.y + 8, face.w - 2 * radius, 6)
    items: list[Item] = [
        *_leg("left", Box(bay.x, bay.y - 20, leg, bay.h + 44)),
        *_leg("right", Box(bay.right - leg, bay.y - 20, leg, bay.h + 44)),
        Shape(id="bridge/lip", kind="rect", box=face.moved(0, 16), radius=radius, fill=Paint("hardware_lip")),
        Shape(id="bridge/beam", kind="rect", box=face, radius=radius, fill=Paint("hardware")),
        Shape(id="bridge/gloss", kind="rect", box=shine, radius=3, fill=Paint("hardware_gloss")),
    ]
    words = _said(pair.said, face.w - 60, stage)
    if words:
        sizes = (stage.scale.least, max(stage.scale.least, even(0.62 * face.h)))
        size = fit(words, "display", face.w - 60, sizes)
        at = (face.cx, face.cy + 0.36 * size)
        items.append(
            text("bridge/words", words, *at, face="display", size=size, paint="hardware_label", align="center")
        )
    return Group(id="bay", items=(back,), decorative=True), Group(id="bridge", items=tuple(items), alt=pair.said)


def _said(words: str, room: float, stage: Stage) -> str:
    """As many of the words as the beam holds at the smallest letters, two at least; else none."""
    kept = words.split()
    while len(kept) > 2 and advance(" ".join(kept), "display", stage.scale.least) > room:
        kept.pop()
    said = " ".join(kept)
    return said if advance(said, "display", stage.scale.least) <= room else ""


def _leg(side: str, post: Box) -> tuple[Shape, Shape]:
    lit = Box(post.x, post.y, 0.68 * post.w, post.h - 8)
    return (
        Shape(id=f"bridge/{side}-lip", kind="rect", box=post, radius=8, fill=Paint("hardware_lip")),
        Shape(id=f"bridge/{side}", kind="rect", box=lit, radius=8, fill=Paint("hardware")),
    )


def _staff(pair: Pair, stage: Stage, beam: Box, roof: float) -> list[Placed]:
    """Those who go on, side by side on the beam."""
    count = len(pair.staying)
    widest = max(shape(m) for m in pair.staying)
    gap = 20.0
    tall = min(beam.y - roof, (beam.w * 0.94 - gap * (count - 1)) / (count * widest))
    places = packed([tall * widest] * count, gap, beam.cx)
    return [
        stand(
            m,
            stage,
            foot=(x, beam.y + SINK),
            height=tall,
            width=0.94 * beam.w / count,
            name=f"stays-{n}",
            extra={"shadow": "edge"},
        )
        for n, (m, x) in enumerate(zip(pair.staying, places, strict=True), 1)
    ]


def _beats(stage: Stage, left: float) -> tuple[Beat, ...]:
    out = Effect(target="out", name="move", duration_ms=800, easing="in-out-cubic", params=(("dx", left), ("dy", 0.0)))
    into = Effect(
        target="in", name="move", start_ms=300, duration_ms=800, easing="in-out-cubic",
        params=(("dx", 0.6 * stage.canvas.width), ("dy", 0.0)),
    )  # fmt: skip
    on = Effect(target="stays-1", name="pulse", start_ms=1100)
    return (Beat(id="swap", cue=stage.cue, effects=(out, into, on)),)
