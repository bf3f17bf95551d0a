"""The cast together: a hero, and those who work with it on its top or before the plinth it stands on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from builder.actors import base
from builder.actors.base import Placed
from builder.actors.model import Value
from builder.cast.member import PROPS, Member, Roll
from builder.cast.notation import figure, figures
from builder.cast.stand import SINK, aspect, reference, stand
from builder.geometry import Box, Point, union
from builder.language.model import Figure
from builder.layout.spread import packed, spread
from builder.layout.stage import Stage
from builder.scene.items import Group, Item, Paint, Shape

#: From this width by height on a hero without a face carries the others on its top.
BROAD = 1.7
MOST = 6
SOMEBODY = 99
_COLOURS = {"training-job": "t"}  # whose lights a card wears when it is no pod
_ASLEEP = 0.88  # height of those who sleep beside the one that runs
_FILL = 0.93  # how much of its place in a row a companion takes
_APART = 26.0  # between companions on a hero's top, on a canvas whose longer side is 1920 (art direction §6)
_EDGES = 82.0  # what of a broad hero's natural width is no level surface: its bracket and rounded edges
_CROWD, _SOLO = 0.66, 0.98  # how tall several companions, and a single one, may be by the hero's height

#: Large actors that show data and play no part; places, and who stands for them.
_SHOWS = ("gauge", "lanes", "rail", "tank", "wheel")
_PLACES = {"node-panel": "server", "cluster": "server"}


def star(kind: str) -> str:
    """The actor that plays `kind` where it leads a slide: itself, a machine for a place, "" where it cannot lead."""
    played = _PLACES.get(kind, kind)
    if played not in base.kinds() or not base.info(played).hero or played in _SHOWS:
        return ""
    return "" if played.endswith(("-card", "-chart")) else played


def player(kind: str) -> str:
    """The actor that plays `kind` beside others: its star, else itself where it is a thing with a name; "" for none."""
    own = kind in base.kinds() and bool(base.info(kind).words) and kind not in (*PROPS, *_SHOWS)
    return star(kind) or (kind if own and not kind.endswith(("-card", "-chart")) else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ensemble:
    """Hero and companions as cast; `running`: the one awake while the others sleep, -1 for all awake."""

    hero: Member | None
    companions: tuple[Member, ...]
    running: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Performed:
    """The placed group: items in painting order, its box, the focal item's id."""

    items: tuple[Item, ...]
    box: Box
    focus: str
    companions: tuple[Placed, ...]
    hero: Placed | None


def at_work(turns: object, running: object = None) -> int:
    """Who works while the others sleep: the author's number from 1, SOMEBODY where they take turns, else -1."""
    given = str(running or "")
    return int(given) - 1 if given.isdigit() and int(given) else SOMEBODY if turns else -1


def workers(companions: object) -> tuple[Figure, ...]:
    """Those of the figures that have a face; machines do not stand on a machine."""
    found = figures(companions)
    return tuple(f for f in found if f.kind in base.kinds() and "mood" in base.info(f.kind).params)


def ensemble(hero: object, companions: object, *, running: int = -1) -> Ensemble:
    """Cast a hero (Figure, words or nothing) and at most six companions; SOMEBODY is the last of the first half."""
    roll = Roll()
    first = roll.one(figure(hero)) if hero else None
    rest = tuple(m for f in figures(companions) for m in roll.take(f))[:MOST]
    awake = (len(rest) + 1) // 2 - 1 if running == SOMEBODY and len(rest) > 1 else running
    return Ensemble(hero=first, companions=rest, running=awake if awake < len(rest) else -1)


def perform(
    cast: Ensemble,
    stage: Stage,
    room: Box,
    *,
    prefix: str = "",
    look: Point | None = None,
    extra: Mapping[str, Value] | None = None,
    dim: float = 0.0,
) -> Performed:
    """Fill `room` with the ensemble, its feet on the room's lower edge, its middle on the room's.

    `prefix` goes before every id, `extra` to the hero's drawing; `dim`: share of the ground mixed into all of it.
    """
    quiet: Mapping[str, Value] = {"dim": dim} if dim else {}
    if cast.hero is not None and (extra or quiet):
        cast = replace(cast, hero=_with(cast.hero, {**(extra or {}), **quiet}))
    if quiet:
        cast = replace(cast, companions=tuple(_with(m, quiet) for m in cast.companions))
    rim = stage.theme.keyline / 2
    room = Box(room.x + rim, room.y + rim, room.w - 2 * rim, room.h - rim)
    if cast.hero is None:
        return _line(cast, stage, room, prefix, look)
    if not cast.companions:
        return _alone(cast.hero, stage, room, prefix, look)
    broad = aspect(cast.hero) >= BROAD and "mood" not in base.info(cast.hero.kind).params
    return (_on_top if broad else _before)(cast, stage, room, prefix, look)


def _with(member: Member, params: Mapping[str, Value]) -> Member:
    return replace(member, params={**member.params, **params})


def dressed(hero: Member, cast: Ensemble) -> dict[str, Value]:
    """The hero in the colours of whoever runs, or with a light for each companion."""
    known = base.info(hero.kind).params
    whos = tuple(who for m in cast.companions if (who := m.who or _COLOURS.get(m.kind, "")))
    if not whos or "owner" not in known:
        return {}
    if cast.running >= 0 or len(cast.companions) == 1:
        return {"owner": whos[min(max(0, cast.running), len(whos) - 1)]}
    return {"lights": whos[:4]} if "lights" in known else {}


