"""One that is otherwise: it stands large in the middle, the others smaller on both sides of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.actors.base import Placed
from builder.cast import Roll
from builder.cast.bill import Bill, bill, said
from builder.cast.ground import floor_of, foot_line, lifted
from builder.cast.troupe import Troupe, assemble
from builder.cast.words import caption, clear
from builder.geometry import Box
from builder.grammars.state.effects import BEHIND, drawn
from builder.grammars.state.hero import Mood, alarmed, shown
from builder.language.lexicon import key
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Shape

_ROLES = {"red": "fail", "green": "ok", "yellow": "warn", "orange": "warn"}


def compose(mood: Mood, others: Figure, stage: Stage) -> Composition:
    """The others in two groups, the one between them with its effects."""
    mood = alarmed(mood)
    box, low = stage.box, foot_line(stage)
    left = replace(others, count=others.count // 2 or 1)
    right = replace(others, count=max(1, others.count - left.count))
    between = others.count > 1 and (stage.wide or lifted(stage))
    sides = (left, right) if between else (others,)
    aside = (mood.actor, others) if stage.square else (others, mood.actor)
    parties = (left, mood.actor, right) if between else aside
    hero_at = parties.index(mood.actor)
    first = bill((mood.actor,), roll=Roll()).members[0]
    effects, marks = shown(mood, first)
    cast = bill(parties, roll=Roll(), loads=sides, marks=[(mood.actor, mark) for mark in marks[:1]])
    edge = (0.0 if lifted(stage) else 0.03) * box.w
    inner = Box(box.x + edge, box.y + 0.1 * box.h, box.w - 2 * edge, 0.9 * box.h)
    most = (0.52 if stage.wide else 0.46) * min(stage.canvas.width, stage.canvas.height)
    ground = min(low, box.bottom - 1.5 * stage.scale.label)
    made = assemble(cast, inner, stage, ground=ground, most=most, quiet=True)
    before = sum(len(members) for _, members in cast.parties[:hero_at])
    hero = made.actors[before]
    near = replace(stage, box=Box(hero.box.cx - 0.65 * hero.box.w, box.y, 1.3 * hero.box.w, box.h))
    around = {e: drawn(e, hero.box, hero.foot[1], near if e in ("fire", "alarm") else stage) for e in effects}
    items: tuple[Item, ...] = (
        *(i for e, them in around.items() if e in BEHIND for i in them),
        *made.items,
        *(i for e, them in around.items() if e not in BEHIND for i in them),
        *_lamps(cast, made),
        *_names(mood.actor, others, hero, made.actors[-1 if hero_at == 0 else 0], stage, plain=first.kind == "object"),
    )
    pulse = Effect(target=hero.item.id, name="pulse", duration_ms=400)
    enter = tuple(Effect(target=i.id, name="enter", start_ms=300) for them in around.values() for i in them)
    beats = (Beat(id="state", cue=stage.cue, effects=(pulse, *enter)),)
    return Composition(items=items, floor=even(floor_of(stage, hero.foot[1])), hero=hero.item.id, beats=beats)


def _names(one: Figure, others: Figure, hero: Placed, other: Placed, stage: Stage, *, plain: bool) -> Iterator[Item]:
    """What they are, once where all are of a kind; blocks and pods say it themselves."""
    wanted = [(one, hero)] if key(one.words) == key(others.words) else [(one, hero), (others, other)]
    size = even(stage.scale.label)
    for figure, placed in wanted[plain:]:
        if figure.kind not in ("", "pod", "gpu"):
            at = (clear(said(figure), placed.box.cx, size, stage), placed.foot[1] + 1.4 * size)
            yield caption(said(figure), at, name=f"label-{placed.item.id}", size=size)


def _lamps(cast: Bill, made: Troupe) -> Iterator[Item]:
    """A light in the colour of each one over it, where the row gives colours and no other sign is there."""
    at = 0
    for i, (figure, members) in enumerate(cast.parties):
        role = _ROLES.get(figure.colour, "")
        for actor in made.actors[at : at + len(members)]:
            r = 0.1 * actor.box.h
            if role and i not in cast.marks:
                box = Box(actor.box.cx - r, actor.box.y - 2.6 * r, 2 * r, 2 * r)
                glow = Shape(id=f"lamp-{actor.item.id}", kind="ellipse", box=box, fill=Paint(role))
                yield Shape(
                    id=f"glow-{actor.item.id}", kind="ellipse", box=box.inset(-0.6 * r), fill=Paint(role, alpha=30)
                )
                yield glow
        at += len(members)
