"""One becomes many: the real thing, a fan of arrows, and its copies."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.actors.base import info, place
from builder.actors.model import Placed
from builder.cast import Member, Roll, aspect, figures, stand
from builder.geometry import Box, Point
from builder.grammars.base import Grammar, Slots, grammar
from builder.language.model import Figure, Reading
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Shape
from builder.storyboard.context import Context
from builder.storyboard.model import Match

_MOST = 12  # copies drawn; more are said by the number
_COPY_STROKE = 7.0  # width of a virtual copy's dashes at final size, u


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The slots, settled: the source, its copies, the words under both, where it happens, a chip."""

    source: Member
    copies: tuple[Member, ...]
    total: int
    source_words: str
    copies_words: str
    inside: str | None
    chip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where things stand: source box, cells of the copies, the fan's two edges, the labels' places."""

    source: Box
    cells: tuple[Box, ...]
    near: tuple[Point, Point]
    far: tuple[Point, Point]
    times: Point
    source_label: Point
    copies_label: Point
    chip: Point
    panel: Box | None


@grammar
class Expand(Grammar):
    """The solid source at one side, N copies at the other, joined by a fan of N arrows; both sides named."""

    name = "expand"
    rank = 75
    title = "One becomes many"
    keys = ("from", "to", "inside", "chip")
    EXAMPLES = (
        ("advertise 4 GPUs instead of 1", "Node view: 1 physical GPU icon expanding into 4 virtual GPU icons"),
        ("fan out", "One queue splitting into 3 worker pods"),
    )
    NOT = (("share", "Single GPU with multiple pods connected to it"),)

    def match(self, reading: Reading, context: Context) -> Match | None:
        """Take a row in which one thing turns into several."""
        change = reading.transition("expand", "cut")
        if change is None or not isinstance(change.subject, Figure) or not isinstance(change.after, Figure):
            return None
        if change.after.count < 2 or change.subject.count > 1:
            return None
        slots: dict[str, Any] = {"from": change.subject, "to": change.after}
        inside = _scene_of(reading, context)
        if inside is not None:
            slots["inside"] = inside
        return Match(grammar=self.name, confidence=0.9, slots=slots, why=(f"{change.subject.words} {change.verb}",))

    def compose(self, slots: Slots, stage: Stage) -> Composition:
        spread = _spread(slots, stage)
        plan = _abreast(spread, stage) if stage.box.w > 1.5 * stage.box.h else _stacked(spread, stage)
        source = _source(spread, plan, stage)
        copies = tuple(_copies(spread, plan, stage))
        fan = _fan(spread, plan, stage)
        words = tuple(_words(spread, plan, stage))
        panel = _panel(spread, plan, stage)
        items: tuple[Item, ...] = (*panel, fan, source.item, *(c.item for c in copies), *words)
        floor = None if plan.panel else stage.floor
        return Composition(items=items, floor=floor, hero=source.item.id, beats=_beats(copies, stage))


def _scene_of(reading: Reading, context: Context) -> Figure | None:
    """The place a view is of: "Node view" is of a node."""
    if reading.carrier != "view" or not reading.carrier_words:
        return None
    word = reading.carrier_words.split()[0]
    kind = context.nouns.get(word.lower(), "")
    return Figure(kind=kind, words=word.lower(), count=1) if kind else None


def _spread(slots: Slots, stage: Stage) -> Spread:
    roll = Roll()
    source = figures(slots.get("from"))[0]
    target = figures(slots.get("to"))[0]
    inside = figures(slots.get("inside"))
    count = min(_MOST, max(1, target.count))
    return Spread(
        source=roll.one(source),
        copies=roll.take(target, count=count),
        total=target.count,
        source_words=stage.labels.get("from") or _named(source),
        copies_words=stage.labels.get("to") or _named(target),
        inside=(stage.labels.get("inside") or inside[0].label or inside[0].words) if inside else None,
        chip=stage.labels.get("chip") or str(slots.get("chip") or ""),
    )


def _named(figure: Figure) -> str:
    """ "1 physical GPU", "4 virtual GPUs": number, adjectives, noun."""
    noun = figure.words or figure.kind
    plural = noun if figure.count == 1 or noun.endswith("s") else f"{noun}s"
    said = [a for a in figure.attributes if a.lower() not in noun.lower()]
    return " ".join([str(figure.count), *said, plural])


def _grid(count: int, *, columns_first: bool) -> tuple[int, int]:
    """Columns and rows for a number of copies, as square as it goes."""
    if count <= 3:
        return (1, count) if columns_first else (count, 1)
    columns = 2 if count <= 6 else 3
    return (columns, math.ceil(count / columns)) if columns_first else (math.ceil(count / columns), columns)


def _cells(area: Box, count: int, columns: int, rows: int, shape: float, gap: float) -> tuple[Box, ...]:
    """Equal cells of a shape (width by height), the block centred in the area, the last row centred."""
    w = min((area.w - gap * (columns - 1)) / columns, (area.h - gap * (rows - 1)) / rows * shape)
    h = w / shape
    top = area.cy - (rows * h + (rows - 1) * gap) / 2
    out = []
    for i in range(count):
        row, column = divmod(i, columns)
        here = min(columns, count - row * columns)
        left = area.cx - (here * w + (here - 1) * gap) / 2
        out.append(Box(left + column * (w + gap), top + row * (h + gap), w, h))
    return tuple(out)


def _abreast(spread: Spread, stage: Stage) -> Plan:
    """Source left, fan in the middle, copies right, both labels on one baseline."""
    box, scale = stage.box, stage.scale
    panel = box if spread.inside is not None else None
    inner = box.inset(44, 36) if panel else box
    roof = inner.y + (scale.sub * 0.9 if panel else 0)
    under = scale.label * (3.3 if spread.chip else 1.5)
    area = Box(inner.x, roof, inner.w, inner.bottom - roof - under)
    source = _fitted(Box(area.x, area.y, area.w * 0.395, area.h), aspect(spread.source))
    right = Box(area.x + area.w * 0.53, area.y, area.w * 0.47, area.h)
    columns, rows = _grid(len(spread.copies), columns_first=True)
    cells = _cells(right, len(spread.copies), columns, rows, aspect(spread.copies[0]), 40)
    block = _around(cells)
    base = max(source.bottom, block.bottom) + scale.label * 1.45
    near_h, far_h = source.h * 0.5, block.h + 8
    x1, x2 = source.right + 4, block.x - 30
    return Plan(
        source=source, cells=cells, panel=panel,
        near=((x1, source.cy - near_h / 2), (x1, source.cy + near_h / 2)),
        far=((x2, block.cy - far_h / 2), (x2, block.cy + far_h / 2)),
        times=((x1 + x2) / 2 - 20, block.cy - far_h * 0.34 - scale.label * 0.6),
        source_label=(source.cx, base), copies_label=(block.cx, base), chip=(block.cx, base + scale.label * 1.3),
    )  # fmt: skip


def _stacked(spread: Spread, stage: Stage) -> Plan:
    """Source above, fan downwards, copies below: for tall and square cards."""
    box, scale = stage.box, stage.scale
    panel = box if spread.inside is not None else None
    inner = box.inset(36, 30) if panel else box
    label = scale.label * 1.5
    roof = inner.y + (scale.label if panel else 0)
    rest = inner.bottom - roof - 2 * label - (scale.label * 1.9 if spread.chip else 0)
    source = _fitted(Box(inner.x, roof, inner.w * 0.72, rest * 0.36), aspect(spread.source))
    source = source.moved(0, roof - source.y)
    low = source.bottom + label + rest * 0.2
    area = Box(inner.x, low, inner.w, rest * 0.44)
    columns, rows = (
        _grid(len(spread.copies), columns_first=False)
        if len(spread.copies) <= 3
        else (2, math.ceil(len(spread.copies) / 2))
    )
    cells = _cells(area, len(spread.copies), columns, rows, aspect(spread.copies[0]), 28)
    block = _around(cells)
    y1, y2 = source.bottom + label + 6, block.y - 24
    side = min(source.w * 0.3, block.w * 0.5)
    return Plan(
        source=source, cells=cells, panel=panel,
        near=((source.cx - side / 2, y1), (source.cx + side / 2, y1)),
        far=((block.x + block.w * 0.08, y2), (block.right - block.w * 0.08, y2)),
        times=(inner.right - scale.label * 1.5, (y1 + y2) / 2 + scale.label * 0.4),
        source_label=(source.cx, source.bottom + scale.label * 1.02),
        copies_label=(block.cx, block.bottom + scale.label * 1.2),
        chip=(block.cx, block.bottom + scale.label * 2.3),
    )  # fmt: skip


def _fitted(area: Box, shape: float) -> Box:
    """The largest box of a shape in an area, centred."""
    w = min(area.w, area.h * shape)
    return Box(area.cx - w / 2, area.cy - w / shape / 2, w, w / shape)


def _around(cells: tuple[Box, ...]) -> Box:
    box = cells[0]
    for cell in cells[1:]:
        box = box.union(cell)
    return box


def _source(spread: Spread, plan: Plan, stage: Stage) -> Placed:
    box = plan.source
    return stand(spread.source, stage, foot=(box.cx, box.bottom), height=box.h, look=(plan.far[0][0], box.cy))


def _copies(spread: Spread, plan: Plan, stage: Stage) -> Iterator[Placed]:
    for i, (member, cell) in enumerate(zip(spread.copies, plan.cells, strict=True), 1):
        known = info(member.kind).params if member.kind != "object" else {}
        extra: dict[str, Any] = {"shadow": 0}
        if member.params.get("variant") == "virtual" or "virtual" in member.figure.attributes:
            if "number" in known:
                extra |= {"number": str(i), "stroke": round(max(8.0, _COPY_STROKE * 634 / cell.w), 1)}
        yield stand(member, stage, foot=(cell.cx, cell.bottom), height=cell.h, extra=extra)


def _fan(spread: Spread, plan: Plan, stage: Stage) -> Group:
    ground = "panel" if plan.panel else "bg"
    stroke = min(12.0, max(7.0, 36 / max(3, len(spread.copies))))
    made = place(
        "wedge", id="fan", theme=stage.theme, start=plan.near, end=plan.far, count=min(4, len(spread.copies)), stroke=stroke,
        backdrop=ground,
    )  # fmt: skip
    dx, dy = min(p[0] for p in (*plan.near, *plan.far)), min(p[1] for p in (*plan.near, *plan.far))
    return place(
        "wedge", id="fan", theme=stage.theme, corner=(dx, dy), start=plan.near, end=plan.far,
        count=min(4, len(spread.copies)), stroke=stroke, backdrop=ground,
    ).item if made.box.x != dx or made.box.y != dy else made.item  # fmt: skip


def _words(spread: Spread, plan: Plan, stage: Stage) -> Iterator[Item]:
    scale = stage.scale
    if spread.total > 1:
        size = even(scale.label * 1.7)
        yield text(
            "times", f"×{spread.total}", *plan.times, face="display", size=size, paint="highlight_text", align="center"
        )
    face, size = "text-bold", even(scale.label * 0.96)
    yield text(
        "label-from", spread.source_words, *plan.source_label, face=face, size=size, paint="text", align="center"
    )
    yield text("label-to", spread.copies_words, *plan.copies_label, face=face, size=size, paint="text", align="center")
    if spread.chip:
        yield place(
            "chip", id="chip", theme=stage.theme, centre=plan.chip, words=spread.chip, tone="volt", face="mono-bold",
            size=even(scale.label * 0.92),
        ).item  # fmt: skip


def _panel(spread: Spread, plan: Plan, stage: Stage) -> tuple[Item, ...]:
    """The place it happens in: a flat panel with its name."""
    if plan.panel is None:
        return ()
    box, scale = plan.panel, stage.scale
    size = even(max(scale.least, scale.label * 0.74))
    shade = Shape(id="place/shade", kind="rect", box=box.moved(0, 12), radius=40, fill=Paint("shadow", alpha=50))
    face = Shape(id="place/face", kind="rect", box=box, radius=40, fill=Paint("panel"))
    name = text(
        "place/name", spread.inside or "", box.x + 44, box.y + 30 + size, face="mono", size=size, paint="text_muted"
    )
    return (Group(id="place", items=(shade, face, name), alt=spread.inside or ""),)


def _beats(copies: tuple[Placed, ...], stage: Stage) -> tuple[Beat, ...]:
    fan = Effect(target="fan", name="draw", duration_ms=420, easing="in-out-cubic")
    enter = tuple(
        Effect(target=c.item.id, name="move", start_ms=300 + 100 * i, params=(("from", "source"),))
        for i, c in enumerate(copies)
    )
    return (Beat(id="expand", cue=stage.cue, effects=(fan, *enter)),)
