"""The stage a grammar composes on, and what it hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from builder.geometry import Box
from builder.layout.headline import Words
from builder.layout.scale import Scale, scale_of
from builder.scene.beats import Beat
from builder.scene.items import Item
from builder.scene.model import Canvas
from builder.theme import Theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where and how a scene may stand.

    `box`: the scene's area under the headline, inside the keep-in box; fill it (scene >= 55 % of the canvas).
    `headline`: the box the headline and sub-line take, `lines` the box of each of its lines and of the
    furniture: tall parts may rise beside them, never behind (`ceiling`).
    `floor`: y of the floor band's top edge that suits this canvas; a grammar may choose another.
    `labels`: the author's words for things inside the scene (side file), by slot name.
    `cue`: the words the scene belongs to (for beats). `words` and `sub`: headline and sub-line, for
    scenes that set them themselves (frame "bare").
    """

    canvas: Canvas
    theme: Theme
    box: Box
    headline: Box
    floor: float
    lines: tuple[Box, ...] = ()
    cue: str = ""
    words: Words = ()
    sub: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def scale(self) -> Scale:
        return scale_of(self.canvas)

    def ceiling(self, left: float, right: float, gap: float = 36.0) -> float:
        """The highest y that something between x `left` and `right` may reach, `gap` u clear of words above it."""
        over = [b.bottom + gap for b in self.lines if b.x < right + gap and b.right > left - gap]
        return max(over, default=self.canvas.keep.y)

    @property
    def tall(self) -> bool:
        """9:16 and 4:5: stack what stands side by side on a slide."""
        return self.canvas.aspect < 0.9

    @property
    def broad(self) -> bool:
        """Whether things stand better side by side than one above the other: the room is low (9:16, 1:1)."""
        return self.wide or self.box.w > 1.3 * self.box.h

    @property
    def square(self) -> bool:
        return 0.9 <= self.canvas.aspect < 1.3

    @property
    def wide(self) -> bool:
        return self.canvas.aspect >= 1.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How the words stand round a scene: "top" (headline above), "column" (headline in a left column,
    `share` of the width), "split" (a headline a side), "bare" (no headline: the scene draws its own words).
    `sub`: whether the sub-line is set; a canvas short of room leaves it to the voice.
    """

    kind: str = "top"
    share: float = 0.42
    sub: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """What a grammar gives back: items in painting order.

    `floor`: y where the floor band starts, None for no floor. `backdrop`: scenery painted over the floor
    and under everything (spot disc, right half of a split), left out of diagrams. `hero`: the id of the focal item.
    """

    items: tuple[Item, ...]
    floor: float | None = None
    backdrop: tuple[Item, ...] = ()
    hero: str = ""
    beats: tuple[Beat, ...] = ()
