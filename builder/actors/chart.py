"""A few bars or one line: the winner volt, values on the marks, a baseline and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.actors.forms import block, disc, filled, fitted, rounded, set_in, width_of
from builder.actors.model import Drawing, Params, actor
from builder.errors import SceneError
from builder.geometry import Box, PathData, Point, polygon
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Path, Stroke, Text
from builder.theme import Theme

MOST = 5
_SHINE = {"ok": Paint("ok", "paper", 0.45), "metal": Paint("metal", "paper", 0.45)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One bar or point: what is under it, how high it is and what is printed on it ("" = only its shape)."""

    label: str
    value: float
    words: str


@actor(
    "bar-chart",
    title="Bar chart",
    words=("bar chart", "bars", "histogram", "column chart", "comparison chart", "benchmark chart"),
    params={
        "w": ("number", 900),
        "h": ("number", 560),
        "marks": ("list", (("before", 100, "100%"), ("after", 30, "30%"))),
        "winner": ("number", -1),
        "whole": ("number", -1),
        "limit": ("number", -1),
        "limit_label": ("text", ""),
        "label_size": ("number", 42),
        "value_size": ("number", 72),
        "least": ("number", 34),
    },
    hero=True,
)
def bar_chart(theme: Theme, params: Params) -> Drawing:
    """At most five bars on one zero-based scale; `marks` are (label, value, printed words), `winner` the volt one.

    `limit`: a value at which a dashed line stands, with `limit_label` at its right end; `whole`: the value
    of which every bar is a part, its place outlined behind each.
    """
    marks = _marks(params.list("marks"))[:MOST]
    if not marks:
        raise SceneError("a bar chart needs at least one mark")
    w, slot = params.number("w"), params.number("w") / len(marks)
    labels, size = set_in(
        [mark.label for mark in marks], "text-bold", slot - 20, (params.number("least"), params.number("label_size"))
    )
    values = [mark.words for mark in marks]
    big = _value_size(values, slot, params)
    base = params.number("h") - _room(labels, size)
    top = 1.3 * big if any(values) else 16.0
    peak = max([mark.value for mark in marks] + [params.number("limit"), params.number("whole"), 1e-9])
    limit = base - 3 - (base - top) * params.number("limit") / peak if params.number("limit") >= 0 else -1e9
    winner = int(params.number("winner"))
    items: list[Item] = []
    words_at: list[Box] = []
    anchors: dict[str, Point] = {}
    for i, mark in enumerate(marks):
        wide, tall = min(0.62 * slot, 300.0), (base - top) * max(0.0, mark.value) / peak
        tall = max(12.0, tall) if mark.value > 0 else 0.5  # nothing is no bar
        bar = Box((i + 0.5) * slot - wide / 2, base - 3 - tall, wide, tall)
        words = tuple(_bar_words(i, (values[i], labels[i]), bar, base, (big, size), wins=i == winner))
        if params.number("whole") > 0:
            items.append(_whole(i, Box(bar.x, top, wide, base - 3 - top)))
        items.append(_bar(i, bar, words, wins=i == winner))
        words_at += [item.box for item in words if isinstance(item, Text)]
        anchors |= {f"bar-{i + 1}": (bar.cx, bar.y), f"foot-{i + 1}": (bar.cx, base)}
    items += _limit(params, limit, w, right=marks[-1].value <= marks[0].value, words=words_at)
    items.append(_baseline(w, base))
    box = Box(0, 0, w, params.number("h"))
    return Drawing(
        items=tuple(items), box=box, foot=(box.cx, box.bottom), body="baseline", anchors=anchors,
        keyline=(f"bar-{winner + 1}/bar",) if winner >= 0 else (), contact=0, alt="Bars: " + _said(marks),
    )  # fmt: skip


