"""Names presented: up to three large keys, each on a plinth of its own, the spot behind the first."""

from __future__ import annotations

from collections.abc import Sequence

from builder.cast.ground import floor_of, foot_line
from builder.geometry import Box, PathData
from builder.grammars.brand.cards import hand, put, shown
from builder.grammars.brand.keyboard import plinth
from builder.layout.scale import even
from builder.layout.spread import packed
from builder.layout.stage import Composition, Stage
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke

_GAP, _PLINTH = 0.06, 0.2  # between keys by the room's width; height of a plinth by the room's
_STEP = 0.09  # how much lower the second and third plinth are


def compose(names: Sequence[str], stage: Stage) -> Composition:
    """Side by side, the first one highest."""
    ground = even(foot_line(stage))
    room = Box(stage.box.x, stage.box.y, stage.box.w, ground - stage.box.y)
    count = len(names)
    share = 0.62 if count == 1 else 1.0
    wide = (share * room.w - (count - 1) * _GAP * room.w) / count / (1.18 if count > 1 else 1.0)
    if not stage.broad and count == 1:
        wide = 0.9 * room.w
    tall = min(0.7 * wide if count > 1 else 0.56 * wide, (1 - _PLINTH) * room.h - 40)
    made = hand(names, stage, width=even(wide), height=even(tall), most=300)
    items: list[Item] = []
    for n, (card, x) in enumerate(zip(made.cards, packed([1.18 * wide] * count, _GAP * room.w, room.cx), strict=True)):
        top = ground - (_PLINTH - (_STEP if n else 0.0)) * room.h
        items.append(plinth(Box(x - 0.56 * made.width, top, 1.12 * made.width, ground - top), f"plinth-{n + 1}"))
        items.append(put(card, made, stage, (x, top + 3)).item)
        if count == 1:
            items.insert(0, _rays(Box(x - wide / 2, top - tall, wide, tall), room))
    return Composition(
        items=tuple(items), floor=even(floor_of(stage, ground)), hero=made.cards[0].id,
        backdrop=_spot(room, stage) if count == 1 else (), beats=(shown(made.cards, stage, "reveal"),),
    )  # fmt: skip


def _rays(key: Box, room: Box) -> Group:
    """Short strokes at both upper corners of the key: here it is."""
    reach = min(0.1 * key.w, max(20.0, key.x - room.x - 6), 90.0)
    d: PathData = ()
    for sign, x in ((-1, key.x), (1, key.right)):
        for dx, dy in ((0.55, -0.1), (0.4, -0.55)):
            start = (x + sign * 0.3 * dx * reach + sign * 16, key.y + 0.3 * dy * reach + 4)
            d += (("M", start), ("L", (start[0] + sign * dx * reach, start[1] + dy * 0.8 * reach)))
    line = Path(id="rays/lines", d=d, stroke=Stroke(Paint("ok"), 12))
    return Group(id="rays", items=(line,), decorative=True)


def _spot(room: Box, stage: Stage) -> tuple[Item, ...]:
    top = max(stage.headline.bottom + 16, room.y - 30)
    radius = min((room.bottom - top) / 2, 0.46 * room.w)
    disc = Box(room.cx - radius, room.bottom - 2 * radius, 2 * radius, 2 * radius)
    return (Shape(id="spot", kind="ellipse", box=disc, fill=Paint("stage")),)
