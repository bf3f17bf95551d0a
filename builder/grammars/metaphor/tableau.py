"""A row as a staged scene: everybody it names on, in, behind or beside the others, and what they do between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.actors.base import Placed, place
from builder.cast import Roll
from builder.cast.bill import said
from builder.cast.columns import LINKS, Column, columns, folded
from builder.cast.ground import floor_of, foot_line, lifted, podium
from builder.cast.play import WAYS, Part
from builder.cast.words import caption
from builder.geometry import Box, union
from builder.grammars.metaphor import acts
from builder.grammars.metaphor.stood import Stood, stand_column
from builder.grammars.state.effects import BEHIND, drawn
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Shape
from builder.text.wrap import balance

_HEAD = 0.06  # free over the tallest, by the stage's height
_MOST = 0.86  # of the area's height a grown-up takes at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Tableau:
    """The parts of a play, tags for what is quoted, effects round the first."""

    parts: tuple[Part, ...]
    chips: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()


def parts(figures: Sequence[Figure], staged: Sequence[str]) -> tuple[Part, ...]:
    """Figures and their lines ("on 1": on, in, at the first one; "apart" by itself) as the parts of a play."""
    out: list[Part] = []
    for i, one in enumerate(figures):
        way, _, of = (staged[i] if i < len(staged) else "").partition(" ")
        known = way in WAYS and of.strip().isdigit() and 0 < int(of) <= len(figures) and int(of) != i + 1
        out.append(Part(figure=one, way=way, of=int(of) - 1) if known else Part(figure=one))
    return tuple(out)


def compose(scene: Tableau, stage: Stage) -> Composition:
    """Everybody on one floor; on a tall canvas in two tiers where one would be too small."""
    made = columns(scene.parts, Roll())
    made = folded(made) if stage.tall else made
    tiers = _tiers(made, stage)
    box, tags = stage.box, _tags(scene.chips, stage)
    top = box.y + (tags[0].box.h + 24 if tags else 0.0)
    foot = foot_line(stage)
    high = (foot - top) / len(tiers)
    items: list[Item] = []
    back: list[Item] = []
    effects: list[Effect] = []
    hero = ""
    size = _size(tiers, stage)
    for n, tier in enumerate(tiers):
        low = top + high * (n + 1)
        area = Box(box.x, top + high * n + _HEAD * high, box.w, high * (1 - _HEAD))
        ground = low - (1.9 * size if size and _named(tier) else 0.0)
        stood, more = _tier(tier, area, ground, low, size, stage)
        if n < len(tiers) - 1:
            items.append(podium(stage, ground - 4, 30, name=f"ledge-{n + 1}"))
        if n == 0:
            hero = next((s.id for s in stood if s.index == 0), stood[0].id)
            lead = next((s for s in stood if s.index == 0), stood[0])
            around = [(e, drawn(e, lead.box, lead.foot, stage)) for e in scene.effects]
            items += [i for e, made_of in around if e in BEHIND for i in made_of]
            more = [*more, *(i for e, made_of in around if e not in BEHIND for i in made_of)]
            if len(tiers) == 1:
                back += _spot(lead.box if len(stood) > 1 else union([s.box for s in stood]), ground, stage)
        items += [i for s in stood for i in s.items]
        items += more
        effects += [Effect(target=s.id, name="enter", start_ms=220 * (s.order + 2 * n)) for s in stood]
        effects += [Effect(target=i.id, name="fade", start_ms=500 + 60 * k) for k, i in enumerate(more)]
    items += [t.item for t in tags]
    effects += [Effect(target=t.item.id, name="stamp", start_ms=700, duration_ms=240) for t in tags]
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, foot)), backdrop=tuple(back), hero=hero,
        beats=(Beat(id="play", cue=stage.cue, effects=tuple(effects)),),
    )  # fmt: skip


def _tiers(made: Sequence[Column], stage: Stage) -> list[tuple[Column, ...]]:
    """One row, or two where the canvas is tall and one would make everybody small."""
    if stage.broad or len(made) < 3 or _total(made) < 1.9:
        return [tuple(made)]
    cuts = sorted(range(1, len(made)), key=lambda k: (_torn(made, k), abs(_total(made[:k]) - _total(made[k:]))))
    return [tuple(made[: cuts[0]]), tuple(made[cuts[0] :])]


def _torn(made: Sequence[Column], cut: int) -> int:
    """Links that a cut would tear."""
    left = {c.main for c in made[:cut]}
    return sum(((c.main in left) != (c.of in left)) for c in made if c.of >= 0 and c.way not in ("at", ""))


def _total(made: Sequence[Column]) -> float:
    return sum(c.wide for c in made) + sum(gaps(made))


def gaps(made: Sequence[Column]) -> list[float]:
    """The room between neighbours: what passes between them wants some."""
    out = []
    for left, right in pairwise(made):
        tied = right.way if right.of == left.main else left.way if left.of == right.main else ""
        carried = any(c.way == "give" for c in (left, right))
        out.append(LINKS.get("give" if carried else tied, 0.2))
    return out


def _named(tier: Sequence[Column]) -> bool:
    return any(c.names for c in tier)


def _words(column: Column) -> str:
    return " · ".join(dict.fromkeys(_called(f) for f in column.names))


def _called(figure: Figure) -> str:
    return figure.label or said(figure)


def _size(tiers: Sequence[Sequence[Column]], stage: Stage) -> float:
    """One size for all names; 0 where there are none."""
    return even(stage.scale.label) if any(map(_named, tiers)) else 0.0


def _tier(
    tier: Sequence[Column], area: Box, ground: float, low: float, size: float, stage: Stage
) -> tuple[list[Stood], list[Item]]:
    """Everybody of one row on their places, what passes between them, and their names."""
    between = [g * (0.7 if lifted(stage) else 1.0) for g in gaps(tier)]
    wind = 0.26 if tier[0].main in {c.of for c in tier if c.way in ("push", "chase")} else 0.0
    total = sum(c.wide for c in tier) + sum(between) + wind
    tall = max(c.tall for c in tier)
    share = 0.88 if stage.square else 0.98
    unit = min(share * area.w / total, (ground - area.y) / max(tall, 0.5), _MOST * (ground - area.y) / 0.74)
    slack = max(0.0, 0.94 * area.w - total * unit) / (len(tier) + 1) if len(tier) > 1 else 0.0
    slack = min(slack, 0.34 * unit)
    x = area.cx - (total * unit + slack * (len(tier) - 1)) / 2 + wind * unit
    stood: list[Stood] = []
    look = (area.cx, ground - 0.6 * unit)
    for order, column in enumerate(tier):
        centre = x + column.wide * unit / 2
        stood.append(stand_column(column, centre, ground, unit, stage, order=order, look=look))
        x += column.wide * unit + slack + (between[order] * unit if order < len(between) else 0.0)
    more = list(acts.between(tier, stood, ground, unit, stage))
    more += _captions(tier, stood, ground, low, size, stage)
    return stood, more


def _captions(
    tier: Sequence[Column], stood: Sequence[Stood], ground: float, low: float, size: float, stage: Stage
) -> list[Item]:
    """Names below the ground, each under its column, broken in two where it has to be."""
    wanted = [(s, _words(c)) for c, s in zip(tier, stood, strict=True) if c.names]
    if not wanted or not size:
        return []
    box = stage.box
    xs = [s.box.cx for s, _ in wanted]
    while size >= stage.scale.least:
        made = []
        for i, (_, words) in enumerate(wanted):
            left = xs[i - 1] if i else 2 * box.x - xs[i]
            right = xs[i + 1] if i + 1 < len(xs) else 2 * box.right - xs[i]
            room = min(xs[i] - left, right - xs[i], 2 * (xs[i] - box.x), 2 * (box.right - xs[i])) - 20
            made.append(balance(words, "text-bold", even(size), room, 2))
        if all(made):
            break
        size -= 2
    else:
        return []
    deep = max(len(m or ()) for m in made) - 1
    first = (ground + low) / 2 + 0.5 * size - deep * 0.5 * size
    return [
        caption("\n".join(lines or ()), (x, first), name=f"label-{s.id}", size=even(size))
        for (s, _), lines, x in zip(wanted, made, xs, strict=True)
    ]


def _tags(words: Sequence[str], stage: Stage) -> list[Placed]:
    """What is quoted, on tags along the top; those that find no room are left to the voice."""
    out: list[Placed] = []
    size = even(max(stage.scale.least, 1.1 * stage.scale.label))
    y = stage.box.y + 0.9 * size
    for i, said_ in enumerate(words, 1):
        made = place("chip", id=f"chip-{i}", centre=(stage.box.cx, y), words=said_, tone="neutral", face="mono-bold",
                     size=size, theme=stage.theme)  # fmt: skip
        if made.box.w <= 0.96 * stage.box.w:
            out.append(made)
    total = sum(t.box.w for t in out) + 30 * (len(out) - 1)
    if not out or total > stage.box.w:
        return out[:1]
    x, placed = stage.box.cx - total / 2, []
    for made, said_ in zip(out, words, strict=False):
        at = (x + made.box.w / 2, y)
        placed.append(
            place("chip", id=made.item.id, centre=at, words=said_, tone="neutral", face="mono-bold", size=size,
                  theme=stage.theme)
        )  # fmt: skip
        x += made.box.w + 30
    return placed


def _spot(box: Box, ground: float, stage: Stage) -> list[Item]:
    """The disc behind them, clear of the words."""
    top = max(stage.headline.bottom + 16, box.y - 0.1 * stage.canvas.height)
    radius = min((ground - top) / 2 + 0.1 * box.h, 0.4 * stage.canvas.height, 0.46 * stage.canvas.keep.w)
    disc = Box(box.cx - radius, max(top, ground - 2 * radius), 2 * radius, 2 * radius)
    return [Shape(id="spot", kind="ellipse", box=disc, fill=Paint("stage"))]