def _on_top(cast: Ensemble, stage: Stage, room: Box, prefix: str, look: Point | None) -> Performed:
    hero, count = cast.hero, len(cast.companions)
    assert hero is not None
    natural = reference(hero)
    gap = (_APART * max(stage.canvas.width, stage.canvas.height) / 1920 + stage.theme.keyline) * count
    ratio, top = natural.w / natural.h, (natural.w - _EDGES) / natural.h
    widths = sum(aspect(m) * _height(cast, i) for i, m in enumerate(cast.companions))
    height = min(room.w / ratio, (room.h + gap / widths) / (1 + top / widths))
    tall = (top * height - gap) / widths
    if tall > (most := _SOLO if count == 1 else _CROWD) * height:
        height = min(room.w / ratio, room.h / (1 + most))
        tall = min(most * height, room.h - height)
    placed = _centred(hero, stage, room, height, prefix, dressed(hero, cast))
    left, right = placed.anchors["surface-left"], placed.anchors["surface-right"]
    sizes = [aspect(m) * tall * _height(cast, i) for i, m in enumerate(cast.companions)]
    xs = packed(sizes, (top * height - sum(sizes)) / count, (left[0] + right[0]) / 2)
    crew = _crew(cast, stage, [(x, left[1] + SINK) for x in xs], tall, prefix, look)
    return _performed((), placed, crew)


def _before(cast: Ensemble, stage: Stage, room: Box, prefix: str, look: Point | None) -> Performed:
    """The hero on a plinth, the companions on the floor before it."""
    hero, count = cast.hero, len(cast.companions)
    assert hero is not None
    crew_height = min(0.34 * room.h, _FILL * room.w / count / max(aspect(m) for m in cast.companions))
    top = room.bottom - 1.12 * crew_height
    height = min(top - room.y, 0.86 * room.w / aspect(hero))
    wide = min(room.w, max(1.3 * height * aspect(hero), 0.62 * room.w))
    plinth = _plinth(Box(room.cx - wide / 2, top, wide, room.bottom - 0.1 * crew_height - top), f"{prefix}plinth")
    above = Box(room.x, room.y, room.w, top + SINK - room.y)
    placed = _centred(hero, stage, above, height, prefix, dressed(hero, cast))
    crew = _crew(cast, stage, [(x, room.bottom) for x in spread(count, room.x, room.right)], crew_height, prefix, look)
    return _performed((plinth,), placed, crew)


def _alone(hero: Member, stage: Stage, room: Box, prefix: str, look: Point | None) -> Performed:
    height = min(room.h, room.w / aspect(hero))
    return _performed((), _centred(hero, stage, room, height, prefix, {}, look), ())


def _line(cast: Ensemble, stage: Stage, room: Box, prefix: str, look: Point | None) -> Performed:
    """No hero: the companions themselves, in a row."""
    count = max(1, len(cast.companions))
    height = min(0.7 * room.h, _FILL * room.w / count / max((aspect(m) for m in cast.companions), default=1.0))
    crew = _crew(cast, stage, [(x, room.bottom) for x in spread(count, room.x, room.right)], height, prefix, look)
    boxes = [one.box for one in crew]
    return Performed(
        items=tuple(one.item for one in crew), box=union(boxes) if boxes else room, hero=None, companions=crew,
        focus=crew[max(0, cast.running)].item.id if crew else "",
    )  # fmt: skip


def _centred(
    member: Member,
    stage: Stage,
    room: Box,
    height: float,
    prefix: str,
    extra: dict[str, Value],
    look: Point | None = None,
) -> Placed:
    """The member with its box in the middle of the room, wherever its foot point is."""
    name = prefix + member.id
    made = stand(member, stage, foot=(room.cx, room.bottom), height=height, name=name, extra=extra, look=look)
    foot = (made.foot[0] + room.cx - made.box.cx, room.bottom)
    return stand(member, stage, foot=foot, height=height, name=name, extra=extra, look=look)


def _crew(
    cast: Ensemble, stage: Stage, feet: Sequence[Point], height: float, prefix: str, look: Point | None
) -> tuple[Placed, ...]:
    out = []
    for i, (member, foot) in enumerate(zip(cast.companions, feet, strict=True)):
        asleep = cast.running >= 0 and i != cast.running
        moods = ("paused",) if asleep else ("running", "happy") if cast.running >= 0 else ("happy",)
        takes = base.info(member.kind).params.get("mood", ((), None))[0]
        mood = next((m for m in moods if isinstance(takes, tuple) and m in takes), "")
        out.append(
            stand(
                member, stage, foot=foot, height=height * _height(cast, i), name=prefix + member.id,
                look=None if asleep else look, extra={"mood": mood} if mood and not member.figure.state else None,
            )
        )  # fmt: skip
    return tuple(out)


def _height(cast: Ensemble, i: int) -> float:
    """A companion's height by the tallest one's."""
    return _ASLEEP if cast.running >= 0 and i != cast.running else 1.0


def _plinth(box: Box, name: str) -> Group:
    """What a hero stands on: a flat tonal block."""
    face = Box(box.x, box.y, box.w, box.h - min(18.0, 0.1 * box.h))
    items = (
        Shape(id=f"{name}/lip", kind="rect", box=box, radius=28, fill=Paint("panel_2", "ink", 0.3)),
        Shape(id=f"{name}/face", kind="rect", box=face, radius=28, fill=Paint("panel_2")),
    )
    return Group(id=name, items=items, decorative=True)


def _performed(under: Sequence[Item], hero: Placed, crew: Sequence[Placed]) -> Performed:
    return Performed(
        items=(*under, hero.item, *(one.item for one in crew)), box=union([hero.box, *(one.box for one in crew)]),
        focus=hero.item.id, companions=tuple(crew), hero=hero,
    )  # fmt: skip
