"""What a cell of a swarm looks like, how many fit an area, and who is lit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.actors import base
from builder.actors.model import Placed, Value
from builder.cast import Member, Roll, stand
from builder.cast.bill import said
from builder.cast.member import MOODS
from builder.geometry import Box
from builder.grammars.grid.reads import bad
from builder.language.lexicon import key, lexicon, singular
from builder.language.model import Figure
from builder.layout.stage import Stage
from builder.scene.items import Group
from builder.text.measure import advance

#: Width by height of a cell by its shape.
SHAPES = {
    "box": 1.3, "card": 1.5, "server": 1.2, "pod": 1.14, "disk": 0.95, "person": 0.9, "chip": 1.05, "screen": 0.6,
    "sheet": 0.95, "carton": 1.1, "window": 1.45, "cluster": 1.35, "model": 1.2, "letter": 1.4,
}  # fmt: skip
_KINDS = {
    "gpu": "card", "server": "server", "node-panel": "server", "inference-server": "server", "pod": "pod",
    "persistent-volume": "disk", "processor": "chip", "data-scientist": "person", "scheduler": "person",
    "container": "box", "laptop": "screen",
}  # fmt: skip
_NOUNS = {
    "person": (
        "user person people customer client developer engineer visitor student shopper employee tenant agent "
        "operator player fan passenger viewer tester team worker"
    ),
    "screen": "phone smartphone tablet handset mobile kiosk device scanner",
    "server": "node machine host rack router switch vm gateway proxy broker",
    "carton": "box package parcel carton crate image dependency artifact artefact",
    "sheet": "sheet calendar page day",
    "window": "terminal window tab screen browser console shell session dashboard monitor",
    "cluster": "cluster namespace environment icon",
    "model": "model adapter checkpoint lora embedding",
    "letter": "letter email mail message envelope request ticket notification alert",
    "disk": "disk database drive volume shard bucket store table topic",
    "chip": "core chip processor cpu tpu npu sensor microcontroller",
    "card": "gpu card accelerator",
}
_LETTERS = {"yellow": "w", "orange": "w", "amber": "w", "blue": "b", "purple": "e", "pink": "a", "gold": "w"}
_DRAWN = 40  # actors drawn in full in a wall
_GAP, _LOOSE = 0.16, 0.42  # least and most between cells, by their height


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """The slots, settled."""

    of: Figure
    label: str = ""
    layout: str = ""
    odd: str = ""
    wave: str = ""
    flow: Figure | None = None
    by: Figure | None = None
    tags: tuple[str, ...] = ()
    mixed: bool = False
    odds: int = 0
    every: bool = False
    groups: tuple[str, ...] = ()
    counter: str = ""
    scatter: str = ""
    hero: Figure | None = None
    source: Figure | None = None
    answers: bool = False
    desks: str = ""
    board: str = ""

    @property
    def shape(self) -> str:
        """The cell that stands for one of them."""
        words = [w for x in self.of.words.lower().split() if (w := singular(x)) not in ("icon", "symbol")]
        if words and words[-1] in _NOUNS["person"].split():
            return "person"
        if self.of.kind in _KINDS:
            return _KINDS[self.of.kind]
        return next((shape for shape, nouns in _NOUNS.items() if words and words[-1] in nouns.split()), "box")

    @property
    def name(self) -> str:
        """What they are called where nobody counts them."""
        return self.label or said(replace(self.of, quantity="plural", count=3))


def crowded(many: Many) -> bool:
    """Whether they stand in a crowd: who has a face does, and what is called one."""
    if many.layout:
        return many.layout == "crowd" and many.odds < 2
    still = not many.odds and not many.wave and not many.by and not many.scatter
    return many.shape in ("pod", "person") and still


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """A block of `rows` x `columns` cells of this size; `count` of them are there."""

    count: int
    columns: int
    rows: int
    w: float
    h: float
    gap: float
    drop: float

    @property
    def box(self) -> tuple[float, float]:
        return (self.columns * (self.w + self.gap) - self.gap, self.rows * (self.h + self.drop) - self.drop)

    def at(self, index: int, corner: Box) -> Box:
        """The box of a cell in a block whose upper left corner is that of `corner`."""
        x = corner.x + (index % self.columns) * (self.w + self.gap)
        return Box(x, corner.y + (index // self.columns) * (self.h + self.drop), self.w, self.h)


def fitted(count: int, shape: str, room: Box, *, least: float) -> Cells:
    """The block of `count` cells that is largest in `room`, cells `least` u high or more: else as many as fit."""
    ratio, best = SHAPES[shape], None
    for columns in range(1, count + 1):
        rows = math.ceil(count / columns)
        h = min(
            room.w / (columns * (ratio + _GAP) - _GAP),
            room.h / (rows * (1 + _GAP) - _GAP),
        )
        waste = (rows * columns - count) / (rows * columns)
        score = h * (1 - (0.8 if count > 8 else 1.6) * waste)
        if best is None or score > best[0]:
            best = (score, columns, rows, h)
    assert best is not None
    _, columns, rows, h = best
    if h < least:
        rows = max(1, int((room.h + _GAP * least) / (least * (1 + _GAP))))
        columns = max(1, int((room.w + _GAP * least) / (least * (ratio + _GAP))))
        count, h = rows * columns, least
    gap = _apart(room.w - columns * h * ratio, columns, h)
    drop = _apart(room.h - rows * h, rows, h)
    return Cells(count=count, columns=columns, rows=rows, w=h * ratio, h=h, gap=gap, drop=drop)


def _apart(free: float, count: int, h: float) -> float:
    """Between cells: what is free shared out, no more than looks like one block."""
    return min(max(_GAP * h, free / max(1, count - 1)), _LOOSE * h)


def full(shape: str, room: Box, rows: int) -> Cells:
    """So many rows over the whole of `room`."""
    ratio = SHAPES[shape]
    h = room.h / (rows * (1 + _GAP) - _GAP)
    columns = max(1, int((room.w + _GAP * h) / (h * (ratio + _GAP))))
    gap = _apart(room.w - columns * h * ratio, columns, h)
    return Cells(count=rows * columns, columns=columns, rows=rows, w=h * ratio, h=h, gap=gap, drop=_GAP * h)


def tags(
    many: Many, cells: Cells, corner: Box, frame: Box, stage: Stage, spots: Sequence[int] = (0, 1, 2)
) -> tuple[Placed, ...]:
    """What some of them wear, or every one: at the feet of cells spread over the block (`spots`: which places)."""
    out, n = [], len(many.tags)
    places = [((0.2, 0.72, 0.46)[i] * cells.columns, (0.25, 0.4, 0.8)[i] * cells.rows) for i in spots]
    if many.wave and n == 2 and not many.every:
        places = [(0.32 * cells.columns, 0.0), (0.62 * cells.columns, cells.rows - 1.0)]  # passed by the wave, and not
    if many.every:
        places = [(i % cells.columns, i // cells.columns) for i in range(cells.count)]
    size = stage.scale.least
    for i, (column, row) in enumerate(places if n else ()):
        word = many.tags[i % n]
        cell = cells.at(int(row) * cells.columns + int(column), corner)
        half = advance(word, "display", size) / 2 + 30
        x = min(max(cell.cx, frame.x + half), frame.right - half)
        y = cell.bottom - 0.2 * cell.h if roomy(cells, stage) else cell.cy
        out.append(
            base.place(
                "chip", id=f"tag-{i + 1}", theme=stage.theme, centre=(x, y), words=word, size=size, tone="volt",
            )
        )  # fmt: skip
    return tuple(out)


def roomy(cells: Cells, stage: Stage) -> bool:
    """Whether a tag leaves its cell to be seen."""
    return cells.h > 2.4 * stage.scale.least


def covered(cells: Cells, corner: Box, chips: Sequence[Placed], stage: Stage) -> frozenset[int]:
    """The places that tags stand on: none where cells are so high that they show over them."""
    if roomy(cells, stage):
        return frozenset()
    return frozenset(
        i for i in range(cells.count) if any(cells.at(i, corner).overlaps(chip.box.inset(-6), 2) for chip in chips)
    )


def looks(many: Many, cells: Cells, *, spare: frozenset[int] = frozenset(), odd: tuple[int, str] = (-1, "")) -> str:
    """A letter a cell: who is lit, off or at rest; places in `spare` stay empty, `odd` is (which, its letter).

    Where several differ, they are spread over the block from that one on.
    """
    step = max(1, round(cells.count * 0.62 / max(1, many.odds)))
    others = {(odd[0] + n * step) % cells.count for n in range(max(1, many.odds))} if odd[0] >= 0 else set()
    letters = ("." if i in spare else odd[1] if i in others else _look(many, cells, i) for i in range(cells.count))
    return "".join(letters)


def _look(many: Many, cells: Cells, i: int) -> str:
    column, row = i % cells.columns, i // cells.columns
    if many.wave:
        passed = (
            i / cells.count < 0.6
            if cells.rows <= 4
            else (column + 0.6 * row) / (cells.columns + 0.6 * cells.rows) < 0.58
        )
        return ("l" if passed else "o") if many.wave == "on" else ("o" if passed else "l")
    if many.scatter and (i * 37 + 11) % 97 < (16 if cells.count < 100 else 6):
        return differing(replace(many, odd=many.scatter))
    if many.mixed:
        return "abcdef"[row % 6]
    if many.shape == "pod":
        return "o" if many.odd else "abcdef"[(column + 2 * row) % 6]
    return "l" if many.by else "n"


def light(many: Many) -> str:
    """The role of a lit cell's lights: the colour of whoever runs on all of them."""
    if many.by is not None and many.by.kind == "training-job":
        return "pod_t.base"
    return "pod_a.base" if many.by is not None and many.by.kind == "pod" else "ok"


