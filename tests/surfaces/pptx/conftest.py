"""A scene with every kind of item, made by hand, and ways to build, open and check a deck of it."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path as File
from typing import Any

import pytest
from lxml import etree

from builder.geometry import Box, polygon, rounded_rect
from builder.scene.items import (
    Connector,
    Group,
    Image,
    Item,
    Paint,
    Path,
    Port,
    Run,
    Shape,
    Stroke,
    Table,
    Text,
)  # fmt: skip
from builder.scene.model import Canvas, Scene
from builder.surfaces.base import Frame
from builder.surfaces.png import encode
from builder.surfaces.pptx import DeckInfo, Slide, deck
from builder.text import measure
from builder.theme import Theme, load

TESTS = File(__file__).resolve().parents[2]
sys.path.insert(0, str(TESTS / "agreement"))

from readers import office, problems, sdk, validator  # noqa: E402, F401 - fixtures

SLIDE = Canvas(name="slide", width=1920, height=1080, keep=Box(96, 40, 1728, 1000))
INFO = DeckInfo(title="Sharing <one> GPU & more", author="A. Author", subject="Episode 13", keywords="gpu, kubernetes")
NOTES = ((("Multiple pods ", False), ("can share", True), (" one GPU.", False)), (("Really.", False),))
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
}


def words(name: str, x: float, y: float, lines: Any, *, face: str = "text-bold", size: float = 40, **more: Any) -> Text:
    """A text: one string, or lines of (words, role) runs."""
    runs = lines if isinstance(lines, tuple) else (((lines, more.pop("paint", "text")),),)
    made = tuple(tuple(Run(part, Paint(role)) for part, role in line) for line in runs)
    widths = tuple(measure.line_width([run.text for run in line], face, size) for line in made)
    return Text(id=name, x=x, y=y, face=face, size=size, lines=made, widths=widths, **more)


def pod(letter: str, x: float, y: float, *, angle: float = 0.0, mix: tuple[str, float] = ("", 0.0)) -> Group:
    """A small actor: shadow, lip, body, face, a bib with its letter in a group of its own."""
    name, role = f"pod-{letter}", f"pod_{letter}"
    plate = Box(x + 70, y + 120, 60, 44)
    look = {"face": "display", "size": 36, "paint": "ink", "align": "center"}
    bib = Group(
        id=f"{name}/bib",
        items=(
            Shape(id=f"{name}/bib/plate", kind="rect", box=plate, radius=12, fill=Paint("paper")),
            words(f"{name}/bib/letter", x + 100, y + 154, letter.upper(), **look),
        ),
    )
    smile = (("M", (x + 80, y + 95)), ("C", (x + 90, y + 110, x + 110, y + 110, x + 120, y + 95)))
    items: tuple[Item, ...] = (
        Shape(id=f"{name}/shadow", kind="ellipse", box=Box(x + 20, y + 190, 160, 20), fill=Paint("shadow", alpha=50)),
        Shape(id=f"{name}/lip", kind="rect", box=Box(x, y + 18, 200, 180), radius=52, fill=Paint(f"{role}.lip", *mix)),
        Shape(id=f"{name}/body", kind="rect", box=Box(x, y, 200, 180), radius=52, fill=Paint(f"{role}.base", *mix)),
        Shape(id=f"{name}/eye", kind="ellipse", box=Box(x + 88, y + 40, 24, 30), fill=Paint("ink")),
        Path(id=f"{name}/smile", d=smile, stroke=Stroke(Paint("ink"), 6)),
        bib,
    )
    return Group(id=name, items=items, alt=f"Pod {letter.upper()}", angle=angle, pivot=(x + 100, y + 200))


def picture(width: int = 64, height: int = 48) -> bytes:
    """A small PNG, left half red."""
    row = b"\xe5\x38\x3b" * (width // 2) + b"\xff\xf4\xdf" * (width // 2)
    return encode(Frame(width, height, "RGB", row * height))


def table() -> Table:
    """Two by two, the header filled."""
    box, columns, rows = Box(1300, 640, 480, 160), (240.0, 240.0), (80.0, 80.0)
    said = (("Pod", "Memory"), ("A", "4 GiB"))
    cells = tuple(
        tuple(
            words(f"t/{r}/{c}", box.x + 240 * c + (20 if c == 0 else 220), box.y + 80 * r + 54, said[r][c],
                  size=36, align="left" if c == 0 else "right")
            for c in range(2)
        )
        for r in range(2)
    )  # fmt: skip
    fills = ((Paint("panel_2"), Paint("panel_2")), (Paint("panel"), None))
    return Table(id="figures", box=box, columns=columns, rows=rows, cells=cells, fills=fills, alt="Memory of a pod")


def glued(name: str, ends: str, points: Any, stroke: Stroke, **more: Any) -> Connector:
    """A connector; `ends`: "item.side > item.side"."""
    start, end = (Port(*each.split(".")) for each in ends.split(" > "))
    return Connector(id=name, start=start, end=end, points=points, stroke=stroke, **more)


def line(role: str, width: float, *how: Any) -> Stroke:
    return Stroke(Paint(role), width, *how)


def everything() -> Scene:
    """Every kind of item on one slide."""
    hole = (*rounded_rect(Box(1650, 330, 150, 150), 30), *polygon([(1680, 360), (1680, 450), (1770, 450), (1770, 360)]))
    headline = ((("Multiple pods ", "text"), ("CAN", "highlight_text")), (("share one GPU", "text"),))
    below = ((("Time-slicing → one card ✓ “shared”", "text_muted"),),)
    items: tuple[Item, ...] = (
        Shape(id="floor", kind="rect", box=Box(0, 880, 1920, 200), fill=Paint("stage")),
        words("headline", 96, 196, headline, face="display", size=124, pitch=126, role="title"),
        words("sub", 96, 396, below, face="text", size=48, role="subtitle"),
        glued("cable-a", "pod-a/body.bottom > socket-a.top", ((300, 630), (450, 800)), line("pod_a.base", 20)),
        glued("cable-b", "pod-b/body.bottom > socket-b.top", ((700, 630), (550, 800)), line("pod_b.base", 20)),
        glued("link", "pod-b/body.right > dot.left", ((800, 540), (1000, 580)), line("line_2", 10), vertical=False),
        glued("rod", "dot.bottom > flag.top", ((1050, 630), (1100, 760)), line("ok", 10), route="straight"),
        pod("a", 200, 450),
        pod("b", 600, 450),
        pod("c", 1080, 420, angle=12, mix=("#6F8087", 0.72)),
        Shape(id="socket-a", kind="rect", box=Box(422, 800, 56, 42), radius=10, fill=Paint("metal")),
        Shape(id="socket-b", kind="rect", box=Box(522, 800, 56, 42), radius=10, fill=Paint("metal")),
        Shape(id="dot", kind="ellipse", box=Box(1000, 530, 100, 100), fill=Paint("panel"), stroke=line("line_2", 6)),
        Path(id="flag", d=polygon([(1040, 760), (1160, 760), (1100, 860)]), fill=Paint("pod_d.base")),
        Path(id="ring", d=hole, fill=Paint("gold")),
        Shape(id="fence", kind="rect", box=Box(140, 430, 720, 440), radius=44, stroke=line("line_2", 8, (0.7, 3))),
        Path(id="dots", d=(("M", (300, 920)), ("L", (900, 920))), stroke=line("pod_t.base", 20, (0.1, 1.7))),
        Path(id="dashes", d=(("M", (300, 960)), ("L", (900, 960))), stroke=line("pod_e.base", 8, (2, 1), "flat")),
        Path(id="pole", d=(("M", (960, 900)), ("L", (960, 1000))), stroke=line("warn", 12)),
        Image(id="photo", box=Box(1400, 340, 160, 120), png=picture(), alt="Two halves"),
        table(),
        words("tick", 1400, 300, "Done ✓ now", face="display", size=48),
        words("code", 300, 1030, "replicas: 4", face="mono-bold", paint="code_key"),
        words("site", 1824, 1030, "example.org/13", face="text-bold", align="right"),
    )  # fmt: skip
    return Scene(
        id="everything", canvas=SLIDE, background=Paint("bg"), items=items, diagram=("pod-a", "pod-b"),
        title="Multiple pods can share", alt="Pods on a card", notes="All of it.",
    )  # fmt: skip


def plain(name: str, **more: Any) -> Scene:
    """A slide with a headline and one pod."""
    items = (
        words(f"{name}/headline", 96, 200, f"Slide {name}", face="display", size=124, role="title"),
        pod("b", 800, 500),
    )
    base = Scene(
        id=name,
        canvas=SLIDE,
        background=Paint("bg"),
        items=items,
        diagram=("pod-b",),
        title=name,
        notes=f"About {name}.",
    )
    return replace(base, **more)


def slides_of(*scenes: Scene) -> tuple[Slide, ...]:
    return tuple(Slide(scene=scene, section="Story", notes=NOTES) for scene in scenes)


@dataclass(frozen=True, slots=True)
class Opened:
    """A deck taken apart: part name -> bytes, and the XML of a part on demand."""

    data: bytes
    parts: Mapping[str, bytes]

    def xml(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])

    def find(self, name: str, path: str) -> list[Any]:
        return list(self.xml(name).xpath(path, namespaces=NS))

    def slide(self, path: str, number: int = 1) -> list[Any]:
        return self.find(f"ppt/slides/slide{number}.xml", path)

    @property
    def xml_names(self) -> list[str]:
        return [name for name in self.parts if name.endswith((".xml", ".rels"))]


def opened(data: bytes) -> Opened:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return Opened(data, {name: package.read(name) for name in package.namelist()})


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load("dark")


@pytest.fixture(scope="session")
def story() -> tuple[Slide, ...]:
    """Four slides: every kind of item, the catastrophe stage, a meme without headline, the close."""
    scenes = (
        everything(),
        plain("hot", palette="hot"),
        replace(plain("meme", layout="meme"), items=(pod("a", 300, 400),), diagram=("pod-a",), title="Own GPUs"),
        plain("close", layout="closing"),
    )
    sections = ("Start", "Story", "Story", "Close")
    return tuple(Slide(scene=s, section=name, notes=NOTES) for s, name in zip(scenes, sections, strict=True))


@pytest.fixture(scope="session")
def info() -> DeckInfo:
    return replace(INFO, links=(("example.org/13", "https://example.org/13?a=1&b=2"),))


@pytest.fixture(scope="session")
def built(story: tuple[Slide, ...], theme: Theme, info: DeckInfo) -> Opened:
    """The story as a deck, taken apart."""
    return opened(deck(story, theme, info))


@pytest.fixture(scope="session")
def embedded(story: tuple[Slide, ...], theme: Theme, info: DeckInfo) -> Opened:
    return opened(deck(story, theme, info, embed_fonts=True))


@pytest.fixture(scope="session")
def open_deck() -> Callable[[bytes], Opened]:
    return opened


@pytest.fixture(scope="session")
def one_slide(theme: Theme) -> Callable[..., Opened]:
    """A deck of the scenes given."""
    return lambda *scenes, **more: opened(deck(slides_of(*scenes), more.get("theme", theme), more.get("info", INFO)))


@pytest.fixture(scope="session")
def kit() -> Any:
    """The makers above, for tests that draw their own scenes."""
    return sys.modules[__name__]
