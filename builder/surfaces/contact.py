"""The contact sheet: every picture of a build at a quarter of its size, numbered and named, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from builder.geometry import Box
from builder.scene.items import Item, Paint, Run, Shape, Stroke, Text
from builder.scene.model import Canvas, Scene
from builder.surfaces.base import Frame
from builder.text import measure

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from builder.surfaces.raster import Rasteriser
    from builder.theme import Theme

REDUCTION = 4  # a whole factor: the mean of 4 x 4 px is exact and takes 2 ms, a resampling filter 15
_COLUMNS, _WIDEST = 4, 480  # four slides side by side
_MARGIN, _GAP = 56, 32
_WIDTH = 2 * _MARGIN + _COLUMNS * _WIDEST + (_COLUMNS - 1) * _GAP
_TITLE, _CAPTION, _LABEL = 64.0, 36.0, 20.0  # type sizes, u
_LABEL_ROOM, _SECTION_ROOM = 56, 40
_RADIUS = 8.0


@dataclass(frozen=True, slots=True)
class Cell:
    """A picture at a quarter of its size (`thumbnail`), with its number ("07", may be "") and its slug."""

    thumb: Frame
    number: str
    slug: str


@dataclass(frozen=True, slots=True)
class Section:
    """Pictures under one caption, in order."""

    caption: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Placed:
    cell: Cell
    box: Box


def thumbnail(frame: Frame) -> Frame:
    """The frame at a quarter of its size."""
    return Frame.of(frame.image().reduce(REDUCTION))


def reopened(png: bytes) -> Frame:
    """A finished PNG at a quarter of its size."""
    from PIL import Image as Pillow

    with Pillow.open(BytesIO(png)) as picture:
        return thumbnail(Frame.of(picture))


def contact_sheet(title: str, sections: Sequence[Section], theme: Theme, rasteriser: Rasteriser) -> Frame:
    """One opaque picture, 2,128 px wide and as tall as it must be; empty sections are left out."""
    title = _cut(title, _WIDTH - 2 * _MARGIN, "display", _TITLE)
    items: list[Item] = [_line("title", title, _MARGIN, _MARGIN + _TITLE * 0.8, face="display", size=_TITLE)]
    placed: list[_Placed] = []
    y = float(_MARGIN + _TITLE)
    for n, section in enumerate(s for s in sections if s.cells):
        y += _SECTION_ROOM
        base, words = y + _CAPTION * 0.8, section.caption
        items.append(_line(f"s{n}", words, _MARGIN, base, face="text-bold", size=_CAPTION, role="text_muted"))
        found, y = _flow(section.cells, y + _CAPTION + _GAP / 2)
        placed += found
    for i, each in enumerate(placed):
        items += _labelled(f"c{i}", each)
    height = round(y + _MARGIN - _LABEL_ROOM / 2)
    canvas = Canvas(name="contact-sheet", width=_WIDTH, height=height, keep=Box(0, 0, _WIDTH, height))
    page = Scene(id="contact-sheet", canvas=canvas, background=Paint("bg"), items=tuple(items), diagram=())
    return _pasted(rasteriser.pixels(page, theme, keep=False), placed)


def _flow(cells: Sequence[Cell], y: float) -> tuple[list[_Placed], float]:
    """Cells in rows from the left, tops aligned; and where the next thing may start."""
    found: list[_Placed] = []
    gap = _gap(max(cell.thumb.width for cell in cells))
    x, tallest = float(_MARGIN), 0
    for cell in cells:
        if tallest and x + cell.thumb.width > _WIDTH - _MARGIN:
            x, y, tallest = float(_MARGIN), y + tallest + _LABEL_ROOM, 0
        found.append(_Placed(cell, Box(x, y, cell.thumb.width, cell.thumb.height)))
        x += cell.thumb.width + gap
        tallest = max(tallest, cell.thumb.height)
    return found, y + tallest + _LABEL_ROOM


def _gap(width: int) -> float:
    """The gap with which as many pictures of that width as possible share a row, no closer than half of _GAP."""
    room = _WIDTH - 2 * _MARGIN
    count = int((room + _GAP / 2) // (width + _GAP / 2))
    return min(float(_GAP), (room - count * width) / (count - 1)) if count > 1 else float(_GAP)


def _labelled(name: str, placed: _Placed) -> list[Item]:
    """The plate a picture lies on, with a hairline round it, and its number and slug below."""
    cell, box = placed.cell, placed.box
    rim = Stroke(Paint("line"), 2.0)
    items: list[Item] = [
        Shape(id=f"{name}/plate", kind="rect", box=box, radius=_RADIUS, fill=Paint("stage")),
        Shape(id=f"{name}/rim", kind="rect", box=box.inset(-1), radius=_RADIUS, stroke=rim),
    ]
    x, base = box.x, box.bottom + _LABEL * 1.5
    if cell.number:
        items.append(
            _line(f"{name}/number", cell.number, x, base, face="mono-bold", size=_LABEL, role="highlight_text")
        )
        x += measure.advance(cell.number, "mono-bold", _LABEL) + 10
    slug = _cut(cell.slug, box.right - x, "text", _LABEL)
    items.append(_line(f"{name}/slug", slug, x, base, face="text", size=_LABEL, role="text_muted"))
    return items


def _cut(words: str, width: float, face: str, size: float) -> str:
    """As much of a line as fits, with an ellipsis."""
    if measure.advance(words, face, size) <= width:
        return words
    while words and measure.advance(words + "…", face, size) > width:
        words = words[:-1].rstrip("- ")
    return words + "…"


def _line(name: str, words: str, x: float, y: float, *, face: str, size: float, role: str = "text") -> Text:
    width = measure.advance(words, face, size)
    return Text(id=name, x=x, y=y, face=face, size=size, lines=((Run(words, Paint(role)),),), widths=(width,))


def _pasted(page: Frame, placed: Sequence[_Placed]) -> Frame:
    """The page with the pictures on their plates, corners rounded."""
    from PIL import ImageChops

    sheet = page.image()
    for each in placed:
        picture = each.cell.thumb.image()
        mask = _rounded(picture.width, picture.height)
        if "A" in picture.getbands():
            mask = ImageChops.multiply(mask, picture.getchannel("A"))
        sheet.paste(picture, (round(each.box.x), round(each.box.y)), mask)
    return Frame.of(sheet)


@cache
def _rounded(width: int, height: int) -> Picture:
    """A mask of one size with soft round corners; most pictures of a sheet share one."""
    from PIL import Image as Pillow
    from PIL import ImageDraw

    large = Pillow.new("L", (width * 4, height * 4), 0)
    ImageDraw.Draw(large).rounded_rectangle((0, 0, width * 4 - 1, height * 4 - 1), _RADIUS * 4, fill=255)
    return large.reduce(4)
