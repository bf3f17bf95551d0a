"""The Scene: one composed picture on one canvas, in one palette, with its words for those who cannot see it."""

from __future__ import annotations

from dataclasses import dataclass

from builder.geometry import Box
from builder.scene.beats import Beat
from builder.scene.items import Item, Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A surface's size and its keep-in box (u = px), from templates/social/*.yml or the 16:9 slide."""

    name: str
    width: int
    height: int
    keep: Box

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)

    @property
    def aspect(self) -> float:
        return self.width / self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What every surface gets. `items` are in painting order, which is also the reading order.

    `background` fills the canvas; `palette` "" or "hot" (the catastrophe stage) selects the theme's
    variant; `layout` names the deck layout (title, content, code, split, meme, closing).
    `diagram` lists the ids of the top-level items that make the diagram proper (no headline,
    furniture, floor or background).
    """

    id: str
    canvas: Canvas
    background: Paint
    items: tuple[Item, ...]
    diagram: tuple[str, ...]
    palette: str = ""
    layout: str = "content"
    beats: tuple[Beat, ...] = ()
    title: str = ""
    notes: str = ""
    alt: str = ""