@actor(
    "line-chart",
    title="Line chart",
    words=("line chart", "curve", "line graph", "trend line", "trend chart", "plot"),
    params={
        "w": ("number", 900),
        "h": ("number", 560),
        "marks": ("list", (("", 1, ""), ("", 2, ""), ("", 4, ""), ("", 8, ""))),
        "role": ("role", "ok"),
        "smooth": (("yes", "no"), "yes"),
        "limit": ("number", -1),
        "limit_label": ("text", ""),
        "label_size": ("number", 42),
        "value_size": ("number", 56),
        "least": ("number", 34),
    },
    hero=True,
)
def line_chart(theme: Theme, params: Params) -> Drawing:
    """One line through the marks from left to right, a dot at its end; only values given as words are printed."""
    marks = _marks(params.list("marks"))
    if len(marks) < 2:
        raise SceneError("a line needs at least two marks")
    w, h, size = params.number("w"), params.number("h"), params.number("value_size")
    slot = w / max(2, sum(1 for mark in marks if mark.label))
    labels, small = set_in(
        [mark.label for mark in marks], "text-bold", slot - 20, (params.number("least"), params.number("label_size"))
    )
    base = h - _room(labels, small)
    top, floor = 1.3 * size if any(mark.words for mark in marks) else 24.0, base - 18
    peak = max([mark.value for mark in marks] + [params.number("limit"), 1e-9])
    step = (w - 56) / (len(marks) - 1)
    points = [(28 + i * step, floor - (floor - top) * max(0.0, mark.value) / peak) for i, mark in enumerate(marks)]
    course = smooth(points) if params.text("smooth") == "yes" else polygon(points, closed=False)
    paint, limit = Paint(params.text("role")), floor - (floor - top) * params.number("limit") / peak
    items: list[Item] = [
        *_limit(params, limit, w, right=marks[-1].value <= marks[0].value),
        Path(id="line", d=course, stroke=Stroke(paint, 14)),
        disc("end", *points[-1], 20, paint),
        _baseline(w, base),
    ]
    for i, point in enumerate(points):
        items += _point_words(i, (marks[i].words, labels[i]), point, (w, base), (size, small))
    anchors = {**{f"mark-{i + 1}": point for i, point in enumerate(points)}, "end": points[-1]}
    return Drawing(
        items=tuple(items), box=Box(0, 0, w, h), foot=(w / 2, h), body="baseline", anchors=anchors,
        keyline=("line", "end"), contact=0, alt="A line: " + _said(marks),
    )  # fmt: skip


def smooth(points: Sequence[Point]) -> PathData:
    """A curve through the points that never overshoots: tangents are level where the line turns (monotone cubic)."""
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) if b[0] != a[0] else 0.0 for a, b in pairwise(points)]
    inner = [2 * m * n / (m + n) if m * n > 0 else 0.0 for m, n in pairwise(slopes)]
    tangents = [slopes[0], *inner, slopes[-1]]
    out: list[tuple[str, tuple[float, ...]]] = [("M", points[0])]
    for (x0, y0), (x1, y1), m0, m1 in zip(points, points[1:], tangents, tangents[1:], strict=False):
        third = (x1 - x0) / 3
        out.append(("C", (x0 + third, y0 + m0 * third, x1 - third, y1 - m1 * third, x1, y1)))
    return tuple(out)


def _marks(given: Sequence[object]) -> list[Mark]:
    marks = []
    for entry in given:
        if not isinstance(entry, tuple) or len(entry) != 3:
            raise SceneError(f"a mark is (label, value, words), not {entry!r}")
        marks.append(Mark(label=str(entry[0]), value=float(entry[1]), words=str(entry[2])))
    return marks


def _room(labels: Sequence[str], size: float) -> float:
    """How much of the height the labels under the baseline take."""
    lines = max(label.count("\n") + 1 if label else 0 for label in labels)
    return 3 + (lines * 1.28 * size + 0.45 * size if lines else 6)


