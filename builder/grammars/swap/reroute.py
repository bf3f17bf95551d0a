"""What went to one goes to the other: the way there is cut, the way to the new one is lit."""

from __future__ import annotations

from builder.actors import base
from builder.actors.arrow import dart
from builder.actors.base import Placed
from builder.cast import Member, Roll, aspect, stand
from builder.cast.cable import plank
from builder.cast.ground import floor_of, foot_line
from builder.cast.phrase import phrase
from builder.cast.stand import SINK
from builder.cast.words import caption, caption_size, clear
from builder.geometry import Box, Point, path_bounds
from builder.grammars.swap.pair import Pair, coming, going, name_of, shape
from builder.language.model import Figure
from builder.layout.scale import even
from builder.layout.stage import Composition, Stage
from builder.scene.beats import Beat, Effect
from builder.scene.items import Item, Paint, Path, Stroke

_CARRIED = (
    "traffic",
    "requests",
    "request",
    "calls",
    "queries",
    "packets",
    "messages",
    "connections",
    "load",
    "writes",
)


def compose(pair: Pair, stage: Stage) -> Composition:
    """Who or what is sent at the left, the old one over the new one at the right; one above the others where tall."""
    box, low = stage.box, foot_line(stage)
    size = even(stage.scale.label)
    ground = low - 1.7 * size
    wide = stage.broad
    high = ground - box.y
    if wide:
        source = Box(box.x, box.y + 0.3 * high, 0.32 * box.w, 0.7 * high)
        old = Box(box.x + 0.54 * box.w, box.y, 0.46 * box.w, 0.33 * high)
        top = old.bottom + 0.16 * high + (2.2 * size if name_of(pair.out) else 0.0)
        new = Box(old.x, top, old.w, ground - top)
    else:
        source = Box(box.x + 0.2 * box.w, box.y, 0.6 * box.w, 0.36 * high)
        new = Box(box.x + 0.52 * box.w, ground - 0.36 * high, 0.48 * box.w, 0.36 * high)
        old = Box(box.x, ground - 0.3 * high, 0.44 * box.w, 0.3 * high)
    sender = _sender(pair)
    first = _placed(sender, source, stage, "stays-1")
    came = coming(pair, stage, (new.cx, new.bottom + SINK), min(new.h, 0.9 * new.w / shape(pair.into)), 0.9 * new.w)
    gone_h = min(0.94 * old.h, 0.7 * old.w / shape(pair.out))
    went = going(pair, stage, (old.cx, old.bottom), gone_h, 0.7 * old.w)
    items: list[Item] = []
    shelves = [(old, went)] if wide else []
    shelves += [] if wide else [(source, first)]
    for n, (room, who) in enumerate(shelves, 1):
        board = Box(who.box.x - 40, room.bottom - 4, who.box.w + 80, 26)
        items.append(plank(board, name=f"shelf-{n}"))
    items += _ways(first, went, came, stage, wide=wide)
    items += [went.item, first.item, came.item]
    items += [b.item for b in _marks(went, came, stage)]
    if pair.said and pair.moves and wide:
        mid = ((first.box.right + came.box.x) / 2, max(first.box.cy, came.box.cy) + 1.9 * size)
        if caption_size([pair.moves], stage, 0.7 * (came.box.x - first.box.right)):
            items.append(caption(pair.moves, mid, name="label-moves", size=even(max(stage.scale.least, 0.8 * size))))
    items += _names(pair, sender, (first, went, came), stage, size)
    shown = tuple(Effect(target=t, name="draw", start_ms=s, duration_ms=420) for t, s in (("way-in", 500),))
    stamp = Effect(target="badge-out", name="stamp", start_ms=200, duration_ms=240)
    beats = (Beat(id="swap", cue=stage.cue, effects=(stamp, *shown)),)
    return Composition(items=tuple(items), floor=even(floor_of(stage, ground)), hero=came.item.id, beats=beats)


def _sender(pair: Pair) -> Member:
    """Those who go on, else what is sent: letters for traffic of any kind."""
    if pair.staying and pair.staying[0].figure.words.lower() not in _CARRIED:
        return pair.staying[0]
    words = pair.moves or pair.staying[0].figure.words
    if words.lower().split()[-1:] and words.lower().split()[-1] in _CARRIED:
        return Roll().one(Figure(kind="envelope", words=words))
    made = phrase(words)
    return Roll().one(made)


