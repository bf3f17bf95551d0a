"""What a composed scene really has: its actors by kind, who is linked with whom, its beats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.explain.model import Drawn, Link, Step
from builder.geometry import Box, Point
from builder.language.model import Figure, Reading
from builder.scene.items import Connector, Group, Part
from builder.scene.model import Scene
from builder.scene.walk import actors, bounds, walk

#: Actors that join or name others and play no part themselves.
_JOINERY = frozenset(("arrow", "callout", "caption", "chip", "label", "rail", "rug", "socket", "wedge"))
_IDENTITY = re.compile(r"[A-Z]|\d{1,2}")  # what tells one of a set from the others


@dataclass(frozen=True, slots=True)
class _Seen:
    name: str
    part: Part
    box: Box


def cast(scene: Scene, slots: Mapping[str, object]) -> tuple[Drawn, ...]:
    """Every actor that plays a part, those alike as one; unlabelled ones go by the words of their slot."""
    sets: dict[tuple[str, str, str], list[Part]] = {}
    for seen in _players(scene):
        label = "" if _IDENTITY.fullmatch(seen.part.label) else seen.part.label
        sets.setdefault((seen.part.kind, label, seen.part.state), []).append(seen.part)
    named = _names(slots)
    return tuple(
        Drawn(
            kind=kind,
            count=len(parts),
            label=label or _list(p.label for p in parts) or named.get((kind, state), named.get((kind, ""), "")),
            state=state,
            colour=_list(p.colour for p in parts),
        )
        for (kind, label, state), parts in sets.items()
    )


def _list(words: Iterator[str]) -> str:
    return ", ".join(dict.fromkeys(w for w in words if w))


def _players(scene: Scene) -> Iterator[_Seen]:
    for group, part in actors(scene.items):
        if part.kind not in _JOINERY:
            yield _Seen(group.id, part, bounds(group))


def _names(slots: Mapping[str, object]) -> dict[tuple[str, str], str]:
    """(kind, state) -> what the slots call it, where that is more than the kind itself; the first one said counts."""
    out: dict[tuple[str, str], str] = {}
    for figure in figures(slots):
        words = " ".join((*figure.attributes, figure.words))
        if figure.kind and words.lower() != figure.kind.replace("-", " "):
            for state in (figure.state, ""):
                out.setdefault((figure.kind, state), words)
    return out


def figures(value: object) -> Iterator[Figure]:
    """Every figure in a slot or in all slots."""
    if isinstance(value, Figure):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from figures(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from figures(inner)


def links(scene: Scene, reading: Reading) -> tuple[Link, ...]:
    """The lines of the scene by whom they join, named by the row's verbs; then relations shown without a line."""
    players = tuple(_players(scene))
    drawn: dict[tuple[str, str], int] = {}
    for line in _lines(scene):
        ends = tuple(_nearest(point, players) for point in line.points)
        if ends[0] != ends[1] and all(ends):
            drawn[(ends[0], ends[1])] = drawn.get((ends[0], ends[1]), 0) + 1
    said = [_said(r.subject, r.object, r.label or r.verb) for r in reading.relations]
    kinds = {seen.part.kind for seen in players}
    related = [(a, b, verb) for a, b, verb in said if a.kind in kinds and b.kind in kinds and a.kind != b.kind]
    out = [
        Link(source=a, target=b, count=n, label=next((v for x, y, v in related if {x.kind, y.kind} == {a, b}), ""))
        for (a, b), n in drawn.items()
    ]
    joined = {frozenset(pair) for pair in drawn}
    rest = ((a, b, verb) for a, b, verb in related if frozenset((a.kind, b.kind)) not in joined)
    out += [Link(source=a.kind, target=b.kind, label=verb) for a, b, verb in rest]
    return tuple(dict.fromkeys(out))


def _said(subject: Figure | None, target: Figure | None, verb: str) -> tuple[Figure, Figure, str]:
    nobody = Figure(kind="", words="")
    return subject or nobody, target or nobody, verb


def _lines(scene: Scene) -> Iterator[Connector]:
    """Every cable once: its keyline is no cable of its own."""
    for item in walk(scene.items):
        if isinstance(item, Connector) and not item.id.endswith("/keyline"):
            yield item


def _nearest(point: Point, players: Sequence[_Seen]) -> str:
    """The kind of the smallest actor at a point, else of the nearest."""
    if not players:
        return ""
    return min(players, key=lambda s: (_off(point, s.box), s.box.w * s.box.h)).part.kind


def _off(point: Point, box: Box) -> float:
    """How far a point is outside a box, u; 0 inside."""
    x = max(box.x - point[0], 0.0, point[0] - box.right)
    y = max(box.y - point[1], 0.0, point[1] - box.bottom)
    return round(max(x, y))


def beats(scene: Scene) -> tuple[Step, ...]:
    """What changes while the sentence is spoken."""
    names = {item.id for item in walk(scene.items) if isinstance(item, Group)}
    return tuple(
        Step(id=b.id, effects=tuple((e.target if e.target in names else e.target.split("/")[0], e.name)
                                    for e in b.effects))
        for b in scene.beats
    )  # fmt: skip
