"""Halves: the stage divided in two tones, the same camera on both sides, only the difference changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from builder.actors import base as base_actors
from builder.actors.base import place
from builder.actors.model import Value
from builder.cast import Roll, figure
from builder.cast.bill import Bill, bill, said
from builder.cast.member import PROPS
from builder.cast.troupe import Troupe, assemble
from builder.errors import BuildError, SceneError
from builder.geometry import Box, PathData, union
from builder.grammars import base
from builder.grammars.compare import cards, chains, crowds, measured
from builder.grammars.compare.plan import Half, Plan, plan
from builder.grammars.compare.sides import Side, same
from builder.language.model import Figure
from builder.layout.nest import inner_stage, nested, shifted
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.check import check
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke, Text
from builder.scene.model import Scene
from builder.scene.walk import bounds

_SIZES = {"large": 1.0, "small": 0.45}  # height of the one thing on a side, by its size
_MOOD = "state"  # the scene of one thing and how it is


def compose(sides: tuple[Side, ...], stage: Stage, *, op: str) -> Composition:
    """A part of the stage for each; a side whose own scene does not fit shows its things on the floor instead."""
    bare = any(_plain(s) for s in sides) and all(_plain(s) or _speaking(s) for s in sides)
    bare = bare or all(s.number and same(s.number, s.title) for s in sides)
    titles = ("",) * len(sides) if bare else tuple(side.title for side in sides)
    sides = tuple(map(_emblem, sides)) if op == "equals" else sides
    made = plan(titles, stage, best=len(sides) - 1 if op == "before-after" else -1)
    shown = _shown(sides, made, stage, op, bare=bare)
    items: list[Item] = []
    backdrop: list[Item] = []
    beats: list[Beat] = []
    floors = [one.floor for one in shown if one.floor is not None]
    for half, one in zip(made.halves, shown, strict=True):
        own = one.floor if one.floor is not None else half.region.bottom
        backdrop += half.backdrop(min(floors, default=own) if not made.stacked else own)
        items += [*([half.words] if half.words else []), *one.items]
        beats += one.beats
    items = [*made.words, *items, *(_seam(made, stage, op, items) if len(sides) == 2 else ())]
    return Composition(items=tuple(items), backdrop=tuple(backdrop), hero="", beats=tuple(beats) or _beats(made, stage))


def _shown(sides: tuple[Side, ...], made: Plan, stage: Stage, op: str, *, bare: bool) -> tuple[Composition, ...]:
    """What stands on each half: the same manner on all of them."""
    for drawn in (
        chains.fill(sides, made, stage), measured.fill(sides, made, stage, op), crowds.fill(sides, made, stage)
    ):  # fmt: skip
        if drawn is not None:
            return drawn
    scenes = [_scene(side, half, stage) for side, half in zip(_alike(sides), made.halves, strict=True)]
    if all(scenes):
        return tuple(s for s in scenes if s is not None)
    listed = cards.fill(sides, made, stage)
    if listed is not None:
        return listed
    if all(side.actors for side in sides):
        scenes = [None] * len(sides)  # one camera for all, or a scene for each
    things = _things(sides, made, stage, op, hush=not bare)
    return tuple(scene or cast for scene, cast in zip(scenes, things, strict=True))


def _emblem(side: Side) -> Side:
    """What a side is likened to, with the thing itself small at its side where there is a drawing of it."""
    own = figure(side.title)
    known = own.kind in base_actors.kinds() and own.kind not in PROPS
    if not known or side.scene or side.number or len(side.actors) != 1 or side.on is not None:
        return side
    return replace(side, actors=(*side.actors, own), loads=(own,))


def _speaking(side: Side) -> bool:
    """Whether a side is one thing whose name is its title."""
    one = side.actors[0] if len(side.actors) == 1 and side.on is None else None
    return one is not None and not side.number and same(said(one), side.title)


def _plain(side: Side) -> bool:
    """Whether a side is one block that says its own title."""
    one = side.actors[0] if len(side.actors) == 1 and not side.scene and side.on is None else None
    return one is not None and not one.kind and one.count == 1 and same(said(one), side.title) and not side.number


def _alike(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Scenes of one kind with the same actors in their slots: one that only one side has moves its camera."""
    if any(side.scene == _MOOD for side in sides):
        return _moods(sides)
    if not sides[0].scene or any(side.scene != sides[0].scene for side in sides):
        return sides
    shared = set.intersection(*(set(side.slots) for side in sides))
    return tuple(
        replace(side, slots={k: v for k, v in side.slots.items() if k in shared or not _cast(v)}) for side in sides
    )