def _placed(who: Member, room: Box, stage: Stage, name: str) -> Placed:
    ratio = 1.35 if who.kind == "object" else aspect(who)
    tall = min(room.h, 0.94 * room.w / ratio)
    return stand(who, stage, foot=(room.cx, room.bottom + SINK), height=tall, width=room.w, name=name)


def _ways(first: Placed, went: Placed, came: Placed, stage: Stage, *, wide: bool) -> list[Item]:
    """A dashed line that ends short of the old one, a thick arrow to the new one."""
    if wide:
        start = (first.box.right + 24, max(first.box.y + 0.2 * first.box.h, min(came.box.cy, first.box.bottom - 40)))
        ends = ((went.box.x - 34, went.box.cy), (came.box.x - 18, start[1]))
    else:
        start = (first.box.cx, first.box.bottom + 2.6 * stage.scale.label)
        ends = ((went.box.cx, went.box.y - 60), (came.box.cx, came.box.y - 18))
    stroke = 24 * (stage.canvas.height / 1080 if stage.wide else 1.0)
    short = _along(start, ends[0], 1.0)
    cut = Path(id="way-out", d=(("M", _along(start, ends[0], 0.08)), ("L", short)),
               stroke=Stroke(Paint("line_2"), 0.5 * stroke, (1.6, 1.8)))  # fmt: skip
    box = path_bounds(dart(start, ends[1], stroke))
    way = base.place(
        "arrow", id="way-in", theme=stage.theme, corner=(box.x, box.y), start=start, end=ends[1], stroke=stroke,
        role="ok",
    )  # fmt: skip
    return [cut, way.item, *(_riders(first, start, ends[1], stroke, stage) if wide else ())]


def _riders(first: Placed, start: Point, end: Point, stroke: float, stage: Stage) -> list[Item]:
    """More of what is sent, under way on the arrow."""
    if not first.item.alt.lower().startswith("envelope"):
        return []
    room = end[0] - start[0]
    who, tall = Roll().one(Figure(kind="envelope", words="envelope")), 0.15 * room
    return [
        stand(who, stage, foot=(start[0] + share * room, start[1] - 0.5 * stroke + SINK), height=tall,
              name=f"rider-{n}", extra={"shadow": 0}).item
        for n, share in enumerate((0.46, 0.7), 1)
    ]  # fmt: skip


def _along(a: Point, b: Point, share: float) -> Point:
    return a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])


def _marks(went: Placed, came: Placed, stage: Stage) -> tuple[Placed, Placed]:
    size = min(110.0 * stage.canvas.width / 1920 + 20, 0.4 * came.box.h)

    def on(placed: Placed, kind: str, name: str) -> Placed:
        x = min(placed.box.right + 0.12 * size, stage.box.right - 0.55 * size)
        y = max(placed.box.y + 0.02 * size, stage.canvas.keep.y + 0.6 * size)
        return base.place("badge", id=name, theme=stage.theme, centre=(x, y), height=size, kind=kind)

    return on(went, "cross", "badge-out"), on(came, "check", "badge-in")


def _names(pair: Pair, sender: Member, placed: tuple[Placed, Placed, Placed], stage: Stage, size: float) -> list[Item]:
    """Everybody's name at its foot; what is sent under those who send it."""
    first, went, came = placed
    own = pair.said or pair.moves or sender.figure.words
    said = [
        (own, first, "text", "stays"),
        (name_of(pair.out), went, "text_muted", "out"), (name_of(pair.into), came, "text", "in"),
    ]  # fmt: skip
    out: list[Item] = []
    for words, who, paint, name in said:
        if not words or (name == "stays" and sender.kind == "object" and not pair.staying):
            continue
        letters = even(max(stage.scale.least, size * min(1.0, 16 / max(16, len(words)))))
        y = who.box.bottom + (1.5 if name != "out" else 1.6) * letters
        if name == "out" and stage.broad:
            y = who.box.bottom + 28 + 1.2 * letters
        out.append(caption(words, (clear(words, who.box.cx, letters, stage), y), name=f"label-{name}", size=letters,
                           paint=paint))  # fmt: skip
    return out
