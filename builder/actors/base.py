"""Put an actor on the stage: the one door to drawings and Python actors alike."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from builder.actors import bake, catalogue
from builder.actors.catalogue import checked, drawn
from builder.actors.model import COMMON, Actor, ActorInfo, Drawing, Param, Params, Placed, Value, actor
from builder.errors import SceneError
from builder.geometry import Affine, Box, Point
from builder.scene.items import Part
from builder.theme import Theme
from builder.theme import load as load_theme

__all__ = [
    "COLOURS",
    "ActorInfo",
    "Drawing",
    "Param",
    "Params",
    "Placed",
    "actor",
    "drawn",
    "info",
    "kinds",
    "natural",
    "place",
]

#: The colour word of a pod's role.
COLOURS: Mapping[str, str] = {"a": "red", "b": "blue", "c": "green", "d": "yellow", "e": "purple", "f": "pink"}
#: Parameters that hold an actor's words, and those that hold its state, the telling ones first.
_LABELS = ("label", "words", "letter")
_STATES = ("mood", "state", "status", "kind", "variant")


def place(
    kind: str,
    /,
    *,
    id: str,  # noqa: A002 (what every item calls it)
    theme: Theme,
    foot: Point | None = None,
    centre: Point | None = None,
    corner: Point | None = None,
    scale: float | None = None,
    height: float | None = None,
    width: float | None = None,
    mirror: bool = False,
    alt: str | None = None,
    **params: Value,
) -> Placed:
    """Draw actor `kind` at a size and a place, coordinates, stroke widths and letters baked.

    At most one of `foot`, `centre`, `corner` (top left of the solid box, before tilting) and one of
    `scale`, `height`, `width` (u); an actor with a height or width of its own takes that itself, unscaled.
    `alt` replaces the actor's own description; "" makes it scenery.
    Every actor also takes `shadow` (contact ellipse off, on, its per cent, or "edge": flat, for a foot 2..4 u
    under the top edge of something seen from the front), `tilt` (degrees clockwise about the foot, or about
    `centre` where it is placed by that), `dim` (share mixed to bg, (role, share) or "scenery"), `tint` (a role,
    or (role, share)) and, where it has eyes, `look_at` (the point of the stage the pupils turn to).
    SceneError for an unknown kind, parameter or value.
    """
    found = catalogue.get(kind)
    own = {k: v for k, v in params.items() if k not in COMMON}
    sizes = {"scale": scale, "height": height, "width": width}
    own |= {k: sizes.pop(k) for k in ("height", "width") if k in found.info.params}
    drawing = found.draw(theme, checked(found, own))
    m = bake.fit(drawing, _scale(drawing.box, sizes), mirror=mirror, foot=foot, centre=centre, corner=corner)
    look_at = params.get("look_at")
    if isinstance(look_at, tuple) and "look" in found.info.params:
        drawing = found.draw(theme, checked(found, own | {"look": _gaze(m, drawing, look_at)}))
    common = {name: params.get(name) for name in COMMON}
    part = None if params.get("dim") == "scenery" else _part(found.info, own)
    return bake.place(drawing, bake.Stage(id, theme, m, mirror, common, centre, part), alt)


def _part(found: ActorInfo, own: Mapping[str, Value]) -> Part:
    """What an actor's parameters say of the part it plays."""
    who = str(own.get("who") or "")
    letter = who.upper() if "letter" in found.params and len(who) == 1 else ""
    label = next((str(own[name]) for name in _LABELS if own.get(name)), letter)
    state = next((str(own[name]) for name in _STATES if own.get(name)), "")
    colour = COLOURS.get(who, str(own.get("colour") or ""))
    return Part(found.kind, " ".join(label.split()), state, colour)


def _gaze(m: Affine, drawing: Drawing, target: tuple[object, ...]) -> Point:
    """Where the pupils go (-1..1 each way, in the drawing's own directions) to look at a point of the stage."""
    x, y = (float(str(v)) for v in target)
    ex, ey = m(*drawing.anchors.get("eyes", drawing.box.centre))
    dx, dy = (x - ex) / m.scale * (-1 if m.a < 0 else 1), (y - ey) / m.scale
    far = math.hypot(dx, dy)
    reach = 0.9 * min(1.0, far / 60)
    return (reach * dx / far, reach * dy / far) if far else (0.0, 0.0)


def natural(kind: str, /, **params: Value) -> Box:
    """The solid extents at scale 1, (0, 0) being the drawing's origin."""
    return _natural(catalogue.get(kind), tuple(sorted((k, v) for k, v in params.items() if k not in COMMON)))


@lru_cache(maxsize=4096)
def _natural(found: Actor, params: tuple[tuple[str, Value], ...]) -> Box:
    """Layouts ask for the same few sizes again and again."""
    return found.draw(load_theme("dark"), checked(found, dict(params))).box


def info(kind: str) -> ActorInfo:
    """The catalogue's card of an actor; SceneError for an unknown one."""
    return catalogue.get(kind).info


def kinds() -> tuple[str, ...]:
    """Every actor's name, sorted."""
    return catalogue.kinds()


def _scale(box: Box, sizes: Mapping[str, float | None]) -> float:
    given = {name: value for name, value in sizes.items() if value is not None}
    if len(given) > 1:
        raise SceneError("give one of scale, height and width")
    return next((value / {"scale": 1.0, "height": box.h, "width": box.w}[name] for name, value in given.items()), 1.0)
