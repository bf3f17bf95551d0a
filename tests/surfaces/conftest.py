"""Scenes to draw: a small one made by hand, and the boards read back into items where the design folder is there."""

from __future__ import annotations

import math
import os
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from pathlib import Path as File

import pytest
from PIL import Image as Pillow

from builder.geometry import Affine, Box, PathData, Segment, arc, polygon, transform
from builder.scene.items import Connector, Group, Image, Item, Paint, Path, Port, Run, Shape, Stroke, Table, Text
from builder.scene.model import Canvas, Scene
from builder.surfaces.base import Frame
from builder.surfaces.png import encode
from builder.surfaces.raster import Rasteriser
from builder.text import measure
from builder.theme import Theme, load

SLIDE = Canvas(name="slide", width=1920, height=1080, keep=Box(96, 64, 1728, 952))


def words(name: str, string: str, x: float, y: float, *, face: str = "text", size: float = 40, **more: object) -> Text:
    """One line of one colour."""
    paint = more.pop("paint", Paint("text"))
    assert isinstance(paint, Paint)
    width = measure.advance(string, face, size)
    align = str(more.pop("align", "left"))
    return Text(id=name, x=x, y=y, face=face, size=size, lines=((Run(string, paint),),), widths=(width,), align=align)


def scene_of(*items: Item, width: int = 1920, height: int = 1080, **more: object) -> Scene:
    """A scene on a plain canvas with all its items in the diagram."""
    canvas = Canvas(name="test", width=width, height=height, keep=Box(0, 0, width, height))
    background = Paint("bg")
    rest: dict[str, object] = {"id": "test", "diagram": tuple(item.id for item in items), **more}
    return Scene(canvas=canvas, background=background, items=items, **rest)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def dark() -> Theme:
    return load("dark")


@pytest.fixture(scope="session")
def make() -> Callable[..., Scene]:
    return scene_of


@pytest.fixture(scope="session")
def label() -> Callable[..., Text]:
    return words


@pytest.fixture(scope="session")
def ink() -> Rasteriser:
    return Rasteriser("cairo")


@pytest.fixture(scope="session")
def grid() -> Callable[[Frame], list[str]]:
    return letters


def letters(frame: Frame) -> list[str]:
    """A small picture as rows of letters: r g b w for pure colours, k for black, . for clear, ? for others."""
    known = {(255, 0, 0): "r", (0, 255, 0): "g", (0, 0, 255): "b", (255, 255, 255): "w", (0, 0, 0): "k"}
    picture = frame.image().convert("RGBA")
    rows = []
    for y in range(picture.height):
        row = ""
        for x in range(picture.width):
            r, g, b, a = picture.getpixel((x, y))  # type: ignore[misc]
            row += "." if a == 0 else known.get((r, g, b), "?")
        rows.append(row)
    return rows


@pytest.fixture(scope="session")
def demo() -> Scene:
    """One of everything a scene can hold, small enough to look at."""
    return demo_scene()


def demo_scene() -> Scene:
    sign = words("sign/words", "hello", 550, 620, face="text-bold", size=50, align="center")
    board = Shape(
        id="sign/board", kind="rect", radius=40, box=Box(400, 500, 300, 200), fill=Paint("pod_b.base"),
        stroke=Stroke(Paint("paper"), 10, (2.0, 2.0)),
    )  # fmt: skip
    cells = [
        [words(f"cell-{r}{c}", f"r{r} c{c}", 1340 + 150 * c, 700 + 60 * r, size=32) for c in (0, 1)] for r in (0, 1)
    ]
    table = Table(
        id="table", box=Box(1320, 650, 300, 120), columns=(150, 150), rows=(60, 60), cells=tuple(map(tuple, cells)),
        fills=((Paint("panel"), Paint("panel")), (None, Paint("panel_2"))), alt="Two by two",
    )  # fmt: skip
    runs = (Run("One pod. ", Paint("text")), Run("One GPU ✓ 🎉", Paint("ok")))
    wide = measure.line_width([run.text for run in runs], "display", 132)
    title = Text(id="title", x=100, y=200, face="display", size=132, lines=(runs,), widths=(wide,), role="title")
    ring, edge = Stroke(Paint("gold"), 12, (1.0, 1.5), "flat"), Stroke(Paint("ink"), 8, (), "flat")
    return Scene(
        id="demo",
        canvas=SLIDE,
        background=Paint("bg"),
        items=(
            Shape(id="floor", kind="rect", box=Box(0, 886, 1920, 194), fill=Paint("stage")),
            title,
            Group(id="sign", angle=20, pivot=(500, 600), items=(board, sign), alt="A sign that says hello"),
            Connector(
                id="cable", start=Port("sign/board", "bottom"), end=Port("disc", "top"),
                points=((900, 400), (1200, 800)), stroke=Stroke(Paint("pod_a.base"), 20, (0.1, 1.7)),
            ),
            Shape(id="disc", kind="ellipse", box=Box(1400, 320, 300, 200), fill=Paint("pod_c.base", alpha=50)),
            Shape(id="ring", kind="ellipse", box=Box(120, 300, 200, 160), stroke=ring),
            Path(id="ramp", d=polygon(((80, 860), (330, 860), (330, 640))), fill=Paint("metal"), stroke=edge),
            Image(id="photo", box=Box(760, 620, 120, 120), png=checker(), alt="Four squares"),
            table,
        ),
        diagram=("sign", "cable", "disc", "table"),
        title="One pod. One GPU.",
        alt="A sign, a cable & a disc",
    )  # fmt: skip


