"""The closed set of things a scene is made of.

Everything is final: positions and sizes in u, colours as roles (`Paint`), text already measured
and broken into lines. Surfaces translate items; they never measure, wrap, place or choose.
Ids are readable paths made from content ("pod-a/body"), unique in a scene and stable between builds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from builder.geometry import Box, PathData, Point

_PER_U = 6350 / 360  # 1/100 mm in a u


@dataclass(frozen=True, slots=True)
class Paint:
    """A colour role of the theme ("pod_a.base", "panel_2") or "#RRGGBB", optionally mixed.

    `mix`/`amount`: this share (0..1) of another role or hex is mixed in (sRGB, per channel).
    `alpha`: whole per cent; below 100 only on items that have a fill or a stroke, not both.
    """

    role: str
    mix: str = ""
    amount: float = 0.0
    alpha: int = 100


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line: width in u; `dash` = visible (dash, gap) in multiples of the width, () = solid.

    With round caps the dash is the straight part: (0.1, 1.7) draws dots. Multiples are whole
    per cents of the width because LibreOffice keeps no more.
    """

    paint: Paint
    width: float
    dash: tuple[float, float] | tuple[()] = ()
    cap: str = "round"  # "round" (round joins) or "flat" (mitred joins)

    def __post_init__(self) -> None:
        """Keep a dashed line's width in whole 1/100 mm, as LibreOffice does: its dashes follow from the width,
        and over a long outline a finer one drifts out of step by whole px (measured)."""
        if self.dash:
            object.__setattr__(self, "width", max(1, round(self.width * _PER_U)) / _PER_U)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A preset: "rect" (with corner radius) or "ellipse"; in PowerPoint it keeps its handles."""

    id: str
    kind: str
    box: Box
    radius: float = 0.0
    fill: Paint | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A free outline. Filled sub-paths never overlap; holes are wound against their outline."""

    id: str
    d: PathData
    fill: Paint | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one colour inside a line."""

    text: str
    paint: Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Live text, one box: `lines` of runs, all of one face and size.

    (x, y): anchor of the first baseline; `align` says whether x is the left end, the centre or the
    right end of every line. `widths`: measured advance of each line. `pitch`: distance between
    baselines (0 for one line). `indents`: how far each line of a left-aligned text starts right of x, so that
    lines beginning with different letters share an edge; () for none. `face`: "display", "text", "text-bold",
    "mono" or "mono-bold". `size` is an even number of u. `role`: "title", "subtitle" (a placeholder in the deck) or "".
    """

    id: str
    x: float
    y: float
    face: str
    size: float
    lines: tuple[tuple[Run, ...], ...]
    widths: tuple[float, ...]
    pitch: float = 0.0
    align: str = "left"
    role: str = ""
    indents: tuple[float, ...] = ()

    @property
    def spans(self) -> tuple[tuple[float, float], ...]:
        """Start and advance of every line."""
        share = {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        indents = self.indents or (0.0,) * len(self.widths)
        return tuple((self.x - share * w + d, w) for w, d in zip(self.widths, indents, strict=True))

    @property
    def box(self) -> Box:
        """Where the ink may stand: advance wide, from 0.8 em above the first baseline to 0.22 em below the last."""
        left = min((x for x, _ in self.spans), default=self.x)
        right = max((x + w for x, w in self.spans), default=self.x)
        h = self.size * 1.02 + self.pitch * (len(self.lines) - 1)
        return Box(left, self.y - 0.8 * self.size, right - left, h)

    @property
    def string(self) -> str:
        return "\n".join("".join(run.text for run in line) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Port:
    """A place to plug in: the middle of one side of a Shape or Path, named by the item's id."""

    item: str
    side: str  # "top" | "left" | "bottom" | "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """A link glued at both ends; `points` are the ports' positions, already worked out.

    `route` "curve" is the S-curve of geometry.cable (`vertical` says along which axis it leaves),
    "straight" a line.
    """

    id: str
    start: Port
    end: Port
    points: tuple[Point, Point]
    stroke: Stroke
    route: str = "curve"
    vertical: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture by content (PNG bytes); only memes' and authors' own art, never a diagram."""

    id: str
    box: Box
    png: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A native table: rows of cells, each a Text; column widths and row heights in u."""

    id: str
    box: Box
    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[Text, ...], ...]
    fills: tuple[tuple[Paint | None, ...], ...]
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """What an actor plays in its scene: its kind, the words or letter on it, its state and the colour it wears.

    Nothing is drawn from it: it is what checks and explanations count by.
    """

    kind: str
    label: str = ""
    state: str = ""
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that move as one. `angle` (degrees clockwise about `pivot`) is applied by the surface
    to children given unrotated; groups never scale. `alt` is the description a screen reader says
    (on actors and diagrams); "" with decorative=True for scenery, "" alone for inner groups.
    `part`: what it plays where it is an actor that acts.
    """

    id: str
    items: tuple[Item, ...]
    angle: float = 0.0
    pivot: Point = (0.0, 0.0)
    alt: str = ""
    decorative: bool = False
    part: Part | None = None


Item: TypeAlias = Shape | Path | Text | Connector | Image | Table | Group
