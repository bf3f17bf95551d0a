"""One takeaway: the sentence large, the whole cast at rest."""

from __future__ import annotations

from builder.actors.base import natural, place
from builder.cast.ensemble import Ensemble, Performed, ensemble, perform, workers
from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box
from builder.grammars.base import Slots
from builder.language.model import Figure
from builder.layout.poster import poster
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.layout.type import fit
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item


def compose(slots: Slots, signature: str, stage: Stage) -> Composition:
    """The sentence large; the hero and everybody else content."""
    crew = workers(slots.get("cast")) or (None if slots.get("hero") else Figure(kind="pod", words="pod", count=3))
    cast = ensemble(slots.get("hero"), crew)
    return (_wide if stage.wide else _tall)(cast, signature, stage)


def _wide(cast: Ensemble, signature: str, stage: Stage) -> Composition:
    canvas, keep, unit = stage.canvas, stage.canvas.keep, stage.canvas.width / 1920
    ground = min(foot_line(stage), 0.92 * canvas.height)
    floor = even(min(floor_of(stage, ground), 0.825 * canvas.height))
    top = max(keep.y, stage.scale.top)
    area = Box(keep.x, top, 0.5 * keep.w, floor - 56 * unit - top)
    sizes = (stage.scale.headline[0], stage.scale.title[0] * 1.12)
    made = poster(stage.words, stage.sub, area, stage.scale, sizes=sizes, most=3)
    left = max(keep.x + 0.48 * keep.w, made.box.right) + 64 * unit
    act = perform(cast, stage, Box(left, top + 60 * unit, keep.right - left, ground - top - 60 * unit))
    signed = _signature(signature, (floor + canvas.height) / 2, area, stage)
    items: list[Item] = [*made.items, *act.items, *signed]
    return Composition(items=tuple(items), floor=floor, hero=act.focus, beats=_rest(act, stage))


def _tall(cast: Ensemble, signature: str, stage: Stage) -> Composition:
    canvas, keep, unit = stage.canvas, stage.canvas.keep, stage.canvas.width / 1080
    ground = min(foot_line(stage), keep.bottom - (84 if signature else 12) * unit)
    floor = even(min(floor_of(stage, ground), ground - 0.05 * canvas.height))
    top = keep.y + (64 * unit if stage.scale.furniture else 12 * unit)
    area = Box(keep.x, top, keep.w, (ground - top) * 0.46)
    sizes = (stage.scale.headline[0], stage.scale.headline2[1])
    made = poster(stage.words, stage.sub, area, stage.scale, sizes=sizes, high=True, most=3)
    roof = made.box.bottom + 60 * unit
    act = perform(cast, stage, Box(keep.x, roof, keep.w, ground - roof))
    items: list[Item] = [*made.items, *act.items, *_signature(signature, keep.bottom - 32 * unit, area, stage)]
    return Composition(items=tuple(items), floor=floor, hero=act.focus, beats=_rest(act, stage))


def _signature(words: str, y: float, area: Box, stage: Stage) -> tuple[Item, ...]:
    """Handle and link on a chip."""
    if not words:
        return ()
    least = stage.scale.least
    size = fit(words, "text-bold", 0.9 * area.w, (least, max(least, even(0.8 * stage.scale.label))))
    height = natural("chip", words=words, face="text-bold", size=size).h
    corner = (area.x, y - height / 2)
    made = place("chip", id="signature", theme=stage.theme, corner=corner, words=words, face="text-bold", size=size)
    return (made.item,)


def _rest(act: Performed, stage: Stage) -> tuple[Beat, ...]:
    ids = [one.item.id for one in act.companions]
    effects = tuple(Effect(target=name, name="pulse", start_ms=60 * i) for i, name in enumerate(ids))
    return (Beat(id="rest", cue=stage.cue, effects=effects, trigger="auto"),) if effects else ()
