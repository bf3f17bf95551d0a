"""The whole as a pie on its plate, its slices apart; owners stand beside it in their slices' colours."""

from __future__ import annotations

from collections.abc import Iterator

from builder.actors import base
from builder.actors.base import Placed
from builder.actors.pie import holds
from builder.cast import aspect, stand
from builder.cast.ground import floor_of, foot_line
from builder.cast.words import caption
from builder.geometry import Box, Point
from builder.grammars.partition.whole import Part, Whole
from builder.layout.scale import even
from builder.layout.spread import packed
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.text.measure import advance

_RIM, _DEEP = 1.16, 0.1  # the plate by the pie's radius (builder/actors/pie.py)


def compose(whole: Whole, stage: Stage) -> Composition:
    """The pie as large as the stage is high, its name under it; whoever takes a slice stands on the floor."""
    box, low = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    owners = [p.who for p in whole.parts if p.who is not None] if whole.owned else []
    beside = bool(owners) and stage.wide
    aside = stage.wide and not owners and any(p.label for p in whole.parts)
    under = 0.3 * (low - box.y) if owners and not beside else 0.0
    high = low - box.y - under - 1.5 * size
    r = min(high / (2 * _RIM + _DEEP), 0.46 * box.w / _RIM)
    listed = not aside and not owners and _outside(whole, r, stage)
    r = min(r, 0.25 * box.w) if listed else r
    x = box.x + _RIM * r + (0.06 * box.w if beside else 0.0) if beside or listed else box.cx
    pie = base.place(
        "pie", id="whole", theme=stage.theme, centre=(x, box.y + high / 2), radius=r, size=size * 1.1,
        slices=tuple((p.tone or "metal", p.share, p.label, p.reading or _letter(p.who)) for p in whole.parts),
        least=stage.scale.least, outside="yes" if aside or listed else "",
    )  # fmt: skip
    items: list[Item] = [
        pie.item,
        *(_flags(whole, pie, stage, r) if aside else _chips(whole, pie, stage) if listed else ()),
    ]
    if whole.name:
        y = pie.box.bottom + 1.05 * size
        items.append(caption(whole.name, (x, y), name="name", size=size, paint="text_muted"))
    people = _people(whole, stage, pie, low, under) if owners else []
    items += [p.item for p in people]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, low)), hero="whole", beats=_beats(whole, people, stage)
    )


def _flags(whole: Whole, pie: Placed, stage: Stage, r: float) -> Iterator[Item]:
    """The parts' words at both sides, each with a line to its slice, in the order of the slices."""
    middle = (pie.box.cx, pie.box.y + _RIM * r)
    said = max((f"{p.reading} {p.label}" for p in whole.parts), key=lambda w: advance(w, "text-bold", 100))
    room = middle[0] - 1.3 * _RIM * r - stage.box.x
    size = fit(said, "text-bold", room, (stage.scale.least, even(stage.scale.label * 1.1)))
    big = even(2 * size)
    for side in (1, -1):
        mine = [n for n in range(1, len(whole.parts) + 1) if (pie.anchors[f"rim-{n}"][0] >= middle[0]) == (side > 0)]
        mine.sort(key=lambda n: pie.anchors[f"rim-{n}"][1])
        step = min(2 * _RIM * r / max(1, len(mine)), 0.9 * r)
        x = middle[0] + side * (_RIM * r + 0.16 * r)
        for i, n in enumerate(mine):
            part, tip = whole.parts[n - 1], pie.anchors[f"rim-{n}"]
            wanted = middle[1] + (i - (len(mine) - 1) / 2) * step
            y = tip[1] if len(mine) == 1 else wanted
            line = (("M", tip), ("L", (x - side * 0.04 * r, y)), ("L", (x + side * 0.06 * r, y)))
            yield Path(id=f"line-{n}", d=line, stroke=Stroke(Paint("text"), 6))
            yield Shape(id=f"dot-{n}", kind="ellipse", box=Box(tip[0] - 11, tip[1] - 11, 22, 22), fill=Paint("text"))
            sizes = (big, size) if len(mine) == 1 or step > 3.2 * size else (0.0, size)
            yield _flag(part, (x + side * 0.12 * r, y), side, sizes, n)


def _flag(part: Part, at: Point, side: int, sizes: tuple[float, float], n: int) -> Group:
    """Size and name at the end of their line: the size large over the name, or both in a row where it is 0."""
    big, size = sizes
    align = "left" if side > 0 else "right"
    items: list[Item] = []
    y = at[1] + 0.33 * size
    if not big:
        words = " ".join(w for w in (part.reading, part.label) if w)
        items.append(text(f"flag-{n}/name", words, at[0], y, face="text-bold", size=size, paint="text", align=align))
        return Group(id=f"flag-{n}", items=tuple(items))
    if part.reading:
        y = at[1] + (0.1 if part.label else 0.35) * big
        items.append(
            text(f"flag-{n}/size", part.reading, at[0], y, face="display", size=big, paint="text", align=align)
        )
        y += 1.25 * size
    if part.label:
        items.append(
            text(f"flag-{n}/name", part.label, at[0], y, face="text-bold", size=size, paint="text", align=align)
        )
    return Group(id=f"flag-{n}", items=tuple(items))


def _outside(whole: Whole, r: float, stage: Stage) -> bool:
    """Whether a part's words find no room on its slice of a pie of radius `r`."""
    start = -90.0
    for part in whole.parts:
        said = [w for w in (part.reading, part.label) if w]
        if not holds(said, start, 360 * part.share, r, stage.scale.least):
            return True
        start += 360 * part.share
    return False


def _chips(whole: Whole, pie: Placed, stage: Stage) -> Iterator[Item]:
    """Size and name of each part on a chip of its colour, one under the other right of the pie."""
    left = pie.box.right + 26
    words = [" ".join(w for w in (p.reading, p.label) if w) for p in whole.parts]
    size = even(stage.scale.label)
    room = stage.box.right - left
    while size > stage.scale.least and max(advance(w, "display", size) for w in words) + 0.84 * size > room:
        size -= 2
    step = min(2.3 * size, stage.box.h / len(words))
    for n, (part, said) in enumerate(zip(whole.parts, words, strict=True), 1):
        y = pie.box.cy + (n - (len(words) + 1) / 2) * step + 0.8 * size
        wide = advance(said, "display", size) + 0.84 * size
        yield base.place(
            "chip", id=f"flag-{n}", theme=stage.theme, foot=(left + wide / 2, y), words=said, size=size,
            role=f"pod_{part.tone}.base" if len(part.tone) == 1 else part.tone or "metal",
        ).item  # fmt: skip


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
