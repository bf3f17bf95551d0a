"""Runs: the same way taken twice, each time on a shelf of its own with how long it took; parties keep their column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.actors import link
from builder.actors.base import place
from builder.actors.model import Placed
from builder.cast import Member, Roll, aspect, stand
from builder.cast.cable import plank, socket
from builder.cast.ground import floor_of, foot_line
from builder.cast.listing import thing
from builder.cast.stand import letters
from builder.cast.words import caption, caption_size
from builder.geometry import Box, Point
from builder.grammars.sequence.model import written
from builder.language.lexicon import key
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.spread import spread
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item
from builder.text.measure import advance
from builder.text.wrap import balance

_TOOK = re.compile(r"^(?P<way>.+?)\s*(?:,|\(|\bin\b|\btakes?\b)\s*(?P<took>[~<>]?\d[\d.,]*\s?[^\W\d][^)]{0,16})\)?$")
_LOW = 7.0  # letter sizes: in rows lower than this there is no line for words over the parties
_MOST = 3  # runs that stand over one another


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """`title`: which time it is; `parties` in order, by name; `took`: its time in the author's words."""

    title: str
    parties: tuple[str, ...]
    took: str = ""


def run_of(line: str) -> Run | None:
    """ "first time: a -> b -> c, 2 s" as a run; None where there are no arrows after a colon."""
    title, colon, rest = line.partition(":")
    took = _TOOK.match(rest.strip(" .;"))
    pairs = written(took["way"] if took else rest)
    if not colon or not pairs or "->" in title or "→" in title or any(not a or not b for a, b, _, _ in pairs):
        return None
    names = (pairs[0][0], *(b for _, b, _, _ in pairs))
    return Run(title=title.strip(" ,"), parties=names, took=took["took"].strip() if took else "")


def compose(runs: Sequence[Run], stage: Stage) -> Composition:
    """One over the other, the last with its time lit."""
    runs = runs[:_MOST]
    box, bottom = stage.box, even(foot_line(stage))
    names = list({key(n): n for run in reversed(runs) for n in run.parties}.values())
    order = sorted(names, key=lambda n: min(_at(n, run) for run in runs))
    xs = dict(zip((key(n) for n in order), spread(len(order), box.x, box.right), strict=True))
    pitch = (bottom - box.y) / len(runs)
    items: list[Item] = []
    links: list[str] = []
    hero = ""
    for i, run in enumerate(runs):
        foot = box.y + (i + 1) * pitch
        row = Box(box.x, foot - pitch, box.w, pitch)
        made, joined, hero = _run(run, i, xs, row, stage, last=i == len(runs) - 1, peers=[thing(n) for n in names])
        items += made
        links += joined
    effects = [
        Effect(target=name, name="draw", start_ms=300 * i, duration_ms=300, easing="in-out-cubic")
        for i, name in enumerate(links)
    ]
    beats = (Beat(id="runs", cue=stage.cue, effects=tuple(effects)),) if effects else ()
    return Composition(items=tuple(items), floor=even(floor_of(stage, bottom)), hero=hero, beats=beats)


def _at(name: str, run: Run) -> int:
    found = [i for i, n in enumerate(run.parties) if key(n) == key(name)]
    return found[0] if found else 99


