"""Run and pause lanes: one lane an actor, the resource last, and one playhead inside the running slice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from builder.actors.forms import Tone, block, centred, dashes, filled, fitted, keycap, slab, tone, width_of
from builder.actors.model import Drawing, Params, actor
from builder.errors import SceneError
from builder.geometry import Box, PathData
from builder.scene.items import Group, Item, Paint, Path, Shape, Stroke
from builder.theme import Theme

_RIM = 0.14  # share of its height that the resource's lane leaves over and under its blocks, wall included
_HEAD_ROOM, _FOOT_ROOM = 68.0, 18.0  # over the first lane for the tag, under the last for the playhead
GAP, _APART = 14.0, 28.0  # between lanes, and before the resource's
_END, _CLEAR = 12.0, 4.0  # from a lane's ends to the slots, and from a slot's ends to its block
_WALL = 6.0
_COLUMN = 0.46  # where the heads stand, share of the room for them


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Who runs when, as drawn: lane boxes, `slices` of owners from the left, `now` in slices from the left."""

    owners: tuple[tuple[str, str], ...]
    lanes: tuple[Box, ...]
    resource: Box | None
    slices: tuple[str, ...]
    now: float
    slot: float
    light: bool
    run: str
    least: float

    @property
    def running(self) -> int:
        return int(self.now)

    @property
    def x_now(self) -> float:
        return self.left(self.now)

    def left(self, i: float) -> float:
        """Where slot i begins: the same in all lanes."""
        return self.lanes[0].x + _END + i * self.slot

    def span(self, i: int) -> tuple[float, float]:
        """Left and right of slice i's block, clear of its neighbours and of the lane's ends."""
        return self.left(i) + _CLEAR, self.left(i + 1) - _CLEAR


@actor(
    "lanes",
    title="Run and pause lanes",
    words=("lanes", "swimlanes", "schedule chart", "gantt chart", "execution lanes", "turn lanes"),
    params={
        "w": ("number", 1728),
        "h": ("number", 762),
        "head": ("number", 256),
        "owners": ("list", (("a", "A"), ("b", "B"), ("c", "C"), ("d", "D"))),
        "slices": ("list", ("a", "b", "c", "d", "a", "b", "c")),
        "now": ("number", 5.66),
        "resource": (("yes", "no"), "yes"),
        "run": ("text", "run"),
        "tag": ("text", "now"),
        "least_slot": ("number", 132),
        "tag_size": ("number", 34),
        "least": ("number", 34),
    },
    hero=True,
)
def lanes(theme: Theme, params: Params) -> Drawing:
    """Lanes `w` x `h` u with `head` u free at the left for the actors; `owners` are (owner, letter).

    `slices`: owner of each slice in order; `now`: position in slices, its whole part the running one;
    what comes after is dashed. When slices are narrower than `least_slot` only the last that fit are shown.
    """
    score = _score(theme, params)
    parts = [_lane(score, i) for i in range(len(score.owners))]
    items: list[Item] = [*parts, *_resource(score)]
    head = _playhead(score, params)
    w, h = params.number("w"), params.number("h")
    rows = [*zip((who for who, _ in score.owners), score.lanes, strict=True)]
    anchors = {f"head-{who}": (_COLUMN * params.number("head"), lane.bottom - 4) for who, lane in rows}
    anchors |= {f"lane-{who}": (lane.x, lane.cy) for who, lane in rows}
    if score.resource:
        anchors["head-resource"] = (_COLUMN * params.number("head"), score.resource.bottom - 8)
        anchors["lane-resource"] = (score.resource.x, score.resource.cy)
    return Drawing(
        items=(*items, head),
        box=Box(0, 0, w, h),
        foot=(w / 2, h),
        body="lane-1/bed",
        anchors={**anchors, "now": (score.x_now, 0)},
        contact=0,
        alt=_alt(score),
    )


def _score(theme: Theme, params: Params) -> Score:
    owners = tuple(
        (str(o[0]), str(o[1])) if isinstance(o, tuple) else (str(o), str(o).upper()) for o in params.list("owners")
    )
    w, h, head = params.number("w"), params.number("h"), params.number("head")
    slices = tuple(str(s) for s in params.list("slices"))
    if not owners or not slices:
        raise SceneError("lanes need at least one owner and one slice")
    now = min(max(0.0, params.number("now")), len(slices) - 0.001)
    slices, now = window(slices, now, max(1, int((w - head) / params.number("least_slot"))))
    shared = params.text("resource") == "yes"
    rows = len(owners) + shared
    free = h - _HEAD_ROOM - _FOOT_ROOM - GAP * (len(owners) - 1) - (_APART if shared else 0)
    tall = free / rows
    places = tuple(Box(head, _HEAD_ROOM + i * (tall + GAP), w - head, tall) for i in range(len(owners)))
    resource = Box(head, places[-1].bottom + _APART, w - head, tall) if shared else None
    return Score(
        owners=owners, lanes=places, resource=resource, slices=slices, now=now,
        slot=(w - head - 2 * _END) / len(slices), light=theme.keyline > 0, run=params.text("run"),
        least=params.number("least"),
    )  # fmt: skip