def checker() -> bytes:
    """A PNG of four fields, one of them half transparent."""
    pixels = bytes((255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 255, 255, 255, 128))
    field = Pillow.frombytes("RGBA", (2, 2), pixels).resize((64, 64), Pillow.Resampling.NEAREST)
    return encode(Frame.of(field))


@pytest.fixture(scope="session")
def boards() -> File:
    """The folder of the boards: BUILD_DECK_SHARED or ../shared beside the repository."""
    shared = File(os.environ.get("BUILD_DECK_SHARED", File(__file__).resolve().parents[3] / "shared"))
    folder = shared / "design" / "boards"
    if not folder.is_dir():
        reason = f"the boards are not at {folder}; set BUILD_DECK_SHARED"
        pytest.fail(reason) if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def board(boards: File) -> Callable[[str], Scene]:
    return lambda name: read_board(boards / f"{name}.svg")


def read_board(path: File) -> Scene:
    """A board as a scene: every mark an item in fixed colours, its words as outlines."""
    root = ElementTree.parse(path).getroot()
    _, _, width, height = (float(v) for v in root.attrib["viewBox"].split())
    items = tuple(_read(root, Affine(), "b"))
    canvas = Canvas(name="board", width=int(width), height=int(height), keep=Box(0, 0, width, height))
    return Scene(id=path.stem, canvas=canvas, background=Paint("bg"), items=items, diagram=(), title=path.stem)


def _read(parent: ElementTree.Element, m: Affine, prefix: str) -> Iterator[Item]:
    for i, node in enumerate(parent):
        tag, name = node.tag.split("}")[-1], f"{prefix}/{i}"
        if tag == "g":
            yield from _group(node, m, name)
        elif tag in ("rect", "circle", "ellipse", "line", "path"):
            yield _mark(tag, node, m, name)
        elif tag not in ("title", "desc"):
            raise AssertionError(f"board element {tag}")


def _group(node: ElementTree.Element, m: Affine, name: str) -> Iterator[Item]:
    calls = re.findall(r"(\w+)\(([^)]*)\)", node.get("transform", ""))
    turn, pivot = 0.0, (0.0, 0.0)
    for kind, text in calls:
        v = [float(x) for x in re.split(r"[ ,]+", text.strip())]
        if kind == "translate":
            m = Affine.translate(v[0], v[1] if len(v) > 1 else 0.0).then(m)
        elif kind == "scale":
            m = Affine.scaled(v[-1], v[0]).then(m)
        else:
            turn, pivot = v[0], m(*v[1:3]) if len(v) == 3 else m(0, 0)
            turn = -turn if m.a * m.d - m.b * m.c < 0 else turn
    inner = tuple(_read(node, m, name))
    if inner:
        yield Group(id=name, items=inner, angle=turn, pivot=pivot)


def _mark(tag: str, node: ElementTree.Element, m: Affine, name: str) -> Item:
    fill = _paint(node, "fill") if tag != "line" else None
    stroke = _stroke(node, m)

    def at(key: str) -> float:
        return float(node.get(key, 0))

    if tag == "path":
        return Path(id=name, d=transform(read_path(node.attrib["d"]), m), fill=fill, stroke=stroke)
    if tag == "line":
        d = transform(polygon(((at("x1"), at("y1")), (at("x2"), at("y2"))), closed=False), m)
        return Path(id=name, d=d, stroke=stroke)
    if tag == "rect":
        x, y, w, h = at("x"), at("y"), at("width"), at("height")
        box, radius = _mapped(Box(x, y, w, h), m), at("rx") * m.scale
        if stroke and stroke.dash and radius:
            return Path(id=name, d=_svg_rect(box, min(radius, box.w / 2, box.h / 2)), fill=fill, stroke=stroke)
        return Shape(id=name, kind="rect", box=box, radius=radius, fill=fill, stroke=stroke)
    rx, ry = (at("r"), at("r")) if tag == "circle" else (at("rx"), at("ry"))
    box = _mapped(Box(at("cx") - rx, at("cy") - ry, 2 * rx, 2 * ry), m)
    return Shape(id=name, kind="ellipse", box=box, fill=fill, stroke=stroke)


