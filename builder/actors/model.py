"""What an actor is: its parameters, its drawing at scale 1 and itself placed on a stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from builder.errors import SceneError
from builder.geometry import Box, Point
from builder.scene.items import Group, Item, Port
from builder.theme import Theme

Value: TypeAlias = str | float | int | tuple[object, ...] | None
#: What a parameter takes: its allowed words, or "text", "number", "role", "point", "list".
Kind: TypeAlias = tuple[str, ...] | str
#: A parameter: (what it takes, default).
Param: TypeAlias = tuple[Kind, Value]

#: Parameters every actor takes; `place` answers them, no actor sees them.
COMMON = ("shadow", "tilt", "dim", "tint", "look_at")


@dataclass(frozen=True, slots=True)
class Params:
    """An actor's parameters, complete and checked; the readers give them a type."""

    values: Mapping[str, Value]

    def text(self, name: str) -> str:
        value = self.values[name]
        return "" if value is None else str(value)

    def number(self, name: str) -> float:
        value = self.values[name]
        if not isinstance(value, int | float):
            raise SceneError(f"parameter {name!r} is a number, not {value!r}")
        return float(value)

    def point(self, name: str) -> Point | None:
        value = self.values[name]
        if not isinstance(value, tuple):
            return None
        x, y = (float(str(v)) for v in value)
        return (x, y)

    def list(self, name: str) -> tuple[object, ...]:
        value = self.values[name]
        return value if isinstance(value, tuple) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """An actor at scale 1 in its own coordinates; ids are relative ("body/lip"), `place` prefixes them.

    `box`: solid extents, without contact shadow and keyline. `foot`: middle of the foot line.
    `ports`: name -> (item id, side); the point is the middle of that side of the item's exact bounds.
    top, left, bottom and right are added from `body` (an item id) where they are not given.
    `keyline`: ids of the items (or groups, meaning all in them) that make the silhouette, behind
    everything; a tuple of ids is a layer of its own, behind the first of the items it names.
    `contact`: width, or width and height, of the contact shadow (0 = casts none, None = 0.8 of the box).
    `perched`: made to stand on the top edge of something seen from the front, where its shadow is flat.
    Text needs no widths: `place` measures after scaling.
    """

    items: tuple[Item, ...]
    box: Box
    foot: Point
    body: str
    ports: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    anchors: Mapping[str, Point] = field(default_factory=dict)
    keyline: tuple[str | tuple[str, ...], ...] = ()
    contact: tuple[float, float] | float | None = None
    perched: bool = False
    alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorInfo:
    """What a catalogue says of an actor. `words`: nouns an engineer uses for it, singular."""

    kind: str
    title: str
    words: tuple[str, ...]
    params: Mapping[str, Param]
    hero: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """An actor on the stage, everything baked to final u.

    `box`: solid extents (no contact shadow, no keyline). `ports`: where links plug in, with the
    position. `anchors`: named points for things set on or beside it.
    """

    item: Group
    box: Box
    foot: Point
    ports: Mapping[str, tuple[Port, Point]]
    anchors: Mapping[str, Point]
    scale: float


Draw: TypeAlias = Callable[[Theme, Params], Drawing]


@dataclass(frozen=True, slots=True, eq=False)
class Actor:
    """A registered actor: its card and the function that draws it; one object an actor, equal only to itself."""

    info: ActorInfo
    draw: Draw


REGISTERED: dict[str, Actor] = {}


def actor(
    kind: str,
    *,
    words: tuple[str, ...],
    params: Mapping[str, Param] | None = None,
    title: str = "",
    hero: bool = False,
) -> Callable[[Draw], Draw]:
    """Register a Python actor: a function (theme, params) -> Drawing."""

    def register(draw: Draw) -> Draw:
        name = title or kind.replace("-", " ").capitalize()
        info = ActorInfo(kind=kind, title=name, words=words, params=dict(params or {}), hero=hero)
        REGISTERED[kind] = Actor(info, draw)
        return draw

    return register
