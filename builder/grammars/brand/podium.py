"""Names presented: up to three, each on a plinth of its own; one alone as a large mark with its name on the plinth."""

from __future__ import annotations

from collections.abc import Sequence

from builder.actors.base import place
from builder.actors.emblem import emblems
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, PathData
from builder.grammars.brand.cards import hand, ids, put, shown
from builder.grammars.brand.keyboard import plinth
from builder.layout.scale import even
from builder.layout.spread import packed
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit, text
from builder.scene.beats import Beat, Effect
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_GAP, _PLINTH = 0.05, 0.2  # between keys by the room's width; height of a plinth by the room's
_STEP = 0.09  # how much lower the second and third plinth are


def compose(
    names: Sequence[str], stage: Stage, *, mood: str = "", pose: str = "", note: str = "", plate: str = ""
) -> Composition:
    """Side by side, the first one highest; one alone with a face of that `mood` where it has one."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    if len(names) == 1:
        return alone(names[0], room, stage, mood=mood, pose=pose, note=note, plate=plate)
    count = len(names)
    wide = (room.w - (count - 1) * _GAP * room.w) / count / 1.12
    tall = min(1.05 * wide, (1 - _PLINTH) * room.h)
    made = hand(names, stage, width=even(wide), height=even(tall), most=300)
    items: list[Item] = []
    for n, (card, x) in enumerate(zip(made.cards, packed([1.12 * wide] * count, _GAP * room.w, room.cx), strict=True)):
        top = ground - (_PLINTH - (_STEP if n else 0.0)) * room.h
        items.append(plinth(Box(x - 0.54 * made.width, top, 1.08 * made.width, ground - top), f"plinth-{n + 1}"))
        items.append(put(card, made, stage, (x, top + 3)).item)
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=made.cards[0].id,
        beats=(shown(made.cards, stage, "reveal"),),
    )  # fmt: skip


def alone(
    name: str, room: Box, stage: Stage, *, mood: str = "", pose: str = "", note: str = "", plate: str = ""
) -> Composition:
    """The mark large in the light, its name on the plinth it stands on, a `note` under the name."""
    items, hero = statue(name, room, stage, mood=mood, pose=pose, note=note, plate=plate)
    mark = next(i for i in items if i.id == hero)
    beat = Beat(id="reveal", cue=stage.cue, effects=(Effect(target=mark.id, name="enter"),))
    return Composition(items=items, floor=even(floor_of(stage, room.bottom)), hero=hero,
                       backdrop=_spot(room, stage), beats=(beat,))  # fmt: skip


def statue(
    name: str, room: Box, stage: Stage, *, mood: str = "", pose: str = "", note: str = "", plate: str = ""
) -> tuple[tuple[Item, ...], str]:
    """The mark on a plinth that bears the name, in `room` u; and the mark's id.

    `plate`: the outline a row asks for; else one that stands by itself, or in a cradle.
    """
    wide = min(room.w, 1.5 * room.h)
    least = stage.scale.least
    size = fit(name, "display", wide - 80, (least, max(least, even(0.17 * room.h))))
    low = fit(note, "text-bold", wide - 80, (least, max(least, even(0.5 * size)))) if note else 0.0
    base = 1.75 * size + 1.5 * low
    own = emblems((name,))[0]
    high = min(room.h - base, 0.62 * room.w)
    top = room.bottom - base
    key = next(ids((name,), "card"))
    outline = plate or ("disc" if own.plate == "disc" else "tile")
    made = place(
        "emblem", id=key, theme=stage.theme, foot=(room.cx, top + 4), scale=1, size=even(high), name=name,
        plate=outline, motif=own.motif, accent=own.accent, mood=mood, pose=pose or "still", shadow=0,
    )  # fmt: skip
    words = [text("name", name, room.cx, top + 1.24 * size + 8, face="display", size=size, paint="text",
                  align="center")]  # fmt: skip
    if note:
        words.append(text("note", note, room.cx, top + 1.24 * size + 1.4 * low + 8, face="text-bold", size=low,
                          paint="highlight_text", align="center"))  # fmt: skip
    block = plinth(Box(room.cx - wide / 2 + 10, top, wide - 20, base), "plinth")
    rays = () if pose == "shrug" else (_rays(Box(room.cx - high / 2, top - high, high, high), room),)
    rest = () if outline == "tile" else (_cradle(room.cx, top, high),)
    return (*rays, made.item, *rest, block, *words), made.item.id


def _cradle(x: float, top: float, high: float) -> Group:
    """Two low cheeks on the plinth that hold what would roll or tip."""
    w, h = 0.44 * high, 0.12 * high
    parts = (
        Shape(id="cradle/under", kind="rect", box=Box(x - w / 2, top - h + 8, w, h + 8), radius=0.4 * h,
              fill=Paint("panel_2", "ink", 0.35)),
        Shape(id="cradle/cheeks", kind="rect", box=Box(x - w / 2, top - h, w, h), radius=0.4 * h,
              fill=Paint("panel_2", "text", 0.16)),
    )  # fmt: skip
    return Group(id="cradle", items=parts, decorative=True)


def _rays(key: Box, room: Box) -> Group:
    """Short strokes at both upper corners of the mark: here it is."""
    reach = min(0.16 * key.w, max(20.0, key.x - room.x - 20), 84.0)
    d: PathData = ()
    for sign, x in ((-1, key.x), (1, key.right)):
        for dx, dy, low in ((0.9, -0.34, 0.2), (0.62, -0.8, 0.07)):
            start = (x + sign * 14, key.y + low * key.h)
            d += (("M", start), ("L", (start[0] + sign * dx * reach, start[1] + dy * reach)))
    line = Path(id="rays/lines", d=d, stroke=Stroke(Paint("ok"), 12))
    return Group(id="rays", items=(line,), decorative=True)


def _spot(room: Box, stage: Stage) -> tuple[Item, ...]:
    top = max(stage.headline.bottom + 16, room.y - 30)
    radius = min((room.bottom - top) / 2, 0.46 * room.w)
    disc = Box(room.cx - radius, room.bottom - 2 * radius, 2 * radius, 2 * radius)
    return (Shape(id="spot", kind="ellipse", box=disc, fill=Paint("stage")),)