def _svg_rect(box: Box, r: float) -> PathData:
    """A rounded rectangle from where SVG starts its dashes."""
    corners = (
        arc(box.right - r, box.y + r, r, -90, 0),
        arc(box.right - r, box.bottom - r, r, 0, 90),
        arc(box.x + r, box.bottom - r, r, 90, 180),
        arc(box.x + r, box.y + r, r, 180, 270),
    )
    out: list[Segment] = [("M", (box.x + r, box.y))]
    for corner in corners:
        out += [("L", corner[0][1]), *corner[1:]]
    return (*out, ("Z", ()))


def _mapped(box: Box, m: Affine) -> Box:
    (x0, y0), (x1, y1) = m(box.x, box.y), m(box.right, box.bottom)
    return Box(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def _paint(node: ElementTree.Element, what: str) -> Paint | None:
    value = node.get(what, "#000000" if what == "fill" else "none")
    if value == "none":
        return None
    alpha = float(node.get("opacity", 1)) * float(node.get(f"{what}-opacity", 1))
    return Paint(value.upper(), alpha=round(alpha * 100))


def _stroke(node: ElementTree.Element, m: Affine) -> Stroke | None:
    paint = _paint(node, "stroke")
    if paint is None:
        return None
    width = float(node.get("stroke-width", 1))
    dash = tuple(float(v) / width for v in re.split(r"[ ,]+", node.get("stroke-dasharray", "")) if v)
    cap = "round" if node.get("stroke-linecap") == "round" else "flat"
    return Stroke(paint, width * m.scale, (dash[0], dash[-1]) if dash else (), cap)


def read_path(text: str) -> PathData:
    """Absolute M L H V C Q T A Z of the boards as our segments."""
    out: list[Segment] = []
    x = y = cx = cy = 0.0
    for op, rest in re.findall(r"([MLHVCQTAZ])([^MLHVCQTAZ]*)", text):
        v = [float(n) for n in re.findall(r"-?\d*\.?\d+", rest)]
        size = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "T": 2, "A": 7, "Z": 0}[op]
        if op == "Z":
            out.append(("Z", ()))
        for i in range(0, len(v), size or 1):
            p = v[i : i + size]
            if op in "ML":
                out.append((op if op == "L" or i == 0 else "L", (p[0], p[1])))
            elif op in "HV":
                p = [p[0], y] if op == "H" else [x, p[0]]
                out.append(("L", (p[0], p[1])))
            elif op == "C":
                out.append(("C", tuple(p)))
            elif op == "A":
                out += _arc(x, y, p)
            else:
                cx, cy = (p[0], p[1]) if op == "Q" else (2 * x - cx, 2 * y - cy)
                ex, ey = p[-2:]
                out.append(("C", (x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3, ex + 2 * (cx - ex) / 3,
                                  ey + 2 * (cy - ey) / 3, ex, ey)))  # fmt: skip
            x, y = p[-2:]
            if op not in "QT":
                cx, cy = x, y
    return tuple(out)


def _arc(x: float, y: float, p: list[float]) -> list[Segment]:
    """An SVG circular or elliptical arc without turn, from (x, y)."""
    rx, ry, _, large, sweep, ex, ey = p
    ux, uy, vx, vy = x / rx, y / ry, ex / rx, ey / ry
    half = math.hypot(vx - ux, vy - uy) / 2
    radius = max(1.0, half)
    height = math.sqrt(max(0.0, radius * radius - half * half)) * (1 if bool(large) != bool(sweep) else -1)
    mx, my = (ux + vx) / 2, (uy + vy) / 2
    cx, cy = mx - height * (vy - uy) / (2 * half), my + height * (vx - ux) / (2 * half)
    start = math.degrees(math.atan2(uy - cy, ux - cx))
    end = math.degrees(math.atan2(vy - cy, vx - cx))
    if sweep and end < start:
        end += 360
    if not sweep and end > start:
        end -= 360
    return list(transform(arc(cx, cy, radius, start, end), Affine(rx, 0, 0, ry, 0, 0))[1:])
