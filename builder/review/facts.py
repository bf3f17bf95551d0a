"""A scene in words: actors, labels, links, pictures and steps, for comparing what two slides say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from builder.canonical import digest
from builder.geometry import Box
from builder.review.model import Facts, Step, Thing, Words
from builder.scene.items import Connector, Group, Image, Item, Paint, Table, Text
from builder.scene.model import Scene
from builder.scene.walk import bounds
from builder.text import fonts
from builder.theme import Theme

#: Groups that say where a slide stands in its deck: another slide more or less changes them everywhere.
FURNITURE = "furniture"


def of_scene(scene: Scene, *, grammar: str = "") -> Facts:
    """What a scene says."""
    items = tuple(_told(scene.items))
    by_id = {item.id: item for item, _ in items if isinstance(item, Text)}
    headline, sub = by_id.get("headline"), by_id.get("sub")
    return Facts(
        headline=scene.title, accent=_accent(headline), sub=_line(sub), notes=scene.notes, alt=scene.alt,
        grammar=grammar, stage=scene.palette,
        things=tuple(_thing(item) for item, _ in items if isinstance(item, Group) and _named(item)),
        words=tuple(_words(items)),
        links=tuple((i.id, _root(i.start.item), _root(i.end.item)) for i, _ in items if isinstance(i, Connector)),
        pictures=tuple(f"{i.id} {sha256(i.png).hexdigest()}" for i, _ in items if isinstance(i, Image)),
        steps=tuple(
            Step(name=beat.id.replace("-", " "), effects=tuple(_behaviour(e) for e in beat.effects))
            for beat in scene.beats
        ),
        roles=roles(scene),
    )  # fmt: skip


def digests(scene: Scene, theme: Theme) -> tuple[str, str]:
    """Of all that a slide is, and of what is seen of it: both without its place in the deck, with the colours it
    uses and the faces of the project.
    """
    items = tuple(item for item in scene.items if item.id != FURNITURE)
    dressed = theme.variant(scene.palette)
    colours = {role: dressed.hex(role) for role in sorted(roles((items, scene.background)))}
    look = digest((scene.canvas, items, scene.background, colours, dressed.keyline, _faces(fonts.project())))
    return digest((look, replace(scene, items=()))), look


@cache
def _faces(project: Path | None) -> tuple[str, ...]:
    """Digests of the faces in force; `project` is where they come from."""
    return tuple(sha256(fonts.read(fonts.font_path(face.name))).hexdigest() for face in fonts.FACES)


def place_in_deck(scene: Scene) -> tuple[Box, ...]:
    """The box of what tells only the slide's place."""
    return tuple(bounds(item).inset(-4) for item in scene.items if item.id == FURNITURE)


def roles(value: Any) -> frozenset[str]:
    """Every colour role a scene or an item names."""
    found: set[str] = set()
    waiting: list[Any] = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Paint):
            found |= {name for name in (one.role, one.mix) if name and not name.startswith("#")}
        elif isinstance(one, tuple):
            waiting += (part for part in one if not isinstance(part, str | float | int))
        elif is_dataclass(one):
            waiting += (getattr(one, f.name) for f in fields(one) if f.name not in ("d", "png", "box"))
    return frozenset(found)


def _told(items: Iterable[Item], owner: str = "") -> Iterator[tuple[Item, str]]:
    """Every item outside the furniture, with the actor it belongs to."""
    for item in items:
        if item.id == FURNITURE:
            continue
        yield item, owner
        if isinstance(item, Group):
            yield from _told(item.items, item.id if item.part is not None and not owner else owner)


def _named(group: Group) -> bool:
    return group.part is not None or "/" not in group.id


def _thing(group: Group) -> Thing:
    part, box = group.part, bounds(group)
    if part is None:
        return Thing(key=group.id, said=group.alt, box=box)
    return Thing(
        key=group.id, kind=part.kind, label=part.label, state=part.state, colour=part.colour, said=group.alt, box=box
    )


def _words(items: Iterable[tuple[Item, str]]) -> Iterator[Words]:
    for item, owner in items:
        if isinstance(item, Text) and item.id not in ("headline", "sub"):
            yield Words(key=item.id, text=item.string, owner=owner)
        elif isinstance(item, Table):
            for row, cells in enumerate(item.cells, 1):
                for column, cell in enumerate(cells, 1):
                    yield Words(key=f"{item.id}/{row}/{column}", text=cell.string, owner=owner)


def _line(text: Text | None) -> str:
    return " ".join(text.string.split()) if text else ""


def _accent(headline: Text | None) -> str:
    """The words of a headline that are not in the colour of the others."""
    if headline is None:
        return ""
    runs = [run for line in headline.lines for run in line]
    return " ".join(" ".join(run.text for run in runs if run.paint.role != "text").split())


def _root(key: str) -> str:
    return key.split("/", 1)[0]


def _behaviour(effect: Any) -> str:
    timing = f"{effect.start_ms}+{effect.duration_ms} {effect.easing} {effect.params}"
    return f"{effect.target} {effect.name} {timing}"