def differing(many: Many) -> str:
    """The letter of those that differ: failed, warned, in the colour they are said to have, or lit."""
    if bad(many.odd):
        return "x"
    stems, colours = key(many.odd), lexicon().colours
    colour = next((c for i in range(len(stems)) if (c := colours.longest(stems, i)[0])), "")
    return _LETTERS.get(colour, "l")


def role_of(letter: str) -> str:
    """The role that a letter of those that differ is drawn in."""
    return {"x": "fail", "w": "warn", "l": "ok"}.get(letter, f"pod_{letter}.base")


def swarm_of(many: Many, cells: Cells, corner: Box, stage: Stage, letters: str, name: str = "swarm") -> Placed:
    """The block of cells on the stage."""
    return base.place(
        "swarm", id=name, theme=stage.theme, corner=(corner.x, corner.y), cells=letters, columns=cells.columns,
        width=cells.w, height=cells.h, gap=cells.gap, drop=cells.drop, of=many.shape, light=light(many),
        alt=many.name,
    )  # fmt: skip


def drawn(many: Many) -> Member | None:
    """One of them where it has a drawing but no cell of its own, and there are few enough to draw them all."""
    member = Roll().one(replace(many.of, count=1))
    return member if many.shape == "box" and member.kind != "object" and many.of.count <= _DRAWN else None