def _bar(i: int, bar: Box, words: Sequence[Item], *, wins: bool) -> Group:
    """A bar with round shoulders standing on the baseline, a gloss on its top and a lip at its foot, its words."""
    name, role, soft = f"bar-{i + 1}", "ok" if wins else "metal", min(18.0, bar.h / 2)
    corners = ((bar.x, bar.y), (bar.right, bar.y), (bar.right, bar.bottom), (bar.x, bar.bottom))
    parts: list[Item] = [filled(f"{name}/bar", rounded(corners, (soft, soft, 0, 0)), Paint(role))]
    if bar.h > 70:
        lip = Box(bar.x, bar.bottom - 16, bar.w, 16)
        shine = Box(bar.x + 22, bar.y + 12, bar.w - 44, 8)
        parts += [block(f"{name}/lip", lip, 0, Paint(f"{role}_lip")), block(f"{name}/gloss", shine, 4, _SHINE[role])]
    return Group(id=name, items=(*parts, *words))


def _value_size(values: Sequence[str], slot: float, params: Params) -> float:
    """The one size at which every value fits over its bar."""
    sizes = (params.number("least"), params.number("value_size"))
    return min(fitted(words, "display", slot - 16, sizes) or 34 for words in [*values, ""])


def _whole(i: int, box: Box) -> Item:
    """The place of which a bar fills its part."""
    return block(f"bar-{i + 1}/whole", box, 18, Paint("panel"))


def _bar_words(
    i: int, said: tuple[str, str], bar: Box, base: float, sizes: tuple[float, float], *, wins: bool
) -> Iterator[Item]:
    """The value over a bar and the label under it."""
    (value, label), (big, small) = said, sizes
    name, y = f"bar-{i + 1}", bar.y - 0.3 * big
    if value:
        yield text(f"{name}/value", value, bar.cx, y, face="display", size=big, paint="text", align="center")
    if label:
        role = "text" if wins else "text_muted"
        low = base + 1.28 * small
        yield text(f"{name}/label", label, bar.cx, low, face="text-bold", size=small, paint=role, align="center")


def _point_words(
    i: int, said: tuple[str, str], at: Point, frame: tuple[float, float], sizes: tuple[float, float]
) -> Iterator[Item]:
    """A value over its point and a label under the baseline, both kept inside the chart's width."""
    (value, label), (w, base), (big, small) = said, frame, sizes
    if value:
        x = _inside(at[0], width_of(value, "display", big), w)
        yield text(f"mark-{i + 1}/value", value, x, at[1] - 36, face="display", size=big, paint="text", align="center")
    if label:
        x, y = _inside(at[0], width_of(label, "text-bold", small), w), base + 1.28 * small
        yield text(f"mark-{i + 1}/label", label, x, y, face="text-bold", size=small, paint="text_muted", align="center")


def _inside(x: float, width: float, room: float) -> float:
    return min(max(x, width / 2), room - width / 2)


def _limit(params: Params, y: float, w: float, *, right: bool, words: Sequence[Box] = ()) -> list[Item]:
    """A dashed line across, open where `words` stand, its name over it at the end where the marks are lower."""
    if params.number("limit") < 0:
        return []
    d: PathData = ()
    start = 0.0
    for box in sorted((box for box in words if box.y - 8 < y < box.bottom + 8), key=lambda box: box.x):
        d += (("M", (start, y)), ("L", (max(start, box.x - 16), y)))
        start = box.right + 16
    d += (("M", (start, y)), ("L", (w, y))) if start < w else ()
    out: list[Item] = [Path(id="limit", d=d, stroke=Stroke(Paint("warn_text"), 7, dash=(2.0, 2.0)))]
    name, size = params.text("limit_label"), max(params.number("least"), 0.86 * params.number("label_size"))
    if name:
        x, align = (w, "right") if right else (0.0, "left")
        out.append(text("limit-label", name, x, y - 18, face="text-bold", size=size, paint="warn_text", align=align))
    return out


def _baseline(w: float, y: float) -> Item:
    return block("baseline", Box(0, y - 3, w, 6), 3, Paint("line_2"))


def _said(marks: Sequence[Mark]) -> str:
    return ", ".join(" ".join(part for part in (mark.label, mark.words) if part) for mark in marks)
