"""The object on its plinth, lit by a spot; what it has with it stands at both sides of the plinth."""

from __future__ import annotations

from collections.abc import Iterator

from builder.actors.base import Placed
from builder.actors.forms import rounded
from builder.cast import Roll
from builder.cast.bill import bill, said
from builder.cast.daily import everyday
from builder.cast.ground import floor_of, foot_line
from builder.cast.troupe import Troupe, assemble
from builder.geometry import Box
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Text
from builder.text.wrap import balance


def compose(thing: Figure, company: tuple[Figure, ...], title: str, stage: Stage) -> Composition:
    """In the middle, its company on the plinth with it; on a wide canvas left of its company."""
    beside = bool(company) and stage.wide
    drawn = Roll().one(thing).kind != "object"
    plate = _plate(title or (_name(thing) if drawn and not everyday(thing.words) else ""), stage)
    box, ground = stage.box, foot_line(stage)
    stone = _stone(plate, box.x + 0.36 * box.w if beside else box.cx, ground, stage, company=bool(company))
    room = Box(stone.x, box.y, stone.w, stone.y - box.y)
    hero = _hero(thing, () if beside else company, room, stage, titled=bool(plate.string))
    items: list[Item] = [*_plinth(stone, plate), *hero.items]
    effects = [Effect(target=a.item.id, name="enter", start_ms=200 * i) for i, a in enumerate(hero.actors)]
    if plate.string:
        effects.append(Effect(target="title", name="fade", start_ms=300))
    if beside:
        made = _company(company, stone, stage)
        items += made.items
        effects += [Effect(target=a.item.id, name="enter", start_ms=400) for a in made.actors]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), backdrop=_spot(hero, stone, stage),
        hero=hero.actors[0].item.id, beats=(Beat(id="show", cue=stage.cue, effects=tuple(effects)),),
    )  # fmt: skip


def _name(thing: Figure) -> str:
    """The thing's own words on the plinth, with the writer's capitals, the first one large."""
    words = said(thing)
    return words[:1].upper() + words[1:] if words.split()[0].islower() else words


def _plate(words: str, stage: Stage) -> Text:
    """The title at the largest size at which it takes two lines at most, unplaced."""
    if not words:
        return text("title", "", 0, 0, face="display", size=stage.scale.label, paint="text", align="center")
    size, room = even(1.9 * stage.scale.label), (0.52 if stage.wide else 0.72) * stage.box.w
    while size > stage.scale.least and not balance(words, "display", size, room, 2):
        size -= 2
    lines = balance(words, "display", size, room, 3) or (words,)
    return text("title", "\n".join(lines), 0, 0, face="display", size=size, paint="text", align="center")


def _stone(plate: Text, centre: float, ground: float, stage: Stage, *, company: bool) -> Box:
    """The plinth: as wide as the title asks, broad enough for what stands on it; low where it says nothing."""
    share = 0.36 if stage.wide else (0.9 if stage.tall else 0.74) if company else 0.62
    wide = min(max(max(plate.widths) + 1.6 * plate.size, share * stage.box.w), 0.96 * stage.box.w)
    high = plate.pitch * (len(plate.lines) - 1) + 2.0 * plate.size if plate.string else 1.5 * stage.scale.label
    return Box(centre - wide / 2, even(ground - high), wide, high)


def _plinth(box: Box, plate: Text) -> Iterator[Item]:
    """A slab that widens to its foot, a ledge on top, the title on its face."""
    spread, ledge = 0.035 * box.w, 0.16 * min(box.h, 200.0)
    body = ((box.x + spread, box.y), (box.right - spread, box.y), (box.right, box.bottom), (box.x, box.bottom))
    top = Box(box.x, box.y - ledge / 2, box.w, ledge)
    shade = Box(box.x - 0.03 * box.w, box.bottom - 14, 1.06 * box.w, 28)
    stone = (
        Shape(id="plinth/shadow", kind="ellipse", box=shade, fill=Paint("shadow", alpha=50)),
        Path(id="plinth/body", d=rounded(body, (0, 0, 14, 14)), fill=Paint("panel")),
        Shape(
            id="plinth/ledge-lip",
            kind="rect",
            box=top.moved(0, 0.34 * ledge),
            radius=ledge / 2,
            fill=Paint("panel_2", "ink", 0.35),
        ),
        Shape(id="plinth/ledge", kind="rect", box=top, radius=ledge / 2, fill=Paint("panel_2")),
    )
    yield Group(id="plinth", items=stone, decorative=True)
    if not plate.string:
        return
    tall = plate.pitch * (len(plate.lines) - 1)
    middle = (top.bottom + 0.34 * ledge + box.bottom) / 2
    first = middle - tall / 2 + 0.34 * plate.size
    yield text("title", plate.string, box.cx, first, face="display", size=plate.size, paint="text", align="center")


def _hero(thing: Figure, company: tuple[Figure, ...], room: Box, stage: Stage, *, titled: bool) -> Troupe:
    """The object as large as the room over the plinth allows, with it whoever shares the plinth."""
    short = min(stage.canvas.width, stage.canvas.height)
    cast = bill((thing, *company), roll=Roll(), loads=company)
    return assemble(cast, room, stage, ground=room.bottom - 4, most=(0.56 if titled else 0.72) * short, quiet=True)


def _company(company: tuple[Figure, ...], stone: Box, stage: Stage) -> Troupe:
    """What the object has with it, on the floor right of the plinth."""
    box = stage.box
    left, top = stone.right + 0.04 * box.w, box.y + 0.2 * box.h
    room = Box(left, top, box.right - left, stone.bottom - top)
    most = 0.3 * min(stage.canvas.width, stage.canvas.height)
    return assemble(bill(company, roll=Roll()), room, stage, ground=stone.bottom - 1.5 * stage.scale.label, most=most)


def _spot(hero: Troupe, stone: Box, stage: Stage) -> tuple[Item, ...]:
    """The disc behind the object, clear of the words above."""
    actor: Placed = hero.actors[0]
    top = max(stage.headline.bottom + 16, actor.box.y - 0.12 * stage.canvas.height)
    radius = min((stone.bottom - top) / 2, 0.4 * stage.canvas.height, 0.48 * stage.canvas.keep.w)
    return (
        Shape(id="spot", kind="ellipse", box=Box(stone.cx - radius, top, 2 * radius, 2 * radius), fill=Paint("stage")),
    )