def actors_of(many: Many, member: Member, cells: Cells, corner: Box, stage: Stage, letters: str) -> Group:
    """A drawing in every cell, quiet where it is off, tinted where kinds are mixed."""
    plain: dict[str, Value] = {"shadow": 0}
    if "label" in base.info(member.kind).params:
        plain["label"] = ""
    made = []
    for i, letter in enumerate(letters):
        if letter == ".":
            continue
        room = cells.at(i, corner)
        extra = dict(plain)
        if letter in "og":
            extra["dim"] = ("panel", 0.72)
        elif letter in "abcdef":
            extra["tint"] = (f"pod_{letter}.base", 0.45)
        elif letter in "xw":
            extra["tint"] = ("fail" if letter == "x" else "warn", 0.7)
        at = (room.cx, room.bottom)
        made.append(stand(member, stage, foot=at, height=room.h, width=room.w, name=f"swarm/{i + 1}", extra=extra).item)
    return Group(id="swarm", items=tuple(made), alt=many.name)


def one_of(many: Many) -> Figure:
    """The one that differs, as an actor in its state."""
    stems = key(many.odd)
    states = [s for i in range(len(stems)) if (s := lexicon().states.longest(stems, i)[0])]
    state = next((s for s in states if s in MOODS), states[0] if states else "")
    return replace(many.of, count=1, quantity="", state=state, attributes=())
