"""The whole as a pie on its plate, its slices apart; owners stand beside it in their slices' colours."""

from __future__ import annotations

from builder.actors import base
from builder.actors.base import Placed
from builder.actors.pie import holds
from builder.cast import aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption
from builder.grammars.partition.whole import Whole
from builder.layout.scale import even
from builder.layout.spread import packed
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance

_RIM, _DEEP = 1.16, 0.1  # the plate by the pie's radius (builder/actors/pie.py)


def compose(whole: Whole, stage: Stage) -> Composition:
    """The pie as large as the stage is high, its name under it; whoever takes a slice stands on the floor."""
    box, low = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    owners = [p.who for p in whole.parts if p.who is not None] if whole.owned else []
    beside = bool(owners) and stage.wide
    under = 0.3 * (low - box.y) if owners and not beside else 0.0
    high = low - box.y - under - 1.5 * size
    r = min(high / (2 * _RIM + _DEEP), 0.46 * box.w / _RIM)
    r, aside = _with_labels(whole, r, size, box.w / 2, stage)
    x = box.x + _RIM * r + max(0.06 * box.w, aside) if beside else box.cx
    pie = base.place(
        "pie", id="whole", theme=stage.theme, centre=(x, box.y + _RIM * r + 0.5 * _DEEP * r), radius=r,
        slices=tuple((p.tone or "metal", p.share, p.label, p.reading or _letter(p.who)) for p in whole.parts),
        size=size * 1.1, least=stage.scale.least, room=aside or 120.0,
    )  # fmt: skip
    items: list[Item] = [pie.item]
    if whole.name:
        y = pie.box.bottom + 1.05 * size
        items.append(caption(whole.name, (x, y), name="name", size=size, paint="text_muted"))
    people = _people(whole, stage, pie, low, under) if owners else []
    items += [p.item for p in people]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, low)), hero="whole", beats=_beats(whole, people, stage)
    )


def _with_labels(whole: Whole, r: float, size: float, half: float, stage: Stage) -> tuple[float, float]:
    """The largest radius up to `r` at which labels that do not fit their slices have room beside the pie; that room."""
    least = stage.scale.least
    while True:
        outside = [
            p.label
            for p in whole.parts
            if p.label and not holds([w for w in (p.reading, p.label) if w], 360 * p.share, r, least)
        ]
        aside = max((advance(w, "text-bold", size * 1.1) for w in outside), default=0.0)
        if 1.25 * r + 0.3 * size + aside <= half or r < 140:
            return r, aside
        r -= 6


def _letter(who: object) -> str:
    return str(getattr(who, "letter", "") or "")


def _people(whole: Whole, stage: Stage, pie: Placed, low: float, under: float) -> list[Placed]:
    """The owners in a row on the floor, looking at the pie."""
    members = [p.who for p in whole.parts if p.who is not None]
    left, right = (pie.box.right + 60, stage.box.right) if not under else (stage.box.x, stage.box.right)
    shape = max(1.35 if m.kind == "object" else aspect(m) for m in members)
    gap = 26.0
    wide = (right - left - gap * (len(members) - 1)) / len(members)
    tall = min(wide / shape, under * 0.86 if under else 0.5 * (low - stage.box.y))
    foot = low
    places = packed([tall * shape] * len(members), gap, (left + right) / 2)
    return [
        stand(m, stage, foot=(x, foot), height=tall, width=wide, look=pie.box.centre, name=f"owner-{n}")
        for n, (m, x) in enumerate(zip(members, places, strict=True), 1)
    ]


def _beats(whole: Whole, people: list[Placed], stage: Stage) -> tuple[Beat, ...]:
    cut = [Effect(target=f"whole/part-{n}", name="fade", start_ms=140 * n) for n in range(1, len(whole.parts) + 1)]
    enter = [Effect(target=p.item.id, name="enter", start_ms=500 + 100 * n) for n, p in enumerate(people)]
    return (Beat(id="cut", cue=stage.cue, effects=(*cut, *enter)),)