def _run(
    run: Run,
    index: int,
    xs: dict[tuple[str, ...], float],
    row: Box,
    stage: Stage,
    *,
    last: bool,
    peers: Sequence[Figure],
) -> tuple[list[Item], list[str], str]:
    """Title and time over the row, the parties on its shelf, a link from each to the next; all `peers` alike tall.

    Where the row is low the parties are keys with their names on, title and time on the shelf.
    """
    name, places = f"run-{index + 1}", [xs[key(n)] for n in run.parties]
    size = even(max(stage.scale.least, min(1.2 * stage.scale.label, 0.13 * row.h)))
    low, roll = row.h < _LOW * size, Roll()
    cast = [thing(n) for n in run.parties]
    members = [roll.one(replace(f, kind="") if low else f) for f in cast]
    cell = row.w / max(2, len(xs))
    label = caption_size([m.caption for m in members if m.kind != "object"], stage, 0.9 * cell)
    board = 1.9 * size if low else max(24.0, 1.5 * label)
    foot = row.bottom - board - 0.04 * row.h
    shelf = plank(Box(row.x, foot - 3, row.w, board), name=f"{name}-shelf")
    over = 0.1 * size if low else 2.2 * size
    room = ((0.72 if low else 0.62) * cell, foot - row.y - over)
    everyone = [Roll().one(replace(f, kind="") if low else f) for f in peers]
    placed = _stood(name, members, places, foot, (room[0], _tall(everyone, room)), stage)
    items, joined = _links(name, placed, foot, row, stage, last=last)
    for m, x in zip(members, places, strict=True):
        if label and m.caption and m.kind != "object":
            at = (x, foot + 0.44 * board + 0.3 * label)
            items.append(caption(m.caption, at, name=f"{name}-label-{m.id}", size=label))
    y = foot + 0.48 * board if low else row.y + 0.85 * size
    said = balance(run.title[:1].upper() + run.title[1:], "text-bold", size, 0.62 * row.w, 1)
    if said:
        at = (row.x, y + 0.35 * size)
        items.append(caption(said[0], at, name=f"{name}-title", size=size, align="left"))
    clock = _clock(run, name, (row.right, y), size, stage, last=last)
    return [shelf, *items, *clock], joined, clock[0].id if clock else placed[-1].item.id


def _links(
    name: str, placed: Sequence[Placed], foot: float, row: Box, stage: Stage, *, last: bool
) -> tuple[list[Item], list[str]]:
    """Level links from socket to socket, and the parties before them."""
    items: list[Item] = []
    joined: list[Item] = []
    y = foot - 0.5 * min(p.box.h for p in placed)
    role, width = "ok" if last else "line_2", max(8.0, 0.03 * row.h)
    for n, (a, b) in enumerate(pairwise(placed), 1):
        ends = ("right", "left") if b.box.cx > a.box.cx else ("left", "right")
        plugs = [_plug(f"{name}-{n}-{side}", p, side, y, row, stage) for p, side in zip((a, b), ends, strict=True)]
        start, end = (p.ports["cable"] for p in plugs)
        way = f"{name}-link-{n}"
        items += [p.item for p in plugs]
        joined.append(
            link.link(way, start, end, theme=stage.theme, role=role, width=width, head=True, route="straight")
        )
    return [*items, *joined, *(p.item for p in placed)], [j.id for j in joined]


def _plug(name: str, body: Placed, side: str, y: float, row: Box, stage: Stage) -> Placed:
    """A socket half out of a body's side."""
    wide = max(26.0, 0.1 * row.h)
    x = body.ports[side][1][0] + (0.35 if side == "right" else -0.35) * wide
    return socket((x, y), stage, name=name, side=side, width=wide)


def _clock(run: Run, name: str, right: Point, size: float, stage: Stage, *, last: bool) -> list[Item]:
    """How long it took, its plate ending at a point."""
    if not run.took:
        return []
    tone, chip = "volt" if last else "quiet", f"{name}-took"
    at = (right[0] - advance(run.took, "text-bold", size) / 2 - 0.6 * size, right[1])
    made = place("chip", id=chip, theme=stage.theme, centre=at, words=run.took, face="text-bold", size=size, tone=tone)
    return [made.item]


def _tall(members: Sequence[Member], room: tuple[float, float]) -> float:
    """The height at which each of them fits its room."""
    return min(room[1], *(room[0] / aspect(m) * (1.2 if m.kind == "object" else 1.0) for m in members))


def _stood(
    name: str, members: Sequence[Member], places: Sequence[float], foot: float, room: tuple[float, float], stage: Stage
) -> list[Placed]:
    size, high = letters(members, room, stage), room[1]
    return [
        stand(m, stage, foot=(x, foot), height=high, width=room[0], look=(stage.box.right, foot), size=size,
              name=f"{name}-{m.id}")
        for m, x in zip(members, places, strict=True)
    ]  # fmt: skip
