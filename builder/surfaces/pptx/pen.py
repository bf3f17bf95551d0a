"""What every drawing function needs: colours, shape numbers, language, and a way to relate media and links."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.errors import SceneError
from builder.geometry import Box
from builder.scene.items import Item
from builder.surfaces.pptx.palette import Palette
from builder.surfaces.pptx.xml import attribute, emu

_DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """The state of drawing one slide.

    `numbers`: item id -> shape id; `items`: item id -> item; `links`: words -> address;
    `relate_image` takes PNG bytes, `relate_link` an address; both return a relationship id.
    """

    scene: str
    palette: Palette
    language: str
    numbers: Mapping[str, int]
    items: Mapping[str, Item]
    links: Mapping[str, str]
    relate_image: Callable[[bytes], str]
    relate_link: Callable[[str], str]

    def number(self, item: str) -> int:
        """The shape id of an item; SceneError when the scene has none of that name."""
        try:
            return self.numbers[item]
        except KeyError:
            raise SceneError(f"scene {self.scene!r}: no item is called {item!r}") from None

    def properties(self, item: str, *, alt: str = "", decorative: bool = False, link: str = "") -> str:
        """p:cNvPr: number, name, description or the decorative mark, the address it opens."""
        head = f'<p:cNvPr id="{self.number(item)}" name="{attribute(item)}"'
        if alt and not decorative:
            head += f' descr="{attribute(alt)}"'
        inner = f'<a:hlinkClick r:id="{self.relate_link(link)}"/>' if link else ""
        if decorative:
            inner += f"<a:extLst>{_DECORATIVE}</a:extLst>"
        return f"{head}>{inner}</p:cNvPr>" if inner else f"{head}/>"


def frame(box: Box, *, tag: str = "a:xfrm", attributes: str = "") -> str:
    """A position and size in EMU."""
    return (
        f'<{tag}{attributes}><a:off x="{emu(box.x)}" y="{emu(box.y)}"/>'
        f'<a:ext cx="{emu(box.w)}" cy="{emu(box.h)}"/></{tag}>'
    )