def window(slices: tuple[str, ...], now: float, most: int) -> tuple[tuple[str, ...], float]:
    """At most `most` slices, the running one and the one after it among them where they can be."""
    if len(slices) <= most:
        return slices, now
    last = min(len(slices), int(now) + 2)
    first = max(0, min(last - most, int(now)))
    return slices[first : first + most], now - first


def _lane(score: Score, i: int) -> Group:
    """One actor's lane: keycap blocks where it runs, pause glyphs where it waits, the future dashed."""
    who, _ = score.owners[i]
    lane, name = score.lanes[i], f"lane-{i + 1}"
    active = score.slices[score.running] == who
    bed = block(f"{name}/bed", lane, min(24.0, 0.21 * lane.h), Paint("panel_2" if active else "stage"))
    items: list[Item] = [bed]
    for k, owner in enumerate(score.slices):
        part = f"{name}/slice-{k + 1}"
        if owner == who and k < score.running:
            items.append(_run(part, _block(lane, score.span(k)), _past(score, who), score))
        elif owner == who and k == score.running:
            items.append(_running(part, score, lane, tone(who)))
        elif owner == who:
            items.append(_future(part, score, _block(lane, score.span(k)), who))
        elif k <= score.running:
            items += _pause(part, score, lane, k)
    return Group(id=name, items=tuple(items))


def _block(lane: Box, span: tuple[float, float], rim: float = 0.11) -> Box:
    inset = rim * lane.h
    return Box(span[0], lane.y + inset, span[1] - span[0], lane.h - 2 * inset)


def _lip(box: Box) -> float:
    return min(12.0, max(6.0, 0.09 * box.h))


def _run(name: str, box: Box, colours: Tone, score: Score) -> Group:
    items: tuple[Item, ...] = keycap(name, box, min(18.0, 0.2 * box.h), _lip(box), colours)
    return Group(id=name, items=(*items, *_word(name, replace(box, h=box.h - _lip(box)), colours, score)))


def _word(name: str, face: Box, colours: Tone, score: Score) -> tuple[Item, ...]:
    """The word of a running block, or nothing where it would be too small to read."""
    size = fitted(score.run, "display", face.w - 24, (score.least, max(score.least, 0.55 * face.h))) if score.run else 0
    if not size:
        return ()
    return (centred(f"{name}/word", score.run, face.cx, face.cy, face="display", size=size, paint=colours.letter),)


def _running(name: str, score: Score, lane: Box, colours: Tone) -> Group:
    """Solid up to the playhead, an outline after it."""
    left, right = score.span(score.running)
    now = min(max(score.x_now, left), right)
    whole = _block(lane, (left, right))
    soft, lip = min(18.0, 0.2 * whole.h), _lip(whole)
    frame = _rest(f"{name}/rest", whole, colours)
    done = replace(whole, w=now - left)
    if done.w < 2 * soft:
        return Group(id=name, items=(frame,))
    face = replace(done, h=done.h - lip)
    items: tuple[Item, ...] = (
        frame,
        filled(f"{name}/lip", slab(done, soft, 0), colours.lip),
        filled(f"{name}/face", slab(face, soft, 0), colours.base),
    )
    return Group(id=name, items=(*items, *_word(name, face, colours, score)))


def _rest(name: str, whole: Box, colours: Tone) -> Shape:
    """The outline of a slice that is running: what is left of it shows."""
    radius = min(18.0, 0.2 * whole.h) - 2
    return Shape(id=name, kind="rect", box=whole.inset(3), radius=radius, stroke=Stroke(colours.base, 6))


def _past(score: Score, who: str) -> Tone:
    """What has run steps back, so that the running slice is the bright one."""
    own = tone(who)
    mix, amount, letter = ("stage", 0.45, own.letter) if score.light else ("ink", 0.4, Paint("paper"))
    base, lip, gloss = (replace(part, mix=mix, amount=amount) for part in (own.base, own.lip, own.gloss))
    return Tone(base, lip, gloss, letter)


def _future(name: str, score: Score, whole: Box, who: str) -> Shape:
    box, soft = whole.inset(3), min(16.0, 0.2 * whole.h)
    stroke = Stroke(_faded(score, who), 6, dash=dashes(box, soft, 6, (3.0, 2.33)))
    return Shape(id=name, kind="rect", box=box, radius=soft, stroke=stroke)


