"""From a shot to a scene on any canvas: frame, stage, grammar, floor, caption band."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from builder.actors.base import info, kinds, natural, place
from builder.geometry import Box
from builder.grammars import base
from builder.language.model import Figure
from builder.layout.frame import Framed, Place, frame
from builder.layout.scale import Scale, even, scale_of
from builder.layout.stage import Composition, Stage
from builder.layout.type import text
from builder.scene.items import Group, Item, Paint, Shape, Text
from builder.scene.model import Canvas, Scene
from builder.scene.walk import bounds
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
        canvas=canvas, theme=dressed, box=framed.scene, headline=framed.headline, lines=framed.lines, cue=shot.cue,
        words=words, sub=shot.sub, labels=shot.labels,
        floor=even(canvas.height * _FLOOR.get(canvas.name, 0.852)),
    )  # fmt: skip
    made = grammar.compose(slots, stage)
    scenery = _scenery(slots, board, canvas, dressed, made)
    return Scene(
        id=shot.id, canvas=canvas, background=Paint("bg"), palette=palette, layout=_layout(shot, style.kind),
        items=_painted(made, framed, canvas, (*scenery, *((band,) if band else ()))),
        diagram=tuple(item.id for item in made.items),
        beats=made.beats, title=shot.headline.text, notes=shot.note_text, alt=shot.alt,
    )  # fmt: skip


def _layout(shot: Shot, kind: str) -> str:
    return shot.kind if shot.kind in ("title", "closing", "meme") else _LAYOUTS.get(kind, "content")


def _painted(made: Composition, framed: Framed, canvas: Canvas, extra: tuple[Item, ...]) -> tuple[Item, ...]:
    """Painting order: floor, backdrop, words, scene, scenery and caption, furniture."""
    items: list[Item] = []
    if made.floor is not None:
        strip = Box(0, made.floor, canvas.width, canvas.height - made.floor)
        items.append(Shape(id="floor", kind="rect", box=strip, fill=Paint("stage")))
    items += made.backdrop
    words = [item for item in framed.items if item.id != "furniture"]
    items += [*words, *made.items]
    items += extra
    items += [item for item in framed.items if item.id == "furniture"]
    return tuple(items)


def _scenery(slots: base.Slots, board: Storyboard, canvas: Canvas, theme: Theme, made: Composition) -> tuple[Item, ...]:
    """The row's first machine (else the episode's), dimmed, on a floor below the core box.

    The band the platform's buttons cover is never empty, and holds neither words nor faces. A scene that
    itself reaches into the band needs none.
    """
    room = canvas.height - canvas.keep.bottom
    bleeds = max(bounds(item).bottom for item in made.items) > canvas.keep.bottom + 0.3 * room
    if room < 0.2 * canvas.height or bleeds:
        return ()
    kind = _machine(slots) or next((k for s in board.shots if s.match and (k := _machine(s.match.slots))), "")
    ground = even(canvas.height * _FLOOR.get(canvas.name, 0.852))
    items: list[Item] = []
    if made.floor is None or made.floor > canvas.keep.bottom:
        strip = Box(0, ground, canvas.width, canvas.height - ground)
        items.append(Shape(id="scenery/floor", kind="rect", box=strip, fill=Paint("stage")))
    if kind:
        natural_box = natural(kind)
        height = min(0.62 * (ground - canvas.keep.bottom) + 90, 0.72 * canvas.width * natural_box.h / natural_box.w)
        actor = place(
            kind, id="scenery/actor", theme=theme, foot=(canvas.width * 0.5, ground + 44), height=height,
            dim="scenery", shadow=0, alt="",
        )  # fmt: skip
        items.append(_wordless(actor.item))
    return (Group(id="scenery", items=tuple(items), decorative=True),) if items else ()


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
    height = even(words.size * 1.5 + words.pitch * (len(words.lines) - 1) + 28)
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
