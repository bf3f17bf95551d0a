"""From a shot to a scene on any canvas: frame, stage, grammar, floor, caption band."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from builder.actors.base import info, kinds, natural, place
from builder.cast.ground import underfloor
from builder.geometry import Box
from builder.grammars import base
from builder.language.model import Figure
from builder.layout.frame import Framed, Place, frame
from builder.layout.scale import Scale, even, scale_of
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.scene.model import Canvas, Scene
from builder.scene.walk import bounds, named_apart
from builder.storyboard.model import Shot, Storyboard
from builder.theme import Theme

SLIDE = Canvas(name="slide", width=1920, height=1080, keep=Box(96, 40, 1728, 1000))
_LAYOUTS = {"column": "code", "split": "split"}
_FLOOR = {"slide": 0.852, "shorts": 0.885, "portrait": 0.86, "square": 0.86}


def compose(shot: Shot, board: Storyboard, canvas: Canvas, theme: Theme, *, caption: bool = False) -> Scene:
    """The scene of one shot; `caption` reserves the band for spoken words (shorts)."""
    if shot.match is None:
        raise ValueError(f"shot {shot.id!r} has no match")
    grammar = base.get(shot.match.grammar)
    slots = shot.match.slots
    palette = grammar.palette(slots)
    dressed = theme.variant(palette)
    scale = scale_of(canvas)
    band = _caption(shot, canvas, scale) if caption else None
    place = Place(index=shot.step, count=len(board.story), episode=board.episode.number) if shot.step else None
    style = grammar.frame(slots, canvas)
    words = [(run.text, run.accent) for run in shot.headline.runs]
    framed = frame(
        style, canvas, words, shot.sub, place, below=canvas.keep.bottom - bounds(band).y + 36 if band else 0.0
    )
    stage = Stage(
        canvas=replace(canvas, keep=_inside(canvas.keep, canvas, dressed)), theme=dressed,
        box=_inside(framed.scene, canvas, dressed), headline=framed.headline, lines=framed.lines, cue=shot.cue,
        words=words, sub=shot.sub, labels=shot.labels,
        floor=even(canvas.height * _FLOOR.get(canvas.name, 0.852)),
    )  # fmt: skip
    made = grammar.compose(slots, stage)
    made = replace(made, items=named_apart(made.items))
    scenery = _scenery(slots, board, canvas, dressed, made)
    return Scene(
        id=shot.id, canvas=canvas, background=Paint("bg"), palette=palette, layout=_layout(shot, style.kind),
        items=_painted(made, framed, canvas, scenery, (band,) if band else ()),
        diagram=tuple(item.id for item in made.items),
        beats=made.beats, title=shot.headline.text, notes=shot.note_text, alt=shot.alt,
    )  # fmt: skip


def _inside(box: Box, canvas: Canvas, theme: Theme) -> Box:
    """A box less what keylines add at both sides, where scenes are as wide as the keep-in box (9:16, 4:5)."""
    rim = theme.keyline / 2 if canvas.aspect < 0.9 else 0.0
    return Box(box.x + rim, box.y, box.w - 2 * rim, box.h)


def _layout(shot: Shot, kind: str) -> str:
    return shot.kind if shot.kind in ("title", "closing", "meme") else _LAYOUTS.get(kind, "content")


def _painted(
    made: Composition, framed: Framed, canvas: Canvas, scenery: tuple[Item, ...], extra: tuple[Item, ...]
) -> tuple[Item, ...]:
    """Painting order: floor, scenery, backdrop, words, scene, caption, furniture."""
    items: list[Item] = []
    if made.floor is not None:
        strip = Box(0, made.floor, canvas.width, canvas.height - made.floor)
        items.append(Shape(id="floor", kind="rect", box=strip, fill=Paint("stage")))
    items += (*scenery, *made.backdrop)
    words = [item for item in framed.items if item.id != "furniture"]
    items += [*words, *made.items]
    items += extra
    items += [item for item in framed.items if item.id == "furniture"]
    return tuple(items)


def _scenery(slots: base.Slots, board: Storyboard, canvas: Canvas, theme: Theme, made: Composition) -> tuple[Item, ...]:
    """What fills the band under the core box, which the platform's buttons cover: no words, no faces.

    The row's first machine (else the episode's), dimmed, on the floor; where the scene itself shows it, what is
    under the raised floor. A scene that reaches into the band needs nothing.
    """
    keep = canvas.keep
    room = canvas.height - keep.bottom
    bleeds = max(bounds(item).bottom for item in made.items) > keep.bottom + 0.3 * room
    if room < 0.2 * canvas.height or bleeds:
        return ()
    floor = made.floor if made.floor is not None and made.floor <= keep.bottom else None
    kind = _machine(slots) or next((k for s in board.shots if s.match and (k := _machine(s.match.slots))), "")
    if not kind or _shows(made.items, kind):
        below = Box(0, keep.bottom + 0.26 * room, canvas.width, 0.74 * room)
        items = underfloor(below, top=keep.bottom + 0.1 * room if floor is None else floor)
    else:
        items = _ghost(kind, canvas, theme, floor)
    return (Group(id="scenery", items=items, decorative=True),)


def _shows(items: Iterable[Item], kind: str) -> bool:
    """Whether an actor of this kind plays in the scene."""
    return any(
        (item.part is not None and item.part.kind == kind) or _shows(item.items, kind)
        for item in items
        if isinstance(item, Group)
    )


def _ghost(kind: str, canvas: Canvas, theme: Theme, floor: float | None) -> tuple[Item, ...]:
    """A machine as quiet scenery on the floor."""
    keep, shape = canvas.keep, natural(kind)
    ground = even(canvas.height * _FLOOR.get(canvas.name, 0.852))
    height = min(0.62 * (ground - keep.bottom) + 90, 0.72 * canvas.width * shape.h / shape.w)
    foot = (canvas.width * 0.5, ground + 44)
    actor = place(kind, id="scenery/actor", theme=theme, foot=foot, height=height, dim="scenery", alt="")
    items: list[Item] = [_wordless(actor.item)]
    if floor is None:
        strip = Box(0, ground, canvas.width, canvas.height - ground)
        items.insert(0, Shape(id="scenery/floor", kind="rect", box=strip, fill=Paint("stage")))
    return tuple(items)


def _wordless(group: Group) -> Group:
    """The same group without its letters."""
    kept = (item for item in group.items if not isinstance(item, Text))
    return replace(group, items=tuple(_wordless(item) if isinstance(item, Group) else item for item in kept))


def _machine(slots: base.Slots) -> str:
    """The first large actor without a face."""
    known = (f.kind for f in _figures(slots) if f.kind in kinds())
    return next((k for k in known if info(k).hero and "mood" not in info(k).params), "")


def _figures(slots: base.Slots) -> Iterator[Figure]:
    for value in slots.values():
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Figure):
                yield one
        if isinstance(value, Mapping):
            yield from _figures(value)


def _caption(shot: Shot, canvas: Canvas, scale: Scale) -> Group | None:
    """The spoken words on a dark plate at the foot of the core box (art direction §7)."""
    if not shot.caption:
        return None
    keep = canvas.keep
    words = text(
        "caption/words",
        "\n".join(shot.caption),
        keep.cx,
        0,
        face="text-bold",
        size=scale.caption,
        paint="#FFF4DF",
        align="center",
    )
    height = even(words.size * 1.5 + words.pitch * (len(words.lines) - 1) + 12)
    width = even(min(keep.w, max(words.widths) + 72))
    plate = Box(keep.cx - width / 2, keep.bottom - height, width, height)
    first = plate.y + (height - words.pitch * (len(words.lines) - 1) - words.size * 0.72) / 2 + words.size * 0.72
    placed = text(
        "caption/words",
        "\n".join(shot.caption),
        keep.cx,
        first,
        face="text-bold",
        size=scale.caption,
        paint="#FFF4DF",
        align="center",
    )
    back = Shape(id="caption/plate", kind="rect", box=plate, radius=24, fill=Paint("caption_plate", alpha=94))
    return Group(id="caption", items=(back, placed), alt="")
