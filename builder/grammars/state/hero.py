"""The hero on its floor with a spot behind it, effects and signs round it, onlookers smaller beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.actors.base import Placed, info, place
from builder.actors.model import Value
from builder.cast import Roll
from builder.cast.bill import Bill, bill
from builder.cast.ground import floor_of, foot_line, lifted
from builder.cast.member import MOODS, Member
from builder.cast.stand import badge
from builder.cast.troupe import Troupe, assemble
from builder.geometry import Box, union
from builder.grammars.state.effects import BEHIND, drawn
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Shape

#: What shows a state on something without a face.
_SIGNS = {
    "confused": ("", "question"), "shocked": ("", "warning"), "dead": ("", "cross"), "error": ("", "warning"),
    "oom": ("", "cross"), "happy": ("sparkle", ""), "smug": ("sparkle", ""), "paused": ("sleep", ""),
    "tired": ("sweat", ""), "sweating": ("sweat", ""), "sad": ("sweat", ""), "angry": ("steam", ""),
}  # fmt: skip
#: What a machine's own `state` parameter is in a state of ours.
_OFF = {"paused": "off", "dead": "failed", "error": "failed", "oom": "failed"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """The slots, settled."""

    actor: Figure
    effects: tuple[str, ...]
    marks: tuple[str, ...]
    beside: tuple[Figure, ...]


def compose(mood: Mood, stage: Stage) -> Composition:
    """One hero in the middle under its signs; a set or onlookers in a row."""
    mood = alarmed(mood)
    cast = bill((mood.actor, *mood.beside), roll=Roll(), loads=mood.beside)
    effects, marks = shown(mood, cast.parties[0][1][0])
    dress = _dressed(cast, mood.actor.state)
    made = _stood(cast, stage, dress, marks=bool(marks), aside=bool(mood.beside))
    count = len(cast.parties[0][1])
    heroes = made.actors[:count]
    box = union(a.box for a in heroes)
    ground = heroes[0].foot[1]
    behind = [i for e in effects if e in BEHIND for i in drawn(e, box, ground, stage)]
    before = [i for e in effects if e not in BEHIND for i in drawn(e, box, ground, stage)]
    signs = [b for m in marks for b in _badges(m, heroes, stage, aside=bool(mood.beside))]
    items: tuple[Item, ...] = (*behind, *made.items, *before, *(b.item for b in signs))
    return Composition(
        items=items, floor=even(floor_of(stage, ground)), backdrop=_spot(box, ground, stage, count),
        hero=heroes[0].item.id, beats=_beats(heroes, [*behind, *before], signs, stage),
    )  # fmt: skip


def alarmed(mood: Mood) -> Mood:
    """Who burns or blows up and is said to feel nothing does not smile."""
    if mood.actor.state or not {"fire", "explosion"} & set(mood.effects):
        return mood
    return replace(mood, actor=replace(mood.actor, state="shocked"))


def shown(mood: Mood, first: Member) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The effects and signs, with those that stand in for a face of the hero."""
    effects, marks = mood.effects, mood.marks
    faces = info(first.kind).params.get("mood", ((), ""))[0]
    shows = bool(first.face) or MOODS.get(mood.actor.state, "") in faces
    if not shows and mood.actor.state in _SIGNS:
        effect, mark = _SIGNS[mood.actor.state]
        effects = (*effects, effect) if effect else effects
        marks = (*marks, mark) if mark else marks
    return tuple(dict.fromkeys(effects)), tuple(dict.fromkeys(marks))


def _dressed(cast: Bill, state: str) -> dict[str, dict[str, Value]]:
    """A machine that is off or has failed shows it by itself."""
    out: dict[str, dict[str, Value]] = {}
    for member in cast.parties[0][1]:
        takes = info(member.kind).params.get("state", ((), ""))[0]
        if isinstance(takes, tuple) and _OFF.get(state) in takes:
            out[member.id] = {"state": _OFF[state]}
    return out