def _faded(score: Score, who: str) -> Paint:
    """The colour of what has not happened yet: towards the ground in the dark, towards ink on paper."""
    colours = tone(who)
    if score.light:
        return replace(colours.lip, mix="ink", amount=0.2)
    return replace(colours.base, mix="stage", amount=0.2)


def _pause(name: str, score: Score, lane: Box, k: int) -> tuple[Item, ...]:
    """Two bars in the middle of the slice, or of what has passed of it."""
    left = score.left(k)
    passed = (score.now - k) * score.slot if k == score.running else score.slot
    if passed < 60:
        return ()
    tall = 0.32 * lane.h
    thick = 0.316 * tall
    x, y = left + passed / 2, lane.cy - tall / 2
    bars = (
        block(f"{name}/pause-1", Box(x - 1.42 * thick, y, thick, tall), thick / 3, Paint("line_2")),
        block(f"{name}/pause-2", Box(x + 0.42 * thick, y, thick, tall), thick / 3, Paint("line_2")),
    )
    return (Group(id=name, items=bars),)


def _resource(score: Score) -> tuple[Item, ...]:
    """The shared thing's own lane: who had it, walled, lettered, nothing solid after now."""
    lane = score.resource
    if lane is None:
        return ()
    soft = min(26.0, 0.22 * lane.h)
    items: list[Item] = [block("resource/bed", lane, soft, Paint("stage"))]
    letters = dict(score.owners)
    for k, who in enumerate(score.slices):
        left, right = score.span(k)
        letter = letters.get(who, who.upper())
        if k > score.running:
            items.append(_next(f"resource/next-{k + 1}", score, _block(lane, (left, right), _RIM), who, letter))
            continue
        cut = k == score.running
        box = _block(lane, (left, min(right, score.x_now)), _RIM)
        if cut:
            items.append(_rest(f"resource/turn-{k + 1}/rest", _block(lane, (left, right), _RIM), tone(who)))
        items += _turn(f"resource/turn-{k + 1}", box, tone(who) if cut else _past(score, who), letter, cut=cut)
    wall = Stroke(Paint("ink" if score.light else "line_2"), _WALL)
    edge = lane.inset(_WALL / 2)
    items.append(Shape(id="resource/wall", kind="rect", box=edge, radius=soft - _WALL / 2, stroke=wall))
    return (Group(id="resource", items=tuple(items)),)


def _next(name: str, score: Score, box: Box, who: str, letter: str) -> Group:
    """Who has it next: dashed, as in its own lane, with its letter."""
    face = replace(box, h=box.h - _lip(box))
    size = fitted(letter, "display", face.w - 32, (20, 0.63 * face.h))
    frame = _future(f"{name}/block", score, box, who)
    if not size:
        return Group(id=name, items=(frame,))
    mark = centred(f"{name}/letter", letter, face.cx, face.cy, face="display", size=size, paint=_faded(score, who))
    return Group(id=name, items=(frame, mark))


def _turn(name: str, box: Box, colours: Tone, letter: str, *, cut: bool) -> tuple[Item, ...]:
    if box.w < 28:
        return ()
    soft, lip = min(14.0, 0.15 * box.h), _lip(box)
    face = replace(box, h=box.h - lip)
    items: list[Item] = [
        filled(f"{name}/lip", slab(box, soft, 0 if cut else soft), colours.lip),
        filled(f"{name}/face", slab(face, soft, 0 if cut else soft), colours.base),
    ]
    size = fitted(letter, "display", face.w - 16, (20, 0.63 * face.h))
    if size:
        items.append(
            centred(f"{name}/letter", letter, face.cx, face.cy, face="display", size=size, paint=colours.letter)
        )
    return (Group(id=name, items=tuple(items)),)


def _playhead(score: Score, params: Params) -> Group:
    """The line through all lanes and its tag, kept inside the lanes' width."""
    bottom = (score.resource or score.lanes[-1]).bottom + _FOOT_ROOM - 4
    d: PathData = (("M", (score.x_now, 52)), ("L", (score.x_now, bottom)))
    size, word = params.number("tag_size"), params.text("tag")
    half = (width_of(word, "text-bold", size) + 42) / 2
    x = min(max(score.x_now, score.lanes[0].x + half), score.lanes[0].right - half)
    plate = Box(x - half, 0, 2 * half, 54)
    words = centred("now/word", word, x, 27, face="text-bold", size=size, paint=Paint("bg"))
    return Group(
        id="now",
        items=(
            Path(id="now/line", d=d, stroke=Stroke(Paint("text"), 8)),
            block("now/tag", plate, 17, Paint("text")),
            words,
        ),
    )


def _alt(score: Score) -> str:
    letters = dict(score.owners)
    order: Sequence[str] = [letters.get(who, who) for who in score.slices[: score.running + 1]]
    return f"Lanes: {', '.join(order)} run in turn; now {order[-1]} runs" if order else "Lanes"