def _moods(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Where a side is one in a state, a side of a few things with nothing to say of them is one as it is."""
    if any(side.scene not in ("", _MOOD) or (not side.scene and not 0 < len(side.actors) <= 3) for side in sides):
        return sides
    return tuple(
        side if side.scene else replace(side, scene=_MOOD, slots={"actor": side.actors[0], "beside": side.actors[1:]})
        for side in sides
    )


def _cast(value: object) -> bool:
    """Whether a slot holds actors."""
    return isinstance(value, Figure) or (isinstance(value, tuple) and any(isinstance(v, Figure) for v in value))


def _scene(side: Side, half: Half, stage: Stage) -> Composition | None:
    """The side's own scene on its half; None when it has none or it does not fit."""
    if not side.scene:
        return None
    grammar = base.get(side.scene)
    inner = inner_stage(stage, half.region, half.area)
    try:
        if grammar.frame(side.slots, inner.canvas).kind == "bare":
            return None
        made = nested(grammar.compose(side.slots, inner), half.region, half.name)
    except (BuildError, SceneError, ValueError, KeyError, IndexError, ZeroDivisionError):
        return None
    return made if _fits(made, half, stage) or not side.actors else None


def _fits(made: Composition, half: Half, stage: Stage) -> bool:
    solid = [bounds(item) for item in made.items if not (isinstance(item, Group) and item.decorative)]
    if not solid or not half.region.inset(-2).contains(union(solid), 40):
        return False
    scene = Scene(
        id="half", canvas=stage.canvas, background=Paint(half.ground), items=made.items, diagram=(), title="half",
        notes="half", alt="half",
    )  # fmt: skip
    return not [p for p in check(scene, stage.theme, least=stage.scale.least) if p.code != "contrast"]


def _things(sides: tuple[Side, ...], made: Plan, stage: Stage, op: str, *, hush: bool) -> tuple[Composition, ...]:
    """The things of all sides on grounds of the same height, at the same scale where they are the same things."""
    bills = [_bill(side, i == 1 and op == "before-after") for i, side in enumerate(sides)]
    pairs = list(zip(sides, bills, made.halves, strict=True))
    sizes = [_SIZES.get(side.actors[0].state, 0.0) if len(side.actors) == 1 else 0.0 for side in sides]

    def stood(rise: float, most: float = 0.0) -> list[Troupe | None]:
        return [
            _troupe(*one, stage, one[2].area.bottom - rise, hush=hush, most=most * (size or 1.0))
            for one, size in zip(pairs, sizes, strict=True)
        ]

    drafts = stood(rise := _foot(stage))
    for _ in range(2):  # captions need room, and with less room the captions may need more lines
        lines = max((d.lines for d in drafts if d), default=0)
        rise = max(rise, (0.3 + 1.2 * lines) * stage.scale.label if lines else 0.0)
        drafts = stood(rise)
    most = 0.0
    kinds = [{m.kind for m in cast.members} if cast else set() for cast in bills]
    sized = any(f.state in ("large", "small") for side in sides for f in side.actors)
    if all(sizes) or (not sized and all(kinds) and set.intersection(*kinds)):
        most = min(d.tall for d in drafts if d)
        drafts = stood(rise, most)
    free = min((d.box.y - h.area.y for d, h in zip(drafts, made.halves, strict=True) if d), default=0.0)
    lift = 0.0 if made.stacked else even(max(2.0, min(0.34 * free, 0.11 * stage.canvas.height)))
    drafts = stood(rise + lift, most)
    return tuple(_set(s, h, stage, d, rise + lift) for s, h, d in zip(sides, made.halves, drafts, strict=True))


def _bill(side: Side, bright: bool) -> Bill | None:
    """Who appears on a side; a measured value alone is a block that says it."""
    if side.actors or side.on:
        actors, loads = tuple(map(_gathered, side.actors)), tuple(map(_gathered, side.loads))
        return bill(actors, roll=Roll(), carrier=side.on, marks=side.marks, loads=loads)
    if not side.number:
        return None
    made = bill((Figure(kind="", words=side.number),), roll=Roll())
    figure, (member,) = made.parties[0]
    tone = "ok" if bright else "hardware"
    return replace(made, parties=((figure, (replace(member, params={**member.params, "tone": tone}),)),))


def _gathered(figure: Figure) -> Figure:
    """Several of a thing without a drawing, nobody says how many, are one block that bears their plural."""
    if figure.kind or not figure.assumed:
        return figure
    return replace(figure, label=said(figure), count=1, quantity="")


def _foot(stage: Stage) -> float:
    """How far feet stand above the lower edge of a half where no words stand below them."""
    return 0.035 * min(stage.canvas.width, stage.canvas.height)


def _troupe(
    side: Side, cast: Bill | None, half: Half, stage: Stage, ground: float, *, hush: bool, most: float = 0.0
) -> Troupe | None:
    if cast is None:
        return None
    area = half.area
    limit = most or 0.5 * min(stage.canvas.width, stage.canvas.height)
    extra: dict[str, dict[str, Value]] = {}
    if not side.actors and side.number:
        size = even(min(0.2 * area.w, 0.34 * area.h))
        extra = {cast.members[0].id: {"size": size}}
    made = assemble(
        cast, area, stage, ground=ground, look=(stage.canvas.keep.cx, area.y + 0.4 * area.h), most=limit,
        hush=(side.title,) if hush else (), extra=extra,
    )  # fmt: skip
    return replace(made, items=tuple(shifted(made.items, 0, 0, prefix=f"{half.name}/")))


def _set(side: Side, half: Half, stage: Stage, made: Troupe | None, rise: float) -> Composition:
    """The troupe, its number and its tags as one side's scene."""
    items: list[Item] = list(made.items) if made else []
    area = half.area
    room = Box(area.x, area.y, area.w, (made.box.y if made else area.bottom - rise) - area.y)
    items += _notes(side, half, stage, room)
    ground = area.bottom - rise
    short = min(stage.canvas.width, stage.canvas.height)
    floor = even(ground - min(0.075 * short, 0.3 * (made.box.h if made else short)))
    effects = tuple(Effect(target=a, name="enter", start_ms=60 * i) for i, a in enumerate(_actors(items)))
    beats = (Beat(id=half.name, cue=stage.cue, effects=effects),) if effects else ()
    return Composition(items=tuple(items), floor=floor, beats=beats)


def _actors(items: list[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group) and not item.decorative:
            yield item.id


def _notes(side: Side, half: Half, stage: Stage, room: Box) -> Iterator[Item]:
    """Numbers and literals that nothing else prints, as tags in the free corner over the things."""
    said_already = {m.label for m in side.actors} | {c for m in side.actors for c in m.carries}
    said_already |= {m.words for m in side.actors}
    measured = (side.number,) if side.number and side.actors else ()
    left = [n for n in (*measured, *side.notes) if n not in said_already]
    size = even(max(stage.scale.least, 0.8 * stage.scale.label))
    y = room.y + 12
    for i, words in enumerate(left[:2], 1):
        chip = place("chip", id=f"{half.name}/note-{i}", theme=stage.theme, corner=(room.x, y), words=words,
                     face="mono-bold", size=size)  # fmt: skip
        y = chip.box.bottom + 16
        yield chip.item


def _seam(made: Plan, stage: Stage, op: str, shown: Sequence[Item]) -> Iterator[Item]:
    """On the seam, where nothing else stands: "vs" between rivals, "=" between equals, an arrow to what comes after."""
    if op not in ("versus", "before-after", "same"):
        return
    r = 0.032 * stage.canvas.width if stage.wide else 0.042 * stage.canvas.width
    size = even(max(stage.scale.least, 0.9 * r))
    r = max(r, 0.95 * size)
    area, taken = made.halves[0].area, [bounds(item) for item in shown]

    def at(share: float) -> Box:
        x, y = (made.seam[0], made.seam[1] - 1.16 * r) if made.stacked else (made.seam[0], area.y + share * area.h)
        return Box(x - r, y - r, 2 * r, 2 * r)

    places = [at(share) for share in (0.46, 0.38, 0.3, 0.2, 0.1, 0.02, 0.55)]
    box = next((b for b in places if not any(b.inset(-8).overlaps(t) for t in taken)), places[0])
    later = op == "before-after"
    face = Paint("ok") if later else Paint("text")
    parts: list[Item] = [
        Shape(id="versus/lip", kind="ellipse", box=box.moved(0, 0.14 * r), fill=Paint("shadow")),
        Shape(id="versus/face", kind="ellipse", box=box, fill=face),
    ]
    if later:
        parts.append(_onward(box, down=made.stacked))
    else:
        where = (box.cx, box.cy + 0.26 * size)
        words = "=" if op == "same" else "vs"
        parts.append(text("versus/words", words, *where, face="display", size=size, paint="bg", align="center"))
    yield Group(id="versus", items=tuple(parts), alt="becomes" if later else "equals" if op == "same" else "versus")


def _onward(box: Box, *, down: bool) -> Path:
    """An arrow in a disc, to the right or down."""
    u = box.w / 2
    tip: tuple[tuple[float, float], ...] = ((-0.5, 0.0), (0.48, 0.0), (0.12, -0.36), (0.12, 0.36))
    (a, b, c, d) = [(box.cx - y * u, box.cy + x * u) if down else (box.cx + x * u, box.cy + y * u) for x, y in tip]
    way: PathData = (("M", a), ("L", b), ("M", c), ("L", b), ("L", d))
    return Path(id="versus/arrow", d=way, stroke=Stroke(Paint("ink"), 0.2 * u))


def _beats(made: Plan, stage: Stage) -> tuple[Beat, ...]:
    words = [half.words.id for half in made.halves if isinstance(half.words, Text)]
    effects = tuple(Effect(target=w, name="fade", start_ms=200 * i) for i, w in enumerate(words))
    return (Beat(id="sides", cue=stage.cue, effects=effects),) if effects else ()