def _stood(cast: Bill, stage: Stage, dress: dict[str, dict[str, Value]], *, marks: bool, aside: bool) -> Troupe:
    """Everybody on the floor, with room for signs over the heroes."""
    box = stage.box
    over = (0.2 if marks else 0.1) * box.h
    low = foot_line(stage)
    edge = (0.02 if lifted(stage) else 0.06) * box.w  # the narrowest stage is used to its edges
    inner = Box(box.x + edge, box.y + over, box.w - 2 * edge, box.bottom - box.y - over)
    short = min(stage.canvas.width, stage.canvas.height)
    even_sided = 0.75 < stage.canvas.width / stage.canvas.height < 1.35
    most = (0.6 if even_sided else 0.52 if stage.wide else 0.42) * short
    look = (box.cx, box.y + 0.4 * box.h) if aside else None
    made = assemble(cast, inner, stage, ground=low, most=most, look=look, extra=dress)
    if made.captioned:
        ground = min(low, box.bottom - (0.3 + 1.2 * made.lines) * stage.scale.label)
        made = assemble(cast, inner, stage, ground=ground, most=most, look=look, extra=dress)
    return made


def _badges(mark: str, heroes: tuple[Placed, ...], stage: Stage, *, aside: bool) -> Iterator[Placed]:
    """Three signs in an arc over one hero, the middle one highest; one over each of several; a failure on it."""
    kind = {"tick": "check", "strike": "cross"}.get(mark, mark)
    if len(heroes) > 1:
        for i, one in enumerate(heroes, 1):
            size = min(0.62 * one.box.w, 0.2 * stage.box.h)
            at = (one.box.cx, max(stage.box.y + size / 2, one.box.y - 0.62 * size))
            yield place("badge", id=f"sign-{mark}-{i}", theme=stage.theme, centre=at, height=size, kind=kind)
        return
    box = heroes[0].box
    size = min(0.24 * stage.box.h, 0.2 * stage.box.w)
    if kind == "cross":
        size = min(size, 0.5 * min(box.w, box.h))
        yield badge(heroes[0], kind, stage, name=f"sign-{mark}", size=size)
        return
    reach = min(box.w / 2 + (0.2 if aside else 0.9) * size, stage.box.w / 2 - size / 2)
    top = max(stage.box.y + size / 2, box.y - 0.7 * size)
    for i, (x, y, k) in enumerate(((-reach, 0.72 * size, 0.82), (0.0, 0.0, 1.0), (reach, 0.72 * size, 0.82)), 1):
        half = 0.5 * k * size
        at = (min(max(box.cx + x, stage.box.x + half), stage.box.right - half), top + y)
        yield place("badge", id=f"sign-{mark}-{i}", theme=stage.theme, centre=at, height=k * size, kind=kind)


def _spot(box: Box, ground: float, stage: Stage, count: int) -> tuple[Item, ...]:
    """The disc behind a single hero, clear of the words."""
    if count > 1:
        return ()
    top = max(stage.headline.bottom + 16, box.y - 0.16 * stage.canvas.height)
    radius = min((ground - top) / 2 + 0.1 * box.h, 0.4 * stage.canvas.height, 0.46 * stage.canvas.keep.w)
    disc = Box(box.cx - radius, max(top, ground - 2 * radius), 2 * radius, 2 * radius)
    return (Shape(id="spot", kind="ellipse", box=disc, fill=Paint("stage")),)


def _beats(heroes: tuple[Placed, ...], effects: list[Item], signs: list[Placed], stage: Stage) -> tuple[Beat, ...]:
    """The hero stirs, then everything round it appears."""
    made = [Effect(target=heroes[0].item.id, name="pulse", duration_ms=400)]
    made += [Effect(target=item.id, name="enter", start_ms=200 + 60 * i) for i, item in enumerate(effects)]
    made += [
        Effect(target=s.item.id, name="stamp", start_ms=300 + 120 * i, duration_ms=240) for i, s in enumerate(signs)
    ]
    return (Beat(id="state", cue=stage.cue, effects=tuple(made)),)
